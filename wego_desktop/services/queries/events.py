"""Reads about events and the short lists that forms choose from: categories, regions, organisations."""

from sqlalchemy import Select, func, or_, select
from sqlalchemy.orm import Session, aliased

from wego_desktop.db.models import (
    Category,
    Checkpoint,
    Event,
    Network,
    Organisation,
    OrganisationAlias,
    Region,
    RegionScheme,
    Registration,
)
from wego_desktop.db.unit_of_work import Database
from wego_desktop.domain.enums import CheckpointKind
from wego_desktop.domain.text import words
from wego_desktop.errors import UserError
from wego_desktop.services.queries.event_rows import (
    CategoryRow,
    EventRow,
    NetworkRow,
    OrganisationRow,
    RegionRow,
    in_order,
)
from wego_desktop.services.registering import organisation_key


def list_events(database: Database) -> tuple[EventRow, ...]:
    """All events by first day, an umbrella before the events that belong to it."""
    with database.read() as session:
        return in_order(_rows(session, _event_statement()))


def event_row(database: Database, code_or_id: str) -> EventRow:
    """The event with this code (any letter case) or id; raises `UserError("no_such_event")`."""
    text = code_or_id.strip()
    condition = or_(func.upper(Event.code) == text.upper(), Event.id == text)
    with database.read() as session:
        rows = _rows(session, _event_statement().where(condition))
    if not rows:
        raise UserError("no_such_event", code=code_or_id)
    return rows[0]


def family_ids(database: Database, event_id: str) -> tuple[str, ...]:
    """The event and, when it is an umbrella, the events that belong to it, the event itself first."""
    with database.read() as session:
        children = session.scalars(
            select(Event.id).where(Event.umbrella_id == event_id).order_by(Event.starts_on, Event.code)
        ).all()
    return event_id, *children


def categories(database: Database, event_id: str) -> tuple[CategoryRow, ...]:
    """The event's categories in their order."""
    statement = select(Category).where(Category.event_id == event_id)
    with database.read() as session:
        found = session.scalars(statement.order_by(Category.position, Category.name)).all()
    return tuple(
        CategoryRow(c.id, c.name, c.letter, c.colour, c.shape, c.position, tuple(c.entitlements))
        for c in found
    )


def regions(database: Database) -> tuple[RegionRow, ...]:
    """The regions of the main scheme by name; empty while no scheme is the main one."""
    statement = (
        select(Region.id, Region.name)
        .join(RegionScheme, RegionScheme.id == Region.scheme_id)
        .where(RegionScheme.is_main)
        .order_by(Region.name)
    )
    with database.read() as session:
        return tuple(RegionRow(*row) for row in session.execute(statement))


def networks(database: Database) -> tuple[NetworkRow, ...]:
    """All networks by code."""
    statement = select(Network.id, Network.code, Network.name).order_by(Network.code)
    with database.read() as session:
        return tuple(NetworkRow(*row) for row in session.execute(statement))


def arrival_checkpoint_id(database: Database, event_id: str) -> str | None:
    """The event's arrival desk, or None when it has none."""
    statement = (
        select(Checkpoint.id)
        .where(Checkpoint.event_id == event_id, Checkpoint.kind == CheckpointKind.ARRIVAL)
        .order_by(Checkpoint.id)
        .limit(1)
    )
    with database.read() as session:
        return session.scalar(statement)


def suggest_organisations(database: Database, text: str, limit: int = 8) -> tuple[OrganisationRow, ...]:
    """Organisations whose names (other names too) or city hold every word of `text`, the likeliest first.

    An empty text gives the first by name.
    """
    key = organisation_key(text)
    statement = select(Organisation)
    for word in words(text):
        statement = statement.where(
            or_(
                Organisation.name_key.contains(word, autoescape=True),
                Organisation.city.icontains(word, autoescape=True),
                Organisation.native_name.icontains(word, autoescape=True),
                Organisation.id.in_(
                    select(OrganisationAlias.organisation_id).where(
                        OrganisationAlias.name_key.contains(word, autoescape=True)
                    )
                ),
            )
        )
    statement = statement.order_by(
        Organisation.name_key.startswith(key, autoescape=True).desc(), Organisation.name_key
    ).limit(limit)
    with database.read() as session:
        found = session.scalars(statement).all()
    return tuple(OrganisationRow(o.id, o.name, o.native_name, o.city, o.country, o.kind) for o in found)


def organisation_row(database: Database, organisation_id: str) -> OrganisationRow | None:
    """One organisation, or None when it is not there."""
    with database.read() as session:
        found = session.get(Organisation, organisation_id)
    if found is None:
        return None
    return OrganisationRow(found.id, found.name, found.native_name, found.city, found.country, found.kind)


def _event_statement() -> Select[Event, str | None, int]:
    umbrella = aliased(Event)
    count = (
        select(func.count())
        .select_from(Registration)
        .where(Registration.event_id == Event.id)
        .correlate(Event)
        .scalar_subquery()
    )
    return (
        select(Event, umbrella.code, count)
        .outerjoin(umbrella, umbrella.id == Event.umbrella_id)
        .order_by(Event.starts_on, Event.code)
    )


def _rows(session: Session, statement: Select[Event, str | None, int]) -> list[EventRow]:
    return [
        EventRow(
            event.id,
            event.kind,
            event.code,
            event.name,
            event.umbrella_id,
            umbrella_code or "",
            event.city,
            event.venue,
            event.zone,
            event.starts_on,
            event.ends_on,
            count,
        )
        for event, umbrella_code, count in session.execute(statement)
    ]


__all__ = [
    "CategoryRow",
    "EventRow",
    "NetworkRow",
    "OrganisationRow",
    "RegionRow",
    "arrival_checkpoint_id",
    "categories",
    "event_row",
    "family_ids",
    "list_events",
    "networks",
    "organisation_row",
    "regions",
    "suggest_organisations",
]
