"""Commands that change people, sessions, rooms, networks, organisations and badges one at a time."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from wego_desktop.cli.app import Exit
from wego_desktop.cli.main import run

Say = Callable[..., Any]


@pytest.fixture
def say(
    workspace_path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Say:
    """Run a command on a fresh workspace with the event GA7; the parsed result, or what was said."""
    monkeypatch.chdir(tmp_path)

    def command(*arguments: str, code: int = Exit.DONE) -> Any:
        capsys.readouterr()
        ended = run(["-w", str(workspace_path), *arguments])
        printed = capsys.readouterr()
        assert ended == code, printed.err
        return json.loads(printed.out) if "--json" in arguments else printed.out + printed.err

    return command


def add(say: Say, given: str, family: str, *more: str) -> str:
    names = ("--given-names", given, "--family-name", family, "--category", "DE")
    return str(say("delegate", "add", "--event", "GA7", *names, *more, "--json")["number"])


def test_a_delegate_is_added_edited_cancelled_and_brought_back(say: Say) -> None:
    number = add(say, "Ana Celeste", "Machava", "--organisation", "Conselho Municipal de Maputo")
    assert number == "GA7-0001"
    edited = say(
        "delegate", "edit", "1", "--event", "GA7", "--position", "Mayor", "--mode", "online", "--json"
    )
    assert (edited["position"], edited["mode"]) == ("Mayor", "online")
    say("delegate", "status", "1", "--event", "GA7", "--to", "cancelled", "--reason", "No visa")
    assert [r["status"] for r in say("delegate", "list", "--event", "GA7", "--json")] == ["cancelled"]
    say("delegate", "status", "1", "--event", "GA7", "--to", "former")
    shown = say("delegate", "show", "1", "--event", "GA7", "--json")
    assert shown["delegate"]["row"]["status"] == "confirmed"
    assert len(shown["history"]) == 5


def test_a_walk_in_is_registered_and_arrived(say: Say) -> None:
    say("delegate", "walk-in", "--event", "GA7", "--name", "Yared Tesfamariam", "--category", "Observer")
    (row,) = say("delegate", "list", "--event", "GA7", "--arrived", "--json")
    assert row["category"] == "Observer"
    say("undo")
    assert say("delegate", "list", "--event", "GA7", "--json") == []


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("delegate", "show", "99", "--event", "GA7"), "Nobody at GA7"),
        (("delegate", "edit", "1", "--event", "GA7"), "Nothing was named"),
        (("delegate", "add", "--event", "GA7", "--category", "ZZ", "--given-names", "A"), "no category ZZ"),
        (("delegate", "add", "--event", "GA7", "--category", "DE"), "at least one name"),
        (("session", "show", "--session", "S99", "--event", "GA7"), "no session S99"),
        (("room", "remove", "Attic", "--event", "GA7"), "no room Attic"),
        (("organisation", "edit", "Atlantis", "--city", "Atlantis"), "No organisation is called Atlantis"),
        (("badge", "void", "1", "--event", "GA7"), "has no badge"),
    ],
)  # fmt: skip
def test_what_is_not_there_is_said_in_words(say: Say, arguments: tuple[str, ...], words: str) -> None:
    add(say, "Ana", "Machava")
    assert words in say(*arguments, code=Exit.USER_ERROR)


def test_a_session_is_moved_staffed_and_removed(say: Say) -> None:
    add(say, "Ana", "Machava")
    add(say, "Seo-yun", "Han")
    times = ("--start", "2026-10-15 10:30", "--end", "12:00")
    say("session", "add", "--event", "GA7", "--title", "Opening", "--room", "Hall A", *times)
    here = ("--session", "S01", "--event", "GA7")
    moved = say("session", "move", *here, "--start", "2026-10-15 11:00", "--json")["session"]
    assert moved["starts_at"].startswith("2026-10-15T02:00")
    assert moved["ends_at"].startswith("2026-10-15T03:30")
    say("session", "role", "1", *here, "--as", "chair", "--confirmed")
    say("session", "admit", "2", *here)
    people = say("session", "show", *here, "--json")["people"]
    assert [(r["name"], r["is_confirmed"]) for r in people["roles"]] == [("Ana Machava", True)]
    assert [seat["number"] for seat in people["seats"]] == ["GA7-0002"]
    say("session", "withdraw", "2", *here)
    say("session", "copy", *here)
    say("session", "remove", *here)
    assert [row["code"] for row in say("session", "list", "--event", "GA7", "--json")] == ["S02"]
    assert say("room", "list", "--event", "GA7", "--json")[0]["name"] == "Hall A"


def test_a_network_gets_a_member_that_sends_apologies(say: Say) -> None:
    say("organisation", "add", "--name", "Ville de Dakar", "--city", "Dakar", "--country", "Senegal")
    say("organisation", "edit", "Dakar", "--region", "Africa", "--membership", "Full member")
    say("network", "member", "AFSCN", "Ville de Dakar", "--role", "chair", "--since", "2021-06-01")
    times = ("--start", "2026-10-15 10:30", "--end", "12:00")
    say("session", "add", "--event", "GA7", "--title", "AFSCN meeting", "--network", "AFSCN", *times)
    say("network", "mark", "Dakar", "--session", "S01", "--event", "GA7", "--as", "apologies")
    (meeting,) = say("network", "show", "AFSCN", "--event", "GA7", "--json")["meetings"]
    assert [row["state"] for row in meeting["rows"]] == ["apologies"]
    assert "no member" in say("network", "remove-member", "LASCN", "Dakar", code=Exit.USER_ERROR)


def test_a_lost_badge_is_replaced_and_the_old_one_void(say: Say) -> None:
    add(say, "Ana", "Machava")
    say("badges", "--event", "GA7", "--out", "all.pdf")
    say("badge", "reprint", "1", "--event", "GA7", "--reason", "lost", "--out", "one.pdf")
    badges = say("delegate", "show", "1", "--event", "GA7", "--json")["delegate"]["badges"]
    assert [(b["revision"], b["reason"], b["voided_at"] is None) for b in badges] == [
        (2, "lost", True),
        (1, "first", False),
    ]
    assert Path("one.pdf").read_bytes().startswith(b"%PDF")


def test_somebody_of_that_name_is_named_when_a_delegate_is_added(say: Say) -> None:
    number = add(say, "Ana Celeste", "Machava", "--organisation", "Conselho Municipal de Maputo")
    names = ("--given-names", "Ana Celeste", "--family-name", "MACHAVA", "--category", "DE")
    said = say("delegate", "add", "--event", "GA7", *names)
    assert "Registered Ana Celeste MACHAVA as GA7-0002." in said
    assert f"Warning: {number} is called so too" in said
    assert "Warning" not in say(
        "delegate", "add", "--event", "GA7", "--given-names", "Bo", "--family-name", "Li", "--category", "DE"
    )
    found = say("delegate", "add", "--event", "GA7", *names, "--json")["of_that_name"]
    assert {row["number"] for row in found} == {number, "GA7-0002"}
