from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from openpyxl import load_workbook

from wego_desktop.exchange.reading.columns import recognise_columns
from wego_desktop.exchange.reading.fields import ImportField
from wego_desktop.exchange.reading.table import choose_table
from wego_desktop.exchange.reading.workbook import read_workbook
from wego_desktop.exchange.writing.error_rows import ErrorRow, ErrorSheet, write_error_rows

SHEET = ErrorSheet(
    "7th WeGO General Assembly",
    ("delegates.xlsx: 2 rows were not imported.",),
    ("First name", "Surname", "E-mail", "Id"),
    "Kim Da-in",
    datetime(2026, 10, 14, 1, 0, tzinfo=UTC),
    ZoneInfo("Asia/Seoul"),
)
ROWS = (
    ErrorRow("Row 9: not a country: “Wakanda”. Correct column F.", ("Thandiwe", "Mokoena", "t@x", "007")),
    ErrorRow("Row 12: no name.", ("", "", "=1+1")),
    ErrorRow("Row 13: too long a row.", ("a", "b", "c", "12345678901234567", "beyond the headers")),
)


def _cells(path):
    sheet = load_workbook(path).active
    return [[cell.value for cell in row] for row in sheet.iter_rows(min_row=4)]


def test_error_rows_keep_their_texts_behind_the_reason(tmp_path):
    assert write_error_rows(SHEET, ROWS, tmp_path / "errors.xlsx") == 3
    header, *rows = _cells(tmp_path / "errors.xlsx")
    assert header == ["Why it was not imported", "First name", "Surname", "E-mail", "Id"]
    assert rows[0] == [ROWS[0].reason, "Thandiwe", "Mokoena", "t@x", "007"]
    assert rows[1] == [ROWS[1].reason, None, None, "=1+1", None]
    assert rows[2] == [ROWS[2].reason, "a", "b", "c", "12345678901234567"]


def test_error_rows_can_be_imported_again_once_corrected(tmp_path):
    write_error_rows(SHEET, ROWS, tmp_path / "errors.xlsx")
    table = choose_table(read_workbook(tmp_path / "errors.xlsx"))
    fields = [mapping.field for mapping in recognise_columns(table)]
    assert table.header_row == 4
    assert fields[:4] == [None, ImportField.GIVEN_NAMES, ImportField.FAMILY_NAME, ImportField.EMAIL]
