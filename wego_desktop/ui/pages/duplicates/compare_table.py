"""Two records side by side: differences tinted, the value that is taken marked, chosen by keys or a click."""

from PySide6.QtCore import QModelIndex, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QHeaderView, QStyleOptionViewItem, QWidget

from wego_desktop.i18n import _
from wego_desktop.services.merge_service import Comparison
from wego_desktop.ui.pages.duplicates.compare_model import (
    FIELD,
    FIRST,
    SECOND,
    CompareLine,
    CompareModel,
    column_of,
    side_of,
)
from wego_desktop.ui.pages.duplicates.pair_list import answer_key
from wego_desktop.ui.theme.fonts import ui_font
from wego_desktop.ui.theme.theme import theme
from wego_desktop.ui.widgets.cells import CellRole, RowState
from wego_desktop.ui.widgets.delegates import TextDelegate, draw_line
from wego_desktop.ui.widgets.table import DataTable

_LABEL_PX = 150
_DOT_PX = 14


class _ValueDelegate(TextDelegate):
    """A value; where there is a choice with a dot, and on amber."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: object) -> None:
        line = index.data(CellRole.VALUE)  # type: ignore[attr-defined]
        rect = QRectF(option.rect)
        if isinstance(line, CompareLine):
            if line.is_heading:
                painter.fillRect(rect, theme().color("sunken"))
            elif line.differs and index.column() != FIELD:  # type: ignore[attr-defined]
                painter.fillRect(rect, theme().color("warn-tint"))
        super().paint(painter, option, index)  # type: ignore[arg-type]

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, rect: QRectF, row: int) -> None:
        # The tint must stay visible under the current row, which has its ring.
        del option, row
        painter.fillRect(
            QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1), theme().color("border-soft")
        )

    def paint_value(self, painter: QPainter, rect: QRectF, index: object, state: RowState) -> None:
        line, column = index.data(CellRole.VALUE), index.column()  # type: ignore[attr-defined]
        if not isinstance(line, CompareLine):
            return
        if column == FIELD:
            font = ui_font(12, 500) if line.is_heading else ui_font(12)
            draw_line(painter, rect, line.label, font, theme().color("text-2"))
            return
        text = line.text(side_of(column))
        if not line.differs:
            draw_line(painter, rect, text, ui_font(13), theme().color("text"))
            return
        model = index.model()  # type: ignore[attr-defined]
        is_taken = isinstance(model, CompareModel) and column_of(model.side(index.row())) == column  # type: ignore[attr-defined]
        _paint_dot(painter, QPointF(rect.left() + _DOT_PX / 2, rect.center().y()), is_taken=is_taken)
        inside = rect.adjusted(_DOT_PX + 10, 0, 0, 0)
        ink = theme().color("text" if is_taken and text else "text-2")
        draw_line(painter, inside, text or _("empty"), ui_font(13, 500 if is_taken else 400), ink)
        del state


def _paint_dot(painter: QPainter, centre: QPointF, *, is_taken: bool) -> None:
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if is_taken:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme().color("accent"))
        painter.drawEllipse(centre, _DOT_PX / 2, _DOT_PX / 2)
        painter.setBrush(theme().color("on-accent"))
        painter.drawEllipse(centre, 2.5, 2.5)
    else:
        painter.setPen(QPen(theme().color("border-strong"), 1.2))
        painter.setBrush(theme().color("surface"))
        painter.drawEllipse(centre, _DOT_PX / 2 - 0.6, _DOT_PX / 2 - 0.6)
    painter.restore()


class CompareTable(DataTable):
    """← → take the left or right value, Space the other one, Ctrl+← → all of one side."""

    answered = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, has_ticks=False)
        self.setObjectName("duplicate_fields")
        self.setAccessibleName(_("Both records side by side"))
        self.lines = CompareModel(self)
        self.setModel(self.lines)
        for column in (FIELD, FIRST, SECOND):
            self.setItemDelegateForColumn(column, _ValueDelegate(self))
        header = self.horizontalHeader()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(FIELD, QHeaderView.ResizeMode.Fixed)
        for column in (FIRST, SECOND):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        self.setColumnWidth(FIELD, _LABEL_PX)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        sides = {Qt.Key.Key_Left: FIRST, Qt.Key.Key_Right: SECOND}
        key, row = Qt.Key(event.key()), self.currentIndex().row()
        if letter := answer_key(event):
            self.answered.emit(letter)
        elif key in sides and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.lines.choose_all(side_of(sides[key]))
        elif key in sides and row >= 0:
            self.lines.choose(row, side_of(sides[key]))
        elif key == Qt.Key.Key_Space and row >= 0:
            taken = column_of(self.lines.side(row))
            self.lines.choose(row, side_of(SECOND if taken == FIRST else FIRST))
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and index.column() != FIELD and event.button() == Qt.MouseButton.LeftButton:
            self.lines.choose(index.row(), side_of(index.column()))

    def show_comparison(self, comparison: Comparison | None) -> None:
        """Show two other records, headings over the whole width, the first choice current."""
        self.clearSpans()
        self.lines.set_comparison(comparison)
        for row, line in enumerate(self.lines.lines):
            if line.is_heading:
                self.setSpan(row, FIELD, 1, SECOND + 1)
        self.first_choice()

    def first_choice(self) -> None:
        """Make the first field with a choice the current one."""
        for row, line in enumerate(self.lines.lines):
            if line.differs and row:
                self.go_to_row(row)
                return
        if self.lines.rowCount():
            self.go_to_row(0)

    def moveCursor(self, action: object, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Headings are passed over."""
        index = super().moveCursor(action, modifiers)  # type: ignore[arg-type]
        row = index.row()
        if 0 <= row < len(self.lines.lines) and self.lines.lines[row].is_heading:
            step = 1 if row > self.currentIndex().row() else -1
            return self.lines.index(row + step, index.column())
        return index
