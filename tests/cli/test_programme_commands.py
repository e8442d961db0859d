import json
from pathlib import Path
from typing import Any

import pytest

from wego_desktop.cli.main import run


@pytest.fixture
def command(workspace_path: Path, capsys: pytest.CaptureFixture[str]) -> Any:
    def call(*arguments: str, code: int = 0) -> str:
        assert run(["-w", str(workspace_path), *arguments]) == code
        captured = capsys.readouterr()
        return captured.out if code == 0 else captured.err

    return call


def add(command: Any, title: str, start: str, end: str, *more: str, code: int = 0) -> str:
    given = ["--event", "GA7", "--title", title, "--start", start, "--end", end, *more]
    return str(command("session", "add", *given, code=code))


def test_event_is_added_listed_and_shown(command: Any) -> None:
    days = ["--start", "2026-10-14", "--end", "2026-10-15"]
    words = ["--kind", "forum", "--zone", "Asia/Seoul", "--city", "Seoul", "--umbrella", "ga7"]
    text = command("event", "add", "--code", "ESG26", "--name", "ESG Smart City Forum", *days, *words)
    assert text == "Added event ESG26: ESG Smart City Forum.\n"
    listed = command("event", "list").splitlines()
    assert [line.split()[0] for line in listed] == ["Code", "GA7", "ESG26"]
    shown = json.loads(command("event", "show", "esg26", "--json"))
    assert (shown["event"]["umbrella_code"], len(shown["categories"])) == ("GA7", 7)
    assert "Delegate" in command("event", "show", "ESG26")


def test_event_takes_days_zone_and_city_of_its_umbrella_when_left_out(command: Any) -> None:
    above = json.loads(command("event", "show", "GA7", "--json"))["event"]
    made = json.loads(
        command("event", "add", "--code", "ESG26", "--name", "Forum", "--umbrella", "GA7", "--json")
    )
    for fact in ("zone", "city", "venue", "starts_on", "ends_on"):
        assert made[fact] == above[fact], fact
    alone = json.loads(command("event", "add", "--code", "NET26", "--name", "Meeting", "--json"))
    assert (alone["zone"], alone["city"], alone["starts_on"]) == ("UTC", "", alone["ends_on"])


def test_event_is_refused_in_words_when_its_umbrella_is_unknown(command: Any) -> None:
    text = command("event", "add", "--code", "ESG26", "--name", "Forum", "--umbrella", "NONE", code=1)
    assert "NONE" in text


def test_overlap_is_warned_of_and_saved_when_added(command: Any) -> None:
    add(command, "Clinic", "2026-10-15 11:00", "12:00", "--room", "Room 301", "--capacity", "60")
    text = add(command, "Briefing", "2026-10-15 11:30", "2026-10-15 12:30", "--room", "room 301")
    assert text.splitlines() == [
        "Added session S02: Briefing.",
        "Warning: Room 301 is booked twice. Clinic stays until 12:00 and Briefing starts at 11:30.",
    ]
    rows = json.loads(command("session", "list", "--event", "GA7", "--json"))
    assert [(row["code"], row["room_name"], row["seats"]) for row in rows] == [
        ("S01", "Room 301", 60),
        ("S02", "Room 301", None),
    ]
    assert "2026-10-15 11:30" in command("session", "list", "--event", "GA7")


def test_session_on_another_day_than_its_event_is_warned_of_and_saved(command: Any) -> None:
    text = add(command, "Excursion", "2026-10-29 09:00", "12:00")
    assert text.splitlines()[1].startswith("Warning: 29 October 2026 is not a day of GA7")
    moved = json.loads(
        command(
            "session", "move", "--session", "S01", "--event", "GA7", "--start", "2026-10-15 09:00", "--json"
        )
    )
    assert moved["warnings"] == []


def test_session_is_refused_in_words_when_a_fact_is_wrong(command: Any) -> None:
    assert "ends before it starts" in add(command, "Late", "2026-10-15 11:00", "10:00", code=1)
    assert "is no time" in add(command, "Late", "soon", "10:00", code=1)
    assert "network" in add(command, "Late", "2026-10-15 11:00", "12:00", "--network", "NONE", code=1)
    assert json.loads(command("session", "list", "--event", "GA7", "--json")) == []


def test_network_shows_its_members_and_the_roster_of_a_meeting(command: Any) -> None:
    assert [line.split()[0] for line in command("network", "list").splitlines()] == [
        "Code",
        "AFSCN",
        "LASCN",
    ]
    assert command("network", "show", "afscn", "--event", "GA7").startswith("No meeting of AFSCN at GA7.")
    add(command, "AFSCN annual meeting", "2026-10-15 10:30", "12:00", "--network", "AFSCN")
    text = command("network", "show", "AFSCN", "--event", "GA7")
    assert text.startswith("GA7 S01 AFSCN annual meeting, 2026-10-15 10:30–12:00\n0 of 0 cities are here.")
    found = json.loads(command("network", "show", "AFSCN", "--event", "GA7", "--json"))
    assert found["meetings"][0]["network_code"] == "AFSCN"
    assert "NONE" in command("network", "show", "NONE", code=1)
