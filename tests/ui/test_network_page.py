"""A network's page in the real window: roster, marks, scans, members."""

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QMenu, QWidget
from pytestqt.qtbot import QtBot

from tests.services.programme_samples import (
    add_city,
    add_person,
    add_session,
    event_id,
    network_id,
)
from tests.ui.programme_sample import enter
from tests.ui.programme_window import Desk
from wego_desktop.bootstrap import AppContext
from wego_desktop.domain.attendance import RosterState
from wego_desktop.domain.enums import NetworkRole
from wego_desktop.services.network_service import MemberFields
from wego_desktop.services.outcome import Change, Outcome
from wego_desktop.services.queries.networks import members
from wego_desktop.services.queries.rosters import roster
from wego_desktop.ui.dialogs.dialog import ConfirmDialog
from wego_desktop.ui.pages.networks.member_dialog import MemberDialog
from wego_desktop.ui.pages.networks.page import NetworkPage
from wego_desktop.ui.pages.programme.session_form import FormStart
from wego_desktop.ui.theme.theme import Theme
from wego_desktop.ui.widgets.button import Button

Open = Callable[[], Desk]
TODAY = date(2026, 10, 15)


@pytest.fixture
def open_page(qtbot: QtBot, context: AppContext, app_theme: Theme) -> Iterator[Open]:
    desks: list[Desk] = []

    def make() -> Desk:
        desks.append(Desk(qtbot, context, lambda services: NetworkPage(services, "AFSCN"), "network:afscn"))
        desks[-1].settle()
        return desks[-1]

    yield make
    for desk in desks:
        desk.close()
        assert desk.errors == []


@pytest.fixture
def meeting(context: AppContext) -> str:
    """A meeting of three cities and an observer; Lusaka has a delegate."""
    cities = [add_city(context, *pair) for pair in (("Abuja", "NG"), ("Dakar", "SN"), ("Lusaka", "ZM"))]
    bank = add_city(context, "African Development Bank", "CI")
    fields = [MemberFields(city) for city in cities] + [MemberFields(bank, NetworkRole.OBSERVER)]
    context.networks.add_members(context.actor, network_id(context), fields)
    add_person(context, "Mutale", "Chanda", cities[2])
    return add_session(context, "AFSCN annual meeting", "10:30", "12:00", network_id=network_id(context))


def page_of(desk: Desk) -> NetworkPage:
    assert isinstance(desk.page, NetworkPage)
    return desk.page


def wait(desk: Desk, is_so: Callable[[], bool]) -> None:
    desk.qtbot.waitUntil(lambda: desk.runner.is_idle and is_so(), timeout=5000)


def states(context: AppContext, meeting: str) -> list[str]:
    return [row.state.value for row in roster(context.database, meeting).rows]


def press(widget: QWidget, name: str) -> None:
    QTest.keyClick(widget.findChildren(Button, name)[-1], Qt.Key.Key_Space)


def test_cities_are_marked_by_single_keys(context: AppContext, meeting: str, open_page: Open) -> None:
    desk = open_page()
    table = page_of(desk).meeting_tab.roster
    QAbstractItemModelTester(table.model(), QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert table.currentIndex().row() == 0
    QTest.keyClick(table, Qt.Key.Key_Space)
    wait(desk, lambda: states(context, meeting)[0] == "in_the_room")
    QTest.keyClick(table, Qt.Key.Key_Down)
    QTest.keyClick(table, Qt.Key.Key_O)
    wait(desk, lambda: states(context, meeting)[1] == "online")
    QTest.keyClick(table, Qt.Key.Key_Down)
    QTest.keyClick(table, Qt.Key.Key_P)
    wait(desk, lambda: states(context, meeting)[2] == "apologies")
    assert desk.said == ["Abuja: in the room", "Dakar: online", "Lusaka: apologies"]
    wait(desk, lambda: table.model().index(2, 2).data() == "Apologies")
    assert table.currentIndex().row() == 2
    QTest.keyClick(table, Qt.Key.Key_P)
    wait(desk, lambda: states(context, meeting)[2] == "expected")
    assert page_of(desk).meeting_tab.roster.model().index(0, 2).data() == "In the room"


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_states_are_offered_by_enter_and_right_click(
    context: AppContext, meeting: str, open_page: Open
) -> None:
    desk = open_page()
    tab = page_of(desk).meeting_tab
    QTest.keyClick(tab.roster, Qt.Key.Key_Return)
    menu = tab.findChildren(QMenu, "mark_menu")[-1]
    assert [action.text() for action in menu.actions() if action.isChecked()] == ["Expected"]
    menu.actions()[2].trigger()
    wait(desk, lambda: states(context, meeting)[0] == "apologies")
    menu.close()
    rect = tab.roster.visualRect(tab.roster_model.index(1, 0))
    tab.roster.menu_requested.emit(tab.roster.viewport().mapToGlobal(rect.center()))
    menu = tab.findChildren(QMenu, "mark_menu")[-1]
    menu.actions()[3].trigger()
    menu.actions()[1].trigger()
    wait(desk, lambda: states(context, meeting)[1] == "online")
    menu.close()
    assert desk.said == ["Abuja: apologies", "Dakar: online"]


def test_scan_at_the_door_shows_at_once_and_guests_do_not_count(
    context: AppContext, meeting: str, open_page: Open
) -> None:
    desk = open_page()
    page = page_of(desk)
    guest, _ = add_person(context, "Ana", "Quispe", add_city(context, "Cusco", "PE"))
    delegate, _ = add_person(
        context, "Bwalya", "Tembo", roster(context.database, meeting).rows[2].organisation_id
    )

    def scan() -> Outcome[None]:
        enter(context, meeting, [guest, delegate])
        return Outcome(None, (Change("scan", "1"),), "1")

    desk.runner.write(scan)
    tab = page.meeting_tab
    wait(desk, lambda: tab.room_model.rowCount() == 2)
    assert tab.roster.model().index(2, 1).data() == "Bwalya Tembo +1"
    assert tab.roster.model().index(2, 2).data() == "In the room"
    assert {tab.room_model.index(n, 3).data() for n in range(2)} == {"Guest", "Member"}
    assert tab._here.text() == "1"
    assert tab._of.text() == "of 3 cities are here"
    assert tab._room.note_label.text() == "2 people: 1 of member cities, 1 guest"
    QAbstractItemModelTester(tab.room_model, QAbstractItemModelTester.FailureReportingMode.Fatal)


def test_mark_cannot_take_a_scanned_city_out_of_the_room(
    context: AppContext, meeting: str, open_page: Open
) -> None:
    delegate = add_person(
        context, "Bwalya", "Tembo", roster(context.database, meeting).rows[0].organisation_id
    )[0]
    enter(context, meeting, [delegate])
    desk = open_page()
    QTest.keyClick(page_of(desk).meeting_tab.roster, Qt.Key.Key_P)
    assert desk.errors == [
        "Abuja has people scanned into the room. Only a scan out at the door changes that."
    ]
    desk.errors.clear()
    assert desk.runner.is_idle
    assert roster(context.database, meeting).rows[0].state is RosterState.IN_THE_ROOM


def test_list_of_seats_stands_beside_the_room(context: AppContext, meeting: str, open_page: Open) -> None:
    context.admissions.admit_network(context.actor, meeting, network_id(context))
    desk = open_page()
    tab = page_of(desk).meeting_tab
    assert tab._nobody.isVisible()
    QTest.keyClick(tab.list_switch, Qt.Key.Key_Right)
    assert tab.seats_table.isVisible()
    assert not tab._nobody.isVisible()
    assert [tab.seats_model.index(0, column).data() for column in range(2)] == ["Mutale Chanda", "Confirmed"]
    assert tab._room.note_label.text() == "1 person"


def test_page_offers_a_session_when_there_is_no_meeting(context: AppContext, open_page: Open) -> None:
    desk = open_page()
    page = page_of(desk)
    assert page.header.title_label.text() == "Africa Smart City Network"
    QTest.keyClick(page, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert desk.opened == [("programme", FormStart(date(2026, 10, 14), network_id=network_id(context)))]


def test_ctrl_e_means_this_meeting_although_it_opens_the_sheets_elsewhere(
    context: AppContext, meeting: str, open_page: Open
) -> None:
    desk = open_page()
    page = page_of(desk)
    elsewhere: list[bool] = []
    QShortcut(QKeySequence("Ctrl+E"), desk.window, lambda: elsewhere.append(True))
    for widget in (page.meeting_tab.roster, page.tabs):
        QTest.keyClick(widget, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    assert desk.opened == [("exports", ("network", "AFSCN", meeting))] * 2
    assert elsewhere == []


def test_other_meeting_is_chosen_from_the_header(context: AppContext, meeting: str, open_page: Open) -> None:
    other = add_session(
        context,
        "AFSCN second sitting",
        "2026-10-16 09:00",
        "2026-10-16 10:00",
        network_id=network_id(context),
    )
    desk = open_page()
    page = page_of(desk)
    assert page.header.title_label.text() == "AFSCN annual meeting"
    assert page.choose_button.isVisible()
    page.take_request(other)
    wait(desk, lambda: page.header.title_label.text() == "AFSCN second sitting")
    press(page, "open_in_programme")
    assert desk.opened == [("programme", other)]
    assert event_id(context)


def test_member_is_added_from_the_file_and_as_a_new_one(
    context: AppContext, meeting: str, open_page: Open
) -> None:
    kigali = add_city(context, "Kigali", "RW")
    desk = open_page()
    page = page_of(desk)
    page.tabs.choose("members")
    QTest.keyClick(page.members_tab.table, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    dialog = page.findChildren(MemberDialog)[-1]
    QTest.keyClicks(dialog.search, "kigali")
    wait(desk, lambda: dialog.list.count() == 2)
    dialog.since.set_text("soon")
    QTest.keyClick(dialog.search, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert "Write a year" in dialog.since.error
    dialog.since.set_text("2019")
    dialog.save()
    wait(desk, lambda: page.members_tab.model.rowCount() == 5)
    found = {row.organisation_id: row for row in members(context.database, network_id(context), TODAY)}
    assert found[kigali].from_on == date(2019, 1, 1)
    page.add_member()
    dialog = page.findChildren(MemberDialog)[-1]
    QTest.keyClicks(dialog.search, "Kisumu")
    wait(desk, lambda: dialog.list.count() == 1)
    dialog.country.set_text("Atlantis")
    dialog.save()
    wait(desk, lambda: bool(dialog.country.error))
    dialog.country.set_text("Kenya")
    dialog.save()
    wait(desk, lambda: page.members_tab.model.rowCount() == 6)
    assert "Kisumu" in {row.name for row in members(context.database, network_id(context), TODAY)}


def test_members_are_not_offered_again(context: AppContext, meeting: str, open_page: Open) -> None:
    desk = open_page()
    page = page_of(desk)
    member = next(row for row in members(context.database, network_id(context), TODAY) if row.is_current)
    page.add_member()
    dialog = page.findChildren(MemberDialog)[-1]
    QTest.keyClicks(dialog.search, member.name)
    wait(desk, lambda: dialog.list.count() == 1)
    assert dialog.list.item(0).text() == f"New: {member.name}"


def test_membership_is_edited_ended_and_removed(context: AppContext, meeting: str, open_page: Open) -> None:
    desk = open_page()
    page = page_of(desk)
    page.tabs.choose("members")
    table = page.members_tab.table
    QAbstractItemModelTester(table.model(), QAbstractItemModelTester.FailureReportingMode.Fatal)
    table.go_to_row(0)
    QTest.keyClick(table, Qt.Key.Key_Return)
    dialog = page.findChildren(MemberDialog)[-1]
    dialog.since.set_text("2020")
    dialog.until.set_text("2019")
    dialog.save()
    wait(desk, lambda: bool(dialog.until.error))
    dialog.until.set_text("2024-12-31")
    dialog.save()
    wait(desk, lambda: table.model().index(3, 5).data() == "31 Dec 2024")
    assert table.model().index(3, 0).data() == "Abuja"
    table.go_to_row(3)
    QTest.keyClick(table, Qt.Key.Key_Delete)
    question = page.findChildren(ConfirmDialog)[-1]
    press(question, "deed_button")
    wait(desk, lambda: page.members_tab.model.rowCount() == 3)
    assert desk.said == ["Saved Abuja", "Removed Abuja"]


def test_every_control_has_a_name(context: AppContext, meeting: str, open_page: Open) -> None:
    desk = open_page()
    page = page_of(desk)
    page.add_member()
    assert [button for button in page.findChildren(Button) if not button.accessibleName()] == []
