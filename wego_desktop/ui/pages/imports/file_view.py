"""The first step: choose a file or drop it."""

from pathlib import Path
from zoneinfo import ZoneInfo

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from wego_desktop.i18n import _
from wego_desktop.ui.pages.imports.earlier import EarlierImports
from wego_desktop.ui.widgets.button import Button, ButtonKind
from wego_desktop.ui.widgets.marks import Tone
from wego_desktop.ui.widgets.notices import Banner, EmptyState

_KINDS = "*.xlsx *.xlsm *.xlsb *.xls *.ods *.csv *.tsv *.txt *.vcf"


class FileView(QWidget):
    """Says what can be imported: `chosen(path)` when a file was picked, `pasted(text)` for pasted rows.

    `banner` tells what was wrong; below are the imports done earlier.
    """

    chosen = Signal(object)
    pasted = Signal(str)

    def __init__(self, zone: ZoneInfo, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 24)
        column.setSpacing(16)
        self.banner = Banner(self)
        column.addWidget(self.banner)
        self.button = Button(_("Choose a file"), ButtonKind.PRIMARY, icon_name="folder-open", keys="Ctrl+O")
        self.button.setObjectName("choose_file")
        self.button.clicked.connect(self.ask)
        self.paste_button = Button(_("Paste rows"), icon_name="copy", keys="Ctrl+V")
        self.paste_button.setObjectName("paste_rows")
        self.paste_button.clicked.connect(self.paste)
        self.empty = EmptyState(
            "file-spreadsheet",
            _("Drop a list of delegates here"),
            _("Excel, OpenDocument, CSV in any encoding or vCard. Nothing is written until you say so."),
            [self.button, self.paste_button],
            self,
            has_edge=True,
        )
        column.addWidget(self.empty, 1)
        self.earlier = EarlierImports(zone, self)
        column.addWidget(self.earlier, 1)
        self._folder = ""

    def ask(self) -> None:
        """Open the system's file dialog."""
        title, kinds = _("Import delegates"), _("Lists ({kinds})").format(kinds=_KINDS)
        path, _kind = QFileDialog.getOpenFileName(self, title, self._folder, kinds)
        if path:
            self._folder = str(Path(path).parent)
            self.chosen.emit(Path(path))

    def paste(self) -> None:
        """Take the rows from the clipboard, as a spreadsheet program puts them there."""
        text = QGuiApplication.clipboard().text()
        if text.strip():
            self.pasted.emit(text)
        else:
            self.banner.show_message(
                Tone.INFO, _("The clipboard holds no text. Copy the rows in the spreadsheet first.")
            )
