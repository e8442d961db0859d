"""Which file, sheet and header row are looked at, in the page's header."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSizePolicy, QSpinBox, QWidget

from wego_desktop.i18n import _, ngettext
from wego_desktop.services.import_service import ImportPreview
from wego_desktop.ui.widgets.icon import IconLabel
from wego_desktop.ui.widgets.labels import ElidedLabel, Label

_FILE_NAME_PX = 280
_MOST_ROWS = 999_999


class FileBar(QWidget):
    """`sheet_chosen(name)` and `header_row_chosen(row)` tell what the user changed."""

    sheet_chosen = Signal(str)
    header_row_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._preview: ImportPreview | None = None
        self._name = ElidedLabel("", "body", self, middle=True)
        self._name.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self._sheet_label = Label(_("Sheet"), "second", self)
        self.sheet = QComboBox(self)
        self.sheet.setAccessibleName(_("Sheet"))
        self.sheet.setMaximumWidth(180)
        self.sheet.activated.connect(self._choose_sheet)
        self.header_row = QSpinBox(self)
        self.header_row.setAccessibleName(_("Header row"))
        self.header_row.setRange(1, _MOST_ROWS)
        self.header_row.setKeyboardTracking(False)
        self.header_row.setFixedWidth(76)
        self.header_row.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.header_row.valueChanged.connect(self._choose_row)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(IconLabel("file-spreadsheet", "text-2", 16, self))
        header_label = Label(_("Header row"), "second", self)
        for part in (self._name, self._sheet_label, self.sheet, header_label, self.header_row):
            row.addWidget(part)

    def show_preview(self, preview: ImportPreview) -> None:
        """Show the file of a preview; the sheet can be chosen when there are several."""
        self._preview = preview
        count = ngettext("{count} row", "{count} rows", len(preview.rows)).format(count=len(preview.rows))
        self._name.setText(f"{preview.path.name}, {count}")
        width = self._name.fontMetrics().horizontalAdvance(self._name.text()) + 4
        self._name.setFixedWidth(min(width, _FILE_NAME_PX))
        self.sheet.clear()
        self.sheet.addItems([sheet.name for sheet in preview.sheets])
        self.sheet.setCurrentText(preview.sheet)
        for part in (self._sheet_label, self.sheet):
            part.setVisible(len(preview.sheets) > 1)
        self.header_row.blockSignals(True)
        self.header_row.setValue(preview.header_row)
        self.header_row.blockSignals(False)

    def _choose_sheet(self, place: int) -> None:
        name = self.sheet.itemText(place)
        if self._preview is not None and name != self._preview.sheet:
            self.sheet_chosen.emit(name)

    def _choose_row(self, row: int) -> None:
        if self._preview is not None and row != self._preview.header_row:
            self.header_row_chosen.emit(row)
