"""Registering people for an event, one at a time."""

from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from wego_desktop.db.models import Category, Event, Registration
from wego_desktop.db.unit_of_work import Database, WriteUnit
from wego_desktop.domain.actor import Actor
from wego_desktop.domain.codes import registration_number
from wego_desktop.domain.operations import Op
from wego_desktop.domain.registration_states import ENDED
from wego_desktop.domain.rights import Right, require
from wego_desktop.errors import UserError
from wego_desktop.services.outcome import Outcome, outcome
from wego_desktop.services.registering import (
    PersonFields,
    RegistrationFields,
    new_person,
    new_registration,
    next_number,
)


class RegistrationService:
    """Registers people."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def register_new_person(
        self, actor: Actor, event_id: str, person: PersonFields, registration: RegistrationFields
    ) -> Outcome[str]:
        """A new person with a registration for the event; the value is the registration's id.

        Raises `UserError`: `name_missing`, `no_such_event`, `no_such_category`, `number_taken`,
        `not_allowed`.
        """
        require(actor.role, Right.EDIT_PEOPLE)
        with self._database.write(Op.REGISTER, actor, event_id) as unit:
            added = new_person(person)
            unit.session.add(added)
            fields = registration
            if fields.organisation_id is None:
                fields = replace(fields, organisation_id=person.organisation_id)
            row = _add(unit.session, event_id, added.id, fields, unit)
            unit.note(name=f"{person.given_names} {person.family_name}".strip() or person.native_name)
            return outcome(unit, row.id)

    def register(
        self, actor: Actor, event_id: str, person_id: str, registration: RegistrationFields
    ) -> Outcome[str]:
        """A further registration of a known person; the value is its id; also `already_registered`."""
        require(actor.role, Right.EDIT_PEOPLE)
        with self._database.write(Op.REGISTER, actor, event_id) as unit:
            row = _add(unit.session, event_id, person_id, registration, unit)
            return outcome(unit, row.id)


def active_registration(session: Session, event_id: str, person_id: str) -> Registration | None:
    """The person's one active registration for the event, or None."""
    return session.scalar(
        select(Registration).where(
            Registration.event_id == event_id,
            Registration.person_id == person_id,
            Registration.status.not_in(ENDED),
        )
    )


def _add(
    session: Session, event_id: str, person_id: str, fields: RegistrationFields, unit: WriteUnit
) -> Registration:
    event = session.get(Event, event_id)
    if event is None:
        raise UserError("no_such_event", code=event_id)
    category = session.get(Category, fields.category_id)
    if category is None or category.event_id != event_id:
        raise UserError("no_such_category", name=fields.category_id)
    row = new_registration(event_id, person_id, next_number(session, event_id), fields, unit.now)
    session.add(row)
    session.flush()
    unit.note(number=registration_number(event.code, row.number))
    return row
