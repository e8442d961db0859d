"""Taking a journal entry back, row by row; refuses when a row has changed since."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import Table, select
from sqlalchemy.orm import Session

from wego_desktop.db.journal import RowChange, from_json_value, table_named, to_json_value
from wego_desktop.db.models import Base, JournalChange, JournalSealed
from wego_desktop.db.unit_of_work import WriteUnit

_CHUNK = 400
Counter = Callable[[WriteUnit, Any], None]
"""Writes the line that takes an append-only row back; called with the row's model object."""


@dataclass(frozen=True, slots=True)
class Obstacle:
    """A row that stands in the way of an undo: changed since, or in use by a row of `used_by`."""

    table: str
    row_id: str
    used_by: str | None = None


def load_changes(session: Session, entry_id: str) -> list[RowChange]:
    """The changed rows of an entry in the order they were written, with their sealed values."""
    sealed_lines = select(JournalSealed).where(JournalSealed.entry_id == entry_id)
    sealed = {line.position: (line.before, line.after) for line in session.scalars(sealed_lines)}
    lines = (
        select(
            JournalChange.position, JournalChange.table_name, JournalChange.row_id, JournalChange.kind,
            JournalChange.before, JournalChange.after,
        )
        .where(JournalChange.entry_id == entry_id)
        .order_by(JournalChange.position)
    )  # fmt: skip
    return [
        RowChange(table, row_id, kind, before, after, *sealed.get(position, (None, None)))
        for position, table, row_id, kind, before, after in session.execute(lines)
    ]


def net_changes(changes: Sequence[RowChange]) -> list[RowChange]:
    """One change per row for an entry that touched rows several times; rows that came and went vanish."""
    merged: dict[tuple[str, str], RowChange] = {}
    for change in changes:
        key = (change.table, change.row_id)
        whole = _unsealed(change)
        merged[key] = _joined(merged[key], whole) if key in merged else whole
    return [c for c in merged.values() if c.before is not None or c.after is not None]


def _unsealed(change: RowChange) -> RowChange:
    before = {**change.before, **(change.sealed_before or {})} if change.before is not None else None
    after = {**change.after, **(change.sealed_after or {})} if change.after is not None else None
    return RowChange(change.table, change.row_id, change.kind, before, after, None, None)


def _joined(first: RowChange, second: RowChange) -> RowChange:
    if first.kind == "delete":
        # Taken away and put back within one entry: what is left is the difference.
        return RowChange(first.table, first.row_id, "update", first.before, second.after, None, None)
    if first.kind == "insert":
        after = None if second.after is None else {**(first.after or {}), **second.after}
        return RowChange(first.table, first.row_id, "insert", None, after, None, None)
    if second.kind == "delete":
        before = {**(second.before or {}), **(first.before or {})}
        return RowChange(first.table, first.row_id, "delete", before, None, None, None)
    before = {**(second.before or {}), **(first.before or {})}
    after = {**(first.after or {}), **(second.after or {})}
    return RowChange(first.table, first.row_id, "update", before, after, None, None)


def revert(unit: WriteUnit, changes: Sequence[RowChange], counters: dict[str, Counter]) -> Obstacle | None:
    """Undo `changes` inside `unit`, through mapped objects so that the undo itself is journaled.

    Rows of tables in `counters` are append-only: instead of being deleted they are countered by a new row,
    unless they belong to a row that goes itself.
    Returns the first obstacle, in which case the caller must roll back; None when all rows were reverted.
    """
    session = unit.session
    net = net_changes(changes)
    objects = _load_objects(session, net)
    for change in net:
        if (obstacle := _obstacle(change, objects.get((change.table, change.row_id)))) is not None:
            return obstacle
    appended = [c for c in net if c.kind == "insert" and c.table in counters]
    plain = [c for c in net if c.table not in counters]
    countered = [c for c in appended if not _belongs_to(c, plain)]
    reverted = [c for c in net if c not in countered]
    if (used := _used_elsewhere(session, reverted)) is not None:
        return used
    for change in countered:
        counters[change.table](unit, objects[change.table, change.row_id])
    _apply(session, reverted, objects)
    return None


def _belongs_to(change: RowChange, others: Sequence[RowChange]) -> bool:
    """Whether the row refers to one that goes: the scan of a walk-in goes with the person."""
    going = {other.row_id for other in others if other.kind == "insert"}
    columns = [key.parent.name for key in table_named(change.table).foreign_keys]
    return any((change.after or {}).get(name) in going for name in columns)


def _apply(session: Session, net: list[RowChange], objects: dict[tuple[str, str], Any]) -> None:
    for change in net:
        if change.kind == "update":
            table = table_named(change.table)
            for name, value in (change.before or {}).items():
                setattr(objects[change.table, change.row_id], name, from_json_value(table.c[name], value))
    session.flush()
    order = {table.name: at for at, table in enumerate(Base.metadata.sorted_tables)}
    for change in sorted((c for c in net if c.kind == "delete"), key=lambda c: order[c.table]):
        table = table_named(change.table)
        values = {name: from_json_value(table.c[name], v) for name, v in (change.before or {}).items()}
        session.add(_mapped_class(change.table)(**values))
    session.flush()
    for change in net:
        if change.kind == "insert":
            session.delete(objects[change.table, change.row_id])
    session.flush()


def _load_objects(session: Session, changes: Sequence[RowChange]) -> dict[tuple[str, str], Any]:
    by_table: dict[str, list[str]] = defaultdict(list)
    for change in changes:
        by_table[change.table].append(change.row_id)
    found: dict[tuple[str, str], Any] = {}
    for table, ids in by_table.items():
        model = _mapped_class(table)
        for start in range(0, len(ids), _CHUNK):
            chunk = ids[start : start + _CHUNK]
            # On a server the rows are locked: what is compared now is what will be written over.
            rows = select(model).where(model.id.in_(chunk)).order_by(model.id).with_for_update(key_share=True)
            found.update(((table, obj.id), obj) for obj in session.scalars(rows))
    return found


def _obstacle(change: RowChange, current: Any) -> Obstacle | None:
    if change.kind == "delete":
        return Obstacle(change.table, change.row_id) if current is not None else None
    if current is None:
        return Obstacle(change.table, change.row_id)
    for name, value in (change.after or {}).items():
        found = getattr(current, name)
        if found != value and to_json_value(found) != value:
            return Obstacle(change.table, change.row_id)
    return None


def _used_elsewhere(session: Session, net: Sequence[RowChange]) -> Obstacle | None:
    """The first inserted row that a row outside `net` refers to; such a row cannot be taken away.

    A row that `net` itself made refer to it, by an insert or an update, will no longer do so.
    """
    ids: dict[str, set[str]] = defaultdict(set)
    updated: dict[tuple[str, str], set[str]] = defaultdict(set)
    for change in net:
        if change.kind == "insert":
            ids[change.table].add(change.row_id)
        elif change.kind == "update":
            for name in change.after or ():
                updated[change.table, name].add(change.row_id)
    for table, column, target in _references():
        if ids[target]:
            own = ids[table.name] | updated[table.name, column]
            used = _reference(session, table, column, sorted(ids[target]), own)
            if used is not None:
                return Obstacle(target, used, table.name)
    return None


@cache
def _references() -> tuple[tuple[Table, str, str], ...]:
    """Each foreign key between tables that hold people's work: table, column, table referred to.

    What others depend on most comes first, so that a refusal names the event and not its category.
    """
    order = {table.name: at for at, table in enumerate(Base.metadata.sorted_tables)}
    found = [
        (table, key.parent.name, key.column.table.name)
        for table in Base.metadata.sorted_tables
        if "id" in table.c and not (table.info.get("derived") and table.name != "journal_entry")
        for key in table.foreign_keys
        if not (table.name == "journal_entry" and key.parent.name == "reverts_id")
    ]
    return tuple(sorted(found, key=lambda item: (order[item[2]], order[item[0].name], item[1])))


def _reference(session: Session, table: Table, column: str, ids: list[str], own: set[str]) -> str | None:
    for start in range(0, len(ids), _CHUNK):
        chunk = ids[start : start + _CHUNK]
        statement = select(table.c.id, table.c[column]).where(table.c[column].in_(chunk))
        for row_id, target_id in session.execute(statement):
            if row_id not in own:
                return str(target_id)
    return None


def _mapped_class(table: str) -> Any:
    return _classes()[table]


def _classes() -> dict[str, Any]:
    if not _CLASSES:
        _CLASSES.update({m.local_table.name: m.class_ for m in Base.registry.mappers})  # type: ignore[attr-defined]
    return _CLASSES


_CLASSES: dict[str, Any] = {}
