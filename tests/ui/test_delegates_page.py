"""The delegates page on a real workspace, driven by keyboard in the real main window."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import event as sql_event

from tests.fixtures_people import People
from wego_desktop.bootstrap import AppContext
from wego_desktop.domain.enums import RegistrationStatus
from wego_desktop.services.queries import delegates
from wego_desktop.services.queries.events import event_row
from wego_desktop.settings import Settings
from wego_desktop.ui.main_window import MainWindow
from wego_desktop.ui.pages.delegates.list_state import Facet, View
from wego_desktop.ui.pages.delegates.page import DelegatesPage
from wego_desktop.ui.pages.delegates.value_row import ChoiceRow, TextRow
from wego_desktop.ui.shell.page import NavGroup, PageSpec
from wego_desktop.ui.shell.page_services import PageServices
from wego_desktop.ui.shell.ports import ShellServices
from wego_desktop.ui.shell.requests import FindText, PrintBadges, ShowRegistration
from wego_desktop.ui.shell.runner import OperationRunner
from wego_desktop.ui.theme.theme import Theme

Sample = tuple[AppContext, People]
KEY = Qt.Key
# Menus and popovers: the screenless platform neither raises windows nor grabs the keyboard.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@dataclass
class Stage:
    """The window with the page, and what the page asked of others."""

    context: AppContext
    people: People
    qtbot: QtBot
    runner: OperationRunner = field(default_factory=OperationRunner)
    settings: Settings = field(default_factory=Settings)
    opened: list[tuple[str, object]] = field(default_factory=list)
    errors: list[Exception] = field(default_factory=list)
    said: list[str] = field(default_factory=list)

    def save(self, settings: Settings) -> None:
        self.settings = settings

    def services(self) -> PageServices:
        return PageServices(
            self.context,
            self.runner,
            event_row(self.context.database, "GA7"),
            lambda: self.settings,
            self.save,
            self.said.append,
            self.errors.append,
            lambda page_id, request: self.opened.append((page_id, request)),
            frozenset({"delegates", "badges", "import", "exports"}),
        )

    def make(self, width: int = 1440) -> DelegatesPage:
        spec = PageSpec(
            "delegates", "Delegates", "users", NavGroup.EVENT, "", lambda: DelegatesPage(self.services())
        )
        self.window = MainWindow([spec], ShellServices(self.runner, lambda: self.settings, self.save))
        self.qtbot.addWidget(self.window)
        self.window.resize(width, 900)
        self.window.show()
        self.window.show_page("delegates")
        page = self.window.page("delegates")
        assert isinstance(page, DelegatesPage)
        self.page = page
        self.settle()
        return page

    def settle(self) -> None:
        """Wait until nothing is read or written any more."""
        self.qtbot.waitUntil(lambda: self.runner.is_idle)
        QApplication.processEvents()
        self.qtbot.waitUntil(lambda: self.runner.is_idle)

    def press(self, widget: QWidget, *keys: Qt.Key, ctrl: bool = False) -> None:
        modifier = Qt.KeyboardModifier.ControlModifier if ctrl else Qt.KeyboardModifier.NoModifier
        for key in keys:
            self.qtbot.keyClick(widget, key, modifier)
        self.settle()

    def names(self) -> list[str]:
        ids = self.page.table.rows.all_ids()
        return [row.name for row in delegates.rows(self.context.database, ids)]

    def row(self, id_: str) -> delegates.DelegateRow:
        return delegates.rows(self.context.database, [id_])[0]


@pytest.fixture
def stage(qtbot: QtBot, app_theme: Theme, with_people: Sample) -> Iterator[Stage]:
    made = Stage(*with_people, qtbot)
    yield made
    made.runner.shut_down()


def open_menu(name: str) -> QMenu:
    found = [w for w in QApplication.topLevelWidgets() if isinstance(w, QMenu) and w.objectName() == name]
    return found[-1]


def choose(menu: QMenu, text: str) -> None:
    action = next(action for action in menu.actions() if action.text().strip().endswith(text))
    menu.close()
    action.trigger()


def text_row(page: DelegatesPage, key: str) -> TextRow:
    row = page.panel.profile.rows.get(key) or page.panel.participation.rows[key]
    assert isinstance(row, TextRow)
    return row


def test_page_lists_everybody_by_name_with_counts_and_focus_in_the_table(stage: Stage) -> None:
    page = stage.make()
    assert len(stage.names()) == 60
    assert stage.names()[0] == "Oluwaseun Adebayo"
    assert page.header.count_label.text() == "60"
    assert [(tab.text, tab.count) for tab in page.list.tabs._tabs] == [
        ("All", 60), ("Not arrived", 19), ("Heads of delegation", 21), ("Without organisation", 3),
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
    many = len(statements)
    first = stage.people.registration_ids[0]
    others = [id_ for id_ in stage.people.registration_ids if id_ != first]
    stage.context.registrations.set_status(stage.context.actor, others, RegistrationStatus.CANCELLED)
    stage.page.list._finder = type(stage.page.list._finder)(stage.context.database)
    statements.clear()
    stage.page.mark_stale()
    stage.settle()
    assert 0 < len(statements) <= many <= 24


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


def test_filters_are_ticked_by_keyboard_and_removed_with_backspace(stage: Stage) -> None:
    page = stage.make()
    popover = page.filters.open_facet(Facet.CATEGORY)
    stage.press(popover.list, KEY.Key_Down, KEY.Key_Down, KEY.Key_Down, KEY.Key_Space)
    popover.close()
    assert len(stage.names()) == 5
    chip = page.filters._chips[0]
    assert chip.accessibleName() == "Filter Category: Speaker"
    arrived = page.filters.open_facet(Facet.ARRIVED)
    stage.press(arrived.list, KEY.Key_Down, KEY.Key_Space)
    arrived.close()
    assert stage.names() == ["Li Mingyue", "Özgür Şahin"]
    stage.press(page.filters._chips[0], KEY.Key_Backspace)
    stage.press(page.filters._chips[0], KEY.Key_Backspace)
    assert len(stage.names()) == 60


def test_organisations_are_found_while_typing_in_their_filter(stage: Stage) -> None:
    page = stage.make()
    popover = page.filters.open_facet(Facet.ORGANISATION)
    stage.settle()
    stage.qtbot.keyClicks(popover.search, "sao")
    stage.settle()
    stage.press(popover.search, KEY.Key_Return)
    popover.close()
    assert page.filters._chips[0].accessibleName() == "Filter Organisation: Prefeitura de São Paulo"
    assert len(stage.names()) == 2


def test_views_are_chosen_by_arrows_and_remembered_with_order_and_columns(stage: Stage) -> None:
    page = stage.make()
    stage.press(page.list.tabs, KEY.Key_Right)
    assert len(stage.names()) == 19
    page.table.horizontalHeader().sectionClicked.emit(3)
    page.list._on_columns(("name", "country", "arrived"))
    stage.settle()
    shown = ["name", "country", "arrived"]
    stage.qtbot.waitUntil(lambda: stage.settings.column_layouts.get("delegates", {}).get("shown") == shown)
    stored = stage.settings.column_layouts["delegates"]
    assert (stored["view"], stored["sort"]) == ("not_arrived", ["status", False])
    again = stage.make()
    assert again.list.tabs.current == View.NOT_ARRIVED
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


def test_enter_opens_arrows_walk_and_escape_closes(stage: Stage) -> None:
    page = stage.make()
    stage.press(page.table, KEY.Key_Return)
    assert page.panel.isVisible()
    assert page.panel.name_label.text() == "Oluwaseun Adebayo"
    stage.press(page.table, KEY.Key_Down)
    assert page.panel.name_label.text() == "Omar Barghouti"
    assert page.panel.native_label.text() == "عمر البرغوثي"
    stage.press(page.table, KEY.Key_Escape)
    assert not page.panel.isVisible()
    assert page.table.hasFocus()


def test_f2_edits_enter_saves_and_goes_down_and_undo_takes_it_back(stage: Stage) -> None:
    page = stage.make()
    id_ = page.table.rows.id_at(0) or ""
    stage.press(page.table, KEY.Key_F2)
    row = text_row(page, "given_names")
    assert row.is_editing
    row.editor.setText("Oluwaseun Ade")
    stage.press(row.editor, KEY.Key_Return)
    assert stage.row(id_).given_names == "Oluwaseun Ade"
    assert page.panel.name_label.text() == "Oluwaseun Ade Adebayo"
    assert text_row(page, "family_name").hasFocus()
    assert page.table.rows.index(0, 0).data() == "Oluwaseun Ade Adebayo"
    stage.context.undo.undo(stage.context.actor)
    assert stage.row(id_).given_names == "Oluwaseun"


def test_escape_in_a_field_takes_back_what_was_typed(stage: Stage) -> None:
    page = stage.make()
    stage.press(page.table, KEY.Key_Return)
    page.panel.edit("position")
    row = text_row(page, "position")
    row.editor.setText("Nonsense")
    stage.press(row.editor, KEY.Key_Escape)
    assert not row.is_editing
    assert page.panel.isVisible()
    assert stage.row(page.panel.registration_id or "").position == "Reporter"


def test_an_error_stands_under_its_field_and_stops_nothing(stage: Stage) -> None:
    page = stage.make()
    stage.press(page.table, KEY.Key_Return)
    page.panel.edit("email")
    row = text_row(page, "email")
    row.editor.setText("no address")
    stage.press(row.editor, KEY.Key_Return)
    assert "no address" in row.error
    assert stage.errors == []
    page.panel.edit("email")
    row.editor.setText("o.adebayo@abuja.example")
    stage.press(row.editor, KEY.Key_Return)
    assert row.error == ""


def test_status_is_chosen_in_the_panel_and_reactivated_to_the_former(stage: Stage) -> None:
    page = stage.make()
    id_ = page.table.rows.id_at(1) or ""
    page.table.go_to_row(1)
    stage.press(page.table, KEY.Key_Return)
    page.panel.edit("status")
    choose(open_menu("choice_menu"), "Cancelled")
    stage.settle()
    assert stage.row(id_).status is RegistrationStatus.CANCELLED
    status = page.panel.participation.rows["status"]
    assert isinstance(status, ChoiceRow)
    page.panel.edit("status")
    choose(open_menu("choice_menu"), "Re-activate as Confirmed")
    stage.settle()
    assert stage.row(id_).status is RegistrationStatus.CONFIRMED
    assert stage.said == ["1 delegate now Cancelled", "1 delegate re-activated"]


def test_history_undoes_one_line(stage: Stage) -> None:
    page = stage.make()
    id_ = page.table.rows.id_at(0) or ""
    person = stage.row(id_).person_id
    stage.context.people.edit(stage.context.actor, person, badge_name="Seun Adebayo")
    stage.context.people.edit(stage.context.actor, person, phone="+234 1 200 0000")
    stage.press(page.table, KEY.Key_Return)
    page.panel.tabs.choose("history")
    stage.settle()
    buttons = [b for b in page.panel.history.findChildren(QWidget) if b.objectName().startswith("undo_")]
    stage.qtbot.mouseClick(buttons[1], Qt.MouseButton.LeftButton)
    stage.settle()
    row = stage.row(id_)
    assert (row.badge_name, row.phone) == ("", "+234 1 200 0000")


def test_ticked_rows_get_a_status_with_one_undo(stage: Stage) -> None:
    page = stage.make()
    stage.press(page.table, KEY.Key_Space, KEY.Key_Down, KEY.Key_Space)
    assert page.bar.isVisible()
    page.bar.open_statuses()
    choose(open_menu("status_menu"), "Waiting list")
    stage.settle()
    ids = [page.table.rows.id_at(place) or "" for place in range(2)]
    assert {stage.row(id_).status for id_ in ids} == {RegistrationStatus.WAITLISTED}
    stage.context.undo.undo(stage.context.actor)
    assert {stage.row(id_).status for id_ in ids} == {RegistrationStatus.CONFIRMED}
    stage.press(page.table, KEY.Key_Escape)
    assert not page.bar.isVisible()


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


def test_check_in_from_the_panel_marks_the_arrival(stage: Stage) -> None:
    page = stage.make()
    page.open_registration(stage.people.registration_ids[49])
    stage.settle()
    assert page.panel.name_label.text() == "Omar Barghouti"
    stage.qtbot.mouseClick(page.panel.check_in_button, Qt.MouseButton.LeftButton)
    stage.settle()
    assert stage.row(stage.people.registration_ids[49]).arrived_at is not None
    assert not page.panel.check_in_button.isEnabled()


def add_by_form(stage: Stage, **texts: str) -> None:
    page = stage.page
    stage.press(page.table, KEY.Key_N, ctrl=True)
    for key, text in texts.items():
        stage.qtbot.keyClicks(page.add_panel.fields[key].line_edit, text)
    page.add_panel.submit()
    stage.settle()


def test_a_new_delegate_is_added_and_opened(stage: Stage) -> None:
    page = stage.make()
    add_by_form(stage, given_names="Lindiwe", family_name="Dlamini", organisation_name="City of Tshwane")
    assert not page.add_panel.isVisible()
    assert page.panel.name_label.text() == "Lindiwe Dlamini"
    assert page.panel.organisation_label.text() == "City of Tshwane"
    assert len(stage.names()) == 61
    assert stage.said == ["Delegate added"]


def test_the_form_says_what_is_missing_beside_the_field(stage: Stage) -> None:
    page = stage.make()
    add_by_form(stage, position="Mayor")
    assert "at least one name" in page.add_panel.fields["given_names"].error
    add_by_form(stage, given_names="Thandi", email="thandi")
    assert "thandi" in page.add_panel.fields["email"].error
    assert page.add_panel.isVisible()


def test_somebody_on_file_is_offered_before_a_second_time_is_added(stage: Stage) -> None:
    page = stage.make()
    stage.press(page.table, KEY.Key_N, ctrl=True)
    stage.qtbot.keyClicks(page.add_panel.fields["given_names"].line_edit, "Grace Nalubega Ssemwanga")
    offered: Callable[[], list[QWidget]] = lambda: [  # noqa: E731
        w for w in page.add_panel.findChildren(QWidget) if w.accessibleName().startswith("Open: ")
    ]
    stage.qtbot.waitUntil(lambda: len(offered()) == 1)
    stage.qtbot.mouseClick(offered()[0], Qt.MouseButton.LeftButton)
    stage.settle()
    assert page.panel.isVisible()
    assert page.panel.name_label.text() == "Grace Nalubega Ssemwanga"
    assert not page.add_panel.isVisible()


def test_requests_of_other_pages_are_answered(stage: Stage) -> None:
    page = stage.make()
    page.take_request(ShowRegistration(stage.people.registration_ids[0]))
    stage.settle()
    assert page.panel.name_label.text() == "Ana Celeste Machava"
    page.take_request(FindText("maputo"))
    stage.settle()
    assert stage.names() == ["Ana Celeste Machava"]
    assert page.filters.search.text() == "maputo"


def test_the_panel_lies_over_the_list_in_a_narrow_window(stage: Stage) -> None:
    page = stage.make(width=1280)
    stage.press(page.table, KEY.Key_Return)
    assert page.panel.is_overlay
    assert page.table.width() == page.list.host.width()


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
