"""The waiting list of an event in its order, and who on it could have a place now."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from wego_desktop.db.models import Category, Event, Organisation, Person, Registration, WaitingPlace
from wego_desktop.db.unit_of_work import Database
from wego_desktop.domain.codes import registration_number
from wego_desktop.domain.enums import CategoryShape, RegistrationStatus
from wego_desktop.domain.limits import Holding
from wego_desktop.domain.person_names import shown_name
from wego_desktop.services.limits.book import load_place_book


@dataclass(frozen=True, slots=True)
class WaitingRow:
    """Somebody on the waiting list; `place` counts from 1, `has_room` says that they could be promoted now.

    Room is given in the order of the list: what the first takes is no longer there for the next.
    """

    place: int
    registration_id: str
    number: str
    name: str
    native_name: str
    organisation: str
    country: str
    category_id: str
    category: str
    category_shape: CategoryShape
    category_colour: str
    since_at: datetime
    has_room: bool


def waiting(database: Database, event_id: str) -> tuple[WaitingRow, ...]:
    """The waiting list in its order; at most three statements."""
    with database.read() as session:
        records = session.execute(_statement(event_id)).all()
        if not records:
            return ()
        book = load_place_book(session, event_id)
    rows = []
    for place, (row, person, category, code, organisation, since_at) in enumerate(records, start=1):
        holding = Holding(row.category_id, row.organisation_id)
        has_room = book.verdict(holding).full is None
        if has_room:
            book.take(holding)
        rows.append(
            WaitingRow(
                place,
                row.id,
                registration_number(code, row.number),
                shown_name(person.given_names, person.family_name, person.native_name),
                person.native_name if person.given_names or person.family_name else "",
                organisation.name if organisation else "",
                (organisation.country or "") if organisation else "",
                category.id,
                category.name,
                category.shape,
                category.colour,
                since_at,
                has_room,
            )
        )
    return tuple(rows)


def waiting_ids(session: Session, event_id: str) -> list[str]:
    """The registrations on the waiting list in its order, inside an open session."""
    return list(session.scalars(_in_order(select(Registration.id), event_id)))


def _in_order(statement: Any, event_id: str) -> Any:
    """Those who wait, in the order of `services.limits.placing.waiting_rows`."""
    return (
        statement.outerjoin(WaitingPlace, WaitingPlace.registration_id == Registration.id)
        .where(Registration.event_id == event_id, Registration.status == RegistrationStatus.WAITLISTED)
        .order_by(
            WaitingPlace.position.is_not(None),
            WaitingPlace.position,
            WaitingPlace.since_at,
            Registration.registered_at,
            Registration.number,
        )
    )


def _statement(event_id: str) -> Any:
    statement = (
        select(
            Registration,
            Person,
            Category,
            Event.code,
            Organisation,
            func.coalesce(WaitingPlace.since_at, Registration.registered_at),
        )
        .join(Person, Person.id == Registration.person_id)
        .join(Category, Category.id == Registration.category_id)
        .join(Event, Event.id == Registration.event_id)
        .outerjoin(Organisation, Organisation.id == Registration.organisation_id)
    )
    return _in_order(statement, event_id)
