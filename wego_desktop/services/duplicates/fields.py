"""What can be chosen when two records become one: facts of the person and of a registration, in words."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from wego_desktop.db.models import Person, Registration
from wego_desktop.domain.enums import AttendanceMode, DelegationRole
from wego_desktop.domain.person_names import shown_name
from wego_desktop.i18n import N_, _
from wego_desktop.services.export_words import word


class Side(StrEnum):
    """Which of the two records: the one that goes on, or the one that is merged into it."""

    SURVIVOR = "survivor"
    MERGED = "merged"


@dataclass(frozen=True, slots=True)
class MergeField:
    """One choice: the columns that go together, and how their value is shown (given names of ids)."""

    key: str
    label: str
    columns: tuple[str, ...]
    shown: Callable[[Any, dict[str, str]], str]
    is_filled: Callable[[Any], bool]


def _column(name: str) -> Callable[[Any, dict[str, str]], str]:
    def shown(row: Any, _names: dict[str, str]) -> str:
        value = getattr(row, name)
        return word(value) if isinstance(value, StrEnum) else str(value or "")

    return shown


def _named(name: str) -> Callable[[Any, dict[str, str]], str]:
    return lambda row, names: names.get(getattr(row, name) or "", "")


def _plain(key: str, label: str, *columns: str) -> MergeField:
    names = columns or (key,)
    return MergeField(key, label, names, _column(names[0]), lambda row: bool(getattr(row, names[0])))


def _id(key: str, label: str, column: str) -> MergeField:
    return MergeField(key, label, (column,), _named(column), lambda row: bool(getattr(row, column)))


PERSON_FIELDS: tuple[MergeField, ...] = (
    MergeField(
        "name",
        N_("Name"),
        ("given_names", "family_name"),
        lambda row, _names: shown_name(row.given_names, row.family_name),
        lambda row: bool(row.given_names or row.family_name),
    ),
    _plain("honorific", N_("Honorific")),
    _plain("native_name", N_("Local-script name")),
    _plain("badge_name", N_("Name on badge")),
    _plain("gender", N_("Gender")),
    _plain("email", N_("Email")),
    _plain("phone", N_("Phone")),
    _id("organisation", N_("Organisation"), "organisation_id"),
    _plain("position", N_("Position")),
    _plain("languages", N_("Languages")),
    _plain("reference", N_("Reference"), "external_ref"),
)
REGISTRATION_FIELDS: tuple[MergeField, ...] = (
    _plain("status", N_("Status"), "status", "former_status", "status_reason"),
    _id("category", N_("Category"), "category_id"),
    _id("delegation", N_("Delegation"), "organisation_id"),
    MergeField(
        "role",
        N_("Delegation role"),
        ("delegation_role", "alternate_order"),
        lambda row, _names: word(row.delegation_role),
        lambda row: row.delegation_role is not DelegationRole.MEMBER,
    ),
    MergeField(
        "mode",
        N_("Attendance"),
        ("mode",),
        lambda row, _names: word(row.mode),
        lambda row: row.mode is not AttendanceMode.ON_SITE,
    ),
    _plain("registration_reference", N_("Reference"), "external_ref"),
    MergeField(
        "photo",
        N_("Photographs refused"),
        ("is_photo_refused",),
        lambda row, _names: _("yes") if row.is_photo_refused else "",
        lambda row: bool(row.is_photo_refused),
    ),
    _plain("diet", N_("Diet"), "dietary"),
    _plain("access", N_("Access"), "accessibility"),
    _plain("desk_note", N_("Desk note")),
    _plain("notes", N_("Notes")),
)


def copy_field(field: MergeField, target: Person | Registration, source: Person | Registration) -> None:
    """Give `target` what `source` has in the columns of `field`."""
    for column in field.columns:
        setattr(target, column, getattr(source, column))


def is_equal(field: MergeField, one: Person | Registration, other: Person | Registration) -> bool:
    """Whether there is nothing to choose."""
    return getattr(one, field.columns[0]) == getattr(other, field.columns[0]) and all(
        getattr(one, column) == getattr(other, column) for column in field.columns[1:]
    )
