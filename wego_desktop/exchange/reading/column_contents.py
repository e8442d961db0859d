"""What the sample values of a column say about its field."""

import re
from collections.abc import Callable, Sequence

from wego_desktop.domain.countries import country_code
from wego_desktop.exchange.reading.fields import ImportField as F
from wego_desktop.exchange.reading.words import gender_of, status_of

_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.\w+")
_PHONE = re.compile(r"[+(]?\d[\d\s().\-x/]{6,}")


def content_against(field: F, samples: Sequence[str]) -> bool:
    """Whether the values speak against `field`, whatever the header says."""
    if not samples:
        return False
    if field is F.EMAIL:
        return share_of(samples, is_email) < 0.3
    if field is F.COUNTRY:
        return share_of(samples, is_country) < 0.3
    return field in {F.FULL_NAME, F.GIVEN_NAMES, F.FAMILY_NAME} and share_of(samples, is_email) > 0.5


def field_from_content(samples: Sequence[str]) -> tuple[F | None, float]:
    """A field from the values alone, where they look like nothing else, with how sure that is."""
    emails = share_of(samples, is_email)
    if emails > 0.6:
        return F.EMAIL, round(0.8 * emails, 2)
    if len(samples) < 3:
        is_gender = len(samples) == 2 and all(gender_of(text) for text in samples)
        return (F.GENDER, 0.6) if is_gender else (None, 0.0)
    for field, test, enough in (
        (F.COUNTRY, is_country, 0.7),
        (F.PHONE, is_international_phone, 0.6),
        (F.STATUS, is_status, 0.99),
    ):
        share = share_of(samples, test)
        if share > enough:
            return field, round(0.7 * share, 2)
    return None, 0.0


def share_of(samples: Sequence[str], test: Callable[[str], bool]) -> float:
    """The share of `samples` that pass; 0 when there are none."""
    return sum(1 for text in samples if test(text)) / len(samples) if samples else 0.0


def is_email(text: str) -> bool:
    """Whether an email address stands in `text`."""
    return bool(_EMAIL.search(text))


def is_country(text: str) -> bool:
    """Whether it is a country's name or code."""
    return country_code(text) is not None


def is_international_phone(text: str) -> bool:
    """Whether it is a phone number that begins with a plus."""
    return "+" in text and bool(_PHONE.fullmatch(text))


def is_status(text: str) -> bool:
    """Whether it is a word for the state of a registration."""
    return status_of(text) is not None


def is_like_a_name(text: str) -> bool:
    """Whether it could be a person's name: two to five words, or one of two to four East Asian letters."""
    words = text.replace(",", " ").split()
    if any(not (character.isalpha() or character in " .,'-’") for character in text):
        return False
    is_eastern = len(words) == 1 and 2 <= len(text) <= 4 and not text.isascii() and not text[0].isupper()
    return is_eastern or (2 <= len(words) <= 5 and not words[0].islower())


def is_latin(text: str) -> bool:
    """Whether most letters of `text` are Latin."""
    letters = [letter for letter in text if letter.isalpha()]
    return bool(letters) and sum(letter < "\u0250" for letter in letters) * 2 > len(letters)
