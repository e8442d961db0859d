"""Adding a room, changing its seats and features, or taking it away."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from wego_desktop.errors import CodedError
from wego_desktop.i18n import _
from wego_desktop.messages import sentence
from wego_desktop.services.queries.programme import RoomRow
from wego_desktop.services.room_service import RoomFields
from wego_desktop.ui.dialogs.dialog import BaseDialog
from wego_desktop.ui.widgets.button import Button, ButtonKind
from wego_desktop.ui.widgets.field import Field


class RoomDialog(BaseDialog):
    """Name, seats, features. The page saves on `saved(fields)` and closes, or calls `show_error`."""

    saved = Signal(object)

    def __init__(
        self, room: RoomRow | None, remove: Callable[[], None] | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(_("New room") if room is None else _("Room"), "", parent, width=400)
        self.setObjectName("room_dialog")
        self.name = Field(_("Name"), parent=self)
        self.name.line_edit.setMaxLength(200)
        self.seats = Field(_("Seats"), parent=self)
        self.features = Field(_("Features"), parent=self, help_text=_("Such as 3 booths, level 2"))
        for field in (self.name, self.seats, self.features):
            self.body.addWidget(field)
        if room is not None:
            self.name.set_text(room.name)
            self.seats.set_text("" if room.seats is None else str(room.seats))
            self.features.set_text(room.features)
        if remove is not None:
            gone = Button(_("Remove"), ButtonKind.QUIET, self, icon_name="trash-2")
            gone.setObjectName("remove_room")
            gone.clicked.connect(lambda _on=False: remove())
            self.buttons.insertWidget(0, gone)
        cancel = self.add_button(Button(_("Cancel"), parent=self, keys="Esc"))
        cancel.clicked.connect(self.reject)
        save = self.add_button(Button(_("Save"), ButtonKind.PRIMARY, self, keys="Ctrl+Enter"))
        save.setObjectName("save_room")
        save.clicked.connect(self._save)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self._save)
        for field in (self.name, self.seats, self.features):
            field.line_edit.returnPressed.connect(self._save)
        self.name.line_edit.setFocus()

    def _save(self) -> None:
        self.name.set_error("")
        self.seats.set_error("")
        seats = self.seats.text()
        if seats and not (seats.isascii() and seats.isdigit() and len(seats) < 7):
            self.seats.set_error(_("Write a number"))
            return
        self.saved.emit(RoomFields(self.name.text(), int(seats) if seats else None, self.features.text()))

    def show_error(self, error: CodedError) -> None:
        """Say why the room was not saved."""
        place = self.seats if error.code == "seats_negative" else self.name
        place.set_error(sentence(error))
