import random
import struct
from pathlib import Path

import pytest

from wego_desktop.errors import CodedError, UserError
from wego_desktop.exchange.reading.cells import cell_text
from wego_desktop.exchange.reading.file_kind import FileKind
from wego_desktop.exchange.reading.limits import ReadLimits
from wego_desktop.exchange.reading.workbook import read_workbook
from wego_desktop.messages import sentence

SAMPLE = Path(__file__).parents[2] / "data" / "import" / "latam.xls"
CODEPAGE = struct.pack("<HH", 0x0042, 2)
DIMENSIONS = struct.pack("<HH", 0x0200, 14)


@pytest.fixture
def changed(tmp_path):
    def make(old: bytes, new: bytes) -> Path:
        content = SAMPLE.read_bytes()
        assert old in content
        path = tmp_path / "list.xls"
        path.write_bytes(content.replace(old, new))
        return path

    return make


def test_old_excel_file_is_read():
    source = read_workbook(SAMPLE)
    assert (source.kind, source.sheet_names) == (FileKind.XLS, ("Hoja1", "Vacía"))
    rows = [[cell_text(cell) for cell in cells] for _number, cells in source.sheets[0].rows()]
    assert rows[3:] == [
        ["Valentina Ríos", "v@quito.example", "Ecuador", "2026-09-01", "007"],
        ["김민준", "k@seoul.example", "NA", "2026-09-02", "5"],
    ]


def test_encrypted_old_file_is_refused(changed):
    with pytest.raises(UserError) as caught:
        read_workbook(changed(CODEPAGE, struct.pack("<HH", 0x002F, 2)))
    assert caught.value.code == "import_file_protected"


def test_sheet_that_claims_billions_of_rows_is_refused_before_it_is_read(changed):
    start = SAMPLE.read_bytes().index(DIMENSIONS)
    header = SAMPLE.read_bytes()[start : start + 12]
    with pytest.raises(UserError) as caught:
        read_workbook(changed(header, DIMENSIONS + struct.pack("<II", 0, 0xFFFFFFFF)))
    assert caught.value.code == "import_file_damaged"


def test_large_rectangle_is_refused():
    with pytest.raises(UserError) as caught:
        read_workbook(SAMPLE, ReadLimits(cells=10))
    assert caught.value.code == "import_sheet_too_wide"
    assert sentence(caught.value)


def test_damaged_files_end_in_a_sentence_or_are_read(tmp_path):
    chance, content, path = random.Random(7), SAMPLE.read_bytes(), tmp_path / "list.xls"
    refused = 0
    for _round in range(150):
        damaged = bytearray(content)
        for _byte in range(chance.randint(1, 20)):
            damaged[chance.randrange(len(damaged))] = chance.randrange(256)
        path.write_bytes(damaged[: chance.randrange(512, len(damaged) * 3)])
        try:
            assert read_workbook(path).sheets
        except CodedError as error:
            refused += bool(sentence(error))
    assert refused


def test_cell_beyond_the_columns_of_the_format_is_refused(changed):
    content = SAMPLE.read_bytes()
    start = content.index(struct.pack("<HHHH", 0x00FD, 10, 3, 0))
    far = struct.pack("<HHHH", 0x00FD, 10, 3, 60_000)
    with pytest.raises(UserError) as caught:
        read_workbook(changed(content[start : start + 8], far))
    assert caught.value.code == "import_file_damaged"
