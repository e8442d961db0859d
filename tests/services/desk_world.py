"""A small event at which people are scanned, built through the services and shared by the desk's tests."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from sqlalchemy import func, select

from wego_desktop.bootstrap import AppContext
from wego_desktop.db.models import (
    Admission,
    Badge,
    Category,
    Checkpoint,
    Event,
    JournalEntry,
    Registration,
    Scan,
    Session,
    SessionRole,
    new_id,
)
from wego_desktop.domain.codes import new_badge_code, registration_number
from wego_desktop.domain.enums import (
    AdmissionRule,
    AdmissionState,
    CheckpointKind,
    EventKind,
    RegistrationStatus,
    SessionKind,
    SessionRoleKind,
)
from wego_desktop.domain.operations import Op
from wego_desktop.services.event_service import EventFields
from wego_desktop.services.registering import PersonFields, RegistrationFields, new_organisation

MORNING = datetime(2026, 10, 14, 1, 0, tzinfo=UTC)
"""Ten o'clock in Seoul on the first day."""


class DeskWorld:
    """People, badges and doors for a context whose workspace holds the event GA7."""

    def __init__(self, context: AppContext) -> None:
        self.context = context
        self.event_id = self.event("GA7")

    def event(self, code: str) -> str:
        with self.context.database.read() as session:
            return session.scalars(select(Event.id).where(Event.code == code)).one()

    def add_event(self, code: str, umbrella: str | None = None) -> str:
        fields = EventFields(
            code=code,
            name=f"Event {code}",
            starts_on=date(2026, 10, 14),
            ends_on=date(2026, 10, 16),
            kind=EventKind.FORUM,
            zone="Asia/Seoul",
            umbrella=umbrella,
        )
        return self.context.events.add(self.context.actor, fields).value

    def organisation(self, name: str, city: str, country: str) -> str:
        row = new_organisation(name, city=city, country=country)
        self.add(row)
        return row.id

    def add(self, *rows: Any) -> None:
        with self.context.database.write(Op.EDIT_REGISTRATION, self.context.actor) as unit:
            unit.session.add_all(rows)

    def register(
        self,
        given: str = "Grace Nalubega",
        family: str = "Ssemwanga",
        *,
        event_id: str | None = None,
        person_id: str | None = None,
        letter: str = "DE",
        organisation_id: str | None = None,
        status: RegistrationStatus = RegistrationStatus.CONFIRMED,
        native: str = "",
    ) -> str:
        """The number of a new registration, such as GA7-0001."""
        event_id = event_id or self.event_id
        with self.context.database.read() as session:
            category = session.scalars(
                select(Category).where(Category.event_id == event_id, Category.letter == letter)
            ).one()
        fields = RegistrationFields(category.id, status, organisation_id=organisation_id)
        service, actor = self.context.registrations, self.context.actor
        if person_id is not None:
            registration_id = service.register(actor, event_id, person_id, fields).value
        else:
            person = PersonFields(given_names=given, family_name=family, native_name=native)
            registration_id = service.register_new_person(actor, event_id, person, fields).value
        with self.context.database.read() as session:
            row = session.get_one(Registration, registration_id)
            return registration_number(session.get_one(Event, event_id).code, row.number)

    def registration(self, number: str) -> Registration:
        code, _, digits = number.partition("-")
        with self.context.database.read() as session:
            return session.scalars(
                select(Registration).where(
                    Registration.event_id == self.event(code), Registration.number == int(digits)
                )
            ).one()

    def change(self, number: str, **values: object) -> None:
        row_id = self.registration(number).id
        with self.context.database.write(Op.SET_STATUS, self.context.actor) as unit:
            row = unit.session.get_one(Registration, row_id)
            for name, value in values.items():
                setattr(row, name, value)

    def badge(self, number: str, revision: int = 1, voided_at: datetime | None = None) -> str:
        code = new_badge_code()
        registration_id = self.registration(number).id
        self.add(
            Badge(
                id=new_id(),
                registration_id=registration_id,
                code=code,
                revision=revision,
                issued_at=MORNING,
                printed_at=MORNING,
                voided_at=voided_at,
            )
        )
        return code

    def door(
        self,
        title: str = "Opening plenary",
        *,
        kind: SessionKind = SessionKind.PLENARY,
        rule: AdmissionRule = AdmissionRule.OPEN,
        capacity: int | None = None,
        starts_at: datetime = MORNING,
        event_id: str | None = None,
    ) -> tuple[str, str]:
        """A session's id and the id of its door."""
        item = Session(
            id=new_id(), event_id=event_id or self.event_id, code=f"X{title[:12]}", title=title, kind=kind,
            starts_at=starts_at, ends_at=starts_at + timedelta(hours=2), capacity=capacity,
            admission_rule=rule,
        )  # fmt: skip
        door = Checkpoint(
            id=new_id(),
            event_id=item.event_id,
            kind=CheckpointKind.SESSION_DOOR,
            name=title,
            session_id=item.id,
        )
        self.add(item, door)
        return item.id, door.id

    def admit(self, number: str, session_id: str, state: AdmissionState = AdmissionState.CONFIRMED) -> None:
        registration_id = self.registration(number).id
        self.add(Admission(id=new_id(), session_id=session_id, registration_id=registration_id, state=state))

    def give_part(self, number: str, session_id: str) -> None:
        person_id = self.registration(number).person_id
        kind = SessionRoleKind.SPEAKER
        self.add(SessionRole(id=new_id(), session_id=session_id, person_id=person_id, kind=kind))

    def arrival(self, event_id: str | None = None) -> str:
        with self.context.database.read() as session:
            return session.scalars(
                select(Checkpoint.id).where(
                    Checkpoint.event_id == (event_id or self.event_id),
                    Checkpoint.kind == CheckpointKind.ARRIVAL,
                )
            ).one()

    def set_times(self, opens_at: datetime | None, closes_at: datetime | None = None) -> None:
        arrival = self.arrival()
        with self.context.database.write(Op.EDIT_EVENT, self.context.actor) as unit:
            row = unit.session.get_one(Checkpoint, arrival)
            row.opens_at, row.closes_at = opens_at, closes_at

    def scans(self) -> list[Scan]:
        with self.context.database.read() as session:
            return list(session.scalars(select(Scan).order_by(Scan.happened_at, Scan.id)))

    def journal_count(self, op: Op) -> int:
        with self.context.database.read() as session:
            return session.scalar(select(func.count()).where(JournalEntry.op == op.value)) or 0
