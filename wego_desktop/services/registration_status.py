"""The rules by which a registration changes its state; each works in an open transaction."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from wego_desktop.db.models import Event, Person, Registration
from wego_desktop.domain.codes import registration_number
from wego_desktop.domain.enums import RegistrationStatus
from wego_desktop.domain.person_names import shown_name
from wego_desktop.domain.registration_states import ENDED, is_active
from wego_desktop.errors import UserError


def change_status(session: Session, row: Registration, status: RegistrationStatus, reason: str) -> bool:
    """Put `row` into a state; whether that changed anything. Raises `registered_again`."""
    if row.status is status:
        return False
    if is_active(status):
        if not is_active(row.status):
            require_free(session, row.event_id, session.get_one(Person, row.person_id))
        row.former_status = None
    elif is_active(row.status):
        row.former_status = row.status
    row.status = status
    row.status_reason = reason
    return True


def return_to_former(session: Session, row: Registration) -> bool:
    """Re-activate `row` in the state it had before it ended; whether it had ended.

    A registration that came in ended, by an import for instance, becomes confirmed.
    """
    if is_active(row.status):
        return False
    return change_status(session, row, row.former_status or RegistrationStatus.CONFIRMED, "")


def require_free(session: Session, event_id: str, person: Person) -> None:
    """Raise `registered_again` when the person has an active registration for the event."""
    statement = (
        select(Registration.number, Event.code)
        .join(Event, Event.id == Registration.event_id)
        .where(
            Registration.event_id == event_id,
            Registration.person_id == person.id,
            Registration.status.not_in(sorted(ENDED)),
        )
        .limit(1)
    )
    found = session.execute(statement).first()
    if found is not None:
        number, code = found
        name = shown_name(person.given_names, person.family_name, person.native_name)
        raise UserError("registered_again", name=name, number=registration_number(code, number))
