"""An icon as a widget."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from wego_desktop.ui.theme.icons import paint_icon
from wego_desktop.ui.widgets.marks import paint_network


def paint_mark(painter: QPainter, rect: QRectF, name: str, token: str, size: int) -> None:
    """Draw an icon of the set, or a network's painted glyph for `network:afscn` and `network:lascn`."""
    if name.startswith("network:"):
        centre = rect.center()
        side = size - 1
        glyph = QRectF(centre.x() - side / 2, centre.y() - side / 2, side, side)
        paint_network(painter, glyph, name.removeprefix("network:"))
        return
    paint_icon(painter, rect, name, token, size)


class IconLabel(QWidget):
    """An icon (or `network:…` glyph) of `side` pixels in the colour of a token."""

    def __init__(
        self, icon_name: str, ink: str = "text-2", side: int = 16, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._icon_name = icon_name
        self._ink = ink
        self._side = side
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_icon(self, icon_name: str, ink: str = "") -> None:
        """Show another icon, in another colour when one is named."""
        self._icon_name = icon_name
        self._ink = ink or self._ink
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._side, self._side)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        paint_mark(QPainter(self), QRectF(self.rect()), self._icon_name, self._ink, self._side)
