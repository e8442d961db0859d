"""Decides which column of a table goes into which field, with how sure that is."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from wego_desktop.domain.countries import country_code
from wego_desktop.errors import UserError
from wego_desktop.exchange.reading.cells import column_index
from wego_desktop.exchange.reading.fields import SEVERAL_COLUMNS, ImportField
from wego_desktop.exchange.reading.header_words import header_key, match_header
from wego_desktop.exchange.reading.table import SourceColumn, SourceTable
from wego_desktop.exchange.reading.words import gender_of, is_honorific, status_of

F = ImportField
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.\w+")
_PHONE = re.compile(r"[+(]?\d[\d\s().\-x/]{6,}")
_NUMBER = re.compile(r"[A-Z][A-Z0-9]{1,9}-\d{4,6}")
_PLAIN_NAMES = frozenset({"name", "nom", "nombre", "nome"})
_DO_NOT_IMPORT = frozenset({"", "-", "none", "skip", "ignore", "do not import"})


class Confidence(StrEnum):
    """How a column got its field."""

    SURE = "sure"
    GUESS = "guess"
    NONE = "none"
    CHOSEN = "chosen"


@dataclass(frozen=True, slots=True)
class ColumnMapping:
    """A column and its field; without a field it is not imported."""

    column: SourceColumn
    field: ImportField | None
    confidence: Confidence


def recognise_columns(
    table: SourceTable, chosen: Mapping[str, str] | None = None
) -> tuple[ColumnMapping, ...]:
    """A mapping for every column of `table`, in its order; no field twice, but for those of several columns.

    `chosen` (a header or a letter to a field's name, empty for "do not import") goes before recognition.
    UserError `import_map_column_unknown`, `import_map_field_unknown`, `import_map_field_twice`.
    """
    fixed = _chosen_fields(table.columns, chosen or {})
    proposals = _read_two_scripts([_propose(column) for column in table.columns])
    taken = {field for field in fixed.values() if field}
    mappings: list[ColumnMapping | None] = [None] * len(proposals)
    for number, column in enumerate(table.columns):
        if column.index in fixed:
            mappings[number] = ColumnMapping(column, fixed[column.index], Confidence.CHOSEN)
    for wanted in (Confidence.SURE, Confidence.GUESS, Confidence.NONE):
        for number, proposal in enumerate(proposals):
            if mappings[number] is None and proposal.confidence is wanted:
                mappings[number] = _settle(proposal, taken)
    return _read_plain_names([mapping for mapping in mappings if mapping])


def remap(
    mappings: Sequence[ColumnMapping], index: int, field: ImportField | None
) -> tuple[ColumnMapping, ...]:
    """`mappings` with the column at sheet column `index` set to `field`, which no other column keeps."""
    result: list[ColumnMapping] = []
    for mapping in mappings:
        if mapping.column.index == index:
            result.append(ColumnMapping(mapping.column, field, Confidence.CHOSEN))
        elif field is not None and mapping.field is field and field not in SEVERAL_COLUMNS:
            result.append(ColumnMapping(mapping.column, None, Confidence.NONE))
        else:
            result.append(mapping)
    return tuple(result)


def _read_two_scripts(proposals: list[ColumnMapping]) -> list[ColumnMapping]:
    """Of two columns of whole names, the one in another script than the Latin is the name in its own."""
    names = [proposal for proposal in proposals if proposal.field is F.FULL_NAME]
    latin = [proposal for proposal in names if _share(proposal.column.samples, _is_latin) > 0.6]
    if not latin or any(proposal.field is F.NATIVE_NAME for proposal in proposals):
        return proposals
    return [
        replace(proposal, field=F.NATIVE_NAME)
        if proposal in names and proposal not in latin and proposal.column.samples
        else proposal
        for proposal in proposals
    ]


def _is_latin(text: str) -> bool:
    letters = [letter for letter in text if letter.isalpha()]
    return bool(letters) and sum(letter < "\u0250" for letter in letters) * 2 > len(letters)


def _settle(proposal: ColumnMapping, taken: set[ImportField]) -> ColumnMapping:
    field = proposal.field
    if field is None:
        return proposal
    if field in taken and field not in SEVERAL_COLUMNS:
        return ColumnMapping(proposal.column, None, Confidence.NONE)
    taken.add(field)
    return proposal


def _propose(column: SourceColumn) -> ColumnMapping:
    """What the header says, corrected and completed by the sample values."""
    match = match_header(re.sub(r" \(\d+\)$", "", column.header)) if column.header else None
    key = header_key(column.header)
    if (
        match
        and match.field
        and key in {"title", "titre", "titulo"}
        and _share(column.samples, is_honorific) > 0.5
    ):
        return ColumnMapping(column, F.HONORIFIC, Confidence.SURE)
    if match and match.field is F.EXTERNAL_REFERENCE and _share(column.samples, _is_number) > 0.8:
        return ColumnMapping(column, F.REGISTRATION_NUMBER, Confidence.GUESS)
    if match and match.field and _contradicts(match.field, column.samples):
        return ColumnMapping(column, match.field, Confidence.GUESS)
    if match:
        confidence = Confidence.SURE if match.is_sure else Confidence.GUESS
        return ColumnMapping(column, match.field, confidence if match.field else Confidence.NONE)
    guessed = _guess_from_samples(column.samples)
    return ColumnMapping(column, guessed, Confidence.GUESS if guessed else Confidence.NONE)


def _contradicts(field: ImportField, samples: Sequence[str]) -> bool:
    """Whether the values speak against a header that reads well, which then counts as a guess only."""
    if not samples:
        return False
    if field is F.EMAIL:
        return _share(samples, _is_email) < 0.3
    if field is F.COUNTRY:
        return _share(samples, lambda text: country_code(text) is not None) < 0.3
    return field in {F.FULL_NAME, F.GIVEN_NAMES, F.FAMILY_NAME} and _share(samples, _is_email) > 0.5


def _guess_from_samples(samples: Sequence[str]) -> ImportField | None:
    """A field from the values alone, where they look like nothing else."""
    if len(samples) >= 1 and _share(samples, _is_email) > 0.6:
        return F.EMAIL
    if len(samples) < 3:
        return (
            F.GENDER
            if len(samples) == 2 and _share(samples, lambda t: gender_of(t) is not None) == 1
            else None
        )
    if _share(samples, lambda text: country_code(text) is not None) > 0.7:
        return F.COUNTRY
    if _share(samples, lambda text: bool(_PHONE.fullmatch(text)) and "+" in text) > 0.6:
        return F.PHONE
    return F.STATUS if _share(samples, lambda text: status_of(text) is not None) == 1 else None


def _is_number(text: str) -> bool:
    """Whether it is written as the program prints registration numbers: `GA7-0412`."""
    return bool(_NUMBER.fullmatch(text))


def _is_email(text: str) -> bool:
    return bool(_EMAIL.search(text))


def _share(samples: Sequence[str], test: Callable[[str], bool]) -> float:
    return sum(1 for text in samples if test(text)) / len(samples) if samples else 0.0


def _read_plain_names(mappings: list[ColumnMapping]) -> tuple[ColumnMapping, ...]:
    """`Name` beside `Surname` is the given name, `Nom` beside `Prénom` the family name."""
    fields = {mapping.field for mapping in mappings}
    missing: ImportField | None = None
    if F.FAMILY_NAME in fields and F.GIVEN_NAMES not in fields:
        missing = F.GIVEN_NAMES
    elif F.GIVEN_NAMES in fields and F.FAMILY_NAME not in fields:
        missing = F.FAMILY_NAME
    result = mappings
    if missing:
        result = [
            replace(mapping, field=missing) if _is_plain_name(mapping) else mapping for mapping in mappings
        ]
    return tuple(result)


def _is_plain_name(mapping: ColumnMapping) -> bool:
    is_recognised = mapping.field is F.FULL_NAME and mapping.confidence is not Confidence.CHOSEN
    parts = {header_key(part) for part in re.split(r"[/(（]", mapping.column.header)}
    return is_recognised and bool(parts & _PLAIN_NAMES)


def _chosen_fields(
    columns: Iterable[SourceColumn], chosen: Mapping[str, str]
) -> dict[int, ImportField | None]:
    columns = tuple(columns)
    fixed: dict[int, ImportField | None] = {}
    for name, field_name in chosen.items():
        index = _column_of(columns, name)
        field = _field_of(field_name)
        if field and field in fixed.values() and field not in SEVERAL_COLUMNS:
            raise UserError("import_map_field_twice", field=field.value)
        fixed[index] = field
    return fixed


def _column_of(columns: Sequence[SourceColumn], name: str) -> int:
    """The sheet column with the header `name`, else with the letter `name`."""
    key = header_key(name)
    for column in columns:
        if column.header == name or (key and header_key(column.header) == key):
            return column.index
    index = column_index(name.strip())
    if index is not None and any(column.index == index for column in columns):
        return index
    headers = ", ".join(column.header or column.letter for column in columns)
    raise UserError("import_map_column_unknown", column=name, columns=headers)


def _field_of(name: str) -> ImportField | None:
    key = name.strip().lower().replace("-", "_").replace(" ", "_")
    if name.strip().lower() in _DO_NOT_IMPORT:
        return None
    try:
        return ImportField(key)
    except ValueError:
        raise UserError(
            "import_map_field_unknown", field=name, fields=", ".join(field.value for field in ImportField)
        ) from None
