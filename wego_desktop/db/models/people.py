"""Persons, who are kept across events."""

from sqlalchemy import CheckConstraint, String
from sqlalchemy.orm import Mapped, mapped_column

from wego_desktop.db.models.base import Row, ref
from wego_desktop.db.types import one_of
from wego_desktop.domain.enums import Gender


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
    position: Mapped[str] = mapped_column(String(300), default="")
    languages: Mapped[str] = mapped_column(String(300), default="")
    organisation_id: Mapped[str | None] = mapped_column(ref("organisation.id"), default=None, index=True)
    external_ref: Mapped[str] = mapped_column(String(200), default="", index=True)
