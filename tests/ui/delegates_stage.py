"""The delegates page in the real main window on a workspace of sixty people."""

from dataclasses import dataclass, field
from typing import TypeVar

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QMenu, QWidget
from pytestqt.qtbot import QtBot

from tests.fixtures_people import People
from wego_desktop.bootstrap import AppContext
from wego_desktop.services.queries import delegates
from wego_desktop.services.queries.events import event_row
from wego_desktop.settings import Settings
from wego_desktop.ui.main_window import MainWindow
from wego_desktop.ui.pages.delegates.condition_editor import ConditionEditor
from wego_desktop.ui.pages.delegates.page import DelegatesPage
from wego_desktop.ui.pages.delegates.value_row import TextRow
from wego_desktop.ui.shell.page import NavGroup, PageSpec
from wego_desktop.ui.shell.page_services import PageServices
from wego_desktop.ui.shell.ports import ShellServices
from wego_desktop.ui.shell.runner import OperationRunner

Sample = tuple[AppContext, People]
D = TypeVar("D", bound=QDialog)
KEY = Qt.Key


@dataclass
class Stage:
    """The window with the page, and what the page asked of others."""

    context: AppContext
    people: People
    qtbot: QtBot
    runner: OperationRunner = field(default_factory=OperationRunner)
    settings: Settings = field(default_factory=Settings)
    opened: list[tuple[str, object]] = field(default_factory=list)
    errors: list[Exception] = field(default_factory=list)
    said: list[str] = field(default_factory=list)

    def save(self, settings: Settings) -> None:
        self.settings = settings

    def services(self) -> PageServices:
        return PageServices(
            self.context,
            self.runner,
            event_row(self.context.database, "GA7"),
            lambda: self.settings,
            self.save,
            self.said.append,
            self.errors.append,
            lambda page_id, request: self.opened.append((page_id, request)),
            frozenset({"delegates", "badges", "import", "exports"}),
        )

    def make(self, width: int = 1440) -> DelegatesPage:
        spec = PageSpec(
            "delegates", "Delegates", "users", NavGroup.EVENT, "", lambda: DelegatesPage(self.services())
        )
        self.window = MainWindow([spec], ShellServices(self.runner, lambda: self.settings, self.save))
        self.qtbot.addWidget(self.window)
        self.window.resize(width, 900)
        self.window.show()
        self.window.show_page("delegates")
        page = self.window.page("delegates")
        assert isinstance(page, DelegatesPage)
        self.page = page
        self.settle()
        return page

    def settle(self) -> None:
        """Wait until nothing is read or written any more."""
        for _round in range(2):
            self.qtbot.waitUntil(lambda: self.runner.is_idle and not self._is_counting)
            QApplication.processEvents()

    @property
    def _is_counting(self) -> bool:
        """Whether views are counted, or similar names are looked for, in a moment."""
        shown = self.page.list
        waiting = shown._views_timer.isActive() or shown._similar_timer.isActive()
        return shown.isVisible() and waiting

    def press(self, widget: QWidget, *keys: Qt.Key, ctrl: bool = False) -> None:
        modifier = Qt.KeyboardModifier.ControlModifier if ctrl else Qt.KeyboardModifier.NoModifier
        for key in keys:
            self.qtbot.keyClick(widget, key, modifier)
        self.settle()

    def wait_for_choices(self) -> None:
        """Wait until what the filters offer was read, which begins after the rows were painted."""
        self.qtbot.waitUntil(lambda: bool(self.page.filters._choices))

    def condition(self) -> ConditionEditor:
        """The condition that is open now."""

        def found() -> list[ConditionEditor]:
            return [w for w in self.page.filters.findChildren(ConditionEditor) if w.isVisible()]

        self.qtbot.waitUntil(lambda: bool(found()))
        return found()[-1]

    def go_to(self, row: int, key: str) -> None:
        """Make a cell the current one."""
        table = self.page.table
        table.setFocus()
        table.go_to_cell(row, [column.key for column in table.columns].index(key))

    def edit(self, row: int, key: str, text: str, end: Qt.Key = KEY.Key_Return) -> None:
        """F2 on a cell, type, and end with a key."""
        self.go_to(row, key)
        self.qtbot.keyClick(self.page.table, KEY.Key_F2)
        editor = self.page.list.editor.editor
        assert isinstance(editor, QLineEdit)
        editor.setText(text)
        self.qtbot.keyClick(editor, end)
        self.settle()

    def dialog(self, kind: type[D]) -> D:
        """The dialog of that kind that is open now."""
        return [each for each in self.page.findChildren(kind) if each.isVisible()][-1]

    def click_header(self, key: str, *, shift: bool = False) -> None:
        """Click on the title of a shown column."""
        header = self.page.table.sort_header
        logical = [column.key for column in self.page.table.columns].index(key)
        place = QPoint(header.sectionViewportPosition(logical) + 20, 12)
        modifier = Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier
        self.qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, modifier, place)
        self.settle()

    def names(self) -> list[str]:
        ids = self.page.table.rows.all_ids()
        return [row.name for row in delegates.rows(self.context.database, ids)]

    def row(self, id_: str) -> delegates.DelegateRow:
        return delegates.rows(self.context.database, [id_])[0]


def open_menu(name: str) -> QMenu:
    found = [w for w in QApplication.topLevelWidgets() if isinstance(w, QMenu) and w.objectName() == name]
    return found[-1]


def choose(menu: QMenu, text: str) -> None:
    action = next(action for action in menu.actions() if action.text().strip().endswith(text))
    menu.close()
    action.trigger()


def text_row(page: DelegatesPage, key: str) -> TextRow:
    row = page.panel.profile.rows.get(key) or page.panel.participation.rows[key]
    assert isinstance(row, TextRow)
    return row


def add_by_form(stage: Stage, **texts: str) -> None:
    page = stage.page
    stage.press(page.table, KEY.Key_N, ctrl=True)
    for key, text in texts.items():
        stage.qtbot.keyClicks(page.add_panel.fields[key].line_edit, text)
    page.add_panel.submit()
    stage.settle()
