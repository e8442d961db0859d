"""What the check-in desk does: each function calls one service through the runner."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from uuid import uuid4

from PySide6.QtCore import QObject

from wego_desktop.domain.enums import Direction
from wego_desktop.services.outcome import Outcome
from wego_desktop.services.queries import desk, desk_matches
from wego_desktop.services.queries.events import (
    CategoryRow,
    OrganisationRow,
    categories,
    suggest_organisations,
)
from wego_desktop.services.queries.undone import undone_entries
from wego_desktop.services.scan_result import ScanResult
from wego_desktop.services.walk_in_service import OnFile, WalkIn
from wego_desktop.ui.pages.desk.card_view import CardView, result_view
from wego_desktop.ui.shell.page_services import PageServices

_RECENT_ROWS = 60
Failed = Callable[[Exception], None]


@dataclass(frozen=True, slots=True)
class Scanned:
    """A scan's result with the card made of it, and the journal entry that undo needs."""

    result: ScanResult
    view: CardView
    journal_id: str | None


@dataclass(frozen=True, slots=True)
class Side:
    """The right column: counters of the event or of a door, and the newest scans."""

    counters: desk.DeskCounters
    recent: tuple[desk.RecentRow, ...]


class DeskOperations:
    """The page's way to the services; `done` runs on the window's thread."""

    def __init__(self, services: PageServices, page: QObject) -> None:
        self._services = services
        self._page = page

    def scan(
        self,
        text: str,
        checkpoint_id: str | None,
        direction: Direction,
        *,
        arrived: int | None,
        reason: str = "",
        done: Callable[[Scanned], None],
        failed: Failed,
    ) -> None:
        """Check somebody in or out, or let in for a `reason`; scans are worked off in their order."""
        context, event_id, nonce = self._services.context, self._services.event.id, uuid4().hex

        def work() -> Outcome[Scanned]:
            made = context.check_ins.check_in(
                context.actor,
                text,
                event_id,
                checkpoint_id=checkpoint_id,
                direction=direction,
                force=bool(reason),
                reason=reason,
                nonce=nonce,
            )
            return _with_view(made, result_view(made.value, context.actor.role, arrived))

        self._write(work, done, failed)

    def walk_in(self, fields: WalkIn, *, done: Callable[[Scanned], None], failed: Failed) -> None:
        """Register somebody and check in at once; asks for a reason where a limit is reached."""
        from wego_desktop.ui.operations.over_limit import OverLimit

        context, event_id = self._services.context, self._services.event.id

        def work(reason: str) -> Outcome[Scanned]:
            made = context.walk_ins.walk_in(context.actor, event_id, replace(fields, over_limit=reason))
            return _with_view(made, result_view(made.value, context.actor.role))

        over_limit = OverLimit(self._services, self._page)
        over_limit.write(work, done=lambda made: done(made.value), failed=failed)

    def undo(self, journal_id: str, *, done: Callable[[], None], failed: Failed) -> None:
        """Take a check-in or a walk-in back."""
        context = self._services.context
        self._services.runner.write(
            lambda: context.undo.undo(context.actor, journal_id),
            done=lambda _outcome: done(),
            failed=failed,
            initiator=self._page,
        )

    def read_undone(self, journal_ids: list[str], *, done: Callable[[frozenset[str]], None]) -> None:
        """Which of the entries were taken back and do not count now."""
        database = self._services.context.database
        self._services.runner.read(
            lambda: undone_entries(database, journal_ids), done=done, initiator=self._page
        )

    def _write(
        self, work: Callable[[], Outcome[Scanned]], done: Callable[[Scanned], None], failed: Failed
    ) -> None:
        self._services.runner.write(
            work, done=lambda made: done(made.value), failed=failed, initiator=self._page
        )

    def read_side(
        self, checkpoint_id: str | None, *, is_own_desk: bool, text: str, done: Callable[[Side], None]
    ) -> None:
        """Counters and recent scans, at a door (`checkpoint_id`) or of the event."""
        context, event_id = self._services.context, self._services.event.id
        desk_id = context.actor.desk_id if is_own_desk else None

        def work() -> Side:
            database = context.database
            counted = (
                desk.heads(database, checkpoint_id) if checkpoint_id else desk.counters(database, event_id)
            )
            rows = desk.recent(
                database,
                event_id,
                checkpoint_id=checkpoint_id,
                desk_id=desk_id,
                limit=_RECENT_ROWS,
                text=text,
            )
            return Side(counted, rows)

        self._services.runner.read(work, done=done, initiator=self._page)

    def find(self, text: str, *, done: Callable[[tuple[desk_matches.MatchRow, ...]], None]) -> None:
        """Whom a typed text may mean."""
        database, event_id = self._services.context.database, self._services.event.id
        self._services.runner.read(
            lambda: desk_matches.matches(database, event_id, text), done=done, initiator=self._page
        )

    def find_close(
        self, text: str, *, done: Callable[[tuple[desk_matches.MatchRow, ...], bool], None]
    ) -> None:
        """Whom a scanned text means by its words, else (`done(people, True)`) who comes closest."""
        database, event_id = self._services.context.database, self._services.event.id

        def work() -> tuple[tuple[desk_matches.MatchRow, ...], bool]:
            people = desk_matches.matches(database, event_id, text)
            return (people, False) if people else (desk_matches.closest(database, event_id, text), True)

        self._services.runner.read(work, done=lambda found: done(*found), initiator=self._page)

    def read_twin(self, registration_id: str, *, done: Callable[[str], None]) -> None:
        """The number under which the same person likely stands once more; an empty text for nobody."""
        context = self._services.context
        self._services.runner.read(
            lambda: context.duplicates.twin_number(registration_id), done=done, initiator=self._page
        )

    def read_checkpoints(self, *, done: Callable[[tuple[desk.CheckpointRow, ...]], None]) -> None:
        """The doors to choose from."""
        database, event_id = self._services.context.database, self._services.event.id
        self._services.runner.read(
            lambda: desk.checkpoints(database, event_id), done=done, initiator=self._page
        )

    def read_categories(self, *, done: Callable[[tuple[CategoryRow, ...]], None]) -> None:
        """The event's categories, for the walk-in form."""
        database, event_id = self._services.context.database, self._services.event.id
        self._services.runner.read(lambda: categories(database, event_id), done=done, initiator=self._page)

    def suggest(
        self, text: str, *, done: Callable[[tuple[OrganisationRow, ...]], None], initiator: QObject
    ) -> None:
        """Organisations that the typed text may mean."""
        database = self._services.context.database
        self._services.runner.read(
            lambda: suggest_organisations(database, text), done=done, initiator=initiator
        )

    def duplicates(
        self, name: str, organisation: str, *, done: Callable[[tuple[OnFile, ...]], None], initiator: QObject
    ) -> None:
        """People on file who may be the one of the typed name and organisation."""
        context, event_id = self._services.context, self._services.event.id
        self._services.runner.read(
            lambda: context.walk_ins.possible_duplicates(event_id, name, organisation=organisation),
            done=done,
            initiator=initiator,
        )


def _with_view(made: Outcome[ScanResult], view: CardView) -> Outcome[Scanned]:
    scanned = Scanned(made.value, view, made.journal_id)
    return Outcome(scanned, made.changes, made.journal_id, made.notices)
