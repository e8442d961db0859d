from datetime import date

import pytest
from sqlalchemy import select

from tests.services.programme_samples import add_city, add_person, category_id, event_id
from wego_desktop.bootstrap import AppContext
from wego_desktop.db.models import Badge, Registration
from wego_desktop.domain.codes import is_badge_code
from wego_desktop.domain.enums import AttendanceMode, BadgeReason, EventKind, RegistrationStatus
from wego_desktop.domain.operations import Op
from wego_desktop.errors import UserError
from wego_desktop.services.badge_choice import BadgeChoice
from wego_desktop.services.badge_issuing import ensure_badge
from wego_desktop.services.badge_service import IssuedBadges
from wego_desktop.services.event_service import EventFields
from wego_desktop.services.queries.badges import badge_faces
from wego_desktop.services.registering import PersonFields, RegistrationFields


def everybody(context: AppContext, **more: object) -> BadgeChoice:
    return BadgeChoice(event_id(context), **more)


def issue(context: AppContext, choice: BadgeChoice, **more: object) -> IssuedBadges:
    return context.badges.issue(context.actor, choice, **more).value


def badges_of(context: AppContext, registration_id: str) -> list[Badge]:
    statement = select(Badge).where(Badge.registration_id == registration_id).order_by(Badge.revision)
    with context.database.read() as session:
        return list(session.scalars(statement))


def code_of(context: AppContext, choice: BadgeChoice, **more: object) -> str:
    with pytest.raises(UserError) as refused:
        issue(context, choice, **more)
    return refused.value.code


def issue_and_fail(context: AppContext, registration_id: str) -> None:
    with context.database.write(Op.WALK_IN, context.actor) as unit:
        ensure_badge(unit, unit.session.get_one(Registration, registration_id))
        raise UserError("number_taken")


def set_status(context: AppContext, registration_id: str, status: RegistrationStatus) -> None:
    with context.database.write(Op.SET_STATUS, context.actor) as unit:
        unit.session.get_one(Registration, registration_id).status = status


def test_everybody_expected_gets_one_badge_with_a_code_that_checks(context: AppContext) -> None:
    people = [add_person(context, given, "Mensah")[0] for given in ("Ama", "Kofi", "Yaa")]
    issued = issue(context, everybody(context))
    assert issued.made == 3
    assert set(issued.registration_ids) == set(people)
    codes = {badges_of(context, person)[0].code for person in people}
    assert len(codes) == 3
    assert all(is_badge_code(code) for code in codes)


def test_issuing_again_keeps_the_live_badges_and_writes_nothing(context: AppContext) -> None:
    add_person(context, "Ama", "Mensah")
    first = issue(context, everybody(context))
    again = context.badges.issue(context.actor, everybody(context))
    assert again.value.badge_ids == first.badge_ids
    assert again.value.made == 0
    assert again.journal_id is None


def test_a_reprint_voids_the_older_badge_and_counts_on(context: AppContext) -> None:
    person, _ = add_person(context, "Ama", "Mensah")
    other, _ = add_person(context, "Kofi", "Mensah")
    issue(context, everybody(context))
    again = issue(context, everybody(context, registration_ids=(person,)), reason=BadgeReason.LOST)
    old, new = badges_of(context, person)
    assert old.voided_at is not None
    assert new.voided_at is None
    assert (new.revision, new.reason) == (2, BadgeReason.LOST)
    assert new.code != old.code
    assert again.badge_ids == (new.id,)
    assert len(badges_of(context, other)) == 1


def test_a_reprint_is_for_people_chosen_by_hand(context: AppContext) -> None:
    add_person(context, "Ama", "Mensah")
    assert code_of(context, everybody(context), reason=BadgeReason.DAMAGED) == "reprint_needs_people"


def test_only_new_leaves_out_whoever_has_a_printed_badge(context: AppContext) -> None:
    first, _ = add_person(context, "Ama", "Mensah")
    issued = issue(context, everybody(context))
    context.badges.mark_printed(context.actor, issued.badge_ids, "badges.pdf", "a7")
    badge = badges_of(context, first)[0]
    assert (badge.printed_where, badge.template_name) == ("badges.pdf", "a7")
    assert badge.printed_at is not None
    assert code_of(context, everybody(context, only_new=True)) == "badges_all_printed"
    second, _ = add_person(context, "Kofi", "Mensah")
    assert issue(context, everybody(context, only_new=True)).registration_ids == (second,)


def test_an_issued_badge_that_was_not_printed_is_still_new(context: AppContext) -> None:
    person, _ = add_person(context, "Ama", "Mensah")
    issue(context, everybody(context))
    again = issue(context, everybody(context, only_new=True))
    assert again.registration_ids == (person,)
    assert again.made == 0


@pytest.mark.parametrize(
    "status",
    [RegistrationStatus.APPLIED, RegistrationStatus.WAITLISTED, RegistrationStatus.CANCELLED],
)
def test_who_is_not_expected_gets_none(context: AppContext, status: RegistrationStatus) -> None:
    person, _ = add_person(context, "Ama", "Mensah")
    set_status(context, person, status)
    assert code_of(context, everybody(context)) == "badges_nobody"
    assert code_of(context, everybody(context, registration_ids=(person,))) == "badges_not_expected"


def test_people_chosen_by_hand_who_are_not_expected_are_named(context: AppContext) -> None:
    person, _ = add_person(context, "Ama", "Mensah")
    other, _ = add_person(context, "Kofi", "Mensah")
    set_status(context, other, RegistrationStatus.CANCELLED)
    issued = issue(context, everybody(context, registration_ids=(person, other)))
    assert issued.registration_ids == (person,)
    assert [(skipped.name, skipped.number) for skipped in issued.skipped] == [("Kofi Mensah", "GA7-0002")]


def test_who_takes_part_online_gets_one_only_when_asked(context: AppContext) -> None:
    context.registrations.register_new_person(
        context.actor,
        event_id(context),
        PersonFields(given_names="Ama"),
        RegistrationFields(category_id(context), mode=AttendanceMode.ONLINE),
    )
    assert code_of(context, everybody(context)) == "badges_nobody"
    assert issue(context, everybody(context, include_online=True)).made == 1


def test_categories_limit_the_choice_and_order_it(context: AppContext) -> None:
    accra = add_city(context, "Accra", "GH")
    zagreb = add_city(context, "Zagreb", "HR")
    late, _ = add_person(context, "Ana", "Horvat", zagreb)
    second, _ = add_person(context, "Yaa", "Mensah", accra)
    first, _ = add_person(context, "Kofi", "Asante", accra)
    head, _ = add_person(context, "Ivan", "Babić", zagreb, "HD")
    staff, _ = add_person(context, "Ji-woo", "Park", None, "ST")
    wanted = (category_id(context, "DE"), category_id(context, "HD"))
    assert issue(context, everybody(context, category_ids=wanted)).registration_ids == (
        head,
        first,
        second,
        late,
    )
    assert issue(context, everybody(context)).registration_ids[-1] == staff


def test_of_people_at_a_forum_and_its_umbrella_the_umbrella_badge_counts(context: AppContext) -> None:
    at_both, person = add_person(context, "Ama", "Mensah")
    forum = context.events.add(
        context.actor,
        EventFields(
            code="ESG26",
            name="Forum",
            starts_on=date(2026, 10, 15),
            ends_on=date(2026, 10, 15),
            kind=EventKind.FORUM,
            zone="Asia/Seoul",
            umbrella="GA7",
        ),
    ).value
    fields = RegistrationFields(category_id(context, "DE", "ESG26"))
    context.registrations.register(context.actor, forum, person, fields)
    alone = context.registrations.register_new_person(
        context.actor, forum, PersonFields(given_names="Kofi"), fields
    ).value
    assert set(issue(context, BadgeChoice(forum)).registration_ids) == {at_both, alone}
    with context.database.read() as session:
        assert len(session.scalars(select(Badge)).all()) == 2


def test_a_voided_badge_opens_nothing_and_the_next_counts_on(context: AppContext) -> None:
    person, _ = add_person(context, "Ama", "Mensah")
    badge_id = issue(context, everybody(context)).badge_ids[0]
    done = context.badges.void(context.actor, badge_id)
    assert badges_of(context, person)[0].voided_at is not None
    with pytest.raises(UserError) as refused:
        context.badges.void(context.actor, badge_id)
    assert refused.value.code == "badge_void_already"
    context.undo.undo(context.actor, done.journal_id)
    assert badges_of(context, person)[0].voided_at is None
    context.badges.void(context.actor, badge_id)
    issue(context, everybody(context))
    assert [badge.revision for badge in badges_of(context, person)] == [1, 2]


def test_a_badge_made_in_an_open_transaction_goes_with_it(context: AppContext) -> None:
    person, _ = add_person(context, "Ama", "Mensah")
    with pytest.raises(UserError):
        issue_and_fail(context, person)
    assert badges_of(context, person) == []
    with context.database.write(Op.WALK_IN, context.actor) as unit:
        registration = unit.session.get_one(Registration, person)
        first = ensure_badge(unit, registration, "a6")
        assert ensure_badge(unit, registration, "a6") is first
    assert len(badges_of(context, person)) == 1


def test_unknown_people_badges_and_events_are_refused(context: AppContext) -> None:
    assert code_of(context, everybody(context, registration_ids=("nobody",))) == "no_such_registration"
    assert code_of(context, BadgeChoice("none")) == "no_such_event"
    with pytest.raises(UserError) as refused:
        context.badges.mark_printed(context.actor, ["none"], "Printer 1")
    assert refused.value.code == "no_such_badge"


def test_issue_print_and_reprint_go_on_a_server_too(any_context: AppContext) -> None:
    context = any_context
    person, _ = add_person(context, "Ama", "Mensah", add_city(context, "Accra", "GH"))
    add_person(context, "Kofi", "Asante", add_city(context, "Kumasi", "GH"), "HD")
    issued = issue(context, everybody(context))
    context.badges.mark_printed(context.actor, issued.badge_ids, "Printer 1")
    issue(context, everybody(context, registration_ids=(person,)), reason=BadgeReason.LOST)
    assert [badge.voided_at is None for badge in badges_of(context, person)] == [False, True]
    (row,) = badge_faces(context.database, [person])
    assert (row.face.number_line(), row.face.place) == ("GA7-0001 R", "Ghana")
    assert issue(context, everybody(context, only_new=True)).registration_ids == (person,)
