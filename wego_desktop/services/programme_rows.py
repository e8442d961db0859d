"""What programme services look up in an open transaction: families of events, sessions, rooms, seats."""

from collections.abc import Iterable

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session as OrmSession

from wego_desktop.db.models import Admission, Event, Network, Person, Registration, Room, Session, new_id
from wego_desktop.domain.enums import AdmissionState
from wego_desktop.domain.registration_states import ENDED
from wego_desktop.errors import UserError


def family_of(session: OrmSession, event_id: str) -> tuple[str, ...]:
    """Ids of the event, its umbrella, and every event under that umbrella: they share rooms and people."""
    event = session.get(Event, event_id)
    if event is None:
        raise UserError("no_such_event", code=event_id)
    top = event.umbrella_id or event.id
    ids = session.scalars(
        select(Event.id).where(or_(Event.id == top, Event.umbrella_id.in_([top, event.id])))
    )
    return tuple(dict.fromkeys([event_id, *sorted(ids)]))


def registration_events(session: OrmSession, event_id: str) -> tuple[str, ...]:
    """Ids of the events whose registrations count at a session of this event: itself and its umbrella."""
    event = session.get(Event, event_id)
    if event is None:
        raise UserError("no_such_event", code=event_id)
    return (event_id,) if event.umbrella_id is None else (event_id, event.umbrella_id)


def get_session(session: OrmSession, session_id: str, *, is_locked: bool = False) -> Session:
    """The programme item, locked against another writer on a server; raises `no_such_session`."""
    found = session.get(Session, session_id, with_for_update=is_locked or None)
    if found is None:
        raise UserError("no_such_session", name=session_id)
    return found


def get_room(session: OrmSession, room_id: str, event_id: str) -> Room:
    """The room, which must be of the event's family; raises `UserError("no_such_room")`."""
    room = session.get(Room, room_id)
    if room is None or room.event_id not in family_of(session, event_id):
        raise UserError("no_such_room", name=room_id)
    return room


def get_network(session: OrmSession, network_id: str) -> Network:
    """The network; raises `UserError("no_such_network")`."""
    network = session.get(Network, network_id)
    if network is None:
        raise UserError("no_such_network", name=network_id)
    return network


def network_by_code(session: OrmSession, code: str) -> Network:
    """The network with this code in any letter case; raises `UserError("no_such_network")`."""
    network = session.scalar(select(Network).where(Network.code == code.strip().upper()))
    if network is None:
        raise UserError("no_such_network", name=code)
    return network


def get_person(session: OrmSession, person_id: str) -> Person:
    """The person; raises `UserError("no_such_person")`."""
    person = session.get(Person, person_id)
    if person is None:
        raise UserError("no_such_person")
    return person


def seats_of(session: OrmSession, row: Session) -> int | None:
    """How many fit in: the session's own limit, else the room's; None when neither is set."""
    if row.capacity is not None:
        return row.capacity
    room = session.get(Room, row.room_id) if row.room_id else None
    return room.capacity if room else None


def confirmed_seats(session: OrmSession, session_id: str) -> int:
    """How many seats are taken by confirmed admissions."""
    statement = (
        select(func.count())
        .select_from(Admission)
        .where(Admission.session_id == session_id, Admission.state == AdmissionState.CONFIRMED)
    )
    return session.scalar(statement) or 0


def active_registrations(session: OrmSession, ids: Iterable[str], event_id: str) -> list[Registration]:
    """These registrations in order of number; all must count at the event (`not_of_this_event`)."""
    wanted = tuple(dict.fromkeys(ids))
    events = registration_events(session, event_id)
    found: list[Registration] = []
    for start in range(0, len(wanted), 400):
        statement = select(Registration).where(
            Registration.id.in_(wanted[start : start + 400]),
            Registration.event_id.in_(events),
            Registration.status.not_in(ENDED),
        )
        found.extend(session.scalars(statement))
    if len(found) != len(wanted):
        raise UserError("not_of_this_event")
    return sorted(found, key=lambda registration: registration.number)


def new_room(
    session: OrmSession, event_id: str, name: str, seats: int | None = None, features: str = ""
) -> Room:
    """A room after the others of the event, not yet in any session."""
    last = session.scalar(select(func.max(Room.position)).where(Room.event_id == event_id))
    return Room(
        id=new_id(),
        event_id=event_id,
        name=name.strip(),
        capacity=seats,
        features=features.strip(),
        position=0 if last is None else last + 1,
    )


def find_room(session: OrmSession, event_id: str, name: str) -> Room | None:
    """The room of that name in any letter case in the event's family, the event's own first; or None."""
    wanted = name.strip().casefold()
    rooms = session.scalars(select(Room).where(Room.event_id.in_(family_of(session, event_id)))).all()
    same = [room for room in rooms if room.name.casefold() == wanted]
    return min(same, key=lambda room: (room.event_id != event_id, room.id), default=None)
