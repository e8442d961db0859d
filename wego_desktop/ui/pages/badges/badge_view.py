"""One badge as it will print, drawn by the painter that prints it."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen, QTransform
from PySide6.QtWidgets import QSizePolicy, QWidget

from wego_desktop.documents.badge_face import BadgeFace
from wego_desktop.documents.badge_painter import BadgePlan, paint_side, plan_badge
from wego_desktop.documents.layout import BadgeLayout, Box
from wego_desktop.i18n import _
from wego_desktop.ui.theme.theme import theme

_MARGIN = 24
_MOST_SCALE = 6.0
"""Pixels for each millimetre, so that a small card does not fill a large screen."""


class BadgeView(QWidget):
    """The badge in the middle of its canvas, as large as there is room; white in both themes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("badge_view")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._layout: BadgeLayout | None = None
        self._plan: BadgePlan | None = None
        self._is_back = False
        self._picture = QImage()

    @property
    def plan(self) -> BadgePlan | None:
        """The badge shown, laid out."""
        return self._plan

    def show_badge(self, face: BadgeFace | None, layout: BadgeLayout) -> None:
        """Show a person's badge, or an empty canvas."""
        self._layout = layout
        self._plan = plan_badge(face, layout) if face is not None else None
        self.setAccessibleName(
            _("Badge of {name}").format(name=face.full_name()) if face is not None else _("No badge")
        )
        self._renew()

    def show_side(self, *, is_back: bool) -> None:
        """Turn the badge over."""
        self._is_back = is_back
        self._renew()

    def _renew(self) -> None:
        self._picture = QImage()
        self.update()

    def _place(self) -> QRectF:
        assert self._layout is not None
        room = QRectF(self.rect()).adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
        width, height = self._layout.width_mm, self._layout.height_mm
        scale = max(0.5, min(room.width() / width, room.height() / height, _MOST_SCALE))
        size = QPointF(width * scale, height * scale)
        corner = room.center() - size / 2
        return QRectF(round(corner.x()), round(corner.y()), round(size.x()), round(size.y()))

    def _painted(self, place: QRectF) -> QImage:
        """The badge at the screen's own resolution; kept until something changes."""
        ratio = self.devicePixelRatioF()
        size = QSize(round(place.width() * ratio), round(place.height() * ratio))
        if self._picture.size() == size:
            return self._picture
        assert self._layout is not None
        assert self._plan is not None
        picture = QImage(size, QImage.Format.Format_RGB32)
        picture.fill(QColor("#FFFFFF"))
        side = self._plan.back if self._is_back else self._plan.front
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if side is not None:
            scale = size.width() / self._layout.width_mm
            paint_side(painter, side, QTransform.fromScale(scale, scale))
        painter.end()
        picture.setDevicePixelRatio(ratio)
        self._picture = picture
        return picture

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme().color("sunken"))
        if self._plan is None or self._layout is None:
            return
        place = self._place()
        picture = self._painted(place)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(0, 0, 0, 24))
        painter.drawRoundedRect(place.translated(0, 3).adjusted(-1, 0, 1, 2), 3, 3)
        painter.drawImage(place.topLeft(), picture)
        painter.setPen(QPen(theme().color("border"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(place.adjusted(-0.5, -0.5, 0.5, 0.5))
        for box in self._layout.keep_clear:
            self._paint_slot(painter, place, box)

    def _paint_slot(self, painter: QPainter, place: QRectF, box: Box) -> None:
        """Where the hole is punched: shown, never printed."""
        assert self._layout is not None
        scale = place.width() / self._layout.width_mm
        slot = QRectF(box.x_mm * scale, box.y_mm * scale, box.width_mm * scale, box.height_mm * scale)
        slot.translate(place.topLeft())
        painter.setPen(QPen(QColor("#9AA3B0"), 1, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(slot, slot.height() / 2, slot.height() / 2)
