"""Asks for the passphrase of an encrypted workspace, or for the password of a server."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from wego_desktop.i18n import _
from wego_desktop.ui.dialogs.dialog import BaseDialog
from wego_desktop.ui.widgets.button import Button, ButtonKind
from wego_desktop.ui.widgets.field import Field


class PassphraseDialog(BaseDialog):
    """`given(passphrase, is_kept)` when one was typed; Esc leaves the workspace closed (`rejected`)."""

    given = Signal(str, bool)

    def __init__(self, place: str, parent: QWidget | None = None, *, error: str = "") -> None:
        super().__init__(_("Passphrase of the workspace"), place, parent)
        self.setObjectName("passphrase_dialog")
        editor = QLineEdit(self)
        editor.setObjectName("passphrase_edit")
        editor.setEchoMode(QLineEdit.EchoMode.Password)
        self.field = Field(_("Passphrase"), editor, self)
        self.body.addWidget(self.field)
        self.keep = QCheckBox(_("Keep it in the keychain of this computer"), self)
        self.body.addWidget(self.keep)
        cancel = self.add_button(Button(_("Cancel"), parent=self, keys="Esc"))
        cancel.clicked.connect(self.reject)
        do = self.add_button(Button(_("Open"), ButtonKind.PRIMARY, self, keys="Enter"))
        do.setObjectName("deed_button")
        do.setDefault(True)
        do.clicked.connect(self._give)
        if error:
            self.field.set_error(error)
        editor.setFocus()

    def _give(self) -> None:
        text = self.field.line_edit.text()
        if not text:
            self.field.set_error(_("Type the passphrase"))
            return
        self.accept()
        self.given.emit(text, self.keep.isChecked())
