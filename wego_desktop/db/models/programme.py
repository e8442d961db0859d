"""Rooms, sessions, who does what in them, and who may enter."""

from datetime import datetime

from sqlalchemy import CheckConstraint, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from wego_desktop.db.models.base import Row, ref
from wego_desktop.db.types import UtcDateTime, one_of
from wego_desktop.domain.attendance import RosterState
from wego_desktop.domain.enums import AdmissionRule, AdmissionState, SessionKind, SessionRoleKind


class Room(Row):
    """A room at the venue of an event."""

    __tablename__ = "room"
    __table_args__ = (
        UniqueConstraint("event_id", "name"),
        CheckConstraint("capacity IS NULL OR capacity >= 0", name="capacity_not_negative"),
    )

    event_id: Mapped[str] = mapped_column(ref("event.id"))
    name: Mapped[str] = mapped_column(String(200))
    capacity: Mapped[int | None] = mapped_column(default=None)
    features: Mapped[str] = mapped_column(String(300), default="")
    position: Mapped[int] = mapped_column(default=0)


class Session(Row):
    """One programme item."""

    __tablename__ = "session"
    __table_args__ = (
        UniqueConstraint("event_id", "code"),
        CheckConstraint("starts_at < ends_at", name="times_in_order"),
        CheckConstraint("title <> ''", name="title_given"),
        CheckConstraint("capacity IS NULL OR capacity >= 0", name="capacity_not_negative"),
        Index("ix_session_event_starts", "event_id", "starts_at"),
    )

    event_id: Mapped[str] = mapped_column(ref("event.id"))
    code: Mapped[str] = mapped_column(String(20))
    title: Mapped[str] = mapped_column(String(300))
    kind: Mapped[SessionKind] = mapped_column(one_of(SessionKind, "kind"))
    track: Mapped[str] = mapped_column(String(100), default="")
    room_id: Mapped[str | None] = mapped_column(ref("room.id"), default=None, index=True)
    starts_at: Mapped[datetime] = mapped_column(UtcDateTime)
    ends_at: Mapped[datetime] = mapped_column(UtcDateTime)
    capacity: Mapped[int | None] = mapped_column(default=None)
    admission_rule: Mapped[AdmissionRule] = mapped_column(
        one_of(AdmissionRule, "admission_rule"), default=AdmissionRule.OPEN
    )
    languages: Mapped[list[str]] = mapped_column(default=list)
    network_id: Mapped[str | None] = mapped_column(ref("network.id"), default=None, index=True)
    description: Mapped[str] = mapped_column(Text, default="")
    is_overlap_accepted: Mapped[bool] = mapped_column(default=False)


class SessionRole(Row):
    """What a person does in a session."""

    __tablename__ = "session_role"
    __table_args__ = (UniqueConstraint("session_id", "person_id", "kind"),)

    session_id: Mapped[str] = mapped_column(ref("session.id"))
    person_id: Mapped[str] = mapped_column(ref("person.id"), index=True)
    kind: Mapped[SessionRoleKind] = mapped_column(one_of(SessionRoleKind, "kind"))
    position: Mapped[int] = mapped_column(default=0)
    is_confirmed: Mapped[bool] = mapped_column(default=False)


class Admission(Row):
    """A registration's seat in a session."""

    __tablename__ = "admission"
    __table_args__ = (UniqueConstraint("session_id", "registration_id"),)

    session_id: Mapped[str] = mapped_column(ref("session.id"))
    registration_id: Mapped[str] = mapped_column(ref("registration.id"), index=True)
    state: Mapped[AdmissionState] = mapped_column(one_of(AdmissionState, "state"))


class RosterMark(Row):
    """How an organisation of a network stands in a meeting when scans alone do not tell."""

    __tablename__ = "roster_mark"
    __table_args__ = (UniqueConstraint("session_id", "organisation_id"),)

    session_id: Mapped[str] = mapped_column(ref("session.id"))
    organisation_id: Mapped[str] = mapped_column(ref("organisation.id"), index=True)
    state: Mapped[RosterState] = mapped_column(one_of(RosterState, "state"))
    marked_at: Mapped[datetime] = mapped_column(UtcDateTime)
