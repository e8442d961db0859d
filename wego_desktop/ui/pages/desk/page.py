"""The check-in desk: a scan or a typed name, the answer in large, and who came."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from wego_desktop.domain.codes import clean_scan, find_badge_code, parse_registration_number
from wego_desktop.domain.enums import Direction
from wego_desktop.domain.rights import Right, has_right
from wego_desktop.domain.scanning import Severity
from wego_desktop.i18n import _, ngettext
from wego_desktop.services.queries.desk import CheckpointRow
from wego_desktop.services.queries.desk_matches import MatchRow
from wego_desktop.services.queries.events import CategoryRow
from wego_desktop.services.walk_in_service import WalkIn
from wego_desktop.ui.dialogs.dialog import ReasonDialog
from wego_desktop.ui.operations.check_in import DeskOperations, Scanned, Side
from wego_desktop.ui.pages.desk.card_view import (
    CardView,
    matches_view,
    ready_view,
    taken_back_view,
    with_people,
)
from wego_desktop.ui.pages.desk.counters_card import CountersCard
from wego_desktop.ui.pages.desk.desk_header import ARRIVAL, DOOR, EXIT, DeskHeader
from wego_desktop.ui.pages.desk.door_dialog import DoorDialog
from wego_desktop.ui.pages.desk.recent_list import RecentCard
from wego_desktop.ui.pages.desk.result_card import ResultCard
from wego_desktop.ui.pages.desk.walk_in_dialog import WalkInDialog
from wego_desktop.ui.pages.programme.session_looks import kind_look
from wego_desktop.ui.shell.page import Command, KeyHint, NavGroup, Page
from wego_desktop.ui.shell.page_services import PageServices
from wego_desktop.ui.shell.requests import PrintBadges, ShowRegistration
from wego_desktop.ui.widgets.button import Button, ButtonKind, ButtonSize
from wego_desktop.ui.widgets.containers import OVERLAY_BELOW_PX
from wego_desktop.ui.widgets.field import ScanField

_TYPED_MS = 80
_LEAST_LETTERS = 2
_NETWORK_TOKENS = {"AFSCN": "trk-afscn", "LASCN": "trk-lascn"}
_KINDS = frozenset(
    {"scan", "registration", "person", "organisation", "category", "event", "checkpoint", "session", "badge"}
)


class DeskPage(Page):
    """Scans are worked off one after the other on the writer thread; the card stays until the next one."""

    page_id = "desk"
    icon_name = "scan-line"
    nav_group = NavGroup.EVENT
    shortcut = "Ctrl+Shift+C"
    has_header = False

    def __init__(self, services: PageServices, parent: QWidget | None = None) -> None:
        self.title = _("Check-in")
        super().__init__(parent)
        self.setProperty("surface", "canvas")
        self._services = services
        self._operations = DeskOperations(services, self)
        self._door: CheckpointRow | None = None
        self._waiting = 0
        self._latest_scan = ""
        self._done: list[tuple[str, CardView]] = []
        self._asked = ""
        self._enter_waits = False
        self._has_moved = False
        self._reads_side = False
        self._wants_side = False
        self._result = ready_view(services.context.actor.desk_name, services.event.name)
        self._build()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_TYPED_MS)
        self._timer.timeout.connect(self._find)
        self._connect()
        self._show_mode()
        self._show_actions()

    # Building

    def _build(self) -> None:
        context, event = self._services.context, self._services.event
        self.desk_header = DeskHeader(context.actor.desk_name, event.name, event.zone, self)
        self.body.addWidget(self.desk_header)
        row = QHBoxLayout()
        row.setContentsMargins(24, 20, 24, 20)
        row.setSpacing(24)
        left = QVBoxLayout()
        left.setSpacing(16)
        self.field = ScanField("", self)
        self.card = ResultCard(self._result, self)
        left.addWidget(self.field)
        left.addWidget(self.card, 1)
        left.addLayout(self._buttons())
        row.addLayout(left, 1)
        self._side = QWidget(self)
        side = QVBoxLayout(self._side)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(16)
        self.counters = CountersCard(self._side)
        self.recent = RecentCard(self._side)
        self.recent.model.desk_id = context.actor.desk_id
        side.addWidget(self.counters)
        side.addWidget(self.recent, 1)
        row.addWidget(self._side)
        self.body.addLayout(row, 1)

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        self.primary = self._button(_("Check in"), "Enter", self._submit, ButtonKind.PRIMARY)
        self.primary.setObjectName("desk_check_in")
        self.primary.setMinimumWidth(200)
        self.edit_button = self._button(_("Edit"), "F2", self._edit)
        self.badge_button = self._button(_("Print badge"), "F3", self._print_badge)
        self.walk_in_button = self._button(_("Walk-in"), "F4", self.open_walk_in)
        self.force_button = self._button(_("Let in"), "Ctrl+Enter", self.ask_reason)
        self.undo_button = self._button(_("Undo check-in"), "Ctrl+Z", self.undo_last)
        role = self._services.context.actor.role
        self.walk_in_button.setVisible(has_right(role, Right.WALK_IN))
        for button in (
            self.primary,
            self.edit_button,
            self.badge_button,
            self.walk_in_button,
            self.force_button,
        ):
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.undo_button)
        return row

    def _button(
        self, text: str, keys: str, run: Callable[[], object], kind: ButtonKind = ButtonKind.DEFAULT
    ) -> Button:
        button = Button(text, kind, self, keys=keys, size=ButtonSize.DESK)

        def act(_on: bool = False) -> None:
            self.field.setFocus()
            run()

        button.clicked.connect(act)
        return button

    def _connect(self) -> None:
        self.field.submitted.connect(lambda _text: self._submit())
        self.field.text_changed.connect(self._on_typed)
        self.field.key_pressed.connect(self._on_arrow)
        self.field.edit.installEventFilter(self)
        self.desk_header.mode_changed.connect(self._on_mode)
        self.desk_header.door_asked.connect(self.choose_door)
        self.card.person_clicked.connect(self._take_person)
        self.recent.asked.connect(self._read_side)
        keys: dict[str, Callable[[], object]] = {
            "F2": self._edit,
            "F3": self._print_badge,
            "F4": self.open_walk_in,
            "Ctrl+Return": self.ask_reason,
            "Ctrl+Enter": self.ask_reason,
            "Alt+1": lambda: self.desk_header.switch.choose(ARRIVAL),
            "Alt+2": lambda: self.desk_header.switch.choose(DOOR),
            "Alt+3": lambda: self.desk_header.switch.choose(EXIT),
        }
        for text, call in keys.items():
            shortcut = QShortcut(QKeySequence(text), self, call)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    # Page

    def refresh(self) -> None:
        self._read_side()

    def wants_change(self, kinds: frozenset[str]) -> bool:
        return not _KINDS.isdisjoint(kinds)

    def activate(self) -> None:
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def panes(self) -> list[QWidget]:
        return [self.field, self.recent.search]

    def on_scan(self, text: str) -> bool:
        self.field.clear()
        self.field.setFocus()
        self.scan(text)
        return True

    def key_hints(self) -> list[KeyHint]:
        hints = [KeyHint(("Enter",), self.primary.text())]
        if self.card.view.people:
            hints.append(KeyHint(("↑↓",), _("Choose")))
        if self._can_force():
            hints.append(KeyHint(("Ctrl", "Enter"), _("Let in")))
        hints.append(KeyHint(("Alt", "1–3"), _("Arrival, door, exit")))
        return [*hints, KeyHint(("F6",), _("Find in arrivals")), KeyHint(("Esc",), _("Clear"))]

    def help_keys(self) -> list[KeyHint]:
        more = [KeyHint(("F4",), _("Walk-in")), KeyHint(("Ctrl", "Z"), _("Undo the last check-in"))]
        for button in (self.edit_button, self.badge_button):
            if button.isVisible():
                more.append(KeyHint(button.keys, button.text()))
        return [*self.key_hints(), *more]

    def commands(self) -> list[Command]:
        return [
            Command("desk.walk_in", _("Add a walk-in"), self.open_walk_in, "user-plus", keys=("F4",)),
            Command("desk.door", _("Choose the session of this door"), self.choose_door, "door-open"),
        ]

    # Scanning

    def scan(self, text: str, *, reason: str = "") -> None:
        """Check in or out whom `text` means, after all scans that came before."""
        if not text.strip():
            return
        self._waiting += 1
        self._show_mode()
        mode, counted = self.desk_header.switch.current, self.counters.counters
        self._operations.scan(
            text,
            self._door.id if self._door is not None else None,
            Direction.EXIT if mode == EXIT else Direction.ENTRY,
            arrived=counted.arrived if counted is not None else None,
            reason=reason,
            done=self._on_result,
            failed=self._on_failed,
        )

    def _on_result(self, scanned: Scanned) -> None:
        self._waiting -= 1
        self._latest_scan = scanned.result.scan_id
        self._result = scanned.view
        self._timer.stop()
        self._asked = ""
        if scanned.journal_id is not None and scanned.result.is_admitted:
            self._done.append((scanned.journal_id, scanned.view))
        self._show_card(scanned.view)
        self._show_mode()
        self._read_side()
        if scanned.result.severity is Severity.NOT_FOUND:
            self._offer_people(scanned)

    def _offer_people(self, scanned: Scanned) -> None:
        def show(people: tuple[MatchRow, ...], is_close: bool) -> None:
            if self._result is scanned.view and people:
                self._result = with_people(scanned.view, people, is_close)
                self._show_card(self._result)

        self._operations.find_close(scanned.result.scanned_text, done=show)

    def _on_failed(self, error: Exception) -> None:
        self._waiting -= 1
        self._show_mode()
        self._services.show_error(error)

    def _submit(self) -> None:
        text = self.field.text().strip()
        if not text:
            self._on_enter_alone()
        elif self._is_code(text) and not self._has_moved:
            self.field.clear()
            self.scan(text)
        elif self._asked == text and self.card.view.query == text:
            if self.card.chosen is not None:
                self._take_person(self.card.chosen)
        else:
            self._enter_waits = True
            self._timer.stop()
            self._find()

    def _on_enter_alone(self) -> None:
        """After a card that asks for a choice, Enter takes it; after a warning it makes room for the next."""
        if self.card.chosen is not None:
            self._take_person(self.card.chosen)
        elif self._result.severity in (Severity.LOOK, Severity.STOP, Severity.NOT_FOUND):
            self._clear_card()

    def _take_person(self, person: MatchRow) -> None:
        self.field.clear()
        self.field.setFocus()
        self.scan(person.number)

    def _is_code(self, text: str) -> bool:
        cleaned, code = clean_scan(text), self._services.event.code
        return find_badge_code(cleaned) is not None or parse_registration_number(cleaned, code) is not None

    # Typing

    def _on_typed(self, text: str) -> None:
        self._has_moved = False
        self._enter_waits = False
        self._asked = ""
        if len(text.strip()) >= _LEAST_LETTERS:
            self._timer.start()
            return
        self._timer.stop()
        if self.card.view is not self._result:
            self._show_card(self._result, is_announced=False)

    def _find(self) -> None:
        text = self.field.text().strip()
        if not text:
            return
        self._asked = text

        def show(people: tuple[MatchRow, ...]) -> None:
            if self._asked == text:
                self._on_found(text, people)

        self._operations.find(text, done=show)

    def _on_found(self, text: str, people: tuple[MatchRow, ...]) -> None:
        is_taken, self._enter_waits = self._enter_waits and len(people) == 1, False
        self._show_card(matches_view(text, people))
        if is_taken:
            self._take_person(people[0])

    def _on_arrow(self, key: int) -> None:
        self._has_moved = True
        self.card.move_choice(1 if key == int(Qt.Key.Key_Down) else -1)

    # Modes

    def _on_mode(self, mode: str) -> None:
        self.field.setFocus()
        self._door = None
        self._show_mode()
        self._read_side()
        if mode == DOOR:
            self.choose_door()

    def choose_door(self) -> None:
        """Ask which session this desk stands at."""
        self._operations.read_checkpoints(done=self._show_doors)

    def _show_doors(self, rows: tuple[CheckpointRow, ...]) -> None:
        doors = [row for row in rows if row.starts_at is not None]
        dialog = DoorDialog(doors, self.desk_header.now(), self)
        dialog.picked.connect(self._stand_at)
        dialog.rejected.connect(self._on_no_door)
        dialog.open()

    def _stand_at(self, row: CheckpointRow) -> None:
        if self.desk_header.switch.current == ARRIVAL:
            self.desk_header.switch.blockSignals(True)
            self.desk_header.switch.choose(DOOR)
            self.desk_header.switch.blockSignals(False)
        self._door = row
        self._show_mode()
        self._read_side()
        self.field.setFocus()

    def _on_no_door(self) -> None:
        if self._door is None and self.desk_header.switch.current == DOOR:
            self.desk_header.switch.choose(ARRIVAL)
        self.field.setFocus()

    def _show_mode(self) -> None:
        mode, door = self.desk_header.switch.current, self._door
        place = ", ".join(filter(None, (door.room, door.session_title))) if door else ""
        if mode == EXIT:
            text = _("Scan out of {place}").format(place=place) if place else _("Scan out of the venue")
            self.desk_header.show_door(place or _("The venue"))
        elif mode == DOOR:
            text = _("Scan at {place}").format(place=place) if place else _("Choose a session first")
            self.desk_header.show_door(place or _("Choose a session"))
        else:
            text = _("Scan a badge, or type a name, city or code")
            self.desk_header.show_door("")
        if self._waiting > 1:
            text = ngettext("{count} waiting", "{count} waiting", self._waiting).format(count=self._waiting)
        self.field.set_placeholder(text)
        self.field.set_edge(self._edge())
        self.field.edit.setEnabled(mode != DOOR or door is not None)

    def _edge(self) -> str:
        if self._door is None or self._door.session_kind is None:
            return "text-2" if self.desk_header.switch.current == EXIT else "focus"
        return _NETWORK_TOKENS.get(self._door.network) or kind_look(self._door.session_kind).token

    # Other actions

    def _can_force(self) -> bool:
        return self.card.view is self._result and self._result.can_force

    def ask_reason(self) -> None:
        """Let the refused person in, with a reason."""
        if not self._can_force():
            return
        view = self._result
        dialog = ReasonDialog(_("Let {name} in?").format(name=view.name), view.sentence, _("Let in"), self)
        dialog.given.connect(lambda reason: self.scan(view.number, reason=reason))
        dialog.finished.connect(lambda _code: self.field.setFocus())
        dialog.open()

    def undo_last(self) -> None:
        """Take this desk's last check-in back."""
        if not self._done:
            return
        journal_id, view = self._done.pop()

        def done() -> None:
            self._result = taken_back_view(view)
            self._latest_scan = ""
            self._show_card(self._result)
            self._read_side()

        self._operations.undo(journal_id, done=done, failed=self._on_undo_failed)
        self._show_actions()

    def _on_undo_failed(self, error: Exception) -> None:
        self._services.show_error(error)
        self._read_side()

    def _edit(self) -> None:
        if self.edit_button.isVisible() and self.edit_button.isEnabled():
            self._services.open_page("delegates", ShowRegistration(self._result.registration_id))

    def _print_badge(self) -> None:
        if self.badge_button.isVisible() and self.badge_button.isEnabled():
            self._services.open_page("badges", PrintBadges((self._result.registration_id,)))

    def open_walk_in(self) -> None:
        """Ask for a walk-in's name; what was typed and found nobody is taken over."""
        view = self.card.view
        typed = self.field.text().strip() if view.query and not view.people else ""

        def show(rows: tuple[CategoryRow, ...]) -> None:
            dialog = WalkInDialog(rows, self._operations, typed, self)
            dialog.saved.connect(lambda fields: self._save_walk_in(dialog, fields))
            dialog.registered.connect(self.scan)
            dialog.finished.connect(lambda _code: self.field.setFocus())
            dialog.open()

        if has_right(self._services.context.actor.role, Right.WALK_IN):
            self._operations.read_categories(done=show)

    def _save_walk_in(self, dialog: WalkInDialog, fields: WalkIn) -> None:
        def done(scanned: Scanned) -> None:
            self.field.clear()
            dialog.accept()
            self._waiting += 1
            self._on_result(scanned)

        self._operations.walk_in(fields, done=done, failed=dialog.show_error)

    # Showing

    def _show_card(self, view: CardView, *, is_announced: bool = True) -> None:
        self.card.show_view(view, is_announced=is_announced)
        self._show_actions()

    def _clear_card(self) -> None:
        self._result = ready_view(self._services.context.actor.desk_name, self._services.event.name)
        self._latest_scan = ""
        self.recent.model.forget_latest()
        self._show_card(self._result, is_announced=False)

    def _show_actions(self) -> None:
        view = self.card.view
        is_next = not view.people and view.severity in (Severity.LOOK, Severity.STOP)
        self.primary.set_text(_("Next person") if is_next else _("Check in"))
        self.edit_button.setVisible(self._services.has_page("delegates"))
        self.edit_button.setEnabled(bool(view.registration_id))
        can_print = has_right(self._services.context.actor.role, Right.PRINT_BADGES)
        self.badge_button.setVisible(can_print and self._services.has_page("badges"))
        self.badge_button.setEnabled(bool(view.registration_id))
        self.badge_button.set_text(_("Reprint") if view.is_badge_printed else _("Print badge"))
        self.force_button.setVisible(self._can_force())
        self.undo_button.setEnabled(bool(self._done))
        self.key_hints_changed.emit()

    def _read_side(self) -> None:
        """Read counters and recent scans; asked for again while reading, they are read once more."""
        self._wants_side = True
        if self._reads_side:
            return
        self._wants_side, self._reads_side = False, True
        self._operations.read_side(
            self._door.id if self._door is not None else None,
            is_own_desk=self.recent.is_of_this_desk,
            text=self.recent.search.text(),
            done=self._show_side,
        )

    def _show_side(self, side: Side) -> None:
        self._reads_side = False
        is_door = self._door is not None
        self.counters.show_counters(side.counters, is_door=is_door)
        self.recent.model.show_rows(side.recent, self._latest_scan)
        self.recent.set_total(side.counters.arrived, is_door=is_door)
        if not is_door:
            self.count_changed.emit(side.counters.arrived)
        if self._wants_side:
            self._read_side()

    # Keys

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.matches(QKeySequence.StandardKey.Undo):
            if event.type() == QEvent.Type.ShortcutOverride and self._done:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress and self._done:
                self.undo_last()
                return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._clear_card()
            self.field.setFocus()
            return
        has_command = event.modifiers() & (
            Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
        )
        if event.text().isprintable() and event.text() and not has_command and not self.field.edit.hasFocus():
            self.field.setFocus()
            self.field.edit.insert(event.text())
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_narrow = self.window().width() < OVERLAY_BELOW_PX
        self._side.setFixedWidth(300 if is_narrow else 344)
