"""What the page Badges does: each function calls one service through the runner."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtPrintSupport import QPrinter

from wego_desktop.documents.badge_pages import front_only
from wego_desktop.documents.badge_painter import FitReport, plan_badge
from wego_desktop.documents.layout_json import ready_layout
from wego_desktop.i18n import _
from wego_desktop.jobs.progress import Progress
from wego_desktop.services.badge_choice import BadgeChoice, Chosen
from wego_desktop.services.badge_faces import BadgeFaceRow
from wego_desktop.services.badge_notes import FitLine, SharedFit, fit_summary
from wego_desktop.services.badge_printing import BadgeJob, PrintedBadges
from wego_desktop.services.outcome import Outcome
from wego_desktop.services.queries.badges import (
    BadgeLogRow,
    badge_faces,
    badge_log,
    chosen_people,
    find_holder,
)
from wego_desktop.services.queries.events import CategoryRow, categories
from wego_desktop.ui.operations.badge_printer import paint_on_printer
from wego_desktop.ui.shell.jobs import Job
from wego_desktop.ui.shell.page_services import PageServices

_CHUNK = 300
Printed = Callable[[PrintedBadges], None]
Failed = Callable[[Exception], None]


@dataclass(frozen=True, slots=True)
class BadgeList:
    """The event's categories, and everybody who may get a badge in the order of printing."""

    categories: tuple[CategoryRow, ...]
    chosen: Chosen


@dataclass(frozen=True, slots=True)
class ShownBadge:
    """One person's badge as it prints, and all badges the registration had."""

    row: BadgeFaceRow
    log: tuple[BadgeLogRow, ...]


@dataclass(frozen=True, slots=True)
class CheckedTexts:
    """Texts that gave way: those that badges share, and by registration those of one person."""

    shared: tuple[SharedFit, ...] = ()
    lines: Mapping[str, FitLine] = field(default_factory=dict)


class BadgeOperations:
    """The page's way to the services; `done` runs on the window's thread."""

    def __init__(self, services: PageServices, page: QObject) -> None:
        self._services = services
        self._page = page

    def read_list(self, registration_ids: tuple[str, ...], done: Callable[[BadgeList], None]) -> None:
        """Everybody expected at the event, online too, or only those chosen by hand."""
        database, event_id = self._services.context.database, self._services.event.id

        def work() -> BadgeList:
            choice = BadgeChoice(event_id, registration_ids, include_online=True)
            return BadgeList(categories(database, event_id), chosen_people(database, choice))

        self._services.runner.read(work, done=done, initiator=self._page)

    def read_badge(self, registration_id: str, done: Callable[[ShownBadge | None], None]) -> None:
        """What stands on one badge, and its log; None when the registration is gone."""
        database = self._services.context.database

        def work() -> ShownBadge | None:
            rows = badge_faces(database, [registration_id])
            return ShownBadge(rows[0], badge_log(database, registration_id)) if rows else None

        self._services.runner.read(work, done=done, initiator=self._page)

    def find(self, text: str, done: Callable[[str | None], None]) -> None:
        """Whose badge or number was scanned."""
        database, event_id = self._services.context.database, self._services.event.id
        self._services.runner.read(
            lambda: find_holder(database, text, event_id), done=done, initiator=self._page
        )

    def check(
        self, registration_ids: Sequence[str], layout_name: str, done: Callable[[CheckedTexts], None]
    ) -> Job:
        """Lay out all fronts without painting them: whose texts gave way."""
        database = self._services.context.database
        ids = list(registration_ids)

        def work(progress: Progress) -> CheckedTexts:
            layout = front_only(ready_layout(layout_name))
            reports: list[FitReport] = []
            holders: list[str] = []
            for start in range(0, len(ids), _CHUNK):
                for row in badge_faces(database, ids[start : start + _CHUNK]):
                    progress.report(len(reports), len(ids))
                    reports.append(plan_badge(row.face, layout).report)
                    holders.append(row.registration_id)
            found = fit_summary(reports)
            return CheckedTexts(found.shared, {holders[line.index]: line for line in found.lines})

        title = _("Checking the texts of badges")
        return self._services.runner.run_job(title, work, done=done, initiator=self._page, is_writing=False)

    def save_pdf(self, job: BadgeJob, path: Path, *, done: Printed, failed: Failed) -> Job:
        """Write the badges to a PDF and record them as printed; a cancelled job does neither."""
        context = self._services.context

        def work(progress: Progress) -> Outcome[PrintedBadges]:
            return context.badge_printing.save_pdf(context.actor, job, path, progress)

        return self._run(_("Saving badges"), work, done, failed)

    def print_on(self, printer: QPrinter, job: BadgeJob, *, done: Printed, failed: Failed) -> Job:
        """Print the badges and record them as printed when the printer took all of them."""
        context = self._services.context
        where = printer.printerName() or printer.outputFileName()

        def work(progress: Progress) -> Outcome[PrintedBadges]:
            return context.badge_printing.print_with(
                context.actor,
                job,
                where,
                lambda faces, layout, told: paint_on_printer(printer, faces, layout, told),
                progress,
            )

        return self._run(_("Printing badges"), work, done, failed)

    def _run(
        self,
        title: str,
        work: Callable[[Progress], Outcome[PrintedBadges]],
        done: Printed,
        failed: Failed,
    ) -> Job:
        return self._services.runner.run_job(
            title, work, done=lambda made: done(made.value), failed=failed, initiator=self._page
        )
