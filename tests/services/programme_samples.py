"""A small programme for service and window tests: people, cities, rooms, sessions, all through services."""

from datetime import datetime

from wego_desktop.bootstrap import AppContext
from wego_desktop.domain.enums import SessionKind
from wego_desktop.domain.local_time import parse_instant
from wego_desktop.services.organisation_service import OrganisationFields
from wego_desktop.services.queries import events
from wego_desktop.services.registering import PersonFields, RegistrationFields
from wego_desktop.services.room_service import RoomFields
from wego_desktop.services.session_service import SessionFields

ZONE = "Asia/Seoul"


def at(text: str) -> datetime:
    """The instant when the clocks of Seoul show this on the assembly's second day."""
    return parse_instant(text if "-" in text else f"2026-10-15 {text}", ZONE)


def event_id(context: AppContext, code: str = "GA7") -> str:
    return events.event_row(context.database, code).id


def category_id(context: AppContext, letter: str = "DE", code: str = "GA7") -> str:
    rows = events.categories(context.database, event_id(context, code))
    return next(row.id for row in rows if row.letter == letter)


def add_city(context: AppContext, name: str, country: str) -> str:
    return context.organisations.add(context.actor, OrganisationFields(name, country=country)).value


def add_person(
    context: AppContext, given: str, family: str, organisation_id: str | None = None, letter: str = "DE"
) -> tuple[str, str]:
    """Ids of the registration and of the person."""
    done = context.registrations.register_new_person(
        context.actor,
        event_id(context),
        PersonFields(given_names=given, family_name=family, organisation_id=organisation_id),
        RegistrationFields(category_id(context, letter)),
    )
    person = next(change.id for change in done.changes if change.kind == "person")
    return done.value, person


def network_id(context: AppContext, code: str = "AFSCN") -> str:
    return next(row.id for row in events.networks(context.database) if row.code == code)


def add_room(context: AppContext, name: str, seats: int | None = None) -> str:
    return context.rooms.add(context.actor, event_id(context), RoomFields(name, seats)).value


def add_session(
    context: AppContext,
    title: str,
    start: str,
    end: str,
    room_id: str | None = None,
    kind: SessionKind = SessionKind.FORUM,
    **extra: object,
) -> str:
    fields = SessionFields(title, at(start), at(end), kind, room_id, **extra)
    return context.sessions.add(context.actor, event_id(context), fields).value
