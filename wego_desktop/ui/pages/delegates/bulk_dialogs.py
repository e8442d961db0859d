"""The dialogs before many delegates are changed."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from wego_desktop.i18n import _
from wego_desktop.ui.dialogs.dialog import BaseDialog
from wego_desktop.ui.widgets.button import Button, ButtonKind
from wego_desktop.ui.widgets.field import Field, dress_popup

Find = Callable[[str, Callable[[Sequence[str]], None]], None]


class BulkDialog(BaseDialog):
    """How many change and how many stay, with the reason where one belongs to it; `agreed(reason)`."""

    agreed = Signal(str)

    def __init__(
        self, question: str, consequence: str, deed: str, parent: QWidget, *, has_reason: bool = False
    ) -> None:
        super().__init__(question, consequence, parent)
        self.setObjectName("bulk_dialog")
        self.reason = Field(_("Reason, if there is one"), QLineEdit(self), self)
        self.reason.line_edit.setMaxLength(500)
        self.reason.setVisible(has_reason)
        self.body.addWidget(self.reason)
        cancel = self.add_button(Button(_("Cancel"), parent=self, keys="Esc"))
        cancel.clicked.connect(self.reject)
        do = self.add_button(Button(deed, ButtonKind.PRIMARY, self, keys="Ctrl+Enter"))
        do.setObjectName("deed_button")
        do.clicked.connect(self.agree)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self.agree)
        (self.reason.line_edit if has_reason else cancel).setFocus()

    def agree(self) -> None:
        """Do it."""
        self.accept()
        self.agreed.emit(self.reason.text())


class NothingDialog(BaseDialog):
    """Says why nothing would change."""

    def __init__(self, text: str, parent: QWidget) -> None:
        super().__init__(_("Nothing to change"), text, parent)
        self.setObjectName("nothing_dialog")
        close = self.add_button(Button(_("Close"), parent=self, keys="Esc"))
        close.clicked.connect(self.reject)
        close.setFocus()


class TextDialog(BaseDialog):
    """Asks for one text, with suggestions from `known` or by `find`; `given(text)`."""

    given = Signal(str)

    def __init__(
        self,
        question: str,
        label: str,
        deed: str,
        parent: QWidget,
        *,
        known: Sequence[str] = (),
        find: Find | None = None,
    ) -> None:
        super().__init__(question, "", parent)
        self.setObjectName("text_dialog")
        self.may_be_empty = False
        self._find = find
        self._model = QStringListModel(list(known), self)
        self.field = Field(label, QLineEdit(self), self)
        edit = self.field.line_edit
        completer = QCompleter(self._model, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        if find is not None:
            completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
            edit.textEdited.connect(self._suggest)
        edit.setCompleter(completer)
        dress_popup(completer)
        self.body.addWidget(self.field)
        cancel = self.add_button(Button(_("Cancel"), parent=self, keys="Esc"))
        cancel.clicked.connect(self.reject)
        do = self.add_button(Button(deed, ButtonKind.PRIMARY, self, keys="Ctrl+Enter"))
        do.setObjectName("deed_button")
        do.clicked.connect(self._give)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self._give)
        edit.returnPressed.connect(self._give)
        edit.setFocus()

    def _suggest(self, text: str) -> None:
        assert self._find is not None
        self._find(text, self._show)

    def _show(self, names: Sequence[str]) -> None:
        from shiboken6 import isValid

        if isValid(self):
            self._model.setStringList(list(names))
            self.field.line_edit.completer().complete()

    def _give(self) -> None:
        text = self.field.text()
        if not text and not self.may_be_empty:
            self.field.set_error(_("Type it here"))
            return
        self.accept()
        self.given.emit(text)
