"""The language in which windows, saved views, commands and exports say which rows of a list they mean."""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from wego_desktop.errors import UserError


class Operator(StrEnum):
    """How a condition compares a column with its values."""

    IS = "is"
    IS_NOT = "is_not"
    CONTAINS = "contains"
    ANY_OF = "any_of"
    BETWEEN = "between"
    EMPTY = "empty"
    NOT_EMPTY = "not_empty"


class ValueKind(StrEnum):
    """What stands in a column, which decides how it can be compared.

    CHOICE is one of a list, REFERENCE one of a list too long to show (an organisation), SEVERAL any number
    of them; their values are ids or stored texts. Days are ISO days in the event's zone.
    """

    TEXT = "text"
    CHOICE = "choice"
    REFERENCE = "reference"
    SEVERAL = "several"
    NUMBER = "number"
    DAY = "day"
    YES_NO = "yes_no"


YES, NO = "yes", "no"
_EMPTINESS = (Operator.EMPTY, Operator.NOT_EMPTY)
_CHOSEN = (Operator.IS, Operator.IS_NOT, Operator.ANY_OF)

OPERATORS: dict[ValueKind, tuple[Operator, ...]] = {
    ValueKind.TEXT: (
        Operator.CONTAINS,
        Operator.IS,
        Operator.IS_NOT,
        Operator.ANY_OF,
        *_EMPTINESS,
    ),
    ValueKind.CHOICE: (*_CHOSEN, *_EMPTINESS),
    ValueKind.REFERENCE: (*_CHOSEN, Operator.CONTAINS, *_EMPTINESS),
    ValueKind.SEVERAL: (*_CHOSEN, *_EMPTINESS),
    ValueKind.NUMBER: (Operator.IS, Operator.IS_NOT, Operator.BETWEEN, Operator.ANY_OF, *_EMPTINESS),
    ValueKind.DAY: (Operator.IS, Operator.BETWEEN, Operator.IS_NOT, *_EMPTINESS),
    ValueKind.YES_NO: (Operator.IS,),
}
"""The operators of each kind, the usual one first."""


@dataclass(frozen=True, slots=True)
class Condition:
    """A column compared with values; BETWEEN has two, of which one may be empty (open), EMPTY has none.

    IS_NOT lets through what is none of its values, also what is empty.
    """

    column: str
    operator: Operator
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SortKey:
    """A column to order by; empty values stand last either way."""

    column: str
    is_descending: bool = False


@dataclass(frozen=True, slots=True)
class ListDefinition:
    """What a saved view holds: conditions that must all hold, a typed text, order, and columns as shown.

    Without an order a list stands by name, without columns it shows its usual ones.
    """

    conditions: tuple[Condition, ...] = ()
    text: str = ""
    sort: tuple[SortKey, ...] = ()
    columns: tuple[str, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """JSON values that `from_json` reads back."""
        return {
            "conditions": [[c.column, c.operator.value, list(c.values)] for c in self.conditions],
            "text": self.text,
            "sort": sort_to_json(self.sort),
            "columns": list(self.columns),
        }

    @classmethod
    def from_json(cls, stored: object) -> "ListDefinition":
        """What was stored; parts that make no sense, from a later version for instance, are left out."""
        if not isinstance(stored, dict):
            return cls()
        conditions = [_condition(each) for each in _list(stored.get("conditions"))]
        columns = [each for each in _list(stored.get("columns")) if isinstance(each, str)]
        text = stored.get("text")
        return cls(
            tuple(each for each in conditions if each is not None),
            text if isinstance(text, str) else "",
            sort_from_json(stored.get("sort")),
            tuple(dict.fromkeys(columns)),
        )


def sort_to_json(sort: tuple[SortKey, ...]) -> list[list[Any]]:
    """An order as JSON values."""
    return [[key.column, key.is_descending] for key in sort]


def sort_from_json(stored: object) -> tuple[SortKey, ...]:
    """An order from JSON values; a single pair, as version 0.1.0 kept it, is read too."""
    pairs = _list(stored)
    if len(pairs) == 2 and isinstance(pairs[0], str):
        pairs = [pairs]
    keys = []
    for pair in pairs:
        match pair:
            case [str(column), bool(is_descending)]:
                keys.append(SortKey(column, is_descending))
    return tuple(keys)


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


def _condition(stored: object) -> Condition | None:
    match stored:
        case [str(column), str(operator), list(values)] if operator in set(Operator):
            if all(isinstance(value, str) for value in values):
                return Condition(column, Operator(operator), tuple(values))
    return None


_FIRST_YEAR, _LAST_YEAR = 1900, 2999
_NUMBER = re.compile(r"[+-]?\d+(?:[.,]\d+)?")


def number_of(text: str) -> float:
    """The number that `text` writes; raises `UserError("filter_not_a_number")`."""
    cleaned = text.strip()
    if not _NUMBER.fullmatch(cleaned):
        raise UserError("filter_not_a_number", text=text)
    return float(cleaned.replace(",", "."))


def day_of(text: str) -> date:
    """The ISO day that `text` writes; raises `UserError("filter_not_a_day")`."""
    try:
        day = date.fromisoformat(text.strip())
    except ValueError as error:
        raise UserError("filter_not_a_day", text=text) from error
    if not _FIRST_YEAR <= day.year <= _LAST_YEAR:
        raise UserError("filter_not_a_day", text=text)
    return day


def checked(condition: Condition, kind: ValueKind) -> Condition:
    """`condition` with the blanks of its values dropped, fit for a column of that kind.

    Raises `UserError`: `filter_operator_unfit`, `filter_value_missing`, `filter_not_a_number`,
    `filter_not_a_day`.
    """
    operator, column = condition.operator, condition.column
    if operator not in OPERATORS[kind]:
        allowed = ", ".join(each.value.replace("_", " ") for each in OPERATORS[kind])
        raise UserError("filter_operator_unfit", column=column, allowed=allowed)
    if operator in _EMPTINESS:
        return Condition(column, operator)
    values = tuple(value.strip() for value in condition.values)
    if operator is Operator.BETWEEN:
        values = (*values, "", "")[:2]
        given = [value for value in values if value]
    else:
        values = tuple(dict.fromkeys(value for value in values if value))
        given = list(values)
    if not given:
        raise UserError("filter_value_missing", column=column)
    for value in given:
        if kind is ValueKind.NUMBER:
            number_of(value)
        elif kind is ValueKind.DAY:
            day_of(value)
    if kind is ValueKind.YES_NO and values[0] not in (YES, NO):
        raise UserError("filter_value_missing", column=column)
    if operator is Operator.IS and len(values) > 1:
        operator = Operator.ANY_OF
    return Condition(column, operator, values)
