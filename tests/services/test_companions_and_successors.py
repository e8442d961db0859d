"""Accompanying persons, delegates replaced by others, and groups registered at once."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from tests.fixtures_db import START
from tests.services.delegate_world import DelegateWorld
from tests.table_images import JOURNAL, images
from wego_desktop.bootstrap import AppContext
from wego_desktop.db.models import Admission, Badge, Category, Companion, Logistics, Person, Registration
from wego_desktop.domain.enums import (
    AdmissionState,
    CategoryShape,
    DelegationRole,
    OnFull,
    RegistrationStatus,
    SessionRoleKind,
)
from wego_desktop.domain.operations import Op
from wego_desktop.domain.scanning import ResultCode
from wego_desktop.errors import UserError
from wego_desktop.messages import sentence
from wego_desktop.services.badge_choice import BadgeChoice
from wego_desktop.services.bulk_service import SetStatus
from wego_desktop.services.bulk_words import consequence, list_of
from wego_desktop.services.companion_service import CompanionFields, companion_category
from wego_desktop.services.group_lines import GroupMember, read_group
from wego_desktop.services.group_service import GroupFields
from wego_desktop.services.limits.limit_service import LimitDraft
from wego_desktop.services.registering import PersonFields
from wego_desktop.services.session_service import SessionFields
from wego_desktop.services.substitution_service import Successor, Taken

SPOUSE = PersonFields(given_names="Rui", family_name="Machava")
NEW = Successor(PersonFields(given_names="Lurdes", family_name="Sitoe", email="l.sitoe@maputo.example"))


@pytest.fixture
def world(any_context: AppContext) -> DelegateWorld:
    return DelegateWorld(any_context)


def add_session(world: DelegateWorld) -> str:
    fields = SessionFields("Mayors’ forum", START + timedelta(hours=3), START + timedelta(hours=4))
    return world.context.sessions.add(world.actor, world.event_id, fields).value


def accompany(world: DelegateWorld, host: str, **facts: Any) -> str:
    fields = CompanionFields(facts.pop("person", SPOUSE), "spouse", world.letters["OB"], **facts)
    return world.context.companions.add(world.actor, host, fields).value


def test_an_accompanying_person_has_a_registration_under_the_host(world: DelegateWorld) -> None:
    host = world.add("Ana Machava", status=RegistrationStatus.APPROVED)
    before = images(world.context.database, JOURNAL)
    row = world.row(accompany(world, host))
    assert (row.status, row.number) == (RegistrationStatus.APPROVED, 2)
    assert row.organisation_id == world.row(host).organisation_id
    (line,) = world.all(Companion)
    assert (line.host_id, line.relation) == (host, "spouse")
    world.context.undo.undo(world.actor)
    assert images(world.context.database, JOURNAL) == before


def test_the_category_for_accompanying_persons_is_taken_where_the_event_has_one(world: DelegateWorld) -> None:
    host = world.add("Ana Machava")
    fields = CompanionFields(SPOUSE)
    with pytest.raises(UserError, match="companion_category_missing"):
        world.context.companions.add(world.actor, host, fields)
    with world.context.database.write(Op.EDIT_CATEGORY, world.actor) as unit:
        category = Category(
            event_id=world.event_id, name="Accompanying", letter="AP", colour="#445566",
            shape=CategoryShape.CROSS, position=9, entitlements=["reception"],
        )  # fmt: skip
        unit.session.add(category)
    added = world.context.companions.add(world.actor, host, fields).value
    assert world.row(added).category_id == category.id
    assert companion_category([("1", "Delegate", "DE"), ("2", "Acompañante", "X")]) == "2"


def test_companions_are_joined_and_parted(world: DelegateWorld) -> None:
    host, other, guest = world.add("Ana Machava"), world.add("Rui Sitoe"), world.add("Lea Moreau")
    service = world.context.companions
    service.link(world.actor, guest, host, "interpreter")
    service.link(world.actor, guest, other)
    service.edit(world.actor, guest, "bodyguard")
    (line,) = world.all(Companion)
    assert (line.host_id, line.relation) == (other, "bodyguard")
    for wrong, code in (
        ((other, host), "has_companions"),
        ((host, guest), "companion_of_companion"),
        ((host, host), "accompanies_itself"),
    ):
        with pytest.raises(UserError, match=code):
            service.link(world.actor, *wrong)
    service.unlink(world.actor, guest)
    assert world.all(Companion) == []
    with pytest.raises(UserError, match="not_a_companion"):
        service.unlink(world.actor, guest)


def test_nobody_comes_with_somebody_who_does_not_come(world: DelegateWorld) -> None:
    host = world.add("Ana Machava")
    world.context.registrations.set_status(world.actor, [host], RegistrationStatus.CANCELLED)
    with pytest.raises(UserError) as refused:
        accompany(world, host)
    assert "Ana Machava, GA7-0001" in sentence(refused.value)


def test_a_successor_takes_place_seats_hotel_and_companions(world: DelegateWorld) -> None:
    context, actor = world.context, world.actor
    id_ = world.add("Ana Machava", letter="HD", delegation_role=DelegationRole.HEAD)
    session = add_session(world)
    context.admissions.admit(actor, session, [id_])
    context.admissions.add_role(actor, session, world.row(id_).person_id, SessionRoleKind.SPEAKER)
    context.logistics.edit(actor, id_, hotel="Lotte", arrival_flight="KE 1", emergency_contact="Rui")
    context.badges.issue(actor, BadgeChoice(world.event_id, (id_,)))
    spouse = accompany(world, id_)
    before = images(context.database, JOURNAL)
    done = context.substitutions.substitute(actor, id_, NEW, Taken(speaking_parts=True), "ill").value
    old, new = world.row(id_), world.row(done.registration_id)
    assert (old.status, old.former_status) == (RegistrationStatus.SUBSTITUTED, RegistrationStatus.CONFIRMED)
    assert (old.successor_id, old.status_reason) == (new.id, "ill")
    assert (new.category_id, new.delegation_role) == (old.category_id, DelegationRole.HEAD)
    assert (new.organisation_id, new.status) == (old.organisation_id, RegistrationStatus.CONFIRMED)
    assert (done.seats, done.speaking_parts, done.companions, done.is_badge_void) == (1, 1, 1, True)
    assert [(a.registration_id, a.state) for a in world.all(Admission)] == [
        (new.id, AdmissionState.CONFIRMED)
    ]
    assert [c.host_id for c in world.all(Companion)] == [new.id]
    journey = next(row for row in world.all(Logistics) if row.registration_id == new.id)
    assert (journey.hotel, journey.arrival_flight, journey.emergency_contact) == ("Lotte", "", "")
    assert all(badge.voided_at for badge in world.all(Badge))
    assert world.row(spouse).status is RegistrationStatus.CONFIRMED
    context.undo.undo(actor)
    assert images(context.database, JOURNAL) == before


def test_what_is_not_chosen_stays(world: DelegateWorld) -> None:
    context, actor = world.context, world.actor
    id_ = world.add("Ana Machava", delegation_role=DelegationRole.VOTING)
    session = add_session(world)
    context.admissions.admit(actor, session, [id_])
    context.logistics.edit(actor, id_, hotel="Lotte")
    accompany(world, id_)
    nothing = Taken(delegation_role=False, seats=False, hotel=False, companions=False)
    done = context.substitutions.substitute(actor, id_, NEW, nothing).value
    assert world.row(done.registration_id).delegation_role is DelegationRole.MEMBER
    assert [a.registration_id for a in world.all(Admission)] == [id_]
    assert [row.registration_id for row in world.all(Logistics)] == [id_]
    assert [c.host_id for c in world.all(Companion)] == [id_]


def test_the_desk_names_the_successor_when_the_old_badge_comes(world: DelegateWorld) -> None:
    context, actor = world.context, world.actor
    id_ = world.add("Ana Machava")
    context.badges.issue(actor, BadgeChoice(world.event_id, (id_,)))
    (badge,) = world.all(Badge)
    done = context.substitutions.substitute(actor, id_, NEW).value
    result = context.check_ins.check_in(actor, "GA7-0001", world.event_id).value
    assert result.code is ResultCode.SUBSTITUTED
    assert result.sentence.params["successor"] == "Lurdes Sitoe"
    scanned = context.check_ins.check_in(actor, badge.code, world.event_id).value
    assert not scanned.is_admitted
    assert context.check_ins.check_in(actor, done.number, world.event_id).value.is_admitted
    with pytest.raises(UserError, match="registration_ended"):
        context.substitutions.substitute(actor, id_, NEW)


def test_somebody_on_file_may_be_the_successor_but_nobody_twice(world: DelegateWorld) -> None:
    first, second = world.add("Ana Machava"), world.add("Rui Sitoe")
    substitute = world.context.substitutions.substitute
    before = images(world.context.database)
    for successor, code in (
        (Successor(person_id=world.row(second).person_id), "registered_again"),
        (Successor(person_id=world.row(first).person_id), "successor_is_same"),
        (Successor(PersonFields(email="l@maputo.example")), "name_missing"),
    ):
        with pytest.raises(UserError, match=code):
            substitute(world.actor, first, successor)
    assert images(world.context.database) == before
    world.context.registrations.set_status(world.actor, [second], RegistrationStatus.DECLINED)
    done = substitute(world.actor, first, Successor(person_id=world.row(second).person_id)).value
    assert world.row(done.registration_id).person_id == world.row(second).person_id


PASTED = """Name\tPosition\tE-mail\tCategory
Dr. Amina Diallo\tDeputy Mayor\ta.diallo@dakar.example\tHead of delegation

NDIAYE Cheikh\tDriver\t\t
마마두 시세\t\tm.cisse@dakar.example\tpr
"""


def test_a_pasted_list_is_read_by_its_headings_or_by_what_is_in_the_cells() -> None:
    assert read_group(PASTED) == (
        GroupMember("Dr. Amina Diallo", "a.diallo@dakar.example", "Deputy Mayor", "Head of delegation"),
        GroupMember("NDIAYE Cheikh", "", "Driver", ""),
        GroupMember("마마두 시세", "m.cisse@dakar.example", "", "pr"),
    )
    assert read_group('"Diallo, Amina",Mayor,a@dakar.example\nCheikh') == (
        GroupMember("Diallo, Amina", "a@dakar.example", "Mayor"),
        GroupMember("Cheikh"),
    )
    assert read_group(" \n\t\n") == ()


def test_a_group_is_registered_with_one_undo(world: DelegateWorld) -> None:
    before = images(world.context.database, JOURNAL)
    fields = GroupFields("Ville de Dakar", world.letters["DE"], RegistrationStatus.APPLIED)
    done = world.context.groups.register(world.actor, world.event_id, fields, read_group(PASTED))
    rows = [world.row(id_) for id_ in done.value]
    assert [row.number for row in rows] == [1, 2, 3]
    assert [row.category_id for row in rows] == [world.letters[letter] for letter in ("HD", "DE", "PR")]
    assert len({row.organisation_id for row in rows}) == 1
    with world.context.database.read() as session:
        people = session.scalars(select(Person).order_by(Person.id)).all()
    assert [(p.honorific, p.given_names, p.family_name) for p in people] == [
        ("Dr.", "Amina Diallo", ""), ("", "Cheikh", "NDIAYE"), ("", "마마두 시세", ""),
    ]  # fmt: skip
    world.context.undo.undo(world.actor)
    assert images(world.context.database, JOURNAL) == before


def test_a_group_with_a_wrong_line_is_not_registered_at_all(world: DelegateWorld) -> None:
    fields = GroupFields("Ville de Dakar", world.letters["DE"])
    wrong = [GroupMember("Amina Diallo"), GroupMember("Cheikh Ndiaye", "cheikh")]
    with pytest.raises(UserError) as refused:
        world.context.groups.register(world.actor, world.event_id, fields, wrong)
    assert sentence(refused.value).startswith("Row 2, Cheikh Ndiaye: cheikh is no email address.")
    assert world.all(Registration) == []
    with pytest.raises(UserError, match="group_empty"):
        world.context.groups.register(world.actor, world.event_id, fields, [])


def test_a_group_is_warned_of_people_on_file_and_of_names_twice(world: DelegateWorld) -> None:
    world.add("Amina Diallo")
    members = [GroupMember("Diallo Amina"), GroupMember("Cheikh"), GroupMember("CHEIKH", category="zz")]
    first, second, third = world.context.groups.check(world.event_id, members)
    assert [known.number for known in first.known] == ["GA7-0001"]
    assert (first.problem, second.problem, second.is_twice) == (None, None, True)
    assert third.problem is not None
    assert third.problem.code == "no_such_category"


def test_whoever_accompanies_somebody_cancelled_is_named_before_and_after(world: DelegateWorld) -> None:
    host, guest = world.add("Ana Machava"), world.add("Rui Sitoe")
    world.context.companions.link(world.actor, guest, host)
    cancel = SetStatus(RegistrationStatus.CANCELLED)
    assert world.context.bulk.plan([host], cancel).companions == ("Rui Sitoe",)
    assert world.context.bulk.plan([host, guest], cancel).companions == ()
    assert world.context.bulk.plan([host], SetStatus(RegistrationStatus.APPROVED)).companions == ()
    assert "accompany somebody: Rui Sitoe" in consequence(world.context.bulk.plan([host], cancel))
    done = world.context.registrations.set_status(world.actor, [host], RegistrationStatus.CANCELLED)
    assert [(n.code, n.params) for n in done.notices] == [("companions_still_come", {"names": "Rui Sitoe"})]
    ended = world.context.registrations.set_status(world.actor, [guest], RegistrationStatus.DECLINED)
    assert ended.notices == ()


def test_long_lists_of_names_end_after_three() -> None:
    assert list_of(["Ana", "Rui"]) == "Ana, Rui"
    assert list_of(["Ana", "Rui", "Lea", "Ito", "Uma"]) == "Ana, Rui, Lea and 2 more"


def test_a_successor_takes_the_place_of_a_full_event(world: DelegateWorld) -> None:
    id_ = world.add("Ana Machava")
    world.add("Rui Sitoe")
    limit = LimitDraft(cap=1, on_full=OnFull.REFUSE)
    world.context.limits.set_limit(world.actor, world.event_id, limit)
    done = world.context.substitutions.substitute(world.actor, id_, NEW).value
    assert world.row(done.registration_id).status is RegistrationStatus.CONFIRMED
    group = GroupFields("Ville de Dakar", world.letters["DE"])
    with pytest.raises(UserError, match="limit_refused"):
        world.context.groups.register(world.actor, world.event_id, group, [GroupMember("Cheikh")])
    with pytest.raises(UserError, match="limit_refused"):
        accompany(world, done.registration_id)
