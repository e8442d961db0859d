"""What a writing service gives back: the value, what changed, and the journal entry to undo."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from wego_desktop.db.unit_of_work import WriteUnit

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Change:
    """The kind (table) and id of one changed row."""

    kind: str
    id: str


@dataclass(frozen=True, slots=True)
class Notice:
    """Something to tell beside the outcome: a code with its parameters, whose sentence stands in messages."""

    code: str
    params: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Outcome(Generic[T]):
    """The value of a use case, the rows it changed, and its journal entry (None when nothing changed).

    `notices` are what whoever asked for it should know besides, such as a place on the waiting list.
    """

    value: T
    changes: tuple[Change, ...]
    journal_id: str | None
    notices: tuple[Notice, ...] = ()


def outcome(unit: WriteUnit, value: T, notices: Iterable[Notice] = ()) -> Outcome[T]:
    """The outcome of an open unit; call it last inside the `with` block."""
    changes = tuple(Change(table, row_id) for table, row_id in unit.changed_rows())
    return Outcome(value, changes, unit.journal_id, tuple(notices))
