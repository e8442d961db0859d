"""Places that cannot be used: folders that are not there, names too long, an output that is full."""

import io
import sys
from pathlib import Path

import pytest

from wego_desktop.cli.main import run

TOO_LONG = "x" * 300


@pytest.mark.parametrize(
    "command",
    [
        ("backup",),
        ("export", "attendees", "--event", "GA7", "--out"),
        ("badges", "--event", "GA7", "--out"),
    ],
)
def test_a_folder_that_is_not_there_is_named_and_no_file_takes_its_place(
    command: tuple[str, ...], workspace_path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    stick = tmp_path / "stick"
    assert run(["-w", str(workspace_path), *command, f"{stick}/"]) == 3
    captured = capsys.readouterr()
    assert captured.out == ""
    assert f"There is no folder {stick}." in captured.err
    assert not stick.exists()


@pytest.mark.parametrize(
    "command",
    [
        ("backup", TOO_LONG),
        ("restore", TOO_LONG),
        ("import", f"{TOO_LONG}.xlsx", "--event", "GA7"),
        ("export", "attendees", "--event", "GA7", "--out", TOO_LONG),
        ("badges", "--event", "GA7", "--out", TOO_LONG),
        ("demo", "--out", TOO_LONG),
        ("-w", f"{TOO_LONG}.wego", "info"),
        ("-w", f"{TOO_LONG}.wego", "init"),
    ],
)
def test_a_name_too_long_for_the_disk_is_no_fault_of_the_program(
    command: tuple[str, ...],
    workspace_path: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(["-w", str(workspace_path), *command]) in {1, 3}
    captured = capsys.readouterr()
    assert captured.out == ""
    assert "fault of WeGO Desktop" not in captured.err
    assert TOO_LONG in captured.err


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no device that is always full")
def test_an_output_that_takes_nothing_is_told(
    workspace_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    with Path("/dev/full").open("wb", buffering=0) as full:
        monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(full, write_through=True))
        assert run(["-w", str(workspace_path), "info", "--json"]) == 3
    assert "The result could not be written" in capsys.readouterr().err


def test_a_passphrase_that_nobody_can_type_is_asked_for_in_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "sealed.wego"
    monkeypatch.setattr(sys, "stdin", io.StringIO())
    assert run(["-w", str(path), "init", "--encrypt"]) == 1
    captured = capsys.readouterr()
    assert captured.err.splitlines() == [
        "There is nobody to type a passphrase, so no workspace was made. Set WEGO_PASSPHRASE."
    ]
    assert not path.exists()


@pytest.mark.parametrize(
    "command",
    [
        ("check-in", "\udcff\udcfe", "--event", "GA7"),
        ("event", "show", "\udcff"),
        ("delegate", "add", "--event", "GA7", "--category", "DE", "--given-names", "Jo\udce9"),
    ],
)
def test_bytes_that_are_no_text_are_a_wrong_command(
    command: tuple[str, ...], workspace_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["-w", str(workspace_path), *command]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert "holds bytes that are no text" in captured.err


@pytest.mark.parametrize("address", ["mysql://desk@server/assembly", "http://server/ga.wego"])
def test_an_address_of_another_kind_is_no_file_name(address: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["-w", address, "info"]) == 1
    assert "Write it like postgresql://" in capsys.readouterr().err
