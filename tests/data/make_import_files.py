"""Makes the sample of the old xls format by LibreOffice: `python3 tests/data/make_import_files.py`."""

import datetime as dt
import subprocess
import tempfile
from pathlib import Path

import openpyxl

TARGET = Path(__file__).parent / "import"


def main() -> None:
    """Write `import/latam.xls`; every other test file is made while the tests run."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Hoja1"
    rows: list[list[object]] = [
        ["Delegados LATAM"],
        [],
        ["Nombre completo", "Correo", "País", "Fecha", "Id"],
        ["Valentina Ríos", "v@quito.example", "Ecuador", dt.date(2026, 9, 1), "007"],
        ["김민준", "k@seoul.example", "NA", dt.date(2026, 9, 2), 5],
    ]
    for row in rows:
        sheet.append(row)
    book.create_sheet("Vacía")
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "latam.xlsx"
        book.save(source)
        command = ["soffice", "--headless", "--convert-to", "xls", "--outdir", str(TARGET), str(source)]
        subprocess.run(command, check=True)


if __name__ == "__main__":
    main()
