"""The page Programme in the real window: adding, moving, answering conflicts, people, seats, rooms."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.services.programme_samples import add_person, add_room, add_session, at, event_id, network_id
from tests.ui.programme_window import Desk
from wego_desktop.bootstrap import AppContext
from wego_desktop.domain.enums import AdmissionState, OperatorRole, SessionKind
from wego_desktop.services.queries.programme import SessionRow, board
from wego_desktop.services.queries.session_people import session_people
from wego_desktop.ui.dialogs.dialog import ConfirmDialog
from wego_desktop.ui.pages.programme.page import ProgrammePage
from wego_desktop.ui.pages.programme.person_picker import PersonPicker
from wego_desktop.ui.pages.programme.room_dialog import RoomDialog
from wego_desktop.ui.pages.programme.session_form import FormStart, SessionForm
from wego_desktop.ui.theme.theme import Theme
from wego_desktop.ui.widgets.button import Button

Open = Callable[[], Desk]
DAY = date(2026, 10, 15)


@pytest.fixture
def open_page(qtbot: QtBot, context: AppContext, app_theme: Theme) -> Iterator[Open]:
    desks: list[Desk] = []

    def make() -> Desk:
        desks.append(Desk(qtbot, context, ProgrammePage, "calendar-days"))
        desks[-1].settle()
        return desks[-1]

    yield make
    for desk in desks:
        desk.close()
        assert desk.errors == []


def page_of(desk: Desk) -> ProgrammePage:
    assert isinstance(desk.page, ProgrammePage)
    return desk.page


def form_of(desk: Desk) -> SessionForm:
    return desk.page.findChildren(SessionForm)[-1]


def rows(context: AppContext) -> list[SessionRow]:
    return list(board(context.database, event_id(context)).shown)


def wait(desk: Desk, is_so: Callable[[], bool]) -> None:
    desk.qtbot.waitUntil(lambda: desk.runner.is_idle and is_so(), timeout=5000)


def press(widget: QWidget, name: str) -> None:
    button = widget.findChildren(Button, name)[-1]
    QTest.keyClick(button, Qt.Key.Key_Space)


def focus(widget: QWidget) -> QWidget:
    widget.setFocus()
    return widget


def test_first_session_is_added_by_keyboard_with_a_new_room(context: AppContext, open_page: Open) -> None:
    desk = open_page()
    page = page_of(desk)
    page.show_day(DAY)
    page.editing.add_session()
    form = form_of(desk)
    QTest.keyClick(form.title.line_edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert form.title.error == "A session needs a title. Type one."
    QTest.keyClicks(form.title.line_edit, "Opening")
    form.start.set_text("9:30")
    form.end.set_text("10:45")
    room = form.room.editor
    assert isinstance(room, QComboBox)
    room.setEditText("Grand Ballroom")
    QTest.keyClick(form.title.line_edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    wait(desk, lambda: bool(page.timetable.current))
    (row,) = rows(context)
    assert (row.title, row.room_name, row.starts_at, row.ends_at) == (
        "Opening", "Grand Ballroom", at("09:30"), at("10:45"),
    )  # fmt: skip
    assert desk.said == ["Added Opening"]
    assert page.timetable.current == row.id


def test_form_shows_errors_at_their_fields_and_keeps_what_was_typed(
    context: AppContext, open_page: Open
) -> None:
    add_session(context, "First", "09:00", "10:00", code="T1")
    desk = open_page()
    page = page_of(desk)
    page.take_request(FormStart(DAY, "11:00", "10:00"))
    form = form_of(desk)
    form.title.set_text("Twice")
    form.seats.set_text("many")
    form.save()
    assert form.seats.error == "Write a number"
    form.seats.set_text("20")
    form.save()
    wait(desk, lambda: bool(form.end.error))
    form.end.set_text("12:00")
    form.code.set_text("T1")
    form.save()
    wait(desk, lambda: bool(form.code.error))
    assert form.end.error == ""
    page.open_session(rows(context)[0].id)
    assert form.title.text() == "Twice"
    assert page.editing.has_form
    QTest.keyClick(form.title.line_edit, Qt.Key.Key_Escape)
    assert not page.editing.has_form
    assert len(rows(context)) == 1


def test_session_into_the_night_ends_the_next_day(context: AppContext, open_page: Open) -> None:
    desk = open_page()
    page_of(desk).take_request(FormStart(DAY, "22:00", "00:30"))
    form_of(desk).title.set_text("Reception")
    form_of(desk).save()
    wait(desk, lambda: len(rows(context)) == 1)
    assert rows(context)[0].ends_at == at("2026-10-16 00:30")


def test_facts_are_kept_when_the_form_is_saved_unchanged(context: AppContext, open_page: Open) -> None:
    hall = add_room(context, "Hall A", 240)
    key = add_session(
        context,
        "AFSCN",
        "10:30",
        "12:00",
        hall,
        SessionKind.NETWORK_MEETING,
        network_id=network_id(context),
        languages=("English", "Français"),
        capacity=90,
        track="Networks",
        description="Roster first.",
    )
    before = rows(context)
    desk = open_page()
    page = page_of(desk)
    page.open_session(key)
    wait(desk, lambda: True)
    press(page, "edit_session")
    form_of(desk).save()
    wait(desk, lambda: not page.editing.has_form)
    assert rows(context) == before
    assert desk.said == []


def test_conflict_is_found_by_f8_and_answered_by_alt_1(context: AppContext, open_page: Open) -> None:
    room = add_room(context, "Room 301", 60)
    add_session(context, "Clinic", "11:00", "12:00", room)
    briefing = add_session(context, "Briefing", "11:30", "12:30", room)
    desk = open_page()
    page = page_of(desk)
    QTest.keyClick(page.timetable, Qt.Key.Key_F8)
    wait(desk, page.session_panel.isVisible)
    assert (page.day, page.timetable.current) == (DAY, briefing)
    answer = page.session_panel.findChildren(Button, "answer_1")[-1]
    assert answer.accessibleName() == "Move to 12:00–13:00"
    QTest.keyClick(page.timetable, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    wait(desk, lambda: page.board is not None and not page.board.conflicts)
    assert rows(context)[1].starts_at == at("12:00")
    assert desk.said == ["Moved Briefing"]
    context.undo.undo(context.actor)
    assert rows(context)[1].starts_at == at("11:30")


def test_keep_both_records_that_the_overlap_is_agreed(context: AppContext, open_page: Open) -> None:
    room = add_room(context, "Room 301", 60)
    for title, start, end in (("Clinic", "11:00", "12:00"), ("Briefing", "11:30", "12:30")):
        add_session(context, title, start, end, room)
    desk = open_page()
    page = page_of(desk)
    page.next_conflict()
    wait(desk, page.session_panel.isVisible)
    press(page.session_panel, "keep_both")
    wait(desk, lambda: page.board is not None and not page.board.conflicts)
    assert all(row.is_overlap_accepted for row in rows(context))


def test_alt_arrows_save_and_the_block_stays_chosen(context: AppContext, open_page: Open) -> None:
    add_room(context, "Hall A")
    hall = add_room(context, "Hall B")
    key = add_session(context, "Forum", "09:00", "10:00", hall)
    desk = open_page()
    page = page_of(desk)
    page.open_session(key)
    page.focus_view()
    QTest.keyClick(page.timetable, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    wait(desk, lambda: rows(context)[0].starts_at == at("09:15"))
    QTest.keyClick(page.timetable, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    wait(desk, lambda: rows(context)[0].room_name == "Hall A")
    assert page.timetable.current == key
    QTest.keyClick(page.timetable, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    wait(desk, lambda: len(rows(context)) == 2 and page.timetable.current != key)
    assert rows(context)[1].starts_at == at("10:15")


def test_escape_closes_the_panel_and_then_chooses_nothing(context: AppContext, open_page: Open) -> None:
    room = add_room(context, "Hall A")
    key = add_session(context, "Forum", "09:00", "10:00", room)
    desk = open_page()
    page = page_of(desk)
    page.open_session(key)
    page.inside.setFocus()
    assert page.session_panel.isAncestorOf(page.focusWidget())
    page.focus_view()
    QTest.keyClick(page.timetable, Qt.Key.Key_Escape)
    assert (page.panel.isVisible(), page.timetable.current) == (False, key)
    QTest.keyClick(page.timetable, Qt.Key.Key_Escape)
    assert page.timetable.current == ""
    edit = next(command for command in page.commands() if command.text == "Edit room Hall A")
    edit.run()
    assert page.findChildren(RoomDialog)[-1].name.text() == "Hall A"
    page.findChildren(RoomDialog)[-1].reject()


def test_day_changes_by_ctrl_arrows_and_stops_at_the_ends(context: AppContext, open_page: Open) -> None:
    add_session(context, "Forum", "2026-10-14 09:00", "2026-10-14 10:00")
    desk = open_page()
    page = page_of(desk)
    page.show_day(date(2026, 10, 14))
    seen = []
    for _step in range(4):
        QTest.keyClick(page.timetable, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
        seen.append(page.day)
    assert [day.day for day in seen if day] == [15, 16, 17, 17]


def test_session_is_removed_after_a_question(context: AppContext, open_page: Open) -> None:
    key = add_session(context, "Forum", "09:00", "10:00")
    desk = open_page()
    page = page_of(desk)
    page.open_session(key)
    page.focus_view()
    QTest.keyClick(page.timetable, Qt.Key.Key_Delete)
    dialog = page.findChildren(ConfirmDialog)[-1]
    press(dialog, "deed_button")
    wait(desk, lambda: rows(context) == [])
    wait(desk, lambda: not page.panel.isVisible())


def test_speaker_is_found_while_typing_and_added(context: AppContext, open_page: Open) -> None:
    key = add_session(context, "Forum", "09:00", "10:00")
    add_person(context, "Mutale", "Chanda")
    add_person(context, "Grace Nalubega", "Ssemwanga")
    desk = open_page()
    page = page_of(desk)
    page.open_session(key)
    wait(desk, lambda: bool(page.session_panel.findChildren(Button, "add_role")))
    press(page.session_panel, "add_role")
    picker = page.session_panel.findChildren(PersonPicker)[-1]
    box = page.session_panel.findChildren(QComboBox, "role_choice")[-1]
    box.setCurrentIndex(0)
    QTest.keyClicks(picker.search, "ssem")
    wait(desk, lambda: picker.list.count() == 1)
    QTest.keyClick(picker.search, Qt.Key.Key_Return)
    wait(desk, lambda: bool(session_people(context.database, key).roles))
    (role,) = session_people(context.database, key).roles
    assert (role.name, role.kind) == ("Grace Nalubega Ssemwanga", "chair")
    assert desk.said == ["Added Grace Nalubega Ssemwanga"]
    again = page.session_panel.findChildren(PersonPicker)[-1]
    QTest.keyClick(again.search, Qt.Key.Key_Escape)
    wait(desk, lambda: not page.session_panel.findChildren(PersonPicker) or not page.session_panel._picker)


def test_list_of_seats_is_worked_on_by_ticks(context: AppContext, open_page: Open) -> None:
    key = add_session(context, "Clinic", "09:00", "10:00", capacity=2)
    people = [add_person(context, name, "Chanda")[0] for name in ("Bwalya", "Chipo", "Mutale")]
    context.admissions.admit(context.actor, key, people)
    desk = open_page()
    page = page_of(desk)
    page.open_session(key)
    wait(desk, lambda: bool(page.session_panel.findChildren(Button, "open_list")))
    QAbstractItemModelTester(page.seats_view.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    press(page.session_panel, "open_list")
    view = page.seats_view
    assert [view.table.model().index(n, 1).data() for n in range(3)] == ["Confirmed", "Confirmed", "Waiting"]
    view.search.setText("bwal")
    assert view.table.model().rowCount() == 1
    view.search.clear()
    view.table.set_ticked(people[:1])
    press(view, "decline_seats")
    wait(desk, lambda: session_people(context.database, key).seats[-1].state is AdmissionState.DECLINED)
    wait(desk, lambda: view.table.ticked_ids == frozenset(people[:1]))
    view.table.set_ticked(people[2:])
    press(view, "confirm_seats")
    wait(desk, lambda: desk.said[-1] == "1 confirmed")
    focus(view.table)
    QTest.keyClick(view.table, Qt.Key.Key_Delete)
    wait(desk, lambda: len(session_people(context.database, key).seats) == 2)
    view.table.set_ticked(())
    QTest.keyClick(view.search, Qt.Key.Key_Escape)
    assert page.inside.currentWidget() is page.session_panel


def test_room_is_added_changed_and_refused_to_go_while_in_use(context: AppContext, open_page: Open) -> None:
    desk = open_page()
    page = page_of(desk)
    press(page.header, "add_room")
    dialog = page.findChildren(RoomDialog)[-1]
    for place, text in enumerate(("Hall A", "240", "3 booths")):
        edit = (dialog.name, dialog.seats, dialog.features)[place].line_edit
        QTest.keyClicks(edit, text)
    QTest.keyClick(dialog.name.line_edit, Qt.Key.Key_Return)
    wait(desk, lambda: page.board is not None and len(page.board.rooms) == 1)
    assert page.board is not None
    room = page.board.rooms[0]
    assert (room.name, room.seats, room.features) == ("Hall A", 240, "3 booths")
    add_session(context, "Forum", "09:00", "10:00", room.id)
    page.rooms.open(room)
    dialog = page.findChildren(RoomDialog)[-1]
    press(dialog, "remove_room")
    wait(desk, lambda: "used by 1 session" in dialog.name.error)
    dialog.reject()


def test_list_shows_all_days_and_opens_the_session(context: AppContext, open_page: Open) -> None:
    for day in (14, 15, 16):
        add_session(context, f"Forum {day}", f"2026-10-{day} 09:00", f"2026-10-{day} 10:00")
    desk = open_page()
    page = page_of(desk)
    model = page.table.model()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    page.view_switch.choose("list")
    assert [model.index(n, 2).data() for n in range(3)] == ["Forum 14", "Forum 15", "Forum 16"]
    page.table.go_to_row(2)
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    wait(desk, page.session_panel.isVisible)
    assert page.session_panel.session_id == rows(context)[2].id
    assert page.day == date(2026, 10, 16)


def test_page_follows_changes_made_elsewhere(context: AppContext, open_page: Open) -> None:
    key = add_session(context, "Forum", "09:00", "10:00")
    desk = open_page()
    page = page_of(desk)
    page.open_session(key)
    wait(desk, lambda: True)
    desk.runner.write(lambda: context.sessions.remove(context.actor, key))
    wait(desk, lambda: page.board is not None and not page.board.shown)
    assert not page.panel.isVisible()


def test_desk_operator_sees_everything_and_changes_nothing(
    qtbot: QtBot, context: AppContext, app_theme: Theme
) -> None:
    room = add_room(context, "Room 301", 60)
    for title, start, end in (("Clinic", "11:00", "12:00"), ("Briefing", "11:30", "12:30")):
        add_session(context, title, start, end, room)
    before = rows(context)
    person = replace(context.actor, role=OperatorRole.DESK)
    desk = Desk(qtbot, replace(context, actor=person), ProgrammePage, "calendar-days")
    page = page_of(desk)
    page.next_conflict()
    wait(desk, page.session_panel.isVisible)
    shown = {button.objectName() for button in page.findChildren(Button) if button.isVisible()}
    assert shown.isdisjoint(
        {"add_session", "add_room", "edit_session", "remove_session", "add_role", "answer_1", "keep_both"}
    )
    for key, modifiers in (
        (Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier),
        (Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier),
        (Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier),
        (Qt.Key.Key_Delete, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier),
        (Qt.Key.Key_F2, Qt.KeyboardModifier.NoModifier),
    ):
        QTest.keyClick(page.timetable, key, modifiers)
    assert desk.runner.is_idle
    assert (rows(context), desk.errors, page.editing.has_form) == (before, [], False)
    desk.close()


def test_every_control_has_a_name(context: AppContext, open_page: Open) -> None:
    add_room(context, "Room 301", 60)
    key = add_session(context, "Clinic", "11:00", "12:00")
    desk = open_page()
    page = page_of(desk)
    page.open_session(key)
    wait(desk, lambda: True)
    page.editing.edit_session()
    QApplication.processEvents()
    controls = [*page.findChildren(Button), *page.findChildren(QComboBox)]
    edits = [e for e in page.findChildren(QLineEdit) if e.objectName() != "qt_spinbox_lineedit"]
    named = [e for e in edits if not isinstance(e.parent(), QComboBox)]
    assert [w for w in [*controls, *named] if not w.accessibleName()] == []


def test_ctrl_n_goes_on_after_the_chosen_session_in_its_room(context: AppContext, open_page: Open) -> None:
    room = add_room(context, "Room 301", 60)
    key = add_session(context, "Clinic", "11:00", "12:30", room)
    desk = open_page()
    page = page_of(desk)
    page.open_session(key)
    wait(desk, lambda: page.current is not None)
    page.editing.add_session()
    form = form_of(desk)
    assert (form.start.line_edit.text(), form.end.line_edit.text()) == ("12:30", "13:30")
    QTest.keyClicks(form.title.line_edit, "Clinic, second hour")
    form.save()
    wait(desk, lambda: len(rows(context)) == 2)
    assert rows(context)[1].room_id == room
