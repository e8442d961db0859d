"""The command operator: who may sign in, with which role, and what a role then keeps from them."""

from typing import Any

import pytest

from tests.cli.test_editing_commands import Say, add, say

__all__ = ["say"]

FORCED = ("--force", "--reason", "The mayor of the host city")


def roles(say: Say) -> dict[str, Any]:
    return {row["name"]: row["role"] for row in say("operator", "list", "--json")}


def test_a_desk_operator_checks_in_and_lets_nobody_in_against_a_refusal(say: Say) -> None:
    number = add(say, "Ana Celeste", "Machava")
    say("delegate", "status", number, "--event", "GA7", "--to", "cancelled")
    assert "Park So-ra works as desk." in say("operator", "set", "Park So-ra", "--role", "desk")
    assert roles(say) == {"Kim Da-in": "administrator", "Park So-ra": "desk"}
    desk = ("--as", "Park So-ra")
    assert "The role desk may not do this" in say(
        *desk, "check-in", number, "--event", "GA7", *FORCED, code=1
    )
    assert "The role desk may not do this" in say(
        *desk, "operator", "set", "Park So-ra", "--role", "administrator", code=1
    )
    say("operator", "set", "Park So-ra", "--role", "organiser")
    assert "ok:" in say(*desk, "check-in", number, "--event", "GA7", *FORCED)
    assert "may not do this" in say(*desk, "operator", "set", "Kim Da-in", "--role", "desk", code=1)


def test_a_role_is_taken_back_by_undo(say: Say) -> None:
    say("operator", "set", "Park So-ra", "--role", "desk")
    say("operator", "set", "Park So-ra", "--role", "organiser")
    assert "Park So-ra" in say("undo")
    assert roles(say)["Park So-ra"] == "desk"


@pytest.mark.parametrize("role", ["desk", "organiser", "governance"])
def test_the_last_administrator_stays_one(say: Say, role: str) -> None:
    refused = say("operator", "set", "Kim Da-in", "--role", role, code=1)
    assert "Kim Da-in is the only administrator" in refused
    assert roles(say) == {"Kim Da-in": "administrator"}


def test_an_operator_has_a_name(say: Say) -> None:
    assert "An operator needs a name" in say("operator", "set", "  ", "--role", "desk", code=1)


def test_setting_the_role_somebody_has_writes_nothing(say: Say) -> None:
    say("operator", "set", "Park So-ra", "--role", "desk")
    before = len(say("journal", "--json"))
    say("operator", "set", "Park So-ra", "--role", "desk")
    assert len(say("journal", "--json")) == before
