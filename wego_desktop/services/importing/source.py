"""A file opened for import: held in memory, so that sheet, header row and columns may change at will."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from wego_desktop.domain.own_fields import AnswerValue, FieldSpec
from wego_desktop.domain.person_names import NameRule
from wego_desktop.exchange.reading.columns import ColumnMapping, recognise_columns
from wego_desktop.exchange.reading.dates import DateOrder
from wego_desktop.exchange.reading.rows import ParsedRow, parse_rows
from wego_desktop.exchange.reading.source import SourceFile
from wego_desktop.exchange.reading.source_table import SourceTable
from wego_desktop.exchange.reading.table import TableChoice, choose_table, tables_of
from wego_desktop.exchange.reading.workbook import read_workbook
from wego_desktop.services.importing.options import ImportOptions
from wego_desktop.services.importing.own_columns import (
    OwnColumn,
    RowAnswers,
    answers_of,
    column_named,
    own_columns,
    split_mapping,
    with_orders,
)
from wego_desktop.services.importing.placing_words import placed_cells
from wego_desktop.services.importing.remembered import RememberedLayout, fingerprint, with_remembered
from wego_desktop.services.importing.row_facts import Layout, layout_of
from wego_desktop.services.importing.static_values import read_static, with_static

_NOTHING = RowAnswers({}, ())


@dataclass(frozen=True, slots=True)
class ImportSource:
    """An opened file; changes of the file on disk no longer matter."""

    file: SourceFile

    @property
    def path(self) -> Path:
        """Where the file lies."""
        return self.file.path

    @property
    def tables(self) -> tuple[TableChoice, ...]:
        """Every table of every sheet, which a sheet and its header row choose."""
        return tables_of(self.file)


@dataclass(frozen=True, slots=True)
class EventFacts:
    """What reading asks of the event: id, name and letters of its categories, and its own fields."""

    categories: tuple[tuple[str, str, str], ...]
    specs: tuple[FieldSpec, ...]


@dataclass(frozen=True, slots=True)
class Listing:
    """The chosen table of a file, read as its columns say; `chosen` are the options it was read with."""

    table: SourceTable
    mappings: tuple[ColumnMapping, ...]
    own: tuple[OwnColumn, ...]
    layout: Layout
    rows: tuple[ParsedRow, ...]
    source: ImportSource
    event: EventFacts
    chosen: ImportOptions
    remembered: RememberedLayout | None
    answers: Mapping[int, RowAnswers] = field(default_factory=dict)
    static_answers: Mapping[str, AnswerValue] = field(default_factory=dict)

    @property
    def mark(self) -> str:
        """The fingerprint of the file's header line."""
        return fingerprint(self.table.columns)

    def answers_in(self, row_number: int) -> RowAnswers:
        """What the row answers to own fields."""
        return self.answers.get(row_number, _NOTHING)

    @property
    def has_answers(self) -> bool:
        """Whether anything goes into own fields."""
        return bool(self.own or self.static_answers)


def open_source(path: Path) -> ImportSource:
    """The opened file; raises what `read_workbook` raises."""
    return ImportSource(read_workbook(path))


def open_pasted(text: str) -> ImportSource:
    """Rows from the clipboard; raises `import_file_empty`."""
    from wego_desktop.exchange.reading.pasted import read_pasted

    return ImportSource(read_pasted(text))


def layout_mark(source: ImportSource, options: ImportOptions) -> str:
    """The fingerprint of the header line that is meant; raises what `choose_table` raises."""
    return fingerprint(choose_table(source.file, options.sheet, options.header_row).columns)


def read_listing(
    source: ImportSource, options: ImportOptions, event: EventFacts, remembered: RememberedLayout | None
) -> Listing:
    """The rows of the chosen table; raises what `choose_table`, `recognise_columns`, `parse_rows`,
    `own_columns` and `read_static` raise.
    """
    chosen = with_remembered(options, remembered)
    skip_hidden = bool(chosen.skip_hidden)
    table = choose_table(source.file, options.sheet, options.header_row, skip_hidden=skip_hidden)
    known = remembered.mapping if remembered is not None else {}
    orders = _orders(table, chosen, is_strict=set(options.date_orders))
    mapping, own_mapping = split_mapping(options.mapping)
    mappings = recognise_columns(table, mapping, remembered=split_mapping(known)[0])
    own = own_columns(mappings, event.specs, own_mapping, known)
    places = {column.place for column in own}
    mappings = tuple(replace(m, field=None) if at in places else m for at, m in enumerate(mappings))
    static = read_static(chosen.static, event.categories, event.specs)
    placed = placed_cells(table, _field_ids(mappings, own), chosen.words)
    reading = replace(chosen, edits={**placed, **chosen.edits})
    rows = tuple(with_static(_parsed(table, mappings, reading, event, orders), static))
    own = with_orders(own, rows, orders)
    return Listing(
        table,
        mappings,
        own,
        layout_of(table.sheet.name, mappings),
        rows,
        source,
        event,
        chosen,
        remembered,
        _answers(rows, own, table.sheet.name),
        static.answers,
    )


def _field_ids(mappings: Sequence[ColumnMapping], own: Sequence[OwnColumn]) -> dict[int, str]:
    """The field id of each column that goes into one, by sheet column."""
    ids = {m.column.index: m.field.value for m in mappings if m.field is not None}
    return ids | {column.index: column.spec.column for column in own}


def _parsed(
    table: SourceTable,
    mappings: Sequence[ColumnMapping],
    chosen: ImportOptions,
    event: EventFacts,
    orders: Mapping[int, DateOrder],
) -> Iterator[ParsedRow]:
    return parse_rows(
        table,
        mappings,
        [name for _id, name, _letter in event.categories],
        [letter for _id, _name, letter in event.categories],
        chosen.edits,
        name_rule=chosen.name_rule or NameRule.WHOLE,
        date_orders=orders,
    )


def _orders(table: SourceTable, chosen: ImportOptions, is_strict: set[str]) -> dict[int, DateOrder]:
    """The chosen order of dates by sheet column; a remembered one whose column is gone is passed over."""
    headers = {column.header or column.letter for column in table.columns}
    return {
        column_named(table.columns, name): order
        for name, order in chosen.date_orders.items()
        if name in is_strict or name in headers
    }


def _answers(rows: Sequence[ParsedRow], own: Sequence[OwnColumn], sheet: str) -> dict[int, RowAnswers]:
    if not own:
        return {}
    found = ((row.row_number, answers_of(row, own, sheet)) for row in rows)
    return {number: answers for number, answers in found if answers is not _NOTHING}
