"""Substitution: another person comes in place of a delegate, whose registration stays with a link to it."""

from dataclasses import dataclass, field, replace

from sqlalchemy import select

from wego_desktop.db.models import (
    Admission,
    Event,
    Logistics,
    Person,
    Registration,
    Session,
    SessionRole,
    WaitingPlace,
    new_id,
)
from wego_desktop.db.unit_of_work import Database, WriteUnit
from wego_desktop.domain.actor import Actor
from wego_desktop.domain.enums import RegistrationStatus
from wego_desktop.domain.operations import Op
from wego_desktop.domain.rights import Right, require
from wego_desktop.errors import UserError
from wego_desktop.services.badge_issuing import live_badge
from wego_desktop.services.companion_service import move_companions
from wego_desktop.services.limits.placing import Placing, holding_of
from wego_desktop.services.logistics_service import new_journey
from wego_desktop.services.outcome import Outcome, outcome
from wego_desktop.services.person_service import check_person
from wego_desktop.services.registering import (
    PersonFields,
    RegistrationFields,
    new_person,
    new_registration,
    next_number,
)
from wego_desktop.services.registration_lookup import active_registration, naming
from wego_desktop.services.registration_status import change_status, require_free


@dataclass(frozen=True, slots=True)
class Successor:
    """Who comes instead; `person_id` is set when it is somebody on file."""

    person: PersonFields = field(default_factory=PersonFields)
    person_id: str | None = None


@dataclass(frozen=True, slots=True)
class Taken:
    """What the successor takes over besides organisation, category and status."""

    delegation_role: bool = True
    seats: bool = True
    speaking_parts: bool = False
    hotel: bool = True
    journey: bool = False
    companions: bool = True


@dataclass(frozen=True, slots=True)
class Substituted:
    """The successor's registration, and what went over to it."""

    registration_id: str
    number: str
    seats: int
    speaking_parts: int
    companions: int
    is_badge_void: bool


class SubstitutionService:
    """Replaces delegates."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def substitute(
        self,
        actor: Actor,
        registration_id: str,
        successor: Successor,
        taken: Taken = Taken(),
        reason: str = "",
    ) -> Outcome[Substituted]:
        """The registration substituted, its badge void, and its successor registered; one undo for all.

        Scans, consents, diet and visa block stay with the person whom they are about. Raises `UserError`:
        `no_such_registration`, `registration_ended`, `successor_is_same`, `registered_again`,
        `no_such_person`, `name_missing`, `email_malformed`, `not_allowed`.
        """
        require(actor.role, Right.EDIT_PEOPLE)
        with self._database.write(Op.SUBSTITUTE, actor) as unit:
            old = active_registration(unit.session, registration_id)
            unit.event_id = old.event_id
            unit.note(**naming(unit.session, old))
            person = _person(unit, old, successor)
            placing, held = Placing(unit, old.event_id), holding_of(old)
            new = _register(unit, old, person, taken)
            _pass_waiting_place(unit, old, new)
            change_status(unit.session, old, RegistrationStatus.SUBSTITUTED, reason.strip())
            old.successor_id = new.id
            # The place goes over, so that no limit can stand in the way.
            notices = placing.settle(new, held, is_new=True)
            named = naming(unit.session, new)
            unit.note(successor=named["name"], successor_number=named["number"])
            _pass_hotel(unit, old, new, taken)
            done = Substituted(
                new.id,
                named["number"],
                _pass_seats(unit, old, new) if taken.seats else 0,
                _pass_parts(unit, old, new) if taken.speaking_parts else 0,
                move_companions(unit.session, old.id, new.id) if taken.companions else 0,
                _void_badge(unit, old),
            )
            return outcome(unit, done, notices)


def _void_badge(unit: WriteUnit, old: Registration) -> bool:
    """Have the badge open no door any more; whether there was one."""
    badge = live_badge(unit.session, old.id)
    if badge is not None:
        badge.voided_at = unit.now
    return badge is not None


def _person(unit: WriteUnit, old: Registration, successor: Successor) -> Person:
    session = unit.session
    if successor.person_id is not None:
        if successor.person_id == old.person_id:
            raise UserError("successor_is_same")
        known = session.get(Person, successor.person_id)
        if known is None:
            raise UserError("no_such_person")
        require_free(session, old.event_id, known)
        return known
    added = new_person(replace(successor.person, organisation_id=old.organisation_id))
    check_person(added)
    session.add(added)
    return added


def _register(unit: WriteUnit, old: Registration, person: Person, taken: Taken) -> Registration:
    fields = RegistrationFields(
        old.category_id, old.status, old.mode, organisation_id=old.organisation_id, notes=old.notes
    )
    if taken.delegation_role:
        fields = replace(fields, delegation_role=old.delegation_role)
    number = next_number(unit.session, old.event_id)
    new = new_registration(old.event_id, person.id, number, fields, unit.now)
    new.alternate_order = old.alternate_order if taken.delegation_role else None
    unit.session.add(new)
    unit.session.flush()
    return new


def _pass_waiting_place(unit: WriteUnit, old: Registration, new: Registration) -> None:
    place = unit.session.scalar(select(WaitingPlace).where(WaitingPlace.registration_id == old.id))
    if place is not None:
        place.registration_id = new.id
        unit.session.flush()


def _pass_seats(unit: WriteUnit, old: Registration, new: Registration) -> int:
    seats = unit.session.scalars(select(Admission).where(Admission.registration_id == old.id)).all()
    for seat in seats:
        unit.session.add(
            Admission(id=new_id(), session_id=seat.session_id, registration_id=new.id, state=seat.state)
        )
        unit.session.delete(seat)
    return len(seats)


def _pass_parts(unit: WriteUnit, old: Registration, new: Registration) -> int:
    """Roles in sessions of the event and of those under it go over, as parts that are not confirmed yet."""
    here = select(Event.id).where((Event.id == old.event_id) | (Event.umbrella_id == old.event_id))
    statement = (
        select(SessionRole)
        .join(Session, Session.id == SessionRole.session_id)
        .where(SessionRole.person_id == old.person_id, Session.event_id.in_(here))
    )
    kinds = select(SessionRole.session_id, SessionRole.kind).where(SessionRole.person_id == new.person_id)
    has = {(session_id, kind) for session_id, kind in unit.session.execute(kinds)}
    parts = [part for part in unit.session.scalars(statement) if (part.session_id, part.kind) not in has]
    for part in parts:
        part.person_id = new.person_id
        part.is_confirmed = False
    return len(parts)


def _pass_hotel(unit: WriteUnit, old: Registration, new: Registration, taken: Taken) -> None:
    """Hotel and pick-up, and the journey when wanted; never whom to call in an emergency."""
    journey = unit.session.scalar(select(Logistics).where(Logistics.registration_id == old.id))
    if journey is None or not (taken.hotel or taken.journey):
        return
    passed = new_journey(new.id)
    if taken.hotel:
        passed.hotel, passed.pick_up = journey.hotel, journey.pick_up
    if taken.journey:
        passed.arrives_at, passed.departs_at = journey.arrives_at, journey.departs_at
        passed.arrival_flight, passed.departure_flight = journey.arrival_flight, journey.departure_flight
    unit.session.add(passed)
