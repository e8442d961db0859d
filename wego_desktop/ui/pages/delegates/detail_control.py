"""Keeps the panel showing the right delegate, and carries out what is asked in it."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from wego_desktop.domain.enums import RegistrationStatus
from wego_desktop.domain.rights import Right, has_right
from wego_desktop.errors import CodedError
from wego_desktop.i18n import _
from wego_desktop.messages import sentence
from wego_desktop.messages.desk import desk_sentence
from wego_desktop.services.queries.delegate_detail import DelegateDetail, delegate_detail
from wego_desktop.services.queries.history import HistoryLine, history
from wego_desktop.services.scan_result import ScanResult
from wego_desktop.services.visa_service import is_protected
from wego_desktop.ui.operations.delegate_records import RecordOperations
from wego_desktop.ui.operations.registrations import RegistrationOperations
from wego_desktop.ui.pages.delegates.answers_section import AnswersSection
from wego_desktop.ui.pages.delegates.loading import Newest
from wego_desktop.ui.pages.delegates.panel import HISTORY, DelegatePanel
from wego_desktop.ui.pages.delegates.panel_tabs import FORMER, PERSON, STATUS
from wego_desktop.ui.pages.delegates.record_control import RecordControl
from wego_desktop.ui.pages.delegates.value_row import EditableRow
from wego_desktop.ui.shell.page_services import PageServices
from wego_desktop.ui.widgets.marks import Tone


class DetailControl(QObject):
    """`saved` after each change that the panel made; `print_asked(id)` for the badge button.

    `is_listed(id)` says whether the list shows that registration.
    """

    saved = Signal()
    print_asked = Signal(str)

    def __init__(
        self,
        services: PageServices,
        panel: DelegatePanel,
        operations: RegistrationOperations,
        is_listed: Callable[[str], bool],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._services = services
        self._panel = panel
        self._operations = operations
        self._is_listed = is_listed
        database = services.context.database
        self._details: Newest[str, DelegateDetail] = Newest(
            services.runner, lambda id_: delegate_detail(database, id_), self._show, self._fail, self
        )
        self._histories: Newest[str, tuple[str, tuple[HistoryLine, ...]]] = Newest(
            services.runner,
            lambda id_: (id_, history(database, id_)),
            lambda found: panel.show_history(*found),
            services.show_error,
            self,
        )
        self.records = RecordControl(panel, RecordOperations(services, panel), services.show_error, self)
        self._wanted: str | None = None
        self._then_edit = ""
        self._is_told_unlisted = False
        self._complete(panel)
        self._connect(panel)

    def _complete(self, panel: DelegatePanel) -> None:
        """Give the panel what it cannot know by itself."""
        context = self._services.context
        panel.visa.allow(
            is_protected=is_protected(context.database),
            is_allowed=has_right(context.actor.role, Right.HANDLE_VISA),
        )
        answers = AnswersSection(self._services, panel.participation)
        answers.saved.connect(self.saved)
        panel.participation.add_section(answers)

    def _connect(self, panel: DelegatePanel) -> None:
        self.records.saved.connect(self.saved)
        self.records.opened.connect(self.open)
        panel.opened.connect(self.open)
        panel.edited.connect(self._edit)
        panel.tab_chosen.connect(lambda _key: self._load_history())
        panel.undo_asked.connect(self._undo)
        panel.check_in_asked.connect(self._check_in)
        panel.print_asked.connect(lambda: self.print_asked.emit(self._wanted or ""))
        panel.email_asked.connect(self._email)
        panel.closed.connect(self._forget)

    @property
    def open_id(self) -> str | None:
        """Whom the panel shows or is about to show; None while it is closed."""
        return self._wanted

    def open(self, registration_id: str, then_edit: str = "") -> None:
        """Show somebody, and open a field if one is named."""
        self._panel.finish_edit()
        self._wanted = registration_id
        self._then_edit = then_edit
        self._details.ask(registration_id)

    def reload(self) -> None:
        """Show the same delegate as it is now."""
        if self._wanted is not None:
            self._details.ask(self._wanted)

    def look_in_list(self) -> None:
        """Take the note back that the list hides the delegate, when a later list shows them."""
        if self._is_told_unlisted and self._wanted is not None and self._is_listed(self._wanted):
            self._is_told_unlisted = False
            self._panel.banner.clear()

    def _forget(self) -> None:
        self._wanted = None
        self._then_edit = ""

    def _show(self, detail: DelegateDetail) -> None:
        if self._wanted != detail.row.id:
            return
        is_other = self._panel.registration_id != detail.row.id or self._panel.isHidden()
        self._panel.show_detail(detail)
        if self._panel.isHidden():
            self._panel.open()
        if is_other:
            self._is_told_unlisted = not self._is_listed(detail.row.id)
            if self._is_told_unlisted:
                self._panel.banner.show_message(Tone.INFO, _("Not in this view"))
        self._load_history()
        if self._then_edit:
            self._panel.edit(self._then_edit)
            self._then_edit = ""

    def _fail(self, error: Exception) -> None:
        self._panel.close_panel()
        self._services.show_error(error)

    def _load_history(self) -> None:
        if self._panel.tabs.current == HISTORY and self._wanted is not None:
            self._histories.ask(self._wanted)

    # Changes

    def _edit(self, scope: str, field: str, value: Any, row: EditableRow) -> None:
        detail = self._panel.detail
        if detail is None:
            return

        def failed(error: Exception) -> None:
            self._show_error(error, row)

        saved = self.saved.emit
        if scope == STATUS:
            self._set_status(detail.row.id, value, failed)
        elif scope == PERSON:
            self._operations.edit_person(detail.row.person_id, saved, failed, **_facts(field, value))
        elif not self.records.edit(scope, field, value, failed):
            self._operations.edit_registration(detail.row.id, saved, failed, **_facts(field, value))

    def _set_status(self, id_: str, value: object, failed: Callable[[Exception], None]) -> None:
        if value == FORMER:
            self._operations.reactivate([id_], self.saved.emit, failed)
        elif isinstance(value, RegistrationStatus):
            self.records.set_status(value, failed)

    def _show_error(self, error: Exception, row: EditableRow) -> None:
        if isinstance(error, CodedError):
            row.show_error(sentence(error))
        else:
            self._services.show_error(error)

    def _undo(self, entry_id: str) -> None:
        def failed(error: Exception) -> None:
            if isinstance(error, CodedError):
                self._panel.banner.show_message(Tone.WARN, sentence(error))
            else:
                self._services.show_error(error)

        self._operations.undo(entry_id, self.saved.emit, failed)

    def _check_in(self) -> None:
        detail = self._panel.detail
        if detail is not None:
            self._operations.check_in(detail.row.number, self._show_result)

    def _show_result(self, result: ScanResult) -> None:
        text = desk_sentence(result.sentence.code, result.sentence.params)
        if result.is_admitted:
            self._services.show_undo(text)
        else:
            self._panel.banner.show_message(Tone.WARN, text)
        self.saved.emit()

    def _email(self) -> None:
        detail = self._panel.detail
        if detail is not None and detail.row.email:
            address = QUrl()
            address.setScheme("mailto")
            address.setPath(detail.row.email)
            QDesktopServices.openUrl(address)


def _facts(field: str, value: Any) -> Any:
    return {field: value}
