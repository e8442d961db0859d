"""What the page Organisations does: each call is one service method on the writer thread."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject

from wego_desktop.services.outcome import Outcome
from wego_desktop.ui.shell.page_services import PageServices

T = TypeVar("T")


class OrganisationOperations:
    """The page's way to the services: `done(value)` runs on the window's thread once a change is saved."""

    def __init__(self, services: PageServices, page: QObject) -> None:
        self._services = services
        self._page = page

    def write(
        self,
        work: Callable[[], Outcome[T]],
        said: str,
        done: Callable[[T], None],
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        """Run `work`, say what was done in the undo bar when something changed, and go on with `done`."""

        def after(result: Outcome[T]) -> None:
            if result.journal_id is not None:
                self._services.show_undo(said)
            done(result.value)

        self._services.runner.write(work, done=after, failed=failed, initiator=self._page)
