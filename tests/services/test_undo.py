"""Undo and redo of single operations."""

import pytest
from sqlalchemy import func, select

from wego_desktop.bootstrap import AppContext
from wego_desktop.db.models import Category, Event, JournalSealed, Person, Registration, SearchText
from wego_desktop.errors import UserError
from wego_desktop.services.registering import PersonFields, RegistrationFields


def register(context: AppContext, given: str = "Ana Celeste", **extra: str) -> str:
    with context.database.read() as session:
        event = session.scalars(select(Event)).one()
        category = session.scalars(select(Category).where(Category.letter == "DE")).one()
    return context.registrations.register_new_person(
        context.actor,
        event.id,
        PersonFields(given_names=given, family_name="Machava"),
        RegistrationFields(category.id, **extra),
    ).value


def counts(context: AppContext) -> tuple[int, int, int]:
    with context.database.read() as session:
        return tuple(
            session.scalar(select(func.count()).select_from(m)) for m in (Person, Registration, SearchText)
        )


def test_undo_and_redo_return_both_images_when_nothing_else_changed(context: AppContext) -> None:
    register(context, dietary="No shellfish")
    assert counts(context) == (1, 1, 1)
    context.undo.undo(context.actor)
    assert counts(context) == (0, 0, 0)
    context.undo.redo(context.actor)
    assert counts(context) == (1, 1, 1)
    with context.database.read() as session:
        assert session.scalars(select(Registration)).one().dietary == "No shellfish"
        assert session.scalar(select(func.count()).select_from(JournalSealed)) == 3


def test_undo_without_id_leaves_the_other_desks_work_alone(
    context: AppContext, second_desk: AppContext
) -> None:
    register(second_desk)
    with pytest.raises(UserError) as refused:
        context.undo.undo(context.actor)
    assert refused.value.code == "in_use"
    assert refused.value.params == {"what": "event", "used_by": "registration"}
    assert counts(context) == (1, 1, 1)
    second_desk.undo.undo(second_desk.actor)
    assert counts(context) == (0, 0, 0)
