"""What a writing service gives back: the value, what changed, and the journal entry to undo."""

from dataclasses import dataclass
from typing import Generic, TypeVar

from wego_desktop.db.unit_of_work import WriteUnit

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Change:
    """The kind (table) and id of one changed row."""

    kind: str
    id: str


@dataclass(frozen=True, slots=True)
class Outcome(Generic[T]):
    """The value of a use case, the rows it changed, and its journal entry (None when nothing changed)."""

    value: T
    changes: tuple[Change, ...]
    journal_id: str | None


def outcome(unit: WriteUnit, value: T) -> Outcome[T]:
    """The outcome of an open unit; call it last inside the `with` block."""
    changes = tuple(Change(table, row_id) for table, row_id in unit.changed_rows())
    return Outcome(value, changes, unit.journal_id)
