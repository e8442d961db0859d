"""What is kept about a registration besides its line in the list: its journey, its tags, its answers."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from wego_desktop.db.models import Answer, Logistics, OwnField, Registration, RegistrationTag
from wego_desktop.domain.text import fold
from wego_desktop.services.importing.known_rows import JOURNEY_COLUMNS, KnownRegistration


@dataclass(frozen=True, slots=True)
class Extras:
    """Which of these a file says anything about; nothing else is loaded."""

    has_journey: bool = False
    has_tags: bool = False
    has_answers: bool = False


NO_EXTRAS = Extras()


def load_extras(
    session: Session, event_id: str, zone: str, extras: Extras, registrations: Iterable[KnownRegistration]
) -> None:
    """Lay them beside the registrations of the event, by one statement for each kind."""
    by_id = {known.id: known for known in registrations if known.id is not None}
    if extras.has_journey:
        _load_journeys(session, event_id, zone, by_id)
    if extras.has_tags:
        tags = (
            select(RegistrationTag.registration_id, RegistrationTag.tag)
            .join(Registration, Registration.id == RegistrationTag.registration_id)
            .where(Registration.event_id == event_id)
        )
        for registration_id, tag in session.execute(tags):
            if registration_id in by_id:
                by_id[registration_id].tags.add(fold(tag))
    if extras.has_answers:
        answers = (
            select(Answer.registration_id, OwnField.key, Answer.value)
            .join(OwnField, OwnField.id == Answer.field_id)
            .where(OwnField.event_id == event_id)
        )
        for registration_id, key, value in session.execute(answers):
            if registration_id in by_id:
                by_id[registration_id].answers[key] = value


def _load_journeys(session: Session, event_id: str, zone: str, by_id: dict[str, KnownRegistration]) -> None:
    columns = [getattr(Logistics, name) for name in JOURNEY_COLUMNS.values()]
    statement = (
        select(Logistics.registration_id, *columns)
        .join(Registration, Registration.id == Logistics.registration_id)
        .where(Registration.event_id == event_id)
    )
    for registration_id, *values in session.execute(statement):
        if registration_id in by_id:
            for field, value in zip(JOURNEY_COLUMNS, values, strict=True):
                text = local_text(value, zone) if isinstance(value, datetime) else value or ""
                by_id[registration_id].facts[field] = text


def local_text(instant: datetime, zone: str) -> str:
    """The instant as a file says it: the local day, with the time of day unless that is midnight."""
    local = instant.astimezone(ZoneInfo(zone))
    return (
        local.date().isoformat() if (local.hour, local.minute) == (0, 0) else local.strftime("%Y-%m-%dT%H:%M")
    )


def instant_of(text: str, zone: str) -> datetime:
    """The instant that `local_text` writes so."""
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone))
