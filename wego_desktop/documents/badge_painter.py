"""Paints badges with QPainter: the same for screen, printer and PDF."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPen, QTransform

from wego_desktop.documents import marks
from wego_desktop.documents.badge_elements import plan_side
from wego_desktop.documents.badge_face import BadgeFace
from wego_desktop.documents.badge_plan import (
    FitNote,
    FitNotes,
    PlacedFlag,
    PlacedLine,
    PlacedQr,
    PlacedRect,
    PlacedShape,
    SidePlan,
)
from wego_desktop.documents.flags import flag_image
from wego_desktop.documents.fonts import ensure_gui
from wego_desktop.documents.layout import BadgeLayout, Box
from wego_desktop.documents.qr import qr_runs
from wego_desktop.domain.enums import CategoryShape

_FLAG_EDGE = "#C9CFD8"
_QR_INK = "#000000"
_HAIRLINE_MM = 0.1


@dataclass(frozen=True, slots=True)
class FitReport:
    """What was done to the texts of one badge so that they fit.

    `shrunk` below their full size, `wrapped` onto further lines, `overflowed` below the legible size (still
    whole: set a shorter name on the badge), `missing` letters that no font has.
    """

    number: str
    name: str
    shrunk: tuple[FitNote, ...] = ()
    wrapped: tuple[FitNote, ...] = ()
    overflowed: tuple[FitNote, ...] = ()
    missing: tuple[FitNote, ...] = ()

    @property
    def needs_attention(self) -> bool:
        """Whether somebody should look before printing."""
        return bool(self.overflowed or self.missing)


@dataclass(frozen=True, slots=True)
class BadgePlan:
    """One badge with everything placed: ready to paint any number of times."""

    front: SidePlan
    back: SidePlan | None
    report: FitReport


def plan_badge(face: BadgeFace, layout: BadgeLayout) -> BadgePlan:
    """Fit and place both sides without painting; also the way to count what would shrink."""
    ensure_gui()
    notes = FitNotes()
    front = plan_side(face, layout.front, "front", notes)
    back = plan_side(face, layout.back, "back", notes) if layout.back else None
    report = FitReport(
        face.number,
        face.full_name(),
        tuple(notes.shrunk),
        tuple(notes.wrapped),
        tuple(notes.overflowed),
        tuple(notes.missing),
    )
    return BadgePlan(front, back, report)


def paint_side(painter: QPainter, plan: SidePlan, to_device: QTransform) -> None:
    """Paint a side; `to_device` maps millimetres to the device. The painter's pen and transform change."""
    painter.setTransform(to_device)
    painter.setPen(Qt.PenStyle.NoPen)
    for part in plan.parts:
        _PAINTERS[type(part)](painter, part, to_device)


def paint_badge(painter: QPainter, face: BadgeFace, layout: BadgeLayout, to_device: QTransform) -> FitReport:
    """Paint the front of a badge at once; returns what was done to its texts (both sides)."""
    plan = plan_badge(face, layout)
    paint_side(painter, plan.front, to_device)
    return plan.report


def badge_image(
    face: BadgeFace, layout: BadgeLayout, dots_per_inch: float = 300, side: str = "front"
) -> QImage:
    """A picture of one side on white, for previews and tests; null when the layout has no such side."""
    plan = plan_badge(face, layout)
    chosen = plan.front if side == "front" else plan.back
    if chosen is None:
        return QImage()
    scale = dots_per_inch / 25.4
    image = QImage(
        round(layout.width_mm * scale), round(layout.height_mm * scale), QImage.Format.Format_RGB32
    )
    image.fill(QColor("#FFFFFF"))
    image.setDotsPerMeterX(round(scale * 1000))
    image.setDotsPerMeterY(round(scale * 1000))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    paint_side(painter, chosen, QTransform.fromScale(scale, scale))
    painter.end()
    return image


@lru_cache(maxsize=128)
def _colour(name: str) -> QColor:
    return QColor(name)


@lru_cache(maxsize=128)
def _pen(name: str) -> QPen:
    return QPen(_colour(name))


def _rectangle(box: Box) -> QRectF:
    return QRectF(box.x_mm, box.y_mm, box.width_mm, box.height_mm)


def _paint_line(painter: QPainter, part: PlacedLine, base: QTransform) -> None:
    painter.setPen(_pen(part.colour))
    part.line.paint(painter, part.x_mm, part.baseline_mm, part.size_mm)
    painter.setTransform(base)


def _paint_rect(painter: QPainter, part: PlacedRect, base: QTransform) -> None:
    painter.fillRect(_rectangle(part.box), _colour(part.colour))


def _paint_shape(painter: QPainter, part: PlacedShape, base: QTransform) -> None:
    box = part.box
    painter.setTransform(QTransform(box.width_mm, 0, 0, box.height_mm, box.x_mm, box.y_mm) * base)
    if part.kind == "letter":
        painter.strokePath(marks.organiser_letter(), _letter_pen(part.colour))
    painter.fillPath(_shape(part.kind, part.variant), _colour(part.colour))
    painter.setTransform(base)


@lru_cache(maxsize=8)
def _letter_pen(colour: str) -> QPen:
    round_cap, round_join = Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
    return QPen(_colour(colour), marks.LETTER_STROKE, Qt.PenStyle.SolidLine, round_cap, round_join)


def _shape(kind: str, variant: str) -> QPainterPath:
    match kind:
        case "category":
            return marks.category_shape(CategoryShape(variant))
        case "network":
            return marks.network_glyph(variant)
        case "plate":
            return marks.organiser_plate()
        case "letter":
            return marks.organiser_dot()
        case _:
            return marks.refused_camera()


def _paint_flag(painter: QPainter, part: PlacedFlag, base: QTransform) -> None:
    image = flag_image(part.country_code)
    if image is None:
        return
    target = _rectangle(part.box)
    painter.drawImage(target, image)
    painter.setPen(_flag_pen())
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(target)


@cache
def _flag_pen() -> QPen:
    return QPen(_colour(_FLAG_EDGE), _HAIRLINE_MM)


def _paint_qr(painter: QPainter, part: PlacedQr, base: QTransform) -> None:
    side, runs = qr_runs(part.text)
    box = part.box
    painter.setTransform(
        QTransform(box.width_mm / side, 0, 0, box.height_mm / side, box.x_mm, box.y_mm) * base
    )
    # Edges on whole dots: a grey seam between modules would cost scanning distance.
    was_smooth = bool(painter.renderHints() & QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(_colour(_QR_INK))
    # In a PDF, filled as one shape and half the numbers of a path.
    painter.drawRects(runs)
    # Whatever comes next would carry the brush along without using it.
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, was_smooth)
    painter.setTransform(base)


_PAINTERS: dict[type, Callable[[QPainter, Any, QTransform], None]] = {
    PlacedLine: _paint_line,
    PlacedRect: _paint_rect,
    PlacedShape: _paint_shape,
    PlacedFlag: _paint_flag,
    PlacedQr: _paint_qr,
}
