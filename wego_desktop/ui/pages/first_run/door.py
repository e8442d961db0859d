"""A door of the start page: a card with icon, title, text, note and its key."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from wego_desktop.ui.theme.fonts import ui_font
from wego_desktop.ui.theme.icons import paint_icon
from wego_desktop.ui.theme.theme import theme
from wego_desktop.ui.widgets.key_caps import caps_width, paint_caps

_PAD = 25
_TILE = 48


class Door(QAbstractButton):
    """One way to begin. The one with the focus has the accent's edge and a filled tile."""

    def __init__(
        self, key: str, icon_name: str, title: str, parent: QWidget | None, *, text: str = "", note: str = ""
    ) -> None:
        super().__init__(parent)
        self.key, self._icon_name, self._text, self._note = key, icon_name, text, note
        self.setText(title)
        self.setObjectName(f"door_{key}")
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(200, 208)
        self.set_texts(text, note)

    def set_texts(self, text: str, note: str) -> None:
        """Show another text and note."""
        self._text, self._note = text, note
        self.setAccessibleName(self.text())
        self.setAccessibleDescription(f"{text} {note}. {self.key}")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(316, 272)

    def paintEvent(self, e: QPaintEvent) -> None:
        del e
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        color = theme().color
        rect = QRectF(self.rect())
        # The chosen door stays marked while the window is not the active one.
        has_focus = self.window().focusWidget() is self
        half = 1.0 if has_focus else 0.5
        painter.setPen(QPen(color("focus" if has_focus else "border"), 2 * half))
        hovered = self.underMouse() and not has_focus
        painter.setBrush(color("hover" if hovered or self.isDown() else "surface"))
        painter.drawRoundedRect(rect.adjusted(half, half, -half, -half), 12, 12)
        pad = _PAD if rect.height() >= 240 else 18
        tile = QRectF(pad, pad, _TILE, _TILE)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color("accent" if has_focus else "accent-tint"))
        painter.drawRoundedRect(tile, 8, 8)
        paint_icon(painter, tile, self._icon_name, "on-accent" if has_focus else "accent-text", 24)
        self._paint_words(painter, tile.bottom() + (20 if pad == _PAD else 14), pad)

    def _paint_words(self, painter: QPainter, y: float, pad: int) -> None:
        width = self.width() - 2 * pad
        flags = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop
        for text, font, token, gap in (
            (self.text(), ui_font(17, 600), "text", 6),
            (self._text, ui_font(14), "text-2", 0),
        ):
            box = QFontMetricsF(font).boundingRect(QRectF(0, 0, width, 400), flags, text)
            painter.setFont(font)
            painter.setPen(theme().color(token))
            painter.drawText(QRectF(pad, y, width, box.height() + 2), flags, text)
            y += box.height() + gap
        bottom = self.height() - pad - 22
        painter.setFont(ui_font(13))
        painter.setPen(theme().color("text-3"))
        foot = QRectF(pad, bottom, width - 34, 22)
        painter.drawText(foot, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self._note)
        keys = (self.key,)
        paint_caps(painter, self.width() - pad - caps_width(keys), bottom + 11, keys)
