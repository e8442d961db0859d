"""Fits a text into a box in millimetres: shrinks, then breaks lines at spaces and hyphens, never cuts."""

import re
from dataclasses import dataclass
from functools import lru_cache

from wego_desktop.documents.fonts import FontRole
from wego_desktop.documents.shaped_line import shape, word_width_em

LEGIBLE_SHARE = 0.7
"""A name may shrink to this share of its full size before a further line is tried."""
_WRAP_SHARE = 0.92
"""Other texts take a further line sooner, since they are small already."""

# Hanzi and kana may break anywhere; Hangul breaks at spaces only, as Koreans write.
_CJK = "⺀-ㄯ㆐-㇯㐀-鿿豈-﫿"
_BREAK = re.compile(rf"[{_CJK}]|[^\s{_CJK}]*?[-‐–/](?=\S)|[^\s{_CJK}]+")
_HAIR = 1e-6


@dataclass(frozen=True, slots=True)
class Voice:
    """How a text is set: role of the font, and the language and country that choose CJK forms."""

    role: FontRole
    language: str = ""
    country: str = ""
    spacing: float = 0.0

    def word_em(self, word: str) -> float:
        """Width of a piece of text for a size of 1."""
        return word_width_em(word, self.role, self.language, self.country, self.spacing)


@dataclass(frozen=True, slots=True)
class TextRule:
    """How far a text may give way: full and smallest legible size, most lines, distance of lines in em."""

    size_mm: float
    min_size_mm: float
    max_lines: int = 1
    line_em: float = 1.23


@dataclass(frozen=True, slots=True)
class Fit:
    """The lines and the size in millimetres at which a text fits its box."""

    lines: tuple[str, ...]
    size_mm: float
    is_overflowing: bool = False


@lru_cache(maxsize=4096)
def pieces(text: str) -> tuple[tuple[str, bool], ...]:
    """The unbreakable pieces of `text`, each with whether a space stands before it."""
    found = []
    for match in _BREAK.finditer(text):
        if piece := match.group():
            found.append((piece, match.start() > 0 and text[match.start() - 1].isspace()))
    return tuple(found)


@lru_cache(maxsize=4096)
def break_lines(text: str, voice: Voice, line_count: int) -> tuple[tuple[str, ...], float]:
    """`text` in at most `line_count` lines so that the longest is shortest, and its width for a size of 1.

    Several lines are measured by the word, since words repeat among guests.
    """
    parts = pieces(text)
    if line_count == 1 or len(parts) < 2:
        # Most texts fit in one line: shaped here, it needs no measuring by the word and is painted as it is.
        line = shape(" ".join(text.split()), voice.role, voice.language, voice.country, voice.spacing)
        return (line.text,), line.width_em
    space = word_width_em(" ", voice.role, spacing=voice.spacing)
    widths = [voice.word_em(part) for part, _ in parts]
    whole = sum(widths) + space * sum(is_spaced for _, is_spaced in parts)
    low, high = max(widths), whole
    while high - low > 0.01:
        middle = (low + high) / 2
        if len(_fill(parts, widths, space, middle)) <= line_count:
            high = middle
        else:
            low = middle
    return _fill(parts, widths, space, high), high


def _fill(
    parts: tuple[tuple[str, bool], ...], widths: list[float], space: float, limit: float
) -> tuple[str, ...]:
    lines: list[str] = []
    width = limit + 1
    for (part, is_spaced), part_width in zip(parts, widths, strict=True):
        gap = space if is_spaced else 0.0
        if lines and width + gap + part_width <= limit + _HAIR:
            lines[-1] += (" " if is_spaced else "") + part
            width += gap + part_width
        else:
            lines.append(part)
            width = part_width
    return tuple(lines)


@lru_cache(maxsize=4096)
def fit_text(text: str, voice: Voice, rule: TextRule, width_mm: float, height_mm: float) -> Fit:
    """The largest size in the box, in the fewest lines that keep it near its full size.

    Below the smallest size the text is still set whole, in as many lines as help, and marked as overflowing.
    """
    best = Fit(("",), 0.0)
    box = (width_mm, height_mm, rule.line_em)
    share = LEGIBLE_SHARE if voice.role is FontRole.NAME else _WRAP_SHARE
    floor = max(rule.min_size_mm, share * rule.size_mm)
    for count in range(1, rule.max_lines + 1):
        candidate = _fit_lines(text, voice, rule.size_mm, count, box)
        if candidate.size_mm > best.size_mm * 1.02:
            best = candidate
        if best.size_mm >= floor:
            break
    if best.size_mm >= rule.min_size_mm - _HAIR:
        return best
    for count in range(rule.max_lines + 1, rule.max_lines + 12):
        candidate = _fit_lines(text, voice, rule.min_size_mm, count, box)
        if candidate.size_mm <= best.size_mm:
            break
        best = candidate
    return Fit(best.lines, best.size_mm, is_overflowing=True)


def _fit_lines(text: str, voice: Voice, size_mm: float, count: int, box: tuple[float, float, float]) -> Fit:
    width_mm, height_mm, line_em = box
    lines, width_em = break_lines(text, voice, count)
    by_width = width_mm / width_em if width_em else size_mm
    by_height = height_mm / (line_em * len(lines))
    return Fit(lines, min(size_mm, by_width, by_height))
