"""The programme as windows and commands show it: rooms, sessions with their figures, and conflicts."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session as OrmSession

from wego_desktop.db.models import (
    Admission,
    Checkpoint,
    Event,
    Network,
    Person,
    PresenceRow,
    Registration,
    Room,
    Session,
    SessionRole,
)
from wego_desktop.db.unit_of_work import Database
from wego_desktop.domain.conflicts import Conflict, PlannedSession, find_conflicts
from wego_desktop.domain.enums import AdmissionRule, AdmissionState, SessionKind
from wego_desktop.domain.local_time import local_day
from wego_desktop.domain.person_names import shown_name
from wego_desktop.services.programme_rows import family_of

_CHUNK = 400


@dataclass(frozen=True, slots=True)
class EventPart:
    """One of the events whose sessions are shown together, with its first and last day."""

    id: str
    code: str
    name: str
    starts_on: date
    ends_on: date


@dataclass(frozen=True, slots=True)
class RoomRow:
    """A room; `seats` None when not known."""

    id: str
    event_id: str
    name: str
    seats: int | None
    features: str


@dataclass(frozen=True, slots=True)
class Head:
    """A person with a part in a session."""

    person_id: str
    name: str
    native_name: str


@dataclass(frozen=True, slots=True)
class SessionRow:
    """A session with its figures; instants are UTC.

    `seats` is the session's own limit, else the room's, None when neither is set; `inside` counts the people
    scanned in at its door and not out again. `is_shown` is False for sessions of a sister event, which only
    matter for conflicts.
    """

    id: str
    event_id: str
    event_code: str
    code: str
    title: str
    kind: SessionKind
    track: str
    room_id: str | None
    room_name: str
    starts_at: datetime
    ends_at: datetime
    own_seats: int | None
    seats: int | None
    admission_rule: AdmissionRule
    languages: tuple[str, ...]
    network_id: str | None
    network_code: str
    description: str
    is_overlap_accepted: bool
    confirmed: int
    waiting: int
    invited: int
    inside: int
    heads: tuple[Head, ...]
    is_shown: bool


@dataclass(frozen=True, slots=True)
class Board:
    """The programme of one event and, when it is an umbrella, of the events under it.

    `sessions` are in order of time and hold those of sister events too (see `SessionRow.is_shown`);
    `conflicts` are those that touch a shown session; `person_names` names everyone in them.
    """

    event_id: str
    event_code: str
    zone: str
    starts_on: date
    ends_on: date
    events: tuple[EventPart, ...]
    rooms: tuple[RoomRow, ...]
    sessions: tuple[SessionRow, ...]
    planned: tuple[PlannedSession, ...]
    conflicts: tuple[Conflict, ...]
    person_names: dict[str, str]

    @property
    def shown(self) -> tuple[SessionRow, ...]:
        """The sessions of the chosen event and those under it."""
        return tuple(row for row in self.sessions if row.is_shown)

    @property
    def days(self) -> tuple[date, ...]:
        """The days of the event and any further day with a session, in order."""
        length = (self.ends_on - self.starts_on).days
        own = {self.starts_on + timedelta(days=n) for n in range(length + 1)}
        return tuple(sorted(own | {self.day_of(row) for row in self.shown}))

    def day_of(self, row: SessionRow) -> date:
        """The day in the event's zone on which the session begins."""
        return local_day(row.starts_at, self.zone)

    def session(self, session_id: str) -> SessionRow | None:
        """The session with this id, or None."""
        return next((row for row in self.sessions if row.id == session_id), None)

    def conflicts_of(self, session_id: str) -> tuple[Conflict, ...]:
        """The conflicts that the session takes part in."""
        return tuple(conflict for conflict in self.conflicts if session_id in conflict.session_ids)


def board(database: Database, event_id: str) -> Board:
    """The whole programme, in a constant number of statements; raises `UserError("no_such_event")`."""
    with database.read() as session:
        return _board(session, event_id)


def _board(session: OrmSession, event_id: str) -> Board:
    family = family_of(session, event_id)
    events = {row.id: row for row in session.scalars(select(Event).where(Event.id.in_(family)))}
    chosen = events[event_id]
    shown = {event_id} | {row.id for row in events.values() if row.umbrella_id == event_id}
    roles, guests = _roles(session, family), _guests(session, family)
    rows = _sessions(session, family, shown, roles)
    planned = tuple(_planned(row, roles[row.id], guests[row.id]) for row in rows)
    shown_ids = {row.id for row in rows if row.is_shown}
    conflicts = tuple(c for c in find_conflicts(planned) if not shown_ids.isdisjoint(c.session_ids))
    used = {row.room_id for row in rows if row.is_shown}
    rooms = tuple(
        room
        for room in _rooms(session, family)
        if room.event_id in shown or room.event_id == chosen.umbrella_id or room.id in used
    )
    ordered = sorted(shown, key=lambda key: (key != event_id, events[key].starts_on, events[key].code))
    return Board(
        event_id=event_id,
        event_code=chosen.code,
        zone=chosen.zone,
        starts_on=chosen.starts_on,
        ends_on=chosen.ends_on,
        events=tuple(_part(events[key]) for key in ordered),
        rooms=rooms,
        sessions=rows,
        planned=planned,
        conflicts=conflicts,
        person_names=_names(session, {person for c in conflicts for person in c.person_ids}),
    )


def _planned(row: SessionRow, roles: Iterable[Head], guests: Iterable[str]) -> PlannedSession:
    return PlannedSession(
        id=row.id,
        starts_at=row.starts_at,
        ends_at=row.ends_at,
        room_id=row.room_id,
        seats=row.seats,
        speakers=frozenset(head.person_id for head in roles),
        guests=frozenset(guests),
        is_overlap_accepted=row.is_overlap_accepted,
        own_seats=row.own_seats,
    )


def _rooms(session: OrmSession, family: tuple[str, ...]) -> list[RoomRow]:
    statement = (
        select(Room.id, Room.event_id, Room.name, Room.capacity, Room.features)
        .join(Event, Event.id == Room.event_id)
        .where(Room.event_id.in_(family))
        .order_by(Event.umbrella_id.is_not(None), Event.code, Room.position, Room.name)
    )
    return [RoomRow(*row) for row in session.execute(statement)]


def _roles(session: OrmSession, family: tuple[str, ...]) -> dict[str, list[Head]]:
    statement = (
        select(SessionRole.session_id, Person.id, Person.given_names, Person.family_name, Person.native_name)
        .join(Person, Person.id == SessionRole.person_id)
        .join(Session, Session.id == SessionRole.session_id)
        .where(Session.event_id.in_(family))
        .order_by(SessionRole.position, SessionRole.id)
    )
    found: dict[str, list[Head]] = defaultdict(list)
    for session_id, person_id, given, last, native in session.execute(statement):
        head = Head(person_id, shown_name(given, last, native), native)
        if head not in found[session_id]:
            found[session_id].append(head)
    return found


def _guests(session: OrmSession, family: tuple[str, ...]) -> dict[str, list[str]]:
    """Per session the persons with a confirmed seat."""
    statement = (
        select(Admission.session_id, Registration.person_id)
        .join(Registration, Registration.id == Admission.registration_id)
        .join(Session, Session.id == Admission.session_id)
        .where(Session.event_id.in_(family), Admission.state == AdmissionState.CONFIRMED)
    )
    found: dict[str, list[str]] = defaultdict(list)
    for session_id, person_id in session.execute(statement):
        found[session_id].append(person_id)
    return found


def _admission_counts(session: OrmSession, family: tuple[str, ...]) -> dict[tuple[str, AdmissionState], int]:
    statement = (
        select(Admission.session_id, Admission.state, func.count())
        .join(Session, Session.id == Admission.session_id)
        .where(Session.event_id.in_(family))
        .group_by(Admission.session_id, Admission.state)
    )
    return {(session_id, state): count for session_id, state, count in session.execute(statement)}


def _inside_counts(session: OrmSession, family: tuple[str, ...]) -> dict[str, int]:
    statement = (
        select(Checkpoint.session_id, func.count())
        .join(PresenceRow, PresenceRow.checkpoint_id == Checkpoint.id)
        .where(Checkpoint.event_id.in_(family), Checkpoint.session_id.is_not(None), PresenceRow.is_inside)
        .group_by(Checkpoint.session_id)
    )
    return {session_id: count for session_id, count in session.execute(statement) if session_id}


def _session_statement(
    family: tuple[str, ...],
) -> Select[Session, str, str | None, int | None, str | None]:
    return (
        select(Session, Event.code, Room.name, Room.capacity, Network.code)
        .join(Event, Event.id == Session.event_id)
        .outerjoin(Room, Room.id == Session.room_id)
        .outerjoin(Network, Network.id == Session.network_id)
        .where(Session.event_id.in_(family))
        .order_by(Session.starts_at, Session.ends_at, Session.code)
    )


def _sessions(
    session: OrmSession, family: tuple[str, ...], shown: set[str], roles: dict[str, list[Head]]
) -> tuple[SessionRow, ...]:
    admissions, inside = _admission_counts(session, family), _inside_counts(session, family)
    found = []
    for row, event_code, room_name, room_seats, network_code in session.execute(_session_statement(family)):
        found.append(
            SessionRow(
                id=row.id,
                event_id=row.event_id,
                event_code=event_code,
                code=row.code,
                title=row.title,
                kind=row.kind,
                track=row.track,
                room_id=row.room_id,
                room_name=room_name or "",
                starts_at=row.starts_at,
                ends_at=row.ends_at,
                own_seats=row.capacity,
                seats=row.capacity if row.capacity is not None else room_seats,
                admission_rule=row.admission_rule,
                languages=tuple(row.languages),
                network_id=row.network_id,
                network_code=network_code or "",
                description=row.description,
                is_overlap_accepted=row.is_overlap_accepted,
                confirmed=admissions.get((row.id, AdmissionState.CONFIRMED), 0),
                waiting=admissions.get((row.id, AdmissionState.WAITING), 0),
                invited=admissions.get((row.id, AdmissionState.INVITED), 0),
                inside=inside.get(row.id, 0),
                heads=tuple(roles[row.id]),
                is_shown=row.event_id in shown,
            )
        )
    return tuple(found)


def _part(event: Event) -> EventPart:
    return EventPart(event.id, event.code, event.name, event.starts_on, event.ends_on)


def _names(session: OrmSession, person_ids: set[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    ordered = sorted(person_ids)
    for start in range(0, len(ordered), _CHUNK):
        statement = select(Person.id, Person.given_names, Person.family_name, Person.native_name)
        chunk = ordered[start : start + _CHUNK]
        for person_id, given, last, native in session.execute(statement.where(Person.id.in_(chunk))):
            found[person_id] = shown_name(given, last, native)
    return found
