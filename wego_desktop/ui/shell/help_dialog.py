"""F1: the keys of the screen and those that work everywhere."""

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from wego_desktop.i18n import _
from wego_desktop.ui.dialogs.dialog import BaseDialog
from wego_desktop.ui.shell.page import KeyHint
from wego_desktop.ui.widgets.button import Button
from wego_desktop.ui.widgets.key_caps import KeyCaps
from wego_desktop.ui.widgets.labels import Label


class HelpDialog(BaseDialog):
    """Two columns of keys: `here` of the current page (under its title), `everywhere` of the shell."""

    def __init__(
        self, page_title: str, here: list[KeyHint], everywhere: list[KeyHint], parent: QWidget | None = None
    ) -> None:
        super().__init__(_("Keys"), "", parent, width=720)
        self.setObjectName("help_dialog")
        row = QHBoxLayout()
        row.setSpacing(40)
        row.addLayout(self._column(page_title, here), 1)
        row.addLayout(self._column(_("Everywhere"), everywhere), 1)
        self.body.addLayout(row)
        close = self.add_button(Button(_("Close"), parent=self, keys="Esc"))
        close.clicked.connect(self.reject)
        close.setFocus()

    def _column(self, title: str, hints: list[KeyHint]) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(8)
        column.addWidget(Label(title, "strong", self))
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        for place, hint in enumerate(hints):
            grid.addWidget(KeyCaps(hint.keys, self), place, 0)
            grid.addWidget(Label(hint.text, "second", self), place, 1)
        column.addLayout(grid)
        column.addStretch(1)
        return column
