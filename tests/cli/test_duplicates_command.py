"""People on file twice on the command line: listed, compared, made one, kept apart, and undone."""

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
    """Run a command on a workspace in which João is registered twice; the parsed result, or what was said."""
    monkeypatch.chdir(tmp_path)

    def command(*arguments: str, code: int = Exit.DONE) -> Any:
        capsys.readouterr()
        ended = run(["-w", str(workspace_path), *arguments])
        printed = capsys.readouterr()
        assert ended == code, printed.err
        return json.loads(printed.out) if "--json" in arguments else printed.out + printed.err

    for given, email in (("João Sebastião", "joao@sp.example"), ("Joao S.", "j.albuquerque@sp.example")):
        names = ("--given-names", given, "--family-name", "Albuquerque", "--email", email)
        organisation = ("--organisation", "Prefeitura de São Paulo", "--category", "DE")
        command("delegate", "add", "--event", "GA7", *names, *organisation)
    return command


def listed(say: Say) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = say("duplicates", "list", "--event", "GA7", "--json")
    return found


def test_a_pair_is_listed_with_score_and_reasons(say: Say) -> None:
    (pair,) = listed(say)
    assert (pair["level"], pair["score"]) == ("possible", 62)
    assert pair["reasons"] == ["a shorter form of the name", "same organisation", "another email"]
    assert say("duplicates", "list", "--level", "likely", "--json") == []
    said = say("duplicates", "list")
    assert "GA7-0001 João Sebastião Albuquerque" in said
    assert "a shorter form of the name, same organisation, another email" in said


def test_a_merge_takes_the_chosen_fields_and_is_undone(say: Say) -> None:
    assert "* " in say("duplicates", "compare", "GA7-0001", "GA7-0002")
    merged = say(
        "duplicates", "merge", "GA7-0001", "GA7-0002", "--take", "email=A", "--take", "name=B", "--json"
    )
    assert (merged["name"], merged["merged_name"]) == ("Joao S. Albuquerque", "Joao S. Albuquerque")
    assert listed(say) == []
    (row,) = say("delegate", "list", "--event", "GA7", "--json")
    assert (row["number"], row["email"]) == ("GA7-0001", "joao@sp.example")
    assert say("delegate", "show", "2", "--event", "GA7", "--json")["delegate"]["row"]["number"] == "GA7-0001"
    say("undo")
    assert len(say("delegate", "list", "--event", "GA7", "--json")) == 2
    assert len(listed(say)) == 1


def test_two_people_stay_two_until_undone(say: Say) -> None:
    assert "are kept as two people" in say("duplicates", "not-same", "1", "2", "--event", "GA7")
    assert listed(say) == []
    assert "Nobody seems to be on file twice" in say("duplicates", "list")
    say("undo")
    (pair,) = listed(say)
    keys = [pair["first"]["person_id"], pair["second"]["person_id"]]
    assert say("duplicates", "not-same", *keys, "--json")["people"] == keys


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("1", "2"), "says no event"),
        (("GA7-0001", "GA7-0077"), "GA7-0077"),
        (("GA7-0001", "GA7-0001"), "one record already"),
        (("GA7-0001", "GA7-0002", "--take", "email"), "says neither A nor B"),
        (("GA7-0001", "GA7-0002", "--take", "shoes=A"), "no field shoes"),
    ],
)
def test_what_cannot_be_merged_is_said_in_a_sentence(say: Say, arguments: tuple[str, ...], said: str) -> None:
    assert said in say("duplicates", "merge", *arguments, code=Exit.USER_ERROR)
    assert len(say("delegate", "list", "--event", "GA7", "--json")) == 2
