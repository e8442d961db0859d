"""Who comes with whom, to be named before a host is cancelled."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select

from wego_desktop.db.models import Companion, Event, Person, Registration
from wego_desktop.db.unit_of_work import Database
from wego_desktop.domain.codes import registration_number
from wego_desktop.domain.person_names import shown_name
from wego_desktop.domain.registration_states import ENDED

_CHUNK = 400


@dataclass(frozen=True, slots=True)
class CompanionRow:
    """An active registration that accompanies `host_id`."""

    registration_id: str
    host_id: str
    number: str
    name: str
    relation: str


def companions_of(database: Database, host_ids: Sequence[str]) -> tuple[CompanionRow, ...]:
    """Whoever accompanies these hosts and has not ended, by number; one statement for each 400."""
    found: list[CompanionRow] = []
    with database.read() as session:
        for start in range(0, len(host_ids), _CHUNK):
            statement = (
                select(Companion, Registration.number, Event.code, Person)
                .join(Registration, Registration.id == Companion.registration_id)
                .join(Event, Event.id == Registration.event_id)
                .join(Person, Person.id == Registration.person_id)
                .where(Companion.host_id.in_(host_ids[start : start + _CHUNK]))
                .where(Registration.status.not_in(sorted(ENDED)))
            )
            for line, number, code, person in session.execute(statement):
                name = shown_name(person.given_names, person.family_name, person.native_name)
                shown = registration_number(code, number)
                found.append(CompanionRow(line.registration_id, line.host_id, shown, name, line.relation))
    return tuple(sorted(found, key=lambda row: row.number))
