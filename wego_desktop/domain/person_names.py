"""Splits a name that came in one cell, only where the writing itself says how."""

import re
from dataclasses import dataclass


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Words that are honorifics with or without a dot.
_PLAIN = _words(
    """mr mrs ms miss mx dr prof professor mme mlle sra srta dra dña sir dame datuk dato dato'
    datin hon'ble excellency 님 씨 귀하"""
)
# Words that are honorifics only when written with a dot, or before another honorific: each is a name as well.
_DOTTED = _words(
    """h.e he s.e s.exa s.m h.m h.r.h exc exmo exma sr eng engr ing ir lic arq hon rev gen col
    capt lt maj amb st m abg mtro mtra atty adv"""
)
_PHRASES = (
    "his excellency",
    "her excellency",
    "son excellence",
    "su excelencia",
    "sua excelência",
    "the honourable",
    "tan sri",
    "dato' sri",
    "rt hon.",
)
_SUFFIXES = _words("""jr sr ii iii iv phd ph.d md m.d mba msc esq dba obe cbe mp jd eng""")
_KOREAN_SUFFIX = re.compile(r"^(?P<name>\S.*?)\s+(?P<title>님|씨|귀하)$")
_BLANKS = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class NameParts:
    """A name in parts; `honorific` and one of the two names may be empty."""

    honorific: str
    given: str
    family: str


def shown_name(given: str, family: str, native: str = "") -> str:
    """The name as lists and cards show it: given, then family name; the native one when there is no other."""
    return f"{given} {family}".strip() or native


def split_full_name(text: str) -> NameParts:
    """The parts of a name in one cell.

    `SURNAME, Given` and a surname in capitals beside other words (`DUPONT Marie`) part family and given
    names; honorifics come off at the front. Any other name stays whole as given names, since the order of
    names is not assumed. Letters and casing stay as typed.
    """
    honorific, name = split_honorific(text)
    if name.count(",") in {1, 2}:
        family, rest = (part.strip() for part in name.split(",", 1))
        given, _, suffix = (part.strip() for part in rest.partition(","))
        if family and given and not _is_suffix(given):
            inner, given = split_honorific(given)
            whole = given if not suffix else f"{given}, {suffix}"
            return NameParts(honorific or inner, whole, family)
    family, given = _split_by_capitals(name)
    return NameParts(honorific, given, family)


def split_honorific(text: str) -> tuple[str, str]:
    """The honorific at the front (or a Korean one at the end) and the name that is left."""
    name = _BLANKS.sub(" ", text).strip()
    korean = _KOREAN_SUFFIX.match(name)
    if korean:
        return korean["title"], korean["name"]
    taken: list[str] = []
    rest = name
    while " " in rest or "." in rest:
        word, remainder = _next_honorific(rest)
        if not word or not remainder:
            break
        taken.append(word)
        rest = remainder
    return " ".join(taken), rest


def _next_honorific(text: str) -> tuple[str, str]:
    lowered = text.lower()
    for phrase in _PHRASES:
        if lowered.startswith(phrase + " "):
            return text[: len(phrase)], text[len(phrase) :].strip()
    word, _, rest = text.partition(" ")
    glued = re.match(r"^((?:dr|mr|mrs|ms|prof)\.)(\S.*)$", text, re.IGNORECASE)
    if glued:
        return glued[1], glued[2].strip()
    bare = word.lower().rstrip(".,")
    if bare in _PLAIN and (word.lower().strip(".,") == bare):
        return word.rstrip(","), rest.strip()
    is_dotted = word.endswith(".") or "." in bare
    before_honorific = rest.partition(" ")[0].lower().rstrip(".,") in _PLAIN and " " in rest.strip()
    if bare in _DOTTED and (is_dotted or before_honorific) and not (bare == "m" and not _is_french_m(rest)):
        return word.rstrip(","), rest.strip()
    return "", text


def _is_french_m(rest: str) -> bool:
    """Whether `M.` may be Monsieur: two further words at least; `M. Kim` may be an initial."""
    return " " in rest.strip()


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
        return " ".join(words[-trailing:]), " ".join(words[:-trailing])
    return "", name


def _is_capitals(word: str) -> bool:
    letters = [c for c in word if c.isalpha()]
    is_cased = len(letters) >= 3 and all(c.isupper() for c in letters)
    return is_cased and word.lower().rstrip(".") not in _SUFFIXES
