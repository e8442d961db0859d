"""Reads for the attendance sheet: one line for each person and session."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, and_, func, select, union
from sqlalchemy.orm import Session as OrmSession
from sqlalchemy.orm import aliased

from wego_desktop.db.models import (
    Admission,
    Category,
    Checkpoint,
    Event,
    Organisation,
    Person,
    PresenceRow,
    Registration,
    Session,
)
from wego_desktop.domain.codes import registration_number
from wego_desktop.domain.enums import AdmissionState
from wego_desktop.domain.person_names import shown_name
from wego_desktop.services.queries import exports_places as places


@dataclass(frozen=True, slots=True)
class AttendanceRow:
    """One person's seat and presence in one session; `left_at` only when the person went out again."""

    event: str
    session_code: str
    session_title: str
    code: str
    name: str
    organisation: str | None
    country: str | None
    category: str
    seat: AdmissionState | None
    entered_at: datetime | None
    left_at: datetime | None


def attendance(session: OrmSession, ids: Sequence[str]) -> Iterator[AttendanceRow]:
    """Everybody with a seat in one of these sessions or seen in it, by session and family name; streamed."""
    statement = _statement(ids).execution_options(yield_per=places.PAGE)
    for page in session.execute(statement).partitions():
        for row in page:
            yield _attended(*row)


def _statement(ids: Sequence[str]) -> Any:
    pairs = _pairs(ids).subquery("pairs")
    own = aliased(Event)
    at_door = and_(PresenceRow.checkpoint_id == Checkpoint.id, PresenceRow.registration_id == Registration.id)
    seat = and_(Admission.session_id == Session.id, Admission.registration_id == Registration.id)
    return (
        select(
            own.code,
            Session.code,
            Session.title,
            Event.code,
            Registration.number,
            Person.given_names,
            Person.family_name,
            Person.native_name,
            Organisation.name,
            Organisation.country,
            Category.name,
            Admission.state,
            PresenceRow.first_in_at,
            PresenceRow.last_at,
            PresenceRow.is_inside,
        )
        .select_from(pairs)
        .join(Session, Session.id == pairs.c.session_id)
        .join(own, own.id == Session.event_id)
        .join(Registration, Registration.id == pairs.c.registration_id)
        .join(Event, Event.id == Registration.event_id)
        .join(Person, Person.id == Registration.person_id)
        .join(Category, Category.id == Registration.category_id)
        .outerjoin(Organisation, Organisation.id == Registration.organisation_id)
        .outerjoin(Admission, seat)
        .outerjoin(Checkpoint, Checkpoint.session_id == Session.id)
        .outerjoin(PresenceRow, at_door)
        .order_by(Session.starts_at, Session.code, Person.sort_key, Registration.id)
    )


def _attended(*values: Any) -> AttendanceRow:
    event_code, number, given, family_name, native = values[3:8]
    entered, last, is_inside = values[12:]
    left = last if is_inside is False else None
    code, name = registration_number(event_code, number), shown_name(given, family_name, native)
    return AttendanceRow(*(*values[:3], code, name, *values[8:12], entered, left))


def attendance_count(session: OrmSession, ids: Sequence[str]) -> int:
    """How many rows `attendance` has."""
    return session.scalar(select(func.count()).select_from(_pairs(ids).subquery())) or 0


def _pairs(ids: Sequence[str]) -> "Select[str, str]":
    seats = select(Admission.session_id, Admission.registration_id).where(Admission.session_id.in_(ids))
    seen = (
        select(Checkpoint.session_id, PresenceRow.registration_id)
        .join(PresenceRow, PresenceRow.checkpoint_id == Checkpoint.id)
        .where(Checkpoint.session_id.in_(ids))
    )
    both = union(seats, seen).subquery()
    return select(both.c.session_id, both.c.registration_id)
