"""Pixmaps of flags and avatars, kept per size, theme and screen."""

import unicodedata
import zlib
from functools import lru_cache

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QSizePolicy, QWidget

from wego_desktop.ui.theme.fonts import ui_font
from wego_desktop.ui.theme.paths import FLAGS_DIR
from wego_desktop.ui.theme.theme import theme

_ONE_CHARACTER = ("HANGUL", "CJK", "ARABIC", "HIRAGANA", "KATAKANA", "HEBREW", "ETHIOPIC", "DEVANAGARI")
_TINTS_LIGHT = (
    ("#D8EFE9", "#0B5D4E"),
    ("#E4E8CC", "#4A560C"),
    ("#E5DDF8", "#4F329F"),
    ("#F9DDE6", "#8F1D50"),
    ("#FBE3CF", "#864000"),
    ("#DCE6FA", "#1A4DBF"),
)
_TINTS_DARK = (
    ("#12352F", "#7FD8C4"),
    ("#2C3210", "#C3D071"),
    ("#2A2150", "#BDA9F8"),
    ("#3D172A", "#F59BC0"),
    ("#3A2410", "#F0B27A"),
    ("#1A2B50", "#8FB2FF"),
)


@lru_cache(maxsize=512)
def _flag(code: str, width: int, ratio: float, edge: int) -> QPixmap | None:
    file = FLAGS_DIR / f"{code}.svg"
    if not file.is_file():
        return None
    height = round(width * 3 / 4)
    pixmap = QPixmap(round(width * ratio), round(height * ratio))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(ratio, ratio)
    shape = QPainterPath()
    shape.addRoundedRect(QRectF(0, 0, width, height), 2, 2)
    painter.setClipPath(shape)
    QSvgRenderer(str(file)).render(painter, QRectF(0, 0, width, height))
    painter.setClipping(False)
    painter.setPen(QPen(QColor.fromRgba(edge), 1))
    painter.drawRoundedRect(QRectF(0.5, 0.5, width - 1, height - 1), 2, 2)
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


def flag_pixmap(country: str, width: int, ratio: float) -> QPixmap | None:
    """The 4:3 flag of an ISO 3166-1 alpha-2 code, `width` logical pixels wide; None for an unknown code."""
    edge = theme().color("text")
    edge.setAlphaF(0.14)
    return _flag(country.lower(), width, ratio, edge.rgba())


def initials(name: str) -> str:
    """Two initials, or the first character for scripts that have no initials."""
    words = [word for word in name.replace("-", " ").split() if word[0].isalnum()]
    if not words:
        return ""
    first = words[0][0]
    if unicodedata.name(first, "").startswith(_ONE_CHARACTER):
        return first
    return (first + words[-1][0]).upper() if len(words) > 1 else first.upper()


def paint_avatar(painter: QPainter, rect: QRectF, name: str, native_name: str = "") -> None:
    """Draw initials on one of six tints (fixed by the name) in a circle."""
    shown = initials(native_name) if native_name else ""
    shown = shown if len(shown) == 1 and not shown.isascii() else initials(name)
    if native_name and not _has_one_character(native_name):
        shown = initials(name)
    tints = _TINTS_DARK if theme().is_dark else _TINTS_LIGHT
    fill, ink = tints[zlib.crc32(name.encode()) % len(tints)]
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(fill))
    painter.drawEllipse(rect)
    painter.setPen(QColor(ink))
    painter.setFont(ui_font(max(9, round(rect.height() * 0.4)), 600))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, shown)
    painter.restore()


def _has_one_character(name: str) -> bool:
    """Whether avatars show the first character of this native name, not the Latin initials."""
    return unicodedata.name(name[0], "").startswith(("HANGUL", "CJK", "HIRAGANA", "KATAKANA"))


class Avatar(QWidget):
    """Initials of a person in a circle of `side` pixels."""

    def __init__(self, name: str = "", side: int = 40, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._native_name = ""
        self._side = side
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_name(self, name: str, native_name: str = "") -> None:
        """Show another person."""
        self._name, self._native_name = name, native_name
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._side, self._side)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        paint_avatar(QPainter(self), QRectF(self.rect()), self._name, self._native_name)


class Flag(QWidget):
    """The flag of a country; nothing for an unknown code."""

    def __init__(self, country: str = "", width: int = 20, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._country = country
        self._width = width
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_country(self, country: str) -> None:
        """Show another country's flag."""
        self._country = country
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._width, round(self._width * 3 / 4))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        pixmap = flag_pixmap(self._country, self._width, self.devicePixelRatioF())
        if pixmap is not None:
            QPainter(self).drawPixmap(0, 0, pixmap)
