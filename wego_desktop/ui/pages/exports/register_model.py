"""The register of exports as a table model, the newest first."""

from zoneinfo import ZoneInfo

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from wego_desktop.i18n import _
from wego_desktop.services.export_words import sheet_word
from wego_desktop.services.queries.exports import ExportRow
from wego_desktop.ui.widgets.cells import CellRole

_Index = QModelIndex | QPersistentModelIndex
WHEN, SHEET, FILE, ROWS, WHO = range(5)


class RegisterModel(QAbstractTableModel):
    """Files that went out; times are those of the event."""

    def __init__(self, zone: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._zone = ZoneInfo(zone)
        self._rows: tuple[ExportRow, ...] = ()

    def set_rows(self, rows: tuple[ExportRow, ...]) -> None:
        """Show another state of the register."""
        if rows == self._rows:
            return
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def row(self, number: int) -> ExportRow:
        """One line."""
        return self._rows[number]

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else 5

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._alignment(section)
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return (_("Saved"), _("Sheet"), _("File"), _("Rows"), _("By"))[section]

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._alignment(index.column())
        if role == CellRole.ROW_ID:
            return row.id
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        at = row.exported_at.astimezone(self._zone)
        texts = (
            f"{at:%a} {at.day} {at:%b %H:%M}",
            f"{sheet_word(row.kind)} · {row.event_code}",
            row.file_name,
            str(row.row_count),
            row.operator,
        )
        return texts[index.column()]

    @staticmethod
    def _alignment(column: int) -> Qt.AlignmentFlag:
        side = Qt.AlignmentFlag.AlignRight if column == ROWS else Qt.AlignmentFlag.AlignLeft
        return side | Qt.AlignmentFlag.AlignVCenter
