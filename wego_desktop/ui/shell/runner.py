"""Runs services beside the window: one writer thread, a few readers, results back on the window's thread."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TypeVar

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from shiboken6 import isValid

from wego_desktop.jobs.progress import Cancelled, Progress
from wego_desktop.ui.shell.jobs import Job, JobState

T = TypeVar("T")
BUSY_CURSOR_MS = 300
SLOW_MS = 600
_READERS = 2


@dataclass(slots=True)
class _Task:
    work: Callable[[], object]
    done: Callable[[object], None] | None
    failed: Callable[[Exception], None] | None
    initiator: QObject | None
    is_write: bool
    job: Job | None = None
    again: Callable[[], object] | None = None
    value: object = None
    error: Exception | None = None

    @property
    def is_wanted(self) -> bool:
        """Whether whoever asked still exists."""
        return self.initiator is None or isValid(self.initiator)


class OperationRunner(QObject):
    """The only way from a page to a service. All methods are called on the window's thread.

    `done(value)` and `failed(error)` run on the window's thread, and not at all when `initiator` was
    deleted meanwhile. An error without `failed` goes to `error_raised(error, retry)`. When the value is an
    `Outcome` with changes, `changed(changes, initiator)` is emitted after `done`; `journaled(id)` names the
    entry that it wrote, `noticed(notices)` carries what it has to tell besides. `released` tells that nothing
    is held any more.
    """

    changed = Signal(object, object)
    journaled = Signal(str)
    noticed = Signal(object)
    error_raised = Signal(object, object)
    job_added = Signal(object)
    busy_changed = Signal(bool)
    slow = Signal()
    released = Signal()
    _finished = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._writer = ThreadPoolExecutor(1, "writer")
        self._readers = ThreadPoolExecutor(_READERS, "reader")
        self._writing = 0
        self._open = 0
        self._has_cursor = False
        self._is_shut = False
        self._held: list[tuple[ThreadPoolExecutor, _Task]] | None = None
        self._jobs: list[Job] = []
        self._finished.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._cursor_timer = self._timer(BUSY_CURSOR_MS, self._show_cursor)
        self._slow_timer = self._timer(SLOW_MS, self.slow.emit)

    def _timer(self, wait_ms: int, call: Callable[[], object]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(wait_ms)
        timer.timeout.connect(call)
        return timer

    @property
    def is_idle(self) -> bool:
        """Whether nothing runs or waits."""
        return self._open == 0

    @property
    def jobs(self) -> list[Job]:
        """The jobs that run or wait, oldest first."""
        return list(self._jobs)

    def write(
        self,
        work: Callable[[], T],
        *,
        done: Callable[[T], None] | None = None,
        failed: Callable[[Exception], None] | None = None,
        initiator: QObject | None = None,
    ) -> None:
        """Run a changing service call; calls happen one after the other, in the order they were asked."""
        task = _Task(work, done, failed, initiator, is_write=True)  # type: ignore[arg-type]
        self._writing += 1
        if self._writing == 1:
            self._cursor_timer.start()
            self._slow_timer.start()
            self.busy_changed.emit(True)
        self._submit(self._writer, task)

    def read(
        self,
        work: Callable[[], T],
        *,
        done: Callable[[T], None] | None = None,
        failed: Callable[[Exception], None] | None = None,
        initiator: QObject | None = None,
    ) -> None:
        """Run a query on a reader thread."""
        task = _Task(work, done, failed, initiator, is_write=False)  # type: ignore[arg-type]
        self._submit(self._readers, task)

    def run_job(
        self,
        title: str,
        work: Callable[[Progress], T],
        *,
        done: Callable[[T], None] | None = None,
        failed: Callable[[Exception], None] | None = None,
        initiator: QObject | None = None,
        is_writing: bool = True,
    ) -> Job:
        """Run long work that reports its progress; it stands in the job list and can be cancelled there.

        A cancelled job calls neither `done` nor `failed`.
        """
        job = Job(title, self)
        self._jobs.append(job)
        task = _Task(lambda: work(job), done, failed, initiator, is_write=False, job=job)  # type: ignore[arg-type]
        task.again = lambda: self.run_job(
            title, work, done=done, failed=failed, initiator=initiator, is_writing=is_writing
        )
        self.job_added.emit(job)
        self._submit(self._writer if is_writing else self._readers, task)
        return job

    def _submit(self, pool: ThreadPoolExecutor, task: _Task) -> None:
        if self._is_shut:
            # A timer or a late key of a window that is closing; nobody waits for the answer any more.
            return
        self._open += 1
        if self._held is not None:
            self._held.append((pool, task))
        else:
            pool.submit(self._work, task)

    def hold(self) -> None:
        """Let everything that is asked from now on wait for `release`."""
        if self._held is None:
            self._held = []

    def release(self, first: Callable[[], object]) -> None:
        """Run `first` on a reader thread, then what has waited and what came meanwhile, in its order.

        An error of `first` is kept back: what needs it fails as well, and says so where it was asked for.
        """
        task = _Task(first, lambda _value: self._let_go(), lambda _error: self._let_go(), None, False)
        if not self._is_shut:
            self._open += 1
            self._readers.submit(self._work, task)

    def _let_go(self) -> None:
        held, self._held = self._held or [], None
        if self._is_shut:
            return
        for pool, task in held:
            pool.submit(self._work, task)
        self.released.emit()

    def _work(self, task: _Task) -> None:
        try:
            if task.job is not None and task.job.is_cancel_asked:
                raise Cancelled
            task.value = task.work()
        except Exception as error:
            task.error = error
        self._finished.emit(task)

    def _deliver(self, task: _Task) -> None:
        self._open -= 1
        if task.is_write:
            self._end_write()
        if task.job is not None:
            self._end_job(task.job, task.error)
        if task.error is None:
            self._deliver_value(task)
        elif not isinstance(task.error, Cancelled) and task.is_wanted:
            self._deliver_error(task, task.error)

    def _deliver_value(self, task: _Task) -> None:
        if task.done is not None and task.is_wanted:
            task.done(task.value)
        journal_id = getattr(task.value, "journal_id", None)
        if isinstance(journal_id, str):
            self.journaled.emit(journal_id)
        notices = getattr(task.value, "notices", None)
        if isinstance(journal_id, str) and notices:
            self.noticed.emit(notices)
        changes = getattr(task.value, "changes", None)
        if isinstance(changes, tuple) and changes:
            self.changed.emit(changes, task.initiator if task.is_wanted else None)

    def _deliver_error(self, task: _Task, error: Exception) -> None:
        if task.failed is not None:
            task.failed(error)
        else:
            self.error_raised.emit(error, lambda: self._again(task))

    def _again(self, task: _Task) -> None:
        if not task.is_wanted:
            return
        if task.is_write:
            self.write(task.work, done=task.done, failed=task.failed, initiator=task.initiator)
        elif task.again is not None:
            task.again()
        else:
            self.read(task.work, done=task.done, failed=task.failed, initiator=task.initiator)

    def _end_job(self, job: Job, error: Exception | None) -> None:
        self._jobs.remove(job)
        if error is None:
            job.finish(JobState.DONE)
        else:
            job.finish(JobState.CANCELLED if isinstance(error, Cancelled) else JobState.FAILED)

    def _end_write(self) -> None:
        self._writing -= 1
        if self._writing == 0:
            self._cursor_timer.stop()
            self._slow_timer.stop()
            if self._has_cursor:
                QGuiApplication.restoreOverrideCursor()
                self._has_cursor = False
            self.busy_changed.emit(False)

    def _show_cursor(self) -> None:
        self._has_cursor = True
        QGuiApplication.setOverrideCursor(Qt.CursorShape.BusyCursor)

    def shut_down(self) -> None:
        """Cancel jobs, let the running calls end, and take no more; call it before the workspace closes."""
        self._is_shut = True
        for job in self._jobs:
            job.cancel()
        self._writer.shutdown(wait=True)
        self._readers.shutdown(wait=True, cancel_futures=True)
        if self._has_cursor:
            QGuiApplication.restoreOverrideCursor()
            self._has_cursor = False
