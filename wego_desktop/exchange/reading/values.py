"""Turns the text of one cell into the value of its field, or says what is wrong with it."""

import datetime as dt
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from wego_desktop.domain.countries import country_code
from wego_desktop.exchange.reading import words
from wego_desktop.exchange.reading.dates import DateOrder, instant_of, is_ambiguous
from wego_desktop.exchange.reading.fields import DAY_FIELDS
from wego_desktop.exchange.reading.fields import ImportField as F

FieldValue = str | tuple[str, ...]
"""What a field takes: a text, a value of a closed list (a StrEnum), or several texts."""

_EMAIL_HINT = re.compile(r"^(?:mailto:|.*<)\s*|\s*>.*$", re.IGNORECASE)
_LIST = re.compile(r"\s*(?:;| ::: |\n|,|、|，|；|\|)\s*")
_TITLE_LIST = re.compile(r"\s*(?:;| ::: |\n|；|\|)\s*")
_EMAIL_LIST = re.compile(r"\s*(?:[;,\n]| ::: )\s*")
_FORMULA_ERRORS = frozenset({"#REF!", "#N/A", "#NAME?", "#VALUE!", "#DIV/0!", "#NUM!", "#NULL!", "#SPILL!"})
_TEXT_LIMIT = 200
_TITLE_LIMIT = 600
_LANGUAGES_LIMIT = 300
_LIMITS = {
    F.HONORIFIC: 100,
    F.NOTES: 4000,
    F.DIETARY: 500,
    F.ACCESSIBILITY: 500,
    F.ORGANISATION: 300,
    F.POSITION: 300,
    F.POSITION_AND_ORGANISATION: 600,
    F.ARRIVAL_FLIGHT: 60,
    F.DEPARTURE_FLIGHT: 60,
    F.HOTEL: 300,
    F.PICK_UP: 300,
    F.EMERGENCY_CONTACT: 500,
}


_WITH_LINES = frozenset({F.NOTES, F.DIETARY, F.ACCESSIBILITY, F.POSITION_AND_ORGANISATION})


class Severity(StrEnum):
    """An error keeps the row out; a warning does not."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class ValueProblem:
    """What is wrong with a cell's text: a code of the import messages, its parameters, and how bad."""

    code: str
    severity: Severity
    params: dict[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Parsed:
    """The value of a cell (None: empty or unusable) and the problem; a warning may come with a value."""

    value: FieldValue | None
    problem: ValueProblem | None = None


EMPTY = Parsed(None)
_Parser = Callable[[str], Parsed]


def value_parser(
    target: F,
    categories: Sequence[str] = (),
    category_letters: Sequence[str] = (),
    order: DateOrder = DateOrder.UNKNOWN,
) -> Callable[[str], Parsed]:
    """The function that reads cleaned, non-empty texts for `target`; it never raises.

    With `categories` (names of the event's categories, `category_letters` beside them) the category must be
    one of them and the value is the name in the list; without, any text passes. `order` is for days.
    """
    if target in DAY_FIELDS:
        return _instant_parser(order)
    if target is F.CATEGORY and categories:
        return _category_parser(tuple(categories), tuple(category_letters))
    parser = _PARSERS.get(target)
    if parser:
        return parser
    limit = _LIMITS.get(target, _TEXT_LIMIT)
    return _note_parser(limit) if target in _WITH_LINES else _line_parser(limit)


def parse_email(text: str) -> Parsed:
    """One address, unwrapped from `mailto:` and `Name <…>`; of several the first, with a warning.

    The `anonymous` of form tools is none.

    Errors `import_email_without_at`, `…_several_at`, `…_has_blank`, `…_without_domain`. Casing stays.
    """
    if text.lower() == "anonymous":
        return EMPTY
    parts = [part for part in _EMAIL_LIST.split(text) if part]
    if len(parts) > 1 and all(part.count("@") == 1 for part in parts):
        first = parse_email(parts[0])
        return first if first.problem else Parsed(first.value, _warning("import_email_several", text))
    address = _EMAIL_HINT.sub("", text).strip(" .,;'\"")
    count = address.count("@")
    if count != 1:
        return _wrong("import_email_several_at" if count else "import_email_without_at", text)
    if any(character.isspace() for character in address):
        return _wrong("import_email_has_blank", text)
    local, _, domain = address.partition("@")
    is_complete = "." in domain and not domain.startswith((".", "-")) and ".." not in domain
    if not local or not is_complete:
        return _wrong("import_email_without_domain" if local else "import_email_without_at", text)
    return Parsed(address) if len(address) <= 254 else _too_long(address, 254)


def parse_country(text: str) -> Parsed:
    """The two-letter code of the country; error `import_country_unknown`."""
    code = country_code(text)
    return Parsed(code) if code else _wrong("import_country_unknown", text)


def parse_gender(text: str) -> Parsed:
    """A `Gender`; "prefer not to say" is empty; warning `import_gender_unknown`."""
    if words.is_no_answer(text):
        return EMPTY
    gender = words.gender_of(text)
    return Parsed(gender) if gender else Parsed(None, _warning("import_gender_unknown", text))


def parse_status(text: str) -> Parsed:
    """A `RegistrationStatus`, empty for "arrived"; error `import_status_unknown`."""
    if words.is_arrived(text):
        return EMPTY
    status = words.status_of(text)
    return Parsed(status) if status else _wrong("import_status_unknown", text)


def parse_mode(text: str) -> Parsed:
    """An `AttendanceMode`; error `import_mode_unknown`."""
    mode = words.mode_of(text)
    return Parsed(mode) if mode else _wrong("import_mode_unknown", text)


def parse_organisation_kind(text: str) -> Parsed:
    """An `OrganisationKind`; warning `import_kind_unknown`."""
    kind = words.organisation_kind_of(text)
    return Parsed(kind) if kind else Parsed(None, _warning("import_kind_unknown", text))


def parse_phone(text: str) -> Parsed:
    """The number as typed, of several from an address book the first with warning `import_phone_several`.

    Warning `import_phone_without_digits` when there is no digit in it."""
    if not any(character.isdigit() for character in text):
        return Parsed(None, _warning("import_phone_without_digits", text))
    first, several, _rest = text.partition(" ::: ")
    if several:
        return Parsed(first[:100], _warning("import_phone_several", text))
    return Parsed(text) if len(text) <= 100 else _too_long(text, 100)


def parse_list(text: str) -> Parsed:
    """The entries of a list parted by `;`, `,`, ` ::: `, `|` or line breaks, each once, in their order."""
    entries = tuple(dict.fromkeys(part for part in _LIST.split(text) if part and part != "-"))
    longest = max(entries, key=len, default="")
    if len(longest) > _TEXT_LIMIT:
        return _too_long(longest, _TEXT_LIMIT)
    return Parsed(entries) if entries else EMPTY


def parse_sessions(text: str) -> Parsed:
    """As `parse_list`, but a comma may belong to a title and parts nothing."""
    entries = tuple(dict.fromkeys(part for part in _TITLE_LIST.split(text) if part and part != "-"))
    longest = max(entries, key=len, default="")
    return Parsed(entries) if len(longest) <= _TITLE_LIMIT else _too_long(longest, _TITLE_LIMIT)


def parse_languages(text: str) -> Parsed:
    """The languages of a list, which together must fit into 300 letters."""
    parsed = parse_list(text)
    together = ", ".join(parsed.value) if isinstance(parsed.value, tuple) else ""
    return parsed if len(together) <= _LANGUAGES_LIMIT else _too_long(together, _LANGUAGES_LIMIT)


def _instant_parser(order: DateOrder) -> _Parser:
    """Reads `2026-10-13`, or `2026-10-13T14:20` where the cell has a time of day."""

    def parse(text: str) -> Parsed:
        if is_ambiguous(text, order):
            return _wrong("import_day_ambiguous", text)
        found = instant_of(text, order)
        if found is None:
            return _wrong("import_day_unknown", text)
        return Parsed(
            found.isoformat("T", "minutes") if isinstance(found, dt.datetime) else found.isoformat()
        )

    return parse


def _category_parser(names: tuple[str, ...], letters: tuple[str, ...]) -> _Parser:
    def parse(text: str) -> Parsed:
        index = words.category_index(text, names, letters)
        return _wrong("import_category_unknown", text) if index is None else Parsed(names[index])

    return parse


def _line_parser(limit: int) -> _Parser:
    def parse(text: str) -> Parsed:
        if text in _FORMULA_ERRORS:
            return _wrong("import_cell_error", text)
        line = text.replace("\n", " ").replace(" ::: ", "; ") if "\n" in text or ":::" in text else text
        return Parsed(line) if len(line) <= limit else _too_long(line, limit)

    return parse


def _note_parser(limit: int) -> _Parser:
    def parse(text: str) -> Parsed:
        return Parsed(text) if len(text) <= limit else _too_long(text, limit)

    return parse


def _wrong(code: str, text: str) -> Parsed:
    if text in _FORMULA_ERRORS:
        code = "import_cell_error"
    return Parsed(None, ValueProblem(code, Severity.ERROR, {"value": _shown(text)}))


def _warning(code: str, text: str) -> ValueProblem:
    return ValueProblem(code, Severity.WARNING, {"value": _shown(text)})


def _too_long(text: str, limit: int) -> Parsed:
    params: dict[str, object] = {"length": len(text), "limit": limit}
    return Parsed(None, ValueProblem("import_text_too_long", Severity.ERROR, params))


def _shown(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 60 else f"{line[:59]}…"


_PARSERS: dict[F, _Parser] = {
    F.EMAIL: parse_email,
    F.COUNTRY: parse_country,
    F.GENDER: parse_gender,
    F.STATUS: parse_status,
    F.MODE: parse_mode,
    F.ORGANISATION_KIND: parse_organisation_kind,
    F.PHONE: parse_phone,
    F.LANGUAGES: parse_languages,
    F.NETWORKS: parse_list,
    F.SESSIONS: parse_sessions,
    F.TAGS: parse_list,
}
