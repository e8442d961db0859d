"""The answers to an event's own fields as columns of the list of delegates."""

import json
from collections.abc import Iterable
from typing import Any

from sqlalchemy import Select, String, Text, and_, cast, or_, select, type_coerce

from wego_desktop.db.models import Answer, OwnField
from wego_desktop.domain.answers import choice_text
from wego_desktop.domain.enums import OwnFieldKind
from wego_desktop.domain.list_filters import Condition, Operator, ValueKind, day_of
from wego_desktop.domain.own_fields import ANSWER_PREFIX, FieldSpec
from wego_desktop.domain.text import fold
from wego_desktop.services.queries.delegate_columns import ColumnGroup, DelegateColumn
from wego_desktop.services.queries.delegate_sources import Expression
from wego_desktop.services.queries.own_fields import answer_number_key, answer_text_key

_KINDS = {
    OwnFieldKind.TEXT: ValueKind.TEXT,
    OwnFieldKind.NUMBER: ValueKind.NUMBER,
    OwnFieldKind.CHOICE: ValueKind.CHOICE,
    OwnFieldKind.SEVERAL: ValueKind.SEVERAL,
    OwnFieldKind.YES_NO: ValueKind.YES_NO,
    OwnFieldKind.DATE: ValueKind.DAY,
}


def answer_kind(spec: FieldSpec) -> ValueKind:
    """How the answers to a field can be compared."""
    return _KINDS[spec.kind]


def answer_column(spec: FieldSpec) -> DelegateColumn:
    """The column of one field."""
    return DelegateColumn(
        spec.column,
        spec.label,
        answer_kind(spec),
        ColumnGroup.ANSWERS,
        is_sortable=spec.kind is not OwnFieldKind.SEVERAL,
        answer_kind=spec.kind,
        choices=spec.choices,
    )


def answer_expression(spec: FieldSpec) -> Expression:
    """What the answers are compared by: folded texts and numbers, which the table keeps beside them."""
    if spec.kind in (OwnFieldKind.NUMBER, OwnFieldKind.YES_NO):
        number = answer_number_key(spec.id)
        return Expression("", number == 1 if spec.kind is OwnFieldKind.YES_NO else number, number)
    text = answer_text_key(spec.id)
    return Expression("", text, text)


def answer_condition(condition: Condition, spec: FieldSpec) -> Any:
    """The condition on a choice, several choices or a day; EMPTY and NOT_EMPTY are as for any column."""
    text = answer_text_key(spec.id)
    if spec.kind is OwnFieldKind.SEVERAL:
        parts = [text.contains(choice_text(value), autoescape=True) for value in condition.values]
        within: Any = or_(*parts)
    elif condition.operator is Operator.BETWEEN:
        low, high = condition.values
        within = and_(
            *([text >= day_of(low).isoformat()] if low else []),
            *([text <= day_of(high).isoformat()] if high else []),
        )
    else:
        within = text.in_([fold(value) for value in condition.values])
    return or_(text.is_(None), ~within) if condition.operator is Operator.IS_NOT else within


def answer_rows(keys: Iterable[str]) -> Select[*tuple[Any, ...]]:
    """(registration id, value, JSON text, order) of the answers to the fields with these column keys."""
    wanted = [key.removeprefix(ANSWER_PREFIX) for key in keys]
    stored = type_coerce(cast(Answer.value, Text), String)
    return (
        select(
            Answer.registration_id, type_coerce(ANSWER_PREFIX + OwnField.key, String), stored, OwnField.key
        )
        .join(OwnField, OwnField.id == Answer.field_id)
        .where(OwnField.key.in_(wanted))
    )


def stored_answer(text: str) -> Any:
    """An answer from its JSON text."""
    return json.loads(text)
