"""The form for a new delegate: name, organisation, category; people on file are offered first."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from wego_desktop.domain.enums import RegistrationStatus
from wego_desktop.errors import CodedError
from wego_desktop.i18n import _
from wego_desktop.messages import sentence
from wego_desktop.services.export_words import word
from wego_desktop.services.queries.events import CategoryRow
from wego_desktop.services.registering import PersonFields, RegistrationFields
from wego_desktop.services.registration_service import DelegateFields
from wego_desktop.services.walk_in_service import OnFile
from wego_desktop.ui.pages.delegates.panel_tabs import ScrollTab
from wego_desktop.ui.pages.delegates.value_row import Suggest, complete_with
from wego_desktop.ui.widgets.button import Button, ButtonKind, ButtonSize
from wego_desktop.ui.widgets.containers import RightPanel
from wego_desktop.ui.widgets.field import Field
from wego_desktop.ui.widgets.labels import Label, Line

_LOOK_AFTER_MS = 250
_STATUSES = (
    RegistrationStatus.CONFIRMED,
    RegistrationStatus.APPROVED,
    RegistrationStatus.APPLIED,
    RegistrationStatus.INVITED,
    RegistrationStatus.WAITLISTED,
)
_FIELD_OF_ERROR = {"name_missing": "given_names", "email_malformed": "email"}
Look = Callable[[str, Callable[[Sequence[OnFile]], None]], None]


class AddPanel(RightPanel):
    """`submitted(fields)` when it is to be saved, `opened(number)` to look at somebody registered already."""

    submitted = Signal(object)
    opened = Signal(str)

    def __init__(self, host: QWidget, suggest: Suggest, look: Look) -> None:
        super().__init__(host, width=376)
        self.setObjectName("add_panel")
        self._suggest = suggest
        self._look = look
        self._known: OnFile | None = None
        self._categories: Sequence[CategoryRow] = ()
        self.fields: dict[str, Field] = {}
        self._build_head()
        self._form = ScrollTab(self)
        self._form.body.setSpacing(12)
        self.body.addWidget(self._form, 1)
        self._build_form()
        self._build_foot()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_LOOK_AFTER_MS)
        self._timer.timeout.connect(self._look_up)
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
            ("native_name", _("Local script")),
            ("organisation_name", _("Organisation")),
            ("position", _("Position")),
            ("email", _("Email")),
        ):
            self._add_line(key, label)
            if key == "native_name":
                self._on_file = QWidget(self)
                self._on_file_lines = QVBoxLayout(self._on_file)
                self._on_file_lines.setContentsMargins(0, 0, 0, 0)
                self._on_file_lines.setSpacing(6)
                self._on_file.hide()
                self._form.body.addWidget(self._on_file)
        complete_with(self.fields["organisation_name"].line_edit, self._suggest)
        self.category = QComboBox(self)
        self.status = QComboBox(self)
        for status in _STATUSES:
            self.status.addItem(word(status), status)
        self._form.body.addWidget(Field(_("Category"), self.category, self))
        self._form.body.addWidget(Field(_("Status"), self.status, self))
        self._form.body.addStretch(1)

    def _add_line(self, key: str, label: str) -> None:
        editor = QLineEdit(self)
        editor.setObjectName(f"add_{key}")
        editor.returnPressed.connect(self.submit)
        field = Field(label, editor, self)
        self.fields[key] = field
        self._form.body.addWidget(field)
        if key in {"given_names", "family_name", "native_name"}:
            editor.textEdited.connect(lambda _text: self._timer.start())

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
        self._show_on_file(())
        self.add_button.set_busy(False)
        self.open()
        self.fields["given_names"].line_edit.setFocus()

    def submit(self) -> None:
        """Hand the form over; errors come back by `show_error`."""
        for field in self.fields.values():
            field.set_error("")
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
            )
        )

    def show_error(self, error: Exception) -> bool:
        """Show an error beside its field; False when it belongs to none."""
        self.add_button.set_busy(False)
        if not isinstance(error, CodedError):
            return False
        field = self.fields[_FIELD_OF_ERROR.get(error.code, "given_names")]
        field.set_error(sentence(error))
        field.line_edit.setFocus()
        return True

    # People on file

    def _look_up(self) -> None:
        parts = (self.fields["given_names"].text(), self.fields["family_name"].text())
        name = " ".join(part for part in parts if part) or self.fields["native_name"].text()
        self._look(name, lambda people: self._show_on_file(people) if self.isVisible() else None)

    def _show_on_file(self, people: Sequence[OnFile]) -> None:
        while (item := self._on_file_lines.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._on_file.setVisible(bool(people))
        if people:
            self._on_file_lines.addWidget(Label(_("On file already"), "label", self._on_file))
        for person in people:
            self._on_file_lines.addWidget(self._on_file_line(person))

    def _on_file_line(self, person: OnFile) -> QWidget:
        line = QWidget(self._on_file)
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        facts = ", ".join(part for part in (person.organisation, person.number) if part)
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(Label(person.name, "medium", line))
        small = Label(facts, "small", line)
        small.setWordWrap(True)
        texts.addWidget(small)
        row.addLayout(texts, 1)
        text = _("Open") if person.number else _("Register")
        button = Button(text, parent=line, size=ButtonSize.SMALL)
        button.setAccessibleName(f"{text}: {person.name}")
        button.clicked.connect(lambda: self._take(person))
        row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return line

    def _take(self, person: OnFile) -> None:
        """Open somebody registered here; register somebody on file with what the form says."""
        if person.number:
            self.opened.emit(person.number)
            return
        self._known = person
        self.submit()
