"""Pairs of people who may be one: found, kept true as people change, and left out once decided."""

import pytest

from tests.services.desk_world import DeskWorld
from wego_desktop.bootstrap import AppContext
from wego_desktop.domain.enums import RegistrationStatus
from wego_desktop.domain.likeness import LikenessLevel, PersonFacts
from wego_desktop.jobs.progress import Cancelled
from wego_desktop.services.organisation_service import OrganisationFields
from wego_desktop.services.registering import PersonFields, RegistrationFields


class World(DeskWorld):
    """People of one city, and what the service says of them."""

    def __init__(self, context: AppContext) -> None:
        super().__init__(context)
        self.city = self.organisation("Prefeitura de São Paulo", "São Paulo", "BR")
        self.category_id = self.registration(self.register("Moses", "Okello")).category_id

    def add_person(self, given: str, family: str, **more: str) -> str:
        """The id of somebody new of the city, registered for GA7."""
        registration_id = self.context.registrations.register_new_person(
            self.context.actor, self.event_id, _named(given, family, self.city, **more),
            RegistrationFields(self.category_id),
        ).value  # fmt: skip
        return self.context.duplicates.person_of(registration_id)

    def names(self, least: LikenessLevel = LikenessLevel.POSSIBLE) -> list[set[str]]:
        pairs = self.context.duplicates.pairs(self.event_id, least)
        return [{pair.first.name, pair.second.name} for pair in pairs]


def _named(given: str, family: str, organisation_id: str, **more: str) -> PersonFields:
    return PersonFields(given_names=given, family_name=family, organisation_id=organisation_id, **more)


@pytest.fixture
def world(any_context: AppContext) -> World:
    return World(any_context)


JOAO = {"João Albuquerque", "Joao Albuquerque"}


def test_pairs_come_likeliest_first_with_their_reasons(world: World) -> None:
    world.add_person("João", "Albuquerque")
    world.add_person("J.", "Albuquerque")
    world.add_person("Joao", "Albuquerque")
    assert world.names()[0] == JOAO
    assert sorted(map(sorted, world.names()[1:])) == [
        ["J. Albuquerque", "Joao Albuquerque"],
        ["J. Albuquerque", "João Albuquerque"],
    ]
    assert world.names(LikenessLevel.LIKELY) == [JOAO]
    pair = world.context.duplicates.pairs()[0]
    assert (pair.score, pair.level) == (82, LikenessLevel.LIKELY)
    assert pair.first.organisation == "Prefeitura de São Paulo"
    assert [card.number for card in pair.first.registrations] == ["GA7-0002"]


def test_the_answer_follows_every_change_and_its_undo(world: World) -> None:
    first = world.add_person("João", "Albuquerque")
    assert world.names() == []
    second = world.add_person("Joao", "Albuquerque")
    assert world.names() == [JOAO]
    people, actor, undo = world.context.people, world.context.actor, world.context.undo
    people.edit(actor, second, given_names="Beatriz")
    assert world.names() == []
    undo.undo(actor)
    assert world.names() == [JOAO]
    world.context.merging.mark_not_same(actor, first, second)
    assert world.names() == []
    undo.undo(actor)
    assert world.names() == [JOAO]
    world.context.merging.merge(actor, first, second)
    assert world.names() == []
    undo.undo(actor)
    assert world.names() == [JOAO]


def test_the_answer_follows_the_place_of_an_organisation(world: World) -> None:
    other = world.organisation("Secretaria de Inovação", "Recife", "BR")
    world.add_person("João", "Albuquerque")
    world.context.registrations.register_new_person(
        world.context.actor, world.event_id, _named("Joao", "Albuquerque", other),
        RegistrationFields(world.category_id),
    )  # fmt: skip
    assert [pair.score for pair in world.context.duplicates.pairs()] == [63]
    fields = OrganisationFields("Secretaria de Inovação", city="São Paulo", country="BR")
    world.context.organisations.edit(world.context.actor, other, fields)
    assert [pair.score for pair in world.context.duplicates.pairs()] == [72]


def test_another_desk_sees_what_was_decided(world: World, any_second_desk: AppContext) -> None:
    first, second = world.add_person("João", "Albuquerque"), world.add_person("Joao", "Albuquerque")
    assert len(any_second_desk.duplicates.pairs()) == 1
    world.context.merging.mark_not_same(world.context.actor, first, second)
    assert any_second_desk.duplicates.pairs() == ()


def test_only_pairs_of_people_at_the_event_are_asked_about(world: World) -> None:
    other_event = world.add_event("ESG26")
    first, second = world.add_person("João", "Albuquerque"), world.add_person("Joao", "Albuquerque")
    assert world.context.duplicates.pairs(other_event) == ()
    at_event = world.context.duplicates.registration_ids(world.event_id)
    assert {world.context.duplicates.person_of(key) for key in at_event} == {first, second}
    world.change("GA7-0003", status=RegistrationStatus.CANCELLED)
    assert len(world.context.duplicates.pairs(world.event_id)) == 1
    assert len(world.context.duplicates.registration_ids(world.event_id)) == 1
    world.change("GA7-0002", status=RegistrationStatus.CANCELLED)
    assert world.context.duplicates.pairs(world.event_id) == ()
    assert world.context.duplicates.registration_ids(world.event_id) == frozenset()


def test_who_was_scanned_is_offered_as_the_one_that_stays(world: World) -> None:
    world.add_person("João", "Albuquerque")
    second = world.add_person("Joao", "Albuquerque")
    world.context.check_ins.check_in(world.context.actor, "GA7-0003", world.event_id)
    (pair,) = world.context.duplicates.pairs(world.event_id)
    assert pair.first.person_id == second


def test_somebody_typed_is_looked_for(world: World) -> None:
    first = world.add_person("Minsu", "Kim", native_name="김민수")
    found = world.context.duplicates.like(PersonFacts("Min-soo", "Gim"), least=40)
    assert [alike.other_key for alike in found] == [first]
    assert world.context.duplicates.like(PersonFacts("Ana", "Machava")) == ()


def test_the_desk_is_told_of_a_likely_twin(world: World) -> None:
    first, second = world.add_person("João", "Albuquerque"), world.add_person("Joao", "Albuquerque")
    alone, one, other = (world.registration(f"GA7-000{number}").id for number in (1, 2, 3))
    twin_number = world.context.duplicates.twin_number
    assert (twin_number(one), twin_number(other), twin_number(alone)) == ("GA7-0003", "GA7-0002", "")
    world.context.merging.mark_not_same(world.context.actor, first, second)
    assert twin_number(one) == ""
    world.context.undo.undo(world.context.actor)
    world.context.merging.merge(world.context.actor, first, second)
    assert (twin_number(one), twin_number(other)) == ("", "")


class Impatient:
    """Progress that somebody cancels at once."""

    def report(self, done: int, total: int, text: str = "") -> None:
        raise Cancelled


def test_a_cancelled_search_begins_anew(world: World) -> None:
    world.add_person("João", "Albuquerque")
    world.add_person("Joao", "Albuquerque")
    with pytest.raises(Cancelled):
        world.context.duplicates.pairs(progress=Impatient())
    assert world.names() == [JOAO]
