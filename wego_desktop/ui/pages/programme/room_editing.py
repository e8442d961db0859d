"""Adding, changing and removing rooms from the programme page."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from wego_desktop.errors import CodedError
from wego_desktop.services.queries.programme import RoomRow
from wego_desktop.services.room_service import RoomFields
from wego_desktop.ui.operations.programme import ProgrammeOperations
from wego_desktop.ui.pages.programme.day_layout import lay_out
from wego_desktop.ui.pages.programme.room_dialog import RoomDialog
from wego_desktop.ui.shell.page_services import PageServices

if TYPE_CHECKING:
    from wego_desktop.ui.pages.programme.page import ProgrammePage


class RoomEditing(QObject):
    """What the page does to rooms."""

    def __init__(
        self, page: "ProgrammePage", services: PageServices, operations: ProgrammeOperations
    ) -> None:
        super().__init__(page)
        self._page = page
        self._services = services
        self._operations = operations
        self._dialog: RoomDialog | None = None

    def open_column(self, column: int) -> None:
        """Open the dialog of the room in a column of the timetable."""
        if self._page.board is not None and self._page.day is not None and self._page.editing.is_allowed:
            room = lay_out(self._page.board, self._page.day).columns[column].room
            if room is not None:
                self.open(room)

    def open(self, room: RoomRow | None) -> None:
        """Open the dialog of a room, or of a new one."""
        remove = None
        if room is not None:
            known = room

            def remove() -> None:
                self._operations.remove_room(known.id, known.name, done=self._on_room_saved, failed=refused)

        dialog = RoomDialog(room, remove, self._page)

        def refused(error: Exception) -> None:
            if isinstance(error, CodedError) and self._dialog is dialog:
                dialog.show_error(error)
            else:
                self._services.show_error(error)

        def save(fields: RoomFields) -> None:
            event_id = room.event_id if room else self._services.event.id
            room_id = room.id if room else None
            self._operations.save_room(event_id, room_id, fields, done=self._on_room_saved, failed=refused)

        dialog.saved.connect(save)
        dialog.finished.connect(lambda _result: self._forget_dialog())
        self._dialog = dialog
        dialog.open()

    def _forget_dialog(self) -> None:
        self._dialog = None

    def _on_room_saved(self) -> None:
        if self._dialog is not None:
            self._dialog.accept()
        self._page.refresh()
