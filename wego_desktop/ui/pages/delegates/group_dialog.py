"""Registering several people of one organisation at once."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QWidget

from wego_desktop.domain.enums import RegistrationStatus
from wego_desktop.errors import UserError
from wego_desktop.i18n import _, ngettext
from wego_desktop.services.export_words import word
from wego_desktop.services.group_lines import GroupMember
from wego_desktop.services.group_service import GroupFields, GroupVerdict
from wego_desktop.services.queries.events import CategoryRow
from wego_desktop.ui.pages.delegates.group_grid import GroupGrid
from wego_desktop.ui.pages.delegates.record_dialogs import RecordDialog
from wego_desktop.ui.pages.delegates.value_row import Suggest, complete_with
from wego_desktop.ui.widgets.field import Field

Check = Callable[[Sequence[GroupMember], Callable[[Sequence[GroupVerdict]], None]], None]
"""Looks a list through and brings a verdict for each line."""
_STATUSES = (
    RegistrationStatus.CONFIRMED,
    RegistrationStatus.APPROVED,
    RegistrationStatus.APPLIED,
    RegistrationStatus.INVITED,
)
_WIDTH_PX = 980
_GRID_PX = 330


class GroupDialog(RecordDialog):
    """`given(GroupFields, members)`; all are registered or nobody."""

    given = Signal(object, object)

    def __init__(
        self, categories: Sequence[CategoryRow], suggest: Suggest, check: Check, parent: QWidget
    ) -> None:
        text = _("Type, or copy rows in Excel and paste them here with Ctrl+V. Headings are understood.")
        super().__init__(_("Register a group"), text, _("Register"), parent, _WIDTH_PX)
        self.setObjectName("group_dialog")
        self._check = check
        self._add_common(categories, suggest)
        self.grid = GroupGrid(self)
        self.grid.setFixedHeight(_GRID_PX)
        self.grid.changed.connect(self._look_through)
        self.body.addWidget(self.grid)
        self.end_body()
        self._look_through()
        self.fields["organisation_name"].line_edit.setFocus()

    def _add_common(self, categories: Sequence[CategoryRow], suggest: Suggest) -> None:
        row = QHBoxLayout()
        row.setSpacing(12)
        editor = QLineEdit(self)
        editor.setObjectName("dialog_organisation_name")
        organisation = Field(_("Organisation of all of them"), editor, self)
        complete_with(editor, suggest)
        self.fields["organisation_name"] = organisation
        row.addWidget(organisation, 3)
        self.category, self.status = QComboBox(self), QComboBox(self)
        for each in categories:
            self.category.addItem(each.name, each.id)
        letters = [each.letter for each in categories]
        self.category.setCurrentIndex(letters.index("DE") if "DE" in letters else 0)
        for status in _STATUSES:
            self.status.addItem(word(status), status)
        row.addWidget(Field(_("Category, if none is given"), self.category, self), 2)
        row.addWidget(Field(_("Status"), self.status, self), 1)
        self.body.addLayout(row)

    def _look_through(self) -> None:
        members = self.grid.members()
        count = len(members)
        self.deed.set_text(
            ngettext("Register {count} person", "Register {count} people", count).format(count=count)
            if count
            else _("Register")
        )
        self.deed.setEnabled(bool(count))
        self._check(members, lambda verdicts: self.grid.show_verdicts(members, verdicts))

    def give(self) -> None:
        # An open cell counts: focus leaves it, so that its text is taken.
        self.deed.setFocus()
        members = self.grid.members()
        if not members:
            self.show_error(UserError("group_empty"))
            return
        if not self.fields["organisation_name"].text():
            self.show_error(UserError("organisation_name_missing"), "organisation_name")
            return
        self.deed.set_busy(True)
        fields = GroupFields(
            self.fields["organisation_name"].text(), self.category.currentData(), self.status.currentData()
        )
        self.given.emit(fields, members)
