"""People planted into a big workspace a second time, each in another spelling: what a search must find."""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from wego_desktop.bootstrap import AppContext
from wego_desktop.db.engine import WRITE_OPTION
from wego_desktop.db.models import Person, new_id
from wego_desktop.domain.phones import phone_digits
from wego_desktop.domain.text import fold
from wego_desktop.domain.transliteration import CYRILLIC_SCHEMES, is_cyrillic, is_hangul
from wego_desktop.services.registering import sort_key

PLANTED = 500
_KOREAN = {
    "Kim": ("Gim",), "Lee": ("Yi", "Rhee", "I"), "Park": ("Bak", "Pak"), "Choi": ("Choe",),
    "Jung": ("Jeong", "Chung"), "Kang": ("Gang",), "Cho": ("Jo",), "Yoon": ("Yun",), "Ko": ("Go",),
    "Shin": ("Sin",), "Seo": ("Suh",),
}  # fmt: skip
_SYLLABLES = (("woo", "u"), ("hyun", "hyeon"), ("yeon", "youn"), ("eun", "un"), ("su", "soo"), ("do", "doh"))


@dataclass(frozen=True, slots=True)
class Spelled:
    """What a plant changes of its original; `contact` says what of e-mail and telephone it keeps."""

    given: str
    family: str
    native: str
    email: str
    phone: str
    organisation_id: str | None


@dataclass(frozen=True, slots=True)
class Plant:
    """A planted person beside the one it repeats."""

    kind: str
    original_id: str
    planted_id: str


def plant(context: AppContext, how_many: int = PLANTED) -> list[Plant]:
    """Add second records of `how_many` different people, the same ones at each run."""
    draw = random.Random(17)
    with context.database.read() as session:
        people = list(session.scalars(select(Person).order_by(Person.id)))
    draw.shuffle(people)
    plants, rows = [], []
    for (kind, spell), person in _assigned(people, how_many):
        spelled = spell(draw, person)
        row_id = new_id()
        plants.append(Plant(kind, person.id, row_id))
        rows.append(
            {
                "id": row_id,
                "given_names": spelled.given,
                "family_name": spelled.family,
                "native_name": spelled.native,
                "sort_key": sort_key(spelled.given, spelled.family, spelled.native),
                "email": spelled.email,
                "phone": spelled.phone,
                "phone_digits": phone_digits(spelled.phone),
                "organisation_id": spelled.organisation_id,
            }
        )
    with Session(context.database.engine) as session:
        session.connection(execution_options={WRITE_OPTION: True})
        session.execute(insert(Person), rows)
        session.commit()
    return plants


_Spelling = Callable[[random.Random, Person], Spelled]


def _assigned(people: list[Person], how_many: int) -> Iterator[tuple[tuple[str, _Spelling], Person]]:
    """Kind after kind in turn, each with the next person whom it can be done to."""
    waiting = {
        kind: iter([person for person in people if suits(person)]) for kind, (suits, _) in _KINDS.items()
    }
    taken: set[str] = set()
    kinds = list(_KINDS)
    for number in range(how_many):
        kind = kinds[number % len(kinds)]
        person = next(each for each in waiting[kind] if each.id not in taken)
        taken.add(person.id)
        yield (kind, _KINDS[kind][1]), person


def _same(draw: random.Random, person: Person) -> Spelled:
    """The person again; of e-mail and telephone the same, another, or none, a third each."""
    contact = draw.randrange(3)
    email = ("", person.email, f"{person.id[-12:]}@mail.example")[contact]
    return Spelled(
        person.given_names, person.family_name, person.native_name, email, "", person.organisation_id
    )


def _without_accents(draw: random.Random, person: Person) -> Spelled:
    same = _same(draw, person)
    return replace(same, given=fold(same.given).title(), family=fold(same.family).title(), native="")


def _swapped(draw: random.Random, person: Person) -> Spelled:
    same = _same(draw, person)
    return replace(same, given=same.family, family=same.given, native="")


def _transliterated(draw: random.Random, person: Person) -> Spelled:
    """Only the native name, or another way to write it in Latin letters."""
    same = _same(draw, person)
    if draw.random() < 0.5:
        return replace(same, given="", family="")
    if is_hangul(person.native_name[0]):
        given = same.given.lower()
        for spelling, other in _SYLLABLES:
            if spelling in given:
                given = given.replace(spelling, other)
                break
        family = draw.choice(_KOREAN.get(same.family, (same.family,)))
        return replace(
            same, given=given.replace("-", draw.choice(("", " "))).title(), family=family, native=""
        )
    scheme = draw.choice(list(CYRILLIC_SCHEMES.values()))
    latin = "".join(scheme.get(c, c) for c in person.native_name.lower()).title()
    given, _, family = latin.partition(" ")
    return replace(same, given=given, family=family, native="")


def _initials(draw: random.Random, person: Person) -> Spelled:
    same = _same(draw, person)
    return replace(same, given=" ".join(f"{part[0]}." for part in same.given.split()), native="")


def _typo(draw: random.Random, person: Person) -> Spelled:
    """One letter left out, doubled, or two neighbours exchanged, behind the first."""
    same = _same(draw, person)
    name = same.family
    at = draw.randrange(1, len(name) - 2)
    left, here, following, right = name[:at], name[at], name[at + 1], name[at + 2 :]
    spoilt = draw.choice((following, here + here + following, following + here))
    spoilt = left + spoilt + right
    return replace(same, family=spoilt, native="")


def _email_only(_draw: random.Random, person: Person) -> Spelled:
    """Registered again under a new family name: only given name and e-mail are the same."""
    return Spelled(person.given_names, "Neumann-Ito", "", person.email, "", None)


def _phone_only(_draw: random.Random, person: Person) -> Spelled:
    return Spelled(person.given_names, "Neumann-Ito", "", "", person.phone, None)


def _is_latin(person: Person) -> bool:
    return all(ord(c) < 0x250 or c == "’" for c in person.given_names + person.family_name)


_KINDS: dict[str, tuple[Callable[[Person], bool], _Spelling]] = {
    "accents": (
        lambda person: not (person.given_names + person.family_name).isascii() and _is_latin(person),
        _without_accents,
    ),
    "swapped": (lambda person: bool(person.family_name), _swapped),
    "transliterated": (
        lambda person: (
            bool(person.native_name)
            and (is_hangul(person.native_name[0]) or is_cyrillic(person.native_name[0]))
        ),
        _transliterated,
    ),
    "initials": (lambda person: _is_latin(person) and len(person.family_name) > 3, _initials),
    "typo": (lambda person: _is_latin(person) and len(person.family_name) > 4, _typo),
    "email": (lambda person: bool(person.email), _email_only),
    "phone": (lambda person: bool(person.phone), _phone_only),
}
