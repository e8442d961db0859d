"""Accompanying persons: a registration and badge of their own, kept under the delegate they come with."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from wego_desktop.db.models import Category, Companion, Person, Registration, new_id
from wego_desktop.db.unit_of_work import Database, WriteUnit
from wego_desktop.domain.actor import Actor
from wego_desktop.domain.operations import Op
from wego_desktop.domain.registration_states import ENDED, is_active
from wego_desktop.domain.rights import Right, require
from wego_desktop.domain.text import fold
from wego_desktop.errors import UserError
from wego_desktop.services.limits.placing import Placing
from wego_desktop.services.outcome import Notice, Outcome, outcome
from wego_desktop.services.person_service import check_person
from wego_desktop.services.registering import (
    PersonFields,
    RegistrationFields,
    new_person,
    new_registration,
    next_number,
)
from wego_desktop.services.registration_lookup import (
    active_registration,
    name_of,
    naming,
    registration_with,
)
from wego_desktop.services.registration_status import require_free

_CHUNK = 400
_CATEGORY_WORDS = ("accompan", "companion", "spouse", "begleit", "acompan", "동반")
_CATEGORY_LETTERS = frozenset({"AP", "AC", "ACC"})


@dataclass(frozen=True, slots=True)
class CompanionFields:
    """A new accompanying person; `person_id` is set when it is somebody on file.

    `category_id` None takes the event's category for accompanying persons. `relation` is free text.
    """

    person: PersonFields
    relation: str = ""
    category_id: str | None = None
    person_id: str | None = None


def companion_category(categories: Sequence[tuple[str, str, str]]) -> str | None:
    """Of these (id, name, letters) the category that is for accompanying persons, by its name or letters."""
    for id_, name, letter in categories:
        if letter in _CATEGORY_LETTERS or any(word in fold(name) for word in _CATEGORY_WORDS):
            return id_
    return None


class CompanionService:
    """Adds, joins and parts accompanying persons."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, actor: Actor, host_id: str, fields: CompanionFields, over_limit: str = "") -> Outcome[str]:
        """A registration under its host, in the host's state, mode and organisation; one undo.

        The value is the new registration's id; a notice says when it went on the waiting list. A reason in
        `over_limit` allows it although a limit is reached. Raises `UserError`: `no_such_registration`,
        `registration_ended`, `companion_of_companion`, `companion_category_missing`, `no_such_category`,
        `name_missing`, `email_malformed`, `registered_again`, `limit_reached`, `limit_refused`,
        `not_allowed`.
        """
        require(actor.role, Right.EDIT_PEOPLE)
        with self._database.write(Op.ADD_COMPANION, actor) as unit:
            session = unit.session
            host = active_registration(session, host_id)
            unit.event_id = host.event_id
            _require_host(session, host)
            person = _person(session, host, fields)
            placing = Placing(unit, host.event_id)
            row = new_registration(
                host.event_id,
                person.id,
                next_number(session, host.event_id),
                RegistrationFields(
                    _category(session, host.event_id, fields.category_id),
                    host.status,
                    host.mode,
                    organisation_id=host.organisation_id,
                ),
                unit.now,
            )
            session.add(row)
            session.flush()
            notices = placing.settle(row, over_limit=over_limit, is_new=True)
            _join(unit, row, host, fields.relation)
            return outcome(unit, row.id, notices)

    def link(self, actor: Actor, registration_id: str, host_id: str, relation: str = "") -> Outcome[str]:
        """Somebody registered already accompanies `host_id` from now on; the value is the registration's id.

        Whoever accompanied another host changes over. Raises `UserError`: `no_such_registration`,
        `registration_ended`, `companion_elsewhere`, `accompanies_itself`, `companion_of_companion`,
        `has_companions`, `not_allowed`.
        """
        require(actor.role, Right.EDIT_PEOPLE)
        if registration_id == host_id:
            raise UserError("accompanies_itself")
        with self._database.write(Op.EDIT_COMPANION, actor) as unit:
            row = registration_with(unit.session, registration_id)
            host = active_registration(unit.session, host_id)
            unit.event_id = row.event_id
            if row.event_id != host.event_id:
                raise UserError("companion_elsewhere")
            _require_host(unit.session, host)
            if unit.session.scalar(select(Companion.id).where(Companion.host_id == row.id).limit(1)):
                raise UserError("has_companions", **naming(unit.session, row))
            _join(unit, row, host, relation)
            return outcome(unit, row.id)

    def edit(self, actor: Actor, registration_id: str, relation: str) -> Outcome[str]:
        """The accompanying person with another relation to the host; raises `not_a_companion` too."""
        require(actor.role, Right.EDIT_PEOPLE)
        with self._database.write(Op.EDIT_COMPANION, actor) as unit:
            line = _line(unit, registration_id)
            line.relation = relation.strip()
            return outcome(unit, registration_id)

    def unlink(self, actor: Actor, registration_id: str) -> Outcome[str]:
        """The person accompanies nobody any more and stays registered; raises `not_a_companion` too."""
        require(actor.role, Right.EDIT_PEOPLE)
        with self._database.write(Op.EDIT_COMPANION, actor) as unit:
            unit.session.delete(_line(unit, registration_id))
            return outcome(unit, registration_id)


def _require_host(session: Session, host: Registration) -> None:
    if session.scalar(select(Companion.id).where(Companion.registration_id == host.id)):
        raise UserError("companion_of_companion", **naming(session, host))


def _person(session: Session, host: Registration, fields: CompanionFields) -> Person:
    if fields.person_id is not None:
        known = session.get(Person, fields.person_id)
        if known is None:
            raise UserError("no_such_person")
        require_free(session, host.event_id, known)
        return known
    added = new_person(replace(fields.person, organisation_id=host.organisation_id))
    check_person(added)
    session.add(added)
    return added


def _category(session: Session, event_id: str, category_id: str | None) -> str:
    statement = select(Category).where(Category.event_id == event_id)
    found = session.scalars(statement.order_by(Category.position, Category.name)).all()
    if category_id is None:
        category_id = companion_category([(row.id, row.name, row.letter) for row in found])
        if category_id is None:
            raise UserError("companion_category_missing")
    elif category_id not in {row.id for row in found}:
        raise UserError("no_such_category", name=category_id)
    return category_id


def _join(unit: WriteUnit, row: Registration, host: Registration, relation: str) -> None:
    line = unit.session.scalar(select(Companion).where(Companion.registration_id == row.id))
    if line is None:
        line = Companion(id=new_id(), registration_id=row.id, host_id=host.id, relation="")
        unit.session.add(line)
    line.host_id, line.relation = host.id, relation.strip()
    host_name = name_of(unit.session.get_one(Person, host.person_id))
    unit.note(**naming(unit.session, row), host=host_name)


def _line(unit: WriteUnit, registration_id: str) -> Companion:
    row = registration_with(unit.session, registration_id)
    unit.event_id = row.event_id
    unit.note(**naming(unit.session, row))
    line = unit.session.scalar(select(Companion).where(Companion.registration_id == row.id))
    if line is None:
        raise UserError("not_a_companion", **naming(unit.session, row))
    return line


def still_coming(session: Session, hosts: Sequence[Registration]) -> tuple[Notice, ...]:
    """The notice that names whoever accompanies hosts that have ended, and is registered still."""
    ended = [host.id for host in hosts if not is_active(host.status)]
    names: list[str] = []
    for start in range(0, len(ended), _CHUNK):
        statement = (
            select(Person)
            .join(Registration, Registration.person_id == Person.id)
            .join(Companion, Companion.registration_id == Registration.id)
            .where(Companion.host_id.in_(ended[start : start + _CHUNK]))
            .where(Registration.status.not_in(sorted(ENDED)))
            .order_by(Registration.number)
        )
        names += [name_of(person) for person in session.scalars(statement)]
    return (Notice("companions_still_come", {"names": ", ".join(names)}),) if names else ()


def move_companions(session: Session, from_host_id: str, to_host_id: str) -> int:
    """Everybody who comes with the one host comes with the other from now on; how many of them are active."""
    statement = (
        select(Companion, Registration.status)
        .join(Registration, Registration.id == Companion.registration_id)
        .where(Companion.host_id == from_host_id)
    )
    moved = 0
    for line, status in session.execute(statement):
        line.host_id = to_host_id
        moved += is_active(status)
    return moved
