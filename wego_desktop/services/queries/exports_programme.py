"""Reads for the programme, speakers and session attendance sheets."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, and_, func, select, union
from sqlalchemy.orm import Session as OrmSession
from sqlalchemy.orm import aliased

from wego_desktop.db.models import (
    Admission,
    Category,
    Checkpoint,
    Event,
    Network,
    Organisation,
    Person,
    PresenceRow,
    Registration,
    Room,
    Session,
    SessionRole,
)
from wego_desktop.domain.codes import registration_number
from wego_desktop.domain.enums import AdmissionRule, AdmissionState, SessionKind, SessionRoleKind
from wego_desktop.domain.person_names import shown_name
from wego_desktop.errors import UserError
from wego_desktop.services.queries import exports_places as places

_LEADING = frozenset({SessionRoleKind.CHAIR, SessionRoleKind.MODERATOR})
_SPEAKING = frozenset({SessionRoleKind.SPEAKER, SessionRoleKind.PANELLIST})


@dataclass(frozen=True, slots=True)
class ProgrammeRow:
    """One session with who leads and speaks in it and how its seats stand; `entered` counts people once."""

    id: str
    code: str
    title: str
    kind: SessionKind
    event: str
    track: str
    room: str
    starts_at: datetime
    ends_at: datetime
    chairs: str
    speakers: str
    network: str
    languages: str
    admission: AdmissionRule
    seats: int | None
    invited: int
    confirmed: int
    waiting: int
    entered: int
    inside: int


@dataclass(frozen=True, slots=True)
class SpeakerRow:
    """One person's part in one session; `country` is an ISO 3166 code or None."""

    session_id: str
    event: str
    session_code: str
    session_title: str
    starts_at: datetime
    role: SessionRoleKind
    name: str
    position: str
    organisation: str | None
    country: str | None
    is_confirmed: bool


@dataclass(frozen=True, slots=True)
class AttendanceRow:
    """One person's seat and presence in one session; `left_at` only when the person went out again."""

    event: str
    session_code: str
    session_title: str
    code: str
    name: str
    organisation: str | None
    country: str | None
    category: str
    seat: AdmissionState | None
    entered_at: datetime | None
    left_at: datetime | None


def find_sessions(session: OrmSession, event_id: str, codes: Sequence[str] = ()) -> list[str]:
    """The ids of the sessions of these codes, or of all, those of the events under an umbrella included.

    A code alone prefers the event's own session; `ESG26/S03` names one of an event under it. Letter case
    does not matter. Raises `UserError("no_such_session")`.
    """
    statement = (
        select(Session.id, Session.code, Event.code, Event.id)
        .join(Event, Event.id == Session.event_id)
        .where(Event.id.in_(places.family(event_id)))
        .order_by(Session.starts_at, Session.code, Session.id)
    )
    found = sorted(session.execute(statement).all(), key=lambda row: row[3] != event_id)
    if not codes:
        return [row[0] for row in found]
    by_code: dict[str, str] = {}
    for session_id, code, event_code, _event_id in found:
        by_code.setdefault(code.upper(), session_id)
        by_code[f"{event_code}/{code}".upper()] = session_id
    wanted = dict.fromkeys(code.strip().upper() for code in codes)
    if missing := [code for code in wanted if code not in by_code]:
        raise UserError("no_such_session", name=", ".join(missing))
    return [by_code[code] for code in wanted]


def speakers(session: OrmSession, ids: Sequence[str]) -> list[SpeakerRow]:
    """Everybody who has a part in one of these sessions, by its start."""
    statement: Any = (
        select(
            Session.id,
            Event.code,
            Session.code,
            Session.title,
            Session.starts_at,
            SessionRole.kind,
            Person.given_names,
            Person.family_name,
            Person.native_name,
            Person.position,
            Organisation.name,
            Organisation.country,
            SessionRole.is_confirmed,
        )
        .join(Event, Event.id == Session.event_id)
        .join(SessionRole, SessionRole.session_id == Session.id)
        .join(Person, Person.id == SessionRole.person_id)
        .outerjoin(Organisation, Organisation.id == Person.organisation_id)
        .where(Session.id.in_(ids))
        .order_by(Session.starts_at, Session.code, SessionRole.position, Person.sort_key)
    )
    return [_speaker(*row) for row in session.execute(statement)]


def _speaker(*values: Any) -> SpeakerRow:
    given, family_name, native = values[6:9]
    return SpeakerRow(*(*values[:6], shown_name(given, family_name, native), *values[9:]))


def programme(session: OrmSession, ids: Sequence[str], parts: Sequence[SpeakerRow]) -> list[ProgrammeRow]:
    """These sessions by their start; `parts` are the `speakers` of the same sessions."""
    seats = _seats(session, ids)
    entered, inside = _presence(session, ids)
    leading, speaking = _names(parts, _LEADING), _names(parts, _SPEAKING)
    statement = (
        select(Session, Event.code, Room.name, Room.capacity, Network.code)
        .join(Event, Event.id == Session.event_id)
        .outerjoin(Room, Room.id == Session.room_id)
        .outerjoin(Network, Network.id == Session.network_id)
        .where(Session.id.in_(ids))
        .order_by(Session.starts_at, Session.code)
    )
    return [
        ProgrammeRow(
            item.id,
            item.code,
            item.title,
            item.kind,
            event_code,
            item.track,
            room or "",
            item.starts_at,
            item.ends_at,
            leading.get(item.id, ""),
            speaking.get(item.id, ""),
            network or "",
            ", ".join(item.languages),
            item.admission_rule,
            capacity if item.capacity is None else item.capacity,
            seats[item.id, AdmissionState.INVITED],
            seats[item.id, AdmissionState.CONFIRMED],
            seats[item.id, AdmissionState.WAITING],
            entered[item.id],
            inside[item.id],
        )
        for item, event_code, room, capacity, network in session.execute(statement)
    ]


def attendance(session: OrmSession, ids: Sequence[str]) -> Iterator[AttendanceRow]:
    """Everybody with a seat in one of these sessions or seen in it, by session and family name; streamed."""
    pairs = _pairs(ids).subquery("pairs")
    own = aliased(Event)
    statement: Any = (
        select(
            own.code,
            Session.code,
            Session.title,
            Event.code,
            Registration.number,
            Person.given_names,
            Person.family_name,
            Person.native_name,
            Organisation.name,
            Organisation.country,
            Category.name,
            Admission.state,
            PresenceRow.first_in_at,
            PresenceRow.last_at,
            PresenceRow.is_inside,
        )
        .select_from(pairs)
        .join(Session, Session.id == pairs.c.session_id)
        .join(own, own.id == Session.event_id)
        .join(Registration, Registration.id == pairs.c.registration_id)
        .join(Event, Event.id == Registration.event_id)
        .join(Person, Person.id == Registration.person_id)
        .join(Category, Category.id == Registration.category_id)
        .outerjoin(Organisation, Organisation.id == Registration.organisation_id)
        .outerjoin(
            Admission,
            and_(Admission.session_id == Session.id, Admission.registration_id == Registration.id),
        )
        .outerjoin(Checkpoint, Checkpoint.session_id == Session.id)
        .outerjoin(
            PresenceRow,
            and_(PresenceRow.checkpoint_id == Checkpoint.id, PresenceRow.registration_id == Registration.id),
        )
        .order_by(Session.starts_at, Session.code, Person.sort_key, Registration.id)
    )
    for page in session.execute(statement.execution_options(yield_per=places.PAGE)).partitions():
        for row in page:
            yield _attended(*row)


def _attended(*values: Any) -> AttendanceRow:
    event_code, number, given, family_name, native = values[3:8]
    entered, last, is_inside = values[12:]
    left = last if is_inside is False else None
    code, name = registration_number(event_code, number), shown_name(given, family_name, native)
    return AttendanceRow(*(*values[:3], code, name, *values[8:12], entered, left))


def attendance_count(session: OrmSession, ids: Sequence[str]) -> int:
    """How many rows `attendance` has."""
    return session.scalar(select(func.count()).select_from(_pairs(ids).subquery())) or 0


def _pairs(ids: Sequence[str]) -> "Select[str, str]":
    seats = select(Admission.session_id, Admission.registration_id).where(Admission.session_id.in_(ids))
    seen = (
        select(Checkpoint.session_id, PresenceRow.registration_id)
        .join(PresenceRow, PresenceRow.checkpoint_id == Checkpoint.id)
        .where(Checkpoint.session_id.in_(ids))
    )
    both = union(seats, seen).subquery()
    return select(both.c.session_id, both.c.registration_id)


def _seats(session: OrmSession, ids: Sequence[str]) -> Counter[tuple[str, AdmissionState]]:
    statement = (
        select(Admission.session_id, Admission.state, func.count())
        .where(Admission.session_id.in_(ids))
        .group_by(Admission.session_id, Admission.state)
    )
    return Counter({(row[0], row[1]): row[2] for row in session.execute(statement)})


def _presence(session: OrmSession, ids: Sequence[str]) -> tuple[Counter[str], Counter[str]]:
    """Per session: who was ever in, and who is in now."""
    statement: Any = (
        select(Checkpoint.session_id, PresenceRow.is_inside, func.count())
        .join(PresenceRow, PresenceRow.checkpoint_id == Checkpoint.id)
        .where(Checkpoint.session_id.in_(ids))
        .group_by(Checkpoint.session_id, PresenceRow.is_inside)
    )
    entered, inside = Counter[str](), Counter[str]()
    for session_id, is_inside, count in session.execute(statement):
        entered[session_id] += count
        inside[session_id] += count if is_inside else 0
    return entered, inside


def _names(parts: Sequence[SpeakerRow], kinds: frozenset[SessionRoleKind]) -> dict[str, str]:
    names: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for part in parts:
        if part.role in kinds:
            names[part.session_id][part.name] = None
    return {session_id: ", ".join(found) for session_id, found in names.items()}
