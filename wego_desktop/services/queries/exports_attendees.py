"""Reads for the attendee sheet: streamed, in a number of statements that does not grow with the people."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Any

from sqlalchemy import ColumnElement, String, case, func, select, type_coerce
from sqlalchemy.orm import Session as OrmSession

from wego_desktop.db.models import (
    Admission,
    Badge,
    Category,
    Event,
    Organisation,
    Person,
    Registration,
    Session,
    SessionRole,
)
from wego_desktop.domain.enums import AdmissionState
from wego_desktop.domain.registration_states import EXPECTED
from wego_desktop.services.queries import exports_places as places

ARRIVED = "arrived"
"""What stands in the status column for whoever has arrived, whatever the registration's own state."""


@dataclass(frozen=True, slots=True)
class AttendeeCounts:
    """Figures of one event's registrations; needs are counted only, never listed with names."""

    people: int
    arrived: int
    expected: int
    dietary: int
    accessibility: int
    without_badge: int


def stream(
    session: OrmSession,
    event_id: str,
    keys: Sequence[str],
    limit: int | None = None,
    only: frozenset[str] = frozenset(),
) -> Iterator[tuple[Any, ...]]:
    """All registrations of the event, or `only` these, by family name; one stored value per key of `keys`.

    Closed lists come as their stored texts, the networks as the organisation's id, the sessions and answers
    to own fields as the registration's; see `sessions_of`.
    """
    arrived = places.arrivals(event_id)
    region = places.main_regions()
    offered = _expressions(arrived.c.arrived_at, region.c.name)
    statement = (
        select(Registration.id, *(offered.get(key, Registration.id.label(key)) for key in keys))
        .select_from(Registration)
        .join(Person, Person.id == Registration.person_id)
        .join(Category, Category.id == Registration.category_id)
        .outerjoin(Organisation, Organisation.id == Registration.organisation_id)
        .outerjoin(region, region.c.organisation_id == Registration.organisation_id)
        .outerjoin(arrived, arrived.c.registration_id == Registration.id)
        .where(Registration.event_id == event_id)
        .order_by(Person.sort_key, Registration.number)
        .limit(None if only else limit)
    )
    yield from islice(_streamed(session, statement, only), limit)


def _streamed(session: OrmSession, statement: Any, only: frozenset[str]) -> Iterator[tuple[Any, ...]]:
    # Chosen here and not by the database, which takes no list of any length.
    for page in session.execute(statement.execution_options(yield_per=places.PAGE)).partitions():
        for id_, *values in page:
            if not only or id_ in only:
                yield tuple(values)


def counts(session: OrmSession, event_id: str, only: frozenset[str] = frozenset()) -> AttendeeCounts:
    """The figures of the event, or of `only` these registrations, in one statement."""
    arrived = places.arrivals(event_id)
    is_here = arrived.c.arrived_at.is_not(None)
    is_expected = Registration.status.in_(list(EXPECTED)) | is_here
    has_badge = (
        select(Badge.id)
        .where(
            Badge.registration_id == Registration.id, Badge.voided_at.is_(None), Badge.printed_at.is_not(None)
        )
        .exists()
    )
    facts = (
        is_here,
        is_expected,
        is_expected & (Registration.dietary != ""),
        is_expected & (Registration.accessibility != ""),
        is_expected & ~has_badge,
    )
    wanted: tuple[Any, ...] = (func.count(), *map(_number_of, facts))
    if only:
        wanted = (Registration.id, *(case((fact, 1), else_=0) for fact in facts))
    statement = (
        select(*wanted)
        .select_from(Registration)
        .outerjoin(arrived, arrived.c.registration_id == Registration.id)
        .where(Registration.event_id == event_id)
    )
    if not only:
        return AttendeeCounts(*(int(value or 0) for value in session.execute(statement).one()))
    rows = [tuple(row)[1:] for row in session.execute(statement) if row[0] in only]
    sums = [sum(values) for values in zip(*rows, strict=True)] or [0] * len(facts)
    return AttendeeCounts(len(rows), *sums)


def sessions_of(session: OrmSession, event_id: str) -> dict[str, str]:
    """Registration id to the sessions it has a confirmed seat or a part in, by their start.

    Those of the event by their code, those of events under it as `ESG26/S03`.
    """
    family = places.family(event_id)
    seats = (
        select(Admission.registration_id, Session.code, Session.starts_at, Event.id, Event.code)
        .join(Session, Session.id == Admission.session_id)
        .join(Event, Event.id == Session.event_id)
        .join(Registration, Registration.id == Admission.registration_id)
        .where(Registration.event_id == event_id, Admission.state == AdmissionState.CONFIRMED)
    )
    parts = (
        select(Registration.id, Session.code, Session.starts_at, Event.id, Event.code)
        .join(SessionRole, SessionRole.person_id == Registration.person_id)
        .join(Session, Session.id == SessionRole.session_id)
        .join(Event, Event.id == Session.event_id)
        .where(Registration.event_id == event_id, Session.event_id.in_(family))
    )
    found: defaultdict[str, dict[str, datetime]] = defaultdict(dict)
    for statement in (seats, parts):
        for registration_id, code, starts_at, at_event, event_code in session.execute(statement):
            name = code if at_event == event_id else f"{event_code}/{code}"
            found[registration_id][name] = starts_at
    return {
        registration_id: ", ".join(sorted(codes, key=lambda code: (codes[code], code)))
        for registration_id, codes in found.items()
    }


def _number_of(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return func.sum(case((condition, 1), else_=0))


def _expressions(
    arrived_at: ColumnElement[datetime], region: ColumnElement[str]
) -> dict[str, ColumnElement[Any]]:
    status = case((arrived_at.is_not(None), ARRIVED), else_=type_coerce(Registration.status, String))
    fields: dict[str, Any] = {
        "code": Registration.number,
        "honorific": Person.honorific,
        "given_names": Person.given_names,
        "family_name": Person.family_name,
        "native_name": Person.native_name,
        "badge_name": Person.badge_name,
        "gender": type_coerce(Person.gender, String),
        "position": Person.position,
        "organisation": Organisation.name,
        "city": Organisation.city,
        "country": Organisation.country,
        "region": region,
        "networks": Registration.organisation_id,
        "category": Category.name,
        "status": status,
        "mode": type_coerce(Registration.mode, String),
        "delegation_role": type_coerce(Registration.delegation_role, String),
        "email": Person.email,
        "phone": Person.phone,
        "languages": Person.languages,
        "registered_at": Registration.registered_at,
        "arrived_at": arrived_at,
        "sessions": Registration.id,
        "external_ref": Registration.external_ref,
        "desk_note": Registration.desk_note,
    }
    return {key: expression.label(key) for key, expression in fields.items()}
