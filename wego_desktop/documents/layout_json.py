"""Badge layouts as JSON: the ready ones of the program, and those that an organiser keeps."""

import json
import string
import typing
from dataclasses import MISSING, fields
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

from wego_desktop.documents import layout as parts
from wego_desktop.documents.layout import ANSWER_FIELD, BadgeLayout, Box, Element, Sheet, Side, TextElement
from wego_desktop.errors import UserError

LAYOUT_DIR = Path(__file__).resolve().parent.parent.parent / "resources" / "badges"
READY_LAYOUTS = ("a6", "a7", "card", "a4-4up")
TEXT_FIELDS = frozenset(
    {
        "category",
        "category_letter",
        "event_dates",
        "event_name",
        "full_name",
        "help_desk",
        "native_name",
        "number",
        "organisation",
        "place",
        "position",
        "printed_at",
    }
)
"""What may stand in braces in a text."""

_KINDS: dict[str, type[Element]] = {
    "rect": parts.RectElement,
    "line": parts.LineElement,
    "mark": parts.MarkElement,
    "text": parts.TextElement,
    "name": parts.NameElement,
    "organisation": parts.OrganisationElement,
    "networks": parts.NetworkElement,
    "qr": parts.QrElement,
    "category": parts.CategoryElement,
    "photo_refused": parts.PhotoRefusedElement,
    "programme": parts.ProgrammeElement,
}
_KIND_OF = {element: kind for kind, element in _KINDS.items()}


@cache
def ready_layout(name: str) -> BadgeLayout:
    """A layout that comes with the program; UserError `badge_layout_unknown` for another name."""
    if name not in READY_LAYOUTS:
        raise UserError("badge_layout_unknown", name=name, known=", ".join(READY_LAYOUTS))
    return parse_layout((LAYOUT_DIR / f"{name}.json").read_text(encoding="utf-8"))


def parse_layout(text: str) -> BadgeLayout:
    """The layout in a JSON text (docs/badge-layout.md); UserError `badge_layout_unreadable` says where."""
    try:
        data = json.loads(text)
    except ValueError as error:
        raise UserError("badge_layout_unreadable", where="-", reason=str(error)) from error
    if not isinstance(data, dict):
        raise _unreadable("-", "an object is expected")
    if "badges" in data:
        return _imposed(data)
    try:
        return BadgeLayout(
            name=str(data["name"]),
            title=str(data["title"]),
            width_mm=_number(data["width_mm"], "width_mm"),
            height_mm=_number(data["height_mm"], "height_mm"),
            front=_side(data["front"], "front"),
            back=_side(data["back"], "back") if data.get("back") else None,
            keep_clear=tuple(_box(box, "keep_clear") for box in data.get("keep_clear", [])),
        )
    except KeyError as error:
        raise _unreadable(str(error.args[0]), "is missing") from error


def _imposed(data: dict[str, Any]) -> BadgeLayout:
    single = ready_layout(str(data["badges"]))
    sheet = data.get("sheet", {})
    try:
        placed = Sheet(
            _number(sheet["width_mm"], "sheet"),
            _number(sheet["height_mm"], "sheet"),
            int(sheet["columns"]),
            int(sheet["rows"]),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise _unreadable("sheet", str(error)) from error
    if (
        placed.columns * single.width_mm > placed.width_mm
        or placed.rows * single.height_mm > placed.height_mm
    ):
        raise _unreadable("sheet", "the badges are larger than the sheet")
    return BadgeLayout(
        name=str(data.get("name", "")),
        title=str(data.get("title", "")),
        width_mm=single.width_mm,
        height_mm=single.height_mm,
        front=single.front,
        back=single.back,
        keep_clear=single.keep_clear,
        sheet=placed,
    )


def _side(data: object, where: str) -> Side:
    if not isinstance(data, list):
        raise _unreadable(where, "a list of elements is expected")
    return Side(tuple(_element(item, f"{where}[{at}]") for at, item in enumerate(data)))


def _element(data: object, where: str) -> Element:
    if not isinstance(data, dict) or data.get("kind") not in _KINDS:
        raise _unreadable(where, f"kind is one of {', '.join(_KINDS)}")
    kind = _KINDS[data["kind"]]
    hints = typing.get_type_hints(kind)
    values: dict[str, Any] = {}
    for item in fields(kind):
        if item.name in data:
            values[item.name] = _value(data[item.name], hints[item.name], f"{where}.{item.name}")
        elif item.default is MISSING:
            raise _unreadable(f"{where}.{item.name}", "is missing")
    if unknown := data.keys() - values.keys() - {"kind"}:
        raise _unreadable(where, f"unknown: {', '.join(sorted(unknown))}")
    element: Element = kind(**values)
    if isinstance(element, TextElement):
        _check_fields(element.text, where)
    return element


def _check_fields(text: str, where: str) -> None:
    try:
        names = {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}
    except ValueError as error:
        raise _unreadable(where, str(error)) from error
    own = {name for name in names if name.startswith(ANSWER_FIELD) and len(name) > len(ANSWER_FIELD)}
    if unknown := names - TEXT_FIELDS - own:
        raise UserError("badge_layout_unknown_field", where=where, field=", ".join(sorted(unknown)))


def _value(data: object, kind: Any, where: str) -> Any:
    if kind is Box:
        return _box(data, where)
    if kind is float:
        return _number(data, where)
    if kind is int and isinstance(data, int) and not isinstance(data, bool):
        return data
    if kind is str and isinstance(data, str):
        return data
    if isinstance(kind, type) and issubclass(kind, StrEnum) and isinstance(data, str) and data in list(kind):
        return kind(data)
    raise _unreadable(where, f"{data!r} does not fit")


def _number(data: object, where: str) -> float:
    if isinstance(data, bool) or not isinstance(data, int | float):
        raise _unreadable(where, f"{data!r} is no number")
    return float(data)


def _box(data: object, where: str) -> Box:
    if not isinstance(data, list) or len(data) != 4:
        raise _unreadable(where, "four numbers are expected: x, y, width, height")
    x, y, width, height = (_number(value, where) for value in data)
    return Box(x, y, width, height)


def _unreadable(where: str, reason: str) -> UserError:
    return UserError("badge_layout_unreadable", where=where, reason=reason)


def layout_to_json(layout: BadgeLayout) -> str:
    """The JSON text of a layout; reading it gives an equal layout. A sheet is not part of it."""
    data: dict[str, Any] = {
        "name": layout.name,
        "title": layout.title,
        "width_mm": layout.width_mm,
        "height_mm": layout.height_mm,
        "keep_clear": [_box_list(box) for box in layout.keep_clear],
        "front": [_element_dict(element) for element in layout.front.elements],
    }
    if layout.back:
        data["back"] = [_element_dict(element) for element in layout.back.elements]
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _element_dict(element: Element) -> dict[str, Any]:
    data: dict[str, Any] = {"kind": _KIND_OF[type(element)]}
    for item in fields(element):
        value = getattr(element, item.name)
        if item.default is MISSING or value != item.default:
            data[item.name] = _box_list(value) if isinstance(value, Box) else value
    return data


def _box_list(box: Box) -> list[float]:
    return [box.x_mm, box.y_mm, box.width_mm, box.height_mm]
