"""Text files in every encoding that lists come in, and those that break readers."""

from tests.data.making.people import (
    ARABS,
    CHINESE,
    EUROPEANS,
    GUESTS,
    JAPANESE,
    KOREANS,
    RUSSIANS,
    TURKS,
    WESTERNERS,
)
from tests.data.making.texts import csv_file, delimited

_ENGLISH = ("Name", "Organisation", "Position", "Email")
_HEADER = ("Name", "City", "Country", "Email", "Phone")
_PLAIN = [[g.name, g.city, g.country, g.email, g.phone] for g in GUESTS[:3]]


def _controls() -> bytes:
    rows = [_HEADER, ["Ana\x07 Pérez\u200b", "Quito", "Ecuador", "ana@quito.example", "\x00+593 2 555 0118"]]
    return csv_file([*rows, ["Ben\u00a0Okafor", "Abuja\u2028", "Nigeria", "ben@abuja.example", ""]])


def _nul_bytes() -> bytes:
    return csv_file([_HEADER, *_PLAIN]).replace(b"Seoul,", b"Se\x00oul\x00,")


def _guards() -> bytes:
    rows = [
        ["Order number", "Name", "Phone", "Notes"],
        ['="007"', "Ana Pérez", "'+593 2 555 0118", "=1+1"],
        ["'008", "Ben Okafor", "+234 80 555 0117", "-5 degrees, @home"],
        ["12345678901234567", "Chi Han", "(212) 555-0143 x752", "+ one guest"],
    ]
    return csv_file(rows)


def _ragged() -> bytes:
    lines = ["Name,City,Email", "Ana Pérez,Quito,ana@quito.example,extra,more", "Ben Okafor", "Chi Han,Seoul"]
    return "\n".join([*lines, ",,", "Dayo Ade,,dayo@abuja.example"]).encode()


def _unbalanced() -> bytes:
    lines = [
        "Name,City,Email",
        'Ana "Anita" Pérez,Quito,ana@quito.example',
        'Ben Okafor,"Abuja,ben@abuja.example',
    ]
    lines += [f"{g.name},{g.city},{g.email}" for g in GUESTS[:4]]
    return "\r\n".join(lines).encode() + b"\r\n"


def _mixed_line_ends() -> bytes:
    lines = [",".join(map(str, row)) for row in (_HEADER, *_PLAIN)]
    return (lines[0] + "\r\n" + lines[1] + "\n" + lines[2] + "\r" + lines[3] + "\n\n").encode()


def _quoted_breaks() -> bytes:
    rows = [["Name", "Address", "Email"], ["Ana Pérez", "Calle 1,\r\nPiso 2,\r\nQuito", "ana@quito.example"]]
    return csv_file([*rows, ["Ben\nOkafor", "1, Main Road\nAbuja", "ben@abuja.example"]])


def _damaged_utf8() -> bytes:
    rows = [_ENGLISH, *WESTERNERS, *EUROPEANS, *TURKS]
    return csv_file(rows).replace(b"Ville de Dakar", b"Ville de Dak\xe4r")


def _days(*texts: str) -> bytes:
    rows = [[g.name, g.email, text] for g, text in zip(GUESTS, texts, strict=False)]
    return csv_file([["Name", "Email", "Arrival date"], *rows])


TEXT_FILES = {
    "korean_cp949.csv": lambda: csv_file(
        [("성명", "소속", "직위", "이메일", "전화번호"), *KOREANS], encoding="cp949"
    ),
    "korean_euc_kr_tabs.txt": lambda: csv_file(
        [("성명", "소속기관", "직위", "이메일", "연락처"), *KOREANS], "\t", "euc_kr"
    ),
    "chinese_gb18030.csv": lambda: csv_file([("姓名", "单位", "职务", "邮箱"), *CHINESE], encoding="gb18030"),
    "japanese_shift_jis.csv": lambda: csv_file(
        [("氏名", "所属", "役職", "メール"), *JAPANESE], encoding="shift_jis"
    ),
    "russian_cp1251_semicolon.csv": lambda: csv_file(
        [("Имя", "Организация", "Должность", "E-mail"), *RUSSIANS], ";", "cp1251"
    ),
    "polish_czech_cp1250_semicolon.csv": lambda: csv_file([_ENGLISH, *EUROPEANS], ";", "cp1250"),
    "western_cp1252_semicolon.csv": lambda: csv_file([_ENGLISH, *WESTERNERS], ";", "cp1252"),
    "turkish_cp1254_semicolon.csv": lambda: csv_file([_ENGLISH, *TURKS], ";", "cp1254"),
    "arabic_cp1256.csv": lambda: csv_file([_ENGLISH, *ARABS], encoding="cp1256"),
    "mac_roman_semicolon.csv": lambda: csv_file([_ENGLISH, *WESTERNERS], ";", "mac_roman"),
    "utf8.tsv": lambda: csv_file([_HEADER, *_PLAIN], "\t"),
    "utf8_bom_pipes.txt": lambda: csv_file([_HEADER, *_PLAIN], "|", "utf-8-sig"),
    "utf16_le_bom_tabs.csv": lambda: ("\ufeff" + delimited([_HEADER, *_PLAIN], "\t")).encode("utf-16-le"),
    "utf16_be_bom.csv": lambda: ("\ufeff" + delimited([_HEADER, *_PLAIN])).encode("utf-16-be"),
    "utf16_le_without_bom.txt": lambda: delimited([_HEADER, *_PLAIN], "\t").encode("utf-16-le"),
    "utf8_with_a_stray_byte.csv": _damaged_utf8,
    "sep_line.csv": lambda: b"sep=;\r\n" + csv_file([_HEADER, *_PLAIN], ";", "cp1252"),
    "trailing_delimiters.csv": lambda: csv_file(
        [[*row, "", "", ""] for row in (_HEADER, *_PLAIN)] + [[""] * 8] * 3, ";"
    ),
    "quoted_line_breaks.csv": _quoted_breaks,
    "mixed_line_ends.csv": _mixed_line_ends,
    "old_mac_line_ends.csv": lambda: delimited([_HEADER, *_PLAIN], line_end="\r").encode("mac_roman"),
    "unbalanced_quotes.csv": _unbalanced,
    "ragged_rows.csv": _ragged,
    "nul_bytes.csv": _nul_bytes,
    "control_characters.csv": _controls,
    "guarded_cells.csv": _guards,
    "rows_without_header.csv": lambda: csv_file(_PLAIN),
    "header_alone.csv": lambda: csv_file([_HEADER]),
    "nothing.csv": lambda: b"",
    "blank_lines.csv": lambda: b"\r\n\r\n,,,\r\n",
    "web_page.xls": lambda: b"<html><body><table><tr><td>Name</td></tr></table></body></html>",
    "xml_spreadsheet.xls": lambda: (
        b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com"></Workbook>'
    ),
    "picture.xlsx": lambda: b"\x89PNG\r\n\x1a\n" + bytes(64),
    "days_day_first.csv": lambda: _days("12/10/2026", "27.05.2026", "13/10/2026", "2026-10-12"),
    "days_month_first.csv": lambda: _days("10/12/2026", "10/11/2026", "10/13/2026", "Oct 12, 2026"),
    "days_undecided.csv": lambda: _days("10/12/2026", "10/11/2026", "12 October 2026 14:20"),
    "days_as_instants.csv": lambda: _days("2026-10-12T05:00:00.000Z", "2026-10-13T05:00:00.000Z"),
}
"""Makers by file name."""
