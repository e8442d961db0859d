"""The list of the delegates page: views, search, filters, columns, ticks, scans."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import event as sql_event

from tests.ui.delegates_stage import KEY, Sample, Stage, choose, open_menu
from wego_desktop.bootstrap import AppContext
from wego_desktop.domain.enums import OperatorRole, RegistrationStatus, SessionKind
from wego_desktop.domain.list_filters import Operator
from wego_desktop.services.queries.delegate_detail import delegate_detail
from wego_desktop.services.session_service import SessionFields
from wego_desktop.settings import Settings
from wego_desktop.ui.pages.delegates.bulk_dialogs import BulkDialog
from wego_desktop.ui.shell.requests import FindText, PrintBadges, ShowRegistration
from wego_desktop.ui.theme.theme import Theme

# Menus and popovers: the screenless platform neither raises windows nor grabs the keyboard.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def stage(qtbot: QtBot, app_theme: Theme, with_people: Sample) -> Iterator[Stage]:
    made = Stage(*with_people, qtbot)
    yield made
    made.runner.shut_down()


def test_page_lists_everybody_by_name_with_counts_and_focus_in_the_table(stage: Stage) -> None:
    page = stage.make()
    assert len(stage.names()) == 60
    assert stage.names()[0] == "Oluwaseun Adebayo"
    assert page.header.count_label.text() == "60"
    assert [(tab.text, tab.count) for tab in page.list.tabs.tabs] == [
        ("All", 60), ("Not arrived", 19), ("Heads of delegation", 21), ("Voting seats", 0),
        ("Without organisation", 3), ("Possible duplicates", 0),
    ]  # fmt: skip
    assert page.table.hasFocus()
    assert page.table.currentIndex().row() == 0
    QAbstractItemModelTester(page.table.rows, QAbstractItemModelTester.FailureReportingMode.Fatal, page)
    stage.settle()


def test_opening_costs_the_same_statements_for_many_as_for_one(stage: Stage) -> None:
    statements: list[str] = []
    sql_event.listen(
        stage.context.database.engine, "before_cursor_execute", lambda *given: statements.append(given[2])
    )
    stage.make()
    stage.wait_for_choices()
    many = len(statements)
    first = stage.people.registration_ids[0]
    others = [id_ for id_ in stage.people.registration_ids if id_ != first]
    stage.context.registrations.set_status(stage.context.actor, others, RegistrationStatus.CANCELLED)
    stage.page.list._reader.forget()
    statements.clear()
    stage.page.mark_stale()
    stage.settle()
    assert 0 < len(statements) <= many <= 46


def test_typing_narrows_the_list_and_escape_gives_it_back(stage: Stage) -> None:
    page = stage.make()
    stage.press(page.table, KEY.Key_F, ctrl=True)
    assert page.filters.search.hasFocus()
    stage.qtbot.keyClicks(page.filters.search, "addis")
    stage.settle()
    assert stage.names() == ["Hirut Bekele", "Yared Tesfamariam", "Selam Worku"]
    stage.press(page.filters.search, KEY.Key_Return)
    assert page.table.hasFocus()
    stage.press(page.table, KEY.Key_F, ctrl=True)
    stage.press(page.filters.search, KEY.Key_Escape)
    assert len(stage.names()) == 60


def test_a_misspelt_name_brings_similar_ones_and_says_so(stage: Stage) -> None:
    page = stage.make()
    stage.qtbot.keyClicks(page.filters.search, "Semwanga")
    stage.settle()
    assert stage.names()[0] == "Grace Nalubega Ssemwanga"
    assert page.list.notice.isVisible() is False
    page.filters.search.setText("Nalubenga Semwanga")
    stage.settle()
    assert stage.names() == ["Grace Nalubega Ssemwanga"]
    assert "Nalubenga Semwanga" in page.list.notice.text_label.text()


def test_an_empty_view_offers_to_remove_the_filters(stage: Stage) -> None:
    page = stage.make()
    page.filters.search.setText("qqqq")
    stage.settle()
    assert page.list.stack.currentIndex() == 1
    page.list.clear_filters()
    stage.settle()
    assert len(stage.names()) == 60
    assert page.filters.search.text() == ""


def test_an_event_without_delegates_says_how_to_begin(stage: Stage, context: AppContext) -> None:
    stage.context = context
    page = stage.make()
    assert page.list.stack.currentIndex() == 2
    assert [hint.keys for hint in page.key_hints()] == [("Ctrl", "N"), ("Ctrl", "F")]
    assert "Ctrl+N Add delegate" in stage.window.status.accessibleName()
    assert "Space Select" not in stage.window.status.accessibleName()


def test_filters_are_put_together_by_keyboard_and_removed_with_backspace(stage: Stage) -> None:
    page = stage.make()
    stage.wait_for_choices()
    picker = page.filters.open_columns_to_filter()
    stage.qtbot.keyClicks(picker.search, "categ")
    stage.press(picker.search, KEY.Key_Return)
    popover = stage.condition()
    stage.press(popover.list, KEY.Key_Down, KEY.Key_Down, KEY.Key_Down, KEY.Key_Space)
    popover.finish()
    assert len(stage.names()) == 5
    chip = page.filters.chips[0]
    assert chip.accessibleName() == "Filter Category: Speaker"
    page.filters.open_new_condition("arrived")
    arrived = stage.condition()
    arrived.operators.setCurrentIndex(arrived.operators.findData(Operator.EMPTY))
    stage.settle()
    arrived.finish()
    assert stage.names() == ["Li Mingyue", "Özgür Şahin"]
    assert page.filters.chips[1].accessibleName() == "Filter Arrived: empty"
    stage.press(page.filters.chips[0], KEY.Key_Backspace)
    stage.press(page.filters.chips[0], KEY.Key_Backspace)
    assert len(stage.names()) == 60
    assert page.filters.add_button.hasFocus()


def test_texts_numbers_and_days_are_compared_as_typed_and_errors_stand_below(stage: Stage) -> None:
    page = stage.make()
    page.filters.open_new_condition("email")
    popover = stage.condition()
    stage.qtbot.keyClicks(popover.first, "DELEGATE18@")
    stage.press(popover.first, KEY.Key_Return)
    assert stage.names() == ["Rania Darwish Haddad"]
    assert page.filters.chips[0].accessibleName() == "Filter Email: contains DELEGATE18@"
    page.filters.chips[0].removed.emit()
    page.filters.open_new_condition("number")
    popover = stage.condition()
    popover.operators.setCurrentIndex(popover.operators.findData(Operator.BETWEEN))
    stage.qtbot.keyClicks(popover.first, "x")
    stage.press(popover.first, KEY.Key_Return)
    assert popover.error.text() == "x is no number. Write it like 12 or 12.5."
    popover.first.setText("3")
    popover.second.setText("4")
    stage.press(popover.second, KEY.Key_Return)
    assert sorted(stage.names()) == ["Grace Nalubega Ssemwanga", "Mamadou Lamine Diatta"]
    assert page.filters.chips[0].accessibleName() == "Filter Number: 3 to 4"


def test_organisations_are_found_while_typing_in_their_filter(stage: Stage) -> None:
    page = stage.make()
    page.filters.open_new_condition("organisation")
    popover = stage.condition()
    stage.settle()
    stage.qtbot.keyClicks(popover.search, "sao")
    stage.settle()
    stage.press(popover.search, KEY.Key_Return)
    popover.finish()
    assert page.filters.chips[0].accessibleName() == "Filter Organisation: Prefeitura de São Paulo"
    assert len(stage.names()) == 2


def test_views_are_chosen_by_arrows_and_remembered_with_order_and_columns(stage: Stage) -> None:
    page = stage.make()
    stage.press(page.list.tabs, KEY.Key_Right)
    assert len(stage.names()) == 19
    stage.click_header("status")
    page.list._on_columns(("name", "country", "arrived"))
    stage.settle()
    shown = ["name", "country", "arrived"]
    stage.qtbot.waitUntil(lambda: stage.settings.column_layouts.get("delegates", {}).get("shown") == shown)
    stored = stage.settings.column_layouts["delegates"]
    assert (stored["view"], stored["sort"]) == ("not_arrived", [["status", False]])
    again = stage.make()
    assert again.list.tabs.current == "not_arrived"
    assert again.table.shown == ("name", "country", "arrived")
    assert len(stage.names()) == 19


def test_a_stored_layout_that_makes_no_sense_is_ignored(stage: Stage) -> None:
    stage.settings = Settings(
        column_layouts={"delegates": {"shown": 3, "widths": {"name": "x"}, "view": 7, "sort": ["x", 1]}}
    )
    stage.make()
    assert len(stage.names()) == 60


def test_columns_are_chosen_and_moved_by_keyboard(stage: Stage) -> None:
    page = stage.make()
    chooser = page.list.open_columns()
    stage.qtbot.keyClicks(chooser.search, "country")
    assert chooser.hidden_list.count() == 1
    stage.press(chooser.hidden_list, KEY.Key_Space)
    chooser.search.clear()
    assert page.table.shown[-1] == "country"
    chooser.shown_list.setCurrentRow(5)
    stage.qtbot.keyClick(chooser.shown_list, KEY.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert page.table.shown[-2:] == ("country", "arrived")
    chooser.shown_list.setCurrentRow(0)
    stage.press(chooser.shown_list, KEY.Key_Space)
    assert page.table.shown[0] == "name"
    chooser.close()


def test_ticked_rows_get_a_status_with_one_undo(stage: Stage) -> None:
    page = stage.make()
    stage.press(page.table, KEY.Key_Space, KEY.Key_Down, KEY.Key_Space)
    assert page.bar.isVisible()
    page.bar.open_statuses()
    choose(open_menu("status_menu"), "Waiting list")
    stage.settle()
    dialog = stage.dialog(BulkDialog)
    assert dialog.title_label.text() == "Set 2 delegates to Waiting list?"
    assert dialog.text_label.text() == "One undo takes it back."
    dialog.agree()
    stage.settle()
    ids = [page.table.rows.id_at(place) or "" for place in range(2)]
    assert {stage.row(id_).status for id_ in ids} == {RegistrationStatus.WAITLISTED}
    stage.context.undo.undo(stage.context.actor)
    assert {stage.row(id_).status for id_ in ids} == {RegistrationStatus.CONFIRMED}
    stage.press(page.table, KEY.Key_Escape)
    assert not page.bar.isVisible()


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def test_bar_is_walked_with_tab_and_pressed_with_enter(stage: Stage) -> None:
    page = stage.make()
    stage.press(page.table, KEY.Key_Space, KEY.Key_Tab)
    stage.qtbot.waitUntil(page.bar.status_button.hasFocus)
    stage.press(page.bar.status_button, KEY.Key_Return)
    menu = open_menu("status_menu")
    menu.close()
    page.bar.status_button.setFocus()
    seen = []
    for _step in range(5):
        stage.press(focused(), KEY.Key_Tab)
        seen.append(focused().accessibleName())
    assert seen == ["Add to session", "Print badges", "Copy rows", "More", "Clear"]


def test_row_that_letters_lead_to_is_the_only_tinted_one(stage: Stage) -> None:
    page = stage.make()
    stage.press(page.table, KEY.Key_Down)
    page.table.go_to_row(2)
    chosen = [index.row() for index in page.table.selectionModel().selectedRows()]
    assert chosen == [2]
    assert [row for row in range(3) if page.table.is_marked(row)] == [2]


def test_print_badges_hands_over_the_ticked_ids_in_the_order_of_the_list(stage: Stage) -> None:
    page = stage.make()
    ids = page.table.rows.all_ids()
    page.table.set_ticked([ids[5], ids[1]])
    stage.press(page.table, KEY.Key_P, ctrl=True)
    assert stage.opened == [("badges", PrintBadges((ids[1], ids[5])))]


def test_copied_rows_hold_the_shown_columns_also_of_rows_never_shown(stage: Stage) -> None:
    page = stage.make()
    page.table.show_columns(("name", "number", "country"))
    ids = page.table.rows.all_ids()
    page.table.set_ticked([ids[0], ids[59]])
    stage.press(page.table, KEY.Key_C, ctrl=True)
    last = stage.row(ids[59])
    assert QGuiApplication.clipboard().text().splitlines() == [
        "Oluwaseun Adebayo\tGA7-0026\tNigeria",
        f"{last.name}\t{last.number}\tChina",
    ]


def test_letters_jump_to_a_name(stage: Stage) -> None:
    page = stage.make()
    stage.qtbot.keyClicks(page.table, "grace")
    stage.settle()
    row = page.table.rows.row_at(page.table.currentIndex().row())
    assert row is not None
    assert row.name == "Grace Nalubega Ssemwanga"


def test_a_scan_opens_the_person_even_when_the_filter_hides_them(stage: Stage) -> None:
    page = stage.make()
    page.filters.search.setText("maputo")
    stage.settle()
    assert page.on_scan("ga7-0011")
    stage.settle()
    assert page.panel.name_label.text() == "Seo-yun Han"
    assert page.panel.banner.text_label.text() == "Not in this view"
    page.on_scan("GA7-9999")
    stage.settle()
    assert [getattr(error, "code", "") for error in stage.errors] == ["code_unknown"]


def test_requests_of_other_pages_are_answered(stage: Stage) -> None:
    page = stage.make()
    page.take_request(ShowRegistration(stage.people.registration_ids[0]))
    stage.settle()
    assert page.panel.name_label.text() == "Ana Celeste Machava"
    page.take_request(FindText("maputo"))
    stage.settle()
    assert stage.names() == ["Ana Celeste Machava"]
    assert page.filters.search.text() == "maputo"


def test_what_another_desk_wrote_is_shown_and_the_current_row_stays(stage: Stage) -> None:
    page = stage.make()
    page.table.go_to_row(3)
    current = page.table.current_id
    first = page.table.rows.id_at(0) or ""
    stage.context.people.edit(stage.context.actor, stage.row(first).person_id, family_name="Zzulu")
    page.mark_stale()
    stage.settle()
    assert page.table.current_id == current
    assert page.table.currentIndex().row() == 2
    assert page.table.rows.id_at(59) == first


def test_ticked_rows_are_added_to_a_session_of_the_event(stage: Stage) -> None:
    page = stage.make()
    start = datetime(2026, 10, 14, 5, tzinfo=UTC)
    fields = SessionFields("Opening plenary", start, start + timedelta(hours=1), SessionKind.PLENARY)
    stage.context.sessions.add(stage.context.actor, stage.people.event_id, fields)
    page.table.set_ticked(page.table.rows.all_ids()[:2])
    page.bar.session_button.click()
    stage.settle()
    choose(open_menu("session_menu"), "Opening plenary")
    stage.settle()
    stage.dialog(BulkDialog).agree()
    stage.settle()
    detail = delegate_detail(stage.context.database, page.table.rows.id_at(0) or "")
    assert [(seat.title, seat.seat) for seat in detail.seats] == [("Opening plenary", "confirmed")]
    assert stage.said == ["2 delegates added to Opening plenary"]


def test_the_desk_role_is_not_offered_to_edit_the_programme(stage: Stage) -> None:
    actor = replace(stage.context.actor, role=OperatorRole.DESK)
    stage.context = replace(stage.context, actor=actor)
    page = stage.make()
    page.table.set_ticked(page.table.rows.all_ids()[:1])
    assert page.bar.status_button.isVisible()
    assert not page.bar.session_button.isVisible()
