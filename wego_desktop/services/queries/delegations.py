"""The delegations of an event: one organisation's registrations, its head and its focal point."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import aliased

from wego_desktop.db.models import Delegation, Organisation, Person, Registration
from wego_desktop.db.unit_of_work import Database
from wego_desktop.domain.enums import DelegationRole
from wego_desktop.domain.person_names import shown_name
from wego_desktop.domain.registration_states import ENDED


@dataclass(frozen=True, slots=True)
class DelegationRow:
    """One delegation; `people` counts active registrations, names are empty when there is nobody."""

    organisation_id: str
    organisation: str
    city: str
    country: str | None
    people: int
    heads: tuple[str, ...]
    focal_person_id: str | None
    focal_point: str
    focal_email: str
    focal_phone: str
    notes: str


def delegations(database: Database, event_id: str) -> tuple[DelegationRow, ...]:
    """Every delegation with somebody in it or something kept about it, by organisation; three statements."""
    active = (Registration.event_id == event_id, Registration.status.not_in(sorted(ENDED)))
    counts = (
        select(Registration.organisation_id, func.count())
        .where(*active, Registration.organisation_id.is_not(None))
        .group_by(Registration.organisation_id)
    )
    heads = (
        select(Registration.organisation_id, Person)
        .join(Person, Person.id == Registration.person_id)
        .where(*active, Registration.delegation_role == DelegationRole.HEAD)
        .order_by(Registration.number)
    )
    with database.read() as session:
        people: dict[str | None, int] = dict(session.execute(counts).all())
        led: dict[str | None, tuple[str, ...]] = {}
        for organisation_id, person in session.execute(heads):
            led[organisation_id] = (*led.get(organisation_id, ()), _name(person))
        kept = session.execute(_kept(event_id, counts.with_only_columns(Registration.organisation_id))).all()
    return tuple(
        _row(organisation, delegation, focal, people.get(organisation.id, 0), led.get(organisation.id, ()))
        for organisation, delegation, focal in kept
    )


def _kept(event_id: str, present: Any) -> Any:
    """The organisations of `present`, and those of which something is kept, with their focal points."""
    focal = aliased(Person)
    of_event = (Delegation.organisation_id == Organisation.id) & (Delegation.event_id == event_id)
    return (
        select(Organisation, Delegation, focal)
        .outerjoin(Delegation, of_event)
        .outerjoin(focal, focal.id == Delegation.focal_person_id)
        .where(Delegation.id.is_not(None) | Organisation.id.in_(present))
        .order_by(Organisation.name_key)
    )


def _row(
    organisation: Organisation,
    delegation: Delegation | None,
    focal: Person | None,
    people: int,
    heads: tuple[str, ...],
) -> DelegationRow:
    return DelegationRow(
        organisation.id,
        organisation.name,
        organisation.city,
        organisation.country,
        people,
        heads,
        focal.id if focal else None,
        _name(focal) if focal else "",
        focal.email if focal else "",
        focal.phone if focal else "",
        delegation.notes if delegation else "",
    )


def _name(person: Person) -> str:
    return shown_name(person.given_names, person.family_name, person.native_name)
