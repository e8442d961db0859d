"""A long piece of work as the window sees it: title, progress, cancel."""

import threading
import time
from enum import StrEnum

from PySide6.QtCore import QObject, Qt, Signal

from wego_desktop.jobs.progress import Cancelled

_TELL_EVERY_S = 0.05


class JobState(StrEnum):
    """Where a job stands."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"


class Job(QObject):
    """One job of the list. It is the `Progress` that the work reports to, from the worker thread.

    `progressed` and `finished` are emitted on the window's thread.
    """

    progressed = Signal()
    finished = Signal()
    _reported = Signal(int, int, str)

    def __init__(self, title: str, parent: QObject) -> None:
        super().__init__(parent)
        self.title = title
        self.state = JobState.WAITING
        self.done = 0
        self.total = 0
        self.text = ""
        self._cancel = threading.Event()
        self._told_at = 0.0
        self._reported.connect(self._take, Qt.ConnectionType.QueuedConnection)

    def cancel(self) -> None:
        """Ask the work to stop at its next report."""
        self._cancel.set()

    @property
    def is_cancel_asked(self) -> bool:
        """Whether someone asked the work to stop."""
        return self._cancel.is_set()

    def report(self, done: int, total: int, text: str = "") -> None:
        """Show `done` of `total`; raises `Cancelled` when asked to stop. Called on the worker thread."""
        if self._cancel.is_set():
            raise Cancelled
        now = time.monotonic()
        if now - self._told_at >= _TELL_EVERY_S or done >= total:
            self._told_at = now
            self._reported.emit(done, total, text)

    def finish(self, state: JobState) -> None:
        """Note the end; called on the window's thread."""
        self.state = state
        self.finished.emit()

    def _take(self, done: int, total: int, text: str) -> None:
        if self.state in (JobState.WAITING, JobState.RUNNING):
            self.state = JobState.RUNNING
            self.done, self.total, self.text = done, total, text
            self.progressed.emit()
