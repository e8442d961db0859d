"""The darkened window behind a dialog."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QDialog, QWidget

from wego_desktop.ui.theme.theme import theme


class Scrim(QWidget):
    """Lies over the window of a dialog's parent as long as the dialog is shown, then deletes itself."""

    def __init__(self, dialog: QDialog, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("scrim")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._dialog, self._window = dialog, window
        dialog.installEventFilter(self)
        window.installEventFilter(self)
        self.setGeometry(window.rect())
        self.show()
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._dialog and event.type() == QEvent.Type.Hide:
            self.hide()
            self.deleteLater()
        elif watched is self._window and event.type() == QEvent.Type.Resize:
            self.setGeometry(self._window.rect())
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        QPainter(self).fillRect(self.rect(), theme().color("scrim"))


def darken_behind(dialog: QDialog) -> None:
    """Darken the window that `dialog` is shown over; nothing where it has none."""
    parent = dialog.parentWidget()
    if parent is not None and parent.isVisible():
        Scrim(dialog, parent.window())
