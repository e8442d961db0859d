"""The list of delegates as a spreadsheet: views, orders, editing in place, many at once, the clipboard."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from tests.ui.delegates_stage import KEY, Sample, Stage, choose, open_menu
from wego_desktop.domain.enums import DelegationRole, RegistrationStatus
from wego_desktop.domain.list_filters import Condition, ListDefinition, Operator, SortKey
from wego_desktop.services.queries.views import saved_views
from wego_desktop.services.ready_views import TO_FIX
from wego_desktop.ui.pages.delegates.bulk_dialogs import BulkDialog, NothingDialog, TextDialog
from wego_desktop.ui.pages.delegates.table import BLINK_MS
from wego_desktop.ui.shell.requests import ExportRows
from wego_desktop.ui.theme.theme import Theme

# Menus and popovers: the screenless platform neither raises windows nor grabs the keyboard.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
AFRICANS = ListDefinition(
    (Condition("city", Operator.CONTAINS, ("kampala",)),),
    "",
    (SortKey("number"),),
    ("name", "number", "city"),
)


@pytest.fixture
def stage(qtbot: QtBot, app_theme: Theme, with_people: Sample) -> Iterator[Stage]:
    made = Stage(*with_people, qtbot)
    yield made
    made.runner.shut_down()


def columns(stage: Stage, *keys: str) -> None:
    stage.page.list._on_columns(("name", *keys))
    stage.settle()


def tab(stage: Stage, key: str) -> tuple[int | None, bool]:
    found = next(each for each in stage.page.list.tabs.tabs if each.key == key)
    return found.count, found.is_changed


# Views


def test_a_changed_view_has_a_dot_and_is_saved_under_a_name_for_all_desks(stage: Stage) -> None:
    page = stage.make()
    page.filters.open_new_condition("city")
    stage.qtbot.keyClicks(stage.condition().first, "kampala")
    stage.press(stage.condition().first, KEY.Key_Return)
    assert tab(stage, "everyone") == (60, True)
    popover = page.list.views.open_popover()
    stage.press(popover.name_edit, KEY.Key_Return)
    assert popover.field.error == "Type a name"
    popover.name_edit.setText("not arrived")
    stage.press(popover.name_edit, KEY.Key_Return)
    assert popover.field.error.startswith("A view of that name is kept already")
    popover.name_edit.setText("From Kampala")
    stage.press(popover.name_edit, KEY.Key_Return)
    saved = saved_views(stage.context.database, stage.people.event_id)
    assert [view.name for view in saved] == ["From Kampala"]
    assert [each.text for each in page.list.tabs.tabs][:2] == ["All", "From Kampala"]
    assert page.list.tabs.current == saved[0].key
    assert tab(stage, saved[0].key) == (3, False)
    assert stage.said == ["View “From Kampala” saved"]
    assert page.filters.chips[0].accessibleName() == "Filter City: contains kampala"


def test_a_saved_view_brings_its_filters_order_and_columns_and_can_be_changed(stage: Stage) -> None:
    key = stage.context.views.save(stage.context.actor, stage.people.event_id, "Kampala", AFRICANS).value
    page = stage.make()
    own = page.table.shown
    stage.press(page.list.tabs, KEY.Key_Right)
    assert page.list.tabs.current == key
    assert page.table.shown == ("name", "number", "city")
    assert stage.names() == ["Grace Nalubega Ssemwanga", "Joseph Mugisha", "Esther Nakato"]
    assert page.filters.sort_button.accessibleName() == "Sorted by Number"
    columns(stage, "number", "city", "phone")
    assert tab(stage, key) == (3, True)
    page.list.views.save_changes()
    stage.settle()
    assert tab(stage, key) == (3, False)
    stored = saved_views(stage.context.database, stage.people.event_id)[0].definition
    assert stored.columns == ("name", "number", "city", "phone")
    stage.press(page.list.tabs, KEY.Key_Left)
    assert page.table.shown == own
    assert len(stage.names()) == 60


def test_the_list_opens_in_the_saved_view_that_was_used_last(stage: Stage) -> None:
    key = stage.context.views.save(stage.context.actor, stage.people.event_id, "Kampala", AFRICANS).value
    page = stage.make()
    page.list.open_view(key)
    stage.settle()
    stage.qtbot.waitUntil(lambda: stage.settings.column_layouts.get("delegates", {}).get("view") == key)
    again = stage.make()
    assert again.list.tabs.current == key
    assert len(stage.names()) == 3
    stage.context.views.remove(stage.context.actor, key)
    again.mark_stale()
    stage.settle()
    assert again.list.tabs.current == "everyone"
    assert len(stage.names()) == 60


def test_a_view_is_renamed_moved_and_removed_from_its_popover(stage: Stage) -> None:
    views, actor, event_id = stage.context.views, stage.context.actor, stage.people.event_id
    keys = [views.save(actor, event_id, name, AFRICANS).value for name in ("One", "Two")]
    page = stage.make()
    page.list.open_view(keys[1])
    stage.settle()
    popover = page.list.views.open_popover()
    popover.moved.emit(-1)
    stage.settle()
    popover.name_edit.setText("Second")
    popover.renamed.emit("Second")
    stage.settle()
    assert [each.text for each in page.list.tabs.tabs][1:3] == ["Second", "One"]
    page.list.views.open_popover().removed.emit()
    stage.settle()
    assert [view.name for view in saved_views(stage.context.database, event_id)] == ["One"]
    assert stage.said[-1] == "View “Second” removed"


def test_views_without_room_stand_behind_more(stage: Stage) -> None:
    views, actor, event_id = stage.context.views, stage.context.actor, stage.people.event_id
    for place in range(6):
        views.save(actor, event_id, f"A rather long name of a view, number {place}", AFRICANS)
    page = stage.make(1280)
    bar = page.list.view_bar
    assert bar.more_button.isVisible()
    assert bar.save_button.geometry().right() <= bar.width()
    menu = bar.open_more()
    texts = [action.text().split("\t")[0] for action in menu.actions()]
    assert "Without organisation" in texts
    choose(menu, "\t3")
    stage.settle()
    assert page.list.tabs.current == page.list.state.view == "without_organisation" or len(stage.names()) == 3


def test_filters_without_room_stand_behind_a_button(stage: Stage) -> None:
    page = stage.make(1280)
    for key in ("city", "email", "position", "phone", "languages"):
        page.filters.open_new_condition(key)
        stage.condition().first.setText("a rather long text to look for")
        stage.press(stage.condition().first, KEY.Key_Return)
    bar = page.filters
    assert [chip.isVisible() for chip in bar.chips] == [True, False, False, False, False]
    assert bar.more_button.accessibleName() == "Filters that find no room: 4"
    assert bar.columns_button.geometry().right() <= page.width()
    menu = bar.open_more()
    choose(menu, "Phone  contains a rather long text to look for")
    assert stage.condition().data_column.key == "phone"
    stage.condition().finish()


def test_a_filter_on_a_question_that_is_gone_can_be_removed(stage: Stage) -> None:
    gone = ListDefinition((Condition("answer:meal", Operator.NOT_EMPTY),))
    key = stage.context.views.save(stage.context.actor, stage.people.event_id, "Meals", gone).value
    page = stage.make()
    page.list.open_view(key)
    stage.settle()
    assert [getattr(error, "code", "") for error in stage.errors] == ["filter_no_such_column"]
    assert page.filters.chips[0].accessibleName() == "Filter meal: no longer asked"
    stage.press(page.filters.chips[0], KEY.Key_Backspace)
    assert len(stage.names()) == 60
    assert tab(stage, key) == (None, True)


# Order and columns


def test_shift_click_sorts_by_a_further_column_and_the_header_numbers_them(stage: Stage) -> None:
    page = stage.make()
    stage.click_header("category")
    stage.click_header("organisation", shift=True)
    assert page.list.state.sort == (SortKey("category"), SortKey("organisation"))
    assert [is_down for _column, is_down in page.table.sort_header.sorted_columns] == [False, False]
    stage.click_header("organisation", shift=True)
    assert page.list.state.sort[1] == SortKey("organisation", is_descending=True)
    found = [stage.row(id_) for id_ in page.table.rows.all_ids()[:21]]
    names = [row.organisation for row in found if row.organisation]
    assert {row.category for row in found} == {"Head of delegation"}
    assert names == sorted(names, key=str.casefold, reverse=True)
    chooser = page.filters.open_sort()
    assert chooser.shown_list.count() == 2
    stage.press(chooser.shown_list, KEY.Key_Space)
    stage.press(chooser.shown_list, KEY.Key_Left)
    assert list(page.list.state.sort) == [SortKey("organisation")]
    chooser.close()


def test_name_stays_at_the_left_edge_and_current_cells_come_out_from_under_it(stage: Stage) -> None:
    page = stage.make(1280)
    columns(stage, "organisation", "email", "phone", "position", "native_name", "languages", "city")
    table = page.table
    assert not table.frozen.isVisible()
    stage.go_to(0, "city")
    table.scrollTo(table.currentIndex())
    assert table.horizontalScrollBar().value() > 0
    assert table.frozen.isVisible()
    assert table.frozen.geometry().left() == table.viewport().x()
    stage.go_to(0, "organisation")
    table.scrollTo(table.currentIndex())
    assert table.columnViewportPosition(table.currentIndex().column()) >= table.columnWidth(0)
    table.horizontalScrollBar().setValue(200)
    place = table.frozen.rect().topLeft() + table.visualRect(table.rows.index(2, 0)).center()
    place.setX(30)
    place.setY(table.rowViewportPosition(2) + table.horizontalHeader().height() + 10)
    stage.qtbot.mouseClick(table.frozen, Qt.MouseButton.LeftButton, pos=place)
    assert table.currentIndex().row() == 2
    assert table.horizontalScrollBar().value() == 200


def test_further_columns_show_what_was_asked_for_them(stage: Stage) -> None:
    page = stage.make()
    first = page.table.rows.id_at(0) or ""
    stage.context.tags.set_for(stage.context.actor, first, ["VIP", "Press"])
    stage.context.logistics.edit(stage.context.actor, first, hotel="Lotte Hotel")
    columns(stage, "tags", "hotel", "notes")
    texts = [
        page.table.rows.index(0, [column.key for column in page.table.columns].index(key)).data()
        for key in page.table.shown
    ]
    assert texts == ["Oluwaseun Adebayo", "Press, VIP", "Lotte Hotel", "–"]


# Editing in place


def test_a_cell_is_edited_with_f2_and_enter_saves_and_goes_down(stage: Stage) -> None:
    page = stage.make()
    columns(stage, "position", "email", "arrived")
    first = page.table.rows.id_at(0) or ""
    stage.edit(0, "position", "  Senior reporter ")
    assert stage.row(first).position == "Senior reporter"
    assert (page.table.currentIndex().row(), page.table.current_key) == (1, "position")
    assert page.table.hasFocus()
    stage.edit(0, "position", "Editor", KEY.Key_Tab)
    assert (page.table.currentIndex().row(), page.table.current_key) == (0, "email")
    stage.edit(0, "position", "Nothing of this", KEY.Key_Escape)
    assert stage.row(first).position == "Editor"
    stage.context.undo.undo(stage.context.actor)
    assert stage.row(first).position == "Senior reporter"


def test_what_cannot_be_saved_stays_in_its_cell_with_the_reason(stage: Stage) -> None:
    page = stage.make()
    columns(stage, "email", "city")
    first = page.table.rows.id_at(0) or ""
    before = stage.row(first).email
    stage.edit(0, "email", "no address")
    assert stage.row(first).email == before
    assert page.table.currentIndex().row() == 1
    assert page.table.edge_token(0) == "warn"
    assert [draft.text for draft in page.table.drafts.values()] == ["no address"]
    assert page.list.notice.text_label.text().startswith("1 cell could not be saved")
    assert tab(stage, TO_FIX) == (1, False)
    stage.press(page.table, KEY.Key_Down, KEY.Key_F8)
    assert (page.table.currentIndex().row(), page.table.current_key) == (0, "email")
    page.list.open_view(TO_FIX)
    stage.settle()
    assert list(page.table.rows.all_ids()) == [first]
    stage.go_to(0, "email")
    stage.qtbot.keyClick(page.table, KEY.Key_F2)
    editor = page.list.editor
    assert editor.problem.isVisible()
    assert editor.problem.text() == "no address is no email address. Write it like name@city.example."
    stage.edit(0, "email", "reporter@abuja.example")
    assert stage.row(first).email == "reporter@abuja.example"
    assert page.table.drafts == {}
    assert not page.list.notice.isVisible()


def test_choices_organisations_and_tags_are_edited_too(stage: Stage) -> None:
    page = stage.make()
    stage.wait_for_choices()
    columns(stage, "category", "organisation", "role", "tags")
    first = page.table.rows.id_at(0) or ""
    for key, text in (("category", "Speaker"), ("role", "Voting")):
        stage.go_to(0, key)
        stage.qtbot.keyClick(page.table, KEY.Key_F2)
        box = page.list.editor.editor
        assert isinstance(box, QComboBox)
        box.setCurrentText(text)
        stage.press(box, KEY.Key_Return)
    stage.edit(0, "organisation", "Kampala Capital City Authority")
    stage.edit(0, "tags", "VIP, press tour")
    row = stage.row(first)
    assert (row.category, row.delegation_role, row.city) == ("Speaker", DelegationRole.VOTING, "Kampala")
    stage.go_to(0, "name")
    stage.press(page.table, KEY.Key_F2)
    assert page.panel.isVisible()


# Many at once


def test_delete_asks_to_cancel_and_says_who_stays(stage: Stage) -> None:
    page = stage.make()
    page.table.set_ticked(page.table.rows.all_ids())
    stage.press(page.table, KEY.Key_Delete)
    dialog = stage.dialog(BulkDialog)
    assert dialog.title_label.text() == "Set 58 delegates to Cancelled?"
    assert dialog.text_label.text() == (
        "2 are cancelled, declined, refused or replaced and stay. One undo takes it back."
    )
    dialog.reason.set_text("Postponed")
    dialog.agree()
    stage.settle()
    states = {stage.row(id_).status for id_ in page.table.rows.all_ids()}
    assert states == {RegistrationStatus.CANCELLED, RegistrationStatus.DECLINED}
    assert stage.said == ["58 delegates now Cancelled"]
    stage.context.undo.undo(stage.context.actor)
    assert stage.row(page.table.rows.id_at(0) or "").status is RegistrationStatus.CONFIRMED


def test_category_role_organisation_and_tag_are_set_from_the_menu(stage: Stage) -> None:
    page = stage.make()
    ids = list(page.table.rows.all_ids()[:3])
    page.table.set_ticked(ids)
    page.bar.category_chosen.emit(page._categories[0].id, page._categories[0].name)
    stage.settle()
    stage.dialog(BulkDialog).agree()
    stage.settle()
    page.bar.organisation_asked.emit()
    asking = stage.dialog(TextDialog)
    asking.field.set_text("Kampala Capital City Authority")
    stage.press(asking.field.line_edit, KEY.Key_Return)
    stage.dialog(BulkDialog).agree()
    stage.settle()
    page.bar.tag_asked.emit()
    stage.settle()
    asking = stage.dialog(TextDialog)
    stage.press(asking.field.line_edit, KEY.Key_Return)
    assert asking.field.error == "Type it here"
    asking.field.set_text("VIP")
    stage.press(asking.field.line_edit, KEY.Key_Return)
    stage.dialog(BulkDialog).agree()
    stage.settle()
    rows = [stage.row(id_) for id_ in ids]
    assert {row.city for row in rows} == {"Kampala"}
    assert {row.category for row in rows} == {page._categories[0].name}
    assert stage.said[-1] == "3 delegates tagged “VIP”"
    page.bulk.set_category(ids, page._categories[0].id, "x")
    stage.settle()
    assert stage.dialog(NothingDialog).text_label.text() == "3 are so already."


def test_one_row_is_changed_without_asking(stage: Stage) -> None:
    page = stage.make()
    first = page.table.rows.id_at(0) or ""
    page.table.set_ticked([first])
    page.bar.open_statuses()
    choose(open_menu("status_menu"), "Waiting list")
    stage.settle()
    assert stage.row(first).status is RegistrationStatus.WAITLISTED


# Clipboard and others


def test_copied_cells_are_quoted_where_needed_and_text_in_html(stage: Stage) -> None:
    page = stage.make()
    first = page.table.rows.id_at(0) or ""
    stage.context.registrations.edit(
        stage.context.actor, first, notes='Two\nlines and a "quote"', desk_note="=1+1"
    )
    columns(stage, "phone", "notes", "desk_note", "hotel")
    stage.press(page.table, KEY.Key_C, ctrl=True)
    data = QGuiApplication.clipboard().mimeData()
    assert data.text() == ('Oluwaseun Adebayo\t+82 2 6000 0026\t"Two\nlines and a ""quote"""\t=1+1\t')
    assert "<td class=t>+82 2 6000 0026</td><td class=t>Two<br>lines" in data.html()
    assert "mso-number-format" in data.html()


def test_rows_that_another_desk_changed_blink_once_and_own_changes_do_not(stage: Stage) -> None:
    page = stage.make()
    first = page.table.rows.id_at(0) or ""
    columns(stage, "position")
    stage.edit(0, "position", "Own work")
    assert page.table.edge_token(0) == ""
    stage.context.people.edit(stage.context.actor, stage.row(first).person_id, position="From Desk 2")
    page.mark_stale()
    stage.settle()
    assert page.table.edge_token(0) == "accent"
    stage.qtbot.waitUntil(lambda: page.table.edge_token(0) == "", timeout=BLINK_MS + 3000)


def test_pasted_rows_open_import_with_them(stage: Stage) -> None:
    page = stage.make()
    QGuiApplication.clipboard().setText("Given names\tFamily name\nAna\tMachava")
    stage.press(page.table, KEY.Key_V, ctrl=True)
    assert stage.opened == [("import", "Given names\tFamily name\nAna\tMachava")]


def test_ticked_rows_are_handed_to_export(stage: Stage) -> None:
    page = stage.make()
    ids = page.table.rows.all_ids()
    page.table.set_ticked([ids[4], ids[2]])
    page.bar.export_asked.emit()
    assert stage.opened == [("exports", ExportRows((ids[2], ids[4])))]
