"""Engines for both kinds of workspace, set up alike so that services need not know which they have."""

import json
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError
from sqlalchemy.pool import QueuePool

from wego_desktop.db.connections import WAIT_S, connect_frozen, connect_sqlite
from wego_desktop.errors import UserError

WRITE_OPTION = "wego_write"
"""Execution option of a connection that begins a write: SQLite then takes the write lock at once."""

# Made once: `json.dumps` with arguments makes an encoder for each of the thousands of rows of an import.
_to_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def sqlite_engine(path: Path, raw_key: str | None = None) -> Engine:
    """An engine on the file at `path`; writes begin with BEGIN IMMEDIATE, reads with BEGIN."""
    return _engine(lambda: connect_sqlite(path, raw_key))


def frozen_engine(path: Path, raw_key: str | None = None) -> Engine:
    """An engine that only reads, by `connect_frozen`."""
    return _engine(lambda: connect_frozen(path, raw_key))


def _engine(creator: Any) -> Engine:
    from sqlcipher3 import dbapi2

    engine = create_engine(
        "sqlite://",
        module=dbapi2,
        creator=creator,
        poolclass=QueuePool,
        pool_size=4,
        # The connection used last, for what it has read in memory.
        pool_use_lifo=True,
        json_serializer=_to_json,
        query_cache_size=1000,
    )
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _begin_sqlite(connection: Connection) -> None:
    writes = connection.get_execution_options().get(WRITE_OPTION, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def postgresql_engine(address: str) -> Engine:
    """An engine on the server at `address` (`postgresql://…`), with psycopg 3.

    Raises `UserError("address_malformed")`.
    """
    try:
        url = make_url(address.replace("postgresql://", "postgresql+psycopg://", 1))
    except (ArgumentError, ValueError) as error:
        raise UserError("address_malformed") from error
    waits = {} if "connect_timeout" in url.query else {"connect_timeout": WAIT_S}
    engine = create_engine(
        url, json_serializer=_to_json, pool_pre_ping=True, query_cache_size=1000, connect_args=waits
    )
    event.listen(engine, "connect", _prepare_postgresql)
    return engine


def _prepare_postgresql(connection: Any, record: object) -> None:
    connection.autocommit = True
    connection.execute(f"SET lock_timeout = '{WAIT_S}s'; SET TIME ZONE 'UTC'")
    connection.autocommit = False
