"""Opening another workspace: one of the last ones, a file, or a server that several desks share."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFileDialog, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from wego_desktop.i18n import _
from wego_desktop.settings import workspaces_dir
from wego_desktop.ui.dialogs.dialog import BaseDialog
from wego_desktop.ui.widgets.button import Button, ButtonKind
from wego_desktop.ui.widgets.field import Field
from wego_desktop.ui.widgets.labels import Label

_ROLE = Qt.ItemDataRole.UserRole
_MOST = 6
FILE_FILTER = "WeGO (*.wego)"


class _RecentList(QListWidget):
    """The last workspaces; Enter opens."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentItem() is not None:
            self.itemActivated.emit(self.currentItem())
            return
        super().keyPressEvent(event)


class OpenDialog(BaseDialog):
    """`chosen(location)` carries a file path or a server address; the dialog is closed then."""

    chosen = Signal(str)

    def __init__(self, recent: Sequence[str], parent: QWidget | None = None) -> None:
        text = _("A .wego file of this computer, or the server that the desks of an event share.")
        super().__init__(_("Open a workspace"), text, parent, width=560)
        self.setObjectName("open_dialog")
        self.recent = _RecentList(self)
        self.recent.setObjectName("recent_list")
        self.recent.setAccessibleName(_("Last opened"))
        self._fill(recent)
        self.address = Field(
            _("Server address"),
            QLineEdit(self),
            self,
            help_text=_("As the person who runs the server gave it. Every desk uses the same one."),
        )
        self.address.line_edit.setObjectName("address_edit")
        self.address.line_edit.setPlaceholderText("postgresql://desk@192.168.1.10:5432/ga7")
        self.body.addWidget(self.address)
        self._add_buttons()
        self.address.line_edit.textChanged.connect(self._on_text)
        self._on_text("")
        if self.recent.count():
            self.recent.setCurrentRow(0)
            self.recent.setFocus()
        else:
            self._file_button.setFocus()

    def _fill(self, recent: Sequence[str]) -> None:
        for location in recent[:_MOST]:
            is_server = location.startswith("postgresql://")
            path = Path(location)
            name = location if is_server else f"{path.stem}   {path.parent}"
            item = QListWidgetItem(name)
            item.setData(_ROLE, location)
            item.setToolTip(location)
            if not is_server and not path.exists():
                item.setFlags(Qt.ItemFlag.NoItemFlags)
                item.setText(_("{name} (not there now)").format(name=name))
            self.recent.addItem(item)
        self.recent.setFixedHeight(32 * max(1, self.recent.count()) + 6)
        if self.recent.count():
            group = QVBoxLayout()
            group.setSpacing(4)
            group.addWidget(Label(_("Last opened"), "label", self))
            group.addWidget(self.recent)
            self.body.addLayout(group)
        else:
            self.recent.hide()
        self.recent.itemActivated.connect(lambda item: self._choose(item.data(_ROLE)))

    def _add_buttons(self) -> None:
        cancel = self.add_button(Button(_("Cancel"), parent=self, keys="Esc"))
        cancel.clicked.connect(self.reject)
        self._file_button = self.add_button(Button(_("Choose a file"), parent=self, icon_name="folder-open"))
        self._file_button.setObjectName("choose_file_button")
        self._file_button.clicked.connect(self._choose_file)
        self.connect_button = self.add_button(Button(_("Join"), ButtonKind.PRIMARY, self))
        self.connect_button.setObjectName("join_button")
        self.connect_button.clicked.connect(lambda: self._choose(self.address.text()))

    def _on_text(self, text: str) -> None:
        self.connect_button.setEnabled(bool(text.strip()))
        self.connect_button.setDefault(bool(text.strip()))

    def _choose_file(self) -> None:
        chosen, _filter = QFileDialog.getOpenFileName(self, _("Open"), str(workspaces_dir()), FILE_FILTER)
        if chosen:
            self._choose(chosen)

    def _choose(self, location: str) -> None:
        self.accept()
        self.chosen.emit(location)
