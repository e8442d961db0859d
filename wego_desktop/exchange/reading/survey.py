"""One walk through a sheet: how widely each row is filled, where tables may begin, what the titles say."""

from array import array
from collections.abc import Sequence
from dataclasses import dataclass, field

from wego_desktop.exchange.reading.cells import CellValue, cell_text
from wego_desktop.exchange.reading.header_row import ENOUGH, SEARCHED_ROWS, header_score
from wego_desktop.exchange.reading.source import SheetSource

_NARROW = 2
_KEPT_TITLES = 5_000
_KEPT_HEADERS = 50


@dataclass(slots=True)
class Survey:
    """What the walk found; `widths[n - 1]` is the number of filled cells in row n."""

    widths: "array[int]" = field(default_factory=lambda: array("H"))
    top: list[tuple[int, Sequence[CellValue]]] = field(default_factory=list)
    titles: dict[int, str] = field(default_factory=dict)
    headers: list[tuple[int, Sequence[CellValue]]] = field(default_factory=list)

    def width(self, row: int) -> int:
        """Filled cells of a row counted from 1; 0 outside of the sheet."""
        return self.widths[row - 1] if 0 < row <= len(self.widths) else 0

    def last_filled(self, first: int, last: int) -> int:
        """The last row from `first` to `last` that holds anything; `first - 1` when none does."""
        return next((row for row in range(last, first - 1, -1) if self.width(row)), first - 1)


def survey_of(sheet: SheetSource) -> Survey:
    """The sheet's survey, made once and kept with it."""
    known = sheet.memo.get("survey")
    if isinstance(known, Survey):
        return known
    survey = Survey()
    before = 0
    for number, cells in sheet.rows():
        width = min(len(cells) - cells.count(""), 65_535)
        survey.widths.append(width)
        if number <= SEARCHED_ROWS:
            survey.top.append((number, cells))
        if 0 < width <= _NARROW and len(survey.titles) < _KEPT_TITLES:
            survey.titles[number] = next((text for text in map(cell_text, cells) if text), "")
        may_begin = before <= _NARROW < width and len(survey.headers) < _KEPT_HEADERS
        if may_begin and header_score(cells) >= ENOUGH:
            survey.headers.append((number, cells))
        before = width
    sheet.memo["survey"] = survey
    return survey
