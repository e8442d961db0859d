"""The columns of the delegates table and how their cells are shown."""

from collections.abc import Callable, Iterable
from datetime import date, datetime
from zoneinfo import ZoneInfo

from PySide6.QtWidgets import QStyledItemDelegate

from wego_desktop.domain.list_filters import ValueKind
from wego_desktop.domain.registration_states import is_active
from wego_desktop.services.delegate_cells import badge_state, badge_word, cell_text
from wego_desktop.services.queries.delegate_columns import BadgeState, DelegateColumn
from wego_desktop.services.queries.delegate_rows import DelegateRow
from wego_desktop.ui.models.id_list_model import Column
from wego_desktop.ui.widgets.cells import CategoryCell, FlagCell, PersonCell, RowState
from wego_desktop.ui.widgets.delegates import CategoryDelegate, FlagDelegate, PersonDelegate, PillDelegate
from wego_desktop.ui.widgets.marks import Mark, Tone
from wego_desktop.ui.widgets.statuses import registration_mark

NAME = "name"
SHOWN_AT_FIRST = ("name", "organisation", "category", "status", "arrived")
NOTHING = "–"
Painter = Callable[[], QStyledItemDelegate]

PAINTERS: dict[str, type[QStyledItemDelegate]] = {
    "name": PersonDelegate,
    "organisation": FlagDelegate,
    "category": CategoryDelegate,
    "status": PillDelegate,
    "badge": PillDelegate,
}
"""The delegates that paint more than text."""


def local_time(at: datetime | None, zone: ZoneInfo, first_day: date | None = None) -> str:
    """`10:23` in the event's zone, on other days than the event's first `Thu 10:23`, else `2 Sep 10:23`."""
    if at is None:
        return NOTHING
    local = at.astimezone(zone)
    if first_day is None or local.date() == first_day:
        return f"{local:%H:%M}"
    is_near = abs((local.date() - first_day).days) < 7
    day = f"{local:%a}" if is_near else f"{local.day} {local:%b}"
    return f"{day} {local:%H:%M}"


def local_day(at: datetime, zone: ZoneInfo) -> str:
    """`14 Oct 2026` in the event's zone."""
    local = at.astimezone(zone)
    return f"{local.day} {local:%b %Y}"


def row_state(row: DelegateRow) -> RowState:
    """Ended registrations are grey and struck through."""
    return RowState.NORMAL if is_active(row.status) else RowState.STRUCK


def status_mark_of(row: DelegateRow) -> Mark:
    """The pill of a registration: whoever has arrived shows as Arrived, unless it ended since."""
    return registration_mark(row.status, has_arrived=row.arrived_at is not None and is_active(row.status))


def badge_mark_of(row: DelegateRow) -> Mark:
    """The pill of the badge: printed, issued but not printed, or none yet."""
    state = badge_state(row)
    tone, icon_name = _BADGES[state]
    return Mark(tone, icon_name, badge_word(state))


_BADGES = {
    BadgeState.PRINTED: (Tone.OK, "printer-check"),
    BadgeState.ISSUED: (Tone.INFO, "id-card"),
    BadgeState.NONE: (Tone.OUTLINE, "circle-dashed"),
}
_VALUES: dict[str, Callable[[DelegateRow], object]] = {
    NAME: lambda row: PersonCell(row.name, row.native_name if row.native_name != row.name else ""),
    "organisation": lambda row: FlagCell(row.country, row.organisation or NOTHING),
    "category": lambda row: CategoryCell(row.category, row.category_shape, row.category_colour),
    "status": status_mark_of,
    "badge": badge_mark_of,
}
_WIDTHS = {
    NAME: 244, "organisation": 212, "category": 154, "status": 112, "arrived": 108, "number": 96,
    "city": 120, "region": 130, "networks": 100, "position": 190, "mode": 100, "badge": 120,
    "badge_name": 170, "email": 210, "registered": 120, "notes": 220, "desk_note": 190, "hotel": 180,
    "native_name": 150, "sessions": 150, "organisation_native": 180, "status_reason": 170,
}  # fmt: skip
_KIND_WIDTHS = {ValueKind.NUMBER: 100, ValueKind.YES_NO: 100, ValueKind.DAY: 120}
_RIGHT = frozenset(
    {"arrived", "waiting_place", "fees_through", "alternate_order", "badge_copies", "last_seen"}
)


def delegate_columns(
    offered: Iterable[DelegateColumn], zone: ZoneInfo, first_day: date
) -> list[Column[DelegateRow]]:
    """All columns that can be shown, in the order in which they are offered."""
    return [_column(column, zone, first_day) for column in offered if column.is_shown]


def _column(column: DelegateColumn, zone: ZoneInfo, first_day: date) -> Column[DelegateRow]:
    def time_text(at: datetime) -> str:
        return local_day(at, zone) if column.key == "registered" else local_time(at, zone, first_day)

    def text(row: DelegateRow) -> str:
        if column.key == "status":
            return status_mark_of(row).text
        return cell_text(column, row, time_text) or NOTHING

    return Column(
        column.key,
        column.title,
        text,
        _VALUES.get(column.key),
        _WIDTHS.get(column.key, _KIND_WIDTHS.get(column.kind, 140)),
        is_right=column.key in _RIGHT,
        sort_key=column.key if column.is_sortable else None,
    )
