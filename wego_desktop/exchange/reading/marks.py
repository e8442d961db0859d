"""What a sheet says about its cells besides their values: hidden, merged, wrong, or without a value."""

from collections.abc import Mapping
from dataclasses import dataclass, field

Place = tuple[int, int]
"""A cell: its row from 1 and its column from 0."""


@dataclass(frozen=True, slots=True)
class Merge:
    """A rectangle of merged cells: rows from 1, columns from 0, ends included."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class SheetMarks:
    """The marks of one sheet; `formulas` have no value of their own, `errors` hold words such as `#REF!`."""

    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    merges: tuple[Merge, ...] = ()
    formulas: frozenset[Place] = frozenset()
    errors: Mapping[Place, str] = field(default_factory=dict)


NO_MARKS = SheetMarks()


@dataclass(slots=True)
class MarksFound:
    """Marks while a sheet is being looked through."""

    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    merges: list[Merge] = field(default_factory=list)
    formulas: set[Place] = field(default_factory=set)
    errors: dict[Place, str] = field(default_factory=dict)

    def whole(self) -> SheetMarks:
        """The marks that were found."""
        return SheetMarks(
            frozenset(self.hidden_rows),
            frozenset(self.hidden_columns),
            tuple(self.merges),
            frozenset(self.formulas),
            self.errors,
        )
