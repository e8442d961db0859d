"""The tabs of the panel that list what happened: sessions, badges, history."""

from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from wego_desktop.i18n import _
from wego_desktop.services.export_words import word
from wego_desktop.services.queries.delegate_detail import BadgeRow, DelegateDetail, SeatRow
from wego_desktop.services.queries.history import HistoryLine
from wego_desktop.ui.pages.delegates.columns import local_day
from wego_desktop.ui.pages.delegates.panel_tabs import ScrollTab
from wego_desktop.ui.widgets.button import Button, ButtonKind, ButtonSize
from wego_desktop.ui.widgets.direction import sentence_from_left
from wego_desktop.ui.widgets.labels import Label, Line
from wego_desktop.ui.widgets.marks import Mark, Tone
from wego_desktop.ui.widgets.notices import EmptyState
from wego_desktop.ui.widgets.pill import Pill
from wego_desktop.ui.widgets.statuses import status_mark


class _Entry(QWidget):
    """A line with a time at the right of its title, small lines below, and a control at the foot."""

    def __init__(self, title: str, at: str, lines: list[str], parent: QWidget) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 10, 0, 10)
        column.setSpacing(2)
        head = QHBoxLayout()
        head.setSpacing(8)
        self.title = Label(title, "medium", self)
        self.title.setWordWrap(True)
        head.addWidget(self.title, 1)
        head.addWidget(Label(at, "small", self), 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(head)
        for text in lines:
            line = Label(sentence_from_left(text), "second", self)
            line.setWordWrap(True)
            column.addWidget(line)
        self.foot = QHBoxLayout()
        self.foot.setSpacing(8)
        column.addLayout(self.foot)


class SessionsTab(ScrollTab):
    """The sessions that the delegate is booked in, works in, or was in."""

    def show_detail(self, detail: DelegateDetail, zone: ZoneInfo) -> None:
        """Show somebody's sessions by time."""
        self.clear()
        if not detail.seats:
            text = _("Add this delegate to a session with the bar under the list.")
            self.body.addWidget(EmptyState("calendar-days", _("No sessions yet"), text, parent=self))
            return
        for seat in detail.seats:
            self.body.addWidget(self._entry(seat, zone))
            self.body.addWidget(Line("h", self))
        self.body.addStretch(1)

    def _entry(self, seat: SeatRow, zone: ZoneInfo) -> QWidget:
        start, end = seat.starts_at.astimezone(zone), seat.ends_at.astimezone(zone)
        when = f"{start:%H:%M}–{end:%H:%M}"
        lines = [", ".join(part for part in (local_day(seat.starts_at, zone), seat.room) if part)]
        entry = _Entry(seat.title, when, lines, self)
        for role in seat.roles:
            entry.foot.addWidget(Pill(Mark(Tone.INFO, "mic", word(role)), entry))
        if seat.entered_at is not None:
            entry.foot.addWidget(Pill(status_mark("in_the_room"), entry))
            entry.foot.addWidget(Label(f"{seat.entered_at.astimezone(zone):%H:%M}", "small", entry))
        elif seat.seat is not None:
            entry.foot.addWidget(Pill(Mark(Tone.NEUTRAL, "circle-check", word(seat.seat)), entry))
        entry.foot.addStretch(1)
        return entry


class BadgeTab(ScrollTab):
    """The copies of the badge, the valid one first."""

    def show_detail(self, detail: DelegateDetail, zone: ZoneInfo) -> None:
        """Show somebody's badges."""
        self.clear()
        if not detail.badges:
            text = _("It is issued when it is printed, at check-in or from Badges.")
            self.body.addWidget(EmptyState("id-card", _("No badge yet"), text, parent=self))
            return
        for badge in detail.badges:
            self.body.addWidget(self._entry(badge, zone))
            self.body.addWidget(Line("h", self))
        self.body.addStretch(1)

    def _entry(self, badge: BadgeRow, zone: ZoneInfo) -> QWidget:
        printed = badge.printed_at
        text = _("Not printed")
        if printed is not None:
            when = f"{local_day(printed, zone)} {printed.astimezone(zone):%H:%M}"
            text = _("Printed {when}").format(when=when)
            text += f", {badge.printed_where}" if badge.printed_where else ""
        code = _("Code {code}").format(code=badge.code)
        title = _("Copy {number}").format(number=badge.revision)
        entry = _Entry(title, f"{badge.issued_at.astimezone(zone):%H:%M}", [code, text], self)
        is_valid = badge.voided_at is None
        valid, old = Mark(Tone.OK, "check", _("Valid")), Mark(Tone.NEUTRAL, "ban", _("No longer valid"))
        entry.foot.addWidget(Pill(valid if is_valid else old, entry))
        entry.foot.addStretch(1)
        return entry


class HistoryTab(ScrollTab):
    """Who changed what, when and where, with Undo on each line that can be taken back."""

    undo_asked = Signal(str)

    def show_lines(self, lines: tuple[HistoryLine, ...], zone: ZoneInfo) -> None:
        """Show a history, newest first."""
        place = self.verticalScrollBar().value()
        self.clear()
        for line in lines:
            self.body.addWidget(self._entry(line, zone))
            self.body.addWidget(Line("h", self))
        self.body.addStretch(1)
        self.verticalScrollBar().setValue(place)

    def _entry(self, line: HistoryLine, zone: ZoneInfo) -> QWidget:
        local = line.happened_at.astimezone(zone)
        when = f"{local.day} {local:%b %H:%M}"
        entry = _Entry(line.title, when, list(line.details), self)
        entry.foot.addWidget(Label(f"{line.operator}, {line.desk}", "small", entry))
        entry.foot.addStretch(1)
        if line.is_undone:
            entry.foot.addWidget(Pill(Mark(Tone.NEUTRAL, "undo-2", _("Undone")), entry))
        elif line.can_undo:
            undo = Button(_("Undo"), ButtonKind.QUIET, entry, icon_name="undo-2", size=ButtonSize.SMALL)
            undo.setAccessibleName(_("Undo: {what}").format(what=line.title))
            undo.setObjectName(f"undo_{line.entry_id}")
            undo.clicked.connect(lambda: self.undo_asked.emit(line.entry_id))
            entry.foot.addWidget(undo)
            # Room for the focus ring, which the edge of the list would cut.
            entry.foot.addSpacing(4)
        return entry
