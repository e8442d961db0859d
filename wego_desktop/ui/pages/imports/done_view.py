"""The third step: what came in, what stayed behind, and where to go from here."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wego_desktop.i18n import _, ngettext
from wego_desktop.services.import_service import ImportResult
from wego_desktop.ui.pages.imports.rows_view import save_text
from wego_desktop.ui.widgets.button import Button, ButtonKind
from wego_desktop.ui.widgets.marks import Tone
from wego_desktop.ui.widgets.notices import Banner, EmptyState


class DoneView(QWidget):
    """Says what the import did."""

    another_asked = Signal()
    save_asked = Signal()
    delegates_asked = Signal()

    def __init__(self, *, has_delegates: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 24)
        column.setSpacing(16)
        self.banner = Banner(self)
        column.addWidget(self.banner)
        self.delegates = Button(_("Show the delegates"), ButtonKind.PRIMARY, icon_name="users")
        self.save = Button("", icon_name="file-spreadsheet")
        self.another = Button(_("Import another file"), icon_name="folder-open")
        self.another.setObjectName("another_file")
        buttons = [self.delegates, self.save, self.another] if has_delegates else [self.save, self.another]
        self.empty = EmptyState("circle-check", "", "", buttons, self)
        column.addWidget(self.empty, 1)
        self.setFocusProxy(self.delegates if has_delegates else self.another)
        self.delegates.clicked.connect(self.delegates_asked)
        self.save.clicked.connect(self.save_asked)
        self.another.clicked.connect(self.another_asked)

    def show_result(self, title: str, result: ImportResult) -> None:
        """Show what a commit did."""
        self.banner.clear()
        parts = [
            (result.added, _("{count} added")),
            (result.updated, _("{count} updated")),
            (result.unchanged, _("{count} unchanged")),
            (result.skipped, _("{count} skipped")),
            (result.organisations, _("organisations: {count} new")),
            (result.admissions, _("seats in sessions: {count}")),
        ]
        text = ", ".join(words.format(count=count) for count, words in parts if count)
        left = len(result.left_behind)
        if left:
            stay = ngettext("{count} row stays behind.", "{count} rows stay behind.", left).format(count=left)
            text = f"{text}. {stay}" if text else stay
        self.empty.set_texts(title, text)
        self.save.setVisible(left > 0)
        self.save.set_text(save_text(left))

    def show_saved(self, text: str) -> None:
        """Say that the rows left behind are saved."""
        self.banner.show_message(Tone.OK, text)
