"""What becomes of every single cell of a row."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from wego_desktop.services.importing.known_rows import PERSON_COLUMNS
from wego_desktop.services.importing.options import PARTS_OF
from wego_desktop.services.importing.plan import ColumnRow, FieldChange, Reason, RowAction, RowPlan

_OF_PERSON = frozenset({field.value for field in PERSON_COLUMNS} | {"full_name", "organisation"})


class CellState(StrEnum):
    """`NEW` fills what is empty here, `KEPT` differs but a rule keeps what is here."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    KEPT = "kept"
    EMPTY = "empty"
    LEFT_OUT = "left_out"
    WARNING = "warning"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class CellPlan:
    """One cell: `old` and `new` are the values of its field where they differ, as texts."""

    index: int
    letter: str
    header: str
    field_id: str
    text: str
    state: CellState
    old: str = ""
    new: str = ""
    reasons: tuple[Reason, ...] = ()


def cells_of(row: RowPlan, columns: Sequence[ColumnRow]) -> tuple[CellPlan, ...]:
    """The cells of the row in the order of the columns."""
    return tuple(_cell(row, column, text) for column, text in zip(columns, row.texts, strict=True))


def _cell(row: RowPlan, column: ColumnRow, text: str) -> CellPlan:
    reasons = tuple(reason for reason in row.reasons if reason.column == column.index)
    changes = _of_column(row.changes, column)
    kept = _of_column(row.kept, column)
    told = changes or kept
    return CellPlan(
        column.index,
        column.letter,
        column.header,
        column.field_id,
        text,
        _problem_state(row, column, reasons) or _state(row, column, text, told=(changes, kept)),
        " ".join(change.old for change in told if change.old),
        " ".join(change.new for change in told if change.new),
        reasons,
    )


def _of_column(changes: Iterable[FieldChange], column: ColumnRow) -> list[FieldChange]:
    if column.field in PARTS_OF:
        return [change for change in changes if change.field in PARTS_OF[column.field]]
    return [change for change in changes if change.field.value == column.field_id]


def _problem_state(row: RowPlan, column: ColumnRow, reasons: Sequence[Reason]) -> CellState | None:
    if any(reason.is_error for reason in reasons):
        return CellState.ERROR
    if not column.field_id or row.action in {RowAction.SKIP, RowAction.LEAVE_OUT}:
        return CellState.LEFT_OUT
    return CellState.WARNING if any(reason.is_warning for reason in reasons) else None


def _state(
    row: RowPlan,
    column: ColumnRow,
    text: str,
    told: tuple[Sequence[FieldChange], Sequence[FieldChange]],
) -> CellState:
    changes, kept = told
    if changes:
        return CellState.CHANGED if any(change.old for change in changes) else CellState.NEW
    if kept:
        return CellState.KEPT
    if not text:
        return CellState.EMPTY
    is_new = row.match is None or (row.action is RowAction.ADD and column.field_id not in _OF_PERSON)
    return CellState.NEW if is_new and row.action is not RowAction.REFUSE else CellState.UNCHANGED
