"""What the chosen sheet is narrowed to: network and meeting, sessions, columns."""

from collections.abc import Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from wego_desktop.domain.enums import SheetKind
from wego_desktop.i18n import _, ngettext
from wego_desktop.services.export_service import ColumnChoice
from wego_desktop.services.queries.exports import ExportChoices, SessionChoice
from wego_desktop.ui.pages.delegates.column_chooser import ColumnChooser
from wego_desktop.ui.pages.delegates.popover import ChoicePopover
from wego_desktop.ui.widgets.button import Button
from wego_desktop.ui.widgets.chips import FilterChip
from wego_desktop.ui.widgets.labels import Label

_OF_SESSIONS = frozenset({SheetKind.SESSIONS, SheetKind.SIGN_IN})


@dataclass(frozen=True, slots=True)
class Narrowing:
    """What was chosen beside the sheet itself."""

    network: str
    session_codes: tuple[str, ...]


class ChoiceBar(QWidget):
    """48 px above the preview; `changed()` after a choice, `columns_changed(keys)` after one of columns.

    `everybody_asked` when the limit to chosen delegates was taken away.
    """

    changed = Signal()
    columns_changed = Signal(object)
    everybody_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(48)
        self._choices: ExportChoices | None = None
        self._kind = SheetKind.ATTENDEES
        self._sessions: tuple[str, ...] = ()
        self._columns: Sequence[ColumnChoice] = ()
        self._shown: tuple[str, ...] = ()
        self._chosen = 0
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 4, 0, 4)
        row.setSpacing(8)
        self.network_label = Label(_("Network"), "second", self)
        self.network = self._combo("network", _("Network"))
        self.meeting_label = Label(_("Meeting"), "second", self)
        self.meeting = self._combo("meeting", _("Meeting"))
        self.sessions_button = Button("", parent=self, icon_name="calendar-days", has_menu=True)
        self.sessions_button.setObjectName("sessions_button")
        self.sessions_button.clicked.connect(self.open_sessions)
        self.columns_button = Button(_("Columns"), parent=self, icon_name="columns-3", has_menu=True)
        self.columns_button.setObjectName("columns_button")
        self.columns_button.clicked.connect(self.open_columns)
        self.chosen_chip = FilterChip(_("Chosen"), "", self)
        self.chosen_chip.setObjectName("chosen_chip")
        self.chosen_chip.removed.connect(self.everybody_asked)
        for widget in (
            self.chosen_chip,
            self.network_label,
            self.network,
            self.meeting_label,
            self.meeting,
            self.sessions_button,
            self.columns_button,
        ):
            row.addWidget(widget)
        row.addStretch(1)
        self.network.currentIndexChanged.connect(self._on_network)
        self.meeting.currentIndexChanged.connect(lambda _index: self.changed.emit())

    def _combo(self, name: str, label: str) -> QComboBox:
        box = QComboBox(self)
        box.setObjectName(name)
        box.setAccessibleName(label)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        box.setMaximumWidth(340)
        return box

    # What can be chosen

    def set_chosen(self, count: int) -> None:
        """Say to how many delegates the attendees are limited; 0 for everybody."""
        self._chosen = count
        text = ngettext("{count} delegate", "{count} delegates", count).format(count=count)
        self.chosen_chip.set_value(text)
        self._arrange()

    def set_choices(self, choices: ExportChoices) -> None:
        """Offer these networks and sessions; what was chosen stays as long as it is there."""
        self._choices = choices
        codes = {choice.code for choice in choices.sessions}
        self._sessions = tuple(code for code in self._sessions if code in codes)
        chosen = self.network.currentData()
        with QSignalBlocker(self.network):
            self.network.clear()
            for code, name in choices.networks:
                self.network.addItem(f"{code} · {name}" if name != code else code, code)
            self.network.setCurrentIndex(max(0, self.network.findData(chosen)))
        self._fill_meetings()
        self._arrange()

    def set_sheet(self, kind: SheetKind, columns: Sequence[ColumnChoice], shown: tuple[str, ...]) -> None:
        """Offer what belongs to this sheet."""
        self._kind, self._columns, self._shown = kind, columns, shown
        self._arrange()

    def choose_network(self, code: str, session_code: str = "") -> None:
        """Choose a network and, when one is named, its meeting."""
        self.network.setCurrentIndex(max(0, self.network.findData(code)))
        if session_code:
            self.meeting.setCurrentIndex(max(0, self.meeting.findData(session_code)))

    def code_of(self, session_id: str) -> str:
        """The code by which an export names this session; empty when it is not there."""
        sessions = self._choices.sessions if self._choices else ()
        return next((choice.code for choice in sessions if choice.id == session_id), "")

    def choose_sessions(self, codes: Sequence[str]) -> None:
        """Choose sessions by their codes."""
        self._sessions = tuple(codes)
        self._arrange()
        self.changed.emit()

    @property
    def narrowing(self) -> Narrowing:
        """What is chosen for the sheet at hand."""
        if self._kind is SheetKind.NETWORK:
            meeting = self.meeting.currentData() or ""
            return Narrowing(self.network.currentData() or "", (meeting,) if meeting else ())
        return Narrowing("", self._sessions if self._kind in _OF_SESSIONS else ())

    @property
    def has_networks(self) -> bool:
        """Whether there is a network to choose."""
        return self.network.count() > 0

    def _on_network(self) -> None:
        self._fill_meetings()
        self.changed.emit()

    def _fill_meetings(self) -> None:
        if self._choices is None:
            return
        code, chosen = self.network.currentData(), self.meeting.currentData()
        with QSignalBlocker(self.meeting):
            self.meeting.clear()
            for choice in self._choices.sessions:
                if choice.network == code:
                    self.meeting.addItem(f"{self._when(choice)} · {choice.title}", choice.code)
            if self.meeting.count():
                self.meeting.insertItem(0, _("Latest"), "")
            self.meeting.setCurrentIndex(max(0, self.meeting.findData(chosen)))
        self._arrange()

    def _arrange(self) -> None:
        self.chosen_chip.setVisible(self._kind is SheetKind.ATTENDEES and self._chosen > 0)
        is_network = self._kind is SheetKind.NETWORK
        self.network_label.setVisible(is_network and self.network.count() > 0)
        self.network.setVisible(is_network and self.network.count() > 0)
        self.meeting_label.setVisible(is_network and self.meeting.count() > 0)
        self.meeting.setVisible(is_network and self.meeting.count() > 0)
        has_sessions = self._choices is not None and bool(self._choices.sessions)
        self.sessions_button.setVisible(self._kind in _OF_SESSIONS and has_sessions)
        self.sessions_button.set_text(self._sessions_text())

    def _sessions_text(self) -> str:
        count = len(self._sessions)
        if not count:
            return _("Whole event") if self._kind is SheetKind.SIGN_IN else _("All sessions")
        if count == 1 and self._choices is not None:
            titles = {choice.code: choice.title for choice in self._choices.sessions}
            title = titles.get(self._sessions[0], self._sessions[0])
            return title if len(title) <= 40 else f"{title[:39]}…"
        return ngettext("{count} session", "{count} sessions", count).format(count=count)

    def _when(self, choice: SessionChoice) -> str:
        zone = ZoneInfo(self._choices.zone) if self._choices else None
        at = choice.starts_at.astimezone(zone)
        return f"{at:%a} {at.day} {at:%b %H:%M}"

    # Popovers

    def open_sessions(self) -> None:
        """Let the sessions be ticked; none means the whole event or all of them."""
        if self._choices is None:
            return
        options = [
            (choice.code, f"{choice.code} · {choice.title} · {self._when(choice)}")
            for choice in self._choices.sessions
        ]
        popover = ChoicePopover(self, _("Find a session"), options, self._sessions)
        popover.setFixedWidth(420)
        popover.changed.connect(lambda keys: self._take_sessions(tuple(keys)))
        popover.open_under(self.sessions_button)

    def _take_sessions(self, keys: tuple[str, ...]) -> None:
        order = [choice.code for choice in self._choices.sessions] if self._choices else []
        self.choose_sessions(sorted(keys, key=order.index))

    def open_columns(self) -> None:
        """Let the columns be ticked and moved."""
        options = [(column.key, column.title) for column in self._columns]
        usual = [column.key for column in self._columns if column.is_usual]
        chooser = ColumnChooser(self, options, self._shown, usual)
        chooser.changed.connect(self._take_columns)
        chooser.open_under(self.columns_button, at_right=False)

    def _take_columns(self, keys: tuple[str, ...]) -> None:
        self._shown = tuple(keys)
        self.columns_changed.emit(self._shown)

    def focus_first(self) -> None:
        """Put the focus on the first choice that is shown."""
        for widget in (self.network, self.sessions_button, self.columns_button):
            if widget.isVisible():
                widget.setFocus(Qt.FocusReason.TabFocusReason)
                return
