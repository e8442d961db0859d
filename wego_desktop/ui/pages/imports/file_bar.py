"""Which file, sheet and header row are looked at, in the page's header."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QSizePolicy, QSpinBox, QWidget

from wego_desktop.i18n import _, ngettext
from wego_desktop.services.import_service import ImportPreview
from wego_desktop.ui.widgets.icon import IconLabel
from wego_desktop.ui.widgets.labels import ElidedLabel, Label

_FILE_NAME_PX = 280
_MOST_ROWS = 999_999


class FileBar(QWidget):
    """Signals: `table_chosen(sheet, header row)`, `header_row_chosen(row)`, `hidden_chosen(is_skipped)`."""

    table_chosen = Signal(str, int)
    hidden_chosen = Signal(bool)
    header_row_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._preview: ImportPreview | None = None
        self._name = ElidedLabel("", "body", self, middle=True)
        self._name.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self._sheet_label = Label(_("Table"), "second", self)
        self.sheet = QComboBox(self)
        self.sheet.setAccessibleName(_("Table"))
        self.sheet.setMaximumWidth(220)
        self.sheet.activated.connect(self._choose_table)
        self.header_row = QSpinBox(self)
        self.header_row.setAccessibleName(_("Header row"))
        self.header_row.setRange(1, _MOST_ROWS)
        self.header_row.setKeyboardTracking(False)
        self.header_row.setFixedWidth(76)
        self.header_row.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.header_row.valueChanged.connect(self._choose_row)
        self.hidden = QCheckBox(_("Without hidden rows"), self)
        self.hidden.setObjectName("skip_hidden")
        self.hidden.clicked.connect(self.hidden_chosen)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(IconLabel("file-spreadsheet", "text-2", 16, self))
        header_label = Label(_("Header row"), "second", self)
        for part in (self._name, self._sheet_label, self.sheet, header_label, self.header_row, self.hidden):
            row.addWidget(part)

    def show_preview(self, preview: ImportPreview) -> None:
        """Show the file of a preview; the sheet can be chosen when there are several."""
        self._preview = preview
        count = ngettext("{count} row", "{count} rows", len(preview.rows)).format(count=len(preview.rows))
        self._name.setText(f"{preview.path.name}, {count}")
        width = self._name.fontMetrics().horizontalAdvance(self._name.text()) + 4
        self._name.setFixedWidth(min(width, _FILE_NAME_PX))
        self._show_tables(preview)
        self.hidden.setVisible(bool(preview.hidden_rows or preview.hidden_columns))
        self.hidden.setChecked(bool(preview.chosen.skip_hidden))
        hidden = _("{rows} rows and {columns} columns are hidden in the file")
        self.hidden.setToolTip(hidden.format(rows=preview.hidden_rows, columns=preview.hidden_columns))
        self.header_row.blockSignals(True)
        self.header_row.setValue(preview.header_row)
        self.header_row.blockSignals(False)

    def _show_tables(self, preview: ImportPreview) -> None:
        self.sheet.clear()
        for table in preview.tables:
            named = f"{table.sheet} · {table.title}" if table.title else table.sheet
            self.sheet.addItem(f"{named} ({table.row_count})", (table.sheet, table.header_row))
        self.sheet.setCurrentIndex(self._place_of(preview))
        for part in (self._sheet_label, self.sheet):
            part.setVisible(len(preview.tables) > 1)

    @staticmethod
    def _place_of(preview: ImportPreview) -> int:
        """The table looked at: of its sheet the one whose header is nearest."""
        of_sheet = [
            (abs(table.header_row - preview.header_row), place)
            for place, table in enumerate(preview.tables)
            if table.sheet == preview.sheet
        ]
        return min(of_sheet)[1] if of_sheet else -1

    def _choose_table(self, place: int) -> None:
        sheet, header_row = self.sheet.itemData(place)
        if self._preview is not None and place != self._place_of(self._preview):
            self.table_chosen.emit(sheet, header_row)

    def _choose_row(self, row: int) -> None:
        if self._preview is not None and row != self._preview.header_row:
            self.header_row_chosen.emit(row)
