"""A valid row of any table, with what it refers to, made from the schema alone."""

from datetime import UTC, date, datetime, timedelta
from itertools import count
from typing import Any

from sqlalchemy import JSON, Boolean, Column, Date, Enum, Integer, String, Table
from sqlalchemy.orm import Session

from wego_desktop.db.models import Base
from wego_desktop.db.types import UtcDateTime

MODELS: dict[str, Any] = {mapper.local_table.name: mapper.class_ for mapper in Base.registry.mappers}
_NAMED: dict[str, dict[str, Any]] = {
    "person": {"given_names": "Ana Celeste"},
    "place_limit": {"cap": 3},
    "organisation_contact": {"name": "Ana Celeste"},
}
"""What a row needs beyond the columns that must be filled."""
_next = count(1)


def good(session: Session, table: str, **values: Any) -> Any:
    """A new row of the table, flushed; columns that must be filled have a value that no other row has."""
    model = MODELS[table]
    chosen = {**_NAMED.get(table, {}), **values}
    for column in model.__table__.columns:
        if column.name not in chosen and not column.nullable and column.default is None:
            chosen[column.name] = _value(session, column)
    if table == "not_same_person":
        # The smaller key comes first.
        pair = sorted((chosen["person_id"], chosen["other_id"]))
        chosen["person_id"], chosen["other_id"] = pair
    row = model(**chosen)
    session.add(row)
    session.flush()
    return row


def _value(session: Session, column: Column[Any]) -> Any:
    number = next(_next)
    for key in column.foreign_keys:
        parent: Table = key.column.table
        return good(session, parent.name).id
    if isinstance(column.type, Enum):
        return next(iter(column.type.enum_class))
    if isinstance(column.type, String):
        return f"{number:x}".upper()
    return _plain(column, number)


def _plain(column: Column[Any], number: int) -> Any:
    if isinstance(column.type, UtcDateTime):
        return datetime(2026, 10, 14, 1, tzinfo=UTC) + timedelta(minutes=number)
    if isinstance(column.type, Date):
        return date(2026, 10, 14)
    if isinstance(column.type, Boolean):
        return False
    if isinstance(column.type, JSON):
        return {}
    assert isinstance(column.type, Integer), column
    return number
