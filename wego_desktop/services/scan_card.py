"""What the desk is told beside the result: networks, notes, and the person's programme."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.orm import Session as Connection

from wego_desktop.db.models import (
    Admission,
    Event,
    Network,
    NetworkMember,
    Registration,
    Room,
    Session,
    SessionRole,
)
from wego_desktop.domain.enums import AdmissionRule, AdmissionState, DelegationRole
from wego_desktop.services.scan_finding import Found
from wego_desktop.services.scan_place import Place
from wego_desktop.services.scan_result import NextSession, Sentence

_LOOK_AHEAD = 30
"""How many coming sessions are read to find the next one that concerns the person."""


@dataclass(frozen=True, slots=True)
class Programme:
    """What the person is booked for at this moment, and what comes next."""

    now: NextSession | None
    next: NextSession | None


def networks_of(session: Connection, organisation_id: str | None) -> tuple[str, ...]:
    """Codes of the networks that the organisation belongs to now."""
    if organisation_id is None:
        return ()
    statement = (
        select(Network.code)
        .join(NetworkMember, NetworkMember.network_id == Network.id)
        .where(NetworkMember.organisation_id == organisation_id, NetworkMember.to_on.is_(None))
        .order_by(Network.code)
    )
    return tuple(session.scalars(statement))


def programme_of(session: Connection, place: Place, person_id: str, now: datetime) -> Programme:
    """The person's session of this moment and the next one, at the event, its umbrella and its sisters."""
    booked = (
        select(Admission.session_id)
        .join(Registration, Registration.id == Admission.registration_id)
        .where(Registration.person_id == person_id, Admission.state == AdmissionState.CONFIRMED)
        .union_all(select(SessionRole.session_id).where(SessionRole.person_id == person_id))
    )
    root = place.umbrella_id or place.facts.event_id
    events = select(Event.id).where(or_(Event.id == root, Event.umbrella_id == root))
    own = Session.id.in_(booked)
    statement = (
        select(Session.title, Room.name, Session.starts_at, Session.ends_at, own)
        .outerjoin(Room, Room.id == Session.room_id)
        .where(
            Session.event_id.in_(events),
            Session.ends_at > now,
            or_(
                own,
                (Session.admission_rule == AdmissionRule.OPEN) & (Session.event_id == place.facts.event_id),
            ),
        )
        .order_by(Session.starts_at, own.desc(), Session.code)
        .limit(_LOOK_AHEAD)
    )
    return _programme(session.execute(statement).all(), place, now)


def _programme(rows: Sequence[Any], place: Place, now: datetime) -> Programme:
    items = [
        NextSession(title, room or "", place.local(starts_at), place.local(ends_at), bool(is_booked))
        for title, room, starts_at, ends_at, is_booked in rows
    ]
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
