"""QR codes as few rectangles of modules, for painting as vectors."""

import math
import re
from functools import lru_cache
from typing import Any

Run = tuple[int, int, int, int]
_DARK = re.compile(rb"\x00+").finditer


@lru_cache(maxsize=64)
def qr_runs(text: str) -> tuple[int, tuple[Run, ...]]:
    """The side of the code in modules, and its dark areas as (x, y, width, height) in modules.

    Error correction level M, no quiet zone: the layout keeps four modules free. Equal runs of neighbouring
    rows are one rectangle, so that a page holds few shapes and no hairlines between rows.
    """
    import zxingcpp

    barcode = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode, ec_level="M")
    image: Any = barcode.to_image(scale=1, add_quiet_zones=False)
    pixels = bytes(image)
    side = math.isqrt(len(pixels))
    done: list[Run] = []
    growing: dict[tuple[int, int], int] = {}
    for y in range(side):
        here = {found.span() for found in _DARK(pixels[y * side : (y + 1) * side])}
        done += [(x, growing[x, end], end - x, y - growing[x, end]) for x, end in growing.keys() - here]
        growing = {run: growing.get(run, y) for run in here}
    done += [(x, top, end - x, side - top) for (x, end), top in growing.items()]
    return side, tuple(done)
