"""What an event adds to an import: its own fields, its limits and its waiting list."""

from pathlib import Path

import pytest
from sqlalchemy import select

from tests.services.import_samples import bring, changes, codes, image, look, row_of, write_list
from tests.services.programme_samples import category_id, event_id
from wego_desktop.bootstrap import AppContext
from wego_desktop.db.models import Answer, OwnField, Registration, WaitingPlace
from wego_desktop.domain.enums import OnFull, OwnFieldKind, RegistrationStatus, RequiredRule
from wego_desktop.errors import UserError
from wego_desktop.services.import_service import (
    CellState,
    DateOrder,
    Decision,
    FieldRule,
    ImportOptions,
    ImportPreview,
    RowAction,
)
from wego_desktop.services.limits.limit_service import LimitDraft
from wego_desktop.services.own_fields.service import OwnFieldDraft

HEADER = ("Name", "Email", "Organisation", "Category")


def ask(context: AppContext, *drafts: OwnFieldDraft) -> None:
    for draft in drafts:
        context.own_fields.add(context.actor, event_id(context), draft)


def answers(context: AppContext) -> dict[str, object]:
    with context.database.read() as session:
        rows = session.execute(
            select(OwnField.key, Answer.value).join(Answer, Answer.field_id == OwnField.id)
        )
        return {row[0]: row[1] for row in rows}


def choose(context: AppContext, path: Path, **options: object) -> ImportPreview:
    return context.imports.preview(context.actor, path, "GA7", ImportOptions(**options))  # type: ignore[arg-type]


MEAL = OwnFieldDraft("Meal", OwnFieldKind.CHOICE, "meal", ("Fish", "Vegan"))
GUESTS = OwnFieldDraft("Guests", OwnFieldKind.NUMBER, "guests")
VISIT = OwnFieldDraft("Visit on", OwnFieldKind.DATE, "visit")


def test_columns_with_the_label_of_an_own_field_answer_it(any_context: AppContext, tmp_path: Path) -> None:
    context = any_context
    ask(context, MEAL, GUESTS, VISIT)
    header = ("Name", "Email", "Meal", "How many", "Visit on")
    path = write_list(
        tmp_path,
        header,
        ("Ama Mensah", "a@x.example", "vegan", "2", "15.10.2026"),
        ("Kofi Boateng", "k@x.example", "Steak", "two", ""),
    )
    mapping = {"How many": "answer:guests"}
    preview = choose(context, path, mapping=mapping)
    assert [column.field_id for column in preview.columns] == [
        "full_name", "email", "answer:meal", "answer:guests", "answer:visit",
    ]  # fmt: skip
    assert [field.id for field in preview.fields if field.is_own] == [
        "answer:meal",
        "answer:guests",
        "answer:visit",
    ]
    assert codes(row_of(preview, 3)) == ["answer_not_a_choice", "answer_not_a_number"]
    assert row_of(preview, 3).reasons[0].address == "list!C3"
    before = image(context)
    done = context.imports.commit(context.actor, preview)
    assert (done.value.added, answers(context)) == (
        1,
        {"meal": "Vegan", "guests": 2, "visit": "2026-10-15"},
    )
    assert bring(context, path).journal_id is None
    context.undo.undo(context.actor, done.journal_id)
    assert image(context) == before


def test_an_answer_follows_the_rules_of_its_field(context: AppContext, tmp_path: Path) -> None:
    ask(context, MEAL, GUESTS, VISIT)
    header = ("Name", "Email", "Meal", "Guests", "Visit on")
    bring(context, write_list(tmp_path, header, ("Ama Mensah", "a@x.example", "vegan", "2", "15.10.2026")))
    later = write_list(
        tmp_path, header, ("Ama Mensah", "a@x.example", "Fish", "", "15/10/2026"), name="later.csv"
    )
    row = row_of(look(context, later), 2)
    assert changes(row) == {"answer:meal": ("Vegan", "Fish")}
    kept = choose(context, later, rules={"answer:meal": FieldRule.MINE, "answer:guests": FieldRule.EMPTY_TOO})
    assert changes(row_of(kept, 2)) == {"answer:guests": ("2", "")}
    states = {cell.field_id: cell.state for cell in kept.cells(row_of(kept, 2))}
    assert states["answer:meal"] is CellState.KEPT
    context.imports.commit(context.actor, kept)
    assert answers(context) == {"meal": "Vegan", "visit": "2026-10-15"}


def test_days_that_can_be_read_both_ways_are_asked_about(context: AppContext, tmp_path: Path) -> None:
    ask(context, VISIT)
    path = write_list(tmp_path, ("Name", "Visit on"), ("Ama Mensah", "03/10/2026"))
    preview = look(context, path)
    assert [(column.header, column.is_open) for column in preview.dates] == [("Visit on", True)]
    assert codes(row_of(preview, 2)) == ["import_day_ambiguous"]
    decided = choose(context, path, date_orders={"Visit on": DateOrder.DAY_FIRST})
    context.imports.commit(context.actor, decided)
    assert answers(context) == {"visit": "2026-10-03"}


def test_one_answer_may_stand_for_all_rows(context: AppContext, tmp_path: Path) -> None:
    ask(context, MEAL)
    path = write_list(tmp_path, ("Name",), ("Ama Mensah",))
    context.imports.commit(context.actor, choose(context, path, static={"answer:meal": "fish"}))
    assert answers(context) == {"meal": "Fish"}
    with pytest.raises(UserError, match="answer_not_a_choice"):
        choose(context, path, static={"answer:meal": "Steak"})


def test_what_is_not_asked_or_still_owed_is_told(context: AppContext, tmp_path: Path) -> None:
    press = category_id(context, "PR")
    ask(
        context,
        OwnFieldDraft("Meal", OwnFieldKind.TEXT, "meal", required=RequiredRule.ALWAYS),
        OwnFieldDraft("Medium", OwnFieldKind.TEXT, "medium", category_ids=(press,)),
    )
    path = write_list(
        tmp_path,
        ("Name", "Category", "Meal", "Medium"),
        ("Ama Mensah", "Delegate", "", "Radio"),
        ("Kofi Boateng", "Press", "Fish", "Radio"),
    )
    preview = look(context, path)
    assert codes(row_of(preview, 2)) == ["answer_not_asked", "answer_required"]
    assert row_of(preview, 2).verdict.value == "warning"
    context.imports.commit(context.actor, preview)
    assert answers(context) == {"meal": "Fish", "medium": "Radio"}


def people_of(count: int, category: str = "Press") -> list[tuple[str, ...]]:
    names = ("Ama Mensah", "Kofi Boateng", "Rosa Quispe", "Min-jun Kim", "Deniz Kaya")
    return [(name, f"p{at}@x.example", "Accra", category) for at, name in enumerate(names[:count])]


def limit(context: AppContext, **facts: object) -> None:
    draft = LimitDraft(**facts)  # type: ignore[arg-type]
    context.limits.set_limit(context.actor, event_id(context), draft)


def statuses(context: AppContext) -> list[str]:
    with context.database.read() as session:
        return [
            row.value for row in session.scalars(select(Registration.status).order_by(Registration.number))
        ]


def test_rows_beyond_a_limit_go_on_the_waiting_list_in_their_order(
    any_context: AppContext, tmp_path: Path
) -> None:
    context = any_context
    limit(context, category_id=category_id(context, "PR"), cap=2, on_full=OnFull.WAITING_LIST)
    path = write_list(tmp_path, HEADER, *people_of(4))
    preview = look(context, path)
    assert [codes(row) for row in preview.rows] == [[], [], ["put_on_waiting_list"], ["put_on_waiting_list"]]
    context.imports.commit(context.actor, preview)
    assert statuses(context) == ["confirmed", "confirmed", "waitlisted", "waitlisted"]
    with context.database.read() as session:
        found = select(WaitingPlace.position, Registration.number).join(
            Registration, Registration.id == WaitingPlace.registration_id
        )
        assert sorted(tuple(row) for row in session.execute(found)) == [(1, 3), (2, 4)]
    assert bring(context, path).journal_id is None


def test_a_later_row_of_the_file_takes_the_same_person_off_the_waiting_list(
    any_context: AppContext, tmp_path: Path
) -> None:
    context = any_context
    rows = [
        ("Ama Mensah", "a@x.example", "Accra", "waitlisted"),
        ("Ama Mensah", "ama@x.example", "Accra", "confirmed"),
    ]
    path = write_list(tmp_path, ("Name", "Email", "Organisation", "Status"), *rows)
    preview = choose(context, path, decisions={3: Decision.MERGE})
    context.imports.commit(context.actor, preview)
    assert statuses(context) == ["confirmed"]
    with context.database.read() as session:
        assert session.scalars(select(WaitingPlace.position)).all() == []


def test_a_limit_that_refuses_keeps_rows_behind_and_one_that_warns_lets_them_in(
    context: AppContext, tmp_path: Path
) -> None:
    limit(context, category_id=category_id(context, "PR"), cap=1, on_full=OnFull.REFUSE)
    limit(context, category_id=category_id(context, "SP"), cap=1, on_full=OnFull.WARN)
    preview = look(context, write_list(tmp_path, HEADER, *people_of(3)))
    assert [row.action for row in preview.rows] == [RowAction.ADD, RowAction.REFUSE, RowAction.REFUSE]
    assert codes(row_of(preview, 3)) == ["limit_refused"]
    assert context.imports.commit(context.actor, preview).value.left_behind == (3, 4)
    speakers = look(context, write_list(tmp_path, HEADER, *people_of(5, "Speaker")[3:], name="speakers.csv"))
    assert [codes(row) for row in speakers.rows] == [[], ["import_limit_reached"]]
    assert context.imports.commit(context.actor, speakers).value.added == 2


def test_a_limit_of_each_organisation_counts_those_that_the_file_brings(
    context: AppContext, tmp_path: Path
) -> None:
    limit(context, is_per_organisation=True, cap=2, on_full=OnFull.REFUSE)
    rows = people_of(4, "Delegate")
    rows[3] = (*rows[3][:2], "Lima", "Delegate")
    preview = look(context, write_list(tmp_path, HEADER, *rows))
    assert [row.action for row in preview.rows] == [
        RowAction.ADD,
        RowAction.ADD,
        RowAction.REFUSE,
        RowAction.ADD,
    ]
    assert "Accra" in str(row_of(preview, 4).reasons[0].params["scope"])


def test_who_waits_and_is_confirmed_by_a_file_leaves_the_list(context: AppContext, tmp_path: Path) -> None:
    header = ("Name", "Email", "Status")
    bring(context, write_list(tmp_path, header, ("Ama Mensah", "a@x.example", "waiting list")))
    assert statuses(context) == [RegistrationStatus.WAITLISTED.value]
    bring(context, write_list(tmp_path, header, ("Ama Mensah", "a@x.example", "confirmed"), name="next.csv"))
    assert statuses(context) == ["confirmed"]
    with context.database.read() as session:
        assert session.scalars(select(WaitingPlace)).all() == []
