"""Clicks and shortcuts of the first half second wait until what they need is imported, and then happen."""

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit, QWidget
from shiboken6 import isValid

_KEPT = frozenset(
    {
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseButtonRelease,
        QEvent.Type.MouseButtonDblClick,
        QEvent.Type.Shortcut,
    }
)


class WaitingClicks(QObject):
    """Keeps what is clicked in a window until `release`; a click into a text field goes through.

    A page or a panel that is opened imports what it needs on the window's thread, which would stand still
    until another thread has imported the same. The cursor tells that the click was taken.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._kept: list[tuple[QObject, QEvent]] = []
        self._has_cursor = False
        app = QCoreApplication.instance()
        if app is not None:
            app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() not in _KEPT or isinstance(watched, QLineEdit):
            return False
        # A click comes to the window system's window first, which hands it on to a widget.
        widget = watched.parent() if event.type() == QEvent.Type.Shortcut else watched
        if not isinstance(widget, QWidget) or widget.window() is not self._window:
            return False
        self._kept.append((watched, event.clone()))
        if not self._has_cursor:
            self._has_cursor = True
            QGuiApplication.setOverrideCursor(Qt.CursorShape.BusyCursor)
        return True

    def release(self) -> None:
        """Let everything happen that was kept, in its order, and keep nothing any more."""
        app = QCoreApplication.instance()
        if app is not None:
            app.removeEventFilter(self)
        if self._has_cursor:
            QGuiApplication.restoreOverrideCursor()
        kept, self._kept = self._kept, []
        for watched, event in kept:
            if isValid(watched):
                QCoreApplication.sendEvent(watched, event)
        self.deleteLater()
