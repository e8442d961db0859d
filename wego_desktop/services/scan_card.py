"""What the desk is told beside the result: networks, notes, and the person's programme."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection

from wego_desktop.domain.enums import DelegationRole
from wego_desktop.services.scan_finding import Found
from wego_desktop.services.scan_place import Place
from wego_desktop.services.scan_result import NextSession, Sentence
from wego_desktop.services.scan_statements import PROGRAMME


@dataclass(frozen=True, slots=True)
class Programme:
    """What the person is booked for at this moment, and what comes next."""

    now: NextSession | None
    next: NextSession | None


def programme_of(connection: Connection, place: Place, person_id: str, now: datetime) -> Programme:
    """The person's session of this moment and the next one: booked ones anywhere, else an open one here."""
    asked = {"person_id": person_id, "event_id": place.facts.event_id, "now": now}
    return _programme(PROGRAMME.all(connection, asked), place, now)


def _programme(rows: Sequence[Any], place: Place, now: datetime) -> Programme:
    items = [
        NextSession(title, room or "", place.local(starts_at), place.local(ends_at), bool(is_booked))
        for title, room, starts_at, ends_at, is_booked in rows
    ]
    items.sort(key=lambda item: (item.starts_at, not item.is_booked, item.title))
    current = next((item for item in items if item.is_booked and item.starts_at <= now), None)
    coming = [item for item in items if item.starts_at > now]
    soonest = coming[0].starts_at if coming else now
    same_day = [item for item in coming if item.is_booked and item.starts_at.date() == soonest.date()]
    return Programme(current, next(iter(same_day or coming), None))


def notices_for(found: Found, forced_reason: str) -> tuple[Sentence, ...]:
    """What the desk is to look at although the person is let in."""
    notices = []
    if forced_reason:
        notices.append(Sentence("forced", {"reason": forced_reason}))
    if found.person.delegation_role is DelegationRole.VOTING:
        notices.append(Sentence("voting_delegate", {"organisation": found.person.organisation}))
    if found.desk_note:
        notices.append(Sentence("desk_note", {"note": found.desk_note}))
    return tuple(notices)
