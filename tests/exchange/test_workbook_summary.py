"""The summary: figures in the file, the formulas behind them, and what another program computes of them."""

import re
import shutil
import subprocess
import zipfile
from collections import Counter
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
from wego_desktop.exchange.writing.spec import CountTable
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
