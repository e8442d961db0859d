"""Builds the files that the reading tests open; nothing is kept in the repository."""

import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path

import openpyxl
import pytest

Rows = Sequence[Sequence[object]]
MakeBook = Callable[..., Path]


@pytest.fixture
def make_book(tmp_path: Path) -> MakeBook:
    """Writes an xlsx of the given sheets and gives its path."""

    def make(name: str = "list.xlsx", /, **sheets: Rows) -> Path:
        book = openpyxl.Workbook()
        book.remove(book.worksheets[0])
        for title, rows in sheets.items():
            sheet = book.create_sheet(title)
            for row in rows:
                sheet.append(list(row))
        book.save(tmp_path / name)
        return tmp_path / name

    return make


@pytest.fixture
def make_text(tmp_path: Path) -> Callable[..., Path]:
    """Writes a text in an encoding and gives its path."""

    def make(text: str, encoding: str = "utf-8", name: str = "list.csv") -> Path:
        path = tmp_path / name
        path.write_bytes(text.encode(encoding))
        return path

    return make


@pytest.fixture
def replace_part(tmp_path: Path) -> Callable[[Path, str, bytes], Path]:
    """Copies a packed workbook with one part replaced."""

    def replace(path: Path, part: str, content: bytes) -> Path:
        target = tmp_path / f"changed-{path.name}"
        with zipfile.ZipFile(path) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
            for name in old.namelist():
                new.writestr(name, content if name == part else old.read(name))
        return target

    return replace
