"""Walk-ins: somebody who is not on file is registered and checked in, in one transaction with one undo."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy.orm import Session

from wego_desktop.db.models import Category, Event, Person, Registration, new_id
from wego_desktop.db.unit_of_work import Database, WriteUnit
from wego_desktop.domain.actor import Actor
from wego_desktop.domain.codes import registration_number
from wego_desktop.domain.enums import Direction, OrganisationKind
from wego_desktop.domain.operations import Op
from wego_desktop.domain.person_names import split_full_name
from wego_desktop.domain.rights import Right, require
from wego_desktop.errors import UserError
from wego_desktop.services.badge_issuing import ensure_badge
from wego_desktop.services.duplicates.on_file import OnFile, people_called
from wego_desktop.services.limits.placing import Placing
from wego_desktop.services.outcome import Outcome, outcome
from wego_desktop.services.registering import (
    PersonFields,
    RegistrationFields,
    find_organisation,
    new_organisation,
    new_person,
    new_registration,
    next_number,
)
from wego_desktop.services.scan_finding import find
from wego_desktop.services.scan_place import load_place
from wego_desktop.services.scan_recording import ScanRequest, record_found
from wego_desktop.services.scan_result import ScanResult

if TYPE_CHECKING:
    from wego_desktop.services.duplicate_service import DuplicateService


@dataclass(frozen=True, slots=True)
class WalkIn:
    """What is typed for a walk-in; `person_id` is given when it is somebody on file after all.

    A reason in `over_limit` lets somebody in although a limit is reached.
    """

    name: str
    organisation: str
    category_id: str
    person_id: str | None = None
    over_limit: str = ""


class WalkInService:
    """Registers and checks in people who come without a registration."""

    def __init__(self, database: Database, duplicates: "DuplicateService | None" = None) -> None:
        self._database = database
        self._duplicates = duplicates

    def possible_duplicates(
        self, event_id: str, name: str, limit: int = 5, organisation: str = ""
    ) -> tuple[OnFile, ...]:
        """People on file who may be the one of that name, the likeliest first.

        First those whose name has the same words in any order, registered ones before others; then those
        whose name is written or spelt in another way, where that can be told soon.
        """
        return people_called(self._database, self._duplicates, event_id, name, organisation)[:limit]

    def walk_in(self, actor: Actor, event_id: str, fields: WalkIn) -> Outcome[ScanResult]:
        """The person, a confirmed registration, its badge and the arrival scan, whose result is the value.

        An organisation of that name is taken, else a new one is added. Raises `UserError`:
        `walk_in_name_missing`, `no_such_category`, `already_registered`, `limit_reached`, `limit_refused`,
        `not_allowed`. A notice says when the place is beyond the free ones.
        """
        require(actor.role, Right.WALK_IN)
        require(actor.role, Right.CHECK_IN)
        if fields.person_id is None and not fields.name.strip():
            raise UserError("walk_in_name_missing")
        with self._database.write(Op.WALK_IN, actor, event_id) as unit:
            placing = Placing(unit, event_id)
            registration, event_code = _register(unit, event_id, fields)
            notices = placing.settle(registration, over_limit=fields.over_limit, may_wait=False, is_new=True)
            ensure_badge(unit, registration)
            unit.session.flush()
            connection = unit.session.connection()
            place = load_place(connection, event_id, None)
            number = registration_number(event_code, registration.number)
            found = find(connection, place, number)
            assert found is not None
            result = record_found(unit, place, found, ScanRequest(number, Direction.ENTRY, new_id()))
            return outcome(unit, result, notices)


def _register(unit: WriteUnit, event_id: str, fields: WalkIn) -> tuple[Registration, str]:
    session = unit.session
    event = session.get(Event, event_id)
    category = session.get(Category, fields.category_id)
    if event is None or category is None or category.event_id != event_id:
        raise UserError("no_such_category", name=fields.category_id)
    organisation_id = _organisation(session, fields.organisation)
    if fields.person_id is not None:
        person = session.get_one(Person, fields.person_id)
        organisation_id = organisation_id or person.organisation_id
    else:
        person = _new_person(fields.name, organisation_id)
        session.add(person)
    registering = RegistrationFields(category.id, organisation_id=organisation_id)
    number = next_number(session, event_id)
    row = new_registration(event_id, person.id, number, registering, unit.now)
    session.add(row)
    session.flush()
    return row, event.code


def _new_person(name: str, organisation_id: str | None) -> Person:
    parts = split_full_name(name)
    return new_person(
        PersonFields(
            honorific=parts.honorific,
            given_names=parts.given,
            family_name=parts.family,
            organisation_id=organisation_id,
        )
    )


def _organisation(session: Session, name: str) -> str | None:
    if not name.strip():
        return None
    found = find_organisation(session, name)
    if found is None:
        found = new_organisation(name, OrganisationKind.OTHER)
        session.add(found)
        session.flush()
    return found.id


__all__ = ["OnFile", "WalkIn", "WalkInService"]
