"""Which rows of a known tool's file are no participants, and what makes its references unique."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from wego_desktop.exchange.reading.cells import CellValue, cell_text
from wego_desktop.exchange.reading.fields import ImportField as F
from wego_desktop.exchange.reading.header_words import header_key
from wego_desktop.exchange.reading.source_table import SourceTable
from wego_desktop.exchange.reading.source_tool import LeftOutRule
from wego_desktop.exchange.reading.values import FieldValue
from wego_desktop.exchange.reading.words import word_key


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Why a row should stay out unless somebody asks for it: a code of the import messages."""

    code: str
    params: Mapping[str, object]


class RowFilter:
    """Applies what the table's tool says to each row."""

    def __init__(self, table: SourceTable) -> None:
        layout = table.tool.layout if table.tool else None
        first = table.sheet.first_column
        offsets = {header_key(column.header): column.index - first for column in reversed(table.columns)}
        rules = layout.left_out if layout else ()
        self._rules: tuple[tuple[int, LeftOutRule], ...] = tuple(
            (offsets[rule.header], rule) for rule in rules if rule.header in offsets
        )
        self._reference_with = offsets.get(layout.reference_with) if layout else None

    def left_out(self, cells: Sequence[CellValue], values: dict[F, FieldValue]) -> LeftOut | None:
        """The reason to leave the row out, if any; completes the row's reference on the way."""
        if self._reference_with is not None:
            self._complete_reference(cells, values)
        for offset, rule in self._rules:
            text = cell_text(cells[offset]) if offset < len(cells) else ""
            if word_key(text) in rule.words:
                return LeftOut(rule.code, {"value": text})
        return None

    def _complete_reference(self, cells: Sequence[CellValue], values: dict[F, FieldValue]) -> None:
        offset, reference = self._reference_with, values.get(F.EXTERNAL_REFERENCE)
        addition = cell_text(cells[offset]) if offset is not None and offset < len(cells) else ""
        if reference and addition and F.EXTERNAL_REFERENCE in values:
            values[F.EXTERNAL_REFERENCE] = f"{reference}-{addition}"
