"""The status bar: what is saved and where at the left, the keys that work now at the right."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from wego_desktop.ui.shell.page import KeyHint
from wego_desktop.ui.theme.fonts import ui_font
from wego_desktop.ui.theme.icons import paint_icon
from wego_desktop.ui.theme.theme import theme
from wego_desktop.ui.widgets.delegates import draw_line
from wego_desktop.ui.widgets.key_caps import caps_width, paint_caps

HEIGHT_PX = 28
_GAP = 18


class StatusLine(QWidget):
    """One painted line; parts without text are not shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("status_line")
        self.setFixedHeight(HEIGHT_PX)
        self._parts: dict[str, tuple[str, str, str]] = {}
        self._hints: list[KeyHint] = []

    def set_part(self, key: str, icon_name: str, text: str, ink: str = "ok-text") -> None:
        """Show a fact at the left (`saved`, `backup`, `desk`); an empty text takes it away."""
        self._parts.pop(key, None) if not text else self._parts.update({key: (icon_name, text, ink)})
        self._tell()

    def set_hints(self, hints: list[KeyHint]) -> None:
        """Show the keys of the current page; those that do not fit are left out from the end."""
        self._hints = list(hints)
        self._tell()

    def _tell(self) -> None:
        facts = [text for _icon, text, _ink in self._parts.values()]
        keys = [f"{'+'.join(hint.keys)} {hint.text}" for hint in self._hints]
        self.setAccessibleName(". ".join(facts + keys))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        color = theme().color
        painter.fillRect(self.rect(), color("canvas"))
        painter.fillRect(0, 0, self.width(), 1, color("border"))
        x, font = 24.0, ui_font(12)
        for icon_name, text, ink in self._parts.values():
            paint_icon(painter, QRectF(x, 0, 14, self.height()), icon_name, ink, 14)
            x = draw_line(painter, QRectF(x + 19, 0, 400, self.height()), text, font, color("text-2")) + _GAP
        self._paint_hints(painter, x)

    def _paint_hints(self, painter: QPainter, left: float) -> None:
        font = ui_font(12)
        metrics = QFontMetricsF(font)
        widths = [caps_width(hint.keys) + 6 + metrics.horizontalAdvance(hint.text) for hint in self._hints]
        room, shown = self.width() - 16 - left, len(widths)
        while shown and sum(widths[:shown]) + _GAP * (shown - 1) > room:
            shown -= 1
        x = self.width() - 16 - sum(widths[:shown]) - _GAP * max(0, shown - 1)
        for hint, width in zip(self._hints[:shown], widths[:shown], strict=True):
            end = paint_caps(painter, x, self.height() / 2, hint.keys)
            draw_line(
                painter, QRectF(end + 6, 0, width, self.height()), hint.text, font, theme().color("text-2")
            )
            x += width + _GAP
