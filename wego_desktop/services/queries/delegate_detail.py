"""Everything that the panel of one delegate shows, except the history."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import and_, or_, select
from sqlalchemy.orm import Session as Connection

from wego_desktop.db.models import (
    Admission,
    Badge,
    Checkpoint,
    Desk,
    Event,
    JournalChange,
    JournalEntry,
    Operator,
    Person,
    PresenceRow,
    Registration,
    Room,
    Session,
    SessionRole,
)
from wego_desktop.db.unit_of_work import Database
from wego_desktop.domain.codes import registration_number
from wego_desktop.domain.enums import (
    AdmissionState,
    BadgeReason,
    Gender,
    RegistrationStatus,
    SessionKind,
    SessionRoleKind,
)
from wego_desktop.errors import UserError
from wego_desktop.services.queries.delegate_records import DelegateRecords, delegate_records
from wego_desktop.services.queries.delegates import DelegateRow, rows


@dataclass(frozen=True, slots=True)
class SeatRow:
    """A session that the delegate has a part in: by a role, a seat, or because of having been in it."""

    session_id: str
    code: str
    title: str
    kind: SessionKind
    room: str
    starts_at: datetime
    ends_at: datetime
    roles: tuple[SessionRoleKind, ...]
    seat: AdmissionState | None
    entered_at: datetime | None


@dataclass(frozen=True, slots=True)
class BadgeRow:
    """One copy of the badge; voided copies have `voided_at`."""

    code: str
    revision: int
    reason: BadgeReason
    template_name: str
    issued_at: datetime
    printed_at: datetime | None
    printed_where: str
    voided_at: datetime | None


@dataclass(frozen=True, slots=True)
class OtherRegistration:
    """The same person's registration for another event."""

    registration_id: str
    number: str
    event_name: str
    status: RegistrationStatus


@dataclass(frozen=True, slots=True)
class LastChange:
    """When and where the person or registration was changed last."""

    happened_at: datetime
    desk: str
    operator: str


@dataclass(frozen=True, slots=True)
class DelegateDetail:
    """One delegate with all facts; instants are UTC."""

    row: DelegateRow
    event_id: str
    gender: Gender | None
    external_ref: str
    status_reason: str
    former_status: RegistrationStatus | None
    dietary: str
    accessibility: str
    notes: str
    desk_note: str
    is_photo_refused: bool
    records: DelegateRecords
    seats: tuple[SeatRow, ...]
    badges: tuple[BadgeRow, ...]
    others: tuple[OtherRegistration, ...]
    last_change: LastChange | None

    @property
    def delegation_size(self) -> int:
        """How many active registrations the delegation has."""
        return len(self.records.delegation.members) if self.records.delegation else 0


def delegate_detail(database: Database, registration_id: str) -> DelegateDetail:
    """The delegate's facts; raises `UserError("no_such_registration")`. A constant number of statements."""
    found = rows(database, [registration_id])
    if not found:
        raise UserError("no_such_registration")
    with database.read() as session:
        record = session.get_one(Registration, registration_id)
        person = session.get_one(Person, record.person_id)
        return DelegateDetail(
            row=found[0],
            event_id=record.event_id,
            gender=person.gender,
            external_ref=record.external_ref or person.external_ref,
            status_reason=record.status_reason,
            former_status=record.former_status,
            dietary=record.dietary,
            accessibility=record.accessibility,
            notes=record.notes,
            desk_note=record.desk_note,
            is_photo_refused=record.is_photo_refused,
            records=delegate_records(session, record, database.clock()),
            seats=_seats(session, record),
            badges=_badges(session, registration_id),
            others=_others(session, record),
            last_change=_last_change(session, record),
        )


def _seats(session: Connection, record: Registration) -> tuple[SeatRow, ...]:
    roles: dict[str, tuple[SessionRoleKind, ...]] = {}
    statement = select(SessionRole).where(SessionRole.person_id == record.person_id)
    for role in session.scalars(statement.order_by(SessionRole.position)):
        roles[role.session_id] = (*roles.get(role.session_id, ()), role.kind)
    at_door = and_(PresenceRow.checkpoint_id == Checkpoint.id, PresenceRow.registration_id == record.id)
    seat = and_(Admission.session_id == Session.id, Admission.registration_id == record.id)
    found = session.execute(
        select(Session, Room.name, Admission.state, PresenceRow.first_in_at)
        .outerjoin(Room, Room.id == Session.room_id)
        .outerjoin(Admission, seat)
        .outerjoin(Checkpoint, Checkpoint.session_id == Session.id)
        .outerjoin(PresenceRow, at_door)
        .where(
            or_(Admission.id.is_not(None), PresenceRow.first_in_at.is_not(None), Session.id.in_(roles.keys()))
        )
        .order_by(Session.starts_at, Session.code)
    )
    return tuple(
        SeatRow(
            row.id,
            row.code,
            row.title,
            row.kind,
            room or "",
            row.starts_at,
            row.ends_at,
            roles.get(row.id, ()),
            state,
            entered_at,
        )
        for row, room, state, entered_at in found
    )


def _badges(session: Connection, registration_id: str) -> tuple[BadgeRow, ...]:
    statement = select(Badge).where(Badge.registration_id == registration_id).order_by(Badge.revision.desc())
    return tuple(
        BadgeRow(
            badge.code,
            badge.revision,
            badge.reason,
            badge.template_name,
            badge.issued_at,
            badge.printed_at,
            badge.printed_where,
            badge.voided_at,
        )
        for badge in session.scalars(statement)
    )


def _others(session: Connection, record: Registration) -> tuple[OtherRegistration, ...]:
    statement = (
        select(Registration.id, Registration.number, Registration.status, Event.code, Event.name)
        .join(Event, Event.id == Registration.event_id)
        .where(Registration.person_id == record.person_id, Registration.id != record.id)
        .order_by(Event.starts_on.desc(), Event.code)
    )
    return tuple(
        OtherRegistration(id_, registration_number(code, number), name, status)
        for id_, number, status, code, name in session.execute(statement)
    )


def _last_change(session: Connection, record: Registration) -> LastChange | None:
    statement = (
        select(JournalEntry.happened_at, Desk.name, Operator.name)
        .join(JournalChange, JournalChange.entry_id == JournalEntry.id)
        .join(Desk, Desk.id == JournalEntry.desk_id)
        .join(Operator, Operator.id == JournalEntry.operator_id)
        .where(JournalChange.row_id.in_((record.id, record.person_id)))
        .order_by(JournalEntry.seq.desc())
        .limit(1)
    )
    found = session.execute(statement).first()
    return LastChange(*found) if found else None
