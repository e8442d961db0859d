"""What a page is to the shell: identity, keys, commands, freshness, scans."""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wego_desktop.ui.widgets.page_header import PageHeader


class NavGroup(StrEnum):
    """The groups of the side bar, in their order."""

    EVENT = "event"
    OUTPUT = "output"
    MEETINGS = "meetings"


@dataclass(frozen=True, slots=True)
class KeyHint:
    """A key that works right now: `keys` are the caps (`("Ctrl", "Enter")`), `text` says what it does."""

    keys: tuple[str, ...]
    text: str


@dataclass(frozen=True, slots=True)
class Command:
    """Something Ctrl+K can do on this page; `keys` are shown as caps, the page itself binds them."""

    command_id: str
    text: str
    run: Callable[[], None]
    icon_name: str = "arrow-right"
    hint: str = ""
    keys: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PageSpec:
    """How the shell lists a page and makes it at the first visit.

    `shortcut` is a portable key text such as `Ctrl+Shift+D`, or empty. `icon_name` is a file of the icon set,
    or `network:afscn` / `network:lascn` for the painted marks. `count` is the figure shown before the page
    was opened. `more_shortcuts` open it as well and are shown nowhere but in the help. Without
    `is_in_side_bar` it is reached by its key, by Ctrl+K and from Settings.
    """

    page_id: str
    title: str
    icon_name: str
    group: NavGroup
    shortcut: str
    factory: Callable[[], "Page"]
    count: int | None = field(default=None)
    more_shortcuts: tuple[str, ...] = ()
    is_in_side_bar: bool = True


class Page(QWidget):
    """Base of all pages: a header (unless `has_header` is False) over `self.body`.

    A subclass sets the class attributes, fills `self.body`, and overrides what it needs of `key_hints`,
    `commands`, `refresh`, `on_scan`, `activate` and `help_text`. The shell calls `refresh()` when the page
    becomes visible and is stale; nothing may query the database in it directly (use the runner).
    """

    count_changed = Signal(object)
    key_hints_changed = Signal()

    page_id = ""
    title = ""
    icon_name = ""
    nav_group = NavGroup.EVENT
    shortcut = ""
    has_header = True

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(f"page_{self.page_id}")
        self.setProperty("surface", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._is_stale = True
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self.header = PageHeader(self.title, self)
        self.header.setVisible(self.has_header)
        layout.addWidget(self.header)
        self.body = QVBoxLayout()
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(0)
        layout.addLayout(self.body, 1)

    @property
    def is_stale(self) -> bool:
        """Whether something changed since the page was last refreshed."""
        return self._is_stale

    def mark_stale(self) -> None:
        """Note that data changed; refreshes at once when the page is visible, else at the next visit."""
        self._is_stale = True
        if self.isVisible():
            self.refresh_if_stale()

    def refresh_if_stale(self) -> None:
        """Refresh when something changed since the last time."""
        if self._is_stale:
            self._is_stale = False
            self.refresh()

    def wants_change(self, kinds: frozenset[str]) -> bool:
        """Whether changes of these kinds concern this page; by default all do."""
        return bool(kinds)

    def refresh(self) -> None:
        """Load what is shown again."""

    def key_hints(self) -> list[KeyHint]:
        """The keys that work right now, for the status bar; emit `key_hints_changed` when they change."""
        return []

    def help_keys(self) -> list[KeyHint]:
        """All keys of this page, for F1; by default those of the status bar."""
        return self.key_hints()

    def commands(self) -> list[Command]:
        """What Ctrl+K offers while this page is open."""
        return []

    def on_scan(self, text: str) -> bool:
        """Deal with a scanned text; False hands it to the page that the shell uses for scans."""
        del text
        return False

    def take_request(self, request: object) -> None:
        """Do what another page asked for when it opened this one, such as showing certain registrations."""
        del request

    def activate(self) -> None:
        """Put the keyboard focus where work on this page begins."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def panes(self) -> list[QWidget]:
        """The parts that F6 walks through; by default the page is one."""
        return [self]

    def can_leave(self) -> bool:
        """Whether the page may be left now; a page that says no also says why."""
        return True

    def show_count(self, count: int | None, text: str = "") -> None:
        """Show the count in the header (`text` instead of the bare figure) and in the side bar."""
        self.header.set_count(text or ("" if count is None else f"{count}"))
        self.count_changed.emit(count)
