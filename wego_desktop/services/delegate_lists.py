"""Lists of delegates with what no table holds: who may be on file twice, who still owes an answer."""

from collections.abc import Callable, Sequence

from wego_desktop.db.unit_of_work import Database
from wego_desktop.domain.list_filters import SortKey
from wego_desktop.services.queries.delegate_answers import answer_column
from wego_desktop.services.queries.delegate_choice import BY_NAME, DelegateFilter
from wego_desktop.services.queries.delegate_columns import MARKED, DelegateColumn, fixed_columns
from wego_desktop.services.queries.delegate_filter import Marked, found_ids
from wego_desktop.services.queries.delegate_finder import DelegateFinder
from wego_desktop.services.queries.own_fields import specs
from wego_desktop.services.queries.views import view_counts
from wego_desktop.services.ready_views import ListView, ready_views

SLOW = "duplicate"
SMALL = 3000
"""Up to so many registrations everybody is compared with everybody without being asked, in half a second."""


class DelegateLists:
    """Finds and counts delegates by every column, also by those that are computed.

    `marked` finds the registrations for which such a column says yes; `is_ready` tells whether it would
    answer at once for the slow one.
    """

    def __init__(self, database: Database, marked: Marked, is_ready: Callable[[], bool]) -> None:
        self._database = database
        self.marked = marked
        self._is_ready = is_ready

    def ready_views(self) -> tuple[ListView, ...]:
        """The ready-made views that can be counted here."""
        return tuple(
            view
            for view in ready_views()
            if all(
                each.column not in MARKED or each.column in self.marked for each in view.definition.conditions
            )
        )

    def columns(self, event_id: str) -> tuple[DelegateColumn, ...]:
        """All columns of the list at one event, but for those that cannot be computed here."""
        fixed = (each for each in fixed_columns() if each.key not in MARKED or each.key in self.marked)
        return (*fixed, *(answer_column(spec) for spec in specs(self._database, event_id)))

    def ids(self, chosen: DelegateFilter, sort: Sequence[SortKey] = BY_NAME) -> list[str]:
        """The ids of `chosen` in order; raises as `found_ids` does."""
        with self._database.read() as session:
            return found_ids(session, chosen, tuple(sort), self.marked)

    def finder(self) -> DelegateFinder:
        """A finder for one list on the screen, with nothing in memory yet."""
        return DelegateFinder(self._database, self.marked)

    def counts(self, event_id: str, views: Sequence[ListView]) -> dict[str, int]:
        """How many registrations each view holds, by its key.

        Views of what takes long to compute are left out until somebody opened one of them, unless the event
        is small.
        """
        quick = [view for view in views if not _needs(view, SLOW)]
        counts = view_counts(self._database, event_id, quick, self.marked)
        if self._is_ready() or max(counts.values(), default=0) <= SMALL:
            slow = [view for view in views if _needs(view, SLOW)]
            counts.update(view_counts(self._database, event_id, slow, self.marked))
        return counts


def _needs(view: ListView, key: str) -> bool:
    return any(condition.column == key for condition in view.definition.conditions)
