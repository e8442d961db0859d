"""Reads words of closed lists in five languages: gender, status, attendance, kind, category, yes and no."""

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from typing import TypeVar

from wego_desktop.domain.enums import (
    AttendanceMode,
    DelegationRole,
    Gender,
    OrganisationKind,
    RegistrationStatus,
)
from wego_desktop.domain.text import fold
from wego_desktop.exchange.reading.word_tables import (
    ARRIVED,
    CATEGORY_GROUPS,
    DELEGATION_ROLES,
    GENDERS,
    KIND_PARTS,
    KINDS,
    MODES,
    NO,
    NO_ANSWER,
    STATUSES,
    YES,
)

_Item = TypeVar("_Item")
_NUMBER = re.compile(r"[A-Z][A-Z0-9]{1,9}-\d{4,6}")
_PUNCTUATION = re.compile(r"[^\w]+|_")


@lru_cache(maxsize=8192)
def word_key(text: str) -> str:
    """`text` folded, punctuation as single blanks."""
    return " ".join(_PUNCTUATION.sub(" ", fold(text)).split())


def gender_of(text: str) -> Gender | None:
    """The gender that a word in five languages names, else None."""
    return _genders().get(word_key(text))


def is_no_answer(text: str) -> bool:
    """Whether somebody chose not to state the gender."""
    return word_key(text) in _no_answers()


def status_of(text: str) -> RegistrationStatus | None:
    """The registration's state that a word names; a ticket shop's order states count too."""
    return _statuses().get(word_key(text))


def is_arrived(text: str) -> bool:
    """Whether a word in the place of a state says that the person has arrived."""
    return word_key(text) in {word_key(word) for word in ARRIVED.split("|")}


def mode_of(text: str) -> AttendanceMode | None:
    """On site or online; a longer answer counts by the one of the two that it names."""
    key = word_key(text)
    found = _modes().get(key)
    if found or len(key) > 80:
        return found
    named = {mode for word, mode in _modes().items() if len(word) > 3 and f" {word} " in f" {key} "}
    return named.pop() if len(named) == 1 else None


def organisation_kind_of(text: str) -> OrganisationKind | None:
    """The kind of organisation that a word names, else None."""
    return _kinds().get(word_key(text))


@lru_cache(maxsize=4096)
def organisation_kind_in(name: str) -> OrganisationKind | None:
    """The kind that a word of an organisation's name gives away (`Embassy of …`, `… 대학교`), else None."""
    key = f" {word_key(name)} "
    for kind, parts in _kind_parts().items():
        if any(part in key for part in parts):
            return kind
    return None


def delegation_role_of(text: str) -> DelegationRole | None:
    """The part in a delegation that a word names, else None."""
    return _delegation_roles().get(word_key(text))


def is_head_of_delegation(category: str) -> bool:
    """Whether a category's name is one of the usual words for heads of delegation."""
    return _category_groups().get(word_key(category)) == 0


def yes_or_no(text: str) -> bool | None:
    """True for a word of agreement in five languages or a mark, False for its contrary, else None."""
    key = word_key(text) or text.strip()
    return _yes_no().get(key)


def is_registration_number(text: str) -> bool:
    """Whether it is written as the program prints registration numbers: `GA7-0412`."""
    return bool(_NUMBER.fullmatch(text))


def category_index(text: str, names: Sequence[str], letters: Sequence[str] = ()) -> int | None:
    """Which of an event's category `names` a cell means, by its position in the list; None when none does.

    By name, then by `letters` (one to a category), by singular or plural, and by the usual words in five
    languages: `Ponente` finds `Speaker`. A word that would fit two categories finds none.
    """
    key = word_key(text)
    if not key:
        return None
    keys = [word_key(name) for name in names]
    for wanted in (key, key.removesuffix("s"), f"{key}s"):
        if keys.count(wanted) == 1:
            return keys.index(wanted)
    letter_keys = [word_key(letter) for letter in letters]
    if letter_keys.count(key) == 1:
        return letter_keys.index(key)
    group = _category_groups().get(key)
    fitting = [
        i for i, name in enumerate(keys) if group is not None and _category_groups().get(name) == group
    ]
    return fitting[0] if len(fitting) == 1 else None


def _index(words: Mapping[_Item, str]) -> dict[str, _Item]:
    index: dict[str, _Item] = {}
    for item, spellings in words.items():
        index.setdefault(word_key(str(item)), item)
        for spelling in spellings.split("|"):
            index.setdefault(word_key(spelling), item)
    return index


@cache
def _genders() -> dict[str, Gender]:
    return _index(GENDERS)


@cache
def _statuses() -> dict[str, RegistrationStatus]:
    return _index(STATUSES)


@cache
def _modes() -> dict[str, AttendanceMode]:
    return _index(MODES)


@cache
def _kinds() -> dict[str, OrganisationKind]:
    return _index(KINDS)


@cache
def _kind_parts() -> dict[OrganisationKind, tuple[str, ...]]:
    """Whole words in blanks, Korean endings (which follow without a blank) with a blank behind."""
    return {
        kind: tuple(
            f"{key} " if not key.isascii() and key >= "가" else f" {key} "
            for key in (word_key(part) for part in parts.split("|"))
        )
        for kind, parts in KIND_PARTS.items()
    }


@cache
def _delegation_roles() -> dict[str, DelegationRole]:
    return _index(DELEGATION_ROLES)


@cache
def _category_groups() -> dict[str, int]:
    return _index(dict(enumerate(CATEGORY_GROUPS)))


@cache
def _yes_no() -> dict[str, bool]:
    return {word.strip(): is_yes for is_yes, words in ((True, YES), (False, NO)) for word in words.split("|")}


@cache
def _no_answers() -> frozenset[str]:
    return frozenset(word_key(word) for word in NO_ANSWER.split("|"))
