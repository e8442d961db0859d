"""A file opened for import: held in memory, so that sheet, header row and columns may change at will."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from wego_desktop.exchange.reading.cells import cell_address
from wego_desktop.exchange.reading.columns import ColumnMapping, recognise_columns
from wego_desktop.exchange.reading.rows import ParsedRow, parse_rows
from wego_desktop.exchange.reading.source import SourceFile
from wego_desktop.exchange.reading.table import SourceTable, choose_table
from wego_desktop.exchange.reading.workbook import read_workbook
from wego_desktop.services.importing.plan import ColumnRow, ImportOptions, Reason, SheetChoice
from wego_desktop.services.importing.row_facts import Layout, layout_of

_SAMPLES = 5


@dataclass(frozen=True, slots=True)
class ImportSource:
    """An opened file; changes of the file on disk no longer matter."""

    file: SourceFile

    @property
    def path(self) -> Path:
        """Where the file lies."""
        return self.file.path


@dataclass(frozen=True, slots=True)
class Listing:
    """The chosen table of a file, read as its columns say."""

    table: SourceTable
    mappings: tuple[ColumnMapping, ...]
    layout: Layout
    rows: tuple[ParsedRow, ...]
    source: ImportSource
    categories: tuple[tuple[str, str, str], ...]


def open_source(path: Path) -> ImportSource:
    """The opened file; raises what `read_workbook` raises."""
    return ImportSource(read_workbook(path))


def read_listing(
    source: ImportSource, options: ImportOptions, categories: Sequence[tuple[str, str, str]]
) -> Listing:
    """The rows of the chosen sheet; raises what `choose_table`, `recognise_columns`, `parse_rows` raise.

    `categories` are id, name and letters of the event's.
    """
    table = choose_table(source.file, options.sheet, options.header_row)
    mappings = recognise_columns(table, options.mapping)
    names = [name for _id, name, _letter in categories]
    letters = [letter for _id, _name, letter in categories]
    rows = tuple(parse_rows(table, mappings, names, letters, options.edits))
    layout = layout_of(table.sheet.name, mappings)
    return Listing(table, mappings, layout, rows, source, tuple(categories))


def sheet_choices(source: ImportSource) -> tuple[SheetChoice, ...]:
    """The sheets that may be chosen, hidden and empty ones too."""
    return tuple(SheetChoice(sheet.name, sheet.row_count) for sheet in source.file.sheets)


def column_rows(listing: Listing) -> tuple[ColumnRow, ...]:
    """The columns with their fields, samples, and how many different texts of each could not be used."""
    at = {mapping.column.index: place for place, mapping in enumerate(listing.mappings)}
    wrong: dict[int, set[str]] = {}
    for row in listing.rows:
        for problem in row.problems:
            index = listing.layout.columns.get(problem.field) if problem.field else None
            if index is not None and index in at:
                wrong.setdefault(index, set()).add(row.texts[at[index]])
    return tuple(
        ColumnRow(
            mapping.column.index,
            mapping.column.letter,
            mapping.column.header,
            mapping.column.samples[:_SAMPLES],
            mapping.field,
            mapping.confidence,
            len(wrong.get(mapping.column.index, ())),
        )
        for mapping in listing.mappings
    )


def file_notes(listing: Listing) -> tuple[Reason, ...]:
    """What is to be told about the file as a whole."""
    notes = [Reason(warning.code, warning.params, is_warning=True) for warning in listing.table.warnings]
    below = listing.table.notes_below()
    if below is not None:
        row = int(str(below.params["row"]))
        address = cell_address(listing.table.sheet.name, row, listing.table.sheet.first_column)
        notes.append(Reason(below.code, below.params, address, is_warning=True))
    return tuple(notes)
