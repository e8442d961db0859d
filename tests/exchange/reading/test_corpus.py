"""Reads every file of the corpus and compares it with `expected.json`, which stands beside the files."""

import json
import zipfile
from io import BytesIO

import pytest

from tests.data.make_import_files import FILES
from tests.data.making.office_files import OFFICE_FILES
from tests.exchange.reading.corpus import FOLDER, reading_of, whole_reading
from wego_desktop.errors import CodedError
from wego_desktop.messages import sentence

EXPECTED = json.loads((FOLDER / "expected.json").read_text(encoding="utf-8"))


def test_every_file_of_the_corpus_is_expected_and_the_other_way_round():
    names = {path.name for path in FOLDER.iterdir()} - {"expected.json"}
    assert names == set(EXPECTED) == set(FILES) | set(OFFICE_FILES)
    assert len(names) >= 60


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_file_is_read_as_expected(name):
    assert reading_of(FOLDER / name) == EXPECTED[name]


@pytest.mark.parametrize("name", sorted(name for name, reading in EXPECTED.items() if "error" in reading))
def test_refusal_is_told_in_a_sentence(name):
    with pytest.raises(CodedError) as caught:
        whole_reading(FOLDER / name)
    assert sentence(caught.value)


@pytest.mark.parametrize("name", sorted(FILES))
def test_files_are_those_that_the_script_makes(name):
    assert _content((FOLDER / name).read_bytes()) == _content(FILES[name]())


def _content(data: bytes) -> object:
    """The parts of a package, which compression may pack otherwise elsewhere; other files as they are."""
    if not data.startswith(b"PK"):
        return data
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            return {name: archive.read(name) for name in archive.namelist()}
    except zipfile.BadZipFile:
        return data[:40]


def test_folder_of_the_corpus_stays_small():
    assert sum(path.stat().st_size for path in FOLDER.iterdir()) < 1_500_000
