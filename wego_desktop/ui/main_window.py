"""The main window: assembles side bar, pages, status bar, and binds the keys that work everywhere."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QMenu, QStackedWidget, QVBoxLayout, QWidget

from wego_desktop.i18n import _
from wego_desktop.settings import Settings, Theme
from wego_desktop.settings import SideBar as BarChoice
from wego_desktop.ui.errors import ErrorPresenter
from wego_desktop.ui.shell.job_list import JobList
from wego_desktop.ui.shell.page import Page, PageSpec
from wego_desktop.ui.shell.ports import EventChoice, ShellServices
from wego_desktop.ui.shell.side_bar import SideBar
from wego_desktop.ui.shell.status_line import StatusLine
from wego_desktop.ui.shell.working_keeper import WorkingKeeper
from wego_desktop.ui.theme.theme import theme
from wego_desktop.ui.widgets.containers import OVERLAY_BELOW_PX
from wego_desktop.ui.widgets.notices import ToastStack

if TYPE_CHECKING:
    from wego_desktop.ui.shell.go_to import GoToDialog
    from wego_desktop.ui.shell.help_dialog import HelpDialog
    from wego_desktop.ui.shell.settings_dialog import SettingsDialog

_EVENT_SETTINGS = "event_settings"


class MainWindow(QMainWindow):
    """Shows pages made at their first visit; knows nothing of what is in them.

    `undo_requested` and `redo_requested` are answered by the application; `toasts` is the undo bar,
    `errors.show` the place for errors, `status` the facts at the foot.
    """

    undo_requested = Signal()
    redo_requested = Signal()
    page_shown = Signal(str)
    settings_changed = Signal(object)
    closing = Signal()

    def __init__(
        self, specs: Iterable[PageSpec], services: ShellServices, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("main_window")
        self.setMinimumSize(1280, 720)
        self.resize(1440, 900)
        self._specs = list(specs)
        self._services = services
        self._settings = services.load_settings()
        self._pages: dict[str, Page] = {}
        self._event_name = ""
        self._page_keys: list[QShortcut] = []
        self._assemble()
        self._connect(services)
        self._bind_keys()
        self._restore()
        self.set_event("", "")

    def _assemble(self) -> None:
        centre = QWidget(self)
        column = QVBoxLayout(centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        row = QHBoxLayout()
        row.setSpacing(0)
        self.side_bar = SideBar(self._specs, centre)
        self._stack = QStackedWidget(centre)
        row.addWidget(self.side_bar)
        row.addWidget(self._stack, 1)
        column.addLayout(row, 1)
        self.status = StatusLine(centre)
        column.addWidget(self.status)
        self.setCentralWidget(centre)
        self.toasts = ToastStack(centre)
        self.job_list = JobList(centre)
        self.errors = ErrorPresenter(self, self.toasts)

    def _connect(self, services: ShellServices) -> None:
        self.side_bar.page_chosen.connect(self.show_page)
        self.side_bar.go_to_clicked.connect(self.open_go_to)
        self.side_bar.settings_clicked.connect(self.open_settings)
        self.side_bar.event_clicked.connect(self.open_event_switcher)
        runner = services.runner
        runner.error_raised.connect(self.errors.show)
        runner.job_added.connect(self.job_list.add)
        runner.changed.connect(self._on_changed)
        WorkingKeeper(runner, self)

    def _bind_keys(self) -> None:
        keys: dict[str, Callable[[], object]] = {
            "Ctrl+K": self.open_go_to,
            "Ctrl+B": self.toggle_rail,
            "Ctrl+,": self.open_settings,
            "F1": self.open_help,
            "Ctrl+Z": self.undo_requested.emit,
            "Ctrl+Y": self.redo_requested.emit,
            "F6": lambda: self._next_pane(forward=True),
            "Shift+F6": lambda: self._next_pane(forward=False),
        }
        for text, call in keys.items():
            QShortcut(QKeySequence(text), self, call)
        self._bind_page_keys()

    def _bind_page_keys(self) -> None:
        for key in self._page_keys:
            key.setEnabled(False)
            key.deleteLater()
        self._page_keys = [
            QShortcut(QKeySequence(keys), self, lambda page_id=spec.page_id: self.show_page(page_id))
            for spec in self._specs
            for keys in (spec.shortcut, *spec.more_shortcuts)
            if keys
        ]

    # Pages

    def set_pages(self, specs: Iterable[PageSpec]) -> None:
        """Offer other pages, because a workspace was opened; those made before are deleted."""
        self.forget_pages()
        self._specs = list(specs)
        self.side_bar.set_pages(self._specs)
        self._bind_page_keys()
        self._arrange_bar()

    @property
    def specs(self) -> tuple[PageSpec, ...]:
        """The pages that can be shown, as they were given."""
        return tuple(self._specs)

    @property
    def page_ids(self) -> list[str]:
        """The pages that can be shown, in the order of the side bar."""
        return [spec.page_id for spec in self._specs]

    @property
    def current_page(self) -> Page | None:
        """The page that is shown."""
        widget = self._stack.currentWidget()
        return widget if isinstance(widget, Page) else None

    def page(self, page_id: str) -> Page:
        """A page, made now when it was not visited yet."""
        if page_id not in self._pages:
            spec = self._spec(page_id)
            page = spec.factory()
            page.count_changed.connect(lambda count: self.side_bar.set_count(page_id, count))
            page.key_hints_changed.connect(self._show_hints)
            self._pages[page_id] = page
            self._stack.addWidget(page)
        return self._pages[page_id]

    def _spec(self, page_id: str) -> PageSpec:
        return next(spec for spec in self._specs if spec.page_id == page_id)

    def show_page(self, page_id: str) -> None:
        """Show a page, refreshed when something changed, with the focus where its work begins."""
        current = self.current_page
        page = self.page(page_id)
        if current is not None and current is not page and not current.can_leave():
            self.side_bar.set_current(current.page_id)
            return
        self._stack.setCurrentWidget(page)
        self.side_bar.set_current(page_id)
        page.refresh_if_stale()
        page.activate()
        self._show_hints()
        self.page_shown.emit(page_id)

    def forget_pages(self) -> None:
        """Delete all pages, because another event or workspace is open; they are made again when shown."""
        for page in self._pages.values():
            self._stack.removeWidget(page)
            page.deleteLater()
        self._pages.clear()

    def mark_all_stale(self) -> None:
        """Everything may have changed: the visible page refreshes now, the others at their next visit."""
        for page in list(self._pages.values()):
            page.mark_stale()

    def _on_changed(self, changes: tuple[object, ...], initiator: object) -> None:
        kinds = frozenset(str(getattr(change, "kind", "")) for change in changes)
        for page in list(self._pages.values()):
            if page is not initiator and page.wants_change(kinds):
                page.mark_stale()

    def _show_hints(self) -> None:
        page = self.current_page
        self.status.set_hints(page.key_hints() if page is not None else [])

    def take_scan(self, text: str) -> None:
        """Give a scan to the current page, else to the page for scans, which is then shown."""
        page = self.current_page
        if page is not None and page.on_scan(text):
            return
        target = self._services.scan_page
        if target and (page is None or page.page_id != target):
            self.show_page(target)
            self.page(target).on_scan(text)

    # Event

    def set_event(self, name: str, detail: str) -> None:
        """Show the open event in title bar and side bar."""
        self._event_name = name
        self.setWindowTitle(f"{name} – WeGO Desktop" if name else "WeGO Desktop")
        self.side_bar.event_button.set_event(name or _("No event open"), detail)

    def open_event_switcher(self) -> None:
        """List the events of the workspace under the event's name."""
        self._services.runner.read(self._services.list_events, done=self._show_events, initiator=self)

    def _show_events(self, events: Iterable[EventChoice]) -> None:
        menu = QMenu(self)
        menu.setObjectName("event_menu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for event in events:
            text = f"{event.name} · {event.detail}" if event.detail else event.name
            action = menu.addAction(text.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(event.is_current)
            action.triggered.connect(lambda _on=False, key=event.event_id: self._services.choose_event(key))
        menu.addSeparator()
        if self._services.new_event is not None and self._services.can_add_event():
            menu.addAction(_("New event"), self._services.new_event)
        if self._services.start_page is not None:
            menu.addAction(_("Start page"), self._services.start_page)
        button = self.side_bar.event_button
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))
        if menu.actions():
            menu.setActiveAction(menu.actions()[0])

    # Windows of the shell

    def open_go_to(self) -> "GoToDialog":
        """Open Ctrl+K over the window."""
        from wego_desktop.ui.shell.commands import go_to_entries
        from wego_desktop.ui.shell.go_to import GoToDialog

        entries = go_to_entries(self, self._specs, has_start=self._services.start_page)
        dialog = GoToDialog(entries, self._services.providers, self._services.runner, self)
        dialog.move(self.mapToGlobal(self.rect().center()).x() - dialog.width() // 2, self.y() + 120)
        dialog.open()
        return dialog

    def open_help(self) -> "HelpDialog":
        """Show the keys of this screen."""
        from wego_desktop.ui.shell.commands import everywhere_keys
        from wego_desktop.ui.shell.help_dialog import HelpDialog

        page = self.current_page
        here = page.help_keys() if page is not None else []
        dialog = HelpDialog(page.title if page else "WeGO Desktop", here, everywhere_keys(self._specs), self)
        dialog.open()
        return dialog

    def open_settings(self) -> "SettingsDialog":
        """Show the settings of this computer."""
        from wego_desktop.ui.shell.settings_dialog import SettingsDialog

        dialog = SettingsDialog(self._settings, self._take_settings, self)
        dialog.show_signed_in(self.side_bar.desk_button.text(), self.side_bar.desk_button.detail)
        if _EVENT_SETTINGS in self.page_ids:
            dialog.offer_event_settings()
            dialog.event_settings_wanted.connect(lambda: self.show_page(_EVENT_SETTINGS))
        dialog.open()
        return dialog

    def choose_theme(self, choice: Theme) -> None:
        """Take and store another theme."""
        self._take_settings(replace(self._settings, theme=choice))

    def _take_settings(self, settings: Settings) -> None:
        self._settings = settings
        theme().choose(settings.theme)
        self._services.save_settings(settings)
        self.settings_changed.emit(settings)

    # Frame

    @property
    def settings(self) -> Settings:
        """The settings as they are now; pages that store something use `update_settings`."""
        return self._settings

    def update_settings(self, settings: Settings) -> None:
        """Keep and store a changed settings object."""
        self._settings = settings
        self._services.save_settings(settings)

    def toggle_rail(self) -> None:
        """Switch between side bar and rail; a narrow window always has the rail."""
        choice = BarChoice.BAR if self._settings.side_bar is BarChoice.RAIL else BarChoice.RAIL
        self.update_settings(replace(self._settings, side_bar=choice))
        self._arrange_bar()

    def _arrange_bar(self) -> None:
        is_narrow = self.width() < OVERLAY_BELOW_PX
        self.side_bar.set_rail(is_narrow or self._settings.side_bar is BarChoice.RAIL)
        self.toasts.set_left(self.side_bar.width() + 16)

    def _next_pane(self, *, forward: bool) -> None:
        page = self.current_page
        panes: list[QWidget] = [self.side_bar, *(page.panes() if page is not None else [])]
        panes = [pane for pane in panes if pane.isVisible()]
        inside = [place for place, pane in enumerate(panes) if pane.isAncestorOf(self.focusWidget() or self)]
        place = (inside[0] if inside else 0) + (1 if forward else -1)
        target = panes[place % len(panes)]
        if target is self.side_bar:
            target = self.side_bar.event_button
        target.setFocus(Qt.FocusReason.TabFocusReason)

    def _restore(self) -> None:
        if self._settings.window_geometry:
            self.restoreGeometry(QByteArray.fromBase64(self._settings.window_geometry.encode()))
        self._arrange_bar()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange_bar()

    def closeEvent(self, event: QCloseEvent) -> None:
        page = self.current_page
        if page is not None and not page.can_leave():
            event.ignore()
            return
        geometry = bytes(self.saveGeometry().toBase64().data()).decode()
        self.update_settings(replace(self._settings, window_geometry=geometry))
        self.closing.emit()
        super().closeEvent(event)
