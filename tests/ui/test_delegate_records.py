"""The panel's journeys, passports, consents, companions, successors and groups, in real widgets."""

from collections.abc import Iterator
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QCheckBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.fixtures_people import add_people
from tests.ui.delegates_stage import KEY, Sample, Stage, choose, open_menu, text_row
from wego_desktop.bootstrap import AppContext
from wego_desktop.domain.enums import ConsentPurpose, RegistrationStatus
from wego_desktop.services.companion_service import CompanionFields
from wego_desktop.services.limits.limit_service import LimitDraft
from wego_desktop.services.queries.access_log import access_log
from wego_desktop.services.queries.delegate_detail import DelegateDetail, delegate_detail
from wego_desktop.services.queries.events import categories
from wego_desktop.services.registering import PersonFields
from wego_desktop.services.visa_service import VisaConsent
from wego_desktop.ui.dialogs.dialog import BaseDialog, ConfirmDialog, ReasonDialog
from wego_desktop.ui.pages.delegates.group_dialog import GroupDialog
from wego_desktop.ui.pages.delegates.link_row import LinkRow
from wego_desktop.ui.pages.delegates.record_dialogs import CompanionDialog, ConsentDialog, SubstituteDialog
from wego_desktop.ui.pages.delegates.value_row import TextRow
from wego_desktop.ui.theme.theme import Theme
from wego_desktop.ui.widgets.labels import Label

# Menus and dialogs: the screenless platform neither raises windows nor grabs the keyboard.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
D = TypeVar("D", bound=BaseDialog)
MASK = "••••••••"


@pytest.fixture
def stage(qtbot: QtBot, app_theme: Theme, with_people: Sample) -> Iterator[Stage]:
    made = Stage(*with_people, qtbot)
    yield made
    made.runner.shut_down()


@pytest.fixture
def sealed(qtbot: QtBot, app_theme: Theme, encrypted_context: AppContext) -> Iterator[Stage]:
    """The page on an encrypted file."""
    made = Stage(encrypted_context, add_people(encrypted_context), qtbot)
    yield made
    made.runner.shut_down()


def show(stage: Stage, place: int = 0) -> str:
    """Open somebody in the panel; the registration's id."""
    id_ = stage.people.registration_ids[place]
    stage.page.open_registration(id_)
    stage.settle()
    return id_


def detail(stage: Stage, id_: str) -> DelegateDetail:
    return delegate_detail(stage.context.database, id_)


def dialog(kind: type[D], name: str) -> D:
    found = [w for w in QApplication.topLevelWidgets() if w.objectName() == name and w.isVisible()]
    assert isinstance(found[-1], kind)
    return found[-1]


def fill(window: QWidget, **texts: str) -> None:
    for key, text in texts.items():
        editor = window.findChild(QLineEdit, f"dialog_{key}")
        assert editor is not None
        editor.setFocus()
        editor.setText(text)
        editor.textEdited.emit(text)


def confirm(stage: Stage, window: QWidget) -> None:
    stage.qtbot.waitUntil(lambda: QApplication.activeWindow() is window)
    stage.press(window, KEY.Key_Return, ctrl=True)


def type_into(stage: Stage, key: str, text: str) -> TextRow:
    stage.page.panel.edit(key)
    row = text_row(stage.page, key) if key not in stage.page.panel.visa.rows else visa_row(stage, key)
    row.editor.setText(text)
    stage.press(row.editor, KEY.Key_Return)
    return row


def visa_row(stage: Stage, key: str) -> TextRow:
    row = stage.page.panel.visa.rows[key]
    assert isinstance(row, TextRow)
    return row


def test_a_journey_is_typed_in_place_and_an_impossible_one_said_under_its_field(stage: Stage) -> None:
    stage.make()
    id_ = show(stage)
    type_into(stage, "arrives_at", "2026-10-13 18:40")
    type_into(stage, "hotel", "Lotte")
    row = type_into(stage, "departs_at", "2026-10-12 09:00")
    assert "before the arrival" in row.error
    assert "is no time" in type_into(stage, "departs_at", "Sunday").error
    journey = detail(stage, id_).records.journey
    assert journey.arrives_at is not None
    assert (journey.arrives_at.isoformat(), journey.hotel) == ("2026-10-13T09:40:00+00:00", "Lotte")
    assert text_row(stage.page, "arrives_at").value_label.text() == "Tue 13 Oct 2026 18:40"
    assert stage.errors == []


def test_tags_and_the_reason_of_a_status_are_typed_in_place(stage: Stage) -> None:
    stage.make()
    id_ = show(stage)
    type_into(stage, "tags", "VIP; press, vip")
    assert detail(stage, id_).records.tags == ("press", "VIP")
    stage.context.registrations.set_status(stage.context.actor, [id_], RegistrationStatus.CANCELLED)
    stage.page.control.reload()
    stage.settle()
    type_into(stage, "status_reason", "No visa")
    assert detail(stage, id_).status_reason == "No visa"
    shown = stage.page.panel.participation.rows["former_status"]
    assert shown.accessibleName() == "Status before: Confirmed"


def test_a_tab_of_the_menu_takes_the_last_place(stage: Stage) -> None:
    page = stage.make()
    show(stage)
    page.panel.tabs.open_menu()
    choose(open_menu("more_tabs_menu"), "Consents")
    assert page.panel.consents.isVisible()
    assert [tab.key for tab in page.panel.tabs.row.tabs][-2:] == ["badge", "consents"]


def test_keys_walk_through_all_tabs(stage: Stage) -> None:
    page = stage.make()
    show(stage)
    page.panel.tabs.choose("history")
    stage.press(page.panel, KEY.Key_PageDown, ctrl=True)
    assert page.panel.visa.isVisible()
    stage.press(page.panel, KEY.Key_PageDown, ctrl=True)
    assert page.panel.consents.isVisible()
    for _ in range(9):
        stage.press(page.panel, KEY.Key_PageUp, ctrl=True)
    assert page.panel.profile.isVisible()


def test_a_consent_is_recorded_in_its_dialog_and_marks_the_photographs(stage: Stage) -> None:
    page = stage.make()
    id_ = show(stage)
    page.panel.tabs.choose("consents")
    stage.press(page.panel.consents.rows["photo"], KEY.Key_Return)
    asked = dialog(ConsentDialog, "consent_dialog")
    confirm(stage, asked)
    assert "How it was told is missing" in asked.fields["how"].error
    asked.refused.setChecked(True)
    fill(asked, how="form", when="2026-10-99 10:00")
    confirm(stage, asked)
    assert "is no time" in asked.fields["when"].error
    fill(asked, when="2026-10-01 10:00", version="2026-2")
    confirm(stage, asked)
    (line,) = detail(stage, id_).records.consents
    assert (line.purpose, line.is_given, line.how) == (ConsentPurpose.PHOTO, False, "form")
    assert page.panel.consents.rows["photo"].accessibleName() == "Photographs: Refused"
    assert detail(stage, id_).is_photo_refused


def test_a_plain_file_says_why_it_keeps_no_passports(stage: Stage) -> None:
    page = stage.make()
    show(stage)
    page.panel.tabs.choose("visa")
    shown = [w for w in page.panel.visa.findChildren(QWidget) if w.isVisible()]
    assert any("Give this workspace a passphrase" in getattr(w, "text", str)() for w in shown)


def begun(stage: Stage) -> str:
    """Somebody whose passport number is kept, shown in the panel."""
    stage.make()
    id_ = show(stage)
    stage.page.panel.tabs.choose("visa")
    stage.qtbot.mouseClick(stage.page.panel.visa.begin, Qt.MouseButton.LeftButton)
    asked = dialog(ConsentDialog, "consent_dialog")
    fill(asked, how="signed form")
    confirm(stage, asked)
    type_into(stage, "passport_number", "15AN70412")
    return id_


def test_passport_data_is_typed_masked_and_shown_only_with_a_reason(sealed: Stage) -> None:
    id_ = begun(sealed)
    visa = sealed.page.panel.visa
    assert visa_row(sealed, "passport_number").value_label.text() == MASK
    assert "is no day" in type_into(sealed, "born_on", "28 Feb").error
    sealed.qtbot.mouseClick(visa.block.reveal, Qt.MouseButton.LeftButton)
    asked = dialog(BaseDialog, "reason_dialog")
    confirm(sealed, asked)
    assert asked.isVisible()
    edit = asked.findChild(QLineEdit, "reason_edit")
    assert edit is not None
    edit.setText("invitation letter")
    confirm(sealed, asked)
    assert visa_row(sealed, "passport_number").value_label.text() == "15AN70412"
    assert [row.reason for row in access_log(sealed.context.database)] == ["invitation letter"]
    assert detail(sealed, id_).records.visa is not None


def test_shown_passport_data_hides_again(sealed: Stage) -> None:
    id_ = begun(sealed)
    visa, actor = sealed.page.panel.visa, sealed.context.actor
    values = sealed.context.visas.reveal(actor, id_, "letter").value
    number = visa_row(sealed, "passport_number").value_label

    visa.reveal(values)
    assert number.text() == "15AN70412"
    # Qt may let a coarse timer run for up to a twentieth longer.
    assert 57_000 < visa.shown_for_ms <= 63_000
    visa.hide_soon()
    sealed.qtbot.waitUntil(lambda: number.text() == MASK)

    visa.reveal(values)
    sealed.qtbot.mouseClick(visa.block.hide_now, Qt.MouseButton.LeftButton)
    assert number.text() == MASK

    visa.reveal(values)
    sealed.page.panel.tabs.choose("profile")
    assert number.text() == MASK

    sealed.page.panel.tabs.choose("visa")
    visa.reveal(values)
    sealed.page.panel.edit("passport_number")
    visa.conceal()
    assert not visa_row(sealed, "passport_number").is_editing

    visa.reveal(values)
    show(sealed, 1)
    assert not visa.is_revealed


def test_a_field_opened_while_masked_never_holds_the_value(sealed: Stage) -> None:
    id_ = begun(sealed)
    sealed.page.panel.edit("passport_number")
    row = visa_row(sealed, "passport_number")
    assert row.editor.text() == ""
    sealed.press(row.editor, KEY.Key_Return)
    kept = detail(sealed, id_).records.visa
    assert kept is not None
    assert kept.held == ("passport_number",)


def test_passport_data_is_erased_with_a_reason(sealed: Stage) -> None:
    id_ = begun(sealed)
    sealed.qtbot.mouseClick(sealed.page.panel.visa.block.erase, Qt.MouseButton.LeftButton)
    asked = dialog(BaseDialog, "reason_dialog")
    edit = asked.findChild(QLineEdit, "reason_edit")
    assert edit is not None
    edit.setText("asked by email")
    confirm(sealed, asked)
    assert detail(sealed, id_).records.visa is None
    assert sealed.page.panel.visa.begin.isVisible()


def test_everything_whose_day_has_come_is_erased_by_command(sealed: Stage) -> None:
    id_ = begun(sealed)
    type_into(sealed, "erase_on", "2026-10-14")
    assert sealed.page.panel.visa.block.due.isVisible()
    command = next(each for each in sealed.page.commands() if each.command_id == "erase_due")
    for told in ("Passport data of 1 person erased", "There was no passport data to erase"):
        command.run()
        asked = dialog(ConfirmDialog, "confirm_dialog")
        confirm(sealed, asked)
        said = dialog(BaseDialog, "told_dialog")
        assert said.title_label.text() == told
        said.reject()
    assert detail(sealed, id_).records.visa is None


def test_an_accompanying_person_is_added_and_opened(stage: Stage) -> None:
    page = stage.make()
    host = show(stage)
    page.panel.tabs.choose("participation")
    stage.qtbot.mouseClick(page.panel.participation.add_companion, Qt.MouseButton.LeftButton)
    asked = dialog(CompanionDialog, "companion_dialog")
    fill(asked, given_names="Rui", family_name="Machava", relation="spouse")
    confirm(stage, asked)
    assert asked.isVisible()
    asked.category.setCurrentIndex(asked.category.findText("Observer"))
    confirm(stage, asked)
    assert page.panel.name_label.text() == "Rui Machava"
    row = page.panel.participation.rows["host"]
    assert isinstance(row, LinkRow)
    assert row.isVisible()
    stage.press(row, KEY.Key_Return)
    assert page.panel.registration_id == host
    (line,) = page.panel.participation.companions
    assert line.label_text == "spouse"
    assert line.nextInFocusChain() is page.panel.participation.add_companion


def test_a_reason_lets_an_accompanying_person_in_over_the_limit(stage: Stage) -> None:
    page = stage.make()
    host = show(stage)
    stage.context.limits.set_limit(stage.context.actor, stage.people.event_id, LimitDraft(cap=1))
    page.control.records.ask_companion()
    asked = dialog(CompanionDialog, "companion_dialog")
    fill(asked, given_names="Rui")
    asked.category.setCurrentIndex(0)
    confirm(stage, asked)
    reason = dialog(ReasonDialog, "reason_dialog")
    reason.reject()
    stage.settle()
    assert any(
        "1" in label.text() for label in asked.findChildren(Label) if label.property("role") == "error"
    )
    confirm(stage, asked)
    reason = dialog(ReasonDialog, "reason_dialog")
    reason.field.set_text("the mayor asked")
    confirm(stage, reason)
    assert [row.name for row in detail(stage, host).records.companions] == ["Rui"]


def test_whoever_comes_along_is_named_before_a_host_is_cancelled(stage: Stage) -> None:
    page = stage.make()
    host = show(stage)
    observer = next(
        row.id for row in categories(stage.context.database, stage.people.event_id) if row.letter == "OB"
    )
    guest = stage.context.companions.add(
        stage.context.actor, host, CompanionFields(PersonFields(given_names="Rui"), "spouse", observer)
    ).value
    for answer, both in (("safe_button", False), ("deed_button", True)):
        page.panel.edit("status")
        choose(open_menu("choice_menu"), "Cancelled")
        stage.settle()
        asked = dialog(BaseDialog, "companions_dialog")
        assert "Rui (spouse)" in asked.text_label.text()
        button = asked.findChild(QWidget, answer)
        assert button is not None
        stage.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        stage.settle()
        assert stage.row(host).status is RegistrationStatus.CANCELLED
        assert (stage.row(guest).status is RegistrationStatus.CANCELLED) is both
        stage.context.undo.undo(stage.context.actor)
        page.control.reload()
        stage.settle()
    assert stage.row(guest).status is RegistrationStatus.CONFIRMED


def test_a_successor_takes_over_what_is_ticked_and_is_opened(stage: Stage) -> None:
    page = stage.make()
    id_ = show(stage)
    stage.context.logistics.edit(stage.context.actor, id_, hotel="Lotte", arrival_flight="KE 1")
    page.control.reload()
    stage.settle()
    page.panel.open_actions()
    choose(open_menu("more_actions_menu"), "Replace by another person")
    asked = dialog(SubstituteDialog, "substitute_dialog")
    confirm(stage, asked)
    assert "at least one name" in asked.fields["given_names"].error
    fill(asked, given_names="Lurdes", family_name="Sitoe", reason="ill")
    confirm(stage, asked)
    assert page.panel.name_label.text() == "Lurdes Sitoe"
    assert stage.row(id_).status is RegistrationStatus.SUBSTITUTED
    new = detail(stage, page.panel.registration_id or "")
    assert (
        new.records.journey.hotel,
        new.records.predecessor and new.records.predecessor.registration_id,
    ) == (
        "Lotte",
        id_,
    )
    assert stage.said[-1] == "Replaced by GA7-0061"
    assert page.table.current_id == page.panel.registration_id
    assert page.panel.banner.isHidden()


def test_nothing_is_offered_to_a_successor_when_there_is_nothing_to_take_over(stage: Stage) -> None:
    page = stage.make()
    show(stage)
    page.panel.open_actions()
    choose(open_menu("more_actions_menu"), "Replace by another person")
    asked = dialog(SubstituteDialog, "substitute_dialog")
    offered = [box.text() for box in asked.findChildren(QCheckBox) if box.isVisible()]
    headings = [label for label in asked.findChildren(Label) if label.text() == "The successor takes over"]
    assert [heading.isVisible() for heading in headings] == [bool(offered)]


def test_the_focal_point_is_chosen_among_the_delegation(stage: Stage) -> None:
    page = stage.make()
    id_ = show(stage, 2)
    page.panel.edit("focal_person_id")
    choose(open_menu("choice_menu"), "Esther Nakato")
    stage.settle()
    known = detail(stage, id_).records.delegation
    assert known is not None
    assert known.focal_name == "Esther Nakato"
    assert "focal point Esther Nakato" in page.panel.profile.rows["delegation"].accessibleName()
    page.panel.open_actions()
    choose(open_menu("more_actions_menu"), "Make focal point of the delegation")
    stage.settle()
    assert "focal point Grace" in page.panel.profile.rows["delegation"].accessibleName()


PASTED = "Name\tEmail\tCategory\nAna Celeste Machava\t\t\nCheikh Sarr\tcheikh\tDE\n"


def test_a_group_is_pasted_from_excel_warned_corrected_and_registered(stage: Stage) -> None:
    page = stage.make()
    stage.press(page.table, KEY.Key_N, ctrl=True)
    button = page.add_panel.findChild(QWidget, "add_group")
    assert button is not None
    stage.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    asked = dialog(GroupDialog, "group_dialog")
    QGuiApplication.clipboard().setText(PASTED)
    stage.press(asked.grid, KEY.Key_V, ctrl=True)
    note = asked.grid.item(0, 4)
    wrong = asked.grid.item(1, 4)
    assert note is not None
    assert wrong is not None
    stage.qtbot.waitUntil(lambda: "GA7-0001" in note.text() and "no email" in wrong.text())
    assert asked.deed.text() == "Register 2 people"
    confirm(stage, asked)
    assert "needs a name" in asked.fields["organisation_name"].error
    fill(asked, organisation_name="Ville de Dakar")
    confirm(stage, asked)
    assert asked.isVisible()
    cell = asked.grid.item(1, 1)
    assert cell is not None
    cell.setText("c.sarr@dakar.example")
    confirm(stage, asked)
    assert stage.said[-1] == "2 people registered"
    assert len(stage.names()) == 62
    stage.context.undo.undo(stage.context.actor)


def test_history_takes_a_consent_and_a_companion_back(stage: Stage) -> None:
    page = stage.make()
    id_ = show(stage)
    stage.context.consents.record(stage.context.actor, id_, ConsentPurpose.PHOTO, is_given=False, how="form")
    page.panel.tabs.choose("history")
    stage.settle()
    buttons = [b for b in page.panel.history.findChildren(QWidget) if b.objectName().startswith("undo_")]
    stage.qtbot.mouseClick(buttons[0], Qt.MouseButton.LeftButton)
    stage.settle()
    assert detail(stage, id_).records.consents == ()
    assert not detail(stage, id_).is_photo_refused


def test_an_undo_with_later_work_on_it_says_so_in_the_panel(sealed: Stage) -> None:
    id_ = begun(sealed)
    sealed.context.visas.edit(sealed.context.actor, id_, VisaConsent("form"), passport_number="15AN99999")
    page = sealed.page
    page.panel.tabs.choose("history")
    sealed.settle()
    buttons = [b for b in page.panel.history.findChildren(QWidget) if b.objectName().startswith("undo_")]
    sealed.qtbot.mouseClick(buttons[1], Qt.MouseButton.LeftButton)
    sealed.settle()
    assert "was changed since by Kim Da-in" in page.panel.banner.text_label.text()
