"""What a member list would do, before it is brought in: row by row, with questions to answer."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from wego_desktop.domain.enums import RowVerdict, SimilarAnswer
from wego_desktop.i18n import N_, _, ngettext
from wego_desktop.services.member_list.planning import MemberRowPlan
from wego_desktop.services.member_list.service import MemberListPreview
from wego_desktop.ui.dialogs.dialog import BaseDialog
from wego_desktop.ui.widgets.button import Button, ButtonKind
from wego_desktop.ui.widgets.labels import Label

_VERDICTS = {
    RowVerdict.NEW: N_("New"),
    RowVerdict.UPDATE: N_("Updated"),
    RowVerdict.UNCHANGED: N_("Unchanged"),
    RowVerdict.POSSIBLE_DUPLICATE: N_("Duplicate?"),
    RowVerdict.ERROR: N_("Error"),
}
_ORDER = tuple(_VERDICTS)
_ROW = Qt.ItemDataRole.UserRole


class MemberListDialog(BaseDialog):
    """Signals: `answered(row, SimilarAnswer)` on M or T, `import_wanted()` on Ctrl+Enter."""

    answered = Signal(int, object)
    import_wanted = Signal()

    def __init__(self, preview: MemberListPreview, parent: QWidget | None = None) -> None:
        super().__init__(_("Import the member list"), "", parent, width=860)
        self.setObjectName("member_list_dialog")
        self.preview = preview
        self.totals_label = Label("", "medium", self)
        self.body.addWidget(self.totals_label)
        self.unread_label = Label("", "second", self)
        self.unread_label.setWordWrap(True)
        self.body.addWidget(self.unread_label)
        self.table = self._make_table()
        self.body.addWidget(self.table)
        self.same_button = Button(_("The same"), parent=self, keys="M")
        self.same_button.clicked.connect(lambda: self._answer(SimilarAnswer.SAME))
        self.new_button = Button(_("Another one"), parent=self, keys="T")
        self.new_button.clicked.connect(lambda: self._answer(SimilarAnswer.NEW))
        self.buttons.insertWidget(0, self.same_button)
        self.buttons.insertWidget(1, self.new_button)
        cancel = self.add_button(Button(_("Cancel"), parent=self, keys="Esc"))
        cancel.clicked.connect(self.reject)
        self.import_button = self.add_button(Button(_("Import"), ButtonKind.PRIMARY, self, keys="Ctrl+Enter"))
        self.import_button.setObjectName("import_members")
        self.import_button.clicked.connect(self._import)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self._import)
        QShortcut(QKeySequence("M"), self, lambda: self._answer(SimilarAnswer.SAME))
        QShortcut(QKeySequence("T"), self, lambda: self._answer(SimilarAnswer.NEW))
        self.show_preview(preview)

    def _make_table(self) -> QTableWidget:
        table = QTableWidget(0, 4, self)
        table.setObjectName("member_rows")
        table.setHorizontalHeaderLabels([_("Row"), _("Organisation"), _("Verdict"), _("What happens")])
        table.verticalHeader().hide()
        table.setShowGrid(False)
        table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        table.setSelectionMode(QTableWidget.SelectionMode.SingleSelection)
        table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        table.setMinimumHeight(360)
        header = table.horizontalHeader()
        header.setSectionResizeMode(3, QHeaderView.ResizeMode.Stretch)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for place, width in enumerate((48, 250, 100)):
            table.setColumnWidth(place, width)
        table.currentCellChanged.connect(lambda *_cells: self._show_answers())
        return table

    # What is shown

    def show_preview(self, preview: MemberListPreview) -> None:
        """Show what would happen now; open rows come first."""
        self.preview = preview
        self.title_label.setText(_("Import {file}?").format(file=Path(preview.path).name))
        totals = preview.totals
        parts = [f"{_(_VERDICTS[v])} {totals[v]}" for v in _ORDER if totals.get(v)]
        self.totals_label.setText("  ·  ".join(parts))
        self.unread_label.setText(
            _("Not read: {columns}.").format(columns=", ".join(preview.unread)) if preview.unread else ""
        )
        self.unread_label.setVisible(bool(preview.unread))
        rows = sorted(preview.rows, key=lambda row: (not row.reasons, row.verdict == RowVerdict.UNCHANGED))
        self.table.setRowCount(len(rows))
        for place, row in enumerate(rows):
            self._fill(place, row)
        ready = sum(row.is_ready for row in preview.rows)
        self.import_button.setText(
            ngettext("Import {count} row", "Import {count} rows", ready).format(count=ready)
        )
        self.import_button.setEnabled(bool(ready))
        if rows:
            self.table.setCurrentCell(0, 1)
        self._show_answers()
        self.table.setFocus()

    def _fill(self, place: int, row: MemberRowPlan) -> None:
        changes = "; ".join(
            f"{change.fact}: {change.before} → {change.after}"
            if change.before
            else f"{change.fact}: {change.after}"
            for change in row.changes
        )
        texts = (str(row.row), row.name, _(_VERDICTS[row.verdict]), " ".join(row.reasons) or changes)
        for column, text in enumerate(texts):
            item = QTableWidgetItem(text)
            item.setToolTip(text)
            item.setData(_ROW, row.row)
            self.table.setItem(place, column, item)

    def _current(self) -> MemberRowPlan | None:
        item = self.table.item(self.table.currentRow(), 0)
        number = item.data(_ROW) if item is not None else None
        return next((row for row in self.preview.rows if row.row == number), None)

    def _is_open(self) -> bool:
        row = self._current()
        return row is not None and row.verdict is RowVerdict.POSSIBLE_DUPLICATE

    def _show_answers(self) -> None:
        for button in (self.same_button, self.new_button):
            button.setVisible(any(r.verdict is RowVerdict.POSSIBLE_DUPLICATE for r in self.preview.rows))
            button.setEnabled(self._is_open())

    def _answer(self, answer: SimilarAnswer) -> None:
        row = self._current()
        if row is not None and self._is_open():
            self.answered.emit(row.row, answer)

    def _import(self) -> None:
        if self.import_button.isEnabled():
            self.import_wanted.emit()
