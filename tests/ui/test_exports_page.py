"""The page Excel and reports in the real window on a real workspace."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from tests.services.export_world import ExportWorld, filled_world
from tests.ui.programme_window import Desk
from wego_desktop.bootstrap import AppContext
from wego_desktop.domain.enums import OperatorRole, SheetKind
from wego_desktop.services.export_service import ExportRequest
from wego_desktop.services.queries.exports import export_rows
from wego_desktop.settings import Settings
from wego_desktop.ui.pages.exports.page import ExportsPage
from wego_desktop.ui.theme.theme import Theme

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


class Opened(QObject):
    """Stands where the desktop opens files: keeps what it was asked to open."""

    def __init__(self) -> None:
        super().__init__()
        self.paths: list[Path] = []

    @Slot(QUrl)
    def take(self, url: QUrl) -> None:
        self.paths.append(Path(url.toLocalFile()))


@pytest.fixture
def opened(qapp: QApplication) -> Opened:
    taker = Opened()
    QDesktopServices.setUrlHandler("file", taker, "take")
    yield taker
    QDesktopServices.unsetUrlHandler("file")


class Window(Desk):
    """The page in a window that keeps its settings."""

    def __init__(self, qtbot: QtBot, context: AppContext) -> None:
        self.kept = Settings()
        super().__init__(qtbot, context, self._make, "file-spreadsheet")

    def _make(self, services: object) -> ExportsPage:
        import dataclasses

        def keep(settings: Settings) -> None:
            self.kept = settings

        made = dataclasses.replace(services, load_settings=lambda: self.kept, save_settings=keep)
        return ExportsPage(made)

    @property
    def exports(self) -> ExportsPage:
        page = self.page
        assert isinstance(page, ExportsPage)
        return page

    def headers(self) -> list[str]:
        model = self.exports.preview.model
        return [str(model.headerData(c, Qt.Orientation.Horizontal)) for c in range(model.columnCount())]

    def column(self, header: str) -> list[str]:
        model, place = self.exports.preview.model, self.headers().index(header)
        return [model.index(row, place).data() for row in range(model.rowCount())]

    def save(self, path: Path) -> None:
        self.exports.saving.save_to(path)
        self.settle()
        self.qtbot.waitUntil(self.exports.save_button.isEnabled, timeout=5000)
        self.settle()


@pytest.fixture
def world(template_workspace: Path, tmp_path: Path) -> Iterator[ExportWorld]:
    with filled_world(template_workspace, tmp_path) as world:
        yield world


@pytest.fixture
def window(qtbot: QtBot, world: ExportWorld, app_theme: Theme) -> Window:
    del app_theme
    shown = Window(qtbot, world.context)
    yield shown
    shown.runner.shut_down()


def test_the_first_rows_of_the_attendees_are_shown_at_once(window: Window) -> None:
    QAbstractItemModelTester(window.exports.preview.model)
    QAbstractItemModelTester(window.exports.register.model)
    assert window.headers()[:4] == ["Registration number", "Honorific", "Given names", "Family name"]
    assert window.column("Registration number")[0] == "GA7-0002"
    assert window.column("Status").count("Arrived") == 3
    assert window.exports.preview.note_label.text() == "6 rows"
    assert "6 people, 3 arrived" in window.exports.preview.facts_line.text()
    assert not window.exports.register.table.isVisible()
    assert window.exports.register.empty.isVisible()


def test_alt_and_a_figure_choose_a_sheet(window: Window) -> None:
    window.qtbot.keyClick(window.exports.sheets, Qt.Key.Key_5, Qt.KeyboardModifier.AltModifier)
    window.settle()
    assert window.exports.sheets.kind is SheetKind.PUBLISHED_LIST
    assert window.headers() == ["City", "Country", "Region", "Observer"]
    window.qtbot.keyClick(window.exports.sheets, Qt.Key.Key_Up)
    window.settle()
    assert window.exports.sheets.kind is SheetKind.SIGN_IN


def test_ctrl_enter_asks_for_a_place_with_the_usual_name(window: Window, tmp_path: Path) -> None:
    window.exports.sheets.setFocus()
    window.qtbot.keyClick(window.exports.sheets, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    window.settle()
    dialog = window.exports.findChild(QFileDialog)
    assert dialog is not None
    chosen = Path(dialog.selectedFiles()[0])
    assert chosen.name.startswith("7th WeGO General Assembly - attendees - 2026-10-14 09")
    assert chosen.suffix == ".xlsx"
    dialog.fileSelected.emit(str(tmp_path / "a.xlsx"))
    dialog.close()
    window.settle()
    assert load_workbook(tmp_path / "a.xlsx")["Attendees"]["A5"].value == "GA7-0002"


def test_a_saved_file_and_its_folder_can_be_opened_from_the_banner(
    window: Window, opened: Opened, tmp_path: Path
) -> None:
    target = tmp_path / "here" / "a.xlsx"
    target.parent.mkdir()
    window.save(target)
    banner = window.exports.banner
    assert banner.text_label.text() == "a.xlsx saved with 6 rows."
    banner.action.click()
    banner.second_action.click()
    assert opened.paths == [target, target.parent]
    assert window.exports._memory.folder == target.parent


def test_the_register_lists_what_was_saved_and_opens_it(
    window: Window, opened: Opened, tmp_path: Path
) -> None:
    window.save(tmp_path / "a.xlsx")
    register = window.exports.register
    assert register.table.isVisible()
    assert [register.model.index(0, column).data() for column in (1, 2, 3)] == [
        "Attendees · GA7", "a.xlsx", "6",
    ]  # fmt: skip
    register.table.setFocus()
    window.qtbot.keyClick(register.table, Qt.Key.Key_Return)
    register.folder_button.click()
    assert opened.paths == [tmp_path / "a.xlsx", tmp_path]
    (tmp_path / "a.xlsx").unlink()
    register.file_button.click()
    assert "a.xlsx is no longer in" in window.exports.banner.text_label.text()
    assert len(opened.paths) == 2


def test_a_file_saved_at_another_computer_is_said_so(
    qtbot: QtBot, world: ExportWorld, app_theme: Theme, tmp_path: Path
) -> None:
    del app_theme
    world.export(SheetKind.ATTENDEES, tmp_path / "far.xlsx")
    window = Window(qtbot, world.context)
    window.exports.register.file_button.click()
    assert "another computer" in window.exports.banner.text_label.text()
    window.runner.shut_down()


def test_an_open_file_is_answered_with_retry_and_a_second_name(window: Window, tmp_path: Path) -> None:
    target, lock = tmp_path / "a.xlsx", tmp_path / ".~lock.a.xlsx#"
    target.write_bytes(b"old")
    lock.write_bytes(b"")
    window.save(target)
    banner = window.exports.banner
    assert banner.text_label.text().startswith("a.xlsx is open in another program.")
    assert banner.second_action.text() == "Save as a (2).xlsx"
    banner.second_action.click()
    window.settle()
    assert (tmp_path / "a (2).xlsx").exists()
    assert target.read_bytes() == b"old"
    window.save(target)
    lock.unlink()
    window.exports.banner.action.click()
    window.settle()
    assert target.read_bytes() != b"old"


def test_a_missing_folder_offers_another_place(window: Window, tmp_path: Path) -> None:
    window.save(tmp_path / "gone" / "a.xlsx")
    banner = window.exports.banner
    assert "there is no folder" in banner.text_label.text()
    banner.second_action.click()
    window.settle()
    dialog = window.exports.findChild(QFileDialog)
    assert dialog is not None
    dialog.close()


def test_chosen_columns_are_kept_for_the_next_time(
    qtbot: QtBot, window: Window, world: ExportWorld, tmp_path: Path
) -> None:
    window.exports.choices.columns_changed.emit(("code", "email", "family_name"))
    window.settle()
    assert window.headers() == ["Registration number", "Email", "Family name"]
    window.save(tmp_path / "a.xlsx")
    row = export_rows(world.context.database, world.event_id)[0]
    assert row.columns == ("code", "email", "family_name")
    kept = window.kept
    window.exports.sheets.choose(SheetKind.PUBLISHED_LIST)
    window.settle()
    window.exports.sheets.choose(SheetKind.ATTENDEES)
    window.settle()
    assert window.headers() == ["Registration number", "Email", "Family name"]
    assert kept.column_layouts["exports"]["columns"]["attendees"] == ["code", "email", "family_name"]


def test_the_chooser_ticks_and_moves_columns(window: Window) -> None:
    from wego_desktop.ui.pages.delegates.column_chooser import ColumnChooser

    window.exports.choices.columns_button.click()
    chooser = window.exports.findChild(ColumnChooser)
    assert chooser is not None
    chooser.hidden_list.toggle(chooser.hidden_list.item(0))
    chooser.move_column("family_name", -1)
    chooser.close()
    window.settle()
    assert window.headers()[:4] == ["Registration number", "Honorific", "Family name", "Given names"]
    assert "Name on badge" in window.headers()


def test_a_network_and_its_meeting_are_chosen_by_request(
    qtbot: QtBot, world: ExportWorld, app_theme: Theme
) -> None:
    del app_theme
    session_id, _door = world.meeting()
    window = Window(qtbot, world.context)
    window.exports.take_request(("network", "AFSCN", session_id))
    window.settle()
    assert window.exports.request() == ExportRequest(
        SheetKind.NETWORK, world.event_id, (), "AFSCN", ("AFSCN26/XAFSCN",)
    )
    assert window.column("Organisation") == [
        "Conselho Municipal de Maputo", "Kampala Capital City Authority",
    ]  # fmt: skip
    window.runner.shut_down()


def test_sessions_to_sign_for_are_ticked_in_a_list(
    qtbot: QtBot, world: ExportWorld, app_theme: Theme
) -> None:
    from wego_desktop.ui.pages.delegates.popover import ChoicePopover

    del app_theme
    world.door("Opening")
    window = Window(qtbot, world.context)
    window.exports.sheets.choose(SheetKind.SIGN_IN)
    window.settle()
    assert window.exports.choices.sessions_button.text() == "Whole event"
    window.exports.choices.sessions_button.click()
    popover = window.exports.findChild(ChoicePopover)
    assert popover is not None
    popover.list.toggle(popover.list.item(0))
    popover.close()
    window.settle()
    assert window.exports.choices.sessions_button.text() == "Opening"
    assert window.exports.preview.title_line.text() == "Opening"
    window.runner.shut_down()


def test_an_event_without_people_says_how_to_begin(
    qtbot: QtBot, context: AppContext, app_theme: Theme
) -> None:
    del app_theme
    window = Window(qtbot, context)
    view = window.exports.preview
    assert view.empty.isVisible()
    assert "No one is registered" in view.empty.title_label.text()
    assert not view.begin.isVisible()
    window.exports.sheets.choose(SheetKind.SESSIONS)
    window.settle()
    assert view.begin.text() == "Open the programme"
    view.begin.click()
    assert window.opened == [("programme", None)]
    window.exports.sheets.choose(SheetKind.NETWORK)
    window.settle()
    assert "No network has members" in view.empty.title_label.text()
    assert not window.exports.save_button.isEnabled()
    window.runner.shut_down()


def test_the_preview_follows_when_people_arrive(window: Window, world: ExportWorld) -> None:
    world.arrive("GA7-0002")
    window.exports.mark_stale()
    window.settle()
    assert window.column("Status").count("Arrived") == 4


def test_every_command_of_the_page_does_something(window: Window) -> None:
    commands = {command.command_id: command for command in window.exports.commands()}
    commands["exports.network"].run()
    window.settle()
    assert window.exports.sheets.kind is SheetKind.NETWORK
    commands["exports.columns"].run()
    commands["exports.save"].run()
    window.settle()
    dialog = window.exports.findChild(QFileDialog)
    assert dialog is not None
    dialog.close()


@pytest.mark.parametrize("page_id", ["programme", "delegates"])
def test_ctrl_e_opens_the_page_from_another_page(
    page_id: str, qtbot: QtBot, world: ExportWorld, app_theme: Theme
) -> None:
    from wego_desktop.ui.main_window import MainWindow
    from wego_desktop.ui.pages import page_specs
    from wego_desktop.ui.shell.ports import ShellServices

    del app_theme
    desk = Window(qtbot, world.context)
    specs = [spec for spec in page_specs(lambda: desk.services, ()) if spec.page_id in {page_id, "exports"}]
    window = MainWindow(specs, ShellServices(desk.runner, Settings, lambda _settings: None))
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    window.show_page(page_id)
    desk.settle()
    qtbot.keyClick(window.current_page, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    desk.settle()
    assert window.current_page is not None
    assert window.current_page.page_id == "exports"
    desk.runner.shut_down()


def test_a_cancelled_job_says_that_no_file_was_written(window: Window, tmp_path: Path) -> None:
    window.runner.job_added.connect(lambda job: job.cancel())
    window.save(tmp_path / "a.xlsx")
    assert "No file was written" in window.exports.banner.text_label.text()
    assert not (tmp_path / "a.xlsx").exists()


def test_an_operator_without_the_right_sees_why_nothing_is_shown(
    qtbot: QtBot, world: ExportWorld, app_theme: Theme
) -> None:
    import dataclasses

    del app_theme
    actor = dataclasses.replace(world.context.actor, role=OperatorRole.DESK)
    window = Window(qtbot, dataclasses.replace(world.context, actor=actor))
    assert window.exports.preview.empty.isVisible()
    assert window.exports.preview.empty.title_label.text() == "Nothing to show"
    assert not window.exports.save_button.isEnabled()
    assert window.headers() == []
    window.runner.shut_down()
