"""Where the sessions of one day stand in the timetable: columns, minutes, lanes; no painting."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from PySide6.QtCore import QRectF

from wego_desktop.domain.enums import SessionKind
from wego_desktop.domain.local_time import local
from wego_desktop.services.queries.programme import Board, RoomRow, SessionRow

GUTTER_PX = 56
HEAD_PX = 44
HOUR_PX = 80
MIN_COLUMN_PX = 152
_TOP_PX = 28
DAY_MINUTES = 24 * 60
_FIRST_HOUR, _LAST_HOUR = 9, 18


@dataclass(frozen=True, slots=True)
class Column:
    """One column: a room, or (None) the sessions that have no room yet."""

    room: RoomRow | None

    @property
    def room_id(self) -> str | None:
        """The room's id, or None."""
        return self.room.id if self.room else None


@dataclass(frozen=True, slots=True)
class Placed:
    """A session in the day: first and last minute after midnight, its column (-1: across all), its lane."""

    row: SessionRow
    start: int
    end: int
    column: int
    lane: int = 0
    lanes: int = 1


@dataclass(frozen=True, slots=True)
class DayLayout:
    """The timetable of one day; y counts from the top of the scrolled content, x from the first column."""

    day: date
    zone: str
    columns: tuple[Column, ...]
    placed: tuple[Placed, ...]
    first_minute: int
    last_minute: int

    @property
    def height(self) -> int:
        """The height of the content."""
        return round(self.y_of(self.last_minute)) + 24

    def y_of(self, minute: float) -> float:
        """The y of a minute after midnight."""
        return _TOP_PX + (minute - self.first_minute) * HOUR_PX / 60

    def minute_at(self, y: float) -> float:
        """The minute after midnight at this y."""
        return self.first_minute + (y - _TOP_PX) * 60 / HOUR_PX

    def rect_of(self, placed: Placed, column_width: float) -> QRectF:
        """The block of a session."""
        top, bottom = self.y_of(placed.start), self.y_of(placed.end)
        if placed.column < 0:
            return QRectF(0, top, column_width * len(self.columns), bottom - top)
        inner = column_width - 8
        width = inner / placed.lanes
        left = placed.column * column_width + 4 + placed.lane * width
        gap = 3 if placed.lanes > 1 else 0
        return QRectF(left, top + 1, width - gap, max(bottom - top - 2, 14))

    def placed_at(self, session_id: str) -> Placed | None:
        """Where the session stands, or None when it is of another day."""
        return next((placed for placed in self.placed if placed.row.id == session_id), None)

    def column_of(self, room_id: str | None) -> int:
        """The place of a room among the columns, or -1."""
        return next((at for at, column in enumerate(self.columns) if column.room_id == room_id), -1)


def minutes_of(row: SessionRow, day: date, zone: str) -> tuple[int, int] | None:
    """First and last minute of the session on the wall clock of that day; None on another day.

    A session over midnight stands on the day it begins.
    """
    start, end = local(row.starts_at, zone), local(row.ends_at, zone)
    if start.date() != day:
        return None
    first = start.hour * 60 + start.minute
    last = end.hour * 60 + end.minute + (DAY_MINUTES if end.date() > day else 0)
    if last <= first:
        # The clocks go back meanwhile: the wall shows an earlier time at the end.
        last = first + round((row.ends_at - row.starts_at).total_seconds() / 60)
    return first, min(last, DAY_MINUTES)


def lay_out(board: Board, day: date) -> DayLayout:
    """The timetable of one day of the board."""
    rows = [(row, span) for row in board.shown if (span := minutes_of(row, day, board.zone)) is not None]
    known = {room.id for room in board.rooms}
    is_homeless = any(row.room_id not in known and not _is_across(row) for row, _span in rows)
    columns = [Column(room) for room in board.rooms]
    if is_homeless or not columns:
        columns.append(Column(None))
    by_column: dict[int, list[tuple[SessionRow, tuple[int, int]]]] = {}
    for row, span in rows:
        place = -1 if _is_across(row) else _place(columns, row)
        by_column.setdefault(place, []).append((row, span))
    placed = [item for place, found in by_column.items() for item in _lanes(found, place)]
    earliest = min([_FIRST_HOUR * 60, *(item.start for item in placed)])
    latest = max([_LAST_HOUR * 60, *(item.end for item in placed)])
    return DayLayout(
        day=day,
        zone=board.zone,
        columns=tuple(columns),
        placed=tuple(sorted(placed, key=lambda item: (item.start, item.column, item.lane))),
        first_minute=earliest // 60 * 60,
        last_minute=min(-(-latest // 60) * 60, DAY_MINUTES),
    )


def _is_across(row: SessionRow) -> bool:
    """Whether the session lies across all rooms: a meal that has none."""
    return row.kind is SessionKind.MEAL and row.room_id is None


def _place(columns: Sequence[Column], row: SessionRow) -> int:
    return next((at for at, c in enumerate(columns) if c.room_id == row.room_id), len(columns) - 1)


def _lanes(found: list[tuple[SessionRow, tuple[int, int]]], column: int) -> list[Placed]:
    """Overlapping sessions side by side: each cluster has as many lanes as it needs."""
    ordered = sorted(found, key=lambda item: (item[1][0], -item[1][1], item[0].code))
    result: list[Placed] = []
    cluster: list[tuple[SessionRow, tuple[int, int], int]] = []
    ends: list[int] = []
    for row, (start, end) in ordered:
        if ends and start >= max(ends):
            result += _close(cluster, column, len(ends))
            cluster, ends = [], []
        lane = next((at for at, last in enumerate(ends) if last <= start), len(ends))
        if lane == len(ends):
            ends.append(end)
        else:
            ends[lane] = end
        cluster.append((row, (start, end), lane))
    return result + _close(cluster, column, len(ends))


def _close(cluster: list[tuple[SessionRow, tuple[int, int], int]], column: int, lanes: int) -> list[Placed]:
    return [Placed(row, start, end, column, lane, lanes) for row, (start, end), lane in cluster]


def wall_time(day: date, minute: int) -> datetime:
    """The wall-clock time of a minute after midnight; 1440 is the next midnight."""
    return datetime.combine(day, datetime.min.time()) + timedelta(minutes=minute)
