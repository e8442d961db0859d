"""The segmented bar over a roster: in the room, online (hatched), apologies, expected."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from wego_desktop.domain.attendance import RosterState
from wego_desktop.i18n import _
from wego_desktop.services.queries.rosters import Roster
from wego_desktop.ui.theme.fonts import ui_font
from wego_desktop.ui.theme.theme import theme
from wego_desktop.ui.widgets.marks import network_colour

_BAR_PX = 12
_ORDER = (RosterState.IN_THE_ROOM, RosterState.ONLINE, RosterState.APOLOGIES, RosterState.EXPECTED)


class AttendanceBar(QWidget):
    """Bar and legend; the figures are those of the cities that count."""

    def __init__(self, code: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._code = code
        self._counts: dict[RosterState, int] = {}
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_roster(self, roster: Roster) -> None:
        """Show the figures of a meeting."""
        self._counts = {state: roster.count(state) for state in _ORDER}
        self.setAccessibleName(", ".join(self._text(state) for state in self._shown()))
        self.update()

    def _shown(self) -> list[RosterState]:
        return [state for state in _ORDER if self._counts.get(state)]

    def _text(self, state: RosterState) -> str:
        texts = {
            RosterState.IN_THE_ROOM: _("{count} in the room"),
            RosterState.ONLINE: _("{count} online"),
            RosterState.APOLOGIES: _("{count} apologies"),
            RosterState.EXPECTED: _("{count} expected"),
        }
        return texts[state].format(count=self._counts.get(state, 0))

    def sizeHint(self) -> QSize:
        return QSize(300, 40)

    def minimumSizeHint(self) -> QSize:
        return QSize(160, 40)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        total = sum(self._counts.values())
        bar = QRectF(0, 0, self.width(), _BAR_PX)
        shape = QPainterPath()
        shape.addRoundedRect(bar, _BAR_PX / 2, _BAR_PX / 2)
        painter.save()
        painter.setClipPath(shape)
        painter.fillRect(bar, theme().color("track"))
        x = 0.0
        for state in _ORDER:
            width = bar.width() * self._counts.get(state, 0) / total if total else 0.0
            if width:
                self._fill(painter, QRectF(x, 0, max(width - 1.5, 1), _BAR_PX), state)
            x += width
        painter.restore()
        self._paint_legend(painter)

    def _fill(self, painter: QPainter, rect: QRectF, state: RosterState) -> None:
        own = network_colour(self._code)
        if state is RosterState.IN_THE_ROOM:
            painter.fillRect(rect, own)
        elif state is RosterState.ONLINE:
            painter.fillRect(rect, theme().color("surface"))
            _hatch(painter, rect, own)
        elif state is RosterState.APOLOGIES:
            painter.fillRect(rect, theme().color("border-strong"))
        else:
            painter.fillRect(rect, theme().color("track"))

    def _paint_legend(self, painter: QPainter) -> None:
        font = ui_font(12)
        metrics = QFontMetricsF(font)
        x = 0.0
        for state in self._shown():
            text = self._text(state)
            width = 18 + metrics.horizontalAdvance(text) + 16
            box = QRectF(x, 24, 11, 11)
            self._fill(painter, box, state)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme().color("border"), 1))
            painter.drawRoundedRect(box, 2, 2)
            painter.setFont(font)
            painter.setPen(theme().color("text-2"))
            painter.drawText(QRectF(x + 18, 19, width, 20), Qt.AlignmentFlag.AlignVCenter, text)
            x += width


def _hatch(painter: QPainter, rect: QRectF, colour: QColor) -> None:
    painter.save()
    painter.setClipRect(rect, Qt.ClipOperation.IntersectClip)
    painter.setPen(QPen(colour, 2))
    x = rect.left() - rect.height()
    while x < rect.right():
        painter.drawLine(QPointF(x, rect.bottom()), QPointF(x + rect.height(), rect.top()))
        x += 5
    painter.restore()
