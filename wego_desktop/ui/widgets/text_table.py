"""A table of texts without ticks, its columns as wide as they say."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QHeaderView, QWidget

from wego_desktop.ui.models.text_rows_model import TextColumn, TextRowsModel
from wego_desktop.ui.widgets.table import DataTable


def text_table(
    model: TextRowsModel[Any], columns: Sequence[TextColumn[Any]], name: str, parent: QWidget
) -> DataTable:
    """A table on `model`; the column of width 0 takes what the others leave. `name` is read out."""
    table = DataTable(parent, has_ticks=False)
    table.setAccessibleName(name)
    table.setModel(model)
    header = table.horizontalHeader()
    header.setStretchLastSection(False)
    for place, column in enumerate(columns):
        if column.width:
            table.setColumnWidth(place, column.width)
        else:
            header.setSectionResizeMode(place, QHeaderView.ResizeMode.Stretch)
    return table
