"""Telephone numbers: kept as typed, compared by their digits."""

import re

_EXTENSION = re.compile(
    r"(?:\b(?:ext|extension|poste|ramal)\b\.?|[x#;])\s*\d*\s*$|내선\s*\d*\s*$", re.IGNORECASE
)
_LONGEST = 40


def phone_digits(phone: str) -> str:
    """The digits of a number without extension and leading 00, at most 40; empty when there are none."""
    number = _EXTENSION.sub("", phone)
    return "".join(str(int(c)) for c in number if c.isdecimal()).removeprefix("00")[:_LONGEST]
