"""The stage for pictures of the windows: opens the sample, waits until all is drawn, grabs it."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QWidget

from wego_desktop.bootstrap import open_context
from wego_desktop.services.sample.build import STANDS_AT
from wego_desktop.settings import SettingsStore
from wego_desktop.ui.operations.opening import look_at
from wego_desktop.ui.shell.page import Page
from wego_desktop.ui.theme.theme import theme
from wego_desktop.ui.workspace_window import WorkspaceWindow

_QUIET_S = 0.12
_LONGEST_S = 20.0
# The figures of the side bar come a moment after the first page.
_FIRST_QUIET_S = 0.5


@dataclass(frozen=True, slots=True)
class State:
    """One picture: what it is called, and how to come there from any state before it."""

    name: str
    prepare: "Callable[[Stage], QWidget | None]"


class Stage:
    """The program on the sample. `prepare` of a state shows something and returns the window to grab."""

    def __init__(self, app: QApplication, store: SettingsStore, path: Path, folder: Path) -> None:
        self.app = app
        self.store = store
        self._path = path
        self.folder = folder
        self.scratch = path.parent
        self._workspace: WorkspaceWindow | None = None

    @property
    def workspace(self) -> WorkspaceWindow:
        """The opened workspace with its window."""
        assert self._workspace is not None
        return self._workspace

    def open(self, path: Path | None = None) -> None:
        """Open the workspace at the moment at which the sample stands still."""
        self.close()
        place = path or self._path
        self.store.save(replace(self.store.load(), last_page=""))
        context = open_context(str(place), clock=lambda: STANDS_AT)
        self._workspace = WorkspaceWindow(self.store)
        self._workspace.take(look_at(context, str(place), None))
        self._workspace.window.resize(1440, 900)
        self._workspace.window.show()
        self.settle(_FIRST_QUIET_S)

    def close(self) -> None:
        """Close the workspace and every window of it."""
        self.tidy()
        if self._workspace is not None:
            self._workspace.window.close()
            self._workspace = None

    def page(self, page_id: str) -> Page:
        """Show a page and wait for its rows."""
        self.workspace.window.show_page(page_id)
        self.settle()
        return self.workspace.window.page(page_id)

    def tidy(self) -> None:
        """Close dialogs, menus and messages of the state before."""
        for widget in QApplication.topLevelWidgets():
            if isinstance(widget, QDialog | QMenu) and widget.isVisible():
                widget.close()
        if self._workspace is not None:
            self._workspace.window.toasts.clear()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    def settle(self, quiet_s: float = _QUIET_S) -> None:
        """Wait until the runner is idle and nothing more happens for a moment."""
        begun = quiet_since = time.monotonic()
        while time.monotonic() - quiet_since < quiet_s and time.monotonic() - begun < _LONGEST_S:
            self.app.processEvents()
            if self._workspace is not None and not self._workspace.runner.is_idle:
                quiet_since = time.monotonic()
            time.sleep(0.002)

    def draw(
        self, name: str, state: State, sizes: Sequence[tuple[int, int]], themes: Sequence[str]
    ) -> list[Path]:
        """Prepare a state and save its pictures, one for each theme and size."""
        self.tidy()
        target = state.prepare(self) or self.workspace.window
        self.folder.mkdir(parents=True, exist_ok=True)
        made = []
        for width, height in sizes:
            target.resize(width, height)
            for theme_name in themes:
                theme().choose(theme_name)
                self.settle()
                path = self.folder / f"{name}-{theme_name}-{width}.png"
                picture(target).save(str(path))
                made.append(path)
        if target is not self.workspace.window:
            target.close()
        return made


def picture(window: QWidget) -> QPixmap:
    """The window with the dialogs, menus and popovers that stand over it."""
    result = window.grab()
    painter = QPainter(result)
    for widget in QApplication.topLevelWidgets():
        if widget is window or not widget.isVisible() or not _belongs_to(widget, window):
            continue
        if isinstance(widget, QDialog) and widget.isModal():
            place = window.rect().center() - widget.rect().center()
            if widget.objectName() == "go_to_dialog":
                place.setY(120)
        else:
            place = widget.pos() - window.mapToGlobal(QPoint(0, 0))
        painter.drawPixmap(place, widget.grab())
        if widget.windowFlags() & Qt.WindowType.Dialog or isinstance(widget, QMenu):
            painter.setPen(theme().color("border"))
            painter.drawRect(widget.rect().translated(place).adjusted(0, 0, -1, -1))
    painter.end()
    return result


def _belongs_to(widget: QWidget, window: QWidget) -> bool:
    parent = widget.parentWidget()
    while parent is not None:
        if parent is window:
            return True
        parent = parent.parentWidget()
    return False
