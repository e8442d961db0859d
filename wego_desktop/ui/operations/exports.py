"""What the exports page does: each function calls one service method or query through the runner."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject

from wego_desktop.i18n import _
from wego_desktop.jobs.progress import Progress
from wego_desktop.services.export_service import ColumnChoice, Exported, ExportRequest, Preview
from wego_desktop.services.outcome import Outcome
from wego_desktop.services.queries.exports import ExportChoices, ExportRow, export_choices, export_rows
from wego_desktop.ui.shell.jobs import Job
from wego_desktop.ui.shell.page_services import PageServices

Failed = Callable[[Exception], None]


@dataclass(frozen=True, slots=True)
class Loaded:
    """What the page shows beside the preview."""

    choices: ExportChoices
    register: tuple[ExportRow, ...]
    own_columns: tuple[ColumnChoice, ...] = ()


class ExportOperations:
    """The page's way to the services; `done` and `failed` run on the window's thread."""

    def __init__(self, services: PageServices, page: QObject) -> None:
        self._services = services
        self._page = page

    def load(self, done: Callable[[Loaded], None]) -> None:
        """What can be chosen, and what went out so far."""
        context, event_id = self._services.context, self._services.event.id
        database = context.database

        def work() -> Loaded:
            own = context.exports.own_columns(event_id)
            return Loaded(export_choices(database, event_id), export_rows(database, event_id), own)

        self._services.runner.read(work, done=done, initiator=self._page)

    def preview(self, request: ExportRequest, done: Callable[[Preview], None], failed: Failed) -> None:
        """The first rows of the sheet."""
        context = self._services.context
        self._services.runner.read(
            lambda: context.exports.preview(context.actor, request),
            done=done,
            failed=failed,
            initiator=self._page,
        )

    def file_name(self, request: ExportRequest, done: Callable[[str], None], failed: Failed) -> None:
        """The name that the file gets unless somebody types another."""
        context = self._services.context
        self._services.runner.read(
            lambda: context.exports.default_name(context.actor, request),
            done=done,
            failed=failed,
            initiator=self._page,
        )

    def save(
        self,
        request: ExportRequest,
        target: Path,
        done: Callable[[Outcome[Exported]], None],
        failed: Failed,
    ) -> Job:
        """Write the file; it stands in the job list with its progress and can be cancelled there.

        It runs beside the writer thread, so that nobody at a desk waits for it: writing the file is reading
        for the workspace, and the entry in the register is one short transaction at the end.
        """
        context = self._services.context

        def work(progress: Progress) -> Outcome[Exported]:
            return context.exports.export(context.actor, request, target, progress)

        title = _("Saving {name}").format(name=target.name)
        return self._services.runner.run_job(
            title, work, done=done, failed=failed, initiator=self._page, is_writing=False
        )
