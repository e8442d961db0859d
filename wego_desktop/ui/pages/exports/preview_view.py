"""The top of the file as it will be: title, facts, the first rows; or why there is nothing to show."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from wego_desktop.domain.enums import SheetKind
from wego_desktop.errors import CodedError
from wego_desktop.i18n import _, ngettext
from wego_desktop.messages import sentence
from wego_desktop.services.export_service import Preview
from wego_desktop.ui.pages.exports.preview_model import PreviewModel
from wego_desktop.ui.shell.page_services import PageServices
from wego_desktop.ui.widgets.button import Button
from wego_desktop.ui.widgets.containers import Card
from wego_desktop.ui.widgets.delegates import PillDelegate, TextDelegate
from wego_desktop.ui.widgets.labels import ElidedLabel, Line
from wego_desktop.ui.widgets.notices import EmptyState
from wego_desktop.ui.widgets.table import DataTable

_WIDEST_PX, _NARROWEST_PX = 260, 76
_SLACK_PX = 12
"""Figures of equal width take more room than the text font that hints measure."""


class PreviewView(Card):
    """A card with the sheet's title block and rows; offers a way to begin when there are none."""

    def __init__(self, services: PageServices, parent: QWidget | None = None) -> None:
        super().__init__(_("First rows"), parent, padding=0)
        self._services = services
        self._stack = QStackedWidget(self)
        self.body.addWidget(self._stack, 1)
        self._stack.addWidget(self._make_filled())
        self.empty = EmptyState("file-spreadsheet", "", "", [], self._stack)
        self.begin = Button("", parent=self.empty)
        self.begin.setObjectName("begin_button")
        self._begin_page = ""
        self.begin.clicked.connect(lambda: services.open_page(self._begin_page, None))
        self._stack.addWidget(self.empty)
        layout = self.empty.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.insertWidget(layout.count() - 1, self.begin, 0, Qt.AlignmentFlag.AlignHCenter)

    def _make_filled(self) -> QWidget:
        filled = QWidget(self)
        column = QVBoxLayout(filled)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head = QVBoxLayout()
        head.setContentsMargins(16, 10, 16, 10)
        head.setSpacing(2)
        self.title_line = ElidedLabel("", "heading", filled)
        self.facts_line = ElidedLabel("", "second", filled)
        head.addWidget(self.title_line)
        head.addWidget(self.facts_line)
        column.addLayout(head)
        column.addWidget(Line("h", filled))
        self.table = DataTable(filled, has_ticks=False)
        self.table.setObjectName("export_preview")
        self.table.setAccessibleName(_("First rows"))
        self.model = PreviewModel(self.table)
        self.table.setModel(self.model)
        column.addWidget(self.table, 1)
        return filled

    def show_preview(self, kind: SheetKind, preview: Preview | None) -> None:
        """Show the rows, or how to begin when there are none."""
        self.model.set_preview(preview)
        if preview is None or not preview.rows:
            self.note_label.setText("")
            self._show_empty(kind)
            return
        self.title_line.setText(preview.title)
        self.facts_line.setText(preview.facts)
        shown, total = len(preview.rows), preview.total
        text = ngettext("{total} row", "{total} rows", total)
        if shown < total:
            text = _("{shown} of {total} rows")
        self.note_label.setText(text.format(shown=shown, total=total))
        self._fit_columns()
        self._stack.setCurrentIndex(0)

    def show_refusal(self, error: CodedError) -> None:
        """Say why nothing can be shown."""
        self.model.set_preview(None)
        self.note_label.setText("")
        self.empty.set_texts(_("Nothing to show"), sentence(error))
        self.begin.hide()
        self._stack.setCurrentIndex(1)

    def _fit_columns(self) -> None:
        header = self.table.horizontalHeader()
        for column in range(self.model.columnCount()):
            if self.model.is_status(column):
                delegate: TextDelegate = PillDelegate(self.table)
            else:
                delegate = TextDelegate(self.table, weight=500 if self.model.is_bold(column) else 400)
            self.table.setItemDelegateForColumn(column, delegate)
            wanted = max(self.table.sizeHintForColumn(column), header.sectionSizeHint(column)) + _SLACK_PX
            self.table.setColumnWidth(column, min(max(wanted, _NARROWEST_PX), _WIDEST_PX))

    def _show_empty(self, kind: SheetKind) -> None:
        title, text, page_id, action = _EMPTY[kind]()
        self.empty.set_texts(title, text)
        self._begin_page = page_id
        self.begin.set_text(action)
        self.begin.setVisible(self._services.has_page(page_id))
        self._stack.setCurrentIndex(1)


def _no_people() -> tuple[str, str, str, str]:
    return (
        _("No one is registered for this event"),
        _("The sheet fills as soon as people are registered or a list is imported."),
        "import",
        _("Import Excel"),
    )


def _no_sessions() -> tuple[str, str, str, str]:
    return (
        _("No sessions yet"),
        _("The sheet fills as soon as the programme has sessions."),
        "programme",
        _("Open the programme"),
    )


def _no_members() -> tuple[str, str, str, str]:
    return (
        _("No network has members yet"),
        _("The sheet fills as soon as cities belong to AFSCN, LASCN or another network."),
        "network_afscn",
        _("Open AFSCN"),
    )


def _no_organisations() -> tuple[str, str, str, str]:
    return (
        _("No organisations yet"),
        _("The sheet fills as soon as organisations are on file."),
        "organisations",
        _("Open Organisations"),
    )


_EMPTY = {
    SheetKind.ATTENDEES: _no_people,
    SheetKind.SESSIONS: _no_sessions,
    SheetKind.NETWORK: _no_members,
    SheetKind.SIGN_IN: _no_people,
    SheetKind.PUBLISHED_LIST: _no_people,
    SheetKind.MEMBERS: _no_organisations,
}
