"""The dialogs that stop work: a question with its consequence, and the one-line reason."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from wego_desktop.i18n import _
from wego_desktop.ui.dialogs.scrim import darken_behind
from wego_desktop.ui.widgets.button import Button, ButtonKind
from wego_desktop.ui.widgets.field import Field
from wego_desktop.ui.widgets.labels import Label


class BaseDialog(QDialog):
    """Title as a question, text, `body`, and a row of buttons; show it with `open()`, never `exec()`.

    Deletes itself when closed. Esc is the safe choice.
    """

    def __init__(
        self, title: str, text: str = "", parent: QWidget | None = None, *, width: int = 460
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self.setFixedWidth(width)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(8)
        self.title_label = Label(title, "panel-title", self)
        self.title_label.setWordWrap(True)
        column.addWidget(self.title_label)
        self.text_label = Label(text, "second", self)
        self.text_label.setWordWrap(True)
        self.text_label.setVisible(bool(text))
        column.addWidget(self.text_label)
        self.body = QVBoxLayout()
        self.body.setSpacing(12)
        column.addLayout(self.body)
        column.addSpacing(10)
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(8)
        self.buttons.addStretch(1)
        column.addLayout(self.buttons)

    def add_button(self, button: Button) -> Button:
        """Add a button at the right end."""
        self.buttons.addWidget(button)
        return button

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous():
            darken_behind(self)


class ConfirmDialog(BaseDialog):
    """Asks before something grave: `safe` has Esc, `deed` has Ctrl+Enter and names itself ("Delete 3").

    Enter alone never does the deed. `confirmed` is emitted after the dialog has closed.
    """

    confirmed = Signal()

    def __init__(
        self,
        question: str,
        consequence: str,
        deed: str,
        parent: QWidget | None = None,
        *,
        safe: str = "",
        is_destructive: bool = True,
    ) -> None:
        super().__init__(question, consequence, parent)
        self.setObjectName("confirm_dialog")
        keep = self.add_button(Button(safe or _("Keep"), parent=self, keys="Esc"))
        keep.setObjectName("safe_button")
        keep.clicked.connect(self.reject)
        kind = ButtonKind.DANGER if is_destructive else ButtonKind.PRIMARY
        do = self.add_button(Button(deed, kind, self, keys="Ctrl+Enter"))
        do.setObjectName("deed_button")
        do.clicked.connect(self.accept)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self.accept)
        self.accepted.connect(self.confirmed)
        keep.setFocus()


class ReasonDialog(BaseDialog):
    """Asks for a reason of one line; `given(reason)` is emitted when it was typed and confirmed."""

    given = Signal(str)

    def __init__(self, question: str, consequence: str, deed: str, parent: QWidget | None = None) -> None:
        super().__init__(question, consequence, parent)
        self.setObjectName("reason_dialog")
        editor = QLineEdit(self)
        editor.setObjectName("reason_edit")
        editor.setMaxLength(200)
        self.field = Field(_("Reason"), editor, self)
        self.body.addWidget(self.field)
        cancel = self.add_button(Button(_("Cancel"), parent=self, keys="Esc"))
        cancel.clicked.connect(self.reject)
        do = self.add_button(Button(deed, ButtonKind.PRIMARY, self, keys="Ctrl+Enter"))
        do.setObjectName("deed_button")
        do.clicked.connect(self._give)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self._give)
        editor.returnPressed.connect(self._give)
        editor.setFocus()

    def _give(self) -> None:
        reason = self.field.text()
        if not reason:
            self.field.set_error(_("Write in a few words why"))
            return
        self.accept()
        self.given.emit(reason)
