"""One measured export in a process of its own, so that its memory is its own: `export` or `ceiling`."""

import json
import sys
import time
from pathlib import Path
from typing import Any

from benchmarks._memory import megabytes


def export(workspace: str, target: Path) -> tuple[float, int]:
    """Seconds from database to closed file, and rows."""
    from benchmarks.population import EVENT_CODE
    from wego_desktop.bootstrap import open_context
    from wego_desktop.domain.enums import SheetKind
    from wego_desktop.services.export_service import ExportRequest
    from wego_desktop.services.export_sheets.columns import OFFERED

    keys = tuple(column.key for column in OFFERED[SheetKind.ATTENDEES])
    with open_context(workspace) as context:
        request = ExportRequest(SheetKind.ATTENDEES, EVENT_CODE, keys)
        started = time.perf_counter()
        done = context.exports.export(context.actor, request, target).value
    return time.perf_counter() - started, done.rows


def ceiling(source: str, target: Path) -> tuple[float, int]:
    """Seconds for the cells of the exported sheet through openpyxl's write-only mode, and rows.

    Reading them is not counted, and neither styles nor a second sheet are written.
    """
    from openpyxl import Workbook, load_workbook

    sheet: Any = load_workbook(source, read_only=True)["Attendees"]
    rows = [tuple(row) for row in sheet.iter_rows(min_row=5, values_only=True)]
    started = time.perf_counter()
    book: Any = Workbook(write_only=True)
    written = book.create_sheet("Attendees")
    for row in rows:
        written.append(row)
    book.save(target)
    return time.perf_counter() - started, len(rows)


if __name__ == "__main__":
    work = {"export": export, "ceiling": ceiling}[sys.argv[1]]
    seconds, count = work(sys.argv[2], Path(sys.argv[3]))
    print(json.dumps({"seconds": seconds, "rows": count, "mb": megabytes()}))
