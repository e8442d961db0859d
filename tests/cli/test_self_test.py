"""The command self-test does everything once, and says so when something fails."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from wego_desktop.cli.app import Exit, WindowTasks
from wego_desktop.cli.main import run


def test_everything_passes_on_this_computer() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "wego_desktop", "self-test", "--json"],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        env={**os.environ, "PYTHONWARNINGS": "ignore"},
    )
    assert done.returncode == Exit.DONE, done.stdout + done.stderr
    rows = json.loads(done.stdout)
    assert [row["name"] for row in rows] == ["modules", "workspace", "workbook", "main window", "badge"]
    assert all(row["is_passed"] for row in rows)


def test_failed_check_is_told_and_ends_with_70(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("wego_desktop.cli.self_test._import_all", lambda: "skipped")
    monkeypatch.setattr("wego_desktop.cli.self_test._read_badge", lambda: "skipped")

    def broken(workspace: str) -> None:
        raise RuntimeError(f"no display for {Path(workspace).name}")

    code = run(["self-test"], WindowTasks(grab_screens=lambda _w, _f: [], check_window=broken))
    out, err = capfd.readouterr()
    assert code == Exit.BUG
    assert "main window    FAILED" in out
    assert "no display for self-test.wego" in out
    assert "RuntimeError" in err
