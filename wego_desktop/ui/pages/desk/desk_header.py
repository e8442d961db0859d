"""The line over the desk: which desk, what it does now, and the time at the event."""

from collections.abc import Callable
from datetime import datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from wego_desktop.i18n import _
from wego_desktop.ui.theme.fonts import make_tabular
from wego_desktop.ui.widgets.button import Button, ButtonKind
from wego_desktop.ui.widgets.icon import IconLabel
from wego_desktop.ui.widgets.labels import ElidedLabel, Label, Line
from wego_desktop.ui.widgets.switch import SegmentedSwitch

ARRIVAL, DOOR, EXIT = "arrival", "door", "exit"
_CLOCK_MS = 1000


class DeskHeader(QWidget):
    """`event` is its name and zone; `clock` tells the instant that scans are written with too.

    `mode_changed(key)` from the switch; `door_asked` when another session or place is to be chosen.
    """

    mode_changed = Signal(str)
    door_asked = Signal()

    def __init__(
        self,
        desk: str,
        event: tuple[str, str],
        clock: Callable[[], datetime],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        event_name, zone = event
        self._clock = clock
        self._zone = ZoneInfo(zone)
        self._event_name = event_name
        self.setFixedHeight(57)
        self.setProperty("surface", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        row = QHBoxLayout()
        row.setContentsMargins(24, 0, 24, 0)
        row.setSpacing(10)
        row.addWidget(IconLabel("monitor", "text-2", 20, self))
        row.addLayout(self._names(desk), 1)
        self._add_switch(row)
        right = QHBoxLayout()
        right.addStretch(1)
        self.clock = Label("", "title", self)
        font = self.clock.font()
        make_tabular(font)
        self.clock.setFont(font)
        right.addWidget(self.clock)
        row.addLayout(right, 1)
        column.addLayout(row, 1)
        column.addWidget(Line("h", self))
        timer = QTimer(self)
        timer.setInterval(_CLOCK_MS)
        timer.timeout.connect(self._tick)
        timer.start()
        self._tick()

    def _add_switch(self, row: QHBoxLayout) -> None:
        choices: list[tuple[str, ...]] = [
            (ARRIVAL, _("Arrival"), "user-check"),
            (DOOR, _("Session door"), "door-open"),
            (EXIT, _("Exit"), "log-out"),
        ]
        self.switch = SegmentedSwitch(choices, self, name=_("What this desk does"))
        self.switch.setObjectName("desk_mode")
        self.switch.changed.connect(self.mode_changed)
        row.addWidget(self.switch)
        self.door_button = Button("", ButtonKind.DEFAULT, self, has_menu=True, accessible_name=_("Session"))
        self.door_button.setObjectName("desk_door")
        self.door_button.clicked.connect(lambda _on=False: self.door_asked.emit())
        self.door_button.hide()
        row.addWidget(self.door_button)

    def _names(self, desk: str) -> QVBoxLayout:
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addStretch(1)
        names.addWidget(Label(desk, "strong", self))
        self._day = ElidedLabel("", "small", self)
        names.addWidget(self._day)
        names.addStretch(1)
        return names

    def now(self) -> datetime:
        """The present instant on the clocks at the event."""
        return self._clock().astimezone(self._zone)

    def _tick(self) -> None:
        now = self.now()
        self.clock.setText(f"{now:%H:%M}")
        self._day.setText(f"{self._event_name} · {now:%a %d %b}")

    def show_door(self, text: str) -> None:
        """Name the session or place beside the switch; an empty text hides it."""
        self.door_button.setVisible(bool(text))
        shown = text if len(text) <= 34 else text[:33].rstrip() + "…"
        self.door_button.set_text(shown)
        self.door_button.setToolTip(text)
