"""Reads for a network's sheet: its members as the roster of one meeting has them, and who was in the room."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session as OrmSession

from wego_desktop.db.models import (
    Category,
    Checkpoint,
    Event,
    Network,
    NetworkMember,
    Organisation,
    Person,
    PresenceRow,
    Registration,
)
from wego_desktop.db.unit_of_work import Database
from wego_desktop.domain.attendance import MeetingPart, RosterState, meeting_part
from wego_desktop.domain.codes import registration_number
from wego_desktop.domain.enums import DelegationRole, NetworkRole, OrganisationKind
from wego_desktop.domain.local_time import local_day
from wego_desktop.domain.person_names import shown_name
from wego_desktop.domain.registration_states import ENDED
from wego_desktop.errors import UserError
from wego_desktop.services.programme_rows import registration_events
from wego_desktop.services.queries import exports_places as places
from wego_desktop.services.queries import networks as network_queries
from wego_desktop.services.queries import rosters
from wego_desktop.services.queries.networks import MeetingRow

_PARTS = (DelegationRole.HEAD, DelegationRole.VOTING, DelegationRole.ALTERNATE, DelegationRole.MEMBER)


@dataclass(frozen=True, slots=True)
class NetworkSheetRow:
    """A member of the network; `state` None when there is no meeting to take part in."""

    organisation: str
    city: str
    country: str | None
    region: str | None
    kind: OrganisationKind
    role: NetworkRole
    since: date | None
    representatives: str
    people: int
    inside: int
    state: MeetingPart | None
    entered_at: datetime | None


@dataclass(frozen=True, slots=True)
class InRoomRow:
    """One person who entered the meeting; not a member means a guest."""

    code: str
    name: str
    position: str
    organisation: str | None
    country: str | None
    category: str
    is_member: bool
    entered_at: datetime
    left_at: datetime | None


@dataclass(frozen=True, slots=True)
class NetworkSheet:
    """What a network's workbook holds; `meeting` None when the event has none."""

    code: str
    name: str
    meeting: MeetingRow | None
    members: list[NetworkSheetRow]
    in_room: list[InRoomRow]


@dataclass(frozen=True, slots=True)
class _Parts:
    """By organisation id: its people, its state with its people in the room, its first entry."""

    names: dict[str, list[str]]
    states: dict[str, tuple[RosterState, int]]
    entered: dict[str, datetime]


def network_sheet(
    database: Database, event_id: str, network_code: str, session_code: str, now: datetime
) -> NetworkSheet:
    """The network's members and their part in one meeting.

    That is the one of `session_code`, else the latest that somebody entered, since a file records what was;
    else the latest begun, else the first. Raises `UserError`: `no_such_network`, `no_such_session`.
    """
    with database.read() as session:
        network = _network(session, network_code)
        zone = session.get_one(Event, event_id).zone
    meeting = _meeting(database, network, event_id, session_code, now)
    with database.read() as session:
        day = local_day(meeting.starts_at if meeting else now, meeting.zone if meeting else zone)
        parts = _Parts(
            _representatives(session, meeting.event_id if meeting else event_id),
            _states(database, meeting),
            _entered(session, meeting),
        )
        members = _members(session, network.id, day, parts)
        people = _in_room(session, meeting, {row[0] for row in members}) if meeting else []
    return NetworkSheet(network.code, network.name, meeting, [row for _id, row in members], people)


def _network(session: OrmSession, code: str) -> Network:
    network = session.scalar(select(Network).where(func.upper(Network.code) == code.strip().upper()))
    if network is None:
        raise UserError("no_such_network", name=code)
    return network


def _meeting(
    database: Database, network: Network, event_id: str, session_code: str, now: datetime
) -> MeetingRow | None:
    found = network_queries.meetings(database, network.id, event_id)
    if session_code:
        wanted = session_code.strip().upper()
        names = [{m.code.upper(), f"{m.event_code}/{m.code}".upper()} for m in found]
        chosen = next((m for m, known in zip(found, names, strict=True) if wanted in known), None)
        if chosen is None:
            raise UserError("no_such_session", name=session_code)
        return chosen
    begun = [meeting for meeting in found if meeting.starts_at <= now]
    attended = _attended(database, [meeting.id for meeting in begun])
    latest = [meeting for meeting in begun if meeting.id in attended] or begun
    return latest[-1] if latest else next(iter(found), None)


def _attended(database: Database, session_ids: list[str]) -> set[str | None]:
    """Those of the sessions that somebody entered, even if everybody has left."""
    statement = (
        select(Checkpoint.session_id)
        .join(PresenceRow, PresenceRow.checkpoint_id == Checkpoint.id)
        .where(Checkpoint.session_id.in_(session_ids))
        .distinct()
    )
    with database.read() as session:
        return set(session.scalars(statement))


def _states(database: Database, meeting: MeetingRow | None) -> dict[str, tuple[RosterState, int]]:
    """Organisation id to its state and its people in the room, by the one rule of the roster."""
    if meeting is None:
        return {}
    roster = rosters.roster(database, meeting.id)
    return {row.organisation_id: (row.state, row.inside) for row in roster.rows}


def _members(
    session: OrmSession, network_id: str, day: date, parts: _Parts
) -> list[tuple[str, NetworkSheetRow]]:
    region = places.main_regions()
    statement = (
        select(Organisation, region.c.name, NetworkMember.role, NetworkMember.from_on)
        .join(NetworkMember, NetworkMember.organisation_id == Organisation.id)
        .outerjoin(region, region.c.organisation_id == Organisation.id)
        .where(
            NetworkMember.network_id == network_id,
            NetworkMember.from_on.is_(None) | (NetworkMember.from_on <= day),
            NetworkMember.to_on.is_(None) | (NetworkMember.to_on >= day),
        )
        .order_by(Organisation.name_key, Organisation.id)
    )
    return [
        (o.id, _member(o, region_name, role, since, parts))
        for o, region_name, role, since in session.execute(statement)
    ]


def _member(
    organisation: Organisation, region: str | None, role: NetworkRole, since: date | None, parts: _Parts
) -> NetworkSheetRow:
    key = organisation.id
    names, entered_at = parts.names.get(key, []), parts.entered.get(key)
    state, inside = parts.states.get(key, (None, 0))
    return NetworkSheetRow(
        organisation=organisation.name,
        city=organisation.city,
        country=organisation.country,
        region=region,
        kind=organisation.kind,
        role=role,
        since=since,
        representatives=", ".join(names),
        people=len(names),
        inside=inside,
        state=meeting_part(state, has_entered=entered_at is not None) if state else None,
        entered_at=entered_at,
    )


def _representatives(session: OrmSession, event_id: str) -> dict[str, list[str]]:
    """Organisation id to the names of its people at the event and its umbrella, the head first."""
    statement: Any = (
        select(
            Registration.organisation_id,
            Registration.delegation_role,
            Person.id,
            Person.given_names,
            Person.family_name,
            Person.native_name,
        )
        .join(Person, Person.id == Registration.person_id)
        .where(
            Registration.event_id.in_(registration_events(session, event_id)),
            Registration.organisation_id.is_not(None),
            Registration.status.not_in(list(ENDED)),
        )
        .order_by(Registration.number)
    )
    found: defaultdict[str, list[tuple[int, str, str]]] = defaultdict(list)
    for organisation_id, part, person_id, given, family_name, native in session.execute(statement):
        name = shown_name(given, family_name, native)
        found[organisation_id].append((_PARTS.index(part), person_id, name))
    return {
        key: list({person_id: name for _part, person_id, name in sorted(people, key=_by_part)}.values())
        for key, people in found.items()
    }


def _by_part(person: tuple[int, str, str]) -> int:
    return person[0]


def _entered(session: OrmSession, meeting: MeetingRow | None) -> dict[str, datetime]:
    """Organisation id to the instant at which its first person entered the room."""
    if meeting is None:
        return {}
    statement: Any = (
        select(Registration.organisation_id, func.min(PresenceRow.first_in_at))
        .join(PresenceRow, PresenceRow.registration_id == Registration.id)
        .join(Checkpoint, Checkpoint.id == PresenceRow.checkpoint_id)
        .where(Checkpoint.session_id == meeting.id, Registration.organisation_id.is_not(None))
        .group_by(Registration.organisation_id)
    )
    return {row[0]: row[1] for row in session.execute(statement)}


def _in_room(session: OrmSession, meeting: MeetingRow, member_ids: set[str]) -> list[InRoomRow]:
    statement = (
        select(PresenceRow, Event.code, Registration.number, Person, Organisation, Category.name)
        .join(Checkpoint, Checkpoint.id == PresenceRow.checkpoint_id)
        .join(Registration, Registration.id == PresenceRow.registration_id)
        .join(Event, Event.id == Registration.event_id)
        .join(Person, Person.id == Registration.person_id)
        .join(Category, Category.id == Registration.category_id)
        .outerjoin(Organisation, Organisation.id == Registration.organisation_id)
        .where(Checkpoint.session_id == meeting.id)
        .order_by(Person.sort_key, Registration.id)
    )
    return [
        InRoomRow(
            registration_number(code, number),
            shown_name(person.given_names, person.family_name, person.native_name),
            person.position,
            organisation.name if organisation else None,
            organisation.country if organisation else None,
            category,
            organisation is not None and organisation.id in member_ids,
            presence.first_in_at,
            None if presence.is_inside else presence.last_at,
        )
        for presence, code, number, person, organisation, category in session.execute(statement)
    ]
