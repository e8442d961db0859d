"""Filter chips and view tabs."""

import math
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from wego_desktop.i18n import _
from wego_desktop.ui.theme.fonts import ui_font
from wego_desktop.ui.theme.icons import paint_icon
from wego_desktop.ui.theme.theme import theme
from wego_desktop.ui.widgets.enter_key import pressed_by_enter
from wego_desktop.ui.widgets.focus_ring import attach_focus_ring


class FilterChip(QAbstractButton):
    """Name in grey, value in ink, cross. Backspace or the cross removes, Enter or a click opens."""

    removed = Signal()

    def __init__(self, name: str, value: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._value = value
        self.setAccessibleName(_("Filter {name}: {value}").format(name=name, value=value))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        attach_focus_ring(self)

    @property
    def text_line(self) -> str:
        """Name and value in one line, for menus."""
        return f"{self._name}  {self._value}"

    def set_value(self, value: str) -> None:
        """Show another value."""
        self._value = value
        self.setAccessibleName(_("Filter {name}: {value}").format(name=self._name, value=value))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        name = QFontMetricsF(ui_font()).horizontalAdvance(self._name)
        value = QFontMetricsF(ui_font(13, 500)).horizontalAdvance(self._value)
        return QSize(math.ceil(10 + name + 5 + value + 28), 28)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, e: QKeyEvent) -> None:
        if e.key() in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
            self.removed.emit()
        elif e.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(e)

    def mousePressEvent(self, e: QMouseEvent) -> None:
        if e.position().x() > self.width() - 26:
            self.removed.emit()
        else:
            super().mousePressEvent(e)

    def paintEvent(self, e: QPaintEvent) -> None:
        del e
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        color = theme().color
        painter.setPen(QPen(color("border"), 1))
        painter.setBrush(color("sunken" if self.underMouse() else "canvas"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        painter.setFont(ui_font())
        painter.setPen(color("text-3"))
        painter.drawText(
            QRectF(10, 0, self.width(), self.height()), Qt.AlignmentFlag.AlignVCenter, self._name
        )
        left = 10 + QFontMetricsF(ui_font()).horizontalAdvance(self._name) + 5
        painter.setFont(ui_font(13, 500))
        painter.setPen(color("text"))
        painter.drawText(
            QRectF(left, 0, self.width(), self.height()), Qt.AlignmentFlag.AlignVCenter, self._value
        )
        paint_icon(painter, QRectF(self.width() - 24, 0, 16, self.height()), "x", "text-2", 14)


class AddFilterButton(QAbstractButton):
    """The dashed button at the end of the chips that opens the choice of filters."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(text)
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        attach_focus_ring(self)

    def keyPressEvent(self, e: QKeyEvent) -> None:
        if not pressed_by_enter(self, e):
            super().keyPressEvent(e)

    def sizeHint(self) -> QSize:
        return QSize(math.ceil(QFontMetricsF(ui_font(13, 500)).horizontalAdvance(self.text())) + 42, 28)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, e: QPaintEvent) -> None:
        del e
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme().color("border-strong"), 1, Qt.PenStyle.DashLine))
        painter.setBrush(theme().color("hover") if self.underMouse() else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        paint_icon(painter, QRectF(9, 0, 16, self.height()), "list-filter", "text-2", 16)
        painter.setPen(theme().color("text-2"))
        painter.setFont(ui_font(13, 500))
        painter.drawText(
            QRectF(30, 0, self.width(), self.height()), Qt.AlignmentFlag.AlignVCenter, self.text()
        )


@dataclass(frozen=True, slots=True)
class ViewTab:
    """One tab: key, name, count beside it, and whether it has unsaved changes (a dot)."""

    key: str
    text: str
    count: int | None = None
    is_changed: bool = False


class ViewTabs(QWidget):
    """Tabs with counts and an underline, 40 high; arrow keys move, `changed(key)` tells the choice."""

    changed = Signal(str)

    def __init__(
        self, tabs: list[ViewTab], parent: QWidget | None = None, *, padding: int = 24, gap: int = 18
    ) -> None:
        super().__init__(parent)
        self._tabs = list(tabs)
        self._current = 0
        self._padding = padding
        self._gap = gap
        self.setFixedHeight(40)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMouseTracking(True)
        self._tell()

    def set_tabs(self, tabs: list[ViewTab]) -> None:
        """Show other tabs or counts; the chosen key stays when it is still there."""
        key = self.current
        self._tabs = list(tabs)
        keys = [tab.key for tab in tabs]
        self._current = keys.index(key) if key in keys else 0
        self._tell()
        self.updateGeometry()
        self.update()

    @property
    def tabs(self) -> list[ViewTab]:
        """The tabs as they stand."""
        return list(self._tabs)

    @property
    def current(self) -> str:
        """The key of the chosen tab; empty without tabs."""
        return self._tabs[self._current].key if self._tabs else ""

    def choose(self, key: str) -> None:
        """Choose a tab; emits `changed` when it is another."""
        place = [tab.key for tab in self._tabs].index(key)
        if place != self._current:
            self._current = place
            self._tell()
            self.update()
            self.changed.emit(key)

    def _tell(self) -> None:
        self.setAccessibleName(self._tabs[self._current].text if self._tabs else "")

    def _parts(self) -> list[tuple[ViewTab, QRectF, float]]:
        metrics, x, result = QFontMetricsF(ui_font(13, 500)), float(self._padding), []
        for tab in self._tabs:
            text = metrics.horizontalAdvance(tab.text)
            count = metrics.horizontalAdvance(f"{tab.count}") + 6 if tab.count is not None else 0
            width = text + count + (10 if tab.is_changed else 0)
            result.append((tab, QRectF(x, 0, width, self.height()), text))
            x += width + self._gap
        return result

    def sizeHint(self) -> QSize:
        parts = self._parts()
        return QSize(math.ceil(parts[-1][1].right()) + self._padding if parts else 40, 40)

    def minimumSizeHint(self) -> QSize:
        return QSize(80, 40)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if step is None or not 0 <= self._current + step < len(self._tabs):
            super().keyPressEvent(event)
            return
        self.choose(self._tabs[self._current + step].key)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        for tab, rect, _text in self._parts():
            if rect.adjusted(-6, 0, 6, 0).contains(event.position()):
                self.choose(tab.key)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        color = theme().color
        painter.fillRect(0, self.height() - 1, self.width(), 1, color("border"))
        for place, (tab, rect, text) in enumerate(self._parts()):
            is_current = place == self._current
            painter.setFont(ui_font(13, 500))
            painter.setPen(color("text" if is_current else "text-2"))
            painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter, tab.text)
            if tab.count is not None:
                painter.setPen(color("text-3"))
                painter.drawText(
                    rect.adjusted(text + 6, 0, 8, 0), Qt.AlignmentFlag.AlignVCenter, f"{tab.count}"
                )
            if tab.is_changed:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(color("accent"))
                painter.drawEllipse(QRectF(rect.right() - 5, self.height() / 2 - 2.5, 5, 5))
            if is_current:
                painter.fillRect(QRectF(rect.left(), self.height() - 2, rect.width(), 2), color("accent"))
                if self.hasFocus():
                    painter.setBrush(Qt.BrushStyle.NoBrush)
                    painter.setPen(QPen(color("focus"), 2))
                    painter.drawRoundedRect(rect.adjusted(-6, 6, 6, -6), 6, 6)
