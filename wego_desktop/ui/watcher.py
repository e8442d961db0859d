"""Looks every two seconds whether another desk or program wrote to the workspace."""

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from wego_desktop.ui.shell.runner import OperationRunner

if TYPE_CHECKING:
    from wego_desktop.bootstrap import AppContext
    from wego_desktop.services.queries.journal_tail import TailRow

LOOK_EVERY_MS = 2000


class JournalWatcher(QObject):
    """Reads the end of the journal on a reader thread.

    `changed_elsewhere` is emitted when there is an entry that this window did not write; `saved(instant)` for
    every new entry. A server that does not answer is looked for again without a message each time.
    """

    changed_elsewhere = Signal()
    saved = Signal(object)
    reachable_changed = Signal(bool)

    def __init__(
        self, context: "AppContext", runner: OperationRunner, newest: "TailRow | None", parent: QObject
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._runner = runner
        self._seq = newest.seq if newest is not None else 0
        self._own: set[str] = set()
        self._is_asking = False
        self._is_reachable = True
        runner.journaled.connect(self._own.add)
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Look now, unless a look is under way."""
        if self._is_asking:
            return
        self._is_asking = True
        seq = self._seq
        self._runner.read(lambda: self._read(seq), done=self._take, failed=self._fail, initiator=self)

    def stop(self) -> None:
        """Look no more."""
        self._timer.stop()

    def _read(self, seq: int) -> "tuple[TailRow, ...]":
        from wego_desktop.services.queries.journal_tail import entries_after

        return entries_after(self._context.database, seq)

    def _take(self, rows: "tuple[TailRow, ...]") -> None:
        self._is_asking = False
        self._set_reachable(True)
        if not rows:
            return
        self._seq = rows[0].seq
        newest: datetime = rows[0].happened_at
        self.saved.emit(newest)
        if any(row.id not in self._own for row in rows):
            self.changed_elsewhere.emit()
        self._own.clear()

    def _fail(self, error: Exception) -> None:
        del error
        self._is_asking = False
        self._set_reachable(False)

    def _set_reachable(self, is_reachable: bool) -> None:
        if is_reachable != self._is_reachable:
            self._is_reachable = is_reachable
            self.reachable_changed.emit(is_reachable)
