"""Everybody who may be somebody else, kept in memory and brought up to date by the journal's end."""

from collections import defaultdict
from threading import RLock

from sqlalchemy import select
from sqlalchemy.orm import Session

from wego_desktop.db.models import JournalChange, JournalEntry
from wego_desktop.db.unit_of_work import Database
from wego_desktop.domain.likeness import Likeness, LikenessLevel
from wego_desktop.domain.likeness_index import LikenessIndex
from wego_desktop.jobs.progress import NullProgress, Progress
from wego_desktop.services.duplicates.decided import Pair, not_same_pairs, pair_of
from wego_desktop.services.duplicates.people import all_profiles, people_of, profiles
from wego_desktop.services.queries.journal_tail import last_seq

_ANEW_FROM = 2000
"""From so many changed people on, everybody is compared anew."""
_FACTS = frozenset(
    {"given_names", "family_name", "native_name", "email", "phone", "organisation_id", "gender"}
)
_PLACES = frozenset({"city", "country"})


class LivePairs:
    """All pairs of people who may be one, decided ones left out.

    The first call compares everybody (2.5 s for 20,000 people); after that only those who changed since. May
    be called from any thread, one call at a time goes on; never from the window's own thread.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._lock = RLock()
        self._seq = -1
        self._index = LikenessIndex()
        self._pairs: dict[Pair, Likeness] = {}
        self._partners: dict[str, set[str]] = defaultdict(set)
        self._apart: frozenset[Pair] = frozenset()

    def pairs(self, progress: Progress | None = None) -> dict[Pair, Likeness]:
        """The pairs by their ids; raises `Cancelled` when `progress` does, and begins anew next time."""
        with self._lock, self._database.read() as session:
            self._bring_up_to_date(session, progress or NullProgress())
            return {pair: alike for pair, alike in self._pairs.items() if pair not in self._apart}

    def index(self) -> LikenessIndex:
        """Everybody, for looking somebody up; to be used under `lock` only."""
        with self._lock, self._database.read() as session:
            self._bring_up_to_date(session, NullProgress())
            return self._index

    def likely_partners(self, session: Session, person_id: str) -> tuple[str, ...]:
        """Who likely is this person too; nobody while that would take long to say. It never waits."""
        if not self.is_ready or not self._lock.acquire(blocking=False):
            return ()
        try:
            self._bring_up_to_date(session, None)
            pairs = [(partner, pair_of(person_id, partner)) for partner in self._partners.get(person_id, ())]
            return tuple(
                partner
                for partner, pair in pairs
                if pair not in self._apart and self._pairs[pair].level is LikenessLevel.LIKELY
            )
        finally:
            self._lock.release()

    @property
    def lock(self) -> RLock:
        """Held by whoever searches in `index`."""
        return self._lock

    @property
    def is_ready(self) -> bool:
        """Whether everybody was compared before, so that the next answer comes at once."""
        return self._seq >= 0

    def _bring_up_to_date(self, session: Session, progress: Progress | None) -> None:
        """Compare whoever changed; without `progress` only when they are few."""
        seq = last_seq(session)
        if seq == self._seq:
            return
        changed = _changed_people(session, self._seq) if self.is_ready else None
        is_much = changed is None or len(changed) > _ANEW_FROM
        if is_much and progress is None:
            return
        self._apart = not_same_pairs(session)
        if changed is None or is_much:
            self._compare_all(session, progress or NullProgress())
        else:
            self._compare_again(session, changed)
        self._seq = seq

    def _compare_all(self, session: Session, progress: Progress) -> None:
        self._seq = -1
        self._pairs.clear()
        self._partners.clear()
        self._index = LikenessIndex(all_profiles(session))
        total = len(self._index)
        for alike in self._index.pairs(lambda done: progress.report(done, total)):
            self._keep(alike)

    def _compare_again(self, session: Session, changed: set[str]) -> None:
        for person_id in changed:
            self._forget(person_id)
            self._index.discard(person_id)
        for profile in profiles(session, changed):
            self._index.add(profile)
        for person_id in changed:
            if person_id in self._index:
                for alike in self._index.find(self._index.profile(person_id)):
                    self._keep(alike)

    def _keep(self, alike: Likeness) -> None:
        self._pairs[pair_of(alike.key, alike.other_key)] = alike
        self._partners[alike.key].add(alike.other_key)
        self._partners[alike.other_key].add(alike.key)

    def _forget(self, person_id: str) -> None:
        for partner in self._partners.pop(person_id, ()):
            self._pairs.pop(pair_of(person_id, partner), None)
            self._partners[partner].discard(person_id)


def _changed_people(session: Session, seq: int) -> set[str]:
    """Whose compared facts were written behind entry number `seq`."""
    statement = (
        select(JournalChange.table_name, JournalChange.row_id, JournalChange.kind, JournalChange.after)
        .join(JournalEntry, JournalEntry.id == JournalChange.entry_id)
        .where(JournalEntry.seq > seq, JournalChange.table_name.in_(["person", "organisation"]))
    )
    people: set[str] = set()
    organisations: set[str] = set()
    for table, row_id, kind, after in session.execute(statement):
        if table == "person" and (kind != "update" or not _FACTS.isdisjoint(after or ())):
            people.add(row_id)
        elif table == "organisation" and (kind != "update" or not _PLACES.isdisjoint(after or ())):
            organisations.add(row_id)
    return people | people_of(session, organisations)
