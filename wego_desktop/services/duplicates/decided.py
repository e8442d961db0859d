"""What was decided about people who look alike: who is not the same, and into whom somebody was merged."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from wego_desktop.db.models import NotSamePerson, PersonMerge, Registration, RegistrationMerge

Pair = tuple[str, str]
"""The ids of two people, the smaller first."""


def pair_of(one_id: str, other_id: str) -> Pair:
    """The two ids in the order in which a pair is kept."""
    return (one_id, other_id) if one_id < other_id else (other_id, one_id)


def not_same_pairs(session: Session) -> frozenset[Pair]:
    """Every two people who were said not to be the same."""
    found = session.execute(select(NotSamePerson.person_id, NotSamePerson.other_id))
    return frozenset((one, other) for one, other in found)


def registration_with_number(session: Session, event_id: str, number: int) -> str | None:
    """The registration of that number at the event, or the one into which it was merged."""
    own = select(Registration.id).where(Registration.event_id == event_id, Registration.number == number)
    merged = select(RegistrationMerge.survivor_id).where(
        RegistrationMerge.event_id == event_id, RegistrationMerge.number == number
    )
    return session.scalar(own) or session.scalar(merged)


def survivor_id(session: Session, person_id: str) -> str | None:
    """Into whom the person of this id was merged; None for somebody who was not."""
    statement = select(PersonMerge.survivor_id).where(PersonMerge.merged_id == person_id)
    return session.scalar(statement)
