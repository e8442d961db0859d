"""Organisations as their page lists them: standing in WeGO, regions, networks, and who is coming."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Row, Select, case, func, or_, select
from sqlalchemy.orm import Session as OrmSession

from wego_desktop.db.models import (
    Membership,
    MembershipCategory,
    Office,
    Organisation,
    OrganisationAlias,
    OrganisationRegion,
    Region,
    RegionScheme,
    Registration,
)
from wego_desktop.db.unit_of_work import Database
from wego_desktop.domain.enums import OfficeKind, OrganisationKind
from wego_desktop.domain.registration_states import ENDED
from wego_desktop.domain.text import fold, words
from wego_desktop.services.queries import exports_places as places


@dataclass(frozen=True, slots=True)
class OrganisationListRow:
    """One organisation today.

    `country` is an ISO 3166 code or None, `regions` maps each scheme to the region. `membership` is the kind
    of the current membership, empty for none. `coming` and `arrived` count people of active registrations at
    the event, or at the events under it when it is an umbrella.
    """

    id: str
    name: str
    native_name: str
    kind: OrganisationKind
    city: str
    country: str | None
    regions: dict[str, str]
    main_region: str
    membership: str
    votes: bool
    is_suspended: bool
    fees_paid_through: int | None
    networks: tuple[str, ...]
    offices: tuple[OfficeKind, ...]
    aliases: tuple[str, ...]
    coming: int
    arrived: int

    def matches(self, text: str) -> bool:
        """Whether every word of `text` occurs in a name, the city, the region or a network."""
        held = fold(
            " ".join(
                (
                    self.name,
                    self.native_name,
                    self.city,
                    *self.aliases,
                    *self.regions.values(),
                    *self.networks,
                )
            )
        )
        return all(word in held for word in words(text))


@dataclass(frozen=True, slots=True)
class _Standing:
    category: str
    votes: bool
    is_suspended: bool
    fees: int | None


_NONE = _Standing("", False, False, None)


def organisations(database: Database, event_id: str | None = None) -> tuple[OrganisationListRow, ...]:
    """All organisations by name, with the people who come to the event; a constant number of statements."""
    with database.read() as session:
        return organisations_in(session, database.clock(), event_id)


def organisations_in(
    session: OrmSession, now: datetime, event_id: str | None
) -> tuple[OrganisationListRow, ...]:
    """As `organisations`, inside an open read."""
    today = now.date()
    standings = _standings(session, today)
    regions, mains = _regions(session)
    networks = places.networks_of(session, now)
    offices = _offices(session, today)
    aliases = _grouped(session, select(OrganisationAlias.organisation_id, OrganisationAlias.name))
    people = _people(session, event_id) if event_id else {}
    found = session.scalars(select(Organisation).order_by(Organisation.name_key, Organisation.id)).all()
    return tuple(
        OrganisationListRow(
            o.id,
            o.name,
            o.native_name,
            o.kind,
            o.city,
            o.country,
            regions.get(o.id, {}),
            mains.get(o.id, ""),
            *_standing_facts(standings.get(o.id, _NONE)),
            tuple(code for code in networks.get(o.id, "").split(", ") if code),
            tuple(OfficeKind(kind) for kind in offices.get(o.id, ())),
            tuple(aliases.get(o.id, ())),
            *people.get(o.id, (0, 0)),
        )
        for o in found
    )


def _standing_facts(standing: _Standing) -> tuple[str, bool, bool, int | None]:
    return standing.category, standing.votes, standing.is_suspended, standing.fees


def _standings(session: OrmSession, today: date) -> dict[str, _Standing]:
    statement = (
        select(
            Membership.organisation_id,
            MembershipCategory.name,
            MembershipCategory.votes,
            Membership.is_suspended,
            Membership.fees_paid_through,
        )
        .join(MembershipCategory, MembershipCategory.id == Membership.category_id)
        .where(
            or_(Membership.from_on.is_(None), Membership.from_on <= today),
            or_(Membership.to_on.is_(None), Membership.to_on >= today),
        )
        .order_by(Membership.id)
    )
    return {
        key: _Standing(name, votes and not suspended, suspended, fees)
        for key, name, votes, suspended, fees in session.execute(statement)
    }


def _regions(session: OrmSession) -> tuple[dict[str, dict[str, str]], dict[str, str]]:
    statement = (
        select(OrganisationRegion.organisation_id, RegionScheme.name, Region.name, RegionScheme.is_main)
        .join(Region, Region.id == OrganisationRegion.region_id)
        .join(RegionScheme, RegionScheme.id == OrganisationRegion.scheme_id)
        .order_by(RegionScheme.is_main.desc(), RegionScheme.name)
    )
    found: defaultdict[str, dict[str, str]] = defaultdict(dict)
    mains: dict[str, str] = {}
    for key, scheme, region, is_main in session.execute(statement):
        found[key][scheme] = region
        if is_main:
            mains[key] = region
    return found, mains


def _offices(session: OrmSession, today: date) -> dict[str, list[str]]:
    statement = (
        select(Office.organisation_id, Office.kind)
        .where(
            or_(Office.from_on.is_(None), Office.from_on <= today),
            or_(Office.to_on.is_(None), Office.to_on >= today),
        )
        .order_by(Office.id)
    )
    return _grouped(session, statement)


def _people(session: OrmSession, event_id: str) -> dict[str, tuple[int, int]]:
    events = places.family(event_id)
    arrived = places.arrivals_of(events)
    statement = (
        select(
            Registration.organisation_id,
            func.count(Registration.person_id.distinct()),
            func.count(case((arrived.c.arrived_at.is_not(None), Registration.person_id)).distinct()),
        )
        .outerjoin(arrived, arrived.c.registration_id == Registration.id)
        .where(Registration.event_id.in_(events), Registration.status.not_in(list(ENDED)))
        .where(Registration.organisation_id.is_not(None))
        .group_by(Registration.organisation_id)
    )
    return {key: (coming, here) for key, coming, here in session.execute(statement) if key}


def _grouped(session: OrmSession, statement: Select[str, str]) -> dict[str, list[str]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    rows: list[Row[str, str]] = list(session.execute(statement))
    for key, text in rows:
        found[key].append(text)
    return found
