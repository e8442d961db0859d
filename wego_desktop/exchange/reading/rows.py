"""Reads the rows of a mapped table one by one: a value per field and what is wrong in which cell."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from wego_desktop.domain.person_names import NameRule
from wego_desktop.domain.phones import normalised_phone
from wego_desktop.errors import UserError
from wego_desktop.exchange.reading.cell_readers import CellReader, ReadCell, cell_readers
from wego_desktop.exchange.reading.cells import CellValue, cell_address
from wego_desktop.exchange.reading.columns import ColumnMapping
from wego_desktop.exchange.reading.dates import DateOrder
from wego_desktop.exchange.reading.fields import ImportField as F
from wego_desktop.exchange.reading.left_out import LeftOut, RowFilter
from wego_desktop.exchange.reading.row_names import part_names, part_positions
from wego_desktop.exchange.reading.source_table import SourceTable
from wego_desktop.exchange.reading.values import FieldValue, Severity, ValueProblem

_PERSON_FIELDS = (F.GIVEN_NAMES, F.FAMILY_NAME, F.FULL_NAME, F.NATIVE_NAME, F.BADGE_NAME, F.EMAIL)
_NO_FORMULA: frozenset[tuple[int, int]] = frozenset()
_WITHOUT_VALUE = ValueProblem("import_formula_without_value", Severity.WARNING)


@dataclass(frozen=True, slots=True)
class CellProblem:
    """A problem with the cell it stands in: `column` is its header, `address` as `Sheet1!C7`.

    `field` is None and `address` the row's first cell when the row as a whole is meant.
    """

    code: str
    params: Mapping[str, object]
    column: str
    address: str
    severity: Severity
    field: F | None

    def as_error(self) -> UserError:
        """The problem as an error, for `messages.sentence`; the column's header is among its parameters."""
        return UserError(self.code, **{"column": self.column, **self.params})


@dataclass(frozen=True, slots=True)
class ParsedRow:
    """One row: the values of filled cells by field, the texts as they stood in the file, and the problems.

    A field that is not in `values` was empty or unusable in the file. A full name never stands in it: names
    are parted by the rule that was chosen, `GIVEN_NAMES` holds those that stay whole, and honorifics have
    their own field. `texts` runs as the mappings do.
    `left_out` says why the row should not be brought in unless somebody asks for it.
    """

    row_number: int
    values: Mapping[F, FieldValue]
    texts: tuple[str, ...]
    problems: tuple[CellProblem, ...]
    left_out: LeftOut | None = None

    @property
    def has_errors(self) -> bool:
        """Whether a problem keeps the row out."""
        return any(problem.severity is Severity.ERROR for problem in self.problems)

    @property
    def phone_key(self) -> str:
        """The phone number completed by the row's country, as `+12125550143;752`; empty without one."""
        phone, country = self.values.get(F.PHONE), self.values.get(F.COUNTRY)
        return normalised_phone(str(phone), str(country) if country else None) if phone else ""


@dataclass(frozen=True, slots=True)
class _Plan:
    """What every row of a table is read with."""

    table: SourceTable
    readers: tuple[CellReader, ...]
    rule: NameRule
    filter: RowFilter
    formulas: frozenset[tuple[int, int]]


def parse_rows(
    table: SourceTable,
    mappings: Sequence[ColumnMapping],
    categories: Sequence[str] = (),
    category_letters: Sequence[str] = (),
    edits: Mapping[tuple[int, int], str] | None = None,
    *,
    name_rule: NameRule = NameRule.WHOLE,
    date_orders: Mapping[int, DateOrder] | None = None,
) -> Iterator[ParsedRow]:
    """Every row of data, read as `mappings` say; streamed, so that memory does not grow with the file.

    `categories` and `category_letters` are the event's; without them a category is any text. `edits` are
    texts that count instead of cells, by row number and sheet column (from 0). `name_rule` parts the names of
    a column of full names; `date_orders` by sheet column say which number is the day where texts do not.
    UserError `import_without_names` when no column holds a name or an email address.
    """
    if not any(mapping.field in _PERSON_FIELDS for mapping in mappings):
        raise UserError("import_without_names")
    readers = cell_readers(table, mappings, categories, category_letters, date_orders or {})
    plan = _Plan(table, readers, name_rule, RowFilter(table), table.sheet.marks.formulas or _NO_FORMULA)
    rows = table.rows()
    if edits:
        rows = _edited(rows, edits, table.sheet.first_column)
    return (_parse_row(plan, number, cells) for number, cells in rows)


def _edited(
    rows: Iterator[tuple[int, Sequence[CellValue]]], edits: Mapping[tuple[int, int], str], first_column: int
) -> Iterator[tuple[int, Sequence[CellValue]]]:
    by_row: dict[int, dict[int, str]] = {}
    for (number, column), text in edits.items():
        by_row.setdefault(number, {})[column - first_column] = text
    for number, cells in rows:
        changed = list(cells)
        for offset, text in by_row.get(number, {}).items():
            changed += [""] * (offset + 1 - len(changed))
            changed[offset] = text
        yield number, changed


def _parse_row(plan: _Plan, number: int, cells: Sequence[CellValue]) -> ParsedRow:
    width = len(cells)
    texts: list[str] = []
    values: dict[F, FieldValue] = {}
    problems: list[CellProblem] = []
    for reader in plan.readers:
        cell = cells[reader.offset] if reader.offset < width else ""
        if cell == "":
            texts.append("")
            if plan.formulas and (number, reader.mapping.column.index) in plan.formulas and reader.has_target:
                problems.append(_located(plan.table, reader, number, _WITHOUT_VALUE))
            continue
        read: ReadCell = reader.read(cell)
        texts.append(read.text)
        if read.value is not None and reader.target is not None:
            _put(values, reader.target, read.value)
        if read.problem is not None:
            problems.append(_located(plan.table, reader, number, read.problem))
    part_names(values, plan.rule)
    part_positions(values)
    left_out = plan.filter.left_out(cells, values)
    if not problems and not any(name in values for name in _PERSON_FIELDS):
        problems.append(_row_problem(plan.table, number, "import_row_without_name"))
    return ParsedRow(number, values, tuple(texts), tuple(problems), left_out)


def _put(values: dict[F, FieldValue], target: F, value: FieldValue) -> None:
    """Set the field; a list that stands in several columns grows."""
    known = values.get(target)
    if isinstance(known, tuple) and isinstance(value, tuple):
        value = tuple(dict.fromkeys(known + value))
    values[target] = value


def _located(table: SourceTable, reader: CellReader, number: int, problem: ValueProblem) -> CellProblem:
    column = reader.mapping.column
    address = cell_address(table.sheet.name, number, column.index)
    header = column.header or column.letter
    return CellProblem(problem.code, problem.params, header, address, problem.severity, reader.target)


def _row_problem(table: SourceTable, number: int, code: str) -> CellProblem:
    address = cell_address(table.sheet.name, number, table.sheet.first_column)
    return CellProblem(code, {}, "", address, Severity.ERROR, None)
