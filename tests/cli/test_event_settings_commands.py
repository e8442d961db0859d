"""Own fields, answers, limits, the waiting list and categories from the command line."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from wego_desktop.cli.main import run

Call = Callable[..., Any]


@pytest.fixture
def call(workspace_path: Path, capsys: pytest.CaptureFixture[str]) -> Call:
    """Run a command at GA7: its JSON result, or its sentence when it fails."""

    def run_it(*words: str, code: int = 0) -> Any:
        given = run(["-w", str(workspace_path), *words, "--event", "GA7", "--json"])
        printed = capsys.readouterr()
        assert given == code, printed.err
        return json.loads(printed.out) if code == 0 else printed.err

    return run_it


def add(call: Call, given: str, *more: str, category: str = "DE", code: int = 0) -> Any:
    return call("delegate", "add", "--given-names", given, "--category", category, *more, code=code)


def test_fields_are_asked_answered_and_taken_away(call: Call) -> None:
    meal = call(
        "fields", "add", "--label", "Meal", "--kind", "choice", "--choice", "Fish", "--choice", "Vegan"
    )
    assert meal["key"] == "meal"
    call("fields", "add", "--label", "What to leave out", "--when", "meal=vegan")
    assert "Meal" in add(call, "Ana", "--answer", "meal=Beef", code=1)
    assert "What to leave out must be answered" in add(call, "Ana", "--answer", "meal=vegan", code=1)
    ana = add(call, "Ana", "--answer", "meal=vegan", "--answer", "what_to_leave_out=Nuts")
    grace = add(call, "Grace")
    shown = call("answers", "set", grace["number"], "meal=FISH")
    assert shown[0]["answers"] == {"meal": "Fish"}
    assert "Meal has answers (2)" not in call("fields", "remove", "meal", code=1)
    call("fields", "edit", "meal", "--rename", "Vegan=Vegan menu", "--label", "Your meal")
    assert call("answers", "show", ana["number"])["answers"]["meal"] == "Vegan menu"
    assert call("fields", "move", "meal", "--by", "1")["order"] == ["what_to_leave_out", "meal"]
    call("fields", "remove", "what_to_leave_out", "--drop-answers")
    assert call("fields", "remove", "meal", "--drop-answers")["answers"] == 2
    assert call("fields", "list") == []


def test_two_people_are_answered_for_in_one_step(call: Call) -> None:
    call("fields", "add", "--label", "Guests", "--kind", "number")
    people = [add(call, name)["number"] for name in ("Ana", "Grace")]
    found = call("answers", "set", *people, "guests=2")
    assert [each["answers"] for each in found] == [{"guests": 2}, {"guests": 2}]
    assert "no number" in call("answers", "set", *people, "guests=two", code=1)
    call("answers", "set", "guests=2", code=2)


def test_who_comes_beyond_a_limit_waits_and_is_promoted(call: Call) -> None:
    call("limits", "set", "--category", "DE", "--cap", "1", "--on-full", "waiting_list")
    first = add(call, "Ana")["number"]
    add(call, "Grace")
    third = add(call, "Rania")
    assert third["status"] == "waitlisted"
    assert third["notices"][0]["code"] == "put_on_waiting_list"
    waiting = call("waiting-list", "list")
    assert [(row["place"], row["name"], row["has_room"]) for row in waiting] == [
        (1, "Grace", False),
        (2, "Rania", False),
    ]
    assert call("waiting-list", "move", third["number"], "--by", "-1")["place"] == 1
    assert "No place is free" in call("waiting-list", "promote", "--next", "1", code=1)
    done = call("delegate", "status", first, "--to", "cancelled")
    assert done["notices"][0]["params"]["name"] == "Rania"
    assert call("waiting-list", "promote", "--next", "3")["promoted"] == [third["number"]]
    grace = call("waiting-list", "list")[0]["number"]
    assert "1 of 1 places" in call("waiting-list", "promote", grace, code=1)
    call("waiting-list", "promote", grace, "--over-limit", "Chairs a session")
    assert call("limits", "list")[0]["taken"] == 2


def test_a_limit_needs_a_reason_everywhere(call: Call) -> None:
    call("limits", "set", "--cap", "0", "--free", "0")
    assert "0 of 0 places" in add(call, "Ana", code=1)
    added = add(call, "Ana", "--over-limit", "Speaks at the opening")
    assert added["notices"][0]["code"] == "beyond_free_places"
    walk_in = ("delegate", "walk-in", "--name", "Emre Çelik", "--category", "DE")
    assert "1 of 0 places" in call(*walk_in, code=1)
    call(*walk_in, "--over-limit", "Drives the mayor")
    assert call("limits", "remove")["removed"] == "The whole event"
    assert "no longer there" in call("limits", "remove", code=1)


def test_categories_are_added_edited_ordered_and_removed(call: Call) -> None:
    new = ("categories", "add", "--name", "Guest", "--letters", "gu", "--shape", "cross")
    assert "cannot be read" in call(*new, "--colour", "#FFEE00", code=1)
    added = call(*new, "--colour", "#7a1f5c", "--admits", "reception", "--admits", "meal")
    assert (added["letter"], added["colour"], added["entitlements"]) == (
        "GU",
        "#7A1F5C",
        ["reception", "meal"],
    )
    assert call("categories", "edit", "GU", "--name", "Guest of honour")["name"] == "Guest of honour"
    assert call("categories", "move", "GU", "--by", "-99")["order"][0] == "Guest of honour"
    add(call, "Ana", category="GU")
    assert "Give them another category" in call("categories", "remove", "GU", code=1)
    call("delegate", "edit", "1", "--category", "DE")
    call("categories", "remove", "GU")
    assert "GU" not in [row["letter"] for row in call("categories", "list")]


def test_who_owes_an_answer_is_listed_and_told_with_the_delegate(call: Call) -> None:
    grace = add(call, "Grace")["number"]
    call("fields", "add", "--label", "Passport", "--required", "always")
    call("limits", "set", "--free", "0")
    owed = call("answers", "owed")
    assert [(row["name"], row["owes"]) for row in owed] == [("Grace", ["passport"])]
    call("answers", "set", grace, "passport=Uganda")
    assert call("answers", "owed") == []
    shown = call("delegate", "show", grace)
    assert shown["answers"] == {"passport": "Uganda"}
    assert shown["place_notes"] == ["The whole event: no place is free of charge"]


def test_the_list_can_be_filtered_by_answers_and_by_who_is_beyond_the_free_places(call: Call) -> None:
    call(
        "fields", "add", "--label", "Visits", "--kind", "several", "--choice", "Han river", "--choice", "Port"
    )
    call("limits", "set", "--free", "1")
    first, second = add(call, "Ana", "--answer", "visits=port; han river"), add(call, "Grace")
    beyond = call("delegate", "list", "--filter", "beyond_free is yes")
    assert [row["number"] for row in beyond] == [second["number"]]
    found = call("delegate", "list", "--filter", "answer:visits is Port")
    assert [row["number"] for row in found] == [first["number"]]
