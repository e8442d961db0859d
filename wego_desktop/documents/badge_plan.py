"""Where everything of one badge stands: texts fitted and placed, before any paint device is known."""

from dataclasses import dataclass, field
from functools import lru_cache

from wego_desktop.documents.fonts import FontRole
from wego_desktop.documents.layout import INK, Align, Box
from wego_desktop.documents.shaped_line import BASELINE_EM, ShapedLine, shape
from wego_desktop.documents.text_fit import Fit, TextRule, Voice, fit_text


@dataclass(slots=True)
class PlacedLine:
    """A line of text at a baseline."""

    line: ShapedLine
    x_mm: float
    baseline_mm: float
    size_mm: float
    colour: str


@dataclass(slots=True)
class PlacedRect:
    """A filled rectangle."""

    box: Box
    colour: str


@dataclass(slots=True)
class PlacedShape:
    """A mark of `wego_desktop.documents.marks`, named by its kind and variant, in a square or wider box."""

    kind: str
    variant: str
    box: Box
    colour: str


@dataclass(slots=True)
class PlacedFlag:
    """A country's flag with a thin edge."""

    country_code: str
    box: Box


@dataclass(slots=True)
class PlacedQr:
    """A QR code; the box holds its modules."""

    text: str
    box: Box


Placed = PlacedLine | PlacedRect | PlacedShape | PlacedFlag | PlacedQr


@dataclass(frozen=True, slots=True)
class FitNote:
    """A text that was changed to fit: which, on which side, and its size of the full size in millimetres."""

    side: str
    element: str
    text: str
    size_mm: float
    full_size_mm: float
    lines: int


@dataclass(slots=True)
class FitNotes:
    """What happened to the texts of one badge, gathered while it is planned."""

    shrunk: list[FitNote] = field(default_factory=list)
    wrapped: list[FitNote] = field(default_factory=list)
    overflowed: list[FitNote] = field(default_factory=list)
    missing: list[FitNote] = field(default_factory=list)


@dataclass(slots=True)
class SidePlan:
    """The placed parts of one side, in painting order, and the notes on its texts."""

    side: str
    notes: FitNotes
    parts: list[Placed] = field(default_factory=list)
    bottoms: dict[str, float] = field(default_factory=dict)

    def add_lines(
        self,
        fit: Fit,
        voice: Voice,
        box: Box,
        *,
        line_em: float,
        colour: str = INK,
        align: Align = Align.LEFT,
    ) -> float:
        """Place fitted lines from the top of `box`; returns where they end."""
        top = box.y_mm
        size_mm = fit.size_mm
        step = line_em * size_mm
        for text in fit.lines:
            line = shape(text, voice.role, voice.language, voice.country, voice.spacing)
            x = box.x_mm
            if align is not Align.LEFT:
                room = box.width_mm - line.width_em * size_mm
                x += room if align is Align.RIGHT else room / 2
            self.parts.append(PlacedLine(line, x, top + step / 2 + BASELINE_EM * size_mm, size_mm, colour))
            top += step
        return top

    def add_text(
        self,
        element: str,
        text: str,
        voice: Voice,
        box: Box,
        rule: TextRule,
        *,
        colour: str = INK,
        align: Align = Align.LEFT,
    ) -> float:
        """Fit `text` into `box`, place it from the top, note what it took; returns where it ends."""
        if not text:
            return box.y_mm
        fit = fit_text(text, voice, rule, box.width_mm, box.height_mm)
        self.note(element, text, voice, fit, rule.size_mm)
        return self.add_lines(fit, voice, box, line_em=rule.line_em, colour=colour, align=align)

    def note(self, element: str, text: str, voice: Voice, fit: Fit, full_size_mm: float) -> None:
        """Remember what fitting did to a text."""
        is_shrunk = fit.size_mm < full_size_mm * 0.995
        if is_shrunk or len(fit.lines) > 1 or not text.isascii():
            note = FitNote(self.side, element, text, round(fit.size_mm, 2), full_size_mm, len(fit.lines))
            if fit.is_overflowing:
                self.notes.overflowed.append(note)
            elif is_shrunk:
                self.notes.shrunk.append(note)
            if len(fit.lines) > 1:
                self.notes.wrapped.append(note)
            if not text.isascii() and missing_letters(text, voice):
                self.notes.missing.append(note)


@lru_cache(maxsize=4096)
def missing_letters(text: str, voice: Voice) -> str:
    """The letters of `text` that would print as empty boxes."""
    return shape(text, voice.role, voice.language, voice.country, voice.spacing).missing_letters()


def plain(role: FontRole) -> Voice:
    """The voice for a text whose language is not known."""
    return Voice(role)
