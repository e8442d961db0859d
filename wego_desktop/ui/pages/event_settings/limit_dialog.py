"""The form of a limit: for whom, how many are free, at most how many, and what happens then."""

from collections.abc import Mapping, Sequence
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from wego_desktop.domain.enums import OnFull
from wego_desktop.i18n import _
from wego_desktop.services.limits.limit_service import LimitDraft
from wego_desktop.services.own_fields.words import on_full_word
from wego_desktop.services.queries.events import CategoryRow, OrganisationRow, suggest_organisations
from wego_desktop.services.queries.limits import LimitRow
from wego_desktop.ui.pages.event_settings.setting_dialog import SettingDialog, box_of
from wego_desktop.ui.shell.page_services import PageServices
from wego_desktop.ui.widgets.field import Field

_ALL, _EACH, _ONE = "all", "each", "one"
_MOST = 99999


class LimitDialog(SettingDialog):
    """Adds a limit (`row` None) or edits one; `form()` gives what it holds, None while it makes no sense."""

    field_of_error: ClassVar[Mapping[str, str]] = {
        "limit_taken": "category",
        "limit_free_beyond_cap": "free",
        "limit_says_nothing": "cap",
    }

    def __init__(
        self,
        services: PageServices,
        categories: Sequence[CategoryRow],
        row: LimitRow | None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(row.scope if row else _("Add a limit"), parent, is_new=row is None)
        self.setObjectName("limit_dialog")
        self._services = services
        self._found: tuple[OrganisationRow, ...] = ()
        self._organisation_id = row.spec.organisation_id if row else None
        self._make_scope(categories)
        self._make_numbers()
        self._fill(row)
        box_of(self.fields["scope"]).currentIndexChanged.connect(lambda _at: self._show())
        self.organisation.lineEdit().textEdited.connect(self._look)  # type: ignore[union-attr]
        self.organisation.activated.connect(self._choose)
        self._show()
        (self.fields["cap"] if row else self.fields["category"]).editor.setFocus()

    def _make_scope(self, categories: Sequence[CategoryRow]) -> None:
        box = QComboBox(self)
        box.addItem(_("All categories"), None)
        for category in categories:
            box.addItem(category.name, category.id)
        self.fields["category"] = Field(_("Category"), box, self)
        scope = QComboBox(self)
        scope.setObjectName("scope_box")
        for key, text in (
            (_ALL, _("The whole event")),
            (_EACH, _("Each organisation apart")),
            (_ONE, _("One organisation")),
        ):
            scope.addItem(text, key)
        self.fields["scope"] = Field(_("Counts"), scope, self)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.fields["category"], 1, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.fields["scope"], 1, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(row)
        self.organisation = QComboBox(self)
        self.organisation.setObjectName("organisation_box")
        self.organisation.setEditable(True)
        self.organisation.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.fields["organisation"] = Field(_("Organisation"), self.organisation, self)
        self.body.addWidget(self.fields["organisation"])

    def _make_numbers(self) -> None:
        self.fields["free"] = Field(
            _("Free places"), parent=self, help_text=_("Empty when all cost the same")
        )
        self.fields["cap"] = Field(_("At most"), parent=self, help_text=_("Empty for no cap"))
        row = QHBoxLayout()
        row.setSpacing(12)
        for name in ("free", "cap"):
            field = self.fields[name]
            field.line_edit.setValidator(QIntValidator(0, _MOST, field))
            row.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(row)
        box = QComboBox(self)
        box.setObjectName("on_full_box")
        for rule in OnFull:
            box.addItem(on_full_word(rule), rule)
        self.fields["on_full"] = Field(_("When full"), box, self)
        self.body.addWidget(self.fields["on_full"])

    def _fill(self, row: LimitRow | None) -> None:
        if row is None:
            return
        spec = row.spec
        category, scope = box_of(self.fields["category"]), box_of(self.fields["scope"])
        category.setCurrentIndex(category.findData(spec.category_id))
        scope.setCurrentIndex(
            scope.findData(_EACH if spec.is_per_organisation else _ONE if spec.organisation_id else _ALL)
        )
        self.organisation.setEditText(row.organisation)
        self.fields["free"].set_text("" if spec.free_places is None else str(spec.free_places))
        self.fields["cap"].set_text("" if spec.cap is None else str(spec.cap))
        on_full = box_of(self.fields["on_full"])
        on_full.setCurrentIndex(on_full.findData(spec.on_full))

    def _show(self) -> None:
        is_one = box_of(self.fields["scope"]).currentData() == _ONE
        self.fields["organisation"].setVisible(is_one)
        self.adjustSize()

    def _look(self, text: str) -> None:
        database = self._services.context.database
        self._organisation_id = None
        self._services.runner.read(
            lambda: (text, suggest_organisations(database, text)), done=self._take, initiator=self
        )

    def _take(self, answer: tuple[str, tuple[OrganisationRow, ...]]) -> None:
        text, found = answer
        editor = self.organisation.lineEdit()
        if editor is None or editor.text() != text:
            return
        self._found = found
        self.organisation.clear()
        self.organisation.addItems([row.name for row in found])
        editor.setText(text)
        exact = [row for row in found if row.name.casefold() == text.strip().casefold()]
        self._organisation_id = exact[0].id if exact else None

    def _choose(self, at: int) -> None:
        if 0 <= at < len(self._found):
            self._organisation_id = self._found[at].id

    def form(self) -> LimitDraft | None:
        """What was typed and chosen; None, with the field marked, when no organisation was chosen."""
        scope = box_of(self.fields["scope"]).currentData()
        if scope == _ONE and self._organisation_id is None:
            self.fields["organisation"].set_error(_("Choose an organisation that is on file"))
            self.adjustSize()
            return None
        free, cap = self.fields["free"].text(), self.fields["cap"].text()
        return LimitDraft(
            box_of(self.fields["category"]).currentData(),
            self._organisation_id if scope == _ONE else None,
            scope == _EACH,
            int(free) if free else None,
            int(cap) if cap else None,
            OnFull(box_of(self.fields["on_full"]).currentData()),
        )
