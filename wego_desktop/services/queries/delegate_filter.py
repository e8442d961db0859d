"""Which delegates a list shows and in which order, as SQL."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, exists, select
from sqlalchemy.orm import aliased

from wego_desktop.db.models import (
    Badge,
    Category,
    Checkpoint,
    NetworkMember,
    Organisation,
    OrganisationRegion,
    PresenceRow,
    Region,
    RegionScheme,
    Registration,
    SearchText,
)
from wego_desktop.domain.enums import CheckpointKind, DelegationRole, RegistrationStatus
from wego_desktop.domain.text import words


class SortColumn(StrEnum):
    """What a list of delegates can be ordered by; people with equal values stand by name."""

    NAME = "name"
    NUMBER = "number"
    ORGANISATION = "organisation"
    COUNTRY = "country"
    REGION = "region"
    CATEGORY = "category"
    STATUS = "status"
    ARRIVED = "arrived"
    REGISTERED = "registered"
    BADGE = "badge"


@dataclass(frozen=True, slots=True)
class DelegateSort:
    """A column and a direction; empty values stand last either way."""

    column: SortColumn = SortColumn.NAME
    is_descending: bool = False


ByName = DelegateSort()


@dataclass(frozen=True, slots=True)
class DelegateFilter:
    """What a registration must be to be shown; an empty tuple or None lets everything through.

    `text` is what was typed: every word must occur. `among_statuses` is a view's own limit beside `statuses`.
    `arrived` is at the event's arrival desk. Within one tuple any value is enough, all parts together must
    hold.
    """

    event_id: str
    text: str = ""
    category_ids: tuple[str, ...] = ()
    statuses: tuple[RegistrationStatus, ...] = ()
    among_statuses: tuple[RegistrationStatus, ...] = ()
    region_ids: tuple[str, ...] = ()
    organisation_ids: tuple[str, ...] = ()
    network_ids: tuple[str, ...] = ()
    delegation_roles: tuple[DelegationRole, ...] = ()
    arrived: bool | None = None
    has_organisation: bool | None = None


def arrival_of(event_id: Any) -> Any:
    """The arrival desk of an event (an id or a column) as a scalar subquery."""
    return (
        select(Checkpoint.id)
        .where(Checkpoint.event_id == event_id, Checkpoint.kind == CheckpointKind.ARRIVAL)
        .order_by(Checkpoint.id)
        .limit(1)
        .scalar_subquery()
    )


def has_words(text: str) -> ColumnElement[bool]:
    """The condition on `search_text` that every word of `text` occurs in it."""
    return and_(*(SearchText.text.contains(word, autoescape=True) for word in words(text)))


def id_statement(chosen: DelegateFilter, sort: DelegateSort = ByName) -> Select[*tuple[Any, ...]]:
    """Selects the ids that `chosen` lets through, in order.

    Without filters and by name it reads one index alone.
    """
    statement: Select[*tuple[Any, ...]] = select(SearchText.registration_id).where(
        SearchText.event_id == chosen.event_id
    )
    if chosen.text:
        statement = statement.where(has_words(chosen.text))
    conditions = _conditions(chosen)
    if conditions or sort.column is not SortColumn.NAME:
        statement = statement.join(Registration, Registration.id == SearchText.registration_id)
        statement = statement.where(*conditions)
    return _ordered(statement, chosen.event_id, sort)


def _conditions(chosen: DelegateFilter) -> list[ColumnElement[bool]]:
    organisation = Registration.organisation_id
    conditions: list[ColumnElement[bool]] = []
    if chosen.category_ids:
        conditions.append(Registration.category_id.in_(chosen.category_ids))
    if chosen.statuses:
        conditions.append(Registration.status.in_(chosen.statuses))
    if chosen.among_statuses:
        conditions.append(Registration.status.in_(chosen.among_statuses))
    if chosen.delegation_roles:
        conditions.append(Registration.delegation_role.in_(chosen.delegation_roles))
    if chosen.organisation_ids:
        conditions.append(organisation.in_(chosen.organisation_ids))
    if chosen.has_organisation is not None:
        conditions.append(organisation.is_not(None) if chosen.has_organisation else organisation.is_(None))
    if chosen.region_ids:
        held = select(OrganisationRegion.organisation_id).where(
            OrganisationRegion.region_id.in_(chosen.region_ids)
        )
        conditions.append(organisation.in_(held))
    if chosen.network_ids:
        members = select(NetworkMember.organisation_id).where(
            NetworkMember.network_id.in_(chosen.network_ids), NetworkMember.to_on.is_(None)
        )
        conditions.append(organisation.in_(members))
    if chosen.arrived is not None:
        arrival = aliased(PresenceRow)
        arrived = exists().where(
            arrival.registration_id == Registration.id,
            arrival.checkpoint_id == arrival_of(chosen.event_id),
        )
        conditions.append(arrived if chosen.arrived else ~arrived)
    return conditions


def _ordered(
    statement: Select[*tuple[Any, ...]], event_id: str, sort: DelegateSort
) -> Select[*tuple[Any, ...]]:
    by_name = (SearchText.sort_key, SearchText.registration_id)
    if sort.column is SortColumn.NAME:
        return statement.order_by(*(c.desc() if sort.is_descending else c for c in by_name))
    statement, key = _keyed(statement, event_id, sort.column)
    return statement.order_by(key.is_(None), key.desc() if sort.is_descending else key, *by_name)


def _keyed(
    statement: Select[*tuple[Any, ...]], event_id: str, column: SortColumn
) -> tuple[Select[*tuple[Any, ...]], ColumnElement[Any]]:
    """The statement joined with what the column lies in, and the value to order by."""
    key: ColumnElement[Any]
    match column:
        case SortColumn.REGISTERED:
            key = Registration.registered_at.expression
        case SortColumn.CATEGORY:
            statement = statement.join(Category, Category.id == Registration.category_id)
            key = Category.position.expression
        case SortColumn.ARRIVED:
            statement = statement.outerjoin(PresenceRow, _presence(event_id))
            key = PresenceRow.first_in_at.expression
        case SortColumn.STATUS:
            statement = statement.outerjoin(PresenceRow, _presence(event_id))
            rank = case(_STATUS_PLACES, value=Registration.status, else_=len(_STATUS_PLACES))
            key = case((PresenceRow.first_in_at.is_not(None), 0), else_=rank)
        case SortColumn.BADGE:
            live = and_(Badge.registration_id == Registration.id, Badge.voided_at.is_(None))
            statement = statement.outerjoin(Badge, live)
            key = Badge.issued_at.expression
        case SortColumn.ORGANISATION | SortColumn.COUNTRY | SortColumn.REGION:
            return _keyed_by_organisation(statement, column)
        case _:
            key = Registration.number.expression
    return statement, key


def _keyed_by_organisation(
    statement: Select[*tuple[Any, ...]], column: SortColumn
) -> tuple[Select[*tuple[Any, ...]], ColumnElement[Any]]:
    joined = statement.outerjoin(Organisation, Organisation.id == Registration.organisation_id)
    if column is SortColumn.COUNTRY:
        return joined, Organisation.country.expression
    if column is SortColumn.ORGANISATION:
        return joined, Organisation.name_key.expression
    main = select(RegionScheme.id).where(RegionScheme.is_main).limit(1).scalar_subquery()
    held = and_(OrganisationRegion.organisation_id == Organisation.id, OrganisationRegion.scheme_id == main)
    joined = joined.outerjoin(OrganisationRegion, held)
    return joined.outerjoin(Region, Region.id == OrganisationRegion.region_id), Region.name.expression


_STATUS_PLACES = {status.value: place for place, status in enumerate(RegistrationStatus, 1)}


def _presence(event_id: str) -> ColumnElement[bool]:
    return and_(
        PresenceRow.registration_id == Registration.id, PresenceRow.checkpoint_id == arrival_of(event_id)
    )
