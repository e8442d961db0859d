"""Connections of the SQLite driver itself, and what SQLite keeps in the head of our files.

Without SQLAlchemy, whose import takes longer than the start of the program may.
"""

import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import quote

APPLICATION_ID = 0x5765474F
"""What SQLite keeps in the file's head to tell whose database it is: the letters WeGO."""

WAIT_S = 15
"""How long a writer waits for another one, on either database."""

LONGEST_LOG_PAGES = 4000
"""At this length (16 MB) the commit that reaches it empties SQLite's log, if nobody did before."""


@dataclass(frozen=True, slots=True)
class WorkspaceFile:
    """A workspace file, and SQLCipher's raw key when it is encrypted."""

    path: Path
    raw_key: str | None = field(repr=False)


_KDF_ROUNDS = 256_000
_SALT_BYTES = 16


def sqlite_key(path: Path, passphrase: str) -> str:
    """SQLCipher's raw key with salt for `path`, derived once so that each further connection opens at once.

    The derivation is SQLCipher 4's own (PBKDF2-HMAC-SHA512, 256,000 rounds); the salt is the file's first
    16 bytes, or fresh for a file that does not exist yet. Takes about 0.1 s.
    """
    import hashlib

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
        f"wal_autocheckpoint = {LONGEST_LOG_PAGES}",
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
