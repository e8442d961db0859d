"""The dialogs of the panel that ask for a consent, an accompanying person, and a successor."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLineEdit, QRadioButton, QWidget

from wego_desktop.domain.enums import ConsentPurpose
from wego_desktop.domain.local_time import parse_instant
from wego_desktop.errors import CodedError, UserError
from wego_desktop.i18n import _
from wego_desktop.messages import sentence
from wego_desktop.services.companion_service import CompanionFields, companion_category
from wego_desktop.services.export_words import word
from wego_desktop.services.queries.delegate_detail import DelegateDetail
from wego_desktop.services.queries.events import CategoryRow
from wego_desktop.services.registering import PersonFields
from wego_desktop.services.substitution_service import Successor, Taken
from wego_desktop.services.walk_in_service import OnFile
from wego_desktop.ui.dialogs.dialog import BaseDialog
from wego_desktop.ui.operations.delegate_records import ToldConsent
from wego_desktop.ui.pages.delegates.on_file_list import Look, OnFileList
from wego_desktop.ui.widgets.button import Button, ButtonKind
from wego_desktop.ui.widgets.field import Field
from wego_desktop.ui.widgets.labels import Label


class ToldDialog(BaseDialog):
    """Says what was done where there is nothing to undo."""

    def __init__(self, text: str, parent: QWidget) -> None:
        super().__init__(text, "", parent)
        self.setObjectName("told_dialog")
        close = self.add_button(Button(_("Close"), parent=self, keys="Esc"))
        close.clicked.connect(self.reject)
        close.setFocus()


class RecordDialog(BaseDialog):
    """Fields, Cancel and a deed with Ctrl+Enter; it stays open until the page closes it or says an error."""

    def __init__(self, title: str, text: str, deed: str, parent: QWidget | None, width: int = 480) -> None:
        super().__init__(title, text, parent, width=width)
        self.fields: dict[str, Field] = {}
        self._error = Label("", "error", self)
        self._error.setWordWrap(True)
        self._error.hide()
        cancel = self.add_button(Button(_("Cancel"), parent=self, keys="Esc"))
        cancel.clicked.connect(self.reject)
        self.deed = self.add_button(Button(deed, ButtonKind.PRIMARY, self, keys="Ctrl+Enter"))
        self.deed.setObjectName("deed_button")
        self.deed.clicked.connect(self.give)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self.give)

    def add_fields(self, *named: tuple[str, str, str]) -> None:
        """Lines to type in, side by side: key, label, hint; Enter gives the whole."""
        row = QHBoxLayout()
        row.setSpacing(12)
        for key, label, hint in named:
            editor = QLineEdit(self)
            editor.setObjectName(f"dialog_{key}")
            editor.setPlaceholderText(hint)
            editor.returnPressed.connect(self.give)
            field = Field(label, editor, self)
            self.fields[key] = field
            row.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(row)

    def end_body(self) -> None:
        """Put the place for errors under everything."""
        self.body.addWidget(self._error)

    def give(self) -> None:
        """Tell the page what was entered."""

    def fit(self) -> None:
        """Be as high as what is shown, whose texts wrap."""
        layout = self.layout()
        if layout is not None:
            layout.activate()
            self.resize(self.width(), layout.totalHeightForWidth(self.width()))

    def showEvent(self, event: QShowEvent) -> None:
        self.fit()
        super().showEvent(event)

    def show_error(self, error: Exception, key: str = "") -> None:
        """Say why it was not saved, under its field or at the foot; what was typed stays."""
        self.deed.set_busy(False)
        self.activateWindow()
        text = sentence(error) if isinstance(error, CodedError) else str(error)
        for name, field in self.fields.items():
            field.set_error(text if name == key else "")
        self._error.setText("" if key else text)
        self._error.setVisible(not key)
        if key:
            self.fields[key].line_edit.setFocus()
        self.fit()


class ConsentDialog(RecordDialog):
    """`given(ToldConsent)`; a first visa block asks here too, where only agreeing makes sense."""

    given = Signal(object)

    def __init__(
        self, purpose: ConsentPurpose, name: str, zone: str, parent: QWidget, *, only_given: bool = False
    ) -> None:
        title = _("{purpose}: what did {name} say?").format(purpose=word(purpose), name=name)
        deed = _("Record the consent") if only_given else _("Record")
        text = _("The answer goes into the ledger. Nothing told before is changed.")
        super().__init__(title, text, deed, parent)
        self.setObjectName("consent_dialog")
        self._zone = zone
        self.agreed, self.refused = QRadioButton(_("Agreed"), self), QRadioButton(_("Refused"), self)
        self.agreed.setChecked(True)
        for button in (self.agreed, self.refused):
            self.body.addWidget(button)
            button.setVisible(not only_given)
        self.add_fields(("how", _("How it was told"), _("form, email, at the desk")))
        self.add_fields(
            ("when", _("When, if not now"), "2026-09-30 14:00"),
            ("version", _("Which text, if it has a number"), "2026-2"),
        )
        self.end_body()
        (self.fields["how"].line_edit if only_given else self.agreed).setFocus()

    def give(self) -> None:
        when = self.fields["when"].text()
        try:
            decided_at = parse_instant(when, self._zone) if when else None
        except UserError as error:
            self.show_error(error, "when")
            return
        if not self.fields["how"].text():
            self.show_error(UserError("consent_how_missing"), "how")
            return
        self.deed.set_busy(True)
        told = ToldConsent(
            self.agreed.isChecked(), self.fields["how"].text(), decided_at, self.fields["version"].text()
        )
        self.given.emit(told)


class _PersonDialog(RecordDialog):
    """Asks for somebody new, or for somebody on file who is not registered here."""

    def __init__(self, title: str, text: str, deed: str, look: Look, parent: QWidget) -> None:
        super().__init__(title, text, deed, parent)
        self._known: OnFile | None = None
        self.add_fields(("given_names", _("Given names"), ""), ("family_name", _("Family name"), ""))
        for field in self.fields.values():
            field.line_edit.textEdited.connect(self._look_up)
        self.on_file = OnFileList(look, "", _("Take"), self)
        self.on_file.taken.connect(self._take)
        self.on_file.shown.connect(self.fit)
        self.body.addWidget(self.on_file)

    def _look_up(self) -> None:
        self._known = None
        name = f"{self.fields['given_names'].text()} {self.fields['family_name'].text()}"
        self.on_file.look_for(name.strip())

    def _take(self, person: OnFile) -> None:
        self._known = person
        self.fields["given_names"].set_text(person.name)
        self.fields["family_name"].set_text("")
        self.on_file.show_people(())

    def person(self) -> PersonFields:
        """The facts of somebody new."""
        texts = {key: field.text() for key, field in self.fields.items()}
        return PersonFields(
            given_names=texts["given_names"],
            family_name=texts["family_name"],
            email=texts.get("email", ""),
            position=texts.get("position", ""),
        )

    @property
    def person_id(self) -> str | None:
        """Somebody on file who was taken, or None."""
        return self._known.person_id if self._known is not None else None


class CompanionDialog(_PersonDialog):
    """`given(CompanionFields)`: a new registration under the delegate."""

    given = Signal(object)

    def __init__(self, name: str, categories: Sequence[CategoryRow], look: Look, parent: QWidget) -> None:
        title = _("Who accompanies {name}?").format(name=name)
        super().__init__(title, _("With a registration and badge of their own."), _("Add"), look, parent)
        self.setObjectName("companion_dialog")
        self.add_fields(("relation", _("Relation"), _("spouse, interpreter")))
        self.category = QComboBox(self)
        self.category.setObjectName("companion_category")
        self.category.setPlaceholderText(_("Choose a category"))
        for row in categories:
            self.category.addItem(row.name, row.id)
        own = companion_category([(row.id, row.name, row.letter) for row in categories])
        self.category.setCurrentIndex(self.category.findData(own) if own is not None else -1)
        self.body.addWidget(Field(_("Category"), self.category, self))
        self.end_body()
        self.fields["given_names"].line_edit.setFocus()

    def give(self) -> None:
        if self.category.currentData() is None:
            self.show_error(UserError("companion_category_missing"))
            return
        self.deed.set_busy(True)
        self.given.emit(
            CompanionFields(
                self.person(), self.fields["relation"].text(), self.category.currentData(), self.person_id
            )
        )


class SubstituteDialog(_PersonDialog):
    """`given(Successor, Taken, reason)`: somebody else comes instead."""

    given = Signal(object, object, str)

    def __init__(self, detail: DelegateDetail, look: Look, parent: QWidget) -> None:
        title = _("Who comes instead of {name}?").format(name=detail.row.name)
        text = _("{number} stays on file with a link to the successor, and its badge opens no door.")
        text = text.format(number=detail.row.number)
        super().__init__(title, text, _("Replace"), look, parent)
        self.setObjectName("substitute_dialog")
        self.add_fields(("email", _("Email"), ""), ("position", _("Position"), ""))
        self.add_fields(("reason", _("Reason"), _("ill, other duties")))
        self._boxes: dict[str, QCheckBox] = {}
        offers = _offers(detail)
        heading = Label(_("The successor takes over"), "label", self)
        heading.setVisible(any(is_there for _key, _label, is_there in offers))
        self.body.addWidget(heading)
        for key, label, is_there in offers:
            box = QCheckBox(label, self)
            box.setObjectName(f"take_{key}")
            box.setChecked(is_there and getattr(Taken(), key))
            box.setVisible(is_there)
            self._boxes[key] = box
            self.body.addWidget(box)
        self.end_body()
        self.fields["given_names"].line_edit.setFocus()

    def give(self) -> None:
        self.deed.set_busy(True)
        taken = Taken(**{key: box.isChecked() for key, box in self._boxes.items()})
        successor = Successor(self.person(), self.person_id)
        self.given.emit(successor, taken, self.fields["reason"].text())


def _offers(detail: DelegateDetail) -> list[tuple[str, str, bool]]:
    """What can go over: name in `Taken`, words, whether there is any of it."""
    journey, records = detail.records.journey, detail.records
    seats = sum(1 for seat in detail.seats if seat.seat is not None)
    parts = sum(len(seat.roles) for seat in detail.seats)
    role = _("Part in the delegation: {role}").format(role=word(detail.row.delegation_role))
    companions = len(records.companions)
    return [
        ("delegation_role", role, detail.row.organisation_id is not None),
        ("seats", _("Seats in sessions ({count})").format(count=seats), seats > 0),
        ("speaking_parts", _("Speaking parts ({count}), to be confirmed").format(count=parts), parts > 0),
        ("hotel", _("Hotel and pick-up"), bool(journey.hotel or journey.pick_up)),
        ("journey", _("Flights and times"), bool(journey.arrives_at or journey.departs_at)),
        ("companions", _("Accompanying persons ({count})").format(count=companions), companions > 0),
    ]
