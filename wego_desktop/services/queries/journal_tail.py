"""The end of the journal: what other desks and programs wrote since one looked."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from wego_desktop.db.models import JournalEntry
from wego_desktop.db.prepared import Prepared
from wego_desktop.db.unit_of_work import Database
from wego_desktop.domain.operations import Op
from wego_desktop.services.operation_words import operation_text
from wego_desktop.services.queries.journal_rows import TailRow

_LAST_SEQ = Prepared(select(func.max(JournalEntry.seq)))


def last_seq(session: Session) -> int:
    """The place of the last entry, 0 in a journal without any: while it stays, nothing was written."""
    return _LAST_SEQ.all(session.connection(), {})[0][0] or 0


def newest_entry(database: Database) -> TailRow | None:
    """The last entry, or None in a journal without any."""
    statement = select(JournalEntry.seq, JournalEntry.id, JournalEntry.happened_at)
    with database.read() as session:
        found = session.execute(statement.order_by(JournalEntry.seq.desc()).limit(1)).first()
    return TailRow(*found) if found else None


def entries_after(database: Database, seq: int, limit: int = 500) -> tuple[TailRow, ...]:
    """The newest entries behind `seq`, newest first."""
    statement = (
        select(JournalEntry.seq, JournalEntry.id, JournalEntry.happened_at)
        .where(JournalEntry.seq > seq)
        .order_by(JournalEntry.seq.desc())
        .limit(limit)
    )
    with database.read() as session:
        return tuple(TailRow(*row) for row in session.execute(statement))


def entry_text(database: Database, entry_id: str) -> str:
    """What one entry did, in words; an empty text when there is no such entry."""
    with database.read() as session:
        entry = session.get(JournalEntry, entry_id)
        return operation_text(entry.op, entry.summary) if entry is not None else ""


def entry_is_undo(database: Database, entry_id: str) -> bool:
    """Whether the entry took another one back."""
    with database.read() as session:
        entry = session.get(JournalEntry, entry_id)
        return entry is not None and entry.op == Op.UNDO


__all__ = ["TailRow", "entries_after", "entry_is_undo", "entry_text", "last_seq", "newest_entry"]
