"""QR codes as few rectangles of modules, for painting as vectors."""

import math
from functools import lru_cache
from typing import Any

from PySide6.QtCore import QRect
from PySide6.QtGui import QBitmap, QImage, QRegion


@lru_cache(maxsize=64)
def qr_rects(text: str) -> tuple[int, list[QRect]]:
    """The side of the code in modules, and its dark areas as rectangles in modules.

    Error correction level M, no quiet zone: the layout keeps four modules free. Qt makes the rectangles: in
    Python it took longer than all else of a badge.
    """
    import zxingcpp

    barcode = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode, ec_level="M")
    modules: Any = barcode.to_image(scale=1, add_quiet_zones=False)
    pixels = bytes(modules)
    side = math.isqrt(len(pixels))
    image = QImage(pixels, side, side, side, QImage.Format.Format_Grayscale8)
    region: Any = QRegion(QBitmap.fromImage(image.convertToFormat(QImage.Format.Format_Mono)))
    return side, list(region)
