"""The column of tick boxes at the left of a table, and the box in its header."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHeaderView

from wego_desktop.i18n import _
from wego_desktop.ui.theme.icons import paint_icon
from wego_desktop.ui.theme.theme import theme

if TYPE_CHECKING:
    from wego_desktop.ui.widgets.table import DataTable

WIDTH = 48
_BOX = 16
_LEFT = 24
_EDGE_PX = 3


def paint_tick(painter: QPainter, rect: QRectF, state: Qt.CheckState, *, is_enabled: bool = True) -> None:
    """Draw a tick box of 16 px in the middle of `rect`."""
    color = theme().color
    box = QRectF(round(rect.center().x() - _BOX / 2), round(rect.center().y() - _BOX / 2), _BOX, _BOX)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if state is Qt.CheckState.Checked:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color("accent" if is_enabled else "disabled"))
        painter.drawRoundedRect(box, 4, 4)
        paint_icon(painter, box, "check", "on-accent", 12)
    else:
        painter.setPen(QPen(color("border-strong"), 1))
        painter.setBrush(color("surface" if is_enabled else "off"))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        if state is Qt.CheckState.PartiallyChecked:
            paint_icon(painter, box, "minus", "accent-text", 12)
    painter.restore()


class TickColumn(QHeaderView):
    """The vertical header of a `DataTable`, shown as tick boxes; it stays when the table scrolls sideways."""

    def __init__(self, table: "DataTable") -> None:
        super().__init__(Qt.Orientation.Vertical, table)
        self._table = table
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setSectionsClickable(False)
        self.setHighlightSections(False)

    def sizeHint(self) -> QSize:
        # Of a column only the width counts; Qt would ask the model for the titles of a hundred rows.
        return QSize(WIDTH, 0)

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803
        table, color = self._table, theme().color
        area = QRectF(rect)
        is_ticked = table.is_ticked(logicalIndex)
        is_marked = table.is_marked(logicalIndex)
        token = "selected" if is_marked else "hover" if table.hovered_row == logicalIndex else "surface"
        painter.fillRect(area, color(token))
        painter.fillRect(QRectF(area.left(), area.bottom() - 1, area.width(), 1), color("border-soft"))
        state = Qt.CheckState.Checked if is_ticked else Qt.CheckState.Unchecked
        paint_tick(painter, QRectF(_LEFT, area.top(), _BOX, area.height() - 1), state)
        edge = table.edge_token(logicalIndex)
        if edge:
            painter.fillRect(QRectF(area.left(), area.top(), _EDGE_PX, area.height() - 1), color(edge))
        if table.has_ring(logicalIndex):
            painter.save()
            painter.setPen(QPen(color("focus"), 2))
            painter.setClipRect(area)
            painter.drawRect(area.adjusted(1, 1, 8, -1))
            painter.restore()

    def mousePressEvent(self, e: QMouseEvent) -> None:
        row = self.logicalIndexAt(e.position().toPoint())
        if row >= 0:
            self._table.go_to_row(row)
            self._table.toggle_tick(row)

    def paintEvent(self, e: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), theme().color("surface"))
        painter.end()
        super().paintEvent(e)


class TickAll(QAbstractButton):
    """The box in the header: none, some or all rows are ticked; a click ticks all or none."""

    def __init__(self, table: "DataTable") -> None:
        super().__init__(table)
        self._state = Qt.CheckState.Unchecked
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setObjectName("tick_all")
        self.setAccessibleName(_("Select all rows"))

    def set_share(self, ticked: int, rows: int) -> None:
        """Show how many of the rows are ticked."""
        if ticked == 0:
            self._state = Qt.CheckState.Unchecked
        else:
            self._state = Qt.CheckState.Checked if ticked >= rows else Qt.CheckState.PartiallyChecked
        self.update()

    def paintEvent(self, e: QPaintEvent) -> None:
        del e
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme().color("surface"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, theme().color("border"))
        paint_tick(painter, QRectF(_LEFT, 0, _BOX, self.height()), self._state)

    def changeEvent(self, e: QEvent) -> None:
        super().changeEvent(e)
        self.update()
