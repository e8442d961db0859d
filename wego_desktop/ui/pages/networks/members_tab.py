"""The tab Member cities: who belongs to the network, in which role and since when."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QStackedWidget, QVBoxLayout, QWidget

from wego_desktop.i18n import _
from wego_desktop.services.queries.networks import MemberRow
from wego_desktop.ui.models.roster_model import MemberModel
from wego_desktop.ui.widgets.button import Button, ButtonKind
from wego_desktop.ui.widgets.delegates import FlagDelegate
from wego_desktop.ui.widgets.notices import EmptyState
from wego_desktop.ui.widgets.table import DataTable


class MembersTab(QWidget):
    """Signals: `add_wanted()`, `open_wanted(MemberRow)` on Enter, `remove_wanted(MemberRow)` on Del."""

    add_wanted = Signal()
    open_wanted = Signal(object)
    remove_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None, *, can_edit: bool = True) -> None:
        super().__init__(parent)
        self._can_edit = can_edit
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._bar = QWidget(self)
        row = QHBoxLayout(self._bar)
        row.setContentsMargins(24, 8, 20, 8)
        row.setSpacing(8)
        add = Button(_("Add member"), parent=self, icon_name="plus", keys="Ctrl+N")
        add.setObjectName("add_member")
        add.clicked.connect(self.add_wanted)
        edit = Button(_("Edit"), parent=self, icon_name="pencil", keys="Enter")
        edit.setObjectName("edit_member")
        edit.clicked.connect(self._open_current)
        row.addWidget(add)
        row.addWidget(edit)
        row.addStretch(1)
        column.addWidget(self._bar)
        self._views = QStackedWidget(self)
        self.model = MemberModel(self)
        self._make_table()
        self._empty = self._make_empty()
        self._views.addWidget(self.table)
        self._views.addWidget(self._empty)
        column.addWidget(self._views, 1)

    def _make_table(self) -> None:
        self.table = DataTable(self._views, has_ticks=False)
        self.table.setObjectName("member_table")
        self.table.setAccessibleName(_("Member cities"))
        self.table.setModel(self.model)
        self.table.setItemDelegateForColumn(0, FlagDelegate(self.table, weight=500))
        header = self.table.horizontalHeader()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        for place, width in {0: 260, 2: 190, 3: 130, 4: 120, 5: 120}.items():
            self.table.setColumnWidth(place, width)
        self.table.row_opened.connect(lambda _row: self._open_current())
        self.table.delete_requested.connect(self._remove_current)
        self.table.letters_typed.connect(self._jump)

    def _make_empty(self) -> EmptyState:
        first = Button(_("Add member"), ButtonKind.PRIMARY, icon_name="plus", keys="Ctrl+N")
        first.clicked.connect(self.add_wanted)
        return EmptyState(
            "network",
            _("No member cities yet"),
            _("Add the cities and organisations of this network one by one, or import them with a file."),
            [first] if self._can_edit else [],
            self._views,
        )

    def show_members(self, rows: tuple[MemberRow, ...]) -> None:
        """Show the members; the current row stays where it is."""
        current = self.table.currentIndex().row()
        self.model.set_rows(rows)
        self._bar.setVisible(bool(rows) and self._can_edit)
        self._views.setCurrentWidget(self.table if rows else self._empty)
        if rows:
            self.table.go_to_row(min(max(current, 0), len(rows) - 1))

    def _current(self) -> MemberRow | None:
        return self.model.row(self.table.currentIndex().row())

    def _open_current(self) -> None:
        if (row := self._current()) is not None:
            self.open_wanted.emit(row)

    def _remove_current(self) -> None:
        if (row := self._current()) is not None:
            self.remove_wanted.emit(row)

    def _jump(self, letters: str) -> None:
        for place in range(self.model.rowCount()):
            row = self.model.row(place)
            if row is not None and row.place.casefold().startswith(letters.casefold()):
                self.table.go_to_row(place)
                return
