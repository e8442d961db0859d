"""What may be answered to an own field: one rule for forms, lists, files and the command line."""

import math
import re
from collections.abc import Callable
from datetime import date

from wego_desktop.domain.enums import OwnFieldKind
from wego_desktop.domain.own_fields import AnswerValue, FieldSpec
from wego_desktop.domain.text import fold
from wego_desktop.errors import UserError

LONGEST_ANSWER = 2000
_YES = frozenset({"yes", "y", "true", "1", "x", "예", "네", "oui", "si", "sim", "on"})
_NO = frozenset({"no", "n", "false", "0", "-", "아니요", "아니오", "non", "nao", "off"})
_LIST_ENDS = re.compile(r"[;|\n]")
_NUMBER = re.compile(r"[+-]?\d+(?:[.,]\d+)?")
_DAY_FIRST = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})\.?")
_YEAR_FIRST = re.compile(r"(\d{4})[./-]\s?(\d{1,2})[./-]\s?(\d{1,2})\.?(?:[T ]00:00(?::00)?)?")


def read_answer(spec: FieldSpec, given: object) -> AnswerValue | None:
    """The answer that `given` means, typed or as a value already; None when nothing was given.

    Raises `UserError` that names the field: `answer_too_long`, `answer_not_a_number`, `answer_not_a_day`,
    `answer_not_yes_or_no`, `answer_not_a_choice`.
    """
    if isinstance(given, str):
        given = given.strip()
    if given is None or (isinstance(given, str | list | tuple) and not given):
        return None
    return _READERS[spec.kind](spec, given)


def typed_answer(value: AnswerValue | None) -> str:
    """The text that `read_answer` reads back as `value`: for fields that are edited, and for files."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "; ".join(value) if isinstance(value, list) else str(value)


def compared_as(value: object) -> tuple[str, float | None]:
    """What filters and sorting compare of an answer: a folded text, and a number where it has one.

    Several answers stand between line breaks, so that a whole one is found by `choice_text`.
    """
    if isinstance(value, bool):
        return ("yes", 1.0) if value else ("no", 0.0)
    if isinstance(value, int | float):
        return str(value), float(value)
    if isinstance(value, list):
        return "".join(choice_text(str(item)) for item in value).replace("\n\n", "\n"), None
    return fold(str(value)), None


def choice_text(choice: str) -> str:
    """What the compared text of several answers holds when `choice` is one of them."""
    return f"\n{fold(choice)}\n"


def _number(spec: FieldSpec, given: object) -> int | float:
    number: int | float | None = None
    if isinstance(given, int | float) and not isinstance(given, bool):
        number = given
    elif isinstance(given, str):
        text = given.replace("\u2212", "-").replace(" ", "").replace("\u00a0", "")
        if _NUMBER.fullmatch(text):
            number = float(text.replace(",", "."))
    if number is None or not math.isfinite(number) or abs(number) >= 1e15:
        raise UserError("answer_not_a_number", label=spec.label, value=str(given))
    return int(number) if number == int(number) else number


def _truth(spec: FieldSpec, given: object) -> bool:
    word = fold(typed_answer(given) if isinstance(given, bool) else str(given))
    if word in _YES:
        return True
    if word in _NO:
        return False
    raise UserError("answer_not_yes_or_no", label=spec.label, value=str(given))


def _day(spec: FieldSpec, given: object) -> str:
    """The day as ISO text; figures in another order than year first are day, month, year."""
    if isinstance(given, date):
        return given.isoformat()[:10]
    text = str(given).strip()
    if found := _YEAR_FIRST.fullmatch(text):
        year, month, day = (int(part) for part in found.groups())
    elif found := _DAY_FIRST.fullmatch(text):
        day, month, year = (int(part) for part in found.groups())
    else:
        raise UserError("answer_not_a_day", label=spec.label, value=text)
    try:
        return date(year, month, day).isoformat()
    except ValueError as error:
        raise UserError("answer_not_a_day", label=spec.label, value=text) from error


def _choice(spec: FieldSpec, given: object) -> str:
    text = str(given).strip()
    wanted = fold(text)
    for choice in spec.choices:
        if fold(choice) == wanted:
            return choice
    raise UserError("answer_not_a_choice", label=spec.label, value=text, choices=", ".join(spec.choices))


def _text(spec: FieldSpec, given: object) -> str:
    text = str(given)
    if len(text) > LONGEST_ANSWER:
        raise UserError("answer_too_long", label=spec.label, most=LONGEST_ANSWER)
    return text


def _several(spec: FieldSpec, given: object) -> list[str] | None:
    parts = [str(part) for part in given] if isinstance(given, list | tuple) else _parts(spec, str(given))
    found = {_choice(spec, part) for part in parts if part.strip()}
    return [choice for choice in spec.choices if choice in found] or None


def _parts(spec: FieldSpec, text: str) -> list[str]:
    """The single answers of a text; a comma parts them only where no choice is written with one."""
    whole = _LIST_ENDS.split(text)
    known = {fold(choice) for choice in spec.choices}
    return [
        part
        for piece in whole
        for part in ([piece] if fold(piece) in known or "," not in piece else piece.split(","))
    ]


_READERS: dict[OwnFieldKind, Callable[[FieldSpec, object], AnswerValue | None]] = {
    OwnFieldKind.TEXT: _text,
    OwnFieldKind.NUMBER: _number,
    OwnFieldKind.CHOICE: _choice,
    OwnFieldKind.SEVERAL: _several,
    OwnFieldKind.YES_NO: _truth,
    OwnFieldKind.DATE: _day,
}
