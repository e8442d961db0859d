"""Lists, views and changes of many delegates by the command line."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from tests.fixtures_people import People
from wego_desktop.cli.app import Exit
from wego_desktop.cli.main import run

Say = Callable[..., Any]
EVENT = ("--event", "GA7")


@pytest.fixture
def say(
    template_with_people: tuple[Path, People],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> Say:
    """Run a command on a copy of the workspace with sixty people."""
    import shutil

    monkeypatch.chdir(tmp_path)
    path = tmp_path / "people.wego"
    shutil.copyfile(template_with_people[0], path)

    def command(*arguments: str, code: int = Exit.DONE) -> Any:
        capsys.readouterr()
        ended = run(["-w", str(path), *arguments])
        printed = capsys.readouterr()
        assert ended == code, printed.err
        return json.loads(printed.out) if "--json" in arguments else printed.out + printed.err

    return command


def numbers(say: Say, *options: str) -> list[str]:
    return [row["number"] for row in say("delegate", "list", *EVENT, *options, "--json")]


def test_a_list_is_filtered_sorted_and_shows_the_columns_asked_for(say: Say) -> None:
    kampala = ("--filter", "city contains kampala", "--filter", "category is not Observer")
    assert numbers(say, *kampala, "--sort", "-number") == ["GA7-0035", "GA7-0003"]
    printed = say("delegate", "list", *EVENT, *kampala, "--columns", "name,Email,arrived", "--sort", "number")
    lines = printed.splitlines()
    assert lines[0].split() == ["Name", "Email", "Arrived"]
    assert lines[1].startswith("Grace Nalubega Ssemwanga  delegate3@city2.example")
    assert numbers(say, "--view", "without organisation") == numbers(say, "--filter", "organisation is empty")
    assert len(numbers(say, "--view", "Not arrived")) == 19
    assert "The list has no column shoe size." in say(
        "delegate", "list", *EVENT, "--filter", "shoe size is 42", code=Exit.USER_ERROR
    )
    offered = {line["key"]: line for line in say("delegate", "columns", *EVENT, "--json")}
    assert "Confirmed" in offered["status"]["values"]
    assert offered["arrived"]["operators"] == ["is", "between", "is not", "empty", "not empty"]


def test_views_are_kept_listed_used_and_removed(say: Say) -> None:
    options = (
        "--filter",
        "network is AFSCN",
        "--filter",
        "category is Head of delegation",
        "--columns",
        "name,city",
        "--sort",
        "city",
    )
    say("view", "save", "African heads", *EVENT, *options)
    told = say("view", "list", *EVENT, "--json")
    assert [(view["name"], view["count"]) for view in told[:2]] == [("African heads", 5), ("All", 60)]
    assert told[0]["columns"] == ["name", "city"]
    assert len(numbers(say, "--view", "african heads", "--find", "kampala")) == 1
    assert "is kept already" in say("view", "save", "African heads", *EVENT, code=Exit.USER_ERROR)
    say("view", "save", "African heads", *EVENT, "--filter", "network is AFSCN", "--replace")
    assert len(numbers(say, "--view", "African heads")) == 14
    say("view", "rename", "African heads", "AFSCN people", *EVENT)
    say("view", "save", "Everybody else", *EVENT)
    assert say("view", "move", "Everybody else", *EVENT, "--by", "-1", "--json")["place"] == 0
    assert "stays as it is" in say("view", "remove", "All", *EVENT, code=Exit.USER_ERROR)
    say("view", "remove", "AFSCN people", *EVENT)
    assert "There is no view AFSCN people." in say(
        "delegate", "list", *EVENT, "--view", "AFSCN people", code=Exit.USER_ERROR
    )
    say("undo")
    assert len(numbers(say, "--view", "AFSCN people")) == 14


def test_many_are_counted_changed_and_brought_back(say: Say) -> None:
    chosen = ("--filter", "city is Kampala")
    counted = say("delegate", "set-status", *EVENT, *chosen, "--to", "waitlisted", "--dry-run", "--json")
    assert counted == {"chosen": 3, "would_change": 3, "same": 0, "ended": 0, "changed": 0}
    assert numbers(say, "--status", "waitlisted") == ["GA7-0028"]
    said = say("delegate", "set-status", *EVENT, *chosen, "--to", "waitlisted", "--reason", "Full")
    assert said.splitlines()[0] == "3 delegates now Waiting list"
    assert len(numbers(say, "--status", "waitlisted")) == 4
    say("undo")
    assert numbers(say, "--status", "waitlisted") == ["GA7-0028"]
    say("delegate", "set-category", "1", "2", *EVENT, "--to", "Speaker")
    say("delegate", "set-delegation", "1", *EVENT, "--organisation", "Ville de Dakar", "--role", "alternate")
    say("delegate", "tag", "1", "2", *EVENT, "--tag", "VIP")
    say("delegate", "untag", "2", *EVENT, "--tag", "vip")
    tagged = say("delegate", "list", *EVENT, "--filter", "tags is VIP", "--json")
    assert [(row["category"], row["city"], row["delegation_role"]) for row in tagged] == [
        ("Speaker", "Dakar", "alternate")
    ]
    assert "nobody" in say("delegate", "tag", *EVENT, "--tag", "VIP", code=Exit.USER_ERROR)
    say("delegate", "tag", "1", *EVENT, *chosen, "--tag", "x", code=Exit.USAGE)


def test_seats_are_given_in_several_sessions_at_once(say: Say) -> None:
    for code, start in (("S01", "09:00"), ("S02", "11:00")):
        say(
            "session", "add", *EVENT, "--title", f"Session {code}", "--code", code,
            "--start", f"2026-10-15 {start}", "--end", f"2026-10-15 {start[:2]}:45",
        )  # fmt: skip
    sessions = ("--session", "S01", "--session", "S02")
    say("delegate", "assign-sessions", *EVENT, "--filter", "region is Africa", *sessions)
    assert len(numbers(say, "--filter", "sessions is S01", "--filter", "sessions is S02")) == 14


def test_a_view_is_exported_alone(say: Say, tmp_path: Path) -> None:
    target = tmp_path / "late.xlsx"
    done = say("export", "attendees", *EVENT, "--view", "Not arrived", "--out", str(target), "--json")
    assert done["rows"] == 19
    assert done["sheets"] == [["Attendees", 19]]
    assert load_workbook(target).sheetnames == ["Summary", "Attendees"]
