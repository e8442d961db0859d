"""Reads for the page, one after the other: while one runs, only the newest wish is kept."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from PySide6.QtCore import QObject

from wego_desktop.services.queries.delegate_rows import DelegateRow
from wego_desktop.ui.pages.delegates.list_state import ListState
from wego_desktop.ui.shell.runner import OperationRunner

W = TypeVar("W")
V = TypeVar("V")
FIRST_ROWS = 50


class Newest(QObject, Generic[W, V]):
    """Answers wishes on a reader thread; a wish that comes meanwhile replaces the one that waits.

    `done(value)` runs on the window's thread for the newest wish only.
    """

    def __init__(
        self,
        runner: OperationRunner,
        work: Callable[[W], V],
        done: Callable[[V], None],
        failed: Callable[[Exception], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._runner, self._work, self._done, self._failed = runner, work, done, failed
        self._waiting: list[W] = []
        self._is_running = False

    def ask(self, wish: W) -> None:
        """Answer this wish next."""
        self._waiting = [wish]
        if not self._is_running:
            self._start()

    def _start(self) -> None:
        wish = self._waiting.pop()
        self._is_running = True
        self._runner.read(
            lambda: self._work(wish), done=self._finish, failed=self._finish_badly, initiator=self
        )

    def _finish(self, value: V) -> None:
        self._is_running = False
        if self._waiting:
            self._start()
        else:
            self._done(value)

    def _finish_badly(self, error: Exception) -> None:
        self._is_running = False
        if self._waiting:
            self._start()
        else:
            self._failed(error)


@dataclass(frozen=True, slots=True)
class Listed:
    """What a state of the list shows; `is_similar` when nobody was found and these are only alike."""

    state: ListState
    ids: Sequence[str]
    rows: Sequence[DelegateRow]
    is_similar: bool
