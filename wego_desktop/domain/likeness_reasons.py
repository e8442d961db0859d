"""What speaks for two people being one, and against it; light, so that texts can name it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class NameLikeness(StrEnum):
    """In what way two names are alike."""

    SAME = "same_name"
    SWAPPED = "swapped"
    ACCENTS = "accents"
    SPACING = "spacing"
    NATIVE = "same_native_name"
    READS_AS = "reads_as"
    MAY_READ_AS = "may_read_as"
    SOUNDS_ALIKE = "sounds_alike"
    SHORTER = "shorter"
    INITIALS = "initials"
    SHORT_FORM = "short_form"
    TYPO = "typo"
    NEARLY = "nearly"
    PART = "part_of_name"
    NONE = "other_name"
    UNKNOWN = "not_comparable"


class LikenessLevel(StrEnum):
    """How sure a likeness is."""

    LIKELY = "likely"
    POSSIBLE = "possible"


class ReasonKind(StrEnum):
    """What besides the names speaks for one person, or against it."""

    SAME_EMAIL = "same_email"
    SHARED_EMAIL = "shared_email"
    SAME_PHONE = "same_phone"
    SHARED_PHONE = "shared_phone"
    SAME_ORGANISATION = "same_organisation"
    SAME_CITY = "same_city"
    SAME_COUNTRY = "same_country"
    OTHER_EMAIL = "other_email"
    OTHER_PHONE = "other_phone"
    OTHER_COUNTRY = "other_country"
    OTHER_NATIVE_NAME = "other_native_name"
    OTHER_GENDER = "other_gender"
    COMMON_NAME = "common_name"


AGAINST = frozenset(kind for kind in ReasonKind if kind.startswith("other_")) | {ReasonKind.COMMON_NAME}
"""Reasons that speak against one person."""


@dataclass(frozen=True, slots=True)
class LikenessReason:
    """One reason; `params` are the texts that its sentence names."""

    kind: NameLikeness | ReasonKind
    params: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_against(self) -> bool:
        """Whether it speaks against one person."""
        return self.kind in AGAINST
