"""The first screen of the list of delegates, read by the driver alone while SQLAlchemy is not there yet.

The statements stand in `first_rows_sql`: what SQLAlchemy itself makes of the queries of `delegates`, written
down by `python -m checks.first_rows --write`. Tests compare both them and the rows with those of `delegates`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from wego_desktop.domain import enums
from wego_desktop.services.queries import first_rows_sql as sql
from wego_desktop.services.queries.delegate_rows import DelegateRow, row_of

_ID_LENGTH = 32


@dataclass(frozen=True, slots=True)
class FirstRows:
    """All delegates of an event by name, and the rows of the first of them."""

    event_id: str
    ids: Sequence[str]
    rows: tuple[DelegateRow, ...]


def read_first_rows(connection: Any, event_id: str) -> FirstRows:
    """The list as it is when nobody filtered, searched or sorted it; `connection` is the driver's own."""
    packed = connection.execute(sql.IDS, _values(sql.IDS_VALUES, event_id, ())).fetchone()[0] or ""
    ids = [packed[start : start + _ID_LENGTH] for start in range(0, len(packed), _ID_LENGTH)]
    first = ids[: sql.ROWS_AT_ONCE]
    texts: dict[tuple[str, str], tuple[str, ...]] = {}
    for owner, key, text in connection.execute(sql.LINKS, _values(sql.LINKS_VALUES, event_id, first)):
        texts[owner, key] = (*texts.get((owner, key), ()), text)
    records = connection.execute(sql.ROWS, _values(sql.ROWS_VALUES, event_id, first))
    found = {}
    for record in records:
        values = list(_typed(record))
        found[values[0]] = row_of(values, {"networks": texts.get((values[0], "networks"), ())})
    return FirstRows(event_id, ids, tuple(found[id_] for id_ in first if id_ in found))


def _values(template: Sequence[Any], event_id: str, ids: Sequence[str]) -> list[Any]:
    """What a statement is given; places without an id stay NULL, which equals nothing."""
    values: list[Any] = []
    for value in template:
        if value == sql.ALL_IDS:
            values += [*ids, *[None] * (sql.ROWS_AT_ONCE - len(ids))]
        else:
            values.append(event_id if value == sql.EVENT_ID else value)
    return values


def _typed(record: Sequence[Any]) -> Iterator[Any]:
    for place, value in enumerate(record):
        kind = sql.ROW_KINDS.get(place)
        if value is None or kind is None:
            yield value
        elif kind == sql.INSTANT:
            yield datetime.fromisoformat(value).replace(tzinfo=UTC)
        else:
            yield getattr(enums, kind)(value)
