"""Fits a name into the card: 60 px shrinking to 36 in two lines, then more lines; never cut."""

from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QPainter, QTextLayout, QTextOption

from wego_desktop.ui.theme.fonts import display_font

LARGEST_PX, SMALLEST_PX, LAST_RESORT_PX = 60, 36, 16
_LINE_SHARE = 64 / 60
_WORD_JOINER = "\u2060"


@dataclass(frozen=True, slots=True)
class FittedName:
    """A name laid out for a width: font size and height of all lines in pixels."""

    size_px: int
    height_px: float
    text: str
    width_px: float

    def paint(self, painter: QPainter, left: float, top: float) -> None:
        """Draw the lines from the top left corner in the painter's pen."""
        layout = _layout(self.text, self.size_px, self.width_px)
        painter.setFont(display_font(self.size_px))
        layout.draw(painter, QPointF(left, top))


@lru_cache(maxsize=256)
def fit_name(text: str, width_px: int, height_px: int, largest_px: int = LARGEST_PX) -> FittedName:
    """The largest size in which the name takes two lines and `height_px`; below 36 px more lines."""
    for size in (*range(largest_px, SMALLEST_PX - 1, -2), *range(SMALLEST_PX - 2, LAST_RESORT_PX - 1, -2)):
        layout = _layout(text, size, width_px)
        most = 2 if size >= SMALLEST_PX else 6
        height = layout.lineCount() * size * _LINE_SHARE
        if layout.lineCount() <= most and height <= height_px and _is_inside(layout, width_px):
            return FittedName(size, height, text, width_px)
    layout = _layout(text, LAST_RESORT_PX, width_px)
    return FittedName(LAST_RESORT_PX, layout.lineCount() * LAST_RESORT_PX * _LINE_SHARE, text, width_px)


def _is_inside(layout: QTextLayout, width_px: int) -> bool:
    lines = (layout.lineAt(place) for place in range(layout.lineCount()))
    return all(line.naturalTextWidth() <= width_px for line in lines)


def _layout(text: str, size_px: int, width_px: float) -> QTextLayout:
    font: QFont = display_font(size_px)
    # A double name stays on one line as long as the letters are large.
    shown = text.replace("-", f"-{_WORD_JOINER}") if size_px >= SMALLEST_PX else text
    layout = QTextLayout(shown, font)
    is_last = size_px <= LAST_RESORT_PX
    mode = QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere if is_last else QTextOption.WrapMode.WordWrap
    option = QTextOption()
    option.setWrapMode(mode)
    # Names in any direction share the left edge of the card.
    option.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute)
    layout.setTextOption(option)
    layout.beginLayout()
    top = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width_px)
        # Lines stand at the design's distance, whatever the tallest script in them asks for.
        line.setPosition(QPointF(0, top + (size_px * _LINE_SHARE - line.height()) / 2))
        top += size_px * _LINE_SHARE
    layout.endLayout()
    return layout
