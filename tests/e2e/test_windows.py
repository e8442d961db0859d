"""A morning at the desk through the real windows on a real file, closed and opened again."""

import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.start_world import running
from wego_desktop.bootstrap import AppContext, open_context
from wego_desktop.domain.codes import registration_number
from wego_desktop.services.event_service import EventFields
from wego_desktop.services.queries.desk import counters
from wego_desktop.services.queries.events import categories, list_events
from wego_desktop.services.registering import PersonFields, RegistrationFields
from wego_desktop.settings import SettingsStore
from wego_desktop.ui.application import Application
from wego_desktop.ui.single_instance import SingleInstance
from wego_desktop.ui.theme.fonts import install_application_font
from wego_desktop.ui.theme.theme import theme
from wego_desktop.ui.workspace_window import WorkspaceWindow

CTRL = Qt.KeyboardModifier.ControlModifier
SECOND_START = """
import sys
from wego_desktop.ui.start import run_windows
sys.exit(run_windows())
"""


@pytest.fixture
def morning(workspace_path: Path, qapp: QApplication) -> Iterator[Path]:
    """The workspace with a forum beside the assembly, and Grace Nalubega registered for the assembly."""
    install_application_font(qapp)
    theme().choose("light")
    with open_context(str(workspace_path)) as context:
        day = date(2026, 10, 15)
        context.events.add(context.actor, EventFields("ESG26", "ESG Forum", day, day, zone="Asia/Seoul"))
        ga7 = event_id(context, "GA7")
        context.registrations.register_new_person(
            context.actor,
            ga7,
            PersonFields(given_names="Grace", family_name="Nalubega"),
            RegistrationFields(categories(context.database, ga7)[0].id),
        )
    yield workspace_path
    theme().choose("light")


def event_id(context: AppContext, code: str) -> str:
    return next(row.id for row in list_events(context.database) if row.code == code)


def arrived(context: AppContext) -> int:
    return counters(context.database, event_id(context, "GA7")).arrived


def workspace_of(program: Application) -> WorkspaceWindow:
    assert program.workspace is not None
    return program.workspace


def context_of(program: Application) -> AppContext:
    opened = workspace_of(program).opened
    assert opened is not None
    return opened.context


def rest(qtbot: QtBot, program: Application) -> None:
    qtbot.waitUntil(lambda: workspace_of(program).runner.is_idle, timeout=15000)


def press(program: Application, keys: str) -> None:
    combination = QKeySequence(keys)[0]
    window = workspace_of(program).window
    QTest.keyClick(window.focusWidget() or window, combination.key(), combination.keyboardModifiers())


def scan(program: Application, text: str) -> None:
    window = workspace_of(program).window
    target = QApplication.focusWidget() or window
    for letter in text:
        QTest.keyClick(target, letter)
    QTest.keyClick(target, Qt.Key.Key_Return)


def test_morning_at_the_desk_is_there_after_a_restart(qtbot: QtBot, morning: Path) -> None:
    with running(qtbot, str(morning)) as program:
        workspace = workspace_of(program)
        window = workspace.window
        qtbot.waitUntil(lambda: QApplication.activeWindow() is window)
        rest(qtbot, program)
        visited = []
        window.page_shown.connect(visited.append)
        for spec in list(window.specs):
            press(program, spec.shortcut)
            rest(qtbot, program)
        assert visited == [spec.page_id for spec in window.specs]
        context = context_of(program)
        workspace.choose_event(event_id(context, "ESG26"))
        qtbot.waitUntil(lambda: window.windowTitle() == "ESG Forum – WeGO Desktop")
        workspace.choose_event(event_id(context, "GA7"))
        qtbot.waitUntil(lambda: window.windowTitle().startswith("7th WeGO General Assembly"))
        press(program, "Ctrl+Shift+C")
        rest(qtbot, program)
        scan(program, registration_number("GA7", 1))
        qtbot.waitUntil(lambda: workspace.runner.is_idle and arrived(context) == 1, timeout=15000)
        press(program, "Ctrl+Z")
        qtbot.waitUntil(lambda: workspace.runner.is_idle and arrived(context) == 0, timeout=15000)
        scan(program, registration_number("GA7", 1))
        qtbot.waitUntil(lambda: workspace.runner.is_idle and arrived(context) == 1, timeout=15000)
        rest(qtbot, program)
    with running(qtbot, SettingsStore().load().last_workspace) as program:
        rest(qtbot, program)
        assert arrived(context_of(program)) == 1
        page = workspace_of(program).window.current_page
        assert page is not None
        assert page.page_id == "desk"
        assert workspace_of(program).window.windowTitle().startswith("7th WeGO General Assembly")


@pytest.mark.qt_log_ignore("This plugin does not support raise")
def test_second_start_brings_the_first_window_forward(
    qtbot: QtBot, qapp: QApplication, morning: Path
) -> None:
    first = SingleInstance(qapp)
    assert first.is_first()
    first.listen()
    try:
        with running(qtbot, str(morning)) as program:
            first.woken.connect(program.wake)
            window = workspace_of(program).window
            window.showMinimized()
            with qtbot.waitSignal(first.woken, timeout=20000):
                second = subprocess.Popen([sys.executable, "-c", SECOND_START], env=dict(os.environ))
            assert second.wait(20) == 0
            qtbot.waitUntil(lambda: not window.isMinimized())
    finally:
        first.release()
        first.deleteLater()
