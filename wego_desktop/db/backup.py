"""Copies of whole workspaces: of a file while it is in use, and row by row between a file and a server."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import JSON, Connection, Engine, MetaData, Table, func, insert, inspect, select

from wego_desktop.db import engine as engines
from wego_desktop.db import schema
from wego_desktop.db.connections import WorkspaceFile
from wego_desktop.db.engine import WRITE_OPTION
from wego_desktop.db.faults import known_fault
from wego_desktop.db.identity import has_log
from wego_desktop.db.unit_of_work import Database
from wego_desktop.db.workspace import create_server, new_file, write_new
from wego_desktop.errors import EnvironmentProblem

_CHUNK = 1000
_VERSION_TABLE = "alembic_version"
_ONLY_GROW = frozenset({"journal_entry", "journal_change"})
Counts = dict[str, int]
"""Rows by name of table."""


def copy_to_file(
    source: Database, target: Path, *, raw_key: str | None = None, is_workspace: bool = False
) -> Counts:
    """A closed copy of the workspace at `target`, checked before it gets that name; the rows in each table.

    Of a file, the copy is taken while others read and write, and keeps its encryption and passphrase. Of a
    server, a new file is written with `raw_key`. Raises what `new_file` raises, `disk_full`,
    `backup_damaged`.
    """
    with known_fault(), new_file(target, is_workspace=is_workspace) as temporary:
        copy = WorkspaceFile(temporary, source.file.raw_key if source.file else raw_key)
        if source.file is not None:
            expected = _vacuum_into(source.engine, temporary)
        else:
            expected = _written_into(source, copy)
        found = checked_counts(copy)
        # Others may write to a file meanwhile; what is never deleted must be there all the same.
        only_grows = _ONLY_GROW if source.file is not None else expected.keys()
        for table in only_grows & expected.keys():
            if found.get(table, 0) < expected[table]:
                raise EnvironmentProblem("backup_damaged", path=target, fault=table)
    return found


def _vacuum_into(engine: Engine, target: Path) -> Counts:
    with engine.connect() as connection:
        expected = counts(connection)
        connection.rollback()
        # Outside any transaction, which SQLAlchemy would begin.
        raw = connection.connection.driver_connection
        assert raw is not None
        raw.execute("VACUUM INTO ?", (str(target),))
    return expected


def _written_into(source: Database, copy: WorkspaceFile) -> Counts:
    with _one_state(source.engine) as connection:
        revision = schema.current_revision(connection) or "head"
        write_new(copy, lambda made: copy_rows(connection, made.engine), source.clock, revision)
        return counts(connection)


def copy_to_server(source: WorkspaceFile, address: str) -> Counts:
    """The rows of a file in an empty database of a server, with the schema of the file's revision.

    Raises what `create_server` raises, and `backup_damaged`; then the database is empty again.
    """
    with frozen(source) as engine, known_fault(), _one_state(engine) as connection:
        expected = counts(connection)
        revision = schema.current_revision(connection) or "head"

        def fill(made: Database) -> None:
            copy_rows(connection, made.engine)
            with made.engine.connect() as written:
                if (found := counts(written)) != expected:
                    odd = next(table for table in expected if found.get(table) != expected[table])
                    raise EnvironmentProblem("backup_damaged", path=source.path, fault=odd)

        create_server(address, fill, revision=revision).dispose()
    return expected


@contextmanager
def frozen(file: WorkspaceFile) -> Iterator[Engine]:
    """An engine for reading a file that nobody needs to be able to write, such as a backup on a stick."""
    make = engines.sqlite_engine if has_log(file.path) else engines.frozen_engine
    engine = make(file.path, file.raw_key)
    try:
        yield engine
    finally:
        engine.dispose()


def checked_counts(file: WorkspaceFile) -> Counts:
    """The number of rows in each table of a file that is whole; raises `backup_damaged` when it is not."""
    with frozen(file) as engine, known_fault(), engine.connect() as connection:
        if faults := file_faults(connection, is_encrypted=file.raw_key is not None):
            raise EnvironmentProblem("backup_damaged", path=file.path, fault=faults[0])
        return counts(connection)


def file_faults(connection: Connection, *, is_encrypted: bool) -> list[str]:
    """What SQLite and SQLCipher find wrong with the file, in their words; empty for a whole one."""
    found = [str(row[0]) for row in connection.exec_driver_sql("PRAGMA integrity_check")]
    faults = [] if found == ["ok"] else found
    if is_encrypted:
        faults += [str(row[0]) for row in connection.exec_driver_sql("PRAGMA cipher_integrity_check")]
    orphans = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
    return faults + [f"{table} without its {parent}" for table, _, parent, _ in orphans]


def counts(connection: Connection) -> Counts:
    """The number of rows in each table."""
    tables = _tables(connection)
    return {table.name: connection.scalar(select(func.count()).select_from(table)) or 0 for table in tables}


def copy_rows(source: Connection, target: Engine) -> None:
    """Put every row of `source` into the empty tables of `target`, which has the same schema.

    The tables are read from the database and not from the models, so that older revisions can be copied.
    """
    with target.connect().execution_options(**{WRITE_OPTION: True}) as connection, connection.begin():
        into = {table.name: table for table in _tables(connection)}
        for table in _tables(source):
            rows = source.execution_options(yield_per=_CHUNK).execute(select(table))
            for part in rows.mappings().partitions(_CHUNK):
                connection.execute(insert(into[table.name]), [dict(row) for row in part])


def _tables(connection: Connection) -> list[Table]:
    metadata = MetaData()
    names = [name for name in inspect(connection).get_table_names() if name != _VERSION_TABLE]
    metadata.reflect(connection, only=names)
    for table in metadata.tables.values():
        for column in table.columns:
            if isinstance(column.type, JSON):
                # What is absent stays absent and does not become the JSON word null.
                column.type.none_as_null = True
    return metadata.sorted_tables


@contextmanager
def _one_state(engine: Engine) -> Iterator[Connection]:
    """A connection that sees one state of the data throughout, whatever others write meanwhile."""
    with engine.connect() as connection:
        if engine.dialect.name == "sqlite":
            yield connection
        else:
            yield connection.execution_options(isolation_level="REPEATABLE READ")
