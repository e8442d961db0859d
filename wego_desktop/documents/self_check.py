"""Proves on this computer that a badge can be painted and its QR read again."""

from typing import Any

from wego_desktop.documents.badge_face import BadgeFace
from wego_desktop.domain.codes import new_badge_code

_DOTS_PER_INCH = 200


def is_badge_readable() -> bool:
    """Whether both sides of a freshly painted A6 badge show its code to a reader; takes less than a second.

    Makes a Qt application without windows when none runs (see `fonts.ensure_gui`). Main thread only.
    """
    from wego_desktop.documents.badge_painter import badge_image
    from wego_desktop.documents.layout_json import ready_layout

    code = new_badge_code()
    face = BadgeFace(
        code=code,
        number="GA7-0001",
        event_name="Self-test",
        event_dates="Seoul, 14–17 October 2026",
        given="Ji-woo",
        family="Park",
        native_name="박지우",
        organisation="WeGO Secretariat",
        place="Seoul, South Korea",
        country_code="KR",
        category="Staff",
    )
    sides = (badge_image(face, ready_layout("a6"), _DOTS_PER_INCH, side) for side in ("front", "back"))
    return all(codes_in(image) == [code] for image in sides)


def codes_in(image: Any) -> list[str]:
    """The texts of all QR codes that a reader finds in a QImage."""
    import zxingcpp
    from PySide6.QtGui import QImage

    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    rows = memoryview(grey.constBits()).cast("B", (grey.height(), grey.bytesPerLine()))
    return [found.text for found in zxingcpp.read_barcodes(rows)]
