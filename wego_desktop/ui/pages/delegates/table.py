"""The table of delegates: columns by choice, order by header, rows copied without having been shown."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from wego_desktop.domain.list_filters import SortKey
from wego_desktop.services.queries.delegate_columns import DelegateColumn, fixed_columns
from wego_desktop.services.queries.delegate_rows import DelegateRow
from wego_desktop.ui.models.id_list_model import Column, Fetch, IdListModel
from wego_desktop.ui.pages.delegates.columns import (
    NAME,
    NOTHING,
    PAINTERS,
    SHOWN_AT_FIRST,
    delegate_columns,
    row_state,
)
from wego_desktop.ui.pages.delegates.copied_rows import copied
from wego_desktop.ui.theme.fonts import ui_font
from wego_desktop.ui.theme.icons import paint_icon
from wego_desktop.ui.theme.theme import theme
from wego_desktop.ui.widgets.delegates import draw_line
from wego_desktop.ui.widgets.frozen_column import FrozenColumn
from wego_desktop.ui.widgets.sort_header import SortHeader
from wego_desktop.ui.widgets.table import DataTable

BLINK_MS = 600
_NARROWEST_PX = 56
_MOST_TAKEN_PX = 80
_WIDE = {"name": 0.45, "organisation": 0.55}
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Draft:
    """What was typed in a cell and could not be saved, and why."""

    text: str
    problem: str


class DelegatesTable(DataTable):
    """Shows an `IdListModel` of delegates; the name never leaves the left edge.

    `sort_asked(keys)` on a header click (Shift adds a column), `layout_changed` when columns were moved or
    resized by hand, `edit_asked` on F2. `fetch` brings rows on the window's thread and serves copying too.
    Free room goes to name and organisation.
    """

    sort_asked = Signal(object)
    layout_changed = Signal()
    edit_asked = Signal()
    paste_asked = Signal()

    def __init__(
        self, fetch: Fetch[DelegateRow], zone: ZoneInfo, first_day: date, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("delegates_table")
        self._fetch, self._zone, self._first_day = fetch, zone, first_day
        self._widths: dict[str, int] = {}
        self._shown: tuple[str, ...] = ()
        self._sort: tuple[SortKey, ...] = ()
        self._is_arranging = False
        self.drafts: dict[tuple[str, str], Draft] = {}
        self._blinking: set[str] = set()
        self.sort_header = SortHeader(self)
        self.setHorizontalHeader(self.sort_header)
        self.rows: IdListModel[DelegateRow] = IdListModel([], fetch, row_state, self)
        self.setModel(self.rows)
        self._prepare_header()
        self.frozen = FrozenColumn(self)
        self.offer(fixed_columns())

    def _prepare_header(self) -> None:
        header = self.sort_header
        header.setStretchLastSection(False)
        header.setSectionsMovable(True)
        header.setFirstSectionMovable(False)
        header.setMinimumSectionSize(_NARROWEST_PX)
        header.sectionClicked.connect(self._on_header)
        header.sectionMoved.connect(self._on_moved)
        header.sectionResized.connect(self._on_resized)
        header.sectionHandleDoubleClicked.connect(self._fit)

    # Columns

    def offer(self, columns: Sequence[DelegateColumn]) -> None:
        """The columns that can be shown; those that are shown stay where they still exist."""
        made = delegate_columns(columns, self._zone, self._first_day)
        if [(each.key, each.title) for each in made] == [(each.key, each.title) for each in self.columns]:
            return
        self._keys = [column.key for column in made]
        self._widths = {column.key: self._widths.get(column.key, column.width) for column in made}
        self.rows.set_columns(made)
        for place, column in enumerate(made):
            painter = PAINTERS.get(column.key)
            self.setItemDelegateForColumn(place, painter(self) if painter else None)  # type: ignore[arg-type]
        self.show_columns(self._shown or SHOWN_AT_FIRST)
        self.show_sort(self._sort)

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
        """Widths as settings keep them."""
        return {"widths": dict(self._widths)}

    def restore_layout(self, values: object) -> None:
        """Take what `layout_values` gave once; anything else is ignored."""
        widths = values.get("widths") if isinstance(values, dict) else None
        if isinstance(widths, dict):
            for key, width in widths.items():
                if isinstance(key, str) and isinstance(width, int) and width >= _NARROWEST_PX:
                    self._widths[key] = width
        self._spread()

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
        self.frozen.arrange()

    # Order

    def _on_header(self, logical: int) -> None:
        key = self.columns[logical].sort_key
        if key is None:
            return
        is_adding = bool(self.sort_header.modifiers & Qt.KeyboardModifier.ShiftModifier)
        self.show_sort(clicked_sort(self._sort, key, is_adding=is_adding))
        self.sort_asked.emit(self._sort)

    def show_sort(self, sort: tuple[SortKey, ...]) -> None:
        """Show the arrows of an order that is there already."""
        self._sort = sort
        shown = sort or (SortKey(NAME),)
        self.sort_header.set_sorted(
            [(self._keys.index(key.column), key.is_descending) for key in shown if key.column in self._keys]
        )

    # Rows

    @property
    def current_id(self) -> str | None:
        """The id of the row with the focus ring."""
        return self.rows.id_at(self.currentIndex().row())

    @property
    def current_key(self) -> str:
        """The key of the column of the current cell."""
        return self._keys[max(0, self.currentIndex().column())]

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
            texts = ([column.text(row) for column in shown] for row in rows)
            data = copied([["" if text == NOTHING else text for text in line] for line in texts])
            QGuiApplication.clipboard().setMimeData(data)

        self._fetch(self.chosen_ids(), copy)

    # Cells

    def go_to_row(self, row: int) -> None:
        """Make a row the current one and show it; the column stays."""
        column = self.currentIndex().column()
        if column < 0 or self.isColumnHidden(column):
            column = self._keys.index(NAME)
        self.go_to_cell(row, column)
        self.scrollTo(self.model().index(row, column))

    def scrollTo(
        self, index: _Index, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        bar = self.horizontalScrollBar()
        before = bar.value()
        super().scrollTo(index, hint)
        if index.column() <= 0:
            # The name can be seen wherever the others are scrolled to.
            bar.setValue(before)
            return
        hidden = self.columnWidth(0) - self.columnViewportPosition(index.column())
        if bar.value() > 0 and hidden > 0:
            bar.setValue(bar.value() - hidden)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F2:
            self.edit_asked.emit()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste_asked.emit()
        else:
            super().keyPressEvent(event)

    # Marks

    def blink(self, ids: Iterable[str]) -> None:
        """Mark the left edge of these rows for a moment, because somebody else changed them."""
        self._blinking.update(ids)
        self._show_edges()
        QTimer.singleShot(BLINK_MS, self, self._stop_blinking)

    def _stop_blinking(self) -> None:
        self._blinking.clear()
        self._show_edges()

    def _show_edges(self) -> None:
        self.verticalHeader().viewport().update()

    def edge_token(self, row: int) -> str:
        """Blue while it blinks, amber while it holds what could not be saved."""
        id_ = self.rows.id_at(row)
        if id_ in self._blinking:
            return "accent"
        return "warn" if any(held == id_ for held, _key in self.drafts) else ""

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for (id_, key), draft in self.drafts.items():
            self._paint_draft(painter, id_, key, draft)
        current = self.currentIndex()
        if self.hasFocus() and current.isValid() and current.column() > 0:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme().color("focus"), 1))
            cell = QRectF(self.visualRect(current)).adjusted(2.5, 4.5, -2.5, -5.5)
            painter.drawRoundedRect(cell, 4, 4)

    def _paint_draft(self, painter: QPainter, id_: str, key: str, draft: Draft) -> None:
        place = self.rows.place_of(id_)
        if place < 0 or key not in self._shown:
            return
        rect = QRectF(self.visualRect(self.rows.index(place, self._keys.index(key)))).adjusted(0, 0, 0, -1)
        painter.fillRect(rect, theme().color("warn-tint"))
        text = rect.adjusted(8, 0, -26, 0)
        draw_line(painter, text, draft.text, ui_font(13), theme().color("warn-text"))
        icon = QRectF(rect.right() - 22, rect.top(), 16, rect.height())
        paint_icon(painter, icon, "triangle-alert", "warn-text", 14)


def clicked_sort(sort: tuple[SortKey, ...], key: str, *, is_adding: bool) -> tuple[SortKey, ...]:
    """The order after a click on a header: alone, or with Shift behind those there are; twice turns it."""
    known = sort or ((SortKey(NAME),) if is_adding else ())
    for place, each in enumerate(known):
        if each.column == key and (is_adding or len(known) == 1):
            turned = replace(each, is_descending=not each.is_descending)
            return (*known[:place], turned, *known[place + 1 :])
    if not is_adding and key == NAME and not sort:
        return (SortKey(NAME, is_descending=True),)
    return (*known, SortKey(key)) if is_adding else (SortKey(key),)
