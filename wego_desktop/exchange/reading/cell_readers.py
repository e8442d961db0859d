"""Reads single cells of mapped columns, with a memory: most columns of a list repeat themselves."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from wego_desktop.exchange.reading.cells import CellValue, cell_text, has_control_characters
from wego_desktop.exchange.reading.columns import ColumnMapping
from wego_desktop.exchange.reading.date_columns import date_columns
from wego_desktop.exchange.reading.dates import DateOrder
from wego_desktop.exchange.reading.fields import ImportField
from wego_desktop.exchange.reading.source_table import SourceTable
from wego_desktop.exchange.reading.values import FieldValue, Parsed, Severity, ValueProblem, value_parser

_REMEMBERED = 2_000
_CONTROL = ValueProblem("import_control_characters", Severity.WARNING)


@dataclass(frozen=True, slots=True)
class ReadCell:
    """A cell's text, its value for the column's field, and what is wrong with it."""

    text: str
    value: FieldValue | None
    problem: ValueProblem | None


@dataclass(slots=True)
class CellReader:
    """A column made ready: where its cell stands in a row and what reads it; without `parse` the text."""

    offset: int
    target: ImportField | None
    mapping: ColumnMapping
    parse: Callable[[str], Parsed] | None
    _known: dict[str, ReadCell] = field(default_factory=dict)

    @property
    def has_target(self) -> bool:
        """Whether the column is imported."""
        return self.parse is not None

    def read(self, cell: CellValue) -> ReadCell:
        """What stands in a filled cell; equal texts are read once."""
        if not isinstance(cell, str):
            return self._read(cell)
        known = self._known.get(cell)
        if known is None:
            known = self._read(cell)
            if len(self._known) < _REMEMBERED:
                self._known[cell] = known
        return known

    def _read(self, cell: CellValue) -> ReadCell:
        text = cell_text(cell)
        if self.parse is None:
            return ReadCell(text, None, None)
        is_cleaned = isinstance(cell, str) and cell is not text and has_control_characters(cell)
        problem = _CONTROL if is_cleaned else None
        if not text:
            return ReadCell(text, None, problem)
        parsed = self.parse(text)
        return ReadCell(text, parsed.value, parsed.problem or problem)


def cell_readers(
    table: SourceTable,
    mappings: Sequence[ColumnMapping],
    categories: Sequence[str],
    category_letters: Sequence[str],
    date_orders: Mapping[int, DateOrder],
) -> tuple[CellReader, ...]:
    """A reader for each mapped column, in the order of the mappings."""
    orders = {column.index: column.order for column in date_columns(table, mappings, date_orders)}
    readers: list[CellReader] = []
    for mapping in mappings:
        index = mapping.column.index
        order = orders.get(index, DateOrder.UNKNOWN)
        parse: Callable[[str], Parsed] | None = None
        if mapping.field is not None:
            parse = value_parser(mapping.field, categories, category_letters, order)
        readers.append(CellReader(index - table.sheet.first_column, mapping.field, mapping, parse))
    return tuple(readers)
