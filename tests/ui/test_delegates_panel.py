"""The panel and the form of the delegates page: editing in place, history, adding."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.ui.delegates_stage import KEY, Sample, Stage, add_by_form, choose, open_menu, text_row
from wego_desktop.domain.enums import RegistrationStatus
from wego_desktop.ui.pages.delegates.value_row import ChoiceRow
from wego_desktop.ui.theme.theme import Theme

# Menus and popovers: the screenless platform neither raises windows nor grabs the keyboard.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def stage(qtbot: QtBot, app_theme: Theme, with_people: Sample) -> Iterator[Stage]:
    made = Stage(*with_people, qtbot)
    yield made
    made.runner.shut_down()


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
    stage.press(page.table, KEY.Key_Return)
    stage.press(page.panel, KEY.Key_F2)
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


def test_check_in_from_the_panel_marks_the_arrival(stage: Stage) -> None:
    page = stage.make()
    page.open_registration(stage.people.registration_ids[49])
    stage.settle()
    assert page.panel.name_label.text() == "Omar Barghouti"
    stage.qtbot.mouseClick(page.panel.check_in_button, Qt.MouseButton.LeftButton)
    stage.settle()
    assert stage.row(stage.people.registration_ids[49]).arrived_at is not None
    assert not page.panel.check_in_button.isEnabled()


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


def test_the_panel_lies_over_the_list_in_a_narrow_window(stage: Stage) -> None:
    page = stage.make(width=1280)
    stage.press(page.table, KEY.Key_Return)
    assert page.panel.is_overlay
    assert page.table.width() == page.list.host.width()
