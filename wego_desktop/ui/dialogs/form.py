"""A small form in a dialog: a few fields, Save on Ctrl+Enter, errors under the field they are about."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QComboBox, QCompleter, QLineEdit, QWidget

from wego_desktop.errors import CodedError
from wego_desktop.i18n import _
from wego_desktop.messages import sentence
from wego_desktop.ui.dialogs.dialog import BaseDialog
from wego_desktop.ui.widgets.button import Button, ButtonKind
from wego_desktop.ui.widgets.field import Field, dress_popup


@dataclass(frozen=True, slots=True)
class FormField:
    """One field. `choices` (value, text) make it a list; `suggestions` are offered while typing.

    `is_flag` makes it a tick whose value is `yes` or empty. `codes` are the errors shown under it.
    """

    key: str
    label: str
    value: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    suggestions: tuple[str, ...] = ()
    help_text: str = ""
    is_flag: bool = False
    codes: tuple[str, ...] = ()


class FormDialog(BaseDialog):
    """`submitted(values by key)` when Save was pressed; whoever saves closes it or calls `show_error`.

    With `removal` there is a button of that name, which emits `remove_wanted`.
    """

    submitted = Signal(object)
    remove_wanted = Signal()

    def __init__(
        self,
        title: str,
        fields: Sequence[FormField],
        parent: QWidget | None = None,
        *,
        deed: str = "",
        removal: str = "",
    ) -> None:
        super().__init__(title, "", parent)
        self.setObjectName("form_dialog")
        self._specs = tuple(fields)
        self.fields: dict[str, Field] = {}
        self._flags: dict[str, QCheckBox] = {}
        for spec in fields:
            self._add(spec)
        if removal:
            remove = Button(removal, ButtonKind.QUIET, self, icon_name="trash-2")
            remove.setObjectName("form_remove")
            remove.clicked.connect(self.remove_wanted)
            self.buttons.insertWidget(0, remove)
        cancel = self.add_button(Button(_("Cancel"), parent=self, keys="Esc"))
        cancel.clicked.connect(self.reject)
        self.save_button = self.add_button(
            Button(deed or _("Save"), ButtonKind.PRIMARY, self, keys="Ctrl+Enter")
        )
        self.save_button.setObjectName("form_save")
        self.save_button.clicked.connect(self.submit)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self.submit)
        first = next(iter(self.fields.values()), None)
        if first is not None:
            first.editor.setFocus()

    def _add(self, spec: FormField) -> None:
        if spec.is_flag:
            tick = QCheckBox(spec.label, self)
            tick.setChecked(bool(spec.value))
            tick.setObjectName(f"form_{spec.key}")
            self._flags[spec.key] = tick
            self.body.addWidget(tick)
            return
        field = Field(spec.label, self._editor(spec), self, help_text=spec.help_text)
        field.editor.setObjectName(f"form_{spec.key}")
        self.fields[spec.key] = field
        self.body.addWidget(field)

    def _editor(self, spec: FormField) -> QWidget:
        if spec.choices:
            box = QComboBox(self)
            for value, text in spec.choices:
                box.addItem(text, value)
            box.setCurrentIndex(max(0, box.findData(spec.value)))
            return box
        edit = QLineEdit(spec.value, self)
        edit.returnPressed.connect(self.focusNextChild)
        if spec.suggestions:
            completer = QCompleter(list(spec.suggestions), edit)
            completer.setCaseSensitivity(completer.caseSensitivity().CaseInsensitive)
            completer.setFilterMode(completer.filterMode().MatchContains)
            dress_popup(completer)
            edit.setCompleter(completer)
        return edit

    @property
    def values(self) -> Mapping[str, str]:
        """What stands in the form now."""
        found: dict[str, str] = {}
        for key, field in self.fields.items():
            editor = field.editor
            found[key] = str(editor.currentData()) if isinstance(editor, QComboBox) else field.text()
        return found | {key: "yes" if tick.isChecked() else "" for key, tick in self._flags.items()}

    def submit(self) -> None:
        """Hand the values on."""
        for field in self.fields.values():
            field.set_error("")
        self.submitted.emit(self.values)

    def show_error(self, error: CodedError) -> None:
        """Say why it was not saved, under the field that it is about, else under the last one."""
        key = next((spec.key for spec in self._specs if error.code in spec.codes), "")
        self.show_text(key or list(self.fields)[-1], sentence(error))

    def show_text(self, key: str, text: str) -> None:
        """Show an error under one field and go there."""
        self.fields[key].set_error(text)
        self.fields[key].editor.setFocus()
