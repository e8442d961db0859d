"""Bringing a member list in: the file is looked at beside the window, answered, and imported in one step."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from wego_desktop.domain.enums import SimilarAnswer
from wego_desktop.i18n import _
from wego_desktop.services.member_list.service import STARTING_LIST, MemberListPreview, MemberListResult
from wego_desktop.services.outcome import Outcome
from wego_desktop.ui.pages.organisations.member_list_dialog import MemberListDialog
from wego_desktop.ui.shell.page_services import PageServices


class MemberListImport(QObject):
    """`done()` after organisations were brought in."""

    done = Signal()

    def __init__(self, services: PageServices, page: QWidget) -> None:
        super().__init__(page)
        self._services = services
        self._page = page
        self.dialog: MemberListDialog | None = None

    def choose(self) -> None:
        """Ask for the file."""
        dialog = QFileDialog(self._page, _("Import a member list"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter(_("Spreadsheets (*.xlsx *.xls *.xlsm *.xlsb *.ods *.csv *.tsv *.txt)"))
        dialog.fileSelected.connect(lambda path: self.look_at(Path(path)))
        dialog.open()

    def add_starting_list(self) -> None:
        """Show what the list of the cities with WeGO's offices would add."""
        self.look_at(STARTING_LIST)

    def look_at(self, path: Path, answers: dict[int, SimilarAnswer] | None = None) -> None:
        """Read the file and show what it would do."""
        context = self._services.context
        self._services.runner.read(
            lambda: context.member_lists.preview(context.actor, path, answers=answers or {}),
            done=self._show,
            failed=self._services.show_error,
            initiator=self._page,
        )

    def _show(self, preview: MemberListPreview) -> None:
        if self.dialog is not None:
            self.dialog.show_preview(preview)
            return
        dialog = MemberListDialog(preview, self._page)
        dialog.finished.connect(lambda _result: setattr(self, "dialog", None))
        dialog.answered.connect(self._answer)
        dialog.import_wanted.connect(self._commit)
        self.dialog = dialog
        dialog.open()

    def _answer(self, row: int, answer: SimilarAnswer) -> None:
        if self.dialog is not None:
            preview = self.dialog.preview
            self.look_at(preview.path, {**preview.answers, row: answer})

    def _commit(self) -> None:
        if self.dialog is None:
            return
        dialog, preview, context = self.dialog, self.dialog.preview, self._services.context
        dialog.import_button.set_busy(True)

        def after(outcome: Outcome[MemberListResult]) -> None:
            dialog.accept()
            result = outcome.value
            if outcome.journal_id is not None:
                text = _("{added} organisations added, {updated} brought up to date")
                self._services.show_undo(text.format(added=result.added, updated=result.updated))
            self.done.emit()

        def failed(error: Exception) -> None:
            dialog.import_button.set_busy(False)
            self._services.show_error(error)

        self._services.runner.write(
            lambda: context.member_lists.commit(context.actor, preview),
            done=after,
            failed=failed,
            initiator=self._page,
        )
