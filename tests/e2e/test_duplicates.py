"""Somebody who is on file twice, from the list of delegates to one record and back, in the real window."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from tests.e2e.test_windows import context_of, press, rest, workspace_of
from tests.ui.duplicates_stage import Twins
from tests.ui.start_world import running
from wego_desktop.bootstrap import open_context
from wego_desktop.ui.application import Application
from wego_desktop.ui.pages.delegates.page import DelegatesPage
from wego_desktop.ui.pages.duplicates.page import DuplicatesPage
from wego_desktop.ui.theme.fonts import install_application_font
from wego_desktop.ui.theme.theme import theme


@pytest.fixture
def twice(workspace_path: Path, qapp: QApplication) -> Iterator[Path]:
    """The workspace in which João, Minsu and Grace are registered twice."""
    install_application_font(qapp)
    theme().choose("light")
    with open_context(str(workspace_path)) as context:
        Twins(context)
    yield workspace_path
    theme().choose("light")


def shown(program: Application) -> DuplicatesPage:
    page = workspace_of(program).window.current_page
    assert isinstance(page, DuplicatesPage)
    return page


def test_two_records_become_one_and_two_again(qtbot: QtBot, twice: Path) -> None:
    with running(qtbot, str(twice)) as program:
        window = workspace_of(program).window
        qtbot.waitUntil(lambda: QApplication.activeWindow() is window)
        press(program, "Ctrl+Shift+D")
        rest(qtbot, program)
        delegates = window.current_page
        assert isinstance(delegates, DelegatesPage)
        (button,) = (each for each in delegates.findChildren(QAbstractButton) if each.text() == "Duplicates")
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        rest(qtbot, program)
        pairs = shown(program).list.table.pairs
        assert pairs.rowCount() == 3
        assert shown(program).list.table.hasFocus()
        # A single letter comes a moment later, when it is sure that it is no scan.
        QTest.keyClick(shown(program).list.table, Qt.Key.Key_M)
        qtbot.waitUntil(lambda: pairs.rowCount() == 2, timeout=15000)
        rest(qtbot, program)
        press(program, "Ctrl+Shift+D")
        rest(qtbot, program)
        assert delegates.table.rows.rowCount() == 6
        press(program, "Ctrl+Z")
        qtbot.waitUntil(lambda: delegates.table.rows.rowCount() == 7, timeout=15000)
        press(program, "Ctrl+Shift+U")
        qtbot.waitUntil(lambda: pairs.rowCount() == 3, timeout=15000)
        rest(qtbot, program)
        assert len(context_of(program).duplicates.pairs()) == 3
