"""Saving from the page: asks where, runs the job, says what became of it, opens what was saved."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from wego_desktop.errors import EnvironmentProblem
from wego_desktop.i18n import _
from wego_desktop.services.export_service import Exported, ExportRequest
from wego_desktop.services.outcome import Outcome
from wego_desktop.ui.operations.exports import ExportOperations
from wego_desktop.ui.pages.exports.memory import ExportMemory
from wego_desktop.ui.pages.exports.result_banner import ResultBanner
from wego_desktop.ui.shell.jobs import Job, JobState
from wego_desktop.ui.shell.page_services import PageServices
from wego_desktop.ui.widgets.button import Button


class Saving(QObject):
    """Everything between the button and the file; `saved` when a line was added to the register.

    `request` tells what is chosen on the page.
    """

    saved = Signal()

    def __init__(
        self,
        page: QWidget,
        request: Callable[[], ExportRequest],
        services: PageServices,
        banner: ResultBanner,
        button: Button,
    ) -> None:
        super().__init__(page)
        self._page, self._request = page, request
        self._services, self._operations = services, ExportOperations(services, page)
        self._banner, self._button = banner, button
        self._memory = ExportMemory(services)
        self._job: Job | None = None
        banner.file_wanted.connect(self.open_file)
        banner.folder_wanted.connect(self.open_folder)
        banner.retry_wanted.connect(self.save_to)
        banner.other_place_wanted.connect(self.save)
        button.clicked.connect(self.save)

    @property
    def is_running(self) -> bool:
        """Whether a file is being written."""
        return self._job is not None

    def save(self) -> None:
        """Ask where the file shall be saved, with the usual name in the folder of the last one."""
        if self._button.isEnabled():
            self._operations.file_name(self._request(), self._ask_place, self._services.show_error)

    def _ask_place(self, name: str) -> None:
        dialog = QFileDialog(self._page, _("Save as Excel"), str(self._memory.folder))
        dialog.setObjectName("save_dialog")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(_("Excel workbook (*.xlsx)"))
        dialog.setDefaultSuffix("xlsx")
        dialog.selectFile(name)
        dialog.fileSelected.connect(lambda path: self.save_to(Path(path)))
        dialog.open()

    def save_to(self, path: Path) -> None:
        """Save what is chosen now at this place."""
        self._banner.clear()
        self._button.set_busy(True)
        self._job = self._operations.save(
            self._request(), path, self._on_saved, lambda error: self._on_failed(error, path)
        )
        self._job.finished.connect(self._on_finished)

    def _on_finished(self) -> None:
        job, self._job = self._job, None
        self._button.set_busy(False)
        if job is not None and job.state is JobState.CANCELLED:
            self._banner.show_note(_("Saving was stopped. No file was written."))

    def _on_saved(self, outcome: Outcome[Exported]) -> None:
        for change in outcome.changes:
            if change.kind == "export_record":
                self._memory.keep_saved(change.id, outcome.value.path)
        self._banner.show_saved(outcome.value)
        self.saved.emit()

    def _on_failed(self, error: Exception, path: Path) -> None:
        if isinstance(error, EnvironmentProblem):
            self._banner.show_problem(error, path)
        else:
            self._services.show_error(error)

    def open_registered(self, record_id: str, *, is_folder: bool) -> None:
        """Open the file of a line of the register, or its folder, when it was saved on this computer."""
        path = self._memory.path_of(record_id)
        if path is None:
            self._banner.show_note(
                _("This file was saved at another computer. Save the sheet again to have it here.")
            )
        elif is_folder:
            self.open_folder(path)
        else:
            self.open_file(path)

    def open_file(self, path: Path) -> None:
        """Open the file in the program that this computer has for it."""
        if not path.exists():
            self._banner.show_note(
                _("{name} is no longer in {folder}. Save the sheet again.").format(
                    name=path.name, folder=path.parent
                )
            )
        elif not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            self._banner.show_note(
                _("No program on this computer opens {name}. It is in {folder}.").format(
                    name=path.name, folder=path.parent
                )
            )

    def open_folder(self, path: Path) -> None:
        """Show the folder of the file."""
        folder = path.parent
        if not folder.is_dir():
            self._banner.show_note(_("There is no folder {folder} any more.").format(folder=folder))
        elif not QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))):
            self._banner.show_note(_("The folder is {folder}.").format(folder=folder))
