"""Meaning marks: status tones, category shapes, network glyphs; painted, never by colour alone."""

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from wego_desktop.domain.enums import CategoryShape
from wego_desktop.ui.theme.theme import theme


class Tone(StrEnum):
    """The colour family of a status."""

    OK = "ok"
    INFO = "info"
    WARN = "warn"
    BAD = "bad"
    NEUTRAL = "neutral"
    OUTLINE = "outline"


@dataclass(frozen=True, slots=True)
class Mark:
    """A status as it is shown: tone, icon of the set, word."""

    tone: Tone
    icon_name: str
    text: str


_TEXT = {
    Tone.OK: "ok-text",
    Tone.INFO: "accent-text",
    Tone.WARN: "warn-text",
    Tone.BAD: "bad-text",
    Tone.NEUTRAL: "neutral-text",
    Tone.OUTLINE: "text-2",
}
_TINT = {
    Tone.OK: "ok-tint",
    Tone.INFO: "accent-tint",
    Tone.WARN: "warn-tint",
    Tone.BAD: "bad-tint",
    Tone.NEUTRAL: "neutral-tint",
}
_LINE = {Tone.OK: "ok-line", Tone.WARN: "warn-line", Tone.BAD: "bad-line", Tone.OUTLINE: "border"}


def tone_text(tone: Tone) -> QColor:
    """The text colour of a tone."""
    return theme().color(_TEXT[tone])


def tone_tint(tone: Tone) -> QColor:
    """The fill of a tone; transparent for the outline tone."""
    token = _TINT.get(tone)
    return theme().color(token) if token else QColor(0, 0, 0, 0)


def tone_line(tone: Tone) -> QColor | None:
    """The edge of a tone's banner, or None where it has none."""
    token = _LINE.get(tone)
    return theme().color(token) if token else None


_CATEGORY_TOKENS = {
    "#5A3BB0": "cat-head",
    "#0B6B96": "cat-delegate",
    "#AE2464": "cat-speaker",
    "#9A4A00": "cat-press",
    "#55650F": "cat-partner",
    "#3B4452": "cat-staff",
    "#A65500": "net-afscn",
    "#00756C": "net-lascn",
}


def category_colour(colour: str) -> QColor:
    """A category's or network's own colour (`#RRGGBB`) as the theme shows it: lightened in the dark one."""
    token = _CATEGORY_TOKENS.get(colour.upper())
    if token is not None:
        return theme().color(token)
    own = QColor(colour)
    if not theme().is_dark:
        return own
    return QColor.fromHslF(max(own.hslHueF(), 0.0), own.hslSaturationF() * 0.8, max(own.lightnessF(), 0.72))


def category_tint(colour: str) -> QColor:
    """The pale fill behind a category's word."""
    token = _CATEGORY_TOKENS.get(colour.upper())
    if token is not None:
        return theme().color(f"{token}-tint")
    tint = category_colour(colour)
    tint.setAlphaF(0.18 if theme().is_dark else 0.12)
    return tint


def paint_shape(
    painter: QPainter, centre: QPointF, shape: CategoryShape, colour: QColor, size: float = 8
) -> None:
    """Draw a category's shape around `centre`, `size` pixels high."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    half = size / 2
    is_open = shape in (CategoryShape.OPEN_SQUARE, CategoryShape.OPEN_CIRCLE, CategoryShape.CROSS)
    stroke = max(1.6, size / 5)
    painter.setPen(QPen(colour, stroke) if is_open else Qt.PenStyle.NoPen)
    painter.setBrush(Qt.BrushStyle.NoBrush if is_open else colour)
    box = QRectF(centre.x() - half, centre.y() - half, size, size)
    inner = box.adjusted(stroke / 2, stroke / 2, -stroke / 2, -stroke / 2)
    match shape:
        case CategoryShape.DIAMOND:
            painter.drawPolygon(_points(centre, half * 1.3, ((0, -1), (1, 0), (0, 1), (-1, 0))))
        case CategoryShape.TRIANGLE:
            painter.drawPolygon(_points(centre, half * 1.1, ((0, -1), (1, 0.8), (-1, 0.8))))
        case CategoryShape.SQUARE:
            painter.drawRoundedRect(box, size / 5, size / 5)
        case CategoryShape.CIRCLE:
            painter.drawEllipse(box)
        case CategoryShape.BAR:
            painter.drawRoundedRect(
                QRectF(box.left() - 1, centre.y() - size / 4, size + 2, size / 2), 1.2, 1.2
            )
        case CategoryShape.OPEN_SQUARE:
            painter.drawRoundedRect(inner, size / 6, size / 6)
        case CategoryShape.OPEN_CIRCLE:
            painter.drawEllipse(inner)
        case CategoryShape.CROSS:
            painter.drawLine(inner.topLeft(), inner.bottomRight())
            painter.drawLine(inner.topRight(), inner.bottomLeft())
    painter.restore()


def _points(centre: QPointF, scale: float, corners: tuple[tuple[float, float], ...]) -> QPolygonF:
    return QPolygonF([QPointF(centre.x() + x * scale, centre.y() + y * scale) for x, y in corners])


def paint_network(painter: QPainter, rect: QRectF, code: str) -> None:
    """Draw a network's glyph: AFSCN a disc with a triangle, LASCN a rounded square with a diamond.

    Any other network is a disc with a ring in the accent colour.
    """
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    centre, half = rect.center(), rect.width() / 2
    hole = theme().color("surface")
    painter.setBrush(network_colour(code))
    if code.upper() == "LASCN":
        painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), half / 2.4, half / 2.4)
        painter.setBrush(hole)
        painter.drawPolygon(_points(centre, half * 0.5, ((0, -1), (1, 0), (0, 1), (-1, 0))))
    else:
        painter.drawEllipse(rect.adjusted(0.5, 0.5, -0.5, -0.5))
        painter.setBrush(hole)
        if code.upper() == "AFSCN":
            painter.drawPolygon(_points(centre, half * 0.55, ((0, -1), (1, 0.75), (-1, 0.75))))
        else:
            painter.drawEllipse(centre, half * 0.4, half * 0.4)
    painter.restore()


def network_colour(code: str) -> QColor:
    """The colour of a network."""
    known = {"AFSCN": "net-afscn", "LASCN": "net-lascn"}
    return theme().color(known.get(code.upper(), "accent-text"))


def network_tint(code: str) -> QColor:
    """The pale fill behind a network's letters."""
    known = {"AFSCN": "net-afscn-tint", "LASCN": "net-lascn-tint"}
    return theme().color(known.get(code.upper(), "accent-tint"))
