"""The same writes on a file and on a server."""

import pytest
from sqlalchemy import func, select

from wego_desktop.bootstrap import AppContext, open_context
from wego_desktop.db.models import Category, Event, JournalEntry, Registration
from wego_desktop.errors import UserError
from wego_desktop.services.registering import PersonFields, RegistrationFields


def register(context: AppContext, given: str, number: int | None = None) -> str:
    with context.database.read() as session:
        event_id = session.scalars(select(Event.id)).one()
        category_id = session.scalars(select(Category.id).where(Category.letter == "DE")).one()
    fields = RegistrationFields(category_id, number=number)
    person = PersonFields(given_names=given, family_name="Machava")
    return context.registrations.register_new_person(context.actor, event_id, person, fields).value


def test_registering_counts_on_and_journals_in_order_from_two_desks(
    any_context: AppContext, any_second_desk: AppContext
) -> None:
    register(any_context, "Ana")
    register(any_second_desk, "Celeste")
    with any_context.database.read() as session:
        assert session.scalars(select(Registration.number).order_by(Registration.number)).all() == [1, 2]
        orders = session.scalars(select(JournalEntry.seq).order_by(JournalEntry.seq)).all()
        assert orders == list(range(1, len(orders) + 1))


def test_a_refused_write_leaves_nothing(any_context: AppContext) -> None:
    register(any_context, "Ana", number=7)
    with any_context.database.read() as session:
        before = session.scalar(select(func.count()).select_from(JournalEntry))
    with pytest.raises(UserError) as refused:
        register(any_context, "Celeste", number=7)
    assert refused.value.code == "number_taken"
    with any_context.database.read() as session:
        assert session.scalar(select(func.count()).select_from(Registration)) == 1
        assert session.scalar(select(func.count()).select_from(JournalEntry)) == before


def test_instants_come_back_aware_and_in_utc(any_location: str, any_context: AppContext) -> None:
    register(any_context, "Ana")
    with open_context(any_location) as again, again.database.read() as session:
        instant = session.scalars(select(Registration.registered_at)).one()
    assert instant.utcoffset() is not None
    assert not instant.utcoffset()
    assert instant.year == 2026
