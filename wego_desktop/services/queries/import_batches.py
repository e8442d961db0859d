"""Reads about imports: which there were, what each made, what stayed behind, and the remembered layouts."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from wego_desktop.db.models import (
    Desk,
    Event,
    ImportBatch,
    ImportLayout,
    ImportLeftRow,
    JournalChange,
    JournalEntry,
    Operator,
    Organisation,
    Person,
    Registration,
)
from wego_desktop.db.unit_of_work import Database
from wego_desktop.domain.codes import registration_number
from wego_desktop.domain.enums import RowVerdict
from wego_desktop.domain.operations import Op
from wego_desktop.domain.person_names import shown_name
from wego_desktop.errors import UserError
from wego_desktop.services.queries.journal import undone_ids

_CHUNK = 400
_Now = tuple[dict[str, int], frozenset[str]]
_COUNTED = ("person", "registration", "organisation")


class MadeKind(StrEnum):
    """What an import did with something."""

    ADDED = "added"
    CHANGED = "changed"


class MadeOf(StrEnum):
    """What it was that an import made or changed."""

    PERSON = "person"
    REGISTRATION = "registration"
    ORGANISATION = "organisation"


@dataclass(frozen=True, slots=True)
class BatchRow:
    """One import; `left_behind` counts the rows that are still kept, instants are UTC."""

    id: str
    journal_id: str
    file_name: str
    sheet: str
    imported_at: datetime
    operator: str
    desk: str
    event_code: str
    added: int
    updated: int
    unchanged: int
    skipped: int
    left_out: int
    left_behind: int
    is_undone: bool


@dataclass(frozen=True, slots=True)
class MadeRow:
    """One person, registration or organisation; `name` is what it is called now, else when it was made.

    `fields` are the columns that changed; empty for what was added. `is_gone` when it is here no more.
    """

    kind: MadeKind
    what: MadeOf
    id: str
    name: str
    number: str
    fields: tuple[str, ...]
    is_gone: bool


@dataclass(frozen=True, slots=True)
class LeftRowRow:
    """A row that stayed behind, with the sentences that say why and its cells."""

    row_number: int
    verdict: RowVerdict
    reasons: tuple[str, ...]
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BatchDetail:
    """What one import made; `columns` are the headers of its file."""

    batch: BatchRow
    made: tuple[MadeRow, ...]
    left: tuple[LeftRowRow, ...]
    columns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LayoutRow:
    """A remembered layout: what the last such file was called, and its columns with their fields."""

    id: str
    name: str
    used_at: datetime
    mapping: dict[str, str]


def batches(database: Database, event_id: str) -> tuple[BatchRow, ...]:
    """The imports of the event, newest first, those that were taken back too."""
    with database.read() as session:
        return _batches(session, JournalEntry.event_id == event_id)


def batch_detail(database: Database, batch_id: str) -> BatchDetail:
    """What one import made, by the journal; raises `no_such_import`."""
    with database.read() as session:
        made_in = select(JournalChange.entry_id).where(
            JournalChange.table_name == "import_batch",
            JournalChange.row_id == batch_id,
            JournalChange.kind == "insert",
        )
        found = _batches(session, JournalEntry.id.in_(made_in))
        if not found:
            raise UserError("no_such_import", id=batch_id)
        batch = found[0]
        mapping = session.scalar(select(ImportBatch.mapping).where(ImportBatch.id == batch_id)) or {}
        return BatchDetail(batch, _made(session, batch), left_rows(session, batch_id), tuple(mapping))


def left_rows(session: Session, batch_id: str) -> tuple[LeftRowRow, ...]:
    """The rows of the import that stayed behind, in the order of the file."""
    statement = (
        select(ImportLeftRow).where(ImportLeftRow.batch_id == batch_id).order_by(ImportLeftRow.row_number)
    )
    return tuple(
        LeftRowRow(row.row_number, row.verdict, tuple(row.reasons), tuple(row.cells))
        for row in session.scalars(statement)
    )


def layouts(database: Database) -> tuple[LayoutRow, ...]:
    """The remembered layouts, the one used last first."""
    with database.read() as session:
        rows = session.scalars(select(ImportLayout).order_by(ImportLayout.used_at.desc(), ImportLayout.id))
        return tuple(
            LayoutRow(row.id, row.name, row.used_at, dict(row.choices.get("mapping", {}))) for row in rows
        )


def _batches(session: Session, condition: Any) -> tuple[BatchRow, ...]:
    statement = (
        select(JournalEntry, JournalChange.row_id, JournalChange.after, Operator.name, Desk.name, Event.code)
        .join(JournalChange, JournalChange.entry_id == JournalEntry.id)
        .join(Operator, Operator.id == JournalEntry.operator_id)
        .join(Desk, Desk.id == JournalEntry.desk_id)
        .outerjoin(Event, Event.id == JournalEntry.event_id)
        .where(JournalEntry.op == Op.IMPORT.value, JournalChange.table_name == "import_batch")
        .where(JournalChange.kind == "insert", condition)
        .order_by(JournalEntry.seq.desc())
    )
    records = session.execute(statement).all()
    undone = undone_ids(session, [entry.id for entry, *_rest in records])
    counted = select(ImportLeftRow.batch_id, func.count()).group_by(ImportLeftRow.batch_id)
    left: dict[str, int] = {row[0]: row[1] for row in session.execute(counted)}
    return tuple(
        _batch_row(entry, row_id, after or {}, (operator, desk, code or ""), (left, undone))
        for entry, row_id, after, operator, desk, code in records
    )


def _batch_row(
    entry: JournalEntry, batch_id: str, after: dict[str, Any], names: tuple[str, str, str], now: _Now
) -> BatchRow:
    counts = after.get("counts") or {}
    left, undone = now
    return BatchRow(
        batch_id,
        entry.id,
        after.get("file_name", ""),
        after.get("sheet", ""),
        entry.happened_at,
        *names,
        counts.get("add", 0),
        counts.get("change", 0),
        counts.get("keep", 0),
        counts.get("skip", 0),
        counts.get("leave_out", 0),
        left_behind=left.get(batch_id, 0),
        is_undone=entry.id in undone,
    )


def _made(session: Session, batch: BatchRow) -> tuple[MadeRow, ...]:
    statement = (
        select(JournalChange.table_name, JournalChange.row_id, JournalChange.kind, JournalChange.after)
        .where(JournalChange.entry_id == batch.journal_id, JournalChange.table_name.in_(_COUNTED))
        .order_by(JournalChange.position)
    )
    changes: dict[tuple[str, str], tuple[MadeKind, dict[str, Any]]] = {}
    for table, row_id, kind, after in session.execute(statement):
        made = MadeKind.ADDED if kind == "insert" else MadeKind.CHANGED
        former, values = changes.get((table, row_id), (made, {}))
        changes[table, row_id] = (former, {**values, **(after or {})})
    owners = {
        ("person", str(after["person_id"])) for _kind, after in changes.values() if after.get("person_id")
    }
    names = _names(session, {*changes, *owners}, batch.event_code)
    found = []
    for (table, row_id), (kind, after) in changes.items():
        name, number = names.get((table, row_id), ("", ""))
        is_gone = (table, row_id) not in names
        fields = tuple(after) if kind is MadeKind.CHANGED else ()
        owner = names.get(("person", str(after.get("person_id", ""))), ("", ""))[0]
        shown = name or owner or _name_then(table, after, changes)
        found.append(MadeRow(kind, MadeOf(table), row_id, shown, number, fields, is_gone))
    return tuple(found)


def _names(
    session: Session, keys: Iterable[tuple[str, str]], event_code: str
) -> dict[tuple[str, str], tuple[str, str]]:
    """Name and number of those that are still here."""
    ids: dict[str, list[str]] = {table: [] for table in _COUNTED}
    for table, row_id in keys:
        ids[table].append(row_id)
    names = (Person.given_names, Person.family_name, Person.native_name)
    people = select(Person.id, *names)
    registered = select(Registration.id, *names, Registration.number).join(
        Person, Person.id == Registration.person_id
    )
    found: dict[tuple[str, str], tuple[str, str]] = {}
    for chunk in _chunks(ids["person"]):
        for row in session.execute(people.where(Person.id.in_(chunk))):
            found["person", row[0]] = (shown_name(*row[1:4]), "")
    for chunk in _chunks(ids["registration"]):
        for row_id, given, family, native, number in session.execute(
            registered.where(Registration.id.in_(chunk))
        ):
            shown = registration_number(event_code, number)
            found["registration", row_id] = (shown_name(given, family, native), shown)
    for chunk in _chunks(ids["organisation"]):
        statement = select(Organisation.id, Organisation.name).where(Organisation.id.in_(chunk))
        found.update((("organisation", row[0]), (row[1], "")) for row in session.execute(statement))
    return found


def _name_then(table: str, after: dict[str, Any], changes: dict[tuple[str, str], Any]) -> str:
    """The name that the journal gives something that is here no more."""
    if table == "organisation":
        return str(after.get("name", ""))
    if table == "registration":
        person = changes.get(("person", str(after.get("person_id", ""))))
        after = person[1] if person is not None else {}
    return shown_name(*(str(after.get(name) or "") for name in ("given_names", "family_name", "native_name")))


def _chunks(ids: list[str]) -> Iterable[list[str]]:
    return (ids[start : start + _CHUNK] for start in range(0, len(ids), _CHUNK))
