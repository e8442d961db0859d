"""Carries out what the panel asks beside plain edits: consents, passports, companions, successors."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from wego_desktop.domain.enums import ConsentPurpose, RegistrationStatus
from wego_desktop.domain.registration_states import is_active
from wego_desktop.errors import CodedError
from wego_desktop.i18n import _, ngettext
from wego_desktop.services.queries.companions import CompanionRow
from wego_desktop.services.queries.delegate_detail import DelegateDetail
from wego_desktop.services.substitution_service import Successor, Taken
from wego_desktop.services.visa_service import VisaConsent, VisaValues
from wego_desktop.ui.dialogs.dialog import ConfirmDialog, ReasonDialog
from wego_desktop.ui.operations.delegate_records import RecordOperations, Replacement, ToldConsent
from wego_desktop.ui.pages.delegates.group_dialog import GroupDialog
from wego_desktop.ui.pages.delegates.panel import DelegatePanel
from wego_desktop.ui.pages.delegates.panel_participation import FOCAL, LOGISTICS, RELATION, TAGS
from wego_desktop.ui.pages.delegates.panel_visa import VISA
from wego_desktop.ui.pages.delegates.record_dialogs import (
    CompanionDialog,
    ConsentDialog,
    RecordDialog,
    SubstituteDialog,
    ToldDialog,
)
from wego_desktop.ui.pages.delegates.value_row import Suggest

Failed = Callable[[Exception], None]
_FIELD_OF_ERROR = {"name_missing": "given_names", "email_malformed": "email", "consent_how_missing": "how"}


class RecordControl(QObject):
    """`saved` after each change; `opened(registration_id)` when somebody new is to be shown."""

    saved = Signal()
    opened = Signal(str)

    def __init__(
        self,
        panel: DelegatePanel,
        operations: RecordOperations,
        show_error: Failed,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._panel, self._operations = panel, operations
        self._show_error = show_error
        panel.companion_asked.connect(self.ask_companion)
        panel.substitute_asked.connect(self.ask_successor)
        panel.focal_asked.connect(self._make_focal)
        panel.part_asked.connect(self._part)
        panel.visa.begin_asked.connect(self._begin_visa)
        panel.visa.reveal_asked.connect(self._ask_reason)
        panel.visa.erase_asked.connect(self._ask_erase)
        panel.consents.asked.connect(self._ask_consent)

    @property
    def _detail(self) -> DelegateDetail:
        detail = self._panel.detail
        assert detail is not None
        return detail

    @property
    def _host(self) -> QWidget:
        return self._panel.window()

    def edit(self, scope: str, field: str, value: Any, failed: Failed) -> bool:
        """Save an edited value of one of the records; False when it belongs to something else."""
        id_, saved = self._detail.row.id, self.saved.emit
        if scope == LOGISTICS:
            self._operations.edit_journey(id_, field, value, saved, failed)
        elif scope == TAGS:
            self._operations.set_tags(id_, value, saved, failed)
        elif scope == VISA:
            self._operations.edit_visa(id_, field, value, saved, failed)
        elif scope == RELATION:
            self._operations.edit_relation(id_, value, saved, failed)
        elif scope == FOCAL:
            organisation_id = self._detail.row.organisation_id or ""
            self._operations.set_focal_point(organisation_id, value, saved, failed)
        else:
            return False
        return True

    def set_status(self, status: RegistrationStatus, failed: Failed) -> None:
        """Put the delegate into a state; who comes along is named before a host is ended."""
        id_, saved = self._detail.row.id, self.saved.emit

        def found(companions: tuple[CompanionRow, ...]) -> None:
            if companions:
                self._ask_companions(status, companions, failed)
            else:
                self._operations.set_status([id_], status, saved, failed)

        if is_active(status):
            found(())
        else:
            self._operations.find_companions([id_], found)

    def _ask_companions(
        self, status: RegistrationStatus, companions: Sequence[CompanionRow], failed: Failed
    ) -> None:
        row, saved = self._detail.row, self.saved.emit
        names = ", ".join(f"{each.name} ({each.relation or each.number})" for each in companions)
        question = ngettext(
            "{name} is accompanied by {count} person. Change the status of both?",
            "{name} is accompanied by {count} people. Change the status of all?",
            len(companions),
        ).format(name=row.name, count=len(companions))
        deed = _("All {count}").format(count=len(companions) + 1)
        safe = _("Only {name}").format(name=row.name)
        dialog = ConfirmDialog(question, names, deed, self._host, safe=safe, is_destructive=False)
        dialog.setObjectName("companions_dialog")
        everybody = [row.id, *(each.registration_id for each in companions)]
        dialog.confirmed.connect(lambda: self._operations.set_status(everybody, status, saved, failed))
        dialog.rejected.connect(lambda: self._operations.set_status([row.id], status, saved, failed))
        dialog.open()

    # People

    def ask_companion(self) -> None:
        """Ask who accompanies the delegate."""
        row = self._detail.row
        dialog = CompanionDialog(row.name, self._panel.categories, self._operations.look_up, self._host)

        def added(registration_id: str) -> None:
            dialog.accept()
            self.saved.emit()
            self.opened.emit(registration_id)

        dialog.given.connect(
            lambda fields: self._operations.add_companion(row.id, fields, added, _failing(dialog))
        )
        dialog.open()

    def ask_successor(self) -> None:
        """Ask who comes instead of the delegate."""
        detail = self._detail
        dialog = SubstituteDialog(detail, self._operations.look_up, self._host)

        def give(successor: Successor, taken: Taken, reason: str) -> None:
            self._operations.substitute(
                detail.row.id,
                Replacement(successor, taken, reason),
                lambda done: finish(done.registration_id),
                _failing(dialog),
            )

        def finish(registration_id: str) -> None:
            dialog.accept()
            self.saved.emit()
            self.opened.emit(registration_id)

        dialog.given.connect(give)
        dialog.open()

    def _make_focal(self) -> None:
        row = self._detail.row
        self._operations.set_focal_point(
            row.organisation_id or "", row.person_id, self.saved.emit, self._show_error
        )

    def _part(self) -> None:
        self._operations.part_companion(self._detail.row.id, self.saved.emit, self._show_error)

    def register_group(self, suggest: Suggest) -> None:
        """Ask for several people of one organisation."""
        operations = self._operations
        dialog = GroupDialog(self._panel.categories, suggest, operations.check_group, self._host)
        dialog.given.connect(
            lambda fields, members: operations.register_group(
                fields, members, self._closing(dialog), _failing(dialog)
            )
        )
        dialog.open()

    # Consents and passports

    def _ask_consent(self, purpose: ConsentPurpose) -> None:
        row, zone = self._detail.row, self._detail.records.zone
        dialog = ConsentDialog(purpose, row.name, zone, self._host)
        dialog.given.connect(
            lambda told: self._operations.record_consent(
                row.id, purpose, told, self._closing(dialog), _failing(dialog)
            )
        )
        dialog.open()

    def _begin_visa(self) -> None:
        detail = self._detail
        standing = [line for line in detail.records.consents if line.is_current and line.is_given]
        if any(line.purpose is ConsentPurpose.VISA for line in standing):
            self._operations.begin_visa(detail.row.id, None, self.saved.emit, self._show_error)
            return
        dialog = ConsentDialog(
            ConsentPurpose.VISA, detail.row.name, detail.records.zone, self._host, only_given=True
        )

        def give(told: ToldConsent) -> None:
            consent = VisaConsent(told.how, told.decided_at)
            self._operations.begin_visa(detail.row.id, consent, self._closing(dialog), _failing(dialog))

        dialog.given.connect(give)
        dialog.open()

    def _ask_reason(self) -> None:
        row = self._detail.row
        question = _("Why do you look at the passport data of {name}?").format(name=row.name)
        text = _("The reason is kept with your name and the time. The data is hidden again after a minute.")
        dialog = ReasonDialog(question, text, _("Show"), self._host)

        def show(values: VisaValues) -> None:
            if self._panel.registration_id == row.id and self._panel.tabs.current == VISA:
                self._panel.visa.reveal(values)

        dialog.given.connect(
            lambda reason: self._operations.reveal_visa(row.id, reason, show, self._show_error)
        )
        dialog.open()

    def _ask_erase(self) -> None:
        row = self._detail.row
        question = _("Erase the passport data of {name}?").format(name=row.name)
        text = _("It goes for good, from History too. Undo cannot bring it back.")
        dialog = ReasonDialog(question, text, _("Erase"), self._host)
        dialog.given.connect(
            lambda reason: self._operations.erase_visa(row.id, reason, self.saved.emit, self._show_error)
        )
        dialog.open()

    def ask_erase_due(self) -> None:
        """Ask before all passport data is erased whose day has come."""
        text = _("In all events of this workspace, and for good. Undo cannot bring it back.")
        dialog = ConfirmDialog(_("Erase the passport data whose day has come?"), text, _("Erase"), self._host)
        dialog.confirmed.connect(lambda: self._operations.erase_due(self._tell_erased, self._show_error))
        dialog.open()

    def _tell_erased(self, count: int) -> None:
        text = ngettext(
            "Passport data of {count} person erased", "Passport data of {count} people erased", count
        )
        told = text.format(count=count) if count else _("There was no passport data to erase")
        ToldDialog(told, self._host).open()
        self.saved.emit()

    def _closing(self, dialog: RecordDialog) -> Callable[[], None]:
        def done() -> None:
            dialog.accept()
            self.saved.emit()

        return done


def _failing(dialog: RecordDialog) -> Failed:
    """Say what went wrong in the dialog, under its field where it has one."""

    def failed(error: Exception) -> None:
        code = error.code if isinstance(error, CodedError) else ""
        key = _FIELD_OF_ERROR.get(code, "")
        dialog.show_error(error, key if key in dialog.fields else "")

    return failed
