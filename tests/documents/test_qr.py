"""The rectangles of a QR code are the modules that the library gives, each once."""

import math
from typing import Any

import pytest
import zxingcpp

from wego_desktop.documents.qr import qr_runs

_DARK, _LIGHT = 0, 255


@pytest.mark.parametrize("text", ["BCDEFGHIJKLNOPRS", "x" * 60, "https://city.example/" + "q" * 200])
def test_rectangles_cover_each_dark_module_once_when_a_code_is_made(text: str) -> None:
    side, runs = qr_runs(text)
    drawn = bytearray([_LIGHT]) * (side * side)
    for run in runs:
        for y in range(run.top(), run.bottom() + 1):
            for x in range(run.left(), run.right() + 1):
                assert drawn[y * side + x] == _LIGHT
                drawn[y * side + x] = _DARK
    code: Any = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode, ec_level="M")
    expected = bytes(code.to_image(scale=1, add_quiet_zones=False))
    assert side == math.isqrt(len(expected))
    assert bytes(drawn) == expected
