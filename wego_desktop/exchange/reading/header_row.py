"""Finds the header row of a sheet: row 1 or 27, after title rows, over blank rows, in two rows."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from wego_desktop.exchange.reading.cells import CellValue, cell_text
from wego_desktop.exchange.reading.header_words import (
    HeaderMatch,
    match_header,
    match_joined,
    match_known,
)
from wego_desktop.exchange.reading.marks import Merge

SEARCHED_ROWS = 100
ENOUGH = 2.0
"""The score from which a row is a header by its own words."""

_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.\w+")
_LONGEST_LABEL = 200
_LONGEST_GROUP = 60
_Row = tuple[int, Sequence[CellValue]]


@dataclass(frozen=True, slots=True)
class JoinedHeader:
    """The labels of a header by position, each of a group's word above (or none) and the column's own."""

    labels: tuple[tuple[str, str], ...]
    row: int
    is_two_rows: bool


def find_header_row(rows: Sequence[_Row]) -> int | None:
    """The number of the header row among the first `rows` of a sheet, 0 for none; None when all are empty.

    The row with most recognised headers wins, the upper one of equals; where fewer than two are recognised,
    the first row that is filled nearly as widely as the table below and holds only short texts.
    """
    best_row = _best(rows, match_known) or _best(rows, match_header)
    if best_row:
        return best_row
    if _begins_with_people(rows):
        return 0
    return _first_wide_row(rows) or _best(rows, match_header, enough=0.1)


def _best(
    rows: Sequence[_Row], match: Callable[[str], HeaderMatch | None], enough: float = ENOUGH
) -> int | None:
    best_row, best_score = None, 0.0
    is_announced = False
    for number, cells in rows:
        texts = short_texts(cells)
        score = score_of(map(match, texts)) + (0.5 if is_announced else 0.0)
        if score > best_score:
            best_row, best_score = number, score
        is_announced = len(texts) == 1 and says_below(texts[0])
    return best_row if best_score >= enough else None


def header_score(cells: Sequence[CellValue]) -> float:
    """A point for each sure header, by known words alone; below `ENOUGH` the row is none."""
    return score_of(map(match_known, short_texts(cells)))


def score_of(matches: Iterable[HeaderMatch | None]) -> float:
    """A point per sure header; different fields only, so that a column of equal words is no header."""
    sure: set[object] = set()
    guesses: set[object] = set()
    fillers = 0
    for match in matches:
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


def short_texts(cells: Sequence[CellValue]) -> list[str]:
    """The texts among `cells` that are short enough for a header."""
    texts = (cell_text(cell) for cell in cells if isinstance(cell, str) and cell)
    return [text for text in texts if text and len(text) <= _LONGEST_LABEL]


def join_header(
    rows: Sequence[_Row], number: int, merges: Sequence[Merge], first_column: int
) -> JoinedHeader:
    """The header in row `number`, joined with the row above or below where both together say more.

    A group's word counts for the cells that are merged with it, else for the blank ones right of it.
    """
    by_number = dict(rows)
    alone = tuple(("", cell_text(cell)) for cell in by_number[number])
    best = JoinedHeader(alone, number, is_two_rows=False)
    best_score = score_of(match_header(label) for _group, label in alone if label)
    for upper, lower in ((number - 1, number), (number, number + 1)):
        if upper not in by_number or lower not in by_number:
            continue
        labels = _joined(by_number[upper], by_number[lower], _Groups(upper, merges, first_column))
        if labels is None:
            continue
        score = score_of(match_joined(*label) for label in labels if any(label))
        if score > best_score + 0.25:
            best, best_score = JoinedHeader(labels, lower, is_two_rows=True), score
    return best


@dataclass(frozen=True, slots=True)
class _Groups:
    """The merges that begin in the upper of two header rows."""

    row: int
    merges: Sequence[Merge]
    first_column: int

    def end_of(self, offset: int) -> int | None:
        """The last position that is merged with the one at `offset`; None when nothing is merged."""
        column = self.first_column + offset
        for merge in self.merges:
            if merge.top == self.row and merge.left == column:
                return merge.right - self.first_column
        return None

    @property
    def are_merged(self) -> bool:
        """Whether any group is merged."""
        return any(merge.top == self.row and merge.right > merge.left for merge in self.merges)


def _joined(
    upper: Sequence[CellValue], lower: Sequence[CellValue], groups: _Groups
) -> tuple[tuple[str, str], ...] | None:
    """Both rows joined, or None when they cannot be a header together."""
    above, below = [_label(cell) for cell in upper], [_label(cell) for cell in lower]
    if None in above or None in below or sum(map(bool, above)) < 2 or not any(below):
        return None
    width = max(len(above), len(below))
    above += [""] * (width - len(above))
    below += [""] * (width - len(below))
    labels: list[tuple[str, str]] = []
    group, group_end = "", -1
    for offset in range(width):
        text = above[offset] or ""
        if text:
            group, end = text, groups.end_of(offset)
            group_end = end if end is not None else offset if groups.are_merged else width
        own = below[offset] or ""
        is_grouped = own and (text or offset <= group_end)
        labels.append((group, own) if is_grouped else ("", own or text))
    return tuple(labels)


def _label(cell: CellValue) -> str | None:
    """The text of a cell that may be a label, else None."""
    if not isinstance(cell, str):
        return None
    text = cell_text(cell)
    return None if len(text) > _LONGEST_GROUP or "@" in text else text


def says_below(text: str) -> bool:
    """Whether a line announces the real table: `START YOUR AGENDA BELOW`."""
    folded = f" {text.casefold()} "
    return any(word in folded for word in (" below", "아래", " abajo", " abaixo", "ci-dessous"))


def _begins_with_people(rows: Sequence[_Row]) -> bool:
    """Whether the first filled row is one of people already: an email in a column that holds emails."""
    filled = [cells for _number, cells in rows if any(cell != "" for cell in cells)][:2]
    places = [{place for place, cell in enumerate(cells) if _is_email(cell)} for cells in filled]
    return bool(places) and bool(places[0]) and all(places[0] & place for place in places)


def _is_email(cell: CellValue) -> bool:
    return isinstance(cell, str) and bool(_EMAIL.fullmatch(cell.strip()))


def _first_wide_row(rows: Sequence[_Row]) -> int | None:
    widths = [sum(1 for cell in cells if cell != "") for _number, cells in rows]
    widest = max(widths, default=0)
    if widest == 0:
        return None
    for (number, cells), width in zip(rows, widths, strict=True):
        is_text = all(isinstance(cell, str) and len(cell) <= _LONGEST_LABEL for cell in cells)
        if width >= 0.6 * widest and is_text and not any("@" in str(cell) for cell in cells):
            return number
    return next(number for (number, _cells), width in zip(rows, widths, strict=True) if width)
