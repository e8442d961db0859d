"""Places the name of a badge: given name, family name, native script under both, position at the foot."""

from itertools import product

from wego_desktop.documents.badge_face import BadgeFace
from wego_desktop.documents.badge_plan import SidePlan, plain
from wego_desktop.documents.fonts import FontRole
from wego_desktop.documents.layout import SECOND_INK, Box, NameElement
from wego_desktop.documents.text_fit import LEGIBLE_SHARE, Fit, TextRule, Voice, break_lines, fit_text

_LARGEST_RATIO = 1.5
"""The given name is at most this much larger than the family name, so that both read as one name."""
_JOIN_GAIN = 1.1
"""Given and family name share a line only where that makes the smaller of them this much larger."""
_NATIVE_LINE_EM = 1.2
_POSITION_GAP_MM = 1.0
_SMALLEST_GAP_MM = 0.8


def place_name(plan: SidePlan, face: BadgeFace, element: NameElement) -> None:
    """Fit and place the whole name block; the parts that are empty take no room."""
    box = element.box
    room = min(element.name_and_native_mm, box.height_mm - _place_position(plan, face, element))
    voice = Voice(FontRole.NAME, face.language, face.country_code)
    native = Voice(FontRole.TEXT, face.language, face.country_code)
    native_fit: Fit | None = None
    gap = 0.0
    if face.native_name:
        rule = TextRule(element.native_size_mm, element.native_min_size_mm, 2, _NATIVE_LINE_EM)
        native_fit = fit_text(face.native_name, native, rule, box.width_mm, room / 3)
        gap = _SMALLEST_GAP_MM
    taken = gap + (native_fit.size_mm * len(native_fit.lines) * _NATIVE_LINE_EM if native_fit else 0.0)
    bottom = _place_parts(plan, face, element, voice, min(element.max_height_mm, room - taken))
    if native_fit:
        free = box.y_mm + room - taken + gap - bottom
        top = bottom + max(gap, min(element.native_gap_mm, free))
        plan.note("native_name", face.native_name, native, native_fit, element.native_size_mm)
        area = Box(box.x_mm, top, box.width_mm, 0.0)
        plan.add_lines(native_fit, native, area, line_em=_NATIVE_LINE_EM, colour=SECOND_INK)


def _place_position(plan: SidePlan, face: BadgeFace, element: NameElement) -> float:
    """Place the position at the foot of the box; returns the height that it takes."""
    if not face.position:
        return 0.0
    voice = plain(FontRole.TEXT)
    line_em = 1.2
    limit = element.position_size_mm * element.position_lines * line_em
    rule = TextRule(element.position_size_mm, element.position_min_size_mm, element.position_lines, line_em)
    fit = fit_text(face.position, voice, rule, element.position_width_mm, limit)
    plan.note("position", face.position, voice, fit, element.position_size_mm)
    height = fit.size_mm * len(fit.lines) * line_em
    box = Box(element.box.x_mm, element.box.bottom_mm - height, element.position_width_mm, height)
    plan.add_lines(fit, voice, box, line_em=line_em, colour=SECOND_INK)
    return height + _POSITION_GAP_MM


def _place_parts(plan: SidePlan, face: BadgeFace, element: NameElement, voice: Voice, height: float) -> float:
    box = element.box
    first, second = face.name_parts()
    if not second:
        area = Box(box.x_mm, box.y_mm, box.width_mm, height)
        rule = TextRule(element.size_mm, element.min_size_mm, element.max_lines, element.line_em)
        return plan.add_text("name", first, voice, area, rule)
    given, family = _fit_pair((first, second), element, voice, height)
    if family.size_mm < LEGIBLE_SHARE * element.family_size_mm:
        # Where height is short (a card with native name and position), one line holds larger letters.
        rule = TextRule(element.family_size_mm, element.min_size_mm, element.max_lines, element.line_em)
        whole = f"{first} {second}"
        joined = fit_text(whole, voice, rule, box.width_mm, height)
        if joined.size_mm > family.size_mm * _JOIN_GAIN and not joined.is_overflowing:
            plan.note("name", whole, voice, joined, element.family_size_mm)
            return plan.add_lines(joined, voice, box, line_em=element.line_em)
    plan.note("given", first, voice, given, element.size_mm)
    plan.note("family", second, voice, family, element.family_size_mm)
    bottom = plan.add_lines(given, voice, box, line_em=element.line_em)
    below = Box(box.x_mm, bottom, box.width_mm, 0.0)
    return plan.add_lines(family, voice, below, line_em=element.line_em)


def _fit_pair(names: tuple[str, str], element: NameElement, voice: Voice, height: float) -> tuple[Fit, Fit]:
    """Both parts, in the fewest lines that keep them large; never more than `max_lines` while legible."""
    best = _size_pair(names, (1, 1), element, voice, height)
    for total in range(3, element.max_lines + 1):
        if best[0] >= LEGIBLE_SHARE:
            break
        for given in range(1, total):
            pair = _size_pair(names, (given, total - given), element, voice, height)
            best = pair if pair[0] > best[0] * 1.02 else best
    if min(best[1].size_mm, best[2].size_mm) >= element.min_size_mm - 1e-6:
        return best[1], best[2]
    # Too long for legible letters: still whole, in more lines where that helps, and marked as such.
    for counts in product(range(1, 6), range(1, 6)):
        pair = _size_pair(names, counts, element, voice, height)
        best = pair if pair[0] > best[0] * 1.02 else best
    _, given_fit, family_fit = best
    return Fit(given_fit.lines, given_fit.size_mm, True), Fit(family_fit.lines, family_fit.size_mm, True)


def _size_pair(
    names: tuple[str, str], counts: tuple[int, int], element: NameElement, voice: Voice, height: float
) -> tuple[float, Fit, Fit]:
    given, given_width = break_lines(names[0], voice, counts[0])
    family, family_width = break_lines(names[1], voice, counts[1])
    large = min(element.size_mm, element.box.width_mm / given_width)
    small = min(element.family_size_mm, element.box.width_mm / family_width)
    large = min(large, small * _LARGEST_RATIO)
    small = min(small, large)
    needed = element.line_em * (large * len(given) + small * len(family))
    if needed > height:
        large, small = large * height / needed, small * height / needed
    quality = min(large / element.size_mm, small / element.family_size_mm)
    return quality, Fit(given, large), Fit(family, small)
