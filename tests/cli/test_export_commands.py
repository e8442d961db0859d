"""The commands of export: files, sentences, exit codes."""

import json
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from tests.services.export_world import ExportWorld, filled_world, read_sheet
from wego_desktop.cli.main import run


@pytest.fixture
def world(template_workspace: Path, tmp_path: Path) -> Iterator[ExportWorld]:
    with filled_world(template_workspace, tmp_path) as world:
        yield world


@pytest.fixture
def export(world: ExportWorld, capsys: pytest.CaptureFixture[str]) -> Any:
    def call(*arguments: str, code: int = 0) -> str:
        assert run(["-w", str(world.context.location), "export", *arguments, "--event", "ga7"]) == code
        captured = capsys.readouterr()
        return captured.out if code == 0 else captured.err

    return call


def test_each_kind_writes_its_file(world: ExportWorld, export: Any, tmp_path: Path) -> None:
    world.meeting()
    for kind, more in (
        ("attendees", ()),
        ("sessions", ()),
        ("network", ("--network", "afscn")),
        ("sign-in", ()),
        ("published-list", ()),
    ):
        target = tmp_path / f"{kind}.xlsx"
        text = export(kind, "--out", str(target), *more)
        assert text.startswith(f"Wrote {target} with")
        assert load_workbook(target).sheetnames


def test_columns_stand_in_the_order_that_was_asked_for(export: Any, tmp_path: Path) -> None:
    target = tmp_path / "a.xlsx"
    export("attendees", "--out", str(target), "--columns", "code, city,family_name")
    assert read_sheet(target).headers == ["Registration number", "City", "Family name"]


def test_json_tells_path_rows_and_sheets(export: Any, tmp_path: Path) -> None:
    answer = json.loads(export("attendees", "--out", str(tmp_path / "a.xlsx"), "--json"))
    assert answer["path"] == str(tmp_path / "a.xlsx")
    assert answer["rows"] == 6
    assert ["Attendees", 6] in answer["sheets"]


def test_a_folder_takes_a_file_with_the_usual_name(export: Any, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    export("published-list", "--out", str(folder))
    (made,) = folder.iterdir()
    assert made.name.startswith("7th WeGO General Assembly - published list - ")


def test_sessions_are_chosen_by_code(world: ExportWorld, export: Any, tmp_path: Path) -> None:
    world.door("Opening")
    world.door("Closing")
    target = tmp_path / "s.xlsx"
    export("sign-in", "--out", str(target), "--session", "XOpening", "--session", "XClosing")
    assert load_workbook(target).sheetnames == ["GA7 XOpening", "GA7 XClosing"]


def test_unknown_columns_are_answered_with_those_there_are(export: Any, tmp_path: Path) -> None:
    said = export("attendees", "--out", str(tmp_path / "a.xlsx"), "--columns", "passport", code=1)
    assert said.startswith("This sheet has no column passport. It has: code, honorific,")
    assert not (tmp_path / "a.xlsx").exists()


def test_a_network_that_is_not_there_is_named(export: Any, tmp_path: Path) -> None:
    said = export("network", "--network", "XYZ", "--out", str(tmp_path / "a.xlsx"), code=1)
    assert "XYZ" in said


def test_a_network_must_be_named(export: Any, tmp_path: Path) -> None:
    assert "--network" in export("network", "--out", str(tmp_path / "a.xlsx"), code=2)


def test_a_file_that_is_open_elsewhere_gets_a_second_name_offered(export: Any, tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(b"old")
    (tmp_path / "~$a.xlsx").write_bytes(b"")
    said = export("attendees", "--out", str(tmp_path / "a.xlsx"), code=3)
    assert said == (
        "a.xlsx is open in another program. Close it there and try again, or save as a (2).xlsx.\n"
    )
    assert (tmp_path / "a.xlsx").read_bytes() == b"old"


def test_a_write_protected_file_is_left_as_it_is(export: Any, tmp_path: Path) -> None:
    target = tmp_path / "a.xlsx"
    target.write_bytes(b"old")
    target.chmod(stat.S_IRUSR)
    assert "write-protected" in export("attendees", "--out", str(target), code=3)
    assert target.read_bytes() == b"old"
