"""What the page of duplicates does: each function calls one service method beside the window."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QObject

from wego_desktop.domain.likeness_reasons import LikenessLevel
from wego_desktop.i18n import _
from wego_desktop.jobs.progress import Progress
from wego_desktop.services.duplicate_service import DuplicatePair
from wego_desktop.services.merge_service import Comparison, Merged, Side
from wego_desktop.services.outcome import Outcome
from wego_desktop.ui.shell.jobs import Job
from wego_desktop.ui.shell.page_services import PageServices


@dataclass(frozen=True, slots=True)
class Answer:
    """One record of two: who goes on, who is merged into it, and whose values are taken."""

    survivor_id: str
    merged_id: str
    take: Mapping[str, Side]


class DuplicateOperations:
    """The page's way to the services; `done` runs on the window's thread."""

    def __init__(self, services: PageServices, page: QObject) -> None:
        self._services = services
        self._page = page

    def find(
        self,
        *,
        everywhere: bool,
        done: Callable[[tuple[DuplicatePair, ...]], None],
        failed: Callable[[Exception], None],
    ) -> Job | None:
        """Look for pairs; the first time everybody is compared, which the returned job tells of."""
        context, event_id = self._services.context, self._services.event.id
        runner = self._services.runner

        def work(progress: Progress | None = None) -> tuple[DuplicatePair, ...]:
            where = None if everywhere else event_id
            return context.duplicates.pairs(where, LikenessLevel.POSSIBLE, progress)

        if context.duplicates.is_ready:
            runner.read(work, done=done, failed=failed, initiator=self._page)
            return None
        title = _("Looking for people who are on file twice")
        return runner.run_job(title, work, done=done, failed=failed, initiator=self._page, is_writing=False)

    def compare(
        self,
        pair: DuplicatePair,
        *,
        done: Callable[[Comparison], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Read the two records of a pair."""
        context = self._services.context
        keys = pair.first.person_id, pair.second.person_id
        self._services.runner.read(
            lambda: context.merging.compare(*keys), done=done, failed=failed, initiator=self._page
        )

    def merge(self, answer: Answer, *, done: Callable[[], None]) -> None:
        """Make one person of two."""
        services = self._services
        context, event_id = services.context, services.event.id

        def after(result: Outcome[Merged]) -> None:
            done()
            services.show_undo(_("{name} is one record now").format(name=result.value.name))

        services.runner.write(
            lambda: context.merging.merge(
                context.actor, answer.survivor_id, answer.merged_id, answer.take, event_id
            ),
            done=after,
            initiator=self._page,
        )

    def keep_apart(self, pair: DuplicatePair, *, done: Callable[[], None]) -> None:
        """Keep that these are two people."""
        services = self._services
        context, event_id = services.context, services.event.id

        def after(result: Outcome[tuple[str, str]]) -> None:
            done()
            one, other = result.value
            services.show_undo(_("{one} and {other} stay two people").format(one=one, other=other))

        services.runner.write(
            lambda: context.merging.mark_not_same(
                context.actor, pair.first.person_id, pair.second.person_id, event_id
            ),
            done=after,
            initiator=self._page,
        )
