"""Marks in the records of the two binary kinds of workbook, xls and xlsb."""

import struct

from wego_desktop.exchange.reading.marks import MarksFound, Merge

# [MS-XLS] 2.5.10 and [MS-XLSB] 2.5.97.2 give errors the same numbers.
_ERRORS = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
}
_HIDDEN_ROW_XLS, _ERROR_RESULT = 0x20, 2


def mark_xls(found: MarksFound, record: int, body: bytes) -> None:
    """Add what one xls record says ([MS-XLS] 2.4: Row, ColInfo, BoolErr, Formula)."""
    if record == 0x0208 and len(body) >= 14 and body[12] & _HIDDEN_ROW_XLS:
        found.hidden_rows.add(int.from_bytes(body[:2], "little") + 1)
    elif record == 0x007D and len(body) >= 10 and body[8] & 1:
        first, last = struct.unpack_from("<HH", body)
        found.hidden_columns.update(range(first, min(last, 255) + 1))
    elif record == 0x0205 and len(body) >= 8 and body[7]:
        row, column = struct.unpack_from("<HH", body)
        found.errors[row + 1, column] = _ERRORS.get(body[6], "#VALUE!")
    elif record == 0x0006 and len(body) >= 14 and body[12:14] == b"\xff\xff" and body[6] == _ERROR_RESULT:
        row, column = struct.unpack_from("<HH", body)
        found.errors[row + 1, column] = _ERRORS.get(body[8], "#VALUE!")


def mark_xlsb(found: MarksFound, record: int, body: bytes, row: int) -> None:
    """Add what one xlsb record says ([MS-XLSB] 2.4: BrtRowHdr, BrtColInfo, BrtMergeCell, BrtCellError …).

    `row` counts from 0, as the file does.
    """
    if record == 0 and len(body) >= 12 and body[11] & 0x10:
        found.hidden_rows.add(row + 1)
    elif record == 60 and len(body) >= 18 and body[16] & 1:
        first, last = struct.unpack_from("<II", body)
        found.hidden_columns.update(range(first, min(last, 16_383) + 1))
    elif record == 176 and len(body) >= 16:
        top, bottom, left, right = struct.unpack_from("<IIII", body)
        found.merges.append(Merge(top + 1, left, bottom + 1, right))
    elif record in {3, 11} and len(body) >= 9:
        (column,) = struct.unpack_from("<I", body)
        found.errors[row + 1, column] = _ERRORS.get(body[8], "#VALUE!")
