"""Reads for the programme and speakers sheets."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session as OrmSession

from wego_desktop.db.models import (
    Admission,
    Checkpoint,
    Event,
    Network,
    Organisation,
    Person,
    PresenceRow,
    Room,
    Session,
    SessionRole,
)
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
