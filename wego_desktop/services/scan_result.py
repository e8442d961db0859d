"""What a scan gives back: codes and facts only; the sentences are made at the edge by `messages.desk`."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from wego_desktop.domain.enums import (
    CategoryShape,
    CheckpointKind,
    DelegationRole,
    Direction,
    RegistrationStatus,
    SessionKind,
)
from wego_desktop.domain.scanning import ResultCode, Severity


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of `messages.desk` by its code, with what it names; instants are in the event's zone."""

    code: str
    params: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Door:
    """The session behind a checkpoint; `seats` is the session's capacity, else the room's, None without."""

    session_id: str
    code: str
    title: str
    kind: SessionKind
    room: str
    starts_at: datetime
    ends_at: datetime
    seats: int | None
    network: str


@dataclass(frozen=True, slots=True)
class CheckpointFacts:
    """Where the scan was; `door` is None at an arrival desk. Instants of a result are in `zone`."""

    checkpoint_id: str
    name: str
    kind: CheckpointKind
    event_id: str
    event_code: str
    event_name: str
    zone: str
    door: Door | None


@dataclass(frozen=True, slots=True)
class CategoryFacts:
    """The category as it is drawn."""

    name: str
    letter: str
    colour: str
    shape: CategoryShape


@dataclass(frozen=True, slots=True)
class PersonFacts:
    """Who was scanned; no private facts. `country` is an ISO code, `networks` the organisation's codes."""

    registration_id: str
    person_id: str
    number: str
    name: str
    native_name: str
    position: str
    organisation: str
    city: str
    country: str | None
    category: CategoryFacts
    status: RegistrationStatus
    delegation_role: DelegationRole
    networks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FirstIn:
    """When, where and by whom somebody first came in; `at` is in the event's zone."""

    at: datetime
    desk: str
    operator: str


@dataclass(frozen=True, slots=True)
class BadgeFacts:
    """The badge that is valid now: which copy, and when it was printed (None: not yet)."""

    badge_id: str
    copy: int
    printed_at: datetime | None


@dataclass(frozen=True, slots=True)
class NextSession:
    """The next programme item for the person; `is_booked` when on its list or with a part in it."""

    title: str
    room: str
    starts_at: datetime
    ends_at: datetime
    is_booked: bool


@dataclass(frozen=True, slots=True)
class ScanResult:
    """The answer to one scan.

    `is_repeat` marks the first result shown again for a double scan, for which no line was written.
    `first_in` is given once somebody has been in. `heads` counts who is in the room, at doors. `scan_id` is
    the line in the log.
    """

    code: ResultCode
    severity: Severity
    direction: Direction
    happened_at: datetime
    desk: str
    scanned_text: str
    checkpoint: CheckpointFacts
    sentence: Sentence
    scan_id: str
    person: PersonFacts | None = None
    first_in: FirstIn | None = None
    badge: BadgeFacts | None = None
    notices: tuple[Sentence, ...] = ()
    next_session: NextSession | None = None
    heads: int | None = None
    is_forced: bool = False
    is_repeat: bool = False

    @property
    def is_admitted(self) -> bool:
        """Whether the person may go in (or out)."""
        return self.severity is Severity.DONE
