"""Several tables, headers in two rows, merged and hidden cells: what of a sheet is read, and what is told."""

import openpyxl
import pytest

from wego_desktop.exchange.reading.columns import recognise_columns
from wego_desktop.exchange.reading.rows import parse_rows
from wego_desktop.exchange.reading.table import choose_table, tables_of
from wego_desktop.exchange.reading.workbook import read_workbook
from wego_desktop.messages import sentence

HEADER = ["Name", "Email", "City", "Country"]
ANA = ["Ana Pérez", "ana@quito.example", "Quito", "EC"]
BEN = ["Ben Okafor", "ben@abuja.example", "Abuja", "NG"]
CHI = ["Chi Han", "chi@seoul.example", "Seoul", "KR"]


@pytest.fixture
def make_sheet(tmp_path):
    """Writes one sheet, lets the test change it, and opens the file."""

    def make(rows, change=None):
        book = openpyxl.Workbook()
        sheet = book.worksheets[0]
        sheet.title = "S"
        for row in rows:
            sheet.append(row)
        if change:
            change(sheet)
        book.save(tmp_path / "list.xlsx")
        return read_workbook(tmp_path / "list.xlsx")

    return make


def _names(table):
    return [row.values.get("given_names") for row in parse_rows(table, recognise_columns(table))]


def _codes(table):
    return [warning.code for warning in table.warnings]


def _fields(table):
    return {mapping.column.header: mapping.field for mapping in recognise_columns(table) if mapping.field}


def test_of_several_tables_the_one_of_participants_is_preferred_and_the_others_can_be_chosen(make_sheet):
    hosts = [["Host details"], HEADER, ["Host", "host@wego.example", "Seoul", "KR"], []]
    people = [["Participants"], HEADER[:3], ANA[:3], BEN[:3], []]
    source = make_sheet([*hosts, *people, ["Drivers"], HEADER, CHI])
    choices = tables_of(source)
    assert [(c.title, c.header_row, c.row_count, c.is_preferred) for c in choices] == [
        ("Host details", 2, 1, False),
        ("Participants", 6, 2, True),
        ("Drivers", 11, 1, False),
    ]
    table = choose_table(source)
    assert (table.title, _names(table)) == ("Participants", ["Ana Pérez", "Ben Okafor"])
    assert sentence(_error(table.warnings[0])) == (
        "The sheet holds several tables. Participants is read; there are also: Host details, Drivers."
    )
    assert _names(choose_table(source, "S", 11)) == ["Chi Han"]
    assert _names(choose_table(source, None, 2)) == ["Host"]


def _error(warning):
    from wego_desktop.errors import UserError

    return UserError(warning.code, **warning.params)


def test_header_repeated_on_each_printed_page_makes_no_further_table(make_sheet):
    source = make_sheet([HEADER, ANA, [], ["Page 2"], HEADER, BEN])
    assert len(tables_of(source)) == 1


def test_header_over_two_merged_rows_is_joined(make_sheet):
    rows = [
        ["No", "Name", "Contact", None, "Emergency contact", None],
        [None, None, "E-mail", "Phone", "Name", "Phone"],
        [1, "Ana Pérez", "ana@quito.example", "+593 2 555 0118", "Luis", "+593 2 555 0119"],
    ]

    def merge(sheet):
        for cells in ("A1:A2", "B1:B2", "C1:D1", "E1:F1"):
            sheet.merge_cells(cells)

    table = choose_table(make_sheet(rows, merge))
    assert (table.header_row, table.header_rows) == (2, 2)
    assert _fields(table) == {
        "Name": "full_name",
        "Contact / E-mail": "email",
        "Contact / Phone": "phone",
        "Emergency contact / Name": "emergency_contact",
    }
    assert [column.header for column in table.columns][-1] == "Emergency contact / Phone"


def test_people_below_a_header_are_never_joined_with_it(make_sheet):
    table = choose_table(make_sheet([HEADER, ["Email", "City", "Name", "Country"], ANA]))
    assert (table.header_row, table.header_rows) == (1, 1)


def test_cell_merged_downwards_counts_in_each_row_that_has_something_else(make_sheet):
    rows = [["City", "Name", "Email"], ["Seoul", "Ana", "a@x.example"], [None, "Ben", "b@x.example"], [], ANA]

    def merge(sheet):
        sheet.merge_cells("A2:A4")

    table = choose_table(make_sheet(rows, merge))
    parsed = list(parse_rows(table, recognise_columns(table)))
    assert [(row.row_number, row.values.get("city")) for row in parsed][:2] == [(2, "Seoul"), (3, "Seoul")]
    assert len(parsed) == 3


def test_headings_over_several_columns_are_left_out_and_told(make_sheet):
    rows = [HEADER, ["Delegation of Quito"], ANA, ["Delegation of Abuja"], BEN]

    def merge(sheet):
        sheet.merge_cells("A2:D2")
        sheet.merge_cells("A4:D4")

    table = choose_table(make_sheet(rows, merge))
    assert _names(table) == ["Ana Pérez", "Ben Okafor"]
    assert _codes(table) == ["import_sections_left_out"]
    assert table.warnings[0].params == {"count": 2, "row": 2}


def _hide(sheet):
    sheet.row_dimensions[3].hidden = True
    sheet.column_dimensions["D"].hidden = True


def test_hidden_rows_and_columns_are_read_and_told(make_sheet):
    table = choose_table(make_sheet([HEADER, ANA, BEN, CHI], _hide))
    assert _names(table) == ["Ana Pérez", "Ben Okafor", "Chi Han"]
    assert _codes(table) == ["import_hidden_rows_read", "import_hidden_columns_read"]
    assert all(sentence(_error(warning)) for warning in table.warnings)


def test_hidden_rows_and_columns_are_left_out_when_told(make_sheet):
    table = choose_table(make_sheet([HEADER, ANA, BEN, CHI], _hide), skip_hidden=True)
    assert _names(table) == ["Ana Pérez", "Chi Han"]
    assert [column.header for column in table.columns] == HEADER[:3]
    assert not table.warnings


def test_formula_without_value_is_named_in_the_file_and_in_its_row(make_sheet):
    table = choose_table(make_sheet([HEADER, ANA, ["Ben", '=LOWER("B@X.EXAMPLE")', "Abuja", "NG"]]))
    assert table.warnings[0].params == {"count": 1, "cells": "B3"}
    (_ana, ben) = parse_rows(table, recognise_columns(table))
    assert [(problem.address, problem.code) for problem in ben.problems] == [
        ("S!B3", "import_formula_without_value")
    ]
    assert sentence(ben.problems[0].as_error())


def test_notes_and_totals_below_are_left_out_without_a_blank_row(make_sheet):
    table = choose_table(make_sheet([HEADER, ANA, BEN, ["Total", 2], ["* by telephone"]]))
    assert _names(table) == ["Ana Pérez", "Ben Okafor"]
    assert table.notes_below().params == {"count": 2, "row": 4}


def test_list_without_header_begins_with_its_first_row(make_text):
    table = choose_table(read_workbook(make_text("Ana Pérez,ana@quito.example\nBen Ade,ben@abuja.example\n")))
    assert table.header_row == 0
    assert _names(table) == ["Ana Pérez", "Ben Ade"]
    assert choose_table(read_workbook(make_text("a,b\nc,d\n")), header_row=0).header_row == 0


def test_sample_header_above_the_real_one_is_passed_over(make_sheet):
    rows = [HEADER, ["Jane", "j@sample.example", "X", "US"], ["START YOUR LIST BELOW"], HEADER, ANA]
    assert _names(choose_table(make_sheet(rows))) == ["Ana Pérez"]
