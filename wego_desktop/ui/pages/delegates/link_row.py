"""A value that leads to another delegate, or that is changed in a dialog instead of in place."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from wego_desktop.ui.pages.delegates.value_row import EditableRow
from wego_desktop.ui.widgets.direction import isolated


class AskRow(EditableRow):
    """A value that opens a dialog: `asked` on F2, Enter or a click."""

    asked = Signal()

    def __init__(self, label: str, parent: QWidget | None = None) -> None:
        super().__init__(label, parent)
        self.value_label.setCursor(Qt.CursorShape.PointingHandCursor)

    def start_edit(self) -> None:
        self.asked.emit()


class LinkRow(AskRow):
    """Somebody else's name: `opened(registration_id)` on Enter or a click."""

    opened = Signal(str)

    def __init__(self, label: str, parent: QWidget | None = None) -> None:
        super().__init__(label, parent)
        self._target = ""
        self.asked.connect(lambda: self.opened.emit(self._target))

    def set_target(self, registration_id: str, name: str, more: str) -> None:
        """Lead to somebody, shown by name and what else is to be said; the name keeps its own direction."""
        self._target = registration_id
        self.show_text(f"{isolated(name)}, {more}")
        self.value_label.set_role("link")
