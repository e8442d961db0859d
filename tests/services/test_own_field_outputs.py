"""Answers to own fields on their way out: the attendee sheet, its columns, and badges."""

from pathlib import Path

import pytest

from tests.services.export_world import read_sheet
from tests.services.own_field_samples import Asked, ask
from wego_desktop.bootstrap import AppContext
from wego_desktop.documents.badge_elements import plan_side
from wego_desktop.documents.badge_plan import FitNotes, PlacedLine
from wego_desktop.documents.layout import Box, Side, TextElement
from wego_desktop.domain.enums import OwnFieldKind as Kind
from wego_desktop.domain.enums import SheetKind
from wego_desktop.errors import UserError
from wego_desktop.services.export_service import ExportRequest
from wego_desktop.services.own_fields.service import OwnFieldDraft
from wego_desktop.services.queries.badges import badge_faces

COLUMNS = ("code", "answer:meal", "answer:workshops", "answer:guests", "answer:letter", "answer:hotel_from")


@pytest.fixture
def asked(any_context: AppContext) -> Asked:
    made = ask(any_context)
    made.set_for(
        made.grace, meal="Fish", workshops="Water; Data", guests=2, letter=True, hotel_from="2026-10-13"
    )
    made.set_for(made.ana, letter=False, guests="1,5")
    return made


def test_answers_stand_in_the_attendee_sheet_as_what_they_are(asked: Asked, tmp_path: Path) -> None:
    context = asked.context
    request = ExportRequest(SheetKind.ATTENDEES, asked.event_id, COLUMNS)
    context.exports.export(context.actor, request, tmp_path / "all.xlsx")
    sheet = read_sheet(tmp_path / "all.xlsx")
    rows = {row[0]: row[1:] for row in sheet.rows}
    assert rows["GA7-0001"][:4] == ["Fish", "Data; Water", 2, "Yes"]
    assert rows["GA7-0001"][4].date().isoformat() == "2026-10-13"
    assert rows["GA7-0002"] == [None, None, 1.5, "No", None]
    assert rows["GA7-0003"] == [None, None, None, None, None]
    assert sheet.headers[1:] == ["Meal", "Workshops", "Guests", "Needs a letter", "Hotel from"]


def test_the_columns_are_offered_after_the_usual_ones(asked: Asked) -> None:
    own = asked.context.exports.own_columns(asked.event_id)
    assert [choice.key for choice in own][:2] == ["answer:meal", "answer:leave_out"]
    assert not any(choice.is_usual for choice in own)
    preview = asked.context.exports.preview(
        asked.context.actor, ExportRequest(SheetKind.ATTENDEES, asked.event_id, COLUMNS)
    )
    assert preview.rows[2][1:] == ("Fish", "Data; Water", "2", "Yes", "13 Oct 2026")


def test_a_question_called_like_a_column_keeps_its_own_title(asked: Asked) -> None:
    asked.context.own_fields.add(
        asked.context.actor, asked.event_id, OwnFieldDraft("City", Kind.TEXT, "city_2")
    )
    titles = [choice.title for choice in asked.context.exports.own_columns(asked.event_id)]
    assert titles[-1] == "City (city_2)"


def test_other_sheets_and_unknown_fields_have_no_answers(asked: Asked) -> None:
    context = asked.context
    for kind, column in ((SheetKind.ATTENDEES, "answer:shoe"), (SheetKind.SESSIONS, "answer:meal")):
        with pytest.raises(UserError) as caught:
            context.exports.preview(context.actor, ExportRequest(kind, asked.event_id, (column,)))
        assert caught.value.code == "unknown_columns"


def test_an_answer_stands_on_the_badge_where_the_layout_names_it(asked: Asked) -> None:
    database = asked.context.database
    grace, ana = (row.face for row in badge_faces(database, [asked.grace, asked.ana]))
    assert (grace.answer("meal"), grace.answer("letter"), grace.answer("hotel_from")) == (
        "Fish",
        "Yes",
        "13 Oct 2026",
    )
    assert ana.answer("meal") == ""
    element = TextElement(Box(0, 0, 40, 6), "Meal: {answer.meal}", 4, 3, name="meal")
    notes = FitNotes()
    plan = plan_side(grace, Side((element,)), "front", notes)
    drawn = [part.line.text for part in plan.parts if isinstance(part, PlacedLine)]
    assert drawn == ["Meal: Fish"]
