"""The desk's page with what the shell would give it."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.services.desk_world import DeskWorld
from wego_desktop.bootstrap import AppContext
from wego_desktop.domain.scanning import ResultCode
from wego_desktop.services.queries.events import event_row
from wego_desktop.settings import Settings
from wego_desktop.ui.pages.desk.page import DeskPage
from wego_desktop.ui.shell.page_services import PageServices
from wego_desktop.ui.shell.runner import OperationRunner


class Desk:
    """The page with what the shell would give it."""

    def __init__(self, context: AppContext, qtbot: QtBot) -> None:
        self.qtbot, self.context = qtbot, context
        self.world = DeskWorld(context)
        self.runner = OperationRunner()
        self.errors: list[Exception] = []
        self.opened: list[tuple[str, object]] = []
        self.services = PageServices(
            context,
            self.runner,
            event_row(context.database, "GA7"),
            Settings,
            lambda _settings: None,
            lambda _text: None,
            self.errors.append,
            lambda page, request: self.opened.append((page, request)),
            frozenset({"delegates", "badges"}),
        )

    def show(self, width: int = 1384, height: int = 840) -> DeskPage:
        self.page = DeskPage(self.services)
        self.qtbot.addWidget(self.page)
        self.page.resize(width, height)
        with self.qtbot.waitExposed(self.page):
            self.page.show()
        self.page.refresh_if_stale()
        self.page.activate()
        self.page.activateWindow()
        self.settle()
        return self.page

    def settle(self) -> None:
        self.qtbot.waitUntil(lambda: self.runner.is_idle and not self.page._timer.isActive(), timeout=8000)

    def scan(self, text: str) -> None:
        self.page.on_scan(text)
        self.settle()

    def type(self, text: str, *, enter: bool = False) -> None:
        self.qtbot.keyClicks(self.page.field.edit, text)
        if enter:
            self.key(Qt.Key.Key_Return)
        self.settle()

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.qtbot.keyClick(self.page.field.edit, key, modifier)
        self.settle()

    def results(self) -> list[ResultCode]:
        return [line.result for line in self.world.scans()]
