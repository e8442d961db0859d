"""What belongs to one registration besides its line in the list; passport values are never in it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session as Connection

from wego_desktop.db.models import (
    Category,
    Companion,
    Consent,
    Delegation,
    Event,
    Logistics,
    Person,
    Registration,
    RegistrationTag,
    Visa,
)
from wego_desktop.domain.codes import registration_number
from wego_desktop.domain.enums import ConsentPurpose, RegistrationStatus
from wego_desktop.domain.local_time import local_day
from wego_desktop.domain.person_names import shown_name
from wego_desktop.domain.registration_states import ENDED

SECRETS = ("passport_name", "passport_number", "nationality", "born_on", "passport_expires_on")
"""The values of a visa block that are masked on the screen."""


@dataclass(frozen=True, slots=True)
class JourneyRow:
    """When somebody arrives and leaves (UTC), flights, hotel, pick-up, whom to call in an emergency."""

    arrives_at: datetime | None = None
    arrival_flight: str = ""
    departs_at: datetime | None = None
    departure_flight: str = ""
    hotel: str = ""
    pick_up: str = ""
    emergency_contact: str = ""


@dataclass(frozen=True, slots=True)
class VisaRow:
    """That passport data is kept: which of `SECRETS`, since when agreed to, how, and until when."""

    held: tuple[str, ...]
    consented_at: datetime
    consent_how: str
    erase_on: date
    is_due: bool


@dataclass(frozen=True, slots=True)
class ConsentRow:
    """One line of the ledger; `is_current` marks the one that counts for its purpose."""

    purpose: ConsentPurpose
    is_given: bool
    decided_at: datetime
    how: str
    version: str
    is_current: bool


@dataclass(frozen=True, slots=True)
class LinkedPerson:
    """Another registration of the event that has to do with this one; `relation` may be empty."""

    registration_id: str
    person_id: str
    number: str
    name: str
    category: str
    status: RegistrationStatus
    relation: str = ""


@dataclass(frozen=True, slots=True)
class DelegationFacts:
    """The delegation that the registration belongs to: who takes part in it, and its focal point.

    `focal_name` may be of somebody who is not registered; it is empty when nobody is the focal point.
    """

    members: tuple[LinkedPerson, ...]
    focal_person_id: str | None
    focal_name: str
    notes: str


@dataclass(frozen=True, slots=True)
class DelegateRecords:
    """Everything that is kept about one registration in tables of its own."""

    tags: tuple[str, ...]
    journey: JourneyRow
    visa: VisaRow | None
    consents: tuple[ConsentRow, ...]
    host: LinkedPerson | None
    companions: tuple[LinkedPerson, ...]
    predecessor: LinkedPerson | None
    successor: LinkedPerson | None
    delegation: DelegationFacts | None
    zone: str


def delegate_records(session: Connection, record: Registration, now: datetime) -> DelegateRecords:
    """What belongs to the registration; a constant number of statements."""
    event = session.get_one(Event, record.event_id)
    mine = Companion.registration_id == record.id
    successor = record.successor_id and _linked(session, Registration.id == record.successor_id)
    hosts = _companions(session, Companion.host_id, mine)
    predecessors = _linked(session, Registration.successor_id == record.id)
    return DelegateRecords(
        tags=_tags(session, record.id),
        journey=_journey(session, record.id),
        visa=_visa(session, record.id, local_day(now, event.zone)),
        consents=_consents(session, record.id),
        host=hosts[0] if hosts else None,
        companions=_companions(session, Companion.registration_id, Companion.host_id == record.id),
        predecessor=predecessors[0] if predecessors else None,
        successor=successor[0] if successor else None,
        delegation=_delegation(session, record),
        zone=event.zone,
    )


def _tags(session: Connection, registration_id: str) -> tuple[str, ...]:
    statement = select(RegistrationTag.tag).where(RegistrationTag.registration_id == registration_id)
    return tuple(sorted(session.scalars(statement), key=str.casefold))


def _journey(session: Connection, registration_id: str) -> JourneyRow:
    found = session.scalar(select(Logistics).where(Logistics.registration_id == registration_id))
    if found is None:
        return JourneyRow()
    return JourneyRow(
        found.arrives_at,
        found.arrival_flight,
        found.departs_at,
        found.departure_flight,
        found.hotel,
        found.pick_up,
        found.emergency_contact,
    )


def _visa(session: Connection, registration_id: str, today: date) -> VisaRow | None:
    found = session.scalar(select(Visa).where(Visa.registration_id == registration_id))
    if found is None:
        return None
    held = tuple(name for name in SECRETS if getattr(found, name))
    return VisaRow(held, found.consented_at, found.consent_how, found.erase_on, found.erase_on <= today)


def _consents(session: Connection, registration_id: str) -> tuple[ConsentRow, ...]:
    """The ledger, newest first."""
    statement = (
        select(Consent)
        .where(Consent.registration_id == registration_id)
        .order_by(Consent.decided_at.desc(), Consent.id.desc())
    )
    seen: set[ConsentPurpose] = set()
    lines = []
    for line in session.scalars(statement):
        is_current = line.purpose not in seen
        seen.add(line.purpose)
        lines.append(
            ConsentRow(line.purpose, line.is_given, line.decided_at, line.how, line.version, is_current)
        )
    return tuple(lines)


_FACTS = (
    Registration.id,
    Registration.person_id,
    Event.code,
    Registration.number,
    Person.given_names,
    Person.family_name,
    Person.native_name,
    Category.name,
    Registration.status,
)


def _linked(session: Connection, condition: ColumnElement[bool]) -> tuple[LinkedPerson, ...]:
    statement = (
        select(*_FACTS)
        .join(Event, Event.id == Registration.event_id)
        .join(Person, Person.id == Registration.person_id)
        .join(Category, Category.id == Registration.category_id)
        .where(condition)
        .order_by(Registration.number)
    )
    return tuple(_person(row) for row in session.execute(statement))


def _companions(session: Connection, end: Any, condition: ColumnElement[bool]) -> tuple[LinkedPerson, ...]:
    """The registrations at that end of the links that fulfil `condition`, with the relation."""
    statement = (
        select(*_FACTS, Companion.relation)
        .join(Companion, end == Registration.id)
        .join(Event, Event.id == Registration.event_id)
        .join(Person, Person.id == Registration.person_id)
        .join(Category, Category.id == Registration.category_id)
        .where(condition)
        .order_by(Registration.number)
    )
    return tuple(_person(row) for row in session.execute(statement))


def _person(row: Sequence[Any]) -> LinkedPerson:
    id_, person_id, code, number, given, family, native, category, status = row[:9]
    name, shown = shown_name(given, family, native), registration_number(code, number)
    return LinkedPerson(id_, person_id, shown, name, category, status, *row[9:])


def _delegation(session: Connection, record: Registration) -> DelegationFacts | None:
    if record.organisation_id is None:
        return None
    members = _linked(
        session,
        (Registration.event_id == record.event_id)
        & (Registration.organisation_id == record.organisation_id)
        & Registration.status.not_in(sorted(ENDED)),
    )
    statement = (
        select(Delegation, Person)
        .outerjoin(Person, Person.id == Delegation.focal_person_id)
        .where(Delegation.event_id == record.event_id, Delegation.organisation_id == record.organisation_id)
    )
    kept, focal = session.execute(statement).one_or_none() or (None, None)
    name = shown_name(focal.given_names, focal.family_name, focal.native_name) if focal else ""
    return DelegationFacts(members, focal.id if focal else None, name, kept.notes if kept else "")
