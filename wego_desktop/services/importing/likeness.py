"""Whether two written names may be the same person's; the order of a name's parts never matters."""

import re
from collections import Counter
from functools import lru_cache

from wego_desktop.domain.text import fold

_PARTS = re.compile(r"[^\w]+|_")


@lru_cache(maxsize=65536)
def name_parts(text: str) -> tuple[str, ...]:
    """The folded parts of a name in alphabetical order, without punctuation."""
    return tuple(sorted(part for part in _PARTS.split(fold(text)) if part))


def name_key(text: str) -> str:
    """What two spellings of one name have in common: `KIM Min-jun` and `Min Jun Kim` are equal."""
    return " ".join(name_parts(text))


def is_shorter_form(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether one name leaves out parts of the other or writes some as initials; two parts must be equal."""
    rests = (_without(one, other), _without(other, one))
    if len(one) - len(rests[0]) < 2:
        return False
    few, many = sorted(rests, key=len)
    for part in few:
        full = next((long for long in many if _is_initial(part, long)), None)
        if full is None:
            return False
        many.remove(full)
    return True


def _without(parts: tuple[str, ...], others: tuple[str, ...]) -> list[str]:
    """The parts that `others` has not, each counted as often as it stands there."""
    if len(set(parts)) == len(parts):
        return [part for part in parts if part not in others]
    return list((Counter(parts) - Counter(others)).elements())


def _is_initial(part: str, other: str) -> bool:
    return 1 in {len(part), len(other)} and part[0] == other[0]


def are_alike(one: str, other: str, least: float) -> bool:
    """Whether two name keys are a short and a long form of one name, or alike by `least` of 100."""
    from rapidfuzz import fuzz

    if not one or not other:
        return False
    if is_shorter_form(tuple(one.split()), tuple(other.split())):
        return True
    joined = fuzz.ratio(one.replace(" ", ""), other.replace(" ", ""))
    return max(fuzz.ratio(one, other), joined) >= least
