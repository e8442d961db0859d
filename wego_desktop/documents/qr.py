"""QR codes as rectangles of whole modules, for painting as vectors."""

import math
import re
from functools import cache, lru_cache
from typing import Any

from PySide6.QtCore import QRect

QR_KEPT = 64
"""As many codes are kept for painting them again, on the back or in a preview."""
_QUIET = 4
"""Light modules around a code as the library draws it."""
_EYE = 7
"""Side of the pattern in three of the corners, a ring around a square."""
_DARK_RUN = re.compile(rb"\x00+")


@lru_cache(maxsize=QR_KEPT)
def qr_runs(text: str) -> tuple[int, tuple[QRect, ...]]:
    """The side of the code in modules, and its dark rectangles, of which one module is one unit.

    Error correction level M, no quiet zone: the layout keeps four modules free. The rectangles do not
    overlap and are shared between codes.
    """
    import zxingcpp

    barcode = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode, ec_level="M")
    # The quiet zone parts the rows from one another, so that one search finds the runs of all.
    modules: Any = barcode.to_image(scale=1, add_quiet_zones=True)
    pixels = bytes(modules)
    grid = _grid(math.isqrt(len(pixels)))
    without_eyes = (int.from_bytes(pixels) | grid.eye_mask).to_bytes(len(pixels))
    runs = grid.runs
    return grid.side, (*grid.eyes, *[runs[found.span()] for found in _DARK_RUN.finditer(without_eyes)])


class _Runs(dict[tuple[int, int], QRect]):
    """The rectangle of each run of pixels, made when it first occurs: codes have most of them in common."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self._width = width

    def __missing__(self, span: tuple[int, int]) -> QRect:
        start, end = span
        y, x = divmod(start, self._width)
        run = self[span] = QRect(x - _QUIET, y - _QUIET, end - start, 1)
        return run


class _Grid:
    """What all codes of one size share; `width` is in modules, with the quiet zone."""

    def __init__(self, width: int) -> None:
        self.side = width - 2 * _QUIET
        self.runs = _Runs(width)
        far = self.side - _EYE
        self.eyes: list[QRect] = []
        light = bytearray(width * width)
        for x, y in ((0, 0), (far, 0), (0, far)):
            self.eyes += _eye(x, y)
            for row in range(y + _QUIET, y + _QUIET + _EYE):
                start = row * width + x + _QUIET
                light[start : start + _EYE] = b"\xff" * _EYE
        self.eye_mask = int.from_bytes(light)


def _eye(x: int, y: int) -> list[QRect]:
    """The five rectangles of one eye; row by row they would be fifteen."""
    return [
        QRect(x, y, 7, 1), QRect(x, y + 6, 7, 1), QRect(x, y + 1, 1, 5), QRect(x + 6, y + 1, 1, 5),
        QRect(x + 2, y + 2, 3, 3),
    ]  # fmt: skip


_grid = cache(_Grid)
