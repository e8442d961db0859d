"""The settings of an event in the real window: categories, limits, the waiting list, own fields."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QComboBox, QPlainTextEdit
from pytestqt.qtbot import QtBot

from tests.ui.event_settings_world import Settings, fill
from tests.ui.programme_window import Desk
from wego_desktop.bootstrap import AppContext
from wego_desktop.domain.enums import RegistrationStatus
from wego_desktop.services.queries.events import categories
from wego_desktop.services.queries.limits import limits
from wego_desktop.services.queries.own_fields import fields, specs
from wego_desktop.services.queries.waiting_list import waiting
from wego_desktop.ui.dialogs.dialog import ConfirmDialog, ReasonDialog
from wego_desktop.ui.pages.event_settings.category_dialog import CategoryDialog
from wego_desktop.ui.pages.event_settings.field_dialog import FieldDialog
from wego_desktop.ui.pages.event_settings.limit_dialog import LimitDialog
from wego_desktop.ui.pages.event_settings.page import EventSettingsPage
from wego_desktop.ui.pages.event_settings.setting_dialog import SettingDialog
from wego_desktop.ui.theme.theme import Theme


@pytest.fixture
def made(context: AppContext) -> Settings:
    return fill(context)


@pytest.fixture
def desk(qtbot: QtBot, context: AppContext, made: Settings, app_theme: Theme) -> Iterator[Desk]:
    desk = Desk(qtbot, context, EventSettingsPage, "settings")
    desk.settle()
    yield desk
    desk.close()


def page_of(desk: Desk) -> EventSettingsPage:
    assert isinstance(desk.page, EventSettingsPage)
    return desk.page


def dialog_of(desk: Desk, kind: type[SettingDialog]) -> SettingDialog:
    found = desk.page.findChild(kind)
    assert isinstance(found, kind)
    return found


def save(desk: Desk, dialog: SettingDialog) -> None:
    QTest.mouseClick(dialog.save_button, Qt.MouseButton.LeftButton)
    desk.settle()


def press(desk: Desk, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    page = page_of(desk)
    QTest.keyClick(page.lists[page.tabs.current].table, key, modifier)
    desk.settle()


def choose(box: object, data: object) -> None:
    assert isinstance(box, QComboBox)
    box.setCurrentIndex(box.findData(data))


def test_each_list_shows_what_the_event_has(desk: Desk, made: Settings) -> None:
    page = page_of(desk)
    for key, rows in (("categories", 7), ("limits", 3), ("waiting_list", 2), ("own_fields", 7)):
        model = page.lists[key].model
        QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
        assert model.rowCount() == rows
    press_row = page.lists["limits"].model.place_of(page.lists["limits"].model.rows[-1].spec.id)
    cells = [page.lists["limits"].model.index(press_row, column).data() for column in range(5)]
    assert cells == ["Press", "At most 2", "2", "Full", "Put on the waiting list"]


def test_a_category_is_added_by_keys_and_a_pale_colour_is_refused_in_place(
    desk: Desk, context: AppContext, made: Settings
) -> None:
    page = page_of(desk)
    page.lists["categories"].table.setFocus()
    press(desk, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    dialog = dialog_of(desk, CategoryDialog)
    assert isinstance(dialog, CategoryDialog)
    QTest.keyClicks(dialog.fields["name"].line_edit, "Guest")
    QTest.keyClicks(dialog.fields["letter"].line_edit, "gu")
    colour = dialog.fields["colour"].editor
    assert isinstance(colour, QComboBox)
    colour.setEditText("#FFEE00")
    save(desk, dialog)
    assert "cannot be read" in dialog.fields["colour"].error
    colour.setEditText("#7A1F5C")
    dialog.admits.set_chosen(["reception", "meal"])
    save(desk, dialog)
    row = categories(context.database, made.event_id)[-1]
    assert (row.name, row.letter, row.colour, row.entitlements) == (
        "Guest",
        "GU",
        "#7A1F5C",
        ("meal", "reception"),
    )
    assert desk.said == ["Added Guest"]


def test_a_category_in_use_stays_and_says_why(desk: Desk) -> None:
    page_of(desk).lists["categories"].table.go_to_row(4)
    press(desk, Qt.Key.Key_Delete)
    assert "category_in_use" in desk.errors.pop()


def test_rows_move_by_alt_and_arrows_and_stay_the_current_ones(
    desk: Desk, context: AppContext, made: Settings
) -> None:
    page = page_of(desk)
    page.tabs.choose("own_fields")
    page.lists["own_fields"].table.go_to_row(0)
    press(desk, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert [spec.key for spec in specs(context.database, made.event_id)][:2] == ["visits", "meal"]
    assert page.lists["own_fields"].table.currentIndex().row() == 1


def test_a_limit_is_edited_and_one_for_the_same_people_refused(
    desk: Desk, context: AppContext, made: Settings
) -> None:
    page = page_of(desk)
    page.tabs.choose("limits")
    page.edit_limit(page.lists["limits"].model.rows[-1])
    dialog = dialog_of(desk, LimitDialog)
    dialog.fields["cap"].set_text("6")
    save(desk, dialog)
    assert [row.spec.cap for row in limits(context.database, made.event_id)] == [400, 5, 6]
    page.add()
    dialog = next(found for found in page.findChildren(LimitDialog) if found.isVisible())
    save(desk, dialog)
    assert dialog.fields["cap"].error
    choose(dialog.fields["category"].editor, made.category_ids["PR"])
    dialog.fields["cap"].set_text("9")
    save(desk, dialog)
    assert "There is a limit already for: Press" in dialog.fields["category"].error
    dialog.reject()


def test_a_limit_for_one_organisation_wants_one_on_file(
    desk: Desk, context: AppContext, made: Settings
) -> None:
    page = page_of(desk)
    page.tabs.choose("limits")
    page.add()
    dialog = dialog_of(desk, LimitDialog)
    assert isinstance(dialog, LimitDialog)
    choose(dialog.fields["scope"].editor, "one")
    dialog.fields["cap"].set_text("1")
    save(desk, dialog)
    assert dialog.fields["organisation"].error
    editor = dialog.organisation.lineEdit()
    assert editor is not None
    QTest.keyClicks(editor, "hebron municipality")
    desk.settle()
    save(desk, dialog)
    assert "Hebron Municipality" in [row.scope for row in limits(context.database, made.event_id)]


def test_who_waits_is_promoted_with_one_click_when_a_place_is_free(
    desk: Desk, context: AppContext, made: Settings
) -> None:
    page = page_of(desk)
    page.tabs.choose("waiting_list")
    assert not page.lists["waiting_list"].banner.isVisible()
    context.registrations.set_status(context.actor, [made.people[5]], RegistrationStatus.CANCELLED)
    page.refresh()
    desk.settle()
    banner = page.lists["waiting_list"].banner
    assert banner.isVisible()
    assert banner.action.text() == "Promote 1"
    QTest.mouseClick(banner.action, Qt.MouseButton.LeftButton)
    desk.settle()
    assert [row.registration_id for row in waiting(context.database, made.event_id)] == [made.people[8]]
    assert desk.said == ["1 person has a place now"]
    assert not banner.isVisible()


def test_promotion_over_the_limit_asks_for_a_reason(
    desk: Desk, context: AppContext, made: Settings, qtbot: QtBot
) -> None:
    page = page_of(desk)
    page.tabs.choose("waiting_list")
    page.lists["waiting_list"].table.setFocus()
    press(desk, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    dialog = page.findChild(ReasonDialog)
    assert isinstance(dialog, ReasonDialog)
    assert "Press: 2 of 2 places are taken" in dialog.text_label.text()
    QTest.keyClicks(dialog.field.line_edit, "Accompanies the mayor")
    QTest.keyClick(dialog.field.line_edit, Qt.Key.Key_Return)
    desk.settle()
    assert len(waiting(context.database, made.event_id)) == 1
    assert desk.errors == []


def test_the_order_of_the_waiting_list_is_changed_by_keys(
    desk: Desk, context: AppContext, made: Settings
) -> None:
    page = page_of(desk)
    page.tabs.choose("waiting_list")
    page.lists["waiting_list"].table.go_to_row(1)
    press(desk, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    names = [row.name for row in waiting(context.database, made.event_id)]
    assert names == ["Omar Barghouti", "Rania Darwish Haddad"]


def test_a_field_with_choices_is_added_and_its_key_follows_the_question(
    desk: Desk, context: AppContext, made: Settings
) -> None:
    page = page_of(desk)
    page.tabs.choose("own_fields")
    page.add()
    dialog = dialog_of(desk, FieldDialog)
    assert isinstance(dialog, FieldDialog)
    QTest.keyClicks(dialog.fields["label"].line_edit, "T-shirt size")
    assert dialog.fields["key"].text() == "t_shirt_size"
    assert not dialog.choices.isVisible()
    choose(dialog.fields["kind"].editor, "choice")
    save(desk, dialog)
    assert "no choices" in dialog.fields["choices"].error
    dialog.choices.setPlainText("S\nM\n\nL")
    choose(dialog.fields["required"].editor, "when")
    choose(dialog.when_field, "letter")
    choose(dialog.when_value, True)
    save(desk, dialog)
    spec = specs(context.database, made.event_id)[-1]
    assert (spec.key, spec.choices) == ("t_shirt_size", ("S", "M", "L"))
    assert spec.required_when is not None
    assert (spec.required_when.key, spec.required_when.value) == ("letter", True)


def test_a_changed_line_renames_a_choice_and_a_lost_one_is_asked_about(
    desk: Desk, context: AppContext, made: Settings
) -> None:
    page = page_of(desk)
    page.tabs.choose("own_fields")
    page.edit_field(page.lists["own_fields"].model.rows[0])
    dialog = dialog_of(desk, FieldDialog)
    choices = dialog.findChild(QPlainTextEdit, "choices_edit")
    assert isinstance(choices, QPlainTextEdit)
    choices.setPlainText("Fresh fish\nVegetarian\nHalal")
    save(desk, dialog)
    assert fields(context.database, made.event_id)[0].choices == {"Fresh fish": 1, "Halal": 1}
    page.edit_field(page.lists["own_fields"].model.rows[0])
    dialog = next(found for found in page.findChildren(FieldDialog) if found.isVisible())
    choices = dialog.findChild(QPlainTextEdit, "choices_edit")
    assert isinstance(choices, QPlainTextEdit)
    choices.setPlainText("Vegetarian\nHalal")
    save(desk, dialog)
    question = dialog.findChild(ConfirmDialog)
    assert isinstance(question, ConfirmDialog)
    question.accept()
    desk.settle()
    row = fields(context.database, made.event_id)[0]
    assert (row.spec.choices, row.choices) == (("Vegetarian", "Halal"), {"Fresh fish": 1, "Halal": 1})


def test_a_field_with_answers_goes_after_a_question(desk: Desk, context: AppContext, made: Settings) -> None:
    page = page_of(desk)
    page.tabs.choose("own_fields")
    page.lists["own_fields"].table.go_to_row(5)
    press(desk, Qt.Key.Key_Delete)
    question = page.findChild(ConfirmDialog)
    assert isinstance(question, ConfirmDialog)
    assert "1 answer goes with it" in question.text_label.text()
    question.accept()
    desk.settle()
    assert "guests" not in [spec.key for spec in specs(context.database, made.event_id)]


def test_who_owes_an_answer_or_is_beyond_the_free_places_goes_to_excel(
    desk: Desk, context: AppContext, made: Settings
) -> None:
    context.answers.set_for(context.actor, made.people[2], {"letter": True})
    page = page_of(desk)
    page.refresh()
    desk.settle()
    owed, beyond = page.lists["own_fields"].banner, page.lists["limits"].banner
    assert owed.text_label.text() == "1 person has not answered what is required."
    assert beyond.text_label.text() == "2 registrations are beyond the free places."
    owed.acted.emit()
    beyond.acted.emit()
    asked = [(page_id, request.registration_ids) for page_id, request in desk.opened]  # type: ignore[attr-defined]
    assert asked[0] == ("exports", (made.people[2],))
    assert set(asked[1][1]) == {made.people[4], made.people[5]}
