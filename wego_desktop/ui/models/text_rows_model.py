"""A table of rows that are all in memory: each column says how a row reads there."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from wego_desktop.i18n import _
from wego_desktop.ui.widgets.cells import CellRole, RowState

_Index = QModelIndex | QPersistentModelIndex
R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class TextColumn(Generic[R]):
    """Title (to be translated), width in px (0: takes what is left), and the text of a row."""

    title: str
    width: int
    text: Callable[[R], str]
    is_number: bool = False


class TextRowsModel(QAbstractTableModel, Generic[R]):
    """Rows as texts; `row_id` gives each its key, `is_muted` tells which stand grey."""

    def __init__(
        self,
        columns: Sequence[TextColumn[R]],
        row_id: Callable[[R], object],
        parent: QObject | None = None,
        *,
        is_muted: Callable[[R], bool] = lambda _row: False,
    ) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._row_id = row_id
        self._is_muted = is_muted
        self._rows: tuple[R, ...] = ()

    def set_rows(self, rows: Sequence[R]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    @property
    def rows(self) -> tuple[R, ...]:
        """The rows shown."""
        return self._rows

    def row(self, place: int) -> R | None:
        """The row at a place."""
        return self._rows[place] if 0 <= place < len(self._rows) else None

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self.columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return _(self.columns[section].title)
        return self._alignment(section) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], self.columns[index.column()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return column.text(row)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._alignment(index.column())
        if role == CellRole.ROW_ID:
            return self._row_id(row)
        if role == CellRole.ROW_STATE:
            return RowState.MUTED if self._is_muted(row) else RowState.NORMAL
        return None

    def _alignment(self, column: int) -> Qt.AlignmentFlag:
        is_number = self.columns[column].is_number
        side = Qt.AlignmentFlag.AlignRight if is_number else Qt.AlignmentFlag.AlignLeft
        return side | Qt.AlignmentFlag.AlignVCenter
