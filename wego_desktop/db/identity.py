"""What lies at a path, told without writing a byte to it or beside it."""

import stat
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from wego_desktop.db import connections
from wego_desktop.db.location import SUFFIX, require_local
from wego_desktop.errors import EnvironmentProblem, UserError

_PLAIN_HEAD = b"SQLite format 3\x00"
_HEAD_BYTES = 100
_PAGE_BYTES = 4096


@dataclass(frozen=True, slots=True)
class FoundWorkspace:
    """A workspace file and the revision of its schema.

    `revision` is None when a write-ahead log lies beside the file, because only that knows the newest state.
    """

    file: connections.WorkspaceFile
    revision: str | None


def find_workspace(path: Path, passphrase: str | None) -> FoundWorkspace:
    """The workspace at `path`; it may be in use by other programs.

    Raises `UserError`: `no_such_file`, `is_folder`, `not_a_workspace`, `part_of_workspace`,
    `passphrase_needed`, `wrong_passphrase`; and `EnvironmentProblem`: `file_unreadable`, `file_damaged`.
    """
    head = _head(path)
    if not is_plain(head):
        _require_shape(path, passphrase)
        assert passphrase is not None
        raw_key = connections.sqlite_key(path, passphrase)
    elif int.from_bytes(head[68:72], "big") != connections.APPLICATION_ID:
        raise UserError("not_a_workspace", path=path)
    else:
        raw_key = None
    return FoundWorkspace(connections.WorkspaceFile(path, raw_key), _revision(path, raw_key))


def require_usable(path: Path) -> None:
    """Pass when the file lies on a disk of this computer and may be written.

    Raises `UserError` (`on_network_folder`, `on_synchronised_folder`) and `EnvironmentProblem`
    (`file_read_only`).
    """
    require_local(path)
    for part in (path, path.parent):
        if not part.stat().st_mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH):
            raise EnvironmentProblem("file_read_only", path=part)


def is_plain(head: bytes) -> bool:
    """Whether a file that begins with `head` is an SQLite database that is not encrypted."""
    return head.startswith(_PLAIN_HEAD)


def has_log(path: Path) -> bool:
    """Whether a write-ahead log with content lies beside the file: it is in use, or was left by a crash."""
    log = path.with_name(f"{path.name}-wal")
    return log.exists() and log.stat().st_size > 0


def _head(path: Path) -> bytes:
    if path.is_dir():
        raise UserError("is_folder", path=path)
    try:
        if not path.stat().st_mode & (stat.S_IRUSR | stat.S_IRGRP | stat.S_IROTH):
            raise EnvironmentProblem("file_unreadable", path=path)
        with path.open("rb") as file:
            return file.read(_HEAD_BYTES)
    except (FileNotFoundError, NotADirectoryError) as error:
        raise UserError("no_such_file", path=path) from error
    except OSError as error:
        raise EnvironmentProblem("file_unreadable", path=path) from error


def _require_shape(path: Path, passphrase: str | None) -> None:
    """Pass when the file can be an encrypted workspace, of which no byte can be known before it is opened."""
    size = path.stat().st_size
    if path.suffix.casefold() != SUFFIX or size < _PAGE_BYTES:
        raise UserError("not_a_workspace", path=path)
    if size % _PAGE_BYTES:
        raise UserError("part_of_workspace", path=path)
    if not passphrase:
        raise UserError("passphrase_needed", path=path)


def _revision(path: Path, raw_key: str | None) -> str | None:
    from sqlcipher3 import dbapi2

    connection = connections.connect_frozen(path, raw_key)
    try:
        return _read_revision(connection, path)
    except dbapi2.DatabaseError as error:
        if has_log(path):
            return None
        if raw_key is not None and "not a database" in str(error):
            raise UserError("wrong_passphrase", path=path) from error
        raise EnvironmentProblem("file_damaged", path=path) from error
    finally:
        connection.close()


def _read_revision(connection: Any, path: Path) -> str | None:
    if connection.execute("PRAGMA application_id").fetchone()[0] != connections.APPLICATION_ID:
        raise UserError("not_a_workspace", path=path)
    row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    connection.execute("SELECT id FROM workspace_info LIMIT 1").fetchone()
    return None if row is None or has_log(path) else str(row[0])
