"""Two records side by side, as whoever decides about them sees them."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from wego_desktop.db.models import Admission, Badge, Event, Person, Registration, Scan, SessionRole
from wego_desktop.domain.codes import registration_number
from wego_desktop.services.duplicates.cards import PersonCard, load_cards
from wego_desktop.services.duplicates.choosing import (
    person_side,
    read_ages,
    read_names,
    registration_side,
)
from wego_desktop.services.duplicates.fields import PERSON_FIELDS, REGISTRATION_FIELDS, Side, is_equal
from wego_desktop.services.duplicates.records import Records, load_records


@dataclass(frozen=True, slots=True)
class FieldRow:
    """One field of both records: `key` as `take` wants it, `event_code` empty for a fact of the person.

    `side` is whose value is taken where nobody chooses; it says nothing when the values are equal.
    """

    key: str
    label: str
    event_code: str
    survivor: str
    merged: str
    side: Side
    differs: bool


@dataclass(frozen=True, slots=True)
class SharedRow:
    """An event that both are registered for: the number that stays, and the one that leads to it."""

    event_code: str
    event_name: str
    kept_number: str
    other_number: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """Everything to decide by; the counts are of what the survivor takes over."""

    survivor: PersonCard
    merged: PersonCard
    fields: tuple[FieldRow, ...]
    shared: tuple[SharedRow, ...]
    moving_numbers: tuple[str, ...]
    scan_count: int
    badge_count: int
    seat_count: int


def compare(session: Session, survivor_id: str, merged_id: str) -> Comparison:
    """The two records; raises what `load_records` raises. A constant number of statements."""
    records = load_records(session, survivor_id, merged_id)
    cards = load_cards(session, (survivor_id, merged_id))
    merged_ids = [event.merged.id for event in records.shared] + [row.id for row in records.moving]
    return Comparison(
        survivor=cards[survivor_id],
        merged=cards[merged_id],
        fields=_fields(session, records),
        shared=_shared(session, records),
        moving_numbers=_numbers(session, records),
        scan_count=_count(session, Scan.registration_id, merged_ids),
        badge_count=_count(session, Badge.registration_id, merged_ids),
        seat_count=_count(session, Admission.registration_id, merged_ids)
        + _count(session, SessionRole.person_id, [merged_id]),
    )


def _fields(session: Session, records: Records) -> tuple[FieldRow, ...]:
    survivor, merged = records.survivor, records.merged
    pairs = [(event.survivor, event.merged) for event in records.shared]
    rows: list[Person | Registration] = [survivor, merged, *(row for pair in pairs for row in pair)]
    ages, names = read_ages(session, [row.id for row in rows]), read_names(session, rows)
    found = [
        FieldRow(
            field.key, field.label, "", field.shown(survivor, names), field.shown(merged, names),
            person_side(field, survivor, merged, ages, {}), not is_equal(field, survivor, merged),
        )
        for field in PERSON_FIELDS
    ]  # fmt: skip
    found += [
        FieldRow(
            f"{event.code}.{field.key}", field.label, event.code, field.shown(event.survivor, names),
            field.shown(event.merged, names), registration_side(field, event, ages, {}),
            not is_equal(field, event.survivor, event.merged),
        )
        for event in records.shared
        for field in REGISTRATION_FIELDS
    ]  # fmt: skip
    return tuple(found)


def _shared(session: Session, records: Records) -> tuple[SharedRow, ...]:
    events = _events(session, {event.event_id for event in records.shared})
    return tuple(
        SharedRow(
            event.code,
            events[event.event_id].name,
            registration_number(event.code, event.survivor.number),
            registration_number(event.code, event.merged.number),
        )
        for event in records.shared
    )


def _numbers(session: Session, records: Records) -> tuple[str, ...]:
    events = _events(session, {row.event_id for row in records.moving})
    return tuple(registration_number(events[row.event_id].code, row.number) for row in records.moving)


def _events(session: Session, ids: set[str]) -> dict[str, Event]:
    return {event.id: event for event in session.scalars(select(Event).where(Event.id.in_(ids)))}


def _count(session: Session, column: InstrumentedAttribute[Any], ids: list[str]) -> int:
    return session.scalar(select(func.count()).where(column.in_(ids))) or 0
