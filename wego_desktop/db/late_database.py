"""A workspace's database before the libraries that work with it are there."""

from collections.abc import Callable
from threading import Lock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wego_desktop.db.unit_of_work import Database


class LateDatabase:
    """Makes the database when it is first asked for, once, whichever thread asks first.

    Where `make` imports SQLAlchemy, the first call takes half a second: ask on a thread that may wait.
    """

    def __init__(self, make: "Callable[[], Database]") -> None:
        self._make = make
        self._made: Database | None = None
        self._lock = Lock()

    @classmethod
    def of(cls, database: "Database") -> "LateDatabase":
        """One that is there already: it is closed with the workspace although nobody asked for it."""
        there = cls(lambda: database)
        there.get()
        return there

    def get(self) -> "Database":
        """The database; every other call waits for the one that makes it."""
        with self._lock:
            if self._made is None:
                self._made = self._make()
            return self._made

    def dispose(self) -> None:
        """Close all connections of the database, if it was made."""
        if self._made is not None:
            self._made.dispose()
