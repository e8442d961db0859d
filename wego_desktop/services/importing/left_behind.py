"""The rows that stay behind, as a workbook in the file's own columns with the reason beside each."""

from pathlib import Path
from zoneinfo import ZoneInfo

from wego_desktop.exchange.writing.spec import ColumnKind, ColumnSpec, SheetSpec, WorkbookSpec
from wego_desktop.exchange.writing.workbook import write_workbook
from wego_desktop.i18n import _, ngettext
from wego_desktop.services.export_sheets.heading import Heading
from wego_desktop.services.importing.plan import RowPlan
from wego_desktop.services.importing.preview import ImportPreview
from wego_desktop.services.importing.wording import explained, verdict_label


def write_left_behind(preview: ImportPreview, heading: Heading, target: Path) -> int:
    """Write the open rows of `preview` to `target`; how many there were.

    The workbook can be imported again once it is corrected: its header is the file's own. Raises the
    EnvironmentProblems of `write_workbook`.
    """
    rows = [row for row in preview.rows if row.is_open]
    columns = [
        ColumnSpec("reason", _("Reason"), ColumnKind.REASON, width=60),
        *(ColumnSpec(column.letter, column.header or column.letter) for column in preview.columns),
    ]
    count = ngettext("{count} row stayed behind.", "{count} rows stayed behind.", len(rows))
    sheet = SheetSpec(
        name=_("Open rows"),
        title=_("Open rows of {file}").format(file=preview.path.name),
        facts=heading.facts(count.format(count=len(rows))),
        columns=tuple(columns),
        rows=[_cells(row) for row in rows],
        zone=ZoneInfo(heading.event.zone),
        table_name="OpenRows",
        frozen_columns=1,
    )
    write_workbook(WorkbookSpec((sheet,), heading.properties(_("Open rows"))), target)
    return len(rows)


def _cells(row: RowPlan) -> tuple[object, ...]:
    reasons = "\n".join(explained(row)) or verdict_label(row)
    return (_("Row {row}. {reasons}").format(row=row.row_number, reasons=reasons), *row.texts)
