"""Reads about badges: who is meant, what is printed on each, and what was printed when."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Select, and_, func, or_, select
from sqlalchemy.orm import Session as Connection

from wego_desktop.db.models import (
    Admission,
    Answer,
    Badge,
    Category,
    Event,
    Network,
    NetworkMember,
    Organisation,
    OwnField,
    Person,
    Registration,
    Room,
    Session,
    SessionRole,
)
from wego_desktop.db.unit_of_work import Database
from wego_desktop.documents.badge_face import NetworkMark, network_mark
from wego_desktop.domain.codes import clean_scan, find_badge_code, parse_registration_number
from wego_desktop.domain.enums import (
    AdmissionRule,
    AdmissionState,
    BadgeReason,
)
from wego_desktop.services.badge_choice import BadgeChoice, Chosen, load_chosen
from wego_desktop.services.badge_faces import Answers, BadgeFaceRow, FaceMaker, Networks
from wego_desktop.services.badge_programme import Programmes, SessionFacts, in_order
from wego_desktop.services.duplicates.decided import registration_with_number
from wego_desktop.services.own_fields.words import answer_text

_CHUNK = 5000


@dataclass(frozen=True, slots=True)
class BadgeLogRow:
    """One badge that a registration had or has; instants are UTC."""

    badge_id: str
    revision: int
    reason: BadgeReason
    issued_at: datetime
    printed_at: datetime | None
    printed_where: str
    voided_at: datetime | None


def chosen_people(database: Database, choice: BadgeChoice) -> Chosen:
    """The people of a choice in the order of printing; raises `UserError("no_such_registration")`."""
    with database.read() as session:
        return load_chosen(session, choice)


def find_holder(database: Database, text: str, event_id: str) -> str | None:
    """The registration that a scanned badge code or a typed number of the event means, or None."""
    cleaned = clean_scan(text)
    with database.read() as session:
        if (code := find_badge_code(cleaned)) is not None:
            return session.scalar(select(Badge.registration_id).where(Badge.code == code))
        event = session.get(Event, event_id)
        number = parse_registration_number(cleaned, event.code) if event else None
        if number is None:
            return None
        named = select(Event.id).where(func.upper(Event.code) == (number[0] or "").upper())
        of_event = session.scalar(named) if number[0] else event_id
        return registration_with_number(session, of_event, number[1]) if of_event else None


def badge_log(database: Database, registration_id: str) -> tuple[BadgeLogRow, ...]:
    """All badges of a registration, newest first."""
    statement = select(Badge).where(Badge.registration_id == registration_id)
    with database.read() as session:
        found = session.scalars(statement.order_by(Badge.revision.desc())).all()
    return tuple(
        BadgeLogRow(b.id, b.revision, b.reason, b.issued_at, b.printed_at, b.printed_where, b.voided_at)
        for b in found
    )


def badge_faces(database: Database, registration_ids: Sequence[str]) -> tuple[BadgeFaceRow, ...]:
    """What stands on the badges of these registrations, in this order.

    Six statements, and two more for each further 5,000 people. Unknown ids are left out.
    """
    ids = tuple(dict.fromkeys(registration_ids))
    with database.read() as session:
        people = _people(session, ids)
        tops = {row.Event.umbrella_id or row.Event.id for row in people.values()}
        networks = _networks(session, people.values())
        programmes = _programmes(session, tops, database.clock())
        answers = _answers(session, ids)
    made = FaceMaker(networks, programmes, answers)
    return tuple(made.row(people[key]) for key in ids if key in people)


def _people(session: Connection, ids: Sequence[str]) -> dict[str, Any]:
    statement = (
        select(Registration, Person, Category, Event, Organisation, Badge)
        .join(Person, Person.id == Registration.person_id)
        .join(Category, Category.id == Registration.category_id)
        .join(Event, Event.id == Registration.event_id)
        .outerjoin(Organisation, Organisation.id == Registration.organisation_id)
        .outerjoin(Badge, and_(Badge.registration_id == Registration.id, Badge.voided_at.is_(None)))
    )
    found = {}
    for start in range(0, len(ids), _CHUNK):
        rows = session.execute(statement.where(Registration.id.in_(ids[start : start + _CHUNK])))
        found.update({row.Registration.id: row for row in rows})
    return found


def _answers(session: Connection, ids: Sequence[str]) -> Answers:
    """The answers to own fields, as they stand on badges."""
    statement = select(Answer.registration_id, OwnField.key, Answer.value, OwnField.kind).join(
        OwnField, OwnField.id == Answer.field_id
    )
    found: Answers = {}
    for start in range(0, len(ids), _CHUNK):
        rows = session.execute(statement.where(Answer.registration_id.in_(ids[start : start + _CHUNK])))
        for registration_id, key, value, kind in rows:
            text = answer_text(value, kind)
            found[registration_id] = (*found.get(registration_id, ()), (key, text))
    return found


def _networks(session: Connection, people: Iterable[Any]) -> Networks:
    """Network ids and marks by organisation, of memberships that hold during the earliest event."""
    first = min((row.Event.starts_on for row in people), default=date.min)
    statement = (
        select(NetworkMember.organisation_id, Network.id, Network.code, Network.name)
        .join(Network, Network.id == NetworkMember.network_id)
        .where(
            or_(NetworkMember.to_on.is_(None), NetworkMember.to_on >= first),
            or_(NetworkMember.from_on.is_(None), NetworkMember.from_on <= first),
        )
        .order_by(Network.code)
    )
    found: dict[str, dict[str, NetworkMark]] = {}
    for organisation_id, network_id, code, name in session.execute(statement):
        found.setdefault(organisation_id, {})[network_id] = network_mark(code, name)
    return {key: (frozenset(marks), tuple(marks.values())) for key, marks in found.items()}


def _programmes(session: Connection, tops: set[str], now: datetime) -> Programmes:
    """The programme of the events under `tops` with everybody's parts and confirmed seats."""
    in_family = func.coalesce(Event.umbrella_id, Event.id).in_(sorted(tops))
    statement = (
        select(Session, Room.name, Event.umbrella_id)
        .join(Event, Event.id == Session.event_id)
        .outerjoin(Room, Room.id == Session.room_id)
        .where(in_family)
    )
    facts = []
    umbrella_of = {}
    for item, room, umbrella_id in session.execute(statement):
        facts.append(_facts(item, room or ""))
        if umbrella_id:
            umbrella_of[item.event_id] = umbrella_id
    of_family = select(Session.id).join(Event, Event.id == Session.event_id).where(in_family)
    roles: dict[str, dict[str, Any]] = {}
    for person_id, session_id, kind in session.execute(_roles().where(SessionRole.session_id.in_(of_family))):
        roles.setdefault(person_id, {}).setdefault(session_id, kind)
    seats: dict[str, set[str]] = {}
    for person_id, session_id in session.execute(_seats().where(Admission.session_id.in_(of_family))):
        seats.setdefault(person_id, set()).add(session_id)
    frozen = {person_id: frozenset(ids) for person_id, ids in seats.items()}
    return Programmes(in_order(facts), umbrella_of, roles, frozen, now)


def _facts(item: Session, room: str) -> SessionFacts:
    is_open = item.admission_rule is AdmissionRule.OPEN
    return SessionFacts(
        item.id,
        item.event_id,
        item.starts_at,
        item.ends_at,
        item.title,
        item.kind,
        room,
        item.network_id,
        is_open,
    )


def _roles() -> Select[*tuple[Any, ...]]:
    return select(SessionRole.person_id, SessionRole.session_id, SessionRole.kind).order_by(
        SessionRole.position, SessionRole.id
    )


def _seats() -> Select[*tuple[Any, ...]]:
    return (
        select(Registration.person_id, Admission.session_id)
        .join(Registration, Registration.id == Admission.registration_id)
        .where(Admission.state == AdmissionState.CONFIRMED)
    )
