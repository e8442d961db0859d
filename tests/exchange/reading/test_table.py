import pytest

from wego_desktop.errors import UserError
from wego_desktop.exchange.reading.table import choose_table
from wego_desktop.exchange.reading.workbook import read_workbook
from wego_desktop.messages import sentence

HEADER = ["Name", "Email", "City", "Country"]
ANA = ["Ana Pérez", "ana@quito.example", "Quito", "EC"]
BEN = ["Ben Okafor", "ben@abuja.example", "Abuja", "NG"]


def _numbers(table):
    return [number for number, _cells in table.rows()]


@pytest.mark.parametrize(
    ("rows", "header_row", "data"),
    [
        ([HEADER, ANA, BEN], 1, [2, 3]),
        ([["Delegates 2026"], [], HEADER, ANA], 3, [4]),
        ([*([["Instructions line"]] * 26), HEADER, ANA, BEN], 27, [28, 29]),
        ([HEADER, [], ANA, [], BEN], 1, [3, 5]),
        ([HEADER, ANA, HEADER, BEN], 1, [2, 4]),
        ([HEADER, ANA, [], ["Ana confirmed by phone"], ["Second note"]], 1, [2]),
        ([HEADER, ANA, [], ["Cher"], BEN], 1, [2, 4, 5]),
        ([HEADER, ANA, ["Cher"]], 1, [2, 3]),
        ([["Foo", "Bar", "Baz"], ["a", "b", "c"]], 1, [2]),
        ([["Title over all"], [], ["Foo", "Bar", "Baz"], ["a", "b", "c"]], 3, [4]),
        ([["성명", "소속", "이메일"], ["김민준", "서울", "kim@seoul.example"]], 1, [2]),
        ([HEADER, ANA, ["-", "", "n/a", ""], BEN], 1, [2, 4]),
    ],
)
def test_header_row_and_data_are_found(make_book, rows, header_row, data):
    table = choose_table(read_workbook(make_book(S=rows)))
    assert (table.header_row, _numbers(table)) == (header_row, data)


def test_header_row_can_be_given(make_book):
    table = choose_table(read_workbook(make_book(S=[HEADER, ["n1", "n2", "n3", "n4"], ANA])), header_row=2)
    assert [column.header for column in table.columns] == ["n1", "n2", "n3", "n4"]
    assert _numbers(table) == [3]


@pytest.mark.parametrize("row", [5, 4, -1])
def test_header_row_outside_the_sheet_is_refused(make_book, row):
    with pytest.raises(UserError) as caught:
        choose_table(read_workbook(make_book(S=[HEADER, ANA, BEN])), header_row=row)
    assert caught.value.code == "import_header_row_unknown"
    assert sentence(caught.value)


def test_sheet_with_the_delegates_is_chosen_among_others(make_book):
    book = make_book(Guide=[["How to fill in"], ["Write one row each"]], Hoja2=[HEADER, ANA], Empty=[])
    assert choose_table(read_workbook(book)).sheet.name == "Hoja2"


def test_named_sheet_is_taken_whatever_its_case(make_book):
    book = make_book(One=[HEADER, ANA], Two=[HEADER, BEN])
    assert choose_table(read_workbook(book), "two ").sheet.name == "Two"


def test_unknown_sheet_is_refused_with_the_names(make_book):
    with pytest.raises(UserError) as caught:
        choose_table(read_workbook(make_book(One=[HEADER, ANA], Two=[ANA])), "Three")
    assert sentence(caught.value) == "There is no sheet Three. The file has: One, Two."


def test_sheet_without_rows_names_the_others(make_book):
    source = read_workbook(make_book(Hoja1=[], Hoja2=[HEADER, *[ANA] * 3]))
    with pytest.raises(UserError) as caught:
        choose_table(source, "Hoja1")
    assert sentence(caught.value) == "Sheet Hoja1 has no rows. Other sheets: Hoja2 (4)."


@pytest.mark.parametrize("rows", [[], [HEADER], [["-"], ["n/a"]]])
def test_sheet_with_a_header_alone_is_refused(make_book, rows):
    with pytest.raises(UserError) as caught:
        choose_table(read_workbook(make_book(S=rows)))
    assert caught.value.code == "import_sheet_without_rows_alone"


def test_equal_headers_are_numbered_and_told(make_book):
    table = choose_table(
        read_workbook(make_book(S=[["Name", "City", "City", "city"], ["Ana", "Quito", "x", "y"]]))
    )
    assert [column.header for column in table.columns] == ["Name", "City", "City (2)", "city (3)"]
    assert [warning.params["column"] for warning in table.warnings] == ["C", "D"]
    assert {warning.code for warning in table.warnings} == {"import_header_twice"}


def test_columns_without_header_stay_when_they_hold_values(make_book):
    table = choose_table(
        read_workbook(make_book(S=[["Name", None, "Email", None], ["Ana", None, "a@b.example", "note"]]))
    )
    assert [(c.letter, c.header) for c in table.columns] == [("A", "Name"), ("C", "Email"), ("D", "")]


def test_samples_are_the_first_different_values(make_book):
    table = choose_table(read_workbook(make_book(S=[HEADER, ANA, ANA, BEN])))
    assert table.columns[2].samples == ("Quito", "Abuja")


def test_notes_below_the_table_are_told(make_book):
    source = read_workbook(make_book(S=[HEADER, ANA, [], ["Ana confirmed by phone"], ["Second note"]]))
    warning = choose_table(source).notes_below()
    assert (warning.code, warning.params) == ("import_notes_below_table", {"count": 2, "row": 4})
    assert choose_table(read_workbook(make_book(S=[HEADER, ANA, ["Cher"]]))).notes_below() is None
