"""What cannot be true at once in a programme, and moves that would mend it; pure rules."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum


class ConflictKind(StrEnum):
    """What clashes."""

    ROOM_TWICE = "room_twice"
    PERSON_TWICE = "person_twice"
    OVERBOOKED = "overbooked"


@dataclass(frozen=True, slots=True)
class PlannedSession:
    """The facts of a session that can clash; instants are UTC.

    `speakers` are the persons with a role, `guests` those with a confirmed seat. `seats` is what counts now
    (None: no limit), `own_seats` the session's own limit, which it keeps in any room.
    """

    id: str
    starts_at: datetime
    ends_at: datetime
    room_id: str | None = None
    seats: int | None = None
    speakers: frozenset[str] = frozenset()
    guests: frozenset[str] = frozenset()
    is_overlap_accepted: bool = False
    own_seats: int | None = None

    @property
    def people(self) -> frozenset[str]:
        """Everybody who has to be there."""
        return self.speakers | self.guests


@dataclass(frozen=True, slots=True)
class PlannedRoom:
    """A room that a session could move to; `seats` None means unknown."""

    id: str
    seats: int | None


@dataclass(frozen=True, slots=True)
class Conflict:
    """A clash between two sessions, or (OVERBOOKED) of one session with its seats.

    `starts_at` to `ends_at` are the shared minutes; `person_ids` are the persons in two places at once.
    """

    kind: ConflictKind
    session_ids: tuple[str, ...]
    starts_at: datetime
    ends_at: datetime
    person_ids: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """The same text for the same clash at each look."""
        return f"{self.kind.value}:{':'.join(self.session_ids)}"


@dataclass(frozen=True, slots=True)
class Answer:
    """A move of one session after which it takes part in no conflict."""

    session_id: str
    room_id: str | None
    starts_at: datetime
    ends_at: datetime


def find_conflicts(sessions: Sequence[PlannedSession]) -> tuple[Conflict, ...]:
    """All conflicts in order of time; a pair whose overlap was accepted on both sides does not clash."""
    ordered = sorted(sessions, key=lambda s: (s.starts_at, s.id))
    found = [c for session in ordered if (c := _overbooked(session)) is not None]
    for place, first in enumerate(ordered):
        for second in ordered[place + 1 :]:
            if second.starts_at >= first.ends_at:
                break
            found.extend(_clashes(first, second))
    return tuple(sorted(found, key=lambda c: (c.starts_at, c.key)))


def conflicts_with(session: PlannedSession, others: Sequence[PlannedSession]) -> tuple[Conflict, ...]:
    """The conflicts that `session` would have beside `others` (without its own earlier self)."""
    found = list(filter(None, (_overbooked(session),)))
    for other in others:
        if other.id != session.id:
            first, second = sorted((session, other), key=lambda s: (s.starts_at, s.id))
            found.extend(_clashes(first, second))
    return tuple(sorted(found, key=lambda c: (c.starts_at, c.key)))


def _overbooked(session: PlannedSession) -> Conflict | None:
    if session.seats is None or len(session.guests) <= session.seats:
        return None
    return Conflict(ConflictKind.OVERBOOKED, (session.id,), session.starts_at, session.ends_at)


def _clashes(first: PlannedSession, second: PlannedSession) -> Iterator[Conflict]:
    starts_at, ends_at = max(first.starts_at, second.starts_at), min(first.ends_at, second.ends_at)
    if starts_at >= ends_at or (first.is_overlap_accepted and second.is_overlap_accepted):
        return
    pair = (first.id, second.id)
    if first.room_id is not None and first.room_id == second.room_id:
        yield Conflict(ConflictKind.ROOM_TWICE, pair, starts_at, ends_at)
    if shared := first.people & second.people:
        yield Conflict(ConflictKind.PERSON_TWICE, pair, starts_at, ends_at, tuple(sorted(shared)))


def suggest(
    session: PlannedSession,
    others: Sequence[PlannedSession],
    rooms: Sequence[PlannedRoom],
    latest: datetime,
    *,
    step: timedelta = timedelta(minutes=15),
    limit: int = 2,
) -> tuple[Answer, ...]:
    """Up to `limit` moves after which `session` has no conflict at all: each was tried against everyone.

    First the next free time in its own room, then another room at the same time (the smallest that is big
    enough), then other rooms at later times. Nothing ends after `latest`.
    """
    others = [other for other in others if other.id != session.id]
    fitting = [r for r in rooms if r.seats is None or len(session.guests) <= r.seats]
    away = sorted(
        (r for r in fitting if r.id != session.room_id), key=lambda r: (r.seats is None, r.seats or 0, r.id)
    )
    found: list[Answer] = []
    if (answer := _later(session, others, latest, step)) is not None:
        found.append(answer)
    for room in away:
        moved = _in_room(session, room)
        if len(found) < limit and not conflicts_with(moved, others):
            found.append(_answer(moved))
    for room in away:
        if len(found) < limit:
            answer = _later(_in_room(session, room), others, latest, step)
            found.extend([answer] if answer is not None and answer not in found else [])
    return tuple(found[:limit])


def _in_room(session: PlannedSession, room: PlannedRoom) -> PlannedSession:
    seats = room.seats if session.own_seats is None else session.own_seats
    return replace(session, room_id=room.id, seats=seats, is_overlap_accepted=False)


def _later(
    session: PlannedSession, others: Sequence[PlannedSession], latest: datetime, step: timedelta
) -> Answer | None:
    length = session.ends_at - session.starts_at
    start = session.starts_at + step
    while start + length <= latest:
        moved = replace(session, starts_at=start, ends_at=start + length, is_overlap_accepted=False)
        if not conflicts_with(moved, others):
            return _answer(moved)
        start += step
    return None


def _answer(session: PlannedSession) -> Answer:
    return Answer(session.id, session.room_id, session.starts_at, session.ends_at)
