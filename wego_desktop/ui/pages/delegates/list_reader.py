"""What the list asks of the services; runs on reader threads, where these are imported when first asked."""

from collections.abc import Sequence
from threading import Lock
from typing import TYPE_CHECKING

from wego_desktop.services.delegate_cells import beyond_row
from wego_desktop.ui.pages.delegates.list_state import ListState
from wego_desktop.ui.pages.delegates.loading import FIRST_ROWS, Listed
from wego_desktop.ui.shell.page_services import PageServices

if TYPE_CHECKING:
    from wego_desktop.services.queries.delegate_columns import Choices, DelegateColumn
    from wego_desktop.services.queries.delegate_finder import DelegateFinder
    from wego_desktop.services.queries.delegate_rows import DelegateRow
    from wego_desktop.services.queries.event_rows import CategoryRow, OrganisationRow
    from wego_desktop.services.ready_views import ListView

_MOST_ORGANISATIONS = 12


class ListReader:
    """Reads for one page of delegates. Neither making it nor importing its module needs the services yet."""

    def __init__(self, services: PageServices) -> None:
        self._services = services
        self._made: DelegateFinder | None = None
        self._lock = Lock()

    @property
    def _finder(self) -> "DelegateFinder":
        with self._lock:
            if self._made is None:
                self._made = self._services.context.delegate_lists.finder()
            return self._made

    def forget(self) -> None:
        """Read everything anew from now on, also what is kept in memory."""
        with self._lock:
            self._made = None

    def load(self, wish: tuple[ListState, tuple[str, ...]]) -> Listed:
        """The ids of a state and its first rows, with what these columns show."""
        state, columns = wish
        ids = self._finder.find(state.filter(self._services.event.id), state.sort)
        return Listed(state, ids, self.rows(ids[:FIRST_ROWS], columns), is_similar=False)

    def similar(self, wish: tuple[ListState, tuple[str, ...]]) -> Listed:
        """People whose names are like what was typed, for a state in which nobody was found; takes longer."""
        state, columns = wish
        ids = self._finder.similar(state.filter(self._services.event.id), state.sort)
        return Listed(state, ids, self.rows(ids, columns), is_similar=True)

    def rows(self, ids: Sequence[str], columns: Sequence[str]) -> "tuple[DelegateRow, ...]":
        """The rows of these ids with what these columns show."""
        from wego_desktop.services.queries.delegates import rows

        return rows(self._services.context.database, ids, beyond_row(columns))

    def named(self, wish: tuple[str, ListState]) -> str | None:
        """The first of a state's list whose name begins with these letters."""
        letters, state = wish
        return self._finder.named(letters, state.filter(self._services.event.id), state.sort)

    def warm(self, state: ListState) -> None:
        """Load what the search of a state looks through."""
        self._finder.warm(state.filter(self._services.event.id), state.sort)

    def views(self) -> "tuple[tuple[ListView, ...], tuple[ListView, ...]]":
        """The ready-made views, and those that the desks share."""
        from wego_desktop.services.queries.views import saved_views

        context = self._services.context
        return context.delegate_lists.ready_views(), saved_views(context.database, self._services.event.id)

    def counts(self, views: "Sequence[ListView]") -> dict[str, int]:
        """How many registrations each view holds."""
        return self._services.context.delegate_lists.counts(self._services.event.id, views)

    def choices(self) -> "Choices":
        """What the filters offer."""
        from wego_desktop.services.queries.delegate_choices import choices

        return choices(self._services.context.database, self._services.event.id)

    def columns(self) -> "tuple[DelegateColumn, ...]":
        """All columns at this event."""
        return self._services.context.delegate_lists.columns(self._services.event.id)

    def categories(self) -> "tuple[CategoryRow, ...]":
        """The categories of the event."""
        from wego_desktop.services.queries.events import categories

        return categories(self._services.context.database, self._services.event.id)

    def organisation_words(self, ids: tuple[str, ...]) -> dict[str, str]:
        """Names of organisations that conditions mean."""
        from wego_desktop.services.queries.delegate_choices import organisation_words

        return organisation_words(self._services.context.database, ids)

    def organisations(self, text: str) -> "Sequence[OrganisationRow]":
        """Organisations that fit a typed text."""
        from wego_desktop.services.queries import events

        return events.suggest_organisations(self._services.context.database, text, _MOST_ORGANISATIONS)
