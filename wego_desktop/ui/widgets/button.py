"""Buttons with icon, text, key caps and a busy state; split buttons with a menu."""

import math
from enum import StrEnum

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QTimerEvent
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QMenu, QPushButton, QSizePolicy, QWidget

from wego_desktop.ui.theme.fonts import ui_font
from wego_desktop.ui.theme.icons import paint_icon
from wego_desktop.ui.theme.theme import theme
from wego_desktop.ui.widgets.enter_key import pressed_by_enter
from wego_desktop.ui.widgets.focus_ring import attach_focus_ring
from wego_desktop.ui.widgets.key_caps import caps_width, paint_caps, split_keys


class ButtonKind(StrEnum):
    """The weight of a button; one primary button in a view at most."""

    PRIMARY = "primary"
    DEFAULT = "default"
    QUIET = "quiet"
    DANGER = "danger"


class ButtonSize(StrEnum):
    """28, 32, 40 and 52 pixels high."""

    SMALL = "small"
    NORMAL = "normal"
    LARGE = "large"
    DESK = "desk"


_HEIGHT = {ButtonSize.SMALL: 28, ButtonSize.NORMAL: 32, ButtonSize.LARGE: 40, ButtonSize.DESK: 52}
_TEXT_PX = {ButtonSize.SMALL: 12, ButtonSize.NORMAL: 13, ButtonSize.LARGE: 13, ButtonSize.DESK: 15}
_SPINNER_MS = 80


class Button(QPushButton):
    """A button of the design, painted as a whole.

    `keys` ("Ctrl+N") are shown as caps (before the text on desk buttons) and named in the tooltip; the
    page binds the shortcut itself. `icon_name` is a file of the icon set. An icon-only button needs
    `accessible_name`, which is its tooltip too.
    """

    def __init__(
        self,
        text: str = "",
        kind: ButtonKind = ButtonKind.DEFAULT,
        parent: QWidget | None = None,
        *,
        icon_name: str = "",
        keys: str | tuple[str, ...] = (),
        size: ButtonSize = ButtonSize.NORMAL,
        accessible_name: str = "",
        has_menu: bool = False,
    ) -> None:
        super().__init__(text, parent)
        self.kind = kind
        self.button_size = size
        self.icon_name = icon_name
        self.keys = split_keys(keys)
        self._has_menu = has_menu
        self._is_busy = False
        self._turn = 0
        self._spinner = 0
        self.setProperty("kind", kind.value)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAutoDefault(False)
        name = accessible_name or text
        self.setAccessibleName(name)
        if accessible_name and not text:
            self.setToolTip(f"{name} ({'+'.join(self.keys)})" if self.keys else name)
        attach_focus_ring(self)

    def set_text(self, text: str) -> None:
        """Change text and accessible name together."""
        self.setText(text)
        self.setAccessibleName(text)
        self.updateGeometry()

    def set_icon_name(self, icon_name: str) -> None:
        """Change the icon."""
        self.icon_name = icon_name
        self.updateGeometry()
        self.update()

    def set_kind(self, kind: ButtonKind) -> None:
        """Change the weight."""
        self.kind = kind
        self.setProperty("kind", kind.value)
        self.update()

    def set_keys(self, keys: str | tuple[str, ...]) -> None:
        """Change the caps."""
        self.keys = split_keys(keys)
        self.updateGeometry()
        self.update()

    def set_busy(self, is_busy: bool) -> None:
        """Show a spinner in place of the icon and take no clicks; the width stays."""
        if is_busy == self._is_busy:
            return
        self._is_busy = is_busy
        self.setEnabled(not is_busy)
        if is_busy:
            self._spinner = self.startTimer(_SPINNER_MS)
        else:
            self.killTimer(self._spinner)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not pressed_by_enter(self, event):
            super().keyPressEvent(event)

    def timerEvent(self, event: QTimerEvent) -> None:
        if event.timerId() == self._spinner:
            self._turn = (self._turn + 30) % 360
            self.update()
        else:
            super().timerEvent(event)

    def sizeHint(self) -> QSize:
        height = _HEIGHT[self.button_size]
        width = self._content_width()
        if not self.text() and not self.keys:
            return QSize(max(height, math.ceil(width) + 12), height)
        padding = {ButtonSize.SMALL: 10, ButtonSize.DESK: 15}.get(self.button_size, 12)
        return QSize(math.ceil(width) + 2 * padding, height)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def _font_now(self) -> QFontMetricsF:
        return QFontMetricsF(ui_font(_TEXT_PX[self.button_size], 500))

    def _icon_px(self) -> int:
        return 18 if self.button_size is ButtonSize.DESK else 16

    def _gaps(self) -> float:
        return 10 if self.button_size is ButtonSize.DESK else 7

    def _content_width(self) -> float:
        parts: list[float] = []
        if self.icon_name or self._is_busy:
            parts.append(self._icon_px())
        if self.text():
            parts.append(self._font_now().horizontalAdvance(self.text()))
        if self.keys:
            parts.append(caps_width(self.keys))
        if self._has_menu:
            parts.append(14)
        return sum(parts) + self._gaps() * max(0, len(parts) - 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        fill, edge, ink = self._colours()
        painter.setPen(QPen(edge, 1) if edge is not None else Qt.PenStyle.NoPen)
        painter.setBrush(fill)
        radius = 8 if self.button_size is ButtonSize.DESK else 6
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        self._paint_content(painter, ink)

    def _colours(self) -> tuple[QColor, QColor | None, QColor]:
        color = theme().color
        is_down, is_over = self.isDown() or self.isChecked(), self.underMouse()
        is_quiet = self.kind is ButtonKind.QUIET
        if not self.isEnabled() and not self._is_busy:
            return (QColor(0, 0, 0, 0) if is_quiet else color("off")), None, color("disabled")
        if self.kind is ButtonKind.PRIMARY:
            token = "accent-press" if is_down else "accent-hover" if is_over else "accent"
            return color(token), None, color("on-accent")
        if self.kind is ButtonKind.DANGER:
            fill = color("bad")
            return fill.darker(125 if is_down else 110 if is_over else 100), None, color("on-bad")
        if self.isChecked():
            return color("selected"), color("accent"), color("accent-text")
        fill = color("sunken") if is_down else color("hover") if is_over else color("raised")
        if is_quiet:
            return (fill if is_down or is_over else QColor(0, 0, 0, 0)), None, color("text-2")
        return fill, color("border"), color("text")

    def _paint_content(self, painter: QPainter, ink: QColor) -> None:
        height, width = self.height(), self.width()
        gap = self._gaps()
        is_desk = self.button_size is ButtonSize.DESK
        x = 15.0 if is_desk else (width - self._content_width()) / 2
        is_filled = self.kind in (ButtonKind.PRIMARY, ButtonKind.DANGER) and self.isEnabled()
        caps_ink = ink if is_filled or not self.isEnabled() else None
        if is_desk and self.keys:
            x = paint_caps(painter, x, height / 2, self.keys, on_fill=caps_ink) + gap
        if self._is_busy:
            self._paint_spinner(painter, x, ink)
            x += self._icon_px() + gap
        elif self.icon_name:
            tint = ink if is_filled or self.kind is ButtonKind.QUIET or self.isChecked() else self._icon_ink()
            paint_icon(painter, QRectF(x, 0, self._icon_px(), height), self.icon_name, tint, self._icon_px())
            x += self._icon_px() + gap
        if self.text():
            painter.setPen(ink)
            painter.setFont(ui_font(_TEXT_PX[self.button_size], 500))
            advance = self._font_now().horizontalAdvance(self.text())
            room = QRectF(x, 0, min(advance + 2, width - x - 4), height)
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.text())
            x += advance + gap
        if self.keys and not is_desk:
            x = paint_caps(painter, x, height / 2, self.keys, on_fill=caps_ink) + gap
        if self._has_menu:
            paint_icon(painter, QRectF(x, 0, 14, height), "chevron-down", ink, 14)

    def _icon_ink(self) -> QColor:
        return theme().color("text" if self.isEnabled() else "disabled")

    def _paint_spinner(self, painter: QPainter, x: float, ink: QColor) -> None:
        side = self._icon_px() - 2
        rect = QRectF(x + 1, (self.height() - side) / 2, side, side)
        painter.save()
        painter.translate(rect.center())
        painter.rotate(self._turn)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(ink, 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawArc(rect.translated(QPointF(-rect.center().x(), -rect.center().y())), 0, 270 * 16)
        painter.restore()

    def open_menu(self, menu: QMenu) -> None:
        """Open `menu` under this button with its first item chosen."""
        actions = [action for action in menu.actions() if action.isEnabled() and not action.isSeparator()]
        if actions:
            menu.setActiveAction(actions[0])
        menu.popup(self.mapToGlobal(self.rect().bottomLeft()))
