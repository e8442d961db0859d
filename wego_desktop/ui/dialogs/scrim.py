"""The darkened window behind a dialog."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QDialog, QWidget

from wego_desktop.ui.theme.theme import theme


class Scrim(QWidget):
    """Lies over a window as long as a dialog of it is shown; the window keeps one for all its dialogs.

    It is not deleted with the dialog: deleted from its own event filter, it took the program with it.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("scrim")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._window = window
        self._shown = 0
        window.installEventFilter(self)

    def stand_behind(self, dialog: QDialog) -> None:
        """Darken the window until `dialog` is hidden."""
        self._shown += 1
        dialog.installEventFilter(self)
        self.setGeometry(self._window.rect())
        self.show()
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._window:
            if event.type() == QEvent.Type.Resize:
                self.setGeometry(self._window.rect())
        elif event.type() == QEvent.Type.Hide and not event.spontaneous():
            watched.removeEventFilter(self)
            self._shown -= 1
            self.setVisible(self._shown > 0)
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme().color("scrim"))
        painter.end()


def darken_behind(dialog: QDialog) -> None:
    """Darken the window that `dialog` is shown over; nothing where it has none."""
    parent = dialog.parentWidget()
    if parent is None or not parent.isVisible():
        return
    window = parent.window()
    known = window.findChild(Scrim, options=Qt.FindChildOption.FindDirectChildrenOnly)
    (known if isinstance(known, Scrim) else Scrim(window)).stand_behind(dialog)
