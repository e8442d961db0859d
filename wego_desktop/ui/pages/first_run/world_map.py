"""The dotted map of the start page, with lines from the seat of the organisation to cities."""

import json
import math
from dataclasses import dataclass
from functools import cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPen

from wego_desktop.ui.theme.fonts import ui_font
from wego_desktop.ui.theme.paths import RESOURCES

_FOLDER = RESOURCES / "map"
_NORTH, _WEST, _STEP = 76.0, -30.0, 2.5
_MIDDLE = 148.0
_SOUTHMOST, _NORTHMOST = -57.0, 78.0
# Robinson's projection: length of the parallel and distance from the equator, for every five degrees.
_LENGTHS = (
    1.0, 0.9986, 0.9954, 0.99, 0.9822, 0.973, 0.96, 0.9427, 0.9216, 0.8962, 0.8679, 0.835, 0.7986, 0.7597,
    0.7186, 0.6732, 0.6213, 0.5722, 0.5322,
)  # fmt: skip
_HEIGHTS = (
    0.0, 0.062, 0.124, 0.186, 0.248, 0.31, 0.372, 0.434, 0.4958, 0.5571, 0.6176, 0.6769, 0.7346, 0.7903,
    0.8435, 0.8936, 0.9394, 0.9761, 1.0,
)  # fmt: skip

NAVY = QColor("#0F2344")
_DOT = QColor("#2A4A80")
_LINE = QColor(111, 155, 255, 150)
_POINT = QColor("#A9C4FF")
_NAME = QColor("#DCE6FA")


@dataclass(frozen=True, slots=True)
class Place:
    """A city of the map; `side` is where its name stands, empty for a point without a name."""

    name: str
    longitude: float
    latitude: float
    side: str


@cache
def land() -> tuple[tuple[float, float], ...]:
    """Longitude and latitude of every dot."""
    rows = (_FOLDER / "land.txt").read_text(encoding="ascii").splitlines()
    return tuple(
        (_WEST + column * _STEP + (_STEP / 2 if row % 2 else 0), _NORTH - row * _STEP)
        for row, text in enumerate(rows)
        for column, mark in enumerate(text)
        if mark == "#"
    )


@cache
def places() -> tuple[Place, tuple[Place, ...]]:
    """The city in the middle of the lines, and those they lead to."""
    content = json.loads((_FOLDER / "places.json").read_text(encoding="utf-8"))
    return Place(*content["centre"]), tuple(Place(*item) for item in content["places"])


def _table(values: tuple[float, ...], latitude: float) -> float:
    place = min(abs(latitude) / 5, len(values) - 1.001)
    low = int(place)
    return values[low] + (values[low + 1] - values[low]) * (place - low)


def _project(longitude: float, latitude: float) -> tuple[float, float]:
    """East and south of the map's middle, where half the equator is 1."""
    east = (longitude - _MIDDLE + 180) % 360 - 180
    y = math.copysign(_table(_HEIGHTS, latitude), latitude)
    return east / 180 * _table(_LENGTHS, latitude), -y * 0.5072


def _scale(rect: QRectF) -> tuple[float, float]:
    """Pixels per unit, and the y of the equator."""
    top, bottom = _project(0, _NORTHMOST)[1], _project(0, _SOUTHMOST)[1]
    unit = min(rect.height() / (bottom - top), rect.width() / 2)
    return unit, rect.center().y() - unit * (top + bottom) / 2


def paint_map(painter: QPainter, rect: QRectF) -> None:
    """Draw dots, lines and names into `rect`, as large as they fit."""
    unit, equator = _scale(rect)

    def at(longitude: float, latitude: float) -> QPointF:
        x, y = _project(longitude, latitude)
        return QPointF(rect.center().x() + x * unit, equator + y * unit)

    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(_DOT)
    radius = unit * 0.0042
    for point in land():
        painter.drawEllipse(at(*point), radius, radius)
    centre, others = places()
    middle = at(centre.longitude, centre.latitude)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(_LINE, 1))
    for place in others:
        painter.drawPath(_arc(middle, at(place.longitude, place.latitude)))
    _paint_places(painter, [(place, at(place.longitude, place.latitude)) for place in others])
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(169, 196, 255, 90))
    painter.drawEllipse(middle, 10, 10)
    painter.setBrush(Qt.GlobalColor.white)
    painter.drawEllipse(middle, 5.5, 5.5)
    painter.setPen(Qt.GlobalColor.white)
    painter.setFont(ui_font(15, 600))
    painter.drawText(QPointF(middle.x() + 11, middle.y() - 9), centre.name)
    painter.restore()


def _arc(start: QPointF, end: QPointF) -> QPainterPath:
    """A line that bends upwards, more when it is long."""
    path = QPainterPath(start)
    across = end - start
    length = math.hypot(across.x(), across.y())
    middle = (start + end) / 2
    path.quadTo(QPointF(middle.x(), middle.y() - length * 0.16), end)
    return path


def _paint_places(painter: QPainter, drawn: list[tuple[Place, QPointF]]) -> None:
    font = ui_font(12, 500)
    metrics = QFontMetricsF(font)
    painter.setFont(font)
    for place, point in drawn:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(_POINT)
        painter.drawEllipse(point, 3.2, 3.2)
        if not place.side:
            continue
        width = metrics.horizontalAdvance(place.name)
        shift = {
            "left": QPointF(-width - 9, 4),
            "right": QPointF(9, 4),
            "above": QPointF(-width - 5, -8),
            "below": QPointF(-width / 2, 19),
        }[place.side]
        painter.setPen(_NAME)
        painter.drawText(point + shift, place.name)
