"""Checkpoints, the append-only scan log, presence derived from it, and badges."""

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from wego_desktop.db.models.base import DERIVED, Base, Row, ref
from wego_desktop.db.types import ID, UtcDateTime, one_of
from wego_desktop.domain.enums import BadgeReason, CheckpointKind, Direction
from wego_desktop.domain.scanning import ResultCode


class Checkpoint(Row):
    """Where one scans: the arrival desk, a session's door, an exit, a hand-out."""

    __tablename__ = "checkpoint"
    __table_args__ = (
        UniqueConstraint("event_id", "name"),
        CheckConstraint(
            "opens_at IS NULL OR closes_at IS NULL OR opens_at <= closes_at", name="times_in_order"
        ),
    )

    event_id: Mapped[str] = mapped_column(ref("event.id"))
    kind: Mapped[CheckpointKind] = mapped_column(one_of(CheckpointKind, "kind"))
    name: Mapped[str] = mapped_column(String(200))
    session_id: Mapped[str | None] = mapped_column(ref("session.id"), default=None, unique=True)
    opens_at: Mapped[datetime | None] = mapped_column(UtcDateTime, default=None)
    closes_at: Mapped[datetime | None] = mapped_column(UtcDateTime, default=None)


class Scan(Row):
    """One line of the scan log; never changed, and taken back only by a further line that names it.

    `reverts_id` is set on lines with direction `undo`. The nonce comes from the desk: the same nonce never
    counts twice.
    """

    __tablename__ = "scan"
    __table_args__ = (
        Index("ix_scan_checkpoint_registration", "checkpoint_id", "registration_id", "happened_at"),
        Index("ix_scan_event_happened", "event_id", "happened_at"),
        CheckConstraint("(direction = 'undo') = (reverts_id IS NOT NULL)", name="undo_names_line"),
        CheckConstraint("NOT is_forced OR reason <> ''", name="force_has_reason"),
    )

    event_id: Mapped[str] = mapped_column(ref("event.id"))
    checkpoint_id: Mapped[str] = mapped_column(ref("checkpoint.id"))
    registration_id: Mapped[str | None] = mapped_column(ref("registration.id"), default=None, index=True)
    badge_id: Mapped[str | None] = mapped_column(ref("badge.id"), default=None)
    happened_at: Mapped[datetime] = mapped_column(UtcDateTime)
    recorded_at: Mapped[datetime] = mapped_column(UtcDateTime)
    nonce: Mapped[str] = mapped_column(String(64), unique=True)
    desk_id: Mapped[str] = mapped_column(ref("desk.id"))
    operator_id: Mapped[str] = mapped_column(ref("operator.id"))
    direction: Mapped[Direction] = mapped_column(one_of(Direction, "direction"))
    result: Mapped[ResultCode] = mapped_column(one_of(ResultCode, "result"))
    is_forced: Mapped[bool] = mapped_column(default=False)
    reason: Mapped[str] = mapped_column(String(500), default="")
    scanned_text: Mapped[str] = mapped_column(String(100), default="")
    reverts_id: Mapped[str | None] = mapped_column(ref("scan.id"), default=None, unique=True)


class PresenceRow(Base):
    """Where a registration stands at a checkpoint: computed from its scans in the same transaction."""

    __tablename__ = "presence"
    __table_args__ = (
        Index("ix_presence_registration", "registration_id"),
        {"info": DERIVED},
    )

    checkpoint_id: Mapped[str] = mapped_column(ID, ref("checkpoint.id"), primary_key=True)
    registration_id: Mapped[str] = mapped_column(ID, ref("registration.id"), primary_key=True)
    is_inside: Mapped[bool]
    first_in_at: Mapped[datetime] = mapped_column(UtcDateTime)
    last_at: Mapped[datetime] = mapped_column(UtcDateTime)
    first_scan_id: Mapped[str] = mapped_column(ID, ref("scan.id"))


class BadgeTemplate(Row):
    """A stored badge layout."""

    __tablename__ = "badge_template"

    event_id: Mapped[str | None] = mapped_column(ref("event.id"), default=None, index=True)
    name: Mapped[str] = mapped_column(String(200))
    layout: Mapped[dict[str, Any]]
    is_default: Mapped[bool] = mapped_column(default=False)


class Badge(Row):
    """One issued badge of a registration; a reprint voids the older one."""

    __tablename__ = "badge"
    __table_args__ = (
        UniqueConstraint("registration_id", "revision"),
        Index(
            "uq_badge_live",
            "registration_id",
            unique=True,
            sqlite_where=text("voided_at IS NULL"),
            postgresql_where=text("voided_at IS NULL"),
        ),
    )

    registration_id: Mapped[str] = mapped_column(ref("registration.id"))
    code: Mapped[str] = mapped_column(String(16), unique=True)
    revision: Mapped[int] = mapped_column(default=1)
    template_name: Mapped[str] = mapped_column(String(200), default="")
    reason: Mapped[BadgeReason] = mapped_column(one_of(BadgeReason, "reason"), default=BadgeReason.FIRST)
    issued_at: Mapped[datetime] = mapped_column(UtcDateTime)
    printed_at: Mapped[datetime | None] = mapped_column(UtcDateTime, default=None)
    printed_where: Mapped[str] = mapped_column(String(300), default="")
    voided_at: Mapped[datetime | None] = mapped_column(UtcDateTime, default=None)
