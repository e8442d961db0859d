"""Reads for sign-in sheets: who is expected on site, at the event or at one session."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Select, and_, false, func, or_, select
from sqlalchemy.orm import Session as OrmSession

from wego_desktop.db.models import (
    Admission,
    Category,
    Event,
    Organisation,
    Person,
    Registration,
    Room,
    Session,
    SessionRole,
)
from wego_desktop.domain.codes import registration_number
from wego_desktop.domain.enums import AdmissionRule, AdmissionState, AttendanceMode
from wego_desktop.domain.person_names import shown_name
from wego_desktop.domain.registration_states import EXPECTED
from wego_desktop.domain.scanning import is_entitled
from wego_desktop.services.programme_rows import registration_events
from wego_desktop.services.queries import exports_places as places


@dataclass(frozen=True, slots=True)
class SignInSession:
    """A session to sign for; `room` may be empty."""

    id: str
    event: str
    code: str
    title: str
    room: str
    starts_at: datetime
    ends_at: datetime


@dataclass(frozen=True, slots=True)
class SignInRow:
    """One line to sign; `country` is an ISO 3166 code or None, `signature` always empty."""

    position_in_list: int
    code: str
    name: str
    native_name: str
    position: str
    organisation: str | None
    city: str | None
    country: str | None
    category: str
    signature: None = None


def sign_in_sessions(session: OrmSession, ids: Sequence[str]) -> list[SignInSession]:
    """These sessions, in their order."""
    statement = (
        select(Session, Event.code, Room.name)
        .join(Event, Event.id == Session.event_id)
        .outerjoin(Room, Room.id == Session.room_id)
        .where(Session.id.in_(ids))
    )
    found = {
        item.id: SignInSession(
            item.id, event_code, item.code, item.title, room or "", item.starts_at, item.ends_at
        )
        for item, event_code, room in session.execute(statement)
    }
    return [found[session_id] for session_id in ids]


def expected_count(session: OrmSession, event_id: str, session_id: str | None = None) -> int:
    """How many lines `expected_people` has."""
    people = _people(session, event_id, session_id).order_by(None).subquery()
    return session.scalar(select(func.count()).select_from(people)) or 0


def expected_people(
    session: OrmSession, event_id: str, session_id: str | None = None, limit: int | None = None
) -> Iterator[SignInRow]:
    """Who is expected on site, by family name: at the event, or at the session.

    At a session by list: confirmed seats and everybody with a part in it. At an open one: everybody of its
    event (of the umbrella when nobody is registered at its own event) whose category may enter it.
    """
    statement = _people(session, event_id, session_id).limit(limit).execution_options(yield_per=places.PAGE)
    position = 0
    for page in session.execute(statement).partitions():
        for row in page:
            position += 1
            yield SignInRow(
                position,
                registration_number(row[0], row[1]),
                shown_name(row[2], row[3], row[4]),
                row[4],
                *row[5:],
            )


def _people(
    session: OrmSession, event_id: str, session_id: str | None
) -> Select[str, int, str, str, str, str, str | None, str | None, str | None, str]:
    item = session.get_one(Session, session_id) if session_id else None
    who = Registration.event_id == event_id if item is None else _admitted(session, item)
    return (
        select(
            Event.code,
            Registration.number,
            Person.given_names,
            Person.family_name,
            Person.native_name,
            Person.position,
            Organisation.name,
            Organisation.city,
            Organisation.country,
            Category.name,
        )
        .select_from(Registration)
        .join(Event, Event.id == Registration.event_id)
        .join(Person, Person.id == Registration.person_id)
        .join(Category, Category.id == Registration.category_id)
        .outerjoin(Organisation, Organisation.id == Registration.organisation_id)
        .where(
            who,
            Registration.status.in_(list(EXPECTED)),
            Registration.mode == AttendanceMode.ON_SITE,
        )
        .order_by(Person.sort_key, Event.code, Registration.number)
    )


def _admitted(session: OrmSession, item: Session) -> ColumnElement[bool]:
    events = registration_events(session, item.event_id)
    if item.admission_rule is AdmissionRule.OPEN:
        return and_(Registration.event_id == _filled(session, events), _may_enter(session, item, events))
    seats = select(Admission.registration_id).where(
        Admission.session_id == item.id, Admission.state == AdmissionState.CONFIRMED
    )
    parts = select(SessionRole.person_id).where(SessionRole.session_id == item.id)
    own = select(Registration.person_id).where(
        Registration.event_id == item.event_id, Registration.status.in_(list(EXPECTED))
    )
    has_part = and_(
        Registration.person_id.in_(parts),
        or_(
            Registration.event_id == item.event_id,
            and_(Registration.event_id.in_(events), Registration.person_id.not_in(own)),
        ),
    )
    return or_(Registration.id.in_(seats), has_part)


def _filled(session: OrmSession, events: tuple[str, ...]) -> str:
    """The first of `events` at which somebody is registered; the first of all when there is nobody."""
    for event_id in events:
        if session.scalar(select(Registration.id).where(Registration.event_id == event_id).limit(1)):
            return event_id
    return events[0]


def _may_enter(session: OrmSession, item: Session, events: tuple[str, ...]) -> ColumnElement[bool]:
    """Categories whose entitlements name the session's kind; a rule that cannot be read admits nobody."""
    allowed = []
    categories = select(Category.id, Category.entitlements).where(Category.event_id.in_(events))
    for category_id, entitlements in session.execute(categories):
        try:
            if is_entitled(entitlements, item.kind):
                allowed.append(category_id)
        except ValueError:
            continue
    return Registration.category_id.in_(allowed) if allowed else false()


__all__ = ["SignInRow", "SignInSession", "expected_count", "expected_people", "sign_in_sessions"]
