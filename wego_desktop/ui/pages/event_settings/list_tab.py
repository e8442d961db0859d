"""One tab of the event's settings: what can be done, the list, and what stands there while it is empty."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QStackedWidget,
    QStyledItemDelegate,
    QVBoxLayout,
    QWidget,
)

from wego_desktop.i18n import _
from wego_desktop.ui.models.short_list_model import ShortListModel
from wego_desktop.ui.widgets.button import Button, ButtonKind
from wego_desktop.ui.widgets.labels import Label
from wego_desktop.ui.widgets.notices import Banner, EmptyState
from wego_desktop.ui.widgets.table import DataTable


class ListTab(QWidget):
    """Signals carry the row: `add_wanted()`, `open_wanted(row)` by Enter, `move_wanted(row, places)` by
    Alt and an arrow, `remove_wanted(row)` by Del. `banner` stands over the list."""

    add_wanted = Signal()
    open_wanted = Signal(object)
    move_wanted = Signal(object, int)
    remove_wanted = Signal(object)

    def __init__(
        self,
        name: str,
        title: str,
        model: ShortListModel,
        *,
        buttons: Sequence[Button],
        empty: EmptyState,
        parent: QWidget | None = None,
        hint: str = "",
    ) -> None:
        super().__init__(parent)
        self.setObjectName(f"{name}_tab")
        self.model = model
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._make_bar(buttons, hint))
        self.banner = Banner(self)
        framed = QHBoxLayout()
        framed.setContentsMargins(24, 0, 20, 0)
        framed.addWidget(self.banner)
        column.addLayout(framed)
        self._views = QStackedWidget(self)
        self.table = self._make_table(name, title)
        self._empty = empty
        self._views.addWidget(self.table)
        self._views.addWidget(empty)
        column.addWidget(self._views, 1)
        for keys, places in (("Alt+Up", -1), ("Alt+Down", 1)):
            shortcut = QShortcut(QKeySequence(keys), self.table)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(lambda places=places: self.move_current(places))

    def _make_bar(self, buttons: Sequence[Button], hint: str) -> QWidget:
        self._bar = QWidget(self)
        row = QHBoxLayout(self._bar)
        row.setContentsMargins(24, 8, 20, 8)
        row.setSpacing(8)
        for button in buttons:
            row.addWidget(button)
        row.addSpacing(8)
        self.hint = Label(hint, "small", self._bar)
        row.addWidget(self.hint, 1)
        return self._bar

    def _make_table(self, name: str, title: str) -> DataTable:
        table = DataTable(self._views, has_ticks=False)
        table.setObjectName(f"{name}_table")
        table.setAccessibleName(title)
        table.setModel(self.model)
        table.row_opened.connect(lambda _row: self.open_current())
        table.delete_requested.connect(self.remove_current)
        return table

    def arrange(
        self,
        widths: dict[int, int],
        wide: int,
        delegates: Mapping[int, Callable[[DataTable], QStyledItemDelegate]],
    ) -> None:
        """Give columns their widths, `wide` what is left, and their painting."""
        header = self.table.horizontalHeader()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(wide, QHeaderView.ResizeMode.Stretch)
        for place, width in widths.items():
            self.table.setColumnWidth(place, width)
        for place, make in delegates.items():
            self.table.setItemDelegateForColumn(place, make(self.table))

    def show_rows(self, rows: Sequence[Any]) -> None:
        """Show the list; the current row stays the current one, wherever it stands now."""
        current = self.table.currentIndex().row()
        former = str(self.table.row_id(current)) if current >= 0 else ""
        self.model.set_rows(rows)
        self._bar.setVisible(bool(rows))
        self._views.setCurrentWidget(self.table if rows else self._empty)
        if rows:
            found = self.model.place_of(former)
            self.table.go_to_row(found if found >= 0 else min(max(current, 0), len(rows) - 1))

    @property
    def current(self) -> Any | None:
        """The row that keys act on, or None."""
        return self.model.row(self.table.currentIndex().row())

    def open_current(self) -> None:
        """Ask to open the current row."""
        if (row := self.current) is not None:
            self.open_wanted.emit(row)

    def move_current(self, places: int) -> None:
        """Ask to move the current row."""
        if (row := self.current) is not None:
            self.move_wanted.emit(row, places)

    def remove_current(self) -> None:
        """Ask to remove the current row."""
        if (row := self.current) is not None:
            self.remove_wanted.emit(row)

    def focus_list(self) -> None:
        """Put the focus where work begins."""
        target = self.table if self.model.rows else self._empty.findChild(Button) or self.table
        target.setFocus(Qt.FocusReason.OtherFocusReason)


def action_button(name: str, text: str, icon_name: str, keys: str, press: Callable[[], object]) -> Button:
    """A button of a tab's bar."""
    button = Button(text, icon_name=icon_name, keys=keys)
    button.setObjectName(name)
    button.clicked.connect(lambda _checked=False: press())
    return button


def first_button(text: str, press: Callable[[], object]) -> Button:
    """The button of an empty list."""
    button = Button(text, ButtonKind.PRIMARY, icon_name="plus", keys="Ctrl+N")
    button.clicked.connect(lambda _checked=False: press())
    return button


def move_hint() -> str:
    """How a list is put in order."""
    return _("Alt+↑ ↓ changes the order")
