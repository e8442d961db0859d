"""The form for a new delegate: name, organisation, category; people on file are offered first."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QWidget

from wego_desktop.domain.enums import RegistrationStatus
from wego_desktop.errors import CodedError
from wego_desktop.i18n import _
from wego_desktop.messages import sentence
from wego_desktop.services.export_words import word
from wego_desktop.services.queries.events import CategoryRow
from wego_desktop.services.registering import PersonFields, RegistrationFields
from wego_desktop.services.registration_service import DelegateFields
from wego_desktop.services.walk_in_service import OnFile
from wego_desktop.ui.pages.delegates.on_file_list import Look, OnFileList
from wego_desktop.ui.pages.delegates.panel_tabs import ScrollTab
from wego_desktop.ui.pages.delegates.value_row import Suggest, complete_with
from wego_desktop.ui.widgets.button import Button, ButtonKind, ButtonSize
from wego_desktop.ui.widgets.containers import RightPanel
from wego_desktop.ui.widgets.field import Field
from wego_desktop.ui.widgets.labels import Label, Line

_STATUSES = (
    RegistrationStatus.CONFIRMED,
    RegistrationStatus.APPROVED,
    RegistrationStatus.APPLIED,
    RegistrationStatus.INVITED,
    RegistrationStatus.WAITLISTED,
)
if TYPE_CHECKING:
    from wego_desktop.ui.pages.delegates.answers_section import AnswersForm

_FIELD_OF_ERROR = {"name_missing": "given_names", "email_malformed": "email"}


class AddPanel(RightPanel):
    """`submitted(fields)` when it is to be saved, `opened(number)` to look at somebody registered already.

    `group_asked` when several people are to be registered at once.
    """

    submitted = Signal(object)
    opened = Signal(str)
    group_asked = Signal()

    def __init__(self, host: QWidget, suggest: Suggest, look: Look) -> None:
        super().__init__(host, width=376)
        self.setObjectName("add_panel")
        self._suggest = suggest
        self._look = look
        self._known: OnFile | None = None
        self._answers: AnswersForm | None = None
        self._categories: Sequence[CategoryRow] = ()
        self.fields: dict[str, Field] = {}
        self._build_head()
        self._form = ScrollTab(self)
        self._form.body.setSpacing(12)
        self.body.addWidget(self._form, 1)
        self._build_form()
        self._build_foot()
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self, self.submit)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _build_head(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(20, 12, 12, 8)
        head.addWidget(Label(_("Add delegate"), "panel-title", self), 1)
        close = Button(kind=ButtonKind.QUIET, parent=self, icon_name="x", accessible_name=_("Close"))
        close.clicked.connect(self.close_panel)
        head.addWidget(close)
        self.body.addLayout(head)

    def _build_form(self) -> None:
        for key, label in (
            ("given_names", _("Given names")),
            ("family_name", _("Family name")),
            ("native_name", _("Local-script name")),
            ("organisation_name", _("Organisation")),
            ("position", _("Position")),
            ("email", _("Email")),
        ):
            self._add_line(key, label)
            if key == "native_name":
                self._on_file = OnFileList(self._look, _("Open"), _("Register"), self)
                self._on_file.taken.connect(self._take)
                self._form.body.addWidget(self._on_file)
        complete_with(self.fields["organisation_name"].line_edit, self._suggest)
        self.category = QComboBox(self)
        self.status = QComboBox(self)
        for status in _STATUSES:
            self.status.addItem(word(status), status)
        self._form.body.addWidget(Field(_("Category"), self.category, self))
        self._form.body.addWidget(Field(_("Status"), self.status, self))
        self._group = Button(
            _("Register several people"), parent=self, icon_name="users", size=ButtonSize.SMALL
        )
        self._group.setObjectName("add_group")
        self._group.clicked.connect(self.group_asked)
        self._form.body.addWidget(self._group)
        self._form.body.addStretch(1)

    def _add_line(self, key: str, label: str) -> None:
        editor = QLineEdit(self)
        editor.setObjectName(f"add_{key}")
        editor.returnPressed.connect(self.submit)
        field = Field(label, editor, self)
        self.fields[key] = field
        self._form.body.addWidget(field)
        if key in {"given_names", "family_name", "native_name"}:
            editor.textEdited.connect(lambda _text: self._look_up())

    def _build_foot(self) -> None:
        self.body.addWidget(Line("h", self))
        foot = QHBoxLayout()
        foot.setContentsMargins(20, 9, 16, 9)
        foot.setSpacing(8)
        foot.addStretch(1)
        cancel = Button(_("Cancel"), parent=self, keys="Esc")
        cancel.clicked.connect(self.close_panel)
        foot.addWidget(cancel)
        self.add_button = Button(_("Add"), ButtonKind.PRIMARY, self, keys="Ctrl+Enter")
        self.add_button.setObjectName("add_save")
        self.add_button.clicked.connect(self.submit)
        foot.addWidget(self.add_button)
        self.body.addLayout(foot)

    # Use

    def add_answers(self, answers: "AnswersForm") -> None:
        """Ask the event's own fields below the others."""
        self._answers = answers
        self._form.body.insertWidget(self._form.body.indexOf(self._group), answers)
        self.category.currentIndexChanged.connect(
            lambda _at: answers.show_category(self.category.currentData())
        )
        answers.show_category(self.category.currentData())

    def set_categories(self, categories: Sequence[CategoryRow]) -> None:
        """The categories of the event; Delegate is chosen first where there is one."""
        self._categories = categories
        self.category.clear()
        for row in categories:
            self.category.addItem(row.name, row.id)
        letters = [row.letter for row in categories]
        self.category.setCurrentIndex(letters.index("DE") if "DE" in letters else 0)

    def begin(self) -> None:
        """Show the empty form."""
        self._known = None
        for field in self.fields.values():
            field.set_text("")
            field.set_error("")
            field.setEnabled(True)
        self._on_file.show_people(())
        if self._answers is not None:
            self._answers.begin()
        self.add_button.set_busy(False)
        self.open()
        self.fields["given_names"].line_edit.setFocus()

    def submit(self) -> None:
        """Hand the form over; errors come back by `show_error`."""
        for field in self.fields.values():
            field.set_error("")
        if self._answers is not None:
            self._answers.clear_errors()
        if self.category.currentData() is None:
            return
        texts = {key: field.text() for key, field in self.fields.items()}
        self.add_button.set_busy(True)
        self.submitted.emit(
            DelegateFields(
                PersonFields(
                    given_names=texts["given_names"],
                    family_name=texts["family_name"],
                    native_name=texts["native_name"],
                    position=texts["position"],
                    email=texts["email"],
                ),
                RegistrationFields(self.category.currentData(), self.status.currentData()),
                organisation_name=texts["organisation_name"],
                person_id=self._known.person_id if self._known is not None else None,
                answers=self._answers.given() if self._answers is not None else {},
            )
        )

    def show_error(self, error: Exception) -> bool:
        """Show an error beside its field; False when it belongs to none."""
        self.add_button.set_busy(False)
        if not isinstance(error, CodedError):
            return False
        if self._answers is not None and self._answers.show_error(error):
            return True
        field = self.fields[_FIELD_OF_ERROR.get(error.code, "given_names")]
        field.set_error(sentence(error))
        field.line_edit.setFocus()
        return True

    # People on file

    def _look_up(self) -> None:
        parts = (self.fields["given_names"].text(), self.fields["family_name"].text())
        self._on_file.look_for(" ".join(filter(None, parts)) or self.fields["native_name"].text())

    def _take(self, person: OnFile) -> None:
        """Open somebody registered here; register somebody on file with what the form says."""
        if person.number:
            self.opened.emit(person.number)
            return
        self._known = person
        self.submit()
