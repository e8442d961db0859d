"""Workbooks as city halls make them, and those that break readers."""

import datetime as dt
from typing import Any

from tests.data.making.binary_book import binary_book
from tests.data.making.books import book, packed, part_of, with_parts
from tests.data.making.people import GUESTS, KOREANS

_HEADER = ("Name", "City", "Country", "Email", "Phone")
_ROWS = [[g.name, g.city, g.country, g.email, g.phone] for g in GUESTS[:4]]
_ARRIVAL = dt.datetime(2026, 10, 12, 14, 20)  # noqa: DTZ001 -- cells know no time zone
_SHEET = "xl/worksheets/sheet1.xml"


def _city_hall() -> bytes:
    rows: list[list[object]] = [
        ["City of Dakar", "", "", "", "", ""],
        ["List of participants of the 7th General Assembly"],
        [],
        ["No", "Name", "Position and organisation", "Contact", "", "Country"],
        ["", "", "", "E-mail", "Phone", ""],
    ]
    for n, g in enumerate(GUESTS[:4], start=1):
        name = f"H.E. Mr. {g.name}" if n == 2 else g.surname_first
        rows.append([n, name, f"{g.position}, {g.organisation}", g.email, g.phone, g.country])
    rows += [[], ["* Visa letters are needed for all."], ["Prepared by the protocol office."]]

    def merge(workbook: Any) -> None:
        sheet = workbook["Liste"]
        for cells in ("A1:F1", "A4:A5", "B4:B5", "C4:C5", "D4:E4", "F4:F5"):
            sheet.merge_cells(cells)

    return book({"Liste": rows}, merge)


def _two_rows_unmerged() -> bytes:
    rows = [["Name", "Contact", "", "Address", ""], ["", "E-mail", "Telephone", "City", "Country"]]
    return book({"Sheet1": [*rows, *[[g.name, g.email, g.phone, g.city, g.country] for g in GUESTS[:3]]]})


def _header_in_row_27() -> bytes:
    lines: list[list[object]] = [
        [f"Instruction {n}: fill in one line for each person."] for n in range(1, 27)
    ]
    return book({"Delegates": [*lines, _HEADER, *_ROWS]})


def _title_rows() -> bytes:
    front: list[list[object]] = [
        ["7th General Assembly"],
        ["Host city:", "Seoul"],
        ["Updated:", dt.date(2026, 9, 1)],
        [],
    ]
    return book({"명단": [*front, ("성명", "소속", "직위", "이메일", "휴대폰"), *KOREANS]})


def _hidden() -> bytes:
    def hide(workbook: Any) -> None:
        sheet = workbook["List"]
        sheet.row_dimensions[3].hidden = True
        sheet.row_dimensions[5].hidden = True
        sheet.column_dimensions["E"].hidden = True

    return book({"List": [_HEADER, *_ROWS]}, hide)


def _merged() -> bytes:
    rows = [
        ["City", "Organisation", "Name", "Email"],
        ["Seoul", "Seoul Metropolitan Government", "Han Seo-yun", "han@seoul.example"],
        ["", "", "Kim Min-jun", "kim@seoul.example"],
        ["", "", "Lee Ji-ho", "lee@seoul.example"],
        ["Abuja", "Federal Capital Territory", "Ngozi Okafor", "ngozi@abuja.example"],
    ]

    def merge(workbook: Any) -> None:
        workbook["List"].merge_cells("A2:A4")
        workbook["List"].merge_cells("B2:B4")

    return book({"List": rows}, merge)


def _sections() -> bytes:
    rows = [
        ["Name", "Position", "Email"],
        ["Delegation of Seoul"],
        ["Han Seo-yun", "Director", "han@seoul.example"],
        ["Kim Min-jun", "Officer", "kim@seoul.example"],
        ["Delegation of Abuja"],
        ["Ngozi Okafor", "Adviser", "ngozi@abuja.example"],
    ]

    def merge(workbook: Any) -> None:
        workbook["List"].merge_cells("A2:C2")
        workbook["List"].merge_cells("A5:C5")

    return book({"List": rows}, merge)


def _formulas() -> bytes:
    rows = [["Given name", "Family name", "Full name", "Email"]]
    rows += [[g.given, g.family, f'=A{n}&" "&B{n}', g.email] for n, g in enumerate(GUESTS[:3], start=2)]
    content = book({"List": [*rows, ["", "", "", '=LOWER("X@SEOUL.EXAMPLE")']]})
    sheet = part_of(content, _SHEET).replace(
        b'<c r="C3"><f>A3&amp;" "&amp;B3</f><v></v></c>',
        b'<c r="C3" t="str"><f>A3&amp;" "&amp;B3</f><v>Ngozi Okafor</v></c>',
    )
    return with_parts(content, {_SHEET: sheet})


def _errors() -> bytes:
    content = book({"List": [["Name", "City", "Email"], *[[g.name, "CITY", g.email] for g in GUESTS[:3]]]})
    sheet = part_of(content, _SHEET)
    for cell, word in ((b"B2", b"#N/A"), (b"B4", b"#REF!")):
        start = sheet.index(b'<c r="' + cell)
        end = sheet.index(b"</c>", start) + 4
        sheet = sheet[:start] + b'<c r="%s" t="e"><v>%s</v></c>' % (cell, word) + sheet[end:]
    return with_parts(content, {_SHEET: sheet})


def _days_1904() -> bytes:
    def from_1904(workbook: Any) -> None:
        from openpyxl.utils.datetime import CALENDAR_MAC_1904

        workbook.epoch = CALENDAR_MAC_1904

    return book({"List": _days()}, from_1904)


def _days() -> list[list[object]]:
    rows: list[list[object]] = [["Name", "Email", "Arrival", "Departure"]]
    for n, g in enumerate(GUESTS[:3]):
        rows.append([g.name, g.email, _ARRIVAL + dt.timedelta(days=n), dt.date(2026, 10, 17)])
    return rows


def _day_serials() -> bytes:
    rows = [["Name", "Email", "Arrival"], *[[g.name, g.email, 46307 + n] for n, g in enumerate(GUESTS[:3])]]
    return book({"List": rows})


def _namibia() -> bytes:
    rows = [["Name", "Country code", "Email"], ["Ndapewa Shikongo", "NA", "n@windhoek.example"]]
    rows += [["Johannes Amukoto", " nam ", "j@windhoek.example"], ["Ana Pérez", "-", "ana@quito.example"]]
    return book(
        {
            "List": [
                *rows,
                ["Ben Okafor", "N/A", "ben@abuja.example"],
                ["Chi Han", "KOR ", "chi@seoul.example"],
            ]
        }
    )


def _countries() -> bytes:
    words = "UK|U.S.A.|Korea|Republic of Korea|Turkey|Türkiye|Ivory Coast|DRC|Viet Nam|대한민국"
    words += "|Allemagne|Perú|中国|日本|Россия|مصر|Hà Lan|Korea, South"
    words += "|Bolivia (Plurinational State of)|The Gambia|🇰🇷|Atlantis"
    rows = [[f"Person {n}", f"p{n}@city.example", word] for n, word in enumerate(words.split("|"), start=1)]
    return book({"List": [["Name", "Email", "Country"], *rows]})


def _honorifics() -> bytes:
    names = [
        "H.E. Mr. Kofi Mensah", "Dr. Ama Boateng", "Hon. Grace Wanjiru", "Prof. Dr. Hans Müller",
        "Mme Awa Diop",
        "Sra. Lic. Lucía Montalvo", "Excmo. Sr. D. José Luis Ruiz", "Dra. Conceição Araújo", "김민준 박사님",
        "Sn. Ayşe Çağlayan", "Tan Sri Ahmad Zaki", "г-н Иван Петров", "السيد أحمد علي", "MENSAH, Dr. Kofi",
        "Kofi Mensah (Dr.)", "Mr. Mr. Kofi Mensah",
    ]  # fmt: skip
    rows = [["Mr." if n in {0, 15} else "", name, f"p{n}@city.example"] for n, name in enumerate(names)]
    return book({"List": [["Title", "Name", "Email"], *rows]})


def _phones() -> bytes:
    phones = [
        ("+82 2 555 0116", "KR"), ("02-555-0116", "KR"), (821055500116, "KR"), ("(212) 555-0143 x752", "US"),
        ("0027 11 555 0101", "ZA"), ("+44 (0)20 7946 0018", "GB"), ("06 555 0116", "IT"),
        ("+234 80 555 0117 / +234 1 555 0118", "NG"), ("none", "KR"), ("ask the office", "KR"),
        ("٠٢٥٥٥٠١١٦", "EG"),
    ]  # fmt: skip
    rows = [[f"Person {n}", phone, code] for n, (phone, code) in enumerate(phones, start=1)]
    return book({"List": [["Name", "Phone", "Country"], *rows]})


def _names() -> bytes:
    names = [
        "Madonna",
        "x" * 200,
        "y" * 301,
        "أحمد علي",
        "משה לוי",
        "\u202bمحمد\u202c",
        "김민준",
        "ኃይሌ ገብረሥላሴ",
    ]
    names += [
        "O'Neill-Smith",
        "Ng",
        "Ba",
        "Null",
        "None Such",
        "Nguyễn Thị Ánh",
        "María de los Ángeles de la Cruz",
    ]
    return book(
        {"List": [["Name", "Email"], *[[name, f"p{n}@city.example"] for n, name in enumerate(names)]]}
    )


def _numbers_as_text() -> bytes:
    rows = [["Order number", "Name", "Postcode", "Phone"], ["0007", "Ana Pérez", "01234", "0025550116"]]
    rows += [["12345678901234567", "Ben Okafor", "00100", "+234805550117"]]
    return book({"List": [*rows, [8, "Chi Han", 4524, 821055500116.0], [1e17, "Dayo Ade", "", ""]]})


def _duplicate_headers() -> bytes:
    rows = [["Name", "Company", "City", "Email", "Company", "City", "Email"]]
    rows += [
        [g.name, g.organisation, g.city, g.email, "Payer Ltd", "Geneva", "pay@er.example"] for g in GUESTS[:3]
    ]
    return book({"List": rows})


def _notes_below() -> bytes:
    rows: list[Any] = [
        _HEADER,
        *_ROWS,
        ["Total", 4],
        [],
        ["* confirmed by telephone"],
        ["Source: protocol office"],
    ]
    return book({"List": rows})


def _several_tables() -> bytes:
    rows = [["Hosts"], ["Name", "Organisation", "Email"], ["Host One", "WeGO", "host@wego.example"], []]
    rows += [["Participants"], ["Name", "Organisation", "Email", "Country"]]
    rows += [[g.name, g.organisation, g.email, g.country] for g in GUESTS[:3]]
    rows += [[], ["Drivers"], ["Name", "Phone", "Email"], ["Driver One", "+82 2 555 0140", "d@seoul.example"]]
    return book({"All": rows})


def _chart_first() -> bytes:
    def chart(workbook: Any) -> None:
        from openpyxl.chart import BarChart, Reference

        sheet, bars = workbook.create_chartsheet("Chart", 0), BarChart()
        bars.add_data(Reference(workbook["Counts"], min_col=2, min_row=1, max_row=3), titles_from_data=True)
        sheet.add_chart(bars)

    return book(
        {"Counts": [["City", "People"], ["Seoul", 3], ["Abuja", 2]], "People": [_HEADER, *_ROWS]}, chart
    )


def _very_hidden() -> bytes:
    def hide(workbook: Any) -> None:
        workbook["Lists"].sheet_state = "veryHidden"
        workbook["Old"].sheet_state = "hidden"

    return book(
        {"Lists": [_HEADER, *_ROWS], "Old": [_HEADER, *_ROWS[:1]], "Now": [_HEADER, *_ROWS[:2]]}, hide
    )


def _macros() -> bytes:
    content = book({"List": [_HEADER, *_ROWS]})
    types = part_of(content, "[Content_Types].xml").replace(
        b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
        b"application/vnd.ms-excel.sheet.macroEnabled.main+xml",
    )
    return with_parts(
        content, {"[Content_Types].xml": types, "xl/vbaProject.bin": b"\xd0\xcf\x11\xe0" + bytes(508)}
    )


def _far(cell: bytes) -> bytes:
    content = book({"List": [_HEADER, *_ROWS]})
    row = b'<row r="1048576">' + cell + b"</row></sheetData>"
    sheet = part_of(content, _SHEET).replace(b"</sheetData>", row)
    sheet = sheet.replace(b'<dimension ref="A1:E5"', b'<dimension ref="A1:XFD1048576"')
    return with_parts(content, {_SHEET: sheet})


def _damaged() -> bytes:
    content = book({"List": [_HEADER, *_ROWS]})
    return content[: len(content) // 2]


def _protected() -> bytes:
    """The front of the container that Excel puts around a workbook with a password."""
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
    names = ("Root Entry", "EncryptionInfo", "EncryptedPackage")
    return head + b"".join(name.encode("utf-16-le").ljust(128, b"\0") for name in names)


def _binary() -> bytes:
    return binary_book(
        "List", [_HEADER, *_ROWS, ["Ann Error", "#N/A", "", "ann@seoul.example", ""]], [3], [4]
    )


_ODS_ROOT = (
    '<?xml version="1.0" encoding="UTF-8"?><office:document-content'
    ' xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
    ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>{}'
    "</office:spreadsheet></office:body></office:document-content>"
)
_ODS_MANIFEST = (
    '<?xml version="1.0"?><manifest:manifest'
    ' xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry'
    ' manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/>'
    "{}</manifest:manifest>"
)


def _ods(tables: str, entries: str = "") -> bytes:
    parts = {
        "mimetype": b"application/vnd.oasis.opendocument.spreadsheet",
        "META-INF/manifest.xml": _ODS_MANIFEST.format(entries).encode(),
        "content.xml": _ODS_ROOT.format(tables).encode(),
    }
    return packed(parts, first="mimetype")


def _ods_cell(text: str) -> str:
    return (
        f'<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>'
        if text
        else ("<table:table-cell/>")
    )


def _numbers_ods() -> bytes:
    """As Numbers' export comes out of a converter: an empty first table, a title, repeated empty cells."""
    rows = [
        "<table:table-row>" + "".join(map(_ods_cell, row)) + "</table:table-row>" for row in (_HEADER, *_ROWS)
    ]
    rows[2] = rows[2].replace("<table:table-row>", '<table:table-row table:visibility="collapse">')
    filler = '<table:table-row table:number-rows-repeated="1048560">'
    filler += '<table:table-cell table:number-columns-repeated="1024"/></table:table-row>'
    title = "<table:table-row>" + _ods_cell("Table 1") + "</table:table-row>"
    empty = f'<table:table table:name="Cover">{filler}</table:table>'
    return _ods(
        f'{empty}<table:table table:name="Sheet 1-Table 1">{title}{"".join(rows)}{filler}</table:table>'
    )


def _bomb() -> bytes:
    return with_parts(book({"List": [_HEADER, *_ROWS]}), {_SHEET: b" " * (70 * 1024 * 1024)})


BOOK_FILES = {
    "city_hall.xlsx": _city_hall,
    "two_header_rows_unmerged.xlsx": _two_rows_unmerged,
    "header_in_row_27.xlsx": _header_in_row_27,
    "title_rows.xlsx": _title_rows,
    "hidden_rows_and_column.xlsx": _hidden,
    "merged_cells.xlsx": _merged,
    "sections.xlsx": _sections,
    "formulas_without_value.xlsx": _formulas,
    "error_values.xlsx": _errors,
    "days_1904.xlsx": _days_1904,
    "days_1900.xlsx": lambda: book({"List": _days()}),
    "day_serials.xlsx": _day_serials,
    "namibia.xlsx": _namibia,
    "countries.xlsx": _countries,
    "honorifics.xlsx": _honorifics,
    "phones.xlsx": _phones,
    "names.xlsx": _names,
    "numbers_as_text.xlsx": _numbers_as_text,
    "duplicate_headers.xlsx": _duplicate_headers,
    "notes_below.xlsx": _notes_below,
    "several_tables.xlsx": _several_tables,
    "chart_first.xlsx": _chart_first,
    "very_hidden_sheet.xlsx": _very_hidden,
    "empty_sheets.xlsx": lambda: book({"One": [], "Two": [[]]}),
    "first_sheet_empty.xlsx": lambda: book({"Cover": [], "People": [_HEADER, *_ROWS]}),
    "headers_alone.xlsx": lambda: book({"List": [_HEADER]}),
    "macros.xlsm": _macros,
    "format_in_the_last_cell.xlsx": lambda: _far(b'<c r="XFD1048576" s="0"/>'),
    "value_in_the_last_cell.xlsx": lambda: _far(b'<c r="XFD1048576"><v>1</v></c>'),
    "damaged.xlsx": _damaged,
    "protected.xlsx": _protected,
    "protected.ods": lambda: _ods("", "<manifest:encryption-data/>"),
    "unpacks_to_70_mb.xlsx": _bomb,
    "binary.xlsb": _binary,
    "numbers.ods": _numbers_ods,
}
"""Makers by file name."""
