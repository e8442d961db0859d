"""Keys as caps: painted in buttons and rows, and as a small widget."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from wego_desktop.ui.theme.fonts import ui_font
from wego_desktop.ui.theme.theme import theme

CAP_HEIGHT = 18
_GAP = 3
_PADDING = 5


def split_keys(keys: str | tuple[str, ...]) -> tuple[str, ...]:
    """`Ctrl+Enter` as its caps; a tuple is returned as it is."""
    if isinstance(keys, tuple):
        return keys
    return tuple(part for part in keys.split("+") if part)


def caps_width(keys: tuple[str, ...]) -> float:
    """The width of the caps side by side, in pixels."""
    metrics = QFontMetricsF(ui_font(11, 500))
    widths = [max(CAP_HEIGHT, metrics.horizontalAdvance(key) + 2 * _PADDING) for key in keys]
    return sum(widths) + _GAP * max(0, len(keys) - 1)


def paint_caps(
    painter: QPainter, left: float, centre_y: float, keys: tuple[str, ...], *, on_fill: QColor | None = None
) -> float:
    """Draw the caps from `left`, around `centre_y`; `on_fill` is the text colour of a filled button.

    Returns the x coordinate behind the last cap.
    """
    font = ui_font(11, 500)
    metrics = QFontMetricsF(font)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(font)
    if on_fill is None:
        edge, fill, text = theme().color("border"), theme().color("surface"), theme().color("text-2")
    else:
        edge, fill, text = QColor(on_fill), QColor(on_fill), QColor(on_fill)
        edge.setAlphaF(0.45)
        fill.setAlphaF(0.16)
    x = left
    for key in keys:
        width = max(CAP_HEIGHT, metrics.horizontalAdvance(key) + 2 * _PADDING)
        rect = QRectF(
            round(x) + 0.5, round(centre_y - CAP_HEIGHT / 2) + 0.5, round(width) - 1, CAP_HEIGHT - 1
        )
        painter.setPen(QPen(edge, 1))
        painter.setBrush(fill)
        painter.drawRoundedRect(rect, 4, 4)
        painter.setPen(text)
        painter.drawText(rect.translated(QPointF(0, -0.5)), Qt.AlignmentFlag.AlignCenter, key)
        x += width + _GAP
    painter.restore()
    return x - _GAP


class KeyCaps(QWidget):
    """One or more caps as a widget."""

    def __init__(self, keys: str | tuple[str, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys = split_keys(keys)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(" ".join(self._keys))

    def sizeHint(self) -> QSize:
        return QSize(round(caps_width(self._keys)) + 1, CAP_HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        paint_caps(QPainter(self), 0, self.height() / 2, self._keys)
