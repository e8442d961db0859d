"""Fields: a label above, the input, help or error below; the scan field of the check-in desk."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QCompleter,
    QHBoxLayout,
    QLineEdit,
    QStyledItemDelegate,
    QVBoxLayout,
    QWidget,
)

from wego_desktop.ui.theme.icons import paint_icon
from wego_desktop.ui.theme.theme import theme
from wego_desktop.ui.widgets.icon import IconLabel
from wego_desktop.ui.widgets.key_caps import KeyCaps
from wego_desktop.ui.widgets.labels import Label


def set_state(widget: QWidget, state: str) -> None:
    """Give an input the state `error`, `guess` or none in the style sheet."""
    if widget.property("state") != state:
        widget.setProperty("state", state)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def dress_popup(completer: QCompleter) -> None:
    """Give the list of suggestions under a field the rows and the edge of a menu."""
    popup = completer.popup()
    if popup is None:
        return
    # The completer's own delegate draws rows as the system does, whatever the style sheet says.
    popup.setItemDelegate(QStyledItemDelegate(popup))
    popup.setProperty("surface", "popup")


class Field(QWidget):
    """Any input (line edit by default) with its label above and help or error below.

    An error does not stop leaving the field. `unit` stands inside at the right of a line edit.
    """

    def __init__(
        self,
        label: str,
        editor: QWidget | None = None,
        parent: QWidget | None = None,
        *,
        help_text: str = "",
        unit: str = "",
    ) -> None:
        super().__init__(parent)
        self.editor: QWidget = editor if editor is not None else QLineEdit(self)
        self._help = help_text
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        self.label = Label(label, "label", self)
        self.label.setBuddy(self.editor)
        layout.addWidget(self.label)
        layout.addWidget(self.editor)
        below = QHBoxLayout()
        below.setSpacing(5)
        self._icon = IconLabel("circle-alert", "bad-text", 14, self)
        self._below = Label(help_text, "small", self)
        self._below.setWordWrap(True)
        below.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        below.addWidget(self._below, 1)
        layout.addLayout(below)
        self.editor.setAccessibleName(label)
        if unit and isinstance(self.editor, QLineEdit):
            self._add_unit(self.editor, unit)
        self.set_error("")

    @property
    def line_edit(self) -> QLineEdit:
        """The line edit, where the input is one (a TypeError is a bug)."""
        if not isinstance(self.editor, QLineEdit):
            raise TypeError("this field holds another input")
        return self.editor

    def text(self) -> str:
        """What stands in the line edit, without spaces around it."""
        return self.line_edit.text().strip()

    def set_text(self, text: str) -> None:
        """Fill the line edit."""
        self.line_edit.setText(text)

    def set_error(self, text: str) -> None:
        """Show an error below with the red edge, or help again when `text` is empty."""
        set_state(self.editor, "error" if text else "")
        self._icon.setVisible(bool(text))
        self._below.setText(text or self._help)
        self._below.set_role("error" if text else "small")
        self._below.setVisible(bool(text or self._help))
        self.editor.setAccessibleDescription(text or self._help)

    @property
    def error(self) -> str:
        """The error shown now, or an empty text."""
        return self._below.text() if self.editor.property("state") == "error" else ""

    def _add_unit(self, editor: QLineEdit, unit: str) -> None:
        row = QHBoxLayout(editor)
        row.setContentsMargins(0, 0, 10, 0)
        row.addStretch(1)
        row.addWidget(Label(unit, "small", editor))
        editor.setTextMargins(0, 0, editor.fontMetrics().horizontalAdvance(unit) + 12, 0)


class SearchField(QLineEdit):
    """A line edit with a magnifier before and key caps behind; Esc clears it, Down asks for the list."""

    down_pressed = Signal()

    def __init__(
        self,
        placeholder: str,
        parent: QWidget | None = None,
        *,
        keys: str | tuple[str, ...] = (),
        icon_name: str = "search",
    ) -> None:
        super().__init__(parent)
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)
        self._icon_name = icon_name
        self._caps: KeyCaps | None = None
        right = 4
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 8, 0)
        row.addStretch(1)
        if keys:
            self._caps = KeyCaps(keys, self)
            row.addWidget(self._caps)
            right = self._caps.sizeHint().width() + 10
            self.textChanged.connect(self._on_text)
        self.setTextMargins(20, 0, right, 0)

    def _on_text(self, text: str) -> None:
        if self._caps is not None:
            self._caps.setVisible(not text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            return
        if event.key() == Qt.Key.Key_Down:
            self.down_pressed.emit()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        token = "text-3" if self.isEnabled() else "disabled"
        paint_icon(QPainter(self), QRectF(9, 0, 16, self.height()), self._icon_name, token, 16)


class ScanField(QWidget):
    """The 72 px field of the check-in desk: icon, text 26, edge 3 px. Esc clears it.

    `edge_token` gives the edge another colour (session doors take the colour of the session).
    """

    submitted = Signal(str)
    text_changed = Signal(str)
    key_pressed = Signal(int)

    def __init__(self, placeholder: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(72)
        self._edge_ink = "focus"
        self.edit = _ScanEdit(self)
        self.edit.setObjectName("scan_field")
        self.setFocusProxy(self.edit)
        row = QHBoxLayout(self)
        row.setContentsMargins(72, 0, 20, 0)
        row.addWidget(self.edit)
        self.set_placeholder(placeholder)
        self.edit.returnPressed.connect(lambda: self.submitted.emit(self.edit.text().strip()))
        self.edit.textChanged.connect(self.text_changed)
        self.edit.arrow_pressed.connect(self.key_pressed)

    def set_placeholder(self, text: str) -> None:
        """Say what the field takes now; it is the accessible name too."""
        self.edit.setPlaceholderText(text)
        self.edit.setAccessibleName(text)

    def set_edge(self, ink: str) -> None:
        """Give the edge the colour of a token; `focus` is the usual one."""
        self._edge_ink = ink
        self.update()

    def text(self) -> str:
        """What is typed."""
        return self.edit.text()

    def clear(self) -> None:
        """Empty the field."""
        self.edit.setText("")  # unlike clear(), leaves nothing for Ctrl+Z to bring back

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme().color(self._edge_ink), 3))
        painter.setBrush(theme().color("surface"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5), 12, 12)
        paint_icon(painter, QRectF(22, 0, 30, self.height()), "scan-line", "accent-text", 28)


class _ScanEdit(QLineEdit):
    arrow_pressed = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "scan")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.arrow_pressed.emit(int(event.key()))
            return
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            return
        super().keyPressEvent(event)
