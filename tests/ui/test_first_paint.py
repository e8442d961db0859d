"""The first page before the services are there: its rows are shown, and nothing that is asked gets lost."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from tests.fixtures_people import add_people
from wego_desktop.bootstrap import AppContext
from wego_desktop.domain.list_filters import SortKey
from wego_desktop.settings import Settings, SettingsStore
from wego_desktop.ui.application import Application
from wego_desktop.ui.opening import Opening
from wego_desktop.ui.pages.delegates.page import DelegatesPage
from wego_desktop.ui.shell.first_paint import after_paint
from wego_desktop.ui.shell.runner import OperationRunner
from wego_desktop.ui.shell.waiting_clicks import WaitingClicks


@pytest.fixture
def program(qtbot: QtBot, context: AppContext, workspace_path: Path) -> Iterator[Application]:
    """The program at its start with sixty people and the page of delegates as the last one."""
    add_people(context)
    context.close()
    store = SettingsStore()
    store.save(Settings(last_page="delegates"))
    made = Application(store)
    made.begin(str(workspace_path), Opening(str(workspace_path), store.load()))
    yield made
    made.end()
    if made.workspace is not None:
        made.workspace.window.close()


def page_of(program: Application) -> DelegatesPage:
    assert program.workspace is not None
    page = program.workspace.window.current_page
    assert isinstance(page, DelegatesPage)
    return page


def test_rows_are_there_before_anything_was_read(qtbot: QtBot, program: Application) -> None:
    page = page_of(program)
    assert len(page.table.rows.all_ids()) == 60
    assert page.table.rows.row_at(0) is not None
    assert program.workspace is not None
    assert not program.workspace.runner.is_idle
    first = list(page.table.rows.all_ids())
    qtbot.waitUntil(lambda: program.workspace is not None and program.workspace.runner.is_idle)
    assert list(page.table.rows.all_ids()) == first


def test_rows_are_there_at_once_when_the_usual_order_is_stored(
    qtbot: QtBot, context: AppContext, workspace_path: Path
) -> None:
    add_people(context)
    context.close()
    store = SettingsStore()
    layout = {"delegates": {"sort": [["name", False]]}}
    store.save(Settings(last_page="delegates", column_layouts=layout))
    program = Application(store)
    program.begin(str(workspace_path), Opening(str(workspace_path), store.load()))
    assert page_of(program).list.state.sort == (SortKey("name"),)
    assert len(page_of(program).table.rows.all_ids()) == 60
    program.end()
    assert program.workspace is not None
    program.workspace.window.close()


def test_a_click_that_comes_too_early_is_served_when_the_services_are_there(
    qtbot: QtBot, program: Application
) -> None:
    page, shown = page_of(program), program.workspace
    assert shown is not None
    window, runner = shown.window, shown.runner
    qtbot.waitUntil(lambda: runner.is_idle and window.findChild(WaitingClicks) is None)
    runner.hold()
    runner.released.connect(WaitingClicks(window).release)
    button = next(each for each in window.side_bar.findChildren(QAbstractButton) if each.text() == "Check-in")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert window.current_page is page
    assert QGuiApplication.overrideCursor() is not None
    page.filters.search.setText("addis")
    QTest.mouseDClick(page.filters.search, Qt.MouseButton.LeftButton)
    assert page.filters.search.selectedText() == "addis"
    with qtbot.waitSignal(runner.released):
        runner.release(lambda: None)
    assert window.current_page is not None
    assert window.current_page.page_id == "desk"
    assert QGuiApplication.overrideCursor() is None


def test_what_is_typed_at_once_is_answered_when_the_services_are_there(
    qtbot: QtBot, program: Application
) -> None:
    page = page_of(program)
    qtbot.keyClicks(page.filters.search, "addis")
    assert page.filters.search.text() == "addis"
    qtbot.waitUntil(lambda: len(page.table.rows.all_ids()) == 3)


def test_another_page_can_be_chosen_at_once(qtbot: QtBot, program: Application) -> None:
    assert program.workspace is not None
    window = program.workspace.window
    window.show_page("programme")
    qtbot.waitUntil(lambda: program.workspace is not None and program.workspace.runner.is_idle)
    assert window.current_page is not None
    assert window.current_page.page_id == "programme"
    window.show_page("delegates")
    assert len(page_of(program).table.rows.all_ids()) == 60


def test_a_window_that_is_closed_at_once_ends(qtbot: QtBot, program: Application) -> None:
    assert program.workspace is not None
    assert program.workspace.window.close()
    qtbot.waitUntil(lambda: program.workspace is None)


def test_held_calls_run_in_their_order_after_the_first(qtbot: QtBot) -> None:
    runner, order = OperationRunner(), list[str]()
    runner.hold()
    for name in ("one", "two"):
        runner.write(lambda name=name: order.append(name))  # type: ignore[misc]
    runner.release(lambda: order.append("first"))
    qtbot.waitUntil(lambda: runner.is_idle)
    assert order == ["first", "one", "two"]
    runner.read(lambda: order.append("later"))
    qtbot.waitUntil(lambda: runner.is_idle)
    assert order[-1] == "later"
    runner.shut_down()


def test_held_calls_run_also_when_the_first_fails(qtbot: QtBot) -> None:
    runner, order = OperationRunner(), list[str]()
    runner.hold()
    runner.read(lambda: order.append("read"))

    def fail() -> None:
        raise OSError

    runner.release(fail)
    qtbot.waitUntil(lambda: runner.is_idle)
    assert order == ["read"]
    runner.shut_down()


def test_waiting_for_the_paint_ends_with_it_or_without(qtbot: QtBot) -> None:
    shown, unseen = QWidget(), QWidget()
    calls: list[str] = []
    after_paint(shown, lambda: calls.append("shown"))
    after_paint(unseen, lambda: calls.append("unseen"))
    qtbot.addWidget(shown)
    qtbot.addWidget(unseen)
    shown.show()
    qtbot.waitUntil(lambda: len(calls) == 2)
    assert calls == ["shown", "unseen"]
    shown.repaint()
    qtbot.wait(0)
    assert calls == ["shown", "unseen"]
