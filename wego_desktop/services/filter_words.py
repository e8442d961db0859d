"""Filters and orders as text, both ways: as people read them, and as commands take them."""

import re
from collections.abc import Iterable, Sequence

from wego_desktop.domain.list_filters import Condition, Operator, SortKey, ValueKind, checked
from wego_desktop.errors import UserError
from wego_desktop.i18n import N_, _
from wego_desktop.services.queries.delegate_columns import Choices, DelegateColumn

_WORDS = {
    Operator.IS: N_("is"),
    Operator.IS_NOT: N_("is not"),
    Operator.CONTAINS: N_("contains"),
    Operator.ANY_OF: N_("any of"),
    Operator.BETWEEN: N_("between"),
    Operator.EMPTY: N_("empty"),
    Operator.NOT_EMPTY: N_("not empty"),
}
_CHOSEN = frozenset({Operator.IS, Operator.IS_NOT, Operator.ANY_OF})
_MOST_NAMED = 2
_SENTENCE = re.compile(
    r"(?P<column>.+?)\s+(?P<operator>is\s+not\s+empty|is\s+empty|not\s+empty|is\s+not|is|contains|any\s+of|"
    r"between|empty)(?:\s+(?P<values>.*))?",
    re.IGNORECASE | re.DOTALL,
)
_AND = re.compile(r"(?:^|\s+)and(?:\s+|$)", re.IGNORECASE)


def operator_word(operator: Operator) -> str:
    """The operator in words."""
    return _(_WORDS[operator])


def value_text(condition: Condition, names: Sequence[str]) -> str:
    """What a chip shows behind the column's title; `names` are the words of the values."""
    few = ", ".join(names[:_MOST_NAMED])
    if len(names) > _MOST_NAMED:
        few += f" +{len(names) - _MOST_NAMED}"
    match condition.operator:
        case Operator.EMPTY | Operator.NOT_EMPTY:
            return operator_word(condition.operator)
        case Operator.IS_NOT:
            return _("not {values}").format(values=few)
        case Operator.CONTAINS:
            return _("contains {values}").format(values=few)
        case Operator.BETWEEN:
            return _between(*(*names, "", "")[:2])
    return few


def _between(low: str, high: str) -> str:
    if not high:
        return _("from {low}").format(low=low)
    return _("{low} to {high}").format(low=low, high=high) if low else _("up to {high}").format(high=high)


def parse_condition(text: str, columns: Iterable[DelegateColumn], choices: Choices) -> Condition:
    """The condition that `text` writes, such as `status any of Confirmed, Invited` or `hotel is empty`.

    Column and values by their words or keys, in any letter case. Organisations stay as words; see
    `with_organisations`. Raises `UserError`: `filter_malformed`, `filter_no_such_column`,
    `filter_no_such_value`, and what `checked` raises.
    """
    found = _SENTENCE.fullmatch(text.strip())
    if found is None:
        raise UserError("filter_malformed", text=text)
    column = column_named(found["column"], columns)
    operator = _operator(found["operator"])
    values = _values(operator, (found["values"] or "").strip())
    if column.key in choices and operator in _CHOSEN:
        values = tuple(_stored(value, column, choices) for value in values)
    return checked(Condition(column.key, operator, values), column.kind)


def _operator(text: str) -> Operator:
    words = "_".join(text.lower().split())
    return Operator(words.removeprefix("is_") if words in {"is_empty", "is_not_empty"} else words)


def _values(operator: Operator, text: str) -> tuple[str, ...]:
    if operator is Operator.BETWEEN:
        low, _and, high = _AND.sub("\x1f", text, count=1).partition("\x1f")
        return low.strip(), high.strip()
    if operator is Operator.ANY_OF:
        return tuple(part.strip() for part in text.split(",") if part.strip())
    return (text,) if text else ()


def column_named(text: str, columns: Iterable[DelegateColumn]) -> DelegateColumn:
    """The column with that key or title, in any letter case; raises `filter_no_such_column`."""
    wanted = text.strip().casefold()
    for column in columns:
        if wanted in {column.key, column.key.replace("_", " "), column.title.casefold()}:
            return column
    raise UserError("filter_no_such_column", column=text.strip())


def _stored(value: str, column: DelegateColumn, choices: Choices) -> str:
    wanted = " ".join(value.split()).casefold()
    for stored, text in choices[column.key]:
        word = " ".join(text.split()).casefold()
        if wanted in {stored.casefold(), word} or (
            column.kind is ValueKind.SEVERAL and word.split(" ")[0] == wanted
        ):
            return stored
    allowed = ", ".join(text for _stored_value, text in choices[column.key][:20])
    raise UserError("filter_no_such_value", column=column.title, text=value, allowed=allowed)


def parse_sort(text: str, columns: Iterable[DelegateColumn]) -> tuple[SortKey, ...]:
    """The order that `text` writes: columns with commas between, `-` before one turns it round.

    Columns by key or title. Raises `UserError`: `filter_no_such_column`, and `sort_malformed` for a column
    that cannot be ordered by.
    """
    offered = tuple(columns)
    keys = []
    for part in (each.strip() for each in text.split(",")):
        if part:
            column = column_named(part.removeprefix("-"), offered)
            if not column.is_sortable:
                raise UserError("sort_malformed", text=part)
            keys.append(SortKey(column.key, part.startswith("-")))
    return tuple(keys)
