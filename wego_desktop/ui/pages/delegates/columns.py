"""The columns of the delegates table and how their cells are shown."""

from collections.abc import Callable
from datetime import date, datetime
from zoneinfo import ZoneInfo

from PySide6.QtWidgets import QStyledItemDelegate

from wego_desktop.domain.countries import country_name
from wego_desktop.domain.registration_states import is_active
from wego_desktop.i18n import _
from wego_desktop.services.export_words import word
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
    if row.badge_printed_at is not None:
        return Mark(Tone.OK, "printer-check", _("Printed"))
    if row.badge_issued_at is not None:
        return Mark(Tone.INFO, "id-card", _("Issued"))
    return Mark(Tone.OUTLINE, "circle-dashed", _("Not printed"))


def delegate_columns(zone: ZoneInfo, arrival_text: Callable[[DelegateRow], str]) -> list[Column[DelegateRow]]:
    """All columns that can be shown; `arrival_text` says when somebody arrived."""
    return [*_main_columns(arrival_text), *_more_columns(zone)]


def _main_columns(arrival_text: Callable[[DelegateRow], str]) -> list[Column[DelegateRow]]:
    return [
        Column(
            NAME,
            _("Name"),
            lambda row: row.name,
            lambda row: PersonCell(row.name, row.native_name if row.native_name != row.name else ""),
            244,
            sort_key="name",
        ),
        Column(
            "organisation",
            _("Organisation"),
            lambda row: row.organisation or NOTHING,
            lambda row: FlagCell(row.country, row.organisation or NOTHING),
            212,
            sort_key="organisation",
        ),
        Column(
            "category",
            _("Category"),
            lambda row: row.category,
            lambda row: CategoryCell(row.category, row.category_shape, row.category_colour),
            154,
            sort_key="category",
        ),
        Column(
            "status",
            _("Status"),
            lambda row: status_mark_of(row).text,
            status_mark_of,
            112,
            sort_key="status",
        ),
        Column("arrived", _("Arrived"), arrival_text, None, 108, is_right=True, sort_key="arrived"),
    ]


def _more_columns(zone: ZoneInfo) -> list[Column[DelegateRow]]:
    def plain(
        key: str, title: str, text: Callable[[DelegateRow], str], width: int = 140, sort: str | None = None
    ) -> Column[DelegateRow]:
        return Column(key, title, lambda row: text(row) or NOTHING, None, width, sort_key=sort)

    return [
        plain("number", _("Number"), lambda row: row.number, 96, "number"),
        plain(
            "country",
            _("Country"),
            lambda row: country_name(row.country) if row.country else "",
            140,
            "country",
        ),
        plain("city", _("City"), lambda row: row.city, 120),
        plain("region", _("Region"), lambda row: row.region, 130, "region"),
        plain("networks", _("Network"), lambda row: ", ".join(row.networks), 100),
        plain("position", _("Position"), lambda row: row.position, 190),
        plain("role", _("Delegation role"), lambda row: word(row.delegation_role), 150),
        plain("mode", _("Attendance"), lambda row: word(row.mode), 100),
        Column(
            "badge", _("Badge"), lambda row: badge_mark_of(row).text, badge_mark_of, 120, sort_key="badge"
        ),
        plain("badge_name", _("Name on badge"), lambda row: row.badge_name, 170),
        plain("email", _("Email"), lambda row: row.email, 210),
        plain("phone", _("Phone"), lambda row: row.phone, 140),
        plain("languages", _("Languages"), lambda row: row.languages, 140),
        plain(
            "registered",
            _("Registered"),
            lambda row: local_day(row.registered_at, zone),
            120,
            "registered",
        ),
    ]
