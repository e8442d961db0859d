"""Finds whom a scanned badge or a typed number means, and which registration of theirs counts here."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection

from wego_desktop.domain.codes import find_badge_code, parse_registration_number, registration_number
from wego_desktop.domain.person_names import shown_name
from wego_desktop.domain.registration_states import ENDED
from wego_desktop.domain.scanning import Presence
from wego_desktop.services.scan_place import Place
from wego_desktop.services.scan_result import BadgeFacts, CategoryFacts, FirstIn, PersonFacts
from wego_desktop.services.scan_statements import (
    BADGE_OF_MERGED,
    PEOPLE_BY_BADGE,
    PEOPLE_BY_BARE_NUMBER,
    PEOPLE_BY_NUMBER,
    SURVIVING_NUMBER,
)


@dataclass(frozen=True, slots=True)
class Found:
    """The person and the registration that counts at this checkpoint.

    `is_here` is False when the person has no registration at the checkpoint's event or its umbrella event;
    `person` then shows the registration of the badge, at `home_event`. `scanned_badge_id` is None when a
    number was typed. `presence` and `first_in` tell how things stand at this checkpoint.
    """

    person: PersonFacts
    is_here: bool
    home_event: str
    entitlements: object
    status_reason: str
    desk_note: str
    successor_id: str | None
    scanned_badge_id: str | None
    badge_voided_at: datetime | None
    badge: BadgeFacts | None
    presence: Presence
    first_in: FirstIn | None


def find(connection: Connection, place: Place, cleaned: str) -> Found | None:
    """Whom the cleaned text means, or None; one statement, and one more for what is not found or void.

    The number and the badge of a registration that was merged find the survivor. A badge is found at any
    event. A bare number means the checkpoint's event, else its umbrella event.
    Of the person's registrations the one at the checkpoint's event counts, else the one at its umbrella;
    among several at one event the active one.
    """
    here, umbrella = place.facts.event_id, place.umbrella_id
    checkpoint_id = place.facts.checkpoint_id
    facts: dict[str, Any] = {"here": here, "umbrella": umbrella or here, "checkpoint_id": checkpoint_id}
    if (code := find_badge_code(cleaned)) is not None:
        statement, facts = PEOPLE_BY_BADGE, {**facts, "code": code}
    elif (number := parse_registration_number(cleaned, place.facts.event_code)) is None:
        return None
    elif number[0] is None:
        statement, facts = PEOPLE_BY_BARE_NUMBER, {**facts, "number": number[1]}
    else:
        statement, facts = PEOPLE_BY_NUMBER, {**facts, "number": number[1], "event_code": number[0].upper()}
    rows = statement.all(connection, facts)
    if not rows and "code" not in facts:
        rows = _by_merged_number(connection, facts)
    if not rows:
        return None
    best = _best(rows, here)
    is_void = best.voided_at is not None and not _is_of_merged(connection, best.scanned_badge_id)
    return _found(best, place, is_void=is_void)


def _by_merged_number(connection: Connection, facts: dict[str, Any]) -> Sequence[Any]:
    """The survivor of a registration that had this number before it was merged."""
    asked = {"number": facts["number"], "event_code": facts.get("event_code", "")}
    for event_id in dict.fromkeys(("",) if asked["event_code"] else (facts["here"], facts["umbrella"])):
        found = connection.execute(SURVIVING_NUMBER, {**asked, "event_id": event_id}).first()
        if found is not None:
            facts = {**facts, "number": found.number, "event_code": found.event_code.upper()}
            return PEOPLE_BY_NUMBER.all(connection, facts)
    return ()


def _is_of_merged(connection: Connection, badge_id: str) -> bool:
    """Whether a void badge was the valid one of a registration that was merged, and still counts."""
    return connection.execute(BADGE_OF_MERGED, {"badge_id": badge_id}).first() is not None


def looks_like_code(cleaned: str, event_code: str) -> bool:
    """Whether the cleaned text is a badge code or a number, so that it names at most one person."""
    return find_badge_code(cleaned) is not None or parse_registration_number(cleaned, event_code) is not None


def _best(rows: Sequence[Any], here: str) -> Any:
    return min(
        rows,
        key=lambda row: (
            row.key_event_id != here,
            row.own_event_id != here,
            row.status in ENDED,
            -row.number,
        ),
    )


def _found(row: Any, place: Place, *, is_void: bool) -> Found:
    printed_at = place.local(row.printed_at) if row.printed_at else None
    return Found(
        person=_person(row),
        is_here=row.own_id is not None,
        home_event=row.home_event,
        entitlements=row.entitlements,
        status_reason=row.status_reason,
        desk_note=row.desk_note,
        successor_id=row.successor_id,
        scanned_badge_id=row.scanned_badge_id,
        badge_voided_at=place.local(row.voided_at) if is_void else None,
        badge=BadgeFacts(row.badge_id, row.revision, printed_at) if row.badge_id else None,
        presence=Presence(inside=bool(row.is_inside), ever_in=row.first_in_at is not None),
        first_in=_first_in(row, place),
    )


def _first_in(row: Any, place: Place) -> FirstIn | None:
    if row.first_in_at is None:
        return None
    return FirstIn(place.local(row.first_in_at), row.first_desk, row.first_operator)


def _person(row: Any) -> PersonFacts:
    return PersonFacts(
        registration_id=row.id,
        person_id=row.person_id,
        number=registration_number(row.event_code, row.number),
        name=shown_name(row.given_names, row.family_name, row.native_name),
        native_name=row.native_name if row.given_names or row.family_name else "",
        position=row.position,
        organisation=row.organisation or "",
        city=row.city or "",
        country=row.country,
        category=CategoryFacts(row.category, row.letter, row.colour, row.shape),
        status=row.status,
        delegation_role=row.delegation_role,
        networks=tuple(sorted((row.networks or "").split())),
    )
