"""Programme, network, sign-in and published list: what stands in them, and what must not."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from tests.services.export_world import ExportWorld, filled_world, read_sheet
from wego_desktop.bootstrap import AppContext
from wego_desktop.domain.enums import (
    AdmissionRule,
    AdmissionState,
    AttendanceMode,
    Direction,
    EventKind,
    RegistrationStatus,
    SessionKind,
    SheetKind,
)
from wego_desktop.errors import UserError
from wego_desktop.services.event_service import EventFields
from wego_desktop.services.export_service import ExportRequest


@pytest.fixture
def world(template_workspace: Path, tmp_path: Path) -> Iterator[ExportWorld]:
    with filled_world(template_workspace, tmp_path) as world:
        yield world


@pytest.fixture
def any_world(any_context: AppContext) -> ExportWorld:
    world = ExportWorld(any_context)
    world.people()
    return world


def test_the_programme_counts_seats_and_people_once(any_world: ExportWorld, tmp_path: Path) -> None:
    world = any_world
    session_id, door_id = world.door("Forum", kind=SessionKind.FORUM, capacity=12)
    world.admit("GA7-0001", session_id)
    world.admit("GA7-0002", session_id, AdmissionState.WAITING)
    world.give_part("GA7-0004", session_id)
    world.arrive("GA7-0001", door_id)
    world.arrive("GA7-0005", door_id)
    done = world.export(SheetKind.SESSIONS, tmp_path / "s.xlsx")
    (row,) = read_sheet(done.path, "Programme").rows
    named = dict(zip(read_sheet(done.path, "Programme").headers, row, strict=True))
    assert named["Speakers"] == "Ágnes Çelik"
    assert [named[key] for key in ("Seats", "Invited", "Confirmed", "Waiting", "Entered")] == [12, 0, 1, 1, 2]
    assert named["Starts"].isoformat() == "2026-10-14T10:00:00"
    assert named["Ends"].isoformat() == "2026-10-14T12:00:00"
    attendance = read_sheet(done.path, "Attendance")
    assert {row[3]: (row[-3], row[-2] is not None) for row in attendance.rows} == {
        "GA7-0001": ("Confirmed", True),
        "GA7-0002": ("Waiting", False),
        "GA7-0005": (None, True),
    }
    assert read_sheet(done.path, "Speakers").column("Name") == ["Ágnes Çelik"]


def test_the_programme_of_an_umbrella_holds_the_sessions_under_it(world: ExportWorld, tmp_path: Path) -> None:
    world.meeting()
    world.door("Opening")
    done = world.export(SheetKind.SESSIONS, tmp_path / "s.xlsx")
    assert read_sheet(done.path, "Programme").column("Event") == ["AFSCN26", "GA7"]
    one = world.export(SheetKind.SESSIONS, tmp_path / "t.xlsx", session_codes=("afscn26/xafscn",))
    assert read_sheet(one.path, "Programme").column("Code") == ["XAFSCN"]


def test_an_event_without_sessions_gives_an_empty_programme(world: ExportWorld, tmp_path: Path) -> None:
    done = world.export(SheetKind.SESSIONS, tmp_path / "s.xlsx")
    assert done.rows == 0
    sheet = read_sheet(done.path, "Programme")
    assert sheet.facts.startswith("Programme: 0 sessions.")
    assert sheet.rows == []


def test_times_follow_the_clocks_of_the_event_when_they_change(context: AppContext, tmp_path: Path) -> None:
    fields = EventFields(
        "LDN", "London night", date(2026, 10, 24), date(2026, 10, 26), EventKind.FORUM, "Europe/London"
    )
    world = ExportWorld(context)
    event_id = context.events.add(context.actor, fields).value
    for title, hour in (("First", 0), ("Second", 1), ("Third", 9)):
        world.door(title, starts_at=datetime(2026, 10, 25, hour, 30, tzinfo=UTC), event_id=event_id)
    request = ExportRequest(SheetKind.SESSIONS, "LDN", ("code", "starts_at", "ends_at"))
    done = context.exports.export(context.actor, request, tmp_path / "ldn.xlsx").value
    sheet = read_sheet(done.path, "Programme")
    # at two in the morning the clocks go back to one: half past one comes twice
    assert [(row[1].hour, row[1].minute, row[2].hour) for row in sheet.rows] == [
        (1, 30, 2),
        (1, 30, 3),
        (9, 30, 11),
    ]
    assert "Times are London time (Europe/London)." in sheet.facts


def test_a_network_sheet_sets_the_roster_against_the_room(any_world: ExportWorld, tmp_path: Path) -> None:
    world = any_world
    _session, door_id = world.meeting()
    world.arrive("GA7-0002", door_id, "AFSCN26")
    world.arrive("GA7-0001", door_id, "AFSCN26")
    done = world.export(SheetKind.NETWORK, tmp_path / "n.xlsx", network="afscn")
    sheet = read_sheet(done.path, "AFSCN")
    rows = {row[0]: dict(zip(sheet.headers, row, strict=True)) for row in sheet.rows}
    kampala, maputo = rows["Kampala Capital City Authority"], rows["Conselho Municipal de Maputo"]
    assert (kampala["Role"], kampala["Attendance"], kampala["People in the room"]) == (
        "Chair",
        "In the room",
        1,
    )
    assert kampala["Member since"].date() == date(2021, 6, 1)
    assert kampala["Representatives"] == "=1+1 +82 2 120"
    assert (maputo["Attendance"], maputo["People"], maputo["Entered"]) == ("Expected", 1, None)
    room = read_sheet(done.path, "In the room")
    assert dict(zip(room.column("Badge number"), room.column("Member"), strict=True)) == {
        "GA7-0002": "Yes",
        "GA7-0001": "No",
    }


def test_a_city_whose_people_left_the_room_has_attended(world: ExportWorld, tmp_path: Path) -> None:
    _session, door_id = world.meeting()
    world.arrive("GA7-0002", door_id, "AFSCN26")
    context, event_id = world.context, world.event("AFSCN26")
    context.check_ins.check_in(
        context.actor, "GA7-0002", event_id, checkpoint_id=door_id, direction=Direction.EXIT
    )
    done = world.export(SheetKind.NETWORK, tmp_path / "n.xlsx", network="AFSCN")
    sheet = read_sheet(done.path, "AFSCN")
    assert dict(zip(sheet.column("City"), sheet.column("Attendance"), strict=True)) == {
        "Kampala": "Attended",
        "Maputo": "Expected",
    }
    assert "AFSCN: 2 members. 1 at the meeting: AFSCN." in sheet.facts
    assert read_sheet(done.path, "In the room").column("Left") != [None]


def test_a_network_without_a_meeting_lists_its_members_alone(world: ExportWorld, tmp_path: Path) -> None:
    done = world.export(SheetKind.NETWORK, tmp_path / "n.xlsx", network="AFSCN")
    assert load_workbook(done.path).sheetnames == ["Summary", "AFSCN"]
    sheet = read_sheet(done.path, "AFSCN")
    assert "AFSCN: 2 members. No meeting at this event." in sheet.facts
    assert "Attendance" not in sheet.headers


def test_a_sign_in_sheet_lists_whoever_is_expected_on_site(any_world: ExportWorld, tmp_path: Path) -> None:
    any_world.person("Online", "Zzz", mode=AttendanceMode.ONLINE)
    any_world.person("Waiting", "Zzz", status=RegistrationStatus.WAITLISTED)
    done = any_world.export(SheetKind.SIGN_IN, tmp_path / "s.xlsx")
    sheet = read_sheet(done.path)
    assert sheet.headers == [
        "No", "Badge number", "Name", "Position", "Organisation", "Country", "Category", "Signature",
    ]  # fmt: skip
    assert sheet.column("No") == [1, 2, 3, 4, 5]
    assert sheet.column("Name") == [
        "=1+1 +82 2 120", "Ágnes Çelik", "Seo-yun Han", "Plato", "رانيا درويش حداد",
    ]  # fmt: skip
    assert set(sheet.column("Signature")) == {None}
    assert "5 people expected." in sheet.facts
    assert load_workbook(done.path).sheetnames == ["Sign-in", "Summary"]


def test_a_session_by_list_is_signed_by_its_seats_and_parts(any_world: ExportWorld, tmp_path: Path) -> None:
    world = any_world
    session_id, _door = world.door("Closed", rule=AdmissionRule.BY_LIST)
    world.admit("GA7-0001", session_id)
    world.admit("GA7-0003", session_id, AdmissionState.INVITED)
    world.give_part("GA7-0004", session_id)
    done = world.export(SheetKind.SIGN_IN, tmp_path / "s.xlsx", session_codes=("xclosed",))
    sheet = read_sheet(done.path)
    assert sheet.title == "Closed"
    assert sheet.facts.startswith("14 October 2026, 10:00–12:00. 2 people expected.")
    assert sheet.column("Badge number") == ["GA7-0004", "GA7-0001"]


def test_an_open_session_is_signed_by_the_categories_that_may_enter(
    any_world: ExportWorld, tmp_path: Path
) -> None:
    any_world.door("Walk", kind=SessionKind.SITE_VISIT)
    done = any_world.export(SheetKind.SIGN_IN, tmp_path / "s.xlsx", session_codes=("XWalk",))
    assert "GA7-0005" not in read_sheet(done.path).column("Badge number")
    assert done.rows == 4


def test_several_sessions_each_have_a_sheet_to_sign(world: ExportWorld, tmp_path: Path) -> None:
    world.meeting()
    world.door("Opening")
    codes = ("XOpening", "AFSCN26/XAFSCN")
    done = world.export(SheetKind.SIGN_IN, tmp_path / "s.xlsx", session_codes=codes)
    assert load_workbook(done.path).sheetnames == ["GA7 XOpening", "AFSCN26 XAFSCN"]


def test_the_published_list_holds_cities_and_nothing_about_persons(
    any_world: ExportWorld, tmp_path: Path
) -> None:
    done = any_world.export(SheetKind.PUBLISHED_LIST, tmp_path / "p.xlsx")
    sheet = read_sheet(done.path)
    assert sheet.headers == ["City", "Country", "Region", "Observer"]
    assert sheet.rows == [
        ["Kampala", "Uganda", "Africa", None],
        ["Maputo", "Mozambique", "Africa", None],
        ["Reykjavík", "Iceland", "Europe", "Yes"],
        ["Seoul", "South Korea", "Asia", None],
    ]
    with ZipFile(done.path) as package:
        content = b"".join(package.read(name) for name in package.namelist()).decode("utf-8", "replace")
    for name in ("Seo-yun", "Çelik", "GA7-0", "Kim Da-in", "Desk 1", "Oslo"):
        assert name not in content


def test_invited_people_do_not_put_their_city_on_the_published_list(
    world: ExportWorld, tmp_path: Path
) -> None:
    pune = world.city("Pune Municipal Corporation", "Pune", "IN", "Asia")
    world.person("Arjun", "Deshmukh", pune, status=RegistrationStatus.INVITED)
    done = world.export(SheetKind.PUBLISHED_LIST, tmp_path / "p.xlsx")
    assert "Pune" not in read_sheet(done.path).column("City")


@pytest.mark.parametrize(
    ("request_", "code"),
    [
        (ExportRequest(SheetKind.NETWORK, "GA7"), "network_needed"),
        (ExportRequest(SheetKind.NETWORK, "GA7", network="NOPE"), "no_such_network"),
        (ExportRequest(SheetKind.SIGN_IN, "GA7", session_codes=("S99",)), "no_such_session"),
        (ExportRequest(SheetKind.SESSIONS, "GA7", session_codes=("S99",)), "no_such_session"),
        (ExportRequest(SheetKind.ATTENDEES, "GA9"), "no_such_event"),
        (ExportRequest(SheetKind.ATTENDEES, "GA7", ("code", "shoe_size")), "unknown_columns"),
    ],
)
def test_what_is_not_there_is_named(
    context: AppContext, tmp_path: Path, request_: ExportRequest, code: str
) -> None:
    with pytest.raises(UserError) as caught:
        context.exports.export(context.actor, request_, tmp_path / "x.xlsx")
    assert caught.value.code == code
    assert list(tmp_path.glob("*.xlsx")) == []
