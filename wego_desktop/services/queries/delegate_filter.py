"""Which delegates a list shows and in which order, as SQL."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from functools import cached_property
from types import MappingProxyType
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, Float, Select, and_, cast, func, or_, select
from sqlalchemy.orm import Session

from wego_desktop.db.models import Event, Registration, RegistrationTag, SearchText
from wego_desktop.domain.list_filters import (
    YES,
    Condition,
    Operator,
    SortKey,
    ValueKind,
    checked,
    day_of,
    number_of,
)
from wego_desktop.domain.own_fields import FieldSpec
from wego_desktop.domain.text import fold, words
from wego_desktop.errors import UserError
from wego_desktop.services.queries.delegate_answers import answer_condition, answer_expression, answer_kind
from wego_desktop.services.queries.delegate_choice import BY_NAME, DelegateFilter
from wego_desktop.services.queries.delegate_columns import FIXED_KEYS, MARKED, kind_of
from wego_desktop.services.queries.delegate_links import LINKS, holders, is_field_column
from wego_desktop.services.queries.delegate_sources import EXPRESSIONS, SOURCES, Expression, joined
from wego_desktop.services.queries.own_fields import specs_in
from wego_desktop.services.queries.packed import packed_ids, packed_lines

_Statement = Select[*tuple[Any, ...]]
Marked = Mapping[str, Callable[[str], Collection[str]]]
"""By column: the ids of an event's registrations for which it says yes."""


@dataclass(frozen=True, slots=True)
class TextTest:
    """A condition on a text, decided on folded letters, which no database does alike."""

    operator: Operator
    wanted: frozenset[str]

    def __call__(self, text: str) -> bool:
        """Whether `text` passes."""
        folded = fold(text)
        if self.operator is Operator.CONTAINS:
            return any(part in folded for part in self.wanted)
        return (folded in self.wanted) != (self.operator is Operator.IS_NOT)


@dataclass(frozen=True, slots=True)
class Asked:
    """A statement for ids in order, and the tests on the texts that it selects behind each id."""

    statement: _Statement
    tests: tuple[TextTest, ...]


def has_words(text: str) -> ColumnElement[bool]:
    """The condition on `search_text` that every word of `text` occurs in it."""
    return and_(*(SearchText.text.contains(word, autoescape=True) for word in words(text)))


def tables_of(chosen: DelegateFilter, sort: tuple[SortKey, ...]) -> frozenset[str]:
    """The tables beside those of every list in which a written row may change what it holds."""
    tables: set[str] = set()
    for key in (*(each.column for each in chosen.conditions), *(each.column for each in sort)):
        if is_field_column(key):
            tables.update(("answer", "own_field"))
        elif key in MARKED:
            tables.update(MARKED[key])
        elif key in LINKS:
            tables.update(LINKS[key].tables)
        elif key in EXPRESSIONS:
            for source in EXPRESSIONS[key].sources:
                tables.update(SOURCES[source].tables)
    return frozenset(tables)


def found_ids(
    session: Session,
    chosen: DelegateFilter,
    sort: tuple[SortKey, ...] = BY_NAME,
    marked: Marked = MappingProxyType({}),
) -> list[str]:
    """The ids that `chosen` lets through, in order; one statement, and one for conditions on days.

    `marked` finds the registrations for which a yes/no column says yes that no table holds. Raises
    `UserError`: `filter_no_such_column` and what `checked` raises.
    """
    plain = [each for each in chosen.conditions if each.column not in MARKED]
    wish = asked(session, replace(chosen, conditions=tuple(plain)), sort)
    if wish.tests:
        lines = packed_lines(session, wish.statement)
        ids = [id_ for id_, *texts in lines if all(map(_passes, wish.tests, texts))]
    else:
        ids = packed_ids(session, wish.statement)
    for condition in chosen.conditions:
        if condition.column in MARKED:
            is_wanted = checked(condition, ValueKind.YES_NO).values[0] == YES
            found = marked[condition.column](chosen.event_id) if condition.column in marked else ()
            ids = [id_ for id_ in ids if (id_ in found) == is_wanted]
    return ids


def _passes(test: TextTest, text: str) -> bool:
    return test(text)


def asked(session: Session, chosen: DelegateFilter, sort: tuple[SortKey, ...] = BY_NAME) -> Asked:
    """How to find the ids that `chosen` lets through, in order.

    Without conditions and by name it reads one index alone. Raises as `found_ids` does.
    """
    builder = _Builder(session, chosen.event_id)
    for condition in chosen.conditions:
        builder.add(condition)
    order = builder.order(sort)
    statement: _Statement = select(SearchText.registration_id, *builder.texts)
    # Begins at the index of what registrations are filtered by, where there is a filter, else by name.
    event_of = Registration.event_id if builder.where else SearchText.event_id
    statement = statement.where(event_of == chosen.event_id)
    if chosen.text:
        statement = statement.where(has_words(chosen.text))
    if builder.needs_registration:
        statement = statement.join(Registration, Registration.id == SearchText.registration_id)
        statement = joined(statement, builder.sources, chosen.event_id).where(*builder.where)
    return Asked(statement.order_by(*order), tuple(builder.tests))


def count_statement(session: Session, chosen: DelegateFilter) -> Select[int] | None:
    """How many `chosen` lets through as one statement on the registrations alone; None when it takes more."""
    if chosen.text or any(each.column in MARKED for each in chosen.conditions):
        return None
    builder = _Builder(session, chosen.event_id)
    for condition in chosen.conditions:
        builder.add(condition)
    if builder.tests:
        return None
    statement = joined(select(func.count()).select_from(Registration), builder.sources, chosen.event_id)
    return statement.where(Registration.event_id == chosen.event_id, *builder.where)


_ANSWERED_APART = frozenset({ValueKind.CHOICE, ValueKind.SEVERAL, ValueKind.DAY})


class _Builder:
    """Collects what the conditions and the order of one list need."""

    def __init__(self, session: Session, event_id: str) -> None:
        self._session = session
        self._event_id = event_id
        self.sources: set[str] = set()
        self.where: list[ColumnElement[bool]] = []
        self.texts: list[Any] = []
        self.tests: list[TextTest] = []
        self.needs_registration = False

    def add(self, condition: Condition) -> None:
        """Take one condition in."""
        key = condition.column
        kind = self._kind(key)
        condition = checked(condition, kind)
        self.needs_registration = True
        if key in LINKS:
            if key == "tags" and condition.values:
                condition = replace(condition, values=self._tags_like(condition.values))
            self.where.append(_link_condition(key, condition))
            return
        expression = self._expression(key)
        if condition.operator in (Operator.EMPTY, Operator.NOT_EMPTY):
            self._use(key)
            self.where.append(_emptiness(condition.operator, expression.value, kind))
        elif is_field_column(key) and kind in _ANSWERED_APART:
            self.where.append(answer_condition(condition, self._field(key)))
        elif kind is ValueKind.TEXT or condition.operator is Operator.CONTAINS:
            self.sources.update(expression.sources)
            text = expression.value if kind is ValueKind.TEXT else expression.shown
            self.texts.append(func.coalesce(text, ""))
            self.tests.append(TextTest(condition.operator, frozenset(map(fold, condition.values))))
        else:
            self._use(key)
            self.where.append(_condition(condition, kind, expression.value, self._zone))

    @cached_property
    def _zone(self) -> ZoneInfo:
        """The event's zone, in which days begin."""
        return ZoneInfo(self._session.get_one(Event, self._event_id).zone)

    def _tags_like(self, wanted: tuple[str, ...]) -> tuple[str, ...]:
        """The tags on file that differ from these by letter case and accents at most."""
        keys = set(map(fold, wanted))
        found = self._session.scalars(select(RegistrationTag.tag).distinct())
        return tuple(tag for tag in found if fold(tag) in keys) or wanted

    def _use(self, key: str) -> None:
        # The state and the organisation's key lie in the registration itself.
        if key not in ("status", "category", "organisation"):
            self.sources.update(self._expression(key).sources)

    @cached_property
    def _fields(self) -> dict[str, FieldSpec]:
        """The event's own fields by the key of their column."""
        return {spec.column: spec for spec in specs_in(self._session, self._event_id)}

    def _field(self, key: str) -> FieldSpec:
        if key not in self._fields:
            raise UserError("filter_no_such_column", column=key)
        return self._fields[key]

    def _kind(self, key: str) -> ValueKind:
        if is_field_column(key):
            return answer_kind(self._field(key))
        if key not in FIXED_KEYS:
            raise UserError("filter_no_such_column", column=key)
        return kind_of(key)

    def _expression(self, key: str) -> Expression:
        if is_field_column(key):
            return answer_expression(self._field(key))
        if key not in EXPRESSIONS:
            raise UserError("filter_no_such_column", column=key)
        return EXPRESSIONS[key]

    def order(self, sort: tuple[SortKey, ...]) -> list[Any]:
        """What to order by: the keys, then by name."""
        by_name = (SearchText.sort_key, SearchText.registration_id)
        result: list[Any] = []
        for key in sort:
            if key.column == "name":
                return [*result, *(c.desc() if key.is_descending else c for c in by_name)]
            expression = self._expression(key.column)
            self.needs_registration = True
            self.sources.update(expression.sources)
            value = expression.value if expression.order is None else expression.order
            result += [value.is_(None), value.desc() if key.is_descending else value]
        return [*result, *by_name]


def _link_condition(key: str, condition: Condition) -> ColumnElement[bool]:
    match condition.operator:
        case Operator.EMPTY:
            return Registration.id.not_in(holders(key))
        case Operator.NOT_EMPTY:
            return Registration.id.in_(holders(key))
        case Operator.IS_NOT:
            return Registration.id.not_in(holders(key, condition.values))
    return Registration.id.in_(holders(key, condition.values))


def _emptiness(operator: Operator, value: Any, kind: ValueKind) -> Any:
    is_empty = or_(value.is_(None), value == "") if kind is ValueKind.TEXT else value.is_(None)
    return is_empty if operator is Operator.EMPTY else ~is_empty


def _condition(condition: Condition, kind: ValueKind, value: Any, zone: ZoneInfo) -> Any:
    if kind is ValueKind.YES_NO:
        return value.is_(True) if condition.values[0] == YES else or_(value.is_(None), value.is_(False))
    if kind is ValueKind.DAY:
        within = _within_days(condition, value, zone)
    elif kind is ValueKind.NUMBER:
        within = _within_numbers(condition, cast(value, Float))
    else:
        within = value.in_(condition.values)
    return or_(value.is_(None), ~within) if condition.operator is Operator.IS_NOT else within


def _within_numbers(condition: Condition, value: Any) -> Any:
    if condition.operator is not Operator.BETWEEN:
        return value.in_([number_of(each) for each in condition.values])
    low, high = condition.values
    return and_(*([value >= number_of(low)] if low else []), *([value <= number_of(high)] if high else []))


def _within_days(condition: Condition, value: Any, zone: ZoneInfo) -> Any:
    if condition.operator is Operator.BETWEEN:
        low, high = condition.values
        return and_(
            *([value >= _start(day_of(low), zone)] if low else []),
            *([value < _start(day_of(high) + timedelta(1), zone)] if high else []),
        )
    days = [day_of(each) for each in condition.values]
    return or_(*(and_(value >= _start(day, zone), value < _start(day + timedelta(1), zone)) for day in days))


def _start(day: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, time(0, 0), zone)
