"""Looking a registration up in an open transaction, and how the journal names it."""

from sqlalchemy.orm import Session

from wego_desktop.db.models import Event, Person, Registration
from wego_desktop.domain.codes import registration_number
from wego_desktop.domain.person_names import shown_name
from wego_desktop.domain.registration_states import is_active
from wego_desktop.errors import UserError


def registration_with(session: Session, registration_id: str) -> Registration:
    """The registration; raises `no_such_registration`."""
    row = session.get(Registration, registration_id)
    if row is None:
        raise UserError("no_such_registration")
    return row


def active_registration(session: Session, registration_id: str) -> Registration:
    """The registration, which has not ended; raises `no_such_registration`, `registration_ended`."""
    row = registration_with(session, registration_id)
    if not is_active(row.status):
        raise UserError("registration_ended", **naming(session, row))
    return row


def naming(session: Session, row: Registration) -> dict[str, str]:
    """Name and number, as a summary of the journal or the parameters of an error take them."""
    event = session.get_one(Event, row.event_id)
    person = session.get_one(Person, row.person_id)
    return {"name": name_of(person), "number": registration_number(event.code, row.number)}


def name_of(person: Person) -> str:
    """The name as lists show it."""
    return shown_name(person.given_names, person.family_name, person.native_name)
