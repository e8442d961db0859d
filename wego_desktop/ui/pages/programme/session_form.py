"""The form of a session: adding one, and changing every fact of one."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDateEdit,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from wego_desktop.domain.enums import AdmissionRule, SessionKind
from wego_desktop.domain.local_time import instant_on, local
from wego_desktop.errors import UserError
from wego_desktop.i18n import _
from wego_desktop.messages import sentence
from wego_desktop.services.queries.events import NetworkRow
from wego_desktop.services.queries.programme import Board, SessionRow
from wego_desktop.services.session_service import SessionFields
from wego_desktop.ui.pages.programme.session_looks import kind_look, rule_word
from wego_desktop.ui.theme.icons import make_icon
from wego_desktop.ui.widgets.button import Button, ButtonKind
from wego_desktop.ui.widgets.field import Field
from wego_desktop.ui.widgets.labels import Label, Line

_NIGHT_ENDS = 6
"""An end before this hour that lies before the start is meant for the next morning."""


@dataclass(frozen=True, slots=True)
class FormStart:
    """What a new session begins with; times as `09:00`."""

    day: date
    start: str = "09:00"
    end: str = "10:00"
    room_id: str | None = None
    network_id: str | None = None


class SessionForm(QWidget):
    """All facts of a session. `saved(event_id, fields, room_name)` on Ctrl+Enter, `cancelled` on Esc."""

    saved = Signal(str, object, str)
    cancelled = Signal()

    def __init__(self, board: Board, networks: tuple[NetworkRow, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("session_form")
        self._board = board
        self._session: SessionRow | None = None
        self._heading = Label("", "panel-title", self)
        self._make_fields(networks)
        self._make_layout()
        self.event_field.hide()

    def _make_fields(self, networks: tuple[NetworkRow, ...]) -> None:
        self.title = Field(_("Title"), parent=self)
        self.title.line_edit.setMaxLength(300)
        self.kind = self._choices(_("Type"), [(kind_look(k).word, k.value) for k in SessionKind])
        for place, kind in enumerate(SessionKind):
            self._combo(self.kind).setItemIcon(place, make_icon(kind_look(kind).icon_name))
        self.day = Field(_("Day"), QDateEdit(self), self)
        self._date.setDisplayFormat("ddd d MMM yyyy")
        self._date.setCalendarPopup(True)
        self.start = Field(_("Starts"), parent=self)
        self.end = Field(_("Ends"), parent=self)
        self.room = self._choices(_("Room"), [(room.name, room.id) for room in self._board.rooms])
        self._combo(self.room).insertItem(0, _("No room yet"), "")
        self._combo(self.room).setEditable(True)
        self._combo(self.room).setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.seats = Field(_("Seats"), parent=self, help_text=_("Empty: those of the room"))
        self.network = self._choices(
            _("Meeting of"), [(_("No network"), ""), *((n.code, n.id) for n in networks)]
        )
        self.rule = self._choices(_("Who may enter"), [(rule_word(r), r.value) for r in AdmissionRule])
        self.languages = Field(_("Languages"), parent=self)
        self.languages.line_edit.setPlaceholderText(_("English, 한국어"))
        self.track = Field(_("Track"), parent=self)
        self.code = Field(_("Code"), parent=self, help_text=_("Empty: the next one"))
        self.code.line_edit.setMaxLength(20)
        self.event_field = self._choices(
            _("Event"), [(f"{e.code} · {e.name}", e.id) for e in self._board.events]
        )
        self.description = Field(_("Description"), QPlainTextEdit(self), self)
        self.description.editor.setFixedHeight(72)
        self._text.setTabChangesFocus(True)

    def _choices(self, label: str, items: list[tuple[str, str]]) -> Field:
        box = QComboBox(self)
        for text, key in items:
            box.addItem(text, key)
        box.setMinimumContentsLength(6)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        return Field(label, box, self)

    @property
    def session(self) -> SessionRow | None:
        """The session that is changed; None for a new one."""
        return self._session

    @staticmethod
    def _combo(field: Field) -> QComboBox:
        assert isinstance(field.editor, QComboBox)
        return field.editor

    @property
    def _date(self) -> QDateEdit:
        assert isinstance(self.day.editor, QDateEdit)
        return self.day.editor

    @property
    def _text(self) -> QPlainTextEdit:
        assert isinstance(self.description.editor, QPlainTextEdit)
        return self.description.editor

    def _make_layout(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        inside = QWidget(self)
        column = QVBoxLayout(inside)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(12)
        column.addWidget(self._heading)
        rows: list[list[Field]] = [
            [self.title],
            [self.event_field],
            [self.kind, self.network],
            [self.day],
            [self.start, self.end],
            [self.room, self.seats],
            [self.rule],
            [self.languages],
            [self.track, self.code],
            [self.description],
        ]
        for fields in rows:
            if len(fields) == 1:
                column.addWidget(fields[0])
                continue
            row = QHBoxLayout()
            row.setSpacing(12)
            for field in fields:
                row.addWidget(field, 4 if field is self.kind else 3, Qt.AlignmentFlag.AlignTop)
            column.addLayout(row)
        column.addStretch(1)
        scroll = QScrollArea(self)
        scroll.setWidget(inside)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        outer.addWidget(scroll, 1)
        outer.addWidget(Line("h", self))
        outer.addLayout(self._make_foot())

    def _make_foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.setContentsMargins(20, 10, 20, 10)
        foot.setSpacing(8)
        foot.addStretch(1)
        cancel = Button(_("Cancel"), parent=self, keys="Esc")
        cancel.setObjectName("cancel_session")
        cancel.clicked.connect(self.cancelled)
        self.save_button = Button(_("Save"), ButtonKind.PRIMARY, self, keys="Ctrl+Enter")
        self.save_button.setObjectName("save_session")
        self.save_button.clicked.connect(self.save)
        foot.addWidget(cancel)
        foot.addWidget(self.save_button)
        return foot

    # Filling

    def begin(self, start: FormStart) -> None:
        """Empty fields for a new session."""
        self._session = None
        self._heading.setText(_("New session"))
        self.event_field.setVisible(len(self._board.events) > 1)
        self._date.setDate(QDate(start.day.year, start.day.month, start.day.day))
        self.start.set_text(start.start)
        self.end.set_text(start.end)
        self._select(self.room, start.room_id or "")
        self._select(self.network, start.network_id or "")
        if start.network_id:
            self._select(self.kind, SessionKind.NETWORK_MEETING.value)
        else:
            self._select(self.kind, SessionKind.FORUM.value)
        self.title.line_edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def edit(self, row: SessionRow) -> None:
        """The facts of a session, to be changed."""
        self._session = row
        self._heading.setText(_("Edit session"))
        start, end = local(row.starts_at, self._board.zone), local(row.ends_at, self._board.zone)
        self.title.set_text(row.title)
        self._select(self.kind, row.kind.value)
        self._date.setDate(QDate(start.year, start.month, start.day))
        self.start.set_text(f"{start:%H:%M}")
        self.end.set_text(f"{end:%H:%M}")
        self._select(self.room, row.room_id or "")
        self.seats.set_text("" if row.own_seats is None else str(row.own_seats))
        self._select(self.network, row.network_id or "")
        self._select(self.rule, row.admission_rule.value)
        self.languages.set_text(", ".join(row.languages))
        self.track.set_text(row.track)
        self.code.set_text(row.code)
        self._text.setPlainText(row.description)
        self.title.line_edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self.title.line_edit.selectAll()

    def _select(self, field: Field, key: str) -> None:
        box = self._combo(field)
        box.setCurrentIndex(max(0, box.findData(key)))

    # Saving

    def save(self) -> None:
        """Check what can be checked here and hand the fields on; errors stand under their field."""
        for field in (self.title, self.day, self.start, self.end, self.seats, self.code, self.room):
            field.set_error("")
        if not self.title.text():
            self.title.set_error(sentence(UserError("session_title_missing")))
            self.title.line_edit.setFocus()
            return
        room_id, room_name = self._chosen_room()
        fields = self._fields(room_id)
        if fields is not None:
            own = str(self._combo(self.event_field).currentData())
            self.saved.emit(self._session.event_id if self._session else own, fields, room_name)

    def _fields(self, room_id: str | None) -> SessionFields | None:
        day = self._date.date().toPython()
        assert isinstance(day, date)
        start, end = self._instant(self.start, day), self._instant(self.end, day)
        if start is None or end is None or not self._has_good_seats():
            return None
        if end <= start and local(end, self._board.zone).hour < _NIGHT_ENDS:
            # A reception until half past midnight ends on the next day.
            end = self._instant(self.end, day + timedelta(days=1)) or end
        languages = [part.strip() for part in self.languages.text().split(",")]
        return SessionFields(
            title=self.title.text(),
            starts_at=start,
            ends_at=end,
            kind=SessionKind(self._combo(self.kind).currentData()),
            room_id=room_id,
            code=self.code.text(),
            track=self.track.text(),
            capacity=int(self.seats.text()) if self.seats.text() else None,
            admission_rule=AdmissionRule(self._combo(self.rule).currentData()),
            languages=tuple(part for part in languages if part),
            network_id=self._combo(self.network).currentData() or None,
            description=self._text.toPlainText(),
        )

    def _instant(self, field: Field, day: date) -> datetime | None:
        try:
            return instant_on(day, field.text(), self._board.zone)
        except UserError as error:
            field.set_error(sentence(error))
            field.line_edit.setFocus()
            return None

    def _has_good_seats(self) -> bool:
        text = self.seats.text()
        if not text or (text.isascii() and text.isdigit() and len(text) < 7):
            return True
        self.seats.set_error(_("Write a number"))
        self.seats.line_edit.setFocus()
        return False

    def _chosen_room(self) -> tuple[str | None, str]:
        """The id of a room of the list, or the name of a new one."""
        box = self._combo(self.room)
        text = box.currentText().strip()
        place = box.findText(text, Qt.MatchFlag.MatchFixedString)
        if place >= 0:
            return box.itemData(place) or None, ""
        return None, text

    def show_error(self, error: UserError) -> None:
        """Show what the service refused, at the field that it is about."""
        places = {
            "times_out_of_order": self.end,
            "session_code_taken": self.code,
            "seats_negative": self.seats,
            "no_such_room": self.room,
        }
        places.get(error.code, self.title).set_error(sentence(error))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.save()
        elif event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        elif is_enter and isinstance(self.focusWidget(), QLineEdit):
            self.focusNextChild()
        else:
            super().keyPressEvent(event)
