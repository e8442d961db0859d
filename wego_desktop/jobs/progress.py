"""Progress of long work: reporting is at the same time the point where it can be cancelled."""

from typing import Protocol


class Cancelled(Exception):  # noqa: N818 - not an error: the user asked for it
    """The work was stopped on request; whoever opened a transaction rolls back."""


class Progress(Protocol):
    """Where long work reports how far it is."""

    def report(self, done: int, total: int, text: str = "") -> None:
        """Show `done` of `total` (0 when unknown); raises `Cancelled` when the user asked to stop."""


class NullProgress:
    """Progress that nobody watches and nobody cancels."""

    def report(self, done: int, total: int, text: str = "") -> None:
        """Do nothing."""
