"""The imports of this event that were done earlier."""

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wego_desktop.i18n import N_, _
from wego_desktop.services.import_service import BatchRow
from wego_desktop.ui.models.text_rows_model import TextColumn, TextRowsModel
from wego_desktop.ui.widgets.labels import Label
from wego_desktop.ui.widgets.text_table import text_table


class EarlierImports(QWidget):
    """A list, newest first; hidden while there are none. `opened(BatchRow)` on Enter or double click."""

    opened = Signal(object)

    def __init__(self, zone: ZoneInfo, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(Label(_("Earlier imports"), "heading", self))
        columns = self._columns(zone)
        self.model: TextRowsModel[BatchRow] = TextRowsModel(
            columns, lambda row: row.id, self, is_muted=lambda row: row.is_undone
        )
        self.table = text_table(self.model, columns, _("Earlier imports"), self)
        self.table.setObjectName("earlier_imports")
        self.table.row_opened.connect(self._open)
        column.addWidget(self.table, 1)
        self.hide()

    @staticmethod
    def _columns(zone: ZoneInfo) -> tuple[TextColumn[BatchRow], ...]:
        def when(row: BatchRow) -> str:
            at = row.imported_at.astimezone(zone)
            return f"{at.day} {at:%b %Y %H:%M}"

        return (
            TextColumn(N_("File"), 0, lambda row: row.file_name),
            TextColumn(N_("When"), 140, when),
            TextColumn(N_("By"), 180, lambda row: f"{row.operator}, {row.desk}"),
            TextColumn(N_("Added"), 80, lambda row: str(row.added), is_number=True),
            TextColumn(N_("Updated"), 80, lambda row: str(row.updated), is_number=True),
            TextColumn(N_("Left behind"), 100, lambda row: str(row.left_behind), is_number=True),
            TextColumn(N_("State"), 120, lambda row: _("Taken back") if row.is_undone else _("Here")),
        )

    def show_batches(self, rows: Sequence[BatchRow]) -> None:
        """Show these imports."""
        self.model.set_rows(rows)
        self.setVisible(bool(rows))

    def _open(self, place: int) -> None:
        if (row := self.model.row(place)) is not None:
            self.opened.emit(row)
