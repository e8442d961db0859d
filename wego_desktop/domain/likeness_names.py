"""How much two names speak for one person, and why."""

import unicodedata
from collections import Counter
from dataclasses import dataclass

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from wego_desktop.domain.likeness_profile import Profile
from wego_desktop.domain.likeness_reasons import NameLikeness
from wego_desktop.domain.name_sounds import latin_sound

POINTS = {
    NameLikeness.SAME: 60,
    NameLikeness.SWAPPED: 58,
    NameLikeness.ACCENTS: 60,
    NameLikeness.SPACING: 56,
    NameLikeness.NATIVE: 60,
    NameLikeness.READS_AS: 55,
    NameLikeness.MAY_READ_AS: 46,
    NameLikeness.SOUNDS_ALIKE: 52,
    NameLikeness.SHORTER: 48,
    NameLikeness.INITIALS: 42,
    NameLikeness.SHORT_FORM: 44,
    NameLikeness.TYPO: 48,
    NameLikeness.NEARLY: 44,
    NameLikeness.PART: 20,
    NameLikeness.NONE: -10,
    NameLikeness.UNKNOWN: 0,
}
FULL = frozenset(
    {
        NameLikeness.SAME, NameLikeness.SWAPPED, NameLikeness.ACCENTS, NameLikeness.SPACING,
        NameLikeness.NATIVE, NameLikeness.READS_AS, NameLikeness.SOUNDS_ALIKE,
    }
)  # fmt: skip
"""Likenesses of whole names: how common the name is counts there."""

_SHORT_FORMS = """
alex alexander alexandra alejandro; bill will william; bob rob robert; dick rick richard; jim james; joe
joseph; tom thomas; mike michael; dave david; dan daniel; ben benjamin; sam samuel samantha; tony
anthony antonio; kate katherine catherine; liz beth elizabeth; maggie meg margaret; sue susan; andy
andrew; steve stephen steven; chris christopher christine; matt matthew; nick nicholas nikolai; ed
edward eduardo; ted theodore edward; pepe jose; paco pancho francisco; lola dolores; quique enrique;
nacho ignacio; chuy jesus; ze jose; sasha aleksandr alexander aleksandra; misha mikhail; kolya nikolai;
dima dmitri dmitry; volodya vladimir; katya ekaterina; natasha natalia natalya; tanya tatiana; masha
maria; vanya ivan; zhenya yevgeny evgeny; mohd md mohamed mohammed muhammad mohammad; ma maria; jp jean
"""


def _short_forms() -> dict[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    for number, line in enumerate(_SHORT_FORMS.split(";")):
        for name in line.split():
            found.setdefault(name, set()).add(number)
    return {name: frozenset(numbers) for name, numbers in found.items()}


_FORMS = _short_forms()
_NO_FORMS: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class NameFinding:
    """How the names are alike; `shared` is the sound that they share, for counting how common it is."""

    kind: NameLikeness
    shared: str = ""
    has_other_native: bool = False


def compare_names(one: Profile, other: Profile) -> NameFinding:
    """The strongest way in which the two names are alike."""
    has_other_native = _has_other_native(one, other)
    if one.name and one.name == other.name:
        return NameFinding(_same_parts(one, other), f"n:{one.name}", has_other_native)
    if shared := one.natives & other.natives:
        return NameFinding(NameLikeness.NATIVE, f"v:{min(shared)}")
    if shared := one.sounds & other.sounds:
        kind, sound = _by_sound(one, other, shared)
        if kind is not NameLikeness.UNKNOWN:
            return NameFinding(kind, sound, has_other_native)
    if not one.parts or not other.parts:
        is_comparable = has_other_native and not (one.parts or other.parts)
        return NameFinding(NameLikeness.NONE if is_comparable else NameLikeness.UNKNOWN)
    return NameFinding(_by_parts(one.parts, other.parts), "", has_other_native)


def _has_other_native(one: Profile, other: Profile) -> bool:
    """Whether both have a name in one script of their own, and it is another one."""
    if not one.natives or not other.natives or one.natives & other.natives:
        return False
    first, second = (unicodedata.name(min(profile.natives)[0], "").split()[0] for profile in (one, other))
    return first == second


def _same_parts(one: Profile, other: Profile) -> NameLikeness:
    facts, others = one.facts, other.facts
    if one.given == other.given:
        plain = (facts.given_names.casefold(), facts.family_name.casefold())
        is_plain = plain == (others.given_names.casefold(), others.family_name.casefold())
        return NameLikeness.SAME if is_plain else NameLikeness.ACCENTS
    if one.given == other.family and one.family == other.given:
        return NameLikeness.SWAPPED
    return NameLikeness.SAME if not one.family or not other.family else NameLikeness.SWAPPED


def _by_sound(one: Profile, other: Profile, shared: frozenset[str]) -> tuple[NameLikeness, str]:
    sound = max(shared, key=lambda key: (key[0] != "a", key))
    is_read = not (one.parts and other.parts)
    if sound.startswith("a:"):
        # Consonants alone say something only where nothing else of the name can be compared.
        return (NameLikeness.MAY_READ_AS if is_read else NameLikeness.UNKNOWN), sound
    if is_read:
        return NameLikeness.READS_AS, sound
    return (NameLikeness.SPACING if _letters(one) == _letters(other) else NameLikeness.SOUNDS_ALIKE), sound


def _letters(profile: Profile) -> str:
    return min(f"{profile.given}{profile.family}", f"{profile.family}{profile.given}").replace(" ", "")


def _by_parts(one: tuple[str, ...], other: tuple[str, ...]) -> NameLikeness:
    rest_one, rest_other = _without(one, other), _without(other, one)
    common = len(one) - len(rest_one)
    if not common:
        return NameLikeness.NEARLY if fuzz.ratio(" ".join(one), " ".join(other)) >= 88 else NameLikeness.NONE
    if not rest_one or not rest_other:
        return NameLikeness.SHORTER if common >= 2 else NameLikeness.PART
    if _are_initials(rest_one, rest_other):
        return NameLikeness.INITIALS if common == 1 else NameLikeness.SHORTER
    if len(rest_one) == len(rest_other) == 1:
        return _by_part(rest_one[0], rest_other[0])
    is_near = fuzz.ratio(" ".join(one), " ".join(other)) >= 90
    return NameLikeness.NEARLY if is_near else NameLikeness.PART


def _by_part(one: str, other: str) -> NameLikeness:
    """Two parts that differ, in names that are equal otherwise."""
    if latin_sound(one) == latin_sound(other):
        return NameLikeness.SOUNDS_ALIKE
    if _FORMS.get(one, _NO_FORMS) & _FORMS.get(other, _NO_FORMS):
        return NameLikeness.SHORT_FORM
    short, long = sorted((one, other), key=len)
    if len(short) >= 3 and long.startswith(short) and len(long) - len(short) >= 2:
        return NameLikeness.SHORT_FORM
    most = 2 if len(long) >= 7 else 1 if len(long) >= 4 else 0
    is_typo = most and OSA.distance(one, other, score_cutoff=most) <= most
    return NameLikeness.TYPO if is_typo else NameLikeness.PART


def _are_initials(one: list[str], other: list[str]) -> bool:
    few, many = sorted((one, other), key=len)
    left = list(many)
    for part in few:
        full = next((long for long in left if 1 in (len(part), len(long)) and part[0] == long[0]), None)
        if full is None:
            return False
        left.remove(full)
    return True


def _without(parts: tuple[str, ...], others: tuple[str, ...]) -> list[str]:
    """The parts that `others` has not, each counted as often as it stands there."""
    if len(set(parts)) == len(parts):
        return [part for part in parts if part not in others]
    return list((Counter(parts) - Counter(others)).elements())
