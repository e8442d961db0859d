"""The page Programme: a day's rooms by time, or a list; a session's panel and form at the right."""

from datetime import date, datetime

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from wego_desktop.domain.local_time import local
from wego_desktop.errors import UserError
from wego_desktop.i18n import _, ngettext
from wego_desktop.services.queries.events import NetworkRow, networks
from wego_desktop.services.queries.programme import Board, RoomRow, SessionRow, board
from wego_desktop.services.queries.session_people import SessionPeople, session_people
from wego_desktop.ui.models.session_model import EVENT
from wego_desktop.ui.operations.programme import ProgrammeOperations
from wego_desktop.ui.pages.programme.day_bar import DayBar
from wego_desktop.ui.pages.programme.day_layout import lay_out
from wego_desktop.ui.pages.programme.keys import all_keys
from wego_desktop.ui.pages.programme.panel_stack import PanelStack
from wego_desktop.ui.pages.programme.room_editing import RoomEditing
from wego_desktop.ui.pages.programme.seats_view import SeatsView
from wego_desktop.ui.pages.programme.session_editing import SessionEditing
from wego_desktop.ui.pages.programme.session_form import FormStart
from wego_desktop.ui.pages.programme.session_panel import SessionPanel
from wego_desktop.ui.pages.programme.session_table import SessionTable
from wego_desktop.ui.pages.programme.timetable import Timetable
from wego_desktop.ui.shell.page import Command, KeyHint, NavGroup, Page
from wego_desktop.ui.shell.page_services import PageServices
from wego_desktop.ui.widgets.button import Button, ButtonKind
from wego_desktop.ui.widgets.containers import RightPanel
from wego_desktop.ui.widgets.notices import EmptyState
from wego_desktop.ui.widgets.switch import SegmentedSwitch

_NOW_MS = 30_000
_KINDS = frozenset(
    {
        "session", "room", "session_role", "admission", "checkpoint", "scan", "person", "registration",
        "network", "event", "category",
    }
)  # fmt: skip


class ProgrammePage(Page):
    """Rooms across, time down; everything by keyboard. Requests: a session id, or `FormStart` to add one."""

    page_id = "programme"
    title = "Programme"
    icon_name = "calendar-days"
    nav_group = NavGroup.EVENT
    shortcut = "Ctrl+Shift+P"

    def __init__(self, services: PageServices, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.header.set_title(_("Programme"))
        self._services = services
        self._operations = ProgrammeOperations(services, self)
        self.board: Board | None = None
        self.networks: tuple[NetworkRow, ...] = ()
        self.day: date | None = None
        self._wanted = ""
        self._request: object = None
        self.editing = SessionEditing(self, services, self._operations)
        self.rooms = RoomEditing(self, services, self._operations)
        self._make_header()
        self._make_body()
        self._make_panel()
        self._bind_keys()
        self._timer = QTimer(self)
        self._timer.setInterval(_NOW_MS)
        self._timer.timeout.connect(lambda: self.timetable.set_now(self._now()))
        self._timer.start()

    # Assembly

    def _make_header(self) -> None:
        self.view_switch = SegmentedSwitch(
            [("rooms", _("Rooms"), "layout-grid"), ("list", _("List"), "list")], self, name=_("View")
        )
        self.view_switch.setObjectName("view_switch")
        self.view_switch.changed.connect(self._show_view)
        self.header.add_action(self.view_switch)
        room = Button(_("Add room"), parent=self, icon_name="door-open")
        room.setObjectName("add_room")
        room.clicked.connect(lambda: self.rooms.open(None))
        self.header.add_action(room)
        add = Button(_("Add session"), ButtonKind.PRIMARY, self, icon_name="plus", keys="Ctrl+N")
        add.setObjectName("add_session")
        add.clicked.connect(self.editing.add_session)
        self.header.add_action(add)
        for button in (room, add):
            button.setVisible(self.editing.is_allowed)

    def _make_body(self) -> None:
        self.day_bar = DayBar(self)
        self.day_bar.day_chosen.connect(self.show_day)
        self.day_bar.conflict_wanted.connect(self.next_conflict)
        self.body.addWidget(self.day_bar)
        self._host = QWidget(self)
        row = QHBoxLayout(self._host)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self._views = QStackedWidget(self._host)
        self.timetable = Timetable(self._views)
        self.timetable.is_editable = self.editing.is_allowed
        self.timetable.chosen.connect(self._on_chosen)
        self.timetable.opened.connect(self.open_session)
        self.timetable.add_wanted.connect(self.editing.add_session)
        self.timetable.moved.connect(self.editing.move_block)
        self.timetable.renamed.connect(self.editing.rename)
        self.timetable.room_opened.connect(self.rooms.open_column)
        self.table = SessionTable(self._views)
        self.table.row_opened.connect(lambda row: self.open_session(self.table.sessions.session_id(row)))
        self.table.current_row_changed.connect(self._on_list_row)
        self._empty = self._make_empty()
        for view in (self.timetable, self.table, self._empty):
            self._views.addWidget(view)
        row.addWidget(self._views, 1)
        self.body.addWidget(self._host, 1)

    def _make_empty(self) -> EmptyState:
        first = Button(_("Add the first session"), ButtonKind.PRIMARY, icon_name="plus", keys="Ctrl+N")
        first.setObjectName("add_first_session")
        first.clicked.connect(self.editing.add_session)
        room = Button(_("Add room"), icon_name="door-open")
        room.clicked.connect(lambda: self.rooms.open(None))
        return EmptyState(
            "calendar-plus",
            _("The programme is empty"),
            _("Sessions stand here by room and time. Begin with a room, or with the first session."),
            [first, room] if self.editing.is_allowed else [],
            self._views,
        )

    def _make_panel(self) -> None:
        self.panel = RightPanel(self._host, width=376)
        self._host.layout().addWidget(self.panel)  # type: ignore[union-attr]
        self.inside = PanelStack(self.panel)
        self.panel.body.addWidget(self.inside)
        self.session_panel = SessionPanel(
            self._services, self._operations, self.inside, can_edit=self.editing.is_allowed
        )
        self.seats_view = SeatsView(self._operations, self.inside, can_edit=self.editing.is_allowed)
        self.inside.addWidget(self.session_panel)
        self.inside.addWidget(self.seats_view)
        panel = self.session_panel
        panel.close_wanted.connect(self.panel.close_panel)
        panel.edit_wanted.connect(self.editing.edit_session)
        panel.duplicate_wanted.connect(self.editing.duplicate_session)
        panel.remove_wanted.connect(self.editing.remove_session)
        panel.list_wanted.connect(self._open_list)
        panel.answer_chosen.connect(self.editing.take_answer)
        panel.keep_wanted.connect(lambda ids: self._operations.keep_both(ids, done=self.refresh))
        panel.people_changed.connect(self.refresh)
        self.seats_view.back_wanted.connect(self._close_list)
        self.seats_view.people_changed.connect(self.refresh)
        self.panel.closed.connect(self._on_panel_closed)

    def _bind_keys(self) -> None:
        keys = {
            "Ctrl+N": self.editing.add_session,
            "Ctrl+D": self.editing.duplicate_session,
            "F8": self.next_conflict,
            "Shift+F8": lambda: self.next_conflict(-1),
            "Ctrl+Left": lambda: self._step_day(-1),
            "Ctrl+Right": lambda: self._step_day(1),
            "Alt+1": lambda: self.session_panel.choose_answer(1),
            "Alt+2": lambda: self.session_panel.choose_answer(2),
        }
        for text, call in keys.items():
            shortcut = QShortcut(QKeySequence(text), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(call)
        delete = QShortcut(QKeySequence("Del"), self.timetable)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self.editing.remove_session)
        self.table.delete_requested.connect(self.editing.remove_session)

    # Loading

    def wants_change(self, kinds: frozenset[str]) -> bool:
        return not kinds.isdisjoint(_KINDS)

    def refresh(self) -> None:
        database, event_id = self._services.context.database, self._services.event.id
        self._services.runner.read(
            lambda: (board(database, event_id), networks(database)), done=self._take, initiator=self
        )
        self._load_people()

    def refresh_and_choose(self, session_id: str) -> None:
        """Load again and choose this session, wherever it stands then."""
        self._wanted = session_id
        self.refresh()

    def _take(self, loaded: tuple[Board, tuple[NetworkRow, ...]]) -> None:
        self.board, self.networks = loaded
        shown = self.board
        self.show_count(
            len(shown.shown),
            ngettext("{count} session", "{count} sessions", len(shown.shown)).format(count=len(shown.shown)),
        )
        if self.day not in shown.days:
            today = local(self._now(), shown.zone).date()
            self.day = today if today in shown.days else shown.days[0]
        self.table.sessions.set_board(shown)
        self.table.setColumnHidden(EVENT, len(shown.events) < 2)
        if self._wanted and (row := shown.session(self._wanted)) is not None:
            self.day = shown.day_of(row)
        self.show_shown_day()
        self._show_view(self.view_switch.current)
        if self._wanted:
            wanted, self._wanted = self._wanted, ""
            self._select(wanted)
        self._show_panel()
        if self._request is not None:
            self._do_request()

    def show_shown_day(self) -> None:
        """Draw the shown day again, so that a block that could not move snaps back."""
        if self.board is None or self.day is None:
            return
        self.day_bar.show_board(self.board, self.day)
        self.timetable.set_day(self.board, lay_out(self.board, self.day), self._now())

    def _now(self) -> datetime:
        return self._services.context.database.clock()

    def _show_view(self, key: str) -> None:
        if self.board is None:
            return
        is_empty = not self.board.shown and not self.board.rooms
        view = self._empty if is_empty else self.table if key == "list" else self.timetable
        self._views.setCurrentWidget(view)
        self.day_bar.setVisible(not is_empty)
        self.day_bar.set_days_shown(key != "list")
        if view is self.table:
            self._select(self.timetable.current)
        self.key_hints_changed.emit()

    # Choosing

    def take_request(self, request: object) -> None:
        self._request = request
        if self.board is not None:
            self._do_request()

    def _do_request(self) -> None:
        request, self._request = self._request, None
        if isinstance(request, FormStart):
            self.editing.open_form(request)
        elif isinstance(request, str):
            self.open_session(request)

    @property
    def current(self) -> SessionRow | None:
        """The chosen session."""
        return self.board.session(self.timetable.current) if self.board and self.timetable.current else None

    def show_day(self, day: date) -> None:
        """Show another day."""
        if day != self.day:
            self.day = day
            self.timetable.choose("")
            self.show_shown_day()

    def _step_day(self, step: int) -> None:
        if self.board is None or self.day is None:
            return
        days = self.board.days
        place = days.index(self.day) + step
        if 0 <= place < len(days):
            self.show_day(days[place])

    def _select(self, session_id: str) -> None:
        """Choose a session wherever it stands, its day with it."""
        if self.board is None or (row := self.board.session(session_id)) is None:
            return
        if self.board.day_of(row) != self.day:
            self.day = self.board.day_of(row)
            self.show_shown_day()
        self.timetable.choose(session_id)
        place = self.table.sessions.row_of(session_id)
        if place >= 0 and self.table.currentIndex().row() != place:
            self.table.go_to_row(place)

    def _on_chosen(self, session_id: str) -> None:
        if session_id and self.panel.isVisible() and not self.editing.has_form:
            self.inside.setCurrentWidget(self.session_panel)
            self._show_panel()
            self._load_people()
        elif not session_id and self.panel.isVisible() and not self.editing.has_form:
            self.panel.close_panel()
        self.key_hints_changed.emit()

    def _on_list_row(self, row: int) -> None:
        if row >= 0 and self._views.currentWidget() is self.table:
            self._select(self.table.sessions.session_id(row))

    def open_session(self, session_id: str) -> None:
        """Show a session in the panel, with the focus in it."""
        self._select(session_id)
        if self.current is None or self.editing.keeps_form():
            return
        self.inside.setCurrentWidget(self.session_panel)
        self.open_panel()
        self._show_panel()
        self._load_people()
        self.session_panel.focus_first()
        self.key_hints_changed.emit()

    def _show_panel(self) -> None:
        row = self.current
        if self.board is None or not self.panel.isVisible() or self.editing.has_form:
            return
        if row is None:
            self.panel.close_panel()
            return
        self.session_panel.show_session(self.board, row, None)

    def _load_people(self) -> None:
        row = self.current
        if row is None or not self.panel.isVisible() or self.editing.has_form:
            return
        database, session_id = self._services.context.database, row.id

        def take(people: SessionPeople) -> None:
            now = self.current
            if self.board is None or now is None or now.id != session_id or self.editing.has_form:
                return
            self.session_panel.show_session(self.board, now, people)
            self.seats_view.show_people(now, people)

        def failed(error: Exception) -> None:
            # The session was removed meanwhile; the board that is on its way no longer has it.
            if not (isinstance(error, UserError) and error.code == "no_such_session"):
                self._services.show_error(error)

        self._services.runner.read(
            lambda: session_people(database, session_id), done=take, failed=failed, initiator=self
        )

    def _open_list(self) -> None:
        self.inside.setCurrentWidget(self.seats_view)
        self.seats_view.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _close_list(self) -> None:
        self.inside.setCurrentWidget(self.session_panel)
        self.session_panel.focus_first()

    def _on_panel_closed(self) -> None:
        self._tell_cover()
        self.editing.drop_form()
        self.inside.setCurrentWidget(self.session_panel)
        self.focus_view()
        self.key_hints_changed.emit()

    def focus_view(self) -> None:
        """Put the focus on the timetable or the list."""
        if (view := self._views.currentWidget()) is not None:
            view.setFocus(Qt.FocusReason.OtherFocusReason)

    def next_conflict(self, step: int = 1) -> None:
        """Go to the next (or previous) conflict through all days, and show why."""
        if self.board is None or not self.board.conflicts:
            return
        shown = [
            next(
                key
                for key in reversed(conflict.session_ids)
                if (row := self.board.session(key)) is not None and row.is_shown
            )
            for conflict in self.board.conflicts
        ]
        keys = list(dict.fromkeys(shown))
        current = self.timetable.current
        if current in keys:
            place = (keys.index(current) + step) % len(keys)
        else:
            later = (at for at, key in enumerate(keys) if self._is_from_shown_day(key))
            place = next(later, 0)
        self.open_session(keys[place])
        self.focus_view()

    def _is_from_shown_day(self, session_id: str) -> bool:
        """Whether the session is on the shown day or a later one."""
        if self.board is None or self.day is None:
            return False
        row = self.board.session(session_id)
        return row is not None and self.board.day_of(row) >= self.day

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._tell_cover()

    def open_panel(self) -> None:
        """Show the right panel; what lies under it can be scrolled free."""
        self.panel.open()
        self._tell_cover()

    def _tell_cover(self) -> None:
        """A narrow window has the panel over the timetable."""
        is_over = self.panel.isVisible() and self.panel.is_overlay
        self.timetable.set_covered(self.panel.width() if is_over else 0)

    # The shell

    def activate(self) -> None:
        self.focus_view()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() != Qt.Key.Key_Escape or self.editing.has_form:
            super().keyPressEvent(event)
        elif self.panel.isVisible():
            self.panel.close_panel()
        else:
            self.timetable.choose("")

    def panes(self) -> list[QWidget]:
        return [self._views.currentWidget() or self, self.inside]

    def key_hints(self) -> list[KeyHint]:
        if self.editing.has_form:
            return [KeyHint(("Ctrl", "Enter"), _("Save")), KeyHint(("Esc",), _("Cancel"))]
        if self._views.currentWidget() is self._empty:
            return [KeyHint(("Ctrl", "N"), _("Add a session"))]
        hints = [KeyHint(("Ctrl", "←→"), _("Day"))]
        if (
            self.editing.is_allowed
            and self.current is not None
            and self._views.currentWidget() is self.timetable
        ):
            hints += [
                KeyHint(("Alt", "↑↓"), _("Move 15 min")),
                KeyHint(("Alt", "Shift", "↑↓"), _("Longer, shorter")),
                KeyHint(("Ctrl", "D"), _("Duplicate")),
            ]
        if self.board is not None and self.board.conflicts:
            hints.append(KeyHint(("F8",), _("Next conflict")))
        return hints

    def help_keys(self) -> list[KeyHint]:
        return all_keys()

    def commands(self) -> list[Command]:
        add = Command("add_session", _("Add session"), self.editing.add_session, "plus", keys=("Ctrl", "N"))
        room = Command("add_room", _("Add room"), lambda: self.rooms.open(None), "door-open")
        clash = Command("next_conflict", _("Next conflict"), self.next_conflict, "circle-alert", keys=("F8",))
        if not self.editing.is_allowed:
            return [clash]
        return [add, room, clash, *self._room_commands()]

    def _room_commands(self) -> list[Command]:
        """One for each room, so that its seats are changed without a mouse too."""

        def command(room: RoomRow) -> Command:
            text = _("Edit room {name}").format(name=room.name)
            return Command(f"room_{room.id}", text, lambda: self.rooms.open(room), "door-open")

        return [command(room) for room in self.board.rooms] if self.board else []
