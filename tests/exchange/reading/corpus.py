"""What the reading layer makes of one file of the corpus, as plain values that can be written down."""

from collections import Counter
from pathlib import Path
from typing import Any

from wego_desktop.errors import CodedError
from wego_desktop.exchange.reading.columns import recognise_columns
from wego_desktop.exchange.reading.date_columns import date_columns
from wego_desktop.exchange.reading.fields import ImportField as F
from wego_desktop.exchange.reading.rows import ParsedRow, parse_rows
from wego_desktop.exchange.reading.table import choose_table, tables_of
from wego_desktop.exchange.reading.workbook import read_workbook

FOLDER = Path(__file__).parents[2] / "data" / "import"


def reading_of(path: Path) -> dict[str, Any]:
    """The reading of the file, or the code of its error; what is empty is left away."""
    try:
        return {
            key: value for key, value in whole_reading(path).items() if value not in (None, [], {}, 0, "")
        }
    except CodedError as error:
        return {"error": error.code}


def whole_reading(path: Path) -> dict[str, Any]:
    """The reading of the file with empty values too; raises what reading raises."""
    source = read_workbook(path)
    table = choose_table(source)
    mappings = recognise_columns(table)
    days = date_columns(table, mappings)
    notes = table.notes_below()
    rows = list(parse_rows(table, mappings))
    tables = tables_of(source)
    return {
        "kind": source.kind.value,
        "encoding": source.encoding,
        "delimiter": source.delimiter,
        "tool": table.tool.tool.value if table.tool else None,
        "tables": [f"{choice.sheet} / {choice.title} / {choice.header_row}" for choice in tables]
        if len(tables) > 1
        else [],
        "sheet": table.sheet.name,
        "title": table.title,
        "header_row": table.header_row,
        "header_rows": table.header_rows,
        "columns": {m.column.header or m.column.letter: m.field.value for m in mappings if m.field},
        "guesses": {
            m.column.header or m.column.letter: f"{m.why.value} {m.score}"
            for m in mappings
            if m.field and m.confidence != "sure"
        },
        "days": [
            f"{d.header}: {d.order.value}{', ' + d.proof if d.proof else ''}{', open' * d.is_open}"
            for d in days
        ],
        "notices": [w.code for w in table.warnings] + ([notes.code] if notes else []),
        "rows": len(rows),
        "left_out": dict(Counter(row.left_out.code for row in rows if row.left_out)),
        "problems": [f"{p.address} {p.code}" for row in rows for p in row.problems],
        "people": [_person(row) for row in rows],
        "first": _values(rows[0]) if rows else None,
        "last": _values(rows[-1]) if len(rows) > 1 else None,
    }


def _person(row: ParsedRow) -> str:
    """One row in short: number, honorific, names, organisation, city, country, day of arrival."""
    fields = (F.HONORIFIC, F.GIVEN_NAMES, F.FAMILY_NAME, F.ORGANISATION, F.CITY, F.COUNTRY, F.ARRIVES_AT)
    parts = [str(row.values.get(field, ""))[:60] for field in fields] + [row.phone_key]
    return f"{row.row_number}: " + " | ".join(parts).rstrip(" |")


def _values(row: ParsedRow) -> dict[str, Any]:
    values = {field.value: list(v) if isinstance(v, tuple) else str(v) for field, v in row.values.items()}
    return values | ({"phone_key": row.phone_key} if row.phone_key else {})
