"""What the shell needs from the application around it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from wego_desktop.settings import Settings
from wego_desktop.ui.shell.runner import OperationRunner


@dataclass(frozen=True, slots=True)
class EventChoice:
    """One event of the workspace in the event switcher."""

    event_id: str
    name: str
    detail: str
    is_current: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """One thing that Ctrl+K found; `run` opens it, on the window's thread."""

    text: str
    hint: str
    icon_name: str
    run: Callable[[], None]


@dataclass(frozen=True, slots=True)
class SearchProvider:
    """A kind of thing that Ctrl+K finds; `find(text)` runs on a reader thread and returns at most 8."""

    kind: str
    title: str
    find: Callable[[str], Sequence[Found]]


@dataclass(frozen=True, slots=True)
class ShellServices:
    """Everything the main window is given.

    `list_events` runs on a reader thread, `choose_event(id)` on the window's. `save_settings` stores the
    settings object it gets. `scan_page` is where a scan goes that the current page does not take.
    `start_page` is called by "Open another workspace", and the command is left out without it.
    `new_event` asks for one more event of the workspace, offered where `can_add_event()`.
    """

    runner: OperationRunner
    load_settings: Callable[[], Settings]
    save_settings: Callable[[Settings], None]
    list_events: Callable[[], Sequence[EventChoice]] = tuple
    choose_event: Callable[[str], None] = lambda _event_id: None
    providers: tuple[SearchProvider, ...] = field(default=())
    scan_page: str = ""
    start_page: Callable[[], None] | None = None
    new_event: Callable[[], None] | None = None
    can_add_event: Callable[[], bool] = lambda: False
