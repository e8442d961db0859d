"""From the button to paper or file: looks at what does not fit, asks where, shows progress, says the end."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QFileDialog, QWidget

from wego_desktop.documents.badge_pages import front_only
from wego_desktop.documents.layout_json import ready_layout
from wego_desktop.errors import CodedError
from wego_desktop.i18n import _, ngettext
from wego_desktop.messages import sentence
from wego_desktop.services.badge_choice import SkippedPerson
from wego_desktop.services.badge_printing import BadgeJob, PrintedBadges
from wego_desktop.ui.dialogs.dialog import ConfirmDialog
from wego_desktop.ui.operations.badge_printer import DialogChooser, PrinterChooser
from wego_desktop.ui.operations.badges import BadgeOperations
from wego_desktop.ui.shell.jobs import Job, JobState
from wego_desktop.ui.shell.page_services import PageServices
from wego_desktop.ui.widgets.bars import ProgressRow
from wego_desktop.ui.widgets.marks import Tone
from wego_desktop.ui.widgets.notices import Banner

_MOST_NAMES = 3


class BadgePrinting(QObject):
    """One print or one PDF at a time; `finished` is called when badges were printed."""

    def __init__(
        self,
        page: QWidget,
        services: PageServices,
        operations: BadgeOperations,
        finished: Callable[[], None],
        busy_changed: Callable[[bool], None],
    ) -> None:
        super().__init__(page)
        self._page = page
        self._services = services
        self._operations = operations
        self._finished = finished
        self._busy_changed = busy_changed
        self.printer_chooser: PrinterChooser = DialogChooser()
        self.banner = Banner(page)
        self.progress = ProgressRow(page)
        self._job: Job | None = None
        self._waiting: BadgeJob | None = None
        self._folder = Path()
        self._on_action: Callable[[], None] = lambda: None
        self.banner.acted.connect(self._act)
        self.progress.cancelled.connect(self.cancel)

    @property
    def is_busy(self) -> bool:
        """Whether something is printing or being saved."""
        return self._job is not None

    def begin(
        self,
        job: BadgeJob,
        unfit: int,
        shared: Sequence[str],
        *,
        is_pdf: bool,
        look: Callable[[], None],
    ) -> None:
        """Print or save; asks first when texts of `unfit` badges do not fit (`look` shows them), or shared.

        `shared` tells of texts that are the same on many badges.
        """
        if self.is_busy:
            return
        start = self.ask_file if is_pdf else self.ask_printer
        if not unfit and not shared:
            start(job)
            return
        told = _("These texts stand whole, but in letters too small to read. A shorter badge name helps.")
        if unfit:
            question = ngettext(
                "Print although {count} badge has a text that does not fit?",
                "Print although {count} badges have texts that do not fit?",
                unfit,
            ).format(count=unfit)
        else:
            question = _("Print although a text does not fit?")
            told = _("A larger format or a shorter text helps.")
        told = "\n".join([*(f"{text}." for text in shared), told])
        dialog = ConfirmDialog(
            question, told, _("Print all"), self._page, safe=_("Look at them"), is_destructive=False
        )
        dialog.confirmed.connect(lambda: start(job))
        dialog.rejected.connect(look)
        dialog.open()

    # Where

    def ask_file(self, job: BadgeJob) -> None:
        """Ask for the file, then write it."""
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        name = Path(documents) / f"badges-{self._services.event.code}.pdf"
        dialog = QFileDialog(self._page, _("Save badges"), str(name), _("PDF (*.pdf)"))
        dialog.setObjectName("save_badges")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        dialog.fileSelected.connect(lambda path: self.save(job, Path(path)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def save(self, job: BadgeJob, path: Path) -> None:
        """Write the badges to a file."""
        self._folder = path.parent
        self._watch(
            self._operations.save_pdf(job, path, done=self._say_saved, failed=lambda e: self._fail(e, job))
        )

    def ask_printer(self, job: BadgeJob) -> None:
        """Ask for the printer, then print."""
        layout = ready_layout(job.layout_name)
        try:
            self.printer_chooser.choose(
                self._page,
                front_only(layout) if job.is_front_only else layout,
                lambda printer: self.print_on(printer, job),
            )
        except CodedError as error:
            self._fail(error, job)

    def print_on(self, printer: QPrinter, job: BadgeJob) -> None:
        """Hand the badges to a printer."""
        self._watch(
            self._operations.print_on(
                printer, job, done=self._say_printed, failed=lambda e: self._fail(e, job)
            )
        )

    # Progress

    def _watch(self, job: Job) -> None:
        self._job = job
        self.banner.clear()
        self.progress.start()
        self._busy_changed(True)
        job.progressed.connect(lambda: self.progress.set_progress(job.done, job.total))
        job.finished.connect(lambda: self._end(job))

    def cancel(self) -> None:
        """Stop what is printing or being saved."""
        if self._job is not None:
            self._job.cancel()

    def _end(self, job: Job) -> None:
        self._job = None
        self.progress.stop()
        self._busy_changed(False)
        if job.state is JobState.CANCELLED:
            self.banner.show_message(Tone.INFO, _("Stopped. No badge of this run counts as printed."))

    # Saying the end

    def say_skipped(self, skipped: Sequence[SkippedPerson]) -> None:
        """Say who of those chosen on another page gets no badge."""
        if skipped and not self.is_busy:
            self._say(Tone.WARN, skipped_text(skipped).strip())

    def _say_saved(self, printed: PrintedBadges) -> None:
        text = ngettext("{count} badge saved in {file}.", "{count} badges saved in {file}.", printed.count)
        said = text.format(count=printed.count, file=Path(printed.where).name) + skipped_text(printed.skipped)
        self._say(Tone.OK, said, _("Open folder"), self._open_folder)
        self._finished()

    def _say_printed(self, printed: PrintedBadges) -> None:
        text = ngettext("{count} badge sent to {where}.", "{count} badges sent to {where}.", printed.count)
        self._say(
            Tone.OK, text.format(count=printed.count, where=printed.where) + skipped_text(printed.skipped)
        )
        self._finished()

    def _fail(self, error: Exception, job: BadgeJob) -> None:
        if not isinstance(error, CodedError):
            self._services.show_error(error)
        elif error.code.startswith("printer_"):
            self._say(Tone.BAD, sentence(error), _("Save PDF"), lambda: self.ask_file(job))
        else:
            self._say(Tone.BAD, sentence(error))
        self._finished()

    def _say(self, tone: Tone, text: str, action: str = "", run: Callable[[], None] = lambda: None) -> None:
        self._on_action = run
        self.banner.show_message(tone, text, action)

    def _act(self) -> None:
        self._on_action()

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder)))


def skipped_text(skipped: Sequence[SkippedPerson]) -> str:
    """A further sentence when people chosen by hand get no badge."""
    if not skipped:
        return ""
    names = ", ".join(person.name for person in skipped[:_MOST_NAMES])
    more = len(skipped) - _MOST_NAMES
    if more > 0:
        names = _("{names} and {count} more").format(names=names, count=more)
    return " " + _("Not approved or cancelled, so without a badge: {names}.").format(names=names)
