"""A workspace that is opened on a thread of its own from the first moment of the program on."""

from concurrent.futures import Future
from threading import Event, Thread
from typing import TYPE_CHECKING

from wego_desktop.settings import Settings

if TYPE_CHECKING:
    from wego_desktop.ui.operations.opening import Opened

_GLANCE_PAGES = frozenset({"delegates"})
"""Pages that can be shown before the services are there."""

_GLANCE_S = 1.0


class Opening:
    """Begins when it is made: at a glance where the first page allows it, else with all libraries."""

    def __init__(self, location: str, settings: Settings) -> None:
        self._location = location
        self._settings = settings
        self._is_glanced = Event()
        self._opened: Future[Opened] = Future()
        Thread(target=self._work, name="opening", daemon=True).start()

    def _work(self) -> None:
        try:
            opened = self._glance()
            if opened is not None:
                self._opened.set_result(opened)
            self._is_glanced.set()
            if opened is None:
                from wego_desktop.ui.operations.opening import open_workspace

                self._opened.set_result(open_workspace(self._location, self._settings))
        except BaseException as error:
            self._opened.set_exception(error)
            self._is_glanced.set()

    def _glance(self) -> "Opened | None":
        if self._settings.last_page not in _GLANCE_PAGES:
            return None
        from wego_desktop.ui.operations.opening import glance_at_workspace

        return glance_at_workspace(self._location, self._settings)

    def at_once(self) -> "Opened | None":
        """The workspace where a glance was enough; waits for the glance, and never for libraries."""
        self._is_glanced.wait(_GLANCE_S)
        is_there = self._opened.done() and self._opened.exception() is None
        return self._opened.result() if is_there else None

    def result(self) -> "Opened":
        """The workspace, waited for; raises what `open_workspace` raises."""
        return self._opened.result()
