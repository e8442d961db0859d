"""Rows that could not be imported, given back as a workbook with the reason in front of each."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo
from pathlib import Path

from wego_desktop.exchange.writing.spec import (
    ColumnKind,
    ColumnSpec,
    FileProperties,
    SheetSpec,
    WorkbookSpec,
)
from wego_desktop.i18n import _

_REASON_WIDTH = 44.0


@dataclass(frozen=True, slots=True)
class ErrorRow:
    """One row as it stood in the file (`texts`, one per column), and why it stayed behind."""

    reason: str
    texts: Sequence[str]


@dataclass(frozen=True, slots=True)
class ErrorSheet:
    """What stands above the rows: `title` (the event), `facts`, and the file's own column headers."""

    title: str
    facts: tuple[str, ...]
    headers: tuple[str, ...]
    author: str
    made_at: datetime
    zone: tzinfo


def write_error_rows(sheet: ErrorSheet, rows: Iterable[ErrorRow], target: Path) -> int:
    """The rows at `target`, ready to be corrected and imported again; how many there are.

    Raises as `write_workbook` does. A row with fewer texts than headers is filled up, one with more is cut.
    """
    from wego_desktop.exchange.writing.workbook import write_workbook

    width = len(sheet.headers)
    columns = (
        ColumnSpec("reason", _("Why it was not imported"), ColumnKind.REASON, width=_REASON_WIDTH),
        *(ColumnSpec(f"column_{n}", header) for n, header in enumerate(sheet.headers)),
    )
    values = ((row.reason, *[*row.texts, *[""] * width][:width]) for row in rows)
    spec = SheetSpec(
        _("Not imported"),
        sheet.title,
        sheet.facts,
        columns,
        values,
        sheet.zone,
        "Not_imported",
        "A41C14",
        sheet.title,
        frozen_columns=1,
    )
    properties = FileProperties(sheet.title, sheet.author, spec.name, sheet.made_at)
    written = write_workbook(WorkbookSpec((spec,), properties), target)
    return written.row_counts[0][1]
