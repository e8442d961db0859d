"""Puts the parts of a row's name into their fields."""

from wego_desktop.domain.honorifics import joined_honorifics, split_honorific
from wego_desktop.domain.person_names import NameRule, split_full_name
from wego_desktop.exchange.reading.fields import ImportField as F
from wego_desktop.exchange.reading.values import FieldValue


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
