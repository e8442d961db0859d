"""Limits: who is counted where, and what a further registration comes up against."""

from wego_desktop.domain.enums import OnFull
from wego_desktop.domain.limits import Holding, LimitSpec, PlaceBook

ABUJA, SEOUL = Holding("de", "abuja"), Holding("de", "seoul")
PRESS, ALONE = Holding("pr", "abuja"), Holding("de", None)


def test_a_cap_is_full_when_its_places_are_held() -> None:
    book = PlaceBook([LimitSpec("l", cap=2)], {ABUJA: 1})
    assert book.verdict(PRESS).full is None
    book.take(PRESS)
    full = book.verdict(ALONE).full
    assert full is not None
    assert (full.cap, full.taken) == (2, 2)
    book.release(ABUJA)
    assert book.verdict(ALONE).full is None


def test_each_organisation_is_counted_apart() -> None:
    limit = LimitSpec("l", is_per_organisation=True, cap=3, free_places=1)
    book = PlaceBook([limit], {ABUJA: 2, PRESS: 1, SEOUL: 1})
    assert book.verdict(ABUJA).full is not None
    assert book.verdict(SEOUL).full is None
    assert book.verdict(SEOUL).paid is not None
    assert book.verdict(Holding("de", "maputo")).paid is None
    assert book.verdict(ALONE).full is None
    assert book.fullest(limit) == ("abuja", 3)
    assert book.taken(limit, "seoul") == 1


def test_a_category_of_each_organisation_is_counted_alone() -> None:
    book = PlaceBook(
        [LimitSpec("l", category_id="pr", is_per_organisation=True, cap=1)], {ABUJA: 5, PRESS: 1}
    )
    assert book.verdict(ABUJA).full is None
    assert book.verdict(PRESS).full is not None
    assert book.verdict(Holding("pr", "seoul")).full is None


def test_one_organisations_limit_leaves_the_others_alone() -> None:
    book = PlaceBook([LimitSpec("l", organisation_id="abuja", cap=0)], {})
    assert book.verdict(ABUJA).full is not None
    assert book.verdict(SEOUL).full is None


def test_the_strictest_full_limit_counts() -> None:
    limits = [
        LimitSpec("warn", cap=1),
        LimitSpec("refuse", cap=1, on_full=OnFull.REFUSE),
        LimitSpec("wait", cap=1, on_full=OnFull.WAITING_LIST),
    ]
    full = PlaceBook(limits, {SEOUL: 1}).verdict(ABUJA).full
    assert full is not None
    assert full.limit.id == "refuse"


def test_free_places_alone_never_fill() -> None:
    verdict = PlaceBook([LimitSpec("l", free_places=3)], {ABUJA: 9}).verdict(ABUJA)
    assert verdict.full is None
    assert verdict.paid is not None
