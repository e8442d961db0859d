"""Shows the small working dialog over a window while a change takes longer than 0.6 s."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from wego_desktop.ui.shell.runner import OperationRunner

if TYPE_CHECKING:
    from wego_desktop.ui.shell.working import WorkingDialog


class WorkingKeeper(QObject):
    """Opens the dialog at `runner.slow` and closes it when the runner has no change left to save."""

    def __init__(self, runner: OperationRunner, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._dialog: WorkingDialog | None = None
        runner.slow.connect(self._open)
        runner.busy_changed.connect(self._on_busy)

    def _open(self) -> None:
        from wego_desktop.ui.shell.working import WorkingDialog

        self._dialog = WorkingDialog(self._window)
        self._dialog.open()

    def _on_busy(self, is_busy: bool) -> None:
        if not is_busy and self._dialog is not None:
            if isValid(self._dialog):
                self._dialog.accept()
            self._dialog = None
