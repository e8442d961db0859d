"""One change for many registrations: counted first, then made in one transaction with one undo."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from wego_desktop.db.models import Admission, Category, Organisation, Registration, RegistrationTag
from wego_desktop.db.unit_of_work import Database
from wego_desktop.domain.actor import Actor
from wego_desktop.domain.enums import AdmissionState, DelegationRole, RegistrationStatus
from wego_desktop.domain.registration_states import ENDED, is_active
from wego_desktop.domain.text import fold
from wego_desktop.errors import UserError
from wego_desktop.services.admission_service import AdmissionService
from wego_desktop.services.outcome import Outcome
from wego_desktop.services.queries.companions import companions_of
from wego_desktop.services.registration_service import RegistrationService
from wego_desktop.services.tag_service import TagService

_CHUNK = 400


@dataclass(frozen=True, slots=True)
class SetStatus:
    """Another state, with the reason for it; whoever has ended stays as they are."""

    status: RegistrationStatus
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Reactivate:
    """The state that ended registrations had before."""


@dataclass(frozen=True, slots=True)
class SetCategory:
    """Another category of the event."""

    category_id: str


@dataclass(frozen=True, slots=True)
class SetDelegation:
    """Another organisation (None takes them out of theirs) if `has_organisation`, another role if given."""

    organisation_id: str | None = None
    has_organisation: bool = False
    role: DelegationRole | None = None


@dataclass(frozen=True, slots=True)
class AddTag:
    """A further tag."""

    tag: str


@dataclass(frozen=True, slots=True)
class RemoveTag:
    """A tag taken away."""

    tag: str


@dataclass(frozen=True, slots=True)
class AssignSessions:
    """Seats in these sessions; whoever finds none waits. Ended registrations stay without."""

    session_ids: tuple[str, ...]


BulkChange = SetStatus | Reactivate | SetCategory | SetDelegation | AddTag | RemoveTag | AssignSessions


@dataclass(frozen=True, slots=True)
class BulkPlan:
    """What a change would do: `ids` change, `same` are so already, `ended` cannot take it and stay.

    `companions` are the names of people who come with somebody that ends, and would stay registered.
    """

    change: BulkChange
    ids: tuple[str, ...]
    same: int = 0
    ended: int = 0
    companions: tuple[str, ...] = ()

    @property
    def chosen(self) -> int:
        """How many registrations were chosen."""
        return len(self.ids) + self.same + self.ended


@dataclass(frozen=True, slots=True)
class _Facts:
    """What a plan looks at of one registration."""

    id: str
    status: RegistrationStatus
    category_id: str
    organisation_id: str | None
    role: DelegationRole


class BulkService:
    """Counts and makes changes of many registrations."""

    def __init__(self, database: Database, registrations: RegistrationService) -> None:
        self._database = database
        self._registrations = registrations

    def plan(self, registration_ids: Sequence[str], change: BulkChange) -> BulkPlan:
        """What the change would do, in the order of the ids; nothing is written.

        Raises `UserError`: `nobody_chosen`, `no_such_registration`, `no_such_category`,
        `no_such_organisation`, `successor_needed`, `tag_missing`.
        """
        wanted = tuple(dict.fromkeys(registration_ids))
        if not wanted:
            raise UserError("nobody_chosen")
        with self._database.read() as session:
            _check(session, change)
            facts = _facts(session, wanted)
            if len(facts) != len(wanted):
                raise UserError("no_such_registration")
            has = _holders(session, wanted, change)
        ended = [each.id for each in facts if _is_barred(each, change)]
        barred = set(ended)
        same = {each.id for each in facts if each.id not in barred and _is_so(each, change, has)}
        ids = tuple(each.id for each in facts if each.id not in barred and each.id not in same)
        return BulkPlan(change, ids, len(same), len(ended), self._companions(change, ids))

    def _companions(self, change: BulkChange, ids: tuple[str, ...]) -> tuple[str, ...]:
        if not isinstance(change, SetStatus) or is_active(change.status):
            return ()
        going = set(ids)
        found = companions_of(self._database, ids)
        return tuple(row.name for row in found if row.registration_id not in going)

    def apply(self, actor: Actor, plan: BulkPlan, over_limit: str = "") -> Outcome[int]:
        """The planned change made, one step to undo; the value counts those that changed.

        Raises `UserError`: `nothing_to_change_here`, and what the single change raises, for instance
        `limit_reached`; nothing is written then.
        """
        if not plan.ids:
            raise UserError("nothing_to_change_here")
        match plan.change:
            case AddTag() | RemoveTag() | AssignSessions() as added:
                return self._apply_beside(actor, plan.ids, added)
            case SetStatus(status, reason):
                return self._registrations.set_status(actor, plan.ids, status, reason, over_limit)
            case Reactivate():
                return self._registrations.reactivate(actor, plan.ids, over_limit)
            case SetCategory(category_id):
                return self._registrations.edit_many(
                    actor, plan.ids, over_limit=over_limit, category_id=category_id
                )
            case SetDelegation() as change:
                facts = _delegation_facts(change)
                return self._registrations.edit_many(actor, plan.ids, over_limit=over_limit, **facts)

    def _apply_beside(
        self, actor: Actor, ids: tuple[str, ...], change: AddTag | RemoveTag | AssignSessions
    ) -> Outcome[int]:
        """A change of what belongs to a registration."""
        match change:
            case AddTag(tag):
                return TagService(self._database).add(actor, ids, tag)
            case RemoveTag(tag):
                return TagService(self._database).remove(actor, ids, tag)
        done = AdmissionService(self._database).admit_to_all(actor, change.session_ids, ids)
        return Outcome(len(ids), done.changes, done.journal_id)


def _delegation_facts(change: SetDelegation) -> dict[str, Any]:
    facts: dict[str, Any] = {}
    if change.has_organisation:
        facts["organisation_id"] = change.organisation_id
    if change.role is not None:
        facts["delegation_role"] = change.role
    return facts


def _check(session: Session, change: BulkChange) -> None:
    match change:
        case SetStatus(RegistrationStatus.SUBSTITUTED):
            raise UserError("successor_needed")
        case SetCategory(category_id) if session.get(Category, category_id) is None:
            raise UserError("no_such_category", name=category_id)
        case SetDelegation(str(organisation_id)) if session.get(Organisation, organisation_id) is None:
            raise UserError("no_such_organisation")
        case AddTag(tag) | RemoveTag(tag) if not tag.strip():
            raise UserError("tag_missing")


def _facts(session: Session, ids: Sequence[str]) -> list[_Facts]:
    """In the order of `ids`; whoever is gone is missing."""
    found: dict[str, _Facts] = {}
    for start in range(0, len(ids), _CHUNK):
        statement = select(
            Registration.id,
            Registration.status,
            Registration.category_id,
            Registration.organisation_id,
            Registration.delegation_role,
        ).where(Registration.id.in_(ids[start : start + _CHUNK]))
        for record in session.execute(statement):
            found[record.id] = _Facts(*record)
    return [found[id_] for id_ in ids if id_ in found]


def _holders(session: Session, ids: Sequence[str], change: BulkChange) -> frozenset[str]:
    """Those of `ids` that have the tag already, or a seat in each of the sessions."""
    found: dict[str, int] = {}
    most = 1
    for start in range(0, len(ids), _CHUNK):
        chunk = ids[start : start + _CHUNK]
        match change:
            case AddTag(tag) | RemoveTag(tag):
                lines = select(RegistrationTag.registration_id, RegistrationTag.tag).where(
                    RegistrationTag.registration_id.in_(chunk)
                )
                for owner, held in session.execute(lines):
                    if fold(held) == fold(tag):
                        found[owner] = 1
            case AssignSessions(session_ids):
                most = len(session_ids)
                seats = select(Admission.registration_id).where(
                    Admission.registration_id.in_(chunk),
                    Admission.session_id.in_(session_ids),
                    Admission.state == AdmissionState.CONFIRMED,
                )
                for owner in session.scalars(seats):
                    found[owner] = found.get(owner, 0) + 1
    return frozenset(owner for owner, count in found.items() if count >= most)


def _is_barred(each: _Facts, change: BulkChange) -> bool:
    """Whether a registration has ended and therefore stays as it is."""
    return each.status in ENDED and isinstance(change, SetStatus | AssignSessions)


def _is_so(each: _Facts, change: BulkChange, has: frozenset[str]) -> bool:
    match change:
        case SetStatus(status):
            return each.status is status
        case Reactivate():
            return is_active(each.status)
        case SetCategory(category_id):
            return each.category_id == category_id
        case SetDelegation() as wanted:
            stays = not wanted.has_organisation or each.organisation_id == wanted.organisation_id
            return stays and wanted.role in {None, each.role}
        case RemoveTag():
            return each.id not in has
    return each.id in has
