"""Writes one row of a member list into the workspace, inside the caller's transaction."""

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from wego_desktop.db.models import (
    Membership,
    Network,
    NetworkMember,
    Office,
    Organisation,
    OrganisationContact,
    new_id,
)
from wego_desktop.domain.enums import OrganisationKind
from wego_desktop.services.member_list.planning import MemberRowPlan, new_contact
from wego_desktop.services.member_list.record import MemberRecord
from wego_desktop.services.organisation_rows import (
    add_alias,
    current_membership,
    membership_category,
    place_in_region,
)
from wego_desktop.services.registering import new_organisation
from wego_desktop.services.workspace_service import REGION_SCHEME


def bring_in(session: Session, plan: MemberRowPlan, today: date) -> Organisation:
    """The organisation of the row, added or brought up to date; empty cells change nothing."""
    record = plan.record
    organisation = _facts(session, plan, record)
    _membership(session, organisation.id, record, today)
    for scheme, region in record.regions.items():
        place_in_region(session, organisation.id, scheme or REGION_SCHEME, region, is_main=not scheme)
    _networks(session, organisation.id, record)
    _offices(session, organisation.id, record)
    for alias in record.aliases:
        add_alias(session, organisation, alias)
    contact = new_contact(session, organisation.id, record)
    if contact is not None:
        session.add(OrganisationContact(id=new_id(), organisation_id=organisation.id, **contact))
    return organisation


def _facts(session: Session, plan: MemberRowPlan, record: MemberRecord) -> Organisation:
    if plan.organisation_id is None:
        found = new_organisation(
            record.name, record.kind or OrganisationKind.CITY, record.city, record.country, record.native_name
        )
        found.notes = record.notes
        session.add(found)
        session.flush()
        return found
    found = session.get_one(Organisation, plan.organisation_id)
    found.native_name = record.native_name or found.native_name
    found.kind = record.kind or found.kind
    found.city = record.city or found.city
    found.country = record.country or found.country
    found.notes = record.notes or found.notes
    return found


def _membership(session: Session, organisation_id: str, record: MemberRecord, today: date) -> None:
    """The current membership with what the row says, or a new one."""
    held = current_membership(session, organisation_id, today)
    category = membership_category(session, record.membership).id if record.membership else None
    if held is None:
        if category is None:
            return
        held = Membership(id=new_id(), organisation_id=organisation_id, is_suspended=False)
    held.category_id = category or held.category_id
    session.add(held)
    held.from_on = record.member_since or held.from_on
    held.fees_paid_through = record.fees_paid_through or held.fees_paid_through
    if record.is_suspended is not None:
        held.is_suspended = record.is_suspended
    session.flush()


def _networks(session: Session, organisation_id: str, record: MemberRecord) -> None:
    for code, role in record.networks:
        network = session.scalars(select(Network).where(Network.code == code)).one()
        held = session.scalar(
            select(NetworkMember.id).where(
                NetworkMember.network_id == network.id,
                NetworkMember.organisation_id == organisation_id,
                NetworkMember.to_on.is_(None),
            )
        )
        if held is None:
            member = NetworkMember(
                id=new_id(), network_id=network.id, organisation_id=organisation_id, role=role
            )
            session.add(member)


def _offices(session: Session, organisation_id: str, record: MemberRecord) -> None:
    held = {
        (o.kind, o.scope, o.from_on)
        for o in session.scalars(select(Office).where(Office.organisation_id == organisation_id))
    }
    for office in record.offices:
        if (office.kind, office.scope, office.from_on) not in held:
            session.add(
                Office(
                    id=new_id(),
                    organisation_id=organisation_id,
                    kind=office.kind,
                    scope=office.scope,
                    from_on=office.from_on,
                    to_on=office.to_on,
                )
            )
