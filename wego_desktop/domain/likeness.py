"""Whether two people on file may be one: a score with its reasons, never a decision."""

import math
from collections.abc import Callable
from dataclasses import dataclass

from wego_desktop.domain.likeness_names import FULL, POINTS, NameFinding, compare_names
from wego_desktop.domain.likeness_profile import PersonFacts, Profile, profile_of
from wego_desktop.domain.likeness_reasons import (
    LikenessLevel,
    LikenessReason,
    NameLikeness,
    ReasonKind,
)

LIKELY_FROM = 75
POSSIBLE_FROM = 55
_DOUBTFUL_NAME = 40
_POINTS = {
    ReasonKind.SAME_EMAIL: 38,
    ReasonKind.SHARED_EMAIL: 8,
    ReasonKind.SAME_PHONE: 36,
    ReasonKind.SHARED_PHONE: 8,
    ReasonKind.SAME_ORGANISATION: 22,
    ReasonKind.SAME_CITY: 12,
    ReasonKind.SAME_COUNTRY: 3,
    ReasonKind.OTHER_EMAIL: -8,
    ReasonKind.OTHER_PHONE: -6,
    ReasonKind.OTHER_COUNTRY: -12,
    ReasonKind.OTHER_NATIVE_NAME: -30,
    ReasonKind.OTHER_GENDER: -15,
}
_SAME_EMAIL, _OTHER_EMAIL = _POINTS[ReasonKind.SAME_EMAIL], _POINTS[ReasonKind.OTHER_EMAIL]
_SAME_PHONE, _OTHER_PHONE = _POINTS[ReasonKind.SAME_PHONE], _POINTS[ReasonKind.OTHER_PHONE]
_SAME_ORGANISATION, _OTHER_COUNTRY = _POINTS[ReasonKind.SAME_ORGANISATION], _POINTS[ReasonKind.OTHER_COUNTRY]
_SAME_CITY, _SAME_COUNTRY = _POINTS[ReasonKind.SAME_CITY], _POINTS[ReasonKind.SAME_COUNTRY]
_BEST_NAME = max(POINTS.values())
_BEST_PART_NAME = max(points for kind, points in POINTS.items() if kind not in FULL)
_WEAK_NAMES_APART = -8
_APART = _OTHER_EMAIL + _OTHER_PHONE
_SHARED_BY = 3
_RARE = 2
_PER_DOUBLING = 6
_COLLEAGUES = 8
"""The most that is taken off for a common name at one organisation."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """Two people who may be one; `score` is 0 to 100, the reasons that speak for it come first."""

    key: str
    other_key: str
    score: int
    level: LikenessLevel
    reasons: tuple[LikenessReason, ...]


Commonness = Callable[[str], int]
"""How many people share an e-mail (`e:`), a telephone (`p:`), a name (`n:`, `v:`) or a sound."""


def likeness(
    one: Profile, other: Profile, common: Commonness = lambda _key: 1, least: int = POSSIBLE_FROM
) -> Likeness | None:
    """What speaks for the two being one person, when it comes to `least` of 100; else None."""
    contacts = _contact_points(one, other, common)
    besides = contacts + _place_points(one, other)
    wanted = least - besides
    best_part = _BEST_PART_NAME + (_WEAK_NAMES_APART if contacts == _APART else 0)
    if wanted > _BEST_NAME or (wanted > best_part and not _is_full(one, other)):
        return None
    found = compare_names(one, other)
    sharers = common(found.shared) if found.shared and found.kind in FULL else 1
    points = besides + POINTS[found.kind]
    if points < least or (one.organisation != other.organisation and points - _off(sharers) < least):
        return None
    kinds = _contacts(one, other, common) + _places(one, other)
    if found.has_other_native:
        kinds.append(ReasonKind.OTHER_NATIVE_NAME)
    if one.facts.gender and other.facts.gender and one.facts.gender != other.facts.gender:
        kinds.append(ReasonKind.OTHER_GENDER)
    score = _score(found, kinds, sharers)
    if score < least:
        return None
    level = LikenessLevel.LIKELY if score >= LIKELY_FROM else LikenessLevel.POSSIBLE
    return Likeness(one.key, other.key, score, level, _reasons(one, other, found, kinds, sharers))


def _score(found: NameFinding, kinds: list[ReasonKind], sharers: int) -> int:
    score = POINTS[found.kind] + sum(_POINTS[kind] for kind in kinds) + _apart(found, kinds)
    score -= _commonness(sharers, kinds)
    if POINTS[found.kind] < _DOUBTFUL_NAME and not _has_both_contacts(kinds):
        score = min(score, LIKELY_FROM - 1)
    return max(0, min(score, 100))


def _contact_points(one: Profile, other: Profile, common: Commonness) -> int:
    """The points of address and telephone, counted without naming them: most pairs end here."""
    points = 0
    if one.email and other.email:
        points = _SAME_EMAIL if one.email == other.email else _OTHER_EMAIL
    if one.phone and other.phone:
        points += _SAME_PHONE if one.phone == other.phone else _OTHER_PHONE
    return sum(_POINTS[kind] for kind in _contacts(one, other, common)) if points > 0 else points


def _place_points(one: Profile, other: Profile) -> int:
    if one.organisation and one.organisation == other.organisation:
        return _SAME_ORGANISATION
    if one.country and other.country:
        if one.country != other.country:
            return _OTHER_COUNTRY
        return _SAME_CITY if one.city and one.city == other.city else _SAME_COUNTRY
    return _SAME_CITY if one.city and one.city == other.city else 0


def _is_full(one: Profile, other: Profile) -> bool:
    """Whether the whole names may be the same, so far as equal keys tell."""
    is_same = one.name == other.name and bool(one.name)
    return is_same or not one.sounds.isdisjoint(other.sounds) or not one.natives.isdisjoint(other.natives)


def _contacts(one: Profile, other: Profile, common: Commonness) -> list[ReasonKind]:
    kinds = []
    if one.email and other.email:
        if one.email != other.email:
            kinds.append(ReasonKind.OTHER_EMAIL)
        elif common(f"e:{one.email}") > _SHARED_BY:
            kinds.append(ReasonKind.SHARED_EMAIL)
        else:
            kinds.append(ReasonKind.SAME_EMAIL)
    if one.phone and other.phone:
        if one.phone != other.phone:
            kinds.append(ReasonKind.OTHER_PHONE)
        elif common(f"p:{one.phone}") > _SHARED_BY:
            kinds.append(ReasonKind.SHARED_PHONE)
        else:
            kinds.append(ReasonKind.SAME_PHONE)
    return kinds


def _places(one: Profile, other: Profile) -> list[ReasonKind]:
    if one.organisation and one.organisation == other.organisation:
        return [ReasonKind.SAME_ORGANISATION]
    if one.country and other.country and one.country != other.country:
        return [ReasonKind.OTHER_COUNTRY]
    if one.city and one.city == other.city:
        return [ReasonKind.SAME_CITY]
    return [ReasonKind.SAME_COUNTRY] if one.country and one.country == other.country else []


def _apart(found: NameFinding, kinds: list[ReasonKind]) -> int:
    """A name that is merely alike says less of two people who are reached in two ways."""
    return _WEAK_NAMES_APART if found.kind not in FULL and _is_apart(kinds) else 0


def _is_apart(kinds: list[ReasonKind]) -> bool:
    return ReasonKind.OTHER_EMAIL in kinds and ReasonKind.OTHER_PHONE in kinds


def _commonness(sharers: int, kinds: list[ReasonKind]) -> int:
    """What is taken off because several people have this name.

    Little among colleagues, of whom hardly two have one name, unless they are reached in two ways.
    """
    points = _off(sharers)
    return (
        points if ReasonKind.SAME_ORGANISATION not in kinds or _is_apart(kinds) else min(points, _COLLEAGUES)
    )


def _off(sharers: int) -> int:
    return round(_PER_DOUBLING * math.log2(sharers / _RARE)) if sharers > _RARE else 0


def _has_both_contacts(kinds: list[ReasonKind]) -> bool:
    return ReasonKind.SAME_EMAIL in kinds and ReasonKind.SAME_PHONE in kinds


def _reasons(
    one: Profile, other: Profile, found: NameFinding, kinds: list[ReasonKind], sharers: int
) -> tuple[LikenessReason, ...]:
    reasons = [] if found.kind is NameLikeness.UNKNOWN else [_name_reason(one, other, found.kind)]
    reasons += [LikenessReason(kind) for kind in kinds]
    if sharers > _RARE:
        reasons.append(LikenessReason(ReasonKind.COMMON_NAME, {"count": str(sharers)}))
    reasons.sort(key=lambda reason: reason.is_against or reason.kind is NameLikeness.NONE)
    return tuple(reasons)


def _name_reason(one: Profile, other: Profile, kind: NameLikeness) -> LikenessReason:
    if kind in {NameLikeness.READS_AS, NameLikeness.MAY_READ_AS}:
        native, latin = (one, other) if not one.parts else (other, one)
        shown = native.native_shown, latin.latin_shown or latin.native_shown
        return LikenessReason(kind, {"native": shown[0], "latin": shown[1]})
    if kind is NameLikeness.NATIVE:
        return LikenessReason(kind, {"native": one.native_shown})
    names = {"one": one.latin_shown or one.native_shown, "other": other.latin_shown or other.native_shown}
    return LikenessReason(kind, names)


__all__ = [
    "Likeness",
    "LikenessLevel",
    "LikenessReason",
    "NameLikeness",
    "PersonFacts",
    "Profile",
    "ReasonKind",
    "likeness",
    "profile_of",
]
