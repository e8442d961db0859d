"""Builds the whole sample workspace through the services that an organiser and the desks use."""

import tempfile
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from wego_desktop.db.unit_of_work import Database
from wego_desktop.domain.actor import Actor
from wego_desktop.jobs.progress import NullProgress, Progress
from wego_desktop.services.badge_choice import BadgeChoice
from wego_desktop.services.badge_service import BadgeService
from wego_desktop.services.import_service import ImportOptions, ImportService
from wego_desktop.services.importing.options import Decision
from wego_desktop.services.importing.plan import RowAction
from wego_desktop.services.sample.arrivals import DESKS, SampleClock, let_in
from wego_desktop.services.sample.people import SamplePerson, delegates
from wego_desktop.services.sample.programme import UMBRELLA, ZONE, add_events, add_programme
from wego_desktop.services.sample.seating import seat_everybody
from wego_desktop.services.sample.settings import add_settings
from wego_desktop.services.sample.voting import name_voters
from wego_desktop.services.sample.workbook import write_list
from wego_desktop.services.sample.world import add_world
from wego_desktop.services.workspace_service import create_workspace

NAME = "7th WeGO General Assembly, sample"
OPERATOR = "Lee Da-in"
DELEGATES = 420
STANDS_AT = datetime(2026, 10, 15, 11, 18, tzinfo=ZONE)
"""The moment at which the sample stands still: both network meetings are running."""

_MADE_AT = datetime(2026, 9, 1, 9, 0, tzinfo=ZONE)
_IMPORTED_AT = datetime(2026, 9, 28, 9, 30, tzinfo=ZONE)
_PRINTED_AT = datetime(2026, 10, 12, 16, 5, tzinfo=ZONE)
_LISTS = (
    (UMBRELLA, "delegates.xlsx", "7th WeGO General Assembly: delegates by city"),
    ("ESG26", "forum.xlsx", "ESG Smart City Forum: participants"),
    ("AFSCN26", "afscn-participants.xlsx", "AFSCN meeting: participants"),
    ("LASCN26", "lascn-participants.xlsx", "LASCN meeting: participants"),
    ("PRIZE26", "prize-guests.xlsx", "Seoul Smart City Prize: guests"),
)


@dataclass(frozen=True, slots=True)
class ImportedList:
    """One delegate list that was imported: rows in the file, registrations made, rows left behind."""

    file_name: str
    event_code: str
    rows: int
    added: int
    left_behind: int


@dataclass(frozen=True, slots=True)
class BuiltSample:
    """The opened sample workspace with what went into it; `clock` stands at `STANDS_AT`."""

    database: Database
    actor: Actor
    clock: SampleClock
    imported: tuple[ImportedList, ...]
    scans: int


def build_sample(
    path: Path,
    count: int = DELEGATES,
    progress: Progress | None = None,
    lists_folder: Path | None = None,
) -> BuiltSample:
    """A new sample workspace at `path` with `count` invented delegates, opened; always the same.

    The delegate lists that were imported stay in `lists_folder` when one is given. After an error or
    `Cancelled` no file is left. Raises what `create_workspace` raises (`file_exists` …).
    """
    progress = progress or NullProgress()
    clock = SampleClock(_MADE_AT)
    database, actor = create_workspace(str(path), NAME, OPERATOR, DESKS[0], is_sample=True, clock=clock)
    try:
        progress.report(5, 100, "organisations")
        add_world(database, actor)
        events = add_events(database, actor)
        add_programme(database, actor, events)
        progress.report(20, 100, "delegates")
        clock.now = _IMPORTED_AT
        imported = _import_all(database, actor, delegates(count), lists_folder, clock)
        add_settings(database, actor, events[UMBRELLA])
        name_voters(database, actor, events[UMBRELLA])
        progress.report(45, 100, "sessions")
        seat_everybody(database, actor)
        clock.now = _PRINTED_AT
        _issue_badges(database, actor, events[UMBRELLA], clock)
        progress.report(60, 100, "arrivals")
        scans = let_in(database, clock, _Part(progress, 60, 98))
    except BaseException:
        database.dispose()
        _remove(path)
        raise
    clock.now = STANDS_AT
    return BuiltSample(database, actor, clock, imported, scans)


class _Part:
    """Progress of one part of the work, shown as a stretch of the whole."""

    def __init__(self, whole: Progress, first: int, last: int) -> None:
        self._whole, self._first, self._last = whole, first, last

    def report(self, done: int, total: int, text: str = "") -> None:
        """Report the whole's percentage."""
        share = done / total if total else 0
        self._whole.report(round(self._first + share * (self._last - self._first)), 100, text)


def _import_all(
    database: Database,
    actor: Actor,
    people: Sequence[SamplePerson],
    lists_folder: Path | None,
    clock: SampleClock,
) -> tuple[ImportedList, ...]:
    """Write each list as a workbook and import it, as an organiser would."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = lists_folder or Path(temporary)
        imported = []
        for place, (code, file_name, title) in enumerate(_LISTS):
            clock.now = _IMPORTED_AT + timedelta(minutes=7 * place)
            path = folder / file_name
            write_list(path, title, _invited(code, people))
            imported.append(_import(database, actor, path, code))
        return tuple(imported)


def _issue_badges(database: Database, actor: Actor, event_id: str, clock: SampleClock) -> None:
    """Badges for all but the people who registered last: some are always printed at the desk."""
    service = BadgeService(database)
    issued = service.issue(actor, BadgeChoice(event_id)).value
    clock.now += timedelta(minutes=35)
    done = issued.badge_ids[: -max(1, len(issued.badge_ids) // 20)]
    service.mark_printed(actor, done, "Secretariat, card printer", "a6")


def _invited(code: str, people: Sequence[SamplePerson]) -> list[SamplePerson]:
    """Who is on the list of an event: everybody, half of the assembly, a network's people, the heads."""
    if code == UMBRELLA:
        return list(people)
    coming = [p for p in people if p.status != "cancelled"]
    if code == "ESG26":
        return [
            p for place, p in enumerate(coming) if p.category in {"Speaker", "Partner", "Press"} or place % 2
        ]
    if code == "PRIZE26":
        return [p for p in coming if p.category in {"Head of delegation", "Press", "Staff"}]
    return [p for p in coming if p.organisation.network == code.removesuffix("26")]


def _import(database: Database, actor: Actor, path: Path, code: str) -> ImportedList:
    """Import one list; whoever looks like somebody of the same list is answered "two people"."""
    service = ImportService(database)
    preview = service.preview(actor, path, code)
    doubts = {row.row_number: Decision.NEW for row in preview.rows if row.action is RowAction.WAIT}
    if doubts:
        preview = service.preview(actor, path, code, ImportOptions(decisions=doubts))
    result = service.commit(actor, preview).value
    return ImportedList(path.name, code, preview.totals.rows, result.added, len(result.left_behind))


def _remove(path: Path) -> None:
    for leftover in (path, Path(f"{path}-wal"), Path(f"{path}-shm")):
        with suppress(OSError):
            leftover.unlink()
