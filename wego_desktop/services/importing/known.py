"""What the workspace already holds, loaded once for a whole import by a constant number of statements."""

from collections import defaultdict
from typing import Any

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session as OrmSession

from wego_desktop.db.models import (
    Admission,
    Category,
    Event,
    Network,
    NetworkMember,
    Organisation,
    OrganisationAlias,
    OrganisationRegion,
    Person,
    Region,
    RegionScheme,
    Registration,
    RegistrationMerge,
    Room,
    Session,
)
from wego_desktop.domain.enums import AdmissionState
from wego_desktop.domain.registration_states import is_active
from wego_desktop.domain.text import fold
from wego_desktop.services.importing.answered import answered_rows
from wego_desktop.services.importing.extras import NO_EXTRAS, Extras, load_extras
from wego_desktop.services.importing.known_rows import (
    PERSON_COLUMNS,
    REGISTRATION_COLUMNS,
    Known,
    KnownOrganisation,
    KnownPerson,
    KnownRegistration,
    KnownSession,
)
from wego_desktop.services.importing.source import EventFacts
from wego_desktop.services.queries.own_fields import specs_in


def event_facts(session: OrmSession, event_id: str) -> EventFacts:
    """What reading a file for the event asks, by two statements."""
    return EventFacts(_categories(session, event_id), specs_in(session, event_id))


def load_known(session: OrmSession, event_id: str, extras: Extras = NO_EXTRAS) -> Known:
    """What an import for the event needs to know, read in the caller's transaction."""
    code, zone = session.execute(select(Event.code, Event.zone).where(Event.id == event_id)).one()
    registrations, numbers = _registrations(session, event_id)
    load_extras(session, event_id, zone, extras, registrations.values())
    sessions, session_keys = _sessions(session, event_id)
    scheme_id, regions = _regions(session)
    return Known(
        event_code=code,
        zone=zone,
        categories=list(_categories(session, event_id)),
        organisations=_organisations(session, scheme_id),
        people=_people(session, registrations),
        networks=_networks(session),
        sessions=sessions,
        session_keys=session_keys,
        scheme_id=scheme_id,
        regions=regions,
        numbers=numbers,
        aliases=_aliases(session),
        answered=answered_rows(session, event_id),
    )


def _categories(session: OrmSession, event_id: str) -> tuple[tuple[str, str, str], ...]:
    """Id, name and letters of the event's categories in their order."""
    categories = (
        select(Category.id, Category.name, Category.letter)
        .where(Category.event_id == event_id)
        .order_by(Category.position, Category.name)
    )
    return tuple((row[0], row[1], row[2]) for row in session.execute(categories))


def _text(value: Any) -> str:
    return "" if value is None else str(value)


def _registrations(session: OrmSession, event_id: str) -> tuple[dict[str, KnownRegistration], set[int]]:
    """Per person the registration that counts: the active one, else the newest that ended."""
    columns = [getattr(Registration, name) for name in REGISTRATION_COLUMNS.values()]
    statement = select(
        Registration.id,
        Registration.person_id,
        Registration.number,
        Registration.status,
        Registration.category_id,
        Registration.delegation_role,
        Registration.organisation_id,
        *columns,
    )
    statement = statement.where(Registration.event_id == event_id).order_by(Registration.number)
    found: dict[str, KnownRegistration] = {}
    by_id: dict[str, KnownRegistration] = {}
    # The number of a registration that was merged leads to the survivor: nobody else is given it.
    merges = select(RegistrationMerge.number, RegistrationMerge.survivor_id)
    merged = session.execute(merges.where(RegistrationMerge.event_id == event_id)).all()
    numbers = {row.number for row in merged}
    for row in session.execute(statement):
        facts = {name: _text(value) for name, value in zip(REGISTRATION_COLUMNS, row[7:], strict=True)}
        known = KnownRegistration(row[0], row[2], row[3], row[4], row[5].value, row[6], facts)
        numbers.add(row[2])
        before = found.get(row[1])
        if before is None or not is_active(before.status):
            found[row[1]] = by_id[row[0]] = known
    for number, survivor_id in merged:
        if survivor_id in by_id:
            by_id[survivor_id].merged_numbers.append(number)
    seats = (
        select(Admission.session_id, Admission.registration_id)
        .join(Registration, Registration.id == Admission.registration_id)
        .where(Registration.event_id == event_id)
    )
    for session_id, registration_id in session.execute(seats):
        if registration_id in by_id:
            by_id[registration_id].sessions.add(session_id)
    return found, numbers


def _people(session: OrmSession, registrations: dict[str, KnownRegistration]) -> list[KnownPerson]:
    columns = [getattr(Person, name) for name in PERSON_COLUMNS.values()]
    statement = select(Person.id, Person.external_ref, Person.organisation_id, *columns).order_by(Person.id)
    return [
        KnownPerson(
            row[0],
            {name: _text(value) for name, value in zip(PERSON_COLUMNS, row[3:], strict=True)},
            row[1],
            row[2],
            registrations.get(row[0]),
        )
        for row in session.execute(statement)
    ]


def _organisations(session: OrmSession, scheme_id: str | None) -> dict[str, KnownOrganisation]:
    statement = select(
        Organisation.id,
        Organisation.name,
        Organisation.kind,
        Organisation.city,
        Organisation.country,
        Organisation.native_name,
    ).order_by(Organisation.id)
    found = {row[0]: KnownOrganisation(*row[:5], native_name=row[5]) for row in session.execute(statement)}
    regions = (
        select(OrganisationRegion.organisation_id, Region.name)
        .join(Region, Region.id == OrganisationRegion.region_id)
        .where(OrganisationRegion.scheme_id == scheme_id)
    )
    for organisation_id, region in session.execute(regions):
        found[organisation_id].region = region
    members = select(NetworkMember.organisation_id, NetworkMember.network_id)
    for organisation_id, network_id in session.execute(members.where(NetworkMember.to_on.is_(None))):
        found[organisation_id].networks.add(network_id)
    return found


def _aliases(session: OrmSession) -> tuple[tuple[str, str], ...]:
    """Folded other names with the id of their organisation, the eldest first."""
    statement = select(OrganisationAlias.name_key, OrganisationAlias.organisation_id)
    return tuple((key, row_id) for key, row_id in session.execute(statement.order_by(OrganisationAlias.id)))


def _networks(session: OrmSession) -> dict[str, tuple[str, str]]:
    """Id and code of each network by its folded code and its folded name."""
    found: dict[str, tuple[str, str]] = {}
    for network_id, code, name in session.execute(select(Network.id, Network.code, Network.name)):
        found[fold(code)] = found[fold(name)] = (network_id, code)
    return found


def _sessions(session: OrmSession, event_id: str) -> tuple[dict[str, KnownSession], dict[str, list[str]]]:
    """The sessions of the event and of those under it, and their ids by folded code and title."""
    counts = (
        select(Admission.session_id, func.count())
        .where(Admission.state == AdmissionState.CONFIRMED)
        .group_by(Admission.session_id)
    )
    taken = {session_id: count for session_id, count in session.execute(counts)}  # noqa: C416 - a result has keys()
    statement = (
        select(Session.id, Session.code, Session.title, Session.capacity, Room.capacity)
        .join(Event, Event.id == Session.event_id)
        .outerjoin(Room, Room.id == Session.room_id)
        .where(or_(Event.id == event_id, Event.umbrella_id == event_id))
        .order_by(Session.starts_at, Session.id)
    )
    sessions: dict[str, KnownSession] = {}
    keys: dict[str, list[str]] = defaultdict(list)
    for row_id, code, title, capacity, room_capacity in session.execute(statement):
        seats = capacity if capacity is not None else room_capacity
        sessions[row_id] = KnownSession(row_id, title, seats, taken.get(row_id, 0))
        for key in {fold(code), fold(title)}:
            keys[key].append(row_id)
    return sessions, dict(keys)


def _regions(session: OrmSession) -> tuple[str | None, dict[str, tuple[str, str]]]:
    """The main scheme's id (None without one) and its regions' ids and names by folded name."""
    scheme_id = session.scalar(select(RegionScheme.id).where(RegionScheme.is_main).order_by(RegionScheme.id))
    statement = select(Region.id, Region.name).where(Region.scheme_id == scheme_id)
    return scheme_id, {fold(name): (row_id, name) for row_id, name in session.execute(statement)}
