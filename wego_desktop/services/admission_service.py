"""Who does what in a session, and who has a seat in it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session as OrmSession

from wego_desktop.db.models import (
    Admission,
    NetworkMember,
    Registration,
    Session,
    SessionRole,
    new_id,
)
from wego_desktop.db.unit_of_work import Database, WriteUnit
from wego_desktop.domain.actor import Actor
from wego_desktop.domain.enums import AdmissionState, SessionRoleKind
from wego_desktop.domain.operations import Op
from wego_desktop.domain.registration_states import EXPECTED
from wego_desktop.domain.rights import Right, require
from wego_desktop.errors import UserError
from wego_desktop.services.outcome import Outcome, outcome
from wego_desktop.services.programme_rows import (
    active_registrations,
    confirmed_seats,
    get_network,
    get_person,
    get_session,
    registration_events,
    seats_of,
)


@dataclass(frozen=True, slots=True)
class Seated:
    """How many registrations got which state; `waiting` were put there because no seat was left."""

    confirmed: int = 0
    invited: int = 0
    waiting: int = 0
    declined: int = 0
    unchanged: int = 0


class AdmissionService:
    """Gives and takes roles and seats; each method is one step to undo."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add_role(
        self,
        actor: Actor,
        session_id: str,
        person_id: str,
        kind: SessionRoleKind,
        *,
        is_confirmed: bool = False,
    ) -> Outcome[str]:
        """The person with that part in the session, after the others; the value is the role's id.

        Raises `UserError`: `no_such_session`, `no_such_person`, `role_taken`, `not_allowed`.
        """
        require(actor.role, Right.EDIT_PROGRAMME)
        with self._database.write(Op.EDIT_ROLES, actor) as unit:
            row = _noted(unit, session_id)
            get_person(unit.session, person_id)
            statement = select(func.max(SessionRole.position)).where(SessionRole.session_id == row.id)
            last = unit.session.scalar(statement)
            role = SessionRole(
                id=new_id(),
                session_id=row.id,
                person_id=person_id,
                kind=kind,
                position=0 if last is None else last + 1,
                is_confirmed=is_confirmed,
            )
            unit.session.add(role)
            return outcome(unit, role.id)

    def confirm_role(self, actor: Actor, role_id: str, *, is_confirmed: bool = True) -> Outcome[str]:
        """Recorded whether the person has said yes; raises `no_such_role`, `not_allowed`."""
        require(actor.role, Right.EDIT_PROGRAMME)
        with self._database.write(Op.EDIT_ROLES, actor) as unit:
            role = _role(unit.session, role_id)
            _noted(unit, role.session_id)
            role.is_confirmed = is_confirmed
            return outcome(unit, role_id)

    def remove_role(self, actor: Actor, role_id: str) -> Outcome[str]:
        """The person's part in the session taken away; raises `no_such_role`, `not_allowed`."""
        require(actor.role, Right.EDIT_PROGRAMME)
        with self._database.write(Op.EDIT_ROLES, actor) as unit:
            role = _role(unit.session, role_id)
            _noted(unit, role.session_id)
            unit.session.delete(role)
            return outcome(unit, role_id)

    def admit(
        self,
        actor: Actor,
        session_id: str,
        registration_ids: Iterable[str],
        state: AdmissionState = AdmissionState.CONFIRMED,
    ) -> Outcome[Seated]:
        """These registrations on the session's list in `state`, new or changed, in order of number.

        Where no seat is left, CONFIRMED becomes WAITING. Raises `UserError`: `no_such_session`,
        `not_of_this_event` (or no longer active), `not_allowed`.
        """
        require(actor.role, Right.EDIT_PROGRAMME)
        with self._database.write(Op.EDIT_ADMISSIONS, actor) as unit:
            row = _noted(unit, session_id)
            found = active_registrations(unit.session, registration_ids, row.event_id)
            return outcome(unit, _seat(unit, row, found, state))

    def admit_to_all(
        self, actor: Actor, session_ids: Sequence[str], registration_ids: Iterable[str]
    ) -> Outcome[tuple[Seated, ...]]:
        """These registrations with a seat in each of the sessions, as `admit` gives it, with one undo."""
        require(actor.role, Right.EDIT_PROGRAMME)
        wanted = list(registration_ids)
        with self._database.write(Op.EDIT_ADMISSIONS, actor) as unit:
            seated = []
            for session_id in session_ids:
                row = _noted(unit, session_id)
                found = active_registrations(unit.session, wanted, row.event_id)
                seated.append(_seat(unit, row, found, AdmissionState.CONFIRMED))
            return outcome(unit, tuple(seated))

    def admit_category(
        self,
        actor: Actor,
        session_id: str,
        category_ids: Sequence[str],
        state: AdmissionState = AdmissionState.CONFIRMED,
    ) -> Outcome[Seated]:
        """Every expected registration of these categories newly on the list, as `admit`."""
        require(actor.role, Right.EDIT_PROGRAMME)
        with self._database.write(Op.EDIT_ADMISSIONS, actor) as unit:
            row = _noted(unit, session_id)
            found = _expected(unit.session, row, Registration.category_id.in_(list(category_ids)))
            return outcome(unit, _seat(unit, row, _new_only(unit.session, row, found), state))

    def admit_network(
        self,
        actor: Actor,
        session_id: str,
        network_id: str,
        state: AdmissionState = AdmissionState.CONFIRMED,
    ) -> Outcome[Seated]:
        """Every expected registration of the network's present members on the list, as `admit_category`."""
        require(actor.role, Right.EDIT_PROGRAMME)
        with self._database.write(Op.EDIT_ADMISSIONS, actor) as unit:
            row = _noted(unit, session_id)
            get_network(unit.session, network_id)
            day = row.starts_at.date()
            members = select(NetworkMember.organisation_id).where(
                NetworkMember.network_id == network_id,
                or_(NetworkMember.to_on.is_(None), NetworkMember.to_on >= day),
                or_(NetworkMember.from_on.is_(None), NetworkMember.from_on <= day),
            )
            found = _expected(unit.session, row, Registration.organisation_id.in_(members))
            return outcome(unit, _seat(unit, row, _new_only(unit.session, row, found), state))

    def remove_admissions(
        self, actor: Actor, session_id: str, registration_ids: Iterable[str]
    ) -> Outcome[int]:
        """These registrations off the session's list; the value is how many were on it."""
        require(actor.role, Right.EDIT_PROGRAMME)
        with self._database.write(Op.EDIT_ADMISSIONS, actor) as unit:
            row = _noted(unit, session_id)
            wanted = set(registration_ids)
            gone = [
                admission for key, admission in _admissions(unit.session, row.id).items() if key in wanted
            ]
            for admission in gone:
                unit.session.delete(admission)
            unit.note(count=len(gone))
            return outcome(unit, len(gone))


def _noted(unit: WriteUnit, session_id: str) -> Session:
    row = get_session(unit.session, session_id, is_locked=True)
    unit.event_id = row.event_id
    unit.note(title=row.title)
    return row


def _role(session: OrmSession, role_id: str) -> SessionRole:
    role = session.get(SessionRole, role_id)
    if role is None:
        raise UserError("no_such_role")
    return role


def _admissions(session: OrmSession, session_id: str) -> dict[str, Admission]:
    """The session's list by registration id."""
    statement = select(Admission).where(Admission.session_id == session_id)
    return {admission.registration_id: admission for admission in session.scalars(statement)}


def _expected(session: OrmSession, row: Session, condition: object) -> list[Registration]:
    """Expected registrations that count at the session; of a person with two, the session's own event's."""
    events = registration_events(session, row.event_id)
    statement = select(Registration).where(
        Registration.event_id.in_(events),
        Registration.status.in_(EXPECTED),
        condition,  # type: ignore[arg-type]  # any condition on registrations
    )
    ordered = sorted(session.scalars(statement), key=lambda r: (events.index(r.event_id), r.number))
    by_person: dict[str, Registration] = {}
    for registration in ordered:
        by_person.setdefault(registration.person_id, registration)
    return list(by_person.values())


def _new_only(session: OrmSession, row: Session, found: list[Registration]) -> list[Registration]:
    known = _admissions(session, row.id)
    return [registration for registration in found if registration.id not in known]


def _seat(unit: WriteUnit, row: Session, registrations: list[Registration], state: AdmissionState) -> Seated:
    known = _admissions(unit.session, row.id)
    seats = seats_of(unit.session, row)
    taken = confirmed_seats(unit.session, row.id)
    counts = dict.fromkeys(AdmissionState, 0)
    unchanged = 0
    for registration in registrations:
        admission = known.get(registration.id)
        is_seated = admission is not None and admission.state is AdmissionState.CONFIRMED
        given = state
        if state is AdmissionState.CONFIRMED and not is_seated and seats is not None and taken >= seats:
            given = AdmissionState.WAITING
        if admission is not None and admission.state is given:
            unchanged += 1
            continue
        taken += (given is AdmissionState.CONFIRMED) - is_seated
        counts[given] += 1
        if admission is None:
            unit.session.add(
                Admission(id=new_id(), session_id=row.id, registration_id=registration.id, state=given)
            )
        else:
            admission.state = given
    unit.note(count=sum(counts.values()))
    return Seated(
        confirmed=counts[AdmissionState.CONFIRMED],
        invited=counts[AdmissionState.INVITED],
        waiting=counts[AdmissionState.WAITING],
        declined=counts[AdmissionState.DECLINED],
        unchanged=unchanged,
    )
