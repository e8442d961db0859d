"""Looks through an old xls file before it is read: a damaged one could end the program or fill the memory."""

import struct
from collections.abc import Iterator
from pathlib import Path

from wego_desktop.errors import UserError
from wego_desktop.exchange.reading.binary_marks import mark_xls
from wego_desktop.exchange.reading.limits import ReadLimits
from wego_desktop.exchange.reading.marks import MarksFound, SheetMarks

# [MS-CFB] 2.2 and [MS-XLS] 2.3: sector numbers from here on are marks, and the records that are looked at.
_FIRST_MARK = 0xFFFFFFFA
_FILEPASS, _DIMENSIONS, _STRINGS, _SHEET, _BEGIN = 0x002F, 0x0200, 0x00FC, 0x0085, 0x0809
# Blank and filled cells ([MS-XLS] 2.4), and those records that hold a run of cells.
_CELL_RUNS = frozenset({0x00BD, 0x00BE})
_CELLS = frozenset({0x0006, 0x0406, 0x00D6, 0x00FD, 0x0201, 0x0203, 0x0204, 0x0205, 0x027E}) | _CELL_RUNS
_XLS_ROWS, _XLS_COLUMNS = 65_536, 256


def check_xls(path: Path, limits: ReadLimits) -> tuple[SheetMarks, ...]:
    """The marks of the sheets, once it is sure that the xls file's container and records hold together.

    UserError `import_file_protected` (encrypted), `import_sheet_too_wide`, or `import_file_damaged` when a
    chain, a length, a count or a cell points outside of the file or the format.
    """
    try:
        stream = _Container(path.read_bytes()).workbook()
        sheets: dict[int, MarksFound] = {}
        found, extent = MarksFound(), _Extent(path, limits)
        for position, record, body in _records(stream):
            _check_record(path, record, body, len(stream), limits)
            if record == _SHEET:
                sheets[struct.unpack_from("<I", body)[0]] = MarksFound()
            elif record == _BEGIN:
                found, extent = sheets.get(position, found), _Extent(path, limits)
            elif record in _CELLS:
                extent.take(record, body)
            mark_xls(found, record, body)
        return tuple(sheet.whole() for sheet in sheets.values())
    except (struct.error, IndexError, ValueError) as error:
        raise UserError("import_file_damaged", name=path.name) from error


class _Extent:
    """The rectangle around the cells of one sheet, which the reader will hold as a whole."""

    def __init__(self, path: Path, limits: ReadLimits) -> None:
        self._path, self._limits = path, limits
        self._rows = self._columns = 0

    def take(self, record: int, body: bytes) -> None:
        """Reach to one cell, of several the last."""
        row, column = struct.unpack_from("<HH", body)
        if record in _CELL_RUNS:
            column = max(column, *struct.unpack_from("<H", body, len(body) - 2))
        if column >= _XLS_COLUMNS:
            raise ValueError("a cell beyond the columns of the format")
        self._rows, self._columns = max(self._rows, row + 1), max(self._columns, column + 1)
        if self._rows * self._columns > self._limits.cells:
            raise UserError(
                "import_sheet_too_wide", name=self._path.name, rows=self._rows, columns=self._columns
            )


def _check_record(path: Path, record: int, body: bytes, size: int, limits: ReadLimits) -> None:
    if record == _FILEPASS:
        raise UserError("import_file_protected", name=path.name)
    if record == _STRINGS and struct.unpack_from("<i", body, 4)[0] * 3 not in range(size + 3):
        raise ValueError("more strings than bytes")
    if record == _SHEET and struct.unpack_from("<I", body)[0] >= size:
        raise ValueError("a sheet begins behind the end")
    if record == _DIMENSIONS:
        is_new = len(body) == 14
        first_row, end_row, first, end = struct.unpack_from("<IIHH" if is_new else "<HHHH", body)
        if end_row > _XLS_ROWS or end > _XLS_COLUMNS or first_row > end_row or first > end:
            raise ValueError("a sheet beyond the size of the format")
        if end_row * end > max(limits.cells, 1):
            raise UserError("import_sheet_too_wide", name=path.name, rows=end_row, columns=end)


def _records(stream: bytes) -> Iterator[tuple[int, int, bytes]]:
    position = 0
    while position + 4 <= len(stream):
        record, length = struct.unpack_from("<HH", stream, position)
        yield position, record, stream[position + 4 : position + 4 + length]
        position += 4 + length


class _Container:
    """The compound file around the workbook; every chain and length is checked while it is followed."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        self._shift, self._mini_shift = struct.unpack_from("<HH", content, 30)
        if self._shift not in {9, 12} or self._mini_shift != 6:
            raise ValueError("unknown sector size")
        fat_count, self._directory = struct.unpack_from("<I", content, 44)[0], self._word(48)
        self._cutoff, mini_fat, mini_count, difat, difat_count = struct.unpack_from("<IIIII", content, 56)
        most = (len(content) >> self._shift) + 1
        if max(fat_count, mini_count, difat_count) > most or self._cutoff > 1 << 16:
            raise ValueError("more sectors than the file holds")
        tables = [n for n in struct.unpack_from("<109I", content, 76) if n < _FIRST_MARK]
        tables += self._further_tables(difat, difat_count)
        self._fat = self._numbers(b"".join(self._sector(n) for n in tables))
        self._mini_fat = self._numbers(self._chain(mini_fat)) if mini_fat < _FIRST_MARK else ()

    def workbook(self) -> bytes:
        """The bytes of the workbook's stream."""
        entries = list(self._entries())
        for name, start, size in entries:
            if name in {"Workbook", "Book"}:
                if size >= self._cutoff:
                    return self._chain(start)[:size]
                return self._mini_chain(start, self._chain(entries[0][1]))[:size]
        raise ValueError("no workbook in the file")

    def _entries(self) -> Iterator[tuple[str, int, int]]:
        directory = self._chain(self._directory)
        for position in range(0, len(directory), 128):
            entry = directory[position : position + 128]
            length, kind = struct.unpack_from("<HB", entry, 64)
            start, size = struct.unpack_from("<II", entry, 116)
            if kind and (size > len(self._content) or length > 64):
                raise ValueError("an entry larger than the file")
            if kind:
                yield entry[: max(length - 2, 0)].decode("utf-16-le", "replace"), start, size

    def _further_tables(self, difat: int, count: int) -> list[int]:
        tables: list[int] = []
        for _sector in range(count):
            if difat >= _FIRST_MARK:
                break
            numbers = self._numbers(self._sector(difat))
            tables += [n for n in numbers[:-1] if n < _FIRST_MARK]
            difat = numbers[-1]
        return tables

    def _chain(self, sector: int) -> bytes:
        parts: list[bytes] = []
        while sector < _FIRST_MARK:
            parts.append(self._sector(sector))
            sector = self._fat[sector]
            if len(parts) > len(self._fat):
                raise ValueError("a chain without end")
        return b"".join(parts)

    def _mini_chain(self, sector: int, container: bytes) -> bytes:
        parts: list[bytes] = []
        while sector < _FIRST_MARK:
            parts.append(container[sector << self._mini_shift : (sector + 1) << self._mini_shift])
            sector = self._mini_fat[sector]
            if len(parts) > len(self._mini_fat):
                raise ValueError("a chain without end")
        return b"".join(parts)

    def _sector(self, number: int) -> bytes:
        start = (number + 1) << self._shift
        if start >= len(self._content):
            raise ValueError("a sector behind the end")
        return self._content[start : start + (1 << self._shift)]

    def _word(self, position: int) -> int:
        return int.from_bytes(self._content[position : position + 4], "little")

    @staticmethod
    def _numbers(content: bytes) -> tuple[int, ...]:
        return struct.unpack(f"<{len(content) // 4}I", content[: len(content) // 4 * 4])
