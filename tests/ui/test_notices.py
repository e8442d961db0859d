"""Toasts, banners and the dialogs that stop work."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from wego_desktop.ui.dialogs.dialog import ConfirmDialog, ReasonDialog
from wego_desktop.ui.theme.theme import Theme
from wego_desktop.ui.widgets.marks import Tone
from wego_desktop.ui.widgets.notices import ToastStack


def host(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    widget.resize(900, 600)
    qtbot.addWidget(widget)
    widget.show()
    return widget


def test_undo_in_a_toast_runs_once_and_takes_the_toast_away(qtbot: QtBot, app_theme: Theme) -> None:
    window = host(qtbot)
    toasts = ToastStack(window)
    undone: list[bool] = []
    toast = toasts.show_undo("3 delegates set to Confirmed", lambda: undone.append(True))
    assert toast.action_button is not None
    qtbot.mouseClick(toast.action_button, Qt.MouseButton.LeftButton)
    assert undone == [True]
    assert toasts.toasts == []


def test_at_most_two_toasts_stand_above_each_other(qtbot: QtBot, app_theme: Theme) -> None:
    window = host(qtbot)
    toasts = ToastStack(window)
    for number in range(3):
        toasts.show(Tone.BAD, f"Export {number} failed")
    assert [toast.accessibleName() for toast in toasts.toasts] == ["Export 1 failed", "Export 2 failed"]
    older, newer = toasts.toasts
    assert older.geometry().bottom() < newer.y() < newer.geometry().bottom() < window.height()


def test_enter_alone_never_does_the_deed(qtbot: QtBot, app_theme: Theme) -> None:
    window = host(qtbot)
    dialog = ConfirmDialog("Delete 3 delegates?", "Their badges go too.", "Delete 3", window)
    dialog.open()
    confirmed: list[bool] = []
    dialog.confirmed.connect(lambda: confirmed.append(True))
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert confirmed == []
    assert dialog.isVisible()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not isValid(dialog))
    assert confirmed == []


def test_ctrl_enter_does_the_deed(qtbot: QtBot, app_theme: Theme) -> None:
    window = host(qtbot)
    dialog = ConfirmDialog("Delete 3 delegates?", "Their badges go too.", "Delete 3", window)
    dialog.open()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is dialog)
    with qtbot.waitSignal(dialog.confirmed):
        qtbot.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_reason_is_asked_for_until_it_is_given(qtbot: QtBot, app_theme: Theme) -> None:
    window = host(qtbot)
    dialog = ReasonDialog("Let in?", "The registration was cancelled.", "Let in", window)
    dialog.open()
    qtbot.keyClick(dialog.field.line_edit, Qt.Key.Key_Return)
    assert dialog.field.error
    qtbot.keyClicks(dialog.field.line_edit, "Cleared by phone")
    with qtbot.waitSignal(dialog.given) as given:
        qtbot.keyClick(dialog.field.line_edit, Qt.Key.Key_Return)
    assert given.args == ["Cleared by phone"]
