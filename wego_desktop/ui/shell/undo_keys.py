"""Ctrl+Z and Ctrl+Y reach the window when the text field with the focus has nothing to undo itself."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit


class UndoKeys(QObject):
    """An application event filter. A line edit takes both keys for itself even when it is untouched."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        field = QApplication.focusWidget()
        if not isinstance(field, QLineEdit) or watched is not field:
            return False
        undo = event.matches(QKeySequence.StandardKey.Undo) and not field.isUndoAvailable()
        redo = event.matches(QKeySequence.StandardKey.Redo) and not field.isRedoAvailable()
        if undo or redo:
            event.ignore()
            return True
        return False
