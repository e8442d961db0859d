"""Address cards and rows out of the clipboard."""

import pytest

from wego_desktop.errors import UserError
from wego_desktop.exchange.reading.columns import recognise_columns
from wego_desktop.exchange.reading.file_kind import FileKind
from wego_desktop.exchange.reading.layout_key import layout_key
from wego_desktop.exchange.reading.limits import ReadLimits
from wego_desktop.exchange.reading.pasted import read_pasted
from wego_desktop.exchange.reading.rows import parse_rows
from wego_desktop.exchange.reading.table import choose_table
from wego_desktop.exchange.reading.workbook import read_workbook


def _values(source):
    table = choose_table(source)
    rows = parse_rows(table, recognise_columns(table))
    return [{field.value: value for field, value in row.values.items()} for row in rows]


@pytest.fixture
def read_cards(tmp_path):
    def read(text, encoding="utf-8", name="cards.vcf"):
        path = tmp_path / name
        path.write_bytes(text.replace("\n", "\r\n").encode(encoding))
        return _values(read_workbook(path))

    return read


def test_quoted_printable_with_soft_breaks_and_a_blank_behind_them_is_read(read_cards):
    card = (
        "BEGIN:VCARD\nVERSION:2.1\n"
        "N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:P=C3=A9rez;Ana=\n Mar=C3=ADa;;Dra.\n"
        "NOTE;ENCODING=QUOTED-PRINTABLE:sale el=\n 17=0D=0Aa las 5\nTEL;FAX:1\nTEL;CELL:+593 2 555 0118\n"
        "EMAIL;INTERNET:ana@quito.example\nPHOTO;ENCODING=BASE64;TYPE=JPEG:\n /9j/4AAQ=\n\nEND:VCARD\n"
    )
    assert read_cards(card) == [
        {
            "honorific": "Dra.",
            "given_names": "Ana María",
            "family_name": "Pérez",
            "email": "ana@quito.example",
            "phone": "+593 2 555 0118",
            "notes": "sale el 17\na las 5",
        }
    ]


def test_folded_lines_escapes_groups_and_preferred_values_are_read(read_cards):
    card = (
        "BEGIN:VCARD\nVERSION:3.0\nN:Han;Seo-yun;;Ms.;\nFN:한서윤\nORG:Seoul\\, Special City;Digital\n"
        "item1.EMAIL;TYPE=HOME:home@x.example\nitem2.EMAIL;TYPE=INTERNET,PREF:han@seoul.exa\n mple\n"
        'TEL;TYPE="WORK,VOICE":+82 2 555 0116\nADR;TYPE=WORK:;;Main 1;Seoul;;04524;Korea\nEND:VCARD\n'
    )
    assert read_cards(card) == [
        {
            "honorific": "Ms.",
            "given_names": "Seo-yun",
            "family_name": "Han",
            "native_name": "한서윤",
            "email": "han@seoul.example",
            "phone": "+82 2 555 0116",
            "organisation": "Seoul, Special City",
            "city": "Seoul",
            "country": "KR",
        }
    ]


def test_cards_are_read_under_any_name_and_groups_are_passed_over(read_cards):
    cards = "BEGIN:VCARD\nVERSION:4.0\nKIND:group\nFN:All\nEND:VCARD\nBEGIN:VCARD\nFN:Cher\nEND:VCARD\n"
    assert read_cards(cards, name="cards.txt") == [{"given_names": "Cher"}]
    assert read_cards(cards, encoding="utf-16", name="cards16.vcf") == [{"given_names": "Cher"}]


def test_file_without_cards_is_refused(tmp_path):
    path = tmp_path / "none.vcf"
    path.write_text("BEGIN:VCARD\nVERSION:3.0\nFN:never ended\n")
    with pytest.raises(UserError) as caught:
        read_workbook(path)
    assert caught.value.code == "import_file_empty"


def test_rows_pasted_from_a_spreadsheet_are_read_with_line_breaks_in_cells():
    source = read_pasted(
        'Name\tEmail\tNotes\r\nAna\tana@quito.example\t"two\nlines"\r\nBen\tben@abuja.example\t\r\n'
    )
    assert (source.kind, source.delimiter, source.path.name) == (FileKind.PASTED, "\t", "Clipboard")
    assert _values(source) == [
        {"given_names": "Ana", "email": "ana@quito.example", "notes": "two\nlines"},
        {"given_names": "Ben", "email": "ben@abuja.example"},
    ]


def test_rows_pasted_without_header_are_all_people():
    source = read_pasted("Ana Pérez;ana@quito.example\nBen Ade;ben@abuja.example")
    assert [row["given_names"] for row in _values(source)] == ["Ana Pérez", "Ben Ade"]


@pytest.mark.parametrize(
    ("text", "limits", "code"),
    [
        (" \n\t\n", ReadLimits(), "import_file_empty"),
        ("x" * 100, ReadLimits(file_bytes=50), "import_file_too_large"),
        ("a\nb\nc\n", ReadLimits(rows=2), "import_too_many_rows"),
    ],
)
def test_clipboard_without_rows_or_with_too_much_is_refused(text, limits, code):
    with pytest.raises(UserError) as caught:
        read_pasted(text, limits)
    assert caught.value.code == code


def test_layout_is_the_header_line_whatever_its_case():
    assert layout_key(["Name", "E-mail"]) == layout_key(["NAME", "e-mail"])
    assert layout_key(["Name", "E-mail"]) != layout_key(["Name E-mail"])
    assert len(layout_key([])) == 16
