"""Editing a cell of the list where it stands: Enter saves and goes down, Tab right, Esc takes it back."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QCompleter, QLineEdit, QWidget

from wego_desktop.errors import CodedError
from wego_desktop.messages import sentence
from wego_desktop.services.delegate_cells import cell_value
from wego_desktop.services.queries.delegate_columns import Choices, DelegateColumn
from wego_desktop.services.queries.delegate_rows import DelegateRow
from wego_desktop.ui.operations.cells import (
    ORGANISATION,
    CellValue,
    CellWriter,
    can_edit,
    is_chosen,
)
from wego_desktop.ui.pages.delegates.table import DelegatesTable, Draft
from wego_desktop.ui.widgets.field import dress_popup, set_state
from wego_desktop.ui.widgets.labels import Label

Suggest = Callable[[str, Callable[[Sequence[str]], None]], None]
_STEPS = {
    Qt.Key.Key_Return: (1, 0),
    Qt.Key.Key_Enter: (1, 0),
    Qt.Key.Key_Tab: (0, 1),
    Qt.Key.Key_Backtab: (0, -1),
}


class CellEditor(QObject):
    """Opens a field over the current cell of a table. What cannot be saved is kept as a draft in its cell.

    `saved` after a cell was saved, `drafts_changed` when one was refused or mended.
    """

    saved = Signal()
    drafts_changed = Signal()

    def __init__(self, table: DelegatesTable, writer: CellWriter, suggest: Suggest) -> None:
        super().__init__(table)
        self._table, self._writer, self._suggest = table, writer, suggest
        self.columns: dict[str, DelegateColumn] = {}
        self.choices: Choices = {}
        self.editor: QWidget | None = None
        self._row: DelegateRow | None = None
        self._column: DelegateColumn | None = None
        self._names = QStringListModel(self)
        self.problem = Label("", "error", table)
        self.problem.setProperty("surface", "popup")
        self.problem.setAutoFillBackground(True)
        self.problem.setMargin(6)
        self.problem.hide()
        for bar in (table.verticalScrollBar(), table.horizontalScrollBar()):
            bar.valueChanged.connect(self._place)
        table.rows.modelReset.connect(self._place)

    @property
    def drafts(self) -> dict[tuple[str, str], Draft]:
        """What could not be saved, by registration and column."""
        return self._table.drafts

    def begin(self) -> bool:
        """Edit the current cell; whether that can be done in the list."""
        table = self._table
        row = table.rows.row_at(table.currentIndex().row())
        column = self.columns.get(table.current_key)
        if row is None or column is None or not can_edit(column):
            return False
        self.finish(is_kept=True)
        table.scrollTo(table.currentIndex())
        self._row, self._column = row, column
        self.editor = self._choice(row, column) if is_chosen(column) else self._line(row, column)
        self.editor.setObjectName("cell_editor")
        self.editor.setAccessibleName(column.title)
        self.editor.installEventFilter(self)
        self._place()
        self.editor.show()
        self.editor.setFocus()
        draft = self.drafts.get((row.id, column.key))
        self._show_problem(draft.problem if draft is not None else "")
        return True

    def _line(self, row: DelegateRow, column: DelegateColumn) -> QLineEdit:
        editor = QLineEdit(self._typed(row, column), self._table.viewport())
        if column.key == ORGANISATION:
            completer = QCompleter(self._names, editor)
            completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
            editor.setCompleter(completer)
            dress_popup(completer)
            editor.textEdited.connect(lambda text: self._suggest(text, self._names.setStringList))
        editor.selectAll()
        return editor

    def _typed(self, row: DelegateRow, column: DelegateColumn) -> str:
        draft = self.drafts.get((row.id, column.key))
        if draft is not None:
            return draft.text
        value = cell_value(column.key, row)
        if isinstance(value, list | tuple):
            return ("; " if column.answer_kind is not None else ", ").join(map(str, value))
        if isinstance(value, bool):
            return "yes" if value else "no"
        return "" if value is None else str(value)

    def _choice(self, row: DelegateRow, column: DelegateColumn) -> QComboBox:
        editor = QComboBox(self._table.viewport())
        if column.answer_kind is not None:
            editor.addItem("–", "")
        for value, text in self.choices.get(column.key, ()):
            if not (column.key == "status" and value == "substituted"):
                editor.addItem(text, value)
        now = row.category_id if column.key == "category" else self._typed(row, column)
        editor.setCurrentIndex(max(0, editor.findData(now)))
        return editor

    # Where it stands

    def _place(self) -> None:
        if self.editor is None or self._row is None or self._column is None:
            return
        table = self._table
        place = table.rows.place_of(self._row.id)
        key = [column.key for column in table.columns].index(self._column.key)
        rect = table.visualRect(table.rows.index(place, key)) if place >= 0 else None
        self.editor.setVisible(rect is not None and rect.isValid())
        if rect is not None:
            self.editor.setGeometry(rect.adjusted(1, 1, -1, -2))
            self._place_problem()

    def _place_problem(self) -> None:
        if self.editor is None or self.problem.isHidden():
            return
        below = self.editor.mapTo(self._table, self.editor.rect().bottomLeft())
        self.problem.adjustSize()
        room = self._table.width() - self.problem.width() - 8
        self.problem.move(min(below.x(), max(0, room)), below.y() + 3)
        self.problem.raise_()

    def _show_problem(self, text: str) -> None:
        if isinstance(self.editor, QLineEdit):
            set_state(self.editor, "error" if text else "")
            self.editor.setAccessibleDescription(text)
        self.problem.setText(text)
        self.problem.setVisible(bool(text))
        self._place_problem()

    # Ending

    def finish(self, *, is_kept: bool) -> None:
        """Close the field; with `is_kept` what stands in it is saved."""
        editor, row, column = self.editor, self._row, self._column
        if editor is None or row is None or column is None:
            return
        self.editor = None
        self.problem.hide()
        value = editor.currentData() if isinstance(editor, QComboBox) else _text(editor)
        before = row.category_id if column.key == "category" else self._typed(row, column)
        editor.removeEventFilter(self)
        editor.hide()
        editor.deleteLater()
        if is_kept and str(value) != before:
            self._save(CellValue(row, column, str(value)))
        elif not is_kept and self.drafts.pop((row.id, column.key), None) is not None:
            self._tell_drafts()

    def _tell_drafts(self) -> None:
        self._table.viewport().update()
        self._table.verticalHeader().viewport().update()
        self.drafts_changed.emit()

    def _save(self, cell: CellValue) -> None:
        key = (cell.row.id, cell.column.key)

        def done() -> None:
            if self.drafts.pop(key, None) is not None:
                self._tell_drafts()
            self.saved.emit()

        def failed(error: Exception) -> None:
            if not isinstance(error, CodedError):
                raise error
            text = cell.value
            if is_chosen(cell.column):
                text = dict(self.choices.get(cell.column.key, ())).get(cell.value, cell.value)
            self.drafts[key] = Draft(text, sentence(error))
            self._tell_drafts()

        self._writer.write(cell, done, failed)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is not self.editor:
            return super().eventFilter(watched, event)
        if event.type() == QEvent.Type.FocusOut and not _has_popup(self.editor):
            self.finish(is_kept=True)
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._on_key(event)
        return super().eventFilter(watched, event)

    def _on_key(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape:
            self.finish(is_kept=False)
            self._table.setFocus()
            return True
        if key not in _STEPS or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return False
        down, right = _STEPS[key]
        self.finish(is_kept=True)
        self._table.setFocus()
        self._move(down, right)
        return True

    def _move(self, down: int, right: int) -> None:
        table = self._table
        row = min(table.currentIndex().row() + down, table.rows.rowCount() - 1)
        keys = list(table.shown)
        place = keys.index(table.current_key) if table.current_key in keys else 0
        while right and 0 <= place + right < len(keys):
            place += right
            if can_edit(self.columns[keys[place]]):
                break
        logical = [column.key for column in table.columns].index(keys[place])
        table.go_to_cell(row, logical)
        table.scrollTo(table.currentIndex())

    def go_to_draft(self, step: int) -> bool:
        """Go to the next cell (1) or the one before (-1) that could not be saved; whether there is one."""
        table = self._table
        keys = [column.key for column in table.columns]
        places = sorted(
            (table.rows.place_of(id_), keys.index(key))
            for id_, key in self.drafts
            if key in table.shown and table.rows.place_of(id_) >= 0
        )
        if not places:
            return False
        now = (table.currentIndex().row(), table.currentIndex().column())
        later = [place for place in places if place > now] or places
        earlier = [place for place in places if place < now] or places
        row, column = later[0] if step > 0 else earlier[-1]
        table.go_to_cell(row, column)
        table.scrollTo(table.currentIndex())
        return True


def _text(editor: QWidget) -> str:
    assert isinstance(editor, QLineEdit)
    return editor.text().strip()


def _has_popup(editor: QWidget | None) -> bool:
    """Whether a list of the field itself has the focus now."""
    if isinstance(editor, QComboBox):
        return editor.view().isVisible()
    completer = editor.completer() if isinstance(editor, QLineEdit) else None
    popup = completer.popup() if completer is not None else None
    return popup is not None and popup.isVisible()
