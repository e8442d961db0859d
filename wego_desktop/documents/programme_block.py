"""Places the own programme on the back of a badge, by day, until the room is used."""

from itertools import groupby

from wego_desktop.documents.badge_face import BadgeFace, ProgrammeEntry
from wego_desktop.documents.badge_plan import PlacedRect, SidePlan, plain
from wego_desktop.documents.fonts import FontRole
from wego_desktop.documents.layout import SECOND_INK, Align, Box, ProgrammeElement
from wego_desktop.documents.shaped_line import BASELINE_EM, shape
from wego_desktop.documents.text_fit import Fit, TextRule, fit_text
from wego_desktop.i18n import _

_LINE_EM = 1.2
_DAY_HEIGHT_EM = 1.83
_DAY_GAP_EM = 0.7
_ROOM_SHARE = 0.36
_RULE_MM = 0.2


def place_programme(plan: SidePlan, face: BadgeFace, element: ProgrammeElement) -> None:
    """Place days and entries in the given order; when room ends, a last line points to the help desk."""
    box = element.box
    top = box.y_mm
    last = len(face.programme) - 1
    at = -1
    for day, entries in groupby(face.programme, key=lambda entry: entry.day):
        head = element.day_size_mm * (_DAY_HEIGHT_EM + (_DAY_GAP_EM if top > box.y_mm else 0.0))
        is_first = True
        for entry in entries:
            at += 1
            fit = _fit_title(entry, element)
            height = element.row_mm + (len(fit.lines) - 1) * _LINE_EM * fit.size_mm
            needed = height + (head if is_first else 0.0) + (0.0 if at == last else element.row_mm)
            if top + needed > box.bottom_mm:
                _place_more(plan, element, top)
                return
            if is_first:
                top = _place_day(plan, face, element, day, top + head - element.day_size_mm * _DAY_HEIGHT_EM)
                is_first = False
            _place_entry(plan, element, entry, fit, top)
            top += height


def _fit_title(entry: ProgrammeEntry, element: ProgrammeElement) -> Fit:
    voice = plain(FontRole.BOLD if entry.is_own_role else FontRole.TEXT)
    room = shape(entry.room, FontRole.TEXT).width_em * element.size_mm if entry.room else 0.0
    room = min(room, _ROOM_SHARE * element.box.width_mm) + (element.size_mm if entry.room else 0.0)
    width = element.box.width_mm - element.time_width_mm - room
    height = element.max_title_lines * _LINE_EM * element.size_mm
    size = element.size_mm
    return fit_text(
        entry.title, voice, TextRule(size, size * 0.8, element.max_title_lines, _LINE_EM), width, height
    )


def _place_day(plan: SidePlan, face: BadgeFace, element: ProgrammeElement, day: str, top: float) -> float:
    size = element.day_size_mm
    box = element.box
    area = Box(box.x_mm, top, box.width_mm, size * 1.23)
    rule = TextRule(size, size * 0.6)
    plan.add_text("day", day, plain(FontRole.BOLD), area, rule, colour=face.category_colour)
    line = Box(box.x_mm, top + size * 1.55, box.width_mm, _RULE_MM)
    plan.parts.append(PlacedRect(line, face.category_colour))
    return top + size * _DAY_HEIGHT_EM


def _place_entry(
    plan: SidePlan, element: ProgrammeElement, entry: ProgrammeEntry, fit: Fit, top: float
) -> None:
    box, size = element.box, element.size_mm
    first = top + (element.row_mm - size * _LINE_EM) / 2
    line = Box(box.x_mm, first, element.time_width_mm - 1, size * _LINE_EM)
    rule = TextRule(size, size * 0.6, 1, _LINE_EM)
    plan.add_text("start", entry.start, plain(FontRole.FIGURES), line, rule)
    voice = plain(FontRole.BOLD if entry.is_own_role else FontRole.TEXT)
    plan.note("programme", entry.title, voice, fit, size)
    # A shrunk title keeps the baseline of its time and room.
    drop = (size - fit.size_mm) * (_LINE_EM / 2 + BASELINE_EM)
    title = Box(box.x_mm + element.time_width_mm, first + drop, 0, 0)
    plan.add_lines(fit, voice, title, line_em=_LINE_EM)
    if entry.room:
        width = _ROOM_SHARE * box.width_mm
        room = Box(box.right_mm - width, first, width, size * _LINE_EM)
        voice = plain(FontRole.TEXT)
        plan.add_text("room", entry.room, voice, room, rule, colour=SECOND_INK, align=Align.RIGHT)


def _place_more(plan: SidePlan, element: ProgrammeElement, top: float) -> None:
    box, size = element.box, element.size_mm
    area = Box(box.x_mm, top + (element.row_mm - size * _LINE_EM) / 2, box.width_mm, size * _LINE_EM)
    rule = TextRule(size, size * 0.6, 1, _LINE_EM)
    plan.add_text("more", _("More at the help desk"), plain(FontRole.SEMIBOLD), area, rule, colour=SECOND_INK)
