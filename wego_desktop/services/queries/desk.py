"""What the check-in desk reads: counters, recent scans, matches for what is typed, checkpoints."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, Select, exists, func, or_, select
from sqlalchemy.orm import aliased

from wego_desktop.db.models import (
    Category,
    Checkpoint,
    Desk,
    Event,
    Network,
    Organisation,
    Person,
    PresenceRow,
    Registration,
    Room,
    Scan,
    SearchText,
    Session,
)
from wego_desktop.db.unit_of_work import Database
from wego_desktop.domain.enums import AttendanceMode, CategoryShape, CheckpointKind, Direction, SessionKind
from wego_desktop.domain.person_names import shown_name
from wego_desktop.domain.registration_states import EXPECTED
from wego_desktop.domain.scanning import ResultCode
from wego_desktop.domain.text import fold
from wego_desktop.errors import UserError
from wego_desktop.services.desk_search import holds_every_word


@dataclass(frozen=True, slots=True)
class CategoryCount:
    """One line of the counters: how many came of those expected."""

    name: str
    letter: str
    colour: str
    shape: CategoryShape
    arrived: int
    expected: int


@dataclass(frozen=True, slots=True)
class DeskCounters:
    """Arrivals of an event by category; expected are active registrations on site and whoever came."""

    arrived: int
    expected: int
    categories: tuple[CategoryCount, ...]


@dataclass(frozen=True, slots=True)
class RecentRow:
    """One scan that named somebody; `at` is in the event's zone."""

    scan_id: str
    at: datetime
    code: ResultCode
    direction: Direction
    is_forced: bool
    registration_id: str
    name: str
    native_name: str
    city: str
    organisation: str
    country: str | None
    desk_id: str
    desk: str


@dataclass(frozen=True, slots=True)
class CheckpointRow:
    """A checkpoint to choose; the session's facts are empty at an arrival desk. Times in the event's zone."""

    id: str
    name: str
    kind: CheckpointKind
    event_code: str
    session_title: str
    session_kind: SessionKind | None
    network: str
    room: str
    starts_at: datetime | None
    ends_at: datetime | None
    seats: int | None


def counters(database: Database, event_id: str) -> DeskCounters:
    """Arrived and expected by category; two statements whatever the size."""
    arrival = select(Checkpoint.id).where(
        Checkpoint.event_id == event_id, Checkpoint.kind == CheckpointKind.ARRIVAL
    )
    return _counted(database, event_id, PresenceRow.checkpoint_id.in_(arrival), inside_only=False)


def heads(database: Database, checkpoint_id: str) -> DeskCounters:
    """Who is inside at a session's door by category; `expected` is the number of seats, 0 without a limit."""
    capacity = (
        select(Checkpoint.event_id, func.coalesce(Session.capacity, Room.capacity))
        .join(Session, Session.id == Checkpoint.session_id)
        .outerjoin(Room, Room.id == Session.room_id)
        .where(Checkpoint.id == checkpoint_id)
    )
    with database.read() as session:
        event_id, seats = session.execute(capacity).one()
    counted = _counted(database, event_id, PresenceRow.checkpoint_id == checkpoint_id, inside_only=True)
    return DeskCounters(counted.arrived, seats or 0, counted.categories)


def _counted(
    database: Database, event_id: str, at: ColumnElement[bool], *, inside_only: bool
) -> DeskCounters:
    present = select(PresenceRow.registration_id).where(at)
    if inside_only:
        present = present.where(PresenceRow.is_inside.is_(True))
    due = Registration.status.in_(EXPECTED) & (Registration.mode == AttendanceMode.ON_SITE)
    came_count = _by_category(Registration.id.in_(present))
    due_count = _by_category(Registration.event_id == event_id, or_(due, Registration.id.in_(present)))
    with database.read() as session:
        came = {row[0]: row[1] for row in session.execute(came_count)}
        expected = {row[0]: row[1] for row in session.execute(due_count)}
        shown = session.scalars(
            select(Category)
            .where(or_(Category.event_id == event_id, Category.id.in_(came)))
            .order_by(Category.position, Category.name)
        ).all()
    lines: dict[str, CategoryCount] = {}
    for row in shown:
        arrived = came.get(row.id, 0)
        due_here = max(expected.get(row.id, 0), arrived)
        line = CategoryCount(row.name, row.letter, row.colour, row.shape, arrived, due_here)
        lines[row.letter] = _sum(lines[row.letter], line) if row.letter in lines else line
    rows = tuple(line for line in lines.values() if line.expected or line.arrived)
    return DeskCounters(sum(r.arrived for r in rows), sum(r.expected for r in rows), rows)


def _by_category(*conditions: ColumnElement[bool]) -> Select[str, int]:
    return (
        select(Registration.category_id, func.count()).where(*conditions).group_by(Registration.category_id)
    )


def _sum(first: CategoryCount, second: CategoryCount) -> CategoryCount:
    return CategoryCount(
        first.name,
        first.letter,
        first.colour,
        first.shape,
        first.arrived + second.arrived,
        first.expected + second.expected,
    )


def recent(
    database: Database,
    event_id: str,
    *,
    checkpoint_id: str | None = None,
    desk_id: str | None = None,
    limit: int = 40,
    text: str = "",
) -> tuple[RecentRow, ...]:
    """The newest scans that named somebody and were not taken back, of all desks or of one.

    Those of one checkpoint, or without `checkpoint_id` all that were not at a session's door.

    With `text`, only those whose folded search text holds every word.
    """
    statement = (
        select(Scan, Person, Organisation, Desk.name, Event.zone)
        .join(Registration, Registration.id == Scan.registration_id)
        .join(Person, Person.id == Registration.person_id)
        .join(Desk, Desk.id == Scan.desk_id)
        .join(Event, Event.id == Scan.event_id)
        .outerjoin(Organisation, Organisation.id == Registration.organisation_id)
        .where(Scan.direction != Direction.UNDO, ~_is_taken_back())
        .order_by(Scan.happened_at.desc(), Scan.id.desc())
        .limit(limit)
    )
    if checkpoint_id is not None:
        statement = statement.where(Scan.checkpoint_id == checkpoint_id)
    else:
        doors = select(Checkpoint.id).where(Checkpoint.session_id.is_not(None))
        statement = statement.where(Scan.event_id == event_id, Scan.checkpoint_id.not_in(doors))
    if desk_id is not None:
        statement = statement.where(Scan.desk_id == desk_id)
    if text.strip():
        found = SearchText.registration_id == Registration.id
        statement = statement.join(SearchText, found).where(holds_every_word(text))
    with database.read() as session:
        return tuple(_recent_row(*row) for row in session.execute(statement))


def _is_taken_back() -> ColumnElement[bool]:
    """Whether an undo names the scan that was not itself taken back by a redo."""
    undo, redo = aliased(Scan), aliased(Scan)
    stands = ~exists().where(redo.reverts_id == undo.id)
    return exists().where(undo.reverts_id == Scan.id, stands)


def _recent_row(
    scan: Scan, person: Person, organisation: Organisation | None, desk: str, zone: str
) -> RecentRow:
    assert scan.registration_id is not None
    return RecentRow(
        scan_id=scan.id,
        at=scan.happened_at.astimezone(ZoneInfo(zone)),
        code=scan.result,
        direction=scan.direction,
        is_forced=scan.is_forced,
        registration_id=scan.registration_id,
        name=shown_name(person.given_names, person.family_name, person.native_name),
        native_name=person.native_name if person.given_names or person.family_name else "",
        city=organisation.city if organisation else "",
        organisation=organisation.name if organisation else "",
        country=organisation.country if organisation else None,
        desk_id=scan.desk_id,
        desk=desk,
    )


def checkpoints(database: Database, event_id: str) -> tuple[CheckpointRow, ...]:
    """The checkpoints of an event and of the events under it: arrival first, then doors by time."""
    family = select(Event.id).where(or_(Event.id == event_id, Event.umbrella_id == event_id))
    statement = (
        select(Checkpoint, Event.code, Event.zone, Session, Room, Network.code)
        .join(Event, Event.id == Checkpoint.event_id)
        .outerjoin(Session, Session.id == Checkpoint.session_id)
        .outerjoin(Room, Room.id == Session.room_id)
        .outerjoin(Network, Network.id == Session.network_id)
        .where(Checkpoint.event_id.in_(family))
        .order_by(Session.starts_at.is_not(None), Session.starts_at, Checkpoint.name)
    )
    with database.read() as session:
        return tuple(_checkpoint_row(*row) for row in session.execute(statement))


def _checkpoint_row(  # noqa: PLR0917 - one per selected column
    checkpoint: Checkpoint,
    event_code: str,
    zone: str,
    item: Session | None,
    room: Room | None,
    network: str | None,
) -> CheckpointRow:
    local = ZoneInfo(zone)
    return CheckpointRow(
        id=checkpoint.id,
        name=checkpoint.name,
        kind=checkpoint.kind,
        event_code=event_code,
        session_title=item.title if item else "",
        session_kind=item.kind if item else None,
        network=network or "",
        room=room.name if room else "",
        starts_at=item.starts_at.astimezone(local) if item else None,
        ends_at=item.ends_at.astimezone(local) if item else None,
        seats=_seats(item, room),
    )


def _seats(item: Session | None, room: Room | None) -> int | None:
    if item is None or item.capacity is not None:
        return item.capacity if item else None
    return room.capacity if room else None


def checkpoint_named(database: Database, event_id: str, name: str) -> CheckpointRow:
    """The checkpoint with this name, session title or session code, in any letter case.

    Raises `UserError`: `no_such_checkpoint`, `several_checkpoints` (names them).
    """
    wanted = fold(name)
    rows = checkpoints(database, event_id)
    exact = [row for row in rows if wanted in {fold(row.name), fold(row.session_title)}]
    found = exact or [row for row in rows if wanted in fold(row.name).split() or wanted in fold(row.name)]
    if not found:
        raise UserError("no_such_checkpoint", name=name)
    if len(found) > 1:
        raise UserError("several_checkpoints", name=name, found=", ".join(row.name for row in found))
    return found[0]
