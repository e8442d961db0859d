"""A table in a sheet: its header, its columns with samples, and its rows of data."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from wego_desktop.errors import UserError
from wego_desktop.exchange.reading.cells import CellValue, cell_text, column_letter
from wego_desktop.exchange.reading.header_row import SEARCHED_ROWS, find_header_row
from wego_desktop.exchange.reading.header_words import match_header
from wego_desktop.exchange.reading.source import SheetSource, SourceFile

_SAMPLED_ROWS = 300
_SAMPLES = 40
_SHEETS_TRIED = 12


@dataclass(frozen=True, slots=True)
class SourceColumn:
    """One column: `index` counts from 0 at the sheet's column A; `samples` are its first different texts."""

    index: int
    header: str
    samples: tuple[str, ...]

    @property
    def letter(self) -> str:
        """The column's letters in the spreadsheet program."""
        return column_letter(self.index)


@dataclass(frozen=True, slots=True)
class FileWarning:
    """Something to tell about the file as a whole: a code of the import messages and its parameters."""

    code: str
    params: dict[str, object]


@dataclass(frozen=True, slots=True)
class SourceTable:
    """The table of one sheet; `rows()` streams its data again at each call."""

    sheet: SheetSource
    header_row: int
    columns: tuple[SourceColumn, ...]
    warnings: tuple[FileWarning, ...]

    def rows(self) -> Iterator[tuple[int, Sequence[CellValue]]]:
        """Row number (from 1) and cells (from the sheet's `first_column`) of each row that is data.

        Blank rows and repeated headers are passed over, and so are notes below the table: rows of a single
        cell after a blank row with nothing wider behind them (`notes_below` tells of them).
        """
        return ((number, cells) for number, cells, is_note in self._marked_rows() if not is_note)

    def notes_below(self) -> FileWarning | None:
        """The warning `import_notes_below_table` when rows below were passed over; reads all rows."""
        numbers = [number for number, _cells, is_note in self._marked_rows() if is_note]
        if not numbers:
            return None
        return FileWarning("import_notes_below_table", {"count": len(numbers), "row": numbers[0]})

    def _marked_rows(self) -> Iterator[tuple[int, Sequence[CellValue], bool]]:
        """Each row that holds something but the header's words, and whether it is a note below the table."""
        header_cells = next(cells for number, cells in self.sheet.rows() if number == self.header_row)
        header = _texts(header_cells)
        is_narrow_table = sum(1 for text in header if text) < 3
        pending: list[tuple[int, Sequence[CellValue]]] = []
        is_after_blank = False
        for number, cells in islice(self.sheet.rows(), self.header_row, None):
            filled = len(cells) - cells.count("")
            if not filled or (filled < 4 and not any(_texts(cells))):
                is_after_blank = True
            elif filled == 1 and not is_narrow_table and (is_after_blank or pending):
                pending.append((number, cells))
            elif cells[:3] != header_cells[:3] or _texts(cells) != header:
                yield from ((*row, False) for row in pending)
                pending.clear()
                is_after_blank = False
                yield number, cells, False
        yield from ((*row, True) for row in pending)


def choose_table(
    source: SourceFile, sheet_name: str | None = None, header_row: int | None = None
) -> SourceTable:
    """The table to import: of the named sheet, else of the visible sheet whose header is recognised best.

    `header_row` counts from 1 and overrides the search. UserError `import_sheet_unknown`,
    `import_sheet_without_rows` (names the other sheets with their rows), `import_header_row_unknown`.
    """
    if sheet_name is not None:
        return _table(source, _named_sheet(source, sheet_name), header_row)
    visible = [sheet for sheet in source.sheets if not sheet.is_hidden] or list(source.sheets)
    filled = [sheet for sheet in visible if sheet.row_count]
    if not filled:
        _refuse_empty(source, visible[0])
    if len(filled) == 1:
        return _table(source, filled[0], header_row)
    best = max(filled[:_SHEETS_TRIED], key=lambda sheet: _recognised(sheet, header_row))
    return _table(source, best, header_row)


def _named_sheet(source: SourceFile, name: str) -> SheetSource:
    for sheet in source.sheets:
        if sheet.name == name:
            return sheet
    for sheet in source.sheets:
        if sheet.name.strip().casefold() == name.strip().casefold():
            return sheet
    raise UserError("import_sheet_unknown", sheet=name, sheets=", ".join(source.sheet_names))


def _refuse_empty(source: SourceFile, sheet: SheetSource) -> None:
    others = [
        f"{other.name} ({other.row_count})" for other in source.sheets if other != sheet and other.row_count
    ]
    if others:
        raise UserError("import_sheet_without_rows", sheet=sheet.name, others=", ".join(others))
    raise UserError("import_sheet_without_rows_alone", sheet=sheet.name)


def _recognised(sheet: SheetSource, header_row: int | None) -> tuple[int, bool]:
    """How many headers of the sheet are sure, and whether it has rows below them."""
    found = header_row or find_header_row(list(islice(sheet.rows(), SEARCHED_ROWS)))
    header = next((cells for number, cells in sheet.rows() if number == found), ())
    matches = [match_header(text) for text in _texts(header) if text]
    return sum(1 for m in matches if m and m.is_sure and m.field), sheet.row_count > (found or 0)


def _table(source: SourceFile, sheet: SheetSource, header_row: int | None) -> SourceTable:
    if sheet.row_count == 0:
        _refuse_empty(source, sheet)
    if header_row is not None and not 1 <= header_row <= sheet.row_count:
        raise UserError("import_header_row_unknown", row=header_row, sheet=sheet.name, rows=sheet.row_count)
    number = header_row or find_header_row(list(islice(sheet.rows(), SEARCHED_ROWS)))
    if number is None:
        _refuse_empty(source, sheet)
    assert number is not None
    header = next(cells for row, cells in sheet.rows() if row == number)
    columns, warnings = _columns(sheet, number, _texts(header))
    table = SourceTable(sheet, number, columns, warnings)
    if next(table.rows(), None) is None:
        _refuse_empty(source, sheet)
    return table


def _texts(cells: Sequence[CellValue]) -> list[str]:
    return [cell_text(cell) for cell in cells]


def _columns(
    sheet: SheetSource, header_row: int, header: list[str]
) -> tuple[tuple[SourceColumn, ...], tuple[FileWarning, ...]]:
    """The columns that have a header or data; equal headers are told apart by ` (2)`."""
    samples = _samples(sheet, header_row)
    warnings: list[FileWarning] = []
    columns: list[SourceColumn] = []
    seen: dict[str, int] = {}
    for offset in range(max(len(header), len(samples))):
        title = " ".join(header[offset].split()) if offset < len(header) else ""
        values = samples[offset] if offset < len(samples) else ()
        if not title and not values:
            continue
        index = sheet.first_column + offset
        seen[title.casefold()] = count = seen.get(title.casefold(), 0) + 1
        if title and count > 1:
            warnings.append(
                FileWarning("import_header_twice", {"header": title, "column": column_letter(index)})
            )
            title = f"{title} ({count})"
        columns.append(SourceColumn(index, title, values))
    return tuple(columns), tuple(warnings)


def _samples(sheet: SheetSource, header_row: int) -> list[tuple[str, ...]]:
    """The first different texts of each column below the header."""
    found: list[dict[str, None]] = []
    for _number, cells in islice(sheet.rows(), header_row, header_row + _SAMPLED_ROWS):
        found.extend({} for _missing in range(len(cells) - len(found)))
        for values, cell in zip(found, cells, strict=False):
            if cell != "" and len(values) < _SAMPLES:
                text = cell_text(cell)
                if text:
                    values[text] = None
    return [tuple(values) for values in found]
