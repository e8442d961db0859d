"""What Ctrl+K finds beyond people and organisations, and the figures beside the pages of the side bar."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import func, or_, select

from wego_desktop.db.models import Event, Room, Session, WorkspaceInfo
from wego_desktop.db.unit_of_work import Database
from wego_desktop.domain.text import fold, words


@dataclass(frozen=True, slots=True)
class SessionFound:
    """A session by its title or code; `starts_at` stands in the zone of its event."""

    id: str
    title: str
    code: str
    starts_at: datetime
    room: str


def find_sessions(database: Database, event_id: str, text: str, limit: int = 8) -> tuple[SessionFound, ...]:
    """Sessions of the event and those under it that hold every word of `text`, in order of time."""
    wanted = words(text)
    if not wanted:
        return ()
    statement = (
        select(Session.id, Session.title, Session.code, Session.starts_at, Event.zone, Room.name)
        .join(Event, Event.id == Session.event_id)
        .outerjoin(Room, Room.id == Session.room_id)
        .where(or_(Event.id == event_id, Event.umbrella_id == event_id))
        .order_by(Session.starts_at, Session.title)
    )
    found = []
    with database.read() as session:
        for key, title, code, starts_at, zone, room in session.execute(statement):
            folded = fold(f"{title} {code}")
            if all(word in folded for word in wanted):
                found.append(SessionFound(key, title, code, starts_at.astimezone(ZoneInfo(zone)), room or ""))
    return tuple(found[:limit])


def session_count(database: Database, event_id: str) -> int:
    """How many sessions the event and those under it have."""
    statement = (
        select(func.count(Session.id))
        .join(Event, Event.id == Session.event_id)
        .where(or_(Event.id == event_id, Event.umbrella_id == event_id))
    )
    with database.read() as session:
        return session.scalar(statement) or 0


def is_sample(database: Database) -> bool:
    """Whether the workspace is the sample, in which nothing is real."""
    with database.read() as session:
        return bool(session.scalar(select(WorkspaceInfo.is_sample).limit(1)))
