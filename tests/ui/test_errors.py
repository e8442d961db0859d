"""Errors become windows by their kind."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from wego_desktop.errors import EnvironmentProblem, UserError
from wego_desktop.messages import all_texts
from wego_desktop.ui.errors import ErrorPresenter
from wego_desktop.ui.theme.theme import Theme
from wego_desktop.ui.widgets.field import Field
from wego_desktop.ui.widgets.notices import ToastStack


class Desk(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.resize(900, 600)
        self.toasts = ToastStack(self)
        self.errors = ErrorPresenter(self, self.toasts)

    def dialog(self, name: str) -> QDialog | None:
        found = self.findChild(QDialog, name)
        return found if isinstance(found, QDialog) else None


@pytest.fixture
def desk(qtbot: QtBot, app_theme: Theme) -> Desk:
    widget = Desk()
    qtbot.addWidget(widget)
    widget.show()
    return widget


def test_user_error_is_a_quiet_message(desk: Desk) -> None:
    desk.errors.show(UserError("nothing_to_undo"))
    assert [toast.accessibleName() for toast in desk.toasts.toasts] == [all_texts()["nothing_to_undo"]]
    assert desk.findChildren(QDialog) == []


def test_user_error_stands_beside_its_field(desk: Desk) -> None:
    field = Field("Code", parent=desk)
    desk.errors.show_in(UserError("nothing_to_redo"), field)
    assert field.error == all_texts()["nothing_to_redo"]
    assert desk.toasts.toasts == []


def test_environment_problem_offers_retry(qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(all_texts(), "disk_is_full_here", "The disk is full. Free some space, then Retry.")
    tries: list[bool] = []
    retry: Callable[[], object] = lambda: tries.append(True)  # noqa: E731
    desk.errors.show(EnvironmentProblem("disk_is_full_here"), retry)
    dialog = desk.dialog("problem_dialog")
    assert dialog is not None
    button = dialog.findChild(QPushButton, "retry_button")
    assert isinstance(button, QPushButton)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert tries == [True]


@pytest.mark.logs_warnings
def test_anything_else_is_reported_as_a_bug_with_the_log(desk: Desk) -> None:
    desk.errors.show(ValueError("broken"))
    dialog = desk.dialog("bug_dialog")
    assert dialog is not None
    assert "wego-desktop.log" in dialog.text_label.text()  # type: ignore[attr-defined]
