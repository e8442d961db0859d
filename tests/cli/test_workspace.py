"""The commands init, info, backup, restore, upgrade, verify and keychain."""

import json
from pathlib import Path

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.errors import PasswordDeleteError

from tests.db.test_schema import REBUILD, add_revision
from wego_desktop.cli.main import run

WORDS = "warm rain on Han river"


class KeyringInMemory(KeyringBackend):
    """A keychain as the system's ones behave, for one test."""

    priority = 1

    def __init__(self) -> None:
        super().__init__()
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        if (service, username) not in self.kept:
            raise PasswordDeleteError("there is none")
        del self.kept[service, username]


@pytest.fixture
def keychain() -> KeyringInMemory:
    former = keyring.get_keyring()
    backend = KeyringInMemory()
    keyring.set_keyring(backend)
    yield backend
    keyring.set_keyring(former)


def test_init_makes_a_workspace_that_later_commands_take_by_default(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "assembly.wego"
    assert run(["-w", str(path), "--as", "Kim Da-in", "init", "--name", "Assembly 2026"]) == 0
    assert capsys.readouterr().out == f"Made the workspace Assembly 2026 at {path}.\n"
    assert run(["info", "--json"]) == 0
    facts = json.loads(capsys.readouterr().out)
    assert (facts["name"], facts["events"], facts["is_sample"]) == ("Assembly 2026", 0, False)
    assert run(["verify"]) == 0
    assert "Nothing is wrong" in capsys.readouterr().out


def test_backup_and_restore_tell_what_is_inside(
    any_location: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    kept, again = tmp_path / "kept.wego", tmp_path / "again.wego"
    assert run(["-w", any_location, "backup", str(kept)]) == 0
    told = capsys.readouterr().out
    assert f"Backed up to {kept}." in told
    assert "Events: 1; people: 0;" in told
    assert run(["-w", str(again), "restore", str(kept), "--json"]) == 0
    row = json.loads(capsys.readouterr().out)
    assert (row["place"], row["events"], row["journal_entries"]) == (str(again), 1, 2)
    assert run(["event", "list"]) == 0
    assert "GA7" in capsys.readouterr().out


def test_restore_takes_an_address_of_a_server(
    workspace_path: Path, empty_postgresql_address: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["-w", empty_postgresql_address, "restore", str(workspace_path)]) == 0
    assert run(["-w", empty_postgresql_address, "verify"]) == 0
    assert "Nothing is wrong" in capsys.readouterr().out


def test_upgrade_names_its_backup_and_verify_is_clean_after(
    workspace_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    add_revision(tmp_path, monkeypatch, REBUILD)
    assert run(["-w", str(workspace_path), "info"]) == 1
    assert "Run the command upgrade" in capsys.readouterr().err
    assert run(["-w", str(workspace_path), "upgrade"]) == 0
    told = capsys.readouterr().out
    (kept,) = tmp_path.glob("test-schema-0002-*.wego")
    assert str(kept) in told
    assert "Upgraded from schema 0002 to 9999." in told
    assert run(["-w", str(workspace_path), "verify"]) == 0


def test_verify_ends_with_code_1_and_one_line_per_finding(
    workspace_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from wego_desktop.db.connections import connect_sqlite

    raw = connect_sqlite(workspace_path, None)
    raw.execute("UPDATE journal_entry SET seq = 7 WHERE seq = 2")
    raw.close()
    assert run(["-w", str(workspace_path), "verify"]) == 1
    assert capsys.readouterr().out.splitlines() == [
        "The journal counts 7 where 2 should stand.",
        "1 thing is wrong.",
    ]
    assert run(["-w", str(workspace_path), "verify", "--json"]) == 1
    assert json.loads(capsys.readouterr().out)["findings"][0]["check"] == "journal"


def test_a_kept_passphrase_opens_until_it_is_forgotten(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    keychain: KeyringInMemory,
) -> None:
    path = str(tmp_path / "assembly.wego")
    monkeypatch.setenv("WEGO_PASSPHRASE", WORDS)
    assert run(["-w", path, "init", "--encrypt", "--keep-passphrase"]) == 0
    monkeypatch.delenv("WEGO_PASSPHRASE")
    assert list(keychain.kept.values()) == [WORDS]
    assert run(["-w", path, "info"]) == 0
    assert run(["-w", path, "keychain", "forget"]) == 0
    assert keychain.kept == {}
    assert run(["-w", path, "keychain", "forget"]) == 0
    capsys.readouterr()
    assert run(["-w", path, "info"]) == 1
    assert "protected by a passphrase" in capsys.readouterr().err
    monkeypatch.setenv("WEGO_PASSPHRASE", WORDS)
    assert run(["-w", path, "keychain", "keep"]) == 0
    assert list(keychain.kept.values()) == [WORDS]


def test_only_a_passphrase_that_opens_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, keychain: KeyringInMemory
) -> None:
    path = str(tmp_path / "assembly.wego")
    monkeypatch.setenv("WEGO_PASSPHRASE", WORDS)
    assert run(["-w", path, "init"]) == 0
    monkeypatch.setenv("WEGO_PASSPHRASE", "other words")
    assert run(["-w", path, "keychain", "keep"]) == 1
    assert keychain.kept == {}


def test_a_system_without_keychain_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from keyring.backends.fail import Keyring

    former = keyring.get_keyring()
    keyring.set_keyring(Keyring())
    try:
        path = tmp_path / "assembly.wego"
        monkeypatch.setenv("WEGO_PASSPHRASE", WORDS)
        assert run(["-w", str(path), "init"]) == 0
        assert run(["-w", str(path), "keychain", "keep"]) == 3
        assert "no keychain" in capsys.readouterr().err
    finally:
        keyring.set_keyring(former)


def test_a_passphrase_to_keep_is_asked_for_first(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "assembly.wego"
    assert run(["-w", str(path), "init", "--keep-passphrase"]) == 1
    assert "no passphrase" in capsys.readouterr().err
    assert not path.exists()


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("postgresql://nobody@127.0.0.1:1/ga7", "does not answer"),
        ("postgresql://nobody@127.0.0.1:one/ga7", "no server address"),
    ],
)
def test_a_server_that_cannot_be_reached_is_told(
    address: str, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["-w", address, "info"]) in {1, 3}
    assert words in capsys.readouterr().err


def test_a_database_that_the_server_lacks_is_told(
    postgresql_address: str, capsys: pytest.CaptureFixture[str]
) -> None:
    name = postgresql_address.partition("?")[0].rpartition("/")[2]
    assert run(["-w", postgresql_address.replace(name, "nowhere"), "info"]) == 3
    assert "no such database" in capsys.readouterr().err


def test_an_empty_database_is_no_workspace_and_init_makes_it_one(
    empty_postgresql_address: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["-w", empty_postgresql_address, "info"]) == 1
    assert "is no WeGO workspace" in capsys.readouterr().err
    assert run(["-w", empty_postgresql_address, "init", "--name", "Assembly"]) == 0
    assert run(["-w", empty_postgresql_address, "init"]) == 1
    assert "holds a workspace already" in capsys.readouterr().err
    assert run(["-w", empty_postgresql_address, "info"]) == 0


def test_a_day_that_does_not_exist_is_named(workspace_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = ["event", "add", "--code", "FEB", "--name", "Forum", "--start", "2027-02-30"]
    assert run(["-w", str(workspace_path), *words]) == 2
    assert "2027-02-30 is no day of the calendar" in capsys.readouterr().err
