"""Folding of text for search and comparison: `Beyoğlu` and `beyoglu`, `Müller` and `Muller` become equal."""

import unicodedata
from functools import lru_cache

_LETTERS = str.maketrans(
    {
        "ø": "o",
        "đ": "d",
        "ð": "d",
        "ħ": "h",
        "ı": "i",
        "ł": "l",
        "ŧ": "t",
        "æ": "ae",
        "œ": "oe",
        "þ": "th",
        "ŋ": "n",
        "ə": "e",
        "\u2019": "'",
        "\u2018": "'",
        "ʼ": "'",
        "ʻ": "'",
        "–": "-",
        "—": "-",
        "‐": "-",
        "‑": "-",
    }
)
_INITIALS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
_FIRST_SYLLABLE, _LAST_SYLLABLE, _SYLLABLES_PER_INITIAL = 0xAC00, 0xD7A3, 588


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """`text` compatibility-composed, case-folded, without accents and with single spaces.

    Hangul syllables stay whole (NFC), so that a name is found by its first syllable; Indic vowel signs
    (spacing and non-spacing marks of scripts that need them) stay, only Latin, Greek, Cyrillic and Arabic
    marks are stripped.
    """
    if text.isascii():
        return " ".join(text.lower().split())
    decomposed = unicodedata.normalize("NFKD", text).casefold().translate(_LETTERS)
    kept = [c for c in unicodedata.normalize("NFKD", decomposed) if not _is_dropped(c)]
    return " ".join(unicodedata.normalize("NFC", "".join(kept)).split())


def _is_dropped(character: str) -> bool:
    code = ord(character)
    if 0x0300 <= code <= 0x036F or 0x1AB0 <= code <= 0x1AFF or 0x1DC0 <= code <= 0x1DFF:
        return True
    return 0x064B <= code <= 0x065F or code == 0x0640 or unicodedata.category(character) in {"Cf", "Cc"}


def digits(text: str) -> str:
    """Only the digits of `text`, for comparing phone numbers."""
    return "".join(c for c in text if c.isdigit())


def initials(text: str) -> str:
    """The initial consonants of Hangul syllables in `text`: `한서윤` gives `ㅎㅅㅇ`; else an empty text."""
    return "".join(
        _INITIALS[(ord(c) - _FIRST_SYLLABLE) // _SYLLABLES_PER_INITIAL]
        for c in unicodedata.normalize("NFC", text)
        if _FIRST_SYLLABLE <= ord(c) <= _LAST_SYLLABLE
    )


def words(query: str) -> tuple[str, ...]:
    """The folded words of a search query; every one of them must occur in a row that is found."""
    return tuple(fold(query).split())


def display_width(text: str) -> int:
    """Columns that `text` takes where East Asian wide letters take two, and marks none."""
    return sum(
        0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in {"W", "F"} else 1
        for c in text
    )
