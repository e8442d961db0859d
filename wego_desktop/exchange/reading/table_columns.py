"""The columns of a table that was found: headers told apart, and samples of what stands below them."""

from itertools import islice

from wego_desktop.exchange.reading.cells import cell_text, column_letter
from wego_desktop.exchange.reading.header_row import JoinedHeader
from wego_desktop.exchange.reading.merges import completed_rows
from wego_desktop.exchange.reading.source import SheetSource
from wego_desktop.exchange.reading.source_table import FileWarning, SourceColumn
from wego_desktop.exchange.reading.table_search import FoundTable

_SAMPLED_ROWS = 300
_SAMPLES = 40


def table_columns(
    sheet: SheetSource, found: FoundTable, *, skip_hidden: bool
) -> tuple[tuple[SourceColumn, ...], list[FileWarning]]:
    """The columns that have a header or data; equal headers are told apart by ` (2)`."""
    header: JoinedHeader = found.header
    samples = _samples(sheet, header.row, found.last_row)
    warnings: list[FileWarning] = []
    columns: list[SourceColumn] = []
    seen: dict[str, int] = {}
    for offset in range(max(len(header.labels), len(samples))):
        group, label = header.labels[offset] if offset < len(header.labels) else ("", "")
        title = " ".join(f"{group} / {label}".split()) if group else " ".join(label.split())
        values = samples[offset] if offset < len(samples) else ()
        index = sheet.first_column + offset
        if (not title and not values) or (skip_hidden and index in sheet.marks.hidden_columns):
            continue
        seen[title.casefold()] = count = seen.get(title.casefold(), 0) + 1
        if title and count > 1:
            warnings.append(
                FileWarning("import_header_twice", {"header": title, "column": column_letter(index)})
            )
            title = f"{title} ({count})"
        columns.append(SourceColumn(index, title, values, group, label))
    return tuple(columns), warnings


def _samples(sheet: SheetSource, header_row: int, last_row: int) -> list[tuple[str, ...]]:
    """The first different texts of each column below the header."""
    found: list[dict[str, None]] = []
    last = min(header_row + _SAMPLED_ROWS, last_row)
    for _number, cells in islice(completed_rows(sheet, header_row, last), header_row, last):
        found.extend({} for _missing in range(len(cells) - len(found)))
        for values, cell in zip(found, cells, strict=False):
            if cell != "" and len(values) < _SAMPLES:
                text = cell_text(cell)
                if text:
                    values[text] = None
    return [tuple(values) for values in found]
