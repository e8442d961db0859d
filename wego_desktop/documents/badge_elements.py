"""Places the elements of a layout for one person: one function per kind of element."""

from collections.abc import Callable
from functools import lru_cache
from string import Formatter
from typing import Any

from wego_desktop.documents import layout as parts
from wego_desktop.documents.badge_face import BadgeFace
from wego_desktop.documents.badge_names import place_name
from wego_desktop.documents.badge_plan import (
    FitNotes,
    PlacedFlag,
    PlacedLine,
    PlacedQr,
    PlacedRect,
    PlacedShape,
    SidePlan,
    plain,
)
from wego_desktop.documents.flags import flag_image
from wego_desktop.documents.fonts import FontRole
from wego_desktop.documents.layout import ANSWER_FIELD, INK, SECOND_INK, Box, Side
from wego_desktop.documents.marks import MARK_COLOUR
from wego_desktop.documents.programme_block import place_programme
from wego_desktop.documents.shaped_line import BASELINE_EM, shape
from wego_desktop.documents.text_fit import TextRule, Voice, fit_text
from wego_desktop.domain.categories import contrast_with_white
from wego_desktop.i18n import _

_WHITE = "#FFFFFF"
_TALL_BAND = 2.2
"""A band this many times the height of its word has a second line for role marks."""
_WORD_SHARE = 0.55


def plan_side(face: BadgeFace, side: Side, name: str, notes: FitNotes) -> SidePlan:
    """All of one side placed; `notes` gathers what fitting did."""
    plan = SidePlan(name, notes)
    for element in side.elements:
        _PLACERS[type(element)](plan, face, element)
    return plan


@lru_cache(maxsize=64)
def on_colour(colour: str) -> str:
    """White, or ink where white would have less contrast than 3 : 1 on `colour` (#RRGGBB)."""
    return _WHITE if contrast_with_white(colour) >= 3 else INK


def _colour(face: BadgeFace, word: str) -> str:
    if word == parts.CATEGORY_COLOUR:
        return face.category_colour
    return on_colour(face.category_colour) if word == parts.ON_CATEGORY_COLOUR else word


def _rect(plan: SidePlan, face: BadgeFace, element: parts.RectElement | parts.LineElement) -> None:
    plan.parts.append(PlacedRect(element.box, _colour(face, element.colour)))


def _mark(plan: SidePlan, face: BadgeFace, element: parts.MarkElement) -> None:
    plan.parts.append(PlacedShape("plate", "", element.box, MARK_COLOUR))
    plan.parts.append(PlacedShape("letter", "", element.box, _WHITE))


def _text(plan: SidePlan, face: BadgeFace, element: parts.TextElement) -> None:
    text = element.text
    if "{" in text:
        text = _filled(text, face)
    box = element.box
    if element.under:
        top = plan.bottoms.get(element.under, box.y_mm) + element.gap_mm
        box = Box(box.x_mm, top, box.width_mm, box.bottom_mm - top)
    voice = Voice(element.role, face.language, face.country_code, element.spacing)
    rule = TextRule(element.size_mm, element.min_size_mm, element.max_lines, element.line_em)
    colour = _colour(face, element.colour)
    plan.bottoms[element.name] = plan.add_text(
        element.name or "text", text, voice, box, rule, colour=colour, align=element.align
    )


_FIELDS: dict[str, Callable[[BadgeFace], str]] = {
    "full_name": BadgeFace.full_name,
    "number": BadgeFace.number_line,
}
"""Fields that are made of several facts; every other field is the fact of that name."""


@lru_cache(maxsize=256)
def _pieces(text: str) -> tuple[tuple[str, str], ...]:
    return tuple((literal, field or "") for literal, field, _spec, _conversion in Formatter().parse(text))


def _filled(text: str, face: BadgeFace) -> str:
    """The text with the face's facts in place of its fields."""
    filled = ""
    for literal, field in _pieces(text):
        filled += literal
        if field.startswith(ANSWER_FIELD):
            filled += face.answer(field.removeprefix(ANSWER_FIELD))
        elif field:
            made = _FIELDS.get(field)
            filled += made(face) if made else getattr(face, field)
    return filled.strip()


def _organisation(plan: SidePlan, face: BadgeFace, element: parts.OrganisationElement) -> None:
    box = element.box
    flag_height = element.flag_width_mm * 0.75
    below = element.gap_mm + max(flag_height, element.place_size_mm * 1.23) if face.place else 0.0
    area = Box(box.x_mm, box.y_mm, box.width_mm, box.height_mm - below)
    voice = Voice(FontRole.SEMIBOLD, face.language, face.country_code)
    rule = TextRule(element.size_mm, element.min_size_mm, element.max_lines, element.line_em)
    bottom = plan.add_text("organisation", face.organisation, voice, area, rule)
    if not face.place:
        return
    top = bottom + (element.gap_mm if face.organisation else 0.0)
    left = box.x_mm
    if flag_image(face.country_code) is not None:
        plan.parts.append(PlacedFlag(face.country_code, Box(left, top, element.flag_width_mm, flag_height)))
        left += element.flag_width_mm * 1.32
    voice = Voice(FontRole.TEXT, face.language, face.country_code)
    width = box.right_mm - left
    rule = TextRule(element.place_size_mm, element.place_min_size_mm, 2, 1.1)
    fit = fit_text(face.place, voice, rule, width, flag_height * 1.1)
    plan.note("place", face.place, voice, fit, element.place_size_mm)
    text_top = top + (flag_height - 1.1 * fit.size_mm * len(fit.lines)) / 2
    plan.add_lines(fit, voice, Box(left, text_top, width, 0), line_em=1.1, colour=SECOND_INK)


def _networks(plan: SidePlan, face: BadgeFace, element: parts.NetworkElement) -> None:
    if not face.networks:
        return
    box = element.box
    width = box.width_mm / len(face.networks)
    for at, network in enumerate(face.networks):
        left = box.x_mm + at * width
        inset = (box.height_mm - element.glyph_mm) / 2
        glyph = Box(left + min(inset, 0.5), box.y_mm + inset, element.glyph_mm, element.glyph_mm)
        plan.parts.append(PlacedShape("network", network.code, glyph, network.colour))
        text_left = left + box.height_mm * 1.23
        is_alone = len(face.networks) == 1
        gap = 0.0 if is_alone else box.height_mm * 0.2
        room = left + width - gap - text_left
        middle = box.y_mm + box.height_mm / 2
        top = middle - element.size_mm * (1.09 if is_alone else 0.615)
        rule = TextRule(element.size_mm, element.size_mm * 0.5)
        area = Box(text_left, top, room, element.size_mm * 1.23)
        bottom = plan.add_text(
            "network", network.code, plain(FontRole.BOLD), area, rule, colour=network.colour
        )
        if is_alone and network.name != network.code:
            area = Box(text_left, bottom - element.size_mm * 0.22, room, element.name_size_mm * 1.23)
            rule = TextRule(element.name_size_mm, element.name_size_mm * 0.75)
            plan.add_text("network_name", network.name, plain(FontRole.TEXT), area, rule, colour=SECOND_INK)


def _qr(plan: SidePlan, face: BadgeFace, element: parts.QrElement) -> None:
    plan.parts.append(PlacedQr(face.code, element.box))


def _category(plan: SidePlan, face: BadgeFace, element: parts.CategoryElement) -> None:
    box = element.box
    colour = on_colour(face.category_colour)
    marks = " · ".join(face.role_marks) if element.marks_size_mm else ""
    voice = Voice(FontRole.NAME)
    left = box.x_mm + element.shape_mm * 1.55
    width = box.right_mm - left
    has_two_lines = bool(marks) and box.height_mm >= _TALL_BAND * element.size_mm
    if marks and not has_two_lines:
        width *= _WORD_SHARE
    rule = TextRule(element.size_mm, element.min_size_mm, 1, 1.1)
    fit = fit_text(face.category, voice, rule, width, box.height_mm)
    plan.note("category", face.category, voice, fit, element.size_mm)
    middle = box.y_mm + box.height_mm / 2 - (element.marks_size_mm * 0.85 if has_two_lines else 0.0)
    symbol = Box(box.x_mm, middle - element.shape_mm / 2, element.shape_mm, element.shape_mm)
    plan.parts.append(PlacedShape("category", face.category_shape, symbol, colour))
    word = Box(left, middle - 0.55 * fit.size_mm, width, 0)
    plan.add_lines(fit, voice, word, line_em=1.1, colour=colour)
    if marks:
        _role_marks(plan, marks, element, word if has_two_lines else None, colour)


def _role_marks(
    plan: SidePlan, marks: str, element: parts.CategoryElement, word: Box | None, colour: str
) -> None:
    """Under the category's word on a tall band, else at the right end of the band in up to two lines."""
    box, size = element.box, element.marks_size_mm
    middle = box.y_mm + box.height_mm / 2
    if word:
        area = Box(word.x_mm, middle - size * 0.85 + element.size_mm * 0.62, word.width_mm, size * 1.25)
        align, limit = parts.Align.LEFT, 1
    else:
        left = box.x_mm + element.shape_mm * 1.55
        left += (box.right_mm - left) * _WORD_SHARE
        area = Box(left, middle - size * 1.25, box.right_mm - left, size * 2.5)
        align, limit = parts.Align.RIGHT, 2
    voice = plain(FontRole.SEMIBOLD)
    fit = fit_text(marks, voice, TextRule(size, size * 0.7, limit, 1.25), area.width_mm, area.height_mm)
    plan.note("role_marks", marks, voice, fit, size)
    top = area.y_mm + (area.height_mm - fit.size_mm * 1.25 * len(fit.lines)) / 2
    area = Box(area.x_mm, top, area.width_mm, 0)
    plan.add_lines(fit, voice, area, line_em=1.25, colour=colour, align=align)


def _photo_refused(plan: SidePlan, face: BadgeFace, element: parts.PhotoRefusedElement) -> None:
    if not face.is_photo_refused:
        return
    box = element.box
    side = min(box.width_mm, box.height_mm * 0.76)
    left = box.x_mm + (box.width_mm - side) / 2
    plan.parts.append(PlacedShape("photo_refused", "", Box(left, box.y_mm, side, side), INK))
    label = _("No photos")
    size = box.height_mm - side
    line = shape(label, FontRole.SEMIBOLD)
    size = min(size * 0.85, box.width_mm / line.width_em)
    x = box.x_mm + (box.width_mm - line.width_em * size) / 2
    baseline = box.y_mm + side + size * (0.6 + BASELINE_EM)
    plan.parts.append(PlacedLine(line, x, baseline, size, INK))


def _programme(plan: SidePlan, face: BadgeFace, element: parts.ProgrammeElement) -> None:
    place_programme(plan, face, element)


_PLACERS: dict[type, Callable[[SidePlan, BadgeFace, Any], None]] = {
    parts.RectElement: _rect,
    parts.LineElement: _rect,
    parts.MarkElement: _mark,
    parts.TextElement: _text,
    parts.NameElement: place_name,
    parts.OrganisationElement: _organisation,
    parts.NetworkElement: _networks,
    parts.QrElement: _qr,
    parts.CategoryElement: _category,
    parts.PhotoRefusedElement: _photo_refused,
    parts.ProgrammeElement: _programme,
}
