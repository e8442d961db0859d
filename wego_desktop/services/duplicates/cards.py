"""People as the lists of duplicates show them: name, place, and their registrations."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from wego_desktop.db.models import Category, Event, Organisation, Person, Registration, Scan
from wego_desktop.domain.codes import registration_number
from wego_desktop.domain.enums import CategoryShape, RegistrationStatus
from wego_desktop.domain.person_names import shown_name
from wego_desktop.domain.registration_states import is_active

_CHUNK = 400


@dataclass(frozen=True, slots=True)
class RegistrationCard:
    """One registration of a person; `number` as printed, such as `GA7-0412`."""

    registration_id: str
    event_id: str
    event_code: str
    event_name: str
    starts_on: date
    number: str
    status: RegistrationStatus
    category: str
    letter: str
    colour: str
    shape: CategoryShape
    scan_count: int

    @property
    def is_active(self) -> bool:
        """Whether it counts."""
        return is_active(self.status)


@dataclass(frozen=True, slots=True)
class PersonCard:
    """A person with the registrations for all events, the newest event first."""

    person_id: str
    name: str
    native_name: str
    position: str
    organisation: str
    city: str
    country: str | None
    email: str
    registrations: tuple[RegistrationCard, ...]

    def at(self, event_id: str | None) -> RegistrationCard | None:
        """The registration for the event that counts, else any other one; None when there is none."""
        mine = [card for card in self.registrations if card.event_id == event_id] or self.registrations
        return min(mine, key=lambda card: not card.is_active, default=None)

    @property
    def weight(self) -> tuple[int, int]:
        """How much hangs on this record: scans, then registrations that count."""
        cards = self.registrations
        return sum(card.scan_count for card in cards), sum(card.is_active for card in cards)


def load_cards(session: Session, person_ids: Iterable[str]) -> dict[str, PersonCard]:
    """Id to card; two statements for each 400 people, those who are gone left out."""
    found: dict[str, PersonCard] = {}
    ids = sorted(set(person_ids))
    for start in range(0, len(ids), _CHUNK):
        chunk = ids[start : start + _CHUNK]
        registrations = _registrations(session, chunk)
        found.update((card.person_id, card) for card in _cards(session, chunk, registrations))
    return found


def _cards(
    session: Session, ids: Sequence[str], registrations: dict[str, list[RegistrationCard]]
) -> Iterator[PersonCard]:
    statement = (
        select(Person, Organisation.name, Organisation.city, Organisation.country)
        .outerjoin(Organisation, Organisation.id == Person.organisation_id)
        .where(Person.id.in_(ids))
    )
    for person, organisation, city, country in session.execute(statement):
        has_latin = bool(person.given_names or person.family_name)
        yield PersonCard(
            person_id=person.id,
            name=shown_name(person.given_names, person.family_name, person.native_name),
            native_name=person.native_name if has_latin else "",
            position=person.position,
            organisation=organisation or "",
            city=city or "",
            country=country,
            email=person.email,
            registrations=tuple(registrations.get(person.id, ())),
        )


def _registrations(session: Session, person_ids: Sequence[str]) -> dict[str, list[RegistrationCard]]:
    scans = (
        select(func.count()).where(Scan.registration_id == Registration.id).correlate(Registration)
    ).scalar_subquery()
    statement = (
        select(Registration, Event, Category, scans)
        .join(Event, Event.id == Registration.event_id)
        .join(Category, Category.id == Registration.category_id)
        .where(Registration.person_id.in_(person_ids))
        .order_by(Event.starts_on.desc(), Event.code, Registration.number)
    )
    found: dict[str, list[RegistrationCard]] = defaultdict(list)
    for registration, event, category, scan_count in session.execute(statement):
        found[registration.person_id].append(
            RegistrationCard(
                registration_id=registration.id,
                event_id=event.id,
                event_code=event.code,
                event_name=event.name,
                starts_on=event.starts_on,
                number=registration_number(event.code, registration.number),
                status=registration.status,
                category=category.name,
                letter=category.letter,
                colour=category.colour,
                shape=category.shape,
                scan_count=scan_count,
            )
        )
    return found
