"""Organisations, their membership, offices, regions and networks."""

from datetime import date

from sqlalchemy import CheckConstraint, Index, String, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from wego_desktop.db.models.base import Row, ref
from wego_desktop.db.types import one_of
from wego_desktop.domain.enums import NetworkRole, OfficeKind, OrganisationKind


def _term() -> CheckConstraint:
    return CheckConstraint("to_on IS NULL OR from_on IS NULL OR from_on <= to_on", name="term_in_order")


class Organisation(Row):
    """A city, company, embassy, bank, university … that people belong to."""

    __tablename__ = "organisation"
    __table_args__ = (
        CheckConstraint("name <> ''", name="name_given"),
        CheckConstraint("country IS NULL OR length(country) = 2", name="country_code"),
    )

    kind: Mapped[OrganisationKind] = mapped_column(one_of(OrganisationKind, "kind"))
    name: Mapped[str] = mapped_column(String(300))
    name_key: Mapped[str] = mapped_column(String(300), index=True)
    native_name: Mapped[str] = mapped_column(String(300), default="")
    city: Mapped[str] = mapped_column(String(200), default="")
    country: Mapped[str | None] = mapped_column(String(2), default=None)
    notes: Mapped[str] = mapped_column(Text, default="")


class OrganisationAlias(Row):
    """Another name that files and people use for an organisation."""

    __tablename__ = "organisation_alias"
    __table_args__ = (
        UniqueConstraint("organisation_id", "name_key"),
        CheckConstraint("name <> ''", name="name_given"),
    )

    organisation_id: Mapped[str] = mapped_column(ref("organisation.id"))
    name: Mapped[str] = mapped_column(String(300))
    name_key: Mapped[str] = mapped_column(String(300), index=True)


class OrganisationContact(Row):
    """Somebody at an organisation to whom the secretariat writes."""

    __tablename__ = "organisation_contact"
    __table_args__ = (CheckConstraint("name <> '' OR email <> '' OR phone <> ''", name="says_something"),)

    organisation_id: Mapped[str] = mapped_column(ref("organisation.id"), index=True)
    name: Mapped[str] = mapped_column(String(300), default="")
    position: Mapped[str] = mapped_column(String(300), default="")
    email: Mapped[str] = mapped_column(String(320), default="")
    phone: Mapped[str] = mapped_column(String(100), default="")
    notes: Mapped[str] = mapped_column(String(500), default="")


class MembershipCategory(Row):
    """A kind of membership with what it gives; names change over the years, so they are data."""

    __tablename__ = "membership_category"

    name: Mapped[str] = mapped_column(String(200), unique=True)
    votes: Mapped[bool] = mapped_column(default=False)
    may_speak: Mapped[bool] = mapped_column(default=True)
    may_stand: Mapped[bool] = mapped_column(default=False)


class Membership(Row):
    """An organisation's membership for a time."""

    __tablename__ = "membership"
    __table_args__ = (_term(),)

    organisation_id: Mapped[str] = mapped_column(ref("organisation.id"), index=True)
    category_id: Mapped[str] = mapped_column(ref("membership_category.id"))
    from_on: Mapped[date | None] = mapped_column(default=None)
    to_on: Mapped[date | None] = mapped_column(default=None)
    fees_paid_through: Mapped[int | None] = mapped_column(default=None)
    is_suspended: Mapped[bool] = mapped_column(default=False)


class Office(Row):
    """An office that an organisation holds for a term."""

    __tablename__ = "office"
    __table_args__ = (_term(),)

    organisation_id: Mapped[str] = mapped_column(ref("organisation.id"), index=True)
    kind: Mapped[OfficeKind] = mapped_column(one_of(OfficeKind, "kind"))
    scope: Mapped[str] = mapped_column(String(200), default="")
    from_on: Mapped[date | None] = mapped_column(default=None)
    to_on: Mapped[date | None] = mapped_column(default=None)


class RegionScheme(Row):
    """One way to divide the world: WeGO's regions, continents."""

    __tablename__ = "region_scheme"

    name: Mapped[str] = mapped_column(String(200), unique=True)
    is_main: Mapped[bool] = mapped_column(default=False)


class Region(Row):
    """One region of a scheme."""

    __tablename__ = "region"
    __table_args__ = (UniqueConstraint("scheme_id", "name"),)

    scheme_id: Mapped[str] = mapped_column(ref("region_scheme.id"))
    name: Mapped[str] = mapped_column(String(200))


class OrganisationRegion(Row):
    """The region that an organisation was given in a scheme; never derived from its country."""

    __tablename__ = "organisation_region"
    __table_args__ = (UniqueConstraint("organisation_id", "scheme_id"),)

    organisation_id: Mapped[str] = mapped_column(ref("organisation.id"))
    scheme_id: Mapped[str] = mapped_column(ref("region_scheme.id"))
    region_id: Mapped[str] = mapped_column(ref("region.id"), index=True)


class Network(Row):
    """AFSCN, LASCN or another regional network."""

    __tablename__ = "network"
    __table_args__ = (CheckConstraint("code <> ''", name="code_given"),)

    code: Mapped[str] = mapped_column(String(20), unique=True)
    name: Mapped[str] = mapped_column(String(200))


class NetworkMember(Row):
    """An organisation's part in a network for a time; apart from membership of WeGO."""

    __tablename__ = "network_member"
    __table_args__ = (
        _term(),
        Index(
            "uq_network_member_current",
            "network_id",
            "organisation_id",
            unique=True,
            sqlite_where=text("to_on IS NULL"),
            postgresql_where=text("to_on IS NULL"),
        ),
    )

    network_id: Mapped[str] = mapped_column(ref("network.id"))
    organisation_id: Mapped[str] = mapped_column(ref("organisation.id"), index=True)
    role: Mapped[NetworkRole] = mapped_column(one_of(NetworkRole, "role"))
    from_on: Mapped[date | None] = mapped_column(default=None)
    to_on: Mapped[date | None] = mapped_column(default=None)
