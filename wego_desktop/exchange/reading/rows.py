"""Reads the rows of a mapped table one by one: a value per field and what is wrong in which cell."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from wego_desktop.domain.honorifics import split_honorific
from wego_desktop.domain.person_names import split_full_name
from wego_desktop.errors import UserError
from wego_desktop.exchange.reading.cells import (
    CellValue,
    cell_address,
    cell_text,
    has_control_characters,
)
from wego_desktop.exchange.reading.columns import ColumnMapping
from wego_desktop.exchange.reading.fields import ImportField as F
from wego_desktop.exchange.reading.table import SourceTable
from wego_desktop.exchange.reading.values import (
    FieldValue,
    Parsed,
    Severity,
    ValueProblem,
    value_parser,
)

_PERSON_FIELDS = (F.GIVEN_NAMES, F.FAMILY_NAME, F.FULL_NAME, F.NATIVE_NAME, F.BADGE_NAME, F.EMAIL)
_CACHED_TEXTS = 2_000


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

    A field that is not in `values` was empty or unusable in the file. A full name is split: `GIVEN_NAMES` and
    perhaps `FAMILY_NAME` and `HONORIFIC` stand in its place. `texts` runs as the mappings do.
    """

    row_number: int
    values: Mapping[F, FieldValue]
    texts: tuple[str, ...]
    problems: tuple[CellProblem, ...]

    @property
    def has_errors(self) -> bool:
        """Whether a problem keeps the row out."""
        return any(problem.severity is Severity.ERROR for problem in self.problems)


@dataclass(frozen=True, slots=True)
class _Reader:
    """A mapped column made ready: where its cell stands in a row and what reads its text."""

    offset: int
    field: F
    mapping: ColumnMapping
    parse: Callable[[str], Parsed]


def parse_rows(
    table: SourceTable,
    mappings: Sequence[ColumnMapping],
    categories: Sequence[str] = (),
    category_letters: Sequence[str] = (),
    edits: Mapping[tuple[int, int], str] | None = None,
) -> Iterator[ParsedRow]:
    """Every row of data, read as `mappings` say; streamed, so that memory does not grow with the file.

    `categories` and `category_letters` are the event's; without them a category is any text. `edits` are
    texts that count instead of cells, by row number and sheet column (from 0). UserError
    `import_without_names` when no column holds a name or an email address.
    """
    if not any(mapping.field in _PERSON_FIELDS for mapping in mappings):
        raise UserError("import_without_names")
    readers = [
        _Reader(
            mapping.column.index - table.sheet.first_column,
            mapping.field,
            mapping,
            _remembering(value_parser(mapping.field, categories, category_letters)),
        )
        for mapping in mappings
        if mapping.field
    ]
    offsets = tuple(mapping.column.index - table.sheet.first_column for mapping in mappings)
    rows = table.rows()
    if edits:
        rows = _edited(rows, edits, table.sheet.first_column)
    return (_parse_row(table, readers, offsets, number, cells) for number, cells in rows)


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


def _remembering(parse: Callable[[str], Parsed]) -> Callable[[str], Parsed]:
    """`parse` with a memory of texts already seen: most columns of a list repeat themselves."""
    known: dict[str, Parsed] = {}

    def remembered(text: str) -> Parsed:
        result = known.get(text)
        if result is None:
            result = parse(text)
            if len(known) < _CACHED_TEXTS:
                known[text] = result
        return result

    return remembered


def _parse_row(
    table: SourceTable,
    readers: Sequence[_Reader],
    offsets: Sequence[int],
    number: int,
    cells: Sequence[CellValue],
) -> ParsedRow:
    width = len(cells)
    texts = [cell_text(cell) if cell != "" else "" for cell in cells]
    values: dict[F, FieldValue] = {}
    problems: list[CellProblem] = []
    for reader in readers:
        if reader.offset >= width or cells[reader.offset] == "":
            continue
        text = texts[reader.offset]
        found = _cell_problem(cells[reader.offset], text)
        if text:
            parsed = reader.parse(text)
            found = parsed.problem or found
            if parsed.value is not None:
                _put(values, reader.field, parsed.value)
        if found:
            problems.append(_located(table, reader, number, found))
    _split_names(values)
    if not problems and not any(name in values for name in _PERSON_FIELDS):
        problems.append(_row_problem(table, number, "import_row_without_name"))
    kept = tuple(texts[offset] if offset < width else "" for offset in offsets)
    return ParsedRow(number, values, kept, tuple(problems))


def _cell_problem(cell: CellValue, text: str) -> ValueProblem | None:
    if isinstance(cell, str) and cell is not text and has_control_characters(cell):
        return ValueProblem("import_control_characters", Severity.WARNING)
    return None


def _put(values: dict[F, FieldValue], field: F, value: FieldValue) -> None:
    """Set the field; a list that stands in several columns grows."""
    known = values.get(field)
    if isinstance(known, tuple) and isinstance(value, tuple):
        value = tuple(dict.fromkeys(known + value))
    values[field] = value


def _split_names(values: dict[F, FieldValue]) -> None:
    """Part a full name where no given or family name stands, and put honorifics into their field."""
    full = values.pop(F.FULL_NAME, None)
    given = values.get(F.GIVEN_NAMES)
    if isinstance(full, str) and given is None and F.FAMILY_NAME not in values:
        parts = split_full_name(full)
        _put_parts(values, parts.honorific, parts.given)
        if parts.family:
            values[F.FAMILY_NAME] = parts.family
    elif isinstance(given, str):
        honorific, rest = split_honorific(given)
        _put_parts(values, honorific, rest)


def _put_parts(values: dict[F, FieldValue], honorific: str, given: str) -> None:
    values[F.GIVEN_NAMES] = given
    if honorific:
        values.setdefault(F.HONORIFIC, honorific)


def _located(table: SourceTable, reader: _Reader, number: int, problem: ValueProblem) -> CellProblem:
    column = reader.mapping.column
    address = cell_address(table.sheet.name, number, column.index)
    header = column.header or column.letter
    return CellProblem(problem.code, problem.params, header, address, problem.severity, reader.field)


def _row_problem(table: SourceTable, number: int, code: str) -> CellProblem:
    address = cell_address(table.sheet.name, number, table.sheet.first_column)
    return CellProblem(code, {}, "", address, Severity.ERROR, None)
