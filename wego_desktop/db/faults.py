"""What the database driver complains of, as errors with a code that a user can act on."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

from sqlalchemy import Index, UniqueConstraint
from sqlalchemy.exc import DataError, DBAPIError, IntegrityError, NotSupportedError, ProgrammingError

from wego_desktop.db.constraint_codes import CHECK_CODES, UNIQUE_CODES
from wego_desktop.db.models import Base
from wego_desktop.errors import CodedError, EnvironmentProblem, UserError

_FAULTS = (
    ("database is locked", "workspace_busy"),
    ("database or disk is full", "disk_full"),
    ("no space left on device", "disk_full"),
    ("file too large", "disk_error"),
    ("attempt to write a readonly database", "workspace_read_only"),
    ("unable to open database file", "workspace_unreachable"),
    ("disk i/o error", "disk_error"),
    ("database disk image is malformed", "workspace_damaged"),
    ("malformed database schema", "workspace_damaged"),
    ("file is not a database", "workspace_damaged"),
    ("authentication failed", "server_refused"),
    ("no password supplied", "server_refused"),
    ("no pg_hba.conf entry", "server_refused"),
    ("does not exist", "server_database_missing"),
    ("connection refused", "server_gone"),
    ("server closed the connection", "server_gone"),
    ("connection to server", "server_gone"),
    ("connection is lost", "server_gone"),
    ("connection failed", "server_gone"),
    ("failed to resolve host", "server_gone"),
    ("connection timeout expired", "server_gone"),
    ("terminating connection", "server_gone"),
)
_DISK_ERRORS = {
    errno.ENOSPC: "disk_full",
    errno.EFBIG: "disk_error",
    errno.EDQUOT: "disk_full",
    errno.EROFS: "workspace_read_only",
    errno.EACCES: "workspace_read_only",
    errno.EPERM: "workspace_read_only",
    errno.EIO: "disk_error",
}
_FOREIGN_KEY_STATE = "23503"
_STATES = {
    "40P01": "workspace_busy",
    "40001": "workspace_busy",
    "55P03": "workspace_busy",
    "53100": "disk_full",
    "25006": "workspace_read_only",
    "42501": "server_refused",
    "57P01": "server_gone",
    "57P02": "server_gone",
    "57P03": "server_gone",
    "08006": "server_gone",
}
"""PostgreSQL's codes of what the computer or the server stands in the way with."""


@contextmanager
def known_fault() -> Iterator[None]:
    """Turn a driver's or the disk's error inside the block into a `UserError` or `EnvironmentProblem`.

    What matches nothing is a bug and passes through unchanged.
    """
    try:
        yield
    except DBAPIError as error:
        if (translated := translate(error)) is None:
            raise
        raise translated from error
    except OSError as error:
        if (code := _DISK_ERRORS.get(error.errno or 0)) is None:
            raise
        raise EnvironmentProblem(code) from error
    except Exception as error:
        # The driver's own errors, where SQLAlchemy does not stand between.
        code = _fault_code(str(error)) if type(error).__module__.startswith("sqlcipher3") else None
        if code is None:
            raise
        raise EnvironmentProblem(code) from error


def translate(error: DBAPIError) -> CodedError | None:
    """The coded error for a driver's error, or None when it is none that a user can act on."""
    text = str(error.orig)
    if isinstance(error, IntegrityError):
        if "FOREIGN KEY" in text or getattr(error.orig, "sqlstate", "") == _FOREIGN_KEY_STATE:
            return UserError("row_in_use")
        diagnosis = getattr(error.orig, "diag", None)
        name = getattr(diagnosis, "constraint_name", None)
        code = _integrity_code(f'"{name}"' if name else text)
        return UserError(code) if code else None
    if code := _STATES.get(getattr(error.orig, "sqlstate", None) or ""):
        return EnvironmentProblem(code)
    if isinstance(error, ProgrammingError | DataError | NotSupportedError):
        return None
    known = _fault_code(text)
    return EnvironmentProblem(known) if known else None


def _fault_code(text: str) -> str | None:
    folded = text.casefold()
    return next((code for words, code in _FAULTS if words in folded), None)


def _integrity_code(text: str) -> str | None:
    for words, code in _constraint_words().items():
        if words in text:
            return code
    return None


@cache
def _constraint_words() -> dict[str, str]:
    """Words by which either driver names a broken constraint, with the code they stand for.

    SQLite names the columns of a unique constraint, PostgreSQL its name; both name a check constraint.
    """
    words: dict[str, str] = dict(CHECK_CODES)
    for table in Base.metadata.tables.values():
        uniques: list[UniqueConstraint | Index] = [
            c for c in table.constraints if isinstance(c, UniqueConstraint)
        ]
        for unique in uniques + [index for index in table.indexes if index.unique]:
            columns = [column.name for column in unique.columns]
            if code := UNIQUE_CODES.get(f"{table.name}.{','.join(columns)}"):
                words[f"failed: {', '.join(f'{table.name}.{name}' for name in columns)}"] = code
                words[f'"{unique.name}"'] = code
    return words
