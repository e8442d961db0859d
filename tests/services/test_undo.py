"""Undo and redo of single operations: what comes back, and what is refused in which words."""

import csv
import time
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import func, select

from tests.services.desk_world import DeskWorld
from tests.table_images import JOURNAL, images
from wego_desktop.bootstrap import AppContext
from wego_desktop.db.models import (
    Event,
    JournalChange,
    JournalEntry,
    JournalSealed,
    Organisation,
    Person,
    PresenceRow,
    Registration,
    SearchText,
    new_id,
)
from wego_desktop.domain.enums import OrganisationKind, RegistrationStatus
from wego_desktop.domain.operations import Op
from wego_desktop.errors import UserError
from wego_desktop.messages import sentence
from wego_desktop.services.badge_choice import BadgeChoice
from wego_desktop.services.registering import PersonFields, RegistrationFields


def register(context: AppContext, given: str = "Ana Celeste", **extra: str) -> str:
    world = DeskWorld(context)
    person = PersonFields(given_names=given, family_name="Machava")
    category = world.registration(world.register("Grace", letter="DE")).category_id
    return context.registrations.register_new_person(
        context.actor, world.event_id, person, RegistrationFields(category, **extra)
    ).value


def counts(context: AppContext) -> tuple[int, int, int]:
    with context.database.read() as session:
        return tuple(
            session.scalar(select(func.count()).select_from(m)) for m in (Person, Registration, SearchText)
        )


def newest(context: AppContext) -> JournalEntry:
    with context.database.read() as session:
        return session.scalars(select(JournalEntry).order_by(JournalEntry.seq.desc()).limit(1)).one()


def inside(context: AppContext) -> list[bool]:
    with context.database.read() as session:
        return list(session.scalars(select(PresenceRow.is_inside)))


def refusal(context: AppContext, entry_id: str | None = None) -> UserError:
    before = images(context.database)
    with pytest.raises(UserError) as refused:
        context.undo.undo(context.actor, entry_id)
    assert images(context.database) == before
    return refused.value


def test_undo_and_redo_return_both_images_when_nothing_else_changed(any_context: AppContext) -> None:
    register(any_context, dietary="No shellfish")
    after = images(any_context.database, JOURNAL)
    assert counts(any_context) == (2, 2, 2)
    any_context.undo.undo(any_context.actor)
    assert counts(any_context) == (1, 1, 1)
    any_context.undo.redo(any_context.actor)
    assert images(any_context.database, JOURNAL) == after
    with any_context.database.read() as session:
        assert session.scalar(select(func.count()).select_from(JournalSealed)) == 3
        readable = session.scalars(select(JournalChange)).all()
    assert "shellfish" not in str([(line.before, line.after) for line in readable])


def test_undo_without_id_leaves_the_other_desks_work_alone(
    any_context: AppContext, any_second_desk: AppContext
) -> None:
    DeskWorld(any_second_desk).register()
    refused = refusal(any_context)
    assert refused.code == "in_use"
    assert refused.params == {"what": "event", "used_by": "registration"}
    assert sentence(refused) == ("Not undone: this event is in use (registration). Take that away first.")
    any_second_desk.undo.undo(any_second_desk.actor)
    assert counts(any_context) == (0, 0, 0)


def test_a_row_that_another_desk_changed_since_is_refused_by_name(
    any_context: AppContext, any_second_desk: AppContext
) -> None:
    register(any_context)
    entry = newest(any_context)
    with any_context.database.read() as session:
        person = session.scalars(select(Person.id).where(Person.given_names == "Ana Celeste")).one()
    any_second_desk.people.edit(any_second_desk.actor, person, phone="+258 82 555 0100")
    refused = refusal(any_context, entry.id)
    assert refused.code == "changed_since"
    words = sentence(refused)
    assert "this person was changed since by Kim Da-in at Desk 2" in words
    assert "_" not in words
    any_second_desk.undo.undo(any_second_desk.actor)
    any_context.undo.undo(any_context.actor, entry.id)


def test_another_column_of_the_same_row_may_have_changed(context: AppContext) -> None:
    register(context)
    with context.database.read() as session:
        person = session.scalars(select(Person.id).where(Person.given_names == "Ana Celeste")).one()
    context.people.edit(context.actor, person, phone="+258 82 555 0100")
    phone = newest(context).id
    context.people.edit(context.actor, person, email="ana@maputo.example")
    context.undo.undo(context.actor, phone)
    with context.database.read() as session:
        row = session.get_one(Person, person)
    assert (row.phone, row.email) == ("", "ana@maputo.example")


def test_values_that_came_back_by_chance_do_not_let_an_entry_out_of_order(context: AppContext) -> None:
    registration = register(context)
    made = newest(context).id
    for status in (RegistrationStatus.CANCELLED, RegistrationStatus.CONFIRMED):
        context.registrations.set_status(context.actor, [registration], status, "by telephone")
    assert refusal(context, made).code == "changed_since"


def test_an_entry_is_named_by_the_beginning_of_its_id(context: AppContext) -> None:
    register(context)
    entry = newest(context).id
    assert refusal(context, entry[:8]).code == "several_entries"
    assert refusal(context, "ffffffff").code == "no_such_entry"
    assert refusal(context, "%").code == "no_such_entry"
    dashed = f"{entry[:8]}-{entry[8:12]}-{entry[12:]}".upper()
    assert context.undo.undo(context.actor, dashed).value == entry
    assert refusal(context, entry).code == "already_undone"


def test_redo_is_refused_after_something_else_was_done(context: AppContext) -> None:
    register(context)
    context.undo.undo(context.actor)
    DeskWorld(context).register("Wanjiru", "Kamande-Otieno")
    with pytest.raises(UserError, match="nothing_to_redo"):
        context.undo.redo(context.actor)


def test_several_steps_go_back_and_forth(context: AppContext) -> None:
    world = DeskWorld(context)
    states = [images(context.database, JOURNAL)]
    for given in ("Ana", "Grace", "Wanjiru"):
        world.register(given)
        states.append(images(context.database, JOURNAL))
    for _ in range(2):
        for expected in reversed(states[:-1]):
            context.undo.undo(context.actor)
            assert images(context.database, JOURNAL) == expected
        for expected in states[1:]:
            context.undo.redo(context.actor)
            assert images(context.database, JOURNAL) == expected
    with pytest.raises(UserError, match="nothing_to_redo"):
        context.undo.redo(context.actor)


def test_what_has_an_effect_outside_is_refused(context: AppContext) -> None:
    world = DeskWorld(context)
    number = world.register()
    choice = BadgeChoice(world.event_id, (world.registration(number).id,))
    issued = context.badges.issue(context.actor, choice).journal_id
    assert refusal(context, issued).code == "cannot_undo"


def test_opening_at_a_new_desk_is_nothing_to_undo(context: AppContext, second_desk: AppContext) -> None:
    assert newest(context).op == Op.ADD_DESK
    assert refusal(second_desk).code == "nothing_to_undo"


def test_a_check_in_is_taken_back_given_again_and_taken_back(any_context: AppContext) -> None:
    world = DeskWorld(any_context)
    number = world.register()
    any_context.check_ins.check_in(any_context.actor, number, world.event_id)
    assert inside(any_context) == [True]
    for _ in range(2):
        any_context.undo.undo(any_context.actor)
        assert inside(any_context) == []
        any_context.undo.redo(any_context.actor)
        assert inside(any_context) == [True]
    assert len(world.scans()) == 5


def test_work_is_taken_back_when_the_clock_tells_the_time_of_the_venue(context: AppContext) -> None:
    world = DeskWorld(context)
    number = world.register()
    venue = datetime(2026, 10, 15, 11, 18, tzinfo=ZoneInfo("Asia/Seoul"))
    context.database.clock = lambda: venue
    context.check_ins.check_in(context.actor, number, world.event_id)
    assert inside(context) == [True]
    context.undo.undo(context.actor)
    assert inside(context) == []


def test_a_column_set_before_it_was_loaded_is_journaled_with_its_former_value(context: AppContext) -> None:
    before = images(context.database, JOURNAL)
    with context.database.write(Op.ADD_ORGANISATION, context.actor) as unit:
        row = Organisation(id=new_id(), kind=OrganisationKind.CITY, name="Maputo", name_key="maputo")
        unit.session.add(row)
        unit.session.flush()
        row.country = "MZ"
    after = images(context.database, JOURNAL)
    with context.database.write(Op.EDIT_ORGANISATION, context.actor) as unit:
        row = unit.session.get_one(Organisation, row.id)
        unit.session.expire(row, ["country"])
        row.country = "ZA"
    context.undo.undo(context.actor)
    assert images(context.database, JOURNAL) == after
    context.undo.undo(context.actor)
    assert images(context.database, JOURNAL) == before


def test_a_row_changed_and_deleted_at_once_comes_back_as_it_was(context: AppContext) -> None:
    row_id = context_organisation(context)
    before = images(context.database, JOURNAL)
    with context.database.write(Op.EDIT_ORGANISATION, context.actor) as unit:
        row = unit.session.get_one(Organisation, row_id)
        row.name = "Lourenço Marques"
        unit.session.delete(row)
    context.undo.undo(context.actor)
    assert images(context.database, JOURNAL) == before


def test_a_row_deleted_and_put_back_within_one_entry_returns_to_its_first_state(context: AppContext) -> None:
    row_id = context_organisation(context)
    before = images(context.database, JOURNAL)
    with context.database.write(Op.EDIT_ORGANISATION, context.actor) as unit:
        unit.session.delete(unit.session.get_one(Organisation, row_id))
        unit.session.flush()
        unit.session.add(
            Organisation(id=row_id, kind=OrganisationKind.OTHER, name="Matola", name_key="matola")
        )
    after = images(context.database, JOURNAL)
    context.undo.undo(context.actor)
    assert images(context.database, JOURNAL) == before
    context.undo.redo(context.actor)
    assert images(context.database, JOURNAL) == after


def context_organisation(context: AppContext) -> str:
    return DeskWorld(context).organisation("Conselho Municipal de Maputo", "Maputo", "MZ")


def test_changing_an_events_code_changes_what_search_finds_and_back(context: AppContext) -> None:
    world = DeskWorld(context)
    world.register()
    before = images(context.database, JOURNAL)
    with context.database.write(Op.EDIT_EVENT, context.actor) as unit:
        unit.session.get_one(Event, world.event_id).code = "GA2026"
    with context.database.read() as session:
        assert "ga2026-0001" in session.scalars(select(SearchText.text)).one()
    context.undo.undo(context.actor)
    assert images(context.database, JOURNAL) == before


def test_an_import_is_taken_back_in_reasonable_time(context: AppContext, tmp_path: Path) -> None:
    rows = 1500
    path = tmp_path / "delegates.csv"
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(["First name", "Last name", "Email", "Organisation", "Country"])
        for number in range(rows):
            name = f"City of {number // 6}"
            writer.writerow([f"Given {number}", f"Family {number}", f"p{number}@wego.example", name, "KR"])
    before = images(context.database, JOURNAL)
    preview = context.imports.preview(context.actor, path, "GA7")
    context.imports.commit(context.actor, preview)
    assert counts(context) == (rows, rows, rows)
    started = time.process_time()
    context.undo.undo(context.actor)
    used_s = time.process_time() - started
    assert images(context.database, JOURNAL) == before
    # Five seconds for 5,000 rows, of this process alone: other work on the computer does not count.
    assert used_s < 5 * rows / 5000
