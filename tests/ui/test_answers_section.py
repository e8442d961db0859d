"""Own fields in the delegate's panel and in the form for a new one; limits met on the way."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QCheckBox, QComboBox
from pytestqt.qtbot import QtBot

from tests.ui.delegates_stage import KEY, Sample, Stage
from wego_desktop.domain.enums import OwnFieldKind as Kind
from wego_desktop.domain.enums import RegistrationStatus, RequiredRule
from wego_desktop.services.limits.limit_service import LimitDraft
from wego_desktop.services.own_fields.service import OwnFieldDraft
from wego_desktop.services.queries.history import history
from wego_desktop.services.queries.own_fields import answers
from wego_desktop.ui.dialogs.dialog import ReasonDialog
from wego_desktop.ui.pages.delegates.answer_rows import TicksRow
from wego_desktop.ui.pages.delegates.answers_section import AnswersForm, AnswersSection
from wego_desktop.ui.pages.delegates.value_row import ChoiceRow, TextRow
from wego_desktop.ui.theme.theme import Theme

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
DRAFTS = (
    OwnFieldDraft("Meal", Kind.CHOICE, "meal", ("Fish", "Vegan")),
    OwnFieldDraft("Visits", Kind.SEVERAL, "visits", ("Data centre", "Han river")),
    OwnFieldDraft("Guests", Kind.NUMBER, "guests"),
)


@pytest.fixture
def stage(qtbot: QtBot, app_theme: Theme, with_people: Sample) -> Iterator[Stage]:
    made = Stage(*with_people, qtbot)
    for draft in DRAFTS:
        made.context.own_fields.add(made.context.actor, made.people.event_id, draft)
    yield made
    made.runner.shut_down()


def open_panel(stage: Stage) -> AnswersSection:
    """The section of the first delegate, on its tab."""
    page = stage.make()
    page.control.open(stage.people.registration_ids[0])
    stage.settle()
    page.panel.tabs.choose("participation")
    stage.settle()
    section = page.panel.findChild(AnswersSection)
    assert isinstance(section, AnswersSection)
    return section


def given(stage: Stage) -> dict[str, object]:
    id_ = stage.page.panel.registration_id or ""
    return dict(answers(stage.context.database, [id_]).get(id_, {}))


def test_answers_are_given_changed_and_undone_in_the_panel(stage: Stage) -> None:
    section = open_panel(stage)
    assert section.isVisible()
    guests, meal, visits = section.rows["guests"], section.rows["meal"], section.rows["visits"]
    assert isinstance(guests, TextRow)
    assert isinstance(meal, ChoiceRow)
    assert isinstance(visits, TicksRow)
    guests.start_edit()
    guests.editor.setText("two")
    stage.press(guests.editor, KEY.Key_Return)
    assert "no number" in section.rows["guests"].error
    guests.start_edit()
    guests.editor.setText("2")
    stage.press(guests.editor, KEY.Key_Return)
    meal.edited.emit("Vegan")
    stage.settle()
    visits.start_edit()
    stage.press(visits.boxes[1], KEY.Key_Space)
    stage.press(visits.boxes[1], KEY.Key_Escape)
    assert given(stage) == {"answer:guests": 2, "answer:meal": "Vegan", "answer:visits": ["Han river"]}
    assert visits.value_label.text() == "Han river"
    stage.context.undo.undo(stage.context.actor)
    assert "answer:visits" not in given(stage)


def test_the_history_tells_answers_in_words(stage: Stage) -> None:
    id_ = stage.people.registration_ids[0]
    actor, service = stage.context.actor, stage.context.answers
    service.set_for(actor, id_, {"meal": "Fish", "visits": ["Data centre", "Han river"]})
    service.set_for(actor, id_, {"meal": "Vegan"})
    service.set_for(actor, id_, {"visits": None})
    told = [line.details for line in history(stage.context.database, id_)][:3]
    assert told[0] == ("Visits: Data centre, Han river → not set",)
    assert told[1] == ("Meal: Fish → Vegan",)
    assert "Visits: Data centre, Han river" in told[2]


def test_an_answer_that_is_owed_is_marked(stage: Stage) -> None:
    draft = OwnFieldDraft("Passport", key="passport", required=RequiredRule.ALWAYS)
    stage.context.own_fields.add(stage.context.actor, stage.people.event_id, draft)
    section = open_panel(stage)
    assert section.rows["passport"].error == "Still to be answered"


def test_the_form_asks_and_shows_a_missing_answer_at_its_question(stage: Stage) -> None:
    draft = OwnFieldDraft("Passport", key="passport", required=RequiredRule.ALWAYS)
    stage.context.own_fields.add(stage.context.actor, stage.people.event_id, draft)
    page = stage.make()
    page.add_delegate()
    stage.settle()
    form = page.add_panel.findChild(AnswersForm)
    assert isinstance(form, AnswersForm)
    assert list(form.fields) == ["meal", "visits", "guests", "passport"]
    page.add_panel.fields["given_names"].set_text("Mutale")
    page.add_panel.submit()
    stage.settle()
    assert "must be answered" in form.fields["passport"].error
    form.fields["passport"].set_text("Zambia")
    meal = form.fields["meal"].editor
    assert isinstance(meal, QComboBox)
    meal.setCurrentIndex(2)
    boxes = form.fields["visits"].findChildren(QCheckBox)
    boxes[0].setChecked(True)
    page.add_panel.submit()
    stage.settle()
    assert given(stage) == {
        "answer:passport": "Zambia",
        "answer:meal": "Vegan",
        "answer:visits": ["Data centre"],
    }


def test_a_full_limit_asks_for_a_reason_and_goes_on_with_it(stage: Stage) -> None:
    draft = LimitDraft(is_per_organisation=False, cap=1)
    stage.context.limits.set_limit(stage.context.actor, stage.people.event_id, draft)
    page = stage.make()
    page.add_delegate()
    stage.settle()
    page.add_panel.fields["given_names"].set_text("Mutale")
    page.add_panel.submit()
    stage.settle()
    dialog = page.findChild(ReasonDialog)
    assert isinstance(dialog, ReasonDialog)
    assert "of 1 places are taken" in dialog.text_label.text()
    dialog.reject()
    stage.settle()
    assert "places are taken" in page.add_panel.fields["given_names"].error
    page.add_panel.submit()
    stage.settle()
    dialog = next(found for found in page.findChildren(ReasonDialog) if found.isVisible())
    dialog.field.set_text("Invited by the mayor")
    stage.press(dialog.field.line_edit, KEY.Key_Return)
    assert page.panel.name_label.text() == "Mutale"
    assert stage.errors == []


def test_a_place_beyond_the_free_ones_is_told_in_the_panel(stage: Stage) -> None:
    draft = LimitDraft(free_places=0)
    stage.context.limits.set_limit(stage.context.actor, stage.people.event_id, draft)
    section = open_panel(stage)
    shown = stage.page.panel.detail
    assert shown is not None
    assert shown.row.status is RegistrationStatus.CONFIRMED
    assert section.banner.isVisible()
    assert "no place is free of charge" in section.banner.text_label.text()
