"""Reads for the sheet of the member list: every organisation with its standing, flat enough for a row."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import or_, select
from sqlalchemy.orm import Session as OrmSession

from wego_desktop.db.models import Membership, NetworkMember, Office, OrganisationContact
from wego_desktop.db.models import Network as NetworkModel
from wego_desktop.domain.enums import NetworkRole, OfficeKind, OrganisationKind
from wego_desktop.services.export_words import word
from wego_desktop.services.queries.organisations import organisations_in


@dataclass(frozen=True, slots=True)
class MemberSheetRow:
    """One organisation as the member list has it; texts with several parts are parted by `; `."""

    organisation: str
    native_name: str
    aliases: str
    kind: OrganisationKind
    city: str
    country: str | None
    region: str
    membership: str
    votes: bool
    member_since: date | None
    fees_paid_through: int | None
    is_suspended: bool | None
    networks: str
    offices: str
    contact_name: str
    contact_position: str
    contact_email: str
    contact_phone: str
    coming: int
    arrived: int


def member_rows(session: OrmSession, now: datetime, event_id: str) -> list[MemberSheetRow]:
    """All organisations by name, with the people who come to the event."""
    since = _since(session, now.date())
    networks = _networks(session, now.date())
    offices = _offices(session, now.date())
    contacts = _contacts(session)
    return [
        MemberSheetRow(
            row.name,
            row.native_name,
            "; ".join(row.aliases),
            row.kind,
            row.city,
            row.country,
            row.main_region,
            row.membership,
            row.votes,
            since.get(row.id),
            row.fees_paid_through,
            row.is_suspended or None,
            "; ".join(networks.get(row.id, ())),
            "; ".join(offices.get(row.id, ())),
            *contacts.get(row.id, ("", "", "", "")),
            row.coming,
            row.arrived,
        )
        for row in organisations_in(session, now, event_id)
    ]


def _since(session: OrmSession, today: date) -> dict[str, date]:
    statement = (
        select(Membership.organisation_id, Membership.from_on)
        .where(or_(Membership.to_on.is_(None), Membership.to_on >= today))
        .order_by(Membership.id)
    )
    return {key: from_on for key, from_on in session.execute(statement) if from_on is not None}


def _networks(session: OrmSession, today: date) -> dict[str, list[str]]:
    statement = (
        select(NetworkMember.organisation_id, NetworkModel.code, NetworkMember.role)
        .join(NetworkModel, NetworkModel.id == NetworkMember.network_id)
        .where(or_(NetworkMember.to_on.is_(None), NetworkMember.to_on >= today))
        .order_by(NetworkModel.code)
    )
    found: dict[str, list[str]] = {}
    for key, code, role in session.execute(statement):
        is_plain = role is NetworkRole.MEMBER
        found.setdefault(key, []).append(code if is_plain else f"{code} ({word(role)})")
    return found


def _offices(session: OrmSession, today: date) -> dict[str, list[str]]:
    statement = (
        select(Office)
        .where(or_(Office.to_on.is_(None), Office.to_on >= today))
        .order_by(Office.from_on, Office.id)
    )
    found: dict[str, list[str]] = {}
    for office in session.scalars(statement):
        found.setdefault(office.organisation_id, []).append(
            office_text(office.kind, office.scope, office.from_on, office.to_on)
        )
    return found


def office_text(kind: OfficeKind, scope: str, from_on: date | None, to_on: date | None) -> str:
    """An office as lists write it: `Regional office: Africa 2023–2026`."""
    named = f"{word(kind)}: {scope}" if scope else word(kind)
    years = f"{from_on.year if from_on else ''}{f'–{to_on.year}' if to_on else ''}"
    return f"{named} {years}".strip()


def _contacts(session: OrmSession) -> dict[str, tuple[str, str, str, str]]:
    found: dict[str, tuple[str, str, str, str]] = {}
    for row in session.scalars(select(OrganisationContact).order_by(OrganisationContact.id)):
        found.setdefault(row.organisation_id, (row.name, row.position, row.email, row.phone))
    return found
