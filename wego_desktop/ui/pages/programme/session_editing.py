"""Changing the programme: the form, copying, removing, moving; the page shows what came of it."""

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from wego_desktop.domain.conflicts import Answer
from wego_desktop.domain.local_time import local, to_instant
from wego_desktop.domain.rights import Right, has_right
from wego_desktop.errors import UserError
from wego_desktop.i18n import _
from wego_desktop.services.queries.programme import SessionRow
from wego_desktop.services.session_service import SessionFields
from wego_desktop.ui.dialogs.dialog import ConfirmDialog
from wego_desktop.ui.operations.programme import ProgrammeOperations
from wego_desktop.ui.pages.programme.day_layout import DAY_MINUTES, lay_out, wall_time
from wego_desktop.ui.pages.programme.session_form import FormStart, SessionForm
from wego_desktop.ui.pages.programme.timetable_canvas import clock_text
from wego_desktop.ui.shell.page_services import PageServices

if TYPE_CHECKING:
    from wego_desktop.ui.pages.programme.page import ProgrammePage


class SessionEditing(QObject):
    """What the page's buttons and keys do to sessions."""

    def __init__(
        self, page: "ProgrammePage", services: PageServices, operations: ProgrammeOperations
    ) -> None:
        super().__init__(page)
        self._page = page
        self._services = services
        self._operations = operations
        self._form: SessionForm | None = None
        self.is_allowed = has_right(services.context.actor.role, Right.EDIT_PROGRAMME)

    @property
    def has_form(self) -> bool:
        """Whether the form is open."""
        return self._form is not None

    def add_session(self) -> None:
        """Open the form for a new session: at the chosen time and room, else after the chosen session."""
        if self._page.board is None or self._page.day is None or not self.is_allowed:
            return
        slot = self._page.timetable.slot
        if slot is not None:
            column = lay_out(self._page.board, self._page.day).columns[slot.column]
            start, end = clock_text(slot.minute), clock_text(min(slot.minute + 60, DAY_MINUTES))
            self.open_form(FormStart(self._page.day, start, end, column.room_id))
        elif self._page.current is not None:
            self.open_form(self._after(self._page.current, self._page.board.zone))
        else:
            self.open_form(FormStart(self._page.day))

    def _after(self, row: SessionRow, zone: str) -> FormStart:
        """An hour after a session, in its room; on the day it ends."""
        begins = local(row.ends_at, zone)
        minute = begins.hour * 60 + begins.minute
        end = min(minute + 60, DAY_MINUTES)
        return FormStart(begins.date(), clock_text(minute), clock_text(end), row.room_id)

    def edit_session(self) -> None:
        """Open the form for the chosen session."""
        row = self._page.current
        if row is not None and self._page.board is not None and not self.keeps_form():
            self._make_form().edit(row)

    def open_form(self, start: FormStart) -> None:
        """Open the form for a new session; an open form keeps what was typed."""
        if self.is_allowed and not self.keeps_form():
            self._make_form().begin(start)

    def keeps_form(self) -> bool:
        """Whether a form is open, which then has the focus: what was typed is never dropped silently."""
        if self._form is None:
            return False
        self._form.title.line_edit.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def _make_form(self) -> SessionForm:
        assert self._page.board is not None
        self.drop_form()
        self._form = SessionForm(self._page.board, self._page.networks, self._page.inside)
        self._form.saved.connect(self._save_form)
        self._form.cancelled.connect(self._cancel_form)
        self._page.inside.addWidget(self._form)
        self._page.inside.setCurrentWidget(self._form)
        self._page.open_panel()
        self._page.key_hints_changed.emit()
        return self._form

    def drop_form(self) -> None:
        """Close the form without saving."""
        form, self._form = self._form, None
        if form is not None:
            self._page.inside.removeWidget(form)
            form.deleteLater()

    def _cancel_form(self) -> None:
        self.drop_form()
        if self._page.current is None:
            self._page.panel.close_panel()
        else:
            self._page.open_session(self._page.timetable.current)

    def _save_form(self, event_id: str, fields: SessionFields, room_name: str) -> None:
        form = self._form
        if form is None:
            return

        def failed(error: Exception) -> None:
            if isinstance(error, UserError) and self._form is form:
                form.show_error(error)
            else:
                self._services.show_error(error)

        row = form.session
        if row is None:
            self._operations.add_session(event_id, fields, room_name, done=self._on_saved, failed=failed)
        else:
            self._operations.edit_session(row.id, fields, room_name, done=self._on_saved, failed=failed)

    def _on_saved(self, session_id: str) -> None:
        self.drop_form()
        self._page.inside.setCurrentWidget(self._page.session_panel)
        self._page.timetable.choose_slot(None)
        self._page.refresh_and_choose(session_id)
        self._page.focus_view()

    def duplicate_session(self) -> None:
        """Copy the chosen session to right after it."""
        if self.is_allowed and (row := self._page.current) is not None:
            self._operations.duplicate_session(row.id, row.title, done=self._on_saved)

    def remove_session(self) -> None:
        """Ask, then take the chosen session away."""
        row = self._page.current
        if row is None or not self.is_allowed:
            return
        dialog = ConfirmDialog(
            _("Remove {title}?").format(title=row.title),
            _("Its people, seats and door go too. Undo brings them back."),
            _("Remove session"),
            self._page,
        )
        dialog.confirmed.connect(
            lambda: self._operations.remove_session(row.id, row.title, done=self._on_removed)
        )
        dialog.open()

    def _on_removed(self) -> None:
        self._page.timetable.choose("")
        self._page.refresh()

    def rename(self, session_id: str, title: str) -> None:
        """Give a session another title."""
        self._operations.rename_session(session_id, title, done=self._page.refresh)

    def move_block(self, session_id: str, column: int, first: int, last: int) -> None:
        """A block was dragged or nudged: minutes of the day shown become instants."""
        if (
            self._page.board is None
            or self._page.day is None
            or (row := self._page.board.session(session_id)) is None
        ):
            return
        layout = lay_out(self._page.board, self._page.day)
        room_id = row.room_id if column < 0 else layout.columns[column].room_id
        try:
            starts_at = to_instant(wall_time(self._page.day, first), self._page.board.zone)
            ends_at = to_instant(wall_time(self._page.day, last), self._page.board.zone)
        except UserError as error:
            self._snap_back(error)
            return
        self._move(row, starts_at, ends_at, room_id)

    def _move(self, row: SessionRow, starts_at: datetime, ends_at: datetime, room_id: str | None) -> None:
        self._operations.move_session(
            row.id, row.title, starts_at, ends_at, room_id, done=self._page.refresh, failed=self._snap_back
        )

    def _snap_back(self, error: Exception) -> None:
        self._services.show_error(error)
        self._page.show_shown_day()

    def take_answer(self, answer: Answer) -> None:
        """Do what a conflict's answer says."""
        if self._page.board is not None and (row := self._page.board.session(answer.session_id)) is not None:
            self._move(row, answer.starts_at, answer.ends_at, answer.room_id)
