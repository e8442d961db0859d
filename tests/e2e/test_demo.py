"""The demo as a user starts it: one command, a folder full of files, a summary."""

import json
import os
import subprocess
import sys
from pathlib import Path

from openpyxl import load_workbook

from wego_desktop.bootstrap import open_context
from wego_desktop.services.verifying import verify

ROOT = Path(__file__).resolve().parents[2]
SHEETS = ("attendees", "sessions", "afscn", "lascn", "sign-in", "published-list")


def test_demo_leaves_every_file_and_says_so(tmp_path: Path) -> None:
    out = tmp_path / "demo"
    command = [
        sys.executable,
        "-m",
        "wego_desktop",
        "demo",
        "--out",
        str(out),
        "--delegates",
        "130",
        "--json",
    ]
    done = subprocess.run(
        command, cwd=ROOT, env=os.environ | {"QT_QPA_PLATFORM": "offscreen"}, capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr.decode()
    summary = json.loads(done.stdout)
    assert {file["name"] for file in summary["files"]} == {*(f"{name}.xlsx" for name in SHEETS), "badges.pdf"}
    assert all(file["count"] > 0 for file in summary["files"])
    for name in SHEETS:
        book = load_workbook(out / f"{name}.xlsx", read_only=True)
        assert book.sheetnames
        book.close()
    assert (out / "badges.pdf").read_bytes().startswith(b"%PDF")
    assert len(summary["screens"]) >= 8
    assert all((out / picture).read_bytes().startswith(b"\x89PNG") for picture in summary["screens"])
    with open_context(str(out / "sample.wego")) as context:
        assert verify(context.database).findings == ()
