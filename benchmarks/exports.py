"""The attendee sheet of 20,000 people with all columns, beside openpyxl writing the same cells alone."""

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from benchmarks.population import copy_of
from benchmarks.registry import Measured, figure

_PEOPLE = 20_000
_FEW = 50
_SECONDS, _MEGABYTES = 7.0, 160.0


@figure(
    name="attendee-sheet",
    work=f"attendee workbook, {_PEOPLE:,} people × 25 columns, from database to closed file",
    reach=f"≤ {_SECONDS:.0f} s, ≤ {_MEGABYTES:.0f} MB",
)
def attendee_sheet() -> Measured:
    """Each part runs in a process of its own, with byte code kept from a first small export.

    The workbook has its summary and further sheets too.
    """
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        target = place / "attendees.xlsx"
        _run("export", copy_of(_FEW, place), place / "first.xlsx")
        made = _run("export", copy_of(_PEOPLE, place), target)
        bare = _run("ceiling", target, place / "bare.xlsx")
    if made["rows"] != _PEOPLE or bare["rows"] != _PEOPLE:
        raise RuntimeError(f"{made['rows']} and {bare['rows']} rows instead of {_PEOPLE}")
    seconds = made["seconds"]
    value = f"{seconds:.1f} s, {made['mb']:.0f} MB, {_PEOPLE / seconds:,.0f} rows/s"
    compared = f"openpyxl write-only, same cells without styles: {bare['seconds']:.1f} s"
    return Measured(value, compared, seconds <= _SECONDS and made["mb"] <= _MEGABYTES)


def _run(what: str, source: Path, target: Path) -> dict[str, Any]:
    command = [sys.executable, "-m", "benchmarks._export_run", what, str(source), str(target)]
    done = subprocess.run(
        command, capture_output=True, text=True, check=True, cwd=Path(__file__).resolve().parent.parent
    )
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found
