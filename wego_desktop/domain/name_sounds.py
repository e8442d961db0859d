"""What different spellings of one name in Latin letters have in common."""

import re
import unicodedata
from functools import lru_cache

_SOUNDS = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"shch|schtsch|chtch|sht", "sc"),
        (r"tsch|tch|ch", "c"),
        (r"sch|sh", "s"),
        (r"zh|dzh|dj", "z"),
        (r"ph", "f"),
        (r"th", "t"),
        (r"kh", "h"),
        (r"gh|gu(?=[ei])", "g"),
        (r"ck|q|c(?=[aou])", "k"),
        (r"x", "ks"),
        (r"w", "v"),
        (r"ou|oo", "u"),
        (r"ee|[yj]", "i"),
        (r"i+e", "e"),
        (r"i{2,}", "i"),
        (r"(?<=[aeiou])h$", ""),
        (r"(.)\1+", r"\1"),
    )
)


@lru_cache(maxsize=32768)
def latin_sound(part: str) -> str:
    """The sound of one folded part: `yuri`, `iurii`, `jurij` and `youri` are equal."""
    if not part.isascii():
        return part
    for pattern, sound in _SOUNDS:
        part = pattern.sub(sound, part)
    return part


_ARABIC = {
    letter: latin
    for latin, letters in {
        "b": "بپ", "t": "تط", "s": "ثسصش", "j": "ج", "h": "حخه", "d": "دض", "z": "ذزظ", "r": "ر", "g": "غگ",
        "f": "ف", "k": "قك", "l": "ل", "m": "م", "n": "ن",
    }.items()
    for letter in letters
}  # fmt: skip
_LATIN_CONSONANTS = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"h\b", ""),
        (r"kh", "h"),
        (r"sh|th|ch", "s"),
        (r"dh", "z"),
        (r"gh", "g"),
        (r"ph|v", "f"),
        (r"p", "b"),
        (r"[qc]", "k"),
        (r"[^bcdfghjklmnrstz]", ""),
        (r"(.)\1+", r"\1"),
    )
)
_LEAST_CONSONANTS = 5


def is_arabic(character: str) -> bool:
    """Whether it is a letter of the Arabic script."""
    return 0x0620 <= ord(character) <= 0x06FF


@lru_cache(maxsize=8192)
def arabic_consonants(name: str) -> str:
    """The consonants of a name in Arabic script as Latin letters; empty when too few to say anything."""
    found = "".join(_ARABIC.get(c, "") for c in unicodedata.normalize("NFKD", name))
    return _enough(re.sub(r"(.)\1+", r"\1", found))


@lru_cache(maxsize=32768)
def latin_consonants(name: str) -> str:
    """The same for a folded Latin name, to be held against it."""
    for pattern, sound in _LATIN_CONSONANTS:
        name = pattern.sub(sound, name)
    return _enough(name)


def _enough(consonants: str) -> str:
    # Sorted, because the order of the parts and the blanks between them are written in many ways.
    return "".join(sorted(consonants)) if len(consonants) >= _LEAST_CONSONANTS else ""
