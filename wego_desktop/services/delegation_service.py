"""What is kept about one organisation's delegation at an event: its focal point, and notes."""

from sqlalchemy import select

from wego_desktop.db.models import Delegation, Event, Organisation, Person, new_id
from wego_desktop.db.unit_of_work import Database, WriteUnit
from wego_desktop.domain.actor import Actor
from wego_desktop.domain.operations import Op
from wego_desktop.domain.rights import Right, require
from wego_desktop.errors import UserError
from wego_desktop.services.outcome import Outcome, outcome
from wego_desktop.services.registration_lookup import name_of, naming, registration_with


class DelegationService:
    """Edits delegations."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def set_focal_point(
        self, actor: Actor, event_id: str, organisation_id: str, person_id: str | None
    ) -> Outcome[str]:
        """The delegation with this person as the one whom the organisers write to; None for nobody.

        The focal point need not be registered. The value is the name of the organisation. Raises
        `UserError`: `no_such_event`, `no_such_organisation`, `no_such_person`, `not_allowed`.
        """
        require(actor.role, Right.EDIT_PEOPLE)
        with self._database.write(Op.EDIT_DELEGATION, actor, event_id) as unit:
            found, name = _delegation(unit, event_id, organisation_id)
            if person_id is not None and unit.session.get(Person, person_id) is None:
                raise UserError("no_such_person")
            if found is None and person_id is not None:
                found = _new(unit, event_id, organisation_id)
            if found is not None:
                found.focal_person_id = person_id
            return outcome(unit, name)

    def make_focal_point(self, actor: Actor, registration_id: str) -> Outcome[str]:
        """The registered person as the focal point of the delegation; the value is the person's name.

        Raises `UserError`: `no_such_registration`, `no_delegation`, `not_allowed`.
        """
        require(actor.role, Right.EDIT_PEOPLE)
        with self._database.write(Op.EDIT_DELEGATION, actor) as unit:
            row = registration_with(unit.session, registration_id)
            unit.event_id = row.event_id
            if row.organisation_id is None:
                raise UserError("no_delegation", **naming(unit.session, row))
            found, _organisation = _delegation(unit, row.event_id, row.organisation_id)
            found = found or _new(unit, row.event_id, row.organisation_id)
            found.focal_person_id = row.person_id
            return outcome(unit, name_of(unit.session.get_one(Person, row.person_id)))

    def edit_notes(self, actor: Actor, event_id: str, organisation_id: str, notes: str) -> Outcome[str]:
        """The delegation with other notes; the value is the name of the organisation.

        Raises `UserError`: `no_such_event`, `no_such_organisation`, `not_allowed`.
        """
        require(actor.role, Right.EDIT_PEOPLE)
        with self._database.write(Op.EDIT_DELEGATION, actor, event_id) as unit:
            found, name = _delegation(unit, event_id, organisation_id)
            if found is None and notes.strip():
                found = _new(unit, event_id, organisation_id)
            if found is not None:
                found.notes = notes.strip()
            return outcome(unit, name)


def _delegation(unit: WriteUnit, event_id: str, organisation_id: str) -> tuple[Delegation | None, str]:
    session = unit.session
    if session.get(Event, event_id) is None:
        raise UserError("no_such_event", code=event_id)
    organisation = session.get(Organisation, organisation_id)
    if organisation is None:
        raise UserError("no_such_organisation")
    unit.note(name=organisation.name)
    statement = select(Delegation).where(
        Delegation.event_id == event_id, Delegation.organisation_id == organisation_id
    )
    return session.scalar(statement), organisation.name


def _new(unit: WriteUnit, event_id: str, organisation_id: str) -> Delegation:
    row = Delegation(
        id=new_id(), event_id=event_id, organisation_id=organisation_id, focal_person_id=None, notes=""
    )
    unit.session.add(row)
    return row
