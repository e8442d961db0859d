"""The checkpoint of a scan: its event, times, and the session behind a door."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import func, select
from sqlalchemy.orm import Session as Connection

from wego_desktop.db.models import Checkpoint, Event, Network, Room, Session
from wego_desktop.domain.enums import AdmissionRule, CheckpointKind
from wego_desktop.errors import UserError
from wego_desktop.services.scan_result import CheckpointFacts, Door


@dataclass(frozen=True, slots=True)
class Place:
    """What the rules need of a checkpoint; `opens_at` and `closes_at` are UTC."""

    facts: CheckpointFacts
    umbrella_id: str | None
    opens_at: datetime | None
    closes_at: datetime | None
    admission_rule: AdmissionRule | None

    @property
    def event_ids(self) -> tuple[str, ...]:
        """The checkpoint's event, then its umbrella event: the order in which a registration counts."""
        return (self.facts.event_id, *((self.umbrella_id,) if self.umbrella_id else ()))

    def local(self, instant: datetime) -> datetime:
        """The instant in the event's zone."""
        return instant.astimezone(ZoneInfo(self.facts.zone))


def load_place(session: Connection, event_id: str, checkpoint_id: str | None) -> Place:
    """The checkpoint, or the event's arrival desk when `checkpoint_id` is None; one statement.

    Raises `UserError("no_such_checkpoint")`.
    """
    capacity = func.coalesce(Session.capacity, Room.capacity)
    statement = (
        select(Checkpoint, Event, Session, Room.name, capacity, Network.code)
        .join(Event, Event.id == Checkpoint.event_id)
        .outerjoin(Session, Session.id == Checkpoint.session_id)
        .outerjoin(Room, Room.id == Session.room_id)
        .outerjoin(Network, Network.id == Session.network_id)
    )
    if checkpoint_id is not None:
        statement = statement.where(Checkpoint.id == checkpoint_id)
    else:
        statement = statement.where(
            Checkpoint.event_id == event_id, Checkpoint.kind == CheckpointKind.ARRIVAL
        ).order_by(Checkpoint.id)
    found = session.execute(statement.limit(1)).first()
    if found is None:
        raise UserError("no_such_checkpoint", name=checkpoint_id or CheckpointKind.ARRIVAL.value)
    checkpoint, event, item, room, seats, network = found
    zone = ZoneInfo(event.zone)
    door = None if item is None else _door(item, room or "", seats, network or "", zone)
    facts = CheckpointFacts(
        checkpoint.id, checkpoint.name, checkpoint.kind, event.id, event.code, event.name, event.zone, door
    )
    rule = None if item is None else item.admission_rule
    return Place(facts, event.umbrella_id, checkpoint.opens_at, checkpoint.closes_at, rule)


def _door(item: Session, room: str, seats: int | None, network: str, zone: ZoneInfo) -> Door:
    local: Callable[[datetime], datetime] = lambda instant: instant.astimezone(zone)  # noqa: E731
    return Door(
        item.id, item.code, item.title, item.kind, room,
        local(item.starts_at), local(item.ends_at), seats, network,
    )  # fmt: skip
