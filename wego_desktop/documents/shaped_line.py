"""One line of text, shaped once and painted at any size on any device."""

import threading
import unicodedata
from functools import cache, lru_cache

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QTextLayout, QTextOption, QTransform

from wego_desktop.documents.fonts import (
    REFERENCE_PX,
    FontRole,
    Script,
    reference_font,
    script_font,
    script_runs,
    scripts_of,
)

_NO_LIMIT = 1e7
BASELINE_EM = 0.364
"""Baseline below the middle of a line, in em: half of Inter's ascent less half of its descent."""


@cache
def _one_line() -> QTextOption:
    option = QTextOption(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute)
    option.setWrapMode(QTextOption.WrapMode.NoWrap)
    option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    return option


class ShapedLine:
    """A line ready to paint. `width_em` is its width for a size of 1; multiply by the size in millimetres."""

    __slots__ = ("_layout", "_left", "text", "width_em")

    def __init__(self, text: str, role: FontRole, language: str, country: str, spacing: float) -> None:
        layout = QTextLayout(text, reference_font(role, spacing))
        if scripts_of(text):
            layout.setFormats(_formats(text, role, language, country))
        layout.setTextOption(_one_line())
        layout.setCacheEnabled(True)
        layout.beginLayout()
        line = layout.createLine()
        if line.isValid():
            line.setLineWidth(_NO_LIMIT)
        layout.endLayout()
        self.text = text
        self._layout = layout
        self._left = QPointF()
        self.width_em = 0.0
        if line.isValid():
            ink = line.naturalTextRect()
            self._left = QPointF(-ink.x(), -line.ascent())
            self.width_em = ink.width() / REFERENCE_PX

    def paint(self, painter: QPainter, x_mm: float, baseline_mm: float, size_mm: float) -> None:
        """Paint with the painter's pen; its transform is from millimetres to the device, and is changed."""
        scale = size_mm / REFERENCE_PX
        painter.setTransform(QTransform(scale, 0, 0, scale, x_mm, baseline_mm), combine=True)
        self._layout.draw(painter, self._left)

    def missing_letters(self) -> str:
        """The letters that no font on this computer has, in order; empty when all are there."""
        if self.text.isascii():
            return ""
        missing: list[str] = []
        units = self.text.encode("utf-16-le")
        for start, length, font in self._fonts():
            run = units[2 * start : 2 * (start + length)].decode("utf-16-le")
            key = font.key()
            missing += [letter for letter in run if not _has_letter(key, letter)]
        return "".join(missing)

    def _fonts(self) -> list[tuple[int, int, QFont]]:
        formats = self._layout.formats()
        if not formats:
            return [(0, 2 * len(self.text), self._layout.font())]
        return [(part.start, part.length, part.format.font()) for part in formats]


def _formats(text: str, role: FontRole, language: str, country: str) -> list[QTextLayout.FormatRange]:
    formats = []
    at = 0
    for start, length, script in script_runs(text):
        part = QTextLayout.FormatRange()
        # Qt counts in UTF-16 units, Python in letters.
        part.start = at
        part.length = len(text[start : start + length].encode("utf-16-le")) // 2
        at += part.length
        latin = script is Script.LATIN
        font = reference_font(role) if latin else script_font(script, role, language, country)
        part.format.setFont(font)
        formats.append(part)
    return formats


@lru_cache(maxsize=4096)
def _has_letter(font_key: str, letter: str) -> bool:
    font = QFont()
    font.fromString(font_key)
    return QFontMetricsF(font).inFontUcs4(ord(letter)) or _is_invisible(letter)


def _is_invisible(letter: str) -> bool:
    # Joiners and marks of direction steer the shaping and have no picture of their own.
    return unicodedata.category(letter) in {"Cf", "Zs"}


class _Shaped(threading.local):
    """The shaped lines of one thread: Qt's font engines belong to the thread that made them."""

    def __init__(self) -> None:
        self.line = lru_cache(maxsize=4096)(ShapedLine)


_shaped = _Shaped()


def shape(
    text: str, role: FontRole, language: str = "", country: str = "", spacing: float = 0.0
) -> ShapedLine:
    """The shaped line for `text`; equal lines (category, room, organisation) are shaped once.

    Paint it on the thread that called this.
    """
    return _shaped.line(text, role, language, country, spacing)


@lru_cache(maxsize=8192)
def word_width_em(
    word: str, role: FontRole, language: str = "", country: str = "", spacing: float = 0.0
) -> float:
    """The width of a piece of text for a size of 1."""
    if scripts_of(word):
        return shape(word, role, language, country, spacing).width_em
    return QFontMetricsF(reference_font(role, spacing)).horizontalAdvance(word) / REFERENCE_PX
