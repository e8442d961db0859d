"""Engines for both kinds of workspace, set up alike so that services need not know which they have."""

import hashlib
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import QueuePool

WRITE_OPTION = "wego_write"
"""Execution option of a connection that begins a write: SQLite then takes the write lock at once."""

_KDF_ROUNDS = 256_000
_SALT_BYTES = 16
_BUSY_TIMEOUT_S = 15.0


def _to_json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def sqlite_key(path: Path, passphrase: str) -> str:
    """SQLCipher's raw key with salt for `path`, derived once so that each further connection opens at once.

    The derivation is SQLCipher 4's own (PBKDF2-HMAC-SHA512, 256,000 rounds); the salt is the file's first
    16 bytes, or fresh for a new file.
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

    connection = dbapi2.connect(
        str(path), timeout=_BUSY_TIMEOUT_S, isolation_level=None, check_same_thread=False
    )
    try:
        cursor = connection.cursor()
        if raw_key is not None:
            cursor.execute("PRAGMA cipher_log_level = NONE")
            cursor.execute(f'PRAGMA key = "{raw_key}"')
        for pragma in (
            "journal_mode = WAL",
            "synchronous = FULL",
            "foreign_keys = ON",
            "cache_size = -65536",
            "temp_store = MEMORY",
        ):
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()
    except BaseException:
        connection.close()
        raise
    return connection


def sqlite_engine(path: Path, passphrase: str | None = None) -> Engine:
    """An engine on the file at `path`; writes begin with BEGIN IMMEDIATE, reads with BEGIN."""
    from sqlcipher3 import dbapi2

    raw_key = sqlite_key(path, passphrase) if passphrase else None
    creator: Callable[[], Any] = lambda: connect_sqlite(path, raw_key)  # noqa: E731
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
    """An engine on the server at `address` (`postgresql://…`), with psycopg 3."""
    url = address.replace("postgresql://", "postgresql+psycopg://", 1)
    return create_engine(url, json_serializer=_to_json, pool_pre_ping=True, query_cache_size=1000)
