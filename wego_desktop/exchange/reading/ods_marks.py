"""Looks through an OpenDocument spreadsheet, streamed: extent and marks of each of its sheets."""

import re
from collections.abc import Iterator
from itertools import islice

from wego_desktop.exchange.reading.marks import MarksFound, Merge, SheetMarks

_OVERLAP_BYTES = 2048
_MARKED_ROWS = 250_000
_TAG = re.compile(
    rb"<(/?table:(?:table-row|table-column|table-cell|covered-table-cell|table)(?=[\s/>]))([^>]*)>", re.DOTALL
)
_REPEAT = re.compile(rb'table:number-(?:rows|columns)-repeated="(\d+)"')
_SPAN = re.compile(rb'table:number-(rows|columns)-spanned="(\d+)"')
_HIDDEN = re.compile(rb'table:visibility="(?:collapse|filter)"')
_TEXT = re.compile(rb"<text:p[^>]*>([^<]{1,20})<")


class OdsLook:
    """What streaming through `content.xml` found; `rows` and `columns` are of the sheet being read."""

    def __init__(self) -> None:
        self.rows = self.columns = 0
        self._position = self._repeat = self._column = self._filled = self._table_column = 0
        self._sheets: list[MarksFound] = []

    @property
    def marks(self) -> tuple[SheetMarks, ...]:
        """The marks of the sheets in the file's order."""
        return tuple(found.whole() for found in self._sheets)

    def take(self, chunks: Iterator[bytes]) -> Iterator[None]:
        """Look through `chunks`, one step for each tag."""
        tail = b""
        for chunk in chunks:
            text = tail + chunk
            end = 0
            for tag in _TAG.finditer(text):
                end = tag.end()
                self._move(tag.group(1), tag.group(2), text[end : end + 200])
                yield
            tail = text[max(end, len(text) - _OVERLAP_BYTES) :]

    def _move(self, name: bytes, attributes: bytes, inner: bytes) -> None:
        if name == b"table:table":
            self.rows = self.columns = self._position = self._table_column = 0
            self._sheets.append(MarksFound())
        elif not self._sheets:
            return
        elif name == b"table:table-column":
            self._take_column(attributes)
        elif name == b"table:table-row":
            self._take_row(attributes)
        elif name == b"/table:table-row":
            self._position += self._repeat
            if self._filled:
                self.rows, self.columns = self._position, max(self.columns, self._filled)
        elif not name.startswith(b"/"):
            self._take_cell(attributes, inner)

    def _take_column(self, attributes: bytes) -> None:
        count = _repeat(attributes)
        if _HIDDEN.search(attributes):
            columns = range(self._table_column, min(self._table_column + count, 16_384))
            self._sheets[-1].hidden_columns.update(columns)
        self._table_column += count

    def _take_row(self, attributes: bytes) -> None:
        self._repeat, self._column, self._filled = _repeat(attributes), 0, 0
        if _HIDDEN.search(attributes):
            first = self._position + 1
            rows = range(first, min(first + self._repeat, _MARKED_ROWS))
            self._sheets[-1].hidden_rows.update(rows)
        if attributes.endswith(b"/"):
            self._position += self._repeat

    def _take_cell(self, attributes: bytes, inner: bytes) -> None:
        row, column, found = self._position + 1, self._column, self._sheets[-1]
        count = _repeat(attributes)
        self._column += count
        if b"office:value-type" in attributes:
            self._filled = self._column
        if b"-spanned" in attributes:
            spans = {name: int(number) for name, number in _SPAN.findall(attributes)}
            bottom, right = row + spans.get(b"rows", 1) - 1, column + spans.get(b"columns", 1) - 1
            found.merges.append(Merge(row, column, bottom, right))
        if b'value-type="error"' in attributes:
            text = _TEXT.search(inner)
            word = text.group(1).decode("utf-8", "replace") if text else "#VALUE!"
            for place in islice(range(column, column + count), 1000):
                found.errors[row, place] = word
        elif b"table:formula" in attributes and b"office:value-type" not in attributes:
            found.formulas.add((row, column))


def _repeat(attributes: bytes) -> int:
    match = _REPEAT.search(attributes)
    return int(match.group(1)) if match else 1
