"""The commands for the standing of organisations and for the member list."""

import json
from pathlib import Path
from typing import Any

import pytest

from wego_desktop.cli.main import run


@pytest.fixture
def say(workspace_path: Path, capsys: pytest.CaptureFixture[str]) -> Any:
    """Run a command on a workspace with the starting list; the value is what it printed as JSON."""

    def speak(*words: str, code: int = 0) -> Any:
        assert run(["-w", str(workspace_path), *words]) == code
        out, err = capsys.readouterr()
        return json.loads(out) if code == 0 and "--json" in words else out + err

    assert speak("organisation", "starting-list", "--json")["added"] == 16
    return speak


def test_standing_is_edited_by_its_number(say: Any) -> None:
    say("organisation", "membership", "Hebron", "--nth", "1", "--fees-through", "2027", "--suspended")
    say("organisation", "office", "Hebron", "--kind", "vice_president", "--since", "2026-01-01")
    say("organisation", "region", "Hebron", "Middle East", "--scheme", "Continents")
    say("organisation", "alias", "Hebron", "الخليل")
    say("organisation", "contact", "Hebron", "--contact-name", "Rami Sharif", "--phone", "+970 2 222 0000")
    found = say("organisation", "show", "Hebron", "--json")["detail"]
    assert (found["memberships"][0]["fees_paid_through"], found["memberships"][0]["is_suspended"]) == (
        2027,
        True,
    )
    assert {office["kind"] for office in found["offices"]} == {"executive_committee", "vice_president"}
    assert {place["scheme"]: place["region"] for place in found["regions"]} == {
        "WeGO regions": "Asia",
        "Continents": "Middle East",
    }
    assert {alias["name"] for alias in found["aliases"]} == {"City of Hebron", "الخليل"}
    assert "Contact 1: Rami Sharif, +970 2 222 0000" in say("organisation", "show", "الخليل")
    say("organisation", "contact", "Hebron", "--nth", "1", "--remove")
    say("organisation", "alias", "Hebron", "الخليل", "--remove")
    assert "There is no number 1; show lists 0." in say(
        "organisation", "contact", "Hebron", "--nth", "1", "--remove", code=1
    )


def test_member_list_goes_out_and_comes_back(say: Any, tmp_path: Path) -> None:
    target = tmp_path / "members.xlsx"
    say("export", "members", "--event", "GA7", "--out", str(target))
    dry = say("organisation", "import", str(target), "--dry-run", "--json")
    assert dry["totals"] == {"unchanged": 16}
    assert dry["unread"] == ["Votes", "Coming", "Arrived"]
    missing = say("organisation", "import", str(tmp_path / "gone.xlsx"), code=1)
    assert "gone.xlsx was not found" in missing


def test_world_tells_who_has_nobody_yet(say: Any) -> None:
    view = say("organisation", "world", "--event", "GA7", "--json")
    assert (view["total"]["members"], len(view["total"]["nobody_yet"])) == (16, 16)
    assert "Wellington City Council" in say("organisation", "world", "--event", "GA7", "--nobody-yet")


def test_unused_organisation_is_removed(say: Any) -> None:
    assert "Removed Hebron Municipality." in say("organisation", "remove", "Hebron")
    assert "No organisation is called Hebron" in say("organisation", "show", "Hebron", code=1)
