"""Folds a header to comparable words and looks them up among the synonyms."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from wego_desktop.domain.text import fold
from wego_desktop.exchange.reading.fields import ImportField
from wego_desktop.exchange.reading.synonyms import AMBIGUOUS, LEFT_OUT, SYNONYMS

_PUNCTUATION = re.compile(r"[^\w#°º]+|_")
_BRACKETS = re.compile(r"[(（\[].*?[)）\]]")
_PARTS = re.compile(r"[/\n|(（\[\]）)]|\s[-–:]\s")
_FUZZY_SCORE = 86.0
_LONGEST_HEADER = 120


@dataclass(frozen=True, slots=True)
class HeaderMatch:
    """What a header says by itself: a field, or None for a known column that is left out; sure or a guess."""

    field: ImportField | None
    is_sure: bool


def header_key(text: str) -> str:
    """`text` folded, punctuation as single blanks: `E-mail *` and `e mail` are equal."""
    return " ".join(_PUNCTUATION.sub(" ", fold(text)).split())


@lru_cache(maxsize=4096)
def match_header(header: str) -> HeaderMatch | None:
    """The match of one header text; None when its words say nothing."""
    index = _index()
    plain = header_key(header)
    for key in (plain, header_key(_BRACKETS.sub(" ", header))):
        if key in index:
            return index[key]
    by_parts = _match_parts(header)
    if by_parts:
        return by_parts
    return _match_words(plain) or _match_fuzzy(plain)


@cache
def _index() -> dict[str, HeaderMatch]:
    index: dict[str, HeaderMatch] = {}
    for word in LEFT_OUT.split("|"):
        index[header_key(word)] = HeaderMatch(None, is_sure=True)
    for field, words in AMBIGUOUS.items():
        for word in words.split("|"):
            index[header_key(word)] = HeaderMatch(field, is_sure=False)
    for field, words in SYNONYMS.items():
        index[header_key(field.value)] = HeaderMatch(field, is_sure=True)
        for word in words.split("|"):
            index[header_key(word)] = HeaderMatch(field, is_sure=True)
    index.pop("", None)
    return index


def _match_parts(header: str) -> HeaderMatch | None:
    """The match of a header in two languages, `성명 / Name` or `Pays (Country)`: its parts must agree."""
    index = _index()
    parts = [key for key in (header_key(part) for part in _PARTS.split(header)) if key]
    found = [index[part] for part in parts if part in index]
    fields = {match.field for match in found}
    if len(parts) < 2 or len(fields) != 1:
        return None
    return HeaderMatch(fields.pop(), is_sure=len(found) == len(parts) and all(m.is_sure for m in found))


def _match_words(key: str) -> HeaderMatch | None:
    """A guess from the longest synonym that stands as whole words in a question such as a form's."""
    if len(key) > _LONGEST_HEADER or " " not in key:
        return None
    padded = f" {key} "
    best, best_length = None, 3
    for word, match in _index().items():
        if len(word) > best_length and f" {word} " in padded and match.field and match.is_sure:
            best, best_length = match.field, len(word)
    return HeaderMatch(best, is_sure=False) if best else None


def _match_fuzzy(key: str) -> HeaderMatch | None:
    """A guess from a synonym that differs by a typing error."""
    from rapidfuzz import fuzz, process

    if not 5 <= len(key) <= 40:
        return None
    found = process.extractOne(key, _fuzzy_words(), scorer=fuzz.ratio, score_cutoff=_FUZZY_SCORE)
    return HeaderMatch(_index()[found[0]].field, is_sure=False) if found else None


@cache
def _fuzzy_words() -> tuple[str, ...]:
    return tuple(word for word, match in _index().items() if len(word) >= 5 and match.field and match.is_sure)
