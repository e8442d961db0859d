"""The statements of the first screen, written down from the queries of the list; `--write` does it anew."""

import sys
import tempfile
from pathlib import Path
from typing import Any

from sqlalchemy import Enum, event
from sqlalchemy.types import TypeEngine

from checks import PACKAGE
from wego_desktop.bootstrap import create_context
from wego_desktop.db.types import UtcDateTime
from wego_desktop.domain import enums
from wego_desktop.services.queries import delegates
from wego_desktop.services.queries.delegate_choice import DelegateFilter

FILE = PACKAGE / "services" / "queries" / "first_rows_sql.py"
ROWS_AT_ONCE = 50
INSTANT = "instant"
EVENT_ID, ALL_IDS = "@event", "@ids"
_LINE = 100
_TITLE = "What SQLAlchemy asks SQLite for the first screen; `python -m checks.first_rows --write` writes it."


def written() -> str:
    """What the file must be, after the queries as they are now."""
    heard = _heard()
    lines = [
        f'"""{_TITLE}"""',
        "",
        f"ROWS_AT_ONCE = {ROWS_AT_ONCE}",
        f'INSTANT = "{INSTANT}"',
        f'EVENT_ID = "{EVENT_ID}"',
        f'ALL_IDS = "{ALL_IDS}"',
    ]
    for name, (statement, values) in zip(("IDS", "ROWS", "LINKS"), heard, strict=True):
        lines += ["", f"{name} = (", *_texts(statement), ")"]
        lines.append(f"{name}_VALUES: tuple[object, ...] = {_tuple(values)}")
    kinds = {place: kind for place, each in enumerate(delegates._columns()) if (kind := _kind(each.type))}
    lines += ["", "ROW_KINDS = {", *(f'    {place}: "{kind}",' for place, kind in kinds.items()), "}", ""]
    return "\n".join(lines)


def _heard() -> list[tuple[str, list[Any]]]:
    """Statement and values of everything that the list asks first."""
    heard: list[tuple[str, list[Any]]] = []
    ids = [f"{place:032}" for place in range(ROWS_AT_ONCE)]

    def hear(_c: Any, _k: Any, statement: str, values: Any, _x: Any, _many: bool) -> None:
        if statement.lstrip().startswith("SELECT"):
            heard.append((statement, _template(list(values), ids)))

    with (
        tempfile.TemporaryDirectory() as folder,
        create_context(str(Path(folder) / "statements.wego"), "Statements", "Organiser") as context,
    ):
        database = context.database
        event.listen(database.engine, "before_cursor_execute", hear)
        delegates.ids(database, DelegateFilter(EVENT_ID))
        delegates.rows(database, ids)
    return heard


def _template(values: list[Any], ids: list[str]) -> list[Any]:
    """The values with one mark in the place of all ids."""
    template: list[Any] = []
    at = 0
    while at < len(values):
        if values[at : at + len(ids)] == ids:
            template.append(ALL_IDS)
            at += len(ids)
        else:
            template.append(values[at])
            at += 1
    return template


def _kind(column: TypeEngine[Any]) -> str:
    if isinstance(column, UtcDateTime):
        return INSTANT
    if isinstance(column, Enum) and column.enum_class is not None:
        assert hasattr(enums, column.enum_class.__name__)
        return str(column.enum_class.__name__)
    return ""


def _tuple(values: list[Any]) -> str:
    """As the formatter writes it."""
    texts = [f'"{value}"' if isinstance(value, str) else repr(value) for value in values]
    return f"({texts[0]},)" if len(texts) == 1 else f"({', '.join(texts)})"


def _texts(statement: str) -> list[str]:
    """The statement as lines of Python that stand beside each other."""
    words = " ".join(statement.split()).split(" ")
    lines, line = [], ""
    for word in words:
        if len(line) + len(word) >= _LINE:
            lines.append(line)
            line = ""
        line += f"{word} "
    lines.append(line.rstrip())
    return [f"    {_quoted(each)}" for each in lines]


def _quoted(text: str) -> str:
    return f"'{text}'" if '"' in text and "'" not in text else '"' + text.replace('"', '\\"') + '"'


def main() -> int:
    """Write the file, or tell whether it is as the queries are."""
    source = written()
    if "--write" in sys.argv[1:]:
        FILE.write_text(source, encoding="utf-8")
        return 0
    if FILE.read_text(encoding="utf-8") == source:
        return 0
    print("The first screen asks otherwise than the list: run `python -m checks.first_rows --write`.")
    return 1


if __name__ == "__main__":
    sys.exit(main())
