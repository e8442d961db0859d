"""Looks through the binary sheets of an xlsb workbook for cells that lie too far out."""

import struct
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from wego_desktop.errors import UserError
from wego_desktop.exchange.reading.limits import ReadLimits

# Record numbers of [MS-XLSB] 2.3.2: a row's header, then its cells; 1 is a cell that only has a format.
_ROW_HEADER = 0
_FILLED_CELLS = range(2, 12)


def check_xlsb(path: Path, limits: ReadLimits) -> None:
    """Return when no sheet of the xlsb workbook has too large a rectangle around its filled cells.

    UserError `import_sheet_too_wide`, or `import_file_damaged` when the records end too early.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            for name in archive.namelist():
                if name.lower().startswith("xl/worksheets/") and name.lower().endswith(".bin"):
                    with archive.open(name) as part:
                        _check_sheet(path, part, limits)
    except (struct.error, IndexError, zipfile.BadZipFile, EOFError) as error:
        raise UserError("import_file_damaged", name=path.name) from error


def _check_sheet(path: Path, part: IO[bytes], limits: ReadLimits) -> None:
    row = rows = columns = 0
    for record, body in _records(part):
        if record == _ROW_HEADER:
            (row,) = struct.unpack_from("<I", body)
        elif record in _FILLED_CELLS:
            (column,) = struct.unpack_from("<I", body)
            rows, columns = max(rows, row + 1), max(columns, column + 1)
            if rows * columns > limits.cells:
                raise UserError("import_sheet_too_wide", name=path.name, rows=rows, columns=columns)


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
