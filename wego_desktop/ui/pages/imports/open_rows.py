"""Saving the rows that stay behind as a workbook, before or after the import."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from wego_desktop.i18n import _, ngettext
from wego_desktop.ui.operations.imports import ImportOperations
from wego_desktop.ui.widgets.marks import Tone

if TYPE_CHECKING:
    from wego_desktop.ui.pages.imports.page import ImportPage


class OpenRows(QObject):
    """Saves the open rows of the page's preview."""

    def __init__(
        self, page: "ImportPage", operations: ImportOperations, failed: Callable[[Exception], None]
    ) -> None:
        super().__init__(page)
        self._page = page
        self._operations = operations
        self._failed = failed

    def ask(self) -> None:
        """Save them where the user says."""
        preview = self._page.preview
        if preview is None:
            return
        usual = preview.path.with_name(_("{name} open rows.xlsx").format(name=preview.path.stem))
        path, _kind = QFileDialog.getSaveFileName(
            self._page, _("Save open rows"), str(usual), _("Excel ({kinds})").format(kinds="*.xlsx")
        )
        if path:
            self.save_to(Path(path))

    def save_to(self, path: Path) -> None:
        """Save them at `path`; a missing ending is added."""
        preview = self._page.preview
        if preview is None:
            return
        target = path if path.suffix.lower() == ".xlsx" else path.with_name(f"{path.name}.xlsx")
        self._operations.save_open(
            preview,
            self._page.choice.options,
            target,
            done=lambda count: self._saved(count, target),
            failed=self._failed,
        )

    def _saved(self, count: int, target: Path) -> None:
        text = ngettext("{count} row saved in {name}.", "{count} rows saved in {name}.", count)
        said = text.format(count=count, name=target.name)
        page = self._page
        if page.stack.currentWidget() is page.done_view:
            page.done_view.show_saved(said)
        else:
            page.rows_view.banner.show_message(Tone.OK, said)
