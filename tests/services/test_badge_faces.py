from datetime import date, timedelta

import pytest
from sqlalchemy import event, select

from tests.fixtures_db import TickingClock
from tests.services.badge_samples import GUESTS, SPEAKER, add_guests, add_programme, join_network
from tests.services.programme_samples import add_person, at, event_id
from wego_desktop.bootstrap import AppContext
from wego_desktop.db.models import Organisation, Registration
from wego_desktop.documents.badge_face import BadgeFace, ProgrammeEntry
from wego_desktop.domain.codes import is_badge_code
from wego_desktop.domain.enums import AdmissionState, BadgeReason
from wego_desktop.services.badge_choice import BadgeChoice
from wego_desktop.services.badge_faces import PREVIEW_CODE, days_text
from wego_desktop.services.queries.badges import badge_faces, badge_log, chosen_people, find_holder

DAY = "Thursday 15 October"


@pytest.fixture
def guests(context: AppContext) -> dict[str, str]:
    return add_guests(context)


def face(context: AppContext, registration_id: str) -> BadgeFace:
    (row,) = badge_faces(context.database, [registration_id])
    return row.face


def titles(context: AppContext, registration_id: str) -> list[str]:
    return [entry.title for entry in face(context, registration_id).programme]


def person_of(context: AppContext, registration_id: str) -> str:
    with context.database.read() as session:
        return session.get_one(Registration, registration_id).person_id


def test_a_face_holds_what_is_known(context: AppContext, guests: dict[str, str]) -> None:
    shown = face(context, guests["Rania"])
    assert (shown.number, shown.full_name()) == ("GA7-0002", "Rania Darwish Haddad")
    assert (shown.native_name, shown.position) == ("رانيا درويش حداد", "Deputy Mayor")
    assert (shown.organisation, shown.place, shown.country_code) == (
        "Greater Amman Municipality",
        "Jordan",
        "JO",
    )
    assert (shown.category, shown.category_letter) == ("Head of delegation", "HD")
    assert (shown.event_name, shown.event_dates) == ("7th WeGO General Assembly", "Seoul, 14–17 October 2026")
    assert shown.help_desk == "Found? Hand it in at COEX."
    assert shown.printed_at.startswith("Printed 14 Oct 09:3")


@pytest.mark.parametrize(
    ("first", "last", "text"),
    [
        (date(2026, 10, 14), date(2026, 10, 14), "14 October 2026"),
        (date(2026, 10, 14), date(2026, 10, 17), "14–17 October 2026"),
        (date(2026, 9, 30), date(2026, 10, 2), "30 September – 2 October 2026"),
        (date(2026, 12, 31), date(2027, 1, 2), "31 December 2026 – 2 January 2027"),
    ],
)
def test_days_are_written_shortly(first: date, last: date, text: str) -> None:
    assert days_text(first, last) == text


def test_role_marks_say_only_what_the_category_does_not(context: AppContext, guests: dict[str, str]) -> None:
    assert face(context, guests["Rania"]).role_marks == ("Voting delegate",)
    assert face(context, guests["Anand"]).role_marks == ()
    assert face(context, guests["Yared"]).role_marks == ()


def test_the_language_of_hanzi_is_the_persons_own(context: AppContext, guests: dict[str, str]) -> None:
    assert face(context, guests["Xiaoming"]).language == "zh"
    assert face(context, guests["Haruka"]).language == "ja"


def test_a_preview_code_opens_no_door(context: AppContext, guests: dict[str, str]) -> None:
    (row,) = badge_faces(context.database, [guests["Yared"]])
    assert (row.badge_id, row.face.code) == (None, PREVIEW_CODE)
    assert not is_badge_code(PREVIEW_CODE)


def test_the_programme_holds_own_parts_and_what_all_may_attend(
    context: AppContext, guests: dict[str, str]
) -> None:
    sessions = add_programme(context)
    with context.database.read() as session:
        city = session.scalars(select(Organisation.id).where(Organisation.country == "ET")).one()
    join_network(context, city)
    speaker = person_of(context, guests["José Ángel"])
    context.admissions.add_role(context.actor, sessions["forum"], speaker, SPEAKER)
    context.admissions.admit(context.actor, sessions["dinner"], [guests["Anand"]], AdmissionState.CONFIRMED)
    assert face(context, guests["Yared"]).programme == (
        ProgrammeEntry(DAY, "09:00", "Mayors’ plenary", "Ballroom"),
        ProgrammeEntry(DAY, "10:30", "AFSCN annual meeting", "Hall A", True),
        ProgrammeEntry(DAY, "14:00", "General Assembly", "Ballroom"),
    )
    assert titles(context, guests["José Ángel"])[1] == "You speak: Streets as public data"
    assert titles(context, guests["Anand"])[-1] == "Heads of delegation dinner"
    assert titles(context, guests["Rania"]) == ["Mayors’ plenary", "You vote: General Assembly"]
    press = guests["Wolfeschlegelsteinhausenbergerdorffxyzabcdef"]
    assert titles(context, press) == ["Mayors’ plenary"]


def test_sessions_that_are_over_are_left_out(context: AppContext, guests: dict[str, str]) -> None:
    add_programme(context)
    clock = context.database.clock
    assert isinstance(clock, TickingClock)
    clock.now = at("12:30")
    assert titles(context, guests["Yared"]) == ["General Assembly"]
    clock.now += timedelta(days=1)
    assert len(titles(context, guests["Yared"])) == 2


def test_a_reprint_is_marked_and_logged(context: AppContext, guests: dict[str, str]) -> None:
    choice = BadgeChoice(event_id(context), (guests["Yared"],))
    first = context.badges.issue(context.actor, choice).value.badge_ids
    context.badges.mark_printed(context.actor, first, "Printer 1")
    context.badges.issue(context.actor, choice, reason=BadgeReason.DAMAGED)
    assert face(context, guests["Yared"]).number_line() == "GA7-0001 R"
    newest, older = badge_log(context.database, guests["Yared"])
    assert (newest.revision, newest.reason, newest.printed_at) == (2, BadgeReason.DAMAGED, None)
    assert (older.printed_where, older.voided_at is not None) == ("Printer 1", True)


def test_a_scan_finds_the_holder_by_code_also_a_void_one_and_by_number(
    context: AppContext, guests: dict[str, str]
) -> None:
    choice = BadgeChoice(event_id(context), (guests["Yared"],))
    context.badges.issue(context.actor, choice)
    code = face(context, guests["Yared"]).code
    context.badges.issue(context.actor, choice, reason=BadgeReason.LOST)
    for text in (code, face(context, guests["Yared"]).code, "ga7-1", "1"):
        assert find_holder(context.database, text, event_id(context)) == guests["Yared"]
    assert find_holder(context.database, "GA7-9999", event_id(context)) is None
    assert find_holder(context.database, "nobody", event_id(context)) is None


def test_many_faces_cost_as_many_statements_as_one(context: AppContext, guests: dict[str, str]) -> None:
    add_programme(context)
    everybody = BadgeChoice(event_id(context))
    statements: list[str] = []
    event.listen(
        context.database.engine, "before_cursor_execute", lambda *given: statements.append(str(given[2]))
    )
    badge_faces(context.database, list(guests.values())[:1])
    one = len(statements)
    statements.clear()
    assert len(badge_faces(context.database, list(guests.values()))) == len(GUESTS)
    assert len(statements) == one
    statements.clear()
    chosen_people(context.database, everybody)
    assert len([text for text in statements if text.startswith("SELECT")]) == 1


def test_one_name_and_a_name_in_its_own_script_alone_stand_large(context: AppContext) -> None:
    one, _ = add_person(context, "", "Sukarno")
    assert face(context, one).name_parts() == ("Sukarno", "")
