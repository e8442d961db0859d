"""Makes one person of two records, or keeps that they are two; each one operation with one undo."""

from collections.abc import Mapping
from dataclasses import dataclass

from wego_desktop.db.models import NotSamePerson, Person, PersonMerge, Registration, RegistrationMerge, new_id
from wego_desktop.db.unit_of_work import Database, WriteUnit
from wego_desktop.domain.actor import Actor
from wego_desktop.domain.likeness import likeness
from wego_desktop.domain.operations import Op
from wego_desktop.domain.person_names import shown_name
from wego_desktop.domain.rights import Right, require
from wego_desktop.errors import UserError
from wego_desktop.messages.merging import reason_text
from wego_desktop.services.duplicates.choosing import (
    Ages,
    SharedEvent,
    checked_takes,
    person_side,
    read_ages,
    registration_side,
)
from wego_desktop.services.duplicates.comparing import Comparison, FieldRow, SharedRow, compare
from wego_desktop.services.duplicates.decided import pair_of
from wego_desktop.services.duplicates.fields import PERSON_FIELDS, REGISTRATION_FIELDS, Side, copy_field
from wego_desktop.services.duplicates.joining import hand_over, live_badge
from wego_desktop.services.duplicates.people import profiles
from wego_desktop.services.duplicates.records import Records, load_records
from wego_desktop.services.outcome import Outcome, outcome
from wego_desktop.services.person_service import check_person
from wego_desktop.services.registering import sort_key


@dataclass(frozen=True, slots=True)
class Merged:
    """The person that two records became; `registration_ids` are the survivor's of the events of both."""

    person_id: str
    name: str
    merged_name: str
    registration_ids: tuple[str, ...]
    moved: int


class MergeService:
    """Decides about two people who look alike."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def compare(self, survivor_id: str, merged_id: str) -> Comparison:
        """Both records side by side, with the values that `merge` takes where nobody chooses.

        Raises `UserError`: `no_such_person`, `already_merged`, `merge_needs_two`.
        """
        with self._database.read() as session:
            return compare(session, survivor_id, merged_id)

    def merge(
        self,
        actor: Actor,
        survivor_id: str,
        merged_id: str,
        take: Mapping[str, Side] | None = None,
        event_id: str | None = None,
    ) -> Outcome[Merged]:
        """One person of the two; the survivor keeps id, numbers and valid badge and takes everything over.

        `take` names the record whose value is taken, by the key of a field or by `GA7.category` for one
        event. The merged record is gone; its id, numbers and badge lead to the survivor. `event_id` is the
        event in whose list it was done. Raises `UserError`: `no_such_person`, `already_merged`,
        `merge_needs_two`, `merge_field_unknown`, `name_missing`, `not_allowed`.
        """
        require(actor.role, Right.EDIT_PEOPLE)
        with self._database.write(Op.MERGE_PEOPLE, actor, event_id) as unit:
            records = load_records(unit.session, survivor_id, merged_id, lock=True)
            checked = checked_takes(take or {}, records.shared)
            merge = _merge_row(unit, records)
            gone = _shown(records.merged)
            ages = _ages(unit, records)
            _choose(records, ages, checked)
            unit.session.add(merge)
            for shared in records.shared:
                _join(unit, merge.id, shared)
                # Gone before the person is: two active registrations of one person never stand in the table.
                unit.session.flush()
                unit.session.delete(shared.merged)
                unit.session.flush()
            hand_over(unit, "person", merged_id, survivor_id)
            unit.session.flush()
            unit.session.delete(records.merged)
            unit.session.flush()
            kept = tuple(shared.survivor.id for shared in records.shared)
            value = Merged(survivor_id, _shown(records.survivor), gone, kept, len(records.moving))
            unit.note(name=value.name, merged=gone)
            return outcome(unit, value)

    def mark_not_same(
        self, actor: Actor, person_id: str, other_id: str, event_id: str | None = None
    ) -> Outcome[tuple[str, str]]:
        """These two are kept as two people, and no longer offered as one; the value is their names.

        Raises `UserError`: `no_such_person`, `merge_needs_two`, `already_not_same`, `not_allowed`.
        """
        require(actor.role, Right.EDIT_PEOPLE)
        if person_id == other_id:
            raise UserError("merge_needs_two")
        with self._database.write(Op.MARK_NOT_SAME, actor, event_id) as unit:
            people = [unit.session.get(Person, key) for key in (person_id, other_id)]
            names = [_shown(person) for person in people if person is not None]
            if len(names) < len(people):
                raise UserError("no_such_person")
            first, second = pair_of(person_id, other_id)
            unit.session.add(
                NotSamePerson(id=new_id(), person_id=first, other_id=second, decided_at=unit.now)
            )
            unit.session.flush()
            unit.note(name=names[0], other=names[1])
            return outcome(unit, (names[0], names[1]))


def _merge_row(unit: WriteUnit, records: Records) -> PersonMerge:
    """The line that leads from the merged record to the survivor, with why they looked alike."""
    found = {
        profile.key: profile for profile in profiles(unit.session, (records.survivor.id, records.merged.id))
    }
    alike = likeness(found[records.survivor.id], found[records.merged.id], least=0)
    return PersonMerge(
        id=new_id(),
        survivor_id=records.survivor.id,
        merged_id=records.merged.id,
        merged_at=unit.now,
        reasons=[reason_text(reason) for reason in alike.reasons if not reason.is_against] if alike else [],
    )


def _ages(unit: WriteUnit, records: Records) -> Ages:
    pairs = [(shared.survivor.id, shared.merged.id) for shared in records.shared]
    return read_ages(
        unit.session, [records.survivor.id, records.merged.id, *(key for pair in pairs for key in pair)]
    )


def _choose(records: Records, ages: Ages, take: Mapping[str, Side]) -> None:
    """Give the survivor and its registrations the chosen values."""
    survivor, merged = records.survivor, records.merged
    sides = [(field, person_side(field, survivor, merged, ages, take)) for field in PERSON_FIELDS]
    for field, side in sides:
        if side is Side.MERGED:
            copy_field(field, survivor, merged)
    check_person(survivor)
    survivor.sort_key = sort_key(survivor.given_names, survivor.family_name, survivor.native_name)
    for shared in records.shared:
        chosen = [(field, registration_side(field, shared, ages, take)) for field in REGISTRATION_FIELDS]
        for field, side in chosen:
            if side is Side.MERGED:
                copy_field(field, shared.survivor, shared.merged)
        shared.survivor.registered_at = min(shared.survivor.registered_at, shared.merged.registered_at)


def _join(unit: WriteUnit, merge_id: str, shared: SharedEvent) -> None:
    """All that belongs to the merged registration to the one that goes on, and the line that leads there."""
    kept, gone = shared.survivor, shared.merged
    badge = live_badge(unit.session, gone.id)
    is_second = live_badge(unit.session, kept.id) is not None
    _keep_successor(kept, gone)
    hand_over(unit, "registration", gone.id, kept.id)
    unit.session.add(
        RegistrationMerge(
            id=new_id(),
            merge_id=merge_id,
            survivor_id=kept.id,
            merged_id=gone.id,
            event_id=shared.event_id,
            number=gone.number,
            badge_id=badge.id if badge is not None and is_second else None,
        )
    )


def _keep_successor(kept: Registration, gone: Registration) -> None:
    """Who came instead stays known, unless that was the very same person."""
    successor = kept.successor_id or gone.successor_id
    wanted = successor if successor not in {kept.id, gone.id} else None
    if kept.successor_id != wanted:
        kept.successor_id = wanted


def _shown(person: Person) -> str:
    return shown_name(person.given_names, person.family_name, person.native_name)


__all__ = ["Comparison", "FieldRow", "MergeService", "Merged", "SharedRow", "Side"]
