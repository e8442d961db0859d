"""Events, their participant categories and registrations."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Index, String, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from wego_desktop.db.models.base import SENSITIVE, Row, ref
from wego_desktop.db.types import UtcDateTime, one_of
from wego_desktop.domain.enums import (
    AttendanceMode,
    CategoryShape,
    DelegationRole,
    EventKind,
    RegistrationStatus,
)

_ACTIVE = text("status NOT IN ('declined', 'rejected', 'cancelled', 'substituted')")


class Event(Row):
    """An assembly, forum, meeting …; may belong to an umbrella event."""

    __tablename__ = "event"
    __table_args__ = (
        CheckConstraint("code <> ''", name="code_given"),
        CheckConstraint("starts_on <= ends_on", name="days_in_order"),
        CheckConstraint("umbrella_id IS NULL OR umbrella_id <> id", name="umbrella_is_other"),
    )

    kind: Mapped[EventKind] = mapped_column(one_of(EventKind, "kind"))
    code: Mapped[str] = mapped_column(String(10), unique=True)
    name: Mapped[str] = mapped_column(String(300))
    umbrella_id: Mapped[str | None] = mapped_column(ref("event.id"), default=None, index=True)
    city: Mapped[str] = mapped_column(String(200), default="")
    venue: Mapped[str] = mapped_column(String(300), default="")
    zone: Mapped[str] = mapped_column(String(64))
    starts_on: Mapped[date]
    ends_on: Mapped[date]


class Category(Row):
    """A participant category of one event: colour, letters, shape and what it may enter.

    `entitlements` lists the session kinds whose open sessions this category may enter; `*` means all.
    """

    __tablename__ = "category"
    __table_args__ = (UniqueConstraint("event_id", "name"), UniqueConstraint("event_id", "letter"))

    event_id: Mapped[str] = mapped_column(ref("event.id"))
    name: Mapped[str] = mapped_column(String(100))
    letter: Mapped[str] = mapped_column(String(3))
    colour: Mapped[str] = mapped_column(String(7))
    shape: Mapped[CategoryShape] = mapped_column(one_of(CategoryShape, "shape"))
    position: Mapped[int] = mapped_column(default=0)
    entitlements: Mapped[list[str]] = mapped_column(default=lambda: ["*"])


class Registration(Row):
    """One person at one event; at most one active per person and event."""

    __tablename__ = "registration"
    __table_args__ = (
        UniqueConstraint("event_id", "number"),
        CheckConstraint("number > 0", name="number_positive"),
        Index(
            "uq_registration_active",
            "event_id",
            "person_id",
            unique=True,
            sqlite_where=_ACTIVE,
            postgresql_where=_ACTIVE,
        ),
        Index("ix_registration_event_organisation", "event_id", "organisation_id"),
        # Counting and filtering an event's registrations reads this index alone.
        Index(
            "ix_registration_event_filters",
            "event_id",
            "status",
            "delegation_role",
            "category_id",
            "organisation_id",
            "id",
        ),
    )

    event_id: Mapped[str] = mapped_column(ref("event.id"))
    person_id: Mapped[str] = mapped_column(ref("person.id"), index=True)
    organisation_id: Mapped[str | None] = mapped_column(ref("organisation.id"), default=None, index=True)
    number: Mapped[int]
    category_id: Mapped[str] = mapped_column(ref("category.id"), index=True)
    status: Mapped[RegistrationStatus] = mapped_column(one_of(RegistrationStatus, "status"))
    former_status: Mapped[RegistrationStatus | None] = mapped_column(
        one_of(RegistrationStatus, "former_status"), default=None
    )
    status_reason: Mapped[str] = mapped_column(String(500), default="")
    mode: Mapped[AttendanceMode] = mapped_column(
        one_of(AttendanceMode, "mode"), default=AttendanceMode.ON_SITE
    )
    delegation_role: Mapped[DelegationRole] = mapped_column(
        one_of(DelegationRole, "delegation_role"), default=DelegationRole.MEMBER
    )
    alternate_order: Mapped[int | None] = mapped_column(default=None)
    registered_at: Mapped[datetime] = mapped_column(UtcDateTime)
    successor_id: Mapped[str | None] = mapped_column(ref("registration.id"), default=None, index=True)
    import_batch_id: Mapped[str | None] = mapped_column(ref("import_batch.id"), default=None, index=True)
    external_ref: Mapped[str] = mapped_column(String(200), default="", index=True)
    is_photo_refused: Mapped[bool] = mapped_column(default=False)
    desk_note: Mapped[str] = mapped_column(String(500), default="")
    dietary: Mapped[str] = mapped_column(String(500), default="", info=SENSITIVE)
    accessibility: Mapped[str] = mapped_column(String(500), default="", info=SENSITIVE)
    notes: Mapped[str] = mapped_column(Text, default="")
