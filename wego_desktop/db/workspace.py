"""Creating and opening workspaces; nothing is written to a file that is not one."""

from pathlib import Path

from sqlalchemy import select
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from wego_desktop.db import engine as engines
from wego_desktop.db import schema
from wego_desktop.db.faults import known_fault
from wego_desktop.db.location import SUFFIX, Location, require_local
from wego_desktop.db.models import WorkspaceInfo
from wego_desktop.db.unit_of_work import Clock, Database, utc_now
from wego_desktop.errors import EnvironmentProblem, UserError

_PLAIN_HEADER = b"SQLite format 3\x00"


def create_database(location: Location, passphrase: str | None, clock: Clock = utc_now) -> Database:
    """A new database with the newest schema and no content.

    Raises `UserError` (`file_exists`, `on_network_folder`, `on_synchronised_folder`, `already_workspace`) and
    `EnvironmentProblem` (`folder_missing`, `server_gone`, `workspace_unreachable`).
    """
    if location.path is not None:
        _require_free(location.path)
        engine = engines.sqlite_engine(location.path, passphrase)
        if passphrase:
            _pin_salt(location.path, passphrase)
            engine = engines.sqlite_engine(location.path, passphrase)
    else:
        assert location.address is not None
        engine = engines.postgresql_engine(location.address)
    with known_fault():
        with engine.connect() as connection:
            if schema.current_revision(connection) is not None:
                raise UserError("already_workspace", location=str(location))
        schema.migrate(engine)
    return Database(engine, clock)


def open_database(location: Location, passphrase: str | None = None, clock: Clock = utc_now) -> Database:
    """The opened workspace; refuses, without writing, whatever is none.

    Raises `UserError`: `no_such_file`, `not_a_workspace`, `passphrase_needed`, `wrong_passphrase`,
    `workspace_newer`, `workspace_older`, `on_network_folder`, `on_synchronised_folder`; and
    `EnvironmentProblem`: `workspace_damaged`, `workspace_unreachable`, `server_gone`.
    """
    database = open_unchecked(location, passphrase, clock)
    try:
        _require_revision(database, location)
    except BaseException:
        database.dispose()
        raise
    return database


def open_unchecked(location: Location, passphrase: str | None, clock: Clock = utc_now) -> Database:
    """As `open_database`, but of any schema revision; for upgrading."""
    if location.path is None:
        assert location.address is not None
        return Database(engines.postgresql_engine(location.address), clock)
    path = location.path
    _require_workspace_file(path, passphrase)
    require_local(path)
    key = passphrase if is_encrypted(path) else None
    return Database(engines.sqlite_engine(path, key), clock)


def is_encrypted(path: Path) -> bool:
    """Whether the file does not begin as a plain database does."""
    with path.open("rb") as file:
        return file.read(len(_PLAIN_HEADER)) != _PLAIN_HEADER


def _require_free(path: Path) -> None:
    if path.exists():
        raise UserError("file_exists", path=path)
    if not path.parent.is_dir():
        raise EnvironmentProblem("folder_missing", folder=path.parent)
    require_local(path)


def _pin_salt(path: Path, passphrase: str) -> None:
    # Writes the first page, so that the salt in the file is the one that later keys are derived with.
    connection = engines.connect_sqlite(path, engines.sqlite_key(path, passphrase))
    connection.execute("CREATE TABLE pinned (x)")
    connection.execute("DROP TABLE pinned")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()


def _require_workspace_file(path: Path, passphrase: str | None) -> None:
    """Look at the file without opening it for writing; raise what is wrong with it."""
    if not path.is_file():
        raise UserError("no_such_file", path=path)
    try:
        with path.open("rb") as file:
            head = file.read(len(_PLAIN_HEADER))
            size = path.stat().st_size
    except OSError as error:
        raise EnvironmentProblem("workspace_unreachable", path=path) from error
    if head == _PLAIN_HEADER:
        return
    page_size = 4096
    if size == 0 or size % page_size != 0 or path.suffix != SUFFIX:
        raise UserError("not_a_workspace", path=path)
    if not passphrase:
        raise UserError("passphrase_needed", path=path)


def _require_revision(database: Database, location: Location) -> None:
    try:
        with known_fault(), Session(database.engine) as session:
            revision = schema.current_revision(session.connection())
            info = revision and session.scalar(select(WorkspaceInfo.id).limit(1))
    except EnvironmentProblem as problem:
        damaged = problem.code == "workspace_damaged"
        if damaged and location.path is not None and is_encrypted(location.path):
            raise UserError("wrong_passphrase", path=location.path) from problem
        raise
    except DBAPIError as error:
        raise EnvironmentProblem("workspace_damaged", path=str(location)) from error
    if revision is None or info is None:
        raise UserError("not_a_workspace", path=location)
    if schema.is_newer(revision):
        raise UserError("workspace_newer", path=location)
    if revision != schema.HEAD:
        raise UserError("workspace_older", path=location)
