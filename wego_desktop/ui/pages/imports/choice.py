"""What the user has chosen for the file at hand, and how a changed column changes it."""

from dataclasses import dataclass, field, replace

from wego_desktop.services.import_service import (
    SEVERAL_COLUMNS,
    Decision,
    ImportField,
    ImportOptions,
    ImportPreview,
)


@dataclass(frozen=True, slots=True)
class Choice:
    """Options of the preview that is shown or on its way; every change gives a new one."""

    options: ImportOptions = field(default_factory=ImportOptions)

    def with_table(self, sheet: str, header_row: int | None) -> "Choice":
        """Another sheet or header row: columns, answers and corrections begin anew."""
        return Choice(ImportOptions(sheet=sheet, header_row=header_row))

    def with_mapping(self, preview: ImportPreview, index: int, target: ImportField | None) -> "Choice":
        """The column at `index` into `target`, which no other column keeps."""
        mapping = dict(self.options.mapping)
        for column in preview.columns:
            if column.index == index:
                mapping[column.letter] = target.value if target is not None else ""
            elif target is not None and column.field is target and target not in SEVERAL_COLUMNS:
                mapping[column.letter] = ""
        return Choice(replace(self.options, mapping=mapping))

    def recognised(self) -> "Choice":
        """All columns as the program recognises them."""
        return Choice(replace(self.options, mapping={}))

    def with_decision(self, row_number: int, decision: Decision | None) -> "Choice":
        """An answer for a row, or none any more."""
        decisions = {key: value for key, value in self.options.decisions.items() if key != row_number}
        if decision is not None:
            decisions[row_number] = decision
        return Choice(replace(self.options, decisions=decisions))

    def with_edit(self, row_number: int, column: int, text: str) -> "Choice":
        """A corrected cell."""
        return Choice(replace(self.options, edits={**self.options.edits, (row_number, column): text}))
