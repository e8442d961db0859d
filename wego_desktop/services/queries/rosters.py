"""The roster of a network's meeting against who is in the room."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import or_, select
from sqlalchemy.orm import Session as OrmSession

from wego_desktop.db.models import (
    Category,
    Checkpoint,
    NetworkMember,
    Organisation,
    Person,
    PresenceRow,
    Registration,
    RosterMark,
    Session,
)
from wego_desktop.db.unit_of_work import Database
from wego_desktop.domain.attendance import RosterState, roster_state
from wego_desktop.domain.enums import CategoryShape, DelegationRole, NetworkRole
from wego_desktop.domain.local_time import local_day
from wego_desktop.domain.person_names import shown_name
from wego_desktop.domain.registration_states import ENDED
from wego_desktop.domain.text import fold
from wego_desktop.errors import UserError
from wego_desktop.services.programme_rows import get_network, get_session, registration_events
from wego_desktop.services.queries.networks import MeetingRow, meeting_of, place_name

HERE = frozenset({RosterState.IN_THE_ROOM, RosterState.ONLINE})
"""The states in which an organisation takes part in a meeting."""

_CHUNK = 400
_PART_ORDER = (
    DelegationRole.HEAD,
    DelegationRole.VOTING,
    DelegationRole.ALTERNATE,
    DelegationRole.MEMBER,
)


@dataclass(frozen=True, slots=True)
class RosterRow:
    """How one organisation of the network stands in the meeting.

    `delegates` counts its registrations, `inside` those of them scanned into the room; `representative` is
    the one to name (somebody in the room before anyone else). Observers are listed and not counted.
    `place` is the city's own name (see `MemberRow`).
    """

    organisation_id: str
    name: str
    native_name: str
    place: str
    country: str
    role: NetworkRole
    state: RosterState
    is_scanned: bool
    delegates: int
    inside: int
    representative: str
    representative_native: str

    @property
    def is_counted(self) -> bool:
        """Whether the organisation counts among the network's cities."""
        return self.role is not NetworkRole.OBSERVER


@dataclass(frozen=True, slots=True)
class InRoomRow:
    """A person scanned into the room; `role` None for guests, whose organisation is not in the network."""

    registration_id: str
    name: str
    native_name: str
    organisation: str
    place: str
    country: str
    category: str
    category_colour: str
    category_shape: CategoryShape
    role: NetworkRole | None
    entered_at: datetime


@dataclass(frozen=True, slots=True)
class Roster:
    """A meeting with its network's organisations and everybody in the room."""

    meeting: MeetingRow
    network_code: str
    rows: tuple[RosterRow, ...]
    in_room: tuple[InRoomRow, ...]

    @property
    def counted(self) -> tuple[RosterRow, ...]:
        """The organisations that count."""
        return tuple(row for row in self.rows if row.is_counted)

    @property
    def here(self) -> int:
        """How many of those that count take part, in the room or online."""
        return sum(row.state in HERE for row in self.counted)

    def count(self, state: RosterState) -> int:
        """How many of those that count stand so."""
        return sum(row.state is state for row in self.counted)


def roster(database: Database, session_id: str) -> Roster:
    """The roster of a network's meeting, in a constant number of statements.

    Members are those of the meeting's day. Raises `UserError`: `no_such_session`, `no_network_meeting`.
    """
    with database.read() as session:
        row = get_session(session, session_id)
        if row.network_id is None:
            raise UserError("no_network_meeting", title=row.title)
        meeting = meeting_of(session, session_id)
        network = get_network(session, row.network_id)
        day = local_day(meeting.starts_at, meeting.zone)
        by_organisation = _members_on(session, network.id, day)
        inside = _in_room(session, session_id, by_organisation)
        rows = _roster_rows(session, row, by_organisation, {person.registration_id for person in inside})
        return Roster(meeting, network.code, rows, inside)


def _members_on(
    session: OrmSession, network_id: str, day: date
) -> dict[str, tuple[NetworkRole, Organisation]]:
    statement = (
        select(NetworkMember.role, Organisation)
        .join(Organisation, Organisation.id == NetworkMember.organisation_id)
        .where(
            NetworkMember.network_id == network_id,
            or_(NetworkMember.to_on.is_(None), NetworkMember.to_on >= day),
            or_(NetworkMember.from_on.is_(None), NetworkMember.from_on <= day),
        )
    )
    return {organisation.id: (role, organisation) for role, organisation in session.execute(statement)}


def _in_room(
    session: OrmSession, session_id: str, members_by_id: dict[str, tuple[NetworkRole, Organisation]]
) -> tuple[InRoomRow, ...]:
    statement = (
        select(PresenceRow.last_at, Registration, Person, Organisation, Category)
        .join(Checkpoint, Checkpoint.id == PresenceRow.checkpoint_id)
        .join(Registration, Registration.id == PresenceRow.registration_id)
        .join(Person, Person.id == Registration.person_id)
        .join(Category, Category.id == Registration.category_id)
        .outerjoin(Organisation, Organisation.id == Registration.organisation_id)
        .where(Checkpoint.session_id == session_id, PresenceRow.is_inside)
        .order_by(PresenceRow.last_at.desc(), Registration.id)
    )
    return tuple(
        InRoomRow(
            registration_id=registration.id,
            name=shown_name(person.given_names, person.family_name, person.native_name),
            native_name=person.native_name,
            organisation=organisation.name if organisation else "",
            place=place_name(organisation) if organisation else "",
            country=(organisation.country or "") if organisation else "",
            category=category.name,
            category_colour=category.colour,
            category_shape=category.shape,
            role=members_by_id[organisation.id][0]
            if organisation and organisation.id in members_by_id
            else None,
            entered_at=entered_at,
        )
        for entered_at, registration, person, organisation, category in session.execute(statement)
    )


def _roster_rows(
    session: OrmSession,
    row: Session,
    members_by_id: dict[str, tuple[NetworkRole, Organisation]],
    inside: set[str],
) -> tuple[RosterRow, ...]:
    statement = select(RosterMark).where(RosterMark.session_id == row.id)
    marks = {mark.organisation_id: mark.state for mark in session.scalars(statement)}
    delegates = _delegates(session, row, set(members_by_id))
    found = []
    for key, (role, organisation) in members_by_id.items():
        own = sorted(
            delegates[key], key=lambda d: (d[0].id not in inside, _part(d[0].delegation_role), d[0].number)
        )
        scanned = len({person.id for registration, person in own if registration.id in inside})
        person = own[0][1] if own else None
        found.append(
            RosterRow(
                organisation_id=key,
                name=organisation.name,
                native_name=organisation.native_name,
                place=place_name(organisation),
                country=organisation.country or "",
                role=role,
                state=roster_state(marks.get(key), scanned),
                is_scanned=scanned > 0,
                delegates=len({person.id for _, person in own}),
                inside=scanned,
                representative=shown_name(person.given_names, person.family_name, person.native_name)
                if person
                else "",
                representative_native=person.native_name if person else "",
            )
        )
    return tuple(sorted(found, key=lambda r: (not r.is_counted, fold(r.place), r.organisation_id)))


def _part(role: DelegationRole) -> int:
    return _PART_ORDER.index(role)


def _delegates(
    session: OrmSession, row: Session, organisations: set[str]
) -> dict[str, list[tuple[Registration, Person]]]:
    """Per organisation its active registrations that count at the meeting."""
    events = registration_events(session, row.event_id)
    found: dict[str, list[tuple[Registration, Person]]] = defaultdict(list)
    wanted = sorted(organisations)
    for start in range(0, len(wanted), _CHUNK):
        statement = (
            select(Registration, Person)
            .join(Person, Person.id == Registration.person_id)
            .where(
                Registration.event_id.in_(events),
                Registration.status.not_in(ENDED),
                Registration.organisation_id.in_(wanted[start : start + _CHUNK]),
            )
        )
        for registration, person in session.execute(statement):
            found[registration.organisation_id or ""].append((registration, person))
    return found
