"""Folds a header to comparable words and looks them up among the synonyms."""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache

from wego_desktop.domain.text import fold
from wego_desktop.exchange.reading.fields import ImportField
from wego_desktop.exchange.reading.synonyms import AMBIGUOUS, LEFT_OUT, SYNONYMS

_PUNCTUATION = re.compile(r"[^\w#°º]+|_")
_BRACKETS = re.compile(r"[(（\[].*?[)）\]]")
_PARTS = re.compile(r"[/\n|(（\[\]）)]|\s[-–:]\s")
# Words of a group of columns that is about somebody else than the participant.
_OTHER_PEOPLE = frozenset(
    {"invoice", "billing", "payer", "emergency", "assistant", "secretary", "spouse", "accompanying"}
    | {"interpreter", "driver", "guardian", "facturation", "facturacion", "factura", "faturamento"}
    | {"urgence", "emergencia", "비서", "동반자", "청구", "비상"}
)
_FUZZY_SCORE = 86.0
_LONGEST_HEADER = 120


class MatchWay(StrEnum):
    """How a header was matched: by a known word, by one inside a question, or by one written nearly so."""

    EXACT = "exact"
    WORDS = "words"
    TYPO = "typo"


@dataclass(frozen=True, slots=True)
class HeaderMatch:
    """What a header says by itself: a field, or None for a known column that is left out; sure or a guess.

    `word` is the known word it went by.
    """

    field: ImportField | None
    is_sure: bool
    way: MatchWay = MatchWay.EXACT
    word: str = ""
    likeness: float = 1.0

    @property
    def score(self) -> float:
        """How sure it is, from 0 to 1; 0.9 and above is sure."""
        if self.is_sure:
            return 1.0
        return round(
            {MatchWay.EXACT: 0.6, MatchWay.WORDS: 0.7, MatchWay.TYPO: 0.8}[self.way] * self.likeness, 2
        )


def header_key(text: str) -> str:
    """`text` folded, punctuation as single blanks: `E-mail *` and `e mail` are equal."""
    return " ".join(_PUNCTUATION.sub(" ", fold(text)).split())


@lru_cache(maxsize=4096)
def match_header(header: str) -> HeaderMatch | None:
    """The match of one header text; None when its words say nothing."""
    known = match_known(header)
    if known:
        return known
    plain = header_key(header)
    return _match_words(plain) or _match_fuzzy(plain)


def match_known(header: str) -> HeaderMatch | None:
    """The match of a header that is a synonym as it stands, or one in two languages; quick."""
    index = _index()
    for key in (header_key(header), header_key(_BRACKETS.sub(" ", header))):
        if key in index:
            return index[key]
    return _match_parts(header)


def match_joined(upper: str, lower: str) -> HeaderMatch | None:
    """The match of a header that stands in two rows: a group above (`Contact`) and the column's own word."""
    if not upper or not lower:
        return match_header(upper or lower)
    index = _index()
    for key in (header_key(f"{lower} {upper}"), header_key(f"{upper} {lower}")):
        if key in index:
            return index[key]
    own, group = match_header(lower), index.get(header_key(upper))
    if set(header_key(upper).split()) & _OTHER_PEOPLE:
        return HeaderMatch(None, is_sure=True, word=upper)
    if own and group and group.field and group.field != own.field:
        return HeaderMatch(own.field, is_sure=False, word=own.word)
    if own:
        return own
    return HeaderMatch(group.field, is_sure=False) if group else None


@cache
def _index() -> dict[str, HeaderMatch]:
    index: dict[str, HeaderMatch] = {}
    for word in LEFT_OUT.split("|"):
        index[header_key(word)] = HeaderMatch(None, is_sure=True, word=word.strip())
    for field, words in AMBIGUOUS.items():
        for word in words.split("|"):
            index[header_key(word)] = HeaderMatch(field, is_sure=False, word=word.strip())
    for field, words in SYNONYMS.items():
        for word in (field.value, *words.split("|")):
            index[header_key(word)] = HeaderMatch(field, is_sure=True, word=word.strip())
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
    is_sure = len(found) == len(parts) and all(match.is_sure for match in found)
    return HeaderMatch(fields.pop(), is_sure=is_sure, word=found[0].word, likeness=1.2)


def _match_words(key: str) -> HeaderMatch | None:
    """A guess from the longest synonym that stands as whole words in a question such as a form's."""
    if len(key) > _LONGEST_HEADER or " " not in key:
        return None
    padded = f" {key} "
    best, best_word = None, "---"
    for word, match in _index().items():
        if len(word) > len(best_word) and f" {word} " in padded and match.field and match.is_sure:
            best, best_word = match.field, word
    return HeaderMatch(best, is_sure=False, way=MatchWay.WORDS, word=best_word) if best else None


def _match_fuzzy(key: str) -> HeaderMatch | None:
    """A guess from a synonym that differs by a typing error."""
    from rapidfuzz import fuzz, process

    if not 5 <= len(key) <= 40:
        return None
    found = process.extractOne(key, _fuzzy_words(), scorer=fuzz.ratio, score_cutoff=_FUZZY_SCORE)
    if not found:
        return None
    word, likeness = found[0], found[1] / 100
    return HeaderMatch(_index()[word].field, False, MatchWay.TYPO, word, likeness)


@cache
def _fuzzy_words() -> tuple[str, ...]:
    return tuple(word for word, match in _index().items() if len(word) >= 5 and match.field and match.is_sure)
