"""QR codes as one path of modules, for painting as vectors."""

import math
from functools import lru_cache
from typing import Any

from PySide6.QtGui import QBitmap, QImage, QPainterPath, QRegion


@lru_cache(maxsize=64)
def qr_path(text: str) -> tuple[int, QPainterPath]:
    """The side of the code in modules, and its dark area as a path of which one module is one unit.

    Error correction level M, no quiet zone: the layout keeps four modules free. Qt finds the rectangles; one
    path for all of them leaves no seams between modules, and no objects for Python to make.
    """
    side, region = qr_region(text)
    path = QPainterPath()
    path.addRegion(region)
    return side, path


def qr_region(text: str) -> tuple[int, QRegion]:
    """As `qr_path`, as a region of whole modules, whose rectangles are fewer numbers in a PDF."""
    import zxingcpp

    barcode = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode, ec_level="M")
    modules: Any = barcode.to_image(scale=1, add_quiet_zones=False)
    pixels = bytes(modules)
    side = math.isqrt(len(pixels))
    image = QImage(pixels, side, side, side, QImage.Format.Format_Grayscale8)
    return side, QRegion(QBitmap.fromImage(image.convertToFormat(QImage.Format.Format_Mono)))
