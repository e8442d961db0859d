"""Painting of table cells: rows with hover, tint and grey bars; people, flags, categories, pills."""

from typing import Protocol, cast, runtime_checkable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from wego_desktop.ui.theme.fonts import ui_font
from wego_desktop.ui.theme.theme import theme
from wego_desktop.ui.widgets.cells import CategoryCell, CellRole, FlagCell, PersonCell, RowState
from wego_desktop.ui.widgets.marks import Mark, category_colour, paint_shape
from wego_desktop.ui.widgets.pictures import flag_pixmap, paint_avatar
from wego_desktop.ui.widgets.pill import paint_pill

_Index = QModelIndex | QPersistentModelIndex
_PADDING = 8


@runtime_checkable
class TickedRows(Protocol):
    """What delegates ask a table about a row."""

    has_ticks: bool

    @property
    def hovered_row(self) -> int:
        """The row under the mouse, or -1."""
        ...

    def is_ticked(self, row: int) -> bool:
        """Whether the row is ticked."""
        ...


_ARE_TICKED: dict[type, bool] = {}


def _ticked_rows(widget: object) -> TickedRows | None:
    """The widget as one with ticks; asked once for each class, since asking a protocol takes 0.2 ms."""
    kind = type(widget)
    if kind not in _ARE_TICKED:
        _ARE_TICKED[kind] = isinstance(widget, TickedRows)
    return cast("TickedRows", widget) if _ARE_TICKED[kind] else None


def _view_rect(option: QStyleOptionViewItem) -> QRectF:
    return QRectF(option.rect)


class TextDelegate(QStyledItemDelegate):
    """Text of the DisplayRole; base of the others, which override `paint_value`."""

    def __init__(
        self, parent: object = None, *, weight: int = 400, ink: str = "text", middle: bool = False
    ) -> None:
        super().__init__(parent)  # type: ignore[arg-type]
        self._font = ui_font(13, weight)
        self._figures = ui_font(13, weight, is_tabular=True)
        self._ink = ink
        self._elide = Qt.TextElideMode.ElideMiddle if middle else Qt.TextElideMode.ElideRight

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        text = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        return QSize(round(QFontMetricsF(self._font).horizontalAdvance(text)) + 2 * _PADDING + 2, 36)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        painter.save()
        rect = _view_rect(option)
        self._paint_ground(painter, option, rect, index.row())
        state = index.data(CellRole.ROW_STATE) or RowState.NORMAL
        inside = rect.adjusted(_PADDING, 0, -_PADDING, -1)
        if state == RowState.LOADING:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme().color("track"))
            bar = QRectF(inside.left(), inside.center().y() - 4, max(16.0, inside.width() * 0.6), 8)
            painter.drawRoundedRect(bar, 4, 4)
        else:
            self.paint_value(painter, inside, index, RowState(state))
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, rect: QRectF, row: int) -> None:
        rows = _ticked_rows(option.widget)
        if rows is not None and rows.has_ticks:
            is_over, is_chosen = rows.hovered_row == row, rows.is_ticked(row)
        else:
            is_over, is_chosen = _states(option)
            is_over = is_over if rows is None else rows.hovered_row == row
        if is_chosen or is_over:
            painter.fillRect(rect, theme().color("selected" if is_chosen else "hover"))
        painter.fillRect(
            QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1), theme().color("border-soft")
        )

    def paint_value(self, painter: QPainter, rect: QRectF, index: _Index, state: RowState) -> None:
        """Draw the cell's content inside `rect`."""
        align = index.data(Qt.ItemDataRole.TextAlignmentRole)
        right = align is not None and bool(int(align) & int(Qt.AlignmentFlag.AlignRight))
        text = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        self.draw_text(painter, rect, text, state, right=right)

    def draw_text(
        self, painter: QPainter, rect: QRectF, text: str, state: RowState, *, right: bool = False
    ) -> float:
        """Draw one line, cut when too long and struck when the row is; returns where it ends."""
        font = self._figures if right or text[:1].isdigit() else self._font
        colour = theme().color(self._ink)
        if state in (RowState.MUTED, RowState.STRUCK):
            colour = theme().color("text-3")
        if state is RowState.STRUCK:
            font = QFont(font)
            font.setStrikeOut(True)
        return draw_line(painter, rect, text, font, colour, elide=self._elide, right=right)


def _states(option: QStyleOptionViewItem) -> tuple[bool, bool]:
    """Whether the mouse is over the cell, and whether it is chosen; for views that do not tell themselves."""
    # Late: the table of the first page tells itself, and QStyle has nine hundred names to make.
    from PySide6.QtWidgets import QStyle

    state = option.state
    return bool(state & QStyle.StateFlag.State_MouseOver), bool(state & QStyle.StateFlag.State_Selected)


def draw_line(
    painter: QPainter,
    rect: QRectF,
    text: str,
    font: QFont,
    colour: QColor,
    *,
    elide: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
    right: bool = False,
) -> float:
    """Draw one line of text in the middle of `rect`, cut when too long; returns the x where it ends."""
    metrics = QFontMetricsF(font)
    width = metrics.horizontalAdvance(text)
    shown = text
    if width > rect.width():
        shown = metrics.elidedText(text, elide, rect.width())
        width = metrics.horizontalAdvance(shown)
    painter.setFont(font)
    painter.setPen(colour)
    side = (
        Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute
    )
    painter.drawText(rect, int(side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine), shown)
    return rect.left() + width


class PersonDelegate(TextDelegate):
    """Avatar, name (500), and the name in its own script in grey. Reads a `PersonCell`."""

    def __init__(self, parent: object = None) -> None:
        super().__init__(parent, weight=500)
        self._native_font = ui_font(13)

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return super().sizeHint(option, index) + QSize(34, 0)

    def paint_value(self, painter: QPainter, rect: QRectF, index: _Index, state: RowState) -> None:
        cell = index.data(CellRole.VALUE)
        if not isinstance(cell, PersonCell):
            super().paint_value(painter, rect, index, state)
            return
        circle = QRectF(rect.left(), rect.center().y() - 12, 24, 24)
        paint_avatar(painter, circle, cell.name, cell.native_name)
        text = rect.adjusted(34, 0, 0, 0)
        end = self.draw_text(painter, text, cell.name, state)
        room = text.right() - end - 6
        if cell.native_name and room > 24:
            native = QRectF(end + 6, text.top(), room, text.height())
            draw_line(painter, native, cell.native_name, self._native_font, theme().color("text-3"))


class FlagDelegate(TextDelegate):
    """Flag and text, cut in the middle of long organisations. Reads a `FlagCell`."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return super().sizeHint(option, index) + QSize(28, 0)

    def paint_value(self, painter: QPainter, rect: QRectF, index: _Index, state: RowState) -> None:
        cell = index.data(CellRole.VALUE)
        if not isinstance(cell, FlagCell):
            super().paint_value(painter, rect, index, state)
            return
        flag = flag_pixmap(cell.country, 20, painter.device().devicePixelRatioF()) if cell.country else None
        if flag is not None:
            painter.drawPixmap(QPointF(rect.left(), round(rect.center().y() - 7.5)), flag)
        self.draw_text(painter, rect.adjusted(28, 0, 0, 0), cell.text, state)


class CategoryDelegate(TextDelegate):
    """Shape and word of a category. Reads a `CategoryCell`."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return super().sizeHint(option, index) + QSize(16, 0)

    def paint_value(self, painter: QPainter, rect: QRectF, index: _Index, state: RowState) -> None:
        cell = index.data(CellRole.VALUE)
        if not isinstance(cell, CategoryCell):
            super().paint_value(painter, rect, index, state)
            return
        centre = QPointF(rect.left() + 4, rect.center().y() + 0.5)
        paint_shape(painter, centre, cell.shape, category_colour(cell.colour))
        self.draw_text(painter, rect.adjusted(15, 0, 0, 0), cell.text, state)


class PillDelegate(TextDelegate):
    """A status pill. Reads a `Mark`."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return super().sizeHint(option, index) + QSize(34, 0)

    def paint_value(self, painter: QPainter, rect: QRectF, index: _Index, state: RowState) -> None:
        mark = index.data(CellRole.VALUE)
        if isinstance(mark, Mark):
            paint_pill(painter, rect.left(), rect.center().y(), mark)
        else:
            super().paint_value(painter, rect, index, state)
