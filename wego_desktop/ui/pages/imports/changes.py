"""What is changed about a file besides its rows: columns, rules, days, values for all, organisations."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from wego_desktop.services.import_service import DateOrder, FieldRule, NameRule
from wego_desktop.ui.pages.imports.organisations_dialog import OrganisationsDialog

if TYPE_CHECKING:
    from wego_desktop.ui.pages.imports.page import ImportPage


class ImportChanges(QObject):
    """Turns what the second step's controls say into another choice of the page."""

    def __init__(self, page: "ImportPage") -> None:
        super().__init__(page)
        self._page = page
        self.dialog: OrganisationsDialog | None = None
        columns = page.rows_view.columns
        columns.remapped.connect(self._remap)
        columns.reset_asked.connect(lambda: page.change(page.choice.recognised()))
        columns.rule_chosen.connect(self._rule)
        columns.order_chosen.connect(self._order)
        columns.names_chosen.connect(self._names)
        columns.static_changed.connect(lambda values: page.change(page.choice.with_static(values)))
        page.rows_view.panel.rule_chosen.connect(
            lambda row, field_id, rule: page.change(page.choice.with_cell_rule(row, field_id, rule))
        )
        page.rows_view.answers.answered.connect(
            lambda answers: page.change(page.choice.with_decisions(answers))
        )
        page.rows_view.organisations_asked.connect(self.ask_organisations)

    def _remap(self, index: int, field_id: str) -> None:
        if self._page.preview is not None:
            self._page.change(self._page.choice.with_mapping(self._page.preview, index, field_id))

    def _rule(self, field_id: str, rule: FieldRule) -> None:
        if self._page.preview is not None:
            self._page.change(self._page.choice.with_rule(self._page.preview.chosen, field_id, rule))

    def _order(self, letter: str, order: DateOrder) -> None:
        if self._page.preview is not None:
            self._page.change(self._page.choice.with_date_order(self._page.preview.chosen, letter, order))

    def _names(self, rule: NameRule) -> None:
        self._page.change(self._page.choice.with_name_rule(rule))

    def ask_organisations(self) -> None:
        """Show the organisations that the file would make, and those to decide."""
        page = self._page
        if page.preview is None or not page.preview.organisations:
            return
        dialog = OrganisationsDialog(page.preview.organisations, page)
        dialog.answered.connect(lambda answers: page.change(page.choice.with_organisations(answers)))
        dialog.finished.connect(lambda _result: setattr(self, "dialog", None))
        self.dialog = dialog
        dialog.open()
