"""Networks, their members and their meetings."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Select, func, or_, select
from sqlalchemy.orm import Session as OrmSession

from wego_desktop.db.models import (
    Checkpoint,
    Event,
    Network,
    NetworkMember,
    Organisation,
    PresenceRow,
    Room,
    Session,
)
from wego_desktop.db.unit_of_work import Database
from wego_desktop.domain.enums import NetworkRole, OrganisationKind
from wego_desktop.domain.text import fold
from wego_desktop.errors import UserError
from wego_desktop.services.programme_rows import (
    get_network,
    network_by_code,
)

_ROLE_ORDER = tuple(NetworkRole)


@dataclass(frozen=True, slots=True)
class NetworkRow:
    """A network; `members` counts those of today that are not observers, `observers` the others."""

    id: str
    code: str
    name: str
    members: int
    observers: int


@dataclass(frozen=True, slots=True)
class MemberRow:
    """An organisation's part in a network, past ones too (`is_current` False).

    `place` is what rosters call it: a city government by its city, any other by its name.
    """

    id: str
    organisation_id: str
    name: str
    native_name: str
    place: str
    country: str
    kind: OrganisationKind
    role: NetworkRole
    from_on: date | None
    to_on: date | None
    is_current: bool


@dataclass(frozen=True, slots=True)
class MeetingRow:
    """A session of a network; instants are UTC, shown in `zone`; `inside` counts the people in the room."""

    id: str
    code: str
    title: str
    event_id: str
    event_code: str
    room_name: str
    starts_at: datetime
    ends_at: datetime
    zone: str
    inside: int


def networks(database: Database, today: date) -> tuple[NetworkRow, ...]:
    """All networks by code, with how many members they have on `today`."""
    statement = (
        select(Network, NetworkMember.role, func.count(NetworkMember.id))
        .outerjoin(
            NetworkMember,
            (NetworkMember.network_id == Network.id)
            & or_(NetworkMember.to_on.is_(None), NetworkMember.to_on >= today)
            & or_(NetworkMember.from_on.is_(None), NetworkMember.from_on <= today),
        )
        .group_by(Network.id, NetworkMember.role)
        .order_by(Network.code)
    )
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    found: dict[str, Network] = {}
    with database.read() as session:
        for network, role, count in session.execute(statement):
            found[network.id] = network
            counts[network.id][role is NetworkRole.OBSERVER] += count
    return tuple(NetworkRow(n.id, n.code, n.name, *counts[n.id]) for n in found.values())


def network_id(database: Database, code: str) -> str:
    """The id of the network with this code in any letter case; raises `UserError("no_such_network")`."""
    with database.read() as session:
        return network_by_code(session, code).id


def members(database: Database, network_id: str, today: date) -> tuple[MemberRow, ...]:
    """The network's members by role and name, past ones last; raises `UserError("no_such_network")`."""
    statement = (
        select(NetworkMember, Organisation)
        .join(Organisation, Organisation.id == NetworkMember.organisation_id)
        .where(NetworkMember.network_id == network_id)
    )
    with database.read() as session:
        get_network(session, network_id)
        rows = [_member_row(member, org, today) for member, org in session.execute(statement)]
    return tuple(
        sorted(rows, key=lambda r: (not r.is_current, _ROLE_ORDER.index(r.role), fold(r.place), r.id))
    )


def meetings(database: Database, network_id: str, event_id: str) -> tuple[MeetingRow, ...]:
    """The network's sessions at the event, its umbrella and the events under it, in order of time."""
    with database.read() as session:
        event = session.get(Event, event_id)
        if event is None:
            raise UserError("no_such_event", code=event_id)
        statement = (
            _meeting_statement()
            .where(
                Session.network_id == network_id,
                or_(
                    Event.id == event_id,
                    Event.umbrella_id == event_id,
                    Event.id == event.umbrella_id,
                ),
            )
            .order_by(Session.starts_at, Session.code)
        )
        return tuple(_meeting(*row) for row in session.execute(statement))


def meeting_to_show(held: tuple[MeetingRow, ...], now: datetime) -> MeetingRow | None:
    """The meeting that runs or comes next; when all are over, the last that people came to, else the last."""
    coming = next((meeting for meeting in held if meeting.ends_at > now), None)
    attended = next((meeting for meeting in reversed(held) if meeting.inside), None)
    return coming or attended or (held[-1] if held else None)


def meeting_of(session: OrmSession, session_id: str) -> MeetingRow:
    """One session as a meeting; it must be there (a missing one is a bug)."""
    return _meeting(*session.execute(_meeting_statement().where(Session.id == session_id)).one())


def place_name(organisation: Organisation) -> str:
    """What a roster calls the organisation: a city government by its city, any other by its name."""
    is_city = organisation.kind is OrganisationKind.CITY
    return organisation.city if is_city and organisation.city else organisation.name


def _member_row(member: NetworkMember, organisation: Organisation, today: date) -> MemberRow:
    has_begun = member.from_on is None or member.from_on <= today
    return MemberRow(
        id=member.id,
        organisation_id=organisation.id,
        name=organisation.name,
        native_name=organisation.native_name,
        place=place_name(organisation),
        country=organisation.country or "",
        kind=organisation.kind,
        role=member.role,
        from_on=member.from_on,
        to_on=member.to_on,
        is_current=has_begun and (member.to_on is None or member.to_on >= today),
    )


def _meeting_statement() -> Select[Session, str, str, str | None, int]:
    inside = (
        select(func.count())
        .select_from(PresenceRow)
        .join(Checkpoint, Checkpoint.id == PresenceRow.checkpoint_id)
        .where(Checkpoint.session_id == Session.id, PresenceRow.is_inside)
        .correlate(Session)
        .scalar_subquery()
    )
    return (
        select(Session, Event.code, Event.zone, Room.name, inside)
        .join(Event, Event.id == Session.event_id)
        .outerjoin(Room, Room.id == Session.room_id)
    )


def _meeting(row: Session, event_code: str, zone: str, room_name: str | None, inside: int) -> MeetingRow:
    return MeetingRow(
        id=row.id,
        code=row.code,
        title=row.title,
        event_id=row.event_id,
        event_code=event_code,
        room_name=room_name or "",
        starts_at=row.starts_at,
        ends_at=row.ends_at,
        zone=zone,
        inside=inside,
    )
