"""The real main window with one page under test, on a real workspace."""

from collections.abc import Callable

from pytestqt.qtbot import QtBot

from wego_desktop.bootstrap import AppContext
from wego_desktop.messages import sentence
from wego_desktop.services.queries.events import event_row
from wego_desktop.settings import Settings
from wego_desktop.ui.main_window import MainWindow
from wego_desktop.ui.shell.page import NavGroup, Page, PageSpec
from wego_desktop.ui.shell.page_services import PageServices
from wego_desktop.ui.shell.ports import ShellServices
from wego_desktop.ui.shell.runner import OperationRunner


class Desk:
    """A window with one page, and what it said."""

    def __init__(
        self,
        qtbot: QtBot,
        context: AppContext,
        make: Callable[[PageServices], Page],
        icon_name: str,
        event_code: str = "GA7",
    ) -> None:
        self.qtbot = qtbot
        self.runner = OperationRunner()
        self.said: list[str] = []
        self.errors: list[str] = []
        self.opened: list[tuple[str, object]] = []
        self.services = PageServices(
            context=context,
            runner=self.runner,
            event=event_row(context.database, event_code),
            load_settings=Settings,
            save_settings=lambda _settings: None,
            show_undo=self.said.append,
            show_error=lambda error: self.errors.append(sentence(error)),  # type: ignore[arg-type]
            open_page=lambda page_id, request: self.opened.append((page_id, request)),
            page_ids=frozenset({"programme", "exports"}),
        )
        spec = PageSpec("page", "Page", icon_name, NavGroup.EVENT, "", lambda: make(self.services))
        self.window = MainWindow([spec], ShellServices(self.runner, Settings, lambda _settings: None))
        self.runner.error_raised.connect(lambda error, _again: self.errors.append(repr(error)))
        qtbot.addWidget(self.window)
        self.window.set_event("General Assembly 2026", "Seoul, 14–17 Oct 2026")
        self.window.show()
        self.window.show_page("page")
        self.settle()

    @property
    def page(self) -> Page:
        return self.window.page("page")

    def settle(self) -> None:
        """Wait until nothing runs and everything was drawn."""
        self.qtbot.waitUntil(lambda: self.runner.is_idle, timeout=5000)
        self.qtbot.waitUntil(lambda: self.runner.is_idle, timeout=5000)

    def close(self) -> None:
        self.runner.shut_down()
        self.window.close()
