"""Everything that the panel of one organisation shows."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import case, func, select
from sqlalchemy.orm import Session as OrmSession

from wego_desktop.db.models import (
    Event,
    Membership,
    MembershipCategory,
    Network,
    NetworkMember,
    Office,
    Organisation,
    OrganisationAlias,
    OrganisationContact,
    OrganisationRegion,
    Person,
    Region,
    RegionScheme,
    Registration,
)
from wego_desktop.db.unit_of_work import Database
from wego_desktop.domain.enums import DelegationRole, NetworkRole, OfficeKind
from wego_desktop.domain.person_names import shown_name
from wego_desktop.domain.registration_states import ENDED
from wego_desktop.errors import UserError
from wego_desktop.services.queries import exports_places as places


@dataclass(frozen=True, slots=True)
class MembershipRow:
    """A membership with its term; `votes` is what its kind gives."""

    id: str
    category: str
    votes: bool
    from_on: date | None
    to_on: date | None
    fees_paid_through: int | None
    is_suspended: bool


@dataclass(frozen=True, slots=True)
class OfficeRow:
    """An office with its term."""

    id: str
    kind: OfficeKind
    scope: str
    from_on: date | None
    to_on: date | None


@dataclass(frozen=True, slots=True)
class RegionPlace:
    """The organisation's region in one scheme; empty when it has none there."""

    scheme: str
    region: str


@dataclass(frozen=True, slots=True)
class NetworkPlace:
    """The organisation's part in a network."""

    network: str
    role: NetworkRole
    from_on: date | None
    to_on: date | None


@dataclass(frozen=True, slots=True)
class AliasRow:
    """A further name."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class ContactRow:
    """Somebody to whom the secretariat writes."""

    id: str
    name: str
    position: str
    email: str
    phone: str
    notes: str


@dataclass(frozen=True, slots=True)
class PastDelegation:
    """The organisation's delegation at one event: active people, those who arrived, its heads."""

    event_id: str
    event_code: str
    event_name: str
    starts_on: date
    people: int
    arrived: int
    heads: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OrganisationDetail:
    """One organisation whole; delegations newest first."""

    id: str
    notes: str
    memberships: tuple[MembershipRow, ...]
    offices: tuple[OfficeRow, ...]
    regions: tuple[RegionPlace, ...]
    networks: tuple[NetworkPlace, ...]
    aliases: tuple[AliasRow, ...]
    contacts: tuple[ContactRow, ...]
    delegations: tuple[PastDelegation, ...]


def organisation_detail(database: Database, organisation_id: str) -> OrganisationDetail:
    """The organisation with all that is kept about it; raises `no_such_organisation`."""
    with database.read() as session:
        organisation = session.get(Organisation, organisation_id)
        if organisation is None:
            raise UserError("no_such_organisation")
        return OrganisationDetail(
            organisation.id,
            organisation.notes,
            _memberships(session, organisation_id),
            _offices(session, organisation_id),
            _regions(session, organisation_id),
            _networks(session, organisation_id),
            _aliases(session, organisation_id),
            _contacts(session, organisation_id),
            _delegations(session, organisation_id),
        )


def _memberships(session: OrmSession, key: str) -> tuple[MembershipRow, ...]:
    statement = (
        select(Membership, MembershipCategory.name, MembershipCategory.votes)
        .join(MembershipCategory, MembershipCategory.id == Membership.category_id)
        .where(Membership.organisation_id == key)
        .order_by(Membership.from_on.desc(), Membership.id.desc())
    )
    return tuple(
        MembershipRow(m.id, name, votes, m.from_on, m.to_on, m.fees_paid_through, m.is_suspended)
        for m, name, votes in session.execute(statement)
    )


def _offices(session: OrmSession, key: str) -> tuple[OfficeRow, ...]:
    statement = select(Office).where(Office.organisation_id == key).order_by(Office.from_on.desc(), Office.id)
    return tuple(OfficeRow(o.id, o.kind, o.scope, o.from_on, o.to_on) for o in session.scalars(statement))


def _regions(session: OrmSession, key: str) -> tuple[RegionPlace, ...]:
    statement = (
        select(RegionScheme.name, Region.name)
        .outerjoin(
            OrganisationRegion,
            (OrganisationRegion.scheme_id == RegionScheme.id) & (OrganisationRegion.organisation_id == key),
        )
        .outerjoin(Region, Region.id == OrganisationRegion.region_id)
        .order_by(RegionScheme.is_main.desc(), RegionScheme.name)
    )
    return tuple(RegionPlace(scheme, region or "") for scheme, region in session.execute(statement))


def _networks(session: OrmSession, key: str) -> tuple[NetworkPlace, ...]:
    statement = (
        select(Network.code, NetworkMember.role, NetworkMember.from_on, NetworkMember.to_on)
        .join(NetworkMember, NetworkMember.network_id == Network.id)
        .where(NetworkMember.organisation_id == key)
        .order_by(Network.code, NetworkMember.id)
    )
    return tuple(NetworkPlace(*row) for row in session.execute(statement))


def _aliases(session: OrmSession, key: str) -> tuple[AliasRow, ...]:
    statement = select(OrganisationAlias).where(OrganisationAlias.organisation_id == key)
    found = session.scalars(statement.order_by(OrganisationAlias.name_key))
    return tuple(AliasRow(row.id, row.name) for row in found)


def _contacts(session: OrmSession, key: str) -> tuple[ContactRow, ...]:
    statement = select(OrganisationContact).where(OrganisationContact.organisation_id == key)
    found = session.scalars(statement.order_by(OrganisationContact.id))
    return tuple(ContactRow(c.id, c.name, c.position, c.email, c.phone, c.notes) for c in found)


def _delegations(session: OrmSession, key: str) -> tuple[PastDelegation, ...]:
    arrived = places.arrivals_of(select(Event.id))
    statement = (
        select(
            Event.id,
            Event.code,
            Event.name,
            Event.starts_on,
            func.count(),
            func.count(case((arrived.c.arrived_at.is_not(None), 1))),
        )
        .join(Registration, Registration.event_id == Event.id)
        .outerjoin(arrived, arrived.c.registration_id == Registration.id)
        .where(Registration.organisation_id == key, Registration.status.not_in(list(ENDED)))
        .group_by(Event.id, Event.code, Event.name, Event.starts_on)
        .order_by(Event.starts_on.desc(), Event.code)
    )
    heads = _heads(session, key)
    return tuple(
        PastDelegation(*facts, heads=tuple(heads.get(facts[0], ()))) for facts in session.execute(statement)
    )


def _heads(session: OrmSession, key: str) -> dict[str, list[str]]:
    statement = (
        select(Registration.event_id, Person.given_names, Person.family_name, Person.native_name)
        .join(Person, Person.id == Registration.person_id)
        .where(
            Registration.organisation_id == key,
            Registration.delegation_role == DelegationRole.HEAD,
            Registration.status.not_in(list(ENDED)),
        )
        .order_by(Registration.number)
    )
    found: dict[str, list[str]] = {}
    for event_id, given, family, native in session.execute(statement):
        found.setdefault(event_id, []).append(shown_name(given, family, native))
    return found
