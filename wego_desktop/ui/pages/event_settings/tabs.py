"""Makes the four tabs of an event's settings: their buttons, columns, and what an empty list says."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut

from wego_desktop.i18n import _
from wego_desktop.ui.models.short_list_model import ShortListModel
from wego_desktop.ui.pages.event_settings import lists
from wego_desktop.ui.pages.event_settings.list_tab import ListTab, action_button, first_button, move_hint
from wego_desktop.ui.widgets.button import Button
from wego_desktop.ui.widgets.delegates import (
    CategoryDelegate,
    FlagDelegate,
    PersonDelegate,
    PillDelegate,
    TextDelegate,
)
from wego_desktop.ui.widgets.notices import EmptyState

if TYPE_CHECKING:
    from wego_desktop.ui.pages.event_settings.page import EventSettingsPage


def category_tab(page: "EventSettingsPage", people: dict[str, int], *, can_edit: bool) -> ListTab:
    """The categories with their looks."""
    tab = ListTab(
        "categories",
        _("Categories"),
        ShortListModel(lists.category_columns(people), lists.category_id, page),
        buttons=_buttons(page, "category", _("Add category")) if can_edit else [],
        empty=EmptyState("id-card", _("No categories"), _("Every registration has a category."), [], page),
        parent=page,
        hint=move_hint() if can_edit else "",
    )
    tab.arrange({0: 260, 1: 90, 2: 100, 4: 90}, 3, {0: CategoryDelegate})
    return tab


def limit_tab(page: "EventSettingsPage", *, can_edit: bool) -> ListTab:
    """The limits with what is taken."""
    first = [first_button(_("Add limit"), page.add)] if can_edit else []
    tab = ListTab(
        "limits",
        _("Limits"),
        ShortListModel(lists.limit_columns(), lists.limit_id, page),
        buttons=_buttons(page, "limit", _("Add limit")) if can_edit else [],
        empty=EmptyState(
            "users",
            _("No limits"),
            _("Places per category or organisation: so many free, a cap, and what happens beyond it."),
            first,
            page,
        ),
        parent=page,
    )
    tab.arrange(
        {0: 280, 1: 200, 3: 150, 4: 240},
        2,
        {0: lambda table: TextDelegate(table, weight=500), 3: PillDelegate},
    )
    return tab


def waiting_tab(page: "EventSettingsPage", zone: str, *, can_edit: bool) -> ListTab:
    """Who waits, in order."""
    promote = action_button("promote", _("Promote"), "user-check", "Ctrl+Enter", page.promote_current)
    tab = ListTab(
        "waiting_list",
        _("Waiting list"),
        ShortListModel(lists.waiting_columns(zone), lists.waiting_id, page),
        buttons=[promote] if can_edit else [],
        empty=EmptyState(
            "clock",
            _("Nobody waits"),
            _("Who registers beyond a limit with a waiting list stands here, in order."),
            [],
            page,
        ),
        parent=page,
        hint=move_hint() if can_edit else "",
    )
    if not can_edit:
        promote.deleteLater()
    delegates: Mapping[int, type[TextDelegate]] = {
        1: PersonDelegate,
        3: FlagDelegate,
        4: CategoryDelegate,
        6: PillDelegate,
    }
    tab.arrange({0: 64, 1: 240, 2: 100, 4: 170, 5: 130, 6: 150}, 3, delegates)
    for keys in ("Ctrl+Return", "Ctrl+Enter"):
        shortcut = QShortcut(QKeySequence(keys), tab.table, page.promote_current)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
    return tab


def field_tab(
    page: "EventSettingsPage", labels: dict[str, str], names: dict[str, str], *, can_edit: bool
) -> ListTab:
    """The own fields with how many answered."""
    first = [first_button(_("Add field"), page.add)] if can_edit else []
    tab = ListTab(
        "own_fields",
        _("Own fields"),
        ShortListModel(lists.field_columns(labels, names), lists.field_id, page),
        buttons=_buttons(page, "field", _("Add field")) if can_edit else [],
        empty=EmptyState(
            "list",
            _("No own fields"),
            _("What this event asks besides: a shirt size, a visit to join, a letter for the visa."),
            first,
            page,
        ),
        parent=page,
        hint=move_hint() if can_edit else "",
    )
    widths = {0: 210, 1: 120, 2: 120, 4: 250, 5: 140, 6: 80}
    tab.arrange(widths, 3, {0: lambda table: TextDelegate(table, weight=500)})
    return tab


def _buttons(page: "EventSettingsPage", name: str, text: str) -> list[Button]:
    def open_current() -> None:
        page.lists[page.tabs.current].open_current()

    return [
        action_button(f"add_{name}", text, "plus", "Ctrl+N", page.add),
        action_button(f"edit_{name}", _("Edit"), "pencil", "Enter", open_current),
    ]
