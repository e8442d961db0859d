"""Decides which column of a table goes into which field, with how sure that is and why."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from wego_desktop.domain.honorifics import is_honorific
from wego_desktop.errors import UserError
from wego_desktop.exchange.reading.cells import column_index
from wego_desktop.exchange.reading.column_contents import (
    content_against,
    field_from_content,
    is_latin,
    is_like_a_name,
    share_of,
)
from wego_desktop.exchange.reading.fields import SEVERAL_COLUMNS, ImportField
from wego_desktop.exchange.reading.header_words import HeaderMatch, MatchWay, header_key, match_joined
from wego_desktop.exchange.reading.source_table import SourceColumn, SourceTable
from wego_desktop.exchange.reading.source_tool import ToolMatch
from wego_desktop.exchange.reading.words import is_registration_number

F = ImportField
_PLAIN_NAMES = frozenset({"name", "nom", "nombre", "nome", "이름", "имя", "isim", "名前", "nama"})
_DO_NOT_IMPORT = frozenset({"", "-", "none", "skip", "ignore", "do not import"})
_NUMBERED = re.compile(r" \(\d+\)$")
_SURE = 0.9


class Confidence(StrEnum):
    """How a column got its field."""

    SURE = "sure"
    GUESS = "guess"
    NONE = "none"
    CHOSEN = "chosen"


class Why(StrEnum):
    """By what a column got its field, or was left out."""

    EXACT = "exact"
    TOOL = "tool"
    TYPO = "typo"
    WORDS = "words"
    CONTENT = "content"
    VALUES_DIFFER = "values_differ"
    CHOSEN = "chosen"
    REMEMBERED = "remembered"
    LEFT_OUT = "left_out"
    TAKEN = "taken"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class ColumnMapping:
    """A column and its field; without a field it is not imported.

    `score` runs from 0 to 1; `detail` is the known word or the tool's name that decided.
    """

    column: SourceColumn
    field: ImportField | None
    confidence: Confidence
    score: float = 0.0
    why: Why = Why.NONE
    detail: str = ""


def recognise_columns(
    table: SourceTable,
    chosen: Mapping[str, str] | None = None,
    *,
    remembered: Mapping[str, str] | None = None,
) -> tuple[ColumnMapping, ...]:
    """A mapping for every column of `table`, in its order; no field twice, but for those of several columns.

    `chosen` (a header or a letter to a field's name, empty for "do not import") goes before `remembered` (the
    same by header, of an earlier file; what no longer fits is passed over), that before recognition.
    UserError `import_map_column_unknown`, `import_map_field_unknown`, `import_map_field_twice`.
    """
    fixed = _chosen(table.columns, chosen or {})
    fixed |= _remembered(table.columns, remembered or {}, fixed)
    taken = {mapping.field for mapping in fixed.values() if mapping.field}
    proposals = _read_two_scripts([_propose(column, table.tool) for column in table.columns])
    mappings = dict(fixed)
    if table.header_row == 0:
        proposals = _guess_names(proposals)
    for proposal in sorted(proposals, key=_rank):
        if proposal.column.index not in mappings:
            mappings[proposal.column.index] = _settle(proposal, taken)
    return _read_plain_names([mappings[column.index] for column in table.columns])


def remap(
    mappings: Sequence[ColumnMapping], index: int, field: ImportField | None
) -> tuple[ColumnMapping, ...]:
    """`mappings` with the column at sheet column `index` set to `field`, which no other column keeps."""
    result: list[ColumnMapping] = []
    for mapping in mappings:
        if mapping.column.index == index:
            result.append(ColumnMapping(mapping.column, field, Confidence.CHOSEN, 1.0, Why.CHOSEN))
        elif field is not None and mapping.field is field and field not in SEVERAL_COLUMNS:
            result.append(_without_field(mapping, Why.TAKEN))
        else:
            result.append(mapping)
    return tuple(result)


def _rank(proposal: ColumnMapping) -> tuple[int, bool, float, int]:
    """Sure before guessed, columns with values before empty ones, likely guesses before others."""
    levels = {Confidence.SURE: 0, Confidence.GUESS: 1}
    return (
        levels.get(proposal.confidence, 2),
        not proposal.column.samples,
        -proposal.score,
        proposal.column.index,
    )


def _settle(proposal: ColumnMapping, taken: set[ImportField]) -> ColumnMapping:
    field = proposal.field
    if field is None:
        return proposal
    if field in taken and field not in SEVERAL_COLUMNS:
        return _without_field(proposal, Why.TAKEN)
    taken.add(field)
    return proposal


def _without_field(mapping: ColumnMapping, why: Why) -> ColumnMapping:
    return ColumnMapping(mapping.column, None, Confidence.NONE, 0.0, why, mapping.detail)


def _mapping(
    column: SourceColumn, field: F | None, score: float, why: Why, detail: str = ""
) -> ColumnMapping:
    if field is None:
        return ColumnMapping(column, None, Confidence.NONE, score, why, detail)
    confidence = Confidence.SURE if score >= _SURE else Confidence.GUESS
    return ColumnMapping(column, field, confidence, score, why, detail)


def _propose(column: SourceColumn, tool: ToolMatch | None) -> ColumnMapping:
    """What the tool or the header says, corrected and completed by the sample values."""
    header = _NUMBERED.sub("", column.header)
    if tool:
        is_known, field = tool.field_of(header)
        if is_known:
            # The tool repeats headers for the buyer; the first of them is the attendee's.
            field = field if header == column.header else None
            why = Why.TOOL if field else Why.LEFT_OUT
            return _checked(_mapping(column, field, 0.98, why, tool.label))
    match = match_joined(column.group, _NUMBERED.sub("", column.label or header)) if header else None
    if match is None:
        field, score = field_from_content(column.samples)
        return _mapping(column, field, score, Why.CONTENT if field else Why.NONE)
    return _checked(_by_values(column, header, match))


def _by_values(column: SourceColumn, header: str, match: HeaderMatch) -> ColumnMapping:
    """The header's match, or what its values make of a word with two meanings."""
    is_title = header_key(header) in {"title", "titre", "titulo"}
    if is_title and share_of(column.samples, is_honorific) > 0.5:
        return _mapping(column, F.HONORIFIC, 0.95, Why.CONTENT, header)
    if match.field is F.EXTERNAL_REFERENCE and share_of(column.samples, is_registration_number) > 0.8:
        return _mapping(column, F.REGISTRATION_NUMBER, 0.8, Why.CONTENT, header)
    ways = {MatchWay.EXACT: Why.EXACT, MatchWay.WORDS: Why.WORDS, MatchWay.TYPO: Why.TYPO}
    why = ways[match.way] if match.field else Why.LEFT_OUT
    return _mapping(column, match.field, match.score, why, match.word)


def _checked(mapping: ColumnMapping) -> ColumnMapping:
    """A guess only, where the values speak against a header that reads well."""
    if mapping.field and content_against(mapping.field, mapping.column.samples):
        return _mapping(mapping.column, mapping.field, 0.3, Why.VALUES_DIFFER, mapping.detail)
    return mapping


def _guess_names(proposals: list[ColumnMapping]) -> list[ColumnMapping]:
    """Without any header, the first column whose values look like names is taken for them."""
    for number, proposal in enumerate(proposals):
        if proposal.field is None and share_of(proposal.column.samples, is_like_a_name) > 0.8:
            guess = _mapping(proposal.column, F.FULL_NAME, 0.5, Why.CONTENT)
            return [*proposals[:number], guess, *proposals[number + 1 :]]
    return proposals


def _read_two_scripts(proposals: list[ColumnMapping]) -> list[ColumnMapping]:
    """Of two columns of whole names, the one in another script than the Latin is the name in its own."""
    names = [proposal for proposal in proposals if proposal.field is F.FULL_NAME]
    latin = [proposal for proposal in names if share_of(proposal.column.samples, is_latin) > 0.6]
    if not latin or any(proposal.field is F.NATIVE_NAME for proposal in proposals):
        return proposals
    return [
        replace(proposal, field=F.NATIVE_NAME)
        if proposal in names and proposal not in latin and proposal.column.samples
        else proposal
        for proposal in proposals
    ]


def _read_plain_names(mappings: list[ColumnMapping]) -> tuple[ColumnMapping, ...]:
    """`Name` beside `Surname` is the given name, `Nom` beside `Prénom` the family name."""
    fields = {mapping.field for mapping in mappings}
    missing: ImportField | None = None
    if F.FAMILY_NAME in fields and F.GIVEN_NAMES not in fields:
        missing = F.GIVEN_NAMES
    elif F.GIVEN_NAMES in fields and F.FAMILY_NAME not in fields:
        missing = F.FAMILY_NAME
    if missing is None:
        return tuple(mappings)
    return tuple(
        replace(mapping, field=missing) if _is_plain_name(mapping) else mapping for mapping in mappings
    )


def _is_plain_name(mapping: ColumnMapping) -> bool:
    is_recognised = mapping.field is F.FULL_NAME and mapping.why not in {Why.CHOSEN, Why.REMEMBERED}
    parts = {header_key(part) for part in re.split(r"[/(（]", mapping.column.header)}
    return is_recognised and bool(parts & _PLAIN_NAMES)


def _remembered(
    columns: Sequence[SourceColumn], remembered: Mapping[str, str], fixed: Mapping[int, ColumnMapping]
) -> dict[int, ColumnMapping]:
    known: dict[str, ImportField | None] = {"": None, **{field.value: field for field in ImportField}}
    taken = {mapping.field for mapping in fixed.values()} - {None}
    by_header = {column.header: column for column in columns}
    kept: dict[int, ColumnMapping] = {}
    for header, name in remembered.items():
        column = by_header.get(header)
        if column is None or column.index in fixed or name not in known:
            continue
        field = known[name]
        if field in taken and field not in SEVERAL_COLUMNS:
            continue
        kept[column.index] = ColumnMapping(column, field, Confidence.SURE, 1.0, Why.REMEMBERED)
        if field:
            taken.add(field)
    return kept


def _chosen(columns: Sequence[SourceColumn], chosen: Mapping[str, str]) -> dict[int, ColumnMapping]:
    fixed: dict[int, ColumnMapping] = {}
    for name, field_name in chosen.items():
        column, field = _column_of(columns, name), _field_of(field_name)
        taken = {mapping.field for mapping in fixed.values()}
        if field and field in taken and field not in SEVERAL_COLUMNS:
            raise UserError("import_map_field_twice", field=field.value)
        fixed[column.index] = ColumnMapping(column, field, Confidence.CHOSEN, 1.0, Why.CHOSEN)
    return fixed


def _column_of(columns: Sequence[SourceColumn], name: str) -> SourceColumn:
    """The column with the header `name`, else with the letter `name`."""
    key = header_key(name)
    for column in columns:
        if column.header == name or (key and header_key(column.header) == key):
            return column
    index = column_index(name.strip())
    found = next((column for column in columns if column.index == index), None)
    if found is None:
        headers = ", ".join(column.header or column.letter for column in columns)
        raise UserError("import_map_column_unknown", column=name, columns=headers)
    return found


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
