"""What the database driver complains of, as errors with a code that a user can act on."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

from sqlalchemy import Index, UniqueConstraint
from sqlalchemy.exc import DBAPIError, IntegrityError

from wego_desktop.db.models import Base
from wego_desktop.errors import CodedError, EnvironmentProblem, UserError

_UNIQUE_CODES = {
    "event.code": "event_code_taken",
    "category.event_id,name": "category_name_taken",
    "category.event_id,letter": "category_letter_taken",
    "registration.event_id,person_id": "already_registered",
    "registration.event_id,number": "number_taken",
    "session.event_id,code": "session_code_taken",
    "room.event_id,name": "room_name_taken",
    "network.code": "network_code_taken",
    "network_member.network_id,organisation_id": "already_network_member",
    "session_role.session_id,person_id,kind": "role_taken",
    "admission.session_id,registration_id": "already_admitted",
    "operator.name": "operator_name_taken",
    "desk.name": "desk_name_taken",
    "scan.nonce": "scan_already_recorded",
}
_CHECK_CODES = {
    "ck_person_name_given": "name_missing",
    "ck_organisation_name_given": "organisation_name_missing",
    "ck_event_days_in_order": "days_out_of_order",
    "ck_session_times_in_order": "times_out_of_order",
    "ck_session_title_given": "session_title_missing",
    "ck_scan_force_has_reason": "reason_missing",
}
_FAULTS = (
    ("database is locked", "workspace_busy"),
    ("database or disk is full", "disk_full"),
    ("no space left on device", "disk_full"),
    ("attempt to write a readonly database", "workspace_read_only"),
    ("unable to open database file", "workspace_unreachable"),
    ("disk i/o error", "workspace_unreachable"),
    ("database disk image is malformed", "workspace_damaged"),
    ("file is not a database", "workspace_damaged"),
    ("connection refused", "server_gone"),
    ("server closed the connection", "server_gone"),
    ("connection to server", "server_gone"),
    ("connection is lost", "server_gone"),
)


@contextmanager
def known_fault() -> Iterator[None]:
    """Turn a driver's error inside the block into the matching `UserError` or `EnvironmentProblem`.

    What matches nothing is a bug and passes through unchanged.
    """
    try:
        yield
    except DBAPIError as error:
        if (translated := translate(error)) is None:
            raise
        raise translated from error


def translate(error: DBAPIError) -> CodedError | None:
    """The coded error for a driver's error, or None when it is none that a user can act on."""
    text = str(error.orig)
    if isinstance(error, IntegrityError):
        code = _integrity_code(text)
        return UserError(code) if code else None
    folded = text.casefold()
    for words, code in _FAULTS:
        if words in folded:
            return EnvironmentProblem(code)
    return None


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
    words: dict[str, str] = dict(_CHECK_CODES)
    for table in Base.metadata.tables.values():
        uniques: list[UniqueConstraint | Index] = [
            c for c in table.constraints if isinstance(c, UniqueConstraint)
        ]
        for unique in uniques + [index for index in table.indexes if index.unique]:
            columns = [column.name for column in unique.columns]
            if code := _UNIQUE_CODES.get(f"{table.name}.{','.join(columns)}"):
                words[f"failed: {', '.join(f'{table.name}.{name}' for name in columns)}"] = code
                words[f'"{unique.name}"'] = code
    return words
