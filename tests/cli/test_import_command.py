"""The command import: totals, rows, exit codes, and that nothing is written when nothing may be."""

import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from sqlalchemy import event as sql_event

from tests.services.import_samples import SPANISH, SPANISH_HEADER, image, write_list
from wego_desktop.bootstrap import AppContext, open_context
from wego_desktop.cli.main import run

HEADER = ("Name", "Email", "Organisation", "Country", "Category")


@pytest.fixture
def bring(workspace_path: Path, capsys: pytest.CaptureFixture[str]) -> Any:
    def call(path: Path, *arguments: str, code: int = 0) -> str:
        assert run(["-w", str(workspace_path), "import", str(path), "--event", "ga7", *arguments]) == code
        captured = capsys.readouterr()
        return captured.out + captured.err

    return call


def content_of(path: Path) -> str:
    """What stands in the workspace, by every table."""
    with open_context(str(path)) as context:
        return hashlib.sha256(repr(image(context)).encode()).hexdigest()


def test_totals_rows_and_cells_are_told(bring: Any, tmp_path: Path) -> None:
    text = bring(write_list(tmp_path, SPANISH_HEADER, *SPANISH))
    assert "4 rows, 2 new, 2 to correct, organisations: 2 new" in text
    assert "list!F4: Add the @ to this email: t.iriarte.valpo.example." in text
    assert "list!G5: Invitada is no category of this event." in text
    assert "2 rows added, 0 updated, 0 unchanged, organisations: 2 new, 2 rows stay behind." in text
    assert "Valentina" not in text.split("4 rows,")[1]


def test_a_dry_run_leaves_the_file_as_it_was(bring: Any, workspace_path: Path, tmp_path: Path) -> None:
    path = write_list(tmp_path, SPANISH_HEADER, *SPANISH)
    before = hashlib.sha256(workspace_path.read_bytes()).hexdigest()
    open_rows = tmp_path / "open.xlsx"
    report = json.loads(bring(path, "--dry-run", "--json", "--errors-out", str(open_rows)))
    assert report["totals"]["ready"] == 2
    assert report["result"] is None
    assert [row["row"] for row in report["rows"]] == [4, 5]
    assert hashlib.sha256(workspace_path.read_bytes()).hexdigest() == before
    sheet = openpyxl.load_workbook(open_rows).active
    assert sheet is not None
    assert "Add the @" in str(sheet["A5"].value)


def test_answers_and_columns_are_taken_from_the_command_line(bring: Any, tmp_path: Path) -> None:
    bring(write_list(tmp_path, HEADER, ("João Albuquerque", "j@sp.example", "São Paulo", "Brasil", "")))
    path = write_list(
        tmp_path,
        ("Quem", "Endereço", "Organisation", "Country"),
        ("Joao S. Albuquerque", "x@sp.example", "São Paulo", "Brasil"),
    )
    names = ("--map", "Quem=full_name", "--map", "B=email")
    assert "1 row stays behind" in bring(path, *names)
    assert "1 updated" in bring(path, *names, "--decide", "2=merge")
    assert "Row 9 holds nobody" in bring(path, *names, "--decide", "9=new", code=1)
    assert "is no decision" in bring(path, *names, "--decide", "2=perhaps", code=1)
    assert "maps nothing" in bring(path, "--map", "Quem", code=1)


def test_nothing_but_errors_ends_with_one(bring: Any, workspace_path: Path, tmp_path: Path) -> None:
    before = content_of(workspace_path)
    text = bring(write_list(tmp_path, SPANISH_HEADER, *SPANISH[2:]), code=1)
    assert "Nothing was imported: 2 of 2 rows" in text
    assert content_of(workspace_path) == before


def _protected(path: Path) -> None:
    path.write_bytes(
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504 + "EncryptedPackage".encode("utf-16-le")
    )


BAD_FILES: dict[str, tuple[str, Callable[[Path], object], int, str]] = {
    "missing": ("no.xlsx", lambda path: None, 1, "was not found"),
    "empty": ("a.xlsx", lambda path: path.write_bytes(b""), 1, "is empty"),
    "folder": ("a.csv", lambda path: path.mkdir(), 1, "is a folder"),
    "foreign": ("a.xlsx", lambda path: path.write_bytes(b"%PDF-1.7 ..."), 1, "PDF"),
    "damaged": ("a.xlsx", lambda path: path.write_bytes(b"PK\x03\x04" + b"x" * 400), 1, "damaged"),
    "protected": ("a.xlsx", _protected, 1, "password"),
    "unknown": ("a.docx", lambda path: path.write_bytes(b"hello"), 1, "no spreadsheet"),
    "header alone": ("a.csv", lambda path: path.write_text("Name,Email\n"), 1, "has no rows"),
    "no names": (
        "a.csv",
        lambda path: path.write_text("Colour,Size\nred,5\nblue,6\n"),
        1,
        "No column holds names",
    ),
}


@pytest.mark.parametrize("name", BAD_FILES)
def test_a_bad_file_is_told_in_one_sentence_and_nothing_is_written(
    bring: Any, workspace_path: Path, tmp_path: Path, name: str
) -> None:
    file_name, make, code, words = BAD_FILES[name]
    before = content_of(workspace_path)
    make(tmp_path / file_name)
    text = bring(tmp_path / file_name, code=code)
    assert words in text
    assert len(text.strip().splitlines()) == 1
    assert content_of(workspace_path) == before


def test_odd_names_come_in_as_they_are(bring: Any, workspace_path: Path, tmp_path: Path) -> None:
    names = ["Suharto", "ن" * 3 + " محمد الهاشمي", "A" * 99 + " " + "B" * 100, "김민준", "Nu\x07l \u200bByte"]
    path = write_list(tmp_path, HEADER, *[(name, "", "", "", "") for name in names])
    text = bring(path)
    assert "5 rows added" in text
    assert "Invisible characters were removed from Name." in text
    with open_context(str(workspace_path)) as context:
        assert "Nul Byte" in repr(image(context)["person"])
    assert "0 rows added, 0 updated, 5 unchanged" in bring(path)


def test_duplicate_headers_and_unknown_words_are_told(bring: Any, tmp_path: Path) -> None:
    path = write_list(
        tmp_path,
        ("Name", "Email", "Email", "Country", "Category"),
        ("Ama Mensah", "a@x.example", "b@x.example", "Ghana", ""),
        ("Kofi Boateng", "", "", "Wakanda", "Wizard"),
    )
    text = bring(path)
    assert "The header Email stands twice" in text
    assert "list!D3: No country is called Wakanda." in text
    assert "list!E3: Wizard is no category" in text


def test_a_full_disk_in_the_middle_leaves_nothing(context: AppContext, tmp_path: Path) -> None:
    rows = [(f"Ama Mensah{i} {'x' * 90}", f"a{i}@x.example", "", "", "") for i in range(800)]
    preview = context.imports.preview(context.actor, write_list(tmp_path, HEADER, *rows), "GA7")
    before = image(context)
    limit = {"pages": 0}

    def cap(connection: Any) -> None:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages + limit['pages']}")

    limit["pages"] = 20
    sql_event.listen(context.database.engine, "begin", cap)
    with pytest.raises(Exception, match="disk_full"):
        context.imports.commit(context.actor, preview)
    limit["pages"] = 1_000_000
    assert image(context) == before
    assert context.imports.commit(context.actor, preview).value.added == 800
    sql_event.remove(context.database.engine, "begin", cap)
