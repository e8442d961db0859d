"""Engines for both kinds of workspace, set up alike so that services need not know which they have."""

import hashlib
import json
import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError
from sqlalchemy.pool import QueuePool

from wego_desktop.errors import UserError

WRITE_OPTION = "wego_write"
"""Execution option of a connection that begins a write: SQLite then takes the write lock at once."""

APPLICATION_ID = 0x5765474F
"""What SQLite keeps in the file's head to tell whose database it is: the letters WeGO."""

WAIT_S = 15
"""How long a writer waits for another one, on either database."""


@dataclass(frozen=True, slots=True)
class WorkspaceFile:
    """A workspace file, and SQLCipher's raw key when it is encrypted."""

    path: Path
    raw_key: str | None = field(repr=False)


_KDF_ROUNDS = 256_000
_SALT_BYTES = 16


# Made once: `json.dumps` with arguments makes an encoder for each of the thousands of rows of an import.
_to_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def sqlite_key(path: Path, passphrase: str) -> str:
    """SQLCipher's raw key with salt for `path`, derived once so that each further connection opens at once.

    The derivation is SQLCipher 4's own (PBKDF2-HMAC-SHA512, 256,000 rounds); the salt is the file's first
    16 bytes, or fresh for a file that does not exist yet. Takes about 0.1 s.
    """
    salt = os.urandom(_SALT_BYTES)
    if path.exists() and path.stat().st_size >= _SALT_BYTES:
        with path.open("rb") as file:
            salt = file.read(_SALT_BYTES)
    key = hashlib.pbkdf2_hmac("sha512", passphrase.encode(), salt, _KDF_ROUNDS, 32)
    return f"x'{key.hex()}{salt.hex()}'"


def connect_sqlite(path: Path, raw_key: str | None) -> Any:
    """An open connection of the driver with the house's pragmas: WAL, every commit synced, foreign keys."""
    from sqlcipher3 import dbapi2

    connection = dbapi2.connect(str(path), timeout=WAIT_S, isolation_level=None, check_same_thread=False)
    return _prepared(
        connection,
        raw_key,
        "journal_mode = WAL",
        "synchronous = FULL",
        "foreign_keys = ON",
        "cache_size = -65536",
        "temp_store = MEMORY",
    )


def connect_frozen(path: Path, raw_key: str | None) -> Any:
    """A connection that only reads the file itself: no lock, no file beside it, nothing written anywhere.

    For files that may not be ours and for backups. What another program has in the file's write-ahead log is
    not seen.
    """
    from sqlcipher3 import dbapi2

    address = f"file:{quote(path.as_posix())}?mode=ro&immutable=1"
    return _prepared(
        dbapi2.connect(address, uri=True, isolation_level=None, check_same_thread=False), raw_key
    )


def _prepared(connection: Any, raw_key: str | None, *pragmas: str) -> Any:
    try:
        cursor = connection.cursor()
        if raw_key is not None:
            cursor.execute("PRAGMA cipher_log_level = NONE")
            cursor.execute(f'PRAGMA key = "{raw_key}"')
        for pragma in pragmas:
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()
    except BaseException:
        connection.close()
        raise
    return connection


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
