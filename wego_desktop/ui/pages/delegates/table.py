"""The table of delegates: columns by choice, order by header, rows copied without having been shown."""

import math
from collections.abc import Sequence
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QWidget

from wego_desktop.services.queries.delegate_filter import DelegateSort, SortColumn
from wego_desktop.services.queries.delegates import DelegateRow
from wego_desktop.ui.models.id_list_model import Column, Fetch, IdListModel
from wego_desktop.ui.pages.delegates.columns import (
    NAME,
    PAINTERS,
    SHOWN_AT_FIRST,
    delegate_columns,
    local_time,
    row_state,
)
from wego_desktop.ui.widgets.table import DataTable

_NARROWEST_PX = 56
_MOST_TAKEN_PX = 80
_WIDE = {"name": 0.45, "organisation": 0.55}


class DelegatesTable(DataTable):
    """Shows an `IdListModel` of delegates.

    `sort_asked(sort)` on a header click, `layout_changed` when columns were moved or resized by hand. `fetch`
    brings rows on the window's thread and serves copying too. Free room goes to name and organisation.
    """

    sort_asked = Signal(object)
    layout_changed = Signal()

    def __init__(
        self, fetch: Fetch[DelegateRow], zone: ZoneInfo, first_day: date, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("delegates_table")
        self._fetch = fetch
        columns = delegate_columns(zone, lambda row: local_time(row.arrived_at, zone, first_day))
        self._keys = [column.key for column in columns]
        self._widths = {column.key: column.width for column in columns}
        self._shown: tuple[str, ...] = ()
        self._is_arranging = False
        self.rows: IdListModel[DelegateRow] = IdListModel(columns, fetch, row_state, self)
        self.setModel(self.rows)
        for place, column in enumerate(columns):
            if column.key in PAINTERS:
                self.setItemDelegateForColumn(place, PAINTERS[column.key](self))
        self._prepare_header()
        self.show_columns(SHOWN_AT_FIRST)
        self.show_sort(DelegateSort())

    def _prepare_header(self) -> None:
        header = self.horizontalHeader()
        header.setStretchLastSection(False)
        header.setSectionsMovable(True)
        header.setFirstSectionMovable(False)
        header.setMinimumSectionSize(_NARROWEST_PX)
        header.setSectionsClickable(True)
        header.setSortIndicatorShown(True)
        header.sectionClicked.connect(self._on_header)
        header.sectionMoved.connect(self._on_moved)
        header.sectionResized.connect(self._on_resized)
        header.sectionHandleDoubleClicked.connect(self._fit)

    # Columns

    @property
    def columns(self) -> list[Column[DelegateRow]]:
        """All columns that can be shown."""
        return self.rows.columns

    @property
    def shown(self) -> tuple[str, ...]:
        """The keys of the shown columns as they stand."""
        return self._shown

    def show_columns(self, keys: Sequence[str]) -> None:
        """Show these columns in this order; the name is always the first."""
        known = [key for key in dict.fromkeys(keys) if key in self._keys and key != NAME]
        self._shown = (NAME, *known)
        self._is_arranging = True
        header = self.horizontalHeader()
        for place, key in enumerate(self._shown):
            header.moveSection(header.visualIndex(self._keys.index(key)), place)
        for logical, key in enumerate(self._keys):
            header.setSectionHidden(logical, key not in self._shown)
        self._is_arranging = False
        self._spread()

    def layout_values(self) -> dict[str, Any]:
        """Columns and widths as settings keep them."""
        return {"shown": list(self._shown), "widths": self._widths}

    def restore_layout(self, values: object) -> None:
        """Take what `layout_values` gave once; anything else is ignored."""
        if not isinstance(values, dict):
            return
        widths, shown = values.get("widths"), values.get("shown")
        if isinstance(widths, dict):
            for key, width in widths.items():
                if key in self._widths and isinstance(width, int) and width >= _NARROWEST_PX:
                    self._widths[key] = width
        self.show_columns(shown if isinstance(shown, list) else self._shown)

    def _on_moved(self) -> None:
        if self._is_arranging:
            return
        header = self.horizontalHeader()
        order = [self._keys[header.logicalIndex(place)] for place in range(header.count())]
        self._shown = tuple(key for key in order if key in self._shown)
        self.layout_changed.emit()

    def _on_resized(self, logical: int, _old: int, new: int) -> None:
        if not self._is_arranging and not self.isColumnHidden(logical):
            self._widths[self._keys[logical]] = new
            self.layout_changed.emit()

    def _fit(self, logical: int) -> None:
        self.resizeColumnToContents(logical)

    def _spread(self) -> None:
        """Give room that is left to name and organisation; take from them what little is missing."""
        self._is_arranging = True
        free = self.viewport().width() - sum(self._widths[key] for key in self._shown)
        wide = [key for key in self._shown if key in _WIDE] if free >= -_MOST_TAKEN_PX else []
        for key in self._shown:
            share = _WIDE[key] / sum(_WIDE[each] for each in wide) if key in wide else 0
            self.setColumnWidth(self._keys.index(key), self._widths[key] + math.floor(free * share))
        self._is_arranging = False

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._spread()

    # Order

    def _on_header(self, logical: int) -> None:
        key = self.columns[logical].sort_key
        if key is None:
            self.show_sort(self._sort)
            return
        column = SortColumn(key)
        is_same = self._sort.column is column
        self.show_sort(DelegateSort(column, is_same and not self._sort.is_descending))
        self.sort_asked.emit(self._sort)

    def show_sort(self, sort: DelegateSort) -> None:
        """Show the arrow of an order that is there already."""
        self._sort = sort
        keys = [column.sort_key for column in self.columns]
        order = Qt.SortOrder.DescendingOrder if sort.is_descending else Qt.SortOrder.AscendingOrder
        self.horizontalHeader().setSortIndicator(keys.index(sort.column.value), order)

    # Rows

    @property
    def current_id(self) -> str | None:
        """The id of the row with the focus ring."""
        return self.rows.id_at(self.currentIndex().row())

    def chosen_ids(self) -> list[str]:
        """The ticked ids in the order of the list, else the current one."""
        if self.ticked_ids:
            order = {id_: place for place, id_ in enumerate(self.rows.all_ids())}
            ticked = [str(id_) for id_ in self.ticked_ids]
            return sorted(ticked, key=lambda id_: order.get(id_, len(order)))
        return [self.current_id] if self.current_id is not None else []

    def copy_rows(self) -> None:
        """Put the chosen rows on the clipboard with the shown columns, as a spreadsheet takes them."""
        columns = {column.key: column for column in self.columns}
        shown = [columns[key] for key in self._shown]

        def copy(rows: Sequence[DelegateRow]) -> None:
            lines = ("\t".join(" ".join(column.text(row).split()) for column in shown) for row in rows)
            QGuiApplication.clipboard().setText("\n".join(lines))

        self._fetch(self.chosen_ids(), copy)
