"""The first rows of a sheet as a table model: texts as Excel will show them, states as pills."""

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from wego_desktop.services.export_service import Meaning, Preview
from wego_desktop.ui.widgets.cells import CellRole, RowState
from wego_desktop.ui.widgets.marks import Mark, Tone

_Index = QModelIndex | QPersistentModelIndex
_MARKS = {
    Meaning.OK: (Tone.OK, "check"),
    Meaning.INFO: (Tone.INFO, "circle-check"),
    Meaning.WARN: (Tone.WARN, "clock"),
    Meaning.BAD: (Tone.BAD, "ban"),
    Meaning.NEUTRAL: (Tone.NEUTRAL, "mail"),
    Meaning.CLOSED: (Tone.NEUTRAL, "ban"),
}


class PreviewModel(QAbstractTableModel):
    """Rows of a `Preview`; rows that are closed in the file are grey."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._preview: Preview | None = None
        self._states: tuple[RowState, ...] = ()

    @property
    def preview(self) -> Preview | None:
        """What is shown."""
        return self._preview

    def set_preview(self, preview: Preview | None) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._preview = preview
        self._states = tuple(self._state(row) for row in preview.rows) if preview else ()
        self.endResetModel()

    def _state(self, row: tuple[str, ...]) -> RowState:
        columns = self._preview.columns if self._preview else ()
        is_closed = any(
            column.tints.get(text) is Meaning.CLOSED for column, text in zip(columns, row, strict=True)
        )
        return RowState.MUTED if is_closed else RowState.NORMAL

    def is_status(self, column: int) -> bool:
        """Whether the column holds states."""
        return self._preview is not None and bool(self._preview.columns[column].tints)

    def is_bold(self, column: int) -> bool:
        """Whether the column stands out in the file."""
        return self._preview is not None and self._preview.columns[column].is_bold

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() or self._preview is None else len(self._preview.rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() or self._preview is None else len(self._preview.columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if self._preview is None or orientation != Qt.Orientation.Horizontal:
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._preview.columns[section].title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._alignment(section)
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if self._preview is None or not index.isValid():
            return None
        text = self._preview.rows[index.row()][index.column()]
        meaning = self._preview.columns[index.column()].tints.get(text)
        answers: dict[int, object] = {
            Qt.ItemDataRole.DisplayRole: text,
            Qt.ItemDataRole.ToolTipRole: text,
            Qt.ItemDataRole.TextAlignmentRole: self._alignment(index.column()),
            CellRole.ROW_ID: index.row(),
            CellRole.ROW_STATE: self._states[index.row()],
            CellRole.VALUE: Mark(*_MARKS[meaning], text) if meaning else None,
        }
        return answers.get(role)

    def _alignment(self, column: int) -> Qt.AlignmentFlag:
        is_number = self._preview is not None and self._preview.columns[column].is_number
        side = Qt.AlignmentFlag.AlignRight if is_number else Qt.AlignmentFlag.AlignLeft
        return side | Qt.AlignmentFlag.AlignVCenter
