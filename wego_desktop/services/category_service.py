"""Adds, edits, orders and removes the participant categories of an event."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypedDict, Unpack

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from wego_desktop.db.models import Category, Event, OwnField, PlaceLimit, Registration, new_id
from wego_desktop.db.unit_of_work import Database
from wego_desktop.domain.actor import Actor
from wego_desktop.domain.categories import EVERYTHING, is_readable_with_white
from wego_desktop.domain.enums import CategoryShape, SessionKind
from wego_desktop.domain.operations import Op
from wego_desktop.domain.rights import Right, require
from wego_desktop.errors import UserError
from wego_desktop.services.outcome import Outcome, outcome

_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")
_LETTERS = re.compile(r"\w{1,3}")


@dataclass(frozen=True, slots=True)
class CategoryFields:
    """What an organiser enters for a category; `entitlements` are session kinds, `*` for all."""

    name: str
    letter: str
    colour: str
    shape: CategoryShape
    entitlements: tuple[str, ...] = (EVERYTHING,)


class CategoryEdit(TypedDict, total=False):
    """The facts that are to change; what is not given stays."""

    name: str
    letter: str
    colour: str
    shape: CategoryShape
    entitlements: Sequence[str]


class CategoryService:
    """Keeps the categories of events; names and letters are unlike within one event."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, actor: Actor, event_id: str, fields: CategoryFields) -> Outcome[str]:
        """A new category after the others; the value is its id.

        Raises `UserError`: `category_name_missing`, `category_letter_malformed`, `category_colour_malformed`,
        `category_colour_too_light`, `category_name_taken`, `category_letter_taken`, `no_such_session_kind`,
        `no_such_event`, `not_allowed`.
        """
        require(actor.role, Right.EDIT_EVENTS)
        with self._database.write(Op.EDIT_CATEGORY, actor, event_id, title=fields.name.strip()) as unit:
            if unit.session.get(Event, event_id) is None:
                raise UserError("no_such_event", code=event_id)
            others = _categories(unit.session, event_id)
            row = Category(
                id=new_id(),
                event_id=event_id,
                name=fields.name.strip(),
                letter=fields.letter.strip().upper(),
                colour=fields.colour.strip().upper(),
                shape=fields.shape,
                position=max((other.position for other in others), default=-1) + 1,
                entitlements=list(fields.entitlements),
            )
            _check(row, others)
            unit.session.add(row)
            return outcome(unit, row.id)

    def edit(self, actor: Actor, category_id: str, **facts: Unpack[CategoryEdit]) -> Outcome[str]:
        """The category with other facts; the value is its id. Raises as `add`, and `category_gone`."""
        require(actor.role, Right.EDIT_EVENTS)
        with self._database.write(Op.EDIT_CATEGORY, actor) as unit, unit.session.no_autoflush:
            row = _category(unit.session, category_id)
            unit.event_id = row.event_id
            others = [other for other in _categories(unit.session, row.event_id) if other is not row]
            if "name" in facts:
                row.name = facts["name"].strip()
            if "letter" in facts:
                row.letter = facts["letter"].strip().upper()
            if "colour" in facts:
                row.colour = facts["colour"].strip().upper()
            if "shape" in facts:
                row.shape = facts["shape"]
            if "entitlements" in facts:
                row.entitlements = list(facts["entitlements"])
            _check(row, others)
            unit.note(title=row.name)
            return outcome(unit, row.id)

    def move(self, actor: Actor, category_id: str, places: int) -> Outcome[int]:
        """The category so many places further down (up when negative); the value is its place from 0."""
        require(actor.role, Right.EDIT_EVENTS)
        with self._database.write(Op.EDIT_CATEGORY, actor) as unit:
            row = _category(unit.session, category_id)
            unit.event_id = row.event_id
            unit.note(title=row.name)
            rows = _categories(unit.session, row.event_id)
            place = max(0, min(len(rows) - 1, rows.index(row) + places))
            rows.remove(row)
            rows.insert(place, row)
            for position, other in enumerate(rows):
                if other.position != position:
                    other.position = position
            return outcome(unit, place)

    def remove(self, actor: Actor, category_id: str) -> Outcome[str]:
        """The category taken away, with its limits; the value is its id.

        Raises `UserError`: `category_in_use` by registrations, `category_asked_alone` when an own field is
        shown for it only, `last_category`, `category_gone`, `not_allowed`.
        """
        require(actor.role, Right.EDIT_EVENTS)
        with self._database.write(Op.EDIT_CATEGORY, actor) as unit:
            session = unit.session
            row = _category(session, category_id)
            unit.event_id = row.event_id
            unit.note(title=row.name)
            held = select(func.count()).select_from(Registration)
            if count := session.scalar(held.where(Registration.category_id == category_id)):
                raise UserError("category_in_use", name=row.name, count=count)
            if len(_categories(session, row.event_id)) == 1:
                raise UserError("last_category", name=row.name)
            _leave_fields(session, row)
            for limit in session.scalars(select(PlaceLimit).where(PlaceLimit.category_id == category_id)):
                session.delete(limit)
            session.flush()
            session.delete(row)
            return outcome(unit, category_id)


def _leave_fields(session: Session, row: Category) -> None:
    for field in session.scalars(select(OwnField).where(OwnField.event_id == row.event_id)):
        if row.id in field.category_ids:
            left = [category_id for category_id in field.category_ids if category_id != row.id]
            if not left:
                raise UserError("category_asked_alone", name=row.name, label=field.label)
            field.category_ids = left


def _category(session: Session, category_id: str) -> Category:
    row = session.get(Category, category_id)
    if row is None:
        raise UserError("category_gone")
    return row


def _categories(session: Session, event_id: str) -> list[Category]:
    statement = select(Category).where(Category.event_id == event_id)
    return list(session.scalars(statement.order_by(Category.position, Category.name)))


def _check(row: Category, others: Sequence[Category]) -> None:
    if not row.name:
        raise UserError("category_name_missing")
    if not _LETTERS.fullmatch(row.letter):
        raise UserError("category_letter_malformed", letter=row.letter)
    if not _COLOUR.fullmatch(row.colour):
        raise UserError("category_colour_malformed", colour=row.colour)
    if not is_readable_with_white(row.colour):
        raise UserError("category_colour_too_light", colour=row.colour)
    if any(other.name.casefold() == row.name.casefold() for other in others):
        raise UserError("category_name_taken")
    if any(other.letter == row.letter for other in others):
        raise UserError("category_letter_taken")
    known = {EVERYTHING, *SessionKind}
    for kind in row.entitlements:
        if kind not in known:
            raise UserError("no_such_session_kind", kind=kind)
