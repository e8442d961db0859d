"""Finds out in which encoding a text file was saved, also for short lists where statistics fail."""

import codecs
import re
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE_BYTES = 64 * 1024
_GOOD_ENOUGH = 0.6
_WESTERN = "áéíóúñüçãõâêôàèìòùäöëïîûåøæÁÉÍÓÚÑÜÇÃÕÂÊÔÀÈÌÒÙÄÖØÅßœ"
_TYPOGRAPHY = "\u2018\u2019\u201c\u201d\u2013\u2014ªº°«»€·…®"
_ASCII_LETTER_BESIDE = re.compile(r"[A-Za-z](?=[^\x00-\x7f])|(?<=[^\x00-\x7f])[A-Za-z]")


@dataclass(frozen=True, slots=True)
class _Candidate:
    """An encoding with the characters that are usual in lists saved in it, and in what order it is tried."""

    encoding: str
    usual: tuple[tuple[int, int], ...] = ()
    letters: str = ""
    is_multibyte: bool = False


# Ranges of everyday characters: Hangul syllables; kana; ideographs; Cyrillic; Arabic; Greek; Thai; Hebrew.
_CANDIDATES = (
    _Candidate("cp949", usual=((0xAC00, 0xD7A3), (0x3131, 0x318E)), is_multibyte=True),
    _Candidate("cp932", usual=((0x3040, 0x30FF), (0x4E00, 0x9FFF), (0x3005, 0x3005)), is_multibyte=True),
    _Candidate("gb18030", usual=((0x4E00, 0x9FFF),), is_multibyte=True),
    _Candidate("big5", usual=((0x4E00, 0x9FFF),), is_multibyte=True),
    _Candidate("cp1252", letters=_WESTERN),
    _Candidate("cp1250", letters="ąćęłńóśźżčřšžěůőűĄĆĘŁŃÓŚŹŻČŘŠŽĚŮŐŰáéíýúôäöüđĐťďňăâîșțşţ"),
    _Candidate("cp1254", letters="ğışİĞŞöüçÖÜÇâî"),
    _Candidate("mac_roman", letters=_WESTERN),
    _Candidate("cp1251", usual=((0x0410, 0x044F), (0x0401, 0x0401), (0x0451, 0x0451), (0x0490, 0x0491))),
    _Candidate("cp1256", usual=((0x0621, 0x064A),)),
    _Candidate("cp1253", usual=((0x0386, 0x03CE),)),
    _Candidate("cp1255", usual=((0x05D0, 0x05EA),)),
    _Candidate("cp874", usual=((0x0E01, 0x0E4E),)),
    _Candidate("koi8_r", usual=((0x0410, 0x044F),)),
)


def detect_encoding(content: bytes) -> str:
    """Python's name of the encoding of `content`: by byte-order mark, as UTF-8, else by what reads best.

    Never fails: the answer decodes `content`, at worst `cp1252` with replacement characters.
    """
    for mark, encoding in _BOMS:
        if content.startswith(mark):
            return encoding
    unmarked = _unmarked_utf16(content)
    if unmarked:
        return unmarked
    if _decodes(content, "utf-8") or _is_damaged_utf8(content):
        return "utf-8"
    return _best_legacy(content)


def _unmarked_utf16(content: bytes) -> str | None:
    sample = content[:_SAMPLE_BYTES]
    half = len(sample) // 2
    if half < 2:
        return None
    if sample[1::2].count(0) > half * 0.4:
        return "utf-16-le"
    if sample[0::2].count(0) > half * 0.4:
        return "utf-16-be"
    return None


def _is_damaged_utf8(content: bytes) -> bool:
    """Whether nearly all letters above ASCII are whole UTF-8: a stray byte came in when files were joined."""
    text = content.decode("utf-8", "replace")
    lost = text.count("\ufffd")
    return lost * 20 <= sum(1 for character in text if character > "\x7f") - lost


def _decodes(content: bytes, encoding: str) -> bool:
    try:
        content.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return False
    return True


def _best_legacy(content: bytes) -> str:
    """The best-scoring of the house candidates; charset-normalizer is asked where none of them reads well."""
    sample = _lines_with_high_bytes(content)
    best, best_score = "cp1252", 0.0
    for candidate in _CANDIDATES:
        score = _score(sample, candidate)
        if score > best_score and _decodes(content, candidate.encoding):
            best, best_score = candidate.encoding, score
    if best_score >= _GOOD_ENOUGH:
        return best
    return _by_statistics(content) or best


def _by_statistics(content: bytes) -> str | None:
    from charset_normalizer import from_bytes

    match = from_bytes(content[:_SAMPLE_BYTES]).best()
    return match.encoding if match and _decodes(content, match.encoding) else None


def _lines_with_high_bytes(content: bytes) -> bytes:
    """The first lines that tell encodings apart: those that hold bytes above ASCII."""
    lines: list[bytes] = []
    size = 0
    for line in content.splitlines():
        if not line.isascii():
            lines.append(line)
            size += len(line)
            if size > _SAMPLE_BYTES:
                break
    return b"\n".join(lines)


def _score(sample: bytes, candidate: _Candidate) -> float:
    """How well `sample` reads in the candidate's encoding: 1 is all usual letters, below 0 nonsense."""
    try:
        text = sample.decode(candidate.encoding)
    except (UnicodeDecodeError, LookupError):
        return -1.0
    foreign = [character for character in text if character > "\x7f"]
    if not foreign:
        return 0.0
    usual = _usual(candidate)
    points = sum(_points(character, usual, candidate) for character in foreign)
    if candidate.is_multibyte or candidate.usual:
        # "São" or "José" read as Hangul or hanzi glue an ideograph between Latin letters; real lists do not.
        points -= 1.5 * len(_ASCII_LETTER_BESIDE.findall(text))
    if not candidate.is_multibyte:
        points += 0.5 * _casing_points(text)
    return points / len(foreign)


def _points(character: str, usual: frozenset[str], candidate: _Candidate) -> float:
    if character in usual:
        return 1.0
    code = ord(character)
    if any(first <= code <= last for first, last in candidate.usual):
        return 0.55 if candidate.is_multibyte else 1.0
    if character in _TYPOGRAPHY or 0x3000 <= code <= 0x303F or 0xFF01 <= code <= 0xFF5E:
        return 0.4
    if 0x80 <= code <= 0x9F or 0xE000 <= code <= 0xF8FF:
        return -2.0
    if character.isalpha() and candidate.letters:
        return 0.1
    return -0.7


def _casing_points(text: str) -> float:
    """Below 0 for each capital that stands right after a small letter: `JosÈ` is `José` read wrongly."""
    return -sum(1.0 for a, b in pairwise(text) if b > "\x7f" and b.isupper() and a.islower())


@cache
def _usual(candidate: _Candidate) -> frozenset[str]:
    """The everyday characters of an encoding: its letters, or for the East Asian ones the first level."""
    if candidate.letters:
        return frozenset(candidate.letters)
    rows = {"cp949": (0xB0, 0xC8), "gb18030": (0xB0, 0xD7), "cp932": (0x82, 0x97), "big5": (0xA4, 0xC6)}
    if candidate.encoding not in rows:
        return frozenset()
    first, last = rows[candidate.encoding]
    trails = range(0x40, 0xFF) if candidate.encoding in {"cp932", "big5"} else range(0xA1, 0xFF)
    pairs = (bytes((lead, trail)) for lead in range(first, last + 1) for trail in trails)
    return frozenset(c for c in (pair.decode(candidate.encoding, "ignore") for pair in pairs) if len(c) == 1)
