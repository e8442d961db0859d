"""Backups that are made by themselves while a workspace file is open: the last few, in a folder beside it."""

import re
import shutil
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import func, select

from wego_desktop.db.location import SUFFIX
from wego_desktop.db.models import JournalEntry
from wego_desktop.db.unit_of_work import Database
from wego_desktop.errors import EnvironmentProblem
from wego_desktop.services.maintenance_service import back_up

KEPT = 6
"""So many backups stay; older ones are removed."""

_TIME = "%Y-%m-%d %H%M%S"
_STAMP = re.compile(r"\d{4}-\d\d-\d\d \d{6}")
_SPARE_BYTES = 200_000_000


def backup_folder(database: Database) -> Path | None:
    """Where the backups of an opened workspace file lie; None for a server, which has its own."""
    if database.file is None:
        return None
    return database.file.path.with_name(f"{database.file.path.stem} backups")


def last_backup_at(database: Database) -> datetime | None:
    """When the newest of these backups was made (UTC), or None when there is none."""
    times = [at for at, _ in _made(database)]
    return times[-1] if times else None


def back_up_if_changed(database: Database) -> datetime | None:
    """Make a verified backup when anything was written since the last one; when the newest was made then.

    Others may go on working. Raises `EnvironmentProblem`: `disk_full`, also when the disk would be left
    nearly full, `file_read_only`, `backup_damaged`.
    """
    folder, last = backup_folder(database), last_backup_at(database)
    if folder is None or database.file is None:
        return None
    with database.read() as session:
        changed_at = session.scalar(select(func.max(JournalEntry.happened_at)))
    if last is not None and (changed_at is None or changed_at.replace(microsecond=0) <= last):
        return last
    if shutil.disk_usage(folder.parent).free < database.file.path.stat().st_size + _SPARE_BYTES:
        raise EnvironmentProblem("disk_full")
    folder.mkdir(exist_ok=True)
    now = database.clock().astimezone(UTC).replace(microsecond=0)
    back_up(database, folder / f"{database.file.path.stem} {now:{_TIME}}{SUFFIX}")
    for _, path in _made(database)[:-KEPT]:
        path.unlink(missing_ok=True)
    return now


def _made(database: Database) -> list[tuple[datetime, Path]]:
    """The backups made here and when, the oldest first; other files in the folder are not looked at."""
    folder = backup_folder(database)
    if folder is None or database.file is None or not folder.is_dir():
        return []
    found = []
    for path in folder.glob(f"*{SUFFIX}"):
        stamp = path.stem.removeprefix(f"{database.file.path.stem} ")
        if _STAMP.fullmatch(stamp):
            found.append((datetime.strptime(stamp, _TIME).replace(tzinfo=UTC), path))
    return sorted(found)
