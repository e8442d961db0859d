"""The walk-in form: name, organisation with suggestions, category; people on file are offered first."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, QStringListModel, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QCompleter, QLineEdit, QListWidget, QListWidgetItem, QWidget

from wego_desktop.errors import CodedError
from wego_desktop.i18n import _
from wego_desktop.messages import sentence
from wego_desktop.services.queries.events import CategoryRow, OrganisationRow
from wego_desktop.services.walk_in_service import OnFile, WalkIn
from wego_desktop.ui.dialogs.dialog import BaseDialog
from wego_desktop.ui.operations.check_in import DeskOperations
from wego_desktop.ui.widgets.button import Button, ButtonKind
from wego_desktop.ui.widgets.field import Field, dress_popup
from wego_desktop.ui.widgets.labels import Label

_LOOK_AFTER_MS = 150
_ROW_PX = 46
_ROW = Qt.ItemDataRole.UserRole


class WalkInDialog(BaseDialog):
    """`saved(WalkIn)` on Enter or Ctrl+Enter; `registered(number)` when somebody offered is registered here.

    The page closes the dialog when the walk-in is saved, or calls `show_error`.
    """

    saved = Signal(object)
    registered = Signal(str)

    def __init__(
        self,
        categories: Sequence[CategoryRow],
        operations: DeskOperations,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            _("Walk-in"), _("Registers, checks in and issues a badge at once."), parent, width=480
        )
        self.setObjectName("walk_in_dialog")
        self._operations = operations
        self._is_warned = False
        self._add_fields(categories)
        self._add_buttons()
        self._complete(self.organisation.line_edit)
        self._connect()
        self._show_known(())
        self.error.hide()
        self.name.set_text(name)
        self.name.line_edit.setFocus()

    def _add_fields(self, categories: Sequence[CategoryRow]) -> None:
        self.name = Field(_("Name"), parent=self, help_text=_("As the owner writes it, in any script"))
        self.name.line_edit.setMaxLength(300)
        self.known_label = Label(_("On file already. Is it one of them?"), "strong", self)
        self.known = QListWidget(self)
        self.known.setObjectName("known_people")
        self.known.setAccessibleName(self.known_label.text())
        self.known.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.organisation = Field(_("City or organisation"), parent=self)
        self.organisation.line_edit.setMaxLength(300)
        self.category = QComboBox(self)
        self.category.setObjectName("walk_in_category")
        for row in categories:
            self.category.addItem(row.name, row.id)
        default = next((place for place, row in enumerate(categories) if row.letter == "DE"), 0)
        self.category.setCurrentIndex(default)
        self.error = Label("", "error", self)
        self.error.setWordWrap(True)
        category_field = Field(_("Category"), self.category, self)
        for widget in (
            self.name,
            self.known_label,
            self.known,
            self.organisation,
            category_field,
            self.error,
        ):
            self.body.addWidget(widget)

    def _add_buttons(self) -> None:
        cancel = self.add_button(Button(_("Cancel"), parent=self, keys="Esc"))
        cancel.clicked.connect(self.reject)
        save = self.add_button(Button(_("Register and check in"), ButtonKind.PRIMARY, self, keys="Enter"))
        save.setObjectName("walk_in_save")
        save.clicked.connect(self._save)

    def _connect(self) -> None:
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_LOOK_AFTER_MS)
        self._timer.timeout.connect(self._look)
        for field in (self.name, self.organisation):
            field.line_edit.textChanged.connect(lambda _text: self._timer.start())
        for field in (self.name, self.organisation):
            field.line_edit.returnPressed.connect(self._save)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self._save)
        self.known.itemActivated.connect(self._take_known)
        self.known.itemClicked.connect(self._take_known)

    def _complete(self, editor: QLineEdit) -> None:
        self._names = QStringListModel(self)
        completer = QCompleter(self._names, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        dress_popup(completer)
        editor.setCompleter(completer)
        editor.textEdited.connect(self._suggest)

    def _suggest(self, text: str) -> None:
        def show(rows: tuple[OrganisationRow, ...]) -> None:
            self._names.setStringList([row.name for row in rows])
            completer = self.organisation.line_edit.completer()
            if rows and self.organisation.line_edit.hasFocus() and completer is not None:
                completer.complete()

        if text.strip():
            self._operations.suggest(text, done=show, initiator=self)

    def _look(self) -> None:
        name, organisation = self.name.text(), self.organisation.text()
        self._operations.duplicates(name, organisation, done=self._show_known, initiator=self)

    def _show_known(self, people: tuple[OnFile, ...]) -> None:
        self._is_warned = self._is_warned and bool(people)
        self.known.clear()
        for person in people:
            place = ", ".join(filter(None, (person.organisation, person.city)))
            state = person.number or _("not registered for this event")
            name = "  ".join(filter(None, (person.name, person.native_name)))
            item = QListWidgetItem(name + "\n" + " · ".join(filter(None, (state, place))))
            item.setSizeHint(QSize(0, _ROW_PX))
            item.setData(_ROW, person)
            self.known.addItem(item)
        self.known.setFixedHeight(_ROW_PX * max(1, min(3, len(people))) + 4)
        self.known.setVisible(bool(people))
        self.known_label.setVisible(bool(people))
        if not people:
            self.name.set_error("")

    def _take_known(self, item: QListWidgetItem) -> None:
        person = item.data(_ROW)
        if person.number:
            self.accept()
            self.registered.emit(person.number)
            return
        self.saved.emit(
            WalkIn(person.name, self.organisation.text(), self.category.currentData(), person.person_id)
        )

    def _save(self) -> None:
        if not self.name.text():
            self.name.set_error(_("Type the name"))
            self.name.line_edit.setFocus()
            return
        if self.known.count() and not self._is_warned:
            self._is_warned = True
            self.name.set_error(_("May be on file. Choose below, or save again to add another person"))
            return
        self.saved.emit(WalkIn(self.name.text(), self.organisation.text(), self.category.currentData()))

    def show_error(self, error: Exception) -> None:
        """Say why it was not saved; what was typed stays."""
        self.error.setText(sentence(error) if isinstance(error, CodedError) else str(error))
        self.error.show()
