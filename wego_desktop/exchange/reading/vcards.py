"""Reads address cards (vCard 2.1, 3.0, 4.0), several in a file, as a table with our own headers."""

import quopri
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from wego_desktop.errors import UserError
from wego_desktop.exchange.reading.cells import CellValue
from wego_desktop.exchange.reading.column_contents import is_latin
from wego_desktop.exchange.reading.encodings import detect_encoding
from wego_desktop.exchange.reading.fields import FIELD_LABELS
from wego_desktop.exchange.reading.fields import ImportField as F
from wego_desktop.exchange.reading.file_kind import FileKind
from wego_desktop.exchange.reading.limits import ReadLimits
from wego_desktop.exchange.reading.source import SheetSource, SourceFile

_COLUMNS = (
    F.HONORIFIC,
    F.GIVEN_NAMES,
    F.MIDDLE_NAME,
    F.FAMILY_NAME,
    F.FULL_NAME,
    F.NATIVE_NAME,
    F.GENDER,
    F.EMAIL,
    F.PHONE,
    F.POSITION,
    F.ORGANISATION,
    F.CITY,
    F.COUNTRY,
    F.NOTES,
    F.EXTERNAL_REFERENCE,
)
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
_UNESCAPED = {"n": "\n", "N": "\n"}
_PICTURES = frozenset({"PHOTO", "LOGO", "SOUND", "KEY", "AGENT"})
_PARAMETERS = re.compile(r';((?:[^;":]|"[^"]*")*)')


@dataclass(frozen=True, slots=True)
class _Line:
    """One property: `kinds` are its types in capitals (WORK, PREF), `text` still has its escapes."""

    name: str
    kinds: frozenset[str]
    text: str

    @property
    def value(self) -> str:
        """The whole value without escapes."""
        return _unescaped(self.text)

    def part(self, number: int) -> str:
        """One of the parts that semicolons divide; empty when there are fewer."""
        parts = re.split(r"(?<!\\);", self.text)
        return _unescaped(parts[number]).strip() if number < len(parts) else ""


@dataclass(slots=True)
class _Card:
    lines: dict[str, list[_Line]] = field(default_factory=dict)

    def first(self, name: str, *preferred: str) -> _Line | None:
        """The property `name`, of several the one marked as preferred, then by the `preferred` types."""
        lines = [
            line for line in self.lines.get(name, ()) if line.text.strip(" ;") and "FAX" not in line.kinds
        ]
        ranks = ("PREF", *preferred)
        return min(
            lines, key=lambda line: next((i for i, k in enumerate(ranks) if k in line.kinds), 9), default=None
        )

    def text(self, name: str, *preferred: str) -> str:
        """The value of the property `name`, empty without it."""
        line = self.first(name, *preferred)
        return line.value.strip() if line else ""


def read_vcards(path: Path, sha256: str, limits: ReadLimits) -> SourceFile:
    """The cards of the file as one sheet of one row each, below a header row.

    UserError `import_file_empty` without any card, `import_too_many_rows`.
    """
    content = path.read_bytes()
    encoding = detect_encoding(content)
    rows: list[Sequence[CellValue]] = [tuple(FIELD_LABELS[column] for column in _COLUMNS)]
    rows += [_row(card) for card in _cards(content.decode(encoding, "replace")) if not _is_group(card)]
    if len(rows) == 1:
        raise UserError("import_file_empty", name=path.name)
    if len(rows) > limits.rows:
        raise UserError("import_too_many_rows", sheet=path.stem, rows=len(rows), limit=limits.rows)
    sheet = SheetSource(path.stem, len(rows), is_hidden=False, first_column=0, read_rows=lambda: iter(rows))
    return SourceFile(path, FileKind.VCARD, (sheet,), sha256, encoding)


def _cards(text: str) -> Iterator[_Card]:
    card, depth = _Card(), 0
    for raw in _logical_lines(text):
        line = _line(raw)
        if line is None:
            continue
        if line.name == "BEGIN":
            depth += 1
            card = _Card() if depth == 1 else card
        elif line.name == "END":
            depth = max(depth - 1, 0)
            if depth == 0:
                yield card
        elif depth == 1 and line.name not in _PICTURES:
            card.lines.setdefault(line.name, []).append(line)


def _logical_lines(text: str) -> Iterator[str]:
    """Lines with their continuations: after a soft break of quoted-printable, or begun with a blank."""
    held, is_broken = "", False
    for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        if is_broken:
            held = held[:-1] + line
        elif line[:1] in {" ", "\t"}:
            held += line[1:]
        else:
            yield held
            held = line
        is_broken = held.endswith("=") and "QUOTED-PRINTABLE" in held.partition(":")[0].upper()
    yield held


def _line(raw: str) -> _Line | None:
    name, rest = re.match(r"[^;:]*", raw), ""
    if name is None or not raw.strip():
        return None
    kinds: set[str] = set()
    position, encoding, charset = name.end(), "", "utf-8"
    while match := _PARAMETERS.match(raw, position):
        position = match.end()
        key, _, value = match[1].upper().rpartition("=")
        if key == "ENCODING" or match[1].upper() in {"QUOTED-PRINTABLE", "BASE64"}:
            encoding = value
        elif key == "CHARSET":
            charset = value
        else:
            kinds.update(value.replace('"', "").split(","))
    if not raw.startswith(":", position):
        return None
    rest = raw[position + 1 :]
    if encoding in {"QUOTED-PRINTABLE", "Q"}:
        rest = _from_quoted_printable(rest, charset)
    return _Line(name[0].rpartition(".")[2].strip().upper(), frozenset(kinds), rest)


def _from_quoted_printable(text: str, charset: str) -> str:
    content = quopri.decodestring(text.encode("utf-8"))
    try:
        return content.decode(charset)
    except (LookupError, ValueError):
        return content.decode(detect_encoding(content), "replace")


def _unescaped(text: str) -> str:
    return _ESCAPE.sub(lambda match: _UNESCAPED.get(match[1], match[1]), text)


def _is_group(card: _Card) -> bool:
    kind = card.text("KIND") or card.text("X-ADDRESSBOOKSERVER-KIND")
    return kind.lower() in {"group", "location"}


def _row(card: _Card) -> tuple[str, ...]:
    values = _names(card)
    address = card.first("ADR", "WORK")
    organisation = card.first("ORG")
    values |= {
        F.GENDER: {"M": "male", "F": "female", "O": "other"}.get(card.text("GENDER")[:1].upper(), ""),
        F.EMAIL: card.text("EMAIL", "WORK", "INTERNET").removeprefix("mailto:"),
        F.PHONE: card.text("TEL", "WORK", "CELL").removeprefix("tel:"),
        F.POSITION: card.text("TITLE") or card.text("ROLE"),
        F.ORGANISATION: organisation.part(0) if organisation else "",
        F.CITY: address.part(3) if address else "",
        F.COUNTRY: address.part(6) if address else "",
        F.NOTES: card.text("NOTE"),
        F.EXTERNAL_REFERENCE: card.text("UID").removeprefix("urn:uuid:"),
    }
    return tuple(values.get(column, "") for column in _COLUMNS)


def _names(card: _Card) -> dict[F, str]:
    """The parts of the name; a formatted name in another script than its parts is the native one."""
    parts, whole = card.first("N"), card.text("FN")
    if parts is None:
        return {F.FULL_NAME: whole}
    names = {
        F.FAMILY_NAME: parts.part(0),
        F.GIVEN_NAMES: parts.part(1),
        F.MIDDLE_NAME: parts.part(2),
        F.HONORIFIC: parts.part(3).replace(",", " "),
    }
    together = names[F.FAMILY_NAME] + names[F.GIVEN_NAMES]
    if not together:
        names[F.FULL_NAME] = whole
    elif whole and is_latin(together) and not is_latin(whole):
        names[F.NATIVE_NAME] = whole
    return names
