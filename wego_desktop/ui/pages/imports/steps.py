"""Where one is: File, Columns and rows, Done."""

import math
from enum import IntEnum

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from wego_desktop.i18n import _
from wego_desktop.ui.theme.fonts import ui_font
from wego_desktop.ui.theme.icons import paint_icon
from wego_desktop.ui.theme.theme import theme

_CIRCLE = 20
_GAP = 8
_LINE = 24


class Step(IntEnum):
    """The three steps of an import."""

    FILE = 0
    ROWS = 1
    DONE = 2


class StepLine(QWidget):
    """The steps with numbers; those behind have a check."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._step = Step.FILE
        self._texts = (_("File"), _("Columns and rows"), _("Done"))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_step(Step.FILE)

    def set_step(self, step: Step) -> None:
        """Show where one is."""
        self._step = step
        text = _("Step {number} of 3: {name}")
        self.setAccessibleName(text.format(number=step + 1, name=self._texts[step]))
        self.update()

    def _widths(self) -> list[float]:
        metrics = QFontMetricsF(ui_font(13, 500))
        return [_CIRCLE + _GAP + metrics.horizontalAdvance(text) for text in self._texts]

    def sizeHint(self) -> QSize:
        return QSize(math.ceil(sum(self._widths())) + 2 * (_LINE + 2 * _GAP) + 4, 28)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        color, x = theme().color, 1.0
        for at, (text, width) in enumerate(zip(self._texts, self._widths(), strict=True)):
            circle = QRectF(x, (self.height() - _CIRCLE) / 2, _CIRCLE, _CIRCLE)
            self._paint_circle(painter, circle, at)
            painter.setFont(ui_font(13, 500 if at == self._step else 400))
            painter.setPen(color("text" if at == self._step else "text-2"))
            box = QRectF(circle.right() + _GAP, 0, width, self.height())
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, text)
            x += width + _GAP
            if at < Step.DONE:
                painter.setPen(QPen(color("border-strong"), 1))
                middle = self.height() / 2
                painter.drawLine(round(x), round(middle), round(x + _LINE), round(middle))
                x += _LINE + _GAP

    def _paint_circle(self, painter: QPainter, circle: QRectF, at: int) -> None:
        color = theme().color
        if at < self._step or self._step is Step.DONE:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color("ok"))
            painter.drawEllipse(circle)
            paint_icon(painter, circle, "check", color("on-accent"), 13)
            return
        is_now = at == self._step
        painter.setPen(Qt.PenStyle.NoPen if is_now else QPen(color("border-strong"), 1.2))
        painter.setBrush(color("accent") if is_now else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(circle.adjusted(0.6, 0.6, -0.6, -0.6))
        painter.setFont(ui_font(11, 600))
        painter.setPen(color("on-accent" if is_now else "text-2"))
        painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, str(at + 1))
