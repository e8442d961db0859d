"""The delegations of an event: one organisation's registrations, its head and its focal point."""

from dataclasses import dataclass

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
        focal = aliased(Person)
        kept = (
            select(Organisation, Delegation, focal)
            .outerjoin(
                Delegation,
                (Delegation.organisation_id == Organisation.id) & (Delegation.event_id == event_id),
            )
            .outerjoin(focal, focal.id == Delegation.focal_person_id)
            .where(
                Delegation.id.is_not(None)
                | Organisation.id.in_(counts.with_only_columns(Registration.organisation_id))
            )
            .order_by(Organisation.name_key)
        )
        return tuple(
            DelegationRow(
                organisation.id,
                organisation.name,
                organisation.city,
                organisation.country,
                people.get(organisation.id, 0),
                led.get(organisation.id, ()),
                person.id if person else None,
                _name(person) if person else "",
                person.email if person else "",
                person.phone if person else "",
                delegation.notes if delegation else "",
            )
            for organisation, delegation, person in session.execute(kept)
        )


def _name(person: Person) -> str:
    return shown_name(person.given_names, person.family_name, person.native_name)
