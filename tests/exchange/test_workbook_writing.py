"""Data sheets: what goes in is what Excel and our own reader find, in a file that Excel opens quietly."""

import zipfile
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree
from openpyxl.utils.escape import unescape
from python_calamine import CalamineWorkbook

from tests.exchange.workbook_samples import (
    CATEGORIES,
    COLUMNS,
    SEOUL,
    attendee_rows,
    attendee_sheet,
    summary,
    workbook,
)
from wego_desktop.errors import UserError
from wego_desktop.exchange.writing import data_sheet
from wego_desktop.exchange.writing.cell_text import (
    clean,
    display_width,
    header_titles,
    sheet_names,
    table_names,
)
from wego_desktop.exchange.writing.spec import ColumnKind, ColumnSpec, SheetSpec, WorkbookSpec
from wego_desktop.exchange.writing.workbook import write_workbook

HOSTILE = (
    "=1+1", "+82 2 2133 5114", "-x", "@x", "007", "12345678901234567", "1e5", "TRUE", "#N/A", "2026-10-14",
    " spaces ", "line\nbreak", "<b>&amp;</b>", '"quoted"', "_x0041_", "'=1", "]]>", "\t", "한서윤", "𝕏🇰🇷",
)  # fmt: skip

LOCAL = datetime.combine(date(2026, 10, 14), time(8, 30))


def written(tmp_path: Path, spec: WorkbookSpec) -> Path:
    return write_workbook(spec, tmp_path / "out.xlsx").path


def plain_sheet(kinds: dict[str, ColumnKind], rows: list[tuple[object, ...]], **changes: Any) -> SheetSpec:
    columns = tuple(ColumnSpec(title, title, kind) for title, kind in kinds.items())
    return attendee_sheet(rows, columns=columns, **changes)


def parts(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        assert len(set(archive.namelist())) == len(archive.namelist())
        return {name: archive.read(name) for name in archive.namelist()}


def test_every_value_comes_back_when_attendees_are_written(tmp_path: Path) -> None:
    rows = list(attendee_rows(300))
    path = written(tmp_path, workbook(attendee_sheet(rows), front=summary()))
    sheet = openpyxl.load_workbook(path)["Attendees"]
    found = list(sheet.iter_rows(min_row=5, values_only=True))
    assert len(found) == 300
    for wanted, got in zip(rows, found, strict=True):
        for column, value, back in zip(COLUMNS, wanted, got, strict=True):
            if isinstance(value, bool):
                assert back == ("Yes" if value else "No")
            elif isinstance(value, datetime):
                assert back == value.astimezone(SEOUL).replace(tzinfo=None), column.key
            elif isinstance(value, date):
                assert back == datetime.combine(value, datetime.min.time())
            else:
                assert back == value, column.key


def test_text_stays_text_when_it_looks_like_something_else(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        workbook(plain_sheet({"A": ColumnKind.TEXT, "B": ColumnKind.NUMBER}, [(t, t) for t in HOSTILE])),
    )
    sheet = openpyxl.load_workbook(path)["Attendees"]
    for row, text in enumerate(HOSTILE, 5):
        for cell in (sheet.cell(row, 1), sheet.cell(row, 2)):
            assert cell.data_type in {"s", "inlineStr"}
            assert unescape(cell.value) == text
        assert sheet.cell(row, 1).number_format == "@"
    assert b"<f>" not in parts(path)["xl/worksheets/sheet1.xml"]


def test_our_own_reader_finds_the_same_text_when_it_is_plain(tmp_path: Path) -> None:
    texts = [text for text in HOSTILE if "_x" not in text and text.strip()]
    path = written(
        tmp_path, workbook(plain_sheet({"A": ColumnKind.TEXT, "B": ColumnKind.TEXT}, [(t, t) for t in texts]))
    )
    rows = CalamineWorkbook.from_path(path).get_sheet_by_name("Attendees").to_python()
    assert [row[1] for row in rows if row[0] in texts] == texts


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.text(st.characters(exclude_categories=()), max_size=40), min_size=1, max_size=12))
def test_any_text_comes_back_without_forbidden_characters(tmp_path: Path, texts: list[str]) -> None:
    path = written(
        tmp_path,
        workbook(plain_sheet({"A": ColumnKind.TEXT, "B": ColumnKind.TEXT}, [("x", t) for t in texts])),
    )
    sheet = openpyxl.load_workbook(path)["Attendees"]
    for row, text in enumerate(texts, 5):
        value = sheet.cell(row, 2).value
        assert (unescape(value) if value else "") == unescape(clean(text).replace("_x005F_", "_x005F_x005F_"))


@pytest.mark.parametrize(
    ("value", "wanted"),
    [
        (datetime(2026, 10, 13, 23, 30, tzinfo=UTC), LOCAL),
        (LOCAL, LOCAL),
        (date(2026, 10, 14), datetime.combine(date(2026, 10, 14), datetime.min.time())),
        (date(1899, 12, 31), "1899-12-31"),
        ("next week", "next week"),
        (None, None),
    ],
)
def test_a_date_is_real_and_local_when_excel_can_hold_it(
    tmp_path: Path, value: object, wanted: object
) -> None:
    path = written(
        tmp_path, workbook(plain_sheet({"A": ColumnKind.TEXT, "D": ColumnKind.DATETIME}, [("x", value)]))
    )
    cell = openpyxl.load_workbook(path)["Attendees"]["B5"]
    assert cell.value == wanted
    assert cell.number_format == "d mmm hh:mm"


@pytest.mark.parametrize(
    ("value", "wanted"),
    [
        (7, 7), (2.5, 2.5), (Decimal("1.25"), 1.25), (-3, -3), (999_999_999_999_999, 999_999_999_999_999),
        (12_345_678_901_234_567, "12345678901234567"), (float("nan"), None), (float("inf"), None),
        (10**400, str(10**400)), ("n/a", "n/a"), (True, "Yes"),
    ],
)  # fmt: skip
def test_a_number_is_a_number_when_excel_can_hold_it(tmp_path: Path, value: object, wanted: object) -> None:
    path = written(
        tmp_path, workbook(plain_sheet({"A": ColumnKind.TEXT, "N": ColumnKind.NUMBER}, [("x", value)]))
    )
    found = openpyxl.load_workbook(path)["Attendees"]["B5"].value
    assert found == wanted
    assert type(found) is type(wanted)


def test_a_long_text_ends_with_an_ellipsis_when_excel_would_refuse_it(tmp_path: Path) -> None:
    rows: list[tuple[object, ...]] = [("x", "a" * 32_767), ("y", "a" * 32_768), ("z", "🇰" * 20_000)]
    path = written(tmp_path, workbook(plain_sheet({"A": ColumnKind.TEXT, "B": ColumnKind.TEXT}, rows)))
    sheet = openpyxl.load_workbook(path)["Attendees"]
    whole, cut, wide = (sheet.cell(row, 2).value for row in (5, 6, 7))
    assert whole == "a" * 32_767
    assert cut == "a" * 32_766 + "…"
    assert wide == "🇰" * 16_383 + "…"


def test_the_sheet_is_laid_out_as_the_design_asks(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(
        written(tmp_path, workbook(attendee_sheet(attendee_rows(20)), front=summary()))
    )
    assert book.sheetnames == ["Summary", "Attendees"]
    sheet = book["Attendees"]
    assert (sheet["A1"].font.name, sheet["A1"].font.sz, sheet["A1"].font.b) == ("Arial", 16, True)
    assert sheet["A1"].font.color.rgb == "FF12366E"
    assert sheet["A2"].value.startswith("Attendees: 612 people, 371 arrived. Made 14 October 2026")
    header = sheet["A4"]
    assert (header.font.color.rgb, header.fill.fgColor.rgb, header.font.b) == ("FFFFFFFF", "FF12366E", True)
    assert sheet.row_dimensions[4].height == 25.5
    assert sheet["A5"].border.left.color.rgb == "FFE3E6EA"
    assert sheet["B5"].font.b
    assert sheet.freeze_panes == "C5"
    assert sheet.print_title_rows == "$1:$4"
    assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "landscape")
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.oddFooter.left.text == "7th WeGO General Assembly && Forum"
    assert sheet.oddFooter.right.text == "Page &P of &N"
    assert not sheet.merged_cells.ranges
    assert sheet.sheet_properties.tabColor.rgb == "FF12366E"
    assert book.calculation.fullCalcOnLoad
    assert book.properties.creator == "Desk 1"


def test_the_table_covers_header_and_rows_and_knows_their_titles(tmp_path: Path) -> None:
    sheet = openpyxl.load_workbook(written(tmp_path, workbook(attendee_sheet(attendee_rows(20)))))[
        "Attendees"
    ]
    table = sheet.tables["Attendees"]
    assert table.ref == table.autoFilter.ref == "A4:O24"
    assert [column.name for column in table.tableColumns] == [cell.value for cell in sheet[4]]


def test_a_table_has_one_empty_row_when_nobody_is_listed(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(
        written(tmp_path, workbook(attendee_sheet([]), front=summary())), data_only=True
    )
    assert book["Attendees"].tables["Attendees"].ref == "A4:O5"
    assert all(cell.value is None for cell in book["Attendees"][5])
    assert book["Summary"]["C11"].value == 0


def test_status_words_are_tinted_and_offered_by_rules_that_follow_edits(tmp_path: Path) -> None:
    sheet = openpyxl.load_workbook(written(tmp_path, workbook(attendee_sheet(attendee_rows(20)))))[
        "Attendees"
    ]
    looks = {rule.formula[0]: rule.dxf for area in sheet.conditional_formatting for rule in area.rules}
    arrived = looks['$J5="Arrived"']
    assert (arrived.font.color.rgb, arrived.fill.bgColor.rgb) == ("FF0B6633", "FFE1F4E8")
    assert "MOD(ROW(),2)=0" in looks
    assert any(
        rule.dxf.font.strike
        for a in sheet.conditional_formatting
        for rule in a.rules
        if rule.dxf and rule.dxf.font
    )
    offers = {str(rule.sqref): rule.formula1 for rule in sheet.data_validations.dataValidation}
    assert offers == {
        "H5:H24": f'"{",".join(CATEGORIES)}"',
        "I5:I24": '"AFSCN,LASCN"',
        "J5:J24": '"Arrived,Confirmed,Pending,Cancelled"',
        "L5:L24": '"Yes,No"',
    }


def test_choices_stand_on_a_hidden_sheet_when_a_rule_cannot_hold_them(tmp_path: Path) -> None:
    choices = ("Delegate, voting", *(f"Category number {number} of this event" for number in range(20)))
    columns = (ColumnSpec("a", "A"), ColumnSpec("c", "Category", ColumnKind.CATEGORY, choices=choices))
    book = openpyxl.load_workbook(
        written(tmp_path, workbook(attendee_sheet([("x", choices[0])], columns=columns)))
    )
    assert book["Lists"].sheet_state == "hidden"
    assert [row[0].value for row in book["Lists"].iter_rows()] == list(choices)
    assert book["Attendees"].data_validations.dataValidation[0].formula1 == "'Lists'!$A$1:$A$21"


def test_widths_fit_the_longest_value_and_count_wide_characters_double(tmp_path: Path) -> None:
    rows: list[tuple[object, ...]] = [("a", "x" * 30, "서울특별시청" * 2, "y" * 300)]
    kinds = dict.fromkeys("ABCD", ColumnKind.TEXT)
    sheet = openpyxl.load_workbook(written(tmp_path, workbook(plain_sheet(kinds, rows))))["Attendees"]
    widths = [sheet.column_dimensions[letter].width for letter in "ABCD"]
    assert widths[1:] == [32, 26, 40]
    assert widths[0] < 10
    assert display_width("한á") == 3


def test_a_sign_in_sheet_has_tall_rows_and_room_to_sign(tmp_path: Path) -> None:
    columns = (
        ColumnSpec("no", "No", ColumnKind.NUMBER),
        ColumnSpec("n", "Name"),
        ColumnSpec("s", "Signature", ColumnKind.SIGNATURE),
    )
    spec = attendee_sheet([(1, "Ana", None)], columns=columns, row_height_pt=30.0, is_portrait=True)
    sheet = openpyxl.load_workbook(written(tmp_path, workbook(spec)))["Attendees"]
    assert sheet.row_dimensions[5].height == 30
    assert sheet.page_setup.orientation == "portrait"
    assert sheet.column_dimensions["C"].width >= 30


def test_rows_in_error_grow_with_their_reason(tmp_path: Path) -> None:
    columns = (ColumnSpec("r", "Reason", ColumnKind.REASON, width=40), ColumnSpec("n", "Name"))
    spec = attendee_sheet([("short", "Ana"), ("long " * 30, "Ben")], columns=columns)
    sheet = openpyxl.load_workbook(written(tmp_path, workbook(spec)))["Attendees"]
    assert sheet.row_dimensions[5].height < sheet.row_dimensions[6].height
    assert sheet["A6"].alignment.wrap_text


def test_every_part_is_well_formed_and_named_once_when_sheets_repeat(tmp_path: Path) -> None:
    sheets = [
        attendee_sheet(attendee_rows(3), name=name, table_name=name) for name in ("A/B", "a b", "A1", "=x")
    ]
    path = written(tmp_path, workbook(attendee_sheet(attendee_rows(5)), *sheets, front=summary()))
    found = parts(path)
    ids: list[str] = []
    for name, data in found.items():
        root = etree.fromstring(data)
        if name.startswith("xl/tables/"):
            ids.append(root.get("id") or "")
            columns = [c.get("name") for c in root.iter("{*}tableColumn")]
            assert len({c.casefold() for c in columns if c}) == len(columns)
    assert len(set(ids)) == len(ids) == 5
    for name in ("xl/worksheets/sheet1.xml", "xl/worksheets/sheet6.xml"):
        styles = {int(cell.get("s") or 0) for cell in etree.fromstring(found[name]).iter("{*}c")}
        count = etree.fromstring(found["xl/styles.xml"]).find("{*}cellXfs")
        assert count is not None
        assert max(styles) < len(count)


def test_names_are_made_fit_when_excel_would_refuse_them() -> None:
    assert sheet_names(["A/B", "a b", "", "History", "x" * 40]) == [
        "A B",
        "a b (2)",
        "Sheet",
        "History (2)",
        "x" * 31,
    ]
    assert table_names(["A1", "R1C1", "7 cities", "Voting seats", "voting_seats", "참가자"]) == [
        "Table_A1", "Table_R1C1", "Table_7_cities", "Voting_seats", "voting_seats_2", "참가자"
    ]  # fmt: skip
    assert header_titles(["Name", "name", "", "two\nlines"]) == ["Name", "name (2)", "Column", "two lines"]


def test_more_rows_than_excel_holds_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(data_sheet, "MOST_ROWS", 104)
    with pytest.raises(UserError, match="export_too_many_rows"):
        written(tmp_path, workbook(attendee_sheet(attendee_rows(101))))
    assert list(tmp_path.iterdir()) == []
    written(tmp_path, workbook(attendee_sheet(attendee_rows(100))))


def test_progress_is_told_and_nothing_stays_when_it_cancels(tmp_path: Path) -> None:
    seen: list[int] = []

    def stop(done: int) -> None:
        seen.append(done)
        if done >= 1000:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        write_workbook(workbook(attendee_sheet(attendee_rows(3000))), tmp_path / "a.xlsx", stop)
    assert seen == [500, 1000]
    assert list(tmp_path.iterdir()) == []


def test_a_failing_source_is_not_taken_for_a_failing_disk(tmp_path: Path) -> None:
    def rows() -> Any:
        yield from attendee_rows(250)
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        written(tmp_path, workbook(attendee_sheet(rows())))
    assert list(tmp_path.iterdir()) == []


def test_seconds_survive_to_the_millisecond(tmp_path: Path) -> None:
    at = datetime(2026, 10, 14, 8, 30, 17, tzinfo=SEOUL)
    rows: list[tuple[object, ...]] = [("x", at + timedelta(seconds=n)) for n in range(50)]
    path = written(tmp_path, workbook(plain_sheet({"A": ColumnKind.TEXT, "D": ColumnKind.DATETIME}, rows)))
    sheet = openpyxl.load_workbook(path)["Attendees"]
    assert [sheet.cell(row, 2).value.second for row in range(5, 55)] == [(17 + n) % 60 for n in range(50)]
