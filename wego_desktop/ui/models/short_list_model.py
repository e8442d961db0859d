"""A table model for short lists that are read whole, such as the categories of an event."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from wego_desktop.ui.widgets.cells import CellRole

_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class ShortColumn:
    """One column: its title, the text of a row, and for painting delegates the row's cell value."""

    title: str
    text: Callable[[Any], str]
    value: Callable[[Any], object] | None = None
    is_figure: bool = False


class ShortListModel(QAbstractTableModel):
    """All rows of a short list; `row_id` tells rows apart when the list is read again."""

    def __init__(
        self, columns: Sequence[ShortColumn], row_id: Callable[[Any], str], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._columns = tuple(columns)
        self._row_id = row_id
        self._rows: tuple[Any, ...] = ()

    def set_rows(self, rows: Sequence[Any]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    @property
    def rows(self) -> tuple[Any, ...]:
        """The rows as they are shown."""
        return self._rows

    def row(self, place: int) -> Any | None:
        """The row at a place, or None."""
        return self._rows[place] if 0 <= place < len(self._rows) else None

    def row_key(self, row: Any) -> str:
        """The id of a row."""
        return self._row_id(row)

    def place_of(self, row_id: str) -> int:
        """The place of the row with that id, or -1."""
        return next((at for at, row in enumerate(self._rows) if self._row_id(row) == row_id), -1)

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._columns[section].title
        if role == Qt.ItemDataRole.TextAlignmentRole and self._columns[section].is_figure:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], self._columns[index.column()]
        if role == CellRole.ROW_ID:
            return self._row_id(row)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return column.text(row)
        if role == CellRole.VALUE and column.value is not None:
            return column.value(row)
        if role == Qt.ItemDataRole.TextAlignmentRole and column.is_figure:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return None
