"""What the shell itself offers in Ctrl+K and F1."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from wego_desktop.i18n import _
from wego_desktop.settings import Theme
from wego_desktop.ui.shell.go_to import Entry
from wego_desktop.ui.shell.page import KeyHint, PageSpec
from wego_desktop.ui.shell.ports import Found
from wego_desktop.ui.widgets.key_caps import split_keys

if TYPE_CHECKING:
    from wego_desktop.ui.main_window import MainWindow


def go_to_entries(
    window: "MainWindow", specs: list[PageSpec], *, has_start: Callable[[], None] | None
) -> list[Entry]:
    """The commands of the current page, then the screens, then the commands of the shell."""
    page = window.current_page
    entries = [
        Entry(Found(command.text, command.hint, command.icon_name, command.run), "command", command.keys)
        for command in (page.commands() if page is not None else [])
    ]
    for spec in specs:
        found = Found(spec.title, _("Screen"), spec.icon_name, lambda key=spec.page_id: window.show_page(key))  # type: ignore[misc]
        entries.append(Entry(found, "screen", split_keys(spec.shortcut)))
    shell: list[tuple[str, str, Callable[[], object], str]] = [
        (_("Undo"), "undo-2", window.undo_requested.emit, "Ctrl+Z"),
        (_("Redo"), "redo-2", window.redo_requested.emit, "Ctrl+Y"),
        (_("Settings"), "settings", window.open_settings, "Ctrl+,"),
        (_("Choose event"), "calendar-days", window.open_event_switcher, ""),
        (_("Keys of this screen"), "keyboard", window.open_help, "F1"),
        (_("Side bar or rail"), "panel-left", window.toggle_rail, "Ctrl+B"),
        (_("Theme: light"), "sun-moon", lambda: window.choose_theme(Theme.LIGHT), ""),
        (_("Theme: dark"), "sun-moon", lambda: window.choose_theme(Theme.DARK), ""),
        (_("Theme: as the system"), "sun-moon", lambda: window.choose_theme(Theme.SYSTEM), ""),
    ]
    for text, icon_name, call, keys in shell:
        entries.append(Entry(Found(text, "", icon_name, _silent(call)), "command", split_keys(keys)))
    if has_start is not None:
        entries.append(Entry(Found(_("Start page"), "", "folder-open", has_start), "command"))
    return entries


def _silent(call: Callable[[], object]) -> Callable[[], None]:
    def run() -> None:
        call()

    return run


def everywhere_keys(specs: list[PageSpec]) -> list[KeyHint]:
    """The keys that work on every screen."""
    hints = [
        KeyHint(("Ctrl", "K"), _("Go to or do")),
        KeyHint(("Ctrl", "Z"), _("Undo")),
        KeyHint(("Ctrl", "Y"), _("Redo")),
        KeyHint(("Ctrl", "B"), _("Side bar or rail")),
        KeyHint(("F6",), _("Next pane")),
        KeyHint(("Ctrl", ","), _("Settings")),
        KeyHint(("F1",), _("Help")),
    ]
    return hints + [
        KeyHint(split_keys(keys), spec.title)
        for spec in specs
        for keys in (spec.shortcut, *spec.more_shortcuts)
        if keys
    ]
