"""Conflicts and their answers in words, with the names of sessions, rooms and people."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from wego_desktop.domain.conflicts import Answer, Conflict, ConflictKind, PlannedRoom, suggest
from wego_desktop.domain.local_time import local, to_instant
from wego_desktop.errors import UserError
from wego_desktop.i18n import _, ngettext
from wego_desktop.services.queries.programme import Board, SessionRow

_LAST_END = time(22, 0)


@dataclass(frozen=True, slots=True)
class ConflictText:
    """What clashes in a line, and why in a sentence; `short` stands on the timetable."""

    title: str
    text: str
    short: str


@dataclass(frozen=True, slots=True)
class AnswerText:
    """A move that mends a conflict, what to call it, and why it works."""

    answer: Answer
    title: str
    reason: str


def conflict_text(board: Board, conflict: Conflict, session_id: str) -> ConflictText:
    """The conflict as seen from one of its sessions."""
    own = _row(board, session_id)
    if conflict.kind is ConflictKind.OVERBOOKED:
        return ConflictText(
            _("{title} has more people than seats").format(title=own.title),
            _("{count} seats are given and {seats} are there.").format(
                count=own.confirmed, seats=own.seats or 0
            ),
            _("{count} too many").format(count=own.confirmed - (own.seats or 0)),
        )
    other = _row(board, next(key for key in conflict.session_ids if key != session_id))
    if conflict.kind is ConflictKind.ROOM_TWICE:
        return ConflictText(
            _("{room} is booked twice").format(room=own.room_name),
            f"{_room_sentence(board, own, other)}{_seats_sentence(own, other)}",
            _("Booked twice {span}").format(span=_span(board, conflict.starts_at, conflict.ends_at)),
        )
    names = [board.person_names.get(key, "") for key in conflict.person_ids]
    where = other.room_name or _("another place")
    text = _("{other} runs {span} in {where}; {title} is at the same time.").format(
        other=other.title, span=_span(board, other.starts_at, other.ends_at), where=where, title=own.title
    )
    title = ngettext(
        "{names} is in two places at once", "{names} are in two places at once", len(names)
    ).format(names=name_list(names))
    short = ngettext("{count} person in two places", "{count} people in two places", len(names))
    return ConflictText(title, text, short.format(count=len(names)))


def _room_sentence(board: Board, own: SessionRow, other: SessionRow) -> str:
    first, second = sorted((own, other), key=lambda row: row.starts_at)
    ends = f"{local(first.ends_at, board.zone):%H:%M}"
    starts = f"{local(second.starts_at, board.zone):%H:%M}"
    return _("{first} stays until {ends} and {second} starts at {starts}.").format(
        first=first.title, ends=ends, second=second.title, starts=starts
    )


def _seats_sentence(own: SessionRow, other: SessionRow) -> str:
    together = own.confirmed + other.confirmed
    if own.seats is None or together <= own.seats or not own.confirmed or not other.confirmed:
        return ""
    sentence = _("Together they need {count} seats; the room has {seats}.").format(
        count=together, seats=own.seats
    )
    return f" {sentence}"


def name_list(names: Sequence[str]) -> str:
    """Up to three names; more become `Seoul, Makati and 4 more`."""
    if len(names) <= 3:
        return ", ".join(names)
    return _("{names} and {count} more").format(names=", ".join(names[:2]), count=len(names) - 2)


def answers(board: Board, session_id: str) -> tuple[AnswerText, ...]:
    """Up to two moves of the session that leave it without any conflict, nearest first.

    Sessions end by 22:00 of their day, or when they ended before.
    """
    planned = next(session for session in board.planned if session.id == session_id)
    rooms = [PlannedRoom(room.id, room.seats) for room in board.rooms]
    latest = max(_latest(board, planned.starts_at), planned.ends_at)
    found = suggest(planned, board.planned, rooms, latest)
    return tuple(_answer_text(board, _row(board, session_id), answer) for answer in found)


def _latest(board: Board, starts_at: datetime) -> datetime:
    day = local(starts_at, board.zone).date()
    try:
        return to_instant(datetime.combine(day, _LAST_END), board.zone)
    except UserError:
        # The clocks change at 22:00 that day, which no zone in use does: stay with the session's own end.
        return starts_at


def _answer_text(board: Board, row: SessionRow, answer: Answer) -> AnswerText:
    span = _span(board, answer.starts_at, answer.ends_at)
    room = next((room for room in board.rooms if room.id == answer.room_id), None)
    if room is None or answer.room_id == row.room_id:
        reason = _("Room and people are free") if answer.room_id else _("Everybody is free")
        return AnswerText(answer, _("Move to {span}").format(span=span), reason)
    until = _free_until(board, answer)
    seats = "" if room.seats is None else _("{count} seats, ").format(count=room.seats)
    reason = (
        _("{seats}free until {time}").format(seats=seats, time=f"{local(until, board.zone):%H:%M}")
        if until
        else _("{seats}free for the rest of the day").format(seats=seats)
    )
    start = f"{local(answer.starts_at, board.zone):%H:%M}"
    title = _("Move to {room}, {time}").format(room=room.name, time=start)
    return AnswerText(answer, title, reason[:1].upper() + reason[1:])


def _free_until(board: Board, answer: Answer) -> datetime | None:
    """When the next session begins in the answer's room on that day; None when there is none."""
    later = [
        row.starts_at
        for row in board.sessions
        if row.room_id == answer.room_id
        and row.id != answer.session_id
        and answer.ends_at <= row.starts_at < answer.ends_at + timedelta(hours=12)
    ]
    return min(later, default=None)


def warnings(board: Board, session_id: str) -> tuple[str, ...]:
    """A day outside the event and the session's conflicts as sentences, for commands and notices."""
    texts = [conflict_text(board, conflict, session_id) for conflict in board.conflicts_of(session_id)]
    outside = day_warning(board, _row(board, session_id))
    return (*filter(None, [outside]), *(f"{text.title}. {text.text}" for text in texts))


def day_warning(board: Board, row: SessionRow) -> str:
    """A sentence when the session begins on a day on which its event does not run, else an empty text."""
    day = board.day_of(row)
    event = next((event for event in board.events if event.id == row.event_id), None)
    if event is None or event.starts_on <= day <= event.ends_on:
        return ""
    first, last = _day(event.starts_on), _day(event.ends_on)
    if first == last:
        return _("{day} is not the day of {event}, which is on {first}.").format(
            day=_day(day), event=event.code, first=first
        )
    return _("{day} is not a day of {event}, which runs from {first} to {last}.").format(
        day=_day(day), event=event.code, first=first, last=last
    )


def _day(day: date) -> str:
    return f"{day.day} {day:%B} {day.year}"


def _row(board: Board, session_id: str) -> SessionRow:
    row = board.session(session_id)
    if row is None:
        raise UserError("no_such_session", name=session_id)
    return row


def _span(board: Board, starts_at: datetime, ends_at: datetime) -> str:
    return f"{local(starts_at, board.zone):%H:%M}–{local(ends_at, board.zone):%H:%M}"
