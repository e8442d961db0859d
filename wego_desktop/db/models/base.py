"""The declarative base: names of constraints, keys, and how a model row becomes a journal image."""

from typing import Any, ClassVar

import uuid_utils
from sqlalchemy import JSON, ForeignKey, MetaData
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from wego_desktop.db.types import ID

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


def new_id() -> str:
    """A fresh UUIDv7 as 32 hexadecimal digits."""
    return uuid_utils.uuid7().hex


def ref(target: str) -> ForeignKey:
    """A foreign key that is checked at commit, so that rows may be written and taken back in any order."""
    return ForeignKey(target, deferrable=True, initially="DEFERRED")


class Base(DeclarativeBase):
    """All tables; the naming convention gives each constraint a stable name to map errors from."""

    metadata = MetaData(naming_convention=NAMING)
    type_annotation_map: ClassVar[dict[Any, Any]] = {dict[str, Any]: JSON, list[str]: JSON}


class Row(Base):
    """A table with the usual key."""

    __abstract__ = True

    id: Mapped[str] = mapped_column(ID, primary_key=True, default=new_id)


SENSITIVE: dict[str, Any] = {"sensitive": True}
"""`info` of a column whose values never enter the readable journal (health, passport, birth date)."""

DERIVED: dict[str, Any] = {"derived": True}
"""`info` of a table that is computed from others in the same transaction and so is not journaled."""
