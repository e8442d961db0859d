"""The grid in which a group is typed or pasted from Excel, with what is wrong beside each line."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QColor, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from wego_desktop.i18n import _
from wego_desktop.messages import sentence
from wego_desktop.services.group_lines import GroupMember, read_group
from wego_desktop.services.group_service import GroupVerdict
from wego_desktop.ui.theme.theme import theme

_COLUMNS = ("name", "email", "position", "category")
_NOTE = len(_COLUMNS)
_EMPTY_ROWS = 8
_ROW_PX = 34
_CHECK_AFTER_MS = 300


class GroupGrid(QTableWidget):
    """`changed` a moment after something was typed, pasted or removed. Ctrl+V pastes, Del empties."""

    changed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(0, _NOTE + 1, parent)
        self.setObjectName("group_grid")
        self.setAccessibleName(_("People of the group"))
        self.setHorizontalHeaderLabels([_("Name"), _("Email"), _("Position"), _("Category"), _("To know")])
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        for column, width in enumerate((200, 180, 150, 140)):
            self.setColumnWidth(column, width)
        header.setSectionResizeMode(_NOTE, QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().setDefaultSectionSize(_ROW_PX)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        # Tab leaves the grid; within a cell it goes to the next one.
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setStyleSheet("QTableWidget::item { padding: 0 5px; }")
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_CHECK_AFTER_MS)
        self._timer.timeout.connect(self.changed)
        self._add_rows(_EMPTY_ROWS)
        self.cellChanged.connect(self._on_cell)
        self.setCurrentCell(0, 0)

    def _add_rows(self, count: int) -> None:
        self.blockSignals(True)
        for _row in range(count):
            at = self.rowCount()
            self.insertRow(at)
            for column in range(_NOTE + 1):
                item = QTableWidgetItem("")
                if column == _NOTE:
                    item.setFlags(Qt.ItemFlag.ItemIsEnabled)
                self.setItem(at, column, item)
        self.blockSignals(False)

    def _on_cell(self, row: int, column: int) -> None:
        if column == _NOTE:
            return
        if row == self.rowCount() - 1 and self._text(row, column):
            self._add_rows(1)
        self._timer.start()

    def _text(self, row: int, column: int) -> str:
        item = self.item(row, column)
        return item.text().strip() if item is not None else ""

    def filled_rows(self) -> list[int]:
        """The rows in which something stands."""
        return [row for row in range(self.rowCount()) if any(self._text(row, at) for at in range(_NOTE))]

    def members(self) -> list[GroupMember]:
        """Everybody in the grid, from top to bottom."""
        return [
            GroupMember(*(self._text(row, column) for column in range(_NOTE))) for row in self.filled_rows()
        ]

    def paste(self, text: str) -> None:
        """Write a pasted list from the current row on; headings in it are understood."""
        people = read_group(text)
        first = max(0, self.currentRow())
        self._add_rows(max(0, first + len(people) + 1 - self.rowCount()))
        self.blockSignals(True)
        for place, person in enumerate(people):
            for column, key in enumerate(_COLUMNS):
                item = self.item(first + place, column)
                if item is not None:
                    item.setText(getattr(person, key))
        self.blockSignals(False)
        self._timer.start()

    def show_verdicts(self, members: Sequence[GroupMember], verdicts: Sequence[GroupVerdict]) -> None:
        """Say of each line what is wrong or who it may be; nothing when the grid changed meanwhile."""
        rows = self.filled_rows()
        if list(members) != self.members():
            return
        self.blockSignals(True)
        for row in range(self.rowCount()):
            self._note(row, "", "text-2")
        for row, verdict in zip(rows, verdicts, strict=True):
            self._note(row, *_told(verdict))
        self.blockSignals(False)

    def _note(self, row: int, text: str, token: str) -> None:
        item = self.item(row, _NOTE)
        if item is not None:
            item.setText(text)
            item.setToolTip(text)
            item.setForeground(QColor(theme().color(token)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste(QGuiApplication.clipboard().text())
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            for item in self.selectedItems():
                if item.column() != _NOTE:
                    item.setText("")
        else:
            super().keyPressEvent(event)


def _told(verdict: GroupVerdict) -> tuple[str, str]:
    """Words and colour of a verdict."""
    if verdict.problem is not None:
        return sentence(verdict.problem), "bad-text"
    if verdict.known:
        names = ", ".join(person.number or person.name for person in verdict.known)
        return _("May be on file: {names}").format(names=names), "warn-text"
    if verdict.is_twice:
        return _("Stands in the list twice"), "warn-text"
    return "", "text-2"
