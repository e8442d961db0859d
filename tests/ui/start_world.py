"""The program with its windows on a real workspace, as `run_windows` assembles it."""

from collections.abc import Iterator
from contextlib import contextmanager

from pytestqt.qtbot import QtBot

from wego_desktop.settings import SettingsStore
from wego_desktop.ui.application import Application


@contextmanager
def running(qtbot: QtBot, location: str = "") -> Iterator[Application]:
    """The program, begun and with its first page shown; closed at the end."""
    program = Application(SettingsStore())
    program.begin(location)
    if location:
        qtbot.waitUntil(lambda: program.workspace is not None and program.workspace.opened is not None)
    try:
        yield program
    finally:
        program.start_page.close()
        if program.workspace is not None:
            program.workspace.window.close()
        program.end()
        program.deleteLater()
