"""Sets the answers that registrations give to their event's own fields."""

from collections.abc import Mapping, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from wego_desktop.db.models import Registration
from wego_desktop.db.unit_of_work import Database
from wego_desktop.domain.actor import Actor
from wego_desktop.domain.operations import Op
from wego_desktop.domain.rights import Right, require
from wego_desktop.errors import UserError
from wego_desktop.services.outcome import Outcome, outcome
from wego_desktop.services.own_fields.answering import Answering
from wego_desktop.services.registration_lookup import naming, registration_with

_CHUNK = 400


class AnswerService:
    """Sets answers of one registration or of many, typed or as values; keys are those of the fields."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def set_for(self, actor: Actor, registration_id: str, answers: Mapping[str, object]) -> Outcome[int]:
        """One registration with these answers; the value counts those that changed. Empty takes one away.

        Raises `UserError`: `no_such_registration`, `no_such_own_field`, `answer_required`,
        `answer_not_asked`, `answer_not_…`, `answer_too_long`, `not_allowed`.
        """
        require(actor.role, Right.EDIT_PEOPLE)
        with self._database.write(Op.EDIT_ANSWERS, actor) as unit:
            row = registration_with(unit.session, registration_id)
            unit.event_id = row.event_id
            unit.note(**naming(unit.session, row))
            answering = Answering(unit.session, row.event_id)
            answering.load([row.id])
            return outcome(unit, answering.write(row.id, row.category_id, answers))

    def set_for_all(
        self, actor: Actor, registration_ids: Sequence[str], answers: Mapping[str, object]
    ) -> Outcome[int]:
        """All these registrations of one event with these answers, with one undo; the value counts them.

        Those who are not asked are left out. Raises as `set_for`, and `several_events`.
        """
        require(actor.role, Right.EDIT_PEOPLE)
        with self._database.write(Op.EDIT_ANSWERS, actor) as unit:
            rows = _registrations(unit.session, registration_ids)
            unit.event_id = rows[0].event_id if rows else None
            if any(row.event_id != unit.event_id for row in rows):
                raise UserError("several_events")
            answering = Answering(unit.session, unit.event_id or "")
            answering.load(row.id for row in rows)
            values = {key: answering.read(key, given) for key, given in answers.items()}
            count = 0
            for row in rows:
                asked = {spec.key for spec in answering.asked(row.category_id)}
                given = {key: value for key, value in values.items() if key in asked or value is None}
                count += bool(answering.write(row.id, row.category_id, given))
            unit.note(count=count)
            return outcome(unit, count)


def _registrations(session: Session, ids: Sequence[str]) -> list[Registration]:
    wanted = sorted(set(ids))
    found: list[Registration] = []
    for start in range(0, len(wanted), _CHUNK):
        statement = select(Registration).where(Registration.id.in_(wanted[start : start + _CHUNK]))
        found.extend(session.scalars(statement))
    if len(found) != len(wanted):
        raise UserError("no_such_registration")
    return sorted(found, key=lambda row: row.number)
