"""The drawn marks of badges as paths in a square of side 1."""

from functools import cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainterPath, QPainterPathStroker, QPolygonF

from wego_desktop.domain.enums import CategoryShape

MARK_COLOUR = "#12366E"


@cache
def category_shape(shape: CategoryShape) -> QPainterPath:
    """The filled or open form of a category; open forms have a hole."""
    path = QPainterPath()
    match shape:
        case CategoryShape.DIAMOND:
            path.addPolygon(_polygon((0.5, 0), (1, 0.5), (0.5, 1), (0, 0.5)))
        case CategoryShape.SQUARE:
            path.addRoundedRect(QRectF(0, 0, 1, 1), 0.13, 0.13)
        case CategoryShape.CIRCLE:
            path.addEllipse(QRectF(0, 0, 1, 1))
        case CategoryShape.BAR:
            path.addRoundedRect(QRectF(0, 0.29, 1, 0.42), 0.08, 0.08)
        case CategoryShape.OPEN_SQUARE:
            path.addRoundedRect(QRectF(0, 0, 1, 1), 0.13, 0.13)
            path.addRect(QRectF(0.2, 0.2, 0.6, 0.6))
        case CategoryShape.OPEN_CIRCLE:
            path.addEllipse(QRectF(0, 0, 1, 1))
            path.addEllipse(QRectF(0.2, 0.2, 0.6, 0.6))
        case CategoryShape.TRIANGLE:
            path.addPolygon(_polygon((0.5, 0.06), (1, 0.94), (0, 0.94)))
        case CategoryShape.CROSS:
            path.addRect(QRectF(0.34, 0, 0.32, 1))
            path.addRect(QRectF(0, 0.34, 1, 0.32))
            path = path.simplified()
    return path


@cache
def network_glyph(code: str) -> QPainterPath:
    """AFSCN: a disc with a triangle; LASCN: a rounded square with a diamond; others: a disc with a dot."""
    path = QPainterPath()
    match code:
        case "AFSCN":
            path.addEllipse(QRectF(0, 0, 1, 1))
            path.addPolygon(_polygon((0.5, 0.2), (0.77, 0.73), (0.23, 0.73)))
        case "LASCN":
            path.addRoundedRect(QRectF(0, 0, 1, 1), 0.23, 0.23)
            path.addPolygon(_polygon((0.5, 0.19), (0.81, 0.5), (0.5, 0.81), (0.19, 0.5)))
        case _:
            path.addEllipse(QRectF(0, 0, 1, 1))
            path.addEllipse(QRectF(0.32, 0.32, 0.36, 0.36))
    return path


@cache
def organiser_plate() -> QPainterPath:
    """The rounded plate of the organiser's mark, to be filled with MARK_COLOUR."""
    path = QPainterPath()
    path.addRoundedRect(QRectF(0, 0, 1, 1), 0.23, 0.23)
    return path


LETTER_STROKE = 0.085
"""Thickness of the letter's lines, with round ends and corners."""


@cache
def organiser_letter() -> QPainterPath:
    """The lines of the letter on the plate, to be stroked in white."""
    line = QPainterPath(QPointF(0.19, 0.34))
    for x, y in ((0.34, 0.68), (0.5, 0.34), (0.66, 0.68), (0.81, 0.34)):
        line.lineTo(x, y)
    return line


@cache
def organiser_dot() -> QPainterPath:
    """The dot of the letter, to be filled with white."""
    dot = QPainterPath()
    dot.addEllipse(QPointF(0.5, 0.31), 0.08, 0.08)
    return dot


@cache
def refused_camera() -> QPainterPath:
    """A crossed camera: this person is not to be photographed."""
    body = QPainterPath()
    body.addRoundedRect(QRectF(0.08, 0.27, 0.84, 0.58), 0.09, 0.09)
    hump = QPainterPath()
    hump.addRoundedRect(QRectF(0.34, 0.15, 0.32, 0.2), 0.06, 0.06)
    lens = QPainterPath()
    lens.addEllipse(QPointF(0.5, 0.56), 0.19, 0.19)
    pupil = QPainterPath()
    pupil.addEllipse(QPointF(0.5, 0.56), 0.1, 0.1)
    slash = QPainterPath(QPointF(0.07, 0.95))
    slash.lineTo(0.93, 0.05)
    camera = body.united(hump).subtracted(lens).united(pupil)
    return camera.subtracted(_stroke(slash, 0.22)).united(_stroke(slash, 0.08))


def _stroke(line: QPainterPath, width: float) -> QPainterPath:
    stroker = QPainterPathStroker()
    stroker.setWidth(width)
    stroker.setCapStyle(Qt.PenCapStyle.RoundCap)
    stroker.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return stroker.createStroke(line).simplified()


def _polygon(*points: tuple[float, float]) -> QPolygonF:
    return QPolygonF([QPointF(x, y) for x, y in (*points, points[0])])
