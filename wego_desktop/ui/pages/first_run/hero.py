"""The upper half of the start page: welcome and map, kept as one picture for each size."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

from wego_desktop.i18n import _
from wego_desktop.ui.pages.first_run.world_map import NAVY, paint_map
from wego_desktop.ui.theme.fonts import display_font, ui_font

SIDE_PX = 64
_TILE_PX = 56
_SECOND = QColor("#C4D3F0")


class Hero(QWidget):
    """Dark blue in both themes, like the map."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Welcome to WeGO Desktop"))
        self._picture: QPixmap | None = None

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        ratio = self.devicePixelRatioF()
        size = self.size() * ratio
        if self._picture is None or self._picture.size() != size:
            self._picture = QPixmap(size)
            self._picture.setDevicePixelRatio(ratio)
            self._picture.fill(NAVY)
            painter = QPainter(self._picture)
            left = self.width() * 0.31
            paint_map(painter, QRectF(left, 22, self.width() - left - 60, self.height() - 44))
            self._paint_words(painter)
            painter.end()
        QPainter(self).drawPixmap(0, 0, self._picture)

    def _paint_words(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        lines = (_("Welcome to"), "WeGO Desktop")
        top = (self.height() - 240) / 2 + 6
        tile = QRectF(SIDE_PX, top, _TILE_PX, _TILE_PX)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(Qt.GlobalColor.white)
        painter.drawRoundedRect(tile, 12, 12)
        painter.setPen(NAVY)
        painter.setFont(display_font(36))
        painter.drawText(tile, Qt.AlignmentFlag.AlignCenter, "W")
        painter.setPen(Qt.GlobalColor.white)
        painter.setFont(display_font(40))
        y = top + _TILE_PX + 68
        for line in lines:
            painter.drawText(QPointF(SIDE_PX, y), line)
            y += 48
        painter.setFont(ui_font(16))
        painter.setPen(_SECOND)
        for line in (_("Your events stay on this computer."), _("No account and no internet needed.")):
            painter.drawText(QPointF(SIDE_PX, y - 4), line)
            y += 24
