"""Rows of organisations as several services write them, inside the caller's transaction."""

from datetime import date
from typing import TypeVar

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from wego_desktop.db.models import (
    Membership,
    MembershipCategory,
    Organisation,
    OrganisationAlias,
    OrganisationRegion,
    Region,
    RegionScheme,
    new_id,
)
from wego_desktop.db.unit_of_work import WriteUnit
from wego_desktop.errors import UserError
from wego_desktop.services.registering import organisation_key

T = TypeVar("T")


def noted_organisation(unit: WriteUnit, organisation_id: str) -> Organisation:
    """The organisation, named in the journal entry; raises `no_such_organisation`."""
    row = unit.session.get(Organisation, organisation_id)
    if row is None:
        raise UserError("no_such_organisation")
    unit.note(name=row.name)
    return row


def check_term(from_on: date | None, to_on: date | None) -> None:
    """Raise `member_days_out_of_order` when a term ends before it begins."""
    if from_on is not None and to_on is not None and from_on > to_on:
        raise UserError("member_days_out_of_order")


def membership_category(session: Session, name: str) -> MembershipCategory:
    """The kind of membership of that name, added when new."""
    found = session.scalar(select(MembershipCategory).where(MembershipCategory.name == name.strip()))
    return found or _added(session, MembershipCategory(id=new_id(), name=name.strip(), votes=False))


def current_membership(session: Session, organisation_id: str, today: date) -> Membership | None:
    """The membership that holds today, the newest when there are several."""
    statement = (
        select(Membership)
        .where(
            Membership.organisation_id == organisation_id,
            or_(Membership.from_on.is_(None), Membership.from_on <= today),
            or_(Membership.to_on.is_(None), Membership.to_on >= today),
        )
        .order_by(Membership.id.desc())
    )
    return session.scalars(statement.limit(1)).first()


def place_in_region(
    session: Session, organisation_id: str, scheme: str, region: str, *, is_main: bool = False
) -> OrganisationRegion:
    """The organisation's place in a scheme; scheme and region are added when new.

    `is_main` makes a new scheme the one that sheets count by.
    """
    scheme_row = _scheme(session, scheme, is_main)
    region_row = _region(session, scheme_row.id, region)
    row = session.scalar(
        select(OrganisationRegion).where(
            OrganisationRegion.organisation_id == organisation_id,
            OrganisationRegion.scheme_id == scheme_row.id,
        )
    )
    if row is None:
        row = _added(
            session,
            OrganisationRegion(
                id=new_id(),
                organisation_id=organisation_id,
                scheme_id=scheme_row.id,
                region_id=region_row.id,
            ),
        )
    elif row.region_id != region_row.id:
        row.region_id = region_row.id
    return row


def add_alias(session: Session, organisation: Organisation, name: str) -> OrganisationAlias | None:
    """A further name of the organisation; None when it has it already.

    Raises `alias_missing`, and `alias_of_other` when another organisation of the country goes by it, because
    a file that says it would then mean either.
    """
    key = organisation_key(name)
    if not key:
        raise UserError("alias_missing")
    if key in {organisation.name_key, organisation_key(organisation.native_name)}:
        return None
    holders = (
        select(Organisation)
        .outerjoin(OrganisationAlias, OrganisationAlias.organisation_id == Organisation.id)
        .where(or_(Organisation.name_key == key, OrganisationAlias.name_key == key))
    )
    for holder in session.scalars(holders):
        if holder.id == organisation.id:
            return None
        if holder.country == organisation.country:
            raise UserError("alias_of_other", alias=name.strip(), name=holder.name)
    row = OrganisationAlias(id=new_id(), organisation_id=organisation.id, name=name.strip(), name_key=key)
    return _added(session, row)


def _scheme(session: Session, name: str, is_main: bool) -> RegionScheme:
    found = session.scalar(select(RegionScheme).where(RegionScheme.name == name.strip()))
    return found or _added(session, RegionScheme(id=new_id(), name=name.strip(), is_main=is_main))


def _region(session: Session, scheme_id: str, name: str) -> Region:
    found = session.scalar(select(Region).where(Region.scheme_id == scheme_id, Region.name == name.strip()))
    return found or _added(session, Region(id=new_id(), scheme_id=scheme_id, name=name.strip()))


def _added(session: Session, row: T) -> T:
    session.add(row)
    session.flush()
    return row
