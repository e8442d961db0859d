"""Workbooks that LibreOffice turns into the old xls format."""

import datetime as dt
from typing import Any

from tests.data.making.book_files import BOOK_FILES
from tests.data.making.books import book
from tests.data.making.people import GUESTS


def _latam() -> bytes:
    rows: list[list[object]] = [
        ["Delegados LATAM"],
        [],
        ["Nombre completo", "Correo", "País", "Fecha", "Id"],
        ["Valentina Ríos", "v@quito.example", "Ecuador", dt.date(2026, 9, 1), "007"],
        ["김민준", "k@seoul.example", "NA", dt.date(2026, 9, 2), 5],
    ]
    return book({"Hoja1": rows, "Vacía": []})


def _old_list() -> bytes:
    rows = [["Name", "City", "Email", "Phone"], *[[g.name, g.city, g.email, g.phone] for g in GUESTS[:4]]]
    rows += [["Ann Error", "=NA()", "ann@seoul.example", ""]]

    def change(workbook: Any) -> None:
        sheet = workbook["List"]
        sheet.row_dimensions[3].hidden = True
        sheet.column_dimensions["D"].hidden = True
        sheet["B2"], sheet["B3"] = "Seoul", None
        sheet.merge_cells("B2:B3")

    return book({"List": rows}, change)


OFFICE_FILES = {
    "latam.xls": _latam,
    "old_list.xls": _old_list,
    "days_1904.xls": BOOK_FILES["days_1904.xlsx"],
}
"""Makers of the workbooks that are converted, by the name of the file that comes out."""
