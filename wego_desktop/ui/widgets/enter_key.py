"""Enter presses a button that has the focus, as Space does, so that the keyboard alone reaches everything."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton

_COMMANDS = (
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
)


def pressed_by_enter(button: QAbstractButton, event: QKeyEvent) -> bool:
    """Click `button` when the key is Enter alone; whether it was."""
    is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
    if not is_enter or event.modifiers() & _COMMANDS or event.isAutoRepeat():
        return False
    button.click()
    return True
