"""A described workbook becomes an Excel file, whole or not at all; the one function that callers need."""

from dataclasses import dataclass
from datetime import UTC
from pathlib import Path
from typing import Any, BinaryIO

from openpyxl import Workbook

from wego_desktop.exchange.writing.cell_text import clean, sheet_names, table_names
from wego_desktop.exchange.writing.choice_lists import ChoiceLists
from wego_desktop.exchange.writing.data_sheet import DataSheet, Progress
from wego_desktop.exchange.writing.package import SheetBody, save_package
from wego_desktop.exchange.writing.replacing import replacing
from wego_desktop.exchange.writing.spec import FileProperties, WorkbookSpec
from wego_desktop.exchange.writing.styles import StyleBook
from wego_desktop.exchange.writing.summary_sheet import SummarySheet
from wego_desktop.i18n import _


@dataclass(frozen=True, slots=True)
class WrittenWorkbook:
    """The file that was written, and how many rows each sheet (by its name in the file) holds."""

    path: Path
    row_counts: tuple[tuple[str, int], ...]


def write_workbook(spec: WorkbookSpec, target: Path, progress: Progress | None = None) -> WrittenWorkbook:
    """Write `spec` to `target`, replacing what was there only when everything is on the disk.

    `progress` is told every 500 rows how many of the sheet at hand are written; what it raises cancels and
    leaves nothing behind. Raises the EnvironmentProblems of `replacing` and UserError `export_too_many_rows`.
    """
    with replacing(target) as out:
        counts = write_workbook_to(spec, out, progress)
    return WrittenWorkbook(target, counts)


def write_workbook_to(
    spec: WorkbookSpec, out: BinaryIO, progress: Progress | None = None
) -> tuple[tuple[str, int], ...]:
    """Write `spec` into the open binary file `out`; the rows per sheet name."""
    workbook = Workbook()
    book = StyleBook(workbook)
    in_front = [spec.summary.name] if spec.summary else []
    *titles, lists_title = sheet_names([*in_front, *(sheet.name for sheet in spec.sheets), _("Lists")])
    yes_no = (_("Yes"), _("No"))
    lists = ChoiceLists(_choices(spec), lists_title)
    data = [
        DataSheet(sheet, table_name, book, yes_no, lists.source, progress=progress)
        for sheet, table_name in zip(spec.sheets, table_names(s.table_name for s in spec.sheets), strict=True)
    ]
    bodies: dict[str, SheetBody] = dict(zip(titles[len(in_front) :], data, strict=True))
    late: set[str] = set()
    if spec.summary:
        source = next(sheet for sheet in data if sheet.spec.table_name == spec.summary.of_table)
        summary: dict[str, SheetBody] = {
            titles[0]: SummarySheet(spec.summary, titles[0], source, book, yes_no)
        }
        # Behind a list to print, so that whoever opens the file sees and prints the list.
        bodies = {**bodies, **summary} if spec.is_summary_last else {**summary, **bodies}
        late.add(titles[0])
    if lists.needs_sheet:
        bodies[lists_title] = lists
        late.add(lists_title)
    _add_sheets(workbook, list(bodies))
    _set_properties(workbook, spec.properties)
    save_package(workbook, out, bodies, frozenset(late))
    return tuple((title, body.row_count) for title, body in bodies.items() if isinstance(body, DataSheet))


def _choices(spec: WorkbookSpec) -> list[tuple[str, ...]]:
    columns = [column for sheet in spec.sheets for column in sheet.columns]
    wanted = [column.choices or tuple(mark.word for mark in column.marks) for column in columns]
    return [tuple(clean(choice) for choice in choices) for choices in wanted if choices]


def _add_sheets(workbook: Workbook, titles: list[str]) -> None:
    first: Any = workbook.worksheets[0]
    first.title = titles[0]
    for title in titles[1:]:
        workbook.create_sheet(title)


def _set_properties(workbook: Workbook, properties: FileProperties) -> None:
    workbook.properties.title = clean(properties.title)
    workbook.properties.creator = clean(properties.author)
    workbook.properties.lastModifiedBy = clean(properties.author)
    workbook.properties.subject = clean(properties.subject)
    created = properties.created_at.astimezone(UTC).replace(tzinfo=None)
    workbook.properties.created = workbook.properties.modified = created
    workbook.calculation.fullCalcOnLoad = True
