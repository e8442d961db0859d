"""Looking at earlier imports: the list below the file, one of them in a dialog, taking it back."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from wego_desktop.errors import CodedError
from wego_desktop.i18n import _, ngettext
from wego_desktop.messages import sentence
from wego_desktop.services.import_service import BatchDetail, BatchRow, MadeOf, MadeRow
from wego_desktop.ui.pages.imports.batch_dialog import BatchDialog
from wego_desktop.ui.pages.imports.earlier import EarlierImports
from wego_desktop.ui.shell.page_services import PageServices
from wego_desktop.ui.shell.requests import ShowRegistration


class ImportBatches(QObject):
    """Fills `earlier` and answers it; `taken_back()` after an import was undone."""

    taken_back = Signal()

    def __init__(self, services: PageServices, page: QWidget, earlier: EarlierImports) -> None:
        super().__init__(page)
        self._services = services
        self._page = page
        self._earlier = earlier
        earlier.opened.connect(self.open)
        self.dialog: BatchDialog | None = None

    def refresh(self) -> None:
        """Load the list again."""
        context, event = self._services.context, self._services.event
        self._services.runner.read(
            lambda: context.imports.batches(event.code),
            done=self._earlier.show_batches,
            initiator=self._page,
        )

    def open(self, row: BatchRow) -> None:
        """Show one import."""
        context = self._services.context
        self._services.runner.read(
            lambda: context.imports.batch(row.id),
            done=self._show,
            failed=self._services.show_error,
            initiator=self._page,
        )

    def _show(self, detail: BatchDetail) -> None:
        dialog = BatchDialog(detail, self._page)
        dialog.finished.connect(lambda _result: setattr(self, "dialog", None))
        dialog.undo_wanted.connect(lambda: self._undo(detail))
        dialog.save_wanted.connect(lambda: self._ask_save(detail))
        dialog.person_wanted.connect(self._open_made)
        self.dialog = dialog
        dialog.open()

    def _open_made(self, row: MadeRow) -> None:
        if self.dialog is None:
            return
        if row.what is MadeOf.REGISTRATION:
            self.dialog.accept()
            self._services.open_page("delegates", ShowRegistration(row.id))
        elif row.what is MadeOf.ORGANISATION and self._services.has_page("organisations"):
            self.dialog.accept()
            self._services.open_page("organisations", row.id)

    def _undo(self, detail: BatchDetail) -> None:
        context = self._services.context
        self._services.runner.write(
            lambda: context.undo.undo(context.actor, detail.batch.journal_id),
            done=lambda _outcome: self._after_undo(),
            failed=self._refused,
            initiator=self._page,
        )

    def _after_undo(self) -> None:
        if self.dialog is not None:
            self.dialog.accept()
        self.refresh()
        self.taken_back.emit()

    def _ask_save(self, detail: BatchDetail) -> None:
        stem = Path(detail.batch.file_name).stem
        dialog = QFileDialog(self._page, _("Save open rows"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(_("Excel ({kinds})").format(kinds="*.xlsx"))
        dialog.setDefaultSuffix("xlsx")
        dialog.selectFile(_("{name} open rows.xlsx").format(name=stem))
        dialog.fileSelected.connect(lambda path: self.save_to(detail, Path(path)))
        dialog.open()

    def save_to(self, detail: BatchDetail, target: Path) -> None:
        """Save the rows that stayed behind at `target`."""
        context = self._services.context

        def saved(count: int) -> None:
            text = ngettext("{count} row saved in {name}.", "{count} rows saved in {name}.", count)
            if self.dialog is not None:
                self.dialog.text_label.setText(text.format(count=count, name=target.name))

        self._services.runner.write(
            lambda: context.imports.save_left_rows(context.actor, detail.batch.id, target),
            done=saved,
            failed=self._refused,
            initiator=self._page,
        )

    def _refused(self, error: Exception) -> None:
        if self.dialog is not None and isinstance(error, CodedError):
            self.dialog.show_error(sentence(error))
        else:
            self._services.show_error(error)
