"""What went out so far, with ways to open the files that were saved on this computer."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from wego_desktop.i18n import _, ngettext
from wego_desktop.services.queries.exports import ExportRow
from wego_desktop.ui.pages.exports.register_model import FILE, ROWS, SHEET, WHEN, RegisterModel
from wego_desktop.ui.widgets.button import Button, ButtonSize
from wego_desktop.ui.widgets.containers import Card
from wego_desktop.ui.widgets.delegates import TextDelegate
from wego_desktop.ui.widgets.notices import EmptyState
from wego_desktop.ui.widgets.table import DataTable


class RegisterView(Card):
    """The register of exports; `file_wanted(id)` and `folder_wanted(id)` name a line of it."""

    file_wanted = Signal(str)
    folder_wanted = Signal(str)

    def __init__(self, zone: str, parent: QWidget | None = None) -> None:
        super().__init__(_("Saved so far"), parent, padding=0)
        self.file_button = Button(_("Open file"), parent=self, size=ButtonSize.SMALL)
        self.folder_button = Button(_("Open folder"), parent=self, size=ButtonSize.SMALL)
        self.file_button.clicked.connect(lambda: self._emit(self.file_wanted))
        self.folder_button.clicked.connect(lambda: self._emit(self.folder_wanted))
        self.action_row.addWidget(self.file_button)
        self.action_row.addWidget(self.folder_button)
        self._stack = QStackedWidget(self)
        self.body.addWidget(self._stack, 1)
        self.table = DataTable(self._stack, has_ticks=False)
        self.table.setObjectName("export_register")
        self.table.setAccessibleName(_("Saved so far"))
        self.model = RegisterModel(zone, self.table)
        self.table.setModel(self.model)
        self.table.setItemDelegateForColumn(FILE, TextDelegate(self.table, weight=500, middle=True))
        self.table.setItemDelegateForColumn(WHEN, TextDelegate(self.table, ink="text-2"))
        for column, width in {WHEN: 130, SHEET: 160, FILE: 400, ROWS: 70}.items():
            self.table.setColumnWidth(column, width)
        self.table.row_opened.connect(lambda _row: self._emit(self.file_wanted))
        self.table.current_row_changed.connect(lambda _row: self._arrange())
        self._stack.addWidget(self.table)
        self.empty = EmptyState(
            "history",
            _("Nothing saved yet"),
            _("Each saved file is entered here, with who saved it."),
            [],
            self,
        )
        self._stack.addWidget(self.empty)
        self._arrange()

    def set_rows(self, rows: tuple[ExportRow, ...]) -> None:
        """Show the register, the newest line chosen."""
        self.model.set_rows(rows)
        self._stack.setCurrentIndex(0 if rows else 1)
        text = ngettext("{count} file", "{count} files", len(rows)).format(count=len(rows))
        self.note_label.setText(text if rows else "")
        if rows and self.table.currentIndex().row() < 0:
            self.table.go_to_row(0)
        self._arrange()

    def _arrange(self) -> None:
        is_chosen = self.table.currentIndex().row() >= 0
        for button in (self.file_button, self.folder_button):
            button.setVisible(self.model.rowCount() > 0)
            button.setEnabled(is_chosen)

    def _emit(self, signal: object) -> None:
        row = self.table.currentIndex().row()
        if row >= 0:
            signal.emit(self.model.row(row).id)  # type: ignore[attr-defined]
