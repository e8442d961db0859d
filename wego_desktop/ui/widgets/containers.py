"""Card, action bar under a list, and the right panel."""

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from wego_desktop.i18n import _, ngettext
from wego_desktop.ui.theme.theme import theme
from wego_desktop.ui.widgets.button import Button, ButtonKind
from wego_desktop.ui.widgets.labels import Label, Line

OVERLAY_BELOW_PX = 1360


class Card(QWidget):
    """A surface with a 1 px border and 8 px corners; `title` with a note and actions above, if given."""

    def __init__(self, title: str = "", parent: QWidget | None = None, *, padding: int = 16) -> None:
        super().__init__(parent)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 1, 1, 1)
        outer.setSpacing(0)
        self.title_label = Label(title, "strong", self)
        self.note_label = Label("", "small", self)
        self.action_row = QHBoxLayout()
        self.action_row.setSpacing(8)
        self._head = QWidget(self)
        head = QHBoxLayout(self._head)
        head.setContentsMargins(16, 0, 10, 0)
        head.setSpacing(8)
        head.addWidget(self.title_label)
        head.addWidget(self.note_label)
        head.addStretch(1)
        head.addLayout(self.action_row)
        self._head.setFixedHeight(40)
        self._head.setVisible(bool(title))
        outer.addWidget(self._head)
        self._line = Line("h", self)
        self._line.setVisible(bool(title))
        outer.addWidget(self._line)
        self.body = QVBoxLayout()
        self.body.setContentsMargins(padding, padding, padding, padding)
        self.body.setSpacing(8)
        outer.addLayout(self.body, 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme().color("border"), 1))
        painter.setBrush(theme().color("surface"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)


class ActionBar(QWidget):
    """Comes up under a list when rows are ticked: count, up to four actions, more, Clear (Esc)."""

    cleared = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(52)
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 0, 20, 0)
        row.setSpacing(8)
        self._count = Label("", "accent", self)
        row.addWidget(self._count)
        row.addSpacing(8)
        self._actions = QHBoxLayout()
        self._actions.setSpacing(8)
        row.addLayout(self._actions)
        row.addStretch(1)
        self._clear = Button(_("Clear"), ButtonKind.QUIET, self, keys="Esc")
        self._clear.clicked.connect(self.cleared)
        row.addWidget(self._clear)
        self.hide()

    def add_action(self, button: Button) -> None:
        """Add an action for all ticked rows."""
        self._actions.addWidget(button)
        # Tab goes along the bar: Clear comes last although it was made first.
        QWidget.setTabOrder(button, self._clear)

    def set_count(self, count: int) -> None:
        """Show how many rows are ticked; none hides the bar."""
        self._count.setText(ngettext("{count} selected", "{count} selected", count).format(count=count))
        self.setVisible(count > 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme().color("selected"))
        painter.fillRect(0, 0, self.width(), 1, theme().color("border"))


class RightPanel(QWidget):
    """The detail at the right of a list: in the row of its host, over it when the window is narrow.

    `host` is the widget that holds list and panel; `body` is filled by the page. Esc closes; `closed` lets
    the page give the focus back to its list.
    """

    closed = Signal()

    def __init__(self, host: QWidget, *, width: int = 376) -> None:
        super().__init__(host)
        self._host = host
        self._width = width
        self.setFixedWidth(width)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(Line("v", self))
        self.body = QVBoxLayout()
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(0)
        outer.addLayout(self.body, 1)
        host.installEventFilter(self)
        self.hide()

    @property
    def is_overlay(self) -> bool:
        """Whether the panel lies over the list, because the window is below 1360 wide."""
        return self._host.window().width() < OVERLAY_BELOW_PX

    def open(self) -> None:
        """Show the panel."""
        self._arrange()
        self.show()
        self.raise_()

    def close_panel(self) -> None:
        """Hide the panel and tell the page."""
        if self.isVisible():
            self.hide()
            self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_panel()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and not self.isHidden():
            self._arrange()
        return super().eventFilter(watched, event)

    def _arrange(self) -> None:
        layout = self._host.layout()
        is_inside = layout is not None and layout.indexOf(self) >= 0
        if layout is not None and self.is_overlay and is_inside:
            layout.removeWidget(self)
        elif layout is not None and not self.is_overlay and not is_inside:
            layout.addWidget(self)
        if self.is_overlay or layout is None:
            self.setGeometry(self._host.width() - self._width, 0, self._width, self._host.height())
            self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        QPainter(self).fillRect(self.rect(), theme().color("surface"))
