"""What the list asks of the services; runs on reader threads, where these are imported when first asked."""

from collections.abc import Sequence
from threading import Lock
from typing import TYPE_CHECKING

from wego_desktop.ui.pages.delegates.filter_bar import FacetChoices
from wego_desktop.ui.pages.delegates.list_state import ListState
from wego_desktop.ui.pages.delegates.loading import FIRST_ROWS, Listed
from wego_desktop.ui.shell.page_services import PageServices

if TYPE_CHECKING:
    from wego_desktop.services.queries.delegate_finder import DelegateFinder
    from wego_desktop.services.queries.delegate_rows import DelegateRow, ViewCounts
    from wego_desktop.services.queries.event_rows import OrganisationRow

_MOST_ORGANISATIONS = 12


class ListReader:
    """Reads for one page of delegates. Neither making it nor importing its module needs the services yet."""

    def __init__(self, services: PageServices) -> None:
        self._services = services
        self._made: DelegateFinder | None = None
        self._lock = Lock()

    @property
    def _finder(self) -> "DelegateFinder":
        from wego_desktop.services.queries.delegate_finder import DelegateFinder

        with self._lock:
            if self._made is None:
                self._made = DelegateFinder(self._services.context.database)
            return self._made

    def forget(self) -> None:
        """Read everything anew from now on, also what is kept in memory."""
        with self._lock:
            self._made = None

    def load(self, state: ListState) -> Listed:
        """The ids of a state and its first rows."""
        from wego_desktop.services.queries import delegates

        chosen, finder = state.filter(self._services.event.id), self._finder
        ids = finder.find(chosen, state.sort)
        is_similar = False
        if not ids and state.text:
            ids = finder.similar(chosen, state.sort)
            is_similar = bool(ids)
        rows = delegates.rows(self._services.context.database, ids[:FIRST_ROWS])
        return Listed(state, ids, rows, is_similar)

    def named(self, wish: tuple[str, ListState]) -> str | None:
        """The first of a state's list whose name begins with these letters."""
        letters, state = wish
        return self._finder.named(letters, state.filter(self._services.event.id), state.sort)

    def warm(self, state: ListState) -> None:
        """Load what the search of a state looks through."""
        self._finder.warm(state.filter(self._services.event.id), state.sort)

    def rows(self, ids: Sequence[str]) -> "Sequence[DelegateRow]":
        """The rows of these ids."""
        from wego_desktop.services.queries import delegates

        return delegates.rows(self._services.context.database, ids)

    def counts(self) -> "ViewCounts":
        """How many each view holds."""
        from wego_desktop.services.queries import delegates

        return delegates.view_counts(self._services.context.database, self._services.event.id)

    def choices(self) -> FacetChoices:
        """What the filters offer."""
        from wego_desktop.services.queries import events

        database, event_id = self._services.context.database, self._services.event.id
        return FacetChoices(
            events.categories(database, event_id), events.regions(database), events.networks(database)
        )

    def organisations(self, text: str) -> "Sequence[OrganisationRow]":
        """Organisations that fit a typed text."""
        from wego_desktop.services.queries import events

        return events.suggest_organisations(self._services.context.database, text, _MOST_ORGANISATIONS)
