"""The search for duplicates among 20,000 people: how long it takes, what it finds, what it takes for one."""

import tempfile
import time
from collections import Counter
from pathlib import Path

from rapidfuzz import fuzz
from sqlalchemy import select

from benchmarks._duplicate_plants import PLANTED, Plant, plant
from benchmarks.population import copy_of
from benchmarks.registry import Measured, figure, settle
from wego_desktop.bootstrap import AppContext, open_context
from wego_desktop.db.models import Person
from wego_desktop.domain.likeness import LikenessLevel
from wego_desktop.services.duplicate_service import DuplicatePair

_PEOPLE = 20_000
_LEAST_FOUND = 0.95
_MOST_FALSE = 1 / 50
_MOST_S = 5.0


@figure(
    name="duplicates",
    work=f"search for duplicates over {_PEOPLE:,} people, {PLANTED} of them planted again: accents, swapped"
    " names, transliteration, initials, typos, only the e-mail or telephone the same",
    reach="≤ 5 s; ≥ 0.95 of the planted found; ≤ 1 false pair in 50 shown as likely",
)
def duplicates() -> Measured:
    """The first search of a service that was just made, as the page does it."""
    with (
        tempfile.TemporaryDirectory(prefix="wego-bench-") as folder,
        open_context(str(copy_of(_PEOPLE, Path(folder)))) as context,
    ):
        plants = plant(context)
        settle()
        started = time.perf_counter()
        pairs = context.duplicates.pairs()
        taken_s = time.perf_counter() - started
        bare_s = _bare_scan_s(context)
    return _measured(pairs, plants, taken_s, bare_s)


def _measured(
    pairs: tuple[DuplicatePair, ...], plants: list[Plant], taken_s: float, bare_s: float
) -> Measured:
    shown = {frozenset((pair.first.person_id, pair.second.person_id)): pair for pair in pairs}
    planted = {frozenset((each.original_id, each.planted_id)): each for each in plants}
    missed = Counter(each.kind for key, each in planted.items() if key not in shown)
    found = (len(plants) - missed.total()) / len(plants)
    likely = [key for key, pair in shown.items() if pair.level is LikenessLevel.LIKELY]
    false = sum(key not in planted for key in likely)
    share = false / len(likely) if likely else 1.0
    misses = ", ".join(f"{kind} {count}" for kind, count in missed.most_common()) or "none"
    return Measured(
        f"{taken_s:.2f} s; {found:.3f} found (missed: {misses}); {false} of {len(likely)} likely pairs false,"
        f" {len(pairs) - len(likely)} more possible",
        f"one name held against {_PEOPLE:,} by edit distance {bare_s * 1000:.0f} ms, "
        f"so everybody against everybody {bare_s * _PEOPLE / 2:.0f} s",
        taken_s <= _MOST_S and found >= _LEAST_FOUND and share <= _MOST_FALSE,
    )


def _bare_scan_s(context: AppContext) -> float:
    with context.database.read() as session:
        names = list(session.scalars(select(Person.sort_key)))
    started = time.perf_counter()
    for name in names:
        fuzz.ratio(names[0], name)
    return time.perf_counter() - started
