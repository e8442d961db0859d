"""Cells as they stand in a file: addresses, text of typed values, cleaning."""

import datetime as dt
import re

CellValue = str | int | float | bool | dt.date | dt.datetime | dt.time | dt.timedelta
"""What a cell may hold; an empty cell is an empty text."""

EMPTY_WORDS = frozenset({"-", "--", "---", "–", "—", "n/a", "none", "null", "nil", "n.a."})
"""Cell texts (lower case) that people type for "no value". `NA` is none of them: it is Namibia's code."""

_GUARDS = frozenset({"=", "'"})
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u2028\u2029\u2060\ufeff\ufffe\uffff]")
_BLANKS = re.compile(r"[^\S\n]+")
_PLAIN = re.compile(r"[!-~]+(?: [!-~]+)*")


def column_letter(index: int) -> str:
    """The letters of a column, counted from 0: `A`, `Z`, `AA`."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def column_index(letters: str) -> int | None:
    """The column counted from 0 for one to three letters (`c` is 2), else None."""
    if not letters.isascii() or not letters.isalpha() or len(letters) > 3:
        return None
    index = 0
    for letter in letters.upper():
        index = index * 26 + ord(letter) - ord("A") + 1
    return index - 1


def cell_address(sheet: str, row_number: int, column: int) -> str:
    """The address a reader finds in the file: `Sheet1!C7`; row counted from 1, column from 0."""
    return f"{sheet}!{column_letter(column)}{row_number}"


def raw_text(value: CellValue) -> str:
    """The text of a cell as a person would read it: no `.0`, no exponent, days and instants in ISO form."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return _number_text(value)
    if isinstance(value, dt.datetime):
        return value.isoformat(sep=" ", timespec="auto" if value.microsecond else "seconds")
    return str(value)


def clean_text(text: str) -> str:
    """`text` without control characters and guards for Excel, with single blanks, trimmed; breaks stay."""
    if text[:1] in _GUARDS:
        text = _unguarded(text)
    if _PLAIN.fullmatch(text):
        return text
    text = _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n").replace("_x000D_", ""))
    text = _BLANKS.sub(" ", text)
    return "\n".join(line.strip() for line in text.split("\n")).strip("\n")


def _unguarded(text: str) -> str:
    """`text` without what programs put around it so that Excel keeps it as text: `="007"`, `'+82 2 …`."""
    if text.startswith('="') and text.endswith('"') and len(text) > 2:
        return text[2:-1].replace('""', '"')
    return text[1:] if text[:1] == "'" and text[1:2] in tuple("=+-@0123456789") else text


def has_control_characters(text: str) -> bool:
    """Whether `clean_text` takes out characters that nobody can see (line breaks and blanks do not count)."""
    return not text.isprintable() and bool(
        _CONTROL.search(text.replace("\r", "\n").replace("\ufeff", "").replace("\u200b", ""))
    )


def cell_text(value: CellValue) -> str:
    """The cleaned text of a cell; words that stand for "no value" give an empty text."""
    text = clean_text(value if isinstance(value, str) else raw_text(value))
    if len(text) <= 5 and text.lower() in EMPTY_WORDS:
        return ""
    return text


def _number_text(value: float) -> str:
    if value.is_integer() and abs(value) < 1e21:
        return str(int(value))
    return repr(value)
