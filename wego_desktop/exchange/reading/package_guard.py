"""Looks through a packed workbook before it is read, so that a small file cannot fill the memory."""

import re
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

from wego_desktop.errors import UserError
from wego_desktop.exchange.reading.cells import column_index
from wego_desktop.exchange.reading.limits import ReadLimits

_CHUNK_BYTES = 1024 * 1024
_OVERLAP_BYTES = 512
_READ_ENTRIES = re.compile(r"^(xl/.*\.(xml|bin)|content\.xml)$", re.IGNORECASE)
_WITHOUT_CELLS = re.compile(r"(sharedstrings|styles|theme\d*|workbook)\.xml$|\.bin$", re.IGNORECASE)
_FILLED_CELL = re.compile(rb'<(?:\w+:)?c\s[^>]*?\br="([A-Z]{1,3})(\d{1,7})"[^>]*(?<!/)>')
_ODS_TAG = re.compile(
    rb"<(/?table:(?:table-row|table-cell|covered-table-cell|table)(?=[\s/>]))([^>]*)>", re.DOTALL
)
_ODS_REPEAT = re.compile(rb'table:number-(?:rows|columns)-repeated="(\d+)"')


def check_package(path: Path, limits: ReadLimits) -> None:
    """Return when the packed workbook at `path` can be read with modest memory.

    UserError `import_workbook_expands` when its parts unpack to too many bytes, `import_sheet_too_wide` when
    a filled cell lies so far out that the sheet would have too many cells, `import_file_damaged` when a part
    does not match its checksum.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            _check_sizes(path, archive, limits)
            for entry in archive.infolist():
                if _READ_ENTRIES.match(entry.filename):
                    _check_entry(path, archive, entry, limits)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, NotImplementedError) as error:
        raise UserError("import_file_damaged", name=path.name) from error


def _check_sizes(path: Path, archive: zipfile.ZipFile, limits: ReadLimits) -> None:
    parts = [entry for entry in archive.infolist() if entry.filename.endswith((".xml", ".bin", ".rels"))]
    unpacked = sum(entry.file_size for entry in parts)
    packed = sum(entry.compress_size for entry in parts)
    is_bomb = unpacked > limits.ratio_from_bytes and unpacked > packed * limits.unpack_ratio
    if unpacked > limits.unpacked_bytes or is_bomb:
        raise UserError("import_workbook_expands", name=path.name, size_mb=unpacked // 1024**2)


def _check_entry(path: Path, archive: zipfile.ZipFile, entry: zipfile.ZipInfo, limits: ReadLimits) -> None:
    """Unpack one part to its end, which also compares its length and checksum; nothing is kept."""
    with archive.open(entry) as part:
        chunks = iter(lambda: part.read(_CHUNK_BYTES), b"")
        if entry.filename == "content.xml":
            _check_ods(path, chunks, limits)
        elif _WITHOUT_CELLS.search(entry.filename):
            for _chunk in chunks:
                pass
        else:
            _check_extent(path, chunks, limits)


def _check_extent(path: Path, chunks: Iterator[bytes], limits: ReadLimits) -> None:
    """Compare the rectangle around all filled cells of one xlsx sheet with the limit.

    The reader keeps that whole rectangle, so one stray cell at XFD1048576 would cost gigabytes. Empty cells
    that only carry a format do not count.
    """
    last_row, last_column, tail = 0, 0, b""
    letters_seen: set[bytes] = set()
    for chunk in chunks:
        found = _FILLED_CELL.findall(tail + chunk)
        if found:
            last_row = max(last_row, _largest_row(found))
            letters_seen.update({letters for letters, _row in found})
        tail = chunk[-_OVERLAP_BYTES:]
    for letters in letters_seen:
        last_column = max(last_column, column_index(letters.decode("ascii")) or 0)
    _refuse_extent(path, last_row, last_column + 1, limits)


def _largest_row(found: list[tuple[bytes, bytes]]) -> int:
    longest = max(len(row) for _letters, row in found)
    return max(int(row) for _letters, row in found if len(row) == longest)


def _check_ods(path: Path, chunks: Iterator[bytes], limits: ReadLimits) -> None:
    """Compare the filled rows and columns of every OpenDocument sheet, repeats counted, with the limit."""
    extent, tail = _OdsExtent(), b""
    for chunk in chunks:
        text = tail + chunk
        end = 0
        for tag in _ODS_TAG.finditer(text):
            end = tag.end()
            extent.take(tag.group(1), tag.group(2))
            _refuse_extent(path, extent.rows, extent.columns, limits)
        tail = text[max(end, len(text) - 4 * _OVERLAP_BYTES) :]


class _OdsExtent:
    """Follows the tags of an OpenDocument sheet; `rows` and `columns` reach to the last filled cell."""

    def __init__(self) -> None:
        self.rows = self.columns = 0
        self._position = self._repeat = self._column = self._filled = 0

    def take(self, name: bytes, attributes: bytes) -> None:
        """Move on by one tag."""
        if name == b"table:table":
            self.rows = self.columns = self._position = 0
        elif name == b"table:table-row":
            self._repeat, self._column, self._filled = _repeat(attributes), 0, 0
            if attributes.endswith(b"/"):
                self._position += self._repeat
        elif name == b"/table:table-row":
            self._position += self._repeat
            if self._filled:
                self.rows, self.columns = self._position, max(self.columns, self._filled)
        elif not name.startswith(b"/"):
            self._column += _repeat(attributes)
            if b"office:value-type" in attributes:
                self._filled = self._column


def _repeat(attributes: bytes) -> int:
    match = _ODS_REPEAT.search(attributes)
    return int(match.group(1)) if match else 1


def _refuse_extent(path: Path, rows: int, columns: int, limits: ReadLimits) -> None:
    if rows * columns > limits.cells:
        raise UserError("import_sheet_too_wide", name=path.name, rows=rows, columns=columns)
