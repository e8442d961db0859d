"""An organiser's afternoon by the command line: three overlapping files become one clean list."""

from pathlib import Path

import openpyxl
import pytest

from tests.e2e.afternoon import Desk, three_lists

PEOPLE = 120


@pytest.fixture
def desk(workspace_path: Path, capsys: pytest.CaptureFixture[str]) -> Desk:
    return Desk(workspace_path, capsys)


def count(desk: Desk) -> int:
    rows = desk.say("delegate", "list", "--event", "GA7", "--json")
    return len(rows if isinstance(rows, list) else rows["rows"])


def fix(path: Path) -> Path:
    """The rows in error with their addresses put right, as somebody does it in a spreadsheet."""
    book = openpyxl.load_workbook(path)
    mended = 0
    for row in book.worksheets[0].iter_rows():
        for cell in row:
            if isinstance(cell.value, str) and " at " in cell.value and cell.value.endswith(".example"):
                cell.value = cell.value.replace(" at ", "@")
                mended += 1
    assert mended
    book.save(path)
    return path


def test_three_overlapping_files_become_one_list(desk: Desk, tmp_path: Path) -> None:
    first, second, third = three_lists(tmp_path, PEOPLE)
    made = desk.say("import", str(first), "--event", "GA7", "--json")
    assert made["totals"]["new"] == 72
    left = tmp_path / "open.xlsx"
    orders = desk.say("import", str(second), "--event", "GA7", "--errors-out", str(left), "--json")
    assert orders["totals"]["error"] == 2
    assert count(desk) == PEOPLE - 1
    again = desk.say("import", str(fix(left)), "--event", "GA7", "--json")
    assert again["totals"]["error"] == 0
    assert count(desk) == PEOPLE
    form = desk.say("import", str(third), "--event", "GA7", "--dry-run", "--json")
    waiting = [row["row"] for row in form["rows"] if row["verdict"] == "possible_duplicate"]
    assert len(waiting) == 12
    answers = [word for row in waiting for word in ("--decide", f"{row}=merge")]
    desk.say("import", str(third), "--event", "GA7", *answers, "--json")
    assert count(desk) == PEOPLE
    for file in (first, second, third):
        repeated = desk.say(
            "import", str(file), "--event", "GA7", *(answers if file == third else ()), "--json"
        )
        assert (repeated["totals"]["new"], repeated["totals"]["ready"]) == (0, 0), file.name


def test_merge_limit_substitute_and_undo(desk: Desk, tmp_path: Path) -> None:
    first, _second, _third = three_lists(tmp_path, PEOPLE)
    desk.say("import", str(first), "--event", "GA7")
    names = ("--given-names", "Kim", "--family-name", "Min-jun")
    where = ("--organisation", "Seoul Metropolitan Government", "--category", "Delegate")
    add = ("delegate", "add", "--event", "GA7", *where)
    desk.say(*add, *names)
    desk.say(*add, "--given-names", "Min-jun", "--family-name", "Kim", "--native-name", "김민준")
    before = count(desk)
    pairs = desk.say("duplicates", "list", "--event", "GA7", "--level", "likely", "--json")
    assert pairs
    desk.say("duplicates", "merge", "GA7-0073", "GA7-0074", "--event", "GA7", "--json")
    assert count(desk) == before - 1
    desk.say("undo")
    assert count(desk) == before
    desk.say(
        "limits", "set", "--event", "GA7", "--organisation", where[1], "--cap", "1", "--on-full", "refuse"
    )
    refused = desk.say(*add, "--given-names", "Ji-woo", "--family-name", "Park", code=1)
    assert "Seoul Metropolitan Government" in refused
    new = ("--given-names", "Da-eun", "--family-name", "Choi")
    done = desk.say("delegate", "substitute", "GA7-0073", "--event", "GA7", *new, "--json")
    assert done
    shown = desk.say("delegate", "show", "GA7-0073", "--event", "GA7", "--json")
    assert "Da-eun" in str(shown)
    desk.say("undo")
    assert count(desk) == before
    assert desk.say("verify", "--json")["findings"] == []
