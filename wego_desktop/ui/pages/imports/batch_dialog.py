"""One import that was done earlier: what it made, what stayed behind, and taking it back."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from wego_desktop.i18n import N_, _, ngettext
from wego_desktop.services.import_service import BatchDetail, LeftRowRow, MadeRow
from wego_desktop.services.importing.wording import made_text
from wego_desktop.ui.dialogs.dialog import BaseDialog
from wego_desktop.ui.models.text_rows_model import TextColumn, TextRowsModel
from wego_desktop.ui.pages.imports.row_looks import verdict_word
from wego_desktop.ui.widgets.button import Button, ButtonKind
from wego_desktop.ui.widgets.chips import ViewTab, ViewTabs
from wego_desktop.ui.widgets.labels import Label
from wego_desktop.ui.widgets.text_table import text_table

_MADE, _LEFT = "made", "left"
_MADE_COLUMNS: tuple[TextColumn[MadeRow], ...] = (
    TextColumn(N_("What it made"), 0, made_text),
    TextColumn(N_("Fields"), 240, lambda row: ", ".join(row.fields)),
    TextColumn(N_("Now"), 110, lambda row: _("No longer here") if row.is_gone else ""),
)
_LEFT_COLUMNS: tuple[TextColumn[LeftRowRow], ...] = (
    TextColumn(N_("Row"), 60, lambda row: str(row.row_number), is_number=True),
    TextColumn(N_("Verdict"), 120, lambda row: verdict_word(row.verdict)),
    TextColumn(N_("Why"), 0, lambda row: " ".join(row.reasons)),
    TextColumn(N_("Cells"), 260, lambda row: " · ".join(cell for cell in row.cells if cell)),
)


class BatchDialog(BaseDialog):
    """Signals: `undo_wanted()`, `save_wanted()` (the rows left behind), `person_wanted(MadeRow)` on Enter."""

    undo_wanted = Signal()
    save_wanted = Signal()
    person_wanted = Signal(object)

    def __init__(self, detail: BatchDetail, parent: QWidget | None = None) -> None:
        super().__init__(detail.batch.file_name, _said(detail), parent, width=900)
        self.setObjectName("batch_dialog")
        self.detail = detail
        self.tabs = ViewTabs(
            [
                ViewTab(_MADE, _("What it made"), len(detail.made)),
                ViewTab(_LEFT, _("Left behind"), len(detail.left)),
            ],
            self,
            padding=0,
        )
        self.tabs.changed.connect(self._show_tab)
        self.body.addWidget(self.tabs)
        self._stack = QStackedWidget(self)
        self._stack.setMinimumHeight(380)
        made: TextRowsModel[MadeRow] = TextRowsModel(
            _MADE_COLUMNS, lambda row: row.id, self, is_muted=lambda row: row.is_gone
        )
        made.set_rows(detail.made)
        self.made_table = text_table(made, _MADE_COLUMNS, _("What it made"), self)
        self.made_table.row_opened.connect(lambda place: self._open(made.row(place)))
        left: TextRowsModel[LeftRowRow] = TextRowsModel(_LEFT_COLUMNS, lambda row: row.row_number, self)
        left.set_rows(detail.left)
        self.left_table = text_table(left, _LEFT_COLUMNS, _("Left behind"), self)
        for table in (self.made_table, self.left_table):
            self._stack.addWidget(table)
        self.body.addWidget(self._stack)
        self.error_label = Label("", "error", self)
        self.error_label.setWordWrap(True)
        self.error_label.hide()
        self.body.addWidget(self.error_label)
        self._make_buttons(detail)
        self.made_table.setFocus()

    def _make_buttons(self, detail: BatchDetail) -> None:
        self.undo_button = Button(_("Take the import back"), parent=self, icon_name="undo-2")
        self.undo_button.setObjectName("take_back")
        self.undo_button.clicked.connect(self.undo_wanted)
        self.undo_button.setVisible(not detail.batch.is_undone)
        self.save_button = Button(
            ngettext("Save {count} row as Excel", "Save {count} rows as Excel", len(detail.left)).format(
                count=len(detail.left)
            ),
            parent=self,
            icon_name="file-spreadsheet",
        )
        self.save_button.setObjectName("save_left_rows")
        self.save_button.clicked.connect(self.save_wanted)
        self.save_button.setVisible(bool(detail.left))
        self.buttons.insertWidget(0, self.undo_button)
        self.buttons.insertWidget(1, self.save_button)
        close = self.add_button(Button(_("Close"), ButtonKind.PRIMARY, self, keys="Esc"))
        close.clicked.connect(self.reject)

    def _show_tab(self, key: str) -> None:
        self._stack.setCurrentWidget(self.made_table if key == _MADE else self.left_table)

    def _open(self, row: MadeRow | None) -> None:
        if row is not None and not row.is_gone:
            self.person_wanted.emit(row)

    def show_error(self, text: str) -> None:
        """Say why it was not taken back or saved."""
        self.error_label.setText(text)
        self.error_label.show()


def _said(detail: BatchDetail) -> str:
    batch = detail.batch
    parts = [
        (batch.added, _("{count} added")),
        (batch.updated, _("{count} updated")),
        (batch.unchanged, _("{count} unchanged")),
        (batch.skipped, _("{count} skipped")),
        (batch.left_out, _("{count} left out")),
        (batch.left_behind, _("{count} left behind")),
    ]
    text = ", ".join(words.format(count=count) for count, words in parts if count)
    return _("{counts}. It was taken back.").format(counts=text) if batch.is_undone else text
