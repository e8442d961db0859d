"""The history of one delegate in words: who changed what, when, at which desk, from what to what."""

from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any

from sqlalchemy import CompoundSelect, Row, select, union_all
from sqlalchemy.orm import Session

from wego_desktop.db.models import (
    Admission,
    Badge,
    Desk,
    JournalChange,
    JournalEntry,
    Operator,
    Registration,
    Scan,
    SessionRole,
)
from wego_desktop.db.unit_of_work import Database
from wego_desktop.services.queries.history_words import Change, Names, change_texts, entry_title, load_names
from wego_desktop.services.queries.journal import can_undo, undone_ids

_MOST = 200


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One operation that concerned the delegate; `details` say each change, the instant is UTC."""

    entry_id: str
    happened_at: datetime
    operator: str
    desk: str
    title: str
    details: tuple[str, ...]
    is_undone: bool
    can_undo: bool


def history(database: Database, registration_id: str) -> tuple[HistoryLine, ...]:
    """What happened to a registration, its person, seats, badges and scans, newest first, at most 200 lines.

    Values of sensitive columns are never in it, only that they changed.
    """
    with database.read() as session:
        person_id = session.scalar(select(Registration.person_id).where(Registration.id == registration_id))
        records = session.execute(_statement(registration_id, person_id or "")).all()
        changes = [Change(r.table_name, r.row_id, r.kind, r.before or {}, r.after or {}) for r in records]
        names = load_names(session, changes)
        return _lines(session, list(zip(records, changes, strict=True)), names)


def _lines(
    session: Session, rows: list[tuple[Row[*tuple[Any, ...]], Change]], names: Names
) -> tuple[HistoryLine, ...]:
    undone = undone_ids(session, list(dict.fromkeys(record.id for record, _ in rows)))
    lines = []
    for entry_id, group in groupby(rows, key=lambda row: row[0].id):
        parts = list(group)
        first, changes = parts[0][0], [change for _, change in parts]
        is_undone = entry_id in undone
        lines.append(
            HistoryLine(
                entry_id,
                first.happened_at,
                first.operator,
                first.desk,
                entry_title(first.op, first.summary, changes),
                tuple(text for change in changes for text in change_texts(change, names)),
                is_undone,
                can_undo(first.op, is_undone=is_undone),
            )
        )
    return tuple(lines[:_MOST])


def _statement(registration_id: str, person_id: str) -> Any:
    return (
        select(
            JournalEntry.id,
            JournalEntry.op,
            JournalEntry.happened_at,
            JournalEntry.summary,
            Operator.name.label("operator"),
            Desk.name.label("desk"),
            JournalChange.table_name,
            JournalChange.row_id,
            JournalChange.kind,
            JournalChange.before,
            JournalChange.after,
        )
        .join(JournalChange, JournalChange.entry_id == JournalEntry.id)
        .join(Operator, Operator.id == JournalEntry.operator_id)
        .join(Desk, Desk.id == JournalEntry.desk_id)
        .where(JournalChange.row_id.in_(_row_ids(registration_id, person_id)))
        .order_by(JournalEntry.seq.desc(), JournalChange.position)
        .limit(_MOST * 4)
    )


def _row_ids(registration_id: str, person_id: str) -> CompoundSelect[str]:
    """The ids of all rows that belong to the delegate."""
    return union_all(
        select(Registration.id).where(Registration.id == registration_id),
        select(Registration.person_id).where(Registration.id == registration_id),
        select(Admission.id).where(Admission.registration_id == registration_id),
        select(Badge.id).where(Badge.registration_id == registration_id),
        select(Scan.id).where(Scan.registration_id == registration_id),
        select(SessionRole.id).where(SessionRole.person_id == person_id),
    )
