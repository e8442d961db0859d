"""The formats to choose from, as cards with a small drawing."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QSizePolicy, QWidget

from wego_desktop.documents.layout import BadgeLayout
from wego_desktop.documents.layout_json import READY_LAYOUTS, ready_layout
from wego_desktop.i18n import N_, _
from wego_desktop.ui.theme.fonts import ui_font
from wego_desktop.ui.theme.theme import theme
from wego_desktop.ui.widgets.focus_ring import attach_focus_ring

_WORDS = {
    "a6": (N_("A6"), N_("105 × 148 mm")),
    "a7": (N_("A7"), N_("74 × 105 mm")),
    "card": (N_("Card"), N_("86 × 54 mm")),
    "a4-4up": (N_("Four on A4"), N_("with cut lines")),
}
_SCALE = 0.24
_CARD = QSize(100, 92)


class LayoutCards(QWidget):
    """One card for each format; arrow keys move between them."""

    changed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("layout_cards")
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(8)
        self._cards: dict[str, LayoutCard] = {}
        for at, name in enumerate(READY_LAYOUTS):
            card = LayoutCard(ready_layout(name), self)
            card.toggled.connect(lambda is_on, key=name: self._tell(key, is_on))
            grid.addWidget(card, at // 2, at % 2)
            self._cards[name] = card
        self._cards[READY_LAYOUTS[0]].setChecked(True)

    @property
    def current(self) -> str:
        """The name of the chosen format."""
        return next(name for name, card in self._cards.items() if card.isChecked())

    def choose(self, name: str) -> None:
        """Choose a format."""
        self._cards[name].setChecked(True)

    def _tell(self, name: str, is_on: bool) -> None:
        if is_on:
            self.changed.emit(name)


class LayoutCard(QAbstractButton):
    """A drawing of the paper in proportion, its name and its size."""

    def __init__(self, layout: BadgeLayout, parent: QWidget) -> None:
        super().__init__(parent)
        self._layout = layout
        title, size = _WORDS[layout.name]
        self._title, self._size = _(title), _(size)
        self.setObjectName(f"layout_{layout.name}")
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(f"{self._title}, {self._size}")
        attach_focus_ring(self, 8)

    def sizeHint(self) -> QSize:
        return _CARD

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        color = theme().color
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_on = self.isChecked()
        painter.setPen(QPen(color("accent" if is_on else "border"), 2 if is_on else 1))
        token = "selected" if is_on else "hover" if self.underMouse() else "surface"
        painter.setBrush(color(token))
        inset = 1.0 if is_on else 0.5
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), 8, 8)
        self._paint_paper(painter)
        painter.setFont(ui_font(13, 600))
        painter.setPen(color("text"))
        painter.drawText(QRectF(0, 52, self.width(), 18), Qt.AlignmentFlag.AlignCenter, self._title)
        painter.setFont(ui_font(12))
        painter.setPen(color("text-2"))
        painter.drawText(QRectF(0, 69, self.width(), 17), Qt.AlignmentFlag.AlignCenter, self._size)

    def _paint_paper(self, painter: QPainter) -> None:
        sheet = self._layout.sheet
        scale = _SCALE / (2 if sheet else 1)
        width, height = (length * scale for length in self._layout.page_mm)
        centre = QPointF(self.width() / 2, 29)
        paper = QRectF(centre.x() - width / 2, centre.y() - height / 2, width, height)
        painter.setPen(QPen(theme().color("border-strong"), 1))
        painter.setBrush(theme().color("surface"))
        painter.drawRect(paper)
        columns, rows = (sheet.columns, sheet.rows) if sheet else (1, 1)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme().color("accent"))
        for row in range(rows):
            bottom = paper.top() + (row + 1) * height / rows
            for column in range(columns):
                left = paper.left() + column * width / columns
                band = QRectF(
                    left + 1, bottom - height / rows * 0.2, width / columns - 2, height / rows * 0.17
                )
                painter.drawRect(band)
        if sheet:
            painter.setPen(QPen(theme().color("border-strong"), 1, Qt.PenStyle.DotLine))
            painter.drawLine(QPointF(centre.x(), paper.top()), QPointF(centre.x(), paper.bottom()))
            painter.drawLine(QPointF(paper.left(), centre.y()), QPointF(paper.right(), centre.y()))
