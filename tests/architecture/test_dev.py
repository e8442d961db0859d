import json
import os
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


def test_one_sentence_and_code_3_when_the_folder_cannot_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "build").write_text("a file where the folder of the log belongs")
    monkeypatch.setattr(dev, "STAMP", tmp_path / ".venv" / "ready.json")
    monkeypatch.setattr(dev, "LOG", tmp_path / "build" / "dev.log")
    assert dev.main(["run", "info"]) == dev.FAILED
    captured = capsys.readouterr()
    assert captured.out == ""
    (line,) = captured.err.splitlines()
    assert line.startswith(f"{tmp_path / 'build'} cannot be written or read (")


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


@pytest.fixture
def bare_system(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A prepared `.venv` on a Linux whose `ldd` finds no library for the files that `lacking` names."""
    for name in (*dev.QT_ALWAYS, *dev.QT_WINDOW):
        path = tmp_path / ".venv/lib/python3/site-packages/PySide6/Qt" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    commands = tmp_path / "bin"
    commands.mkdir()
    ldd = commands / "ldd"
    ldd.write_text(
        '#!/bin/sh\nfor file; do case "$file" in *$(cat "$0.lacking")*) '
        'echo "libxcb-icccm.so.4 => not found";; esac; done\n'
    )
    ldd.chmod(0o755)
    monkeypatch.setenv("PATH", str(commands), prepend=os.pathsep)
    monkeypatch.setattr(dev, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(dev, "LIBRARIES_STAMP", tmp_path / ".venv/ready")
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    return commands / "ldd.lacking"


LINUX_ONLY = pytest.mark.skipif(
    sys.platform != "linux", reason="only Linux leaves Qt's libraries to the system"
)


@LINUX_ONLY
def test_apt_line_is_the_failure_when_qt_lacks_a_library(bare_system: Path) -> None:
    bare_system.write_text("libQt6Gui")
    with pytest.raises(dev.StepError, match="sudo apt-get install -y libxcb-icccm4 "):
        dev.provide_system_libraries()


@LINUX_ONLY
def test_apt_line_is_a_hint_when_only_windows_lack_a_library(
    bare_system: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bare_system.write_text("libqxcb.so")
    dev.provide_system_libraries()
    assert "sudo apt-get install -y libxcb-icccm4 " in capsys.readouterr().err
    assert not dev.LIBRARIES_STAMP.exists()


@LINUX_ONLY
def test_libraries_are_looked_for_once_when_none_is_missing(
    bare_system: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bare_system.write_text("no-such-file")
    dev.provide_system_libraries()
    assert dev.LIBRARIES_STAMP.exists()
    assert capsys.readouterr().err == ""


def test_sentence_names_the_package_when_python_has_no_venv(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dev, "VENV", tmp_path / ".venv")
    monkeypatch.setitem(sys.modules, "ensurepip", None)
    with pytest.raises(dev.StepError, match=r"apt-get install python3\.\d+-venv"):
        dev.make_venv()
    assert not dev.VENV.exists()


def test_preparation_counts_only_when_it_was_finished(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("PYTHON", "STAMP", "UNFINISHED"):
        monkeypatch.setattr(dev, name, tmp_path / name.lower())
    assert dev.read_stamp() is None
    dev.STAMP.write_text(json.dumps(dev.wanted_stamp()), encoding="utf-8")
    assert dev.read_stamp() is None
    dev.PYTHON.touch()
    assert dev.read_stamp() == dev.wanted_stamp()
    dev.UNFINISHED.touch()
    assert dev.read_stamp() is None
    dev.UNFINISHED.unlink()
    dev.STAMP.write_text("{", encoding="utf-8")
    assert dev.read_stamp() is None


def test_second_preparation_waits_until_the_first_lets_go(tmp_path: Path) -> None:
    with (tmp_path / "lock").open("a+b") as second:
        with (tmp_path / "lock").open("a+b") as first:
            assert dev.try_lock(first.fileno())
            assert not dev.try_lock(second.fileno())
        assert dev.try_lock(second.fileno())


def test_failed_step_names_the_log_with_its_output(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dev, "LOG", tmp_path / "dev.log")
    with pytest.raises(dev.StepError, match=r"It broke\. The details are in .*dev\.log"):
        dev.logged([sys.executable, "-c", "raise SystemExit('the cause')"], "It broke")
    assert "the cause" in dev.LOG.read_text(encoding="utf-8")
    with pytest.raises(dev.StepError):
        dev.logged([str(tmp_path / "no-such-program")], "It broke")
