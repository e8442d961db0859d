"""Names of other scripts in Latin letters, by the schemes that passports, lists and people use.

Only scripts whose letters say how a name is read: Hangul, Cyrillic and Kana. Hanzi and Kanji do not, and
Arabic leaves its vowels out; see `name_sounds.arabic_consonants` for what can be compared there.
"""

import unicodedata
from functools import lru_cache

_INITIALS = (
    "g",
    "kk",
    "n",
    "d",
    "tt",
    "r",
    "m",
    "b",
    "pp",
    "s",
    "ss",
    "",
    "j",
    "jj",
    "ch",
    "k",
    "t",
    "p",
    "h",
)
_VOWELS = (
    "a", "ae", "ya", "yae", "eo", "e", "yeo", "ye", "o", "wa", "wae", "oe", "yo", "u", "wo", "we", "wi",
    "yu", "eu", "ui", "i",
)  # fmt: skip
_FINALS = (
    "", "k", "k", "k", "n", "n", "n", "t", "l", "k", "m", "l", "l", "l", "p", "l", "m", "p", "p", "t", "t",
    "ng", "t", "t", "k", "t", "p", "t",
)  # fmt: skip
_FIRST, _LAST, _PER_INITIAL, _PER_VOWEL = 0xAC00, 0xD7A3, 588, 28


def is_hangul(character: str) -> bool:
    """Whether it is a whole Hangul syllable."""
    return _FIRST <= ord(character) <= _LAST


def hangul_reading(text: str) -> str:
    """Hangul syllable by syllable in the Revised Romanisation of names (no sound changes), small letters."""
    return "".join(_syllable(c) if is_hangul(c) else c for c in unicodedata.normalize("NFC", text))


def _syllable(character: str) -> str:
    code = ord(character) - _FIRST
    initial, rest = divmod(code, _PER_INITIAL)
    vowel, final = divmod(rest, _PER_VOWEL)
    return _INITIALS[initial] + _VOWELS[vowel] + _FINALS[final]


def _scheme(letters: str, base: dict[str, str] | None = None) -> dict[str, str]:
    """A scheme from `щ:shch ю:yu`, over the letters of `base`."""
    pairs = (pair.partition(":") for pair in letters.split())
    return {**(base or {}), **{letter: latin for letter, _, latin in pairs}}


_COMMON = _scheme(
    "а:a б:b в:v г:g д:d е:e з:z и:i й:y к:k л:l м:m н:n о:o п:p р:r с:s т:t у:u ф:f ъ: ы:y ь: э:e"
    " і:i ї:yi ґ:g є:ye ў:u ө:o ү:u ә:a қ:k ғ:g ң:n ұ:u һ:h ј:j љ:lj њ:nj ђ:dj ћ:c џ:dz ѕ:dz ѓ:gj ќ:kj"
)
_ENGLISH = _scheme("ё:yo ж:zh х:kh ц:ts ч:ch ш:sh щ:shch ю:yu я:ya", _COMMON)
CYRILLIC_SCHEMES: dict[str, dict[str, str]] = {
    "english": _ENGLISH,
    "passport": _scheme("ё:e й:i ъ:ie ю:iu я:ia ї:i є:ie", _ENGLISH),
    "scholarly": _scheme("ё:e ж:z й:j х:h ц:c ч:c ш:s щ:sc ю:ju я:ja є:je ї:ji", _COMMON),
    "french": _scheme("ё:io ж:j й:i у:ou х:kh ц:ts ч:tch ш:ch щ:chtch ю:iou я:ia", _COMMON),
    "german": _scheme("в:w ё:jo ж:sch з:s й:i х:ch ц:z ч:tsch ш:sch щ:schtsch ю:ju я:ja", _COMMON),
    "ukrainian": _scheme("г:h и:y й:i ё:yo ю:iu я:ia є:ie ї:i", _ENGLISH),
    "bulgarian": _scheme("ъ:a щ:sht х:h", _ENGLISH),
}
"""Letter to Latin letters, by who writes so."""


def is_cyrillic(character: str) -> bool:
    """Whether it is a letter of a Cyrillic alphabet."""
    return 0x0400 <= ord(character) <= 0x052F


@lru_cache(maxsize=8192)
def cyrillic_readings(text: str) -> tuple[str, ...]:
    """Cyrillic text in Latin letters by each scheme, small, without repetitions."""
    letters = unicodedata.normalize("NFC", text).lower()
    return tuple(
        dict.fromkeys("".join(scheme.get(c, c) for c in letters) for scheme in CYRILLIC_SCHEMES.values())
    )


_KANA = _scheme(
    """
    あ:a い:i う:u え:e お:o か:ka き:ki く:ku け:ke こ:ko さ:sa し:shi す:su せ:se そ:so た:ta
    ち:chi つ:tsu て:te と:to な:na に:ni ぬ:nu ね:ne の:no は:ha ひ:hi ふ:fu へ:he ほ:ho ま:ma
    み:mi む:mu め:me も:mo や:ya ゆ:yu よ:yo ら:ra り:ri る:ru れ:re ろ:ro わ:wa を:o ん:n が:ga
    ぎ:gi ぐ:gu げ:ge ご:go ざ:za じ:ji ず:zu ぜ:ze ぞ:zo だ:da ぢ:ji づ:zu で:de ど:do ば:ba び:bi
    ぶ:bu べ:be ぼ:bo ぱ:pa ぴ:pi ぷ:pu ぺ:pe ぽ:po ぁ:a ぃ:i ぅ:u ぇ:e ぉ:o ゔ:vu
    """
)
_SMALL = {"ゃ": "ya", "ゅ": "yu", "ょ": "yo"}
_LONG = (("ou", "o"), ("oo", "o"), ("uu", "u"), ("aa", "a"), ("ee", "e"))


def is_kana(character: str) -> bool:
    """Whether it is Hiragana or Katakana, or the mark of a long vowel."""
    return 0x3041 <= ord(character) <= 0x30FF


def kana_reading(text: str) -> str:
    """Kana by Hepburn without marks of long vowels, small letters."""
    read = ""
    double = False
    for c in unicodedata.normalize("NFKC", text):
        plain = chr(ord(c) - 0x60) if 0x30A1 <= ord(c) <= 0x30F6 else c
        if plain == "っ":
            double = True
        elif plain in _SMALL and read.endswith("i"):
            tail = _SMALL[plain]
            read = read[:-1] + (tail[1:] if read[:-1].endswith(("sh", "ch", "j")) else tail)
        elif plain != "ー":
            latin = _KANA.get(plain, plain)
            read += latin[:1] + latin if double else latin
            double = False
    for long, short in _LONG:
        read = read.replace(long, short)
    return read
