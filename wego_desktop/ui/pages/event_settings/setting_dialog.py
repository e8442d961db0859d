"""What the dialogs of an event's settings have in common: fields by name, Save, Remove, errors in place."""

from collections.abc import Mapping
from typing import ClassVar

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QWidget

from wego_desktop.errors import CodedError
from wego_desktop.i18n import _
from wego_desktop.messages import sentence
from wego_desktop.ui.dialogs.dialog import BaseDialog
from wego_desktop.ui.widgets.button import Button, ButtonKind
from wego_desktop.ui.widgets.field import Field


class SettingDialog(BaseDialog):
    """A form in a dialog; a subclass fills `fields` and says in `field_of_error` where an error belongs.

    `save_wanted()` on Save or Ctrl+Enter, `remove_wanted()` on Remove. The page closes it when all is saved.
    """

    save_wanted = Signal()
    remove_wanted = Signal()
    field_of_error: ClassVar[Mapping[str, str]] = {}

    def __init__(self, title: str, parent: QWidget | None, *, is_new: bool, width: int = 480) -> None:
        super().__init__(title, "", parent, width=width)
        self.fields: dict[str, Field] = {}
        if not is_new:
            remove = Button(_("Remove"), ButtonKind.QUIET, self, icon_name="trash-2")
            remove.setObjectName("remove_setting")
            remove.clicked.connect(self.remove_wanted)
            self.buttons.insertWidget(0, remove)
        cancel = self.add_button(Button(_("Cancel"), parent=self, keys="Esc"))
        cancel.clicked.connect(self.reject)
        text = _("Add") if is_new else _("Save")
        self.save_button = self.add_button(Button(text, ButtonKind.PRIMARY, self, keys="Ctrl+Enter"))
        self.save_button.setObjectName("save_setting")
        self.save_button.clicked.connect(self.save)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self.save)

    def save(self) -> None:
        """Ask for the form to be saved; errors come back by `show_error`."""
        for field in self.fields.values():
            field.set_error("")
        self.save_wanted.emit()

    def show_error(self, error: CodedError) -> None:
        """Say why it was not saved, at the field that it is about."""
        name = self.field_of_error.get(error.code, next(iter(self.fields)))
        field = self.fields[name]
        field.set_error(sentence(error))
        field.editor.setFocus()
        self.adjustSize()


def box_of(field: Field) -> QComboBox:
    """The choice in a field (a TypeError is a bug)."""
    if not isinstance(field.editor, QComboBox):
        raise TypeError("this field holds another input")
    return field.editor
