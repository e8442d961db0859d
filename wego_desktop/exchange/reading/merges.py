"""Gives merged cells their value in every row they reach over, and error cells their word."""

from collections.abc import Iterator, Sequence

from wego_desktop.exchange.reading.cells import CellValue
from wego_desktop.exchange.reading.source import SheetSource

_Row = tuple[int, Sequence[CellValue]]
_SECTION_COLUMNS = 3


def completed_rows(sheet: SheetSource, header_row: int, last_row: int) -> Iterator[_Row]:
    """The sheet's rows; below `header_row` a cell merged downwards stands in each of its rows.

    A row that holds nothing else stays blank: cells merged in all columns make one row, not several.
    """
    covered = _covered(sheet, header_row, last_row)
    errors: dict[int, list[tuple[int, str]]] = {}
    for (row, column), word in sheet.marks.errors.items():
        errors.setdefault(row, []).append((column - sheet.first_column, word))
    if not covered and not errors:
        return sheet.rows()
    return _completed(sheet.rows(), covered, errors)


def section_rows(sheet: SheetSource) -> frozenset[int]:
    """Rows with a cell that is merged over several columns: a heading when nothing else stands there."""
    return frozenset(
        merge.top
        for merge in sheet.marks.merges
        if merge.right - merge.left + 1 >= _SECTION_COLUMNS and merge.top == merge.bottom
    )


def _covered(sheet: SheetSource, header_row: int, last_row: int) -> dict[int, list[tuple[int, int]]]:
    """For each row the positions it takes from above, with the row where their value stands."""
    covered: dict[int, list[tuple[int, int]]] = {}
    for merge in sheet.marks.merges:
        offset = merge.left - sheet.first_column
        if merge.top <= header_row or offset < 0:
            continue
        for row in range(merge.top + 1, min(merge.bottom, last_row) + 1):
            covered.setdefault(row, []).append((offset, merge.top))
    return covered


def _completed(
    rows: Iterator[_Row],
    covered: dict[int, list[tuple[int, int]]],
    errors: dict[int, list[tuple[int, str]]],
) -> Iterator[_Row]:
    sources = {(top, offset) for places in covered.values() for offset, top in places}
    needed: dict[int, list[int]] = {}
    for top, offset in sources:
        needed.setdefault(top, []).append(offset)
    values: dict[tuple[int, int], CellValue] = {}
    for number, cells in rows:
        for offset in needed.get(number, ()):
            values[number, offset] = cells[offset] if offset < len(cells) else ""
        places: list[tuple[int, CellValue]] = list(errors.get(number, ()))
        if number in covered and cells.count("") < len(cells):
            places += [(offset, values.get((top, offset), "")) for offset, top in covered[number]]
        yield number, _with(cells, places) if places else cells


def _with(cells: Sequence[CellValue], places: list[tuple[int, CellValue]]) -> Sequence[CellValue]:
    changed = list(cells)
    for offset, value in places:
        if offset >= 0:
            changed += [""] * (offset + 1 - len(changed))
            if changed[offset] == "":
                changed[offset] = value
    return changed
