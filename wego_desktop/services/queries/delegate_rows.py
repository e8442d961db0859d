"""What the list of delegates shows; `delegates` reads it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from wego_desktop.domain.codes import registration_number
from wego_desktop.domain.enums import AttendanceMode, CategoryShape, DelegationRole, RegistrationStatus
from wego_desktop.domain.shown_names import shown_name


@dataclass(frozen=True, slots=True)
class DelegateRow:
    """One registration as the list shows it; instants are UTC, `country` an ISO 3166 code or empty.

    `more` holds the values of the further columns that were asked for: stored values, and tuples of texts.
    """

    id: str
    person_id: str
    number: str
    honorific: str
    given_names: str
    family_name: str
    native_name: str
    badge_name: str
    position: str
    email: str
    phone: str
    languages: str
    organisation_id: str | None
    organisation: str
    city: str
    country: str
    region: str
    category_id: str
    category: str
    category_shape: CategoryShape
    category_colour: str
    status: RegistrationStatus
    mode: AttendanceMode
    delegation_role: DelegationRole
    registered_at: datetime
    arrived_at: datetime | None
    badge_issued_at: datetime | None
    badge_printed_at: datetime | None
    networks: tuple[str, ...]
    more: Mapping[str, Any] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """The name as lists show it."""
        return shown_name(self.given_names, self.family_name, self.native_name)


def row_of(values: Sequence[Any], more: Mapping[str, Any]) -> DelegateRow:
    """The row of what was read of a registration: values in the order of the fields, the event's code among
    them, and `more` with the networks."""
    id_, person_id, event_code, number = values[:4]
    facts = [*values[4:], more["networks"], more]
    return DelegateRow(id_, person_id, registration_number(event_code, number), *facts)
