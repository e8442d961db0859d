"""Finds whom a scanned badge or a typed number means, and which registration of theirs counts here."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, and_, case, func, null, select
from sqlalchemy.orm import Session as Connection
from sqlalchemy.orm import aliased

from wego_desktop.db.models import Badge, Category, Event, Organisation, Person, Registration
from wego_desktop.domain.codes import find_badge_code, parse_registration_number, registration_number
from wego_desktop.domain.enums import DelegationRole, RegistrationStatus
from wego_desktop.domain.person_names import shown_name
from wego_desktop.domain.registration_states import ENDED
from wego_desktop.services.scan_place import Place
from wego_desktop.services.scan_result import BadgeFacts, CategoryFacts, PersonFacts

_key, _own, _home = aliased(Registration), aliased(Registration), aliased(Event)
_own_event, _scanned, _live = aliased(Event), aliased(Badge), aliased(Badge)


@dataclass(frozen=True, slots=True)
class Found:
    """The person and the registration that counts at this checkpoint.

    `is_here` is False when the person has no registration at the checkpoint's event or its umbrella event;
    `person` then shows the registration of the badge, at `home_event`. `scanned_badge_id` is None when a
    number was typed.
    """

    person: PersonFacts
    is_here: bool
    home_event: str
    entitlements: object
    status_reason: str
    desk_note: str
    successor_id: str | None
    organisation_id: str | None
    scanned_badge_id: str | None
    badge_voided_at: datetime | None
    badge: BadgeFacts | None


def find(session: Connection, place: Place, cleaned: str) -> Found | None:
    """Whom the cleaned text means, or None; one statement.

    A badge is found at any event. A bare number means the checkpoint's event, else its umbrella.
    Of the person's registrations the one at the checkpoint's event counts, else the one at its umbrella;
    among several at one event the active one.
    """
    if (code := find_badge_code(cleaned)) is not None:
        statement = _statement(place, _scanned.id, _scanned.voided_at)
        statement = statement.join(_scanned, _scanned.registration_id == _key.id).where(_scanned.code == code)
    elif (number := parse_registration_number(cleaned, place.facts.event_code)) is not None:
        statement = _statement(place, null(), null())
        statement = statement.where(_key.number == number[1], _of_event(place, number[0]))
    else:
        return None
    row = session.execute(statement.limit(1)).first()
    return None if row is None else _found(row, place)


def looks_like_code(cleaned: str, event_code: str) -> bool:
    """Whether the cleaned text is a badge code or a number, so that it names at most one person."""
    return find_badge_code(cleaned) is not None or parse_registration_number(cleaned, event_code) is not None


def _of_event(place: Place, event_code: str | None) -> ColumnElement[bool]:
    if event_code is None:
        return _key.event_id.in_(place.event_ids)
    return func.upper(_home.code) == event_code.upper()


def _statement(place: Place, *scanned: Any) -> Select[*tuple[Any, ...]]:
    organisation_id = func.coalesce(_own.organisation_id, _key.organisation_id, Person.organisation_id)
    here = place.facts.event_id
    return (
        select(
            _key, _own, Person, Category, Organisation, _home.name, _home.code, _own_event.code,
            *scanned, _live.id, _live.revision, _live.printed_at,
        )
        .select_from(_key)
        .join(_home, _home.id == _key.event_id)
        .join(Person, Person.id == _key.person_id)
        .outerjoin(_own, and_(_own.person_id == _key.person_id, _own.event_id.in_(place.event_ids)))
        .outerjoin(_own_event, _own_event.id == _own.event_id)
        .join(Category, Category.id == func.coalesce(_own.category_id, _key.category_id))
        .outerjoin(Organisation, Organisation.id == organisation_id)
        .outerjoin(_live, and_(_live.registration_id == _key.id, _live.voided_at.is_(None)))
        .order_by(
            case((_key.event_id == here, 0), else_=1),
            case((_own.event_id == here, 0), else_=1),
            case((_own.status.in_(ENDED), 1), else_=0),
            _own.number.desc(),
        )
    )  # fmt: skip


def _found(row: Row[*tuple[Any, ...]], place: Place) -> Found:
    key, own, person, category, organisation, home_name, home_code, own_code, *badge = row
    counted: Registration = own or key
    scanned_id, voided_at, live_id, revision, printed_at = badge
    shown = place.local(printed_at) if printed_at else None
    return Found(
        person=_person(counted, own_code or home_code, person, category, organisation),
        is_here=own is not None,
        home_event=home_name,
        entitlements=category.entitlements,
        status_reason=counted.status_reason,
        desk_note=counted.desk_note,
        successor_id=counted.successor_id,
        organisation_id=organisation.id if organisation else None,
        scanned_badge_id=scanned_id,
        badge_voided_at=place.local(voided_at) if voided_at else None,
        badge=BadgeFacts(live_id, revision, shown) if live_id else None,
    )


def _person(
    counted: Registration,
    event_code: str,
    person: Person,
    category: Category,
    organisation: Organisation | None,
) -> PersonFacts:
    return PersonFacts(
        registration_id=counted.id,
        person_id=person.id,
        number=registration_number(event_code, counted.number),
        name=shown_name(person.given_names, person.family_name, person.native_name),
        native_name=person.native_name if person.given_names or person.family_name else "",
        position=person.position,
        organisation=organisation.name if organisation else "",
        city=organisation.city if organisation else "",
        country=organisation.country if organisation else None,
        category=CategoryFacts(category.name, category.letter, category.colour, category.shape),
        status=RegistrationStatus(counted.status),
        delegation_role=DelegationRole(counted.delegation_role),
        networks=(),
    )
