"""Has a workspace file backed up from time to time while its window is open."""

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from wego_desktop.ui.shell.runner import OperationRunner

if TYPE_CHECKING:
    from wego_desktop.bootstrap import AppContext

FIRST_AFTER_MS = 60_000
EVERY_MS = 15 * 60_000


class BackupKeeper(QObject):
    """Backs up on a reader thread when something was written since the last backup.

    `made(instant)` tells when the newest backup was made, or None when there is none; `failed(error)` that
    none could be made now. It is tried again at the next time.
    """

    made = Signal(object)
    failed = Signal(object)

    def __init__(self, context: "AppContext", runner: OperationRunner, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._runner = runner
        self._is_at_work = False
        self._timer = QTimer(self)
        self._timer.setInterval(FIRST_AFTER_MS)
        self._timer.timeout.connect(self.keep)
        self._timer.start()

    def keep(self) -> None:
        """Back up now, unless a backup is under way or nothing was written since the last one."""
        self._timer.setInterval(EVERY_MS)
        if self._is_at_work:
            return
        self._is_at_work = True
        self._runner.read(self._work, done=self._take, failed=self._fail, initiator=self)

    def stop(self) -> None:
        """Back up no more."""
        self._timer.stop()

    def _work(self) -> datetime | None:
        from wego_desktop.services.rolling_backup import back_up_if_changed

        return back_up_if_changed(self._context.database)

    def _take(self, instant: datetime | None) -> None:
        self._is_at_work = False
        self.made.emit(instant)

    def _fail(self, error: Exception) -> None:
        self._is_at_work = False
        self.failed.emit(error)
