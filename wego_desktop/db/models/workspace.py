"""The workspace itself, who works in it at which desk, and the views they share."""

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from wego_desktop.db.models.base import Row, ref
from wego_desktop.db.types import UtcDateTime, one_of
from wego_desktop.domain.enums import OperatorRole


class WorkspaceInfo(Row):
    """One line: what this workspace is called and whether its content is a sample."""

    __tablename__ = "workspace_info"

    name: Mapped[str] = mapped_column(String(200))
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    is_sample: Mapped[bool] = mapped_column(default=False)


class Operator(Row):
    """Somebody who works with the workspace."""

    __tablename__ = "operator"
    __table_args__ = (CheckConstraint("name <> ''", name="name_given"),)

    name: Mapped[str] = mapped_column(String(200), unique=True)
    role: Mapped[OperatorRole] = mapped_column(one_of(OperatorRole, "role"))
    is_active: Mapped[bool] = mapped_column(default=True)


class Desk(Row):
    """One laptop at one place."""

    __tablename__ = "desk"
    __table_args__ = (CheckConstraint("name <> ''", name="name_given"),)

    name: Mapped[str] = mapped_column(String(200), unique=True)


class SavedView(Row):
    """Filters, columns, order and search of a list, kept under a name and shared by all desks."""

    __tablename__ = "saved_view"
    __table_args__ = (
        UniqueConstraint("event_id", "page", "name"),
        CheckConstraint("name <> ''", name="name_given"),
    )

    event_id: Mapped[str] = mapped_column(ref("event.id"))
    page: Mapped[str] = mapped_column(String(40))
    name: Mapped[str] = mapped_column(String(100))
    definition: Mapped[dict[str, Any]]
    position: Mapped[int] = mapped_column(default=0)
