"""The sentence for a result, with the facts that a refusal names: since when, who instead, what is booked."""

from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from wego_desktop.db.models import Event, JournalChange, JournalEntry, Person, Registration
from wego_desktop.domain.codes import registration_number
from wego_desktop.domain.enums import AdmissionRule, RegistrationStatus
from wego_desktop.domain.person_names import shown_name
from wego_desktop.domain.scanning import ADMITTED, ResultCode
from wego_desktop.services.scan_card import Programme
from wego_desktop.services.scan_finding import Found
from wego_desktop.services.scan_place import Place
from wego_desktop.services.scan_result import Sentence
from wego_desktop.services.scan_rules import Verdict

_STATE_CODES = frozenset(
    {ResultCode.CANCELLED, ResultCode.NOT_APPROVED, ResultCode.WAITLISTED, ResultCode.SUBSTITUTED}
)


def sentence_for(
    session: Session, place: Place, found: Found, verdict: Verdict, programme: Programme
) -> Sentence:
    """The sentence and what it names; reads only what a refusal needs to name."""
    names: dict[str, Any] = {"name": found.person.name, "place": _place_name(place)}
    if verdict.code in ADMITTED:
        return _admitted(place, verdict, names)
    if verdict.code in _STATE_CODES:
        return _state(session, place, found, verdict.code, names)
    if verdict.code is ResultCode.NOT_ADMITTED:
        return _not_admitted(place, found, programme, names)
    if verdict.code is ResultCode.VOIDED_BADGE:
        return _voided(found, names)
    return Sentence(verdict.code.value, {**names, **_facts(place, found, verdict)})


def _facts(place: Place, found: Found, verdict: Verdict) -> dict[str, Any]:
    """What the sentences name that have one form only."""
    match verdict.code:
        case ResultCode.ALREADY_IN:
            first = verdict.first_in
            assert first is not None
            return {"at": first.at, "desk": first.desk, "operator": first.operator}
        case ResultCode.OTHER_EVENT:
            return {"event": found.home_event, "here": place.facts.event_name}
        case ResultCode.NOT_YET:
            assert place.opens_at is not None
            return {"opens_at": place.local(place.opens_at)}
        case ResultCode.OVER:
            assert place.closes_at is not None
            return {"closes_at": place.local(place.closes_at)}
        case ResultCode.SESSION_FULL:
            assert place.facts.door is not None
            return {"seats": place.facts.door.seats}
        case _:
            return {"category": found.person.category.name}


def _place_name(place: Place) -> str:
    """The session at a door; the event at an arrival desk, whose own name says little."""
    return place.facts.door.title if place.facts.door else place.facts.event_name


def _admitted(place: Place, verdict: Verdict, names: dict[str, Any]) -> Sentence:
    if verdict.code is ResultCode.OK:
        return Sentence("ok_door" if place.facts.door else "ok", names)
    if verdict.code is ResultCode.RE_ENTRY and verdict.first_in is not None:
        return Sentence("re_entry", {**names, "at": verdict.first_in.at})
    return Sentence("exit", names)


def _voided(found: Found, names: dict[str, Any]) -> Sentence:
    facts = {**names, "at": found.badge_voided_at, "number": found.person.number}
    if found.badge is None:
        return Sentence("voided_badge_alone", facts)
    return Sentence("voided_badge", {**facts, "copy": found.badge.copy})


def _not_admitted(place: Place, found: Found, programme: Programme, names: dict[str, Any]) -> Sentence:
    is_by_list = place.admission_rule is AdmissionRule.BY_LIST
    code = "not_admitted" if is_by_list else "not_entitled"
    facts = {**names, "category": found.person.category.name}
    booked = programme.now or (programme.next if programme.next and programme.next.is_booked else None)
    if booked is None:
        return Sentence(code, facts)
    where = ", ".join(part for part in (booked.title, booked.room) if part)
    if programme.now is None:
        return Sentence(f"{code}_next", {**facts, "booked": where, "from": booked.starts_at})
    return Sentence(f"{code}_booked", {**facts, "booked": where, "until": booked.ends_at})


def _state(session: Session, place: Place, found: Found, code: ResultCode, names: dict[str, Any]) -> Sentence:
    if code is ResultCode.SUBSTITUTED:
        return _substituted(session, found, names)
    if code is ResultCode.CANCELLED and found.person.status is RegistrationStatus.CANCELLED:
        changed_at = _status_set_at(session, found.person.registration_id)
        if changed_at is not None:
            return Sentence("cancelled_on", {**names, "at": place.local(changed_at)})
    return Sentence(_STATES.get(found.person.status, code.value), names)


_STATES = {
    RegistrationStatus.CANCELLED: "cancelled",
    RegistrationStatus.DECLINED: "declined",
    RegistrationStatus.REJECTED: "rejected",
    RegistrationStatus.APPLIED: "not_approved",
    RegistrationStatus.WAITLISTED: "waitlisted",
}


def _status_set_at(session: Session, registration_id: str) -> datetime | None:
    """When the registration last got its state, by the journal; None when it began in it."""
    statement = (
        select(JournalEntry.happened_at, JournalChange.after)
        .join(JournalChange, JournalChange.entry_id == JournalEntry.id)
        .where(
            JournalChange.table_name == "registration",
            JournalChange.row_id == registration_id,
            JournalChange.kind == "update",
        )
        .order_by(JournalEntry.seq.desc())
    )
    found = (at for at, after in session.execute(statement) if after and "status" in after)
    return next(found, None)


def _substituted(session: Session, found: Found, names: dict[str, Any]) -> Sentence:
    if found.successor_id is None:
        return Sentence("substituted_unnamed", names)
    statement = (
        select(Registration.number, Event.code, Person)
        .join(Event, Event.id == Registration.event_id)
        .join(Person, Person.id == Registration.person_id)
        .where(Registration.id == found.successor_id)
    )
    number, event_code, person = session.execute(statement).one()
    successor = shown_name(person.given_names, person.family_name, person.native_name)
    return Sentence(
        "substituted", {**names, "successor": successor, "number": registration_number(event_code, number)}
    )
