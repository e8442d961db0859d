"""Registering people for an event, editing registrations, and changing their status."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TypedDict, Unpack

from sqlalchemy import select
from sqlalchemy.orm import Session

from wego_desktop.db.models import Category, Event, Organisation, Person, Registration
from wego_desktop.db.unit_of_work import Database, WriteUnit
from wego_desktop.domain.actor import Actor
from wego_desktop.domain.codes import registration_number
from wego_desktop.domain.enums import AttendanceMode, ConsentPurpose, DelegationRole, RegistrationStatus
from wego_desktop.domain.operations import Op
from wego_desktop.domain.rights import Right, require
from wego_desktop.errors import UserError
from wego_desktop.i18n import _
from wego_desktop.services.companion_service import still_coming
from wego_desktop.services.consent_service import add_consent
from wego_desktop.services.limits.placing import Placing, settle_all
from wego_desktop.services.outcome import Notice, Outcome, outcome
from wego_desktop.services.own_fields.answering import Answering
from wego_desktop.services.person_service import check_person
from wego_desktop.services.registering import (
    PersonFields,
    RegistrationFields,
    new_person,
    new_registration,
    next_number,
    organisation_named,
)
from wego_desktop.services.registration_lookup import name_of, naming, registration_with
from wego_desktop.services.registration_status import change_status, require_free, return_to_former


class RegistrationEdit(TypedDict, total=False):
    """The facts that are to change; what is not given stays. `organisation_name` adds it when unknown."""

    category_id: str
    mode: AttendanceMode
    delegation_role: DelegationRole
    organisation_id: str | None
    organisation_name: str
    notes: str
    desk_note: str
    status_reason: str
    dietary: str
    accessibility: str
    is_photo_refused: bool


@dataclass(frozen=True, slots=True)
class DelegateFields:
    """What the form for a new delegate holds; `person_id` is set when it is somebody on file.

    `answers` are those to the event's own fields by key, as typed or as values.
    """

    person: PersonFields
    registration: RegistrationFields
    organisation_name: str = ""
    person_id: str | None = None
    answers: Mapping[str, object] = field(default_factory=dict)


class RegistrationService:
    """Registers people and changes their registrations."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def register_new_person(
        self, actor: Actor, event_id: str, person: PersonFields, registration: RegistrationFields
    ) -> Outcome[str]:
        """A new person with a registration for the event; the value is the registration's id.

        Raises `UserError`: `name_missing`, `email_malformed`, `no_such_event`, `no_such_category`,
        `number_taken`, `not_allowed`.
        """
        return self.add_delegate(actor, event_id, DelegateFields(person, registration))

    def register(
        self, actor: Actor, event_id: str, person_id: str, registration: RegistrationFields
    ) -> Outcome[str]:
        """A further registration of a known person; the value is its id; also `registered_again`."""
        return self.add_delegate(
            actor, event_id, DelegateFields(PersonFields(), registration, person_id=person_id)
        )

    def add_delegate(
        self, actor: Actor, event_id: str, fields: DelegateFields, over_limit: str = ""
    ) -> Outcome[str]:
        """A registration of a new or a known person, with an organisation that may be new; one undo.

        The value is the registration's id; a notice says when it went on the waiting list. A reason in
        `over_limit` allows it although a limit is reached. Raises what `register_new_person` and `register`
        do, and `limit_reached`, `limit_refused`, `answer_required`, and what `read_answer` raises.
        """
        require(actor.role, Right.EDIT_PEOPLE)
        with self._database.write(Op.REGISTER, actor, event_id) as unit:
            session = unit.session
            organisation_id = (
                organisation_named(session, fields.organisation_name)
                or fields.registration.organisation_id
                or fields.person.organisation_id
            )
            person = _person(session, fields, organisation_id)
            if fields.person_id is not None:
                require_free(session, event_id, person)
                organisation_id = organisation_id or person.organisation_id
            registration = replace(fields.registration, organisation_id=organisation_id)
            placing = Placing(unit, event_id)
            row = _add(session, event_id, person.id, registration, unit)
            unit.note(name=name_of(person))
            notices = placing.settle(row, over_limit=over_limit, is_new=True)
            answering = Answering(session, event_id)
            answering.require_complete(row.category_id, fields.answers)
            answering.write(row.id, row.category_id, fields.answers)
            return outcome(unit, row.id, notices)

    def edit(
        self, actor: Actor, registration_id: str, *, over_limit: str = "", **facts: Unpack[RegistrationEdit]
    ) -> Outcome[str]:
        """The registration with other facts; the value is its id.

        A change of `is_photo_refused` goes into the consent ledger. Another category or organisation may be
        full: `limit_reached` unless `over_limit` gives a reason, or `limit_refused`. Raises also
        `no_such_registration`, `no_such_category`, `no_such_organisation`, `not_allowed`.
        """
        require(actor.role, Right.EDIT_PEOPLE)
        with self._database.write(Op.EDIT_REGISTRATION, actor) as unit:
            row = registration_with(unit.session, registration_id)
            unit.event_id = row.event_id
            if "organisation_name" in facts:
                facts["organisation_id"] = organisation_named(unit.session, facts.pop("organisation_name"))
            _check_references(unit.session, row, facts)
            refused = facts.pop("is_photo_refused", row.is_photo_refused)
            if refused is not row.is_photo_refused:
                how = _("told the organisers")
                add_consent(unit, row, ConsentPurpose.PHOTO, is_given=not refused, how=how)
            notices = _set_facts(unit, [row], facts, over_limit)
            unit.note(**naming(unit.session, row))
            return outcome(unit, row.id, notices)

    def edit_many(
        self,
        actor: Actor,
        registration_ids: Sequence[str],
        *,
        over_limit: str = "",
        **facts: Unpack[RegistrationEdit],
    ) -> Outcome[int]:
        """All these registrations of one event with the same other facts, with one undo.

        The value counts them. Raises what `edit` raises.
        """
        require(actor.role, Right.EDIT_PEOPLE)
        with self._database.write(Op.EDIT_REGISTRATION, actor) as unit:
            rows = _registrations(unit.session, registration_ids)
            if "organisation_name" in facts:
                facts["organisation_id"] = organisation_named(unit.session, facts.pop("organisation_name"))
            for row in rows:
                _check_references(unit.session, row, facts)
            notices = _set_facts(unit, rows, facts, over_limit)
            _note_all(unit, rows)
            return outcome(unit, len(rows), notices)

    def set_status(
        self,
        actor: Actor,
        registration_ids: Sequence[str],
        status: RegistrationStatus,
        reason: str = "",
        over_limit: str = "",
    ) -> Outcome[int]:
        """All these registrations in a state, with one undo; the value counts those that changed.

        A registration that ends keeps its state for re-activation. Notices tell who went on the waiting list
        instead, who on it has a place now, and who accompanies somebody that ended. Raises `UserError`:
        `successor_needed` for substituted, `registered_again`, `limit_reached` unless `over_limit` gives a
        reason, `limit_refused`, `no_such_registration`, `not_allowed`.
        """
        require(actor.role, Right.EDIT_PEOPLE)
        if status is RegistrationStatus.SUBSTITUTED:
            raise UserError("successor_needed")
        with self._database.write(Op.SET_STATUS, actor, status=status.value) as unit:
            rows = _registrations(unit.session, registration_ids)
            changed, notices = settle_all(
                unit,
                rows,
                lambda row: change_status(unit.session, row, status, reason.strip()),
                over_limit=over_limit.strip(),
            )
            _note_all(unit, changed)
            return outcome(unit, len(changed), (*notices, *still_coming(unit.session, changed)))

    def reactivate(self, actor: Actor, registration_ids: Sequence[str], over_limit: str = "") -> Outcome[int]:
        """Ended registrations in the state that they had before, with one undo; the value counts them.

        Active ones are left alone. Raises `UserError`: `nothing_to_reactivate`, `registered_again`,
        `limit_reached`, `limit_refused`, `no_such_registration`, `not_allowed`.
        """
        require(actor.role, Right.EDIT_PEOPLE)
        with self._database.write(Op.SET_STATUS, actor, status="former") as unit:
            rows = _registrations(unit.session, registration_ids)
            changed, notices = settle_all(
                unit, rows, lambda row: return_to_former(unit.session, row), over_limit=over_limit.strip()
            )
            if not changed:
                raise UserError("nothing_to_reactivate")
            _note_all(unit, changed)
            return outcome(unit, len(changed), notices)


def _person(session: Session, fields: DelegateFields, organisation_id: str | None) -> Person:
    if fields.person_id is not None:
        known = session.get(Person, fields.person_id)
        if known is None:
            raise UserError("no_such_person")
        return known
    added = new_person(replace(fields.person, organisation_id=organisation_id))
    check_person(added)
    session.add(added)
    return added


def _add(
    session: Session, event_id: str, person_id: str, fields: RegistrationFields, unit: WriteUnit
) -> Registration:
    event = session.get(Event, event_id)
    if event is None:
        raise UserError("no_such_event", code=event_id)
    _require_category(session, event_id, fields.category_id)
    row = new_registration(event_id, person_id, next_number(session, event_id), fields, unit.now)
    session.add(row)
    session.flush()
    unit.note(number=registration_number(event.code, row.number))
    return row


def _require_category(session: Session, event_id: str, category_id: str) -> None:
    category = session.get(Category, category_id)
    if category is None or category.event_id != event_id:
        raise UserError("no_such_category", name=category_id)


def _check_references(session: Session, row: Registration, facts: RegistrationEdit) -> None:
    if "category_id" in facts:
        _require_category(session, row.event_id, facts["category_id"])
    organisation_id = facts.get("organisation_id")
    if organisation_id is not None and session.get(Organisation, organisation_id) is None:
        raise UserError("no_such_organisation")


def _set_facts(
    unit: WriteUnit, rows: Sequence[Registration], facts: RegistrationEdit, over_limit: str
) -> tuple[Notice, ...]:
    """Give the rows these facts; another category or organisation counts under other limits."""

    def change(row: Registration) -> bool:
        for fact, value in facts.items():
            setattr(row, fact, value.strip() if isinstance(value, str) else value)
        return True

    if {"category_id", "organisation_id"}.isdisjoint(facts):
        for row in rows:
            change(row)
        return ()
    return settle_all(unit, rows, change, over_limit=over_limit.strip(), may_wait=False)[1]


_CHUNK = 400


def _registrations(session: Session, ids: Sequence[str]) -> list[Registration]:
    """These registrations by number; a server locks them against another writer."""
    wanted = sorted(set(ids))
    found: list[Registration] = []
    for start in range(0, len(wanted), _CHUNK):
        statement = select(Registration).where(Registration.id.in_(wanted[start : start + _CHUNK]))
        found.extend(session.scalars(statement.with_for_update()))
    if len(found) != len(wanted):
        raise UserError("no_such_registration")
    return sorted(found, key=lambda row: row.number)


def _note_all(unit: WriteUnit, rows: Sequence[Registration]) -> None:
    unit.note(count=len(rows))
    if rows:
        unit.event_id = rows[0].event_id
    if len(rows) == 1:
        unit.note(**naming(unit.session, rows[0]))
