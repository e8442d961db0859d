"""What the timetable shows: one day of the board, painted; choosing and moving stand in `timetable`."""

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from wego_desktop.domain.conflicts import Conflict, ConflictKind
from wego_desktop.domain.local_time import local
from wego_desktop.i18n import _, ngettext
from wego_desktop.services.programme_words import conflict_text
from wego_desktop.services.queries.programme import Board, SessionRow
from wego_desktop.ui.pages.programme.block_painter import (
    paint_block,
    paint_conflict,
    paint_conflict_label,
    paint_ring,
    span_text,
)
from wego_desktop.ui.pages.programme.day_layout import (
    DAY_MINUTES,
    GUTTER_PX,
    HEAD_PX,
    HOUR_PX,
    MIN_COLUMN_PX,
    Column,
    DayLayout,
    Placed,
)
from wego_desktop.ui.pages.programme.session_looks import session_look
from wego_desktop.ui.theme.fonts import ui_font
from wego_desktop.ui.theme.theme import theme
from wego_desktop.ui.widgets.delegates import draw_line


@dataclass(frozen=True, slots=True)
class Slot:
    """An empty place that was chosen: column, and minute after midnight."""

    column: int
    minute: int


class TimetableCanvas(QAbstractScrollArea):
    """A day with the chosen session or slot, a dragged ghost, and the line of the time."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("timetable")
        self.setAccessibleName(_("Timetable"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        self.setCornerWidget(QWidget(self))
        self.horizontalScrollBar().setSingleStep(40)
        self.verticalScrollBar().setSingleStep(HOUR_PX // 2)
        self._board: Board | None = None
        self._layout: DayLayout | None = None
        self._now: datetime | None = None
        self._current = ""
        self._slot: Slot | None = None
        self._ghost: Placed | None = None
        self._covered = 0

    # What is shown

    def set_day(self, board: Board, layout: DayLayout, now: datetime) -> None:
        """Show a day of the board; `now` (an instant) places the line of the time."""
        is_other_day = self._layout is None or self._layout.day != layout.day
        self._board, self._layout, self._now = board, layout, now
        self._ghost = None
        if is_other_day:
            # An empty day offers its first session at nine.
            self._slot = None if layout.placed else Slot(0, 9 * 60)
        if self._current and board.session(self._current) is None:
            self._current = ""
        self._arrange()
        if is_other_day:
            self._scroll_to_start()
        self._tell()
        self.viewport().update()

    def set_covered(self, px: int) -> None:
        """How much of the right side lies under the panel, so that everything can be scrolled free of it."""
        if px != self._covered:
            self._covered = px
            self._arrange()
            self._show_current()

    def set_now(self, now: datetime) -> None:
        """Move the line of the time."""
        self._now = now
        self.viewport().update()

    @property
    def current(self) -> str:
        """The id of the chosen session, or an empty text."""
        return self._current

    @property
    def slot(self) -> Slot | None:
        """The empty place that was chosen, if any."""
        return self._slot

    def block_rect(self, session_id: str) -> QRectF:
        """The block of a session in the viewport; empty when it is not shown."""
        if self._layout is None or (placed := self._layout.placed_at(session_id)) is None:
            return QRectF()
        return self._layout.rect_of(placed, self._column_px()).translated(self._offset())

    def _tell(self) -> None:
        """Say what is chosen to those who do not see it."""
        row = self._board.session(self._current) if self._board and self._current else None
        if row is None or self._board is None:
            count = len(self._layout.placed) if self._layout else 0
            text = ngettext("{count} session", "{count} sessions", count).format(count=count)
        else:
            look = session_look(row)
            parts = [look.word, row.title, span_text(row, self._board.zone), row.room_name]
            parts += [self._conflict_short(conflict, row) for conflict in self._board.conflicts_of(row.id)]
            text = ", ".join(part for part in parts if part)
        self.setAccessibleDescription(text)

    def _conflict_short(self, conflict: Conflict, row: SessionRow) -> str:
        return conflict_text(self._board, conflict, row.id).short if self._board else ""

    # Geometry

    def _column_px(self) -> float:
        count = len(self._layout.columns) if self._layout else 1
        return max(MIN_COLUMN_PX, (self.viewport().width() - GUTTER_PX) / max(count, 1))

    def _offset(self) -> QPointF:
        return QPointF(
            GUTTER_PX - self.horizontalScrollBar().value(), HEAD_PX - self.verticalScrollBar().value()
        )

    def _arrange(self) -> None:
        if self._layout is None:
            return
        view = self.viewport()
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        width = round(self._column_px() * len(self._layout.columns))
        free = view.width() - GUTTER_PX - self._covered
        across.setPageStep(max(free, 1))
        across.setRange(0, max(0, width - free))
        down.setPageStep(view.height() - HEAD_PX)
        down.setRange(0, max(0, self._layout.height - (view.height() - HEAD_PX)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _scroll_to_start(self) -> None:
        if self._layout is None:
            return
        first = min((item.start for item in self._layout.placed), default=9 * 60)
        minute = self._now_minute()
        top = self._layout.y_of(first if minute is None else max(first, minute - 90)) - 12
        self.verticalScrollBar().setValue(round(top) if top > 40 else 0)

    def _show_current(self) -> None:
        rect = self.block_rect(self._current)
        if rect.isEmpty():
            return
        free = self.viewport().width() - GUTTER_PX - self._covered
        view = QRectF(GUTTER_PX, HEAD_PX, free, self.viewport().height() - HEAD_PX)
        down, across = self.verticalScrollBar(), self.horizontalScrollBar()
        if rect.top() - 26 < view.top() or rect.height() > view.height():
            down.setValue(down.value() + round(rect.top() - 26 - view.top()))
        elif rect.bottom() + 8 > view.bottom():
            down.setValue(down.value() + round(rect.bottom() + 8 - view.bottom()))
        if rect.left() < view.left():
            across.setValue(across.value() + round(rect.left() - 6 - view.left()))
        elif rect.right() > view.right():
            across.setValue(across.value() + round(rect.right() + 6 - view.right()))

    def _hit(self, point: QPointF) -> Placed | None:
        if self._layout is None or point.x() < GUTTER_PX or point.y() < HEAD_PX:
            return None
        inside = point - self._offset()
        found = [p for p in self._layout.placed if self._rect(p).contains(inside)]
        # A meal across all rooms lies under everything else.
        return max(found, key=lambda p: p.column, default=None)

    def _rect(self, placed: Placed) -> QRectF:
        assert self._layout is not None
        return self._layout.rect_of(placed, self._column_px())

    def _slot_at(self, point: QPointF, step: int = 30) -> Slot | None:
        if self._layout is None or point.x() < GUTTER_PX or point.y() < HEAD_PX:
            return None
        inside = point - self._offset()
        column = int(inside.x() // self._column_px())
        minute = int(self._layout.minute_at(inside.y()) // step) * step
        if not 0 <= column < len(self._layout.columns):
            return None
        return Slot(column, max(0, min(minute, DAY_MINUTES - step)))

    # Painting

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), theme().color("surface"))
        if self._layout is None or self._board is None:
            return
        view = self.viewport().rect()
        painter.setClipRect(GUTTER_PX, HEAD_PX, view.width() - GUTTER_PX, view.height() - HEAD_PX)
        self._paint_grid(painter)
        painter.translate(self._offset())
        self._paint_now(painter)
        self._paint_blocks(painter)
        painter.resetTransform()
        painter.setClipping(False)
        self._paint_gutter(painter)
        self._paint_heads(painter)

    def _paint_grid(self, painter: QPainter) -> None:
        assert self._layout is not None
        view, offset = self.viewport().rect(), self._offset()
        for minute in range(self._layout.first_minute, self._layout.last_minute + 1, 30):
            y = round(self._layout.y_of(minute) + offset.y())
            if minute % 60 == 0:
                painter.fillRect(GUTTER_PX, y, view.width(), 1, theme().color("border-soft"))
            else:
                painter.setPen(QPen(theme().color("border-soft"), 1, Qt.PenStyle.DotLine))
                painter.drawLine(GUTTER_PX, y, view.width(), y)
        for column in range(len(self._layout.columns) + 1):
            x = round(column * self._column_px() + offset.x())
            painter.fillRect(x, HEAD_PX, 1, view.height(), theme().color("border-soft"))

    def _paint_blocks(self, painter: QPainter) -> None:
        assert self._layout is not None
        assert self._board is not None
        ghost = self._ghost
        ordered = sorted(self._layout.placed, key=lambda p: (p.column >= 0, p.row.id == self._current))
        for placed in ordered:
            is_dragged = ghost is not None and placed.row.id == ghost.row.id
            painter.setOpacity(0.35 if is_dragged else 1)
            self._paint_placed(painter, placed)
        painter.setOpacity(1)
        self._paint_labels(painter)
        if ghost is not None:
            self._paint_ghost(painter, ghost)
        elif self._slot is not None:
            self._paint_slot(painter, self._slot)

    def _paint_placed(self, painter: QPainter, placed: Placed) -> None:
        assert self._board is not None
        rect = self._rect(placed)
        is_running = self._now is not None and placed.row.starts_at <= self._now < placed.row.ends_at
        is_guest = placed.row.event_id != self._board.event_id and not placed.row.network_code
        chip = placed.row.event_code if is_guest else ""
        paint_block(painter, rect, placed.row, self._board.zone, is_running=is_running, chip=chip)
        if conflicts := self._board.conflicts_of(placed.row.id):
            twice = [c for c in conflicts if c.kind is ConflictKind.ROOM_TWICE]
            paint_conflict(painter, rect, [self._shared(rect, placed, c) for c in twice])
        if placed.row.id == self._current:
            paint_ring(painter, rect)

    def _shared(self, rect: QRectF, placed: Placed, conflict: Conflict) -> QRectF:
        assert self._layout is not None
        assert self._board is not None
        start = (conflict.starts_at - placed.row.starts_at).total_seconds() / 60
        length = (conflict.ends_at - conflict.starts_at).total_seconds() / 60
        top = self._layout.y_of(placed.start + start)
        return QRectF(rect.left(), top, rect.width(), length * HOUR_PX / 60)

    def _paint_labels(self, painter: QPainter) -> None:
        """One red label per clash, above the earlier of its blocks that stands in this day."""
        assert self._layout is not None
        assert self._board is not None
        taken: set[tuple[int, int]] = set()
        ordered = sorted(self._board.conflicts, key=lambda c: c.kind is not ConflictKind.ROOM_TWICE)
        for conflict in ordered:
            found = [p for p in self._layout.placed if p.row.id in conflict.session_ids and p.column >= 0]
            if not found:
                continue
            first = min(found, key=lambda p: (p.start, p.column))
            if (first.column, first.start) in taken:
                continue
            taken.add((first.column, first.start))
            rect = self._rect(first)
            column = QRectF(first.column * self._column_px(), 0, self._column_px(), 1)
            text = conflict_text(self._board, conflict, first.row.id).short
            paint_conflict_label(painter, column, max(rect.top() - 3, 20), text)

    def _paint_ghost(self, painter: QPainter, ghost: Placed) -> None:
        assert self._board is not None
        assert self._layout is not None
        rect = self._rect(ghost)
        paint_block(painter, rect, ghost.row, self._board.zone, is_running=False)
        paint_ring(painter, rect)
        text = f"{clock_text(ghost.start)}–{clock_text(ghost.end)}"
        tag = QRectF(rect.left(), rect.top() - 24, 92, 20)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme().color("accent"))
        painter.drawRoundedRect(tag, 10, 10)
        draw_line(painter, tag.adjusted(10, 0, 0, 0), text, ui_font(12, 600), theme().color("on-accent"))

    def _paint_slot(self, painter: QPainter, slot: Slot) -> None:
        assert self._layout is not None
        top = self._layout.y_of(slot.minute)
        rect = QRectF(slot.column * self._column_px() + 4, top + 1, self._column_px() - 8, HOUR_PX / 2 - 2)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(theme().color("accent-tint"))
        painter.setPen(QPen(theme().color("focus"), 2 if self.hasFocus() else 1, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(rect, 6, 6)
        text = _("Add at {time}") if self._layout.placed else _("Add the first session, {time}")
        text = text.format(time=clock_text(slot.minute))
        draw_line(painter, rect.adjusted(12, 0, -8, 0), text, ui_font(12, 500), theme().color("accent-text"))

    def _now_minute(self) -> float | None:
        if self._now is None or self._layout is None:
            return None
        here = local(self._now, self._layout.zone)
        return here.hour * 60 + here.minute if here.date() == self._layout.day else None

    def _paint_now(self, painter: QPainter) -> None:
        minute = self._now_minute()
        if minute is None or self._layout is None:
            return
        y = round(self._layout.y_of(minute))
        width = round(self._column_px() * len(self._layout.columns))
        painter.fillRect(0, y - 1, width, 2, theme().color("bad"))

    def _paint_gutter(self, painter: QPainter) -> None:
        assert self._layout is not None
        view, offset = self.viewport().rect(), self._offset()
        painter.save()
        painter.setClipRect(0, HEAD_PX, GUTTER_PX, view.height())
        for minute in range(self._layout.first_minute, self._layout.last_minute + 1, 60):
            y = self._layout.y_of(minute) + offset.y()
            rect = QRectF(0, y - 10, GUTTER_PX - 10, 20)
            draw_line(painter, rect, clock_text(minute), ui_font(12), theme().color("text-2"), right=True)
        if (now := self._now_minute()) is not None:
            y = self._layout.y_of(now) + offset.y()
            rect = QRectF(6, y - 10, GUTTER_PX - 8, 20)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme().color("bad"))
            painter.drawRoundedRect(rect, 10, 10)
            inner = rect.adjusted(0, 0, -8, 0)
            draw_line(
                painter, inner, clock_text(int(now)), ui_font(12, 600), theme().color("on-bad"), right=True
            )
        painter.restore()

    def _paint_heads(self, painter: QPainter) -> None:
        assert self._layout is not None
        view = self.viewport().rect()
        painter.save()
        painter.fillRect(0, 0, view.width(), HEAD_PX, theme().color("surface"))
        painter.setClipRect(GUTTER_PX, 0, view.width() - GUTTER_PX, HEAD_PX)
        for place, column in enumerate(self._layout.columns):
            x = place * self._column_px() + self._offset().x()
            name = column.room.name if column.room else _("No room yet")
            rect = QRectF(x + 12, 4, self._column_px() - 20, 20)
            draw_line(painter, rect, name, ui_font(13, 600, is_tabular=False), theme().color("text"))
            draw_line(
                painter, rect.translated(0, 17), room_note(column), ui_font(12), theme().color("text-3")
            )
            painter.fillRect(round(x), 0, 1, HEAD_PX, theme().color("border-soft"))
        painter.restore()
        painter.fillRect(0, HEAD_PX - 1, view.width(), 1, theme().color("border"))


def room_note(column: Column) -> str:
    """Seats and features of a column's room, as they stand under its name."""
    room = column.room
    if room is None:
        return ""
    parts = []
    if room.seats is not None:
        parts.append(ngettext("{count} seat", "{count} seats", room.seats).format(count=room.seats))
    if room.features:
        parts.append(room.features)
    return " · ".join(parts)


def clock_text(minute: int) -> str:
    """`09:30` for a minute after midnight."""
    return f"{minute // 60 % 24:02d}:{minute % 60:02d}"
