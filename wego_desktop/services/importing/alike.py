"""Finds the people that a new one may be though nothing sure says so: other spellings, orders and scripts.

The likeness itself is the engine's. Here stand cheap signs that decide who is compared at all, because a list
of 20,000 people may ask 20,000 times: an email, a telephone number, or at one place a part of the name with
the first letter of another part.
"""

from collections import defaultdict
from collections.abc import Iterator

from wego_desktop.domain.likeness import POSSIBLE_FROM, Likeness, likeness
from wego_desktop.domain.likeness_profile import PersonFacts, Profile, profile_of
from wego_desktop.domain.phones import phone_digits
from wego_desktop.domain.text import digits
from wego_desktop.exchange.reading.fields import ImportField as F
from wego_desktop.services.importing.candidates import Candidate

_MOST_PARTS = 4
_MOST_COMPARED = 40
"""Beyond so many people with one sign, it says nothing."""
_PHONE_END = 9
_LEAST_PHONE = 7


class AlikeFinder:
    """Everybody by their signs; grows with every person that a file brings."""

    def __init__(self) -> None:
        self._by_sign: dict[int, Candidate | list[Candidate]] = {}
        self._by_sound: dict[str, list[Candidate]] = defaultdict(list)
        self._scripts: set[str] = set()
        self._shared: dict[str, int] = defaultdict(int)

    def add(self, candidate: Candidate) -> None:
        """Let later rows find this person."""
        for sign in _signs(candidate):
            known = self._by_sign.get(sign)
            if known is None:
                self._by_sign[sign] = candidate
            elif isinstance(known, list):
                known.append(candidate)
            else:
                self._by_sign[sign] = [known, candidate]
        if candidate.email:
            self._shared[f"e:{candidate.email}"] += 1
        if _is_in_own_script(candidate):
            self._add_readings(candidate)

    def _add_readings(self, candidate: Candidate) -> None:
        """Let names in Latin letters of the same country find this one by how it may be read."""
        self._scripts.add(candidate.country)
        profile = self._profile(candidate)
        for sound in (*profile.sounds, *profile.natives):
            self._by_sound[sound].append(candidate)

    def find(self, candidate: Candidate) -> tuple[Candidate, Likeness] | None:
        """The likeliest one, of equals one that no row has taken; None when nobody may be the same."""
        best: tuple[tuple[bool, int], Candidate, Likeness] | None = None
        numbers = digits(candidate.key)
        for other in self._compared(candidate):
            # `Guest 7` and `Guest 8` are no slip of the pen.
            if digits(other.key) != numbers:
                continue
            alike = likeness(self._profile(candidate), self._profile(other), self._sharers, POSSIBLE_FROM)
            if alike is not None:
                rank = (other.row_number is None, alike.score)
                if best is None or rank > best[0]:
                    best = (rank, other, alike)
        return (best[1], best[2]) if best is not None else None

    def _compared(self, candidate: Candidate) -> list[Candidate]:
        found: dict[int, Candidate] = {}
        for sign in _signs(candidate):
            known = self._by_sign.get(sign)
            if isinstance(known, list):
                if len(known) <= _MOST_COMPARED:
                    found.update((id(other), other) for other in known)
            elif known is not None:
                found[id(known)] = known
        if self._scripts and (_is_in_own_script(candidate) or candidate.country in self._scripts):
            profile = self._profile(candidate)
            for sound in (*profile.sounds, *profile.natives):
                found.update((id(other), other) for other in self._by_sound.get(sound, ()))
        return list(found.values())

    def _sharers(self, key: str) -> int:
        return self._shared.get(key, 1)

    @staticmethod
    def _profile(candidate: Candidate) -> Profile:
        if candidate.profile is None:
            candidate.profile = profile_of(str(id(candidate)), _facts_of(candidate))
        return candidate.profile


def _signs(candidate: Candidate) -> Iterator[int]:
    """What two records of one person usually have in common, as numbers that are equal then."""
    phone = phone_digits(candidate.facts.get(F.PHONE, ""))
    if len(phone) >= _LEAST_PHONE:
        yield hash(phone[-_PHONE_END:])
    if candidate.email:
        yield hash(("email", candidate.email))
    parts = candidate.key.split()[:_MOST_PARTS]
    initials = "".join(part[0] for part in parts)
    city = f"{candidate.country}:{candidate.city}" if candidate.city else ""
    other = city or ("" if candidate.organisation_key else candidate.country)
    for place in filter(None, (candidate.organisation_key, other)):
        if len(parts) == 1:
            yield hash((place, parts[0]))
        for at, part in enumerate(parts):
            if len(part) > 1:
                for initial in dict.fromkeys(initials[:at] + initials[at + 1 :]):
                    yield hash((place, part, initial))
    if candidate.organisation_key and len(parts) > 1:
        yield hash((candidate.organisation_key, initials))


def _is_in_own_script(candidate: Candidate) -> bool:
    return bool(candidate.native_key) or not candidate.key.isascii()


def _facts_of(candidate: Candidate) -> PersonFacts:
    facts = candidate.facts
    return PersonFacts(
        facts.get(F.GIVEN_NAMES, ""),
        facts.get(F.FAMILY_NAME, ""),
        facts.get(F.NATIVE_NAME, ""),
        candidate.email,
        phone_digits(facts.get(F.PHONE, "")),
        candidate.organisation_key,
        candidate.city,
        candidate.country,
        facts.get(F.GENDER, ""),
    )
