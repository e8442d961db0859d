"""The delegates of an event: ids by filter and order, rows for the ids on the screen, counts of the views."""

from collections.abc import Sequence
from functools import cache
from typing import Any

from sqlalchemy import Row, Select, and_, bindparam, func, or_, select
from sqlalchemy.orm import Session

from wego_desktop.db.models import (
    Badge,
    Category,
    Event,
    Network,
    NetworkMember,
    Organisation,
    OrganisationRegion,
    Person,
    PresenceRow,
    Region,
    RegionScheme,
    Registration,
)
from wego_desktop.db.unit_of_work import Database
from wego_desktop.domain.codes import registration_number
from wego_desktop.domain.enums import DelegationRole
from wego_desktop.domain.registration_states import EXPECTED
from wego_desktop.services.queries.delegate_filter import ByName, DelegateFilter, DelegateSort, id_statement
from wego_desktop.services.queries.delegate_filter import arrival_of as _arrival_of
from wego_desktop.services.queries.delegate_rows import DelegateRow, ViewCounts
from wego_desktop.services.queries.packed import packed_ids

_CHUNK = 400


def ids(database: Database, chosen: DelegateFilter, sort: DelegateSort = ByName) -> list[str]:
    """The ids of all registrations that `chosen` lets through, in order; one statement."""
    with database.read() as session:
        return packed_ids(session, id_statement(chosen, sort))


def rows(database: Database, registration_ids: Sequence[str]) -> tuple[DelegateRow, ...]:
    """The rows for these ids in their order; ids that are gone are left out. Two statements for each 400."""
    found: dict[str, DelegateRow] = {}
    with database.read() as session:
        for start in range(0, len(registration_ids), _CHUNK):
            chunk = registration_ids[start : start + _CHUNK]
            records = session.connection().execute(_row_statement(), {"ids": chunk}).all()
            networks = _networks(session, {record.organisation_id for record in records} - {None})
            for record in records:
                row = _row(record, networks)
                found[row.id] = row
    return tuple(found[id_] for id_ in registration_ids if id_ in found)


def view_counts(database: Database, event_id: str) -> ViewCounts:
    """The counts beside the tabs; three statements."""
    filters = (
        func.count(),
        func.count().filter(Registration.delegation_role == DelegationRole.HEAD),
        func.count().filter(Registration.organisation_id.is_(None)),
    )
    at_event = Registration.event_id == event_id
    with database.read() as session:
        everyone, heads, without = session.execute(select(*filters).where(at_event)).one()
        expected = packed_ids(session, select(Registration.id).where(at_event, _is_expected()))
        arrived = packed_ids(
            session,
            select(PresenceRow.registration_id).where(PresenceRow.checkpoint_id == _arrival_of(event_id)),
        )
    return ViewCounts(everyone, len(set(expected).difference(arrived)), heads, without)


def _is_expected() -> Any:
    return Registration.status.in_(sorted(EXPECTED))


@cache
def _row_statement() -> Select[*tuple[Any, ...]]:
    arrival = and_(
        PresenceRow.registration_id == Registration.id,
        PresenceRow.checkpoint_id == _arrival_of(Registration.event_id),
    )
    region = and_(
        OrganisationRegion.organisation_id == Organisation.id,
        OrganisationRegion.scheme_id == _main_scheme(),
    )
    return (
        select(*_columns())
        .join(Person, Person.id == Registration.person_id)
        .join(Event, Event.id == Registration.event_id)
        .join(Category, Category.id == Registration.category_id)
        .outerjoin(Organisation, Organisation.id == Registration.organisation_id)
        .outerjoin(OrganisationRegion, region)
        .outerjoin(Region, Region.id == OrganisationRegion.region_id)
        .outerjoin(PresenceRow, arrival)
        .outerjoin(Badge, and_(Badge.registration_id == Registration.id, Badge.voided_at.is_(None)))
        .where(Registration.id.in_(bindparam("ids", expanding=True)))
    )


def _columns() -> tuple[Any, ...]:
    """What a row is read from, in the order of its fields."""
    return (
        Registration.id,
        Registration.person_id,
        Event.code.label("event_code"),
        Registration.number,
        Person.honorific,
        Person.given_names,
        Person.family_name,
        Person.native_name,
        Person.badge_name,
        Person.position,
        Person.email,
        Person.phone,
        Person.languages,
        Registration.organisation_id,
        func.coalesce(Organisation.name, ""),
        func.coalesce(Organisation.city, ""),
        func.coalesce(Organisation.country, ""),
        func.coalesce(Region.name, ""),
        Category.id.label("category_id"),
        Category.name.label("category"),
        Category.shape,
        Category.colour,
        Registration.status,
        Registration.mode,
        Registration.delegation_role,
        Registration.registered_at,
        PresenceRow.first_in_at,
        Badge.issued_at,
        Badge.printed_at,
    )


def _row(record: Row[*tuple[Any, ...]], networks: dict[str, tuple[str, ...]]) -> DelegateRow:
    """The row of one record of `_row_statement`, whose columns stand in the order of the fields."""
    id_, person_id, event_code, number, *facts = record
    facts.append(networks.get(record.organisation_id, ()))
    return DelegateRow(id_, person_id, registration_number(event_code, number), *facts)


def _main_scheme() -> Any:
    return select(RegionScheme.id).where(RegionScheme.is_main).limit(1).scalar_subquery()


def _networks(session: Session, organisation_ids: set[str | None]) -> dict[str, tuple[str, ...]]:
    """The codes of the networks that these organisations are members of now."""
    found: dict[str, tuple[str, ...]] = {}
    asked = {"ids": list(organisation_ids)}
    for organisation_id, code in session.connection().execute(_network_statement(), asked):
        found[organisation_id] = (*found.get(organisation_id, ()), code)
    return found


@cache
def _network_statement() -> Select[str, str]:
    return (
        select(NetworkMember.organisation_id, Network.code)
        .join(Network, Network.id == NetworkMember.network_id)
        .where(
            NetworkMember.organisation_id.in_(bindparam("ids", expanding=True)),
            or_(NetworkMember.to_on.is_(None), NetworkMember.to_on >= func.current_date()),
        )
        .order_by(Network.code)
    )


__all__ = ["DelegateFilter", "DelegateRow", "DelegateSort", "ViewCounts", "ids", "rows", "view_counts"]
