"""What an import into an event with the usual categories makes of each file of the corpus."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Verdicts:
    """Rows by what the commit would do, new organisations, and rows by the code of their reasons."""

    add: int = 0
    wait: int = 0
    leave_out: int = 0
    refuse: int = 0
    organisations: int = 0
    reasons: Mapping[str, int] = field(default_factory=dict)


VERDICTS: dict[str, Verdicts | str] = {
    # A text is the code with which the file as a whole is refused.
    "apple_cards_30.vcf": Verdicts(add=3, organisations=3),
    "arabic_cp1256.csv": Verdicts(add=3, organisations=3),
    "binary.xlsb": Verdicts(add=4, refuse=1, organisations=4, reasons={"import_cell_error": 1}),
    "blank_lines.csv": "import_file_empty",
    "cards_40.vcf": Verdicts(add=2, organisations=2),
    "chart_first.xlsx": Verdicts(add=4, organisations=4),
    "chinese_gb18030.csv": Verdicts(add=3, organisations=3),
    "city_hall.xlsx": Verdicts(add=4, organisations=4),
    "control_characters.csv": Verdicts(add=2, organisations=2, reasons={"import_control_characters": 2}),
    "countries.xlsx": Verdicts(
        add=21, refuse=1, reasons={"import_country_unknown": 1, "import_country_without_organisation": 21}
    ),
    "damaged.xlsx": "import_file_damaged",
    "day_serials.xlsx": Verdicts(add=3),
    "days_1900.xlsx": Verdicts(add=3),
    "days_1904.xls": Verdicts(add=3),
    "days_1904.xlsx": Verdicts(add=3),
    "days_as_instants.csv": Verdicts(add=2),
    "days_day_first.csv": Verdicts(add=4),
    "days_month_first.csv": Verdicts(add=4),
    "days_undecided.csv": Verdicts(add=1, refuse=2, reasons={"import_day_ambiguous": 2}),
    "duplicate_headers.xlsx": Verdicts(add=3, organisations=3),
    "empty_sheets.xlsx": "import_sheet_without_rows_alone",
    "error_values.xlsx": Verdicts(add=1, refuse=2, organisations=1, reasons={"import_cell_error": 2}),
    "eventbrite.csv": Verdicts(
        leave_out=1, refuse=3, reasons={"import_category_unknown": 3, "import_left_out_cancelled": 1}
    ),
    "first_sheet_empty.xlsx": Verdicts(add=4, organisations=4),
    "format_in_the_last_cell.xlsx": Verdicts(add=4, organisations=4),
    "formulas_without_value.xlsx": Verdicts(add=3, reasons={"import_formula_without_value": 2}),
    "google_contacts.csv": Verdicts(
        add=3, organisations=3, reasons={"import_email_several": 1, "import_phone_several": 1}
    ),
    "google_forms.csv": Verdicts(add=4, organisations=4),
    "google_forms_korean.xlsx": Verdicts(add=3, organisations=3),
    "guarded_cells.csv": Verdicts(add=3),
    "header_alone.csv": "import_sheet_without_rows_alone",
    "header_in_row_27.xlsx": Verdicts(add=4, organisations=4),
    "headers_alone.xlsx": "import_sheet_without_rows_alone",
    "hidden_rows_and_column.xlsx": Verdicts(add=4, organisations=4),
    "honorifics.xlsx": Verdicts(add=13, wait=3, reasons={"import_like_row": 3}),
    "indico.csv": Verdicts(add=3, leave_out=1, organisations=3, reasons={"import_left_out_cancelled": 1}),
    "japanese_shift_jis.csv": Verdicts(add=3, organisations=3),
    "korean_cp949.csv": Verdicts(add=3, organisations=3),
    "korean_euc_kr_tabs.txt": Verdicts(add=3, organisations=3),
    "latam.xls": Verdicts(add=2, reasons={"import_country_without_organisation": 2}),
    "luma.csv": Verdicts(
        leave_out=1, refuse=3, reasons={"import_category_unknown": 3, "import_left_out_declined": 1}
    ),
    "mac_roman_semicolon.csv": Verdicts(add=3, organisations=3),
    "macros.xlsm": Verdicts(add=4, organisations=4),
    "meetup.xls": Verdicts(add=3, leave_out=1, reasons={"import_left_out_declined": 1}),
    "merged_cells.xlsx": Verdicts(add=4, organisations=2),
    "microsoft_forms.xlsx": Verdicts(add=4, organisations=4),
    "microsoft_forms_french.xlsx": Verdicts(add=3, organisations=3),
    "mixed_line_ends.csv": Verdicts(add=3, organisations=3),
    "names.xlsx": Verdicts(
        add=13, refuse=2, reasons={"import_new_without_name": 1, "import_text_too_long": 1}
    ),
    "namibia.xlsx": Verdicts(add=5, reasons={"import_country_without_organisation": 3}),
    "notes_below.xlsx": Verdicts(add=4, organisations=4),
    "nothing.csv": "import_file_empty",
    "nul_bytes.csv": Verdicts(add=3, organisations=3),
    "numbers.ods": Verdicts(add=4, organisations=4),
    "numbers_as_text.xlsx": Verdicts(add=4),
    "old_list.xls": Verdicts(add=4, refuse=1, organisations=3, reasons={"import_cell_error": 1}),
    "old_mac_line_ends.csv": Verdicts(add=3, organisations=3),
    "outlook_card_21.vcf": Verdicts(add=2, organisations=2),
    "outlook_contacts.csv": Verdicts(add=3, organisations=3),
    "phones.xlsx": Verdicts(
        add=11, reasons={"import_country_without_organisation": 11, "import_phone_without_digits": 1}
    ),
    "picture.xlsx": "import_file_is_foreign",
    "polish_czech_cp1250_semicolon.csv": Verdicts(add=3, organisations=3),
    "pretix_check_in.csv": Verdicts(add=4, organisations=4),
    "pretix_orders.csv": Verdicts(
        add=3, leave_out=1, organisations=3, reasons={"import_left_out_cancelled": 1}
    ),
    "pretix_orders.xlsx": Verdicts(
        add=3, leave_out=1, organisations=3, reasons={"import_left_out_cancelled": 1}
    ),
    "pretix_orders_semicolon.csv": Verdicts(
        add=3, leave_out=1, organisations=3, reasons={"import_left_out_cancelled": 1}
    ),
    "protected.ods": "import_file_protected",
    "protected.xlsx": "import_file_protected",
    "quoted_line_breaks.csv": Verdicts(add=2),
    "ragged_rows.csv": Verdicts(add=4, organisations=2),
    "rows_without_header.csv": Verdicts(add=3, reasons={"import_country_without_organisation": 3}),
    "russian_cp1251_semicolon.csv": Verdicts(add=3, organisations=3),
    "sections.xlsx": Verdicts(add=3),
    "sep_line.csv": Verdicts(add=3, organisations=3),
    "several_tables.xlsx": Verdicts(add=3, organisations=3),
    "teams.csv": Verdicts(add=3),
    "title_rows.xlsx": Verdicts(add=3, organisations=3),
    "trailing_delimiters.csv": Verdicts(add=3, organisations=3),
    "turkish_cp1254_semicolon.csv": Verdicts(add=3, organisations=3),
    "two_header_rows_unmerged.xlsx": Verdicts(add=3, organisations=3),
    "unbalanced_quotes.csv": Verdicts(add=6, organisations=4),
    "unpacks_to_70_mb.xlsx": "import_workbook_expands",
    "utf16_be_bom.csv": Verdicts(add=3, organisations=3),
    "utf16_le_bom_tabs.csv": Verdicts(add=3, organisations=3),
    "utf16_le_without_bom.txt": Verdicts(add=3, organisations=3),
    "utf8.tsv": Verdicts(add=3, organisations=3),
    "utf8_bom_pipes.txt": Verdicts(add=3, organisations=3),
    "utf8_with_a_stray_byte.csv": Verdicts(add=9, organisations=9),
    "value_in_the_last_cell.xlsx": "import_sheet_too_wide",
    "very_hidden_sheet.xlsx": Verdicts(add=2, organisations=2),
    "web_page.xls": "import_file_is_web_page",
    "wego_attendees.xlsx": Verdicts(add=4, organisations=4),
    "western_cp1252_semicolon.csv": Verdicts(add=3, organisations=3),
    "whova_agenda.xlsx": "import_without_names",
    "whova_attendees.xlsx": Verdicts(add=3, organisations=3),
    "xml_spreadsheet.xls": "import_file_is_xml",
    "zoom_meeting.csv": Verdicts(add=3),
    "zoom_webinar.csv": Verdicts(
        add=2, leave_out=2, reasons={"import_country_without_organisation": 2, "import_left_out_absent": 2}
    ),
}
