"""A table's header that tells by how many columns the rows are sorted, and in which order."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QMouseEvent, QPainter, QPolygonF
from PySide6.QtWidgets import QHeaderView, QWidget

from wego_desktop.ui.theme.fonts import ui_font
from wego_desktop.ui.theme.theme import theme

_PADDING = 8
_ARROW_PX = 12


class SortHeader(QHeaderView):
    """Titles stand over the texts of their cells; an arrow for each sorted column, numbered if several.

    `modifiers` are those of the last press, so that whoever hears `sectionClicked` can ask for Shift.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._sorted: list[tuple[int, bool]] = []
        self.modifiers = Qt.KeyboardModifier.NoModifier
        self.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.setHighlightSections(False)
        self.setSectionsClickable(True)
        self.setFixedHeight(32)
        self.setMouseTracking(True)

    def set_sorted(self, columns: Sequence[tuple[int, bool]]) -> None:
        """Show the order: logical columns, each with whether it is descending, first things first."""
        self._sorted = list(columns)
        self.viewport().update()

    @property
    def sorted_columns(self) -> list[tuple[int, bool]]:
        """The order that is shown."""
        return list(self._sorted)

    def sizeHint(self) -> QSize:
        # The height is fixed and the width the table's; Qt would ask the model for the titles of all columns.
        return QSize(0, self.minimumHeight())

    def mousePressEvent(self, e: QMouseEvent) -> None:
        self.modifiers = e.modifiers()
        super().mousePressEvent(e)

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803
        if rect.isValid():
            self.paint_title(painter, QRectF(rect), logicalIndex)

    def paint_title(self, painter: QPainter, rect: QRectF, logical: int) -> None:
        """Draw one title; also used for the column that stays at the left."""
        color = theme().color
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(rect, color("surface"))
        painter.fillRect(QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1), color("border"))
        places = [column for column, _is_down in self._sorted]
        inside = rect.adjusted(_PADDING, 0, -_PADDING, -1)
        text = str(self.model().headerData(logical, self.orientation()) or "")
        font = ui_font(12, 600 if logical in places else 500)
        mark = 0.0
        if logical in places:
            mark = _ARROW_PX + (8 if len(places) > 1 else 0)
        metrics = QFontMetricsF(font)
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(0.0, inside.width() - mark))
        align = self.model().headerData(logical, self.orientation(), Qt.ItemDataRole.TextAlignmentRole)
        is_right = align is not None and bool(int(align) & int(Qt.AlignmentFlag.AlignRight))
        width = metrics.horizontalAdvance(shown)
        left = inside.right() - width - mark if is_right else inside.left()
        painter.setFont(font)
        painter.setPen(color("text" if logical in places else "text-2"))
        line = QRectF(left, inside.top(), width + 1, inside.height())
        painter.drawText(line, int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine), shown)
        if logical in places:
            self._paint_arrow(painter, QPointF(left + width + 7, inside.center().y()), places.index(logical))
        painter.restore()

    def _paint_arrow(self, painter: QPainter, centre: QPointF, place: int) -> None:
        is_down = self._sorted[place][1]
        way = 1 if is_down else -1
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme().color("accent-text"))
        painter.drawPolygon(
            QPolygonF(
                [
                    centre + QPointF(-3.5, -2 * way),
                    centre + QPointF(3.5, -2 * way),
                    centre + QPointF(0, 2.5 * way),
                ]
            )
        )
        if len(self._sorted) > 1:
            painter.setFont(ui_font(11, 500))
            painter.setPen(theme().color("accent-text"))
            number = QRectF(centre.x() + 5, centre.y() - 8, 10, 16)
            painter.drawText(number, int(Qt.AlignmentFlag.AlignVCenter), str(place + 1))

    def sectionSizeFromContents(self, logicalIndex: int) -> QSize:  # noqa: N803
        text = str(self.model().headerData(logicalIndex, self.orientation()) or "")
        width = QFontMetricsF(ui_font(12, 600)).horizontalAdvance(text)
        return QSize(round(width) + 2 * _PADDING + _ARROW_PX + 10, self.height())
