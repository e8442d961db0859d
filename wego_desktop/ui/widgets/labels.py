"""Text in the roles of the design, elided text, and thin lines."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget

from wego_desktop.ui.theme.fonts import make_tabular

_FIGURES = frozenset({"figure", "figure-small", "count"})


class Label(QLabel):
    """Plain text in a type role of the style sheet (`title`, `heading`, `strong`, `second`, `small` …)."""

    def __init__(self, text: str = "", role: str = "body", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role)
        if role in _FIGURES:
            font = self.font()
            make_tabular(font)
            self.setFont(font)

    def set_role(self, role: str) -> None:
        """Change the type role."""
        self.setProperty("role", role)
        self.style().unpolish(self)
        self.style().polish(self)


class ElidedLabel(Label):
    """One line cut with an ellipsis (`middle` for organisations); the tooltip holds the whole text."""

    def __init__(
        self, text: str = "", role: str = "body", parent: QWidget | None = None, *, middle: bool = False
    ) -> None:
        super().__init__(text, role, parent)
        self._mode = Qt.TextElideMode.ElideMiddle if middle else Qt.TextElideMode.ElideRight
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def minimumSizeHint(self) -> QSize:
        return QSize(24, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        rect = self.contentsRect()
        shown = self.fontMetrics().elidedText(self.text(), self._mode, rect.width())
        self.setToolTip(self.text() if shown != self.text() else "")
        painter.drawText(rect, int(self.alignment() | Qt.AlignmentFlag.AlignVCenter), shown)


class Line(QFrame):
    """A separating line of one pixel: `h` across or `v` down."""

    def __init__(self, direction: str = "h", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("line", direction)
        if direction == "h":
            self.setFixedHeight(1)
        else:
            self.setFixedWidth(1)
