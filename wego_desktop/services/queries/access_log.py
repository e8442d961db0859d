"""Who looked at masked data, when and why; kept as it is."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from wego_desktop.db.models import AccessRecord, Desk, Event, Operator, Person, Registration
from wego_desktop.db.unit_of_work import Database
from wego_desktop.domain.codes import registration_number
from wego_desktop.domain.person_names import shown_name


@dataclass(frozen=True, slots=True)
class AccessRow:
    """One look at a visa block (`visa`), or its erasing (`visa_erased`); the instant is UTC."""

    seen_at: datetime
    subject: str
    number: str
    name: str
    operator: str
    desk: str
    reason: str


def access_log(
    database: Database, event_id: str | None = None, since: datetime | None = None
) -> tuple[AccessRow, ...]:
    """The log, newest first: of one event if given, since an instant if given."""
    statement = (
        select(AccessRecord, Operator.name, Desk.name, Registration.number, Event.code, Person)
        .join(Operator, Operator.id == AccessRecord.operator_id)
        .join(Desk, Desk.id == AccessRecord.desk_id)
        .join(Registration, Registration.id == AccessRecord.registration_id)
        .join(Event, Event.id == Registration.event_id)
        .join(Person, Person.id == Registration.person_id)
        .order_by(AccessRecord.seen_at.desc(), AccessRecord.id.desc())
    )
    if event_id is not None:
        statement = statement.where(Registration.event_id == event_id)
    if since is not None:
        statement = statement.where(AccessRecord.seen_at >= since)
    with database.read() as session:
        return tuple(
            AccessRow(
                line.seen_at,
                line.subject,
                registration_number(code, number),
                shown_name(person.given_names, person.family_name, person.native_name),
                operator,
                desk,
                line.reason,
            )
            for line, operator, desk, number, code, person in session.execute(statement)
        )
