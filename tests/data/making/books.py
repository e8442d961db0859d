"""Writes workbooks without anything that differs from one day to the next."""

import io
import re
import zipfile
from collections.abc import Callable, Mapping, Sequence

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

Rows = Sequence[Sequence[object]]
_MOMENT = b"2026-09-01T09:00:00Z"


def book(sheets: Mapping[str, Rows], change: Callable[[openpyxl.Workbook], None] | None = None) -> bytes:
    """An xlsx of the sheets; `change` may do more to the workbook before it is saved."""
    workbook = openpyxl.Workbook()
    workbook.remove(workbook.worksheets[0])
    for title, rows in sheets.items():
        sheet: Worksheet = workbook.create_sheet(title)
        for row in rows:
            sheet.append(list(row))
    if change:
        change(workbook)
    target = io.BytesIO()
    workbook.save(target)
    return packed(_parts(target.getvalue()))


def packed(parts: Mapping[str, bytes], first: str = "") -> bytes:
    """A package of the parts with one moment for all; the part `first` stands in front, unpacked."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name in sorted(parts, key=lambda part: (part != first, part)):
            method = zipfile.ZIP_STORED if name == first else zipfile.ZIP_DEFLATED
            archive.writestr(zipfile.ZipInfo(name, (2026, 9, 1, 9, 0, 0)), parts[name], method)
    return target.getvalue()


def with_parts(content: bytes, changes: Mapping[str, bytes]) -> bytes:
    """The package with parts replaced or added."""
    return packed(_parts(content) | dict(changes))


def part_of(content: bytes, name: str) -> bytes:
    """One part of a package."""
    return _parts(content)[name]


def _parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    core = "docProps/core.xml"
    if core in parts:
        parts[core] = re.sub(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", _MOMENT, parts[core])
    return parts
