"""Rooms of an event's venue."""

from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session as OrmSession

from wego_desktop.db.models import Event, Room, Session, new_id
from wego_desktop.db.unit_of_work import Database
from wego_desktop.domain.actor import Actor
from wego_desktop.domain.operations import Op
from wego_desktop.domain.rights import Right, require
from wego_desktop.errors import UserError
from wego_desktop.services.outcome import Outcome, outcome


@dataclass(frozen=True, slots=True)
class RoomFields:
    """What an organiser enters for a room; `seats` None when not known."""

    name: str
    seats: int | None = None
    features: str = ""


class RoomService:
    """Adds, edits and removes rooms."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, actor: Actor, event_id: str, fields: RoomFields) -> Outcome[str]:
        """A new room after the others of the event; the value is its id.

        Raises `UserError`: `room_name_missing`, `room_name_taken`, `seats_negative`, `no_such_event`,
        `not_allowed`.
        """
        require(actor.role, Right.EDIT_PROGRAMME)
        _check(fields)
        with self._database.write(Op.EDIT_EVENT, actor, event_id, room=fields.name) as unit:
            if unit.session.get(Event, event_id) is None:
                raise UserError("no_such_event", code=event_id)
            last = unit.session.scalar(select(func.max(Room.position)).where(Room.event_id == event_id))
            room = Room(
                id=new_id(),
                event_id=event_id,
                name=fields.name.strip(),
                capacity=fields.seats,
                features=fields.features.strip(),
                position=0 if last is None else last + 1,
            )
            unit.session.add(room)
            return outcome(unit, room.id)

    def edit(self, actor: Actor, room_id: str, fields: RoomFields) -> Outcome[str]:
        """The room with other facts; raises as `add`, and `no_such_room`."""
        require(actor.role, Right.EDIT_PROGRAMME)
        _check(fields)
        with self._database.write(Op.EDIT_EVENT, actor, room=fields.name) as unit:
            room = _room(unit.session, room_id)
            unit.event_id = room.event_id
            room.name, room.capacity = fields.name.strip(), fields.seats
            room.features = fields.features.strip()
            return outcome(unit, room.id)

    def remove(self, actor: Actor, room_id: str) -> Outcome[str]:
        """The room taken away; raises `room_in_use` while a session is in it, and `no_such_room`."""
        require(actor.role, Right.EDIT_PROGRAMME)
        with self._database.write(Op.EDIT_EVENT, actor) as unit:
            room = _room(unit.session, room_id)
            unit.event_id = room.event_id
            unit.note(room=room.name)
            statement = select(func.count()).select_from(Session).where(Session.room_id == room_id)
            if used := unit.session.scalar(statement):
                raise UserError("room_in_use", name=room.name, count=used)
            unit.session.delete(room)
            return outcome(unit, room_id)


def _check(fields: RoomFields) -> None:
    if not fields.name.strip():
        raise UserError("room_name_missing")
    if fields.seats is not None and fields.seats < 0:
        raise UserError("seats_negative")


def _room(session: OrmSession, room_id: str) -> Room:
    room = session.get(Room, room_id)
    if room is None:
        raise UserError("no_such_room", name=room_id)
    return room
