"""The list of a session's seats inside the panel: find, tick, confirm, let wait, decline, remove."""

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from wego_desktop.domain.enums import AdmissionState
from wego_desktop.domain.text import fold, words
from wego_desktop.i18n import _, ngettext
from wego_desktop.services.queries.programme import SessionRow
from wego_desktop.services.queries.session_people import SeatRow, SessionPeople
from wego_desktop.ui.operations.programme import ProgrammeOperations
from wego_desktop.ui.pages.programme.session_looks import seat_mark
from wego_desktop.ui.widgets.button import Button, ButtonKind, ButtonSize
from wego_desktop.ui.widgets.cells import CellRole, PersonCell, RowState
from wego_desktop.ui.widgets.delegates import PersonDelegate, PillDelegate
from wego_desktop.ui.widgets.field import SearchField
from wego_desktop.ui.widgets.labels import ElidedLabel, Label, Line
from wego_desktop.ui.widgets.table import DataTable

_Index = QModelIndex | QPersistentModelIndex
_COLUMNS = 2


class SeatsModel(QAbstractTableModel):
    """Name and state of everybody on the list."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[SeatRow, ...] = ()

    def set_rows(self, rows: tuple[SeatRow, ...]) -> None:
        if rows == self._rows:
            return
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else _COLUMNS

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return (_("Name"), _("Seat"))[section]
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == CellRole.ROW_ID:
            return row.registration_id
        if role == CellRole.ROW_STATE:
            return RowState.MUTED if row.state is AdmissionState.DECLINED else RowState.NORMAL
        if role == Qt.ItemDataRole.ToolTipRole:
            return " · ".join(part for part in (row.number, row.category, row.organisation) if part)
        return _name_cell(row, role) if index.column() == 0 else _state_cell(row, role)

    def searched(self, row: int) -> str:
        """What the filter looks in."""
        seat = self._rows[row]
        return fold(f"{seat.name} {seat.native_name} {seat.organisation} {seat.number} {seat.category}")


def _name_cell(row: SeatRow, role: int) -> object:
    if role == CellRole.VALUE:
        return PersonCell(row.name)
    return row.name if role == Qt.ItemDataRole.DisplayRole else None


def _state_cell(row: SeatRow, role: int) -> object:
    mark = seat_mark(row.state, is_inside=row.is_inside)
    if role == CellRole.VALUE:
        return mark
    return mark.text if role == Qt.ItemDataRole.DisplayRole else None


class _Filter(QSortFilterProxyModel):
    def __init__(self, model: SeatsModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._seats = model
        self._words: tuple[str, ...] = ()
        self.setSourceModel(model)

    def set_text(self, text: str) -> None:
        self.beginFilterChange()
        self._words = words(text)
        self.endFilterChange(QSortFilterProxyModel.Direction.Rows)

    def filterAcceptsRow(self, source_row: int, source_parent: _Index) -> bool:
        text = self._seats.searched(source_row)
        return all(word in text for word in self._words)


class SeatsView(QWidget):
    """Everybody on the list. `back_wanted` on Esc, `people_changed` after a change."""

    back_wanted = Signal()
    people_changed = Signal()

    def __init__(
        self, operations: ProgrammeOperations, parent: QWidget | None = None, *, can_edit: bool = True
    ) -> None:
        super().__init__(parent)
        self.setObjectName("seats_view")
        self._operations = operations
        self._can_edit = can_edit
        self._session_id = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head())
        self.search = SearchField(_("Find on the list"), self)
        inset = QHBoxLayout()
        inset.setContentsMargins(20, 4, 16, 10)
        inset.addWidget(self.search)
        column.addLayout(inset)
        column.addWidget(Line("h", self))
        self.model = SeatsModel(self)
        self._filter = _Filter(self.model, self)
        self.table = DataTable(self)
        self.table.setObjectName("seats_table")
        self.table.setAccessibleName(_("Seats"))
        self.table.setModel(self._filter)
        self.table.setItemDelegateForColumn(0, PersonDelegate(self.table))
        self.table.setItemDelegateForColumn(1, PillDelegate(self.table))
        self.table.setColumnWidth(0, 200)
        column.addWidget(self.table, 1)
        column.addWidget(Line("h", self))
        column.addLayout(self._actions())
        self.search.textChanged.connect(self._filter.set_text)
        self.search.down_pressed.connect(self._go_to_table)
        self.table.ticks_changed.connect(lambda _ids: self._show_actions())
        self.table.current_row_changed.connect(lambda _row: self._show_actions())
        self.table.delete_requested.connect(self._remove)
        self._show_actions()

    def _head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setContentsMargins(12, 14, 16, 4)
        head.setSpacing(4)
        back = Button(
            kind=ButtonKind.QUIET,
            parent=self,
            icon_name="arrow-left",
            size=ButtonSize.SMALL,
            accessible_name=_("Back to the session"),
            keys="Esc",
        )
        back.setText("")
        back.clicked.connect(self.back_wanted)
        head.addWidget(back)
        self._title = ElidedLabel("", "strong", self)
        head.addWidget(self._title, 1)
        self._count = Label("", "small", self)
        head.addWidget(self._count)
        return head

    def _actions(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(16, 10, 12, 10)
        row.setSpacing(6)
        self._buttons: list[Button] = []
        deeds = [
            ("confirm_seats", _("Confirm"), lambda: self._set(AdmissionState.CONFIRMED)),
            ("wait_seats", _("Let wait"), lambda: self._set(AdmissionState.WAITING)),
            ("decline_seats", _("Decline"), lambda: self._set(AdmissionState.DECLINED)),
        ]
        for name, text, run in deeds:
            button = Button(text, parent=self, size=ButtonSize.SMALL)
            button.setObjectName(name)
            button.clicked.connect(lambda _on=False, deed=run: deed())
            row.addWidget(button)
            self._buttons.append(button)
        remove = Button(
            kind=ButtonKind.QUIET,
            parent=self,
            icon_name="trash-2",
            size=ButtonSize.SMALL,
            accessible_name=_("Remove from the list (Del)"),
        )
        remove.setObjectName("remove_seats")
        remove.clicked.connect(self._remove)
        row.addStretch(1)
        row.addWidget(remove)
        self._buttons.append(remove)
        return row

    def show_people(self, row: SessionRow, people: SessionPeople) -> None:
        """Show the list of a session; ticks and place stay when it is the same one."""
        current = (
            self.table.row_id(self.table.currentIndex().row())
            if self.table.currentIndex().isValid()
            else None
        )
        ticked = self.table.ticked_ids if row.id == self._session_id else frozenset()
        self._session_id = row.id
        self._title.setText(row.title)
        count = len(people.seats)
        self._count.setText(ngettext("{count} person", "{count} people", count).format(count=count))
        self.model.set_rows(people.seats)
        known = {seat.registration_id for seat in people.seats}
        self.table.set_ticked(ticked & known)
        ids = list(self.table.all_ids())
        if ids:
            self.table.go_to_row(ids.index(current) if current in ids else 0)
        self._show_actions()

    def chosen(self) -> list[str]:
        """The ticked registrations, else the current one."""
        if self.table.ticked_ids:
            return sorted(str(key) for key in self.table.ticked_ids)
        row = self.table.currentIndex().row()
        return [str(self.table.row_id(row))] if row >= 0 else []

    def _show_actions(self) -> None:
        has_any = bool(self.chosen())
        for button in self._buttons:
            button.setEnabled(has_any)
            button.setVisible(self._can_edit)

    def _set(self, state: AdmissionState) -> None:
        if chosen := self.chosen():
            self._operations.admit(self._session_id, chosen, state, done=self.people_changed.emit)

    def _remove(self) -> None:
        if self._can_edit and (chosen := self.chosen()):
            self._operations.remove_seats(self._session_id, chosen, done=self.people_changed.emit)

    def _go_to_table(self) -> None:
        self.table.setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.back_wanted.emit()
        else:
            super().keyPressEvent(event)
