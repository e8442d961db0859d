"""One row of the file, cell by cell: what stands there, what becomes of it, and whose value counts."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from wego_desktop.i18n import N_, _
from wego_desktop.services.import_service import CellPlan, CellState, Decision, FieldRule, RowAction, RowPlan
from wego_desktop.services.importing.wording import reason_text
from wego_desktop.ui.pages.delegates.value_row import TextRow
from wego_desktop.ui.pages.imports.row_looks import mark_of
from wego_desktop.ui.widgets.button import Button, ButtonKind, ButtonSize
from wego_desktop.ui.widgets.containers import RightPanel
from wego_desktop.ui.widgets.labels import Label
from wego_desktop.ui.widgets.marks import Mark, Tone
from wego_desktop.ui.widgets.pill import Pill

_STATES = {
    CellState.NEW: (Tone.OK, "plus", N_("New")),
    CellState.CHANGED: (Tone.INFO, "refresh-cw", N_("Changes")),
    CellState.KEPT: (Tone.NEUTRAL, "minus", N_("Kept")),
    CellState.WARNING: (Tone.WARN, "triangle-alert", N_("Look")),
    CellState.ERROR: (Tone.BAD, "circle-alert", N_("Error")),
}


class CellLine(QWidget):
    """A cell that can be corrected. Signals: `edited(text)`, `rule_chosen(FieldRule)` for this cell alone."""

    edited = Signal(str)
    rule_chosen = Signal(object)

    def __init__(self, cell: CellPlan, parent: QWidget, *, is_row_new: bool = False) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 4, 12, 4)
        column.setSpacing(2)
        self.row = TextRow(cell.header or cell.letter, self)
        self.row.set_value(cell.text, cell.text or _("empty"))
        self.row.edited.connect(lambda text: self.edited.emit(str(text)))
        column.addWidget(self.row)
        for reason in cell.reasons:
            label = Label(reason_text(reason), "error" if reason.is_error else "small", self)
            label.setWordWrap(True)
            column.addWidget(label)
        # In a row that is new all through, saying so at every cell tells nothing.
        if cell.state in _STATES and not (is_row_new and cell.state is CellState.NEW):
            column.addLayout(self._fate(cell))

    def _fate(self, cell: CellPlan) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(8)
        tone, icon, word = _STATES[cell.state]
        line.addWidget(Pill(Mark(tone, icon, _(word)), self))
        text = {
            CellState.CHANGED: _("{old} → {new}").format(old=cell.old, new=cell.new),
            CellState.KEPT: _("stays {old}, not {new}").format(old=cell.old or _("empty"), new=cell.new),
        }.get(cell.state, "")
        said = Label(text, "small", self)
        said.setWordWrap(True)
        line.addWidget(said, 1)
        rules = {
            CellState.CHANGED: (_("Keep mine"), FieldRule.MINE),
            CellState.KEPT: (_("Take theirs"), FieldRule.THEIRS),
        }
        if cell.state in rules:
            title, rule = rules[cell.state]
            button = Button(title, parent=self, size=ButtonSize.SMALL)
            button.setObjectName(f"cell_rule_{cell.letter}")
            button.clicked.connect(lambda: self.rule_chosen.emit(rule))
            line.addWidget(button)
        return line


class RowPanel(RightPanel):
    """Signals: `edited(row, column, text)`, `rule_chosen(row, field id, rule)`, `answered(row, decision)`."""

    edited = Signal(int, int, str)
    rule_chosen = Signal(int, str, object)
    answered = Signal(int, object)

    def __init__(self, host: QWidget) -> None:
        super().__init__(host, width=400)
        self.setObjectName("import_row_panel")
        self.row_number: int | None = None
        head = QHBoxLayout()
        head.setContentsMargins(20, 12, 12, 8)
        head.setSpacing(8)
        self.title = Label("", "panel-title", self)
        self.title.setWordWrap(True)
        head.addWidget(self.title, 1)
        close = Button(kind=ButtonKind.QUIET, parent=self, icon_name="x", accessible_name=_("Close"), keys=())
        close.setToolTip(_("Close (Esc)"))
        close.clicked.connect(self.close_panel)
        head.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(head)
        self._facts = QVBoxLayout()
        self._facts.setContentsMargins(20, 0, 20, 8)
        self._facts.setSpacing(6)
        self.body.addLayout(self._facts)
        held = QWidget(self)
        self._cells = QVBoxLayout(held)
        self._cells.setContentsMargins(0, 0, 0, 12)
        self._cells.setSpacing(2)
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(held)
        self.body.addWidget(scroll, 1)
        self.lines: list[CellLine] = []

    def show_row(self, row: RowPlan, cells: Sequence[CellPlan]) -> None:
        """Show a row of the file; the focus stays at its cell when the same row is shown anew."""
        focused = next((at for at, line in enumerate(self.lines) if line.isAncestorOf(self._focus())), None)
        is_same, self.row_number = row.row_number == self.row_number, row.row_number
        self.title.setText(_("Row {row}: {name}").format(row=row.row_number, name=row.name or "–"))
        self._clear(self._facts)
        self._clear(self._cells)
        self._facts.addWidget(Pill(mark_of(row), self), 0, Qt.AlignmentFlag.AlignLeft)
        for reason in row.reasons:
            if reason.column is None:
                label = Label(reason_text(reason), "error" if reason.is_error else "second", self)
                label.setWordWrap(True)
                self._facts.addWidget(label)
        if row.action is RowAction.LEAVE_OUT:
            bring = Button(_("Bring this row in"), parent=self, size=ButtonSize.SMALL, keys="B")
            bring.setObjectName("bring_in")
            bring.clicked.connect(lambda: self.answered.emit(row.row_number, Decision.TAKE))
            self._facts.addWidget(bring, 0, Qt.AlignmentFlag.AlignLeft)
        self.lines = [self._line(row, cell) for cell in cells]
        for line in self.lines:
            self._cells.addWidget(line)
        self._cells.addStretch(1)
        if focused is not None and is_same and focused < len(self.lines):
            self.lines[focused].row.setFocus(Qt.FocusReason.OtherFocusReason)

    def _focus(self) -> QWidget:
        return QApplication.focusWidget() or self

    def _line(self, row: RowPlan, cell: CellPlan) -> CellLine:
        line = CellLine(cell, self, is_row_new=row.action is RowAction.ADD and row.match is None)
        line.edited.connect(lambda text: self.edited.emit(row.row_number, cell.index, text))
        line.rule_chosen.connect(lambda rule: self.rule_chosen.emit(row.row_number, cell.field_id, rule))
        line.row.step_asked.connect(lambda step: self._step(line, step))
        return line

    def _step(self, line: CellLine, step: int) -> None:
        place = self.lines.index(line) + step
        if 0 <= place < len(self.lines):
            self.lines[place].row.setFocus(Qt.FocusReason.TabFocusReason)

    def focus_cells(self) -> None:
        """Put the focus on the first cell that is wrong, else on the first."""
        if self.lines:
            self.lines[0].row.setFocus(Qt.FocusReason.OtherFocusReason)

    @staticmethod
    def _clear(layout: QVBoxLayout) -> None:
        while (item := layout.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
