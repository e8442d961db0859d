"""What a backup or another workspace file holds, told before anything is opened or restored."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from wego_desktop.db import backup, schema
from wego_desktop.db.identity import find_workspace
from wego_desktop.db.unit_of_work import Database
from wego_desktop.errors import UserError
from wego_desktop.services.queries.events import list_events
from wego_desktop.services.queries.workspace import workspace_row


@dataclass(frozen=True, slots=True)
class ContentsRow:
    """The name of a workspace, its events in order of time, its people, and its last change (UTC)."""

    name: str
    events: tuple[str, ...]
    people: int
    registrations: int
    last_change_at: datetime | None


def contents(source: Path, passphrase: str | None = None) -> ContentsRow:
    """What the file holds; nothing is written to it or beside it.

    Raises what `find_workspace` raises, `workspace_newer`, `workspace_older` (upgrade a copy of it first) and
    `backup_damaged`.
    """
    path = source.expanduser().absolute()
    found = find_workspace(path, passphrase)
    with backup.frozen(found.file) as engine:
        database = Database(engine, file=found.file)
        revision = found.revision
        if revision is None:
            with database.read() as session:
                revision = schema.current_revision(session.connection()) or ""
        if revision != schema.HEAD:
            raise UserError("workspace_newer" if schema.is_newer(revision) else "workspace_older", path=path)
        backup.checked_counts(found.file)
        row = workspace_row(database)
        events = tuple(event.name for event in list_events(database))
    return ContentsRow(row.name, events, row.people, row.registrations, row.last_change_at)
