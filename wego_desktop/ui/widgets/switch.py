"""Segmented switch (2 to 5 choices) and on/off switch."""

import math

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from wego_desktop.ui.theme.fonts import ui_font
from wego_desktop.ui.theme.icons import paint_icon
from wego_desktop.ui.theme.theme import theme
from wego_desktop.ui.widgets.focus_ring import attach_focus_ring


class SegmentedSwitch(QWidget):
    """A row of choices of which one is raised; arrow keys move, `changed(key)` tells the choice.

    `choices` are (key, text), (key, text, icon name) or (key, text, icon name, short text); `height` 36
    normal, 28 inside cards. Where there is no room for all texts, only the chosen part keeps its long one.
    """

    changed = Signal(str)

    def __init__(
        self,
        choices: list[tuple[str, ...]],
        parent: QWidget | None = None,
        *,
        height: int = 36,
        name: str = "",
    ) -> None:
        super().__init__(parent)
        self._choices = list(choices)
        self._current = 0
        self._height = height
        self._font = ui_font(12 if height < 32 else 13, 500)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._name = name
        self._tell()
        attach_focus_ring(self, 8)

    def set_choices(self, choices: list[tuple[str, ...]]) -> None:
        """Offer other choices (for instance with new counts); the chosen key stays when it is still there."""
        key = self.current
        self._choices = list(choices)
        has_short = any(len(choice) > 3 for choice in choices)
        across = QSizePolicy.Policy.Maximum if has_short else QSizePolicy.Policy.Fixed
        self.setSizePolicy(across, QSizePolicy.Policy.Fixed)
        keys = [choice[0] for choice in choices]
        self._current = keys.index(key) if key in keys else 0
        self._tell()
        self.updateGeometry()
        self.update()

    @property
    def current(self) -> str:
        """The key of the chosen part; empty without choices."""
        return self._choices[self._current][0] if self._choices else ""

    def choose(self, key: str) -> None:
        """Choose a part by its key; emits `changed` when it is another."""
        keys = [choice[0] for choice in self._choices]
        place = keys.index(key)
        if place != self._current:
            self._current = place
            self._tell()
            self.updateGeometry()
            self.update()
            self.changed.emit(key)

    def _tell(self) -> None:
        text = self._choices[self._current][1] if self._choices else ""
        self.setAccessibleName(f"{self._name}: {text}" if self._name else text)

    def texts(self, *, is_short: bool | None = None) -> list[str]:
        """What stands on the parts; at the width of now unless `is_short` says."""
        if is_short is None:
            is_short = self.width() < self.sizeHint().width()
        return [
            choice[3] if is_short and len(choice) > 3 and place != self._current else choice[1]
            for place, choice in enumerate(self._choices)
        ]

    def _widths(self, *, is_short: bool | None = None) -> list[float]:
        metrics = QFontMetricsF(self._font)
        side = 10 if self._height < 32 else 15
        return [
            2 * side + metrics.horizontalAdvance(text) + (22 if len(choice) > 2 and choice[2] else 0)
            for choice, text in zip(self._choices, self.texts(is_short=is_short), strict=True)
        ]

    def _rects(self) -> list[QRectF]:
        x, result = 2.0, []
        for width in self._widths():
            result.append(QRectF(x, 2, width, self._height - 4))
            x += width
        return result

    def sizeHint(self) -> QSize:
        return QSize(math.ceil(sum(self._widths(is_short=False))) + 4, self._height)

    def minimumSizeHint(self) -> QSize:
        return QSize(math.ceil(sum(self._widths(is_short=True))) + 4, self._height)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            full = (choice[1] for choice in self._choices)
            found = (
                text
                for rect, text, shown in zip(self._rects(), full, self.texts(), strict=True)
                if rect.contains(event.pos()) and text != shown
            )
            self.setToolTip(next(found, ""))
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if step is None or not 0 <= self._current + step < len(self._choices):
            super().keyPressEvent(event)
            return
        self.choose(self._choices[self._current + step][0])

    def mousePressEvent(self, event: QMouseEvent) -> None:
        for rect, choice in zip(self._rects(), self._choices, strict=True):
            if rect.contains(event.position()):
                self.choose(choice[0])

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        color = theme().color
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color("sunken"))
        rects = self._rects()
        # With short texts there may be more room than the parts take.
        track = QRectF(0, 0, rects[-1].right() + 2 if rects else self.width(), self.height())
        painter.drawRoundedRect(track, 8, 8)
        parts = zip(rects, self._choices, self.texts(), strict=True)
        for place, (rect, choice, text) in enumerate(parts):
            is_current = place == self._current
            if is_current:
                painter.setPen(QPen(color("border"), 1))
                painter.setBrush(color("raised"))
                painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
            ink = color("text" if is_current else "text-2")
            text_rect = rect
            if len(choice) > 2 and choice[2]:
                paint_icon(painter, QRectF(rect.left() + 13, 0, 16, self._height), choice[2], ink, 16)
                text_rect = rect.adjusted(22, 0, 0, 0)
            painter.setPen(ink)
            painter.setFont(self._font)
            painter.drawText(text_rect, Qt.AlignmentFlag.AlignCenter, text)


class Switch(QAbstractButton):
    """On or off, acting at once."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setCheckable(True)
        self.setAccessibleName(name)
        self.setFixedSize(32, 18)
        attach_focus_ring(self, 9)

    def sizeHint(self) -> QSize:
        return QSize(32, 18)

    def paintEvent(self, e: QPaintEvent) -> None:
        del e
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        token = "accent" if self.isChecked() else "border-strong"
        painter.setBrush(theme().color(token if self.isEnabled() else "disabled"))
        painter.drawRoundedRect(QRectF(self.rect()), 9, 9)
        painter.setBrush(theme().color("on-accent"))
        painter.drawEllipse(QRectF(16 if self.isChecked() else 2, 2, 14, 14))
