"""The commands journal, undo and redo."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from wego_desktop.cli.journal import parse_since
from wego_desktop.cli.main import run
from wego_desktop.errors import UserError

NOW = datetime(2026, 10, 14, 12, tzinfo=UTC)


def call(path: Path, *arguments: str) -> int:
    return run(["-w", str(path), *arguments])


def test_journal_undo_and_redo_from_the_command_line(
    workspace_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    add = ("event", "add", "--code", "ESG26", "--name", "ESG Smart City Forum")
    assert call(workspace_path, *add, "--start", "2026-10-14", "--end", "2026-10-15") == 0
    capsys.readouterr()
    assert call(workspace_path, "journal", "--json", "--limit", "1") == 0
    (entry,) = json.loads(capsys.readouterr().out)
    assert (entry["operation"], entry["event_code"], entry["can_undo"]) == ("add_event", "ESG26", True)
    assert call(workspace_path, "undo", entry["id"][:20]) == 0
    assert capsys.readouterr().out == "Undone: event added: ESG Smart City Forum\n"
    assert call(workspace_path, "redo") == 0
    assert "ESG Smart City Forum" in capsys.readouterr().out
    assert call(workspace_path, "journal", "--event", "ESG26", "--since", "2h") == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].split() == ["Id", "When", "Who", "Desk", "Event", "What"]
    assert len(lines) == 4


def test_undo_of_an_unknown_entry_is_refused_in_words(
    workspace_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert call(workspace_path, "undo", "ffff") == 1
    assert "ffff" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("text", "back"),
    [("30min", timedelta(minutes=30)), ("2h", timedelta(hours=2)), ("3 d", timedelta(days=3))],
)
def test_since_takes_a_span(text: str, back: timedelta) -> None:
    assert parse_since(text, NOW) == NOW - back


def test_since_takes_an_instant_with_its_zone_and_refuses_words() -> None:
    assert parse_since("2026-10-14T09:30+09:00", NOW) == datetime(2026, 10, 14, 0, 30, tzinfo=UTC)
    assert parse_since("2026-10-14", NOW).tzinfo is UTC
    with pytest.raises(UserError, match="since_malformed"):
        parse_since("yesterday", NOW)
