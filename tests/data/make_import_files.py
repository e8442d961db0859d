"""Makes the files in `tests/data/import`: `python3 -m tests.data.make_import_files [--office]`.

They are the same at every run. With `--office` those of the old xls format are made anew by LibreOffice,
whose bytes differ from run to run; without it they stay as they were committed.
"""

import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from tests.data.making.book_files import BOOK_FILES
from tests.data.making.card_files import CARD_FILES
from tests.data.making.form_files import FORM_FILES
from tests.data.making.meeting_files import MEETING_FILES
from tests.data.making.office_files import OFFICE_FILES
from tests.data.making.text_files import TEXT_FILES
from tests.data.making.ticket_files import TICKET_FILES

TARGET = Path(__file__).parent / "import"
FILES: dict[str, Callable[[], bytes]] = {
    **FORM_FILES,
    **TICKET_FILES,
    **MEETING_FILES,
    **CARD_FILES,
    **TEXT_FILES,
    **BOOK_FILES,
}


def main() -> None:
    """Write every file; those of LibreOffice only when asked for."""
    TARGET.mkdir(exist_ok=True)
    for name, make in FILES.items():
        (TARGET / name).write_bytes(make())
    if "--office" in sys.argv:
        for name, make in OFFICE_FILES.items():
            _by_office(name, make())


def _by_office(name: str, content: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / f"{Path(name).stem}.xlsx"
        source.write_bytes(content)
        command = ["soffice", "--headless", "--convert-to", "xls", "--outdir", str(TARGET), str(source)]
        subprocess.run(command, check=True)


if __name__ == "__main__":
    main()
