"""Looks through the XML of one xlsx sheet, streamed: its extent, and which rows and cells are special."""

import re
from collections.abc import Iterator

from wego_desktop.exchange.reading.cells import column_index
from wego_desktop.exchange.reading.marks import MarksFound, SheetMarks

_P = rb"(?:\w+:)?"
_ROW_START = re.compile(rb"<(?:\w+:)?row[\s/>]")
_FAR_PLAIN_CELL = re.compile(rb'r="(?:[A-Z]{2,3}\d|[A-Z]\d{6})')
_FAR_CELL = re.compile(rb"""\br\s*=\s*["'](?:[A-Za-z]{2,3}\d|[A-Za-z]?\d{6})""")
_CELL_WITHOUT_PLACE = re.compile(rb"<" + _P + rb"c(?:>|\s(?![^>]*\br\s*=)[^>]*>)")
_CELL = re.compile(rb"<" + _P + rb"c[\s>]")
_ROW_NUMBER = re.compile(rb"<" + _P + rb"""row\s[^>]*?\br\s*=\s*["'](\d{1,7})""")
_FILLED_CELL = re.compile(
    rb"<" + _P + rb"""c\s[^>]*?\br\s*=\s*["']([A-Za-z]{1,3})(\d{1,7})["'][^>]*(?<!/)>"""
)
_HIDDEN_ROW = re.compile(rb"<" + _P + rb'row\s(?=[^>]*\bhidden="(?:1|true)")[^>]*?\br="(\d{1,7})"')
_HIDDEN_COLUMN = re.compile(rb"<" + _P + rb'col\s(?=[^>]*\bhidden="(?:1|true)")([^>]*)>')
_COLUMN_ENDS = re.compile(rb'\b(min|max)="(\d{1,5})"')
_FORMULA = re.compile(
    rb"<" + _P + rb'c\s([^>]*?)\br="([A-Z]{1,3})(\d{1,7})"([^>]*)>\s*'
    rb"<" + _P + rb"f\b[^>]*?(?:/>|>[^<]*</" + _P + rb"f>)\s*"
    rb"(?:<" + _P + rb"v\s*/>|<" + _P + rb"v>\s*</" + _P + rb"v>)?\s*</" + _P + rb"c>"
)
_ERROR = re.compile(
    rb"<" + _P + rb'c\s(?=[^>]*\bt="e")[^>]*?\br="([A-Z]{1,3})(\d{1,7})"[^>]*>'
    rb"(?:(?!</" + _P + rb"c>).)*?<" + _P + rb"v>([^<]{1,20})<",
    re.DOTALL,
)
_LARGEST_BLOCK = 64 * 1024 * 1024


class SheetLook:
    """What streaming through one sheet's XML found: rows and columns to the last filled cell, and marks.

    Few columns and rows need no exact count: a sheet without a cell beyond column Z and row 99,999 counts as
    that large.
    """

    def __init__(self) -> None:
        self.rows = self.columns = 0
        self._found = MarksFound()
        self._is_far = False
        self._row_count = 0

    def take(self, chunks: Iterator[bytes]) -> Iterator[None]:
        """Look through `chunks`, one step for each block of whole rows; the extent grows meanwhile."""
        for block in _blocks(chunks):
            self._measure(block)
            self._mark(block)
            yield

    @property
    def marks(self) -> SheetMarks:
        """The marks found so far."""
        return self._found.whole()

    def _measure(self, block: bytes) -> None:
        are_plain = block.count(b"<c ") + block.count(b"<c>") == block.count(b'<c r="') and b":c" not in block
        if not are_plain and _CELL_WITHOUT_PLACE.search(block):
            self._count_cells(block)
        if not self._is_far:
            if not (_FAR_PLAIN_CELL if are_plain else _FAR_CELL).search(block):
                return
            self._is_far = True
        found = _FILLED_CELL.findall(block)
        if not found:
            return
        longest = max(len(row) for _letters, row in found)
        last = max(int(row) for _letters, row in found if len(row) == longest)
        self.rows = max(self.rows, last)
        for letters in {letters for letters, _row in found}:
            self.columns = max(self.columns, _column(letters) + 1)

    def _count_cells(self, block: bytes) -> None:
        """Reach to cells that only stand in their order, as some programs write them."""
        rows = _ROW_START.split(block)
        self._row_count += len(rows)
        self.rows = max(self.rows, self._row_count, *map(int, _ROW_NUMBER.findall(block)))
        self.columns = max(self.columns, *(len(_CELL.findall(row)) for row in rows))

    def _mark(self, block: bytes) -> None:
        found = self._found
        if b'hidden="' in block:
            found.hidden_rows.update(int(row) for row in _HIDDEN_ROW.findall(block))
            for attributes in _HIDDEN_COLUMN.findall(block):
                ends = {name: int(number) for name, number in _COLUMN_ENDS.findall(attributes)}
                first, last = ends.get(b"min", 1), min(ends.get(b"max", 1), 16_384)
                found.hidden_columns.update(range(first - 1, last))
        if b"<f" in block or b":f" in block:
            for before, letters, row, after in _FORMULA.findall(block):
                # An empty text is a formula's own value: Excel marks it as text.
                if b't="str"' not in before + after:
                    found.formulas.add((int(row), _column(letters)))
        if b't="e"' in block:
            for letters, row, word in _ERROR.findall(block):
                found.errors[int(row), _column(letters)] = word.decode("utf-8", "replace")


def _column(letters: bytes) -> int:
    return column_index(letters.decode("ascii")) or 0


def _blocks(chunks: Iterator[bytes]) -> Iterator[bytes]:
    """The same bytes, cut before a row, so that no row stands in two blocks (but for one without end)."""
    held = b""
    for chunk in chunks:
        held += chunk
        cut = _last_row(held)
        if cut > 0 or len(held) > _LARGEST_BLOCK:
            yield held[:cut] if cut > 0 else held
            held = held[cut:] if cut > 0 else b""
    if held:
        yield held


def _last_row(content: bytes) -> int:
    """Where the last row begins; 0 when none does."""
    end = len(content)
    while (place := content.rfind(b"row", 0, end)) > 0:
        start = content.rfind(b"<", max(0, place - 20), place)
        if start >= 0 and _ROW_START.match(content, start):
            return start
        end = place
    return 0
