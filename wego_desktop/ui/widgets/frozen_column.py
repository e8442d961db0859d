"""The first column of a table, kept at the left edge while the others scroll sideways."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

from wego_desktop.ui.theme.theme import theme
from wego_desktop.ui.widgets.sort_header import SortHeader

if TYPE_CHECKING:
    from wego_desktop.ui.widgets.table import DataTable


class FrozenColumn(QWidget):
    """Lies over header and rows of a `DataTable` with a `SortHeader` as soon as it is scrolled sideways.

    It paints the first column once more, so nothing is kept twice; clicks go to the table.
    """

    def __init__(self, table: "DataTable") -> None:
        super().__init__(table)
        self._table = table
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMouseTracking(True)
        self.setAccessibleName("")
        self.hide()
        table.horizontalScrollBar().valueChanged.connect(self.arrange)
        table.verticalScrollBar().valueChanged.connect(self.update)
        table.horizontalHeader().sectionResized.connect(lambda *_sizes: self.arrange())
        table.viewport().installEventFilter(self)

    @property
    def logical(self) -> int:
        """The column that stays."""
        return self._table.horizontalHeader().logicalIndex(0)

    def arrange(self) -> None:
        """Take the place of the first column, or go when it can be seen anyway."""
        table, header = self._table, self._table.horizontalHeader()
        is_needed = table.horizontalScrollBar().value() > 0 and table.model() is not None
        if is_needed:
            left = table.viewport().x()
            width = header.sectionSize(self.logical) + 1
            self.setGeometry(left, header.y(), width, header.height() + table.viewport().height())
            self.raise_()
        self.setVisible(is_needed)
        self.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self.isVisible() and event.type() in (QEvent.Type.Paint, QEvent.Type.Resize):
            if event.type() == QEvent.Type.Resize:
                self.arrange()
            self.update()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        table, header = self._table, self._table.horizontalHeader()
        top, width = header.height(), self.width() - 1
        painter.fillRect(self.rect(), theme().color("surface"))
        painter.save()
        painter.setClipRect(0, top, self.width(), self.height() - top)
        first, last = table.rowAt(0), table.rowAt(table.viewport().height() - 1)
        count = table.model().rowCount()
        for row in range(max(first, 0), (last if last >= 0 else count - 1) + 1):
            self._paint_row(painter, row, top, width)
        painter.restore()
        if isinstance(header, SortHeader):
            header.paint_title(painter, QRectF(0, 0, width, top), self.logical)
        painter.fillRect(width, 0, 1, self.height(), theme().color("border"))

    def _paint_row(self, painter: QPainter, row: int, top: int, width: int) -> None:
        table = self._table
        index = table.model().index(row, self.logical)
        option = QStyleOptionViewItem()
        option.initFrom(table)
        option.widget = table
        y, height = table.rowViewportPosition(row) + top, table.rowHeight(row)
        option.rect = QRectF(0, y, width, height).toRect()
        token = "selected" if table.is_marked(row) else "surface"
        painter.fillRect(option.rect, theme().color(token))
        table.itemDelegateForIndex(index).paint(painter, option, index)
        if table.has_ring(row):
            painter.save()
            painter.setClipRect(option.rect, Qt.ClipOperation.IntersectClip)
            painter.setPen(QPen(theme().color("focus"), 2))
            painter.drawRect(QRectF(-4, y + 1, width + 12, height - 2))
            painter.restore()

    def _row_at(self, event: QMouseEvent) -> int:
        return self._table.rowAt(round(event.position().y()) - self._table.horizontalHeader().height())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        header = self._table.horizontalHeader()
        if event.position().y() < header.height():
            if isinstance(header, SortHeader):
                header.modifiers = event.modifiers()
            header.sectionClicked.emit(self.logical)
            return
        row = self._row_at(event)
        if row >= 0:
            self._table.setFocus(Qt.FocusReason.MouseFocusReason)
            self._table.go_to_cell(row, self.logical)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        row = self._row_at(event)
        if row >= 0:
            self._table.row_opened.emit(row)
