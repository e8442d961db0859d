"""The two records of a merge with their registrations, and which of those become one."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from wego_desktop.db.models import Event, Person, Registration
from wego_desktop.domain.registration_states import is_active
from wego_desktop.errors import UserError
from wego_desktop.services.duplicates.choosing import SharedEvent
from wego_desktop.services.duplicates.decided import survivor_id


@dataclass(frozen=True, slots=True)
class Records:
    """Two people; `shared` are the events that both are registered for, `moving` the merged one's other
    registrations, which the survivor simply takes over.
    """

    survivor: Person
    merged: Person
    shared: tuple[SharedEvent, ...]
    moving: tuple[Registration, ...]


def load_records(session: Session, survivor_key: str, merged_key: str, *, lock: bool = False) -> Records:
    """Both records, locked for a merge on request.

    Raises `UserError`: `no_such_person`, `already_merged` (the list is old), `merge_needs_two`.
    """
    if survivor_key == merged_key:
        raise UserError("merge_needs_two")
    statement = select(Person).where(Person.id.in_([survivor_key, merged_key])).order_by(Person.id)
    if lock:
        statement = statement.with_for_update(key_share=True)
    people = {person.id: person for person in session.scalars(statement)}
    for key in (survivor_key, merged_key):
        if key not in people:
            raise UserError("already_merged" if survivor_id(session, key) else "no_such_person")
    registrations = _registrations(session, (survivor_key, merged_key), lock=lock)
    shared, moving = _paired(session, registrations[survivor_key], registrations[merged_key])
    return Records(people[survivor_key], people[merged_key], shared, moving)


def _registrations(
    session: Session, person_ids: Iterable[str], *, lock: bool
) -> dict[str, dict[str, list[Registration]]]:
    statement = select(Registration).where(Registration.person_id.in_(person_ids)).order_by(Registration.id)
    if lock:
        statement = statement.with_for_update(key_share=True)
    found: dict[str, dict[str, list[Registration]]] = defaultdict(lambda: defaultdict(list))
    for registration in session.scalars(statement):
        found[registration.person_id][registration.event_id].append(registration)
    return found


def _paired(
    session: Session, kept: dict[str, list[Registration]], gone: dict[str, list[Registration]]
) -> tuple[tuple[SharedEvent, ...], tuple[Registration, ...]]:
    """For each event of both the two registrations that count become one; all others move."""
    events = session.execute(
        select(Event.id, Event.code).where(Event.id.in_(kept.keys() & gone.keys())).order_by(Event.code)
    )
    shared = tuple(
        SharedEvent(event_id, code, _counting(kept[event_id]), _counting(gone[event_id]))
        for event_id, code in events
    )
    joined = {event.merged.id for event in shared}
    moving = tuple(row for rows in gone.values() for row in rows if row.id not in joined)
    return shared, moving


def _counting(registrations: Iterable[Registration]) -> Registration:
    """The active one, else the newest of those that ended."""
    return max(registrations, key=lambda row: (is_active(row.status), row.number))
