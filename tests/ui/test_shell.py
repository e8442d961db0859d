"""The main window with real pages: navigation, Ctrl+K, rail, changes, scans, settings."""

import os
from collections.abc import Iterator, Sequence
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from wego_desktop.services.outcome import Change, Outcome
from wego_desktop.settings import Settings
from wego_desktop.settings import Theme as ThemeChoice
from wego_desktop.ui.app import show_main_window
from wego_desktop.ui.dialogs.scrim import Scrim
from wego_desktop.ui.main_window import MainWindow
from wego_desktop.ui.shell.page import Command, KeyHint, NavGroup, Page, PageSpec
from wego_desktop.ui.shell.ports import Found, SearchProvider, ShellServices
from wego_desktop.ui.shell.runner import OperationRunner
from wego_desktop.ui.shell.side_bar import BAR_PX, RAIL_PX
from wego_desktop.ui.single_instance import SingleInstance
from wego_desktop.ui.theme.theme import Theme


class ListPage(Page):
    """A page that counts its refreshes and may take scans."""

    def __init__(self, page_id: str, takes_scans: bool = False) -> None:
        self.page_id = page_id
        self.title = page_id.capitalize()
        super().__init__()
        self.refreshes = 0
        self.scans: list[str] = []
        self.printed: list[bool] = []
        self._takes_scans = takes_scans
        self.body.addWidget(QLabel(page_id, self))

    def refresh(self) -> None:
        self.refreshes += 1

    def key_hints(self) -> list[KeyHint]:
        return [KeyHint(("F2",), "Edit")]

    def commands(self) -> list[Command]:
        return [Command("print", "Print badges", lambda: self.printed.append(True), "printer")]

    def on_scan(self, text: str) -> bool:
        if self._takes_scans:
            self.scans.append(text)
        return self._takes_scans


class Desk:
    """A window with two pages, and what it was asked to do."""

    def __init__(self) -> None:
        self.runner = OperationRunner()
        self.saved: list[Settings] = []
        self.opened: list[str] = []
        specs = [
            PageSpec("check_in", "Check-in", "scan-line", NavGroup.EVENT, "Ctrl+Shift+C", self.check_in),
            PageSpec("delegates", "Delegates", "users", NavGroup.EVENT, "Ctrl+Shift+D", self.delegates, 612),
        ]
        services = ShellServices(
            self.runner,
            Settings,
            self.saved.append,
            providers=(SearchProvider("people", "People", self.find),),
            scan_page="check_in",
        )
        self.window = MainWindow(specs, services)

    def check_in(self) -> Page:
        return ListPage("check_in", takes_scans=True)

    def delegates(self) -> Page:
        return ListPage("delegates")

    def find(self, text: str) -> Sequence[Found]:
        name = "Grace Nalubega Ssemwanga"
        return [Found(name, "Kampala", "user", lambda: self.opened.append(name))] if "grace" in text else []


@pytest.fixture
def desk(qtbot: QtBot, app_theme: Theme) -> Iterator[Desk]:
    desk = Desk()
    qtbot.addWidget(desk.window)
    desk.window.show()
    desk.window.show_page("check_in")
    yield desk
    desk.runner.shut_down()


def list_page(desk: Desk, page_id: str) -> ListPage:
    page = desk.window.page(page_id)
    assert isinstance(page, ListPage)
    return page


def test_page_is_refreshed_at_its_visit_and_again_only_when_something_changed(
    qtbot: QtBot, desk: Desk
) -> None:
    first, second = list_page(desk, "check_in"), list_page(desk, "delegates")
    assert (first.refreshes, second.refreshes) == (1, 0)
    with qtbot.waitSignal(desk.runner.changed):
        desk.runner.write(lambda: Outcome(None, (Change("registration", "r1"),), "j1"))
    assert (first.refreshes, second.refreshes) == (2, 0)
    desk.window.show_page("delegates")
    desk.window.show_page("check_in")
    assert (first.refreshes, second.refreshes) == (2, 1)


def test_ctrl_shift_letter_opens_the_page(qtbot: QtBot, desk: Desk) -> None:
    modifiers = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    with qtbot.waitSignal(desk.window.page_shown) as shown:
        qtbot.keyClick(desk.window, Qt.Key.Key_D, modifiers)
    assert shown.args == ["delegates"]


def test_go_to_runs_a_command_of_the_page_by_keyboard(qtbot: QtBot, desk: Desk) -> None:
    edit = desk.window.open_go_to().findChild(QLineEdit, "go_to_edit")
    assert isinstance(edit, QLineEdit)
    qtbot.keyClicks(edit, "print")
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    assert list_page(desk, "check_in").printed == [True]


def test_go_to_opens_a_screen_with_arrow_and_enter(qtbot: QtBot, desk: Desk) -> None:
    dialog = desk.window.open_go_to()
    edit = dialog.findChild(QLineEdit, "go_to_edit")
    assert isinstance(edit, QLineEdit)
    assert [entry.found.text for entry in dialog.shown()][:3] == ["Print badges", "Check-in", "Delegates"]
    for _step in range(2):
        qtbot.keyClick(edit, Qt.Key.Key_Down)
    with qtbot.waitSignal(desk.window.page_shown) as shown:
        qtbot.keyClick(edit, Qt.Key.Key_Return)
    assert shown.args == ["delegates"]


def test_go_to_finds_people_and_tab_narrows_to_them(qtbot: QtBot, desk: Desk) -> None:
    dialog = desk.window.open_go_to()
    edit = dialog.findChild(QLineEdit, "go_to_edit")
    assert isinstance(edit, QLineEdit)
    qtbot.keyClicks(edit, "grace")
    qtbot.waitUntil(lambda: [entry.kind for entry in dialog.shown()] == ["people"])
    qtbot.keyClick(edit, Qt.Key.Key_Tab)
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    assert desk.opened == ["Grace Nalubega Ssemwanga"]


def test_go_to_says_so_when_nothing_matches(qtbot: QtBot, desk: Desk) -> None:
    dialog = desk.window.open_go_to()
    edit, nothing = dialog.findChild(QLineEdit, "go_to_edit"), dialog.findChild(QLabel, "go_to_nothing")
    assert isinstance(edit, QLineEdit)
    assert isinstance(nothing, QLabel)
    qtbot.keyClicks(edit, "zzqq")
    qtbot.waitUntil(nothing.isVisible)
    assert nothing.text() == "Nothing matches “zzqq”. Try fewer letters."
    edit.setText("settings")
    assert not nothing.isVisible()


def test_go_to_changes_the_theme_and_keeps_it(qtbot: QtBot, desk: Desk, app_theme: Theme) -> None:
    edit = desk.window.open_go_to().findChild(QLineEdit, "go_to_edit")
    assert isinstance(edit, QLineEdit)
    qtbot.keyClicks(edit, "dark")
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    assert desk.saved[-1].theme is ThemeChoice.DARK
    assert app_theme.choice is ThemeChoice.DARK


def test_window_is_dark_behind_a_dialog_only_while_it_is_shown(qtbot: QtBot, desk: Desk) -> None:
    for open_dialog in (desk.window.open_go_to, desk.window.open_help):
        dialog = open_dialog()
        scrims = desk.window.findChildren(Scrim)
        assert [scrim.geometry() for scrim in scrims] == [desk.window.rect()]
        dialog.reject()
        qtbot.waitUntil(lambda: not any(scrim.isVisible() for scrim in desk.window.findChildren(Scrim)))


def test_rail_below_1360_and_by_ctrl_b(qtbot: QtBot, desk: Desk) -> None:
    assert desk.window.side_bar.width() == BAR_PX
    qtbot.keyClick(desk.window, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    assert desk.window.side_bar.width() == RAIL_PX
    assert desk.saved[-1].side_bar.value == "rail"
    qtbot.keyClick(desk.window, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    desk.window.resize(1280, 720)
    qtbot.waitUntil(lambda: desk.window.side_bar.width() == RAIL_PX)


def test_scan_goes_to_the_check_in_page_when_the_current_one_does_not_take_it(desk: Desk) -> None:
    desk.window.show_page("delegates")
    desk.window.take_scan("GA7-0412")
    assert list_page(desk, "check_in").scans == ["GA7-0412"]
    assert desk.window.current_page is list_page(desk, "check_in")


def test_undo_and_redo_keys_ask_the_application(qtbot: QtBot, desk: Desk) -> None:
    with qtbot.waitSignal(desk.window.undo_requested):
        qtbot.keyClick(desk.window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    with qtbot.waitSignal(desk.window.redo_requested):
        qtbot.keyClick(desk.window, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)


def test_settings_are_stored_and_the_theme_changes_at_once(
    qtbot: QtBot, desk: Desk, app_theme: Theme
) -> None:
    dialog = desk.window.open_settings()
    dialog.theme_switch.choose("dark")
    dialog.desk.set_text("Desk 2")
    qtbot.waitUntil(lambda: QApplication.activeWindow() is dialog)
    qtbot.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert desk.saved[-1] == replace(Settings(), theme=ThemeChoice.DARK, desk_name="Desk 2")
    assert app_theme.is_dark


def test_help_lists_the_keys_of_the_screen(qtbot: QtBot, desk: Desk) -> None:
    help_dialog = desk.window.open_help()
    texts = {label.text() for label in help_dialog.findChildren(QLabel)}
    assert {"Edit", "Go to or do", "Delegates"} <= texts


def test_job_stands_in_the_list_until_it_is_cancelled(qtbot: QtBot, desk: Desk) -> None:
    def work(progress: object) -> None:
        while True:
            progress.report(1, 2, "")  # type: ignore[attr-defined]

    job = desk.runner.run_job("Import 283 rows", work)
    row = desk.window.job_list.rows[0]
    qtbot.waitUntil(desk.window.job_list.isVisible)
    with qtbot.waitSignal(job.finished):
        qtbot.mouseClick(row.cancel_button, Qt.MouseButton.LeftButton)
    assert desk.window.job_list.rows == []


def test_second_start_wakes_the_first_and_ends(qtbot: QtBot, qapp: QApplication) -> None:
    name = f"wego-test-{os.getpid()}"
    first, second = SingleInstance(qapp, name), SingleInstance(qapp, name)
    assert first.is_first()
    first.listen()
    with qtbot.waitSignal(first.woken) as woken:
        assert not second.is_first(["sample.wego"])
    assert woken.args == ["sample.wego"]
    first.release()
    assert second.is_first()
    second.listen()
    second.release()
    first.deleteLater()
    second.deleteLater()


def test_scan_reaches_the_page_through_the_shown_window(qtbot: QtBot, desk: Desk) -> None:
    begun: list[bool] = []
    show_main_window(desk.window, lambda: begun.append(True))
    desk.window.activateWindow()
    qtbot.waitUntil(lambda: bool(begun) and QApplication.activeWindow() is desk.window)
    target = QApplication.focusWidget() or desk.window
    for letter in "CBDEFGHJKLNRTUVX":
        QTest.keyClick(target, letter)
    QTest.keyClick(target, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: list_page(desk, "check_in").scans == ["CBDEFGHJKLNRTUVX"])


def test_ctrl_z_in_an_untouched_field_is_the_windows(qtbot: QtBot, desk: Desk) -> None:
    begun: list[bool] = []
    show_main_window(desk.window, lambda: begun.append(True))
    field = QLineEdit(list_page(desk, "check_in"))
    field.show()
    field.setFocus()
    desk.window.activateWindow()
    qtbot.waitUntil(lambda: bool(begun) and QApplication.focusWidget() is field)
    with qtbot.waitSignal(desk.window.undo_requested):
        qtbot.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(field, "ab")
    with qtbot.assertNotEmitted(desk.window.undo_requested):
        qtbot.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert field.text() == ""
