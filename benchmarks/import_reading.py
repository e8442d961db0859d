"""Reading a list of 20,000 rows × 20 columns for import, before anything is compared with the workspace."""

import tempfile
import time
from pathlib import Path

from benchmarks._import_list import HEADER, write_delegates
from benchmarks._memory import megabytes
from benchmarks.registry import Measured, figure

_ROWS = 20_000
_READING_S, _MEGABYTES = 2.5, 200.0


@figure(
    name="import-reading",
    work=f"open {_ROWS:,} rows × {len(HEADER)} columns, find the table, map its columns, read every cell",
    reach=f"≤ {_READING_S} s, ≤ {_MEGABYTES:.0f} MB more",
)
def import_reading() -> Measured:
    """The figure; memory is what the process grew to at most meanwhile."""
    with tempfile.TemporaryDirectory(prefix="wego-bench-") as folder:
        path = Path(folder) / "list.xlsx"
        write_delegates(path, _ROWS)
        before = megabytes()
        start, busy = time.perf_counter(), time.process_time()
        count = _read(path)
        took, worked = time.perf_counter() - start, time.process_time() - busy
        grown = megabytes() - before
        calamine = _calamine(path)
    return Measured(
        f"{took:.2f} s ({worked:.2f} s of processor time), {grown:.0f} MB more, {count:,} rows",
        f"calamine alone reads the cells in {calamine:.2f} s",
        holds=took <= _READING_S and grown <= _MEGABYTES,
    )


def _read(path: Path) -> int:
    from wego_desktop.exchange.reading.columns import recognise_columns
    from wego_desktop.exchange.reading.rows import parse_rows
    from wego_desktop.exchange.reading.table import choose_table
    from wego_desktop.exchange.reading.workbook import read_workbook

    table = choose_table(read_workbook(path))
    return len(list(parse_rows(table, recognise_columns(table))))


def _calamine(path: Path) -> float:
    from python_calamine import CalamineWorkbook

    start = time.perf_counter()
    CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()
    return time.perf_counter() - start
