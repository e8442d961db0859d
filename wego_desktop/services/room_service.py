"""Rooms of an event's venue."""

from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session as OrmSession

from wego_desktop.db.models import Event, Room, Session
from wego_desktop.db.unit_of_work import Database
from wego_desktop.domain.actor import Actor
from wego_desktop.domain.operations import Op
from wego_desktop.domain.rights import Right, require
from wego_desktop.errors import UserError
from wego_desktop.services.outcome import Outcome, outcome
from wego_desktop.services.programme_rows import new_room


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
            room = new_room(unit.session, event_id, fields.name, fields.seats, fields.features)
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
