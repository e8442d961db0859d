"""What the user has chosen for the file at hand, and how a changed column changes it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from wego_desktop.services.import_service import (
    DateOrder,
    Decision,
    FieldRule,
    ImportOptions,
    ImportPreview,
    NameRule,
)


@dataclass(frozen=True, slots=True)
class Choice:
    """Options of the preview that is shown or on its way; every change gives a new one."""

    options: ImportOptions = field(default_factory=ImportOptions)

    def _with(self, **changed: Any) -> "Choice":
        return Choice(replace(self.options, **changed))

    def with_table(self, sheet: str, header_row: int | None) -> "Choice":
        """Another sheet or header row: columns, answers and corrections begin anew."""
        return Choice(ImportOptions(sheet=sheet, header_row=header_row, skip_hidden=self.options.skip_hidden))

    def with_hidden(self, *, is_skipped: bool) -> "Choice":
        """Hidden rows and columns read, or not."""
        return self._with(skip_hidden=is_skipped)

    def with_mapping(self, preview: ImportPreview, index: int, field_id: str) -> "Choice":
        """The column at `index` into the field (empty: left out), which no other column keeps."""
        several = {found.id for found in preview.fields if found.is_several}
        mapping = dict(self.options.mapping)
        for column in preview.columns:
            if column.index == index:
                mapping[column.letter] = field_id
            elif field_id and column.field_id == field_id and field_id not in several:
                mapping[column.letter] = ""
        return self._with(mapping=mapping)

    def recognised(self) -> "Choice":
        """All columns as the program recognises them, whatever was remembered."""
        return self._with(
            mapping={}, rules={}, static={}, date_orders={}, name_rule=None, use_remembered=False
        )

    def with_rule(self, chosen: ImportOptions, field_id: str, rule: FieldRule) -> "Choice":
        """Whose value counts for a field; `chosen` has the rules that hold now."""
        return self._with(rules={**chosen.rules, field_id: rule})

    def with_cell_rule(self, row_number: int, field_id: str, rule: FieldRule) -> "Choice":
        """Whose value counts in one cell."""
        return self._with(cell_rules={**self.options.cell_rules, (row_number, field_id): rule})

    def with_date_order(self, chosen: ImportOptions, letter: str, order: DateOrder) -> "Choice":
        """In which order the days of a column are written."""
        return self._with(date_orders={**chosen.date_orders, letter: order})

    def with_name_rule(self, rule: NameRule) -> "Choice":
        """How whole names are taken apart."""
        return self._with(name_rule=rule)

    def with_static(self, values: Mapping[str, str]) -> "Choice":
        """The values that all rows without one of their own get."""
        return self._with(static=dict(values))

    def with_organisations(self, answers: Mapping[str, str]) -> "Choice":
        """Answers about organisations by the name that the file writes; an empty one takes it back."""
        merged = {**self.options.organisations, **answers}
        return self._with(organisations={name: answer for name, answer in merged.items() if answer})

    def with_decision(self, row_number: int, decision: Decision | None) -> "Choice":
        """An answer for a row, or none any more."""
        decisions = {key: value for key, value in self.options.decisions.items() if key != row_number}
        if decision is not None:
            decisions[row_number] = decision
        return self._with(decisions=decisions)

    def with_decisions(self, answers: Mapping[int, Decision]) -> "Choice":
        """Answers for many rows."""
        return self._with(decisions={**self.options.decisions, **answers})

    def with_edit(self, row_number: int, column: int, text: str) -> "Choice":
        """A corrected cell."""
        return self._with(edits={**self.options.edits, (row_number, column): text})
