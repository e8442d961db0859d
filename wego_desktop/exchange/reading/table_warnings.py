"""What is to be told about a table as a whole."""

from collections.abc import Iterator, Sequence

from wego_desktop.exchange.reading.cells import column_letter
from wego_desktop.exchange.reading.merges import section_rows
from wego_desktop.exchange.reading.source_table import FileWarning, SourceTable
from wego_desktop.exchange.reading.survey import survey_of
from wego_desktop.exchange.reading.table_search import FoundTable

_CELLS_NAMED = 5


def marks_told(table: SourceTable) -> Iterator[FileWarning]:
    """What is to be told about hidden rows and columns, headings inside, and formulas without a value."""
    marks, rows = table.sheet.marks, range(table.header_row + 1, table.last_row + 1)
    if not table.skip_hidden:
        count = sum(1 for row in marks.hidden_rows if row in rows)
        if count:
            yield FileWarning("import_hidden_rows_read", {"count": count})
        hidden = [column for column in table.columns if column.index in marks.hidden_columns]
        if hidden:
            names = ", ".join(column.header or column.letter for column in hidden)
            yield FileWarning("import_hidden_columns_read", {"count": len(hidden), "columns": names})
    survey, headings = survey_of(table.sheet), section_rows(table.sheet)
    sections = sorted(row for row in headings if row in rows and survey.width(row) == 1)
    if sections:
        yield FileWarning("import_sections_left_out", {"count": len(sections), "row": sections[0]})
    formulas = sorted(place for place in marks.formulas if place[0] in rows)
    if formulas:
        cells = ", ".join(f"{column_letter(column)}{row}" for row, column in formulas[:_CELLS_NAMED])
        more = " …" if len(formulas) > _CELLS_NAMED else ""
        yield FileWarning("import_formulas_without_value", {"count": len(formulas), "cells": cells + more})


def tables_told(tables: Sequence[FoundTable], found: FoundTable) -> Iterator[FileWarning]:
    """That there are other tables in the sheet, by title or else header row."""
    others = [table for table in tables if table is not found]
    if others:
        names = ", ".join(table.title or str(table.header.row) for table in others)
        params: dict[str, object] = {"title": found.title or str(found.header.row), "others": names}
        yield FileWarning("import_several_tables", params)
