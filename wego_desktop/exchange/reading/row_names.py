"""Puts what one cell says of two things into their fields: names, position and organisation."""

import re

from wego_desktop.domain.honorifics import joined_honorifics, split_honorific
from wego_desktop.domain.person_names import NameRule, split_full_name
from wego_desktop.exchange.reading.fields import ImportField as F
from wego_desktop.exchange.reading.values import FieldValue
from wego_desktop.exchange.reading.words import organisation_kind_in

_APART = re.compile(r"\s*(?:\n|\s[-–—|/@]\s|;|,)\s*")


def part_positions(values: dict[F, FieldValue]) -> None:
    """Part a position with its organisation where a comma, a dash or a line break stands between them.

    The position stands in front, unless only the front names a kind of organisation (`Embassy of …,
    Counsellor`). What cannot be parted is the organisation; columns of their own go before.
    """
    both = values.pop(F.POSITION_AND_ORGANISATION, None)
    if not isinstance(both, str):
        return
    parts = _APART.split(both.strip(), maxsplit=1)
    position, organisation = ("", parts[0]) if len(parts) < 2 else (parts[0], parts[1].replace("\n", " "))
    if position and organisation_kind_in(position) and not organisation_kind_in(organisation):
        position, organisation = organisation, position
    if position:
        values.setdefault(F.POSITION, position)
    if organisation:
        values.setdefault(F.ORGANISATION, organisation)


def part_names(values: dict[F, FieldValue], rule: NameRule) -> None:
    """Part a full name by `rule` where no given or family name stands; honorifics go into their own field.

    A middle name follows the given ones. An honorific that stands in its column and again in the name counts
    once.
    """
    full, middle = values.pop(F.FULL_NAME, None), values.pop(F.MIDDLE_NAME, None)
    given, family = values.get(F.GIVEN_NAMES), values.get(F.FAMILY_NAME)
    honorific = ""
    if isinstance(full, str) and given is None and family is None:
        parts = split_full_name(full, rule)
        honorific, given, family = parts.honorific, parts.given, parts.family
    elif isinstance(given, str):
        honorific, given = split_honorific(given)
    elif isinstance(family, str):
        honorific, family = split_honorific(family)
    if isinstance(middle, str):
        given = f"{given} {middle}" if given else middle
    for target, name in ((F.GIVEN_NAMES, given), (F.FAMILY_NAME, family)):
        if name:
            values[target] = name
    if honorific:
        values[F.HONORIFIC] = joined_honorifics(str(values.get(F.HONORIFIC, "")), honorific)
