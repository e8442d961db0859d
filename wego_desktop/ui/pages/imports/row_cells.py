"""The panel of one row's cells beside the table: opened, kept at the current row, brought up to date."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from wego_desktop.services.import_service import RowPlan

if TYPE_CHECKING:
    from wego_desktop.ui.pages.imports.page import ImportPage


class RowCells(QObject):
    """Shows rows of the page's preview in its panel."""

    def __init__(self, page: "ImportPage") -> None:
        super().__init__(page)
        self._page = page
        self._panel = page.rows_view.panel
        table = page.rows_view.table
        table.cells_asked.connect(self.show)
        table.current_row_changed.connect(lambda _row: self._follow())
        self._panel.closed.connect(lambda: table.setFocus(Qt.FocusReason.OtherFocusReason))

    def show(self, row_number: int) -> None:
        """Show a row cell by cell and go there."""
        row = self._row(row_number)
        if row is not None:
            self._fill(row)
            self._panel.open()
            self._panel.focus_cells()

    def refresh(self) -> None:
        """Show the same row as it is in the newest preview."""
        if self._panel.isVisible() and self._panel.row_number is not None:
            row = self._row(self._panel.row_number)
            if row is None:
                self._panel.close_panel()
            else:
                self._fill(row)

    def _follow(self) -> None:
        plan = self._page.rows_view.table.current_plan
        if plan is None or not self._panel.isVisible() or plan.row_number == self._panel.row_number:
            return
        row = self._row(plan.row_number)
        if row is not None:
            self._fill(row)

    def _fill(self, row: RowPlan) -> None:
        preview = self._page.preview
        if preview is not None:
            self._panel.show_row(row, preview.cells(row))

    def _row(self, row_number: int) -> RowPlan | None:
        preview = self._page.preview
        rows = preview.rows if preview is not None else ()
        return next((row for row in rows if row.row_number == row_number), None)
