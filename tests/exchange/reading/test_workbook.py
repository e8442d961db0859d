import datetime as dt
import os
import zipfile
from pathlib import Path

import pytest

from wego_desktop.errors import CodedError, EnvironmentProblem, UserError
from wego_desktop.exchange.reading.cells import cell_address, cell_text, column_index, column_letter
from wego_desktop.exchange.reading.file_kind import FileKind
from wego_desktop.exchange.reading.limits import ReadLimits
from wego_desktop.exchange.reading.workbook import read_workbook
from wego_desktop.messages import sentence

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def _rows(source, sheet=0):
    return [list(cells) for _number, cells in source.sheets[sheet].rows()]


def test_cells_are_typed_and_numbers_read_as_people_see_them(make_book):
    source = read_workbook(
        make_book(S=[["a", 1.0, 2.5, 12345678901, True, dt.date(2026, 9, 1), "007", "+82 2 123"]])
    )
    assert [cell_text(cell) for cell in _rows(source)[0]] == [
        "a",
        "1",
        "2.5",
        "12345678901",
        "TRUE",
        "2026-09-01",
        "007",
        "+82 2 123",
    ]


def test_rows_keep_their_numbers_and_columns_when_the_table_stands_apart(make_book):
    sheet = read_workbook(make_book(S=[[], [], [None, None, "Name"], [None, None, "Amina"]])).sheets[0]
    assert sheet.first_column == 2
    assert [(number, list(cells)) for number, cells in sheet.rows()][2:] == [(3, ["Name"]), (4, ["Amina"])]


def test_sheet_rows_can_be_read_twice_and_hidden_sheets_are_told(make_book):
    path = make_book(A=[["x"]], B=[["y"]])
    import openpyxl

    book = openpyxl.load_workbook(path)
    book["B"].sheet_state = "hidden"
    book.save(path)
    source = read_workbook(path)
    assert source.sheet_names == ("A", "B")
    assert [sheet.is_hidden for sheet in source.sheets] == [False, True]
    assert _rows(source) == _rows(source) == [["x"]]
    assert len(source.sha256) == 64


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("list.pdf", b"%PDF-1.7 ...", "import_file_type_unknown"),
        ("list.docx", b"PK\x03\x04", "import_file_type_unknown"),
        ("list.xlsx", b"\x89PNG\r\n\x1a\n" + bytes(64), "import_file_is_foreign"),
        ("list.csv", b"%PDF-1.7 ...", "import_file_is_foreign"),
        ("list.xls", b"<html><table><tr><td>Name</td></tr></table></html>", "import_file_is_web_page"),
        ("list.xls", b"\xef\xbb\xbf\r\n<!DOCTYPE HTML><html>", "import_file_is_web_page"),
        ("list.xls", b'<?xml version="1.0"?><Workbook/>', "import_file_is_xml"),
        ("list.xlsx", b"", "import_file_empty"),
        ("list.csv", b"", "import_file_empty"),
        ("list.csv", b"\n\n\n", "import_file_empty"),
        ("list.xlsx", b"PK\x03\x04 cut off", "import_file_damaged"),
        ("list.xlsx", b"Name,Email\na,b\n", "import_file_damaged"),
        ("list.xls", OLE, "import_file_damaged"),
        ("list.xls", OLE + "Workbook".encode("utf-16-le"), "import_file_damaged"),
        ("list.xlsx", OLE + "EncryptedPackage".encode("utf-16-le"), "import_file_protected"),
        ("list.csv", bytes(range(1, 9)) * 500, "import_file_damaged"),
    ],
)
def test_foreign_files_are_refused_in_a_sentence(tmp_path, name, content, code):
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(UserError) as caught:
        read_workbook(path)
    assert caught.value.code == code
    assert name in sentence(caught.value)


def test_missing_file_and_folder_are_refused(tmp_path):
    for path, code in ((tmp_path / "no.xlsx", "import_file_missing"), (tmp_path, "import_file_is_folder")):
        with pytest.raises(UserError) as caught:
            read_workbook(path)
        assert caught.value.code == code
        assert sentence(caught.value)


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root reads everything")
def test_unreadable_file_is_an_environment_problem(make_text):
    path = make_text("a,b\n")
    path.chmod(0)
    with pytest.raises(EnvironmentProblem) as caught:
        read_workbook(path)
    assert caught.value.code == "import_file_unreadable"


@pytest.mark.parametrize(("member", "kind"), [("word/document.xml", "Word"), ("readme.md", "ZIP")])
def test_other_packages_named_xlsx_are_refused(tmp_path, member, kind):
    path = tmp_path / "list.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(member, "x")
    with pytest.raises(UserError) as caught:
        read_workbook(path)
    assert (caught.value.code, caught.value.params["kind"]) == ("import_file_is_foreign", kind)


def test_workbook_that_expands_is_refused_before_it_is_read(make_book, replace_part):
    path = replace_part(make_book(S=[["a"]]), "xl/worksheets/sheet1.xml", b" " * (80 * 1024 * 1024))
    assert path.stat().st_size < 1024 * 1024
    with pytest.raises(UserError) as caught:
        read_workbook(path)
    assert caught.value.code == "import_workbook_expands"
    assert sentence(caught.value)


def test_stray_cell_at_the_end_of_the_sheet_is_refused_and_a_format_there_is_not(make_book, replace_part):
    sheet = (
        b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        b'<row r="1"><c r="A1" t="inlineStr"><is><t>Name</t></is></c></row>'
        b'<row r="1048576">%s</row></sheetData></worksheet>'
    )
    book, part = make_book(S=[["a"]]), "xl/worksheets/sheet1.xml"
    with pytest.raises(UserError) as caught:
        read_workbook(replace_part(book, part, sheet % b'<c r="XFD1048576"><v>1</v></c>'))
    assert caught.value.code == "import_sheet_too_wide"
    assert (caught.value.params["rows"], caught.value.params["columns"]) == (1048576, 16384)
    source = read_workbook(replace_part(book, part, sheet % b'<c r="XFD1048576" s="0"/>'))
    assert _rows(source) == [["Name"]]


def test_ods_that_repeats_cells_is_refused_and_empty_repeats_are_not(tmp_path):
    def ods(rows: str):
        content = (
            '<?xml version="1.0"?><office:document-content'
            ' xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
            ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
            ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>'
            f'<table:table table:name="Liste">{rows}</table:table>'
            "</office:spreadsheet></office:body></office:document-content>"
        )
        path = tmp_path / "list.ods"
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
            archive.writestr("META-INF/manifest.xml", "<manifest/>")
            archive.writestr("content.xml", content)
        return path

    cell = '<table:table-cell office:value-type="string"{}><text:p>Ana</text:p></table:table-cell>'
    filler = (
        '<table:table-row table:number-rows-repeated="1048570">'
        '<table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
    )
    good = read_workbook(ods(f"<table:table-row>{cell.format('')}</table:table-row>{filler}"))
    assert good.kind is FileKind.ODS
    assert _rows(good) == [["Ana"]]
    wide = cell.format(' table:number-columns-repeated="16384"')
    with pytest.raises(UserError) as caught:
        read_workbook(ods(f'<table:table-row table:number-rows-repeated="999999">{wide}</table:table-row>'))
    assert caught.value.code == "import_sheet_too_wide"


def test_damaged_part_is_refused(make_book, tmp_path):
    content = bytearray(make_book(S=[["name"] * 50] * 200).read_bytes())
    with zipfile.ZipFile(tmp_path / "list.xlsx") as archive:
        start = archive.getinfo("xl/worksheets/sheet1.xml").header_offset
    content[start + 80 : start + 120] = bytes(40)
    path = tmp_path / "broken.xlsx"
    path.write_bytes(content)
    with pytest.raises(UserError) as caught:
        read_workbook(path)
    assert caught.value.code == "import_file_damaged"


def test_cut_files_of_every_length_end_in_a_sentence_or_are_read(make_book, tmp_path):
    content = make_book(S=[["Name", "Email"], ["Ana", "ana@quito.example"]]).read_bytes()
    path = tmp_path / "cut.xlsx"
    for length in range(1, len(content), 211):
        path.write_bytes(content[:length])
        with pytest.raises(CodedError) as caught:
            read_workbook(path)
        assert sentence(caught.value)


def test_too_many_rows_are_refused(make_book, make_text):
    limits = ReadLimits(rows=3)
    for path in (make_book(S=[["a"]] * 4), make_text("a\n" * 4)):
        with pytest.raises(UserError) as caught:
            read_workbook(path, limits)
        assert caught.value.code == "import_too_many_rows"
        assert sentence(caught.value)


def test_too_large_file_is_refused(make_text):
    with pytest.raises(UserError) as caught:
        read_workbook(make_text("name\n" * 100), ReadLimits(file_bytes=100))
    assert caught.value.code == "import_file_too_large"


@pytest.mark.parametrize(
    ("index", "letters"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA"), (16383, "XFD")]
)
def test_column_letters_and_back(index, letters):
    assert column_letter(index) == letters
    assert column_index(letters.lower()) == index


def test_address_names_sheet_column_and_row():
    assert cell_address("Sheet1", 7, 2) == "Sheet1!C7"


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("  Ana\u00a0 María ", "Ana María"),
        ("a\x07b\x00", "ab"),
        ("line one\r\n line two ", "line one\nline two"),
        ("-", ""),
        ("--", ""),
        ("N/A", ""),
        ("none", ""),
        ("NA", "NA"),
        ("-5", "-5"),
        ("=1+1", "=1+1"),
        ("\ufeffName", "Name"),
        (1e17, "100000000000000000"),
        (0.1, "0.1"),
    ],
)
def test_cell_text(raw, text):
    assert cell_text(raw) == text


@pytest.mark.parametrize(
    "cells",
    [
        b"<row r='1048576'><c r='XFD1048576'><v>1</v></c></row>",
        b'<row r="1048576"><c  s="0" r = "XFD1048576"><v>1</v></c></row>',
        b'<row r="900000">' + b"<c><v>1</v></c>" * 50 + b"</row>",
    ],
)
def test_stray_cells_are_seen_however_they_are_written(make_book, replace_part, cells):
    sheet = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
    content = sheet + cells + b"</sheetData></worksheet>"
    with pytest.raises(UserError) as caught:
        read_workbook(replace_part(make_book(S=[["a"]]), "xl/worksheets/sheet1.xml", content))
    assert caught.value.code == "import_sheet_too_wide"


def test_ods_whose_tags_do_not_pair_is_refused_and_never_waited_for(tmp_path):
    whole = Path(__file__).parents[2] / "data" / "import" / "numbers.ods"
    path = tmp_path / "list.ods"
    with zipfile.ZipFile(whole) as old, zipfile.ZipFile(path, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(b"</table:table>", b"</t2ble:table>"))
    with pytest.raises(UserError) as caught:
        read_workbook(path)
    assert caught.value.code == "import_file_damaged"
