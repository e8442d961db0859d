"""What a row would change of a known person: never by an empty cell, never for a mere matter of spelling."""

from collections.abc import Iterable, Mapping

from wego_desktop.domain.enums import RegistrationStatus
from wego_desktop.domain.registration_states import raised_status
from wego_desktop.domain.text import digits, fold
from wego_desktop.exchange.reading.fields import ImportField as F
from wego_desktop.exchange.reading.rows import ParsedRow
from wego_desktop.services.importing.known_rows import (
    JOURNEY_COLUMNS,
    PERSON_COLUMNS,
    REGISTRATION_COLUMNS,
)
from wego_desktop.services.importing.likeness import is_shorter_form, name_key, name_parts
from wego_desktop.services.importing.options import FieldRule, ImportOptions
from wego_desktop.services.importing.plan import FieldChange

_NAMES = (F.GIVEN_NAMES, F.FAMILY_NAME)
EMPTIABLE = (
    F.HONORIFIC, F.NATIVE_NAME, F.BADGE_NAME, F.GENDER, F.EMAIL, F.PHONE, F.POSITION, F.LANGUAGES,
    F.EXTERNAL_REFERENCE, F.DIETARY, F.ACCESSIBILITY, F.NOTES, *JOURNEY_COLUMNS,
)  # fmt: skip
"""Fields that an empty cell may empty."""


def person_changes(
    facts: Mapping[F, str], known: Mapping[F, str], *, has_name_columns: bool, keeps_name: bool
) -> list[FieldChange]:
    """The person's values that differ. Names change together, and not at all with `keeps_name`.

    Names that only differ in spelling or order stay as they are, unless given and family name have columns
    of their own.
    """
    changes = [
        FieldChange(field, known.get(field, ""), facts[field])
        for field in PERSON_COLUMNS
        if field in facts and field not in _NAMES and _differs(field, known.get(field, ""), facts[field])
    ]
    return changes if keeps_name else _name_changes(facts, known, has_name_columns) + changes


def _name_changes(facts: Mapping[F, str], known: Mapping[F, str], has_columns: bool) -> list[FieldChange]:
    new = {field: facts.get(field, "") for field in _NAMES}
    old = {field: known.get(field, "") for field in _NAMES}
    if not any(new.values()) or new == old:
        return []
    is_same_name = name_key(" ".join(new.values())) == name_key(" ".join(old.values()))
    if is_same_name and not (has_columns and all(new.values())):
        return []
    if not is_same_name and _says_less(" ".join(new.values()), " ".join(old.values()), known):
        return []
    return [
        FieldChange(field, old[field], new[field])
        for field in _NAMES
        # A name that came whole takes the place of both parts, or the family name would stand there twice.
        if new[field] != old[field] and (new[field] or not has_columns)
    ]


def _says_less(new: str, old: str, known: Mapping[F, str]) -> bool:
    """Whether the new name is the one in the person's own script, or a shorter form of the known one."""
    if name_key(new) == name_key(known.get(F.NATIVE_NAME, "")):
        return True
    return len(name_key(new)) < len(name_key(old)) and is_shorter_form(name_parts(new), name_parts(old))


def registration_changes(facts: Mapping[F, str], known: Mapping[F, str]) -> list[FieldChange]:
    """The registration's values that differ; a status is never lowered."""
    changes = []
    for field in (*REGISTRATION_COLUMNS, *JOURNEY_COLUMNS):
        new = facts.get(field)
        old = known.get(field, "")
        if new and field is F.STATUS:
            new = raised_status(RegistrationStatus(old), RegistrationStatus(new)).value
        if new and _differs(field, old, new):
            changes.append(FieldChange(field, old, new))
    return changes


def emptied(
    row: ParsedRow, known: Mapping[F, str], columns: Mapping[F, int], options: ImportOptions
) -> list[FieldChange]:
    """The values that empty cells of the row take away, where somebody asked for it.

    A cell that could not be read is not empty. `columns` are those that the file has.
    """
    unread = {problem.field for problem in row.problems}
    return [
        FieldChange(field, known[field], "")
        for field in EMPTIABLE
        if field in columns
        and field not in row.values
        and field not in unread
        and known.get(field)
        and options.rule(row.row_number, field.value) is FieldRule.EMPTY_TOO
    ]


def ruled(
    changes: Iterable[FieldChange], row_number: int, options: ImportOptions, *, has_full_name: bool
) -> tuple[list[FieldChange], list[FieldChange]]:
    """The changes that the rules let in, and those that they keep out: what is here stays, if it is there."""
    taken: list[FieldChange] = []
    kept: list[FieldChange] = []
    for change in changes:
        is_name = has_full_name and change.field in _NAMES
        field_id = F.FULL_NAME.value if is_name else change.field.value
        is_mine = options.rule(row_number, field_id) is FieldRule.MINE
        (kept if is_mine and change.old else taken).append(change)
    if is_half_name(taken, kept):
        kept += [change for change in taken if change.field in _NAMES]
        taken = [change for change in taken if change.field not in _NAMES]
    return taken, kept


def is_half_name(taken: Iterable[FieldChange], kept: Iterable[FieldChange]) -> bool:
    """Whether a full name came apart: one part is kept, and the other would be written beside it."""
    return any(c.field in _NAMES for c in kept) and any(c.field in _NAMES for c in taken)


def _differs(field: F, old: str, new: str) -> bool:
    if old == new:
        return False
    if field is F.EMAIL:
        return old.casefold() != new.casefold()
    if field is F.PHONE:
        return digits(old) != digits(new)
    if field is F.HONORIFIC:
        return fold(old).replace(".", "") != fold(new).replace(".", "")
    return True
