"""Saved views, and changes of many registrations: counted first, one undo after; on both databases."""

import pytest

from tests.fixtures_people import People, add_people
from tests.services.programme_samples import add_session
from wego_desktop.bootstrap import AppContext
from wego_desktop.domain.enums import AdmissionState, DelegationRole, RegistrationStatus
from wego_desktop.domain.list_filters import Condition, ListDefinition, Operator, SortKey
from wego_desktop.errors import UserError
from wego_desktop.services.bulk_service import (
    AddTag,
    AssignSessions,
    BulkChange,
    Reactivate,
    RemoveTag,
    SetCategory,
    SetDelegation,
    SetStatus,
)
from wego_desktop.services.bulk_words import consequence, done_text, question
from wego_desktop.services.queries.delegate_detail import delegate_detail
from wego_desktop.services.queries.delegates import rows
from wego_desktop.services.queries.events import categories
from wego_desktop.services.queries.views import saved_views, view_named

HERE = ListDefinition(
    (Condition("city", Operator.CONTAINS, ("seoul",)),), "", (SortKey("number"),), ("name", "city")
)


def code_of(call: object) -> str:
    assert callable(call)
    with pytest.raises(UserError) as caught:
        call()
    return caught.value.code


@pytest.fixture
def people(any_context: AppContext) -> People:
    return add_people(any_context)


def test_views_are_saved_shared_counted_and_undone(any_context: AppContext, people: People) -> None:
    context, actor, event_id = any_context, any_context.actor, people.event_id
    first = context.views.save(actor, event_id, "  From   Seoul ", HERE).value
    second = context.views.save(actor, event_id, "Everybody else", ListDefinition()).value
    assert [view.name for view in saved_views(context.database, event_id)] == ["From Seoul", "Everybody else"]
    assert view_named(context.database, event_id, "from seoul").definition == HERE
    views = (*saved_views(context.database, event_id), *context.delegate_lists.ready_views())
    counts = context.delegate_lists.counts(event_id, views)
    assert (counts[first], counts[second], counts["everyone"], counts["without_organisation"]) == (
        4,
        60,
        60,
        3,
    )
    assert counts["to_fix"] == 0
    assert context.views.move(actor, second, -5).value == 0
    assert [view.key for view in saved_views(context.database, event_id)] == [second, first]
    assert context.views.rename(actor, first, "Seoul").value == "Seoul"
    assert context.views.change(actor, first, ListDefinition()).value == "Seoul"
    context.views.remove(actor, second)
    assert [view.name for view in saved_views(context.database, event_id)] == ["Seoul"]
    for _step in range(4):
        context.undo.undo(actor)
    assert [view.name for view in saved_views(context.database, event_id)] == ["From Seoul", "Everybody else"]
    assert view_named(context.database, event_id, first.upper().lower()).definition == HERE


def test_names_of_views_are_given_once_and_not_those_of_ready_made_ones(
    any_context: AppContext, people: People
) -> None:
    views, actor, event_id = any_context.views, any_context.actor, people.event_id
    views.save(actor, event_id, "Seoul", HERE)
    other = views.save(actor, event_id, "Busan", HERE).value
    assert code_of(lambda: views.save(actor, event_id, "SEOUL", HERE)) == "view_name_taken"
    assert code_of(lambda: views.save(actor, event_id, "not arrived", HERE)) == "view_name_taken"
    assert code_of(lambda: views.save(actor, event_id, " ", HERE)) == "view_name_missing"
    assert code_of(lambda: views.rename(actor, other, "seoul")) == "view_name_taken"
    assert views.rename(actor, other, "BUSAN").value == "BUSAN"
    replaced = views.save(actor, event_id, "busan", ListDefinition(), is_replacing=True).value
    assert replaced == other
    views.remove(actor, other)
    assert code_of(lambda: views.change(actor, other, HERE)) == "view_gone"
    assert code_of(lambda: view_named(any_context.database, event_id, "Busan")) == "no_such_view"


def done(context: AppContext, ids: list[str], change: BulkChange) -> tuple[int, int, int]:
    """How many changed, were so already, and stayed because they have ended."""
    plan = context.bulk.plan(ids, change)
    assert context.bulk.apply(context.actor, plan).value == len(plan.ids)
    return len(plan.ids), plan.same, plan.ended


def test_many_get_a_status_and_whoever_has_ended_stays(any_context: AppContext, people: People) -> None:
    context, ids = any_context, list(people.registration_ids)
    before = [row.status for row in rows(context.database, ids)]
    change = SetStatus(RegistrationStatus.CONFIRMED)
    plan = context.bulk.plan(ids, change)
    assert (len(plan.ids), plan.same, plan.ended) == (4, 54, 2)
    assert question(plan, "") == "Set 4 delegates to Confirmed?"
    assert consequence(plan) == (
        "2 are cancelled, declined, refused or replaced and stay. 54 are so already. One undo takes it back."
    )
    assert done_text(change, 4, "") == "4 delegates now Confirmed"
    assert done(context, ids, change) == (4, 54, 2)
    again = context.bulk.plan(ids, change)
    assert code_of(lambda: context.bulk.apply(context.actor, again)) == "nothing_to_change_here"
    context.undo.undo(context.actor)
    assert [row.status for row in rows(context.database, ids)] == before
    cancelled = SetStatus(RegistrationStatus.CANCELLED, "Flight strike")
    assert done(context, ids[:3], cancelled) == (3, 0, 0)
    assert delegate_detail(context.database, ids[0]).status_reason == "Flight strike"
    assert done(context, ids[:4], Reactivate()) == (3, 1, 0)


def test_many_get_category_organisation_role_and_tags(any_context: AppContext, people: People) -> None:
    context, ids = any_context, list(people.registration_ids[:5])
    speaker = next(row for row in categories(context.database, people.event_id) if row.letter == "SP")
    assert done(context, ids, SetCategory(speaker.id)) == (4, 1, 0)
    seoul = rows(context.database, [people.registration_ids[10]])[0].organisation_id
    assert done(context, ids, SetDelegation(seoul, has_organisation=True, role=DelegationRole.ALTERNATE)) == (
        5,
        0,
        0,
    )
    found = rows(context.database, ids)
    assert {(row.category, row.organisation_id, row.delegation_role) for row in found} == {
        ("Speaker", seoul, DelegationRole.ALTERNATE)
    }
    assert done(context, ids, SetDelegation(None, has_organisation=True)) == (5, 0, 0)
    assert done(context, ids, AddTag("VIP")) == (5, 0, 0)
    assert done(context, ids[:2], RemoveTag("vip")) == (2, 0, 0)
    plan = context.bulk.plan(ids, AddTag("Vip"))
    assert (len(plan.ids), plan.same) == (2, 3)
    for _step in range(5):
        context.undo.undo(context.actor)
    found = rows(context.database, ids, ["tags"])
    assert {row.more["tags"] for row in found} == {()}
    assert len({row.organisation_id for row in found}) == 5


def test_many_get_seats_in_sessions_with_one_undo(any_context: AppContext, people: People) -> None:
    context, ids = any_context, list(people.registration_ids)
    sessions = (
        add_session(context, "Water", "09:00", "10:00"),
        add_session(context, "Data", "11:00", "12:00"),
    )
    assert done(context, ids, AssignSessions(sessions)) == (58, 0, 2)
    seats = delegate_detail(context.database, ids[0]).seats
    assert [seat.seat for seat in seats] == [AdmissionState.CONFIRMED] * 2
    plan = context.bulk.plan(ids, AssignSessions(sessions[:1]))
    assert (len(plan.ids), plan.same, plan.ended) == (0, 58, 2)
    context.undo.undo(context.actor)
    assert delegate_detail(context.database, ids[0]).seats == ()


def test_a_plan_names_what_it_cannot_do(any_context: AppContext, people: People) -> None:
    bulk, ids = any_context.bulk, list(people.registration_ids[:2])
    assert code_of(lambda: bulk.plan([], AddTag("x"))) == "nobody_chosen"
    assert code_of(lambda: bulk.plan(["0" * 32], AddTag("x"))) == "no_such_registration"
    assert code_of(lambda: bulk.plan(ids, AddTag(" "))) == "tag_missing"
    assert code_of(lambda: bulk.plan(ids, SetCategory("0" * 32))) == "no_such_category"
    assert (
        code_of(lambda: bulk.plan(ids, SetDelegation("0" * 32, has_organisation=True)))
        == "no_such_organisation"
    )
    substituted = SetStatus(RegistrationStatus.SUBSTITUTED)
    assert code_of(lambda: bulk.plan(ids, substituted)) == "successor_needed"
