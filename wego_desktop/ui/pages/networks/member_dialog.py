"""Adding an organisation to a network, or changing its role and days."""

from datetime import date

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QListWidget, QListWidgetItem, QWidget

from wego_desktop.domain.countries import country_name
from wego_desktop.domain.enums import NetworkRole, OrganisationKind
from wego_desktop.errors import CodedError
from wego_desktop.i18n import _
from wego_desktop.messages import sentence
from wego_desktop.services.export_words import word
from wego_desktop.services.organisation_service import OrganisationFields
from wego_desktop.services.queries.events import OrganisationRow, suggest_organisations
from wego_desktop.services.queries.networks import MemberRow
from wego_desktop.ui.dialogs.dialog import BaseDialog
from wego_desktop.ui.shell.page_services import PageServices
from wego_desktop.ui.widgets.button import Button, ButtonKind
from wego_desktop.ui.widgets.field import Field, SearchField

_ROW_PX = 30
_MOST = 6


class _BadDay(Exception):  # noqa: N818 - not an error: the field says what is wrong
    pass


class MemberDialog(BaseDialog):
    """Signals: `add_wanted(organisation_id, name, role, since)`, `new_wanted(OrganisationFields)` for one
    that is not on file, `edit_wanted(role, since, until)`, `remove_wanted()`. The page closes it when saved.
    Organisations whose ids are `taken` are members already and are not offered.
    """

    add_wanted = Signal(str, str, object, object)
    new_wanted = Signal(object)
    edit_wanted = Signal(object, object, object)
    remove_wanted = Signal()

    def __init__(
        self,
        services: PageServices,
        member: MemberRow | None,
        parent: QWidget | None = None,
        *,
        taken: frozenset[str] = frozenset(),
    ) -> None:
        title = _("Add a member") if member is None else member.name
        super().__init__(title, "", parent, width=440)
        self.setObjectName("member_dialog")
        self._services = services
        self._member = member
        self._taken = taken
        self._asked = ""
        self._found: tuple[OrganisationRow, ...] = ()
        if member is None:
            self._make_search()
        self._make_terms(member)
        self._make_buttons(member)
        if member is None:
            self._look("")
            self.search.setFocus()

    def _make_search(self) -> None:
        self.search = SearchField(_("City or organisation"), self)
        self.search.setObjectName("organisation_search")
        self.list = QListWidget(self)
        self.list.setObjectName("organisation_list")
        self.list.setAccessibleName(_("Organisations found"))
        self.country = Field(_("Country of the new one"), parent=self)
        self.kind = Field(_("Kind"), QComboBox(self), self)
        for kind in OrganisationKind:
            self._box(self.kind).addItem(word(kind), kind)
        self._new = QWidget(self)
        row = QHBoxLayout(self._new)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.country)
        row.addWidget(self.kind)
        for widget in (self.search, self.list, self._new):
            self.body.addWidget(widget)
        self.search.textChanged.connect(self._look)
        self.search.down_pressed.connect(lambda: self.list.setFocus(Qt.FocusReason.TabFocusReason))
        self.list.currentRowChanged.connect(lambda _row: self._show_new())

    def _make_terms(self, member: MemberRow | None) -> None:
        self.role = Field(_("Role"), QComboBox(self), self)
        for role in NetworkRole:
            self._box(self.role).addItem(word(role), role)
        self._box(self.role).setCurrentIndex(self._box(self.role).findData(NetworkRole.MEMBER))
        self.since = Field(_("Since"), parent=self)
        self.until = Field(_("Until"), parent=self)
        for field in (self.since, self.until):
            field.line_edit.setPlaceholderText(_("2019 or 2019-03-01"))
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.role, 1, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.since, 1, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.until, 1, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(row)
        self.until.setVisible(member is not None)
        if member is not None:
            self._box(self.role).setCurrentIndex(self._box(self.role).findData(member.role))
            self.since.set_text(member.from_on.isoformat() if member.from_on else "")
            self.until.set_text(member.to_on.isoformat() if member.to_on else "")

    def _make_buttons(self, member: MemberRow | None) -> None:
        if member is not None:
            remove = Button(_("Remove"), ButtonKind.QUIET, self, icon_name="trash-2")
            remove.setObjectName("remove_member")
            remove.clicked.connect(self.remove_wanted)
            self.buttons.insertWidget(0, remove)
        cancel = self.add_button(Button(_("Cancel"), parent=self, keys="Esc"))
        cancel.clicked.connect(self.reject)
        text = _("Save") if member is not None else _("Add")
        self.save_button = self.add_button(Button(text, ButtonKind.PRIMARY, self, keys="Ctrl+Enter"))
        self.save_button.setObjectName("save_member")
        self.save_button.clicked.connect(self.save)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self.save)

    @staticmethod
    def _box(field: Field) -> QComboBox:
        assert isinstance(field.editor, QComboBox)
        return field.editor

    # Finding

    def _look(self, text: str) -> None:
        self._asked = text
        database = self._services.context.database
        self._services.runner.read(
            lambda: (text, suggest_organisations(database, text, _MOST + len(self._taken))),
            done=self._take,
            initiator=self,
        )

    def _take(self, answer: tuple[str, tuple[OrganisationRow, ...]]) -> None:
        text, found = answer
        if text != self._asked:
            return
        self._found = tuple(row for row in found if row.id not in self._taken)[:_MOST]
        self.list.clear()
        for row in self._found:
            country = country_name(row.country) if row.country else ""
            item = QListWidgetItem(" · ".join(part for part in (row.name, country) if part))
            item.setSizeHint(QSize(0, _ROW_PX))
            self.list.addItem(item)
        if text.strip():
            item = QListWidgetItem(_("New: {name}").format(name=text.strip()))
            item.setSizeHint(QSize(0, _ROW_PX))
            self.list.addItem(item)
        self.list.setFixedHeight(max(1, self.list.count()) * _ROW_PX + 2)
        self.list.setCurrentRow(0)
        self._show_new()
        self.adjustSize()

    def _is_new(self) -> bool:
        return self.list.currentRow() >= len(self._found) and bool(self._asked.strip())

    def _show_new(self) -> None:
        self._new.setVisible(self._is_new())
        self.save_button.setEnabled(self.list.count() > 0)

    # Saving

    def save(self) -> None:
        """Check the days and hand everything on."""
        for field in (self.since, self.until):
            field.set_error("")
        try:
            since, until = self._day(self.since), self._day(self.until)
        except _BadDay:
            return
        role = NetworkRole(self._box(self.role).currentData())
        if self._member is not None:
            self.edit_wanted.emit(role, since, until)
        elif self._is_new():
            self.new_wanted.emit(
                OrganisationFields(
                    self._asked.strip(),
                    OrganisationKind(self._box(self.kind).currentData()),
                    country=self.country.text(),
                )
            )
        elif 0 <= self.list.currentRow() < len(self._found):
            row = self._found[self.list.currentRow()]
            self.add_wanted.emit(row.id, row.name, role, since)

    def add_known(self, organisation_id: str) -> None:
        """Go on with the organisation that was just added."""
        role = NetworkRole(self._box(self.role).currentData())
        self.add_wanted.emit(organisation_id, self._asked.strip(), role, self._day(self.since))

    def _day(self, field: Field) -> date | None:
        text = field.text()
        if not text:
            return None
        try:
            return date(int(text), 1, 1) if len(text) == 4 else date.fromisoformat(text)
        except ValueError as error:
            field.set_error(_("Write a year or a day, such as 2019-03-01"))
            field.line_edit.setFocus()
            raise _BadDay from error

    def show_error(self, error: CodedError) -> None:
        """Say why it was not saved, at the field that it is about."""
        if error.code == "no_such_country":
            self.country.set_error(sentence(error))
        elif error.code == "member_days_out_of_order":
            self.until.set_error(sentence(error))
        else:
            self.role.set_error(sentence(error))
