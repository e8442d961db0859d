"""The page of one network: its meeting with the roster, and its member cities."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QMenu, QStackedWidget, QWidget

from wego_desktop.domain.attendance import RosterState
from wego_desktop.domain.local_time import local
from wego_desktop.domain.rights import Right, has_right
from wego_desktop.errors import CodedError, UserError
from wego_desktop.i18n import _
from wego_desktop.services.queries.events import NetworkRow, networks
from wego_desktop.services.queries.networks import (
    MeetingRow,
    MemberRow,
    meeting_to_show,
    meetings,
    members,
)
from wego_desktop.services.queries.rosters import Roster, RosterRow, roster
from wego_desktop.services.queries.session_people import SessionPeople, session_people
from wego_desktop.ui.dialogs.dialog import ConfirmDialog
from wego_desktop.ui.operations.networks import NetworkOperations
from wego_desktop.ui.pages.networks.meeting_tab import MeetingTab, next_state
from wego_desktop.ui.pages.networks.member_dialog import MemberDialog
from wego_desktop.ui.pages.networks.members_tab import MembersTab
from wego_desktop.ui.pages.programme.session_form import FormStart
from wego_desktop.ui.shell.page import Command, KeyHint, NavGroup, Page
from wego_desktop.ui.shell.page_services import PageServices
from wego_desktop.ui.widgets.button import Button, ButtonKind
from wego_desktop.ui.widgets.chips import ViewTab, ViewTabs
from wego_desktop.ui.widgets.icon import IconLabel
from wego_desktop.ui.widgets.notices import EmptyState

_KINDS = frozenset(
    {
        "session", "room", "session_role", "scan", "person", "registration", "network", "network_member",
        "roster_mark", "organisation", "event", "category",
    }
)  # fmt: skip
_MEETING, _MEMBERS = "meeting", "members"


@dataclass(frozen=True, slots=True)
class _Loaded:
    network: NetworkRow | None
    meetings: tuple[MeetingRow, ...]
    members: tuple[MemberRow, ...]
    roster: Roster | None
    people: SessionPeople | None


class NetworkPage(Page):
    """AFSCN, LASCN or another network; `code` tells which. Requests: the id of a meeting."""

    nav_group = NavGroup.MEETINGS

    def __init__(self, services: PageServices, code: str, parent: QWidget | None = None) -> None:
        self.page_id = f"network_{code.lower()}"
        self.title = code
        self.icon_name = f"network:{code.lower()}"
        self.shortcut = {"AFSCN": "Ctrl+Shift+A", "LASCN": "Ctrl+Shift+L"}.get(code, "")
        super().__init__(parent)
        self._code = code
        self._services = services
        self._operations = NetworkOperations(services, self)
        self._loaded = _Loaded(None, (), (), None, None)
        self._can_edit = has_right(services.context.actor.role, Right.EDIT_NETWORKS)
        self._wanted = ""
        self._full_title = code
        self._dialog: MemberDialog | None = None
        self._member_ids: frozenset[str] = frozenset()
        self._make_header()
        self._make_body()
        shortcut = QShortcut(QKeySequence("Ctrl+N"), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self._add)

    def _make_header(self) -> None:
        self.header.lead.addWidget(IconLabel(self.icon_name, "text", 24, self))
        self.header.lead.addSpacing(4)
        self.choose_button = Button(_("Other meeting"), parent=self, has_menu=True)
        self.choose_button.setObjectName("choose_meeting")
        self.choose_button.clicked.connect(self._open_meetings)
        self.choose_button.hide()
        self.header.add_action(self.choose_button)
        self.session_button = Button(_("Open in Programme"), parent=self, icon_name="calendar-days")
        self.session_button.setObjectName("open_in_programme")
        self.session_button.clicked.connect(self._open_in_programme)
        self.session_button.hide()
        self.header.add_action(self.session_button)
        self.export_button = Button(
            _("Attendance sheet"), ButtonKind.PRIMARY, self, icon_name="file-spreadsheet", keys="Ctrl+E"
        )
        self.export_button.setObjectName("export_network")
        self.export_button.clicked.connect(self._export)
        self.export_button.hide()
        self.header.add_action(self.export_button)

    def _make_body(self) -> None:
        self.tabs = ViewTabs([ViewTab(_MEETING, _("Meeting")), ViewTab(_MEMBERS, _("Member cities"))], self)
        self.tabs.setObjectName("network_tabs")
        self.tabs.changed.connect(self._change_tab)
        self.body.addWidget(self.tabs)
        self._views = QStackedWidget(self)
        self.meeting_tab = MeetingTab(self._code, self._views)
        self.meeting_tab.mark_wanted.connect(self._mark)
        self.members_tab = MembersTab(self._views, can_edit=self._can_edit)
        self.members_tab.add_wanted.connect(self.add_member)
        self.members_tab.open_wanted.connect(self.edit_member)
        self.members_tab.remove_wanted.connect(self._remove_member)
        self._empty = self._make_empty()
        for view in (self.meeting_tab, self.members_tab, self._empty):
            self._views.addWidget(view)
        self.body.addWidget(self._views, 1)

    def _make_empty(self) -> EmptyState:
        buttons = []
        if self._services.has_page("programme"):
            add = Button(_("Add a session in Programme"), ButtonKind.PRIMARY, icon_name="plus", keys="Ctrl+N")
            add.setObjectName("add_meeting")
            add.clicked.connect(self._add_meeting)
            buttons.append(add)
        return EmptyState(
            "calendar-plus",
            _("No meeting of {network} yet").format(network=self._code),
            _("A session of this event that is marked as a meeting of the network appears here."),
            buttons,
            self._views,
        )

    # Loading

    def wants_change(self, kinds: frozenset[str]) -> bool:
        return not kinds.isdisjoint(_KINDS)

    def refresh(self) -> None:
        database, event, code = self._services.context.database, self._services.event, self._code
        wanted = self._wanted or (self._loaded.roster.meeting.id if self._loaded.roster else "")

        def load() -> _Loaded:
            network = next((row for row in networks(database) if row.code == code), None)
            if network is None:
                return _Loaded(None, (), (), None, None)
            now = database.clock()
            held = meetings(database, network.id, event.id)
            chosen = next((m for m in held if m.id == wanted), None)
            chosen = chosen or meeting_to_show(held, now)
            rows = members(database, network.id, local(now, event.zone).date())
            if chosen is None:
                return _Loaded(network, held, rows, None, None)
            return _Loaded(
                network, held, rows, roster(database, chosen.id), session_people(database, chosen.id)
            )

        self._services.runner.read(load, done=self._take, initiator=self)

    def _take(self, loaded: _Loaded) -> None:
        self._loaded, self._wanted = loaded, ""
        current = [row for row in loaded.members if row.is_current]
        self.count_changed.emit(sum(row.role.value != "observer" for row in current))
        self.tabs.set_tabs(
            [
                ViewTab(_MEETING, _("Meeting")),
                ViewTab(_MEMBERS, _("Member cities"), sum(row.role.value != "observer" for row in current)),
            ]
        )
        self._show_header()
        self.members_tab.show_members(loaded.members)
        self._member_ids = frozenset(row.organisation_id for row in current)
        if loaded.roster is not None and loaded.people is not None:
            self.meeting_tab.show_roster(loaded.roster, loaded.people)
        self._show_tab(self.tabs.current)

    def _show_header(self) -> None:
        loaded = self._loaded
        name = loaded.network.name if loaded.network else self._code
        found = loaded.roster.meeting if loaded.roster else None
        self._full_title = found.title if found else name
        self.header.set_count(meeting_times(found) if found else "")
        self.choose_button.setVisible(len(loaded.meetings) > 1)
        self.session_button.setVisible(found is not None and self._services.has_page("programme"))
        self.export_button.setVisible(found is not None and self._services.has_page("exports"))
        self._elide_title()

    def _elide_title(self) -> None:
        """Cut the title to what the actions and times leave; the tooltip has all of it."""
        header = self.header
        buttons = (self.choose_button, self.session_button, self.export_button)
        taken = sum(button.sizeHint().width() + 8 for button in buttons if not button.isHidden())
        room = header.width() - taken - header.count_label.sizeHint().width() - 130
        metrics = header.title_label.fontMetrics()
        shown = metrics.elidedText(self._full_title, Qt.TextElideMode.ElideRight, max(room, 120))
        header.set_title(shown)
        header.title_label.setToolTip("" if shown == self._full_title else self._full_title)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._elide_title()

    def _change_tab(self, key: str) -> None:
        self._show_tab(key)
        if not self.tabs.hasFocus():
            self.activate()

    def _show_tab(self, key: str) -> None:
        if key == _MEMBERS:
            self._views.setCurrentWidget(self.members_tab)
        else:
            has_meeting = self._loaded.roster is not None
            self._views.setCurrentWidget(self.meeting_tab if has_meeting else self._empty)
        self.key_hints_changed.emit()

    # The meeting

    def take_request(self, request: object) -> None:
        if isinstance(request, str):
            self._choose_meeting(request)

    def _open_meetings(self) -> None:
        menu = QMenu(self)
        menu.setObjectName("meeting_menu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for meeting in self._loaded.meetings:
            text = f"{meeting.title} · {meeting_times(meeting)}".replace("&", "&&")
            action = QAction(text, menu)
            action.setCheckable(True)
            action.setChecked(
                self._loaded.roster is not None and self._loaded.roster.meeting.id == meeting.id
            )
            action.triggered.connect(lambda _on=False, key=meeting.id: self._choose_meeting(key))
            menu.addAction(action)
        self.choose_button.open_menu(menu)

    def _choose_meeting(self, session_id: str) -> None:
        self._wanted = session_id
        self.tabs.choose(_MEETING)
        self.refresh()

    def _mark(self, row: RosterRow, typed: RosterState) -> None:
        if self._loaded.roster is None:
            return
        if row.is_scanned:
            self._services.show_error(UserError("scanned_into_room", name=row.place))
            return
        state = next_state(row, typed)
        self._operations.mark(
            self._loaded.roster.meeting.id, row.organisation_id, row.place, state, done=self.refresh
        )

    def _add_meeting(self) -> None:
        if self._loaded.network is not None and self._services.has_page("programme"):
            start = FormStart(self._services.event.starts_on, network_id=self._loaded.network.id)
            self._services.open_page("programme", start)

    def _open_in_programme(self) -> None:
        if self._loaded.roster is not None and self._services.has_page("programme"):
            self._services.open_page("programme", self._loaded.roster.meeting.id)

    def _export(self) -> None:
        if self._loaded.roster is not None and self._services.has_page("exports"):
            self._services.open_page("exports", ("network", self._code, self._loaded.roster.meeting.id))

    # Members

    def _add(self) -> None:
        if self._views.currentWidget() is self._empty:
            self._add_meeting()
        else:
            self.add_member()

    def add_member(self) -> None:
        """Open the dialog for a further member."""
        network = self._loaded.network
        if network is None or not self._can_edit:
            return
        dialog = self._open_dialog(None)

        def add(organisation_id: str, name: str, role: object, since: object) -> None:
            self._operations.add_member(
                network.id,
                organisation_id,
                name,
                role,  # type: ignore[arg-type]  # signals carry objects
                since,  # type: ignore[arg-type]
                done=self._on_saved,
                failed=self._refused,
            )

        dialog.add_wanted.connect(add)
        dialog.new_wanted.connect(
            lambda fields: self._operations.add_organisation(
                fields, done=dialog.add_known, failed=self._refused
            )
        )

    def edit_member(self, row: MemberRow) -> None:
        """Open the dialog for a membership."""
        if not self._can_edit:
            return
        dialog = self._open_dialog(row)
        dialog.edit_wanted.connect(
            lambda role, since, until: self._operations.edit_member(
                row.id, row.name, role, since, until, done=self._on_saved, failed=self._refused
            )
        )
        dialog.remove_wanted.connect(lambda: self._leave_for(row, dialog))

    def _leave_for(self, row: MemberRow, dialog: MemberDialog) -> None:
        dialog.reject()
        self._remove_member(row)

    def _remove_member(self, row: MemberRow) -> None:
        if not self._can_edit:
            return
        question = ConfirmDialog(
            _("Remove {name} from {network}?").format(name=row.name, network=self._code),
            _("As if it had never been a member. To end a membership, give it a last day instead."),
            _("Remove member"),
            self,
        )
        question.confirmed.connect(
            lambda: self._operations.remove_member(row.id, row.name, done=self.refresh)
        )
        question.open()

    def _open_dialog(self, row: MemberRow | None) -> MemberDialog:
        dialog = MemberDialog(self._services, row, self, taken=self._member_ids)
        dialog.finished.connect(lambda _result: setattr(self, "_dialog", None))
        self._dialog = dialog
        dialog.open()
        return dialog

    def _on_saved(self) -> None:
        if self._dialog is not None:
            self._dialog.accept()
        self.refresh()

    def _refused(self, error: Exception) -> None:
        if isinstance(error, CodedError) and self._dialog is not None:
            self._dialog.show_error(error)
        else:
            self._services.show_error(error)

    # The shell

    def event(self, event: QEvent) -> bool:
        # Ctrl+E opens Excel and reports everywhere; here it means this meeting's sheet.
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and _is_export(event)
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if _is_export(event):
            self._export()
        else:
            super().keyPressEvent(event)

    def activate(self) -> None:
        view = self._views.currentWidget()
        target: QWidget | None = view
        if view is self.meeting_tab:
            target = self.meeting_tab.roster
        elif view is self.members_tab:
            target = self.members_tab.table
        if target is not None:
            target.setFocus(Qt.FocusReason.OtherFocusReason)

    def panes(self) -> list[QWidget]:
        if self._views.currentWidget() is self.meeting_tab:
            return [self.tabs, self.meeting_tab.roster, self.meeting_tab.room_table]
        return [self.tabs, self.members_tab.table]

    def key_hints(self) -> list[KeyHint]:
        if self._views.currentWidget() is self.members_tab:
            if not self._can_edit:
                return []
            return [
                KeyHint(("Ctrl", "N"), _("Add member")),
                KeyHint(("Enter",), _("Edit")),
                KeyHint(("Del",), _("Remove")),
            ]
        if self._loaded.roster is None:
            return [KeyHint(("Ctrl", "N"), _("Add a session"))]
        return [
            KeyHint(("Space",), _("In the room")),
            KeyHint(("O",), _("Online")),
            KeyHint(("P",), _("Apologies")),
            KeyHint(("Enter",), _("Choose")),
        ]

    def commands(self) -> list[Command]:
        found: list[Command] = []
        if self._can_edit:
            text = _("Add member to {network}").format(network=self._code)
            found.append(Command("add_member", text, self.add_member, "plus"))
        for meeting in self._loaded.meetings:
            text = _("Meeting: {title}").format(title=meeting.title)
            found.append(
                Command(
                    f"meeting_{meeting.id}",
                    text,
                    lambda key=meeting.id: self._choose_meeting(key),  # type: ignore[misc]
                    "calendar-days",
                    meeting_times(meeting),
                )
            )
        return found


def _is_export(event: QKeyEvent) -> bool:
    return event.key() == Qt.Key.Key_E and event.modifiers() == Qt.KeyboardModifier.ControlModifier


def meeting_times(meeting: MeetingRow) -> str:
    """`Thu 15 Oct, 10:30–12:00, Hall A`."""
    start, end = local(meeting.starts_at, meeting.zone), local(meeting.ends_at, meeting.zone)
    text = f"{start:%a} {start.day} {start:%b}, {start:%H:%M}–{end:%H:%M}"
    return f"{text}, {meeting.room_name}" if meeting.room_name else text
