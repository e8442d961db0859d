"""Line icons from the SVG set, coloured by token and drawn at whole device pixels."""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from wego_desktop.ui.theme.paths import ICONS_DIR
from wego_desktop.ui.theme.theme import theme

_VIEW_BOX = 24


@lru_cache(maxsize=256)
def _source(name: str) -> str:
    return (ICONS_DIR / f"{name}.svg").read_text(encoding="utf-8")


def _stroke_px(size: float) -> float:
    if size <= 13:
        return 1.3
    if size <= 20:
        return 1.5
    return 1.5 + (min(size, 56) - 20) * (3.4 - 1.5) / 36


@lru_cache(maxsize=1024)
def _drawn(name: str, size: int, rgba: int, ratio: float) -> QPixmap:
    colour = QColor.fromRgba(rgba)
    stroke = _stroke_px(size) * _VIEW_BOX / size
    svg = _source(name).replace("currentColor", colour.name())
    svg = svg.replace('stroke-width="2"', f'stroke-width="{stroke:.3f}"')
    side = round(size * ratio)
    pixmap = QPixmap(side, side)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setOpacity(colour.alphaF())
    QSvgRenderer(QByteArray(svg.encode())).render(painter, QRectF(0, 0, side, side))
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


def icon_pixmap(name: str, size: int, color: QColor | str, ratio: float) -> QPixmap:
    """The icon at `size` logical pixels in a colour or token, for a screen of `ratio`; kept in a cache."""
    colour = theme().color(color) if isinstance(color, str) else color
    return _drawn(name, size, colour.rgba(), ratio)


def paint_icon(painter: QPainter, rect: QRectF, name: str, color: QColor | str, size: int) -> None:
    """Draw the icon in the middle of `rect`, on whole device pixels."""
    ratio = painter.device().devicePixelRatioF()
    pixmap = icon_pixmap(name, size, color, ratio)
    left = round((rect.center().x() - size / 2) * ratio) / ratio
    top = round((rect.center().y() - size / 2) * ratio) / ratio
    painter.drawPixmap(QRectF(left, top, size, size), pixmap, QRectF(pixmap.rect()))


def make_icon(name: str, colour: str = "text-2", size: int = 16) -> QIcon:
    """A QIcon for menus: normal, active and disabled colours of the theme shown now."""
    icon = QIcon()
    for ratio in (1.0, 2.0):
        icon.addPixmap(icon_pixmap(name, size, colour, ratio), QIcon.Mode.Normal)
        icon.addPixmap(icon_pixmap(name, size, "accent-text", ratio), QIcon.Mode.Active)
        icon.addPixmap(icon_pixmap(name, size, "disabled", ratio), QIcon.Mode.Disabled)
    return icon
