"""Events and the short lists that forms choose from, as rows; `events` reads them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from wego_desktop.domain.enums import CategoryShape, EventKind, OrganisationKind


@dataclass(frozen=True, slots=True)
class EventRow:
    """One event; `umbrella_code` is empty when it stands alone, `registrations` counts all states."""

    id: str
    kind: EventKind
    code: str
    name: str
    umbrella_id: str | None
    umbrella_code: str
    city: str
    venue: str
    zone: str
    starts_on: date
    ends_on: date
    registrations: int


@dataclass(frozen=True, slots=True)
class CategoryRow:
    """A participant category as windows and badges show it."""

    id: str
    name: str
    letter: str
    colour: str
    shape: CategoryShape
    position: int
    entitlements: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OrganisationRow:
    """An organisation to choose; `country` is an ISO 3166 code or None."""

    id: str
    name: str
    native_name: str
    city: str
    country: str | None
    kind: OrganisationKind


@dataclass(frozen=True, slots=True)
class RegionRow:
    """A region of the main scheme."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class NetworkRow:
    """A network: its code such as AFSCN, and its full name."""

    id: str
    code: str
    name: str


def in_order(rows: Iterable[EventRow]) -> tuple[EventRow, ...]:
    """The events by first day, an umbrella before the events that belong to it."""
    events = list(rows)
    own_start = {row.id: row.starts_on for row in events}

    def order(row: EventRow) -> tuple[date, str, bool, date, str]:
        root = row.umbrella_id or row.id
        return own_start.get(root, row.starts_on), root, row.umbrella_id is not None, row.starts_on, row.code

    return tuple(sorted(events, key=order))
