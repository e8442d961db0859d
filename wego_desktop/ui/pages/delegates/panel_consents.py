"""The tab of consents: what stands now for each purpose, and every line of the ledger below."""

from zoneinfo import ZoneInfo

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wego_desktop.domain.enums import ConsentPurpose
from wego_desktop.i18n import _
from wego_desktop.services.export_words import word
from wego_desktop.services.queries.delegate_detail import DelegateDetail
from wego_desktop.services.queries.delegate_records import ConsentRow
from wego_desktop.ui.pages.delegates.columns import local_day
from wego_desktop.ui.pages.delegates.link_row import AskRow
from wego_desktop.ui.pages.delegates.panel_tabs import ROW_HEADING_PX, ValuesTab
from wego_desktop.ui.widgets.labels import Label


class ConsentsTab(ValuesTab):
    """`asked(purpose)` when an answer is to be recorded."""

    asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.add_heading(_("What was agreed to"))
        for purpose in ConsentPurpose:
            row = AskRow(word(purpose), self)
            row.asked.connect(lambda each=purpose: self.asked.emit(each))
            self.add(purpose.value, row)
        self.note = Label("", "small", self)
        self.note.setWordWrap(True)
        self.body.addWidget(self.note)
        self._heading = Label(_("Everything that was told"), "strong", self)
        self._heading.setMinimumHeight(ROW_HEADING_PX + 12)
        self.body.addWidget(self._heading)
        holder = QWidget(self)
        self._lines = QVBoxLayout(holder)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(6)
        self.body.addWidget(holder)
        self.body.addStretch(1)

    def show_detail(self, detail: DelegateDetail, zone: ZoneInfo) -> None:
        """Show somebody's ledger, newest first."""
        ledger = detail.records.consents
        current = {line.purpose: line for line in ledger if line.is_current}
        for purpose in ConsentPurpose:
            line = current.get(purpose)
            self.set_text(purpose.value, _answer(line) if line else "", None if line else _("Not asked"))
            self.rows[purpose.value].setAccessibleName(
                f"{word(purpose)}: {_answer(line) if line else _('Not asked')}"
            )
        self._show_note(detail, current.get(ConsentPurpose.HEALTH))
        while (item := self._lines.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for line in ledger:
            label = Label(_told(line, zone), "second", self)
            label.setWordWrap(True)
            self._lines.addWidget(label)
        self._heading.setVisible(bool(ledger))

    def _show_note(self, detail: DelegateDetail, health: ConsentRow | None) -> None:
        is_open = bool(detail.dietary or detail.accessibility) and (health is None or not health.is_given)
        self.note.setText(_("Diet or access needs are kept without a consent to it.") if is_open else "")
        self.note.setVisible(is_open)


def _answer(line: ConsentRow) -> str:
    return _("Agreed") if line.is_given else _("Refused")


def _told(line: ConsentRow, zone: ZoneInfo) -> str:
    when = f"{local_day(line.decided_at, zone)} {line.decided_at.astimezone(zone):%H:%M}"
    facts = ", ".join(part for part in (when, line.how, line.version) if part)
    return f"{word(line.purpose)}: {_answer(line)}. {facts}"
