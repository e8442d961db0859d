"""The sample's events, rooms and sessions."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from wego_desktop.db.unit_of_work import Database
from wego_desktop.domain.actor import Actor
from wego_desktop.domain.enums import AdmissionRule, EventKind, SessionKind
from wego_desktop.services.event_service import EventFields, EventService
from wego_desktop.services.queries.events import networks as list_networks
from wego_desktop.services.room_service import RoomFields, RoomService
from wego_desktop.services.sample.sources import read_table
from wego_desktop.services.session_service import SessionFields, SessionService

ZONE = ZoneInfo("Asia/Seoul")
UMBRELLA = "GA7"
_FIRST, _LAST = date(2026, 10, 14), date(2026, 10, 17)
_EVENTS = (
    (UMBRELLA, "7th WeGO General Assembly, sample", EventKind.GENERAL_ASSEMBLY, 14, 17),
    ("ESG26", "ESG Smart City Forum 2026, sample", EventKind.FORUM, 14, 16),
    ("AFSCN26", "AFSCN meeting 2026, sample", EventKind.NETWORK_MEETING, 15, 16),
    ("LASCN26", "LASCN meeting 2026, sample", EventKind.NETWORK_MEETING, 15, 16),
    ("PRIZE26", "Seoul Smart City Prize, sample", EventKind.CEREMONY, 15, 15),
)
_ROOMS = (
    RoomFields("Grand Ballroom", 600, "6 booths"),
    RoomFields("Hall A", 240, "3 booths"),
    RoomFields("Hall B", 180, "2 booths"),
    RoomFields("Room 301", 60, "Level 3"),
    RoomFields("Main lobby", 500, "Level 1"),
    RoomFields("Off-site", None, "2 coaches"),
)


def add_events(database: Database, actor: Actor) -> dict[str, str]:
    """The umbrella event and the four below it; their ids by code."""
    service = EventService(database)
    ids: dict[str, str] = {}
    for code, name, kind, first, last in _EVENTS:
        fields = EventFields(
            code=code,
            name=name,
            kind=kind,
            starts_on=_FIRST.replace(day=first),
            ends_on=_FIRST.replace(day=last),
            zone=ZONE.key,
            city="Seoul",
            venue="Han River Convention Centre",
            umbrella=None if code == UMBRELLA else UMBRELLA,
        )
        ids[code] = service.add(actor, fields).value
    return ids


def add_programme(database: Database, actor: Actor, events: dict[str, str]) -> None:
    """Rooms of the venue and every session of the sample's table."""
    rooms = {
        fields.name: RoomService(database).add(actor, events[UMBRELLA], fields).value for fields in _ROOMS
    }
    networks = {row.code: row.id for row in list_networks(database)}
    service = SessionService(database)
    for row in read_table("programme.csv"):
        fields = SessionFields(
            title=row["title"],
            starts_at=_instant(row["day"], row["start"]),
            ends_at=_instant(row["day"], row["end"]),
            kind=SessionKind(row["kind"]),
            room_id=rooms[row["room"]],
            code=row["code"],
            capacity=int(row["capacity"]) if row["capacity"] else None,
            admission_rule=AdmissionRule(row["admission"]),
            languages=tuple(language.strip() for language in row["languages"].split(",") if language.strip()),
            network_id=networks[row["network"]] if row["network"] else None,
        )
        service.add(actor, events[row["event"]], fields)


def _instant(day: str, clock: str) -> datetime:
    return datetime.combine(_FIRST.replace(day=int(day)), time.fromisoformat(clock), ZONE)
