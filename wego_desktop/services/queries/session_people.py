"""The people of one session: roles, the list of seats, and whom one may add."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session as OrmSession

from wego_desktop.db.models import (
    Admission,
    Category,
    Checkpoint,
    Event,
    Organisation,
    Person,
    PresenceRow,
    Registration,
    SearchText,
    SessionRole,
)
from wego_desktop.db.unit_of_work import Database
from wego_desktop.domain.codes import registration_number
from wego_desktop.domain.enums import AdmissionState, CategoryShape, SessionRoleKind
from wego_desktop.domain.person_names import shown_name
from wego_desktop.domain.registration_states import ENDED, EXPECTED
from wego_desktop.domain.text import words
from wego_desktop.services.programme_rows import get_session, registration_events


@dataclass(frozen=True, slots=True)
class RoleRow:
    """One person's part in the session."""

    id: str
    person_id: str
    name: str
    native_name: str
    organisation: str
    kind: SessionRoleKind
    is_confirmed: bool


@dataclass(frozen=True, slots=True)
class SeatRow:
    """One registration on the session's list; `number` is the human one."""

    registration_id: str
    person_id: str
    number: str
    name: str
    native_name: str
    organisation: str
    country: str
    category: str
    category_colour: str
    category_shape: CategoryShape
    state: AdmissionState
    is_inside: bool


@dataclass(frozen=True, slots=True)
class PersonChoice:
    """A registration that can be chosen for a role or a seat."""

    registration_id: str
    person_id: str
    number: str
    name: str
    native_name: str
    organisation: str
    category: str


@dataclass(frozen=True, slots=True)
class CategoryChoice:
    """A category whose people can be added at once; `people` counts those expected."""

    id: str
    name: str
    event_code: str
    people: int


@dataclass(frozen=True, slots=True)
class SessionPeople:
    """Everybody of one session."""

    roles: tuple[RoleRow, ...]
    seats: tuple[SeatRow, ...]
    categories: tuple[CategoryChoice, ...]


def session_people(database: Database, session_id: str) -> SessionPeople:
    """Roles, seats in order of state and name, and categories; raises `UserError("no_such_session")`."""
    with database.read() as session:
        row = get_session(session, session_id)
        events = registration_events(session, row.event_id)
        return SessionPeople(
            _roles(session, session_id), _seats(session, session_id), _categories(session, events)
        )


def find_people(database: Database, event_id: str, text: str, limit: int = 8) -> tuple[PersonChoice, ...]:
    """Active registrations of the event or its umbrella whose search text holds every word, by name.

    A person registered at both is found once, with the event's own registration.
    """
    with database.read() as session:
        events = registration_events(session, event_id)
        statement = _person_statement().where(
            Registration.event_id.in_(events), Registration.status.not_in(ENDED)
        )
        statement = statement.join(SearchText, SearchText.registration_id == Registration.id)
        for word in words(text):
            statement = statement.where(SearchText.text.contains(word, autoescape=True))
        found = session.execute(statement.order_by(Person.sort_key, Registration.id).limit(limit * 2)).all()
    ordered = sorted(found, key=lambda row: events.index(row[0].event_id))
    by_person = {row[1].id: row for row in reversed(ordered)}
    chosen = [row for row in found if by_person.get(row[1].id) is row]
    return tuple(
        PersonChoice(
            registration.id,
            person.id,
            registration_number(event_code, registration.number),
            shown_name(person.given_names, person.family_name, person.native_name),
            person.native_name,
            organisation or "",
            category,
        )
        for registration, person, event_code, organisation, category in chosen[:limit]
    )


def _person_statement() -> Select[Registration, Person, str, str | None, str]:
    return (
        select(Registration, Person, Event.code, Organisation.name, Category.name)
        .join(Person, Person.id == Registration.person_id)
        .join(Event, Event.id == Registration.event_id)
        .join(Category, Category.id == Registration.category_id)
        .outerjoin(Organisation, Organisation.id == Registration.organisation_id)
    )


def _roles(session: OrmSession, session_id: str) -> tuple[RoleRow, ...]:
    statement = (
        select(SessionRole, Person, Organisation.name)
        .join(Person, Person.id == SessionRole.person_id)
        .outerjoin(Organisation, Organisation.id == Person.organisation_id)
        .where(SessionRole.session_id == session_id)
        .order_by(SessionRole.position, SessionRole.id)
    )
    return tuple(
        RoleRow(
            role.id,
            person.id,
            shown_name(person.given_names, person.family_name, person.native_name),
            person.native_name,
            organisation or "",
            role.kind,
            role.is_confirmed,
        )
        for role, person, organisation in session.execute(statement)
    )


def _seats(session: OrmSession, session_id: str) -> tuple[SeatRow, ...]:
    order: Sequence[AdmissionState] = tuple(AdmissionState)
    statement = (
        select(Admission, Registration, Person, Event.code, Organisation, Category)
        .join(Registration, Registration.id == Admission.registration_id)
        .join(Person, Person.id == Registration.person_id)
        .join(Event, Event.id == Registration.event_id)
        .join(Category, Category.id == Registration.category_id)
        .outerjoin(Organisation, Organisation.id == Registration.organisation_id)
        .where(Admission.session_id == session_id)
        .order_by(Person.sort_key, Registration.id)
    )
    inside = _inside(session, session_id)
    rows = [
        SeatRow(
            registration_id=registration.id,
            person_id=person.id,
            number=registration_number(event_code, registration.number),
            name=shown_name(person.given_names, person.family_name, person.native_name),
            native_name=person.native_name,
            organisation=organisation.name if organisation else "",
            country=(organisation.country or "") if organisation else "",
            category=category.name,
            category_colour=category.colour,
            category_shape=category.shape,
            state=admission.state,
            is_inside=registration.id in inside,
        )
        for admission, registration, person, event_code, organisation, category in session.execute(statement)
    ]
    return tuple(sorted(rows, key=lambda row: order.index(row.state)))


def _inside(session: OrmSession, session_id: str) -> set[str]:
    statement = (
        select(PresenceRow.registration_id)
        .join(Checkpoint, Checkpoint.id == PresenceRow.checkpoint_id)
        .where(Checkpoint.session_id == session_id, PresenceRow.is_inside)
    )
    return set(session.scalars(statement))


def _categories(session: OrmSession, events: tuple[str, ...]) -> tuple[CategoryChoice, ...]:
    counted = (
        select(Registration.category_id, func.count().label("people"))
        .where(Registration.event_id.in_(events), Registration.status.in_(EXPECTED))
        .group_by(Registration.category_id)
        .subquery()
    )
    statement = (
        select(Category.id, Category.name, Event.code, Event.id, func.coalesce(counted.c.people, 0))
        .join(Event, Event.id == Category.event_id)
        .outerjoin(counted, counted.c.category_id == Category.id)
        .where(Category.event_id.in_(events))
        .order_by(Category.position, Category.name)
    )
    rows = sorted(session.execute(statement), key=lambda row: events.index(row[3]))
    return tuple(CategoryChoice(key, name, code, people) for key, name, code, _, people in rows)
