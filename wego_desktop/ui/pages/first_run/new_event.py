"""The form for a new event: name, code, days, city, venue, zone; one page, under a minute."""

import re
from zoneinfo import available_timezones

from PySide6.QtCore import QDate, Qt, QTimeZone, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QCompleter, QDateEdit, QGridLayout, QWidget

from wego_desktop.domain.enums import EventKind
from wego_desktop.domain.text import fold
from wego_desktop.errors import CodedError
from wego_desktop.i18n import N_, _
from wego_desktop.messages import sentence
from wego_desktop.services.event_service import EventFields
from wego_desktop.ui.dialogs.dialog import BaseDialog
from wego_desktop.ui.widgets.button import Button, ButtonKind
from wego_desktop.ui.widgets.field import Field
from wego_desktop.ui.widgets.marks import Tone
from wego_desktop.ui.widgets.notices import Banner

_KINDS: dict[EventKind, str] = {
    EventKind.GENERAL_ASSEMBLY: N_("General Assembly"),
    EventKind.FORUM: N_("Forum"),
    EventKind.NETWORK_MEETING: N_("Network meeting"),
    EventKind.TRAINING: N_("Training"),
    EventKind.CEREMONY: N_("Ceremony"),
    EventKind.OTHER: N_("Other event"),
}
_SMALL_WORDS = frozenset({"of", "the", "and", "for", "a", "an", "in", "on", "de", "la", "des", "du", "del"})
_FIELD_OF_CODE = {
    "event_code_malformed": "code",
    "event_code_taken": "code",
    "event_name_missing": "name",
    "no_such_zone": "zone",
    "days_out_of_order": "last",
}


def proposed_code(name: str, year: int) -> str:
    """A code for an event called `name`: initials and the last two figures of the year, such as `SCF26`."""
    words = re.findall(r"[a-z0-9]+", fold(name))
    letters = "".join(word[0].upper() for word in words if word not in _SMALL_WORDS and not word[0].isdigit())
    return f"{letters[:6] or 'EV'}{year % 100:02}" if words else ""


class NewEventDialog(BaseDialog):
    """Asks for an event; `made(EventFields)` carries what was entered, and the caller closes the dialog."""

    made = Signal(object)

    def __init__(self, parent: QWidget | None = None, note: str = "") -> None:
        super().__init__(_("New event"), note, parent, width=560)
        self.setObjectName("new_event_dialog")
        self._has_own_code = False
        self.name = Field(_("Name"), parent=self)
        self.name.line_edit.setPlaceholderText(_("Smart City Forum 2026"))
        self.code = Field(_("Code"), parent=self, help_text=_("Stands before the number on badges"))
        self.code.line_edit.setMaxLength(10)
        self.kind = QComboBox(self)
        for kind, text in _KINDS.items():
            self.kind.addItem(_(text), kind)
        self.kind.setCurrentIndex(self.kind.findData(EventKind.FORUM))
        self.first, self.last = QDateEdit(self), QDateEdit(self)
        self.city, self.venue = Field(_("City"), parent=self), Field(_("Venue"), parent=self)
        self.zone = QComboBox(self)
        self._fill_days()
        self._fill_zones()
        self.last_field = Field(_("Last day"), self.last, self)
        self.zone_field = Field(_("Time zone"), self.zone, self)
        self._arrange()
        self.banner = Banner(self)
        self.body.addWidget(self.banner)
        self._add_buttons()
        self.name.line_edit.textChanged.connect(self._propose_code)
        self.first.dateChanged.connect(self._on_first_day)
        self.code.line_edit.textEdited.connect(self._on_code)
        self.name.line_edit.setFocus()

    def _fill_days(self) -> None:
        start = QDate.currentDate().addDays(30)
        for edit in (self.first, self.last):
            edit.setCalendarPopup(True)
            edit.setDisplayFormat("ddd d MMM yyyy")
            edit.setDate(start)

    def _fill_zones(self) -> None:
        self.zone.setEditable(True)
        self.zone.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.zone.addItems(sorted(name for name in available_timezones() if "/" in name or name == "UTC"))
        completer = self.zone.completer()
        if completer is not None:
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        self.zone.setCurrentText(bytes(QTimeZone.systemTimeZoneId().data()).decode())

    def _arrange(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(12)
        top = Qt.AlignmentFlag.AlignTop
        grid.addWidget(self.name, 0, 0, 1, 2)
        pairs = (
            (self.code, Field(_("Kind"), self.kind, self)),
            (Field(_("First day"), self.first, self), self.last_field),
            (self.city, self.venue),
        )
        # Where only one of two has a line below, the labels still stand beside each other.
        for row, (left, right) in enumerate(pairs, 1):
            grid.addWidget(left, row, 0, top)
            grid.addWidget(right, row, 1, top)
        grid.addWidget(self.zone_field, 4, 0, 1, 2)
        for column in (0, 1):
            grid.setColumnStretch(column, 1)
        self.body.addLayout(grid)

    def _add_buttons(self) -> None:
        cancel = self.add_button(Button(_("Cancel"), parent=self, keys="Esc"))
        cancel.clicked.connect(self.reject)
        self.make_button = self.add_button(
            Button(_("Make the event"), ButtonKind.PRIMARY, self, keys="Ctrl+Enter")
        )
        self.make_button.setObjectName("make_button")
        self.make_button.setDefault(True)
        self.make_button.clicked.connect(self.submit)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self.submit)

    def _propose_code(self) -> None:
        if not self._has_own_code:
            self.code.set_text(proposed_code(self.name.text(), self.first.date().year()))

    def _on_first_day(self, day: QDate) -> None:
        if self.last.date() < day:
            self.last.setDate(day)
        self._propose_code()

    def _on_code(self, text: str) -> None:
        self._has_own_code = bool(text.strip())
        upper = text.upper()
        if upper != text:
            place = self.code.line_edit.cursorPosition()
            self.code.set_text(upper)
            self.code.line_edit.setCursorPosition(place)

    def fields(self) -> EventFields:
        """What is entered now."""
        return EventFields(
            code=self.code.text().upper(),
            name=self.name.text(),
            starts_on=self.first.date().toPython(),  # type: ignore[arg-type]
            ends_on=self.last.date().toPython(),  # type: ignore[arg-type]
            kind=self.kind.currentData(),
            zone=self.zone.currentText().strip(),
            city=self.city.text(),
            venue=self.venue.text(),
        )

    def submit(self) -> None:
        """Hand the event on, once it has a name and a code."""
        self._clear_errors()
        if not self.name.text():
            self.name.set_error(_("Give the event a name"))
            self.name.line_edit.setFocus()
            return
        if self.make_button.isEnabled():
            self.make_button.set_busy(True)
            self.made.emit(self.fields())

    def show_error(self, error: Exception) -> None:
        """Say beside its field why the event was not made."""
        self.make_button.set_busy(False)
        if not isinstance(error, CodedError):
            raise error
        places = {"code": self.code, "name": self.name, "zone": self.zone_field, "last": self.last_field}
        place = places.get(_FIELD_OF_CODE.get(error.code, ""))
        if place is None:
            self.banner.show_message(Tone.BAD, sentence(error))
        else:
            place.set_error(sentence(error))
            place.editor.setFocus()

    def _clear_errors(self) -> None:
        self.banner.clear()
        for field in (self.name, self.code, self.last_field, self.zone_field):
            field.set_error("")
