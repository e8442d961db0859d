"""Columns that answer an event's own questions: how their cells are read."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from wego_desktop.domain.enums import OwnFieldKind
from wego_desktop.domain.text import fold
from wego_desktop.exchange.reading.dates import DateOrder, day_of, is_ambiguous
from wego_desktop.exchange.reading.values import Parsed, Severity, ValueProblem, parse_list, parse_text
from wego_desktop.exchange.reading.words import yes_or_no

OWN_PREFIX = "own:"
"""What stands before an own field's key where a mapping is written: `Shirt size=own:shirt`."""


@dataclass(frozen=True, slots=True)
class OwnColumn:
    """A question of the event's own that a column may answer."""

    key: str
    label: str
    kind: OwnFieldKind
    choices: tuple[str, ...] = ()


def answer_parser(own: OwnColumn, order: DateOrder) -> Callable[[str], Parsed]:
    """The function that reads cleaned, non-empty texts as answers; it never raises.

    The value is a text, a number, a truth, a tuple of texts, or a day as `2026-10-13`. Errors
    `import_answer_unknown`, `import_answer_no_number`, `import_answer_no_truth`, `import_day_unknown`,
    `import_day_ambiguous`.
    """
    kinds: dict[OwnFieldKind, Callable[[str], Parsed]] = {
        OwnFieldKind.TEXT: parse_text,
        OwnFieldKind.NUMBER: _number,
        OwnFieldKind.CHOICE: lambda text: _choice(text, own.choices),
        OwnFieldKind.SEVERAL: lambda text: _several(text, own.choices),
        OwnFieldKind.YES_NO: _truth,
        OwnFieldKind.DATE: lambda text: parse_day(text, order),
    }
    return kinds[own.kind]


def parse_day(text: str, order: DateOrder) -> Parsed:
    """The day as `2026-10-13`; errors `import_day_unknown`, `import_day_ambiguous` (choose the order)."""
    if is_ambiguous(text, order):
        return _wrong("import_day_ambiguous", text)
    day = day_of(text, order)
    return Parsed(day.isoformat()) if day else _wrong("import_day_unknown", text)


def _number(text: str) -> Parsed:
    plain = text.replace(" ", "").replace("\u00a0", "")
    if plain.count(",") == 1 and "." not in plain and len(plain.rpartition(",")[2]) != 3:
        plain = plain.replace(",", ".")
    try:
        number = float(plain.replace(",", ""))
    except ValueError:
        return _wrong("import_answer_no_number", text)
    if not abs(number) < 1e15:
        return _wrong("import_answer_no_number", text)
    return Parsed(int(number) if number.is_integer() else number)


def _truth(text: str) -> Parsed:
    truth = yes_or_no(text)
    return _wrong("import_answer_no_truth", text) if truth is None else Parsed(truth)


def _choice(text: str, choices: Sequence[str]) -> Parsed:
    found = next((choice for choice in choices if fold(choice) == fold(text)), None)
    return Parsed(found) if found else _wrong("import_answer_unknown", text, choices)


def _several(text: str, choices: Sequence[str]) -> Parsed:
    whole = _choice(text, choices)
    if isinstance(whole.value, str):
        return Parsed((whole.value,))
    listed = parse_list(text)
    if not isinstance(listed.value, tuple):
        return listed
    found: list[str] = []
    for part in listed.value:
        one = _choice(part, choices)
        if not isinstance(one.value, str):
            return one
        found.append(one.value)
    return Parsed(tuple(dict.fromkeys(found)))


def _wrong(code: str, text: str, choices: Sequence[str] = ()) -> Parsed:
    params: dict[str, object] = {"value": text[:60]}
    if choices:
        params["choices"] = ", ".join(choices)
    return Parsed(None, ValueProblem(code, Severity.ERROR, params))
