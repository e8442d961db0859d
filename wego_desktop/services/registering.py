"""The rules of registering, for every service that adds people: each helper works in an open transaction."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from wego_desktop.db.models import (
    Event,
    Organisation,
    OrganisationAlias,
    Person,
    Registration,
    RegistrationMerge,
    new_id,
)
from wego_desktop.domain.enums import (
    AttendanceMode,
    DelegationRole,
    Gender,
    OrganisationKind,
    RegistrationStatus,
)
from wego_desktop.domain.text import fold


@dataclass(frozen=True, slots=True)
class PersonFields:
    """The facts of a person; every text may be empty as long as one name is given."""

    honorific: str = ""
    given_names: str = ""
    family_name: str = ""
    badge_name: str = ""
    native_name: str = ""
    gender: Gender | None = None
    email: str = ""
    phone: str = ""
    position: str = ""
    languages: str = ""
    organisation_id: str | None = None
    external_ref: str = ""


@dataclass(frozen=True, slots=True)
class RegistrationFields:
    """The facts of a registration; `number` None takes the event's next one."""

    category_id: str
    status: RegistrationStatus = RegistrationStatus.CONFIRMED
    mode: AttendanceMode = AttendanceMode.ON_SITE
    delegation_role: DelegationRole = DelegationRole.MEMBER
    organisation_id: str | None = None
    number: int | None = None
    external_ref: str = ""
    dietary: str = ""
    accessibility: str = ""
    notes: str = ""
    import_batch_id: str | None = None


def sort_key(given_names: str, family_name: str, native_name: str = "") -> str:
    """What a list of people is sorted by: folded family name, then given names."""
    return fold(f"{family_name} {given_names}".strip() or native_name)


def new_person(fields: PersonFields) -> Person:
    """A person not yet in any session."""
    return Person(
        id=new_id(),
        honorific=fields.honorific,
        given_names=fields.given_names,
        family_name=fields.family_name,
        badge_name=fields.badge_name,
        native_name=fields.native_name,
        sort_key=sort_key(fields.given_names, fields.family_name, fields.native_name),
        gender=fields.gender,
        email=fields.email,
        phone=fields.phone,
        position=fields.position,
        languages=fields.languages,
        organisation_id=fields.organisation_id,
        external_ref=fields.external_ref,
    )


def new_registration(
    event_id: str, person_id: str, number: int, fields: RegistrationFields, now: datetime
) -> Registration:
    """A registration not yet in any session, with the number that `next_number` gave."""
    return Registration(
        id=new_id(),
        event_id=event_id,
        person_id=person_id,
        organisation_id=fields.organisation_id,
        number=fields.number if fields.number is not None else number,
        category_id=fields.category_id,
        status=fields.status,
        mode=fields.mode,
        delegation_role=fields.delegation_role,
        registered_at=now,
        import_batch_id=fields.import_batch_id,
        external_ref=fields.external_ref,
        dietary=fields.dietary,
        accessibility=fields.accessibility,
        notes=fields.notes,
    )


def next_number(session: Session, event_id: str) -> int:
    """The event's next free number, counting from 1; locks the event against another writer on a server."""
    session.execute(select(Event.id).where(Event.id == event_id).with_for_update(key_share=True))
    numbers = (
        select(func.max(model.number)).where(model.event_id == event_id)
        for model in (Registration, RegistrationMerge)
    )
    # The number of a registration that was merged still leads to somebody, so it is never given again.
    return max(session.scalar(statement) or 0 for statement in numbers) + 1


def organisation_key(name: str) -> str:
    """What two spellings of one organisation's name have in common: folded, without blanks at the ends."""
    return fold(name)


def new_organisation(
    name: str,
    kind: OrganisationKind = OrganisationKind.CITY,
    city: str = "",
    country: str | None = None,
    native_name: str = "",
) -> Organisation:
    """An organisation not yet in any session."""
    return Organisation(
        id=new_id(),
        kind=kind,
        name=name.strip(),
        name_key=organisation_key(name),
        native_name=native_name,
        city=city,
        country=country,
    )


def find_organisation(session: Session, name: str, country: str | None = None) -> Organisation | None:
    """The organisation of that name or other name (folded), preferring one in `country`; None for none."""
    key = organisation_key(name)
    also = select(OrganisationAlias.organisation_id).where(OrganisationAlias.name_key == key)
    found = session.scalars(
        select(Organisation)
        .where(or_(Organisation.name_key == key, Organisation.id.in_(also)))
        .order_by((Organisation.name_key == key).desc(), Organisation.id)
    ).all()
    same = [
        organisation for organisation in found if country is None or organisation.country in {country, None}
    ]
    return same[0] if same else None


def organisation_named(session: Session, name: str) -> str | None:
    """The id of the organisation of that name, added as "other" when it is not on file; None for no name."""
    if not name.strip():
        return None
    found = find_organisation(session, name)
    if found is None:
        found = new_organisation(name, OrganisationKind.OTHER)
        session.add(found)
        session.flush()
    return found.id
