"""What an organiser keeps about a registration besides its line in the list: one table for each subject."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, Float, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, validates

from wego_desktop.db.models.base import SENSITIVE, Row, ref
from wego_desktop.db.types import UtcDateTime, one_of
from wego_desktop.domain.answers import compared_as
from wego_desktop.domain.enums import ConsentPurpose, OnFull, OwnFieldKind, RequiredRule


class RegistrationTag(Row):
    """A word that an organiser gave a registration to find it again."""

    __tablename__ = "registration_tag"
    __table_args__ = (UniqueConstraint("registration_id", "tag"),)

    registration_id: Mapped[str] = mapped_column(ref("registration.id"))
    tag: Mapped[str] = mapped_column(String(60), index=True)


class Logistics(Row):
    """The journey of one registration: flights, hotel, pick-up, whom to call."""

    __tablename__ = "logistics"

    registration_id: Mapped[str] = mapped_column(ref("registration.id"), unique=True)
    arrives_at: Mapped[datetime | None] = mapped_column(UtcDateTime, default=None)
    arrival_flight: Mapped[str] = mapped_column(String(60), default="")
    departs_at: Mapped[datetime | None] = mapped_column(UtcDateTime, default=None)
    departure_flight: Mapped[str] = mapped_column(String(60), default="")
    hotel: Mapped[str] = mapped_column(String(300), default="")
    pick_up: Mapped[str] = mapped_column(String(300), default="")
    emergency_contact: Mapped[str] = mapped_column(String(500), default="", info=SENSITIVE)


class Visa(Row):
    """The visa block of one registration: consent and erase date of its own; kept only when encrypted."""

    __tablename__ = "visa"

    registration_id: Mapped[str] = mapped_column(ref("registration.id"), unique=True)
    passport_name: Mapped[str] = mapped_column(String(300), default="", info=SENSITIVE)
    passport_number: Mapped[str] = mapped_column(String(60), default="", info=SENSITIVE)
    nationality: Mapped[str | None] = mapped_column(String(2), default=None, info=SENSITIVE)
    born_on: Mapped[date | None] = mapped_column(default=None, info=SENSITIVE)
    passport_expires_on: Mapped[date | None] = mapped_column(default=None, info=SENSITIVE)
    consented_at: Mapped[datetime] = mapped_column(UtcDateTime)
    consent_how: Mapped[str] = mapped_column(String(300))
    erase_on: Mapped[date]


class Consent(Row):
    """One line of the consent ledger; the newest line of a purpose counts."""

    __tablename__ = "consent"

    registration_id: Mapped[str] = mapped_column(ref("registration.id"), index=True)
    purpose: Mapped[ConsentPurpose] = mapped_column(one_of(ConsentPurpose, "purpose"))
    version: Mapped[str] = mapped_column(String(60), default="")
    is_given: Mapped[bool]
    decided_at: Mapped[datetime] = mapped_column(UtcDateTime)
    how: Mapped[str] = mapped_column(String(300), default="")


class Companion(Row):
    """A registration that accompanies another one: a spouse, an interpreter, a guard."""

    __tablename__ = "companion"
    __table_args__ = (CheckConstraint("registration_id <> host_id", name="host_is_other"),)

    registration_id: Mapped[str] = mapped_column(ref("registration.id"), unique=True)
    host_id: Mapped[str] = mapped_column(ref("registration.id"), index=True)
    relation: Mapped[str] = mapped_column(String(100), default="")


class Delegation(Row):
    """What is kept about one organisation's delegation at one event, once there is something to keep."""

    __tablename__ = "delegation"
    __table_args__ = (UniqueConstraint("event_id", "organisation_id"),)

    event_id: Mapped[str] = mapped_column(ref("event.id"))
    organisation_id: Mapped[str] = mapped_column(ref("organisation.id"), index=True)
    focal_person_id: Mapped[str | None] = mapped_column(ref("person.id"), default=None, index=True)
    notes: Mapped[str] = mapped_column(Text, default="")


class PlaceLimit(Row):
    """How many registrations a category, one organisation, or each organisation may have at an event.

    Empty `category_id` means all categories. With neither an organisation nor `is_per_organisation` the
    limit counts the whole event.
    """

    __tablename__ = "place_limit"
    __table_args__ = (
        CheckConstraint("free_places IS NULL OR free_places >= 0", name="free_not_negative"),
        CheckConstraint("cap IS NULL OR cap >= 0", name="cap_not_negative"),
        CheckConstraint("free_places IS NOT NULL OR cap IS NOT NULL", name="says_something"),
        CheckConstraint("NOT is_per_organisation OR organisation_id IS NULL", name="one_scope"),
    )

    event_id: Mapped[str] = mapped_column(ref("event.id"), index=True)
    category_id: Mapped[str | None] = mapped_column(ref("category.id"), default=None, index=True)
    organisation_id: Mapped[str | None] = mapped_column(ref("organisation.id"), default=None, index=True)
    is_per_organisation: Mapped[bool] = mapped_column(default=False)
    free_places: Mapped[int | None] = mapped_column(default=None)
    cap: Mapped[int | None] = mapped_column(default=None)
    on_full: Mapped[OnFull] = mapped_column(one_of(OnFull, "on_full"), default=OnFull.WARN)


class WaitingPlace(Row):
    """The place of a waitlisted registration in its event's queue; a smaller position comes first."""

    __tablename__ = "waiting_place"

    registration_id: Mapped[str] = mapped_column(ref("registration.id"), unique=True)
    position: Mapped[int]
    since_at: Mapped[datetime] = mapped_column(UtcDateTime)


class OwnField(Row):
    """A question of the organiser's own at one event.

    `category_ids` lists the categories it is shown for; empty means all. `required_when` names another
    field's key and the value that makes this one required.
    """

    __tablename__ = "own_field"
    __table_args__ = (
        UniqueConstraint("event_id", "key"),
        CheckConstraint("key <> ''", name="key_given"),
        CheckConstraint("label <> ''", name="label_given"),
    )

    event_id: Mapped[str] = mapped_column(ref("event.id"))
    key: Mapped[str] = mapped_column(String(60))
    label: Mapped[str] = mapped_column(String(300))
    kind: Mapped[OwnFieldKind] = mapped_column(one_of(OwnFieldKind, "kind"))
    choices: Mapped[list[str]] = mapped_column(default=list)
    required: Mapped[RequiredRule] = mapped_column(
        one_of(RequiredRule, "required"), default=RequiredRule.NEVER
    )
    required_when: Mapped[dict[str, Any]] = mapped_column(default=dict)
    category_ids: Mapped[list[str]] = mapped_column(default=list)
    position: Mapped[int] = mapped_column(default=0)


class Answer(Row):
    """What one registration answered to one own field: text, number, list of texts, or truth as JSON.

    `text_key` and `number_key` follow from `value`, see `compared_as`.
    """

    __tablename__ = "answer"
    __table_args__ = (UniqueConstraint("registration_id", "field_id"),)

    registration_id: Mapped[str] = mapped_column(ref("registration.id"))
    field_id: Mapped[str] = mapped_column(ref("own_field.id"), index=True)
    value: Mapped[Any] = mapped_column(JSON)
    text_key: Mapped[str] = mapped_column(Text, default="")
    number_key: Mapped[float | None] = mapped_column(Float, default=None)

    @validates("value")
    def _keep_keys(self, _key: str, value: Any) -> Any:
        # What filters and sorting compare, in plain columns: the databases compare JSON in different ways.
        self.text_key, self.number_key = compared_as(value)
        return value
