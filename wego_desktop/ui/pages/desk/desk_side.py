"""The right column: counters over recent arrivals, read together."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wego_desktop.ui.operations.check_in import DeskOperations, Side
from wego_desktop.ui.pages.desk.counters_card import CountersCard
from wego_desktop.ui.pages.desk.recent_list import RecentCard

_WIDE_PX, _NARROW_PX = 344, 300


class DeskSide(QWidget):
    """Reads what it shows; `arrived(count)` after each reading of an arrival desk."""

    arrived = Signal(int)

    def __init__(self, operations: DeskOperations, desk_id: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._operations = operations
        self._door_id: str | None = None
        self._latest = ""
        self._is_reading = False
        self._wants_more = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        self.counters = CountersCard(self)
        self.recent = RecentCard(self)
        self.recent.model.desk_id = desk_id
        self.recent.asked.connect(self.read)
        column.addWidget(self.counters)
        column.addWidget(self.recent, 1)
        self.set_narrow(is_narrow=False)

    def set_narrow(self, *, is_narrow: bool) -> None:
        """Take less room in a narrow window."""
        self.setFixedWidth(_NARROW_PX if is_narrow else _WIDE_PX)

    @property
    def arrived_count(self) -> int | None:
        """How many have arrived, as last read; None before that or at a session's door."""
        shown = self.counters.counters
        return shown.arrived if shown is not None and self._door_id is None else None

    def stand_at(self, door_id: str | None) -> None:
        """Show a session's door, or with None the event's arrivals."""
        self._door_id = door_id
        self.read()

    def mark(self, scan_id: str) -> None:
        """Mark the row of the scan on the card, and read again; an empty id marks none."""
        self._latest = scan_id
        if scan_id:
            self.read()
        else:
            self.recent.model.forget_latest()

    def read(self) -> None:
        """Read counters and scans; asked for again while reading, they are read once more."""
        self._wants_more = self._is_reading
        if self._is_reading:
            return
        self._is_reading = True
        self._operations.read_side(
            self._door_id,
            is_own_desk=self.recent.is_of_this_desk,
            text=self.recent.search.text(),
            done=self._show,
        )

    def _show(self, side: Side) -> None:
        self._is_reading = False
        is_door = self._door_id is not None
        self.counters.show_counters(side.counters, is_door=is_door)
        self.recent.model.show_rows(side.recent, self._latest)
        self.recent.set_total(side.counters.arrived, is_door=is_door)
        if not is_door:
            self.arrived.emit(side.counters.arrived)
        if self._wants_more:
            self.read()
