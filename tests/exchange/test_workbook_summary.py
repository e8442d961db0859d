"""The summary: figures in the file, the formulas behind them, and what another program computes of them."""

import re
import shutil
import subprocess
import zipfile
from collections import Counter
from datetime import datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from lxml import etree

from tests.exchange.workbook_samples import (
    CATEGORIES,
    attendee_rows,
    attendee_sheet,
    measures,
    summary,
    workbook,
)
from wego_desktop.exchange.writing.formulas import criterion_for, literal, table_column
from wego_desktop.exchange.writing.spec import (
    ColumnKind,
    ColumnSpec,
    CountTable,
    Figure,
    FigureTable,
    Measure,
    TimeLine,
)
from wego_desktop.exchange.writing.workbook import write_workbook

SOFFICE = shutil.which("soffice")
ODD_CATEGORIES = ("Staff*", "Staff", "<guest>", "=press", 'the "other"', "~x?", "Crew, day", "O'Hara [x] #1")


def summary_of(path: Path, *, data_only: bool) -> Any:
    return openpyxl.load_workbook(path, data_only=data_only)["Summary"]


def table_at(sheet: Any, title: str) -> dict[str, tuple[object, ...]]:
    start = next(cell.row for cell in sheet["B"] if cell.value == title)
    rows = {}
    for row in range(start + 1, sheet.max_row + 1):
        label = sheet.cell(row, 2).value
        if label is None:
            break
        rows[label] = tuple(sheet.cell(row, column).value for column in (3, 4, 5))
    return rows


def test_figures_stand_in_the_file_before_any_program_computes(tmp_path: Path) -> None:
    rows = list(attendee_rows(500))
    path = write_workbook(workbook(attendee_sheet(rows), front=summary()), tmp_path / "a.xlsx").path
    sheet = summary_of(path, data_only=True)
    arrived = Counter(row[7] for row in rows if row[9] == "Arrived")
    expected = Counter(row[7] for row in rows if row[9] in {"Arrived", "Confirmed"})
    found = table_at(sheet, "By category")
    assert list(found) == [*CATEGORIES, "All"]
    for category in CATEGORIES:
        assert found[category][:2] == (arrived[category], expected[category])
    total = sum(arrived.values()), sum(expected.values())
    assert found["All"] == (*total, pytest.approx(total[0] / total[1]))
    regions = table_at(sheet, "By region")
    assert list(regions)[-2:] == ["Not given", "All"]
    assert sum(row[0] for label, row in regions.items() if label != "All") == total[0]
    to_do = table_at(sheet, "To do")
    assert to_do["Without organisation"][0] == sum(1 for row in rows if row[3] is None)
    assert to_do["Possible duplicates"][0] == 3


def test_figures_are_live_formulas_over_the_table(tmp_path: Path) -> None:
    path = write_workbook(
        workbook(attendee_sheet(attendee_rows(50)), front=summary()), tmp_path / "a.xlsx"
    ).path
    sheet = summary_of(path, data_only=False)
    assert sheet["C5"].value == '=COUNTIFS(Attendees[Category],$B5,Attendees[Status],"Arrived")'
    assert sheet["E5"].value == "=IF(D5=0,0,C5/D5)"
    assert not sheet.sheet_view.showGridLines
    assert [type(chart).__name__ for chart in sheet._charts] == ["BarChart", "LineChart"]


def test_the_line_ends_with_all_arrivals_of_the_day(tmp_path: Path) -> None:
    rows = list(attendee_rows(400))
    path = write_workbook(workbook(attendee_sheet(rows), front=summary()), tmp_path / "a.xlsx").path
    sheet = summary_of(path, data_only=True)
    counts = [
        row[1] for row in sheet.iter_rows(min_col=7, max_col=8, values_only=True) if isinstance(row[1], int)
    ]
    assert counts == sorted(counts)
    assert counts[-1] == sum(1 for row in rows if row[10])
    assert len(counts) <= 13


def test_no_line_is_drawn_when_nobody_has_arrived(tmp_path: Path) -> None:
    path = write_workbook(workbook(attendee_sheet([]), front=summary()), tmp_path / "a.xlsx").path
    charts = summary_of(path, data_only=False)._charts
    assert [type(chart).__name__ for chart in charts] == ["BarChart"]


def test_a_criterion_matches_only_its_own_text() -> None:
    assert criterion_for("Delegate", "$B5") == "$B5"
    assert criterion_for("Staff*", "$B5") == '"=Staff~*"'
    assert criterion_for("", "$B5") == '""'
    assert literal(">5") == '"=>5"'
    assert literal('a "b"') == '"a ""b"""'
    assert table_column("T", "Voting seat") == "T[Voting seat]"
    assert table_column("T", "Fee [EUR] #1") == "T[[Fee '[EUR'] '#1]]"


@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
def test_another_program_computes_the_same_figures(tmp_path: Path) -> None:
    rows = [(*row[:7], ODD_CATEGORIES[number % 8], *row[8:]) for number, row in enumerate(attendee_rows(333))]
    odd = CountTable("By category", "category", measures(), ODD_CATEGORIES, "Arrived and expected")
    front = summary(tables=(odd, *summary().tables[1:]))
    whole = write_workbook(workbook(attendee_sheet(rows), front=front), tmp_path / "whole.xlsx").path
    bare = tmp_path / "bare.xlsx"
    without_figures(whole, bare)
    out = tmp_path / "computed"
    command = [str(SOFFICE), f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless"]
    subprocess.run(
        [*command, "--convert-to", "xlsx", "--outdir", str(out), str(bare)], check=True, timeout=90
    )
    wanted, computed = values_of(whole), values_of(out / "bare.xlsx")
    assert len(wanted) > 90
    assert {at: computed.get(at) for at in wanted} == pytest.approx(wanted, abs=1e-9)


def without_figures(source: Path, target: Path) -> None:
    """The same workbook without the values of its formulas, so that they must be computed."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            new.writestr(name, re.sub(rb"(</f>)<v>[^<]*</v>", rb"\1", old.read(name)))


def values_of(path: Path) -> dict[str, float]:
    """The numbers of the summary by cell, read past the drawing rules that other programs add."""
    with zipfile.ZipFile(path) as archive:
        root = etree.fromstring(archive.read(summary_part(archive)))
    cells = {}
    for cell in root.iter("{*}c"):
        value = cell.find("{*}v")
        assert cell.get("t") != "e", f"{cell.get('r')} holds an error"
        if cell.find("{*}f") is not None:
            assert value is not None
            cells[str(cell.get("r"))] = float(value.text or "nan")
    return cells


def summary_part(archive: zipfile.ZipFile) -> str:
    """The part of the archive that holds the first sheet."""
    book = etree.fromstring(archive.read("xl/workbook.xml"))
    first = next(book.iter("{*}sheet"))
    wanted = first.get("{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id")
    for relation in etree.fromstring(archive.read("xl/_rels/workbook.xml.rels")):
        if relation.get("Id") == wanted:
            target = str(relation.get("Target"))
            return target.lstrip("/") if target.startswith("/") else f"xl/{target}"
    raise AssertionError(wanted)


def test_no_chart_is_cut_where_the_printed_page_ends(tmp_path: Path) -> None:
    rows = list(attendee_rows(500))
    path = write_workbook(workbook(attendee_sheet(rows), front=summary()), tmp_path / "a.xlsx").path
    sheet = summary_of(path, data_only=True)
    (page_end,) = [page_break.id for page_break in sheet.row_breaks.brk]
    assert sheet.cell(page_end + 1, 2).value == "By country"
    assert not sheet.sheet_properties.pageSetUpPr.fitToPage
    assert 40 <= sheet.page_setup.scale <= 100
    emu_per_row = 16.5 * 12_700
    for chart in sheet._charts:
        assert chart.anchor._from.row + chart.anchor.ext.height / emu_per_row <= page_end
    assert [cell.value for cell in sheet["G"]].index("Until") >= page_end


def test_a_short_summary_stays_on_one_page(tmp_path: Path) -> None:
    rows = list(attendee_rows(500))
    front = summary(tables=summary().tables[1:], figures=(), time_line=None)
    path = write_workbook(workbook(attendee_sheet(rows), front=front), tmp_path / "a.xlsx").path
    assert list(summary_of(path, data_only=True).row_breaks.brk) == []


def test_the_time_line_shows_the_day_with_most_rows(tmp_path: Path) -> None:
    first = [(f"{n}", f"2026-10-14T0{n}:00:00+00:00") for n in range(1, 6)]
    last = [("8", "2026-10-15T01:00:00+00:00")]
    rows = [(code, datetime.fromisoformat(at)) for code, at in (*first, *last)]
    columns = (ColumnSpec("code", "Code"), ColumnSpec("arrived", "Arrived", ColumnKind.DATETIME))
    line = TimeLine("Arrivals on {day}", "arrived", "Until", "Arrived")
    front = summary(tables=(CountTable("By code", "code", (Measure("People"),)),), figures=(), time_line=line)
    path = write_workbook(
        workbook(attendee_sheet(rows, columns=columns), front=front), tmp_path / "a.xlsx"
    ).path
    sheet = summary_of(path, data_only=True)
    title = sheet._charts[0].title.tx.rich.p[0].r[0].t
    assert title == "Arrivals on 14 October 2026"
    counts = [row[7].value for row in sheet.iter_rows() if isinstance(row[7].value, int | float)]
    assert counts[-1] == 5


def test_attention_is_drawn_only_to_what_is_there_to_do(tmp_path: Path) -> None:
    rows = list(attendee_rows(20))
    figures = (Figure("Nothing", 0, is_attention=True), Figure("Something", 2, is_attention=True))
    front = summary(figures=(FigureTable("To do", "People", figures),))
    path = write_workbook(workbook(attendee_sheet(rows), front=front), tmp_path / "a.xlsx").path
    fills = {row[1].value: row[2].fill.fgColor.rgb for row in summary_of(path, data_only=True).iter_rows()}
    assert fills["Something"] == "FFFFF3D9"
    assert fills["Nothing"] != "FFFFF3D9"


def test_long_texts_wrap_and_their_rows_grow(tmp_path: Path) -> None:
    columns = (ColumnSpec("code", "Code"), ColumnSpec("text", "Text", ColumnKind.LONG_TEXT, width=20))
    rows = [("1", "short"), ("2", "a long line of words that takes some three lines")]
    path = write_workbook(workbook(attendee_sheet(rows, columns=columns)), tmp_path / "a.xlsx").path
    sheet = openpyxl.load_workbook(path)["Attendees"]
    assert sheet["B6"].alignment.wrap_text
    assert sheet.row_dimensions[6].height > 2 * 13 > sheet.row_dimensions[5].height
