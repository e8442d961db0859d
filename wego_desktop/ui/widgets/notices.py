"""Banner in the page, toasts at the bottom left, empty states."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGraphicsDropShadowEffect, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from wego_desktop.i18n import _
from wego_desktop.ui.theme.theme import theme
from wego_desktop.ui.widgets.button import Button, ButtonKind, ButtonSize
from wego_desktop.ui.widgets.icon import IconLabel
from wego_desktop.ui.widgets.labels import Label
from wego_desktop.ui.widgets.marks import Tone, tone_line, tone_text, tone_tint

TOAST_MS = 6000
_MOST = 2
_TEXT_PX = 220
"""What is left for the text of a toast beside icon, Undo with its keys, and cross."""
_ICONS = {
    Tone.OK: "circle-check",
    Tone.INFO: "info",
    Tone.WARN: "triangle-alert",
    Tone.BAD: "circle-alert",
    Tone.NEUTRAL: "info",
    Tone.OUTLINE: "info",
}
_INKS = {Tone.OK: "ok-text", Tone.INFO: "accent-text", Tone.WARN: "warn-text", Tone.BAD: "bad-text"}


class Banner(QWidget):
    """Icon, sentence, one action; hidden until `show_message`, stays until `clear`."""

    acted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tone = Tone.INFO
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 8, 12, 8)
        row.setSpacing(10)
        self._icon = IconLabel("info", "accent-text", 18, self)
        self.text_label = Label("", "body", self)
        self.text_label.setWordWrap(True)
        self.action = Button("", parent=self)
        self.action.clicked.connect(self.acted)
        row.addWidget(self._icon)
        row.addWidget(self.text_label, 1)
        row.addWidget(self.action)
        self.setMinimumHeight(48)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.hide()

    def show_message(self, tone: Tone, text: str, action: str = "") -> None:
        """Show a sentence, with a button when an action is named."""
        self._tone = tone
        self._icon.set_icon(_ICONS[tone], _INKS.get(tone, "text-2"))
        self.text_label.setText(text)
        self._colour_text()
        self.action.set_text(action)
        self.action.setVisible(bool(action))
        self.setAccessibleName(text)
        self.show()

    def clear(self) -> None:
        """The cause is gone."""
        self.hide()

    def _colour_text(self) -> None:
        self.text_label.setStyleSheet(f"color: {tone_text(self._tone).name()};")

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.PaletteChange:
            self._colour_text()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line = tone_line(self._tone)
        painter.setPen(QPen(line, 1) if line is not None else Qt.PenStyle.NoPen)
        painter.setBrush(tone_tint(self._tone))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)


@dataclass(frozen=True, slots=True)
class ToastAction:
    """The one thing a toast offers: `Undo` with its keys, or `Retry`."""

    text: str
    run: Callable[[], None]
    keys: str = ""


class Toast(QWidget):
    """One message with icon, action and cross; goes after 6 s unless it tells an error."""

    closed = Signal()

    def __init__(
        self, tone: Tone, text: str, action: ToastAction | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(text)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 7, 8, 7)
        row.setSpacing(10)
        row.addWidget(IconLabel(_ICONS[tone], _INKS.get(tone, "text-2"), 18, self))
        label = Label(text, "medium", self)
        label.setWordWrap(label.sizeHint().width() > _TEXT_PX)
        row.addWidget(label, 1)
        self.action_button: Button | None = None
        if action is not None:
            kind = ButtonKind.QUIET if action.keys else ButtonKind.DEFAULT
            self.action_button = Button(action.text, kind, self, keys=action.keys, size=ButtonSize.SMALL)
            self.action_button.clicked.connect(lambda: self._act(action))
            row.addWidget(self.action_button)
        cross = Button(
            kind=ButtonKind.QUIET,
            parent=self,
            icon_name="x",
            size=ButtonSize.SMALL,
            accessible_name=_("Close"),
        )
        cross.clicked.connect(self.closed)
        row.addWidget(cross)
        self.setMinimumWidth(300)
        self.setMaximumWidth(460)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.closed)
        if tone is not Tone.BAD:
            self._timer.start(TOAST_MS)
        shadow = QGraphicsDropShadowEffect(self)
        shadow.setBlurRadius(20)
        shadow.setOffset(0, 6)
        shadow.setColor(QColor(0, 0, 0, 128 if theme().is_dark else 36))
        self.setGraphicsEffect(shadow)

    def _act(self, action: ToastAction) -> None:
        self.closed.emit()
        action.run()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme().color("border"), 1))
        painter.setBrush(theme().color("raised"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)


class ToastStack(QObject):
    """Shows at most two toasts at the bottom left of `host`, above status bar and action bar."""

    def __init__(self, host: QWidget) -> None:
        super().__init__(host)
        self._host = host
        self._toasts: list[Toast] = []
        self.left = 16
        self.bottom = 92
        host.installEventFilter(self)

    def set_left(self, left: int) -> None:
        """Where the toasts begin: right of the side bar."""
        self.left = left
        self._place()

    @property
    def toasts(self) -> list[Toast]:
        """The toasts on the screen, newest last."""
        return list(self._toasts)

    def show(self, tone: Tone, text: str, action: ToastAction | None = None) -> Toast:
        """Show a message; the oldest goes when there are more than two."""
        toast = Toast(tone, text, action, self._host)
        toast.closed.connect(lambda: self._remove(toast))
        self._toasts.append(toast)
        while len(self._toasts) > _MOST:
            self._remove(self._toasts[0])
        toast.show()
        self._place()
        return toast

    def show_undo(self, text: str, undo: Callable[[], None]) -> Toast:
        """Say what was done, with Undo (Ctrl+Z)."""
        return self.show(Tone.OK, text, ToastAction(_("Undo"), undo, "Ctrl+Z"))

    def clear(self) -> None:
        """Take all toasts away."""
        for toast in self.toasts:
            self._remove(toast)

    def _remove(self, toast: Toast) -> None:
        if toast in self._toasts:
            self._toasts.remove(toast)
            toast.hide()
            toast.deleteLater()
            self._place()

    def _place(self) -> None:
        y = self._host.height() - self.bottom
        for toast in reversed(self._toasts):
            toast.adjustSize()
            y -= toast.height()
            toast.move(self.left, y)
            toast.raise_()
            y -= 10

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)


class EmptyState(QWidget):
    """Icon 32, one line what belongs here, one line how to begin, one or two buttons."""

    def __init__(
        self,
        icon_name: str,
        title: str,
        text: str,
        buttons: list[Button] | None = None,
        parent: QWidget | None = None,
        *,
        has_edge: bool = False,
    ) -> None:
        super().__init__(parent)
        self._has_edge = has_edge
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(6)
        column.addStretch(1)
        column.addWidget(IconLabel(icon_name, "text-3", 32, self), 0, Qt.AlignmentFlag.AlignHCenter)
        self.title_label = Label(title, "heading", self)
        self.text_label = Label(text, "second", self)
        for label in (self.title_label, self.text_label):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            label.setWordWrap(True)
            column.addWidget(label)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        for button in buttons or []:
            button.setParent(self)
            row.addWidget(button)
        row.addStretch(1)
        column.addSpacing(8)
        column.addLayout(row)
        column.addStretch(1)

    def set_texts(self, title: str, text: str) -> None:
        """Say something else (an empty view, not an empty event)."""
        self.title_label.setText(title)
        self.text_label.setText(text)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        if self._has_edge:
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme().color("border-strong"), 1, Qt.PenStyle.DashLine))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
