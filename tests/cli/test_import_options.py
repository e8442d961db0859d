"""Every answer of the import window from the command line, with the same result, and what is told later."""

import io
import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from sqlalchemy import select

from tests.services.import_samples import SPANISH, SPANISH_HEADER, write_list
from wego_desktop.bootstrap import open_context
from wego_desktop.cli.main import run
from wego_desktop.db.models import Person
from wego_desktop.services.import_service import FieldRule, ImportOptions, NameRule

HEADER = ("Name", "Email", "Organisation", "Country", "Position")


@pytest.fixture
def call(workspace_path: Path, capsys: pytest.CaptureFixture[str]) -> Any:
    def run_it(*arguments: str | Path, code: int = 0) -> str:
        assert run(["-w", str(workspace_path), *map(str, arguments)]) == code
        captured = capsys.readouterr()
        return captured.out + captured.err

    return run_it


@pytest.fixture
def bring(call: Any) -> Any:
    def import_it(path: Path | str, *arguments: str | Path, code: int = 0) -> str:
        return str(call("import", path, "--event", "GA7", *arguments, code=code))

    return import_it


def people(workspace: Path) -> list[str]:
    """Given names, family name and position of everybody."""
    found = select(Person.given_names, Person.family_name, Person.position)
    with open_context(str(workspace)) as context, context.database.read() as session:
        return sorted("|".join(row) for row in session.execute(found))


def test_rules_static_values_and_split_names_come_from_options(
    bring: Any, workspace_path: Path, tmp_path: Path
) -> None:
    bring(
        write_list(tmp_path, HEADER, ("Kim Min-jun", "mj@x.example", "Seoul", "Korea", "Mayor")),
        "--split-names",
        "family-given",
    )
    path = write_list(
        tmp_path,
        HEADER,
        ("Kim Min-jun", "mj@x.example", "Seoul", "Korea", "Adviser"),
        ("Park Seo-yeon", "sy@x.example", "Seoul", "Korea", ""),
    )
    text = bring(path, "--keep-mine", "position", "--set", "category=Speaker")
    assert "Position stays Mayor (file: Adviser)" in text
    assert "Category: Delegate → Speaker" in text
    assert people(workspace_path) == ["Min-jun|Kim|Mayor", "Seo-yeon|Park|"]
    assert "Position: What is here stays, where it is not empty." in text
    again = bring(path, "--dry-run")
    assert "Columns as in list.csv, imported before." in again
    assert "Category of all rows that have none: Speaker." in again
    report = json.loads(bring(path, "--take-theirs", "position", "--dry-run", "--json"))
    assert report["static"] == {"category": "Speaker"}
    assert report["remembered"] == "list.csv"
    (changed,) = [row for row in report["rows"] if row["row"] == 2]
    assert changed["changes"] == [{"field": "position", "old": "Mayor", "new": "Adviser"}]
    assert changed["cells"]["E"] == "changed"
    assert "is no rule for names" in bring(path, "--split-names", "backwards", code=1)
    assert "There is no field shoe" in bring(path, "--keep-mine", "shoe", code=1)
    assert "sets nothing" in bring(path, "--set", "category", code=1)
    assert "cannot stand in Category" in bring(path, "--set", "category=Wizard", code=1)


def test_the_window_gives_the_same_result_as_the_command(
    bring: Any, workspace_path: Path, tmp_path: Path
) -> None:
    path = write_list(tmp_path, SPANISH_HEADER, *SPANISH)
    report = json.loads(
        bring(
            path,
            "--dry-run",
            "--json",
            "--split-names",
            "given-family",
            "--keep-mine",
            "city",
            "--fix",
            "4:Correo=t.iriarte@valpo.example",
        )
    )
    options = ImportOptions(
        name_rule=NameRule.GIVEN_FAMILY,
        rules={"city": FieldRule.MINE},
        edits={(4, 5): "t.iriarte@valpo.example"},
    )
    with open_context(str(workspace_path)) as context:
        preview = context.imports.preview(context.actor, path, "GA7", options)
    assert report["totals"]["new"] == preview.totals.new == 3
    assert report["totals"]["error"] == preview.totals.error == 1


def test_a_cell_is_corrected_and_a_wrong_correction_refused(bring: Any, tmp_path: Path) -> None:
    path = write_list(tmp_path, SPANISH_HEADER, *SPANISH)
    text = bring(path, "--fix", "4:Correo=t.iriarte@valpo.example", "--fix", "5:G=Observer")
    assert "4 rows added" in text
    assert "corrects nothing" in bring(path, "--fix", "Correo=x", code=1)
    assert "Row 99 is no row of the list" in bring(path, "--fix", "99:Correo=x", code=1)
    assert "There is no column Fax" in bring(path, "--fix", "4:Fax=x", code=1)


def test_words_are_given_a_meaning(bring: Any, tmp_path: Path) -> None:
    path = write_list(tmp_path, ("Name", "Category"), ("Ama Mensah", "Early bird"))
    assert "Early bird is no category" in bring(path, "--dry-run")
    assert "1 row added" in bring(path, "--place", "category:Early bird=Speaker")
    assert "gives no word a meaning" in bring(path, "--place", "Early bird=Speaker", code=1)
    assert "gives no word a meaning" in bring(path, "--place", "category:Early bird", code=1)


def test_organisations_are_answered_by_name(bring: Any, tmp_path: Path) -> None:
    bring(write_list(tmp_path, HEADER, ("Ana Ruiz", "", "Quito", "Ecuador", "")))
    path = write_list(tmp_path, HEADER, ("Rosa Quispe", "", "Municipality of Quito", "Ecuador", ""))
    text = bring(path)
    assert "Municipality of Quito resembles Quito: answer with --organisation." in text
    assert "1 row stays behind" in text
    assert "brings no organisation Lima" in bring(path, "--organisation", "Lima=new", code=1)
    assert "answers nothing" in bring(path, "--organisation", "Quito", code=1)
    text = bring(path, "--organisation", "Municipality of Quito=Quito")
    assert "Municipality of Quito is Quito." in text
    assert "1 row added" in text
    assert "names remembered: 1" in text


def test_rows_come_by_standard_input(bring: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    pasted = "Name\tEmail\nAma Mensah\tama@accra.example\n"

    class Input:
        buffer = io.BytesIO(pasted.encode())

    monkeypatch.setattr("sys.stdin", Input)
    assert "1 row added" in bring("-")


def test_dates_ask_for_their_order(bring: Any, tmp_path: Path) -> None:
    path = write_list(tmp_path, ("Name", "Ankunft"), ("Ama Mensah", "03/04/2026"))
    column = ("--map", "Ankunft=arrives_at", "--dry-run")
    assert "Choose with --dates B=day-first or month-first." in bring(path, *column)
    assert "Dates of Ankunft: month-first." in bring(path, *column, "--dates", "B=month-first")
    assert "is no order of dates" in bring(path, *column, "--dates", "B=backwards", code=1)


def test_one_of_several_tables_is_chosen_by_its_number(bring: Any, tmp_path: Path) -> None:
    path = tmp_path / "two.xlsx"
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(("Name", "Email"))
    sheet.append(("Ama Mensah", "ama@accra.example"))
    other = book.create_sheet("Press")
    other.append(("Name", "Email"))
    other.append(("Kofi Boateng", "kofi@accra.example"))
    book.save(path)
    report = json.loads(bring(path, "--table", "2", "--dry-run", "--json"))
    assert (report["sheet"], len(report["tables"])) == ("Press", 2)
    assert "There is no table 3" in bring(path, "--table", "3", code=1)


def test_batches_and_layouts_are_told_later(call: Any, bring: Any, tmp_path: Path) -> None:
    assert "Nothing was imported yet." in call("import-batches", "list", "--event", "GA7")
    assert "No layout is remembered." in call("import-layouts", "list")
    text = bring(write_list(tmp_path, SPANISH_HEADER, *SPANISH))
    (batch,) = json.loads(call("import-batches", "list", "--event", "GA7", "--json"))
    assert f"Import {batch['id']} keeps these rows." in text
    assert (batch["added"], batch["left_behind"], batch["is_undone"]) == (2, 2, False)
    shown = call("import-batches", "show", batch["id"])
    assert "Registered: Valentina Ríos Cárdenas (GA7-0001)" in shown
    assert "Organisation added: Municipio de Quito" in shown
    assert "Add the @ to this email: t.iriarte.valpo.example." in shown
    target = tmp_path / "left.xlsx"
    assert "2 rows are in" in call("import-batches", "rows", batch["id"], "--out", target)
    assert target.exists()
    (layout,) = json.loads(call("import-layouts", "list", "--json"))
    assert layout["mapping"]["Correo"] == "email"
    call("import-layouts", "forget", layout["id"])
    assert "No layout is remembered." in call("import-layouts", "list")
    assert "There is no import x" in call("import-batches", "show", "x", code=1)
    assert "No layout x is remembered." in call("import-layouts", "forget", "x", code=1)


def test_nothing_is_remembered_when_told_so(call: Any, bring: Any, tmp_path: Path) -> None:
    bring(write_list(tmp_path, HEADER, ("Ana Ruiz", "", "Quito", "Ecuador", "")), "--no-remember")
    assert "No layout is remembered." in call("import-layouts", "list")
