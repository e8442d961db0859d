"""Names: shown, and parted into given and family names where the writing or a chosen rule says how."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from wego_desktop.domain.honorifics import split_honorific
from wego_desktop.domain.shown_names import shown_name


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_SUFFIXES = _words("""jr sr ii iii iv phd ph.d md m.d mba msc esq dba obe cbe mp jd eng""")
_PARTICLES = _words(
    """de da do dos das del della di du des la le las los van von der den ter ten zu zum af av
    bin binti bint ibn ben abu al el ap mac st st. san santa são"""
)
_LINKS = _words("y e i")
_HANGUL_SURNAMES = _words("남궁 황보 제갈 사공 선우 서문 독고 동방")
_HAN_SURNAMES = _words("欧阳 歐陽 上官 司马 司馬 诸葛 諸葛 司徒 夏侯 皇甫 尉迟 公孙 慕容 令狐 端木")


class NameRule(StrEnum):
    """How a name in one cell is parted; nothing is parted unless somebody chose to."""

    WHOLE = "whole"
    AS_WRITTEN = "as_written"
    GIVEN_FAMILY = "given_family"
    FAMILY_GIVEN = "family_given"


@dataclass(frozen=True, slots=True)
class NameParts:
    """A name in parts; `honorific` and one of the two names may be empty."""

    honorific: str
    given: str
    family: str


def split_full_name(text: str, rule: NameRule = NameRule.AS_WRITTEN) -> NameParts:
    """The parts of a name in one cell; honorifics always come off.

    `SURNAME, Given` and a surname in capitals beside other words (`DUPONT Marie`) part family and given names
    under every rule but `WHOLE`. Other names stay whole as given names, unless the rule says which end is the
    family name; particles (`van der`, `de la`) stay with it. One word is a given name. Casing stays as typed.
    """
    honorific, name = split_honorific(text)
    if rule is NameRule.WHOLE:
        front, comma, back = name.partition(", ")
        inner, back = split_honorific(back) if comma else ("", back)
        return NameParts(f"{honorific} {inner}".strip(), f"{front}{comma}{back}", "")
    if name.count(",") in {1, 2}:
        family, rest = (part.strip() for part in name.split(",", 1))
        given, _, suffix = (part.strip() for part in rest.partition(","))
        if family and given and not _is_suffix(given):
            inner, given = split_honorific(given)
            whole = given if not suffix else f"{given}, {suffix}"
            return NameParts(f"{honorific} {inner}".strip(), whole, family)
    family, given = _split_by_capitals(name)
    if not family and rule is NameRule.GIVEN_FAMILY:
        given, family = _family_last(name)
    elif not family and rule is NameRule.FAMILY_GIVEN:
        given, family = _family_first(name)
    return NameParts(honorific, given, family)


def suggest_name_rule(samples: Iterable[str]) -> NameRule:
    """The rule that a column's names show by their writing; `WHOLE` when they show none."""
    names = [split_honorific(text)[1] for text in samples if text.strip()]
    if not names:
        return NameRule.WHOLE
    written = sum(1 for name in names if "," in name or _split_by_capitals(name)[0])
    if written * 2 > len(names):
        return NameRule.AS_WRITTEN
    eastern = sum(1 for name in names if _is_east_asian(name))
    return NameRule.FAMILY_GIVEN if eastern * 2 > len(names) else NameRule.WHOLE


def _family_last(name: str) -> tuple[str, str]:
    """Given and family name, where the family name stands at the end; East Asian names have it in front."""
    words = name.split()
    if len(words) < 2:
        return (name, "") if not _is_east_asian(name) else _family_first(name)
    start = len(words) - 1
    while start > 1 and words[start].lower().rstrip(".,") in _SUFFIXES:
        start -= 1
    while start > 1 and (words[start - 1].lower() in _PARTICLES or words[start - 1].lower() in _LINKS):
        start -= 2 if words[start - 1].lower() in _LINKS and start > 2 else 1
    return " ".join(words[:start]), " ".join(words[start:])


def _family_first(name: str) -> tuple[str, str]:
    words = name.split()
    if len(words) < 2:
        return _split_unspaced(name)
    end = 1
    while end < len(words) - 1 and words[end - 1].lower() in _PARTICLES:
        end += 1
    return " ".join(words[end:]), " ".join(words[:end])


def _split_unspaced(name: str) -> tuple[str, str]:
    """A Korean or Chinese name without blanks; the family name has one syllable, a few have two."""
    if not _is_east_asian(name) or not 2 <= len(name) <= 5:
        return name, ""
    is_double = name[:2] in _HANGUL_SURNAMES | _HAN_SURNAMES and len(name) > 2
    cut = 2 if is_double else 1
    return name[cut:], name[:cut]


def _is_east_asian(name: str) -> bool:
    return bool(name) and all("가" <= c <= "힣" or "\u4e00" <= c <= "\u9fff" for c in name if c != " ")


def _is_suffix(text: str) -> bool:
    return all(word.lower().rstrip(".") in _SUFFIXES for word in text.replace(",", " ").split())


def _split_by_capitals(name: str) -> tuple[str, str]:
    """Family and given names when one end of the name alone stands in capitals, else all as given names."""
    words = name.split()
    flags = [_is_capitals(word) for word in words]
    if len(words) < 2 or all(flags) or not any(flags):
        return "", name
    leading = next(i for i, flag in enumerate(flags) if not flag)
    trailing = next(i for i, flag in enumerate(reversed(flags)) if not flag)
    if leading and not any(flags[leading:]):
        return " ".join(words[:leading]), " ".join(words[leading:])
    if trailing and not any(flags[: len(words) - trailing]):
        start = len(words) - trailing
        while start > 1 and words[start - 1].lower() in _PARTICLES:
            start -= 1
        return " ".join(words[start:]), " ".join(words[:start])
    return "", name


def _is_capitals(word: str) -> bool:
    letters = [c for c in word if c.isalpha()]
    is_cased = len(letters) >= 3 and all(c.isupper() for c in letters)
    return is_cased and word.lower().rstrip(".") not in _SUFFIXES


__all__ = ["NameParts", "NameRule", "shown_name", "split_full_name", "suggest_name_rule"]
