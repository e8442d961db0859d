"""The rows that stay behind, as a workbook in the file's own columns with the reason beside each."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo

from wego_desktop.exchange.writing.spec import ColumnKind, ColumnSpec, SheetSpec, WorkbookSpec
from wego_desktop.exchange.writing.workbook import write_workbook
from wego_desktop.i18n import _, ngettext
from wego_desktop.services.export_sheets.heading import Heading
from wego_desktop.services.importing.preview import ImportPreview
from wego_desktop.services.importing.wording import explained, verdict_label


@dataclass(frozen=True, slots=True)
class LeftRow:
    """A row that stayed behind: why, and its cells in the order of the file's columns."""

    row_number: int
    reasons: tuple[str, ...]
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LeftTable:
    """Rows that stayed behind, with the name of their file and its headers."""

    file_name: str
    headers: tuple[str, ...]
    rows: Sequence[LeftRow]


def left_table(preview: ImportPreview) -> LeftTable:
    """The open rows of a preview."""
    rows = [
        LeftRow(row.row_number, tuple(explained(row)) or (verdict_label(row),), row.texts)
        for row in preview.rows
        if row.is_open
    ]
    headers = tuple(column.header or column.letter for column in preview.columns)
    return LeftTable(preview.path.name, headers, rows)


def write_left_behind(table: LeftTable, heading: Heading, target: Path) -> int:
    """Write the rows to `target`; how many there were.

    The workbook can be imported again once it is corrected: its header is the file's own. Raises the
    EnvironmentProblems of `write_workbook`.
    """
    columns = [
        ColumnSpec("reason", _("Reason"), ColumnKind.REASON, width=60),
        *(ColumnSpec(f"column_{place}", header) for place, header in enumerate(table.headers)),
    ]
    total = len(table.rows)
    count = ngettext("{count} row stayed behind.", "{count} rows stayed behind.", total)
    sheet = SheetSpec(
        name=_("Open rows"),
        title=_("Open rows of {file}").format(file=table.file_name),
        facts=heading.facts(count.format(count=total)),
        columns=tuple(columns),
        rows=[_cells(row) for row in table.rows],
        zone=ZoneInfo(heading.event.zone),
        table_name="OpenRows",
        frozen_columns=1,
    )
    write_workbook(WorkbookSpec((sheet,), heading.properties(_("Open rows"))), target)
    return total


def _cells(row: LeftRow) -> tuple[object, ...]:
    reasons = "\n".join(row.reasons)
    return (_("Row {row}. {reasons}").format(row=row.row_number, reasons=reasons), *row.cells)
