"""The table that was found in a sheet: header, columns with samples, and its rows of data."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import islice

from wego_desktop.exchange.reading.cells import CellValue, cell_text, column_letter
from wego_desktop.exchange.reading.merges import completed_rows, section_rows
from wego_desktop.exchange.reading.source import FileWarning, SheetSource
from wego_desktop.exchange.reading.source_tool import ToolMatch

_NOTE = re.compile(
    r"^(?:[*※†•]|notes?\b|n\.?b\.?\b|total\b|sum\b|합계|총계|계$|비고|주\)|source\b|legend\b|totaux\b|nota\b|observ)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class SourceColumn:
    """One column: `index` counts from 0 at the sheet's column A; `samples` are its first different texts.

    A header of two rows stands as `Contact / E-mail`; `group` and `label` are its parts.
    """

    index: int
    header: str
    samples: tuple[str, ...]
    group: str = ""
    label: str = ""

    @property
    def letter(self) -> str:
        """The column's letters in the spreadsheet program."""
        return column_letter(self.index)


class _Kind(Enum):
    DATA = "data"
    NOTE = "note"
    SECTION = "section"


@dataclass(frozen=True, slots=True)
class SourceTable:
    """One table of one sheet; `rows()` streams its data again at each call.

    `header_row` is the lower one of a header in two rows (`header_rows` is 2 then), and 0 where rows begin
    without any header. With `skip_hidden`
    hidden rows and columns are as if they were not in the file.
    """

    sheet: SheetSource
    header_row: int
    columns: tuple[SourceColumn, ...]
    warnings: tuple[FileWarning, ...]
    last_row: int
    title: str = ""
    header_rows: int = 1
    skip_hidden: bool = False
    tool: ToolMatch | None = None

    def rows(self) -> Iterator[tuple[int, Sequence[CellValue]]]:
        """Row number (from 1) and cells (from the sheet's `first_column`) of each row that is data.

        Blank rows, repeated headers and headings merged over several columns are passed over, and so are
        notes below the table: rows of a single cell after a blank row, or that begin like a note or a total,
        with nothing wider behind them (`notes_below` tells of them).
        """
        return ((number, cells) for number, cells, kind in self._marked_rows() if kind is _Kind.DATA)

    def notes_below(self) -> FileWarning | None:
        """The warning `import_notes_below_table` when rows below were passed over; reads all rows."""
        numbers = [number for number, _cells, kind in self._marked_rows() if kind is _Kind.NOTE]
        if not numbers:
            return None
        return FileWarning("import_notes_below_table", {"count": len(numbers), "row": numbers[0]})

    def _marked_rows(self) -> Iterator[tuple[int, Sequence[CellValue], _Kind]]:
        """Each row that holds something but the header's words, and what it is."""
        header_cells = next((cells for number, cells in self.sheet.rows() if number == self.header_row), ())
        header = texts_of(header_cells)
        is_narrow_table = len(self.columns) < 3
        sections = section_rows(self.sheet)
        hidden = self.sheet.marks.hidden_rows if self.skip_hidden else frozenset()
        pending: list[tuple[int, Sequence[CellValue]]] = []
        is_after_blank = False
        rows = completed_rows(self.sheet, self.header_row, self.last_row)
        for number, cells in islice(rows, self.header_row, self.last_row):
            filled = len(cells) - cells.count("")
            if number in hidden:
                continue
            if not filled or (filled < 4 and not any(texts_of(cells))):
                is_after_blank = True
            elif filled == 1 and number in sections and not is_narrow_table:
                yield number, cells, _Kind.SECTION
            elif filled < 3 and not is_narrow_table and _is_note(cells, filled, is_after_blank or pending):
                pending.append((number, cells))
            elif not header or cells[:3] != header_cells[:3] or texts_of(cells) != header:
                yield from ((*row, _Kind.DATA) for row in pending)
                pending.clear()
                is_after_blank = False
                yield number, cells, _Kind.DATA
        yield from ((*row, _Kind.NOTE) for row in pending)


def _is_note(cells: Sequence[CellValue], filled: int, is_apart: object) -> bool:
    """Whether a narrow row may be a note below the table, if nothing wider follows."""
    if filled == 1 and is_apart:
        return True
    first = next((cell for cell in cells if cell != ""), "")
    return isinstance(first, str) and bool(_NOTE.match(first.strip()))


def texts_of(cells: Sequence[CellValue]) -> list[str]:
    """The cleaned texts of `cells`."""
    return [cell_text(cell) for cell in cells]


__all__ = ["FileWarning", "SourceColumn", "SourceTable", "texts_of"]
