"""The checkpoint of a scan: its event, times, and the session behind a door."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from wego_desktop.domain.enums import AdmissionRule, CheckpointKind
from wego_desktop.errors import UserError
from wego_desktop.services.scan_result import CheckpointFacts, Door
from wego_desktop.services.scan_statements import ARRIVAL_PLACE, PLACE_BY_ID


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


def load_place(connection: Connection, event_id: str, checkpoint_id: str | None) -> Place:
    """The checkpoint, or the event's arrival desk when `checkpoint_id` is None; one statement.

    Raises `UserError("no_such_checkpoint")`.
    """
    if checkpoint_id is not None:
        rows = PLACE_BY_ID.all(connection, {"checkpoint_id": checkpoint_id})
    else:
        rows = ARRIVAL_PLACE.all(connection, {"event_id": event_id})
    found = min(rows, key=lambda row: row.checkpoint_id, default=None)
    if found is None:
        raise UserError("no_such_checkpoint", name=checkpoint_id or CheckpointKind.ARRIVAL.value)
    facts = CheckpointFacts(
        found.checkpoint_id, found.checkpoint_name, found.checkpoint_kind, found.event_id, found.event_code,
        found.event_name, found.zone, _door(found) if found.session_id else None,
    )  # fmt: skip
    return Place(facts, found.umbrella_id, found.opens_at, found.closes_at, found.admission_rule)


def _door(found: Any) -> Door:
    zone = ZoneInfo(found.zone)
    return Door(
        found.session_id, found.session_code, found.title, found.session_kind, found.room or "",
        found.starts_at.astimezone(zone), found.ends_at.astimezone(zone), found.seats, found.network or "",
    )  # fmt: skip
