"""Finds the header row of a sheet: row 1 or 27, after title rows, over blank rows."""

from collections.abc import Sequence

from wego_desktop.exchange.reading.cells import CellValue, cell_text
from wego_desktop.exchange.reading.header_words import match_header

SEARCHED_ROWS = 100
_LONGEST_LABEL = 200


def find_header_row(rows: Sequence[tuple[int, Sequence[CellValue]]]) -> int | None:
    """The number of the header row among the first `rows` of a sheet; None when they are all empty.

    The row with most recognised headers wins, the upper one of equals; where fewer than two are recognised,
    the first row that is filled nearly as widely as the table below and holds only short texts.
    """
    best_row, best_score = None, 0.0
    for number, cells in rows:
        score = _header_score(cells)
        if score > best_score:
            best_row, best_score = number, score
    if best_row is not None and best_score >= 2.0:
        return best_row
    return _first_wide_row(rows) or best_row


def _header_score(cells: Sequence[CellValue]) -> float:
    """2 points per two sure headers; different fields only, so that a column of equal words is no header."""
    sure: set[object] = set()
    guesses: set[object] = set()
    fillers = 0
    for cell in cells:
        text = cell_text(cell) if isinstance(cell, str) else ""
        if not text or len(text) > _LONGEST_LABEL:
            continue
        match = match_header(text)
        if match is None:
            continue
        if match.field is None:
            fillers += 1
        elif match.is_sure:
            sure.add(match.field)
        else:
            guesses.add(match.field)
    if not sure:
        return 0.0
    return len(sure) + 0.3 * len(guesses - sure) + 0.2 * min(fillers, 5)


def _first_wide_row(rows: Sequence[tuple[int, Sequence[CellValue]]]) -> int | None:
    widths = [sum(1 for cell in cells if cell != "") for _number, cells in rows]
    widest = max(widths, default=0)
    if widest == 0:
        return None
    for (number, cells), width in zip(rows, widths, strict=True):
        is_text = all(isinstance(cell, str) and len(cell) <= _LONGEST_LABEL for cell in cells)
        if width >= 0.6 * widest and is_text and not any("@" in str(cell) for cell in cells):
            return number
    return next(number for (number, _cells), width in zip(rows, widths, strict=True) if width)
