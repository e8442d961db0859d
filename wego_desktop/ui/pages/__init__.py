"""The pages of the main window, one package per area, and the list of them in the order of the side bar."""

import importlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from wego_desktop.i18n import N_, _
from wego_desktop.ui.shell.page import NavGroup, Page, PageSpec

if TYPE_CHECKING:
    from wego_desktop.services.queries.events import NetworkRow
    from wego_desktop.ui.shell.page_services import PageServices


@dataclass(frozen=True, slots=True)
class _Listed:
    """A page before its module is imported, which happens at the first visit."""

    page_id: str
    title: str
    icon_name: str
    group: NavGroup
    shortcut: str
    module: str
    name: str
    more_shortcuts: tuple[str, ...] = ()
    is_in_side_bar: bool = True


_EVENT, _OUTPUT = NavGroup.EVENT, NavGroup.OUTPUT
_PAGES = (
    _Listed("desk", N_("Check-in"), "scan-line", _EVENT, "Ctrl+Shift+C", "desk.page", "DeskPage"),
    _Listed("delegates", N_("Delegates"), "users", _EVENT, "Ctrl+Shift+D", "delegates.page", "DelegatesPage"),
    _Listed(
        "duplicates",
        N_("Duplicates"),
        "copy",
        _EVENT,
        "Ctrl+Shift+U",
        "duplicates.page",
        "DuplicatesPage",
        is_in_side_bar=False,
    ),
    _Listed(
        "organisations",
        N_("Organisations"),
        "building-2",
        _EVENT,
        "Ctrl+Shift+O",
        "organisations.page",
        "OrganisationsPage",
    ),
    _Listed(
        "programme",
        N_("Programme"),
        "calendar-days",
        _EVENT,
        "Ctrl+Shift+P",
        "programme.page",
        "ProgrammePage",
    ),
    _Listed("badges", N_("Badges"), "id-card", _OUTPUT, "Ctrl+Shift+B", "badges.page", "BadgesPage"),
    _Listed(
        "exports",
        N_("Excel and reports"),
        "file-spreadsheet",
        _OUTPUT,
        "Ctrl+Shift+X",
        "exports.page",
        "ExportsPage",
        ("Ctrl+E",),
    ),
    _Listed("import", N_("Import"), "download", _OUTPUT, "Ctrl+Shift+I", "imports.page", "ImportPage"),
)
_EVENT_SETTINGS = _Listed(
    "event_settings",
    N_("Event settings"),
    "settings",
    _EVENT,
    "Ctrl+Shift+E",
    "event_settings.page",
    "EventSettingsPage",
    is_in_side_bar=False,
)
_NETWORK_KEYS = {"AFSCN": "Ctrl+Shift+A", "LASCN": "Ctrl+Shift+L"}
_NETWORK_PAGE = ("networks.page", "NetworkPage")


def page_specs(services: "Callable[[], PageServices]", networks: "Sequence[NetworkRow]") -> list[PageSpec]:
    """All pages in the order of the side bar; `services` is asked when a page is made."""
    specs = [_spec(listed, services) for listed in _PAGES]
    last = _spec(_EVENT_SETTINGS, services)
    return [*specs, *(_network_spec(network, services) for network in networks), last]


def _spec(listed: _Listed, services: "Callable[[], PageServices]") -> PageSpec:
    def make() -> Page:
        return _page(listed.module, listed.name, services())

    return PageSpec(
        listed.page_id,
        _(listed.title),
        listed.icon_name,
        listed.group,
        listed.shortcut,
        make,
        more_shortcuts=listed.more_shortcuts,
        is_in_side_bar=listed.is_in_side_bar,
    )


def _network_spec(network: "NetworkRow", services: "Callable[[], PageServices]") -> PageSpec:
    def make() -> Page:
        return _page(*_NETWORK_PAGE, services(), network.code)

    icon = f"network:{network.code.lower()}" if network.code in _NETWORK_KEYS else "network"
    shortcut = _NETWORK_KEYS.get(network.code, "")
    return PageSpec(network_page_id(network.code), network.code, icon, NavGroup.MEETINGS, shortcut, make)


def network_page_id(code: str) -> str:
    """The id of a network's page."""
    return f"network_{code.lower()}"


def _page(module: str, name: str, *arguments: Any) -> Page:
    page = getattr(importlib.import_module(f"{__name__}.{module}"), name)(*arguments)
    assert isinstance(page, Page)
    return page
