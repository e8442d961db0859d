"""Writes a small xlsb workbook: no program of the tests can (records of [MS-XLSB] 2.4)."""

import struct
from collections.abc import Sequence

from tests.data.making.books import packed

_BEGIN_BOOK, _END_BOOK, _BEGIN_SHEETS, _END_SHEETS, _SHEET = 131, 132, 143, 144, 156
_BEGIN_SHEET, _END_SHEET, _EXTENT, _BEGIN_DATA, _END_DATA = 129, 130, 148, 145, 146
_ROW, _REAL, _TEXT, _ERROR, _COLUMNS, _END_COLUMNS, _COLUMN = 0, 5, 6, 3, 390, 391, 60
_TYPES = b"""<?xml version="1.0" encoding="UTF-8"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="bin" ContentType="application/vnd.ms-excel.sheet.binary.macroEnabled.main"/>
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Override PartName="/xl/worksheets/sheet1.bin" ContentType="application/vnd.ms-excel.worksheet"/></Types>"""
_RELATIONS = """<?xml version="1.0" encoding="UTF-8"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1"
 Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}" Target="{target}"/>
</Relationships>"""


def binary_book(
    title: str,
    rows: Sequence[Sequence[object]],
    hidden_rows: Sequence[int] = (),
    hidden_columns: Sequence[int] = (),
) -> bytes:
    """An xlsb of one sheet; rows count from 1, columns from 0; a text `#N/A` becomes that error."""
    extent = struct.pack("<IIII", 0, len(rows) - 1, 0, max(map(len, rows)) - 1)
    sheet = _record(_BEGIN_SHEET) + _record(_EXTENT, extent) + _record(_COLUMNS)
    for column in hidden_columns:
        sheet += _record(_COLUMN, struct.pack("<IIIIH", column, column, 2560, 0, 1))
    sheet += _record(_END_COLUMNS) + _record(_BEGIN_DATA)
    for number, row in enumerate(rows):
        flags = 0x10 if number + 1 in hidden_rows else 0
        sheet += _record(_ROW, struct.pack("<IIHBBBI", number, 0, 300, 0, flags, 0, 0))
        for column, value in enumerate(row):
            sheet += _cell(column, value)
    sheet += _record(_END_DATA) + _record(_END_SHEET)
    bundle = struct.pack("<II", 0, 1) + _text("rId1") + _text(title)
    workbook = _record(_BEGIN_BOOK) + _record(_BEGIN_SHEETS) + _record(_SHEET, bundle)
    workbook += _record(_END_SHEETS) + _record(_END_BOOK)
    return packed(
        {
            "[Content_Types].xml": _TYPES,
            "_rels/.rels": _RELATIONS.format(kind="officeDocument", target="xl/workbook.bin").encode(),
            "xl/_rels/workbook.bin.rels": _RELATIONS.format(
                kind="worksheet", target="worksheets/sheet1.bin"
            ).encode(),
            "xl/workbook.bin": workbook,
            "xl/worksheets/sheet1.bin": sheet,
        }
    )


def _cell(column: int, value: object) -> bytes:
    place = struct.pack("<II", column, 0)
    if value in {None, ""}:
        return b""
    if value == "#N/A":
        return _record(_ERROR, place + b"\x2a")
    if isinstance(value, int | float):
        return _record(_REAL, place + struct.pack("<d", value))
    return _record(_TEXT, place + _text(str(value)))


def _text(text: str) -> bytes:
    content = text.encode("utf-16-le")
    return struct.pack("<I", len(content) // 2) + content


def _record(number: int, body: bytes = b"") -> bytes:
    head = bytes([number]) if number < 0x80 else bytes([(number & 0x7F) | 0x80, number >> 7])
    length, size = len(body), b""
    while True:
        size += bytes([(length & 0x7F) | (0x80 if length > 0x7F else 0)])
        length >>= 7
        if not length:
            return head + size + body
