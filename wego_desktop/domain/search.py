"""What the search text of a registration holds."""

from collections.abc import Sequence
from dataclasses import dataclass

from wego_desktop.domain.codes import registration_number
from wego_desktop.domain.text import digits, fold, initials


@dataclass(frozen=True, slots=True)
class SearchParts:
    """The searched facts of one registration, in the order in which the database gives them."""

    number: int
    event_code: str
    given_names: str
    family_name: str
    badge_name: str
    native_name: str
    email: str
    phone: str
    organisation: str | None
    organisation_native: str | None
    city: str | None
    country: str | None
    external_ref: str


def search_text(parts: SearchParts, merged_numbers: Sequence[int] = ()) -> str:
    """All searched facts folded into one text; each searched word must occur in it somewhere.

    Words are parted by blanks, facts by ` | `, so that a word never matches across two facts. Phone numbers
    stand as digits, Hangul names also by their initial consonants. `merged_numbers` are those of
    registrations of the same person that this one took over.
    """
    facts = [
        f"{parts.given_names} {parts.family_name}",
        parts.badge_name,
        parts.native_name,
        initials(parts.native_name),
        *(registration_number(parts.event_code, number) for number in (parts.number, *merged_numbers)),
        parts.organisation or "",
        parts.organisation_native or "",
        parts.city or "",
        parts.email,
        digits(parts.phone),
        parts.external_ref,
    ]
    return " | ".join(fold(fact) for fact in facts if fact)
