"""The states of an event's settings that `screens` draws: the four lists and their forms."""

from collections.abc import Callable

from wego_desktop.ui.pages.event_settings.page import EventSettingsPage
from wego_desktop.ui.screen_stage import Stage, State

_TABS = ("categories", "limits", "waiting_list", "own_fields")


def settings_states() -> list[State]:
    """Each list with the sample in it, and the form of its first line."""
    return [
        *(State(f"event-settings-{tab.replace('_', '-')}", _list(tab)) for tab in _TABS),
        State("event-settings-category", _form("categories")),
        State("event-settings-limit", _form("limits")),
        State("event-settings-field", _form("own_fields")),
    ]


def _page(on: Stage, tab: str) -> EventSettingsPage:
    page = on.page("event_settings")
    assert isinstance(page, EventSettingsPage)
    page.tabs.choose(tab)
    on.settle()
    return page


def _list(tab: str) -> Callable[[Stage], None]:
    def prepare(on: Stage) -> None:
        _page(on, tab)

    return prepare


def _form(tab: str) -> Callable[[Stage], None]:
    def prepare(on: Stage) -> None:
        page = _page(on, tab)
        page.lists[tab].table.go_to_row(0)
        page.lists[tab].open_current()
        on.settle()

    return prepare
