"""The check-in desk: a scan or a typed name, the answer in large, and who came."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from wego_desktop.domain.codes import clean_scan, find_badge_code, parse_registration_number
from wego_desktop.domain.rights import Right, has_right
from wego_desktop.domain.scanning import Severity
from wego_desktop.i18n import _
from wego_desktop.messages.desk import desk_sentence
from wego_desktop.services.queries.desk import CheckpointRow
from wego_desktop.services.queries.desk_matches import MatchRow
from wego_desktop.services.queries.events import CategoryRow
from wego_desktop.services.walk_in_service import WalkIn
from wego_desktop.ui.dialogs.dialog import ReasonDialog
from wego_desktop.ui.operations.check_in import DeskOperations, Scanned
from wego_desktop.ui.pages.desk.card_view import (
    CardView,
    matches_view,
    ready_view,
    with_notice,
    with_people,
)
from wego_desktop.ui.pages.desk.desk_actions import DeskActions
from wego_desktop.ui.pages.desk.desk_header import ARRIVAL, DOOR, EXIT, DeskHeader
from wego_desktop.ui.pages.desk.desk_side import DeskSide
from wego_desktop.ui.pages.desk.done_stack import Done, DoneStack
from wego_desktop.ui.pages.desk.door_dialog import DoorDialog
from wego_desktop.ui.pages.desk.result_card import ResultCard
from wego_desktop.ui.pages.desk.standing import Standing
from wego_desktop.ui.pages.desk.walk_in_dialog import WalkInDialog
from wego_desktop.ui.shell.page import Command, KeyHint, NavGroup, Page
from wego_desktop.ui.shell.page_services import PageServices
from wego_desktop.ui.shell.requests import PrintBadges, ShowRegistration
from wego_desktop.ui.widgets.containers import OVERLAY_BELOW_PX
from wego_desktop.ui.widgets.field import ScanField

_TYPED_MS = 80
_LEAST_LETTERS = 2
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
        self.services = services
        self._operations = DeskOperations(services, self)
        self._standing = Standing(ARRIVAL)
        self._waiting = 0
        self._done = DoneStack()
        self._asked = ""
        self._enter_waits = False
        self._has_moved = False
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
        context, event = self.services.context, self.services.event
        self.desk_header = DeskHeader(
            context.actor.desk_name, (event.name, event.zone), context.database.clock, self
        )
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
        self.action_row = DeskActions(self.services, self)
        left.addWidget(self.action_row)
        row.addLayout(left, 1)
        self.side = DeskSide(self._operations, context.actor.desk_id, self)
        row.addWidget(self.side)
        self.body.addLayout(row, 1)

    def _connect(self) -> None:
        self.field.submitted.connect(lambda _text: self._submit())
        self.field.text_changed.connect(self._on_typed)
        self.field.key_pressed.connect(self._on_arrow)
        self.field.edit.installEventFilter(self)
        self.desk_header.mode_changed.connect(self._on_mode)
        self.desk_header.door_asked.connect(self.choose_door)
        self.card.person_clicked.connect(self._take_person)
        self.side.arrived.connect(self.count_changed.emit)
        row = self.action_row
        row.check_in_clicked.connect(self._submit)
        row.edit_clicked.connect(self._edit)
        row.badge_clicked.connect(self._print_badge)
        row.walk_in_clicked.connect(self.open_walk_in)
        row.let_in_clicked.connect(self.ask_reason)
        row.undo_clicked.connect(self.undo_last)
        self._bind_keys()

    def _bind_keys(self) -> None:
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
        self.side.read()
        if self._done.journal_ids:
            self._operations.read_undone(self._done.journal_ids, done=self._on_undone)

    def wants_change(self, kinds: frozenset[str]) -> bool:
        return not _KINDS.isdisjoint(kinds)

    def activate(self) -> None:
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def panes(self) -> list[QWidget]:
        return [self.field, self.side.recent.search]

    def on_scan(self, text: str) -> bool:
        self.field.clear()
        self.field.setFocus()
        self.scan(text)
        return True

    def key_hints(self) -> list[KeyHint]:
        hints = [KeyHint(("Enter",), self.action_row.primary.text())]
        if self.card.view.people:
            hints.append(KeyHint(("↑↓",), _("Choose")))
        if self._can_force():
            hints.append(KeyHint(("Ctrl", "Enter"), _("Let in")))
        hints.append(KeyHint(("Alt", "1–3"), _("Arrival, door, exit")))
        return [*hints, KeyHint(("F6",), _("Find in arrivals")), KeyHint(("Esc",), _("Clear"))]

    def help_keys(self) -> list[KeyHint]:
        return [*self.key_hints(), *self.action_row.hints()]

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
        self._operations.scan(
            text,
            self._standing.checkpoint_id,
            self._standing.direction,
            arrived=self.side.arrived_count,
            reason=reason,
            done=self._on_result,
            failed=self._on_failed,
        )

    def _on_result(self, scanned: Scanned, *, is_walk_in: bool = False) -> None:
        self._waiting -= 1
        self._result = scanned.view
        self._timer.stop()
        self._asked = ""
        if scanned.journal_id is not None and scanned.result.is_admitted:
            self._done.add(Done(scanned.journal_id, scanned.view, is_walk_in))
        self._show_card(scanned.view)
        self._show_mode()
        self.side.mark(scanned.result.scan_id)
        if scanned.result.severity is Severity.NOT_FOUND:
            self._offer_people(scanned)
        elif scanned.view.registration_id:
            self._tell_twin(scanned.view)

    def _tell_twin(self, view: CardView) -> None:
        """Name a second record of the person, once that is known; the result never waits for it."""

        def show(number: str) -> None:
            if number and self._result is view:
                self._result = with_notice(view, desk_sentence("likely_twin", {"number": number}))
                self._done.reword(view, self._result)
                if self.card.view is view:
                    self._show_card(self._result)

        self._operations.read_twin(view.registration_id, done=show)

    def _offer_people(self, scanned: Scanned) -> None:
        def show(people: tuple[MatchRow, ...], is_close: bool) -> None:
            if self._result is scanned.view and people:
                self._result = with_people(scanned.view, people, self._standing.verb(), is_close=is_close)
                self._show_card(self._result)

        self._operations.find_close(scanned.result.scanned_text, done=show)

    def _on_failed(self, error: Exception) -> None:
        self._waiting -= 1
        self._show_mode()
        self.services.show_error(error)

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
        cleaned, code = clean_scan(text), self.services.event.code
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
        self._show_card(matches_view(text, people, self._standing.verb()))
        if is_taken:
            self._take_person(people[0])

    def _on_arrow(self, key: int) -> None:
        self._has_moved = True
        self.card.move_choice(1 if key == int(Qt.Key.Key_Down) else -1)

    # Modes

    def _on_mode(self, mode: str) -> None:
        self.field.setFocus()
        self._stand(Standing(mode))
        if mode == DOOR:
            self.choose_door()

    def choose_door(self) -> None:
        """Ask which session this desk stands at."""
        self._operations.read_checkpoints(done=self._show_doors)

    def _show_doors(self, rows: tuple[CheckpointRow, ...]) -> None:
        doors = [row for row in rows if row.starts_at is not None]
        dialog = DoorDialog(doors, self.desk_header.now(), self)
        dialog.picked.connect(self.stand_at)
        dialog.rejected.connect(self._on_no_door)
        dialog.open()

    def stand_at(self, row: CheckpointRow) -> None:
        """Scan at the door of this session from now on."""
        if self.desk_header.switch.current == ARRIVAL:
            self.desk_header.switch.blockSignals(True)
            self.desk_header.switch.choose(DOOR)
            self.desk_header.switch.blockSignals(False)
        self._stand(Standing(self.desk_header.switch.current, row))
        self.field.setFocus()

    def _stand(self, standing: Standing) -> None:
        self._standing = standing
        self._show_mode()
        self._show_actions()
        self.side.stand_at(standing.checkpoint_id)

    def _on_no_door(self) -> None:
        if not self._standing.can_scan:
            self.desk_header.switch.choose(ARRIVAL)
        self.field.setFocus()

    def _show_mode(self) -> None:
        standing = self._standing
        self.desk_header.show_door(standing.door_text())
        self.field.set_placeholder(standing.placeholder(self._waiting))
        self.field.set_edge(standing.edge())
        self.field.edit.setEnabled(standing.can_scan)

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
        item = self._done.take_last()

        def done() -> None:
            self._result = item.taken_back()
            self._show_card(self._result)
            self.side.mark("")
            self.side.read()

        self._operations.undo(item.journal_id, done=done, failed=self._on_undo_failed)
        self._show_actions()

    def _on_undone(self, undone: frozenset[str]) -> None:
        """The card says what counts now, also when undo or redo came from elsewhere."""
        result = self._done.follow(undone, self._result)
        is_shown = self.card.view is self._result
        if result is not self._result:
            self._result = result
            if is_shown:
                self._show_card(result)
        self._show_actions()

    def _on_undo_failed(self, error: Exception) -> None:
        self.services.show_error(error)
        self.refresh()

    def _edit(self) -> None:
        if self.action_row.edit.isVisible() and self.action_row.edit.isEnabled():
            self.services.open_page("delegates", ShowRegistration(self._result.registration_id))

    def _print_badge(self) -> None:
        if self.action_row.badge.isVisible() and self.action_row.badge.isEnabled():
            self.services.open_page("badges", PrintBadges((self._result.registration_id,)))

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

        if has_right(self.services.context.actor.role, Right.WALK_IN):
            self._operations.read_categories(done=show)

    def _save_walk_in(self, dialog: WalkInDialog, fields: WalkIn) -> None:
        def done(scanned: Scanned) -> None:
            self.field.clear()
            dialog.accept()
            self._waiting += 1
            self._on_result(scanned, is_walk_in=True)

        self._operations.walk_in(fields, done=done, failed=dialog.show_error)

    # Showing

    def _show_card(self, view: CardView, *, is_announced: bool = True) -> None:
        self.card.show_view(view, is_announced=is_announced)
        self._show_actions()

    def _clear_card(self) -> None:
        self._result = ready_view(self.services.context.actor.desk_name, self.services.event.name)
        self.side.mark("")
        self._show_card(self._result, is_announced=False)

    def _show_actions(self) -> None:
        can_force, can_undo = self._can_force(), bool(self._done)
        verb = self._standing.verb()
        self.action_row.show_for(self.card.view, verb, can_force=can_force, can_undo=can_undo)
        self.key_hints_changed.emit()

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
        self.side.set_narrow(is_narrow=self.window().width() < OVERLAY_BELOW_PX)
