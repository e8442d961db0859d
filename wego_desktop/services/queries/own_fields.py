"""Reads about an event's own fields and the answers that registrations gave."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from wego_desktop.db.models import Answer, Event, OwnField, Registration
from wego_desktop.db.unit_of_work import Database
from wego_desktop.domain.codes import registration_number
from wego_desktop.domain.enums import OwnFieldKind
from wego_desktop.domain.own_fields import AnswerValue, FieldSpec, RequiredWhen, open_fields
from wego_desktop.domain.registration_states import EXPECTED

_CHUNK = 400


@dataclass(frozen=True, slots=True)
class OwnFieldRow:
    """One own field; `answers` counts those who answered, `choices` who took each (also former choices)."""

    spec: FieldSpec
    answers: int
    choices: dict[str, int]


@dataclass(frozen=True, slots=True)
class RegistrationAnswers:
    """What one registration is asked, what it answered (by key), and what it still owes."""

    registration_id: str
    number: str
    category_id: str
    fields: tuple[FieldSpec, ...]
    answers: dict[str, AnswerValue]
    open: tuple[FieldSpec, ...]


def specs(database: Database, event_id: str) -> tuple[FieldSpec, ...]:
    """The event's own fields in their order; one statement."""
    with database.read() as session:
        return specs_in(session, event_id)


def specs_in(session: Session, event_id: str) -> tuple[FieldSpec, ...]:
    """As `specs`, inside an open session."""
    statement = select(OwnField).where(OwnField.event_id == event_id)
    rows = session.scalars(statement.order_by(OwnField.position, OwnField.id))
    return tuple(spec_of(row) for row in rows)


def spec_of(row: OwnField) -> FieldSpec:
    """The rules of one stored field."""
    when = row.required_when
    return FieldSpec(
        row.id,
        row.key,
        row.label,
        row.kind,
        tuple(row.choices),
        row.required,
        RequiredWhen(when["key"], when.get("value")) if when.get("key") else None,
        tuple(row.category_ids),
        row.position,
    )


def fields(database: Database, event_id: str) -> tuple[OwnFieldRow, ...]:
    """The event's own fields in their order, with how many answered what; two statements."""
    with database.read() as session:
        found = specs_in(session, event_id)
        counts = count_answers(session, [spec.id for spec in found])
    return tuple(OwnFieldRow(spec, *counts.get(spec.id, (0, {}))) for spec in found)


def count_answers(session: Session, field_ids: Sequence[str]) -> dict[str, tuple[int, dict[str, int]]]:
    """Field id to the number of answers, and how often each choice was taken."""
    if not field_ids:
        return {}
    statement = (
        select(Answer.field_id, Answer.value, OwnField.kind)
        .join(OwnField, OwnField.id == Answer.field_id)
        .where(Answer.field_id.in_(field_ids))
    )
    answers: Counter[str] = Counter()
    choices: dict[str, Counter[str]] = defaultdict(Counter)
    for field_id, value, kind in session.execute(statement):
        answers[field_id] += 1
        if kind in (OwnFieldKind.CHOICE, OwnFieldKind.SEVERAL):
            choices[field_id].update(value if isinstance(value, list) else [value])
    return {field_id: (count, dict(choices[field_id])) for field_id, count in answers.items()}


def answers(database: Database, registration_ids: Sequence[str]) -> dict[str, dict[str, AnswerValue]]:
    """Registration id to its answers by column (`answer:<key>`); one statement for each 400."""
    with database.read() as session:
        return answers_in(session, registration_ids)


def answers_in(session: Session, registration_ids: Iterable[str]) -> dict[str, dict[str, AnswerValue]]:
    """As `answers`, inside an open session."""
    ids = list(registration_ids)
    found: dict[str, dict[str, AnswerValue]] = defaultdict(dict)
    for start in range(0, len(ids), _CHUNK):
        statement = (
            select(Answer.registration_id, OwnField.key, Answer.value)
            .join(OwnField, OwnField.id == Answer.field_id)
            .where(Answer.registration_id.in_(ids[start : start + _CHUNK]))
        )
        for registration_id, key, value in session.execute(statement):
            found[registration_id][f"answer:{key}"] = value
    return dict(found)


def registration_answers(database: Database, registration_id: str) -> RegistrationAnswers | None:
    """Everything about one registration's answers, or None when it is gone; three statements."""
    statement = (
        select(Registration.event_id, Registration.category_id, Registration.number, Event.code)
        .join(Event, Event.id == Registration.event_id)
        .where(Registration.id == registration_id)
    )
    with database.read() as session:
        found = session.execute(statement).first()
        if found is None:
            return None
        event_id, category_id, number, code = found
        every = specs_in(session, event_id)
        given = answers_in(session, [registration_id]).get(registration_id, {})
    known = {spec.key: given[spec.column] for spec in every if spec.column in given}
    asked = tuple(spec for spec in every if not spec.category_ids or category_id in spec.category_ids)
    owed = open_fields(every, category_id, known)
    return RegistrationAnswers(
        registration_id, registration_number(code, number), category_id, asked, known, owed
    )


def owing(database: Database, event_id: str) -> dict[str, tuple[FieldSpec, ...]]:
    """Expected registration id to the required fields that it has not answered; three statements."""
    statement = select(Registration.id, Registration.category_id).where(
        Registration.event_id == event_id, Registration.status.in_(sorted(EXPECTED))
    )
    with database.read() as session:
        every = specs_in(session, event_id)
        if not any(spec.required != "never" for spec in every):
            return {}
        given: dict[str, dict[str, AnswerValue]] = defaultdict(dict)
        keys = {spec.id: spec.key for spec in every}
        values = select(Answer.registration_id, Answer.field_id, Answer.value)
        for registration_id, field_id, value in session.execute(
            values.where(Answer.field_id.in_(list(keys)))
        ):
            given[registration_id][keys[field_id]] = value
        found = {
            registration_id: open_fields(every, category_id, given[registration_id])
            for registration_id, category_id in session.execute(statement)
        }
    return {registration_id: owed for registration_id, owed in found.items() if owed}


def answer_text_key(field_id: str) -> ColumnElement[Any]:
    """The compared text of a registration's answer, as a subquery on `Registration.id`; NULL without one."""
    return _key(Answer.text_key, field_id)


def answer_number_key(field_id: str) -> ColumnElement[Any]:
    """The compared number of a registration's answer, as `answer_text_key`."""
    return _key(Answer.number_key, field_id)


def _key(column: Any, field_id: str) -> ColumnElement[Any]:
    return (
        select(column)
        .where(Answer.field_id == field_id, Answer.registration_id == Registration.id)
        .correlate(Registration)
        .scalar_subquery()
    )
