"""Reads for the organisations sheet and the list of participating cities that may be published."""

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import case, func, select
from sqlalchemy.orm import Session as OrmSession

from wego_desktop.db.models import Category, Organisation, Person, Registration
from wego_desktop.domain.categories import OBSERVER_LETTER
from wego_desktop.domain.enums import DelegationRole, OrganisationKind, RegistrationStatus
from wego_desktop.domain.person_names import shown_name
from wego_desktop.domain.registration_states import ENDED, EXPECTED
from wego_desktop.domain.text import fold
from wego_desktop.services.queries import exports_places as places


@dataclass(frozen=True, slots=True)
class DelegationRow:
    """An organisation with the figures of its delegation; `country` is an ISO 3166 code or None."""

    organisation: str
    native_name: str
    kind: OrganisationKind
    city: str
    country: str | None
    region: str | None
    networks: str
    heads: str
    people: int
    expected: int
    arrived: int


@dataclass(frozen=True, slots=True)
class CityRow:
    """A city that takes part; `is_observer` is the mark, None for every other city.

    An observer is a city from which nobody comes in another category.
    """

    city: str
    country: str | None
    region: str | None
    is_observer: bool | None


def delegations(session: OrmSession, event_id: str, now: datetime) -> list[DelegationRow]:
    """The organisations with active registrations at the event, by name."""
    arrived = places.arrivals(event_id)
    region = places.main_regions()
    is_here = arrived.c.arrived_at.is_not(None)
    is_expected = Registration.status.in_(list(EXPECTED)) | is_here
    statement = (
        select(
            Organisation,
            region.c.name,
            func.count(),
            func.sum(case((is_expected, 1), else_=0)),
            func.sum(case((is_here, 1), else_=0)),
        )
        .join(Registration, Registration.organisation_id == Organisation.id)
        .outerjoin(region, region.c.organisation_id == Organisation.id)
        .outerjoin(arrived, arrived.c.registration_id == Registration.id)
        .where(Registration.event_id == event_id, Registration.status.not_in(list(ENDED)) | is_here)
        .group_by(Organisation.id, region.c.name)
        .order_by(Organisation.name_key, Organisation.id)
    )
    networks = places.networks_of(session, now)
    heads = _heads(session, event_id)
    return [
        DelegationRow(
            o.name,
            o.native_name,
            o.kind,
            o.city,
            o.country,
            region_name,
            networks.get(o.id, ""),
            heads.get(o.id, ""),
            people,
            int(expected or 0),
            int(here or 0),
        )
        for o, region_name, people, expected, here in session.execute(statement)
    ]


def participating_cities(session: OrmSession, event_id: str) -> list[CityRow]:
    """The cities whose people are approved, confirmed or have arrived, by name; nothing about persons.

    Only cities and local governments count: the place of a newspaper or an embassy takes no part.
    """
    arrived = places.arrivals(event_id)
    region = places.main_regions()
    comes = Registration.status.in_([RegistrationStatus.APPROVED, RegistrationStatus.CONFIRMED])
    observers = func.sum(case((Category.letter == OBSERVER_LETTER, 1), else_=0))
    statement = (
        select(
            Organisation.city,
            Organisation.name,
            Organisation.country,
            region.c.name,
            func.count() == observers,
        )
        .join(Registration, Registration.organisation_id == Organisation.id)
        .join(Category, Category.id == Registration.category_id)
        .outerjoin(region, region.c.organisation_id == Organisation.id)
        .outerjoin(arrived, arrived.c.registration_id == Registration.id)
        .where(
            Registration.event_id == event_id,
            Organisation.kind == OrganisationKind.CITY,
            comes | arrived.c.arrived_at.is_not(None),
        )
        .group_by(Organisation.id, Organisation.city, Organisation.name, Organisation.country, region.c.name)
    )
    found: dict[tuple[str, str | None], CityRow] = {}
    for city, name, country, region_name, is_observer in session.execute(statement):
        row = CityRow(city or name, country, region_name, bool(is_observer) or None)
        key = fold(row.city), country
        known = found.get(key, row)
        found[key] = replace(
            known,
            region=known.region or row.region,
            is_observer=known.is_observer and row.is_observer,
        )
    return sorted(found.values(), key=lambda row: (fold(row.city), row.country or ""))


def _heads(session: OrmSession, event_id: str) -> dict[str, str]:
    statement: Any = (
        select(Registration.organisation_id, Person.given_names, Person.family_name, Person.native_name)
        .join(Person, Person.id == Registration.person_id)
        .where(
            Registration.event_id == event_id,
            Registration.organisation_id.is_not(None),
            Registration.delegation_role == DelegationRole.HEAD,
            Registration.status.not_in(list(ENDED)),
        )
        .order_by(Registration.number)
    )
    names: defaultdict[str, list[str]] = defaultdict(list)
    for organisation_id, given, family_name, native in session.execute(statement):
        names[organisation_id].append(shown_name(given, family_name, native))
    return {organisation_id: ", ".join(found) for organisation_id, found in names.items()}
