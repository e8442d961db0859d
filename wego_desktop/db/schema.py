"""The schema's revision, and bringing a database to the newest one.

The number of the revision is asked before SQLAlchemy is there, so that library is imported late.
"""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from alembic.config import Config
    from sqlalchemy import Connection, Engine

HEAD = "0002"
"""The revision this program works with; a test compares it with the newest migration."""

_MIGRATIONS = Path(__file__).parent / "migrations"
version_folders: list[Path] = [_MIGRATIONS / "versions"]
"""Where the revisions lie; a test adds one of its own to see an upgrade."""


def current_revision(connection: "Connection") -> str | None:
    """The revision of the opened database, or None when it has no schema of ours."""
    from sqlalchemy import inspect, text

    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def is_newer(revision: str) -> bool:
    """Whether a later program made this schema (revisions are numbered upwards)."""
    return revision > HEAD


def migrate(engine: "Engine", revision: str = "head") -> None:
    """Bring the schema to `revision` in one transaction; on SQLite without foreign keys during that.

    Batch mode rebuilds a table by copying and dropping it; with foreign keys on, dropping would silently
    delete the rows that refer to it.
    """
    from alembic import command

    from wego_desktop.db.engine import WRITE_OPTION

    with engine.connect() as connection:
        config = alembic_config(connection)
        if engine.dialect.name == "sqlite":
            _set_foreign_keys(connection, False)
        try:
            with connection.execution_options(**{WRITE_OPTION: True}).begin():
                command.upgrade(config, revision)
                _require_no_orphans(connection)
        finally:
            if engine.dialect.name == "sqlite":
                connection.rollback()
                _set_foreign_keys(connection, True)


def alembic_config(connection: "Connection") -> "Config":
    """Alembic's configuration for an open connection."""
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS))
    config.set_main_option("path_separator", "newline")
    config.set_main_option("version_locations", "\n".join(str(folder) for folder in version_folders))
    config.attributes["connection"] = connection
    return config


def _set_foreign_keys(connection: "Connection", on: bool) -> None:
    # SQLite ignores the pragma inside a transaction, so it goes to the driver's connection directly.
    raw = connection.connection.driver_connection
    assert raw is not None
    raw.execute(f"PRAGMA foreign_keys = {'ON' if on else 'OFF'}")


def _require_no_orphans(connection: "Connection") -> None:
    if connection.dialect.name != "sqlite":
        return
    orphans = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
    if orphans:
        raise RuntimeError(f"the migration left rows without their parent: {orphans[:5]}")
