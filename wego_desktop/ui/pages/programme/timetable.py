"""The timetable of one day: rooms across, time down; choosing, moving and stretching sessions."""

from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from wego_desktop.i18n import _
from wego_desktop.services.queries.programme import SessionRow
from wego_desktop.ui.pages.programme.day_layout import DAY_MINUTES, GUTTER_PX, HEAD_PX, HOUR_PX, Placed
from wego_desktop.ui.pages.programme.timetable_canvas import Slot, TimetableCanvas

STEP_MINUTES = 15
FINE_MINUTES = 5
_EDGE_PX = 6
_DRAG_PX = 4
_SCROLL_PX = 24


@dataclass(slots=True)
class _Drag:
    placed: Placed
    origin: QPointF
    is_stretch: bool


class _TitleEdit(QLineEdit):
    """The title in its block; Esc or leaving it gives up."""

    given_up = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        else:
            super().keyPressEvent(event)
            # Enter saves the title and does not open the session too.
            event.accept()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.given_up.emit()


class Timetable(TimetableCanvas):
    """Painted blocks with keyboard and mouse.

    Signals: `chosen(session_id)` (empty text: none), `opened(session_id)`, `add_wanted()` for the chosen
    slot, `moved(session_id, column, first, last)` with minutes after midnight, `renamed(session_id, title)`,
    `room_opened(column)` when a room's head is double-clicked. Without `is_editable` it only shows.
    """

    chosen = Signal(str)
    opened = Signal(str)
    add_wanted = Signal()
    moved = Signal(str, int, int, int)
    renamed = Signal(str, str)
    room_opened = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.is_editable = True
        self._drag: _Drag | None = None
        self._title_edit: _TitleEdit | None = None

    def choose(self, session_id: str) -> None:
        """Choose a session (none with an empty text) and show it."""
        if session_id == self._current:
            self._show_current()
            return
        self._current = session_id
        if session_id:
            self._slot = None
        self._show_current()
        self._tell()
        self.viewport().update()
        self.chosen.emit(session_id)

    def choose_slot(self, slot: Slot | None) -> None:
        """Choose an empty place, where a new session would begin."""
        self._slot = slot
        if slot is not None and self._current:
            self._current = ""
            self.chosen.emit("")
        self._tell()
        self.viewport().update()

    # Mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        placed = self._hit(event.position())
        if placed is None:
            self.choose_slot(self._slot_at(event.position()))
            return
        self.choose(placed.row.id)
        if not self.is_editable:
            return
        rect = self._rect(placed).translated(self._offset())
        is_edge = event.position().y() > rect.bottom() - _EDGE_PX
        self._drag = _Drag(placed, event.position(), is_edge)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        drag = self._drag
        if drag is None:
            self._show_cursor(event.position())
            return
        self._scroll_at_edge(drag, event.position().y())
        way = event.position() - drag.origin
        if self._ghost is None and way.manhattanLength() < _DRAG_PX:
            return
        is_fine = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        self._ghost = self._dragged(drag, way, FINE_MINUTES if is_fine else STEP_MINUTES)
        self.viewport().update()

    def _scroll_at_edge(self, drag: _Drag, y: float) -> None:
        """Bring later and earlier hours into view while something is dragged to the edge."""
        is_low, is_high = y > self.viewport().height() - _SCROLL_PX, y < HEAD_PX + _SCROLL_PX
        if self._ghost is None or not (is_low or is_high):
            return
        down = self.verticalScrollBar()
        before = down.value()
        down.setValue(before + (_SCROLL_PX if is_low else -_SCROLL_PX))
        drag.origin -= QPointF(0, down.value() - before)

    def _dragged(self, drag: _Drag, way: QPointF, step: int) -> Placed:
        assert self._layout is not None
        placed = drag.placed
        minutes = way.y() * 60 / HOUR_PX
        if drag.is_stretch:
            last = round((placed.end + minutes) / step) * step
            return replace(placed, end=max(placed.start + step, min(last, DAY_MINUTES)))
        length = placed.end - placed.start
        first = max(0, min(round((placed.start + minutes) / step) * step, DAY_MINUTES - length))
        column = placed.column
        if column >= 0:
            here = (drag.origin + way - self._offset()).x()
            column = max(0, min(int(here // self._column_px()), len(self._layout.columns) - 1))
        is_home = column == placed.column
        return replace(
            placed,
            start=first,
            end=first + length,
            column=column,
            lane=placed.lane if is_home else 0,
            lanes=placed.lanes if is_home else 1,
        )

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        del event
        (drag, ghost), self._drag, self._ghost = (self._drag, self._ghost), None, None
        if drag is not None and ghost is not None:
            self.viewport().update()
            self._emit_move(drag.placed, ghost)

    def _emit_move(self, before: Placed, after: Placed) -> None:
        if not self.is_editable:
            return
        if (before.start, before.end, before.column) != (after.start, after.end, after.column):
            self.moved.emit(after.row.id, after.column, after.start, after.end)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        point = event.position()
        if point.y() < HEAD_PX and self._layout is not None and point.x() > GUTTER_PX:
            column = int((point - self._offset()).x() // self._column_px())
            if 0 <= column < len(self._layout.columns):
                self.room_opened.emit(column)
            return
        placed = self._hit(point)
        if placed is not None:
            self.opened.emit(placed.row.id)
        elif (slot := self._slot_at(point)) is not None:
            self.choose_slot(slot)
            self.add_wanted.emit()

    def _show_cursor(self, point: QPointF) -> None:
        placed = self._hit(point)
        shape = Qt.CursorShape.ArrowCursor
        if placed is not None:
            rect = self._rect(placed).translated(self._offset())
            is_edge = self.is_editable and point.y() > rect.bottom() - _EDGE_PX
            shape = Qt.CursorShape.SizeVerCursor if is_edge else Qt.CursorShape.PointingHandCursor
        self.viewport().setCursor(shape)

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        alt, shift = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier
        key = Qt.Key(event.key())
        arrows = {
            Qt.Key.Key_Up: (0, -1),
            Qt.Key.Key_Down: (0, 1),
            Qt.Key.Key_Left: (-1, 0),
            Qt.Key.Key_Right: (1, 0),
        }
        if key in arrows and modifiers == Qt.KeyboardModifier.NoModifier:
            self._step(*arrows[key])
        elif key in arrows and modifiers == alt:
            self._nudge(*arrows[key])
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down) and modifiers == alt | shift:
            self._stretch(arrows[key][1])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not modifiers:
            self._enter()
        elif key == Qt.Key.Key_F2 and not modifiers:
            self.edit_title()
        elif key == Qt.Key.Key_Escape and self._drag is not None:
            self._drag = self._ghost = None
            self.viewport().update()
        else:
            super().keyPressEvent(event)

    def _enter(self) -> None:
        if self._current:
            self.opened.emit(self._current)
        elif self._slot is not None:
            self.add_wanted.emit()

    def _step(self, across: int, down: int) -> None:
        """Go to the nearest session in a direction."""
        if self._layout is None or not self._layout.placed:
            return
        here = self._layout.placed_at(self._current)
        if here is None:
            self.choose(self._layout.placed[0].row.id)
            return
        found = [p for p in self._layout.placed if p is not here and _is_that_way(here, p, across, down)]
        if found:
            self.choose(min(found, key=lambda p: _distance(here, p, across)).row.id)

    def _nudge(self, across: int, down: int) -> None:
        if self._layout is None or (here := self._layout.placed_at(self._current)) is None:
            return
        length = here.end - here.start
        first = max(0, min(here.start + down * STEP_MINUTES, DAY_MINUTES - length))
        column = here.column
        if across and column >= 0:
            column = max(0, min(column + across, len(self._layout.columns) - 1))
        self._emit_move(here, replace(here, start=first, end=first + length, column=column))

    def _stretch(self, down: int) -> None:
        if self._layout is None or (here := self._layout.placed_at(self._current)) is None:
            return
        last = max(here.start + STEP_MINUTES, min(here.end + down * STEP_MINUTES, DAY_MINUTES))
        self._emit_move(here, replace(here, end=last))

    def edit_title(self) -> None:
        """Edit the chosen session's title in its block: Enter saves, Esc takes it back."""
        row = self._board.session(self._current) if self._board and self._current else None
        rect = self.block_rect(self._current)
        if row is None or rect.isEmpty() or not self.is_editable:
            return
        edit = _TitleEdit(row.title, self.viewport())
        edit.setObjectName("title_edit")
        edit.setAccessibleName(_("Title"))
        top = rect.top() + (24 if rect.height() >= 60 else 0)
        edit.setGeometry(round(rect.left() + 4), round(top), round(max(rect.width() - 8, 120)), 32)
        edit.returnPressed.connect(lambda: self._end_edit(row, is_saved=True))
        edit.given_up.connect(lambda: self._end_edit(None, is_saved=False))
        self._title_edit = edit
        edit.show()
        edit.selectAll()
        edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _end_edit(self, row: SessionRow | None, *, is_saved: bool) -> None:
        edit, self._title_edit = self._title_edit, None
        if edit is None:
            return
        title = edit.text().strip()
        edit.hide()
        edit.deleteLater()
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        if is_saved and row is not None and title and title != row.title:
            self.renamed.emit(row.id, title)


def _is_that_way(here: Placed, there: Placed, across: int, down: int) -> bool:
    if across:
        return (there.column - here.column) * across > 0 or (
            there.column == here.column
            and (there.lane - here.lane) * across > 0
            and there.start < here.end
            and here.start < there.end
        )
    is_same = there.column == here.column or -1 in (there.column, here.column)
    return (
        is_same and (there.start - here.start, there.lane - here.lane) > (0, 0)
        if down > 0
        else (is_same and (there.start - here.start, there.lane - here.lane) < (0, 0))
    )


def _distance(here: Placed, there: Placed, across: int) -> tuple[float, float]:
    overlap = abs((here.start + here.end) / 2 - (there.start + there.end) / 2)
    if across:
        return abs(there.column - here.column), overlap
    return abs(there.start - here.start), abs(there.lane - here.lane)
