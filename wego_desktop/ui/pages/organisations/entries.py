"""A section of the panel: a heading with Add, and lines that open on Enter or a click."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from wego_desktop.i18n import _
from wego_desktop.ui.theme.fonts import ui_font
from wego_desktop.ui.theme.theme import theme
from wego_desktop.ui.widgets.button import Button, ButtonKind, ButtonSize
from wego_desktop.ui.widgets.enter_key import pressed_by_enter
from wego_desktop.ui.widgets.focus_ring import attach_focus_ring
from wego_desktop.ui.widgets.labels import Label

_ONE_LINE, _TWO_LINES, _PAD = 32, 48, 8


@dataclass(frozen=True, slots=True)
class Entry:
    """One line: what it says, a smaller second text, and what opening it does (None: nothing)."""

    text: str
    detail: str = ""
    run: Callable[[], None] | None = None


class EntryLine(QAbstractButton):
    """An entry; long texts are cut and stand whole in the tooltip."""

    def __init__(self, entry: Entry, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entry = entry
        self.setAccessibleName(" · ".join(part for part in (entry.text, entry.detail) if part))
        self.setToolTip(self.accessibleName())
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        if entry.run is None:
            self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        else:
            self.setAttribute(Qt.WidgetAttribute.WA_Hover)
            self.setCursor(Qt.CursorShape.PointingHandCursor)
            self.clicked.connect(entry.run)
            attach_focus_ring(self)

    def sizeHint(self) -> QSize:
        return QSize(200, _TWO_LINES if self._entry.detail else _ONE_LINE)

    def minimumSizeHint(self) -> QSize:
        return QSize(60, self.sizeHint().height())

    def keyPressEvent(self, e: QKeyEvent) -> None:
        if not pressed_by_enter(self, e):
            super().keyPressEvent(e)

    def paintEvent(self, e: QPaintEvent) -> None:
        del e
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._entry.run is not None and self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme().color("hover"))
            painter.drawRoundedRect(QRectF(self.rect()), 6, 6)
        lines = [(self._entry.text, "text", 13, 500)]
        if self._entry.detail:
            lines.append((self._entry.detail, "text-2", 12, 400))
        height = (self.height() - 8) / len(lines)
        for place, (text, token, px, weight) in enumerate(lines):
            font = ui_font(px, weight)
            rect = QRectF(_PAD, 4 + place * height, self.width() - 2 * _PAD, height)
            painter.setFont(font)
            painter.setPen(theme().color(token))
            shown = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
            painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter, shown)


class Section(QWidget):
    """A heading with its entries; `add` (if given) is what the button beside the heading does."""

    def __init__(
        self, title: str, parent: QWidget | None = None, *, add: Callable[[], None] | None = None
    ) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 4)
        column.setSpacing(2)
        head = QHBoxLayout()
        head.setContentsMargins(_PAD, 0, 0, 0)
        head.addWidget(Label(title, "heading", self), 1)
        if add is not None:
            button = Button(
                kind=ButtonKind.QUIET,
                parent=self,
                icon_name="plus",
                size=ButtonSize.SMALL,
                accessible_name=_("Add: {section}").format(section=title),
            )
            button.setToolTip(_("Add"))
            button.clicked.connect(add)
            head.addWidget(button)
        column.addLayout(head)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(0)
        column.addLayout(self._lines)

    def show_entries(self, entries: Sequence[Entry], nothing: str = "") -> None:
        """Show these, or the text `nothing` when there are none."""
        while (item := self._lines.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for entry in entries:
            self._lines.addWidget(EntryLine(entry, self))
        if not entries and nothing:
            label = Label(nothing, "second", self)
            label.setContentsMargins(_PAD, 4, _PAD, 4)
            label.setWordWrap(True)
            self._lines.addWidget(label)
