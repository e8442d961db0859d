"""The delegates of an event: ids by filter and order, and rows for the ids on the screen."""

from collections.abc import Sequence
from functools import cache
from typing import Any

from sqlalchemy import bindparam, func, select

from wego_desktop.db.models import (
    Badge,
    Category,
    Event,
    Organisation,
    Person,
    PresenceRow,
    Region,
    Registration,
)
from wego_desktop.db.prepared import Prepared
from wego_desktop.db.unit_of_work import Database
from wego_desktop.domain.list_filters import SortKey
from wego_desktop.services.queries.delegate_choice import BY_NAME, DelegateFilter
from wego_desktop.services.queries.delegate_filter import found_ids
from wego_desktop.services.queries.delegate_links import LINKS, is_field_column, link_values
from wego_desktop.services.queries.delegate_rows import DelegateRow, row_of
from wego_desktop.services.queries.delegate_sources import EXPRESSIONS, joined

_CHUNK = 400
_ALWAYS = frozenset({"person", "category", "organisation", "region", "arrival", "badge"})
_IN_THE_ROW = frozenset({"name", "number"})
"""Columns that every row holds in a shape of their own."""


def ids(database: Database, chosen: DelegateFilter, sort: tuple[SortKey, ...] = BY_NAME) -> list[str]:
    """The ids of all registrations that `chosen` lets through, in order; raises as `found_ids` does."""
    with database.read() as session:
        return found_ids(session, chosen, sort)


def rows(
    database: Database, registration_ids: Sequence[str], columns: Sequence[str] = ()
) -> tuple[DelegateRow, ...]:
    """The rows for these ids in their order; ids that are gone are left out.

    `columns` are keys whose values are wanted in `more`; unknown ones are passed over. Two statements for
    each 400, whatever the columns.
    """
    found: dict[str, DelegateRow] = {}
    links = tuple(key for key in dict.fromkeys(("networks", *columns)) if _is_linked(key))
    extra = tuple(sorted(key for key in set(columns) if key in EXPRESSIONS and key not in _IN_THE_ROW))
    with database.read() as session:
        for start in range(0, len(registration_ids), _CHUNK):
            chunk = list(registration_ids[start : start + _CHUNK])
            records = _row_statement(extra).all(session.connection(), {"ids": chunk})
            texts = link_values(session, chunk, links)
            for record in records:
                row = _row(record, extra, links, texts)
                found[row.id] = row
    return tuple(found[id_] for id_ in registration_ids if id_ in found)


def _is_linked(key: str) -> bool:
    return key in LINKS or is_field_column(key)


@cache
def _row_statement(extra: tuple[str, ...]) -> Prepared:
    wanted = [EXPRESSIONS[key] for key in extra]
    more = [each.value if each.shown is None else each.shown for each in wanted]
    statement = (
        select(*_columns(), *more)
        .select_from(Registration)
        .join(Event, Event.id == Registration.event_id)
        .where(Registration.id.in_(bindparam("ids", expanding=True)))
    )
    sources = _ALWAYS.union(*(each.sources for each in wanted))
    return Prepared(joined(statement, sources, Registration.event_id))


def _columns() -> tuple[Any, ...]:
    """What a row is read from, in the order of its fields."""
    return (
        Registration.id,
        Registration.person_id,
        Event.code.label("event_code"),
        Registration.number,
        Person.honorific,
        Person.given_names,
        Person.family_name,
        Person.native_name,
        Person.badge_name,
        Person.position,
        Person.email,
        Person.phone,
        Person.languages,
        Registration.organisation_id,
        func.coalesce(Organisation.name, ""),
        func.coalesce(Organisation.city, ""),
        func.coalesce(Organisation.country, ""),
        func.coalesce(Region.name, ""),
        Category.id.label("category_id"),
        Category.name.label("category"),
        Category.shape,
        Category.colour,
        Registration.status,
        Registration.mode,
        Registration.delegation_role,
        Registration.registered_at,
        PresenceRow.first_in_at,
        Badge.issued_at,
        Badge.printed_at,
    )


def _row(
    record: Sequence[Any],
    extra: tuple[str, ...],
    links: tuple[str, ...],
    texts: dict[tuple[str, str], Any],
) -> DelegateRow:
    """The row of one record of `_row_statement`, whose columns stand in the order of the fields."""
    values = list(record)
    id_: str = values[0]
    end = len(values) - len(extra)
    more: dict[str, Any] = dict(zip(extra, values[end:], strict=True))
    more.update((key, texts.get((id_, key), () if key in LINKS else None)) for key in links)
    return row_of(values[:end], more)


__all__ = ["DelegateFilter", "DelegateRow", "ids", "rows"]
