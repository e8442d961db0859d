"""Flags by country code, drawn once each and shared by all pages of a print."""

from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

FLAG_DIR = Path(__file__).resolve().parent.parent.parent / "resources" / "third_party" / "flags"
_WIDTH_PX, _HEIGHT_PX = 400, 300


@lru_cache(maxsize=300)
def flag_image(country_code: str) -> QImage | None:
    """The 4:3 flag of an ISO 3166 code (also EU, UN, XK) at 1200 dots per inch; None without one.

    A picture, not vectors: some flags have thousands of curves, and a PDF holds a picture once for all pages.
    """
    from PySide6.QtSvg import QSvgRenderer

    code = country_code.strip().lower()
    path = FLAG_DIR / f"{code}.svg"
    if not (len(code) == 2 and code.isascii() and code.isalpha() and path.exists()):
        return None
    image = QImage(_WIDTH_PX, _HEIGHT_PX, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(str(path)).render(painter, QRectF(0, 0, _WIDTH_PX, _HEIGHT_PX))
    painter.end()
    return image
