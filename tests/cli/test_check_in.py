"""The command check-in: code, sentence, exit code."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.services.desk_world import DeskWorld
from wego_desktop.bootstrap import open_context
from wego_desktop.cli.main import run
from wego_desktop.domain.enums import AdmissionRule, RegistrationStatus


@pytest.fixture
def world(workspace_path: Path) -> Iterator[DeskWorld]:
    with open_context(str(workspace_path)) as context:
        yield DeskWorld(context)


@pytest.fixture
def scan(workspace_path: Path, capsys: pytest.CaptureFixture[str]) -> Any:
    def call(*arguments: str, code: int = 0, desk: str = "Desk 1") -> str:
        command = ["-w", str(workspace_path), "--desk", desk, "check-in", *arguments, "--event", "ga7"]
        assert run(command) == code
        captured = capsys.readouterr()
        return captured.err if code == 1 and not captured.out else captured.out

    return call


def test_arrival_then_already_in_then_exit(world: DeskWorld, scan: Any) -> None:
    number = world.register()
    assert scan(number).startswith("ok: Checked in. Grace Nalubega Ssemwanga is checked in at")
    again = scan(world.badge(number), code=1, desk="Desk 2")
    assert again.startswith("already_in: Already checked in. Grace Nalubega Ssemwanga came in at")
    assert "at Desk 1, checked in by Kim Da-in" in again
    assert scan("1", "--exit").startswith("exit: Checked out.")
    assert scan("1").startswith("re_entry: Back in.")


def test_json_holds_code_sentence_and_person(world: DeskWorld, scan: Any) -> None:
    city = world.organisation("Kampala Capital City Authority", "Kampala", "UG")
    number = world.register(organisation_id=city)
    shown = json.loads(scan(number, "--json"))
    assert (shown["code"], shown["is_admitted"], shown["person"]["number"]) == ("ok", True, number)
    assert (shown["person"]["organisation"], shown["person"]["country"]) == (
        "Kampala Capital City Authority",
        "UG",
    )
    assert shown["sentence"].startswith("Grace Nalubega Ssemwanga is checked in at")


def test_refusal_prints_its_sentence_and_force_needs_a_reason(world: DeskWorld, scan: Any) -> None:
    number = world.register()
    world.change(number, status=RegistrationStatus.CANCELLED)
    assert scan(number, code=1).startswith("cancelled: Cancelled. The registration of Grace")
    assert "needs a reason" in scan(number, "--force", code=1)
    assert "Let in against the rule: Mayor's office" in scan(number, "--force", "--reason", "Mayor's office")


def test_door_is_found_by_title_or_part_and_named_when_unclear(world: DeskWorld, scan: Any) -> None:
    world.door("AFSCN annual meeting", rule=AdmissionRule.BY_LIST)
    world.door("LASCN annual meeting", rule=AdmissionRule.BY_LIST)
    number = world.register()
    assert scan(number, "--checkpoint", "afscn", code=1).startswith("not_admitted: Not for this session.")
    several = scan(number, "--checkpoint", "annual", code=1)
    assert "AFSCN annual meeting, LASCN annual meeting" in several
    assert "no checkpoint Nowhere" in scan(number, "--checkpoint", "Nowhere", code=1)


def test_unknown_code_and_name_offer_who_is_close(world: DeskWorld, scan: Any) -> None:
    world.register()
    text = scan("GA7-0002", code=1)
    assert text.startswith("unknown: Code not known. No one has the code GA7-0002.")
    assert "GA7-0001  Grace Nalubega Ssemwanga" in text
    assert scan("ssemw", code=1).startswith("ambiguous: 1 person matches.")
