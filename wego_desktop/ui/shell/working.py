"""The small dialog that appears when a change takes longer than 0.6 s."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QProgressBar, QWidget
from shiboken6 import isValid

from wego_desktop.i18n import _
from wego_desktop.ui.dialogs.dialog import BaseDialog
from wego_desktop.ui.shell.runner import OperationRunner


class WorkingDialog(BaseDialog):
    """Says that the change is being saved; goes by itself, so that nothing is asked for twice."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(_("Saving"), _("This takes a moment."), parent, width=320)
        self.setObjectName("working_dialog")
        bar = QProgressBar(self)
        bar.setRange(0, 0)
        bar.setTextVisible(False)
        bar.setAccessibleName(_("Working"))
        self.body.addWidget(bar)

    def reject(self) -> None:
        """Esc does not stop a change that is being saved."""

    @staticmethod
    def attach(runner: OperationRunner, window: QWidget) -> None:
        """Show the dialog over `window` whenever a change of `runner` is slow."""
        _WorkingKeeper(runner, window)


class _WorkingKeeper(QObject):
    def __init__(self, runner: OperationRunner, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._dialog: WorkingDialog | None = None
        runner.slow.connect(self._open)
        runner.busy_changed.connect(self._on_busy)

    def _open(self) -> None:
        self._dialog = WorkingDialog(self._window)
        self._dialog.open()

    def _on_busy(self, is_busy: bool) -> None:
        if not is_busy and self._dialog is not None:
            if isValid(self._dialog):
                self._dialog.accept()
            self._dialog = None
