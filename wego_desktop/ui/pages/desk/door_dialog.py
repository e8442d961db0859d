"""Choosing the session whose door this desk stands at."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from wego_desktop.domain.text import fold, words
from wego_desktop.i18n import _
from wego_desktop.services.queries.desk import CheckpointRow
from wego_desktop.ui.dialogs.dialog import BaseDialog
from wego_desktop.ui.widgets.button import Button, ButtonKind
from wego_desktop.ui.widgets.field import SearchField
from wego_desktop.ui.widgets.labels import Label

_ROW = Qt.ItemDataRole.UserRole


class DoorDialog(BaseDialog):
    """Type to narrow, ↑ ↓ choose, Enter takes; sessions that are over stand last. `picked(CheckpointRow)`."""

    picked = Signal(object)

    def __init__(self, rows: Sequence[CheckpointRow], now: datetime, parent: QWidget | None = None) -> None:
        super().__init__(_("Which session is it?"), "", parent, width=620)
        self.setObjectName("door_dialog")
        self._rows = sorted(
            rows, key=lambda row: (row.ends_at is not None and row.ends_at < now, row.starts_at)
        )
        self._now = now
        self.search = SearchField(_("Title, room or network"), self)
        self.search.setObjectName("door_search")
        self.list = QListWidget(self)
        self.list.setObjectName("door_list")
        self.list.setAccessibleName(_("Sessions"))
        self.list.setMinimumHeight(300)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.empty = Label(_("No session fits. Sessions are added on the page Programme."), "second", self)
        for widget in (self.search, self.list, self.empty):
            self.body.addWidget(widget)
        cancel = self.add_button(Button(_("Cancel"), parent=self, keys="Esc"))
        cancel.clicked.connect(self.reject)
        self.take_button = self.add_button(
            Button(_("Stand at this door"), ButtonKind.PRIMARY, self, keys="Enter")
        )
        self.take_button.clicked.connect(self._take)
        self.search.textChanged.connect(self._fill)
        self.search.installEventFilter(self)
        self.list.itemDoubleClicked.connect(lambda _item: self._take())
        self._fill("")
        self.search.setFocus()

    def _fill(self, text: str) -> None:
        wanted = words(text)
        self.list.clear()
        for row in self._rows:
            if all(
                word in fold(f"{row.session_title} {row.room} {row.network} {row.name}") for word in wanted
            ):
                item = QListWidgetItem(door_text(row))
                item.setData(_ROW, row)
                self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.list.setVisible(self.list.count() > 0)
        self.empty.setVisible(self.list.count() == 0)
        self.take_button.setEnabled(self.list.count() > 0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
            if step is not None and self.list.count():
                self.list.setCurrentRow((self.list.currentRow() + step) % self.list.count())
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._take()
                return True
        return super().eventFilter(watched, event)

    def _take(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            self.accept()
            self.picked.emit(item.data(_ROW))


def door_text(row: CheckpointRow) -> str:
    """One line: day and times, title, room."""
    times = f"{row.starts_at:%a %d %b %H:%M}–{row.ends_at:%H:%M}" if row.starts_at and row.ends_at else ""
    return "   ".join(part for part in (times, row.session_title or row.name, row.room) if part)
