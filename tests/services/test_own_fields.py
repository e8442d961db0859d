"""Own fields of an event: their rules, their answers, and what undo makes of both; on both databases."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from sqlalchemy import select

from tests.services.own_field_samples import Asked, ask, register
from wego_desktop.bootstrap import AppContext
from wego_desktop.db.models import Registration
from wego_desktop.domain.enums import OperatorRole, RequiredRule
from wego_desktop.domain.enums import OwnFieldKind as Kind
from wego_desktop.domain.own_fields import RequiredWhen
from wego_desktop.errors import UserError
from wego_desktop.services.own_fields.service import OwnFieldDraft
from wego_desktop.services.queries import own_fields as reads


@pytest.fixture
def asked(any_context: AppContext) -> Asked:
    return ask(any_context)


def refused(call: Callable[[], object]) -> str:
    with pytest.raises(UserError) as caught:
        call()
    return caught.value.code


def answers(asked: Asked, who: str) -> dict[str, object]:
    found = reads.answers(asked.context.database, [who]).get(who, {})
    return {column.removeprefix("answer:"): value for column, value in found.items()}


def test_answers_are_kept_as_values_and_undone_as_one(asked: Asked) -> None:
    given = {
        "meal": "fish",
        "workshops": "water; DATA",
        "guests": "2",
        "letter": "yes",
        "hotel_from": "14.10.2026",
    }
    assert asked.set_for(asked.grace, **given) == 5
    kept = {
        "meal": "Fish",
        "workshops": ["Data", "Water"],
        "guests": 2,
        "letter": True,
        "hotel_from": "2026-10-14",
    }
    assert answers(asked, asked.grace) == kept
    assert asked.set_for(asked.grace, meal="Fish", letter=True) == 0
    assert asked.set_for(asked.grace, meal="한식", guests="") == 2
    assert answers(asked, asked.grace)["meal"] == "한식"
    asked.context.undo.undo(asked.context.actor)
    assert answers(asked, asked.grace) == kept
    asked.context.undo.undo(asked.context.actor)
    assert answers(asked, asked.grace) == {}


def test_nothing_is_kept_when_one_answer_is_none(asked: Asked) -> None:
    assert refused(lambda: asked.set_for(asked.grace, meal="Fish", guests="many")) == "answer_not_a_number"
    assert refused(lambda: asked.set_for(asked.grace, shoe="42")) == "no_such_own_field"
    assert refused(lambda: asked.set_for(asked.grace, medium="Radio")) == "answer_not_asked"
    assert answers(asked, asked.grace) == {}


def test_a_required_answer_can_be_changed_but_not_taken_away(asked: Asked) -> None:
    assert refused(lambda: asked.set_for(asked.reporter, medium="")) == "answer_required"
    assert asked.set_for(asked.reporter, medium="Seoul Daily") == 1
    asked.set_for(asked.grace, meal="Vegan", leave_out="Nuts")
    assert refused(lambda: asked.set_for(asked.grace, leave_out=None)) == "answer_required"
    assert asked.set_for(asked.grace, meal="Fish", leave_out=None) == 2


def test_who_registers_must_answer_what_is_required(asked: Asked) -> None:
    def add(letter: str, **given: object) -> str:
        return register(
            asked.context, asked.event_id, "Rania", "Darwish", asked.category_ids[letter], dict(given)
        )

    assert refused(lambda: add("PR")) == "answer_required"
    assert refused(lambda: add("DE", meal="Vegan")) == "answer_required"
    assert answers(asked, add("DE", meal="Vegan", leave_out="Nuts")) == {"meal": "Vegan", "leave_out": "Nuts"}


def test_what_is_owed_is_found_for_those_who_are_expected(asked: Asked) -> None:
    asked.set_for(asked.grace, meal="Vegan")
    owed = reads.owing(asked.context.database, asked.event_id)
    assert {who: [spec.key for spec in specs] for who, specs in owed.items()} == {asked.grace: ["leave_out"]}
    shown = reads.registration_answers(asked.context.database, asked.grace)
    assert shown is not None
    assert [spec.key for spec in shown.open] == ["leave_out"]
    assert "medium" not in [spec.key for spec in shown.fields]


def test_many_registrations_are_answered_at_once(asked: Asked) -> None:
    context, everybody = asked.context, [asked.grace, asked.ana, asked.reporter]
    assert context.answers.set_for_all(context.actor, everybody, {"meal": "fish"}).value == 3
    assert context.answers.set_for_all(context.actor, everybody, {"medium": "Web"}).value == 1
    assert answers(asked, asked.grace) == {"meal": "Fish"}
    context.undo.undo(context.actor)
    context.undo.undo(context.actor)
    assert answers(asked, asked.ana) == {}


def test_a_choice_that_was_taken_goes_only_when_told_and_its_answers_stay(asked: Asked) -> None:
    context, field_id = asked.context, asked.field_ids["workshops"]
    asked.set_for(asked.grace, workshops=["Data", "Water"])
    edit = context.own_fields.edit
    assert refused(lambda: edit(context.actor, field_id, choices=["Data", "Mobility"])) == "choice_in_use"
    edit(context.actor, field_id, keep_answers=True, choices=["Data", "Mobility"])
    assert answers(asked, asked.grace) == {"workshops": ["Data", "Water"]}
    assert asked.set_for(asked.grace, workshops=["Mobility", "Water"]) == 1
    assert refused(lambda: asked.set_for(asked.ana, workshops=["Water"])) == "answer_not_a_choice"
    row = next(row for row in reads.fields(context.database, asked.event_id) if row.spec.id == field_id)
    assert (row.answers, row.choices) == (1, {"Mobility": 1, "Water": 1})


def test_a_renamed_choice_is_renamed_in_the_answers_and_conditions(asked: Asked) -> None:
    context, field_id = asked.context, asked.field_ids["meal"]
    asked.set_for(asked.grace, meal="Vegan", leave_out="Nuts")
    context.own_fields.edit(context.actor, field_id, renamed={"Vegan": "Vegan menu"})
    assert answers(asked, asked.grace)["meal"] == "Vegan menu"
    assert refused(lambda: asked.set_for(asked.grace, leave_out="")) == "answer_required"
    context.undo.undo(context.actor)
    assert answers(asked, asked.grace)["meal"] == "Vegan"


def test_a_field_with_answers_keeps_its_kind_and_goes_only_when_told(asked: Asked) -> None:
    context, field_id = asked.context, asked.field_ids["guests"]
    asked.set_for(asked.grace, guests=3)
    own = context.own_fields
    assert refused(lambda: own.edit(context.actor, field_id, kind=Kind.TEXT)) == "own_field_kind_fixed"
    assert refused(lambda: own.remove(context.actor, field_id)) == "own_field_has_answers"
    assert own.remove(context.actor, field_id, drop_answers=True).value == 1
    assert answers(asked, asked.grace) == {}
    context.undo.undo(context.actor)
    assert answers(asked, asked.grace) == {"guests": 3}


def test_a_field_that_another_waits_for_stays(asked: Asked) -> None:
    context, field_id = asked.context, asked.field_ids["meal"]
    own = context.own_fields
    assert refused(lambda: own.remove(context.actor, field_id)) == "own_field_needed"
    assert refused(lambda: own.edit(context.actor, field_id, choices=["Fish"])) == "choice_needed"
    assert refused(lambda: own.edit(context.actor, field_id, kind=Kind.TEXT)) == "own_field_needed"


def test_fields_stand_in_the_order_they_are_given(asked: Asked) -> None:
    context = asked.context

    def keys() -> list[str]:
        return [spec.key for spec in reads.specs(context.database, asked.event_id)]

    before = keys()
    assert context.own_fields.move(context.actor, asked.field_ids["guests"], -2).value == 1
    assert keys() == ["meal", "guests", "leave_out", "workshops", "letter", "hotel_from", "medium"]
    assert context.own_fields.move(context.actor, asked.field_ids["meal"], 99).value == 6
    context.undo.undo(context.actor)
    context.undo.undo(context.actor)
    assert keys() == before


@pytest.mark.parametrize(
    ("draft", "code"),
    [
        (OwnFieldDraft("  "), "own_field_label_missing"),
        (OwnFieldDraft("Meal", key="Meal!"), "own_field_key_malformed"),
        (OwnFieldDraft("Meal", key="meal"), "own_field_key_taken"),
        (OwnFieldDraft("Size", Kind.CHOICE), "own_field_choices_missing"),
        (OwnFieldDraft("Size", Kind.CHOICE, choices=("Ärm", "arm")), "own_field_choice_twice"),
        (OwnFieldDraft("Size", Kind.SEVERAL, choices=("S; M",)), "own_field_choice_malformed"),
        (OwnFieldDraft("Size", required=RequiredRule.WHEN), "own_field_when_missing"),
        (
            OwnFieldDraft("Size", required=RequiredRule.WHEN, required_when=RequiredWhen("shoe")),
            "own_field_when_unknown",
        ),
        (
            OwnFieldDraft("Size", required=RequiredRule.WHEN, required_when=RequiredWhen("meal", "Beef")),
            "answer_not_a_choice",
        ),
        (OwnFieldDraft("Size", category_ids=("nowhere",)), "no_such_category"),
    ],
)
def test_a_field_that_makes_no_sense_is_refused(asked: Asked, draft: OwnFieldDraft, code: str) -> None:
    context = asked.context
    assert refused(lambda: context.own_fields.add(context.actor, asked.event_id, draft)) == code


def test_the_desk_answers_but_does_not_change_the_questions(asked: Asked) -> None:
    own = asked.context.actor
    desk = replace(own, role=OperatorRole.DESK)
    draft = OwnFieldDraft("Shoe size")
    assert refused(lambda: asked.context.own_fields.add(desk, asked.event_id, draft)) == "not_allowed"
    assert asked.context.answers.set_for(desk, asked.grace, {"guests": 1}).value == 1


def test_registrations_are_compared_by_their_answers_in_the_database(asked: Asked) -> None:
    asked.set_for(asked.grace, guests=12, meal="한식")
    asked.set_for(asked.ana, guests=9, meal="FISH")
    number = reads.answer_number_key(asked.field_ids["guests"])
    text = reads.answer_text_key(asked.field_ids["meal"])
    with asked.context.database.read() as session:
        by_number = session.scalars(
            select(Registration.id).where(number.is_not(None)).order_by(number.desc())
        ).all()
        fishes = session.scalars(select(Registration.id).where(text == "fish")).all()
    assert list(by_number) == [asked.grace, asked.ana]
    assert list(fishes) == [asked.ana]
