"""Persons, who are kept across events, and which of them are one and the same."""

from datetime import datetime

from sqlalchemy import CheckConstraint, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, validates

from wego_desktop.db.models.base import Row, ref
from wego_desktop.db.types import ID, UtcDateTime, one_of
from wego_desktop.domain.enums import Gender
from wego_desktop.domain.phones import phone_digits


class Person(Row):
    """One human being; may have one name only, and names stay as their owner writes them."""

    __tablename__ = "person"
    __table_args__ = (
        CheckConstraint(
            "given_names <> '' OR family_name <> '' OR native_name <> ''",
            name="name_given",
        ),
    )

    honorific: Mapped[str] = mapped_column(String(100), default="")
    given_names: Mapped[str] = mapped_column(String(300), default="")
    family_name: Mapped[str] = mapped_column(String(300), default="")
    badge_name: Mapped[str] = mapped_column(String(300), default="")
    native_name: Mapped[str] = mapped_column(String(300), default="")
    sort_key: Mapped[str] = mapped_column(String(600), index=True)
    gender: Mapped[Gender | None] = mapped_column(one_of(Gender, "gender"), default=None)
    email: Mapped[str] = mapped_column(String(320), default="", index=True)
    phone: Mapped[str] = mapped_column(String(100), default="")
    phone_digits: Mapped[str] = mapped_column(String(40), default="", index=True)
    position: Mapped[str] = mapped_column(String(300), default="")
    languages: Mapped[str] = mapped_column(String(300), default="")
    organisation_id: Mapped[str | None] = mapped_column(ref("organisation.id"), default=None, index=True)
    external_ref: Mapped[str] = mapped_column(String(200), default="", index=True)

    @validates("phone")
    def _keep_digits(self, _key: str, phone: str) -> str:
        # Computed here, so that no way of writing a number can forget the column that is compared.
        self.phone_digits = phone_digits(phone)
        return phone


class PersonMerge(Row):
    """Two records that were found to be one person: whoever asks for the merged one gets the survivor.

    The merged record is gone, so that no list has to leave it out; its id is kept here alone.
    """

    __tablename__ = "person_merge"
    __table_args__ = (CheckConstraint("survivor_id <> merged_id", name="two_persons"),)

    survivor_id: Mapped[str] = mapped_column(ref("person.id"), index=True)
    merged_id: Mapped[str] = mapped_column(ID, unique=True)
    merged_at: Mapped[datetime] = mapped_column(UtcDateTime)
    reasons: Mapped[list[str]] = mapped_column(default=list)


class RegistrationMerge(Row):
    """Two registrations of a merged person at one event, of which one goes on; the other one is gone.

    `number` was the merged one's and still finds the survivor; it is never given again. `badge_id` is the
    badge that was valid for the merged one, accepted until the survivor's is printed anew.
    """

    __tablename__ = "registration_merge"
    __table_args__ = (
        UniqueConstraint("event_id", "number"),
        CheckConstraint("survivor_id <> merged_id", name="two_registrations"),
    )

    merge_id: Mapped[str] = mapped_column(ref("person_merge.id"), index=True)
    survivor_id: Mapped[str] = mapped_column(ref("registration.id"), index=True)
    merged_id: Mapped[str] = mapped_column(ID, unique=True)
    event_id: Mapped[str] = mapped_column(ref("event.id"))
    number: Mapped[int]
    badge_id: Mapped[str | None] = mapped_column(ref("badge.id"), default=None, index=True)


class NotSamePerson(Row):
    """Two people who look alike and were said not to be the same; `person_id` is the smaller key."""

    __tablename__ = "not_same_person"
    __table_args__ = (
        UniqueConstraint("person_id", "other_id"),
        CheckConstraint("person_id < other_id", name="in_order"),
    )

    person_id: Mapped[str] = mapped_column(ref("person.id"))
    other_id: Mapped[str] = mapped_column(ref("person.id"), index=True)
    decided_at: Mapped[datetime] = mapped_column(UtcDateTime)
