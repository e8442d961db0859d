"""Imports of 5,000, 20,000 and 100,000 new people, beside calamine's reading and a bare bulk insert."""

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from benchmarks._import_list import HEADER, write_delegates
from benchmarks.registry import Measured, figure

_FEW, _MANY, _MOST = 5_000, 20_000, 100_000
_LEAST_ROWS_S = 1_500
_PREVIEW_S, _COMMIT_S, _MEGABYTES = 6.0, 12.0, 600.0
_COLUMNS = len(HEADER)


@figure(
    name="import",
    work=f"import {_FEW:,} rows × {_COLUMNS} columns of new people: preview, then commit with journal",
    reach=f"commit ≥ {_LEAST_ROWS_S:,} rows/s",
)
def import_list() -> Measured:
    """The figure of a large list."""
    made, bare = _measured(_FEW)
    speed = _FEW / made["commit_s"]
    value = f"commit {speed:,.0f} rows/s ({_told(made)})"
    return Measured(value, _beside(_FEW, made, bare), holds=speed >= _LEAST_ROWS_S)


@figure(
    name="import-large",
    work=f"import {_MANY:,} rows × {_COLUMNS} columns of new people: preview with verdicts, then commit",
    reach=f"preview ≤ {_PREVIEW_S:.0f} s, commit ≤ {_COMMIT_S:.0f} s, peak ≤ {_MEGABYTES:.0f} MB",
)
def import_large() -> Measured:
    """The figure of the largest list that is promised."""
    made, bare = _measured(_MANY)
    holds = made["preview_s"] <= _PREVIEW_S and made["commit_s"] <= _COMMIT_S and made["mb"] <= _MEGABYTES
    return Measured(_told(made), _beside(_MANY, made, bare), holds)


@figure(
    name="import-huge",
    work=f"import {_MOST:,} rows × {_COLUMNS} columns of new people: preview with verdicts, then commit",
    reach="told without a promise",
)
def import_huge() -> Measured:
    """What a list far beyond any event costs; it holds when every row is accounted for."""
    made, bare = _measured(_MOST)
    return Measured(_told(made), _beside(_MOST, made, bare), made["added"] + made["left"] == _MOST)


def _told(made: dict[str, Any]) -> str:
    reasons = ", ".join(f"{count:,} {code}" for code, count in made["reasons"].items())
    left = f", {made['left']:,} left behind ({reasons})" if made["left"] else ""
    return (
        f"preview {made['preview_s']:.1f} s, commit {made['commit_s']:.1f} s (both {made['busy_s']:.1f} s of"
        f" processor time), {made['mb']:.0f} MB, {made['added']:,} added{left}"
    )


def _beside(count: int, made: dict[str, Any], bare: dict[str, Any]) -> str:
    ratio = made["commit_s"] / bare["insert_s"]
    return (
        f"calamine alone reads the file in {bare['read_s']:.2f} s; a bare bulk insert of {count:,} people"
        f" with registrations takes {bare['insert_s']:.2f} s, the commit {ratio:.1f} times as long"
    )


def _measured(count: int) -> tuple[dict[str, Any], dict[str, Any]]:
    """An import of so many rows, and the bare reading and insert of the same, each in its own process."""
    with tempfile.TemporaryDirectory(prefix="wego-bench-") as folder:
        path = Path(folder) / "list.xlsx"
        write_delegates(path, count)
        return _run("import", path), _run("bare", path)


def _run(what: str, path: Path) -> dict[str, Any]:
    command = [sys.executable, "-m", "benchmarks._import_run", what, str(path)]
    done = subprocess.run(
        command, stdout=subprocess.PIPE, text=True, check=True, cwd=Path(__file__).resolve().parent.parent
    )
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found
