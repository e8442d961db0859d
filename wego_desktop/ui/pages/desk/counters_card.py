"""Arrivals so far: one large figure, a bar, and a line for each category."""

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from wego_desktop.i18n import _
from wego_desktop.services.queries.desk import CategoryCount, DeskCounters
from wego_desktop.ui.theme.fonts import display_font, ui_font
from wego_desktop.ui.theme.theme import theme
from wego_desktop.ui.widgets.bars import paint_bar
from wego_desktop.ui.widgets.delegates import draw_line
from wego_desktop.ui.widgets.marks import category_colour, paint_shape

_HEAD_PX = 98
_ROW_PX = 26
_PADDING = 20


class CountersCard(QWidget):
    """Painted as a whole; changes without rolling figures."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("counters_card")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._counters: DeskCounters | None = None
        self._is_door = False

    @property
    def counters(self) -> DeskCounters | None:
        """What is shown; None before the first reading."""
        return self._counters

    def show_counters(self, counters: DeskCounters, *, is_door: bool) -> None:
        """Show arrivals of the event, or who is behind a session's door."""
        is_other_height = self._rows() != len(counters.categories)
        self._counters, self._is_door = counters, is_door
        self.setAccessibleName(f"{counters.arrived} {self._beside()}")
        if is_other_height:
            self.updateGeometry()
        self.update()

    def _rows(self) -> int:
        return len(self._counters.categories) if self._counters else 0

    def _beside(self) -> str:
        assert self._counters is not None
        if self._is_door:
            return _("in the room")
        return _("arrived of {expected}").format(expected=self._counters.expected)

    def _right(self) -> str:
        assert self._counters is not None
        left = self._counters.expected - self._counters.arrived
        if not self._is_door:
            return _("{count} to come").format(count=max(left, 0))
        if not self._counters.expected:
            return ""
        return _("{count} seats left").format(count=left) if left > 0 else _("Full")

    def sizeHint(self) -> QSize:
        rows = max(1, self._rows())
        return QSize(330, _HEAD_PX + rows * _ROW_PX + 12)

    def minimumSizeHint(self) -> QSize:
        return QSize(240, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme().color("border"), 1))
        painter.setBrush(theme().color("surface"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        if self._counters is None:
            return
        self._paint_head(painter, self._counters)
        for place, line in enumerate(self._counters.categories):
            rect = QRectF(_PADDING, _HEAD_PX + place * _ROW_PX, self.width() - 2 * _PADDING, _ROW_PX)
            self._paint_line(painter, rect, line)

    def _paint_head(self, painter: QPainter, counters: DeskCounters) -> None:
        right = self.width() - _PADDING
        font = display_font(44)
        figure = f"{counters.arrived}"
        end = draw_line(painter, QRectF(_PADDING, 14, 200, 52), figure, font, theme().color("text"))
        base = QRectF(end + 10, 32, right - end - 10, 28)
        end = draw_line(painter, base, self._beside(), ui_font(15), theme().color("text-2"))
        if QFontMetricsF(ui_font(13)).horizontalAdvance(self._right()) < right - end - 8:
            draw_line(painter, base, self._right(), ui_font(13), theme().color("text-3"), right=True)
        if counters.expected:
            share = counters.arrived / counters.expected
            paint_bar(painter, QRectF(_PADDING, 74, right - _PADDING, 8), share, theme().color("ok"))

    def _paint_line(self, painter: QPainter, rect: QRectF, line: CategoryCount) -> None:
        ink = category_colour(line.colour)
        paint_shape(painter, QPointF(rect.left() + 5, rect.center().y()), line.shape, ink, 9)
        figures = ui_font(13, 600, is_tabular=True)
        quiet = ui_font(13, is_tabular=True)
        text = "" if self._is_door else f" / {line.expected}"
        width = QFontMetricsF(quiet).horizontalAdvance(text)
        draw_line(painter, rect, text, quiet, theme().color("text-3"), right=True)
        draw_line(
            painter,
            rect.adjusted(0, 0, -width, 0),
            f"{line.arrived}",
            figures,
            theme().color("text"),
            right=True,
        )
        split = rect.left() + rect.width() * 0.55
        name = QRectF(rect.left() + 16, rect.top(), split - rect.left() - 22, rect.height())
        draw_line(painter, name, line.name, ui_font(13), theme().color("text"))
        total = self._counters.arrived if self._is_door and self._counters else line.expected
        bar = QRectF(split, rect.center().y() - 2, rect.right() - split - 76, 4)
        paint_bar(painter, bar, line.arrived / total if total else 0.0, ink)
