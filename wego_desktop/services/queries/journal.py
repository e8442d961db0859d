"""The journal as lines: who did what, when, at which desk, and whether it was taken back."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from wego_desktop.db.models import Desk, Event, JournalEntry, Operator
from wego_desktop.db.unit_of_work import Database
from wego_desktop.domain.operations import NOT_UNDOABLE, Op
from wego_desktop.services.operation_words import operation_text

_CHUNK = 400


@dataclass(frozen=True, slots=True)
class JournalRow:
    """One entry in words; the instant is UTC, `event_code` empty when it concerned no event."""

    id: str
    happened_at: datetime
    operation: str
    text: str
    operator: str
    desk: str
    event_code: str
    is_undone: bool
    can_undo: bool


def journal_rows(
    database: Database, since: datetime | None = None, event_id: str | None = None, limit: int = 200
) -> tuple[JournalRow, ...]:
    """The newest entries since an instant, of one event if given, newest first."""
    statement = (
        select(JournalEntry, Operator.name, Desk.name, Event.code)
        .join(Operator, Operator.id == JournalEntry.operator_id)
        .join(Desk, Desk.id == JournalEntry.desk_id)
        .outerjoin(Event, Event.id == JournalEntry.event_id)
        .order_by(JournalEntry.seq.desc())
        .limit(limit)
    )
    if since is not None:
        statement = statement.where(JournalEntry.happened_at >= since)
    if event_id is not None:
        statement = statement.where(JournalEntry.event_id == event_id)
    with database.read() as session:
        records = session.execute(statement).all()
        undone = undone_ids(session, [record[0].id for record in records])
    return tuple(
        JournalRow(
            entry.id,
            entry.happened_at,
            entry.op,
            operation_text(entry.op, entry.summary),
            operator,
            desk,
            code or "",
            entry.id in undone,
            can_undo(entry.op, is_undone=entry.id in undone),
        )
        for entry, operator, desk, code in records
    )


def can_undo(op: str, *, is_undone: bool) -> bool:
    """Whether a list offers to take an entry back; an undo itself is taken back by redo."""
    return not is_undone and op not in {member.value for member in (*NOT_UNDOABLE, Op.UNDO, Op.REDO)}


def undone_ids(session: Session, entry_ids: Collection[str]) -> frozenset[str]:
    """Those of these entries of which an undo stands, that is, was not itself taken back."""
    children: dict[str, list[str]] = defaultdict(list)
    generation = list(entry_ids)
    while generation:
        found: list[str] = []
        for start in range(0, len(generation), _CHUNK):
            chunk = generation[start : start + _CHUNK]
            statement = select(JournalEntry.reverts_id, JournalEntry.id)
            for parent, child in session.execute(statement.where(JournalEntry.reverts_id.in_(chunk))):
                children[parent or ""].append(child)
                found.append(child)
        generation = found

    def is_undone(entry_id: str) -> bool:
        return any(not is_undone(child) for child in children.get(entry_id, ()))

    return frozenset(entry_id for entry_id in entry_ids if is_undone(entry_id))
