import re
import subprocess
import sys
from pathlib import Path

import pytest

import dev
from checks import ROOT


@pytest.mark.parametrize(
    ("library", "package"),
    [
        ("libxcb-icccm.so.4", "libxcb-icccm4"),
        ("libxcb-keysyms.so.1", "libxcb-keysyms1"),
        ("libxkbcommon-x11.so.0", "libxkbcommon-x11-0"),
        ("libEGL.so.1", "libegl1"),
        ("libX11.so.6", "libx11-6"),
        ("libX11-xcb.so.1", "libx11-xcb1"),
        ("libdbus-1.so.3", "libdbus-1-3"),
        ("libpng16.so.16", "libpng16-16"),
        ("libglib-2.0.so.0", "libglib2.0-0"),
        ("libwayland-client.so.0", "libwayland-client0"),
        ("libcups.so.2", "libcups2"),
    ],
)
def test_debian_package_is_found_for_a_library(library: str, package: str) -> None:
    assert dev.debian_package(library) == package


def test_arguments_reach_the_command_untouched() -> None:
    arguments = ["-w", "a.wego", "export", "--json", "--help"]
    assert dev.parse(["run", *arguments]) == ("run", arguments)


def test_one_sentence_and_code_3_when_the_window_has_no_display() -> None:
    bare = {"PATH": "/usr/bin:/bin"}
    done = subprocess.run(
        [sys.executable, str(ROOT / "dev.py"), "run"], env=bare, capture_output=True, text=True, check=False
    )
    if sys.platform != "linux":
        pytest.skip("only Linux starts programs without a display")
    assert done.returncode == dev.FAILED
    assert done.stdout == ""
    assert len(done.stderr.splitlines()) == 1
    assert "python3 dev.py demo" in done.stderr


def test_stamp_changes_when_the_requirements_change(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("pyproject.toml", "constraints.txt"):
        (tmp_path / name).write_bytes((ROOT / name).read_bytes())
    monkeypatch.setattr(dev, "ROOT", tmp_path)
    before = dev.wanted_stamp()
    assert dev.wanted_stamp() == before
    with (tmp_path / "constraints.txt").open("a") as constraints:
        constraints.write("another==1.0\n")
    assert dev.wanted_stamp() != before


def test_every_requirement_is_pinned() -> None:
    pinned = {
        line.partition("==")[0].lower().replace("_", "-")
        for line in (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
        if "==" in line
    }
    names = {re.split(r"[^A-Za-z0-9-]", requirement)[0].lower() for requirement in dev.requirements()}
    assert names - pinned == set()
