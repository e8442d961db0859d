"""Reads delimited text in which a quotation mark has no end."""

import csv
from collections.abc import Iterator, Sequence

from wego_desktop.exchange.reading.cells import CellValue

_FEWEST_LINES = 3


def swallows_lines(row: Sequence[CellValue], delimiter: str, width: int) -> bool:
    """Whether a cell of `row` holds whole rows: lines that are cut into as many cells as the table has.

    `width` is the number of cells of the table's first row. Addresses of several lines do not count.
    """
    if width < 2 or len(row) == width:
        return False
    for cell in row:
        lines = str(cell).rstrip("\r\n").split("\n")[1:]
        whole = sum(1 for line in lines if line.count(delimiter) >= width - 1)
        if whole >= min(_FEWEST_LINES, len(lines)) and whole > 0:
            return True
    return False


def line_by_line(lines: Iterator[str], delimiter: str) -> Iterator[Sequence[CellValue]]:
    """One row for each line; where quotation marks do not pair, they are taken for letters."""
    for line in lines:
        text = line.rstrip("\r\n")
        if text.count('"') % 2:
            yield [cell.strip('"') for cell in text.split(delimiter)]
        else:
            yield next(csv.reader([text], delimiter=delimiter), [])
