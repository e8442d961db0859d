"""Finds the tables of a sheet: one in most files, several in the reports of meeting tools."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from wego_desktop.exchange.reading.cells import cell_text
from wego_desktop.exchange.reading.header_row import (
    JoinedHeader,
    find_header_row,
    join_header,
    says_below,
    score_of,
)
from wego_desktop.exchange.reading.header_words import match_joined
from wego_desktop.exchange.reading.source import SheetSource
from wego_desktop.exchange.reading.survey import Survey, survey_of

_TITLE_DISTANCE = 5
_NARROW = 2
_OF_PEOPLE = re.compile(
    r"attendee|participant|guest|registrant|delegate|참가자|참석자|asistentes|inscri|délégué|delegad"
)
_PAGE = re.compile(
    r"^\W*(?:page|página|seite|sheet|p\.|쪽)|continued|cont\.|suite|계속|\d+ */ *\d+", re.IGNORECASE
)
_OF_OTHERS = re.compile(
    r"\bhost|panelist|summary|activit|topic|요약|resumen|résumé|instruction|sample|example|ejemplo|exemple|예시"
)


@dataclass(frozen=True, slots=True)
class FoundTable:
    """A table of a sheet: its title (perhaps empty), header, and the last row that may be data."""

    title: str
    header: JoinedHeader
    last_row: int
    rank: float


def found_tables(sheet: SheetSource, header_row: int | None = None) -> tuple[FoundTable, ...]:
    """The tables of `sheet` from top to bottom; with `header_row` that row is one's header for certain.

    A list that begins with people at once has its header in row 0.
    """
    survey = survey_of(sheet)
    main = find_header_row(survey.top) if header_row is None else header_row
    if main is None:
        return ()
    if main == 0:
        return (FoundTable("", JoinedHeader((), 0, is_two_rows=False), len(survey.widths), 0.0),)
    headers = _headers(sheet, survey, main)
    tables: list[FoundTable] = []
    for place, header in enumerate(headers):
        following = headers[place + 1] if place + 1 < len(headers) else None
        last = _end(survey, header, following)
        before = tables[-1].last_row if tables else 0
        title = _title(survey, header, before)
        if last > header.row or header.row in {main, main + 1}:
            tables.append(FoundTable(title, header, last, _rank(header, title)))
    return tuple(tables)


def preferred(tables: Sequence[FoundTable]) -> FoundTable:
    """The table that most looks like one of people; the upper one of equals."""
    return max(tables, key=lambda table: table.rank)


def _headers(sheet: SheetSource, survey: Survey, main: int) -> list[JoinedHeader]:
    rows = dict(survey.top) | dict(survey.headers)
    if main not in rows:
        rows[main] = next(cells for number, cells in sheet.rows() if number == main)
        survey.headers.append((main, rows[main]))
    joined = join_header(list(rows.items()), main, sheet.marks.merges, sheet.first_column)
    found = {joined.row: joined}
    taken = {joined.row - 1, joined.row, joined.row + 1} if joined.is_two_rows else {main}
    for number, cells in survey.headers:
        if number not in taken:
            labels = tuple(("", cell_text(cell)) for cell in cells)
            found[number] = JoinedHeader(labels, number, is_two_rows=False)
    return _without_repeats(survey, [found[number] for number in sorted(found)], joined.row)


def _without_repeats(survey: Survey, headers: list[JoinedHeader], main: int) -> list[JoinedHeader]:
    """The headers that begin a table: the same one again does so under a title of its own only."""
    kept: list[JoinedHeader] = []
    for header in headers:
        is_again = bool(kept) and _words(kept[-1]) == _words(header)
        title = survey.titles.get(header.row - 1, "")
        if not is_again or (title and not _PAGE.search(title)):
            kept.append(header)
        elif header.row == main:
            kept[-1] = header
    return kept


def _end(survey: Survey, header: JoinedHeader, following: JoinedHeader | None) -> int:
    """The last row before the following table and its title."""
    if following is None:
        return len(survey.widths)
    row = following.row - 1 - (1 if following.is_two_rows else 0)
    while row > header.row and 0 < survey.width(row) <= _NARROW:
        row -= 1
    return survey.last_filled(header.row + 1, row)


def _title(survey: Survey, header: JoinedHeader, after: int) -> str:
    first = header.row - (1 if header.is_two_rows else 0)
    for row in range(first - 1, max(first - 1 - _TITLE_DISTANCE, after), -1):
        if survey.width(row) == 1:
            return survey.titles.get(row, "")
    return ""


def _rank(header: JoinedHeader, title: str) -> float:
    rank = score_of(match_joined(*label) for label in header.labels if any(label))
    folded = title.casefold()
    if _OF_PEOPLE.search(folded) or says_below(title):
        rank += 3
    return rank - 3 if _OF_OTHERS.search(folded) else rank


def _words(header: JoinedHeader) -> list[tuple[str, str]]:
    return [label for label in header.labels if any(label)]
