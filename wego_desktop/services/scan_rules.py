"""Gathers what the rule of scanning looks at, and decides in the order that `domain.scanning` gives."""

from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import Connection

from wego_desktop.domain.enums import AdmissionRule, Direction
from wego_desktop.domain.scanning import (
    NOT_FORCEABLE,
    ResultCode,
    ScanFacts,
    decide,
    entry,
    is_entitled,
)
from wego_desktop.services.scan_finding import Found
from wego_desktop.services.scan_place import Place
from wego_desktop.services.scan_result import FirstIn
from wego_desktop.services.scan_statements import HEADS_INSIDE, ON_LIST

_OPEN_QUESTIONS = frozenset(
    {ResultCode.OK, ResultCode.RE_ENTRY, ResultCode.ALREADY_IN, ResultCode.SESSION_FULL}
)
"""Results that an entitlement, which is checked before them, can still change."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the rule came to, and how things stood before.

    `heads` counts who was in the room (None away from session doors), `is_inside` whether the person was.
    """

    code: ResultCode
    is_forced: bool
    first_in: FirstIn | None
    heads: int | None
    is_inside: bool


def judge(
    connection: Connection, place: Place, found: Found, direction: Direction, *, now: datetime, force: bool
) -> Verdict:
    """The result for a found person at a place; reads the list and the seats.

    The caller holds the write transaction and, on a server, the locks that make the answer last.
    """
    if not found.is_here:
        return Verdict(ResultCode.OTHER_EVENT, False, None, None, False)
    presence = found.presence
    heads = heads_inside(connection, place.facts.checkpoint_id) if place.facts.door is not None else None
    facts = ScanFacts(
        status=found.person.status,
        badge_voided=found.badge_voided_at is not None,
        now=now,
        opens_at=place.opens_at,
        closes_at=place.closes_at,
        admission_ok=None,
        seats_left=_seats_left(place, heads),
        presence=presence,
        direction=direction,
    )
    code = _decided(connection, place, found, facts)
    is_forced = force and code not in NOT_FORCEABLE
    return Verdict(entry(presence) if is_forced else code, is_forced, found.first_in, heads, presence.inside)


def _decided(connection: Connection, place: Place, found: Found, facts: ScanFacts) -> ResultCode:
    """Without reading the list where it decides nothing; a rule that cannot be read refuses."""
    code = decide(facts)
    if place.facts.door is None or code not in _OPEN_QUESTIONS:
        return code
    try:
        return decide(replace(facts, admission_ok=_is_admitted(connection, place, found)))
    except ValueError:
        return ResultCode.RULE_ERROR


def _is_admitted(connection: Connection, place: Place, found: Found) -> bool:
    """Whether the list, a part in the session, or the category lets the person in.

    Raises ValueError when the category's rule cannot be read.
    """
    door = place.facts.door
    assert door is not None
    if place.admission_rule is AdmissionRule.OPEN and is_entitled(found.entitlements, door.kind):
        return True
    asked = {"session_id": door.session_id, "person_id": found.person.person_id}
    return connection.execute(ON_LIST, asked).first() is not None


def _seats_left(place: Place, heads: int | None) -> int | None:
    door = place.facts.door
    return None if door is None or door.seats is None or heads is None else door.seats - heads


def heads_inside(connection: Connection, checkpoint_id: str) -> int:
    """How many registrations are inside at a checkpoint."""
    return connection.execute(HEADS_INSIDE, {"checkpoint_id": checkpoint_id}).scalar_one()
