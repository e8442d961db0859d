"""Long lists of ids and texts read as one text, because 100,000 rows of a driver cost five times as much."""

from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

_ID_LENGTH = 32
_BETWEEN = "\x1f"


def packed_ids(session: Session, statement: Select[*tuple[Any, ...]]) -> list[str]:
    """The ids that `statement` selects in its first column, in its order.

    SQLite keeps the order of a subquery under group_concat, PostgreSQL that under string_agg.
    """
    rows = statement.subquery()
    text = session.scalar(select(func.aggregate_strings(next(iter(rows.c)), ""))) or ""
    return [text[start : start + _ID_LENGTH] for start in range(0, len(text), _ID_LENGTH)]


def packed_texts(session: Session, statement: Select[str, str]) -> dict[str, str]:
    """Id to text for what `statement` selects as these two columns, in its order; the texts have one line."""
    rows = statement.subquery()
    id_, text = rows.c
    packed = session.scalar(select(func.aggregate_strings(id_ + text, "\n"))) or ""
    return {line[:_ID_LENGTH]: line[_ID_LENGTH:] for line in packed.split("\n")} if packed else {}


def packed_lines(session: Session, statement: Select[*tuple[Any, ...]]) -> list[list[str]]:
    """Each row of `statement` in its order: an id, then texts, in which line breaks become blanks."""
    rows = statement.subquery()
    id_, *texts = rows.c
    line: Any = id_
    for text in texts:
        line = line + _BETWEEN + func.replace(func.replace(text, "\n", " "), _BETWEEN, " ")
    packed = session.scalar(select(func.aggregate_strings(line, "\n"))) or ""
    return [row.split(_BETWEEN) for row in packed.split("\n")] if packed else []
