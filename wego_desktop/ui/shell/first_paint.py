"""What can wait until the window was painted once, waits until then."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

_LONGEST_MS = 1000


def after_paint(window: QWidget, call: Callable[[], object]) -> None:
    """Call once when the window has been painted the next time; after a second if nobody sees it."""
    _Waiting(window, call)


class _Waiting(QObject):
    def __init__(self, window: QWidget, call: Callable[[], object]) -> None:
        super().__init__(window)
        self._call: Callable[[], object] | None = call
        window.installEventFilter(self)
        QTimer.singleShot(_LONGEST_MS, self, self._go)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            # The window's own paint event comes before those of what lies in it, all in one go.
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self, self._go)
        return False

    def _go(self) -> None:
        call, self._call = self._call, None
        if call is not None:
            call()
            self.deleteLater()
