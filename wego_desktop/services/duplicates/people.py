"""Reads people as they are compared: names, address, telephone, and the place of their organisation."""

from collections.abc import Iterable, Iterator, Sequence

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from wego_desktop.db.models import Organisation, Person
from wego_desktop.domain.likeness_profile import PersonFacts, Profile, profile_of

_CHUNK = 400


def all_profiles(session: Session) -> Iterator[Profile]:
    """Everybody in the workspace; one statement."""
    return (_profile(row) for row in session.execute(_statement().order_by(Person.id)))


def profiles(session: Session, person_ids: Iterable[str]) -> Iterator[Profile]:
    """These people, without those who are gone."""
    for chunk in _chunks(sorted(person_ids)):
        yield from (_profile(row) for row in session.execute(_statement().where(Person.id.in_(chunk))))


def people_of(session: Session, organisation_ids: Iterable[str]) -> set[str]:
    """The ids of everybody of these organisations."""
    found: set[str] = set()
    for chunk in _chunks(sorted(organisation_ids)):
        found.update(session.scalars(select(Person.id).where(Person.organisation_id.in_(chunk))))
    return found


def _chunks(ids: Sequence[str]) -> Iterator[Sequence[str]]:
    return (ids[start : start + _CHUNK] for start in range(0, len(ids), _CHUNK))


def _statement() -> Select[*tuple[object, ...]]:
    return select(
        Person.id, Person.given_names, Person.family_name, Person.native_name, Person.email,
        Person.phone_digits, Person.organisation_id, Organisation.city, Organisation.country, Person.gender,
    ).outerjoin(Organisation, Organisation.id == Person.organisation_id)  # fmt: skip


def _profile(row: Sequence[object]) -> Profile:
    key, *texts = row
    return profile_of(str(key), PersonFacts(*(str(text) if text else "" for text in texts)))
