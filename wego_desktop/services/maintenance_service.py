"""Backing up, restoring and upgrading whole workspaces; every copy is read again before it is reported."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from wego_desktop.db import backup, schema
from wego_desktop.db.connections import sqlite_key
from wego_desktop.db.identity import find_workspace
from wego_desktop.db.location import SUFFIX, Location, parse_location
from wego_desktop.db.unit_of_work import Clock, Database, utc_now
from wego_desktop.db.workspace import database_of, open_any_revision
from wego_desktop.errors import UserError
from wego_desktop.services.visa_traces import holds_passports


@dataclass(frozen=True, slots=True)
class CopyRow:
    """A verified copy of a workspace: where it lies, what it holds, and its size (None on a server)."""

    place: str
    revision: str
    is_encrypted: bool
    size_bytes: int | None
    events: int
    organisations: int
    people: int
    registrations: int
    scans: int
    journal_entries: int


@dataclass(frozen=True, slots=True)
class UpgradeRow:
    """An upgrade that was made: the schema before and after, and the backup made first."""

    from_revision: str
    to_revision: str
    backup: CopyRow


def back_up(database: Database, to: Path, passphrase: str | None = None) -> CopyRow:
    """A verified copy of the opened workspace in the new file `to`; others may go on working.

    `to` may be a folder; the copy is then named after the workspace and the time. A file's copy opens with
    the file's own passphrase; a server's copy is encrypted with `passphrase` when one is given. Raises
    `UserError`: `file_exists`, `backup_needs_passphrase` (a server that holds passport data);
    `EnvironmentProblem`: `folder_missing`, `file_read_only`, `disk_full`, `backup_damaged`.
    """
    if database.file is None and not passphrase:
        _require_no_passports(database)
    target = (to / _dated_name(database, database.clock()) if to.is_dir() else to).absolute()
    raw_key = sqlite_key(target, passphrase) if passphrase and database.file is None else None
    counts = backup.copy_to_file(database, target, raw_key=raw_key)
    with database.read() as session:
        revision = schema.current_revision(session.connection()) or ""
    is_encrypted = bool(database.file.raw_key if database.file else raw_key)
    return _row(Location(target, None), revision, is_encrypted, counts)


def restore(source: Path, to: str, passphrase: str | None = None) -> CopyRow:
    """The backup `source` as a new workspace at `to`: a file that does not exist, or an empty database.

    Nothing is overwritten, and the backup is not changed. Its passphrase stays. Raises what
    `find_workspace` and `create_database` raise, `workspace_newer`, `backup_damaged`.
    """
    source = source.expanduser().absolute()
    place = parse_location(to)
    found = find_workspace(source, passphrase)
    with backup.frozen(found.file) as engine:
        database = Database(engine, file=found.file)
        revision = found.revision or _revision(database)
        if schema.is_newer(revision):
            raise UserError("workspace_newer", path=source)
        backup.checked_counts(found.file)
        if place.path is not None:
            counts = backup.copy_to_file(database, place.path, is_workspace=True)
            return _row(place, revision, found.file.raw_key is not None, counts)
    assert place.address is not None
    return _row(place, revision, False, backup.copy_to_server(found.file, place.address))


def upgrade(
    location: str, passphrase: str | None = None, backup_to: Path | None = None, clock: Clock = utc_now
) -> UpgradeRow:
    """Bring an older workspace to the newest schema, after a verified backup.

    The backup lies beside the file, or where `backup_to` says, which a server needs. When the upgrade fails,
    the workspace is as it was. Raises `UserError`: those of `open_database`, `upgrade_not_needed`,
    `backup_place_needed`.
    """
    place = parse_location(location)
    database, revision = open_any_revision(place, passphrase, clock)
    try:
        if revision == schema.HEAD:
            raise UserError("upgrade_not_needed", path=place)
        if schema.is_newer(revision):
            raise UserError("workspace_newer", path=place)
        kept = back_up(database, backup_to or _beside(place, revision, clock()), passphrase)
    finally:
        database.dispose()
    if database.file is not None:
        database = database_of(database.file, clock)
    try:
        schema.migrate(database.engine)
    finally:
        database.dispose()
    return UpgradeRow(revision, schema.HEAD, kept)


def _require_no_passports(database: Database) -> None:
    """Pass unless a plain copy would hold passport data, which is kept in encrypted files only."""
    with database.read() as session:
        if holds_passports(session):
            raise UserError("backup_needs_passphrase")


def _revision(database: Database) -> str:
    with database.read() as session:
        return schema.current_revision(session.connection()) or ""


def _dated_name(database: Database, now: datetime) -> str:
    stem = database.file.path.stem if database.file else str(database.engine.url.database or "workspace")
    return f"{stem}-{now:%Y-%m-%d-%H%M%S}{SUFFIX}"


def _beside(place: Location, revision: str, now: datetime) -> Path:
    if place.path is None:
        raise UserError("backup_place_needed")
    return place.path.with_name(f"{place.path.stem}-schema-{revision}-{now:%Y-%m-%d-%H%M%S}{SUFFIX}")


def _row(place: Location, revision: str, is_encrypted: bool, counts: Mapping[str, int]) -> CopyRow:
    return CopyRow(
        place=str(place),
        revision=revision,
        is_encrypted=is_encrypted,
        size_bytes=place.path.stat().st_size if place.path is not None else None,
        events=counts.get("event", 0),
        organisations=counts.get("organisation", 0),
        people=counts.get("person", 0),
        registrations=counts.get("registration", 0),
        scans=counts.get("scan", 0),
        journal_entries=counts.get("journal_entry", 0),
    )
