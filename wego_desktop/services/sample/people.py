"""The invented people of the sample: always the same for the same number of delegates."""

import itertools
import random
import unicodedata
from dataclasses import dataclass

from wego_desktop.domain.enums import OrganisationKind
from wego_desktop.services.sample.sources import (
    NamePool,
    SampleOrganisation,
    calling_codes,
    name_pools,
    organisations,
    positions,
)

SEED = 2026
_CITY_MAX, _OTHER_MAX = 8, 5
_ABSENT = "Bahir Dar", "Zomba", "Cuenca"
"""Cities that sent nobody: every assembly has some, and lists must show them."""


@dataclass(frozen=True, slots=True)
class SamplePerson:
    """One invented person, as an organiser's list has them; country is an ISO code."""

    honorific: str
    given_names: str
    family_name: str
    native_name: str
    gender: str
    position: str
    email: str
    phone: str
    language: str
    category: str
    status: str
    mode: str
    organisation: SampleOrganisation


def delegates(count: int) -> list[SamplePerson]:
    """`count` people of all organisations, delegation by delegation, no name twice."""
    generator = random.Random(SEED)  # the sample needs repeatable names, not secret ones
    people: list[SamplePerson] = []
    taken: set[tuple[str, str]] = set()
    for organisation, size in _delegation_sizes(count, generator):
        for place in range(size):
            people.append(_person(organisation, place, generator, taken))
    return people


def _delegation_sizes(count: int, generator: random.Random) -> list[tuple[SampleOrganisation, int]]:
    """How many people each organisation sends: one first, then more at random until all are placed."""
    coming = [o for o in organisations() if o.city not in _ABSENT or o.kind is not OrganisationKind.CITY]
    sizes = dict.fromkeys(coming[:count], 1)
    limits = {o: _CITY_MAX if o.kind is OrganisationKind.CITY else _OTHER_MAX for o in coming}
    rounds = itertools.count(1)
    while sum(sizes.values()) < count:
        extra = next(rounds) // 10_000
        chosen = generator.choice(coming)
        if sizes[chosen] < limits[chosen] + extra:
            sizes[chosen] += 1
    return list(sizes.items())


def _person(
    organisation: SampleOrganisation, place: int, generator: random.Random, taken: set[tuple[str, str]]
) -> SamplePerson:
    pool = name_pools()[organisation.people]
    is_woman = generator.random() < 0.47
    given, family, native = _free_name(pool, is_woman, generator, taken)
    category = _category(organisation, place, generator)
    number = generator.randrange(10**7)
    return SamplePerson(
        honorific="H.E." if category == "Head of delegation" and generator.random() < 0.35 else "",
        given_names=given,
        family_name=family,
        native_name=native,
        gender="female" if is_woman else "male",
        position=_position(organisation, category, generator),
        email=_email(given, family, organisation.city),
        phone=f"+{calling_codes()[organisation.country]} {number // 10**4:03d} {number % 10**4:04d}",
        language=pool.language,
        category=category,
        status=generator.choices(
            ("confirmed", "approved", "invited", "applied", "cancelled", "waitlisted"), (84, 6, 3, 2, 3, 2)
        )[0],
        mode="online" if organisation.network and place > 0 and generator.random() < 0.06 else "on_site",
        organisation=organisation,
    )


def _free_name(
    pool: NamePool, is_woman: bool, generator: random.Random, taken: set[tuple[str, str]]
) -> tuple[str, str, str]:
    """Given, family and local-script name that nobody has yet; a second given name when all are used."""
    given_names = pool.women if is_woman else pool.men
    free = [
        (given, family)
        for given in given_names
        for family in pool.family
        if (given[0], family[0]) not in taken
    ]
    if free:
        (given, native_given), (family, native_family) = generator.choice(free)
    else:
        first, second = generator.sample(given_names, 2)
        given, native_given = f"{first[0]} {second[0]}", f"{first[1]} {second[1]}".strip()
        family, native_family = generator.choice(pool.family)
    taken.add((given, family))
    if not native_given or not native_family:
        return given, family, ""
    joined = f"{native_family}{native_given}" if pool.is_family_first else f"{native_given} {native_family}"
    return given, family, joined


def _category(organisation: SampleOrganisation, place: int, generator: random.Random) -> str:
    by_kind = {
        OrganisationKind.MEDIA: "Press",
        OrganisationKind.COMPANY: "Partner",
        OrganisationKind.DEVELOPMENT_BANK: "Partner",
        OrganisationKind.EMBASSY: "Observer",
        OrganisationKind.UNIVERSITY: "Speaker",
        OrganisationKind.REGIONAL_INSTITUTION: "Staff",
    }
    if organisation.kind in by_kind:
        return by_kind[organisation.kind]
    if place == 0:
        return "Head of delegation"
    return generator.choices(("Delegate", "Speaker"), (85, 15))[0]


def _position(organisation: SampleOrganisation, category: str, generator: random.Random) -> str:
    if category == "Head of delegation":
        return generator.choice(positions()["head"])
    return generator.choice(positions()[organisation.kind.value])


def _email(given: str, family: str, city: str) -> str:
    return f"{_plain(given)[:1]}.{_plain(family or given)}@{_plain(city)}.example"


def _plain(text: str) -> str:
    letters = (
        unicodedata.normalize("NFKD", text).lower().replace("ı", "i").replace("ø", "o").replace("ł", "l")
    )
    return "".join(c for c in letters.replace("æ", "ae").replace("đ", "d") if c.isascii() and c.isalnum())
