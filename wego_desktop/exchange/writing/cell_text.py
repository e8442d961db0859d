"""Text made fit for a workbook: forbidden characters, escapes, lengths, names of sheets and tables."""

import re
import unicodedata
from collections.abc import Iterable

MOST_TEXT_UNITS = 32_767
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_ESCAPE_LIKE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_SHEET_FORBIDDEN = re.compile(r"[\\/*?:\[\]]")
_CELL_LIKE = re.compile(r"^(?:[A-Za-z]{1,3}\d+|[RrCc]|[Rr]\d*[Cc]\d*)$")


def clean(text: str) -> str:
    """`text` without characters that XML forbids, line ends as single line feeds."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _FORBIDDEN.sub("", text)


def shorten(text: str) -> str:
    """`text`, or its beginning with an ellipsis when it exceeds Excel's 32,767 UTF-16 units per cell."""
    if len(text) * 2 <= MOST_TEXT_UNITS:
        return text
    units = text.encode("utf-16-le")
    if len(units) // 2 <= MOST_TEXT_UNITS:
        return text
    return units[: (MOST_TEXT_UNITS - 1) * 2].decode("utf-16-le", errors="ignore") + "…"


def markup(text: str) -> str:
    """`text` (already clean) as it stands between XML tags, with what Excel would unescape protected."""
    if "_x" in text:
        text = _ESCAPE_LIKE.sub("_x005F_", text)
    if "&" in text:
        text = text.replace("&", "&amp;")
    if "<" in text:
        text = text.replace("<", "&lt;")
    if ">" in text:
        text = text.replace(">", "&gt;")
    return text


def display_width(text: str) -> int:
    """The columns that the longest line of `text` takes: wide East Asian characters count two, marks none."""
    if text.isascii() and "\n" not in text:
        return len(text)
    return max((_line_width(line) for line in text.split("\n")), default=0)


def _line_width(line: str) -> int:
    if line.isascii():
        return len(line)
    width = 0
    for character in line:
        if unicodedata.east_asian_width(character) in "WF":
            width += 2
        elif not unicodedata.combining(character):
            width += 1
    return width


def sheet_names(wanted: Iterable[str]) -> list[str]:
    """Names that Excel accepts: none of `[]:*?/\\`, no quote at the ends, 31 units at most, each once."""
    taken: set[str] = {"history"}
    names: list[str] = []
    for text in wanted:
        base = _SHEET_FORBIDDEN.sub(" ", clean(text).replace("\n", " ")).strip(" '") or "Sheet"
        names.append(_unique(base, taken, 31))
    return names


def header_titles(wanted: Iterable[str]) -> list[str]:
    """Column titles as a table needs them: one line, not empty, each once whatever its case."""
    taken: set[str] = set()
    titles: list[str] = []
    for text in wanted:
        base = " ".join(clean(text).split()) or "Column"
        titles.append(_unique(base, taken, 255))
    return titles


def table_names(wanted: Iterable[str]) -> list[str]:
    """Names that Excel accepts for tables: letters, digits, low lines, unlike a cell's address, each once."""
    taken: set[str] = set()
    names: list[str] = []
    for text in wanted:
        base = re.sub(r"\W+", "_", clean(text)).strip("_") or "Table"
        if not base[0].isalpha() or _CELL_LIKE.match(base):
            base = f"Table_{base}"
        names.append(_unique(base, taken, 200, "_{}"))
    return names


def _unique(base: str, taken: set[str], most_units: int, suffix: str = " ({})") -> str:
    name, number = _cut(base, most_units), 1
    while name.casefold() in taken:
        number += 1
        ending = suffix.format(number)
        name = _cut(base, most_units - len(ending)) + ending
    taken.add(name.casefold())
    return name


def _cut(text: str, most_units: int) -> str:
    return text.encode("utf-16-le")[: most_units * 2].decode("utf-16-le", errors="ignore").rstrip(" '")
