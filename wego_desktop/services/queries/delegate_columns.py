"""Every column that a list of delegates can show, be ordered by and be filtered by."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from wego_desktop.domain.enums import (
    AttendanceMode,
    DelegationRole,
    Gender,
    OrganisationKind,
    OwnFieldKind,
    RegistrationStatus,
)
from wego_desktop.domain.list_filters import ValueKind
from wego_desktop.i18n import N_, _

_T, _C, _R, _S = ValueKind.TEXT, ValueKind.CHOICE, ValueKind.REFERENCE, ValueKind.SEVERAL
_N, _D, _Y = ValueKind.NUMBER, ValueKind.DAY, ValueKind.YES_NO


class ColumnGroup(StrEnum):
    """What a column belongs to, for finding it among many."""

    PERSON = "person"
    REGISTRATION = "registration"
    ORGANISATION = "organisation"
    DELEGATION = "delegation"
    PRESENCE = "presence"
    JOURNEY = "journey"
    ANSWERS = "answers"


Choice = tuple[str, str]
"""A stored value and its word."""
Choices = Mapping[str, tuple[Choice, ...]]
"""By column key: the values to choose from."""


@dataclass(frozen=True, slots=True)
class DelegateColumn:
    """One column: `key` in views and commands, `title` for people in the chosen language.

    `words` is the closed list whose members it holds. `is_shown` is False for what can only be filtered by.
    `answer_kind` and `choices` are those of an own field, whose answers it holds.
    """

    key: str
    title: str
    kind: ValueKind
    group: ColumnGroup
    words: type[StrEnum] | None = None
    is_sortable: bool = True
    is_shown: bool = True
    answer_kind: OwnFieldKind | None = None
    choices: tuple[str, ...] = ()


_PERSON = (
    ("name", N_("Name"), _T, None),
    ("honorific", N_("Honorific"), _T, None),
    ("given_names", N_("Given names"), _T, None),
    ("family_name", N_("Family name"), _T, None),
    ("native_name", N_("Local-script name"), _T, None),
    ("badge_name", N_("Name on badge"), _T, None),
    ("gender", N_("Gender"), _C, Gender),
    ("position", N_("Position"), _T, None),
    ("email", N_("Email"), _T, None),
    ("phone", N_("Phone"), _T, None),
    ("languages", N_("Languages"), _T, None),
    ("person_reference", N_("Person reference"), _T, None),
    ("duplicate", N_("Possible duplicate"), _Y, None),
)
_REGISTRATION = (
    ("number", N_("Number"), _N, None),
    ("category", N_("Category"), _C, None),
    ("status", N_("Status"), _C, RegistrationStatus),
    ("status_reason", N_("Reason of status"), _T, None),
    ("mode", N_("Attendance"), _C, AttendanceMode),
    ("registered", N_("Registered"), _D, None),
    ("tags", N_("Tags"), _S, None),
    ("sessions", N_("Sessions"), _S, None),
    ("waiting_place", N_("Place on waiting list"), _N, None),
    ("photo_refused", N_("Photo refused"), _Y, None),
    ("desk_note", N_("For the desk"), _T, None),
    ("notes", N_("Notes"), _T, None),
    ("dietary", N_("Diet"), _T, None),
    ("accessibility", N_("Access needs"), _T, None),
    ("reference", N_("Registration reference"), _T, None),
    ("import_file", N_("Imported from"), _T, None),
    ("answers_missing", N_("Answers missing"), _Y, None),
    ("beyond_free", N_("Beyond the free places"), _Y, None),
)
_ORGANISATION = (
    ("organisation", N_("Organisation"), _R, None),
    ("organisation_native", N_("Organisation in own script"), _T, None),
    ("organisation_kind", N_("Kind of organisation"), _C, OrganisationKind),
    ("city", N_("City"), _T, None),
    ("country", N_("Country"), _C, None),
    ("region", N_("Region"), _C, None),
    ("networks", N_("Network"), _S, None),
    ("membership", N_("Membership"), _C, None),
    ("fees_through", N_("Fees paid through"), _N, None),
    ("suspended", N_("Membership suspended"), _Y, None),
)
_DELEGATION = (
    ("role", N_("Delegation role"), _C, DelegationRole),
    ("alternate_order", N_("Order of alternates"), _N, None),
    ("focal_point", N_("Focal point"), _T, None),
    ("accompanies", N_("Accompanies"), _T, None),
    ("successor", N_("Replaced by"), _T, None),
)
_PRESENCE = (
    ("badge", N_("Badge"), _C, None),
    ("badge_issued", N_("Badge issued"), _D, None),
    ("badge_printed", N_("Badge printed"), _D, None),
    ("badge_copies", N_("Badge copies"), _N, None),
    ("arrived", N_("Arrived"), _D, None),
    ("inside", N_("Inside now"), _Y, None),
    ("last_seen", N_("Last scan at arrival"), _D, None),
)
_JOURNEY = (
    ("arrives", N_("Arrival"), _D, None),
    ("arrival_flight", N_("Arrival flight"), _T, None),
    ("departs", N_("Departure"), _D, None),
    ("departure_flight", N_("Departure flight"), _T, None),
    ("hotel", N_("Hotel"), _T, None),
    ("pick_up", N_("Pick-up"), _T, None),
    ("emergency_contact", N_("Emergency contact"), _T, None),
)
_GROUPS = (
    (ColumnGroup.PERSON, _PERSON),
    (ColumnGroup.REGISTRATION, _REGISTRATION),
    (ColumnGroup.ORGANISATION, _ORGANISATION),
    (ColumnGroup.DELEGATION, _DELEGATION),
    (ColumnGroup.PRESENCE, _PRESENCE),
    (ColumnGroup.JOURNEY, _JOURNEY),
)
FIXED_KEYS = tuple(key for _group, lines in _GROUPS for key, *_rest in lines)
"""The keys of the columns that every event has."""
MARKED = {
    "duplicate": ("person", "not_same_person", "person_merge"),
    "answers_missing": ("answer", "own_field"),
    "beyond_free": ("place_limit",),
}
"""Yes/no columns that are computed, not stored, with the tables they depend on beside those of every list.

They can be filtered by, and nothing else.
"""


class BadgeState(StrEnum):
    """What the column of the badge can be filtered by."""

    PRINTED = "printed"
    ISSUED = "issued"
    NONE = "none"


PRIVATE = frozenset({"dietary", "accessibility", "emergency_contact"})
"""Facts that windows show in the panel of one delegate alone: a list can be filtered by them, no more."""


def fixed_columns() -> tuple[DelegateColumn, ...]:
    """The columns that every event has, in the order in which they are offered."""
    return tuple(
        DelegateColumn(
            key,
            _(title),
            kind,
            group,
            words,
            is_sortable=kind is not _S and key not in MARKED,
            is_shown=key not in MARKED and key not in PRIVATE,
        )
        for group, lines in _GROUPS
        for key, title, kind, words in lines
    )


@cache
def kind_of(key: str) -> ValueKind:
    """What stands in a fixed column; KeyError for others."""
    return {key: kind for _group, lines in _GROUPS for key, _title, kind, _words in lines}[key]
