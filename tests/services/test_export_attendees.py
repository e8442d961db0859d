"""The attendee workbook against the database: every value, on both kinds of database."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.services.export_world import ExportWorld, filled_world, read_sheet
from wego_desktop.bootstrap import AppContext
from wego_desktop.domain.enums import SheetKind
from wego_desktop.services.export_sheets.columns import OFFERED

ALL = tuple(column.key for column in OFFERED[SheetKind.ATTENDEES])


@pytest.fixture
def any_world(any_context: AppContext) -> ExportWorld:
    world = ExportWorld(any_context)
    world.people()
    return world


@pytest.fixture
def world(template_workspace: Path, tmp_path: Path) -> Iterator[ExportWorld]:
    with filled_world(template_workspace, tmp_path) as world:
        yield world


def test_every_value_of_every_column_comes_back_when_the_file_is_read(
    any_world: ExportWorld, tmp_path: Path
) -> None:
    session_id, _door = any_world.door("Sitting")
    any_world.admit("GA7-0001", session_id)
    done = any_world.export(SheetKind.ATTENDEES, tmp_path / "all.xlsx", *ALL)
    sheet = read_sheet(done.path)
    assert done.rows == len(sheet.rows) == 6
    by_number = {row[0]: dict(zip(ALL, row, strict=True)) for row in sheet.rows}
    first = by_number["GA7-0001"]
    arrived, registered = first.pop("arrived_at"), first.pop("registered_at")
    assert {key: value for key, value in first.items() if value is not None} == {
        "code": "GA7-0001",
        "given_names": "Seo-yun",
        "family_name": "Han",
        "native_name": "한서윤",
        "gender": "Female",
        "organisation": "Seoul Metropolitan Government",
        "city": "Seoul",
        "country": "South Korea",
        "region": "Asia",
        "category": "Head of delegation",
        "status": "Arrived",
        "mode": "On site",
        "delegation_role": "Head",
        "sessions": "XSitting",
    }
    assert isinstance(arrived, datetime)
    assert arrived.date().isoformat() == "2026-10-14"
    assert arrived.hour == 9
    assert registered < arrived


def test_hostile_texts_stay_text_when_they_are_exported(world: ExportWorld, tmp_path: Path) -> None:
    done = world.export(SheetKind.ATTENDEES, tmp_path / "all.xlsx", *ALL)
    cells = list(load_workbook(done.path)["Attendees"].iter_rows(min_row=5))
    rows = {row[0].value: dict(zip(ALL, row, strict=True)) for row in cells}
    hostile = rows["GA7-0002"]
    assert [hostile[key].value for key in ("given_names", "family_name", "position", "external_ref")] == [
        "=1+1",
        "+82 2 120",
        "@SUM(A1)",
        "12345678901234567",
    ]
    assert {hostile[key].data_type for key in ("given_names", "family_name", "external_ref")} <= {
        "s",
        "inlineStr",
    }
    assert rows["GA7-0003"]["phone"].value == "007"
    assert rows["GA7-0003"]["family_name"].value == "درويش حداد"


def test_people_stand_by_family_name_and_the_networks_of_their_city(
    world: ExportWorld, tmp_path: Path
) -> None:
    done = world.export(SheetKind.ATTENDEES, tmp_path / "a.xlsx", "code", "networks", "status")
    sheet = read_sheet(done.path)
    assert sheet.column("Registration number") == [
        "GA7-0002", "GA7-0006", "GA7-0004", "GA7-0001", "GA7-0005", "GA7-0003",
    ]  # fmt: skip
    assert dict(zip(sheet.column("Registration number"), sheet.column("Networks"), strict=True)) == {
        "GA7-0001": None,
        "GA7-0002": "AFSCN",
        "GA7-0003": "AFSCN",
        "GA7-0004": None,
        "GA7-0005": None,
        "GA7-0006": None,
    }
    assert sheet.column("Status") == [
        "Confirmed", "Cancelled", "Arrived", "Arrived", "Arrived", "Confirmed",
    ]  # fmt: skip


def test_the_title_block_says_how_many_when_by_whom_and_in_which_zone(
    world: ExportWorld, tmp_path: Path
) -> None:
    sheet = read_sheet(world.export(SheetKind.ATTENDEES, tmp_path / "a.xlsx").path)
    assert sheet.title == "7th WeGO General Assembly, Seoul"
    assert sheet.facts.startswith("Attendees: 6 people, 3 arrived. Made 14 October 2026, 09:")
    assert "by Kim Da-in at Desk 1. Times are Seoul time (UTC+9)." in sheet.facts


def test_needs_are_counted_and_never_listed(world: ExportWorld, tmp_path: Path) -> None:
    done = world.export(SheetKind.ATTENDEES, tmp_path / "all.xlsx", *ALL)
    summary = load_workbook(done.path)["Summary"]
    labels = {row[1].value: row[2].value for row in summary.iter_rows()}
    assert labels["Diet"] == 1
    assert labels["Accessibility"] == 0
    texts = {str(c.value) for s in load_workbook(done.path).worksheets for row in s.iter_rows() for c in row}
    assert "Halal" not in texts
    assert not {"dietary", "accessibility", "notes"} & set(ALL)


def test_the_summary_counts_what_the_sheet_holds(world: ExportWorld, tmp_path: Path) -> None:
    done = world.export(SheetKind.ATTENDEES, tmp_path / "a.xlsx")
    summary = load_workbook(done.path, data_only=True)["Summary"]
    counts = {row[1].value: (row[2].value, row[3].value) for row in summary.iter_rows(min_row=4)}
    assert counts["Head of delegation"] == (1, 1)
    assert counts["Delegate"] == (0, 2)
    assert counts["Observer"] == (1, 1)
    assert counts["Speaker"] == (0, 0)
    assert counts["Africa"] == (0, 2)
    assert counts["All"] == (3, 5)
    formulas = load_workbook(done.path)["Summary"]
    assert str(formulas["C5"].value).startswith("=COUNTIFS(Attendees[Category]")
    assert len(formulas._charts) == 2


def test_the_summary_leaves_out_tables_whose_column_was_not_chosen(
    world: ExportWorld, tmp_path: Path
) -> None:
    done = world.export(SheetKind.ATTENDEES, tmp_path / "a.xlsx", "code", "country")
    labels = [row[1].value for row in load_workbook(done.path)["Summary"].iter_rows()]
    assert "By country" in labels
    assert "By category" not in labels
    bare = world.export(SheetKind.ATTENDEES, tmp_path / "b.xlsx", "code", "email")
    assert "Summary" not in load_workbook(bare.path).sheetnames


def test_the_workbook_has_the_sheets_that_the_design_names(world: ExportWorld, tmp_path: Path) -> None:
    world.meeting()
    done = world.export(SheetKind.ATTENDEES, tmp_path / "a.xlsx")
    assert load_workbook(done.path).sheetnames == [
        "Summary", "Attendees", "Organisations", "Programme", "AFSCN",
    ]  # fmt: skip
    organisations = read_sheet(done.path, "Organisations")
    figures = {row[0]: row[-3:] for row in organisations.rows}
    assert figures["Seoul Metropolitan Government"] == [1, 1, 1]
    assert figures["Conselho Municipal de Maputo"] == [1, 1, 0]
    assert organisations.column("Head of delegation").count("Seo-yun Han") == 1
    assert read_sheet(done.path, "Programme").column("Event") == ["AFSCN26"]


def test_an_exported_sheet_changes_nothing_when_it_is_imported_again(
    world: ExportWorld, tmp_path: Path
) -> None:
    done = world.export(SheetKind.ATTENDEES, tmp_path / "again.xlsx")
    context = world.context
    totals = context.imports.preview(context.actor, done.path, "GA7").totals
    assert (totals.rows, totals.new, totals.update, totals.error) == (6, 0, 0, 0)


def test_reading_takes_as_many_statements_for_many_people_as_for_few(
    world: ExportWorld, tmp_path: Path
) -> None:
    from sqlalchemy import event

    statements: list[str] = []
    event.listen(
        world.context.database.engine,
        "before_cursor_execute",
        lambda _c, _k, statement, *_rest: statements.append(statement),
    )
    world.export(SheetKind.ATTENDEES, tmp_path / "few.xlsx", *ALL)
    few = len(statements)
    for number in range(15):
        world.person(f"Given {number}", f"Family {number}", world.kampala)
    statements.clear()
    world.export(SheetKind.ATTENDEES, tmp_path / "many.xlsx", *ALL)
    assert len(statements) == few
