"""The shipped fonts: registered when first needed, and chosen by the script and the language of a text."""

import sys
import unicodedata
from enum import StrEnum
from functools import cache, lru_cache
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLoggingCategory
from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication

FONT_DIR = Path(__file__).resolve().parent.parent.parent / "resources" / "third_party" / "fonts"
REFERENCE_PX = 2048
"""Every text is shaped once at this size and scaled when painted, so that one measure fits all devices."""

_CJK_LANGUAGE = {
    "ko": "KR",
    "ja": "JP",
    "zh": "SC",
    "zh-hans": "SC",
    "zh-hant": "TC",
    "zh-tw": "TC",
    "zh-hk": "HK",
}
_CJK_COUNTRY = {
    "KR": "KR",
    "KP": "KR",
    "JP": "JP",
    "CN": "SC",
    "SG": "SC",
    "MY": "SC",
    "TW": "TC",
    "MO": "HK",
    "HK": "HK",
}
_application: list[QGuiApplication] = []


class FontRole(StrEnum):
    """What a text is for; decides family and weight (design section 3.3)."""

    NAME = "name"
    TITLE = "title"
    TEXT = "text"
    MEDIUM = "medium"
    SEMIBOLD = "semibold"
    BOLD = "bold"
    FIGURES = "figures"


_FACES = {
    FontRole.NAME: ("Inter Display", QFont.Weight.Bold),
    FontRole.TITLE: ("Inter Display", QFont.Weight.DemiBold),
    FontRole.TEXT: ("Inter", QFont.Weight.Normal),
    FontRole.MEDIUM: ("Inter", QFont.Weight.Medium),
    FontRole.SEMIBOLD: ("Inter", QFont.Weight.DemiBold),
    FontRole.BOLD: ("Inter", QFont.Weight.Bold),
    FontRole.FIGURES: ("Inter", QFont.Weight.DemiBold),
}
# Letter spacing of the design in hundredths of an em; text sizes run at the font's own spacing.
_SPACING = {FontRole.NAME: -1.0, FontRole.TITLE: -0.6}


class Script(StrEnum):
    """The groups of letters that need a font of their own."""

    LATIN = "latin"
    CJK = "cjk"
    ARABIC = "arabic"
    DEVANAGARI = "devanagari"
    ETHIOPIC = "ethiopic"


_RANGES = (
    (0x0600, 0x077F, Script.ARABIC),
    (0x08A0, 0x08FF, Script.ARABIC),
    (0x0900, 0x097F, Script.DEVANAGARI),
    (0x1100, 0x11FF, Script.CJK),
    (0x1200, 0x139F, Script.ETHIOPIC),
    (0x2D80, 0x2DDF, Script.ETHIOPIC),
    (0x2E80, 0x9FFF, Script.CJK),
    (0xA8E0, 0xA8FF, Script.DEVANAGARI),
    (0xA960, 0xA97F, Script.CJK),
    (0xAB00, 0xAB2F, Script.ETHIOPIC),
    (0xAC00, 0xD7FF, Script.CJK),
    (0xF900, 0xFAFF, Script.CJK),
    (0xFB50, 0xFDFF, Script.ARABIC),
    (0xFE70, 0xFEFE, Script.ARABIC),
    (0xFF00, 0xFFEF, Script.CJK),
    (0x20000, 0x323AF, Script.CJK),
)
_FAMILY = {
    Script.ARABIC: "Noto Sans Arabic",
    Script.DEVANAGARI: "Noto Sans Devanagari",
    Script.ETHIOPIC: "Noto Sans Ethiopic",
}


def ensure_gui() -> None:
    """A Qt application without a screen exists, so that fonts can be measured and painted.

    Does nothing when the program has one already (the windows do). After it has made one, no window can be
    opened in this process: a program that needs both makes its QApplication first. Main thread only.
    """
    running = QCoreApplication.instance()
    if isinstance(running, QGuiApplication):
        return
    if running is not None:
        raise RuntimeError("a Qt application without fonts runs already; make a QGuiApplication instead")
    _application.append(QGuiApplication([sys.argv[0] or "wego-desktop", "-platform", "offscreen"]))


@cache
def register_fonts() -> None:
    """Inter and the Noto fonts without the large CJK files are known to Qt (about 10 ms, once)."""
    ensure_gui()
    # Qt tells whenever the first family of a stack lacks a script, although it then rightly takes the next.
    QLoggingCategory.setFilterRules("qt.text.font.db=false")
    for folder in ("inter", "noto-sans"):
        for path in sorted((FONT_DIR / folder).glob("*.ttf")):
            _add(path)


@cache
def register_cjk_fonts() -> None:
    """Hangul, hanzi, kanji and kana are known to Qt (40 MB of files, about 35 ms, once)."""
    ensure_gui()
    for path in sorted((FONT_DIR / "noto-sans-cjk").glob("*.ttc")):
        _add(path)


def _add(path: Path) -> None:
    if QFontDatabase.addApplicationFont(str(path)) < 0:
        raise FileNotFoundError(path)


@lru_cache(maxsize=8192)
def scripts_of(text: str) -> frozenset[Script]:
    """The scripts other than Latin, Greek and Cyrillic (which Inter has) that `text` needs."""
    if text.isascii():
        return frozenset()
    found = set()
    for code in map(ord, text):
        if code < 0x0600:
            continue
        for first, last, script in _RANGES:
            if first <= code <= last:
                found.add(script)
                break
    return frozenset(found)


def cjk_region(language: str = "", country: str = "") -> str:
    """Whose forms of the shared characters to use: KR (also when nothing is known), JP, SC, TC or HK.

    `language` is a BCP 47 tag (`ja`, `zh-Hant`), `country` an ISO 3166 code; the language decides first.
    """
    tag = language.lower().replace("_", "-")
    region = _CJK_LANGUAGE.get(tag) or _CJK_LANGUAGE.get(tag.split("-", 1)[0])
    return region or _CJK_COUNTRY.get(country.upper(), "KR")


def script_runs(text: str) -> list[tuple[int, int, Script]]:
    """`text` cut into (start, length, script); spaces and digits stay with the letters before them."""
    runs: list[tuple[int, int, Script]] = []
    for at, letter in enumerate(text):
        script = _script_of(letter)
        if script is None:
            script = runs[-1][2] if runs else Script.LATIN
        if runs and runs[-1][2] is script:
            start, length, _ = runs[-1]
            runs[-1] = (start, length + 1, script)
        else:
            runs.append((at, 1, script))
    return runs


def _script_of(letter: str) -> Script | None:
    found = scripts_of(letter)
    if found:
        return next(iter(found))
    return Script.LATIN if unicodedata.category(letter).startswith("L") else None


def script_families(script: Script, language: str = "", country: str = "") -> tuple[str, ...]:
    """The families for text in one script other than Latin; registers what it needs."""
    register_fonts()
    if script is Script.CJK:
        register_cjk_fonts()
        return (f"Noto Sans CJK {cjk_region(language, country)}", "Noto Sans")
    return (_FAMILY[script], "Noto Sans")


@lru_cache(maxsize=256)
def _font(role: FontRole, families: tuple[str, ...], spacing: float) -> QFont:
    font = QFont(list(families))
    font.setWeight(_FACES[role][1])
    font.setPixelSize(REFERENCE_PX)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    font.setStyleStrategy(QFont.StyleStrategy.PreferOutline)
    if spacing:
        font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, spacing * REFERENCE_PX / 100)
    if families[0].startswith("Inter"):
        # Else a hyphen beside figures is a shape without a letter, and nobody finds GA7-0412 in a PDF.
        font.setFeature(QFont.Tag("calt"), 0)
    if role is FontRole.FIGURES:
        # Times under one another only: in words, Inter's tabular hyphen stands apart from its letters.
        font.setFeature(QFont.Tag("tnum"), 1)
    return font


def reference_font(role: FontRole, spacing: float = 0.0) -> QFont:
    """The font of `role` for Latin, Greek and Cyrillic at REFERENCE_PX, without hinting.

    `spacing` is letter spacing in hundredths of an em, on top of the role's own.
    """
    register_fonts()
    return _font(role, (_FACES[role][0], "Noto Sans"), spacing + _SPACING.get(role, 0.0))


def script_font(script: Script, role: FontRole, language: str = "", country: str = "") -> QFont:
    """The font of `role` for another script, at REFERENCE_PX.

    A font of its own for each script: Qt keeps the fallbacks of a family from the first font that asked, so a
    list such as Inter, CJK SC would show the Korean forms after a Korean name. Never spaced, since spacing
    tears joined letters apart.
    """
    return _font(role, script_families(script, language, country), 0.0)


def interface_families(language: str = "") -> list[str]:
    """The one stack of the windows, with every script; `language` chooses the CJK forms.

    Use the same list everywhere in a process; for one name in another region's forms take `script_families`.
    """
    register_fonts()
    register_cjk_fonts()
    return ["Inter", f"Noto Sans CJK {cjk_region(language)}", *sorted(_FAMILY.values()), "Noto Sans"]
