"""The main job once from end to end by the command line, as the README tells it."""

import json
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from wego_desktop.cli.app import Exit
from wego_desktop.cli.main import run

PEOPLE = (
    (
        "H.E.",
        "Ana Celeste",
        "Machava",
        "",
        "Conselho Municipal de Maputo",
        "Maputo",
        "Mozambique",
        "Delegate",
    ),
    ("", "Seo-yun", "Han", "한서윤", "Seoul Metropolitan Government", "Seoul", "Korea", "Head of delegation"),
    (
        "",
        "Yared",
        "Tesfamariam",
        "ያሬድ ተስፋማርያም",
        "Addis Ababa City Administration",
        "Addis Ababa",
        "ET",
        "Delegate",
    ),
    ("Dr.", "Suryono", "", "", "Jakarta Smart City", "Jakarta", "Indonesia", "Speaker"),
)


@pytest.fixture
def delegate_list(tmp_path: Path) -> Path:
    book = Workbook()
    sheet = book.active
    sheet.append(["Delegates of the 8th General Assembly"])
    sheet.append([])
    sheet.append(
        [
            "Title",
            "Given name",
            "Family name",
            "Local script",
            "Organisation",
            "City",
            "Country",
            "Category",
            "Phone",
        ]
    )
    for place, person in enumerate(PEOPLE):
        sheet.append([*person, f"+82 2 555 010{place}"])
    path = tmp_path / "delegates.xlsx"
    book.save(path)
    return path


@pytest.fixture
def say(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Any:
    """Run a command in a workspace of its own; the parsed result and the exit code."""
    monkeypatch.chdir(tmp_path)

    def command(*arguments: str, code: int = Exit.DONE) -> Any:
        capsys.readouterr()
        assert run(["-w", "ga.wego", *arguments]) == code, capsys.readouterr().err
        printed = capsys.readouterr()
        return json.loads(printed.out) if "--json" in arguments else printed.out + printed.err

    command("init", "--name", "General Assembly")
    days = ("--start", "2027-10-12", "--end", "2027-10-15", "--zone", "Asia/Seoul", "--city", "Seoul")
    command(
        "event", "add", "--code", "GA8", "--name", "8th General Assembly", "--kind", "general_assembly", *days
    )
    return command


def test_a_spreadsheet_goes_in_and_the_attendee_sheet_comes_out(say: Any, delegate_list: Path) -> None:
    say("import", str(delegate_list), "--event", "GA8", "--dry-run")
    assert say("info", "--json")["registrations"] == 0
    say("import", str(delegate_list), "--event", "GA8")
    assert say("info", "--json")["registrations"] == 4
    entries = say("info", "--json")["journal_entries"]
    say("import", str(delegate_list), "--event", "GA8")
    assert say("info", "--json")["journal_entries"] == entries
    assert say("check-in", "ga8-2", "--event", "GA8", "--json")["code"] == "ok"
    assert (
        say("check-in", "GA8-0002", "--event", "GA8", "--json", code=Exit.USER_ERROR)["code"] == "already_in"
    )
    say("export", "attendees", "--event", "GA8", "--out", "attendees.xlsx")
    sheet = load_workbook("attendees.xlsx")["Attendees"]
    header = [cell.value for cell in sheet[4]]
    rows = [dict(zip(header, row, strict=True)) for row in sheet.iter_rows(min_row=5, values_only=True)]
    assert {row["Family name"] for row in rows} == {"Machava", "Han", "Tesfamariam", None}
    assert [row["Arrived"] is not None for row in sorted(rows, key=lambda r: r["Registration number"])] == [
        False,
        True,
        False,
        False,
    ]


def test_undo_takes_the_check_in_and_then_the_whole_import_back(say: Any, delegate_list: Path) -> None:
    say("import", str(delegate_list), "--event", "GA8")
    say("check-in", "GA8-0001", "--event", "GA8")
    assert "check-in" in say("undo")
    assert say("check-in", "GA8-0001", "--event", "GA8", "--json")["code"] == "ok"
    say("undo")
    refused = say("undo", code=Exit.USER_ERROR)
    assert refused.startswith("Not undone")


def test_a_whole_import_vanishes_by_one_undo_and_returns_by_redo(say: Any, delegate_list: Path) -> None:
    before = {key: value for key, value in say("info", "--json").items() if key in _COUNTED}
    say("import", str(delegate_list), "--event", "GA8")
    after = {key: value for key, value in say("info", "--json").items() if key in _COUNTED}
    say("undo")
    assert {key: value for key, value in say("info", "--json").items() if key in _COUNTED} == before
    say("redo")
    assert {key: value for key, value in say("info", "--json").items() if key in _COUNTED} == after
    assert "Nothing is wrong" in say("verify")


_COUNTED = ("people", "organisations", "registrations", "events")
