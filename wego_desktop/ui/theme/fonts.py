"""The fonts: the interface font at start, the large fonts of other scripts after the first show."""

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication

from wego_desktop.documents.fonts import register_cjk_fonts, register_fonts

FAMILIES = [
    "Inter",
    "Noto Sans CJK KR",
    "Noto Sans Arabic",
    "Noto Sans Devanagari",
    "Noto Sans Ethiopic",
    "Noto Sans",
]
DISPLAY_FAMILIES = ["Inter Display", *FAMILIES]
MONO_FAMILIES = ["Noto Sans Mono", "Liberation Mono", "Consolas", "Menlo", "monospace"]
BODY_PX = 13


def register_interface_fonts() -> None:
    """Make Inter and the small Noto fonts known; a few milliseconds, before the first window."""
    register_fonts()


def register_other_fonts() -> None:
    """Make the large fonts of Hangul, Hanja and kana known; call it after the first show."""
    register_cjk_fonts()


def ui_font(pixel_size: int = BODY_PX, weight: int = 400, *, is_tabular: bool = False) -> QFont:
    """The interface font; `is_tabular` for columns and counters, whose figures must have equal widths.

    Not for everything: Inter's `tnum` also widens the hyphen, which tears "Check-in" and double names apart.
    """
    return _font(FAMILIES, pixel_size, weight, is_tabular=is_tabular)


def display_font(pixel_size: int, weight: int = 700) -> QFont:
    """The font of large figures, names and result words."""
    font = _font(DISPLAY_FAMILIES, pixel_size, weight)
    font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, -0.008 * pixel_size)
    return font


def _font(families: list[str], pixel_size: int, weight: int, *, is_tabular: bool = False) -> QFont:
    font = QFont()
    font.setFamilies(families)
    font.setPixelSize(pixel_size)
    font.setWeight(QFont.Weight(weight))
    # Hinting rounds every advance to whole pixels, which tears letters apart at 13 px.
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    if is_tabular:
        make_tabular(font)
    return font


def make_tabular(font: QFont) -> None:
    """Give the figures of `font` equal widths."""
    font.setFeature(QFont.Tag("tnum"), 1)


def install_application_font(app: QApplication) -> None:
    """Register the interface font and make it the application's."""
    register_interface_fonts()
    app.setFont(ui_font())
