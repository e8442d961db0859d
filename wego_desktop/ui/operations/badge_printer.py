"""The printer of this computer: whether there is one, its dialog, and badges painted on it."""

from collections.abc import Callable, Sequence
from typing import Protocol

from PySide6.QtCore import QMarginsF
from PySide6.QtGui import QPageLayout, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog, QWidget

from wego_desktop.documents.badge_face import BadgeFace
from wego_desktop.documents.badge_pages import page_size, paint_pages
from wego_desktop.documents.badge_painter import FitReport
from wego_desktop.documents.layout import BadgeLayout
from wego_desktop.errors import EnvironmentProblem, UserError
from wego_desktop.i18n import _
from wego_desktop.jobs.progress import Progress

_FAILED = (QPrinter.PrinterState.Error, QPrinter.PrinterState.Aborted)


class PrinterChooser(Protocol):
    """Asks which printer to use; tests choose one that writes a file."""

    def choose(self, parent: QWidget, layout: BadgeLayout, chosen: Callable[[QPrinter], None]) -> None:
        """Call `chosen` with a printer set up for the layout, unless the user changes their mind."""


class DialogChooser:
    """Asks by the system's print dialog."""

    def choose(self, parent: QWidget, layout: BadgeLayout, chosen: Callable[[QPrinter], None]) -> None:
        """Show the dialog over `parent`; raises `UserError("printer_missing")` on a computer without one."""
        if not QPrinterInfo.availablePrinterNames():
            raise UserError("printer_missing")
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        set_up(printer, layout)
        dialog = QPrintDialog(printer, parent)
        dialog.setWindowTitle(_("Print badges"))
        dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange, False)
        dialog.accepted.connect(lambda: chosen(printer))
        dialog.finished.connect(dialog.deleteLater)
        QDialog.open(dialog)


def set_up(printer: QPrinter, layout: BadgeLayout) -> None:
    """The paper of the layout to its edges, both sides where the layout has a back."""
    printer.setDocName(layout.title)
    printer.setCreator("WeGO Desktop")
    printer.setPageSize(page_size(layout))
    printer.setFullPage(True)
    printer.setPageMargins(QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Millimeter)
    one, both = QPrinter.DuplexMode.DuplexNone, QPrinter.DuplexMode.DuplexLongSide
    printer.setDuplex(both if layout.back else one)


def paint_on_printer(
    printer: QPrinter, faces: Sequence[BadgeFace], layout: BadgeLayout, progress: Progress
) -> list[FitReport]:
    """Hand all badges to the printer; one report for each. What `progress` raises stops and discards the job.

    Raises `EnvironmentProblem`: `printer_not_ready`, `printer_stopped`.
    """
    name = printer.printerName() or printer.outputFileName()
    painter = QPainter()
    if not painter.begin(printer):
        raise EnvironmentProblem("printer_not_ready", printer=name)
    try:
        reports = paint_pages(
            printer,
            painter,
            faces,
            layout,
            progress=progress.report,
            has_failed=lambda: printer.printerState() in _FAILED,
        )
    except BaseException:
        printer.abort()
        painter.end()
        raise
    is_finished = painter.end()
    if len(reports) < len(faces) or not is_finished or printer.printerState() in _FAILED:
        raise EnvironmentProblem("printer_stopped", printer=name, done=len(reports), total=len(faces))
    return reports
