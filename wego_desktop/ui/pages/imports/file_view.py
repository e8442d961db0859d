"""The first step: choose a file or drop it."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from wego_desktop.i18n import _
from wego_desktop.ui.widgets.button import Button, ButtonKind
from wego_desktop.ui.widgets.notices import Banner, EmptyState

_KINDS = "*.xlsx *.xlsm *.xlsb *.xls *.ods *.csv *.tsv *.txt"


class FileView(QWidget):
    """Says what can be imported; `chosen(path)` when a file was picked. `banner` tells what was wrong."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 24)
        column.setSpacing(16)
        self.banner = Banner(self)
        column.addWidget(self.banner)
        self.button = Button(_("Choose a file"), ButtonKind.PRIMARY, icon_name="folder-open", keys="Ctrl+O")
        self.button.setObjectName("choose_file")
        self.button.clicked.connect(self.ask)
        self.empty = EmptyState(
            "file-spreadsheet",
            _("Drop a list of delegates here"),
            _("Excel, OpenDocument or CSV in any encoding. Nothing is written until you say so."),
            [self.button],
            self,
            has_edge=True,
        )
        column.addWidget(self.empty, 1)
        self._folder = ""

    def ask(self) -> None:
        """Open the system's file dialog."""
        title, kinds = _("Import delegates"), _("Lists ({kinds})").format(kinds=_KINDS)
        path, _kind = QFileDialog.getOpenFileName(self, title, self._folder, kinds)
        if path:
            self._folder = str(Path(path).parent)
            self.chosen.emit(Path(path))
