"""The bar above the timetable: days, conflicts by day, and what the colours mean."""

import math
from collections import Counter
from datetime import date

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from wego_desktop.domain.local_time import local_day
from wego_desktop.i18n import _, ngettext
from wego_desktop.services.queries.programme import Board
from wego_desktop.ui.pages.programme.session_looks import Look, session_look
from wego_desktop.ui.theme.fonts import ui_font
from wego_desktop.ui.theme.icons import paint_icon
from wego_desktop.ui.theme.theme import theme
from wego_desktop.ui.widgets.focus_ring import attach_focus_ring
from wego_desktop.ui.widgets.icon import paint_mark
from wego_desktop.ui.widgets.labels import Line
from wego_desktop.ui.widgets.switch import SegmentedSwitch


class DayBar(QWidget):
    """Signals: `day_chosen(day)`, `conflict_wanted()` when the count of conflicts is pressed."""

    day_chosen = Signal(object)
    conflict_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(49)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(24, 0, 20, 1)
        self._row.setSpacing(12)
        self.days = SegmentedSwitch([], self, height=32)
        self.days.setObjectName("day_switch")
        self.days.changed.connect(lambda key: self.day_chosen.emit(date.fromisoformat(key)))
        self._row.addWidget(self.days)
        self.conflicts = _ConflictCount(self)
        self.conflicts.setObjectName("conflict_count")
        self.conflicts.clicked.connect(self.conflict_wanted)
        self._row.addWidget(self.conflicts)
        self._legend = _Legend(self)
        self._row.addWidget(self._legend, 1)
        self._line = Line("h", self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._line.setGeometry(0, self.height() - 1, self.width(), 1)

    def show_board(self, board: Board, day: date) -> None:
        """Show the days of the board with `day` chosen, and the conflicts by day."""
        choices = [(d.isoformat(), f"{d:%a} {d.day}") for d in board.days]
        self.days.blockSignals(True)
        self.days.set_choices([tuple(choice) for choice in choices])
        self.days.choose(day.isoformat())
        self.days.blockSignals(False)
        count = len(board.conflicts)
        by_day = Counter(local_day(conflict.starts_at, board.zone) for conflict in board.conflicts)
        days = ", ".join(f"{d:%a} {number}" for d, number in sorted(by_day.items()))
        text = ngettext("{count} conflict: {days}", "{count} conflicts: {days}", count)
        self.conflicts.set_text(text.format(count=count, days=days))
        self.conflicts.setVisible(count > 0)
        self._legend.set_looks(list(dict.fromkeys(session_look(row) for row in board.shown)))

    def set_days_shown(self, is_shown: bool) -> None:
        """The list shows all days at once and needs no switch."""
        self.days.setVisible(is_shown)


class _ConflictCount(QAbstractButton):
    """The red pill with the conflicts by day; Enter, Space or a click goes to the next one."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setToolTip(_("Next conflict (F8)"))
        attach_focus_ring(self, 12)

    def set_text(self, text: str) -> None:
        self.setText(text)
        self.setAccessibleName(text)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(math.ceil(QFontMetricsF(ui_font(12, 500)).horizontalAdvance(self.text())) + 42, 24)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme().color("bad-tint"))
        painter.drawRoundedRect(QRectF(self.rect()), 12, 12)
        paint_icon(painter, QRectF(9, 0, 14, self.height()), "circle-alert", "bad-text", 14)
        painter.setPen(theme().color("bad-text"))
        painter.setFont(ui_font(12, 500))
        place = QRectF(28, 0, self.width() - 28, self.height())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, self.text())


class _Legend(QWidget):
    """Icon and word of each session type that occurs, as many as fit."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._looks: list[Look] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(20)

    def set_looks(self, looks: list[Look]) -> None:
        self._looks = looks
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        metrics = QFontMetricsF(ui_font(12))
        widths = [22 + metrics.horizontalAdvance(look.word) for look in self._looks]
        shown = len(widths)
        while shown and sum(widths[:shown]) + 16 * (shown - 1) > self.width():
            shown -= 1
        x = self.width() - sum(widths[:shown]) - 16 * max(0, shown - 1)
        for look, width in zip(self._looks[:shown], widths, strict=False):
            paint_mark(painter, QRectF(x, 0, 14, self.height()), look.icon_name, look.token, 14)
            painter.setFont(ui_font(12))
            painter.setPen(theme().color("text-2"))
            place = QRectF(x + 20, 0, width, self.height())
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, look.word)
            x += width + 16
