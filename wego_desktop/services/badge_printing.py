"""Prints badges from start to end: issued, painted, and recorded as printed only when all of it went well."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from wego_desktop.db.unit_of_work import Database
from wego_desktop.documents.badge_face import BadgeFace
from wego_desktop.domain.actor import Actor
from wego_desktop.domain.enums import BadgeReason
from wego_desktop.jobs.progress import NullProgress, Progress
from wego_desktop.services.badge_choice import BadgeChoice, SkippedPerson
from wego_desktop.services.badge_service import BadgeService
from wego_desktop.services.outcome import Outcome
from wego_desktop.services.queries.badges import badge_faces

if TYPE_CHECKING:
    from wego_desktop.documents.badge_painter import FitReport
    from wego_desktop.documents.layout import BadgeLayout

PaintBadges = Callable[[Sequence[BadgeFace], "BadgeLayout", Progress], "Sequence[FitReport]"]
"""Paints all faces and returns their reports; raises when the file or the printer did not take them all."""


@dataclass(frozen=True, slots=True)
class BadgeJob:
    """What to print: for whom, on which layout (a6, a7, card, a4-4up), one or both sides, and why."""

    choice: BadgeChoice
    layout_name: str = "a6"
    is_front_only: bool = False
    reason: BadgeReason = BadgeReason.FIRST


@dataclass(frozen=True, slots=True)
class PrintedBadges:
    """How many badges, `made` of them new, where, and what fitting did to the texts of each, in order."""

    count: int
    made: int
    where: str
    reports: "tuple[FitReport, ...]"
    skipped: tuple[SkippedPerson, ...] = ()


class BadgePrintService:
    """Brings badges on paper; may run for minutes, on any thread but one call at a time."""

    def __init__(self, database: Database, badges: BadgeService) -> None:
        self._database = database
        self._badges = badges

    def save_pdf(
        self, actor: Actor, job: BadgeJob, path: Path, progress: Progress | None = None
    ) -> Outcome[PrintedBadges]:
        """The badges are in the PDF at `path` and count as printed there.

        Raises as `BadgeService.issue`, and `badge_layout_unknown`, and for the file what
        `write_badges_pdf` raises. `Cancelled` at a report of `progress` leaves no file and nothing printed.
        """

        def paint(faces: Sequence[BadgeFace], layout: "BadgeLayout", told: Progress) -> "Sequence[FitReport]":
            from wego_desktop.documents.badge_pdf import write_badges_pdf

            return write_badges_pdf(faces, layout, path, told.report)

        return self.print_with(actor, job, str(path), paint, progress)

    def print_with(
        self,
        actor: Actor,
        job: BadgeJob,
        where: str,
        paint: PaintBadges,
        progress: Progress | None = None,
    ) -> Outcome[PrintedBadges]:
        """The badges were painted by `paint` and count as printed at `where`, a printer's or file's name.

        When `paint` raises, the badges stay issued but not printed. Raises as `BadgeService.issue`.
        """
        from wego_desktop.documents.badge_pages import front_only
        from wego_desktop.documents.layout_json import ready_layout

        layout = ready_layout(job.layout_name)
        issued = self._badges.issue(actor, job.choice, job.layout_name, job.reason)
        rows = badge_faces(self._database, issued.value.registration_ids)
        sides = front_only(layout) if job.is_front_only else layout
        reports = paint([row.face for row in rows], sides, progress or NullProgress())
        marked = self._badges.mark_printed(
            actor, [row.badge_id for row in rows if row.badge_id], where, job.layout_name
        )
        value = PrintedBadges(marked.value, issued.value.made, where, tuple(reports), issued.value.skipped)
        return Outcome(value, issued.changes + marked.changes, marked.journal_id)
