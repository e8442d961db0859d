"""What a merge takes where nobody chooses: filled over empty, whole names over initials, newer over older."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from wego_desktop.db.models import Category, JournalChange, JournalEntry, Organisation, Person, Registration
from wego_desktop.domain.enums import DelegationRole
from wego_desktop.domain.likeness_profile import name_parts
from wego_desktop.domain.registration_states import is_active, raised_status
from wego_desktop.errors import UserError
from wego_desktop.services.duplicates.fields import (
    PERSON_FIELDS,
    REGISTRATION_FIELDS,
    MergeField,
    Side,
    is_equal,
)

Ages = Mapping[str, Mapping[str, int]]
"""Row id to column to the place in the journal where it was written last."""
Takes = Mapping[str, Side]
"""A field's key, or `GA7.category` for one event, to the record whose value is taken."""


@dataclass(frozen=True, slots=True)
class SharedEvent:
    """An event that both are registered for: the two registrations that become one."""

    event_id: str
    code: str
    survivor: Registration
    merged: Registration


def read_ages(session: Session, row_ids: Iterable[str]) -> Ages:
    """When each column of these rows was written last; one statement."""
    statement = (
        select(JournalChange.row_id, JournalChange.after, JournalEntry.seq)
        .join(JournalEntry, JournalEntry.id == JournalChange.entry_id)
        .where(JournalChange.row_id.in_(list(row_ids)), JournalChange.after.is_not(None))
        .order_by(JournalEntry.seq)
    )
    ages: dict[str, dict[str, int]] = defaultdict(dict)
    for row_id, after, seq in session.execute(statement):
        ages[row_id].update(dict.fromkeys(after or (), seq))
    return ages


def read_names(session: Session, rows: Iterable[Person | Registration]) -> dict[str, str]:
    """The names of the organisations and categories of these rows; two statements."""
    organisations = {row.organisation_id for row in rows if row.organisation_id}
    categories = {row.category_id for row in rows if isinstance(row, Registration)}
    names: dict[str, str] = {}
    for model, ids in ((Organisation, organisations), (Category, categories)):
        found = session.execute(select(model.id, model.name).where(model.id.in_(ids)))
        names.update((row_id, name) for row_id, name in found)
    return names


def person_default(field: MergeField, survivor: Person, merged: Person, ages: Ages) -> Side:
    """Whose value of a person's field is taken where nobody chooses."""
    if field.key == "name" and field.is_filled(survivor) and field.is_filled(merged):
        one, other = (len("".join(_parts(person))) for person in (survivor, merged))
        if _has_initials(survivor) != _has_initials(merged):
            return Side.MERGED if _has_initials(survivor) else Side.SURVIVOR
        if set(_parts(survivor)) < set(_parts(merged)) or set(_parts(merged)) < set(_parts(survivor)):
            return Side.MERGED if other > one else Side.SURVIVOR
    return _filled_then_newer(field, survivor, merged, ages)


def registration_default(field: MergeField, shared: SharedEvent, ages: Ages) -> Side:
    """The same of a field of the registration: the status that counts more, else as with a person's field."""
    survivor, merged = shared.survivor, shared.merged
    if field.key == "status":
        if is_active(survivor.status) != is_active(merged.status):
            return Side.SURVIVOR if is_active(survivor.status) else Side.MERGED
        raised = raised_status(survivor.status, merged.status)
        return Side.MERGED if raised != survivor.status else Side.SURVIVOR
    if is_active(survivor.status) != is_active(merged.status):
        # What belongs to a registration that has ended says less than that of the one that counts.
        counting = Side.SURVIVOR if is_active(survivor.status) else Side.MERGED
        if field.is_filled(survivor if counting is Side.SURVIVOR else merged):
            return counting
    if field.key == "category" and _has_part(survivor) != _has_part(merged):
        # Who heads a delegation, or votes for it, is in the category for that.
        return Side.SURVIVOR if _has_part(survivor) else Side.MERGED
    return _filled_then_newer(field, survivor, merged, ages)


def _has_part(registration: Registration) -> bool:
    return registration.delegation_role is not DelegationRole.MEMBER


def _filled_then_newer(
    field: MergeField, survivor: Person | Registration, merged: Person | Registration, ages: Ages
) -> Side:
    if field.is_filled(survivor) != field.is_filled(merged):
        return Side.SURVIVOR if field.is_filled(survivor) else Side.MERGED
    return Side.MERGED if _age(field, merged, ages) > _age(field, survivor, ages) else Side.SURVIVOR


def _age(field: MergeField, row: Person | Registration, ages: Ages) -> tuple[int, str]:
    of_row = ages.get(row.id, {})
    # Keys count upwards in time, for rows that the journal does not know.
    return max(of_row.get(column, 0) for column in field.columns), row.id


def _parts(person: Person) -> tuple[str, ...]:
    return name_parts(f"{person.given_names} {person.family_name}")


def _has_initials(person: Person) -> bool:
    return any(len(part) == 1 and part.isascii() for part in _parts(person))


def checked_takes(take: Takes, shared: Iterable[SharedEvent]) -> Takes:
    """`take` when every key names a field; raises `UserError("merge_field_unknown")`."""
    known = {field.key for field in (*PERSON_FIELDS, *REGISTRATION_FIELDS)}
    known |= {f"{event.code}.{field.key}" for event in shared for field in REGISTRATION_FIELDS}
    for key in take:
        if key not in known:
            raise UserError("merge_field_unknown", field=key, fields=", ".join(sorted(known)))
    return take


def person_side(field: MergeField, survivor: Person, merged: Person, ages: Ages, take: Takes) -> Side:
    """Whose value is taken: the one chosen, else the default."""
    if is_equal(field, survivor, merged):
        return Side.SURVIVOR
    return take.get(field.key) or person_default(field, survivor, merged, ages)


def registration_side(field: MergeField, shared: SharedEvent, ages: Ages, take: Takes) -> Side:
    """The same for a field of the registrations for one event."""
    if is_equal(field, shared.survivor, shared.merged):
        return Side.SURVIVOR
    chosen = take.get(f"{shared.code}.{field.key}") or take.get(field.key)
    return chosen or registration_default(field, shared, ages)
