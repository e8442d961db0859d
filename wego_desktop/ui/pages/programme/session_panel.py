"""The right panel of a session: facts, conflicts with answers, people, seats."""

from collections import Counter

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QMenu, QScrollArea, QVBoxLayout, QWidget

from wego_desktop.domain.conflicts import Answer, Conflict, ConflictKind
from wego_desktop.domain.enums import AdmissionState, SessionRoleKind
from wego_desktop.domain.local_time import local
from wego_desktop.i18n import _, ngettext
from wego_desktop.services.export_words import word
from wego_desktop.services.programme_words import AnswerText, answers, conflict_text, day_warning
from wego_desktop.services.queries.programme import Board, SessionRow
from wego_desktop.services.queries.session_people import PersonChoice, RoleRow, SessionPeople
from wego_desktop.ui.operations.programme import ProgrammeOperations
from wego_desktop.ui.pages.programme.block_painter import has_list, seats_text, span_text
from wego_desktop.ui.pages.programme.panel_parts import ConflictCard, FactLine, PersonLine
from wego_desktop.ui.pages.programme.person_picker import PersonPicker
from wego_desktop.ui.pages.programme.session_looks import role_mark, rule_word, session_look
from wego_desktop.ui.shell.page_services import PageServices
from wego_desktop.ui.theme.theme import theme
from wego_desktop.ui.widgets.bars import CapacityBar
from wego_desktop.ui.widgets.button import Button, ButtonKind, ButtonSize
from wego_desktop.ui.widgets.icon import IconLabel
from wego_desktop.ui.widgets.labels import ElidedLabel, Label, Line
from wego_desktop.ui.widgets.marks import Mark, Tone
from wego_desktop.ui.widgets.pill import Pill

_PILLS_PX = 320


class SessionPanel(QWidget):
    """One session. The page shows it by `show_session` again after every change.

    Signals: `close_wanted`, `edit_wanted`, `duplicate_wanted`, `remove_wanted`, `list_wanted` (the seats),
    `answer_chosen(Answer)`, `keep_wanted(session_ids)`, `people_changed`.
    """

    close_wanted = Signal()
    edit_wanted = Signal()
    duplicate_wanted = Signal()
    remove_wanted = Signal()
    list_wanted = Signal()
    answer_chosen = Signal(object)
    keep_wanted = Signal(object)
    people_changed = Signal()

    def __init__(
        self,
        services: PageServices,
        operations: ProgrammeOperations,
        parent: QWidget | None = None,
        *,
        can_edit: bool = True,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("session_panel")
        self._services = services
        self._can_edit = can_edit
        self._operations = operations
        self._board: Board | None = None
        self._row: SessionRow | None = None
        self._people: SessionPeople | None = None
        self._answers: tuple[AnswerText, ...] = ()
        self._picker = ""
        self._role = SessionRoleKind.SPEAKER
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        self._scroll = QScrollArea(self)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        outer.addWidget(self._scroll, 1)
        if can_edit:
            outer.addWidget(Line("h", self))
            outer.addLayout(self._foot())
        theme().theme_changed.connect(self._again)

    def _foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.setContentsMargins(20, 10, 16, 10)
        foot.setSpacing(8)
        edit = Button(_("Edit"), parent=self, icon_name="pencil")
        edit.setObjectName("edit_session")
        edit.clicked.connect(self.edit_wanted)
        copy = Button(_("Duplicate"), parent=self, keys="Ctrl+D")
        copy.setObjectName("duplicate_session")
        copy.clicked.connect(self.duplicate_wanted)
        remove = Button(
            kind=ButtonKind.QUIET, parent=self, icon_name="trash-2", accessible_name=_("Remove session")
        )
        remove.setObjectName("remove_session")
        remove.clicked.connect(self.remove_wanted)
        foot.addWidget(edit)
        foot.addWidget(copy)
        foot.addStretch(1)
        foot.addWidget(remove)
        return foot

    @property
    def session_id(self) -> str:
        """The session shown."""
        return self._row.id if self._row else ""

    def show_session(self, board: Board, row: SessionRow, people: SessionPeople | None) -> None:
        """Show a session; `people` None while they are being looked up (those shown stay)."""
        is_same = self._row is not None and self._row.id == row.id
        if not is_same:
            self._picker = ""
            self._people = None
        self._board, self._row = board, row
        self._people = people or self._people
        has_clash = bool(board.conflicts_of(row.id)) and self._can_edit
        self._answers = answers(board, row.id) if has_clash else ()
        had_focus = self.isAncestorOf(self.focusWidget() or self) and self.focusWidget() is not None
        place = self._scroll.verticalScrollBar().value() if is_same else 0
        inside = QWidget(self)
        column = QVBoxLayout(inside)
        column.setContentsMargins(20, 18, 16, 18)
        column.setSpacing(8)
        self._fill(column)
        column.addStretch(1)
        self._scroll.setWidget(inside)
        self._scroll.verticalScrollBar().setValue(place)
        picker = inside.findChild(PersonPicker)
        if picker is not None:
            picker.setFocus(Qt.FocusReason.OtherFocusReason)
            QTimer.singleShot(0, picker, lambda: self._scroll.ensureWidgetVisible(picker, 0, 12))
        elif had_focus and is_same:
            self.focus_first()

    def focus_first(self) -> None:
        """Put the focus on the first answer, else on Edit."""
        name = "answer_1" if self._answers else "edit_session"
        button = self.findChild(Button, name)
        if button is not None:
            button.setFocus(Qt.FocusReason.OtherFocusReason)

    def choose_answer(self, number: int) -> None:
        """Take an answer by its number, as Alt+1 and Alt+2 do."""
        if number <= len(self._answers):
            self.answer_chosen.emit(self._answers[number - 1].answer)

    # Content

    def _fill(self, column: QVBoxLayout) -> None:
        assert self._board is not None
        assert self._row is not None
        row = self._row
        column.addLayout(self._head(row))
        title = Label(row.title, "panel-title", self)
        title.setWordWrap(True)
        column.addWidget(title)
        column.addSpacing(2)
        for fact in self._facts(row):
            column.addWidget(fact)
        for place, conflict in enumerate(self._board.conflicts_of(row.id)):
            column.addSpacing(8)
            column.addWidget(self._conflict(conflict, is_first=place == 0))
        self._add_people(column, row)
        self._add_seats(column, row)
        if row.languages:
            column.addSpacing(10)
            column.addWidget(Label(_("Languages"), "strong", self))
            column.addLayout(self._language_rows(row))
        if row.description:
            column.addSpacing(10)
            column.addWidget(Label(_("Description"), "strong", self))
            words = Label(row.description, "second", self)
            words.setWordWrap(True)
            column.addWidget(words)

    def _head(self, row: SessionRow) -> QHBoxLayout:
        look = session_look(row)
        head = QHBoxLayout()
        head.setSpacing(7)
        head.addWidget(IconLabel(look.icon_name, look.token, 16, self))
        kind = Label(look.word, "strong", self)
        kind.setStyleSheet(f"color: {theme().color(look.token).name()};")
        head.addWidget(kind)
        head.addWidget(Label(row.code, "small", self))
        head.addStretch(1)
        close = Button(
            kind=ButtonKind.QUIET,
            parent=self,
            icon_name="x",
            size=ButtonSize.SMALL,
            accessible_name=_("Close"),
        )
        close.clicked.connect(self.close_wanted)
        head.addWidget(close)
        return head

    def _facts(self, row: SessionRow) -> list[QWidget]:
        assert self._board is not None
        day = local(row.starts_at, self._board.zone)
        times = f"{day:%a} {day.day} {day:%b}, {span_text(row, self._board.zone)}"
        outside = day_warning(self._board, row)
        room = next((r for r in self._board.rooms if r.id == row.room_id), None)
        notes = []
        if room is not None and room.seats is not None:
            notes.append(ngettext("{count} seat", "{count} seats", room.seats).format(count=room.seats))
        if room is not None and room.features:
            notes.append(room.features)
        facts: list[QWidget] = [
            FactLine("clock", times, row.track, self),
            *([FactLine("triangle-alert", outside, "", self, "warn-text")] if outside else []),
            FactLine("map-pin", row.room_name or _("No room yet"), ", ".join(notes), self),
        ]
        if len(self._board.events) > 1:
            event = next((e for e in self._board.events if e.id == row.event_id), None)
            facts.append(FactLine("calendar-days", row.event_code, event.name if event else "", self))
        return facts

    def _conflict(self, conflict: Conflict, *, is_first: bool) -> ConflictCard:
        assert self._board is not None
        assert self._row is not None

        def keep() -> None:
            self.keep_wanted.emit(conflict.session_ids)

        def move(answer: Answer) -> None:
            self.answer_chosen.emit(answer)

        can_keep = self._can_edit and conflict.kind is not ConflictKind.OVERBOOKED
        return ConflictCard(
            conflict_text(self._board, conflict, self._row.id),
            self._answers if is_first else (),
            move,
            keep if can_keep else None,
            self,
        )

    def _section(self, title: str, note: str, button: Button | None) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(Label(title, "strong", self))
        line.addStretch(1)
        if note:
            line.addWidget(Label(note, "small", self))
        if button is not None:
            line.addWidget(button)
            button.setVisible(self._can_edit)
        return line

    # People

    def _add_people(self, column: QVBoxLayout, row: SessionRow) -> None:
        roles = self._people.roles if self._people else ()
        add = Button(_("Add"), parent=self, icon_name="plus", size=ButtonSize.SMALL)
        add.setObjectName("add_role")
        add.setAccessibleName(_("Add a person to the session"))
        add.clicked.connect(lambda: self._open_picker("role"))
        column.addSpacing(10)
        column.addLayout(self._section(_("People"), f"{len(roles)}" if roles else "", add))
        if self._picker == "role":
            column.addWidget(self._role_choice())
            column.addWidget(self._make_picker(row, self._pick_role))
        for role in roles:
            column.addWidget(self._role_line(role))
        if not roles and not self._picker and self._people is not None:
            column.addWidget(Label(_("Nobody has a part yet"), "small", self))

    def _role_line(self, role: RoleRow) -> PersonLine:
        yes = _("Not confirmed yet") if role.is_confirmed else _("Has confirmed")
        note = " · ".join(part for part in (word(role.kind), role.organisation) if part)
        return PersonLine(
            role.name,
            role.native_name,
            note,
            role_mark(role.is_confirmed),
            deeds=[
                (yes, lambda: self._confirm(role)),
                (_("Remove from session"), lambda: self._remove_role(role)),
            ]
            if self._can_edit
            else [],
            parent=self,
        )

    def _confirm(self, role: RoleRow) -> None:
        self._operations.confirm_role(
            role.id, role.name, is_confirmed=not role.is_confirmed, done=self.people_changed.emit
        )

    def _remove_role(self, role: RoleRow) -> None:
        self._operations.remove_role(role.id, role.name, done=self.people_changed.emit)

    def _role_choice(self) -> QComboBox:
        box = QComboBox(self)
        box.setObjectName("role_choice")
        box.setAccessibleName(_("Part"))
        for kind in SessionRoleKind:
            box.addItem(word(kind), kind)
        box.setCurrentIndex(box.findData(self._role))
        box.currentIndexChanged.connect(lambda place: setattr(self, "_role", box.itemData(place)))
        return box

    def _open_picker(self, kind: str) -> None:
        self._picker = "" if self._picker == kind else kind
        self._again()

    def _make_picker(self, row: SessionRow, pick: object) -> PersonPicker:
        picker = PersonPicker(self._services, row.event_id, self)
        picker.picked.connect(pick)
        picker.closed.connect(lambda: self._open_picker(self._picker))
        return picker

    def _again(self) -> None:
        if self._board is not None and self._row is not None:
            self.show_session(self._board, self._row, self._people)

    def _pick_role(self, choice: PersonChoice) -> None:
        self._operations.add_role(
            self.session_id,
            choice.person_id,
            choice.name,
            SessionRoleKind(self._role),
            done=self.people_changed.emit,
        )

    # Seats

    def _add_seats(self, column: QVBoxLayout, row: SessionRow) -> None:
        add = Button(_("Add"), parent=self, icon_name="plus", size=ButtonSize.SMALL, has_menu=True)
        add.setObjectName("add_seats")
        add.setAccessibleName(_("Add people to the list"))
        add.clicked.connect(lambda: self._open_seats_menu(add, row))
        column.addSpacing(10)
        taken = seats_text(row)
        if row.seats is not None and has_list(row):
            taken = _("{taken} of {seats}").format(taken=row.confirmed, seats=row.seats)
        column.addLayout(self._section(_("Seats"), taken, add))
        filled = row.confirmed if has_list(row) else row.inside
        if row.seats and (filled or has_list(row)):
            bar = CapacityBar(self, height=8)
            bar.set_values(filled, row.seats)
            column.addWidget(bar)
        for note in filter(None, (self._mix(), rule_word(row.admission_rule))):
            column.addWidget(ElidedLabel(note, "small", self))
        if self._picker == "seat":
            column.addWidget(self._make_picker(row, self._pick_seat))
        if self._people and self._people.seats:
            count = len(self._people.seats)
            text = ngettext("Open the list, {count} person", "Open the list, {count} people", count)
            button = Button(text.format(count=count), parent=self, icon_name="list")
            button.setObjectName("open_list")
            button.clicked.connect(self.list_wanted)
            column.addWidget(button)
        if row.inside:
            inside = ngettext("{count} in the room now", "{count} in the room now", row.inside)
            column.addWidget(Pill(Mark(Tone.OK, "door-open", inside.format(count=row.inside)), self))

    def _mix(self) -> str:
        """`Press 19, Speaker 9`: the two largest categories of the confirmed, and who waits."""
        if self._people is None:
            return ""
        confirmed = [seat for seat in self._people.seats if seat.state is AdmissionState.CONFIRMED]
        parts = [
            f"{category} {count}"
            for category, count in Counter(seat.category for seat in confirmed).most_common(2)
        ]
        waiting = sum(seat.state is AdmissionState.WAITING for seat in self._people.seats)
        if waiting:
            parts.append(_("Waiting {count}").format(count=waiting))
        return ", ".join(parts)

    def _open_seats_menu(self, button: Button, row: SessionRow) -> None:
        menu = QMenu(self)
        menu.setObjectName("seats_menu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(_("Find a person")).triggered.connect(lambda: self._open_picker("seat"))
        if row.network_id is not None:
            network_id = row.network_id
            text = _("Everybody of {network} members").format(network=row.network_code)
            menu.addAction(text).triggered.connect(lambda: self._admit_network(row.id, network_id))
        menu.addSeparator()
        for choice in self._people.categories if self._people else ():
            if choice.people:
                name = choice.name if choice.event_code == row.event_code else self._named(choice)
                text = _("Everybody: {category} ({count})").format(category=name, count=choice.people)
                action = menu.addAction(text.replace("&", "&&"))
                action.triggered.connect(lambda _on=False, key=choice.id: self._admit_category(row.id, key))
        button.open_menu(menu)

    @staticmethod
    def _named(choice: object) -> str:
        return f"{getattr(choice, 'event_code', '')} {getattr(choice, 'name', '')}"

    def _admit_network(self, session_id: str, network_id: str) -> None:
        self._operations.admit_network(session_id, network_id, done=self.people_changed.emit)

    def _admit_category(self, session_id: str, category_id: str) -> None:
        self._operations.admit_category(session_id, category_id, done=self.people_changed.emit)

    def _pick_seat(self, choice: PersonChoice) -> None:
        self._operations.admit(
            self.session_id,
            [choice.registration_id],
            AdmissionState.CONFIRMED,
            done=self.people_changed.emit,
        )

    def _language_rows(self, row: SessionRow) -> QVBoxLayout:
        """The languages as pills, as many in a line as fit."""
        lines = QVBoxLayout()
        lines.setSpacing(6)
        line, used = QHBoxLayout(), 0
        for language in row.languages:
            pill = Pill(Mark(Tone.NEUTRAL, "languages", language), self)
            if line.count() and used + pill.sizeHint().width() > _PILLS_PX:
                line.addStretch(1)
                lines.addLayout(line)
                line, used = QHBoxLayout(), 0
            line.setSpacing(6)
            line.addWidget(pill)
            used += pill.sizeHint().width() + 6
        line.addStretch(1)
        lines.addLayout(line)
        return lines

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._picker:
            self._open_picker(self._picker)
        else:
            super().keyPressEvent(event)
