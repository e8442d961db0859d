"""Commands on what belongs to a delegate: journey, tags, passports, consents, companions, groups."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.fixtures_db import PASSPHRASE
from wego_desktop.cli.app import Exit
from wego_desktop.cli.main import run

Say = Callable[..., Any]
AT = ("--event", "GA7")


def saying(path: Path, capsys: pytest.CaptureFixture[str]) -> Say:
    def command(*arguments: str, code: int = Exit.DONE) -> Any:
        capsys.readouterr()
        ended = run(["-w", str(path), *arguments])
        printed = capsys.readouterr()
        assert ended == code, printed.err
        return json.loads(printed.out) if "--json" in arguments else printed.out + printed.err

    return command


@pytest.fixture
def say(workspace_path: Path, capsys: pytest.CaptureFixture[str]) -> Say:
    """Run a command on a workspace with Ana Machava and Rui Sitoe of Maputo at GA7."""
    command = saying(workspace_path, capsys)
    people(command)
    return command


@pytest.fixture
def sealed(
    encrypted_template: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> Say:
    """The same on an encrypted workspace."""
    path = tmp_path / "sealed.wego"
    path.write_bytes(encrypted_template.read_bytes())
    monkeypatch.setenv("WEGO_PASSPHRASE", PASSPHRASE)
    command = saying(path, capsys)
    people(command)
    return command


def people(say: Say) -> None:
    for given, family in (("Ana", "Machava"), ("Rui", "Sitoe")):
        names = ("--given-names", given, "--family-name", family, "--category", "DE")
        say("delegate", "add", *AT, *names, "--organisation", "Conselho Municipal de Maputo")


def test_a_journey_is_typed_by_the_clock_at_the_event(say: Say) -> None:
    said = say(
        "delegate", "logistics", "1", *AT, "--arrives", "2026-10-13 18:40", "--hotel", "Lotte", "--json"
    )
    assert (said["arrives_at"], said["hotel"]) == ("2026-10-13T09:40:00+00:00", "Lotte")
    assert say("delegate", "logistics", "1", *AT, "--arrives", "", "--json")["arrives_at"] is None
    wrong = say("delegate", "logistics", "1", *AT, "--departs", "soon", code=Exit.USER_ERROR)
    assert "soon is no time" in wrong


def test_tags_are_set_and_shown(say: Say) -> None:
    assert say("delegate", "tags", "1", *AT, "--set", "VIP, press", "--json") == {"tags": ["press", "VIP"]}
    say("undo")
    assert say("delegate", "tags", "1", *AT, "--json") == {"tags": []}


def test_gender_and_the_reason_of_a_status_are_edited(say: Say) -> None:
    say("delegate", "edit", "1", *AT, "--gender", "female", "--status-reason", "asked twice")
    shown = say("delegate", "show", "1", *AT, "--json")["delegate"]
    assert (shown["gender"], shown["status_reason"]) == ("female", "asked twice")
    say("delegate", "edit", "1", *AT, "--gender", "none")
    assert say("delegate", "show", "1", *AT, "--json")["delegate"]["gender"] is None


def test_consents_are_recorded_and_listed(say: Say) -> None:
    record = ("delegate", "consent", "record", "1", *AT, "--purpose", "photo", "--how", "form")
    say(*record, "--given")
    say(*record, "--refused", "--text-version", "2026-2")
    newest, older = say("delegate", "consent", "show", "1", *AT, "--json")
    assert (newest["is_given"], newest["is_current"], older["is_current"]) == (False, True, False)
    assert say("delegate", "show", "1", *AT, "--json")["delegate"]["is_photo_refused"] is True


def test_passport_data_is_kept_revealed_logged_and_erased(sealed: Say) -> None:
    visa = ("delegate", "visa")
    refused = sealed(*visa, "set", "1", *AT, "--passport", "15AN70412", code=Exit.USER_ERROR)
    assert "consent" in refused
    facts = ("--consent", "form", "--passport", "15AN70412", "--born", "1979-02-28", "--nationality", "MZ")
    kept = sealed(*visa, "set", "1", *AT, *facts, "--json")
    assert kept["held"] == ["passport_number", "nationality", "born_on"]
    assert "15AN70412" not in str(sealed("delegate", "show", "1", *AT, "--json"))
    assert sealed(*visa, "reveal", "1", *AT, code=Exit.USAGE)
    values = sealed(*visa, "reveal", "1", *AT, "--reason", "letter", "--json")
    assert (values["passport_number"], values["born_on"]) == ("15AN70412", "1979-02-28")
    assert sealed(*visa, "erase-due", "--json") == {"erased": 0}
    sealed(*visa, "erase", "1", *AT, "--reason", "asked")
    assert "No passport data" in sealed(*visa, "show", "1", *AT, code=Exit.USER_ERROR)
    assert [row["reason"] for row in sealed(*visa, "log", *AT, "--json")] == ["asked", "letter"]


def test_a_plain_file_is_told_to_get_a_passphrase(say: Say) -> None:
    said = say(
        "delegate", "visa", "set", "1", *AT, "--consent", "form", "--passport", "1", code=Exit.USER_ERROR
    )
    assert "Give this workspace a passphrase" in said


def test_somebody_comes_along_and_parts_again(say: Say) -> None:
    companion = ("delegate", "companion")
    added = say(
        *companion,
        "add",
        "1",
        *AT,
        "--given-names",
        "Lea",
        "--relation",
        "aide",
        "--category",
        "OB",
        "--json",
    )
    assert (added["number"], added["category"]) == ("GA7-0003", "Observer")
    shown = say("delegate", "show", "1", *AT, "--json")["delegate"]["records"]["companions"]
    assert [(row["name"], row["relation"]) for row in shown] == [("Lea", "aide")]
    assert "Accompanied by: Lea (GA7-0003)" in say("delegate", "show", "1", *AT)
    say(*companion, "link", "2", "1", *AT, "--relation", "driver")
    say(*companion, "unlink", "3", *AT)
    assert "no category for accompanying" in say(
        *companion, "add", "1", *AT, "--given-names", "Ito", code=Exit.USER_ERROR
    )


def test_a_delegate_is_replaced_with_what_is_chosen(say: Say) -> None:
    say("delegate", "logistics", "1", *AT, "--hotel", "Lotte", "--arrival-flight", "KE 1")
    done = say(
        "delegate", "substitute", "1", *AT, "--given-names", "Lurdes", "--family-name", "Sitoe",
        "--take", "journey", "--leave", "hotel", "--reason", "ill", "--json",
    )  # fmt: skip
    assert done["number"] == "GA7-0003"
    journey = say("delegate", "logistics", "3", *AT, "--json")
    assert (journey["hotel"], journey["arrival_flight"]) == ("", "KE 1")
    old = say("delegate", "show", "1", *AT, "--json")["delegate"]
    assert old["records"]["successor"]["name"] == "Lurdes Sitoe"
    assert old["row"]["status"] == "substituted"
    say("undo")
    assert say("delegate", "show", "1", *AT, "--json")["delegate"]["row"]["status"] == "confirmed"


def test_delegations_name_their_focal_point(say: Say) -> None:
    assert "focal point Rui Sitoe" in say("delegate", "focal-point", "2", *AT)
    (row,) = say("delegate", "delegations", *AT, "--json")
    assert (row["people"], row["focal_point"]) == (2, "Rui Sitoe")
    assert say("delegate", "focal-point", "2", *AT, "--remove", "--json")["focal_point"] == ""


def test_a_group_comes_from_a_file_or_the_pipe(
    say: Say, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    listed = tmp_path / "group.csv"
    listed.write_bytes("Name;Email\nAna Machava;a@dakar.example\nÉlodie Sarr;\n".encode("cp1252"))
    group = ("delegate", "register-group", str(listed), *AT, "--organisation", "Ville de Dakar")
    found = say(*group, "--category", "DE", "--check", "--json")
    assert [row["name"] for row in found] == ["Ana Machava", "Élodie Sarr"]
    assert found[0]["known"][0]["number"] == "GA7-0001"
    done = say(*group, "--category", "DE", "--json")
    assert len(done["registered"]) == 2
    assert done["warnings"] == ["Warning: Ana Machava may be GA7-0001."]
    say("undo")
    assert len(say("delegate", "list", *AT, "--json")) == 2
    listed.write_text("Cheikh\tnobody\n", encoding="utf-8")
    wrong = say(*group, "--category", "DE", code=Exit.USER_ERROR)
    assert "Row 1, Cheikh: nobody is no email address" in wrong
