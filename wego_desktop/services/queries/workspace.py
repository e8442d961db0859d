"""What a workspace holds, in figures."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select

from wego_desktop.db import schema
from wego_desktop.db.models import Event, JournalEntry, Organisation, Person, Registration, WorkspaceInfo
from wego_desktop.db.unit_of_work import Database


@dataclass(frozen=True, slots=True)
class WorkspaceRow:
    """A workspace's name, age and size; instants are UTC."""

    name: str
    created_at: datetime
    is_sample: bool
    revision: str
    events: int
    organisations: int
    people: int
    registrations: int
    journal_entries: int
    last_change_at: datetime | None


def workspace_row(database: Database) -> WorkspaceRow:
    """The figures of the opened workspace."""
    counted = (Event, Organisation, Person, Registration, JournalEntry)
    with database.read() as session:
        info = session.scalars(select(WorkspaceInfo)).one()
        events, organisations, people, registrations, entries = (
            session.scalar(select(func.count()).select_from(model)) or 0 for model in counted
        )
        last = session.scalar(select(JournalEntry.happened_at).order_by(JournalEntry.seq.desc()).limit(1))
        revision = schema.current_revision(session.connection()) or ""
    return WorkspaceRow(
        info.name,
        info.created_at,
        info.is_sample,
        revision,
        events,
        organisations,
        people,
        registrations,
        entries,
        last,
    )
