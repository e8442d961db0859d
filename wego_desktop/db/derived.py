"""Tables that are computed from others, brought up to date inside the transaction that changed those."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import Connection, delete, insert, select, true

from wego_desktop.db import presence
from wego_desktop.db.journal import RowChange
from wego_desktop.db.models import Event, Organisation, Person, Registration, RegistrationMerge, SearchText
from wego_desktop.domain.search import SearchParts, search_text

_CHUNK = 400
_SEARCHED = {
    "person": {
        "given_names", "family_name", "badge_name", "native_name", "email", "phone", "external_ref",
        "sort_key",
    },
    "registration": {"number", "organisation_id", "person_id", "external_ref"},
    "organisation": {"name", "native_name", "city", "country"},
    "event": {"code"},
}  # fmt: skip
_SEARCHED_BY = {
    "person": Registration.person_id,
    "organisation": Registration.organisation_id,
    "event": Registration.event_id,
}


def refresh(connection: Connection, changes: Sequence[RowChange]) -> None:
    """Recompute presence and search texts for what `changes` touch; part of the caller's transaction."""
    presence.refresh(connection, changes)
    touched: dict[str, set[str]] = {table: set() for table in _SEARCHED}
    for change in changes:
        columns = _SEARCHED.get(change.table)
        if columns and (change.kind != "update" or not columns.isdisjoint(change.after or ())):
            touched[change.table].add(change.row_id)
    for change in changes:
        if change.table == "registration" and change.kind == "delete":
            touched["registration"].add(change.row_id)
        elif change.table == "registration_merge":
            # The number of a merged registration finds the one that goes on.
            images = (change.before or {}, change.after or {})
            touched["registration"].update(i["survivor_id"] for i in images if i.get("survivor_id"))
    if any(touched.values()):
        refresh_search(connection, touched)


def refresh_search(connection: Connection, touched: Mapping[str, set[str]]) -> None:
    """Write the search texts of the registrations that these rows (ids by table) have a part in."""
    ids = set(touched["registration"])
    for table, column in _SEARCHED_BY.items():
        for chunk in _chunks(touched[table]):
            ids.update(connection.scalars(select(Registration.id).where(column.in_(chunk))))
    for chunk in _chunks(ids):
        presence.lock_registrations(connection, chunk)
        connection.execute(delete(SearchText).where(SearchText.registration_id.in_(chunk)))
        if rows := _texts(connection, chunk):
            connection.execute(insert(SearchText), rows)


def rebuild_search(connection: Connection) -> None:
    """Write every search text anew."""
    connection.execute(delete(SearchText).where(true()))
    for chunk in _chunks(connection.scalars(select(Registration.id)).all()):
        connection.execute(insert(SearchText), _texts(connection, chunk))


def expected_texts(connection: Connection) -> dict[str, str]:
    """Registration id to the search text it should have; for checking a workspace."""
    found: dict[str, str] = {}
    for chunk in _chunks(connection.scalars(select(Registration.id)).all()):
        found.update((row["registration_id"], row["text"]) for row in _texts(connection, chunk))
    return found


def _texts(connection: Connection, registration_ids: Sequence[str]) -> list[dict[str, str]]:
    statement = (
        select(
            Registration.id,
            Registration.event_id,
            Person.sort_key,
            Registration.number,
            Event.code,
            Person.given_names,
            Person.family_name,
            Person.badge_name,
            Person.native_name,
            Person.email,
            Person.phone,
            Organisation.name,
            Organisation.native_name,
            Organisation.city,
            Organisation.country,
            Registration.external_ref,
        )
        .join(Person, Person.id == Registration.person_id)
        .join(Event, Event.id == Registration.event_id)
        .outerjoin(Organisation, Organisation.id == Registration.organisation_id)
        .where(Registration.id.in_(registration_ids))
    )
    merged = _merged_numbers(connection, registration_ids)
    return [
        {
            "registration_id": row[0],
            "event_id": row[1],
            "sort_key": row[2],
            "text": search_text(SearchParts(*list(row)[3:]), merged.get(row[0], ())),
        }
        for row in connection.execute(statement)
    ]


def _merged_numbers(connection: Connection, registration_ids: Sequence[str]) -> dict[str, list[int]]:
    """Registration id to the numbers of those that were merged into it."""
    merges = select(RegistrationMerge.survivor_id, RegistrationMerge.number)
    found: dict[str, list[int]] = defaultdict(list)
    chosen = merges.where(RegistrationMerge.survivor_id.in_(registration_ids))
    for survivor_id, number in connection.execute(chosen.order_by(RegistrationMerge.number)):
        found[survivor_id].append(number)
    return found


def _chunks(ids: Iterable[str]) -> Iterable[list[str]]:
    ordered = sorted(ids)
    return (ordered[start : start + _CHUNK] for start in range(0, len(ordered), _CHUNK))
