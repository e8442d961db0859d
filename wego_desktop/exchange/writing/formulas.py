"""Formulas that count a table's rows, in words that Excel and LibreOffice read alike."""

import re

from wego_desktop.exchange.writing.spec import Measure

_PLAIN = re.compile(r"^[\w ]+$")
_WILD = re.compile(r"[~*?]")


def table_column(table: str, title: str) -> str:
    """The structured reference to a table's column."""
    escaped = re.sub(r"(['\[\]#])", r"'\1", title)
    return f"{table}[{escaped}]" if _PLAIN.match(title) else f"{table}[[{escaped}]]"


def count_formula(table: str, titles: dict[str, str], measure: Measure, column: str, criterion: str) -> str:
    """The rows of `measure` whose `column` meets `criterion` (a formula part); all of it without column."""
    base = f"{table_column(table, titles[column])},{criterion}" if column else ""
    if not measure.words:
        return f"COUNTIFS({base})" if base else f"ROWS({table})"
    of = table_column(table, titles[measure.column])
    parts = (f"{base},{of},{literal(word)}" if base else f"{of},{literal(word)}" for word in measure.words)
    return "+".join(f"COUNTIFS({part})" for part in parts)


def criterion_for(value: str, cell: str) -> str:
    """The label's own cell where its text matches only itself, else the text with its wildcards disarmed."""
    is_plain = value and not _WILD.search(value) and value[0] not in "<>="
    return cell if is_plain else literal(value)


def literal(word: str) -> str:
    """`word` as a criterion that matches this text only; empty matches empty cells."""
    if not word:
        return '""'
    exact = _WILD.sub(lambda found: f"~{found.group()}", word)
    needs_equals = exact != word or word[0] in "<>="
    return '"{}{}"'.format("=" if needs_equals else "", exact.replace('"', '""'))
