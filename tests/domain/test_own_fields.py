"""One rule says what an answer to an own field may be, and who owes one."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wego_desktop.domain.answers import choice_text, compared_as, read_answer, typed_answer
from wego_desktop.domain.enums import OwnFieldKind as Kind
from wego_desktop.domain.enums import RequiredRule
from wego_desktop.domain.own_fields import FieldSpec, RequiredWhen, is_field_key, key_for, open_fields
from wego_desktop.errors import UserError

CHOICES = ("Fish", "Vegan, no nuts", "한식", "Small")
NOTHING: tuple[object, ...] = ("", "  ", None, [])


def spec(kind: Kind, **more: object) -> FieldSpec:
    facts: dict[str, object] = {"id": "f", "key": "f", "label": "Question", "kind": kind, "choices": CHOICES}
    return FieldSpec(**{**facts, **more})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("kind", "typed", "value"),
    [
        (Kind.TEXT, "  Halal, please ", "Halal, please"),
        (Kind.TEXT, 12, "12"),
        (Kind.NUMBER, "42", 42),
        (Kind.NUMBER, "1,5", 1.5),
        (Kind.NUMBER, "−3", -3),
        (Kind.NUMBER, 2.0, 2),
        (Kind.CHOICE, "fish", "Fish"),
        (Kind.CHOICE, "VEGAN, no nuts", "Vegan, no nuts"),
        (Kind.SEVERAL, "한식; fish", ["Fish", "한식"]),
        (Kind.SEVERAL, "Small, Fish", ["Fish", "Small"]),
        (Kind.SEVERAL, "Vegan, no nuts", ["Vegan, no nuts"]),
        (Kind.SEVERAL, "Vegan, no nuts; Fish;", ["Fish", "Vegan, no nuts"]),
        (Kind.SEVERAL, ["Small"], ["Small"]),
        (Kind.YES_NO, "Oui", True),
        (Kind.YES_NO, "아니요", False),
        (Kind.YES_NO, False, False),
        (Kind.DATE, "2026-10-14", "2026-10-14"),
        (Kind.DATE, "14.10.2026", "2026-10-14"),
        (Kind.DATE, "3/4/2026", "2026-04-03"),
        (Kind.DATE, "2026. 10. 14.", "2026-10-14"),
        (Kind.DATE, date(2026, 10, 14), "2026-10-14"),
        *((kind, nothing, None) for kind in Kind for nothing in NOTHING),
    ],
)
def test_an_answer_is_read_as_it_is_meant(kind: Kind, typed: object, value: object) -> None:
    found = read_answer(spec(kind), typed)
    assert found == value
    assert type(found) is type(value)


@pytest.mark.parametrize(
    ("kind", "typed", "code"),
    [
        (Kind.TEXT, "x" * 2001, "answer_too_long"),
        (Kind.NUMBER, "many", "answer_not_a_number"),
        (Kind.NUMBER, "1.000,5", "answer_not_a_number"),
        (Kind.NUMBER, True, "answer_not_a_number"),
        (Kind.NUMBER, "9" * 16, "answer_not_a_number"),
        (Kind.CHOICE, "Meat", "answer_not_a_choice"),
        (Kind.SEVERAL, "Fish; Meat", "answer_not_a_choice"),
        (Kind.YES_NO, "perhaps", "answer_not_yes_or_no"),
        (Kind.DATE, "31.2.2026", "answer_not_a_day"),
        (Kind.DATE, "in May", "answer_not_a_day"),
    ],
)
def test_what_is_no_answer_is_refused_with_the_fields_name(kind: Kind, typed: object, code: str) -> None:
    with pytest.raises(UserError) as caught:
        read_answer(spec(kind), typed)
    assert caught.value.code == code
    assert caught.value.params["label"] == "Question"


@given(
    st.one_of(
        st.tuples(st.just(Kind.NUMBER), st.integers(-(10**14), 10**14)),
        st.tuples(st.just(Kind.YES_NO), st.booleans()),
        st.tuples(st.just(Kind.DATE), st.dates().map(date.isoformat)),
        st.tuples(st.just(Kind.CHOICE), st.sampled_from(CHOICES)),
        st.tuples(
            st.just(Kind.SEVERAL),
            st.sets(st.sampled_from(CHOICES), min_size=1).map(
                lambda chosen: sorted(chosen, key=CHOICES.index)
            ),
        ),
    )
)
def test_what_an_editor_shows_is_read_back_the_same(answer: tuple[Kind, object]) -> None:
    kind, value = answer
    assert read_answer(spec(kind), typed_answer(value)) == value  # type: ignore[arg-type]


def test_several_answers_are_compared_one_by_one() -> None:
    text, number = compared_as(["Fish", "Small"])
    assert number is None
    assert choice_text("FISH") in text
    assert choice_text("small") in text
    assert choice_text("Sma") not in text


def test_a_field_is_owed_only_by_those_who_are_asked() -> None:
    always = spec(Kind.TEXT, key="room", required=RequiredRule.ALWAYS, category_ids=("press",))
    assert open_fields([always], "press", {}) == (always,)
    assert open_fields([always], "delegate", {}) == ()
    assert open_fields([always], "press", {"room": "12"}) == ()


@pytest.mark.parametrize(
    ("wanted", "answer", "is_owed"),
    [
        ("Fish", "Fish", True),
        ("Fish", "Small", False),
        ("Fish", ["Small", "Fish"], True),
        (True, True, True),
        (True, False, False),
        (1, True, False),
        (None, "anything", True),
        (None, None, False),
    ],
)
def test_a_field_is_owed_when_another_has_the_answer(wanted: object, answer: object, is_owed: bool) -> None:
    when = RequiredWhen("meal", wanted)  # type: ignore[arg-type]
    meal = spec(Kind.CHOICE, key="meal")
    detail = spec(Kind.TEXT, key="detail", required=RequiredRule.WHEN, required_when=when)
    assert open_fields([meal, detail], "any", {"meal": answer}) == ((detail,) if is_owed else ())  # type: ignore[dict-item]


def test_an_answer_that_is_not_asked_for_makes_nothing_required() -> None:
    meal = spec(Kind.TEXT, key="meal", category_ids=("press",))
    when = RequiredWhen("meal")
    detail = spec(Kind.TEXT, key="detail", required=RequiredRule.WHEN, required_when=when)
    assert open_fields([meal, detail], "delegate", {"meal": "left over"}) == ()


@pytest.mark.parametrize(
    ("label", "taken", "key"),
    [
        ("T-shirt size", (), "t_shirt_size"),
        ("T-shirt size", ("t_shirt_size",), "t_shirt_size_2"),
        ("Größe", (), "grosse"),
        ("셔츠 크기", (), "field"),
        ("2nd choice", (), "field_2nd_choice"),
        ("x" * 300, (), "x" * 56),
    ],
)
def test_a_key_is_made_of_the_question(label: str, taken: tuple[str, ...], key: str) -> None:
    assert key_for(label, taken) == key
    assert is_field_key(key)
