"""Title, count and actions at the top of a page."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from wego_desktop.ui.widgets.labels import Label, Line


class PageHeader(QWidget):
    """56 px: title 20, count beside it, free space (`middle`), actions at the right."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page_header")
        self.setProperty("surface", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(56)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(24, 0, 20, 1)
        self._row.setSpacing(8)
        self.title_label = Label(title, "title", self)
        self.count_label = Label("", "count", self)
        self.lead = QHBoxLayout()
        self.middle = QHBoxLayout()
        self.middle.setSpacing(8)
        self.action_row = QHBoxLayout()
        self.action_row.setSpacing(8)
        self._row.addLayout(self.lead)
        self._row.addWidget(self.title_label)
        self._row.addWidget(self.count_label, 0, Qt.AlignmentFlag.AlignVCenter)
        self._row.addSpacing(16)
        self._row.addLayout(self.middle)
        self._row.addStretch(1)
        self._row.addLayout(self.action_row)
        # Not in a layout: controls of fixed height beside the title would pull the line up.
        self._line = Line("h", self)
        self.title_label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._line.setGeometry(0, self.height() - 1, self.width(), 1)

    def set_title(self, title: str) -> None:
        """Change the title."""
        self.title_label.setText(title)

    def set_count(self, text: str) -> None:
        """Show a figure or a short text beside the title."""
        self.count_label.setText(text)

    def add_action(self, widget: QWidget) -> None:
        """Add a button at the right; the primary one comes last."""
        self.action_row.addWidget(widget)
