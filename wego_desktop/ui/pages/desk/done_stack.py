"""What this desk did and took back, newest last, so that undo and redo meet the right check-in."""

from collections.abc import Collection
from dataclasses import dataclass, replace

from wego_desktop.ui.pages.desk.card_view import CardView, taken_back_view

_MOST = 50


@dataclass(frozen=True, slots=True)
class Done:
    """One check-in: its journal entry and its card. Undoing a walk-in takes the person along."""

    journal_id: str
    view: CardView
    is_walk_in: bool = False

    def taken_back(self) -> CardView:
        """The card after it was taken back."""
        view = taken_back_view(self.view)
        return replace(view, registration_id="", number="") if self.is_walk_in else view


class DoneStack:
    """What counts, and what was taken back. `follow` sorts both anew after an undo elsewhere."""

    def __init__(self) -> None:
        self._items: list[Done] = []
        self._undone: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        return any(item.journal_id not in self._undone for item in self._items)

    @property
    def journal_ids(self) -> list[str]:
        """The entries whose fate matters."""
        return [item.journal_id for item in self._items]

    def add(self, item: Done) -> None:
        """Something was done."""
        self._items = [*self._items[-_MOST + 1 :], item]

    def reword(self, view: CardView, other: CardView) -> None:
        """The card of a check-in says something more now."""
        self._items = [replace(item, view=other) if item.view is view else item for item in self._items]

    def take_last(self) -> Done:
        """The newest that counts, which is being taken back from now on (an IndexError is a bug)."""
        item = [item for item in self._items if item.journal_id not in self._undone][-1]
        self._undone |= {item.journal_id}
        return item

    def follow(self, undone: Collection[str], shown: CardView) -> CardView:
        """Know what is undone now; the card to show instead of `shown`, else `shown` itself."""
        self._undone = frozenset(undone)
        for item in reversed(self._items):
            is_undone = item.journal_id in self._undone
            if is_undone and shown == item.view:
                return item.taken_back()
            if not is_undone and shown == item.taken_back():
                return item.view
        return shown
