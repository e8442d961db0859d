"""Who on file may be somebody whose name is typed: the same words first, then other spellings."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session

from wego_desktop.db.models import Event, Organisation, Person, Registration
from wego_desktop.db.unit_of_work import Database
from wego_desktop.domain.codes import registration_number
from wego_desktop.domain.person_names import shown_name, split_full_name
from wego_desktop.domain.registration_states import ENDED
from wego_desktop.domain.text import fold
from wego_desktop.services.registering import find_organisation

if TYPE_CHECKING:
    from wego_desktop.services.duplicate_service import DuplicateService

_MOST = 8
_LEAST_ALIKE = 40
"""How alike a typed name must be, of 100, while nothing but the name is known of the person."""


@dataclass(frozen=True, slots=True)
class OnFile:
    """Somebody on file with that name; `number` is empty when not registered for the event."""

    person_id: str
    name: str
    native_name: str
    organisation: str
    city: str
    country: str | None
    number: str


def people_called(
    database: Database,
    duplicates: "DuplicateService | None",
    event_id: str,
    name: str,
    organisation: str = "",
) -> tuple[OnFile, ...]:
    """People whose name has the same words, then those whose name is alike; at most eight of the latter."""
    from wego_desktop.domain.likeness_profile import PersonFacts

    parts = split_full_name(name)
    wanted = sorted(fold(f"{parts.given} {parts.family}").split())
    if not wanted:
        return ()
    with database.read() as session:
        same = [row for row in _people_with(session, event_id, wanted) if _has_words(row, wanted)]
        place = find_organisation(session, organisation) if organisation.strip() else None
    same.sort(key=lambda row: (row.number == "", row.name))
    if duplicates is None or not duplicates.answers_soon():
        return tuple(same)
    facts = PersonFacts(
        parts.given,
        parts.family,
        organisation_key=place.id if place else "",
        city=place.city if place else "",
        country=(place.country or "") if place else "",
    )
    alike = duplicates.like(facts, _LEAST_ALIKE, _MOST)
    known = {row.person_id for row in same}
    order = {found.other_key: at for at, found in enumerate(alike) if found.other_key not in known}
    with database.read() as session:
        others = _rows(session, event_id, Person.id.in_(order))
    others.sort(key=lambda row: order[row.person_id])
    return (*same, *others)


def _people_with(session: Session, event_id: str, wanted: Sequence[str]) -> list[OnFile]:
    """People whose sort key or native name holds the longest word; narrowed by the caller."""
    longest = max(wanted, key=len)
    holds = (column.contains(longest, autoescape=True) for column in (Person.sort_key, Person.native_name))
    return _rows(session, event_id, or_(*holds))


def _rows(session: Session, event_id: str, condition: ColumnElement[bool]) -> list[OnFile]:
    statement = (
        select(Person, Organisation, Registration.number, Event.code)
        .outerjoin(Organisation, Organisation.id == Person.organisation_id)
        .outerjoin(
            Registration,
            (Registration.person_id == Person.id)
            & (Registration.event_id == event_id)
            & Registration.status.not_in(ENDED),
        )
        .outerjoin(Event, Event.id == Registration.event_id)
        .where(condition)
        .limit(200)
    )
    return [
        OnFile(
            person_id=person.id,
            name=shown_name(person.given_names, person.family_name, person.native_name),
            native_name=person.native_name if person.given_names or person.family_name else "",
            organisation=organisation.name if organisation else "",
            city=organisation.city if organisation else "",
            country=organisation.country if organisation else None,
            number=registration_number(code, number) if number is not None else "",
        )
        for person, organisation, number, code in session.execute(statement)
    ]


def _has_words(row: OnFile, wanted: Sequence[str]) -> bool:
    return any(sorted(fold(name).split()) == list(wanted) for name in (row.name, row.native_name))
