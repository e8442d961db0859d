"""Walk-ins: one transaction, one undo, and nobody on file twice."""

from dataclasses import replace

import pytest
from sqlalchemy import func, select

from tests.services.desk_world import DeskWorld
from wego_desktop.bootstrap import AppContext
from wego_desktop.db.models import Badge, Category, Organisation, Person, PresenceRow, Registration, Scan
from wego_desktop.domain.enums import OperatorRole, RegistrationStatus
from wego_desktop.domain.operations import Op
from wego_desktop.domain.scanning import ResultCode
from wego_desktop.errors import UserError
from wego_desktop.services.queries import desk
from wego_desktop.services.walk_in_service import WalkIn

COUNTED = (Person, Registration, Organisation, Scan, PresenceRow, Badge)


@pytest.fixture
def world(any_context: AppContext) -> DeskWorld:
    return DeskWorld(any_context)


def category_id(world: DeskWorld, letter: str = "DE") -> str:
    with world.context.database.read() as session:
        found = select(Category.id).where(Category.event_id == world.event_id, Category.letter == letter)
        return session.scalars(found).one()


def counts(world: DeskWorld) -> tuple[int, ...]:
    with world.context.database.read() as session:
        return tuple(session.scalar(select(func.count()).select_from(model)) or 0 for model in COUNTED)


def test_walk_in_is_registered_and_in_with_one_undo_and_redo(world: DeskWorld) -> None:
    fields = WalkIn("Dr. Ana Celeste MACHAVA", "Maputo City Council", category_id(world))
    made = world.context.walk_ins.walk_in(world.context.actor, world.event_id, fields)
    person = made.value.person
    assert person is not None
    assert (made.value.code, person.name, person.organisation, person.number) == (
        ResultCode.OK, "Ana Celeste MACHAVA", "Maputo City Council", "GA7-0001",
    )  # fmt: skip
    assert counts(world) == (1, 1, 1, 1, 1, 1)
    assert world.journal_count(Op.WALK_IN) == 1
    world.context.undo.undo(world.context.actor)
    assert counts(world) == (0, 0, 0, 0, 0, 0)
    world.context.undo.redo(world.context.actor)
    assert counts(world) == (1, 1, 1, 1, 1, 1)
    assert desk.counters(world.context.database, world.event_id).arrived == 1


def test_organisation_on_file_is_taken_whatever_its_spelling(world: DeskWorld) -> None:
    world.organisation("Beyoğlu Municipality", "Beyoğlu", "TR")
    fields = WalkIn("Elif Kaya", "beyoglu municipality", category_id(world))
    made = world.context.walk_ins.walk_in(world.context.actor, world.event_id, fields).value
    assert made.person is not None
    assert (made.person.organisation, made.person.country) == ("Beyoğlu Municipality", "TR")
    assert counts(world)[2] == 1


@pytest.mark.parametrize("typed", ["grace nalubega ssemwanga", "Ssemwanga Grace Nalubega", "그레이스"])
def test_somebody_on_file_is_offered_first(world: DeskWorld, typed: str) -> None:
    number = world.register(native="그레이스")
    world.register("Grace", "Ssemwanga")
    found = world.context.walk_ins.possible_duplicates(world.event_id, typed)
    assert [(row.number, row.native_name) for row in found][:1] == [(number, "그레이스")]


@pytest.mark.parametrize(
    ("typed", "organisation"),
    [
        ("Min-soo Gim", ""),
        ("김민수", ""),
        ("Dr. M. Kim", ""),
        ("Minsu Kimm", "Goyang Special City"),
        ("KIM Minsu", "somewhere else"),
    ],
)
def test_another_spelling_of_somebody_on_file_is_offered(
    world: DeskWorld, typed: str, organisation: str
) -> None:
    city = world.organisation("Goyang Special City", "Goyang", "KR")
    number = world.register("Minsu", "Kim", organisation_id=city)
    world.register("Moses", "Okello", organisation_id=city)
    (found,) = world.context.walk_ins.possible_duplicates(world.event_id, typed, organisation=organisation)
    assert (found.number, found.name) == (number, "Minsu Kim")


def test_nobody_is_offered_for_a_name_of_which_a_part_alone_is_the_same(world: DeskWorld) -> None:
    world.register("Minsu", "Kim")
    assert world.context.walk_ins.possible_duplicates(world.event_id, "Jiwoo Kim") == ()


def test_person_of_an_earlier_event_gets_a_further_registration(world: DeskWorld) -> None:
    other = world.add_event("OLD25")
    number = world.register(event_id=other)
    (known,) = world.context.walk_ins.possible_duplicates(world.event_id, "Grace Nalubega Ssemwanga")
    assert known.number == ""
    fields = WalkIn("", "", category_id(world), known.person_id)
    made = world.context.walk_ins.walk_in(world.context.actor, world.event_id, fields).value
    assert made.person is not None
    assert made.person.person_id == world.registration(number).person_id
    with pytest.raises(UserError) as refused:
        world.context.walk_ins.walk_in(world.context.actor, world.event_id, fields)
    assert refused.value.code == "already_registered"


def test_walk_in_is_refused_without_name_category_or_right(world: DeskWorld) -> None:
    service, actor = world.context.walk_ins, world.context.actor
    for fields, code in (
        (WalkIn("  ", "Seoul", category_id(world)), "walk_in_name_missing"),
        (WalkIn("Ana", "Seoul", "0" * 32), "no_such_category"),
    ):
        with pytest.raises(UserError) as refused:
            service.walk_in(actor, world.event_id, fields)
        assert refused.value.code == code
    assert counts(world) == (0, 0, 0, 0, 0, 0)
    allowed = replace(actor, role=OperatorRole.DESK)
    assert service.walk_in(allowed, world.event_id, WalkIn("Ana", "", category_id(world))).value.is_admitted


def test_walk_in_stays_when_it_was_used_since(world: DeskWorld) -> None:
    fields = WalkIn("Ana Machava", "", category_id(world))
    made = world.context.walk_ins.walk_in(world.context.actor, world.event_id, fields)
    assert made.value.person is not None
    world.change(made.value.person.number, status=RegistrationStatus.CANCELLED)
    with pytest.raises(UserError) as refused:
        world.context.undo.undo(world.context.actor, made.journal_id)
    assert refused.value.code == "changed_since"
