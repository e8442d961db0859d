"""Small lookups that several exported sheets share: regions, networks, arrivals, the events of a family."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Select, Subquery, func, or_, select
from sqlalchemy.orm import Session as OrmSession

from wego_desktop.db.models import (
    Checkpoint,
    Event,
    Network,
    NetworkMember,
    OrganisationRegion,
    PresenceRow,
    Region,
    RegionScheme,
)
from wego_desktop.domain.enums import CheckpointKind, NetworkRole

PAGE = 1000
"""Rows that a streamed read keeps in memory at a time."""


@dataclass(frozen=True, slots=True)
class MemberRow:
    """An organisation's current part in a network."""

    network_id: str
    network_code: str
    organisation_id: str
    role: NetworkRole


def family(event_id: str) -> Select[str]:
    """The ids of the event and, when it is an umbrella, of the events under it."""
    return select(Event.id).where(or_(Event.id == event_id, Event.umbrella_id == event_id))


def arrivals(event_id: str) -> Subquery:
    """Registration id and instant of the first arrival at any arrival desk of the event."""
    return arrivals_of(select(Event.id).where(Event.id == event_id))


def arrivals_of(event_ids: Select[str]) -> Subquery:
    """As `arrivals`, at any arrival desk of the events that `event_ids` selects."""
    return (
        select(PresenceRow.registration_id, func.min(PresenceRow.first_in_at).label("arrived_at"))
        .join(Checkpoint, Checkpoint.id == PresenceRow.checkpoint_id)
        .where(Checkpoint.event_id.in_(event_ids), Checkpoint.kind == CheckpointKind.ARRIVAL)
        .group_by(PresenceRow.registration_id)
        .subquery("arrivals")
    )


def main_regions() -> Subquery:
    """Organisation id and name of its region in the main scheme."""
    return (
        select(OrganisationRegion.organisation_id, Region.name)
        .join(Region, Region.id == OrganisationRegion.region_id)
        .join(RegionScheme, RegionScheme.id == OrganisationRegion.scheme_id)
        .where(RegionScheme.is_main)
        .subquery("main_regions")
    )


def current_members(session: OrmSession, now: datetime) -> list[MemberRow]:
    """Who is a member of which network on the day of `now`, by network."""
    today = now.date()
    statement = (
        select(NetworkMember.network_id, Network.code, NetworkMember.organisation_id, NetworkMember.role)
        .join(Network, Network.id == NetworkMember.network_id)
        .where(
            or_(NetworkMember.from_on.is_(None), NetworkMember.from_on <= today),
            or_(NetworkMember.to_on.is_(None), NetworkMember.to_on >= today),
        )
        .order_by(Network.code, NetworkMember.id)
    )
    return [MemberRow(*row) for row in session.execute(statement)]


def networks_of(session: OrmSession, now: datetime) -> dict[str, str]:
    """Organisation id to the codes of its networks, such as `AFSCN, LASCN`."""
    found: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for member in current_members(session, now):
        found[member.organisation_id][member.network_code] = None
    return {organisation: ", ".join(codes) for organisation, codes in found.items()}
