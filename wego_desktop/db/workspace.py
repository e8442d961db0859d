"""Creating and opening workspaces; nothing is written to a file that is not one."""

import os
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Engine, MetaData, inspect, text
from sqlalchemy.orm import Session

from wego_desktop.db import connections, identity, schema
from wego_desktop.db import engine as engines
from wego_desktop.db.faults import known_fault
from wego_desktop.db.location import Location, require_local, without_password
from wego_desktop.db.models import new_id
from wego_desktop.db.unit_of_work import Clock, Database, utc_now
from wego_desktop.errors import EnvironmentProblem, UserError

Fill = Callable[[Database], None]
"""Writes the first rows of a new workspace."""


def create_database(
    location: Location, passphrase: str | None, fill: Fill, clock: Clock = utc_now
) -> Database:
    """A new workspace with the newest schema and what `fill` wrote, opened; else nothing is left behind.

    A file comes into being under its name only when it is whole. Raises `UserError` (`file_exists`,
    `on_network_folder`, `on_synchronised_folder`, `already_workspace`, `server_in_use`, `address_malformed`)
    and `EnvironmentProblem` (`folder_missing`, `file_read_only`, `disk_full`, `server_gone`).
    """
    if location.path is None:
        assert location.address is not None
        return create_server(location.address, fill, clock)
    with new_file(location.path) as temporary:
        raw_key = connections.sqlite_key(temporary, passphrase) if passphrase else None
        write_new(connections.WorkspaceFile(temporary, raw_key), fill, clock)
    return database_of(connections.WorkspaceFile(location.path, raw_key), clock)


def write_new(
    file: connections.WorkspaceFile, fill: Fill, clock: Clock = utc_now, revision: str = "head"
) -> None:
    """A closed new file with the schema of `revision` and what `fill` wrote."""
    database = database_of(file, clock)
    try:
        with known_fault():
            with database.engine.connect() as connection:
                connection.exec_driver_sql(f"PRAGMA application_id = {connections.APPLICATION_ID}")
                connection.commit()
            schema.migrate(database.engine, revision)
        fill(database)
    finally:
        database.dispose()


def open_database(location: Location, passphrase: str | None = None, clock: Clock = utc_now) -> Database:
    """The opened workspace; refuses, without writing, whatever is none.

    Raises `UserError`: those of `find_workspace`, `workspace_newer`, `workspace_older`, `on_network_folder`,
    `on_synchronised_folder`, `address_malformed`; and `EnvironmentProblem`: `file_unreadable`,
    `file_damaged`, `file_read_only`, `workspace_damaged`, `server_gone`, `server_refused`.
    """
    database, revision = open_any_revision(location, passphrase, clock)
    if revision == schema.HEAD:
        return database
    database.dispose()
    code = "workspace_newer" if schema.is_newer(revision) else "workspace_older"
    raise UserError(code, path=location)


def open_any_revision(
    location: Location, passphrase: str | None, clock: Clock = utc_now
) -> tuple[Database, str]:
    """As `open_database`, but of any schema revision, which is given with it; for telling and upgrading.

    A file of another revision is not touched by this.
    """
    found = None
    if location.path is None:
        assert location.address is not None
        engine = engines.postgresql_engine(location.address)
    else:
        found = identity.find_workspace(location.path, passphrase)
        identity.require_usable(location.path)
        is_other = found.revision not in {None, schema.HEAD}
        make = engines.frozen_engine if is_other else engines.sqlite_engine
        engine = make(location.path, found.file.raw_key)
    database = Database(engine, clock, found.file if found else None)
    if found is not None and found.revision is not None:
        return database, found.revision
    try:
        return database, _revision(database, location)
    except BaseException:
        database.dispose()
        raise


def database_of(file: connections.WorkspaceFile, clock: Clock = utc_now) -> Database:
    """The database of a file that is known to be a workspace of this revision."""
    return Database(engines.sqlite_engine(file.path, file.raw_key), clock, file)


def is_encrypted(path: Path) -> bool:
    """Whether the file does not begin as a plain database does."""
    with path.open("rb") as file:
        return not identity.is_plain(file.read(100))


@contextmanager
def new_file(path: Path, *, is_workspace: bool = True) -> Iterator[Path]:
    """A free name beside `path` to write to, renamed to `path` on clean exit, else removed.

    Raises `file_exists`, `folder_missing`, `file_read_only`; for a workspace, which will be worked with, also
    what `require_local` raises. Never overwrites.
    """
    _require_free(path)
    if is_workspace:
        require_local(path)
    temporary = path.with_name(f".{path.stem}-{new_id()[-8:]}.new{path.suffix}")
    try:
        yield temporary
        # What people told the organisers is for the account that holds the file.
        temporary.chmod(stat.S_IRUSR | stat.S_IWUSR)
        _sync(temporary)
        _require_free(path)
        temporary.rename(path)
        _sync(path.parent)
    finally:
        for ending in ("", "-wal", "-shm", "-journal"):
            temporary.with_name(temporary.name + ending).unlink(missing_ok=True)


def _require_free(path: Path) -> None:
    if path.exists() or path.is_symlink():
        raise UserError("file_exists", path=path)
    if not path.parent.is_dir():
        raise EnvironmentProblem("folder_missing", folder=path.parent)
    if not os.access(path.parent, os.W_OK) or not path.parent.stat().st_mode & 0o222:
        raise EnvironmentProblem("file_read_only", path=path.parent)


def _sync(path: Path) -> None:
    """Have the system put the file, or the names in the folder, on the disk before anything relies on it."""
    if path.is_dir() and os.name == "nt":
        return
    handle = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def create_server(address: str, fill: Fill, clock: Clock = utc_now, revision: str = "head") -> Database:
    """A workspace in the empty database at `address`, opened; the database stays empty when `fill` fails.

    Raises `UserError` (`address_malformed`, `already_workspace`, `server_in_use`) and `EnvironmentProblem`
    (`server_gone`, `server_refused`, `server_database_missing`).
    """
    engine = engines.postgresql_engine(address)
    try:
        with known_fault():
            _require_empty(engine, without_password(address))
            schema.migrate(engine, revision)
        database = Database(engine, clock)
        try:
            fill(database)
        except BaseException:
            _remove_schema(engine)
            raise
    except BaseException:
        engine.dispose()
        raise
    return database


def _require_empty(engine: Engine, location: str) -> None:
    with engine.connect() as connection:
        if schema.current_revision(connection) is not None:
            raise UserError("already_workspace", location=location)
        if inspect(connection).get_table_names():
            raise UserError("server_in_use", location=location)


def _remove_schema(engine: Engine) -> None:
    made = MetaData()
    with engine.begin() as connection:
        made.reflect(connection)
        made.drop_all(connection)


def _revision(database: Database, location: Location) -> str:
    with known_fault(), Session(database.engine) as session:
        connection = session.connection()
        revision = schema.current_revision(connection)
        is_ours = revision is not None and inspect(connection).has_table("workspace_info")
        if not is_ours or not session.execute(text("SELECT id FROM workspace_info LIMIT 1")).first():
            raise UserError("not_a_workspace", path=location)
    assert revision is not None
    return revision
