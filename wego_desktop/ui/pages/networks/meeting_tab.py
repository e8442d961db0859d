"""The tab Meeting: the roster at the left; session, speakers and who is in the room at the right."""

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QMenu, QSplitter, QVBoxLayout, QWidget

from wego_desktop.domain.attendance import RosterState
from wego_desktop.i18n import _, ngettext
from wego_desktop.services.queries.rosters import Roster, RosterRow
from wego_desktop.services.queries.session_people import SessionPeople
from wego_desktop.ui.models.roster_model import RosterModel
from wego_desktop.ui.pages.networks.attendance_bar import AttendanceBar
from wego_desktop.ui.pages.networks.room_list import CATEGORY, NAME, PART, PLACE, SINCE, RoomListModel
from wego_desktop.ui.pages.networks.speaker_strip import SpeakerStrip
from wego_desktop.ui.pages.programme.seats_view import SeatsModel
from wego_desktop.ui.theme.fonts import display_font
from wego_desktop.ui.theme.icons import make_icon
from wego_desktop.ui.widgets.containers import Card
from wego_desktop.ui.widgets.delegates import (
    CategoryDelegate,
    FlagDelegate,
    PersonDelegate,
    PillDelegate,
    TextDelegate,
)
from wego_desktop.ui.widgets.labels import Label, Line
from wego_desktop.ui.widgets.notices import EmptyState
from wego_desktop.ui.widgets.statuses import status_mark
from wego_desktop.ui.widgets.switch import SegmentedSwitch
from wego_desktop.ui.widgets.table import DataTable

_PLACE_PX = 150
_PLACE_ALONE_PX = 200
_WIDE_PX = 660
_KEYS = {
    Qt.Key.Key_Space: RosterState.IN_THE_ROOM,
    Qt.Key.Key_O: RosterState.ONLINE,
    Qt.Key.Key_P: RosterState.APOLOGIES,
}


class RosterTable(DataTable):
    """The roster; `state_typed(state)` on Space, O and P for the current row."""

    state_typed = Signal(object)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        state = _KEYS.get(Qt.Key(event.key()))
        if state is not None and event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.ShiftModifier,
        ):
            self.state_typed.emit(state)
        else:
            super().keyPressEvent(event)


class MeetingTab(QWidget):
    """One meeting as it runs. `mark_wanted(RosterRow, state)`; the page shows what came of it."""

    mark_wanted = Signal(object, object)

    def __init__(self, code: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._code = code
        self._mixed = ""
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        self._split = QSplitter(Qt.Orientation.Horizontal, self)
        self._split.setHandleWidth(1)
        self._split.setChildrenCollapsible(False)
        self._split.addWidget(self._roster_side())
        self._split.addWidget(self._meeting_side())
        self._split.setStretchFactor(0, 2)
        self._split.setStretchFactor(1, 3)
        self._split.setSizes([486, 720])
        self._split.splitterMoved.connect(lambda _at, _index: self._fit_columns())
        row.addWidget(self._split)

    def _roster_side(self) -> QWidget:
        side = QWidget(self)
        side.setProperty("surface", "surface")
        side.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        side.setMinimumWidth(400)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head = QVBoxLayout()
        head.setContentsMargins(24, 12, 24, 10)
        head.setSpacing(10)
        line = QHBoxLayout()
        line.setSpacing(10)
        self._here = Label("", "figure-small", side)
        self._here.setFont(display_font(28))
        self._of = Label("", "second", side)
        self._half = Label("", "small", side)
        line.addWidget(self._here)
        line.addWidget(self._of, 0, Qt.AlignmentFlag.AlignVCenter)
        line.addStretch(1)
        line.addWidget(self._half)
        head.addLayout(line)
        self._bar = AttendanceBar(self._code, side)
        head.addWidget(self._bar)
        column.addLayout(head)
        column.addWidget(Line("h", side))
        self._make_roster(side)
        column.addWidget(self.roster, 1)
        return side

    def _make_roster(self, side: QWidget) -> None:
        self.roster_model = RosterModel(self)
        self.roster = RosterTable(side, has_ticks=False)
        self.roster.setObjectName("roster")
        self.roster.setAccessibleName(_("Roster"))
        self.roster.setModel(self.roster_model)
        self.roster.setItemDelegateForColumn(0, FlagDelegate(self.roster, weight=500))
        self.roster.setItemDelegateForColumn(1, TextDelegate(self.roster, ink="text-2"))
        self.roster.setItemDelegateForColumn(2, PillDelegate(self.roster))
        self.roster.setColumnWidth(0, 170)
        self.roster.horizontalHeader().setStretchLastSection(False)
        self.roster.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        self.roster.setColumnWidth(2, 122)
        self.roster.state_typed.connect(self._on_state)
        self.roster.letters_typed.connect(self._jump)
        self.roster.menu_requested.connect(self._open_menu_at)
        self.roster.row_opened.connect(self._open_menu_of)

    def _meeting_side(self) -> QWidget:
        side = QWidget(self)
        side.setProperty("surface", "canvas")
        side.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        side.setMinimumWidth(440)
        column = QVBoxLayout(side)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(16)
        self.speakers = SpeakerStrip(side)
        column.addWidget(self.speakers)
        self._room = Card(_("In the room"), side, padding=0)
        self.room_model = RoomListModel(self)
        self.room_table = self._room_table()
        self._room.body.setContentsMargins(1, 0, 1, 8)
        self._room.body.addWidget(self.room_table, 1)
        self._nobody = EmptyState(
            "door-open",
            _("Nobody is in the room yet"),
            _("Scan badges at the door of this session on the Check-in page; names appear here at once."),
            [],
            self._room,
        )
        self._room.body.addWidget(self._nobody, 1)
        self.seats_model = SeatsModel(self)
        self.seats_table = self._seats_table()
        self._room.body.addWidget(self.seats_table, 1)
        self.list_switch = SegmentedSwitch(
            [("room", _("In the room")), ("list", _("On the list"))], self._room, height=28, name=_("People")
        )
        self.list_switch.setObjectName("people_switch")
        self.list_switch.changed.connect(lambda _key: self._show_list())
        self._room.action_row.addWidget(self.list_switch)
        column.addWidget(self._room, 1)
        return side

    def _room_table(self) -> DataTable:
        table = DataTable(self._room, has_ticks=False)
        table.setObjectName("room_table")
        table.setAccessibleName(_("In the room"))
        table.setModel(self.room_model)
        table.setItemDelegateForColumn(NAME, PersonDelegate(table))
        table.setItemDelegateForColumn(PLACE, FlagDelegate(table))
        table.setItemDelegateForColumn(CATEGORY, CategoryDelegate(table))
        table.setItemDelegateForColumn(PART, PillDelegate(table))
        table.horizontalHeader().setStretchLastSection(False)
        table.horizontalHeader().setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
        for column, width in {PLACE: _PLACE_PX, CATEGORY: 156, PART: 112, SINCE: 58}.items():
            table.setColumnWidth(column, width)
        return table

    def _seats_table(self) -> DataTable:
        table = DataTable(self._room, has_ticks=False)
        table.setObjectName("seats_of_meeting")
        table.setAccessibleName(_("On the list"))
        table.setModel(self.seats_model)
        table.setItemDelegateForColumn(0, PersonDelegate(table))
        table.setItemDelegateForColumn(1, PillDelegate(table))
        table.horizontalHeader().setStretchLastSection(False)
        table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        table.setColumnWidth(1, 140)
        return table

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # The splitter shares out the new width only after this.
        QTimer.singleShot(0, self, self._fit_columns)

    def _fit_columns(self) -> None:
        """Names need the room in a small window: the category goes first."""
        is_narrow = self._split.sizes()[1] < _WIDE_PX
        self.room_table.setColumnHidden(CATEGORY, is_narrow)
        self.room_table.setColumnWidth(PLACE, _PLACE_ALONE_PX if is_narrow else _PLACE_PX)

    def show_roster(self, roster: Roster, people: SessionPeople) -> None:
        """Show the meeting as it stands; the current row stays."""
        counted = len(roster.counted)
        self._here.setText(f"{roster.here}")
        text = ngettext("of {count} city is here", "of {count} cities are here", counted)
        self._of.setText(text.format(count=counted))
        self._half.setText(_("{count} is more than half").format(count=counted // 2 + 1))
        self._half.setVisible(counted > 1)
        self._bar.show_roster(roster)
        current = self.roster.currentIndex().row()
        self.roster_model.set_rows(roster.rows)
        if roster.rows:
            self.roster.go_to_row(min(max(current, 0), len(roster.rows) - 1))
        self.speakers.show_people(people.roles)
        self.room_model.set_rows(roster.in_room, roster.meeting.zone)
        self._mixed = self._mix(roster)
        self.seats_model.set_rows(people.seats)
        self.list_switch.setVisible(bool(people.seats))
        if not people.seats:
            self.list_switch.choose("room")
        self._show_list()

    def _show_list(self) -> None:
        """Who is in the room, or whoever has a seat."""
        is_list = self.list_switch.current == "list"
        has_people = self.room_model.rowCount() > 0
        self.seats_table.setVisible(is_list)
        self.room_table.setVisible(has_people and not is_list)
        self._nobody.setVisible(not has_people and not is_list)
        count = self.seats_model.rowCount()
        listed = ngettext("{count} person", "{count} people", count).format(count=count)
        self._room.title_label.setText(_("On the list") if is_list else _("In the room"))
        self._room.note_label.setText(listed if is_list else self._mixed)

    @staticmethod
    def _mix(roster: Roster) -> str:
        """`28 people: 24 of member cities, 1 observer, 3 guests`."""
        total = len(roster.in_room)
        if not total:
            return ""
        guests = sum(person.role is None for person in roster.in_room)
        observers = sum(
            person.role is not None and person.role.value == "observer" for person in roster.in_room
        )
        parts = [_("{count} of member cities").format(count=total - guests - observers)]
        if observers:
            parts.append(ngettext("{count} observer", "{count} observers", observers).format(count=observers))
        if guests:
            parts.append(ngettext("{count} guest", "{count} guests", guests).format(count=guests))
        people = ngettext("{count} person", "{count} people", total).format(count=total)
        return f"{people}: {', '.join(parts)}"

    def _on_state(self, state: RosterState) -> None:
        row = self.roster_model.row(self.roster.currentIndex().row())
        if row is not None:
            self.mark_wanted.emit(row, state)

    def _open_menu_at(self, place: QPoint) -> None:
        row = self.roster.rowAt(self.roster.viewport().mapFromGlobal(place).y())
        if row >= 0:
            self.roster.go_to_row(row)
            self._open_menu(place)

    def _open_menu_of(self, row: int) -> None:
        rect = self.roster.visualRect(self.roster_model.index(row, 2))
        self._open_menu(self.roster.viewport().mapToGlobal(rect.bottomLeft()))

    def _open_menu(self, place: QPoint) -> None:
        """The four states by mouse, or by Enter and arrows."""
        row = self.roster_model.row(self.roster.currentIndex().row())
        if row is None:
            return
        menu = QMenu(self)
        menu.setObjectName("mark_menu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for state in RosterState:
            mark = status_mark(state.value)
            action = menu.addAction(make_icon(mark.icon_name), mark.text)
            action.setCheckable(True)
            action.setChecked(row.state is state)
            action.triggered.connect(lambda _on=False, chosen=state: self._choose_state(row, chosen))
        menu.popup(place)
        menu.setActiveAction(menu.actions()[0])

    def _choose_state(self, row: RosterRow, state: RosterState) -> None:
        if row.state is not state:
            self.mark_wanted.emit(row, state)

    def _jump(self, letters: str) -> None:
        """Letters that are no key of the roster jump to a city."""
        for place in range(self.roster_model.rowCount()):
            row = self.roster_model.row(place)
            if row is not None and row.place.casefold().startswith(letters.casefold()):
                self.roster.go_to_row(place)
                return


def next_state(row: RosterRow, typed: RosterState) -> RosterState:
    """The mark that a key sets: the same key again takes it away."""
    return RosterState.EXPECTED if row.state is typed else typed
