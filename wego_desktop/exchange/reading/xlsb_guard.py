"""Looks through the binary sheets of an xlsb workbook for cells that lie too far out."""

import struct
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from wego_desktop.errors import UserError
from wego_desktop.exchange.reading.binary_marks import mark_xlsb
from wego_desktop.exchange.reading.limits import ReadLimits
from wego_desktop.exchange.reading.marks import NO_MARKS, MarksFound, SheetMarks
from wego_desktop.exchange.reading.sheet_parts import relation_targets

# Record numbers of [MS-XLSB] 2.3.2: a row's header, then its cells; 1 is a cell that only has a format.
_ROW_HEADER = 0
_FILLED_CELLS = range(2, 12)
_SHEET_LISTED = 156


def check_xlsb(path: Path, limits: ReadLimits) -> tuple[SheetMarks, ...]:
    """The marks of the sheets, once no sheet has too large a rectangle around its filled cells.

    They run in the order of the workbook. UserError `import_sheet_too_wide`, or
    `import_file_damaged` when the records end too early.
    """
    try:
        marks: dict[str, SheetMarks] = {}
        with zipfile.ZipFile(path) as archive:
            for name in archive.namelist():
                if name.lower().startswith("xl/worksheets/") and name.lower().endswith(".bin"):
                    with archive.open(name) as part:
                        marks[name.lower()] = _check_sheet(path, part, limits)
            targets = relation_targets(archive, "xl/_rels/workbook.bin.rels")
            with archive.open("xl/workbook.bin") as part:
                parts = [targets.get(reference, "") for reference in _sheet_references(part)]
        return tuple(marks.get(name.lower(), NO_MARKS) for name in parts)
    except (struct.error, IndexError, KeyError, zipfile.BadZipFile, zlib.error, EOFError) as error:
        raise UserError("import_file_damaged", name=path.name) from error


def _sheet_references(part: IO[bytes]) -> Iterator[str]:
    """The relation of each sheet that the workbook lists ([MS-XLSB] BrtBundleSh)."""
    for record, body in _records(part):
        if record == _SHEET_LISTED:
            (length,) = struct.unpack_from("<I", body, 8)
            yield body[12 : 12 + 2 * length].decode("utf-16-le", "replace")


def _check_sheet(path: Path, part: IO[bytes], limits: ReadLimits) -> SheetMarks:
    row = rows = columns = 0
    found = MarksFound()
    for record, body in _records(part):
        if record == _ROW_HEADER:
            (row,) = struct.unpack_from("<I", body)
        mark_xlsb(found, record, body, row)
        if record in _FILLED_CELLS:
            (column,) = struct.unpack_from("<I", body)
            rows, columns = max(rows, row + 1), max(columns, column + 1)
            if rows * columns > limits.cells:
                raise UserError("import_sheet_too_wide", name=path.name, rows=rows, columns=columns)
    return found.whole()


def _records(part: IO[bytes]) -> Iterator[tuple[int, bytes]]:
    while first := part.read(1):
        record = first[0]
        if record & 0x80:
            record = (record & 0x7F) | (part.read(1)[0] << 7)
        length = shift = 0
        while True:
            byte = part.read(1)[0]
            length |= (byte & 0x7F) << shift
            shift += 7
            if not byte & 0x80 or shift > 21:
                break
        yield record, part.read(length)
