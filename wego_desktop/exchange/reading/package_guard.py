"""Looks through a packed workbook before it is read: a small file must not fill the memory."""

import re
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol
from xml.parsers.expat import ExpatError, ParserCreate

from wego_desktop.errors import UserError
from wego_desktop.exchange.reading.limits import ReadLimits
from wego_desktop.exchange.reading.marks import NO_MARKS, SheetMarks
from wego_desktop.exchange.reading.ods_marks import OdsLook
from wego_desktop.exchange.reading.sheet_parts import sheet_parts
from wego_desktop.exchange.reading.xlsx_marks import SheetLook

_CHUNK_BYTES = 1024 * 1024
_READ_ENTRIES = re.compile(r"^(xl/.*\.(xml|bin)|content\.xml)$", re.IGNORECASE)
_WITHOUT_CELLS = re.compile(r"(sharedstrings|styles|theme\d*|workbook)\.xml$|\.bin$", re.IGNORECASE)
# What the parser says of tags that do not pair, and of an encoding that nobody knows.
_BAD_TAGS = (ExpatError, LookupError, ValueError)


class _Look(Protocol):
    rows: int
    columns: int

    def take(self, chunks: Iterator[bytes]) -> Iterator[None]: ...


def check_package(path: Path, limits: ReadLimits) -> tuple[SheetMarks, ...]:
    """The marks of the sheets of the workbook at `path`, once it is sure to be readable with modest memory.

    They run as the workbook lists its sheets, charts included; none for xlsb. UserError
    `import_workbook_expands` when its parts unpack to too many bytes, `import_sheet_too_wide` when a filled
    cell lies so far out that the sheet would have too many cells, `import_file_damaged` when a part does not
    match its checksum.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            _check_sizes(path, archive, limits)
            marks: dict[str, SheetMarks] = {}
            for entry in archive.infolist():
                if entry.filename == "content.xml":
                    look = OdsLook()
                    _check_entry(path, archive, entry, limits, look)
                    _check_tags(archive, entry)
                    return look.marks
                if _READ_ENTRIES.match(entry.filename):
                    sheet = SheetLook()
                    _check_entry(path, archive, entry, limits, sheet)
                    marks[entry.filename.lower()] = sheet.marks
            return tuple(marks.get(part.lower(), NO_MARKS) for part in sheet_parts(archive))
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, *_BAD_TAGS) as error:
        raise UserError("import_file_damaged", name=path.name) from error


def _check_sizes(path: Path, archive: zipfile.ZipFile, limits: ReadLimits) -> None:
    parts = [entry for entry in archive.infolist() if entry.filename.endswith((".xml", ".bin", ".rels"))]
    unpacked = sum(entry.file_size for entry in parts)
    packed = sum(entry.compress_size for entry in parts)
    is_bomb = unpacked > limits.ratio_from_bytes and unpacked > packed * limits.unpack_ratio
    if unpacked > limits.unpacked_bytes or is_bomb:
        raise UserError("import_workbook_expands", name=path.name, size_mb=unpacked // 1024**2)


def _check_tags(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> None:
    """Raise ExpatError when the part's tags do not pair: the reader of OpenDocument would wait for ever."""
    parser = ParserCreate()
    with archive.open(entry) as part:
        while chunk := part.read(_CHUNK_BYTES):
            parser.Parse(chunk, False)
    parser.Parse(b"", True)


def _check_entry(
    path: Path, archive: zipfile.ZipFile, entry: zipfile.ZipInfo, limits: ReadLimits, look: _Look
) -> None:
    """Unpack one part to its end, which also compares its length and checksum; only marks are kept.

    The reader keeps the rectangle around all filled cells of a sheet, so one stray cell at XFD1048576 would
    cost gigabytes. Empty cells that only carry a format do not count.
    """
    with archive.open(entry) as part:
        chunks = iter(lambda: part.read(_CHUNK_BYTES), b"")
        if _WITHOUT_CELLS.search(entry.filename):
            for _chunk in chunks:
                pass
            return
        for _step in look.take(chunks):
            if look.rows * look.columns > limits.cells:
                raise UserError("import_sheet_too_wide", name=path.name, rows=look.rows, columns=look.columns)
