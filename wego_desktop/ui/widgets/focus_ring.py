"""The focus ring: 2 px thick, 2 px outside the control, painted over its parent."""

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from wego_desktop.ui.theme.theme import theme

_OUTSIDE = 4
_FOLLOWED = {QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.ParentChange, QEvent.Type.ZOrderChange}


class _Ring(QWidget):
    def __init__(self, target: QWidget, radius: int) -> None:
        super().__init__(target.parentWidget())
        self._radius = radius
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.follow(target)
        self.show()
        self.raise_()

    def follow(self, target: QWidget) -> None:
        self.setGeometry(target.geometry().adjusted(-_OUTSIDE, -_OUTSIDE, _OUTSIDE, _OUTSIDE))

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme().color("focus"), 2))
        painter.drawRoundedRect(
            QRectF(self.rect()).adjusted(1, 1, -1, -1), self._radius + 3, self._radius + 3
        )


class _RingKeeper(QObject):
    def __init__(self, target: QWidget, radius: int) -> None:
        super().__init__(target)
        self._target = target
        self._radius = radius
        self._ring: _Ring | None = None
        target.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.FocusIn and isinstance(event, QFocusEvent):
            if event.reason() != Qt.FocusReason.MouseFocusReason:
                self._show()
        elif kind in (QEvent.Type.FocusOut, QEvent.Type.Hide, QEvent.Type.MouseButtonPress):
            self._hide()
        elif self._ring is not None and kind in _FOLLOWED:
            self._ring.follow(self._target)
        return super().eventFilter(watched, event)

    def _show(self) -> None:
        self._hide()
        if self._target.parentWidget() is not None:
            self._ring = _Ring(self._target, self._radius)

    def _hide(self) -> None:
        if self._ring is not None:
            self._ring.hide()
            self._ring.deleteLater()
            self._ring = None


def attach_focus_ring(target: QWidget, radius: int = 6) -> None:
    """Show the ring around `target` whenever it has the focus by keyboard or program, not by mouse."""
    _RingKeeper(target, radius)
