"""Programme items with the checkpoint at their door."""

import re
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session as OrmSession

from wego_desktop.db.models import (
    Admission,
    Checkpoint,
    Event,
    RosterMark,
    Scan,
    Session,
    SessionRole,
    new_id,
)
from wego_desktop.db.unit_of_work import Database, WriteUnit
from wego_desktop.domain.actor import Actor
from wego_desktop.domain.enums import AdmissionRule, CheckpointKind, SessionKind
from wego_desktop.domain.operations import Op
from wego_desktop.domain.rights import Right, require
from wego_desktop.errors import UserError
from wego_desktop.services.outcome import Outcome, outcome
from wego_desktop.services.programme_rows import (
    find_room,
    get_network,
    get_room,
    get_session,
    new_room,
)

_GIVEN_CODE = re.compile(r"S(\d{1,4})")
_DOOR_NAME_MAX = 200


@dataclass(frozen=True, slots=True)
class SessionFields:
    """What an organiser enters for a session; instants are aware, an empty `code` takes the next `S01`."""

    title: str
    starts_at: datetime
    ends_at: datetime
    kind: SessionKind = SessionKind.OTHER
    room_id: str | None = None
    code: str = ""
    track: str = ""
    capacity: int | None = None
    admission_rule: AdmissionRule = AdmissionRule.OPEN
    languages: tuple[str, ...] = ()
    network_id: str | None = None
    description: str = ""


class SessionService:
    """Adds, edits, moves and removes sessions; an overlap is never refused (see `domain.conflicts`)."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, actor: Actor, event_id: str, fields: SessionFields, *, room_name: str = "") -> Outcome[str]:
        """A new session with a checkpoint at its door; the value is its id.

        A `room_name` stands for the room of that name, which is added to the event when there is none.
        Raises `UserError`: `session_title_missing`, `times_out_of_order`, `seats_negative`, `no_such_event`,
        `no_such_room`, `no_such_network`, `session_code_taken`, `not_allowed`.
        """
        require(actor.role, Right.EDIT_PROGRAMME)
        _check(fields)
        with self._database.write(Op.ADD_SESSION, actor, event_id, title=fields.title.strip()) as unit:
            if unit.session.get(Event, event_id) is None:
                raise UserError("no_such_event", code=event_id)
            fields = _with_references(unit.session, event_id, fields, room_name)
            code = fields.code.strip() or _next_code(unit.session, event_id)
            row = Session(id=new_id(), event_id=event_id, code=code, is_overlap_accepted=False)
            _fill(row, fields)
            _add_with_door(unit, row)
            return outcome(unit, row.id)

    def edit(
        self, actor: Actor, session_id: str, fields: SessionFields, *, room_name: str = ""
    ) -> Outcome[str]:
        """The session with other facts, its door renamed with it; raises as `add`, and `no_such_session`."""
        require(actor.role, Right.EDIT_PROGRAMME)
        _check(fields)
        with self._database.write(Op.EDIT_SESSION, actor, title=fields.title.strip()) as unit:
            row = get_session(unit.session, session_id)
            unit.event_id = row.event_id
            fields = _with_references(unit.session, row.event_id, fields, room_name)
            before = (row.room_id, row.starts_at, row.ends_at)
            row.code = fields.code.strip() or row.code
            _fill(row, fields)
            _forget_agreement(row, before)
            _rename_door(unit.session, row)
            return outcome(unit, row.id)

    def move(
        self, actor: Actor, session_id: str, starts_at: datetime, ends_at: datetime, room_id: str | None
    ) -> Outcome[str]:
        """The session at another time or in another room; an agreed overlap counts no longer.

        Raises `UserError`: `no_such_session`, `times_out_of_order`, `no_such_room`, `not_allowed`.
        """
        require(actor.role, Right.EDIT_PROGRAMME)
        if starts_at >= ends_at:
            raise UserError("times_out_of_order")
        with self._database.write(Op.EDIT_SESSION, actor) as unit:
            row = get_session(unit.session, session_id)
            unit.event_id = row.event_id
            unit.note(title=row.title)
            if room_id is not None:
                get_room(unit.session, room_id, row.event_id)
            before = (row.room_id, row.starts_at, row.ends_at)
            row.starts_at, row.ends_at, row.room_id = starts_at, ends_at, room_id
            _forget_agreement(row, before)
            return outcome(unit, row.id)

    def rename(self, actor: Actor, session_id: str, title: str) -> Outcome[str]:
        """The session and its door under another title; `session_title_missing`, `no_such_session`."""
        require(actor.role, Right.EDIT_PROGRAMME)
        if not title.strip():
            raise UserError("session_title_missing")
        with self._database.write(Op.EDIT_SESSION, actor, title=title.strip()) as unit:
            row = get_session(unit.session, session_id)
            unit.event_id = row.event_id
            row.title = title.strip()
            _rename_door(unit.session, row)
            return outcome(unit, row.id)

    def duplicate(self, actor: Actor, session_id: str, starts_at: datetime | None = None) -> Outcome[str]:
        """A copy with a new code and the same roles, right after the original unless `starts_at` says when.

        Seats are not copied. The value is the copy's id; raises `no_such_session`, `not_allowed`.
        """
        require(actor.role, Right.EDIT_PROGRAMME)
        with self._database.write(Op.ADD_SESSION, actor) as unit:
            source = get_session(unit.session, session_id)
            unit.event_id = source.event_id
            unit.note(title=source.title)
            start = starts_at or source.ends_at
            copy = Session(
                id=new_id(),
                event_id=source.event_id,
                code=_next_code(unit.session, source.event_id),
                is_overlap_accepted=False,
            )
            _fill(copy, _fields_of(source, start, start + (source.ends_at - source.starts_at)))
            _add_with_door(unit, copy)
            _copy_roles(unit.session, source.id, copy.id)
            return outcome(unit, copy.id)

    def remove(self, actor: Actor, session_id: str) -> Outcome[str]:
        """The session taken away with its roles, seats, marks and door; the value is its id.

        Raises `UserError`: `session_in_use` when somebody was scanned at its door, `no_such_session`,
        `not_allowed`.
        """
        require(actor.role, Right.EDIT_PROGRAMME)
        with self._database.write(Op.REMOVE_SESSION, actor) as unit:
            row = get_session(unit.session, session_id)
            unit.event_id = row.event_id
            unit.note(title=row.title)
            _remove_door(unit.session, row)
            for model in (SessionRole, Admission, RosterMark):
                for part in unit.session.scalars(select(model).where(model.session_id == session_id)).all():
                    unit.session.delete(part)
            unit.session.delete(row)
            return outcome(unit, session_id)

    def accept_overlap(self, actor: Actor, session_ids: tuple[str, ...]) -> Outcome[tuple[str, ...]]:
        """Recorded that these sessions may overlap ("Keep both"), until one of them is moved."""
        require(actor.role, Right.EDIT_PROGRAMME)
        with self._database.write(Op.EDIT_SESSION, actor) as unit:
            rows = [get_session(unit.session, session_id) for session_id in session_ids]
            for row in rows:
                unit.event_id = row.event_id
                row.is_overlap_accepted = True
            unit.note(title=", ".join(row.title for row in rows), overlap="accepted")
            return outcome(unit, session_ids)


def door_name(title: str, code: str) -> str:
    """The name of the checkpoint at a session's door: title and code."""
    tail = f" ({code})"
    return title[: _DOOR_NAME_MAX - len(tail)] + tail


def _check(fields: SessionFields) -> None:
    if not fields.title.strip():
        raise UserError("session_title_missing")
    if fields.starts_at >= fields.ends_at:
        raise UserError("times_out_of_order")
    if fields.capacity is not None and fields.capacity < 0:
        raise UserError("seats_negative")


def _with_references(
    session: OrmSession, event_id: str, fields: SessionFields, room_name: str
) -> SessionFields:
    """The fields with the room that was named; room and network are known to exist then."""
    if fields.network_id is not None:
        get_network(session, fields.network_id)
    if not room_name.strip():
        if fields.room_id is not None:
            get_room(session, fields.room_id, event_id)
        return fields
    room = find_room(session, event_id, room_name)
    if room is None:
        room = new_room(session, event_id, room_name)
        session.add(room)
    return replace(fields, room_id=room.id)


def _fill(row: Session, fields: SessionFields) -> None:
    row.title = fields.title.strip()
    row.kind = fields.kind
    row.track = fields.track.strip()
    row.room_id = fields.room_id
    row.starts_at, row.ends_at = fields.starts_at, fields.ends_at
    row.capacity = fields.capacity
    row.admission_rule = fields.admission_rule
    row.languages = list(fields.languages)
    row.network_id = fields.network_id
    row.description = fields.description.strip()


def _fields_of(row: Session, starts_at: datetime, ends_at: datetime) -> SessionFields:
    return SessionFields(
        title=row.title,
        starts_at=starts_at,
        ends_at=ends_at,
        kind=row.kind,
        room_id=row.room_id,
        track=row.track,
        capacity=row.capacity,
        admission_rule=row.admission_rule,
        languages=tuple(row.languages),
        network_id=row.network_id,
        description=row.description,
    )


def _next_code(session: OrmSession, event_id: str) -> str:
    codes = session.scalars(select(Session.code).where(Session.event_id == event_id))
    numbers = [int(match[1]) for code in codes if (match := _GIVEN_CODE.fullmatch(code))]
    return f"S{max(numbers, default=0) + 1:02d}"


def _forget_agreement(row: Session, before: tuple[str | None, datetime, datetime]) -> None:
    if before != (row.room_id, row.starts_at, row.ends_at):
        row.is_overlap_accepted = False


def _add_with_door(unit: WriteUnit, row: Session) -> None:
    unit.session.add(row)
    unit.session.add(
        Checkpoint(
            id=new_id(),
            event_id=row.event_id,
            kind=CheckpointKind.SESSION_DOOR,
            name=door_name(row.title, row.code),
            session_id=row.id,
        )
    )


def _door(session: OrmSession, session_id: str) -> Checkpoint | None:
    return session.scalar(select(Checkpoint).where(Checkpoint.session_id == session_id))


def _rename_door(session: OrmSession, row: Session) -> None:
    if (door := _door(session, row.id)) is not None:
        door.name = door_name(row.title, row.code)


def _remove_door(session: OrmSession, row: Session) -> None:
    door = _door(session, row.id)
    if door is None:
        return
    scans = session.scalar(select(func.count()).select_from(Scan).where(Scan.checkpoint_id == door.id))
    if scans:
        raise UserError("session_in_use", title=row.title, count=scans)
    session.delete(door)


def _copy_roles(session: OrmSession, source_id: str, target_id: str) -> None:
    statement = select(SessionRole).where(SessionRole.session_id == source_id).order_by(SessionRole.position)
    for role in session.scalars(statement).all():
        session.add(
            SessionRole(
                id=new_id(),
                session_id=target_id,
                person_id=role.person_id,
                kind=role.kind,
                position=role.position,
                is_confirmed=False,
            )
        )
