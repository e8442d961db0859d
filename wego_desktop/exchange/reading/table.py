"""Chooses the table to import: the sheet, and of several tables in it the one of the people."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from wego_desktop.errors import UserError
from wego_desktop.exchange.reading.file_kind import FileKind
from wego_desktop.exchange.reading.source import SheetSource, SourceFile
from wego_desktop.exchange.reading.source_table import FileWarning, SourceColumn, SourceTable
from wego_desktop.exchange.reading.source_tool import recognise_tool
from wego_desktop.exchange.reading.table_columns import table_columns
from wego_desktop.exchange.reading.table_search import FoundTable, found_tables, preferred
from wego_desktop.exchange.reading.table_warnings import marks_told, tables_told

_SHEETS_TRIED = 12


@dataclass(frozen=True, slots=True)
class TableChoice:
    """A table that may be chosen by `sheet` and `header_row`; `title` is empty where the file gives none."""

    sheet: str
    title: str
    header_row: int
    row_count: int
    is_hidden: bool
    is_preferred: bool


def tables_of(source: SourceFile) -> tuple[TableChoice, ...]:
    """Every table of every sheet with rows; one of them is preferred."""
    chosen = _best_sheet(source)
    choices: list[TableChoice] = []
    for sheet in source.sheets:
        tables = found_tables(sheet) if sheet.row_count else ()
        for found in tables:
            choices.append(
                TableChoice(
                    sheet.name,
                    found.title,
                    found.header.row,
                    max(found.last_row - found.header.row, 0),
                    sheet.is_hidden,
                    sheet is chosen and found is preferred(tables),
                )
            )
    return tuple(choices)


def choose_table(
    source: SourceFile,
    sheet_name: str | None = None,
    header_row: int | None = None,
    *,
    skip_hidden: bool = False,
) -> SourceTable:
    """The table to import: of the named sheet, else of the visible sheet whose header is recognised best.

    `header_row` counts from 1, overrides the search, and says which of several tables is meant; 0 means that
    the rows begin without a header. UserError
    `import_sheet_unknown`, `import_sheet_without_rows` (names the other sheets with their rows),
    `import_header_row_unknown`.
    """
    sheet = _named_sheet(source, sheet_name) if sheet_name is not None else _best_sheet(source, header_row)
    return _table(source, sheet, header_row, skip_hidden=skip_hidden)


def _best_sheet(source: SourceFile, header_row: int | None = None) -> SheetSource:
    visible = [sheet for sheet in source.sheets if not sheet.is_hidden] or list(source.sheets)
    filled = [sheet for sheet in visible if sheet.row_count]
    if not filled:
        _refuse_empty(source, visible[0])
    if len(filled) == 1:
        return filled[0]
    return max(filled[:_SHEETS_TRIED], key=lambda sheet: _rank(sheet, header_row))


def _named_sheet(source: SourceFile, name: str) -> SheetSource:
    for sheet in source.sheets:
        if sheet.name == name:
            return sheet
    for sheet in source.sheets:
        if sheet.name.strip().casefold() == name.strip().casefold():
            return sheet
    raise UserError("import_sheet_unknown", sheet=name, sheets=", ".join(source.sheet_names))


def _refuse_empty(source: SourceFile, sheet: SheetSource) -> None:
    others = [
        f"{other.name} ({other.row_count})" for other in source.sheets if other != sheet and other.row_count
    ]
    if others:
        raise UserError("import_sheet_without_rows", sheet=sheet.name, others=", ".join(others))
    raise UserError("import_sheet_without_rows_alone", sheet=sheet.name)


def _rank(sheet: SheetSource, header_row: int | None) -> tuple[float, bool]:
    """How well the best table of the sheet is recognised, and whether it has rows."""
    if header_row is not None and header_row > sheet.row_count:
        return 0.0, False
    tables = found_tables(sheet, header_row)
    if not tables:
        return 0.0, False
    best = _chosen(tables, header_row)
    return best.rank, best.last_row > best.header.row


def _chosen(tables: Sequence[FoundTable], header_row: int | None) -> FoundTable:
    if header_row is None:
        return preferred(tables)
    fitting = (table for table in tables if table.header.row - header_row in {0, 1})
    return next(fitting, preferred(tables))


def _table(
    source: SourceFile, sheet: SheetSource, header_row: int | None, *, skip_hidden: bool
) -> SourceTable:
    if sheet.row_count == 0:
        _refuse_empty(source, sheet)
    if header_row is not None and not 0 <= header_row <= sheet.row_count:
        raise UserError("import_header_row_unknown", row=header_row, sheet=sheet.name, rows=sheet.row_count)
    tables = found_tables(sheet, header_row)
    if not tables:
        _refuse_empty(source, sheet)
    found = _chosen(tables, header_row)
    columns, warnings = table_columns(sheet, found, skip_hidden=skip_hidden)
    table = SourceTable(
        sheet,
        found.header.row,
        columns,
        (),
        found.last_row,
        found.title,
        2 if found.header.is_two_rows else 1,
        skip_hidden,
        recognise_tool([column.header for column in columns], is_vcard=source.kind is FileKind.VCARD),
    )
    # A known program repeats headers on purpose, and it is known which of them are meant.
    told_twice = () if table.tool else warnings
    if next(table.rows(), None) is None:
        _refuse_empty(source, sheet)
    return replace(
        table, warnings=(*source.warnings, *told_twice, *marks_told(table), *tables_told(tables, found))
    )


__all__ = ["FileWarning", "SourceColumn", "SourceTable", "TableChoice", "choose_table", "tables_of"]
