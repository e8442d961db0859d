"""Layouts survive the way to JSON and back, and a wrong one is refused with the place."""

import json

import pytest

from wego_desktop.documents.layout_json import (
    LAYOUT_DIR,
    READY_LAYOUTS,
    layout_to_json,
    parse_layout,
    ready_layout,
)
from wego_desktop.errors import UserError


@pytest.mark.parametrize("name", ["a6", "a7", "card"])
def test_layout_is_equal_when_written_and_read(name: str) -> None:
    assert parse_layout(layout_to_json(ready_layout(name))) == ready_layout(name)


def test_ready_layouts_have_their_formats_when_loaded() -> None:
    sizes = {name: ready_layout(name).page_mm for name in READY_LAYOUTS}
    assert sizes == {"a6": (105, 148), "a7": (74, 105), "card": (86, 54), "a4-4up": (210, 297)}
    sheet = ready_layout("a4-4up").sheet
    assert sheet is not None
    assert sheet.places == 4


def broken(change: str) -> str:
    data = json.loads((LAYOUT_DIR / "a6.json").read_text(encoding="utf-8"))
    text = next(element for element in data["front"] if element["kind"] == "text")
    match change:
        case "kind":
            text["kind"] = "sparkle"
        case "box":
            text["box"] = [1, 2, 3]
        case "extra":
            text["blink"] = True
        case "missing":
            del text["size_mm"]
        case "type":
            text["max_lines"] = "two"
        case "list":
            data["front"] = {}
        case "width":
            del data["width_mm"]
        case "braces":
            text["text"] = "{event_name"
    return json.dumps(data)


@pytest.mark.parametrize("change", ["kind", "box", "extra", "missing", "type", "list", "width", "braces"])
def test_layout_is_refused_when_it_is_wrong(change: str) -> None:
    with pytest.raises(UserError) as caught:
        parse_layout(broken(change))
    assert caught.value.code == "badge_layout_unreadable"


@pytest.mark.parametrize("text", ["", "[]", "{", '{"name": "x"}'])
def test_layout_is_refused_when_it_is_no_layout(text: str) -> None:
    with pytest.raises(UserError, match="badge_layout_unreadable"):
        parse_layout(text)


def test_field_is_named_when_badges_do_not_have_it() -> None:
    text = layout_to_json(ready_layout("a6")).replace("{event_name}", "{phone}")
    with pytest.raises(UserError, match="phone") as caught:
        parse_layout(text)
    assert caught.value.code == "badge_layout_unknown_field"


def test_layout_is_refused_when_nobody_knows_its_name() -> None:
    with pytest.raises(UserError, match="badge_layout_unknown"):
        ready_layout("../a6")


def test_an_answer_to_an_own_field_may_stand_in_a_text() -> None:
    text = layout_to_json(ready_layout("a6")).replace("{event_name}", "{answer.shirt_size}")
    assert "{answer.shirt_size}" in layout_to_json(parse_layout(text))
    with pytest.raises(UserError, match="badge_layout_unknown_field"):
        parse_layout(text.replace("{answer.shirt_size}", "{answer.}"))
