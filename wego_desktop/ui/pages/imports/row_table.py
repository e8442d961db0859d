"""The table of rows at the right: answers by letter, comparisons below rows, cells to correct."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QHeaderView, QWidget

from wego_desktop.services.import_service import Decision, RowAction, RowPlan
from wego_desktop.ui.pages.imports.duplicate_card import DuplicateCard
from wego_desktop.ui.pages.imports.row_delegates import (
    ImportCategoryDelegate,
    ImportCityDelegate,
    WhatDelegate,
)
from wego_desktop.ui.pages.imports.row_looks import is_answerable, wrong_reason
from wego_desktop.ui.pages.imports.row_model import (
    CATEGORY,
    CITY,
    NAME,
    ROW,
    VERDICT,
    WHAT,
    ImportRowModel,
)
from wego_desktop.ui.widgets.delegates import PillDelegate, TextDelegate
from wego_desktop.ui.widgets.table import DataTable

_ROW_PX = 40
_WIDTHS = {ROW: 60, VERDICT: 120, NAME: 210, CITY: 160, CATEGORY: 150}
_NARROW = {ROW: 48, VERDICT: 110, NAME: 186, CITY: 122, CATEGORY: 150}
_NARROW_PX = 900
_ANSWERS = {
    Qt.Key.Key_M: Decision.MERGE,
    Qt.Key.Key_T: Decision.NEW,
    Qt.Key.Key_S: Decision.SKIP,
}


class ImportRowTable(DataTable):
    """Signals: `answered(row_number, decision)`, None when an answer is taken back (Backspace).

    `cells_asked(row_number)` on Enter where there is nothing to answer, and on → everywhere.
    """

    answered = Signal(int, object)
    cells_asked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, has_ticks=False, row_px=_ROW_PX)
        self.setObjectName("import_rows")
        self.setEditTriggers(self.EditTrigger.NoEditTriggers)
        self.rows = ImportRowModel()
        self.rows.setParent(self)
        self.setModel(self.rows)
        self._delegates = {
            VERDICT: PillDelegate(self),
            NAME: TextDelegate(self, weight=500),
            CITY: ImportCityDelegate(self),
            CATEGORY: ImportCategoryDelegate(self),
            WHAT: WhatDelegate(self),
            ROW: TextDelegate(self, ink="text-2"),
        }
        for column, delegate in self._delegates.items():
            self.setItemDelegateForColumn(column, delegate)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self._number_px = 0
        self._is_narrow: bool | None = None
        self._widen()
        self._card: DuplicateCard | None = None
        self.row_opened.connect(self._open)
        self.rows.modelAboutToBeReset.connect(self._forget_card)

    def _widen(self) -> None:
        is_narrow = self.viewport().width() < _NARROW_PX
        if is_narrow != self._is_narrow:
            self._is_narrow = is_narrow
            for column, width in (_NARROW if is_narrow else _WIDTHS).items():
                self.setColumnWidth(column, max(width, self._number_px) if column == ROW else width)

    def fit_numbers(self, highest: int) -> None:
        """Make the column of row numbers wide enough for `highest`."""
        width = self.fontMetrics().horizontalAdvance("0" * len(str(highest))) + 24
        self._number_px = max(width, _NARROW[ROW])
        self.setColumnWidth(ROW, max(self._number_px, self.columnWidth(ROW)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._widen()

    @property
    def current_plan(self) -> RowPlan | None:
        """The plan of the current row, or None without one."""
        row = self.currentIndex().row()
        return None if row < 0 or self.rows.is_detail(row) else self.rows.plan_at(row)

    @property
    def card(self) -> DuplicateCard | None:
        """The open comparison, if any."""
        return self._card

    # Opening and answering

    def _open(self, row: int) -> None:
        plan = self.rows.plan_at(row)
        if is_answerable(plan):
            if self.rows.opened == row:
                self.close_card()
            else:
                self.open_card(row)
        elif wrong_reason(plan) is not None:
            self.edit_cell(row)
        else:
            self.cells_asked.emit(plan.row_number)

    def open_card(self, row: int) -> None:
        """Show the comparison below a table row that may be somebody who is here."""
        number = self.rows.plan_at(row).row_number
        self.close_card()
        at = self.rows.row_of_number(number)
        if at is None:
            return
        self.rows.open_row(at)
        self._card = DuplicateCard(self.rows.plan_at(at), self)
        self._card.answered.connect(lambda decision: self.answered.emit(number, decision))
        self.setSpan(at + 1, 0, 1, WHAT + 1)
        self.setRowHeight(at + 1, self._card.wanted_height)
        self.setIndexWidget(self.rows.index(at + 1, 0), self._card)
        self.go_to_row(at)
        self.scrollTo(self.rows.index(at + 1, 0))
        self.scrollTo(self.rows.index(at, 0))

    def close_card(self) -> None:
        """Put the comparison away."""
        if self.rows.opened is not None:
            opened = self.rows.opened
            self._forget_card()
            self.rows.open_row(None)
            self.go_to_row(opened)

    def _forget_card(self) -> None:
        opened = self.rows.opened
        if opened is not None:
            self.clearSpans()
            self.setRowHeight(opened + 1, _ROW_PX)
            if self._card is not None:
                self._card.hide()
            self.setIndexWidget(self.rows.index(opened + 1, 0), None)  # type: ignore[arg-type]  # None takes it away
        self._card = None

    def edit_cell(self, row: int) -> None:
        """Correct the wrong cell of a table row."""
        if wrong_reason(self.rows.plan_at(row)) is not None:
            self.go_to_row(row)
            self.edit(self.rows.index(row, WHAT))

    def go_to_next_open(self, *, forward: bool = True) -> bool:
        """Go to the next row that waits, and open it; False when none does."""
        start = self.currentIndex().row()
        row = self.rows.next_open(start if start >= 0 or forward else 0, forward=forward)
        current = self.current_plan
        if forward and current is not None and current.action is RowAction.WAIT and self._card is None:
            row = start
        if row is None and current is not None and current.is_open:
            row = self.currentIndex().row()
        if row is None:
            return False
        number = self.rows.plan_at(row).row_number
        self.close_card()
        at = self.rows.row_of_number(number)
        if at is not None:
            self.go_to_row(at)
            self.scrollTo(self.rows.index(at, 0), self.ScrollHint.PositionAtCenter)
            if self.rows.plan_at(at).action is RowAction.WAIT:
                self.open_card(at)
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plan, key = self.current_plan, Qt.Key(event.key())
        is_plain = event.modifiers() in {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier}
        is_editing = self.state() == self.State.EditingState
        if plan is None or is_editing or not is_plain:
            super().keyPressEvent(event)
        elif key == Qt.Key.Key_Right:
            self.cells_asked.emit(plan.row_number)
        elif key == Qt.Key.Key_B and plan.action is RowAction.LEAVE_OUT:
            self.answered.emit(plan.row_number, Decision.TAKE)
        elif key in _ANSWERS and is_answerable(plan):
            self.answered.emit(plan.row_number, _ANSWERS[key])
        elif key == Qt.Key.Key_Backspace:
            self.answered.emit(plan.row_number, None)
        elif key == Qt.Key.Key_F2:
            self.edit_cell(self.currentIndex().row())
        elif key == Qt.Key.Key_Escape and self.rows.opened is not None:
            self.close_card()
        else:
            super().keyPressEvent(event)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        super().closeEditor(editor, hint)
        QTimer.singleShot(0, self, lambda: self.setFocus(Qt.FocusReason.OtherFocusReason))
