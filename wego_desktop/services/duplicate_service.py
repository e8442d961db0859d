"""Finds people on file who may be one and the same; decides nothing."""

from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from wego_desktop.db.models import Person, Registration
from wego_desktop.db.unit_of_work import Database
from wego_desktop.domain.likeness import (
    POSSIBLE_FROM,
    Likeness,
    LikenessLevel,
    LikenessReason,
    PersonFacts,
    profile_of,
)
from wego_desktop.domain.registration_states import ENDED
from wego_desktop.errors import UserError
from wego_desktop.jobs.progress import Progress
from wego_desktop.services.duplicates.cards import PersonCard, RegistrationCard, load_cards
from wego_desktop.services.duplicates.decided import survivor_id
from wego_desktop.services.duplicates.live import LivePairs

_SOON = 3000
"""Up to so many people are compared with each other in less than half a second."""


@dataclass(frozen=True, slots=True)
class DuplicatePair:
    """Two people who may be one; `first` has more hanging on it and is offered as the one that stays."""

    first: PersonCard
    second: PersonCard
    score: int
    level: LikenessLevel
    reasons: tuple[LikenessReason, ...]


class DuplicateService:
    """Answers who may be whom; keeps everybody in memory once asked, about 60 MB for 20,000 people.

    All of it may be called from any thread but the window's own: the first answer takes seconds.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._live = LivePairs(database)

    @property
    def is_ready(self) -> bool:
        """Whether everybody was compared before, so that the next answer comes at once."""
        return self._live.is_ready

    def answers_soon(self) -> bool:
        """Whether an answer takes no longer than somebody who types would wait."""
        if self.is_ready:
            return True
        with self._database.read() as session:
            return (session.scalar(select(func.count()).select_from(Person)) or 0) <= _SOON

    def pairs(
        self,
        event_id: str | None = None,
        least: LikenessLevel = LikenessLevel.POSSIBLE,
        progress: Progress | None = None,
    ) -> tuple[DuplicatePair, ...]:
        """The undecided pairs, the likeliest first; with `event_id` those of which one is registered there.

        Raises `Cancelled` when `progress` does.
        """
        found = [
            (pair, alike)
            for pair, alike in self._live.pairs(progress).items()
            if least is LikenessLevel.POSSIBLE or alike.level is least
        ]
        with self._database.read() as session:
            here = _registered(session, event_id) if event_id else None
            chosen = [(pair, alike) for pair, alike in found if here is None or not here.isdisjoint(pair)]
            cards = load_cards(session, [key for pair, _alike in chosen for key in pair])
        pairs = [
            _pair(cards[one], cards[other], alike)
            for (one, other), alike in chosen
            if one in cards and other in cards
        ]
        return tuple(sorted(pairs, key=lambda pair: (-pair.score, pair.first.name, pair.first.person_id)))

    def registration_ids(self, event_id: str) -> frozenset[str]:
        """The registrations for the event of people who may be somebody else on file."""
        people = {key for pair in self._live.pairs() for key in pair}
        if not people:
            return frozenset()
        statement = select(Registration.id, Registration.person_id).where(
            Registration.event_id == event_id, Registration.status.not_in(ENDED)
        )
        with self._database.read() as session:
            return frozenset(row_id for row_id, person in session.execute(statement) if person in people)

    def like(self, facts: PersonFacts, least: int = POSSIBLE_FROM, limit: int = 5) -> tuple[Likeness, ...]:
        """Who on file may be this person, the likeliest first; `other_key` is the id of the one found."""
        profile = profile_of("", facts)
        with self._live.lock:
            index = self._live.index()
            is_placed = facts.organisation_key or facts.city
            found = index.find(profile, least) if is_placed else index.find_by_name(profile, least)
        return found[:limit]

    def person_of(self, registration_id: str) -> str:
        """Whose registration it is; raises `no_such_registration`."""
        with self._database.read() as session:
            registration = session.get(Registration, registration_id)
        if registration is None:
            raise UserError("no_such_registration")
        return registration.person_id

    def survivor(self, person_id: str) -> str:
        """The person of this id, or into whom that one was merged."""
        with self._database.read() as session:
            return survivor_id(session, person_id) or person_id

    def twin_number(self, registration_id: str) -> str:
        """The number at the event under which the same person likely stands once more; else an empty text.

        For the desk: as far as is known now, in a few milliseconds. In a workspace of up to 3,000 people
        everybody is compared first, when nobody has asked before.
        """
        if not self.is_ready and self.answers_soon():
            self._live.pairs()
        with self._database.read() as session:
            registration = session.get(Registration, registration_id)
            if registration is None:
                return ""
            partners = self._live.likely_partners(session, registration.person_id)
            cards = load_cards(session, partners)
        numbers = (card.at(registration.event_id) for card in cards.values())
        return min((found.number for found in numbers if found is not None), default="")


def _registered(session: Session, event_id: str) -> set[str]:
    statement = select(Registration.person_id).where(Registration.event_id == event_id)
    return set(session.scalars(statement.where(Registration.status.not_in(ENDED))))


def _pair(one: PersonCard, other: PersonCard, alike: Likeness) -> DuplicatePair:
    first, second = sorted((one, other), key=lambda card: (-card.weight[0], -card.weight[1], card.person_id))
    return DuplicatePair(first, second, alike.score, alike.level, alike.reasons)


__all__ = ["DuplicatePair", "DuplicateService", "LikenessLevel", "PersonCard", "RegistrationCard"]
