"""Carries what SQLite wrote to its log over to the file itself, beside the work and not within a commit."""

import logging
from threading import Thread

from sqlalchemy import Engine

_COMMITS = 32
"""After as many commits the log is carried over; a check-in is about twenty of its pages."""
_MOST_ROUNDS = 4
_log = logging.getLogger(__name__)


class Checkpoints:
    """Carries the log of one file over every 32 commits, on a short thread of its own.

    Left to SQLite, every fiftieth check-in would wait for it. Nothing is less safe for it: a commit is on the
    disk, in the log, before it is reported. Where this comes too late (an import, a thread that fails),
    SQLite carries the log over in the commit that makes it too long (`connections.LONGEST_LOG_PAGES`).
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._commits = 0
        self._thread: Thread | None = None

    def note_commit(self) -> None:
        """One more commit has been written; returns at once."""
        self._commits += 1
        if self._commits < _COMMITS or (self._thread is not None and self._thread.is_alive()):
            return
        self._commits = 0
        self._thread = Thread(target=self._carry_over, name="checkpoint")
        self._thread.start()

    def wait(self) -> None:
        """Return when nothing is being carried over any more."""
        if self._thread is not None:
            self._thread.join()

    def _carry_over(self) -> None:
        try:
            connection = self._engine.raw_connection()
            try:
                cursor = connection.cursor()
                # What was written meanwhile follows: only a log that is carried over whole starts anew.
                for _ in range(_MOST_ROUNDS):
                    _, pages, carried = cursor.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchone()
                    if pages == carried:
                        break
                cursor.close()
            finally:
                connection.close()
        except Exception:
            _log.exception("the log stays until a commit carries it over")
