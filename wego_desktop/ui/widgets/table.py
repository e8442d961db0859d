"""The table of the design: ticks, focus ring, keys, rows copied as text."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QAbstractItemModel, QEvent, QItemSelectionModel, QModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from wego_desktop.i18n import _
from wego_desktop.ui.theme.theme import theme
from wego_desktop.ui.widgets.cells import CellRole
from wego_desktop.ui.widgets.delegates import TextDelegate
from wego_desktop.ui.widgets.tick_column import TickAll, TickColumn

ROW_PX = 36
TOUCH_ROW_PX = 44


class DataTable(QTableView):
    """Rows of 36 px with ticks at the left; the current row has the focus ring, ticked rows are tinted.

    The model answers `CellRole.ROW_ID` for ticks (ticks stay when rows are sorted or filtered). Columns
    get their painting by `setItemDelegateForColumn`. Signals: `row_opened(row)` on Enter or double click,
    `current_row_changed(row)`, `ticks_changed(ids)`, `delete_requested()`, `letters_typed(text)`,
    `menu_requested(global_pos)`.
    """

    row_opened = Signal(int)
    current_row_changed = Signal(int)
    ticks_changed = Signal(object)
    delete_requested = Signal()
    letters_typed = Signal(str)
    menu_requested = Signal(object)

    def __init__(
        self, parent: QWidget | None = None, *, has_ticks: bool = True, row_px: int = ROW_PX
    ) -> None:
        super().__init__(parent)
        self._ticked: set[object] = set()
        self._hovered = -1
        self.has_ticks = has_ticks
        self.setItemDelegate(TextDelegate(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSortingEnabled(False)
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        header.setStretchLastSection(True)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setFixedHeight(32)
        self._ticks = TickColumn(self)
        self.setVerticalHeader(self._ticks)
        self._ticks.setVisible(has_ticks)
        self._tick_all = TickAll(self)
        self._tick_all.setVisible(has_ticks)
        self._tick_all.clicked.connect(self.tick_all_or_none)
        self.set_row_height(row_px)
        self.setCornerButtonEnabled(False)
        self.doubleClicked.connect(lambda index: self.row_opened.emit(index.row()))

    def set_row_height(self, row_px: int) -> None:
        """36 by default, 44 for touch, 40 in Import."""
        self._ticks.setMinimumSectionSize(row_px)
        self._ticks.setDefaultSectionSize(row_px)

    def setModel(self, model: QAbstractItemModel | None) -> None:
        super().setModel(model)
        self.set_ticked(())

    def currentChanged(self, current: QModelIndex, previous: QModelIndex) -> None:  # type: ignore[override]
        super().currentChanged(current, previous)
        self.viewport().update()
        self._ticks.viewport().update()
        self.current_row_changed.emit(current.row())

    # Ticks

    @property
    def ticked_ids(self) -> frozenset[object]:
        """The ids of the ticked rows, also of those that the filter hides."""
        return frozenset(self._ticked)

    def set_ticked(self, ids: Iterable[object]) -> None:
        """Tick exactly these rows."""
        new = set(ids)
        if new == self._ticked:
            return
        self._ticked = new
        self.viewport().update()
        self._ticks.viewport().update()
        self._tick_all.set_share(len(new), self.model().rowCount() if self.model() else 0)
        self.ticks_changed.emit(self.ticked_ids)

    def row_id(self, row: int) -> object:
        """The id of a row, by the model's `CellRole.ROW_ID`; the row number where it has none."""
        value = self.model().index(row, 0).data(CellRole.ROW_ID)
        return row if value is None else value

    def is_ticked(self, row: int) -> bool:
        """Whether the row is ticked."""
        return bool(self._ticked) and self.row_id(row) in self._ticked

    def toggle_tick(self, row: int) -> None:
        """Tick or untick one row."""
        if self.has_ticks and row >= 0:
            self.set_ticked(self._ticked ^ {self.row_id(row)})

    def all_ids(self) -> Sequence[object]:
        """The ids of all rows as they are sorted; a model with an `all_ids()` is asked directly."""
        model = self.model()
        quick = getattr(model, "all_ids", None)
        if callable(quick):
            ids: Sequence[object] = quick()
            return ids
        return [self.row_id(row) for row in range(model.rowCount())]

    def tick_all_or_none(self) -> None:
        """Tick every row, or none when all are ticked."""
        everyone = set(self.all_ids())
        self.set_ticked(() if self._ticked >= everyone else everyone)

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.currentIndex().row()
        key = event.key()
        if self.state() == QAbstractItemView.State.EditingState:
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() & _ANY_MODIFIER:
            if row >= 0:
                self.row_opened.emit(row)
        elif key == Qt.Key.Key_Space:
            self.toggle_tick(row)
        elif key == Qt.Key.Key_Escape and self._ticked:
            self.set_ticked(())
        elif key == Qt.Key.Key_Delete:
            self.delete_requested.emit()
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy_rows()
        elif event.matches(QKeySequence.StandardKey.SelectAll) and self.has_ticks:
            self.set_ticked(self.all_ids())
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier and key in (
            Qt.Key.Key_Up,
            Qt.Key.Key_Down,
        ):
            self._extend(row, 1 if key == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters jump to a name: the page finds it, because only it can ask without loading every row."""
        self.letters_typed.emit(search)

    def _extend(self, row: int, step: int) -> None:
        target = row + step
        if not self.has_ticks or not 0 <= target < self.model().rowCount():
            return
        self.set_ticked(self._ticked | {self.row_id(row), self.row_id(target)})
        self.go_to_row(target)

    def go_to_row(self, row: int) -> None:
        """Make a row the current one and show it."""
        index = self.model().index(row, max(0, self.currentIndex().column()))
        flag = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(index, flag.ClearAndSelect | flag.Rows)
        self.scrollTo(index)

    def go_to_cell(self, row: int, column: int) -> None:
        """Make a cell the current one without scrolling sideways."""
        flag = QItemSelectionModel.SelectionFlag
        index = self.model().index(row, column)
        self.selectionModel().setCurrentIndex(index, flag.ClearAndSelect | flag.Rows)

    def rows_as_text(self) -> str:
        """The ticked rows (else the current one) as tab-separated lines, columns as shown."""
        model, header = self.model(), self.horizontalHeader()
        rows = [row for row in range(model.rowCount()) if self.is_ticked(row)] if self._ticked else []
        rows = rows or [row for row in [self.currentIndex().row()] if row >= 0]
        order = [header.logicalIndex(place) for place in range(header.count())]
        columns = [column for column in order if not header.isSectionHidden(column)]
        lines = []
        for row in rows:
            cells = [str(model.index(row, column).data() or "") for column in columns]
            lines.append("\t".join(" ".join(cell.split()) for cell in cells))
        return "\n".join(lines)

    def copy_rows(self) -> None:
        """Put the rows on the clipboard; they paste into a spreadsheet as they are seen."""
        QGuiApplication.clipboard().setText(self.rows_as_text())

    # Painting

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_requested.emit(event.globalPos())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self.rowAt(event.position().toPoint().y()))
        super().mouseMoveEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(-1)
        super().leaveEvent(event)

    def _hover(self, row: int) -> None:
        if row != self._hovered:
            self._hovered = row
            self.viewport().update()
            self._ticks.viewport().update()

    @property
    def hovered_row(self) -> int:
        """The row under the mouse, or -1."""
        return self._hovered

    def is_marked(self, row: int) -> bool:
        """Whether the row is tinted: ticked, or the current one."""
        return self.is_ticked(row) or row == self.currentIndex().row()

    def edge_token(self, row: int) -> str:
        """The colour of the row's left edge, where it is marked; empty otherwise."""
        del row
        return ""

    def has_ring(self, row: int) -> bool:
        """Whether the focus ring stands around the row."""
        return row == self.currentIndex().row() and self.hasFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._tick_all.setGeometry(0, 0, self._ticks.width(), self.horizontalHeader().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        current = self.currentIndex()
        if not current.isValid() or not self.hasFocus():
            return
        rect = self.visualRect(current)
        painter = QPainter(self.viewport())
        painter.setPen(QPen(theme().color("focus"), 2))
        left = -4 if self.has_ticks else 1
        painter.drawRect(QRectF(left, rect.top() + 1, self.viewport().width() - 1 - left, rect.height() - 2))

    def accessible_summary(self) -> str:
        """How many rows are ticked, in words."""
        return _("{count} selected").format(count=len(self._ticked))


_ANY_MODIFIER = (
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
)
