"""The journal: each changed row before and after, written in the transaction that changed it."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache
from typing import Any, Literal, cast

from sqlalchemy import Column, Connection, Enum, Table, event, insert, select
from sqlalchemy.orm import InstanceState, Mapper, Session
from sqlalchemy.orm.unitofwork import UOWTransaction

from wego_desktop.db import limits
from wego_desktop.db.models import Base
from wego_desktop.db.prepared import Prepared
from wego_desktop.errors import UserError

ChangeKind = Literal["insert", "update", "delete"]
Image = dict[str, Any]
_CHUNK = 400
CHANGED = "changed"
"""What the readable journal holds in place of a sensitive value."""


@dataclass(frozen=True, slots=True)
class RowChange:
    """One changed row: the changed columns as JSON values, those of sensitive columns apart in `sealed_*`."""

    table: str
    row_id: str
    kind: ChangeKind
    before: Image | None
    after: Image | None
    sealed_before: Image | None
    sealed_after: Image | None


def to_json_value(value: Any) -> Any:
    """A column's value as the journal keeps it: days and instants (in UTC) as ISO text, all else as it is."""
    if isinstance(value, datetime) and value.tzinfo is not None:
        # As the database gives it back: two spellings of one instant would look like a change.
        value = value.astimezone(UTC)
    return value.isoformat() if isinstance(value, date | datetime) else value


def from_json_value(column: Column[Any], value: Any) -> Any:
    """The column's value again from what the journal keeps."""
    if value is None or not isinstance(value, str):
        return value
    if isinstance(column.type, Enum) and column.type.enum_class is not None:
        return column.type.enum_class(value)
    kind = _temporal_kind(column)
    return kind.fromisoformat(value) if kind else value


@cache
def _temporal_kind(column: Column[Any]) -> type[date] | None:
    try:
        python_type = column.type.python_type
    except NotImplementedError:
        return None
    return python_type if issubclass(python_type, date) else None


def table_named(name: str) -> Table:
    """The table of that name."""
    return Base.metadata.tables[name]


def _table(mapper: Mapper[Any]) -> Table:
    return cast("Table", mapper.local_table)


@cache
def _columns(mapper: Mapper[Any]) -> tuple[tuple[str, str, bool], ...]:
    """Per mapped column: attribute key, column name, whether it is sensitive."""
    return tuple(
        (mapper.get_property_by_column(column).key, column.name, bool(column.info.get("sensitive")))
        for column in _table(mapper).columns
    )


@cache
def _is_journaled(mapper: Mapper[Any]) -> bool:
    return not _table(mapper).info.get("derived", False)


def _split(image: dict[str, Any], sensitive: frozenset[str]) -> tuple[Image, Image | None]:
    if not sensitive or not any(image.get(name) for name in sensitive):
        return image, None
    sealed = {name: image[name] for name in sensitive if name in image}
    return {name: CHANGED if name in sealed else value for name, value in image.items()}, sealed


@cache
def _sensitive_names(mapper: Mapper[Any]) -> frozenset[str]:
    return frozenset(name for _, name, sensitive in _columns(mapper) if sensitive)


@cache
def _temporal_names(mapper: Mapper[Any]) -> tuple[str, ...]:
    return tuple(column.name for column in _table(mapper).columns if _temporal_kind(column))


def _whole(state: InstanceState[Any], kind: ChangeKind) -> RowChange:
    value_of = state.dict.get
    image: Image = {name: value_of(key) for key, name, _ in _columns(state.mapper)}
    for name in _temporal_names(state.mapper):
        image[name] = to_json_value(image[name])
    readable, sealed = _split(image, _sensitive_names(state.mapper))
    table = _table(state.mapper).name
    if kind == "insert":
        return RowChange(table, image["id"], kind, None, readable, None, sealed)
    return RowChange(table, image["id"], kind, readable, None, sealed, None)


def insert_now(connection: Connection, obj: Base) -> RowChange:
    """Insert the row of a mapped object that is in no session, and give its change; checked as in a flush."""
    state = _state(obj)
    limits.check(state)
    values = {name: state.dict.get(key) for key, name, _ in _columns(state.mapper)}
    _insert_of(state.mapper).run(connection, values)
    return _whole(state, "insert")


@cache
def _insert_of(mapper: Mapper[Any]) -> Prepared:
    return Prepared(insert(_table(mapper)), *(name for _, name, _ in _columns(mapper)))


def _updated(session: Session, state: InstanceState[Any]) -> RowChange | None:
    before: Image = {}
    after: Image = {}
    for key, name, _ in _columns(state.mapper):
        history = state.attrs[key].history
        if not history.added:
            continue
        former = history.deleted[0] if history.deleted else _stored(session, state, name)
        if history.added[0] != former:
            before[name] = to_json_value(former)
            after[name] = to_json_value(history.added[0])
    if not after:
        return None
    sensitive = _sensitive_names(state.mapper) & after.keys()
    sealed_before = {name: before[name] for name in sensitive} or None
    sealed_after = {name: after[name] for name in sensitive} or None
    for name in sensitive:
        before[name] = after[name] = CHANGED
    return RowChange(
        _table(state.mapper).name, state.dict["id"], "update", before, after, sealed_before, sealed_after
    )


def _stored(session: Session, state: InstanceState[Any], column: str) -> Any:
    """The value in the database of a column that was set before it had been loaded."""
    table = _table(state.mapper)
    with session.no_autoflush:
        return session.execute(select(table.c[column]).where(table.c.id == state.dict["id"])).scalar_one()


def require_as_read(session: Session, updates: Sequence[RowChange]) -> None:
    """Lock the rows on a server, and pass when they still are as this session read them.

    Else another desk has written them since, and would be overwritten unseen: `UserError`
    (`changed_meanwhile`). A file has one writer at a time, who reads within its transaction.
    """
    if session.get_bind().dialect.name == "sqlite":
        return
    by_table: dict[str, dict[str, RowChange]] = defaultdict(dict)
    for change in updates:
        by_table[change.table][change.row_id] = change
    for name, of_table in by_table.items():
        table, ids = table_named(name), sorted(of_table)
        for start in range(0, len(ids), _CHUNK):
            rows = select(table).where(table.c.id.in_(ids[start : start + _CHUNK])).order_by(table.c.id)
            with session.no_autoflush:
                found = session.execute(rows.with_for_update(key_share=True)).mappings().all()
            for row in found:
                change = of_table[row["id"]]
                read = {**(change.before or {}), **(change.sealed_before or {})}
                if any(to_json_value(row[column]) != value for column, value in read.items()):
                    raise UserError("changed_meanwhile")


class JournaledSession(Session):
    """A session whose flushes append every row that they insert, update or delete to `changes`.

    Only changes made through mapped objects are seen; services therefore never write journaled tables with
    bulk statements.
    """

    def __init__(self, connection: Connection, changes: list[RowChange]) -> None:
        super().__init__(connection, expire_on_commit=False, join_transaction_mode="rollback_only")
        self.changes = changes


# Listening once for the class costs nothing per transaction, unlike listening for each session.
@event.listens_for(JournaledSession, "before_flush")
def _updates(flushed: JournaledSession, context: UOWTransaction, instances: object) -> None:
    for obj in flushed.new:
        limits.check(_state(obj))
    for obj in flushed.deleted:
        state = _state(obj)
        if state.unloaded or state.committed_state:
            # The journal keeps the row as it stands in the database, whatever was set on the object.
            flushed.refresh(obj)
    updated = []
    for obj in flushed.dirty:
        state = _state(obj)
        limits.check(state)
        if _is_journaled(state.mapper) and (change := _updated(flushed, state)) is not None:
            updated.append(change)
    require_as_read(flushed, updated)
    flushed.changes.extend(updated)


@event.listens_for(JournaledSession, "after_flush")
def _new_and_gone(flushed: JournaledSession, context: UOWTransaction) -> None:
    for obj in flushed.new:
        if _is_journaled((state := _state(obj)).mapper):
            flushed.changes.append(_whole(state, "insert"))
    for obj in flushed.deleted:
        if _is_journaled((state := _state(obj)).mapper):
            flushed.changes.append(_whole(state, "delete"))


def _state(obj: object) -> InstanceState[Any]:
    state: InstanceState[Any] = obj._sa_instance_state  # type: ignore[attr-defined]
    return state
