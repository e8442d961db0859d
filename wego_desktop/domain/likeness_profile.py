"""What is compared of a person, folded once: name parts, readings, address and telephone, place."""

import re
from dataclasses import dataclass
from functools import lru_cache

from wego_desktop.domain.korean_names import latin_keys, native_keys
from wego_desktop.domain.name_sounds import arabic_consonants, is_arabic, latin_consonants, latin_sound
from wego_desktop.domain.text import fold
from wego_desktop.domain.transliteration import (
    cyrillic_readings,
    is_cyrillic,
    is_hangul,
    is_kana,
    kana_reading,
)

_PARTS = re.compile(r"[^\w]+|_")
_LEAST_PHONE = 7
_PHONE_END = 9
"""Digits at the end of a telephone number that are compared, so that a country code may be missing."""


@dataclass(frozen=True, slots=True)
class PersonFacts:
    """A person as typed. `organisation_key` is any text that is equal for one organisation alone."""

    given_names: str = ""
    family_name: str = ""
    native_name: str = ""
    email: str = ""
    phone_digits: str = ""
    organisation_key: str = ""
    city: str = ""
    country: str = ""
    gender: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Profile:
    """A person ready to be compared; `key` is whatever the caller knows the person by.

    `parts` are the folded parts of the Latin name in alphabetical order, `sounds` what other spellings and
    readings of the name share with it, `natives` the folded names in other scripts.
    """

    key: str
    facts: PersonFacts
    given: str
    family: str
    parts: tuple[str, ...]
    name: str
    natives: frozenset[str]
    sounds: frozenset[str]
    email: str
    phone: str
    organisation: str
    city: str
    country: str

    @property
    def latin_shown(self) -> str:
        """The name in Latin letters as written; empty without one."""
        return f"{self.facts.given_names} {self.facts.family_name}".strip() if self.parts else ""

    @property
    def native_shown(self) -> str:
        """The name in its own script as written; empty without one."""
        facts = self.facts
        if not self.natives:
            return ""
        return facts.native_name or f"{facts.given_names} {facts.family_name}".strip()


@lru_cache(maxsize=32768)
def name_parts(text: str) -> tuple[str, ...]:
    """The folded parts of a name in their written order, without punctuation."""
    return tuple(part for part in _PARTS.split(fold(text)) if part)


def profile_of(key: str, facts: PersonFacts) -> Profile:
    """The profile of a person; folding is the dear part, so make it once and keep it."""
    given, family = name_parts(facts.given_names), name_parts(facts.family_name)
    native = name_parts(facts.native_name)
    latin = tuple(part for part in (*given, *family) if part.isascii())
    if len(latin) < len(given) + len(family):
        # A name in another script in the fields of the Latin one.
        native_forms = {_native_key(native), _native_key((*given, *family)), _native_key((*family, *given))}
        latin, given, family = (), (), ()
    elif native and all(part.isascii() for part in native):
        native_forms = set()
        latin, given = (latin, given) if latin else (native, native)
    else:
        native_forms = {_native_key(native)}
    natives = frozenset(native_forms - {""})
    return Profile(
        key=key,
        facts=facts,
        given=" ".join(given),
        family=" ".join(family),
        parts=tuple(sorted(latin)),
        name=" ".join(sorted(latin)),
        natives=natives,
        sounds=frozenset([*_latin_sounds(given, family), *(s for name in natives for s in _sounds(name))]),
        email=facts.email.strip().casefold(),
        phone=facts.phone_digits[-_PHONE_END:] if len(facts.phone_digits) >= _LEAST_PHONE else "",
        organisation=facts.organisation_key,
        city=fold(facts.city),
        country=facts.country,
    )


def _native_key(parts: tuple[str, ...]) -> str:
    """A name in its own script: without blanks where it has none, else its parts in alphabetical order."""
    if not parts or all(part.isascii() for part in parts):
        return ""
    whole = "".join(parts)
    return whole if _has_no_blanks(whole) else " ".join(sorted(parts))


def _has_no_blanks(name: str) -> bool:
    return all(is_hangul(c) or is_kana(c) or "\u4e00" <= c <= "\u9fff" for c in name)


@lru_cache(maxsize=32768)
def _latin_sounds(given: tuple[str, ...], family: tuple[str, ...]) -> tuple[str, ...]:
    parts = (*given, *family)
    if len(parts) < 2:
        return ()
    sounds = [f"k:{key}" for key in latin_keys(given, family)]
    sounds.append("s:" + " ".join(sorted(latin_sound(part) for part in parts)))
    sounds += {f"j:{latin_sound(''.join(order))}" for order in (parts, (*family, *given))}
    if consonants := latin_consonants("".join(parts)):
        sounds.append(f"a:{consonants}")
    return tuple(sounds)


@lru_cache(maxsize=16384)
def _sounds(native: str) -> tuple[str, ...]:
    """How a folded name in another script may be read; empty where its letters do not say."""
    if is_hangul(native[0]):
        return tuple(f"k:{key}" for key in native_keys(native))
    if is_cyrillic(native[0]):
        readings = cyrillic_readings(native)
        return tuple(
            "s:" + " ".join(sorted(latin_sound(part) for part in reading.split())) for reading in readings
        )
    if all(is_kana(c) or c == " " for c in native):
        return (f"j:{latin_sound(kana_reading(native).replace(' ', ''))}",)
    if is_arabic(native[0]) and (consonants := arabic_consonants(native)):
        return (f"a:{consonants}",)
    return ()
