"""What the list shows: view, typed text, conditions and order, as one value."""

from dataclasses import dataclass, replace

from wego_desktop.domain.list_filters import Condition, ListDefinition, SortKey
from wego_desktop.services.queries.delegate_choice import DelegateFilter
from wego_desktop.services.ready_views import EVERYONE, ListView


@dataclass(frozen=True, slots=True)
class ListState:
    """A view as it stands now; `conditions` and `sort` begin as the view's and may have been changed since.

    An empty `sort` is by name.
    """

    view: str = EVERYONE
    text: str = ""
    conditions: tuple[Condition, ...] = ()
    sort: tuple[SortKey, ...] = ()

    def with_condition(self, place: int, condition: Condition | None) -> "ListState":
        """The same with the condition at `place` replaced, added when there is none yet, or taken away."""
        kept = list(self.conditions)
        if place < len(kept):
            kept[place : place + 1] = [condition] if condition is not None else []
        elif condition is not None:
            kept.append(condition)
        return replace(self, conditions=tuple(kept))

    def is_filtered(self, view: ListView | None) -> bool:
        """Whether text or conditions hide anybody of the view."""
        own = view.definition.conditions if view is not None else ()
        return bool(self.text.strip()) or self.conditions != own

    def filter(self, event_id: str) -> DelegateFilter:
        """What the query is asked."""
        return DelegateFilter(event_id, self.text.strip(), self.conditions)


@dataclass(frozen=True, slots=True)
class ViewBook:
    """The views of the list: the ready-made ones, and those that the desks saved."""

    ready: tuple[ListView, ...]
    saved: tuple[ListView, ...] = ()

    @property
    def in_order(self) -> tuple[ListView, ...]:
        """As the tabs stand: everybody, the saved ones, the other ready-made ones."""
        return (*self.ready[:1], *self.saved, *self.ready[1:])

    def get(self, key: str) -> ListView | None:
        """The view with that key, or None."""
        return next((view for view in self.in_order if view.key == key), None)

    def opened(self, key: str, sort: tuple[SortKey, ...]) -> ListState:
        """The list as a view begins; a ready-made one keeps the order that was there."""
        view = self.get(key) or self.ready[0]
        given = view.definition
        return ListState(view.key, given.text, given.conditions, sort if view.is_ready_made else given.sort)

    def is_changed(self, state: ListState, columns: tuple[str, ...]) -> bool:
        """Whether a state is no longer what its view holds; columns and order count for saved views alone."""
        view = self.get(state.view)
        if view is None:
            return False
        if state.conditions != view.definition.conditions:
            return True
        if view.is_ready_made:
            return False
        given = view.definition
        return state.sort != given.sort or (bool(given.columns) and columns != given.columns)


def definition_of(state: ListState, columns: tuple[str, ...]) -> ListDefinition:
    """What is saved of a state; the typed text is not part of a view made in the window."""
    return ListDefinition(state.conditions, "", state.sort, columns)
