"""The list of all sessions beside the timetable."""

from PySide6.QtWidgets import QHeaderView, QWidget

from wego_desktop.i18n import _
from wego_desktop.ui.models.session_model import (
    DAY,
    EVENT,
    KIND,
    PEOPLE,
    ROOM,
    SEATS,
    TIME,
    TITLE,
    SessionModel,
)
from wego_desktop.ui.widgets.delegates import PillDelegate, TextDelegate
from wego_desktop.ui.widgets.table import DataTable

_WIDTHS = {DAY: 100, TIME: 110, KIND: 150, ROOM: 130, EVENT: 90, PEOPLE: 190, SEATS: 130}


class SessionTable(DataTable):
    """Sessions of all days in order of time; the title takes the room that is left."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, has_ticks=False)
        self.setObjectName("session_table")
        self.setAccessibleName(_("Sessions"))
        self.sessions = SessionModel(self)
        self.setModel(self.sessions)
        self.setItemDelegateForColumn(TITLE, TextDelegate(self, weight=500))
        self.setItemDelegateForColumn(KIND, PillDelegate(self))
        for column, width in _WIDTHS.items():
            self.setColumnWidth(column, width)
        self.horizontalHeader().setStretchLastSection(False)
        self.horizontalHeader().setSectionResizeMode(TITLE, QHeaderView.ResizeMode.Stretch)
