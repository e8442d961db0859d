"""Capacity bar, share bar, and progress with cancel."""

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QSizePolicy, QWidget

from wego_desktop.i18n import _, ngettext
from wego_desktop.ui.theme.theme import theme
from wego_desktop.ui.widgets.button import Button, ButtonKind, ButtonSize
from wego_desktop.ui.widgets.labels import Label

_NEARLY_FULL = 0.93
_SHOW_AFTER_MS = 400


def capacity_token(taken: int, seats: int) -> str:
    """The colour of a capacity: blue under 93 %, amber above, red when full."""
    if seats <= 0 or taken < _NEARLY_FULL * seats:
        return "accent"
    return "bad" if taken >= seats else "warn"


def capacity_text(taken: int, seats: int, waiting: int = 0) -> str:
    """What stands beside the bar: `291 / 600`, `12 seats left`, `Full, 6 waiting`."""
    if seats <= 0 or taken < _NEARLY_FULL * seats:
        return _("{taken} / {seats}").format(taken=taken, seats=seats)
    if taken < seats:
        left = seats - taken
        return ngettext("{count} seat left", "{count} seats left", left).format(count=left)
    return _("Full, {count} waiting").format(count=waiting) if waiting else _("Full")


def paint_bar(painter: QPainter, rect: QRectF, share: float, colour: QColor) -> None:
    """Draw a bar on its track; `share` from 0 to 1."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    radius = rect.height() / 2
    painter.setBrush(theme().color("track"))
    painter.drawRoundedRect(rect, radius, radius)
    filled = QRectF(rect.left(), rect.top(), rect.width() * max(0.0, min(1.0, share)), rect.height())
    if filled.width() >= 1:
        painter.setBrush(colour)
        painter.drawRoundedRect(filled, radius, radius)
    painter.restore()


class CapacityBar(QWidget):
    """Taken of seats; 4 px high by default. `ink` fixes the colour (counters), else it follows the rule."""

    def __init__(self, parent: QWidget | None = None, *, height: int = 4, ink: str = "") -> None:
        super().__init__(parent)
        self._height = height
        self._ink = ink
        self._colour: QColor | None = None
        self._taken, self._seats = 0, 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_values(self, taken: int, seats: int) -> None:
        """Show `taken` of `seats`."""
        self._taken, self._seats = taken, seats
        self.setAccessibleName(_("{taken} of {seats}").format(taken=taken, seats=seats))
        self.update()

    def set_ink(self, ink: str) -> None:
        """Fix the colour to a token; empty lets it follow the rule."""
        self._ink = ink
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(60, self._height)

    def minimumSizeHint(self) -> QSize:
        return QSize(16, self._height)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        token = self._ink or capacity_token(self._taken, self._seats)
        share = self._taken / self._seats if self._seats else 0.0
        paint_bar(QPainter(self), QRectF(self.rect()), share, theme().color(token))


class ProgressRow(QWidget):
    """Bar, "62 of 100", and Cancel; shows itself only after 400 ms."""

    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None, *, can_cancel: bool = True) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        self._bar = QProgressBar(self)
        self._bar.setTextVisible(False)
        self._text = Label("", "second", self)
        row.addWidget(self._bar, 1)
        row.addWidget(self._text)
        self._cancel = Button(_("Cancel"), ButtonKind.QUIET, self, size=ButtonSize.SMALL)
        self._cancel.setVisible(can_cancel)
        self._cancel.clicked.connect(self.cancelled)
        row.addWidget(self._cancel)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.show)
        self.hide()

    def start(self) -> None:
        """Begin: the row appears when the work is not done within 400 ms."""
        self.set_progress(0, 0)
        self._timer.start(_SHOW_AFTER_MS)

    def stop(self) -> None:
        """The work is done."""
        self._timer.stop()
        self.hide()

    def set_progress(self, done: int, total: int, text: str = "") -> None:
        """Show how far the work is; a total of 0 means unknown."""
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        figure = _("{done} of {total}").format(done=done, total=total) if total else _("Working")
        self._text.setText(text or figure)
        self._bar.setAccessibleName(text or figure)
