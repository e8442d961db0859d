"""Backups, restoring, upgrading and looking a workspace through."""

import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import text

from tests.db.rows import good
from tests.db.test_schema import REBUILD, add_revision
from tests.fixtures_db import TickingClock, fill_template
from tests.services.desk_world import DeskWorld
from tests.table_images import images
from wego_desktop.bootstrap import AppContext, create_context, open_context
from wego_desktop.db.connections import connect_sqlite
from wego_desktop.domain.operations import Op
from wego_desktop.errors import CodedError, EnvironmentProblem, UserError
from wego_desktop.services.maintenance_service import back_up, restore, upgrade
from wego_desktop.services.verifying import verify

WORDS = "warm rain on Han river"


def people(context: AppContext, count: int = 3) -> DeskWorld:
    world = DeskWorld(context)
    for number in range(count):
        world.register(f"Ana {number}", "Machava")
    return world


@pytest.fixture
def encrypted(tmp_path: Path) -> AppContext:
    path = tmp_path / "assembly.wego"
    with create_context(str(path), "Assembly", "Kim Da-in", passphrase=WORDS) as context:
        yield context


def test_a_backup_is_equal_and_opens_with_the_same_operator(any_context: AppContext, tmp_path: Path) -> None:
    people(any_context)
    row = back_up(any_context.database, tmp_path / "kept.wego")
    assert (row.events, row.people, row.registrations) == (1, 3, 3)
    assert not row.is_encrypted
    with open_context(row.place) as kept:
        assert images(kept.database) == images(any_context.database)
        assert kept.actor.operator_id == any_context.actor.operator_id
        assert verify(kept.database).is_clean


def test_a_backup_holds_what_another_desk_has_not_yet_put_into_the_file(
    context: AppContext, second_desk: AppContext, tmp_path: Path
) -> None:
    people(second_desk)
    with second_desk.database.write(Op.EDIT_SETTINGS, second_desk.actor) as unit:
        good(unit.session, "organisation")
        unit.session.flush()
        row = back_up(context.database, tmp_path / "kept.wego")
    assert row.registrations == 3
    assert row.organisations == 0


def test_a_backup_of_an_encrypted_workspace_is_encrypted_alike(encrypted: AppContext, tmp_path: Path) -> None:
    with encrypted.database.write(Op.EDIT_SETTINGS, encrypted.actor) as unit:
        good(unit.session, "organisation", name="Conselho Municipal de Maputo")
    row = back_up(encrypted.database, tmp_path / "kept.wego")
    assert row.is_encrypted
    assert b"Maputo" not in Path(row.place).read_bytes()
    with pytest.raises(UserError, match="passphrase_needed"):
        open_context(row.place)
    with open_context(row.place, passphrase=WORDS) as kept:
        assert images(kept.database) == images(encrypted.database)
        assert verify(kept.database).is_clean


def test_a_servers_backup_is_encrypted_when_a_passphrase_is_given(
    postgresql_address: str, tmp_path: Path
) -> None:
    with open_context(postgresql_address) as context:
        row = back_up(context.database, tmp_path / "kept.wego", WORDS)
        assert row.is_encrypted
        with open_context(row.place, passphrase=WORDS) as kept:
            assert images(kept.database) == images(context.database)


def test_a_backup_into_a_folder_is_named_after_workspace_and_time(
    context: AppContext, tmp_path: Path
) -> None:
    row = back_up(context.database, tmp_path)
    assert Path(row.place).name.startswith("test-2026-10-14-")
    assert Path(row.place).stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    ("prepare", "code"),
    [
        (lambda folder: (folder / "kept.wego").write_text("mine"), "file_exists"),
        (lambda folder: (folder / "kept.wego").symlink_to(folder / "gone"), "file_exists"),
        (lambda folder: folder.rmdir(), "folder_missing"),
        (lambda folder: folder.chmod(0o555), "file_read_only"),
    ],
)
def test_a_backup_writes_over_nothing_and_leaves_nothing(
    context: AppContext, tmp_path: Path, prepare: Callable[[Path], object], code: str
) -> None:
    folder = tmp_path / "stick"
    folder.mkdir()
    prepare(folder)
    before = sorted(folder.iterdir()) if folder.exists() else None
    with pytest.raises(CodedError) as refused:
        back_up(context.database, folder / "kept.wego")
    assert refused.value.code == code
    assert (sorted(folder.iterdir()) if folder.exists() else None) == before


def test_restoring_gives_back_every_row(
    any_context: AppContext, tmp_path: Path, empty_postgresql_address: str
) -> None:
    people(any_context)
    before = images(any_context.database)
    kept = Path(back_up(any_context.database, tmp_path / "kept.wego").place)
    content = kept.read_bytes()
    for place in (str(tmp_path / "again.wego"), empty_postgresql_address):
        row = restore(kept, place)
        assert (row.people, row.registrations) == (3, 3)
        with open_context(place) as again:
            assert images(again.database) == before
            assert verify(again.database).is_clean
            people(again, 1)
    assert kept.read_bytes() == content
    assert sorted(path.name for path in tmp_path.glob("*.wego*")) == sorted(
        {"again.wego", "kept.wego"} | {path.name for path in tmp_path.glob("test.wego*")}
    )


def test_an_encrypted_backup_is_restored_to_a_file_and_to_a_server(
    encrypted: AppContext, tmp_path: Path, empty_postgresql_address: str
) -> None:
    kept = Path(back_up(encrypted.database, tmp_path / "kept.wego").place)
    with pytest.raises(UserError, match="wrong_passphrase"):
        restore(kept, str(tmp_path / "again.wego"), "other words")
    assert restore(kept, str(tmp_path / "again.wego"), WORDS).is_encrypted
    assert not restore(kept, empty_postgresql_address, WORDS).is_encrypted
    for place in (str(tmp_path / "again.wego"), empty_postgresql_address):
        with open_context(place, passphrase=WORDS) as again:
            assert images(again.database) == images(encrypted.database)


def test_restoring_onto_a_server_in_use_is_refused(
    workspace_path: Path, postgresql_address: str, empty_postgresql_address: str
) -> None:
    with pytest.raises(UserError, match="already_workspace"):
        restore(workspace_path, postgresql_address)
    with open_context(postgresql_address) as context, context.database.engine.begin() as connection:
        connection.execute(text("DROP TABLE alembic_version"))
    with pytest.raises(UserError, match="server_in_use"):
        restore(workspace_path, postgresql_address)


def test_a_damaged_backup_is_not_restored(
    workspace_path: Path, tmp_path: Path, empty_postgresql_address: str
) -> None:
    content = bytearray(workspace_path.read_bytes())
    at = content.rindex(b"uq_event_code") if b"uq_event_code" in content else len(content) // 2
    content[at + 4096 * 40 : at + 4096 * 40 + 3000] = bytes(3000)
    workspace_path.write_bytes(content)
    for place in (str(tmp_path / "again.wego"), empty_postgresql_address):
        with pytest.raises(EnvironmentProblem) as refused:
            restore(workspace_path, place)
        assert refused.value.code in {"backup_damaged", "workspace_damaged"}
    assert not (tmp_path / "again.wego").exists()
    fill_template(empty_postgresql_address)


@pytest.mark.parametrize("words", [None, WORDS])
def test_a_workspace_left_by_a_crash_opens_with_all_that_was_saved(tmp_path: Path, words: str | None) -> None:
    path, crashed = tmp_path / "assembly.wego", tmp_path / "crashed.wego"
    with create_context(str(path), "Assembly", "Kim Da-in", passphrase=words) as context:
        with context.database.write(Op.EDIT_SETTINGS, context.actor) as unit:
            good(unit.session, "registration")
        expected = images(context.database)
        for ending in ("", "-wal"):
            shutil.copyfile(f"{path}{ending}", f"{crashed}{ending}")
    row = restore(crashed, str(tmp_path / "again.wego"), words)
    assert row.registrations == 1
    with open_context(str(crashed), passphrase=words) as opened:
        assert images(opened.database) == expected
        assert verify(opened.database).is_clean


def test_upgrading_makes_a_verified_backup_first(
    any_location: str, any_context: AppContext, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    people(any_context)
    before = images(any_context.database)
    any_context.close()
    folder = tmp_path / "later"
    folder.mkdir()
    add_revision(folder, monkeypatch, REBUILD)
    with pytest.raises(UserError, match="workspace_older"):
        open_context(any_location)
    to = None if any_context.location.path else tmp_path / "kept.wego"
    row = upgrade(any_location, backup_to=to, clock=TickingClock())
    assert (row.from_revision, row.to_revision, row.backup.registrations) == ("0002", "9999", 3)
    with open_context(any_location) as upgraded:
        assert images(upgraded.database) == before
    with pytest.raises(UserError, match="upgrade_not_needed"):
        upgrade(any_location, backup_to=to)
    monkeypatch.undo()
    with open_context(row.backup.place) as kept:
        assert images(kept.database) == before
    with pytest.raises(UserError, match="workspace_newer"):
        open_context(any_location)


def test_an_upgrade_that_fails_leaves_the_workspace_and_its_backup(
    workspace_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_context(str(workspace_path)) as context:
        before = images(context.database)
    folder = tmp_path / "later"
    folder.mkdir()
    with monkeypatch.context() as patched:
        add_revision(folder, patched, f"{REBUILD}op.execute('SELECT nothing FROM nowhere')")
        with pytest.raises(Exception, match="nowhere"):
            upgrade(str(workspace_path))
    (kept,) = tmp_path.glob("test-schema-0002-*.wego")
    for path in (workspace_path, kept):
        with open_context(str(path)) as context:
            assert images(context.database) == before


def test_a_server_is_upgraded_only_with_a_place_for_its_backup(
    postgresql_address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_revision(tmp_path, monkeypatch, REBUILD)
    with pytest.raises(UserError, match="backup_place_needed"):
        upgrade(postgresql_address)


def break_search(connection: object) -> None:
    connection.execute("UPDATE search_text SET text = 'somebody else'")


def break_presence(connection: object) -> None:
    connection.execute("DELETE FROM presence")


def break_journal(connection: object) -> None:
    entry = connection.execute("SELECT entry_id FROM journal_change WHERE position = 1").fetchone()
    connection.execute("DELETE FROM journal_change WHERE entry_id = ? AND position = 0", entry)


def break_order(connection: object) -> None:
    connection.execute("UPDATE journal_entry SET seq = 99 WHERE seq = 2")


def break_references(connection: object) -> None:
    connection.execute("PRAGMA foreign_keys = OFF")
    connection.execute("DELETE FROM category")


def break_badges(connection: object) -> None:
    connection.execute("UPDATE badge SET code = 'AAAABBBBCCCCDDDD'")


def break_numbers(connection: object) -> None:
    connection.execute("PRAGMA writable_schema = ON")
    connection.execute("DROP INDEX uq_registration_active")
    connection.execute("UPDATE registration SET person_id = (SELECT min(person_id) FROM registration)")


@pytest.mark.parametrize(
    ("spoil", "check", "words"),
    [
        (break_search, "search", "GA7-0001"),
        (break_presence, "presence", "GA7-0001"),
        (break_journal, "journal", "lacks some of its lines"),
        (break_order, "journal", "counts"),
        (break_references, "file", "without its category"),
        (break_badges, "badges", "AAAABBBBCCCCDDDD"),
        (break_numbers, "registrations", "several active registrations"),
    ],
)
def test_verify_finds_what_is_wrong(
    context: AppContext, workspace_path: Path, spoil: Callable[[object], None], check: str, words: str
) -> None:
    world = people(context, 2)
    world.badge("GA7-0001")
    context.check_ins.check_in(context.actor, "GA7-0001", world.event_id)
    assert verify(context.database).findings == ()
    raw = connect_sqlite(workspace_path, None)
    spoil(raw)
    raw.close()
    findings = verify(context.database).findings
    assert {finding.check for finding in findings} >= {check}
    assert any(words in finding.text for finding in findings)


def test_verify_finds_a_damaged_file(context: AppContext, workspace_path: Path) -> None:
    people(context, 200)
    context.close()
    content = bytearray(workspace_path.read_bytes())
    connection = sqlite3.connect(workspace_path)
    (page,) = connection.execute(
        "SELECT rootpage FROM sqlite_master WHERE name = 'ix_person_email'"
    ).fetchone()
    connection.close()
    content[(page - 1) * 4096 + 100 : page * 4096] = bytes(3996)
    workspace_path.write_bytes(content)
    with open_context(str(workspace_path)) as opened:
        assert {finding.check for finding in verify(opened.database).findings} == {"file"}
