"""Finds among many people those who may be one, without comparing everybody with everybody."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator

from wego_desktop.domain.likeness import POSSIBLE_FROM, Likeness, likeness
from wego_desktop.domain.likeness_profile import Profile

_MANY_NAMESAKES = 8
"""Beyond so many people of one name, the name alone says nothing: their place or address must."""
_MANY_COLLEAGUES = 40
"""Beyond so many people of one organisation, only those with a part of the name in common are compared."""
_MANY_NEIGHBOURS = 60
"""Beyond so many people of one city with such a part of the name, only addresses and whole names count."""
_MOST_PARTS = 4
_REACHED, _REACHED_TWICE = "t:", "u:"


class LikenessIndex:
    """Everybody who may be meant; people can be added and taken out as one goes.

    Not for several threads at once. Looking for one person among 20,000 takes about a tenth of a millisecond.
    """

    def __init__(self, profiles: Iterable[Profile] = ()) -> None:
        self._people: dict[str, Profile] = {}
        self._blocks: dict[str, list[Profile]] = defaultdict(list)
        for profile in profiles:
            self.add(profile)

    def __len__(self) -> int:
        return len(self._people)

    def __contains__(self, key: object) -> bool:
        return key in self._people

    def profile(self, key: str) -> Profile:
        """The profile that was added under this key; KeyError when there is none."""
        return self._people[key]

    def add(self, profile: Profile) -> None:
        """Let this person be found, instead of whoever had the key before."""
        self.discard(profile.key)
        self._people[profile.key] = profile
        for block in _blocks(profile):
            self._blocks[block].append(profile)

    def discard(self, key: str) -> None:
        """Take somebody out; nothing happens when nobody has the key."""
        profile = self._people.pop(key, None)
        if profile is None:
            return
        for block in _blocks(profile):
            members = self._blocks[block]
            members.remove(profile)
            if not members:
                del self._blocks[block]

    def find(self, profile: Profile, least: int = POSSIBLE_FROM) -> tuple[Likeness, ...]:
        """Those who may be this person, the likeliest first; never the one with the same key."""
        return self._like(profile, self._candidates(profile), least)

    def find_by_name(self, profile: Profile, least: int = POSSIBLE_FROM) -> tuple[Likeness, ...]:
        """The same for somebody of whom hardly more than a name is known, about 10 ms for 20,000 people.

        Everybody with a part of the name is looked at, wherever they are.
        """
        return self._like(profile, self._sharing(profile), least)

    def _like(self, profile: Profile, others: Iterable[Profile], least: int) -> tuple[Likeness, ...]:
        found = []
        for other in others:
            if other.key != profile.key and (alike := likeness(profile, other, self._sharers, least)):
                found.append(alike)
        return tuple(sorted(found, key=lambda alike: (-alike.score, alike.other_key)))

    def pairs(self, report: Callable[[int], None] = lambda _done: None) -> Iterator[Likeness]:
        """Every two people who may be one, each pair once; `report` is told how many were looked at."""
        done: set[str] = set()
        for number, profile in enumerate(self._people.values()):
            if number % 500 == 0:
                report(number)
            for other in self._candidates(profile):
                if other.key not in done and (alike := likeness(profile, other, self._sharers)):
                    yield alike
            done.add(profile.key)

    def _sharers(self, key: str) -> int:
        return len(self._blocks.get(key, ()))

    def _sharing(self, profile: Profile) -> Iterator[Profile]:
        parts = set(profile.parts)
        for other in self._people.values():
            shares_name = not parts.isdisjoint(other.parts) or not profile.natives.isdisjoint(other.natives)
            if shares_name or not profile.sounds.isdisjoint(other.sounds):
                yield other

    def _candidates(self, profile: Profile) -> set[Profile]:
        found: set[Profile] = set()
        look_up = self._blocks.get
        for key in _contact_keys(profile):
            found.update(look_up(key, ()))
        for key in _name_keys(profile):
            members = look_up(key, ())
            if len(members) <= _MANY_NAMESAKES:
                found.update(members)
        if profile.organisation:
            colleagues = look_up(f"o:{profile.organisation}", ())
            if len(colleagues) <= _MANY_COLLEAGUES:
                found.update(colleagues)
        for key in _neighbour_keys(profile):
            neighbours = look_up(key, ())
            if len(neighbours) <= _MANY_NEIGHBOURS:
                found.update(neighbours)
        found.discard(profile)
        return found


def _blocks(profile: Profile) -> Iterator[str]:
    """The keys under which somebody is found; each once."""
    yield from _contact_keys(profile)
    yield from _name_keys(profile)
    if profile.organisation:
        yield f"o:{profile.organisation}"
    reached = _REACHED_TWICE if _is_reached_twice(profile) else _REACHED
    for key in _place_keys(profile):
        yield f"{reached}{key}"


def _neighbour_keys(profile: Profile) -> Iterator[str]:
    """Where people of the same city stand whose name may be alike.

    Two who are reached in two ways, and not in the same, are no likeness when their names are merely alike,
    or when many have them: such pairs, which most are, are not even looked up.
    """
    is_reached_twice = _is_reached_twice(profile)
    for key in _place_keys(profile):
        yield f"{_REACHED}{key}"
        if not is_reached_twice:
            yield f"{_REACHED_TWICE}{key}"


def _is_reached_twice(profile: Profile) -> bool:
    return bool(profile.email and profile.phone)


def _contact_keys(profile: Profile) -> Iterator[str]:
    if profile.email:
        yield f"e:{profile.email}"
    if profile.phone:
        yield f"p:{profile.phone}"


def _name_keys(profile: Profile) -> Iterator[str]:
    if profile.name:
        yield f"n:{profile.name}"
    for native in profile.natives:
        yield f"v:{native}"
    yield from profile.sounds


def _place_keys(profile: Profile) -> Iterator[str]:
    """A part of the name with the first letter of another one, and how it reads, in one city.

    Without a city the organisation stands for it.
    """
    place = profile.city or profile.organisation
    if not place:
        return
    parts = profile.parts[:_MOST_PARTS]
    for part in dict.fromkeys(parts):
        if len(part) > 1:
            for initial in {other[0] for other in parts if other is not part}:
                yield f"{place}|{part}|{initial}"
    for name in profile.natives:
        yield f"{place}|{name}"
    for sound in profile.sounds:
        if sound[0] in "ks":
            yield f"{place}|{sound}"
