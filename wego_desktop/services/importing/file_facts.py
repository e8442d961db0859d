"""What a preview tells of the file as a whole: its columns, dates, tables, and what a column may go into."""

from collections.abc import Sequence
from dataclasses import dataclass

from wego_desktop.domain.enums import OwnFieldKind
from wego_desktop.domain.own_fields import FieldSpec
from wego_desktop.domain.person_names import NameRule, suggest_name_rule
from wego_desktop.exchange.reading.cells import cell_address, column_letter
from wego_desktop.exchange.reading.columns import Confidence
from wego_desktop.exchange.reading.date_columns import date_columns
from wego_desktop.exchange.reading.dates import DateOrder, is_ambiguous, proven_order
from wego_desktop.exchange.reading.fields import FIELD_LABELS, SEVERAL_COLUMNS, ImportField
from wego_desktop.i18n import _
from wego_desktop.services.importing.own_columns import column_named
from wego_desktop.services.importing.plan import ColumnRow, FieldChoice, Reason, SheetChoice
from wego_desktop.services.importing.source import ImportSource, Listing
from wego_desktop.services.importing.why import why_text

_SAMPLES = 5
_WORDS = 50


@dataclass(frozen=True, slots=True)
class DateColumnRow:
    """A column of days and in which order it is read; `is_open` when nothing decides that."""

    index: int
    letter: str
    header: str
    order: DateOrder
    proof: str
    is_open: bool


def sheet_choices(source: ImportSource) -> tuple[SheetChoice, ...]:
    """The sheets that may be chosen, hidden and empty ones too."""
    return tuple(SheetChoice(sheet.name, sheet.row_count) for sheet in source.file.sheets)


def field_choices(specs: Sequence[FieldSpec]) -> tuple[FieldChoice, ...]:
    """What a column may go into: the program's fields, then the event's own."""
    known = [
        FieldChoice(field.value, _(label), is_several=field in SEVERAL_COLUMNS)
        for field, label in FIELD_LABELS.items()
    ]
    return (*known, *(FieldChoice(spec.column, spec.label, is_own=True) for spec in specs))


def column_rows(listing: Listing) -> tuple[ColumnRow, ...]:
    """The columns with their fields, samples, and how many different texts of each could not be used."""
    wrong = _wrong_texts(listing)
    own = {column.index: column for column in listing.own}
    rows = []
    for mapping in listing.mappings:
        index = mapping.column.index
        answer = own.get(index)
        confidence, score = mapping.confidence, mapping.score
        field_id = mapping.field.value if mapping.field is not None else ""
        if answer is not None:
            confidence = Confidence.CHOSEN if answer.is_chosen else Confidence.SURE
            score, field_id = 1.0, answer.spec.column
        rows.append(
            ColumnRow(
                index,
                mapping.column.letter,
                mapping.column.header,
                mapping.column.samples[:_SAMPLES],
                mapping.field,
                confidence,
                len(wrong.get(index, ())),
                field_id,
                score,
                why_text(mapping, answer),
                tuple(wrong.get(index, ()))[:_WORDS],
            )
        )
    return tuple(rows)


def _wrong_texts(listing: Listing) -> dict[int, dict[str, None]]:
    """The different texts of each sheet column that could not be used, in the order of the file."""
    at = {mapping.column.index: place for place, mapping in enumerate(listing.mappings)}
    wrong: dict[int, dict[str, None]] = {}
    for row in listing.rows:
        for problem in row.problems:
            index = listing.layout.columns.get(problem.field) if problem.field else None
            if index is not None and index in at:
                wrong.setdefault(index, {})[row.texts[at[index]]] = None
        for reason in listing.answers_in(row.row_number).problems:
            if reason.column is not None:
                wrong.setdefault(reason.column, {})[row.texts[at[reason.column]]] = None
    return wrong


def file_notes(listing: Listing) -> tuple[Reason, ...]:
    """What is to be told about the file as a whole."""
    notes = [Reason(warning.code, warning.params, is_warning=True) for warning in listing.table.warnings]
    below = listing.table.notes_below()
    if below is not None:
        row = int(str(below.params["row"]))
        address = cell_address(listing.table.sheet.name, row, listing.table.sheet.first_column)
        notes.append(Reason(below.code, below.params, address, is_warning=True))
    return tuple(notes)


def date_rows(listing: Listing) -> tuple[DateColumnRow, ...]:
    """The columns of days, in the program's and in own fields, with the order in which each is read."""
    orders = {
        column_named(listing.table.columns, name): order for name, order in listing.chosen.date_orders.items()
    }
    rows = [
        DateColumnRow(
            found.index, column_letter(found.index), found.header, found.order, found.proof, found.is_open
        )
        for found in date_columns(listing.table, listing.mappings, orders)
    ]
    for own in listing.own:
        if own.spec.kind is OwnFieldKind.DATE:
            texts = [row.texts[own.place] for row in listing.rows]
            proof = "" if own.index in orders else proven_order(texts)[1]
            is_open = any(is_ambiguous(text, own.order) for text in texts)
            letter = column_letter(own.index)
            rows.append(DateColumnRow(own.index, letter, own.header, own.order, proof, is_open))
    return tuple(rows)


def name_suggestion(listing: Listing) -> NameRule | None:
    """How the whole names of the file look like being written; None when no column holds whole names."""
    for mapping in listing.mappings:
        if mapping.field is ImportField.FULL_NAME:
            return suggest_name_rule(mapping.column.samples)
    return None
