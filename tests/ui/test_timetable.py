"""Where blocks stand, and what keys and mouse do to them."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from wego_desktop.domain.conflicts import PlannedSession, find_conflicts
from wego_desktop.domain.enums import AdmissionRule, SessionKind
from wego_desktop.domain.local_time import parse_instant
from wego_desktop.services.queries.programme import Board, EventPart, RoomRow, SessionRow
from wego_desktop.ui.pages.programme.block_painter import wrapped
from wego_desktop.ui.pages.programme.day_layout import GUTTER_PX, HEAD_PX, HOUR_PX, lay_out, minutes_of
from wego_desktop.ui.pages.programme.timetable import Timetable
from wego_desktop.ui.theme.fonts import ui_font
from wego_desktop.ui.theme.theme import Theme

DAY = date(2026, 10, 15)
ZONE = "Asia/Seoul"
ROOMS = tuple(RoomRow(key, "e", f"Room {key}", 60, "") for key in "abc")
Moves = list[tuple[str, int, int, int]]


def row(
    key: str, start: str, end: str, room: str | None = "a", zone: str = ZONE, **extra: object
) -> SessionRow:
    made = SessionRow(
        id=key,
        event_id="e",
        event_code="GA7",
        code=key,
        title=f"Session {key}",
        kind=SessionKind.FORUM,
        track="",
        room_id=room,
        room_name=f"Room {room}" if room else "",
        starts_at=parse_instant(start if "-" in start else f"2026-10-15 {start}", zone),
        ends_at=parse_instant(end if "-" in end else f"2026-10-15 {end}", zone),
        own_seats=None,
        seats=60,
        admission_rule=AdmissionRule.OPEN,
        languages=(),
        network_id=None,
        network_code="",
        description="",
        is_overlap_accepted=False,
        confirmed=12,
        waiting=0,
        invited=0,
        inside=0,
        heads=(),
        is_shown=True,
    )
    return replace(made, **extra)  # type: ignore[arg-type]


def board(*rows: SessionRow, rooms: tuple[RoomRow, ...] = ROOMS, zone: str = ZONE) -> Board:
    planned = tuple(PlannedSession(r.id, r.starts_at, r.ends_at, r.room_id) for r in rows)
    first = date(2026, 10, 14)
    days = (first, first + timedelta(days=3))
    events = (EventPart("e", "GA7", "General Assembly", *days),)
    return Board("e", "GA7", zone, *days, events, rooms, rows, planned, find_conflicts(planned), {})


@pytest.fixture
def timetable(qtbot: QtBot, app_theme: Theme) -> Timetable:
    widget = Timetable()
    qtbot.addWidget(widget)
    widget.resize(900, 900)
    widget.show()
    return widget


def show(timetable: Timetable, *rows: SessionRow) -> Moves:
    moves: Moves = []
    shown = board(*rows)
    timetable.set_day(shown, lay_out(shown, DAY), datetime(2026, 10, 15, 2, tzinfo=UTC))
    timetable.moved.connect(lambda *move: moves.append(move))
    return moves


def test_overlapping_sessions_stand_side_by_side_until_the_overlap_ends() -> None:
    shown = board(
        row("1", "09:00", "11:00"),
        row("2", "10:00", "12:00"),
        row("3", "11:00", "12:00"),
        row("4", "12:00", "13:00"),
    )
    placed = {p.row.id: (p.lane, p.lanes) for p in lay_out(shown, DAY).placed}
    assert placed == {"1": (0, 2), "2": (1, 2), "3": (0, 2), "4": (0, 1)}


def test_column_for_sessions_without_room_appears_only_when_there_are_some() -> None:
    assert len(lay_out(board(row("1", "09:00", "10:00")), DAY).columns) == 3
    layout = lay_out(board(row("1", "09:00", "10:00", None)), DAY)
    assert [column.room_id for column in layout.columns] == ["a", "b", "c", None]
    lunch = row("2", "12:00", "13:00", None, kind=SessionKind.MEAL)
    assert [
        (p.column, len(lay_out(board(lunch), DAY).columns)) for p in lay_out(board(lunch), DAY).placed
    ] == [(-1, 3)]


def test_hours_grow_when_a_session_is_early_or_ends_after_midnight() -> None:
    layout = lay_out(board(row("1", "07:30", "08:00"), row("2", "23:00", "2026-10-16 00:30")), DAY)
    assert (layout.first_minute, layout.last_minute) == (7 * 60, 24 * 60)


def test_night_of_the_clock_change_keeps_the_length_of_a_session() -> None:
    night = date(2026, 10, 25)
    late = row("1", "2026-10-25 01:30+01:00", "2026-10-25 01:15+00:00", zone="Europe/London")
    assert minutes_of(late, night, "Europe/London") == (90, 90 + 45)


def test_alt_and_arrows_move_and_stretch_the_chosen_session(timetable: Timetable) -> None:
    moves = show(timetable, row("1", "09:00", "10:00"), row("2", "09:00", "10:00", "b"))
    timetable.choose("1")
    alt, shift = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier
    for key, modifiers in (
        (Qt.Key.Key_Down, alt),
        (Qt.Key.Key_Right, alt),
        (Qt.Key.Key_Down, alt | shift),
        (Qt.Key.Key_Up, alt | shift),
        (Qt.Key.Key_Left, alt),
    ):
        QTest.keyClick(timetable, key, modifiers)
    assert moves == [("1", 0, 555, 615), ("1", 1, 540, 600), ("1", 0, 540, 615), ("1", 0, 540, 585)]


def test_arrows_go_to_the_nearest_session_in_that_direction(timetable: Timetable) -> None:
    show(
        timetable,
        row("1", "09:00", "10:00"),
        row("2", "14:00", "15:00"),
        row("3", "09:30", "10:00", "b"),
        row("4", "14:00", "15:00", "c"),
    )
    walked = []
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Left):
        QTest.keyClick(timetable, key)
        walked.append(timetable.current)
    assert walked == ["1", "3", "4", "3", "1"]
    QTest.keyClick(timetable, Qt.Key.Key_Down)
    assert timetable.current == "2"


def centre(timetable: Timetable, key: str) -> QPoint:
    return timetable.block_rect(key).center().toPoint()


def drag(timetable: Timetable, start: QPoint, way: QPoint, fine: bool = False) -> None:
    from PySide6.QtCore import QEvent, QPointF
    from PySide6.QtGui import QMouseEvent
    from PySide6.QtWidgets import QApplication

    modifiers = Qt.KeyboardModifier.ControlModifier if fine else Qt.KeyboardModifier.NoModifier
    view = timetable.viewport()
    left = Qt.MouseButton.LeftButton
    for kind, place in (
        (QEvent.Type.MouseButtonPress, start),
        (QEvent.Type.MouseMove, start + way),
        (QEvent.Type.MouseButtonRelease, start + way),
    ):
        at = QPointF(place)
        event = QMouseEvent(kind, at, view.mapToGlobal(at), left, left, modifiers)
        QApplication.sendEvent(view, event)


def test_dragging_moves_by_a_quarter_and_by_five_minutes_with_ctrl(timetable: Timetable) -> None:
    moves = show(timetable, row("1", "09:00", "10:00"))
    column = round(timetable.viewport().width() - GUTTER_PX) // 3
    drag(timetable, centre(timetable, "1"), QPoint(column, HOUR_PX // 2))
    drag(timetable, centre(timetable, "1"), QPoint(0, round(HOUR_PX * 5 / 60)), fine=True)
    assert moves == [("1", 1, 570, 630), ("1", 0, 545, 605)]


def test_dragging_the_lower_edge_changes_the_length(timetable: Timetable) -> None:
    moves = show(timetable, row("1", "09:00", "10:00"))
    rect = timetable.block_rect("1")
    edge = QPoint(round(rect.center().x()), round(rect.bottom()) - 2)
    drag(timetable, edge, QPoint(0, HOUR_PX // 4))
    drag(timetable, edge, QPoint(0, -3 * HOUR_PX))
    assert moves == [("1", 0, 540, 615), ("1", 0, 540, 555)]


def test_click_on_an_empty_place_chooses_where_a_new_session_begins(timetable: Timetable) -> None:
    show(timetable, row("1", "09:00", "10:00"))
    timetable.choose("1")
    wanted: list[bool] = []
    timetable.add_wanted.connect(lambda: wanted.append(True))
    place = QPoint(timetable.viewport().width() - 40, HEAD_PX + 28 + HOUR_PX * 2 + 10)
    QTest.mouseClick(timetable.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert timetable.slot is not None
    assert (timetable.slot.column, timetable.slot.minute, timetable.current) == (2, 11 * 60, "")
    QTest.keyClick(timetable, Qt.Key.Key_Return)
    assert wanted == [True]


def test_title_is_edited_in_place_and_taken_back_by_escape(timetable: Timetable) -> None:
    show(timetable, row("1", "09:00", "10:00"))
    renamed: list[tuple[str, str]] = []
    opened: list[str] = []
    timetable.opened.connect(opened.append)
    timetable.renamed.connect(lambda *change: renamed.append(change))
    timetable.choose("1")
    for text, key in (("Lost", Qt.Key.Key_Escape), ("Kept", Qt.Key.Key_Return)):
        QTest.keyClick(timetable, Qt.Key.Key_F2)
        edit = timetable.viewport().findChildren(QLineEdit, "title_edit")[-1]
        edit.setText(text)
        QTest.keyClick(edit, key)
    assert renamed == [("1", "Kept")]
    assert opened == []


def test_chosen_session_and_its_clash_are_told_to_readers(timetable: Timetable) -> None:
    show(timetable, row("1", "09:00", "10:00"), row("2", "09:30", "10:30"))
    assert timetable.accessibleDescription() == "2 sessions"
    timetable.choose("2")
    assert timetable.accessibleDescription() == (
        "Forum, Session 2, 09:30–10:30, Room a, Booked twice 09:30–10:00"
    )


def test_empty_day_offers_its_first_session_at_nine(timetable: Timetable) -> None:
    show(timetable)
    assert timetable.slot is not None
    assert (timetable.slot.column, timetable.slot.minute) == (0, 540)
    assert not timetable.grab().isNull()


def test_many_rooms_scroll_and_the_chosen_one_comes_into_view(timetable: Timetable) -> None:
    rooms = tuple(RoomRow(f"{n}", "e", f"Room {n}", None, "") for n in range(14))
    shown = board(row("1", "09:00", "10:00", "13"), rooms=rooms)
    timetable.set_day(shown, lay_out(shown, DAY), datetime(2026, 10, 15, tzinfo=UTC))
    timetable.set_covered(300)
    timetable.choose("1")
    assert timetable.block_rect("1").right() <= timetable.viewport().width() - 300 + 1


def test_long_title_ends_with_an_ellipsis_in_the_last_line(app_theme: Theme) -> None:
    lines = wrapped("General Assembly, second sitting: work plan, admissions, elections", ui_font(13), 120, 2)
    assert len(lines) == 2
    assert lines[1].endswith("…")
    assert wrapped("Short", ui_font(13), 120, 2) == ["Short"]
