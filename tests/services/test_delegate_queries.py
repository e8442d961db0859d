"""Lists of delegates by filter, order and text; their rows, counts, detail and history."""

from dataclasses import replace

import pytest
from sqlalchemy import event as sql_event

from tests.fixtures_people import People, add_people, arrive
from wego_desktop.bootstrap import AppContext
from wego_desktop.domain.enums import RegistrationStatus
from wego_desktop.domain.list_filters import Condition, Operator, SortKey
from wego_desktop.services.queries import delegates
from wego_desktop.services.queries.delegate_choice import DelegateFilter
from wego_desktop.services.queries.delegate_columns import fixed_columns
from wego_desktop.services.queries.delegate_detail import delegate_detail
from wego_desktop.services.queries.delegate_finder import DelegateFinder
from wego_desktop.services.queries.events import categories, networks, regions
from wego_desktop.services.queries.history import history
from wego_desktop.services.queries.journal import journal_rows
from wego_desktop.services.ready_views import ready_views

Sample = tuple[AppContext, People]
SORTABLE = [column.key for column in fixed_columns() if column.is_sortable]


def that(column: str, operator: str, *values: str) -> Condition:
    return Condition(column, Operator(operator), values)


def names(context: AppContext, chosen: DelegateFilter, *sort: SortKey) -> list[str]:
    ids = delegates.ids(context.database, chosen, sort)
    return [row.name for row in delegates.rows(context.database, ids)]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("machava", ["Ana Celeste Machava"]),
        ("MAPUTO ana", ["Ana Celeste Machava"]),
        ("beyoglu", ["Emre Çelik", "Özgür Şahin"]),
        ("한서", ["Seo-yun Han"]),
        ("ㅎㅅㅇ", ["Seo-yun Han"]),
        ("sao paulo luisa", ["Luísa da Conceição Guimarães"]),
        ("ga7-0008", ["Chen Siyuan"]),
        ("delegate18@", ["Rania Darwish Haddad"]),
        ("60000030", ["So-yeon Kim"]),
        ("رانيا", ["Rania Darwish Haddad"]),
        ("50%", []),
        ("machava kampala", []),
    ],
)
def test_every_typed_word_must_occur(with_people: Sample, typed: str, found: list[str]) -> None:
    context, people = with_people
    chosen = DelegateFilter(people.event_id, text=typed)
    in_sql = names(context, chosen)
    assert sorted(in_sql) == sorted(found)
    finder = DelegateFinder(context.database)
    in_memory = [row.name for row in delegates.rows(context.database, finder.find(chosen))]
    assert in_memory == in_sql


def test_finder_narrows_letter_by_letter_and_widens_again(with_people: Sample) -> None:
    context, people = with_people
    finder = DelegateFinder(context.database)
    for typed in ("m", "ma", "mac", "mach", "ma", "", "k", "ki", "kim", "kim s"):
        chosen = DelegateFilter(people.event_id, text=typed)
        assert finder.find(chosen) == delegates.ids(context.database, chosen), typed


def test_finder_sees_what_another_desk_changed(with_people: Sample) -> None:
    context, people = with_people
    finder = DelegateFinder(context.database)
    chosen = DelegateFilter(people.event_id, text="zebra")
    assert finder.find(chosen) == []
    person = delegates.rows(context.database, people.registration_ids[:1])[0].person_id
    context.people.edit(context.actor, person, family_name="Zebra")
    assert finder.find(chosen) == [people.registration_ids[0]]
    context.undo.undo(context.actor)
    assert finder.find(chosen) == []


def test_finder_keeps_its_list_when_only_scans_were_written(with_people: Sample) -> None:
    context, people = with_people
    finder = DelegateFinder(context.database)
    before = finder.find(DelegateFilter(people.event_id))
    context.check_ins.check_in(context.actor, "GA7-0060", people.event_id)
    assert finder.find(DelegateFilter(people.event_id)) is before
    waiting = DelegateFilter(people.event_id, conditions=(that("arrived", "empty"),))
    count = len(finder.find(waiting))
    context.check_ins.check_in(context.actor, "GA7-0059", people.event_id)
    assert len(finder.find(waiting)) == count - 1


def test_similar_names_are_found_when_none_is_equal(with_people: Sample) -> None:
    context, people = with_people
    chosen = DelegateFilter(people.event_id, text="Nalubenga Semwanga")
    finder = DelegateFinder(context.database)
    assert finder.find(chosen) == []
    best = delegates.rows(context.database, finder.similar(chosen))[0]
    assert best.name == "Grace Nalubega Ssemwanga"
    assert finder.similar(replace(chosen, text="qq")) == []


def test_filters_hold_together(with_people: Sample) -> None:
    context, people = with_people
    heads = next(row.id for row in categories(context.database, people.event_id) if row.letter == "HD")
    africa = next(row.id for row in regions(context.database) if row.name == "Africa")
    afscn = next(row.id for row in networks(context.database) if row.code == "AFSCN")

    def found(*conditions: Condition) -> list[str]:
        return names(context, DelegateFilter(people.event_id, conditions=conditions))

    africans = found(that("region", "is", africa))
    assert len(africans) == 14
    assert set(africans) == set(found(that("networks", "is", afscn)))
    both = (that("region", "is", africa), that("category", "any_of", heads))
    assert found(*both, that("arrived", "not_empty")) == [
        "Ana Celeste Machava", "Aïssatou Ndiaye", "Ngozi Okafor", "Grace Nalubega Ssemwanga", "Selam Worku",
    ]  # fmt: skip
    assert found(that("status", "any_of", "cancelled", "declined")) == [
        "Lucía Ferreiro", "Dilnoza Yuldasheva",
    ]  # fmt: skip
    assert len(found(that("organisation", "empty"))) == 3
    assert len(found(that("role", "is", "head"))) == 21


@pytest.mark.parametrize("column", SORTABLE)
def test_each_order_holds_everybody_and_turns_round(with_people: Sample, column: str) -> None:
    context, people = with_people
    chosen = DelegateFilter(people.event_id)
    up = delegates.ids(context.database, chosen, (SortKey(column),))
    down = delegates.ids(context.database, chosen, (SortKey(column, is_descending=True),))
    assert set(up) == set(down) == set(people.registration_ids)
    assert len(up) == len(down) == len(people.registration_ids)
    values = {
        str(row.more.get(column, row.name))
        for row in delegates.rows(context.database, up, [column] if column != "name" else [])
    }
    if column not in ("name", "number"):
        assert (up != down) == (len(values - {"None", ""}) > 1)


def test_orders_stand_one_behind_the_other(with_people: Sample) -> None:
    context, people = with_people
    sort = (SortKey("region"), SortKey("number", is_descending=True))
    rows = delegates.rows(
        context.database, delegates.ids(context.database, DelegateFilter(people.event_id), sort)
    )
    regions_ = [row.region for row in rows]
    named = [region for region in regions_ if region]
    assert named == sorted(named)
    assert regions_[len(named) :] == [""] * 3
    africans = [row.number for row in rows if row.region == "Africa"]
    assert africans == sorted(africans, reverse=True)


def test_order_by_arrival_puts_those_who_have_not_arrived_last(with_people: Sample) -> None:
    context, people = with_people
    sort = (SortKey("arrived", is_descending=True),)
    ids = delegates.ids(context.database, DelegateFilter(people.event_id), sort)
    times = [row.arrived_at for row in delegates.rows(context.database, ids)]
    arrived = [time for time in times if time is not None]
    assert arrived == sorted(arrived, reverse=True)
    assert times[len(arrived) :] == [None] * (60 - len(arrived))


def test_rows_of_many_cost_as_many_statements_as_rows_of_one(with_people: Sample) -> None:
    context, people = with_people
    statements: list[str] = []
    sql_event.listen(
        context.database.engine, "before_cursor_execute", lambda *given: statements.append(given[2])
    )

    def count(ids: list[str], columns: list[str]) -> int:
        statements.clear()
        assert len(delegates.rows(context.database, ids, columns)) == len(ids)
        return len(statements)

    ids, columns = list(people.registration_ids), [column.key for column in fixed_columns()]
    assert count(ids, []) == count(ids[:1], []) == count(ids, columns) == count(ids[:1], columns) == 3


def test_rows_leave_out_who_is_gone_and_keep_the_order(with_people: Sample) -> None:
    context, people = with_people
    ids = [people.registration_ids[7], "0" * 32, people.registration_ids[2]]
    rows = delegates.rows(context.database, ids)
    assert [row.number for row in rows] == ["GA7-0008", "GA7-0003"]
    assert (rows[1].country, rows[1].region, rows[1].networks) == ("UG", "Africa", ("AFSCN",))


def test_detail_counts_the_delegation_and_knows_the_last_change(with_people: Sample) -> None:
    context, people = with_people
    detail = delegate_detail(context.database, people.registration_ids[0])
    assert (detail.row.name, detail.dietary, detail.delegation_size) == (
        "Ana Celeste Machava",
        "No shellfish",
        1,
    )
    assert detail.last_change is not None
    assert detail.last_change.desk == "Desk 1"
    assert [*detail.badges, *detail.seats, *detail.others] == []


def test_history_says_each_change_in_words_and_hides_sensitive_values(with_people: Sample) -> None:
    context, people = with_people
    id_ = people.registration_ids[0]
    person = delegates.rows(context.database, [id_])[0].person_id
    context.people.edit(context.actor, person, badge_name="Ana Machava")
    context.registrations.edit(context.actor, id_, dietary="Halal", organisation_id=None)
    context.registrations.set_status(context.actor, [id_], RegistrationStatus.CANCELLED, "Flight cancelled")
    lines = history(context.database, id_)
    assert [(line.title, line.details) for line in lines] == [
        (
            "Status changed",
            ("Status: Confirmed → Cancelled", "Reason: not set → Flight cancelled"),
        ),
        (
            "Registration edited",
            ("Organisation: Conselho Municipal de Maputo → not set", "Diet changed"),
        ),
        ("Person edited", ("Name on badge: not set → Ana Machava",)),
        ("Checked in", ("Arrival",)),
        (
            "Registration",
            (
                "Organisation: Conselho Municipal de Maputo",
                "Status: Confirmed",
                "Category: Head of delegation",
                "Delegation role: Head",
            ),
        ),
    ]
    assert all(line.can_undo for line in lines)
    context.undo.undo(context.actor, lines[2].entry_id)
    newer = history(context.database, id_)
    assert newer[0].title == "Undone: person edited"
    assert not newer[0].can_undo
    assert [line.is_undone for line in newer[:4]] == [False, False, False, True]


def test_journal_rows_name_the_subject_and_stop_at_the_instant(with_people: Sample) -> None:
    context, people = with_people
    assert journal_rows(context.database, since=context.database.clock()) == ()
    context.registrations.set_status(context.actor, people.registration_ids[:3], RegistrationStatus.CANCELLED)
    newest = journal_rows(context.database, event_id=people.event_id, limit=1)[0]
    assert (newest.text, newest.event_code, newest.can_undo) == ("status changed: 3 rows", "GA7", True)


def test_lists_and_words_are_alike_on_each_database(any_context: AppContext) -> None:
    people = add_people(any_context)
    arrive(any_context, people, 5)
    database = any_context.database
    base = DelegateFilter(people.event_id)
    assert names(any_context, replace(base, text="kampala")) == [
        "Joseph Mugisha", "Esther Nakato", "Grace Nalubega Ssemwanga",
    ]  # fmt: skip
    assert len(names(any_context, replace(base, conditions=(that("arrived", "not_empty"),)))) == 5
    for column in SORTABLE:
        assert len(delegates.ids(database, base, (SortKey(column, is_descending=True),))) == 60
    rows = delegates.rows(database, people.registration_ids, [column.key for column in fixed_columns()])
    assert [row.id for row in rows] == list(people.registration_ids)
    finder = DelegateFinder(database)
    assert finder.find(replace(base, text="ㅎㅅㅇ")) == [people.registration_ids[10]]
    counts = any_context.delegate_lists.counts(people.event_id, ready_views())
    assert counts["not_arrived"] == 51
    detail = delegate_detail(database, people.registration_ids[2])
    assert (detail.row.networks, detail.delegation_size) == (("AFSCN",), 3)
    lines = history(database, people.registration_ids[2])
    assert [line.title for line in lines] == ["Checked in", "Registration"]
    assert journal_rows(database, limit=1)[0].operation == "check_in"
