"""Pills: a status with icon and word, a category with shape and word, a network with glyph and letters."""

import math

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from wego_desktop.domain.enums import CategoryShape
from wego_desktop.ui.theme.fonts import ui_font
from wego_desktop.ui.theme.icons import paint_icon
from wego_desktop.ui.theme.theme import theme
from wego_desktop.ui.widgets.marks import (
    Mark,
    Tone,
    category_colour,
    category_tint,
    network_colour,
    network_tint,
    paint_network,
    paint_shape,
    tone_text,
    tone_tint,
)

PILL_HEIGHT = 20
_ICON = 13


def pill_width(text: str) -> float:
    """The width of a status pill with this word."""
    return 7 + _ICON + 4 + QFontMetricsF(ui_font(12, 500)).horizontalAdvance(text) + 9


def paint_pill(painter: QPainter, left: float, centre_y: float, mark: Mark) -> None:
    """Draw a status pill from `left`, around `centre_y`."""
    rect = QRectF(left, round(centre_y - PILL_HEIGHT / 2), math.ceil(pill_width(mark.text)), PILL_HEIGHT)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    is_outline = mark.tone is Tone.OUTLINE
    painter.setPen(QPen(theme().color("border"), 1) if is_outline else Qt.PenStyle.NoPen)
    painter.setBrush(tone_tint(mark.tone))
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5) if is_outline else rect, 10, 10)
    ink = tone_text(mark.tone)
    paint_icon(painter, QRectF(left + 7, rect.top(), _ICON, PILL_HEIGHT), mark.icon_name, ink, _ICON)
    painter.setPen(ink)
    painter.setFont(ui_font(12, 500))
    painter.drawText(rect.adjusted(7 + _ICON + 4, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, mark.text)
    painter.restore()


class Pill(QWidget):
    """A status as a widget; never clickable."""

    def __init__(self, mark: Mark, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._mark = mark
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_mark(mark)

    @property
    def mark(self) -> Mark:
        """What is shown."""
        return self._mark

    def set_mark(self, mark: Mark) -> None:
        """Show another status."""
        self._mark = mark
        self.setAccessibleName(mark.text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(math.ceil(pill_width(self._mark.text)), PILL_HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        paint_pill(QPainter(self), 0, self.height() / 2, self._mark)


class _Chip(QWidget):
    """A tinted word with a painted mark before it; `scale` 1 is 20 px high, 1.8 the check-in card's 36."""

    def __init__(self, text: str, parent: QWidget | None, scale: float) -> None:
        super().__init__(parent)
        self._text = text
        self._scale = scale
        self._font = ui_font(round(12 + (scale - 1) * 5), 500 if scale == 1 else 600)
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        advance = QFontMetricsF(self._font).horizontalAdvance(self._text)
        return QSize(math.ceil(advance + 31 * self._scale), round(PILL_HEIGHT * self._scale))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def _paint_word(self, painter: QPainter, left: float) -> None:
        painter.setFont(self._font)
        rect = QRectF(left, 0, self.width() - left, self.height())
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter, self._text)


class CategoryChip(_Chip):
    """A category: shape and word on its tint. `colour` is the category's own `#RRGGBB`."""

    def __init__(
        self, text: str, shape: CategoryShape, colour: str, parent: QWidget | None = None, scale: float = 1
    ) -> None:
        super().__init__(text, parent, scale)
        self._shape = shape
        self._colour = colour

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(category_tint(self._colour))
        painter.drawRoundedRect(QRectF(self.rect()), 4 * self._scale, 4 * self._scale)
        ink = category_colour(self._colour)
        centre = QPointF(11 * self._scale, self.height() / 2)
        paint_shape(painter, centre, self._shape, ink, 8 * self._scale)
        painter.setPen(ink)
        self._paint_word(painter, 21 * self._scale)


class NetworkChip(_Chip):
    """A network: glyph and letters on its tint."""

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(network_tint(self._text))
        painter.drawRoundedRect(QRectF(self.rect()), 4 * self._scale, 4 * self._scale)
        side = 13 * self._scale
        paint_network(painter, QRectF(5 * self._scale, (self.height() - side) / 2, side, side), self._text)
        painter.setPen(network_colour(self._text))
        self._paint_word(painter, 23 * self._scale)

    def __init__(self, code: str, parent: QWidget | None = None, scale: float = 1) -> None:
        super().__init__(code.upper(), parent, scale)
