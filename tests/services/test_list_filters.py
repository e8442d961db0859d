"""Conditions on every kind of column of the list of delegates, on both databases, and as text."""

import pytest

from tests.fixtures_people import People, add_people, arrive
from tests.services.own_field_samples import ask, register
from wego_desktop.bootstrap import AppContext
from wego_desktop.domain.list_filters import Condition, ListDefinition, Operator, SortKey, checked
from wego_desktop.errors import UserError
from wego_desktop.services.delegate_cells import beyond_row, cell_text
from wego_desktop.services.filter_words import parse_condition, parse_sort, value_text
from wego_desktop.services.queries.delegate_choice import DelegateFilter
from wego_desktop.services.queries.delegate_choices import choices, with_organisations
from wego_desktop.services.queries.delegate_columns import FIXED_KEYS, MARKED, fixed_columns, kind_of
from wego_desktop.services.queries.delegates import rows
from wego_desktop.services.queries.events import categories


class World:
    """Sixty people of whom the first five arrived; the first two have tags, a journey and a seat."""

    def __init__(self, context: AppContext) -> None:
        self.context = context
        self.people: People = add_people(context)
        arrive(context, self.people, 5)
        actor, (ana, other, *_rest) = context.actor, self.people.registration_ids
        context.tags.set_for(actor, ana, ["VIP", "Press tour"])
        context.tags.set_for(actor, other, ["vip"])
        context.logistics.edit(actor, ana, arrival_flight="KE 925", hotel="Lotte Hotel")

    def names(self, *texts: str) -> list[str]:
        """Who passes all these conditions, in order of number."""
        event_id, database = self.people.event_id, self.context.database
        columns, offered = self.context.delegate_lists.columns(event_id), choices(database, event_id)
        parsed = with_organisations(database, [parse_condition(text, columns, offered) for text in texts])
        chosen = DelegateFilter(event_id, conditions=tuple(parsed))
        ids = self.context.delegate_lists.ids(chosen, (SortKey("number"),))
        return [row.name for row in rows(database, ids)]


_ANA, _OTHER = "Ana Celeste Machava", "Chukwuemeka Bello-Adeyinka"
CASES: tuple[tuple[tuple[str, ...], int | list[str]], ...] = (
    (("name contains MACHÁVA",), [_ANA]),
    (("family name is sahin",), ["Özgür Şahin"]),
    (("Local-script name contains 김",), ["So-yeon Kim"]),
    (("email is not delegate1@city0.example",), 59),
    (("languages is empty",), 0),
    (("languages not empty",), 60),
    (("position any of Mayor, Reporter",), ["Oluwaseun Adebayo", "Bikash Shrestha"]),
    (("number between 2 and 3",), [_OTHER, "Grace Nalubega Ssemwanga"]),
    (("number between 59 and ",), 2),
    (("number is 1",), [_ANA]),
    (("number is not 1",), 59),
    (("category is Speaker",), 5),
    (("category is not Speaker", "category is not Delegate"), 29),
    (("status any of cancelled, Declined",), ["Dilnoza Yuldasheva", "Lucía Ferreiro"]),
    (("organisation is Seoul Metropolitan Government",), 4),
    (("organisation is not Seoul Metropolitan Government",), 56),
    (("organisation contains seoul metro",), 4),
    (("organisation empty",), 3),
    (("country is South Korea",), 8),
    (("country is not kr",), 52),
    (("region is Africa",), 14),
    (("network is AFSCN",), 14),
    (("network is not AFSCN",), 46),
    (("network empty",), 40),
    (("tags is vip",), [_ANA, _OTHER]),
    (("tags any of press tour",), [_ANA]),
    (("tags not empty",), [_ANA, _OTHER]),
    (("arrived empty",), 55),
    (("arrived not empty",), 5),
    (("inside now is yes",), 5),
    (("inside now is no",), 55),
    (("registered between 2026-01-01 and 2026-12-31",), 60),
    (("registered is 1999-01-01",), 0),
    (("registered is not 1999-01-01",), 60),
    (("badge is Not printed",), 60),
    (("hotel contains lotte", "arrival flight not empty"), [_ANA]),
    (("hotel empty",), 59),
    (("membership empty",), 60),
    (("membership suspended is no",), 60),
    (("delegation role is Head",), 21),
    (("photo refused is no",), 60),
    (("diet contains shellfish",), 7),
    (("answers missing is no",), 60),
)


@pytest.fixture
def world(any_context: AppContext) -> World:
    return World(any_context)


def test_each_kind_of_condition_finds_whom_it_means_on_each_database(world: World) -> None:
    for texts, expected in CASES:
        found = world.names(*texts)
        assert (found if isinstance(expected, list) else len(found)) == expected, texts


def test_possible_duplicates_are_a_condition_and_a_view(world: World) -> None:
    context, event_id = world.context, world.people.event_id
    before = world.names("possible duplicate is yes")
    twin = rows(context.database, [world.people.registration_ids[2]])[0]

    category = categories(context.database, event_id)[0].id
    register(context, event_id, twin.given_names, twin.family_name, category)
    found = world.names("possible duplicate is yes")
    assert sorted(set(found) - set(before)) == [twin.name]
    assert found.count(twin.name) == 2
    counts = context.delegate_lists.counts(event_id, context.delegate_lists.ready_views())
    assert counts["duplicates"] == len(found)


def test_every_column_is_read_and_written_in_words(world: World) -> None:
    ids = world.people.registration_ids[:2]
    shown = [column for column in fixed_columns() if column.key not in MARKED]
    found = rows(world.context.database, ids, beyond_row(column.key for column in shown))
    texts = {column.key: cell_text(column, found[0], lambda at: f"{at:%H:%M}") for column in shown}
    assert texts["name"] == "Ana Celeste Machava"
    assert (texts["number"], texts["country"], texts["networks"]) == ("GA7-0001", "Mozambique", "AFSCN")
    assert (texts["tags"], texts["arrival_flight"], texts["hotel"]) == (
        "Press tour, VIP", "KE 925", "Lotte Hotel",
    )  # fmt: skip
    assert (texts["organisation_kind"], texts["role"], texts["badge"]) == ("City", "Head", "Not printed")
    assert (texts["inside"], texts["photo_refused"], texts["dietary"]) == ("Yes", "", "No shellfish")
    assert set(texts) == set(FIXED_KEYS) - set(MARKED)
    private = {column.key for column in shown if not column.is_shown}
    assert private == {"dietary", "accessibility", "emergency_contact"}


def test_answers_are_columns_with_conditions_and_an_order(any_context: AppContext) -> None:
    asked = ask(any_context)
    asked.set_for(
        asked.grace, meal="Fish", guests=2, letter=True, hotel_from="2026-10-12", workshops=["Data"]
    )
    asked.set_for(asked.ana, meal="Vegan", leave_out="Nuts", guests=10, workshops=["Data", "Water"])

    def found(*texts: str) -> list[str]:
        database = any_context.database
        columns, offered = (
            any_context.delegate_lists.columns(asked.event_id),
            choices(database, asked.event_id),
        )
        conditions = tuple(parse_condition(text, columns, offered) for text in texts)
        ids = any_context.delegate_lists.ids(DelegateFilter(asked.event_id, conditions=conditions))
        return [row.family_name for row in rows(database, ids)]

    assert found("meal is fish") == ["Ssemwanga"]
    assert found("meal is not Fish") == ["Adebayo", "Machava"]
    assert found("meal any of Fish, Vegan") == ["Machava", "Ssemwanga"]
    assert found("what to leave out contains NUT") == ["Machava"]
    assert found("guests between 3 and 20") == ["Machava"]
    assert found("guests empty") == ["Adebayo"]
    assert found("needs a letter is yes") == ["Ssemwanga"]
    assert found("needs a letter is no") == ["Adebayo", "Machava"]
    assert found("hotel from between 2026-10-01 and ") == ["Ssemwanga"]
    assert found("hotel from is not 2026-10-12") == ["Adebayo", "Machava"]
    assert found("workshops is Water") == ["Machava"]
    assert found("workshops is not Water") == ["Adebayo", "Ssemwanga"]
    assert found("workshops empty") == ["Adebayo"]
    with pytest.raises(UserError) as caught:
        found("answer:gone is 1")
    assert caught.value.code == "filter_no_such_column"


def test_answers_are_shown_in_words_and_sorted_by(any_context: AppContext) -> None:
    asked = ask(any_context)
    asked.set_for(
        asked.grace, meal="Fish", guests=2, letter=True, hotel_from="2026-10-12", workshops=["Data"]
    )
    asked.set_for(asked.ana, guests=10)
    by_guests = any_context.delegate_lists.ids(
        DelegateFilter(asked.event_id), (SortKey("answer:guests", is_descending=True),)
    )
    assert by_guests == [asked.ana, asked.grace, asked.reporter]
    columns = {each.key: each for each in any_context.delegate_lists.columns(asked.event_id)}
    keys = ["answer:meal", "answer:workshops", "answer:letter", "answer:hotel_from", "answer:guests"]
    row = rows(any_context.database, [asked.grace], keys)[0]
    texts = [cell_text(columns[key], row, str) for key in keys]
    assert texts == ["Fish", "Data", "Yes", "12 Oct 2026", "2"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("confirmed", "filter_malformed"),
        ("shoe size is 42", "filter_no_such_column"),
        ("status contains conf", "filter_operator_unfit"),
        ("status is", "filter_value_missing"),
        ("status is nonsense", "filter_no_such_value"),
        ("number is many", "filter_not_a_number"),
        ("arrived is yesterday", "filter_not_a_day"),
        ("registered between 0001-01-01 and 9999-12-31", "filter_not_a_day"),
        ("number between and", "filter_value_missing"),
    ],
)
def test_a_filter_that_makes_no_sense_is_named(text: str, code: str) -> None:
    from wego_desktop.services.queries.delegate_choices import closed_choices

    with pytest.raises(UserError) as caught:
        parse_condition(text, fixed_columns(), closed_choices())
    assert caught.value.code == code


def test_an_order_is_written_with_commas_and_turned_by_a_minus() -> None:
    columns = fixed_columns()
    assert parse_sort("Category,-arrived", columns) == (
        SortKey("category"), SortKey("arrived", is_descending=True),
    )  # fmt: skip
    with pytest.raises(UserError):
        parse_sort("tags", columns)


def test_definitions_survive_json_and_leave_out_what_makes_no_sense() -> None:
    given = ListDefinition(
        (Condition("status", Operator.IS_NOT, ("cancelled",)), Condition("hotel", Operator.EMPTY)),
        "kim",
        (SortKey("region"), SortKey("name", is_descending=True)),
        ("name", "city"),
    )
    assert ListDefinition.from_json(given.to_json()) == given
    broken = {"conditions": [["status", "nearly", ["x"]], 7], "sort": ["name", False], "columns": [1, "city"]}
    assert ListDefinition.from_json(broken) == ListDefinition(sort=(SortKey("name"),), columns=("city",))
    assert ListDefinition.from_json(None) == ListDefinition()


def test_conditions_say_on_their_chips_what_they_do() -> None:
    def chip(operator: str, *names: str) -> str:
        return value_text(Condition("x", Operator(operator), names), names)

    assert chip("any_of", "Africa", "Asia", "Europe", "Oceania") == "Africa, Asia +2"
    assert chip("is_not", "Waiting list") == "not Waiting list"
    assert chip("contains", "kim") == "contains kim"
    assert [chip("between", "2", "5"), chip("between", "2", ""), chip("between", "", "5")] == [
        "2 to 5", "from 2", "up to 5",
    ]  # fmt: skip
    assert chip("not_empty") == "not empty"
    assert (
        checked(Condition("status", Operator.IS, ("a", "b")), kind_of("status")).operator is Operator.ANY_OF
    )
