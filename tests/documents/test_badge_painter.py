"""Badges are whole, readable and inside their paper, for easy names and hard ones."""

import pytest

from tests.documents import faces
from wego_desktop.documents.badge_face import BadgeFace
from wego_desktop.documents.badge_painter import BadgePlan, badge_image, plan_badge
from wego_desktop.documents.badge_plan import PlacedLine, PlacedQr, PlacedRect, SidePlan
from wego_desktop.documents.layout import Box
from wego_desktop.documents.layout_json import READY_LAYOUTS, ready_layout
from wego_desktop.documents.qr import qr_runs
from wego_desktop.documents.self_check import codes_in, is_badge_readable


@pytest.fixture(autouse=True)
def gui(qapp: object) -> None:
    """A Qt application exists."""


def sides(plan: BadgePlan) -> list[SidePlan]:
    return [side for side in (plan.front, plan.back) if side]


def area_of(part: object) -> Box:
    if isinstance(part, PlacedLine):
        size = part.size_mm
        return Box(part.x_mm, part.baseline_mm - 0.73 * size, part.line.width_em * size, 0.73 * size)
    return part.box  # type: ignore[attr-defined, no-any-return]


def text_of(side: SidePlan) -> str:
    return " ".join(part.line.text for part in side.parts if isinstance(part, PlacedLine))


@pytest.mark.parametrize("layout", READY_LAYOUTS)
@pytest.mark.parametrize("person", faces.ALL, ids=lambda person: person.full_name()[:12])
def test_everything_is_inside_the_badge_when_painted(layout: str, person: BadgeFace) -> None:
    paper = ready_layout(layout).area
    for side in sides(plan_badge(person, ready_layout(layout))):
        outside = [part for part in side.parts if not paper.holds(area_of(part))]
        assert outside == []


@pytest.mark.parametrize("layout", READY_LAYOUTS)
@pytest.mark.parametrize("person", faces.ALL, ids=lambda person: person.full_name()[:12])
def test_quiet_zone_and_slot_stay_free_when_texts_are_long(layout: str, person: BadgeFace) -> None:
    for side in sides(plan_badge(person, ready_layout(layout))):
        code = next(part for part in side.parts if isinstance(part, PlacedQr))
        module = code.box.width_mm / qr_runs(code.text)[0]
        quiet = Box(
            code.box.x_mm - 4 * module,
            code.box.y_mm - 4 * module,
            code.box.width_mm + 8 * module,
            code.box.height_mm + 8 * module,
        )
        for free in (quiet, *ready_layout(layout).keep_clear):
            inside = [p for p in side.parts if not isinstance(p, PlacedQr) and area_of(p).overlaps(free)]
            assert [(p, area_of(p)) for p in inside] == []


@pytest.mark.parametrize("layout", READY_LAYOUTS)
@pytest.mark.parametrize("person", faces.ALL, ids=lambda person: person.full_name()[:12])
def test_texts_do_not_cover_each_other_when_all_parts_are_there(layout: str, person: BadgeFace) -> None:
    for side in sides(plan_badge(person, ready_layout(layout))):
        lines = [part for part in side.parts if isinstance(part, PlacedLine)]
        for at, line in enumerate(lines):
            for other in lines[at + 1 :]:
                assert not area_of(line).overlaps(area_of(other)), (line.line.text, other.line.text)


@pytest.mark.parametrize("layout", READY_LAYOUTS)
@pytest.mark.parametrize("side", ["front", "back"])
def test_code_is_read_again_when_the_badge_is_painted(layout: str, side: str) -> None:
    assert codes_in(badge_image(faces.FULL, ready_layout(layout), 300, side)) == [faces.FULL.code]


def test_code_is_read_again_when_painted_at_screen_size() -> None:
    assert codes_in(badge_image(faces.PLAIN, ready_layout("a6"), 150)) == [faces.PLAIN.code]


def test_name_stays_large_when_it_is_short() -> None:
    report = plan_badge(faces.PLAIN, ready_layout("a6")).report
    assert not report.needs_attention
    assert not [note for note in report.shrunk if note.element in {"given", "family"}]


def test_every_letter_is_painted_when_a_name_has_two_hundred() -> None:
    plan = plan_badge(faces.LONG_NAME, ready_layout("a6"))
    assert faces.LONG_NAME.full_name() in text_of(plan.front)
    assert {note.element for note in plan.report.overflowed} >= {"given", "family"}
    assert plan.report.needs_attention


def test_one_long_word_is_whole_and_reported_when_it_cannot_be_legible() -> None:
    plan = plan_badge(faces.LONG_WORD, ready_layout("a6"))
    assert faces.LONG_WORD.given in [
        part.line.text for part in plan.front.parts if isinstance(part, PlacedLine)
    ]
    (note,) = (note for note in plan.report.overflowed if note.side == "front")
    assert note.element == "name"
    assert note.size_mm < 8


def test_family_name_breaks_at_the_hyphen_when_one_line_is_too_small() -> None:
    plan = plan_badge(faces.face("Ma. Cristina", "Delos Reyes-Villanueva"), ready_layout("a6"))
    lines = [part.line.text for part in plan.front.parts if isinstance(part, PlacedLine)]
    assert lines[lines.index("Ma. Cristina") + 1 :][:2] == ["Delos Reyes-", "Villanueva"]
    assert not plan.report.overflowed


def test_one_name_stands_alone_when_given_is_empty() -> None:
    lines = [
        p.line.text
        for p in plan_badge(faces.ONE_NAME, ready_layout("a6")).front.parts
        if isinstance(p, PlacedLine)
    ]
    assert "Sukarno" in lines


def test_name_on_the_badge_replaces_both_parts_when_set() -> None:
    person = faces.face("Jiwoo", "Park", display_name="Park Ji-woo")
    text = text_of(plan_badge(person, ready_layout("a6")).front)
    assert "Park Ji-woo" in text
    assert "Jiwoo" not in text


def test_missing_letters_are_reported_when_no_font_has_them() -> None:
    report = plan_badge(faces.face("A\u0378B"), ready_layout("a6")).report
    assert report.missing
    assert report.needs_attention


def test_help_desk_is_named_when_the_programme_is_longer_than_the_back() -> None:
    person = faces.face("Yared", programme=faces.PROGRAMME * 4)
    back = plan_badge(person, ready_layout("a6")).back
    assert back is not None
    assert "More at the help desk" in text_of(back)
    short = plan_badge(faces.PLAIN, ready_layout("a6")).back
    assert short is not None
    assert "More at the help desk" not in text_of(short)


def test_reprint_and_refused_photo_are_marked_when_set() -> None:
    marked = text_of(plan_badge(faces.FULL, ready_layout("a6")).front)
    assert "GA7-0412 R" in marked
    assert "No photos" in marked
    assert "No photos" not in text_of(plan_badge(faces.PLAIN, ready_layout("a6")).front)


def test_word_can_be_read_when_the_category_colour_is_light() -> None:
    plan = plan_badge(faces.face("Yared", category_colour="#FFE066"), ready_layout("a6"))
    word = next(
        p for p in plan.front.parts if isinstance(p, PlacedLine) and p.line.text == "Head of delegation"
    )
    assert word.colour == "#12171F"
    assert any(isinstance(p, PlacedRect) and p.colour == "#FFE066" for p in plan.front.parts)


def test_the_self_check_reads_its_own_badge() -> None:
    assert is_badge_readable()
