"""Adds, edits, orders and removes the own fields of an event."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypedDict, Unpack

from sqlalchemy import select
from sqlalchemy.orm import Session

from wego_desktop.db.models import Answer, Category, Event, OwnField, new_id
from wego_desktop.db.unit_of_work import Database
from wego_desktop.domain.actor import Actor
from wego_desktop.domain.answers import read_answer
from wego_desktop.domain.enums import OwnFieldKind, RequiredRule
from wego_desktop.domain.operations import Op
from wego_desktop.domain.own_fields import RequiredWhen, is_field_key, key_for
from wego_desktop.domain.rights import Right, require
from wego_desktop.domain.text import fold
from wego_desktop.errors import UserError
from wego_desktop.services.outcome import Outcome, outcome
from wego_desktop.services.queries.own_fields import count_answers, spec_of

CHOOSING = frozenset({OwnFieldKind.CHOICE, OwnFieldKind.SEVERAL})


@dataclass(frozen=True, slots=True)
class OwnFieldDraft:
    """What an organiser enters for a field; an empty key is made of the label, empty categories mean all."""

    label: str
    kind: OwnFieldKind = OwnFieldKind.TEXT
    key: str = ""
    choices: tuple[str, ...] = ()
    required: RequiredRule = RequiredRule.NEVER
    required_when: RequiredWhen | None = None
    category_ids: tuple[str, ...] = ()


class OwnFieldEdit(TypedDict, total=False):
    """The facts that are to change. `renamed` maps choices to their new words, in the answers too."""

    label: str
    kind: OwnFieldKind
    choices: Sequence[str]
    renamed: Mapping[str, str]
    required: RequiredRule
    required_when: RequiredWhen | None
    category_ids: Sequence[str]


class OwnFieldService:
    """Keeps the questions of an event. A field's key never changes: views and badge layouts name it."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, actor: Actor, event_id: str, draft: OwnFieldDraft) -> Outcome[str]:
        """A new field after the others; the value is its id.

        Raises `UserError`: `own_field_label_missing`, `own_field_key_malformed`, `own_field_key_taken`,
        `own_field_choices_missing`, `own_field_choice_twice`, `own_field_when_missing`,
        `own_field_when_unknown`, `no_such_category`, `no_such_event`, `not_allowed`.
        """
        require(actor.role, Right.EDIT_EVENTS)
        with self._database.write(Op.EDIT_OWN_FIELDS, actor, event_id, title=draft.label.strip()) as unit:
            if unit.session.get(Event, event_id) is None:
                raise UserError("no_such_event", code=event_id)
            others = _fields(unit.session, event_id)
            key = draft.key.strip() or key_for(draft.label, (other.key for other in others))
            row = OwnField(
                id=new_id(),
                event_id=event_id,
                key=key,
                label=draft.label.strip(),
                kind=draft.kind,
                choices=_clean(draft.choices),
                required=draft.required,
                required_when=_stored(draft.required_when),
                category_ids=list(draft.category_ids),
                position=max((other.position for other in others), default=-1) + 1,
            )
            _check(unit.session, row, others)
            unit.session.add(row)
            return outcome(unit, row.id)

    def edit(
        self, actor: Actor, field_id: str, *, keep_answers: bool = False, **facts: Unpack[OwnFieldEdit]
    ) -> Outcome[str]:
        """The field with other facts; the value is its id.

        A choice that somebody took goes only with `keep_answers`, and those answers stay as they are.
        Raises as `add`, `choice_in_use`, `own_field_kind_fixed` when it has answers, `no_such_own_field`.
        """
        require(actor.role, Right.EDIT_EVENTS)
        with self._database.write(Op.EDIT_OWN_FIELDS, actor) as unit:
            row = _field(unit.session, field_id)
            unit.event_id = row.event_id
            others = [other for other in _fields(unit.session, row.event_id) if other.id != row.id]
            answers, taken = count_answers(unit.session, [row.id]).get(row.id, (0, {}))
            if facts.get("kind", row.kind) is not row.kind:
                _require_free_kind(row, others, answers)
            renamed = {old: new.strip() for old, new in facts.get("renamed", {}).items()}
            _apply(row, facts, renamed)
            _check(unit.session, row, others)
            gone = set(taken) - set(row.choices) - set(renamed)
            if row.kind in CHOOSING and "choices" in facts and gone and not keep_answers:
                choice = min(gone)
                raise UserError("choice_in_use", label=row.label, choice=choice, count=taken[choice])
            _require_choices(row, others, renamed)
            _rename(unit.session, row, renamed, others)
            unit.note(title=row.label)
            return outcome(unit, row.id)

    def move(self, actor: Actor, field_id: str, places: int) -> Outcome[int]:
        """The field so many places further down (up when negative); the value is its new place from 0."""
        require(actor.role, Right.EDIT_EVENTS)
        with self._database.write(Op.EDIT_OWN_FIELDS, actor) as unit:
            row = _field(unit.session, field_id)
            unit.event_id = row.event_id
            unit.note(title=row.label)
            rows = _fields(unit.session, row.event_id)
            place = max(0, min(len(rows) - 1, rows.index(row) + places))
            rows.remove(row)
            rows.insert(place, row)
            for position, other in enumerate(rows):
                if other.position != position:
                    other.position = position
            return outcome(unit, place)

    def remove(self, actor: Actor, field_id: str, *, drop_answers: bool = False) -> Outcome[int]:
        """The field taken away; the value counts the answers that went with it.

        Raises `UserError`: `own_field_has_answers` unless `drop_answers`, `own_field_needed` when another
        field is required by its answers, `no_such_own_field`, `not_allowed`.
        """
        require(actor.role, Right.EDIT_EVENTS)
        with self._database.write(Op.EDIT_OWN_FIELDS, actor) as unit:
            row = _field(unit.session, field_id)
            unit.event_id = row.event_id
            unit.note(title=row.label)
            for other in _fields(unit.session, row.event_id):
                if other.id != row.id and other.required_when.get("key") == row.key:
                    raise UserError("own_field_needed", label=row.label, other=other.label)
            answers = unit.session.scalars(select(Answer).where(Answer.field_id == field_id)).all()
            if answers and not drop_answers:
                raise UserError("own_field_has_answers", label=row.label, count=len(answers))
            for answer in answers:
                unit.session.delete(answer)
            unit.session.delete(row)
            return outcome(unit, len(answers))


def _field(session: Session, field_id: str) -> OwnField:
    row = session.get(OwnField, field_id)
    if row is None:
        raise UserError("own_field_gone")
    return row


def _fields(session: Session, event_id: str) -> list[OwnField]:
    statement = select(OwnField).where(OwnField.event_id == event_id)
    return list(session.scalars(statement.order_by(OwnField.position, OwnField.id)))


def _require_free_kind(row: OwnField, others: Sequence[OwnField], answers: int) -> None:
    if answers:
        raise UserError("own_field_kind_fixed", label=row.label, count=answers)
    for other in others:
        if other.required_when.get("key") == row.key:
            raise UserError("own_field_needed", label=row.label, other=other.label)


def _require_choices(row: OwnField, others: Sequence[OwnField], renamed: Mapping[str, str]) -> None:
    """Pass when no other field waits for a choice that is gone."""
    for other in others:
        value = other.required_when.get("value")
        is_gone = isinstance(value, str) and renamed.get(value, value) not in row.choices
        if row.kind in CHOOSING and other.required_when.get("key") == row.key and is_gone:
            raise UserError("choice_needed", choice=value, other=other.label)


def _apply(row: OwnField, facts: OwnFieldEdit, renamed: Mapping[str, str]) -> None:
    if "label" in facts:
        row.label = facts["label"].strip()
    if "kind" in facts:
        row.kind = facts["kind"]
    if renamed:
        row.choices = [renamed.get(choice, choice) for choice in row.choices]
    if "choices" in facts:
        row.choices = _clean(facts["choices"])
    if row.kind not in CHOOSING and row.choices:
        row.choices = []
    if "required" in facts:
        row.required = facts["required"]
    if "required_when" in facts:
        row.required_when = _stored(facts["required_when"])
    if row.required is not RequiredRule.WHEN and row.required_when:
        row.required_when = {}
    if "category_ids" in facts:
        row.category_ids = list(facts["category_ids"])


def _rename(session: Session, row: OwnField, renamed: Mapping[str, str], others: Sequence[OwnField]) -> None:
    """Have the answers, and the fields that are required by one of them, say the new words."""
    if not renamed:
        return
    for answer in session.scalars(select(Answer).where(Answer.field_id == row.id)):
        value = answer.value
        if isinstance(value, list):
            answer.value = [renamed.get(item, item) for item in value]
        elif value in renamed:
            answer.value = renamed[value]
    for other in others:
        when = other.required_when
        if when.get("key") == row.key and when.get("value") in renamed:
            other.required_when = {**when, "value": renamed[when["value"]]}


def _check(session: Session, row: OwnField, others: Sequence[OwnField]) -> None:
    if not row.label:
        raise UserError("own_field_label_missing")
    if not is_field_key(row.key):
        raise UserError("own_field_key_malformed", key=row.key)
    if any(other.key == row.key for other in others):
        raise UserError("own_field_key_taken")
    if row.kind in CHOOSING:
        _check_choices(row)
    if row.required is RequiredRule.WHEN:
        _check_when(row, others)
    known = set(session.scalars(select(Category.id).where(Category.event_id == row.event_id)))
    for category_id in row.category_ids:
        if category_id not in known:
            raise UserError("no_such_category", name=category_id)


def _check_choices(row: OwnField) -> None:
    if not row.choices:
        raise UserError("own_field_choices_missing", label=row.label)
    seen: set[str] = set()
    for choice in row.choices:
        if any(mark in choice for mark in ";|\n"):
            raise UserError("own_field_choice_malformed", choice=choice)
        if fold(choice) in seen:
            raise UserError("own_field_choice_twice", choice=choice)
        seen.add(fold(choice))


def _check_when(row: OwnField, others: Sequence[OwnField]) -> None:
    """The field that makes this one required is there, and its answer is one that it can have."""
    when = row.required_when
    if not when.get("key"):
        raise UserError("own_field_when_missing", label=row.label)
    other = next((other for other in others if other.key == when["key"]), None)
    if other is None:
        raise UserError("own_field_when_unknown", label=row.label, key=when["key"])
    if (value := when.get("value")) is not None:
        read = read_answer(spec_of(other), value)
        one = read[0] if isinstance(read, list) and len(read) == 1 else read
        row.required_when = {"key": other.key, "value": one}


def _stored(when: RequiredWhen | None) -> dict[str, Any]:
    return {} if when is None else {"key": when.key, "value": when.value}


def _clean(choices: Sequence[str]) -> list[str]:
    return [text for choice in choices if (text := " ".join(choice.split()))]
