"""Reading a list of people that was pasted or typed: one line for each, cells parted by tabs, ; or ,."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass

from wego_desktop.domain.text import fold


@dataclass(frozen=True, slots=True)
class GroupMember:
    """One person of a group as typed; `category` is a name or letters, empty for the group's category."""

    name: str
    email: str = ""
    position: str = ""
    category: str = ""


_HEADINGS = {
    "name": ("name", "full name", "participant", "delegate", "nom", "nombre", "nome", "이름", "성명"),
    "email": ("email", "e-mail", "mail", "email address", "correo", "courriel", "이메일"),
    "position": ("position", "title", "job title", "function", "fonction", "cargo", "직위", "직책"),
    "category": ("category", "categorie", "categoria", "type", "구분"),
}
_ORDER = ("name", "email", "position", "category")


def read_group(text: str) -> tuple[GroupMember, ...]:
    """The people of a pasted text; lines without any cell are left out.

    The first line counts as headings when it names a known column; else the cells are name, email, position
    and category in this order, except that a cell with an @ is always the email.
    """
    rows = [row for row in _rows(text) if any(row)]
    order: Sequence[str] = _ORDER
    if rows and (headings := _headings(rows[0])) is not None:
        order, rows = headings, rows[1:]
        return tuple(_member(dict(zip(order, row, strict=False))) for row in rows)
    return tuple(_member(_by_place(row)) for row in rows)


def decoded(content: bytes) -> str:
    """The text of a list that was saved or piped, in whatever encoding it is."""
    from wego_desktop.exchange.reading.encodings import detect_encoding

    return content.decode(detect_encoding(content), errors="replace")


def _rows(text: str) -> list[list[str]]:
    first = next((line for line in text.splitlines() if line.strip()), "")
    sign = next((sign for sign in ("\t", ";", ",") if sign in first), "\t")
    lines = csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), delimiter=sign)
    return [[" ".join(cell.split()) for cell in line] for line in lines]


def _headings(row: Sequence[str]) -> list[str] | None:
    """The column of each cell, empty for one that is not wanted; None when this is no line of headings."""
    named = {fold(word): column for column, words in _HEADINGS.items() for word in words}
    found = [named.get(fold(cell), "") for cell in row]
    return found if "name" in found else None


def _by_place(row: Sequence[str]) -> dict[str, str]:
    cells = list(row)
    email = next((cell for cell in cells if "@" in cell), None)
    if email is not None:
        cells.remove(email)
        return {**dict(zip(("name", "position", "category"), cells, strict=False)), "email": email}
    return dict(zip(_ORDER, cells, strict=False))


def _member(cells: dict[str, str]) -> GroupMember:
    return GroupMember(*(cells.get(column, "") for column in _ORDER))
