"""The tab of the visa block: consent first, values masked until somebody gives a reason."""

from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QWidget

from wego_desktop.domain.countries import country_name
from wego_desktop.domain.enums import ConsentPurpose
from wego_desktop.errors import UserError
from wego_desktop.i18n import _
from wego_desktop.messages import sentence
from wego_desktop.services.queries.delegate_detail import DelegateDetail
from wego_desktop.services.queries.delegate_records import SECRETS, VisaRow
from wego_desktop.services.visa_service import VisaValues
from wego_desktop.ui.pages.delegates.columns import local_day
from wego_desktop.ui.pages.delegates.panel_tabs import ValuesTab
from wego_desktop.ui.pages.delegates.value_row import TextRow, ValueRow
from wego_desktop.ui.widgets.button import Button, ButtonKind, ButtonSize
from wego_desktop.ui.widgets.labels import Label
from wego_desktop.ui.widgets.marks import Tone
from wego_desktop.ui.widgets.notices import Banner, EmptyState

VISA = "visa"
DAYS = ("born_on", "passport_expires_on", "erase_on")
SHOWN_FOR_S = 60
_MASK = "••••••••"
_DAY_HINT = "1979-02-28"


class VisaTab(QWidget):
    """One of three states: may not be kept here, nothing kept yet, or the block.

    `edited(scope, field, value, row)`, `begin_asked` (consent and an empty block), `reveal_asked`,
    `erase_asked`.
    """

    edited = Signal(str, str, object, object)
    begin_asked = Signal()
    reveal_asked = Signal()
    erase_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._can_keep = False
        self._registration_id = ""
        self._is_edited = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SHOWN_FOR_S * 1000)
        self._timer.timeout.connect(self.conceal)
        self._stack = QStackedLayout(self)
        self._refused = EmptyState("id-card", _("No passport data here"), "", parent=self)
        self._stack.addWidget(self._refused)
        self._stack.addWidget(self._make_empty())
        self.block = _Block(self)
        self.block.edited.connect(self._on_edited)
        self.block.reveal.clicked.connect(self.reveal_asked)
        self.block.hide_now.clicked.connect(self.conceal)
        self.block.erase.clicked.connect(self.erase_asked)
        self._stack.addWidget(self.block)

    def allow(self, *, is_protected: bool, is_allowed: bool) -> None:
        """Whether this workspace may keep passport data, and whoever works may see it; else it says why."""
        self._can_keep = is_protected and is_allowed
        code = "visa_not_for_role" if is_protected else "visa_needs_encryption"
        self._refused.set_texts(_("No passport data here"), sentence(UserError(code)))

    def _make_empty(self) -> QWidget:
        begin = Button(_("Record the consent"), ButtonKind.PRIMARY, self, icon_name="plus")
        begin.setObjectName("begin_visa")
        begin.clicked.connect(self.begin_asked)
        text = _("It needs the person's own consent, and is erased 90 days after the event.")
        self.begin = begin
        return EmptyState("id-card", _("No passport data yet"), text, [begin], self)

    @property
    def rows(self) -> dict[str, ValueRow]:
        """The values of the block by their names."""
        return self.block.rows

    @property
    def is_revealed(self) -> bool:
        """Whether the values stand on the screen now."""
        return self._timer.isActive()

    @property
    def shown_for_ms(self) -> int:
        """How long the values will still be shown; -1 while they are masked."""
        return self._timer.remainingTime()

    def show_detail(self, detail: DelegateDetail, zone: ZoneInfo) -> None:
        """Show somebody's block; values that were revealed of somebody else are masked."""
        visa = detail.records.visa
        if self._registration_id != detail.row.id:
            self.conceal()
        self._registration_id = detail.row.id
        if not self._can_keep:
            self._stack.setCurrentWidget(self._refused)
        elif visa is None:
            has_consent = any(
                line.purpose is ConsentPurpose.VISA and line.is_current and line.is_given
                for line in detail.records.consents
            )
            self.begin.set_text(_("Add passport data") if has_consent else _("Record the consent"))
            self._stack.setCurrentIndex(1)
        else:
            self._stack.setCurrentWidget(self.block)
            if self._is_edited:
                # What was edited is read again only with a reason.
                self.conceal()
            self._is_edited = False
            self.block.show_visa(visa, zone, is_revealed=self.is_revealed)

    def reveal(self, values: VisaValues) -> None:
        """Show the values for a minute, or until Hide, another delegate or another tab."""
        self.block.show_values(values)
        self._timer.start()

    def hide_soon(self) -> None:
        """Let the time run out now."""
        self._timer.start(0)

    def conceal(self) -> None:
        """Take the values from the screen."""
        self._timer.stop()
        self.block.conceal()

    def _on_edited(self, scope: str, field: str, value: object, row: object) -> None:
        self._is_edited = True
        self.edited.emit(scope, field, value, row)

    def finish_edit(self) -> bool:
        """Save the open field, if any; whether there was one."""
        return self.block.finish_edit()

    def hideEvent(self, event: QHideEvent) -> None:
        self.conceal()
        super().hideEvent(event)


class _Block(ValuesTab):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._held: tuple[str, ...] = ()
        self._is_revealed = False
        self.add_heading(_("Passport data"))
        for key, label, hint in (
            ("passport_name", _("Name in it"), _("as in the passport, Latin letters")),
            ("passport_number", _("Number"), ""),
            ("nationality", _("Nationality"), _("country or code")),
            ("born_on", _("Born on"), _DAY_HINT),
            ("passport_expires_on", _("Valid until"), "2031-05-01"),
        ):
            self.add(key, TextRow(label, self, hint=hint), VISA)
        self._add_buttons()
        self.add_heading(_("Consent and erasing"))
        self.add("consent", ValueRow(_("Agreed"), self))
        self.add("erase_on", TextRow(_("Erase on"), self, hint="2027-01-15"), VISA)
        self.erase = Button(_("Erase now"), parent=self, icon_name="trash-2", size=ButtonSize.SMALL)
        self.erase.setObjectName("erase_visa")
        self.body.addSpacing(8)
        self.body.addWidget(self.erase)
        self.body.addStretch(1)
        self.due = Banner(self)
        self.body.insertWidget(0, self.due)

    def _add_buttons(self) -> None:
        self.reveal = Button(_("Show passport data"), parent=self, size=ButtonSize.SMALL)
        self.reveal.setObjectName("reveal_visa")
        self.hide_now = Button(_("Hide now"), parent=self, size=ButtonSize.SMALL)
        self.hide_now.setObjectName("hide_visa")
        self.note = Label("", "small", self)
        self.note.setWordWrap(True)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.reveal)
        row.addWidget(self.hide_now)
        row.addWidget(self.note, 1, Qt.AlignmentFlag.AlignVCenter)
        self.body.addSpacing(8)
        self.body.addLayout(row)

    def show_visa(self, visa: VisaRow, zone: ZoneInfo, *, is_revealed: bool) -> None:
        self._held = visa.held
        told = _("{day}, {how}").format(day=local_day(visa.consented_at, zone), how=visa.consent_how)
        self.set_text("consent", told)
        self.set_text("erase_on", visa.erase_on.isoformat(), f"{visa.erase_on.day} {visa.erase_on:%b %Y}")
        if visa.is_due:
            self.due.show_message(
                Tone.WARN, _("The day of erasing has come. Erase it, or choose a later day.")
            )
        else:
            self.due.clear()
        if not is_revealed:
            self.conceal()

    def show_values(self, values: VisaValues) -> None:
        for key in SECRETS:
            value = getattr(values, key)
            typed = value.isoformat() if key in DAYS and value else value or ""
            shown = country_name(value) if key == "nationality" and value else typed
            self.set_text(key, typed, shown)
        self._show_buttons(is_revealed=True)

    def conceal(self) -> None:
        for key in SECRETS:
            row = self.rows[key]
            if self._is_revealed and isinstance(row, TextRow):
                # An open field would go on showing the value.
                row.finish(is_kept=False)
            self.set_text(key, "", _MASK if key in self._held else "")
        self._show_buttons(is_revealed=False)

    def _show_buttons(self, *, is_revealed: bool) -> None:
        self._is_revealed = is_revealed
        self.reveal.setVisible(not is_revealed)
        self.reveal.setEnabled(bool(self._held))
        self.hide_now.setVisible(is_revealed)
        shown = _("Hidden again within {seconds} seconds").format(seconds=SHOWN_FOR_S)
        masked = _("Asks for a reason, which is kept")
        self.note.setText(shown if is_revealed else masked)
