"""What the import page does: each function calls one service method beside the window."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject

from wego_desktop.i18n import _
from wego_desktop.jobs.progress import Progress
from wego_desktop.services.import_service import (
    DateColumnRow,
    ImportOptions,
    ImportPreview,
    ImportResult,
    ImportSource,
)
from wego_desktop.services.outcome import Outcome
from wego_desktop.services.queries.events import CategoryRow, categories
from wego_desktop.ui.shell.page_services import PageServices

Failed = Callable[[Exception], None]


@dataclass(frozen=True, slots=True)
class Looked:
    """A preview, the event's categories by name, and by sheet column how days are read."""

    preview: ImportPreview
    categories: Mapping[str, CategoryRow]
    dates: Mapping[int, DateColumnRow]


class ImportOperations:
    """The page's way to the service: `done` runs on the window's thread."""

    def __init__(self, services: PageServices, page: QObject) -> None:
        self._services = services
        self._page = page

    def open_file(
        self, path: Path, options: ImportOptions, *, done: Callable[[Looked], None], failed: Failed
    ) -> None:
        """Look at a file; a layout that was mapped before is mapped so again."""
        self._services.runner.read(
            lambda: self._look(path, options), done=done, failed=failed, initiator=self._page
        )

    def open_pasted(
        self, text: str, options: ImportOptions, *, done: Callable[[Looked], None], failed: Failed
    ) -> None:
        """Look at rows that were pasted."""
        imports = self._services.context.imports
        self._services.runner.read(
            lambda: self._look(imports.open_pasted(text), options),
            done=done,
            failed=failed,
            initiator=self._page,
        )

    def look_again(
        self,
        preview: ImportPreview,
        options: ImportOptions,
        *,
        done: Callable[[Looked], None],
        failed: Failed,
    ) -> None:
        """The same file with other options."""
        self._services.runner.read(
            lambda: self._look(preview, options), done=done, failed=failed, initiator=self._page
        )

    def _look(self, source: ImportPreview | ImportSource | Path, options: ImportOptions) -> Looked:
        context, event = self._services.context, self._services.event
        preview = context.imports.preview(context.actor, source, event.code, options)
        found = {row.name: row for row in categories(context.database, event.id)}
        return Looked(preview, found, {row.index: row for row in preview.dates})

    def _fresh(self, preview: ImportPreview, options: ImportOptions) -> ImportPreview:
        """The preview with the newest answers, which may still be on their way to the screen."""
        return preview if preview.options == options else self._look(preview, options).preview

    def commit(
        self,
        preview: ImportPreview,
        options: ImportOptions,
        *,
        done: Callable[[Outcome[ImportResult]], None],
        failed: Failed,
        ended: Callable[[], None],
    ) -> None:
        """Bring the ready rows in, as a job that can be cancelled; `ended` comes in any case."""
        context = self._services.context

        def work(progress: Progress) -> Outcome[ImportResult]:
            return context.imports.commit(context.actor, self._fresh(preview, options), progress)

        title = _("Importing {file}").format(file=preview.path.name)
        job = self._services.runner.run_job(title, work, done=done, failed=failed, initiator=self._page)
        job.finished.connect(ended)

    def save_open(
        self,
        preview: ImportPreview,
        options: ImportOptions,
        target: Path,
        *,
        done: Callable[[int], None],
        failed: Failed,
    ) -> None:
        """Save the rows that stay behind as a workbook."""
        context = self._services.context

        def work() -> int:
            return context.imports.save_left_behind(context.actor, self._fresh(preview, options), target)

        self._services.runner.write(work, done=done, failed=failed, initiator=self._page)
