"""The history of one delegate in words: who changed what, when, at which desk, from what to what."""

from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any

from sqlalchemy import CompoundSelect, Row, Select, or_, select, union_all
from sqlalchemy.orm import Session

from wego_desktop.db.models import (
    AccessRecord,
    Admission,
    Answer,
    Badge,
    Companion,
    Consent,
    Delegation,
    Desk,
    Event,
    JournalChange,
    JournalEntry,
    Logistics,
    Operator,
    PersonMerge,
    Registration,
    RegistrationMerge,
    RegistrationTag,
    Scan,
    SessionRole,
    Visa,
    WaitingPlace,
)
from wego_desktop.db.unit_of_work import Database
from wego_desktop.services.queries.history_record_words import Change, Names
from wego_desktop.services.queries.history_words import change_texts, entry_title, load_names, reason_texts
from wego_desktop.services.queries.journal import can_undo, undone_ids

_MOST = 200
_ZONE = select(Event.zone).join(Registration, Registration.event_id == Event.id)


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
        zone = session.scalar(_ZONE.where(Registration.id == registration_id)) or "UTC"
        return _lines(session, list(zip(records, changes, strict=True)), names, zone)


def _lines(
    session: Session, rows: list[tuple[Row[*tuple[Any, ...]], Change]], names: Names, zone: str
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
                (*reason_texts(first.summary), *_texts(changes, names, zone)),
                is_undone,
                can_undo(first.op, is_undone=is_undone),
            )
        )
    return tuple(lines[:_MOST])


def _texts(changes: list[Change], names: Names, zone: str) -> list[str]:
    return [text for change in changes for text in change_texts(change, names, zone)]


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
    """The ids of all rows that belong to the delegate, and of the records that were merged into it."""
    return union_all(
        select(Registration.id).where(Registration.id == registration_id),
        select(Registration.person_id).where(Registration.id == registration_id),
        select(Admission.id).where(Admission.registration_id == registration_id),
        select(Badge.id).where(Badge.registration_id == registration_id),
        select(Scan.id).where(Scan.registration_id == registration_id),
        select(SessionRole.id).where(SessionRole.person_id == person_id),
        select(PersonMerge.merged_id).where(PersonMerge.survivor_id == person_id),
        select(RegistrationMerge.merged_id).where(RegistrationMerge.survivor_id == registration_id),
        *(select(table.id).where(table.registration_id == registration_id) for table in _OF_REGISTRATION),
        select(Companion.id).where(Companion.host_id == registration_id),
        select(Delegation.id).where(Delegation.focal_person_id == person_id),
        _gone(registration_id),
    )


_OF_REGISTRATION = (RegistrationTag, Logistics, Visa, Consent, AccessRecord, Companion, Answer, WaitingPlace)
_WITH_REGISTRATION = ("admission", *(table.__tablename__ for table in _OF_REGISTRATION))


def _gone(registration_id: str) -> Select[str]:
    """The ids of rows that belonged to the registration and were taken away since."""
    return select(JournalChange.row_id).where(
        JournalChange.table_name.in_(_WITH_REGISTRATION),
        JournalChange.kind == "delete",
        or_(
            JournalChange.before["registration_id"].as_string() == registration_id,
            JournalChange.before["host_id"].as_string() == registration_id,
        ),
    )
