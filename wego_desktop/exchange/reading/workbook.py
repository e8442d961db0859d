"""Opens a spreadsheet or text file; the one way in for every import."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from wego_desktop.errors import CodedError, EnvironmentProblem, UserError
from wego_desktop.exchange.reading.cells import CellValue
from wego_desktop.exchange.reading.delimited import read_delimited
from wego_desktop.exchange.reading.file_kind import FileKind, file_kind
from wego_desktop.exchange.reading.limits import DEFAULT_LIMITS, ReadLimits
from wego_desktop.exchange.reading.marks import NO_MARKS, Merge, SheetMarks
from wego_desktop.exchange.reading.package_guard import check_package
from wego_desktop.exchange.reading.source import SheetSource, SourceFile
from wego_desktop.exchange.reading.vcards import read_vcards
from wego_desktop.exchange.reading.xls_guard import check_xls
from wego_desktop.exchange.reading.xlsb_guard import check_xlsb

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook


def read_workbook(path: Path, limits: ReadLimits = DEFAULT_LIMITS) -> SourceFile:
    """The opened file at `path` with its sheets: xlsx, xlsm, xlsb, xls, ods, csv, tsv, txt, vcf.

    UserError `import_file_…`, `import_workbook_expands`, `import_sheet_too_wide`, `import_too_many_rows` with
    what is wrong and what to do; EnvironmentProblem `import_file_unreadable`. The file is closed on return.
    """
    kind = file_kind(path, limits)
    try:
        sha256 = _sha256(path)
        if kind is FileKind.TEXT:
            return read_delimited(path, sha256, limits)
        if kind is FileKind.VCARD:
            return read_vcards(path, sha256, limits)
        return SourceFile(path, kind, _sheets(path, limits, _marks(path, kind, limits)), sha256)
    except CodedError:
        raise
    except OSError as error:
        # The reader tells of a part that ends too early as of a file system's error, without its number.
        if error.errno is None:
            raise UserError("import_file_damaged", name=path.name) from error
        reason = error.strerror or type(error).__name__
        raise EnvironmentProblem("import_file_unreadable", name=path.name, reason=reason) from error


def _marks(path: Path, kind: FileKind, limits: ReadLimits) -> tuple[SheetMarks, ...]:
    """The marks of the sheets of a workbook that was looked through and is safe to read."""
    if kind is FileKind.XLS:
        return check_xls(path, limits)
    marks = check_package(path, limits)
    return check_xlsb(path, limits) if kind is FileKind.XLSB else marks


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _sheets(path: Path, limits: ReadLimits, marks: tuple[SheetMarks, ...]) -> tuple[SheetSource, ...]:
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError

    try:
        with CalamineWorkbook.from_path(path) as workbook:
            sheets = tuple(
                _sheet(workbook, index, marks[index] if index < len(marks) else NO_MARKS)
                for index in _grid_sheets(workbook)
            )
    except PasswordError as error:
        raise UserError("import_file_protected", name=path.name) from error
    except (CalamineError, ValueError) as error:
        raise UserError("import_file_damaged", name=path.name) from error
    # A damaged xls makes the reader's Rust code panic; pyo3 raises that outside of Exception.
    except BaseException as error:
        if type(error).__name__ != "PanicException":
            raise
        raise UserError("import_file_damaged", name=path.name) from error
    if not sheets:
        raise UserError("import_workbook_without_sheets", name=path.name)
    for sheet in sheets:
        if sheet.row_count > limits.rows:
            raise UserError("import_too_many_rows", sheet=sheet.name, rows=sheet.row_count, limit=limits.rows)
    return sheets


def _grid_sheets(workbook: "CalamineWorkbook") -> list[int]:
    from python_calamine import SheetTypeEnum

    return [i for i, meta in enumerate(workbook.sheets_metadata) if meta.typ == SheetTypeEnum.WorkSheet]


def _sheet(workbook: "CalamineWorkbook", index: int, marks: SheetMarks) -> SheetSource:
    from python_calamine import SheetVisibleEnum

    meta = workbook.sheets_metadata[index]
    sheet = workbook.get_sheet_by_index(index)
    start, end = sheet.start, sheet.end
    merges = tuple(
        Merge(first[0] + 1, first[1], last[0] + 1, last[1]) for first, last in sheet.merged_cell_ranges or ()
    )
    return SheetSource(
        name=meta.name,
        row_count=0 if end is None else end[0] + 1,
        is_hidden=meta.visible != SheetVisibleEnum.Visible,
        first_column=0 if start is None else start[1],
        read_rows=lambda: _rows(sheet),
        marks=replace(marks, merges=merges) if merges else marks,
    )


def _rows(sheet: "CalamineSheet") -> Iterator[Sequence[CellValue]]:
    return iter(()) if sheet.start is None else iter(sheet.iter_rows())
