"""Files of the corpus with damage of every kind are read, or refused in a sentence, and nothing else."""

import io
import random
import zipfile

import pytest

from tests.exchange.reading.corpus import FOLDER, whole_reading
from wego_desktop.errors import CodedError
from wego_desktop.messages import sentence

_FILES = sorted(
    path for path in FOLDER.iterdir() if path.suffix != ".json" and 0 < path.stat().st_size < 50_000
)


@pytest.mark.parametrize("seed", range(6))
def test_damaged_files_are_read_or_refused_in_a_sentence(tmp_path, seed):
    chance, refused = random.Random(seed), 0
    for _round in range(60):
        whole = chance.choice(_FILES)
        path = tmp_path / whole.name
        content = whole.read_bytes()
        is_package = content.startswith(b"PK") and zipfile.is_zipfile(whole)
        path.write_bytes(_damaged_part(content, chance) if is_package else _damaged(content, chance))
        try:
            whole_reading(path)
        except CodedError as error:
            refused += bool(sentence(error))
    assert refused


def _damaged(content: bytes, chance: random.Random) -> bytes:
    """The content with a few bytes changed, a piece cut out, or a piece doubled."""
    changed = bytearray(content)
    for _change in range(chance.randint(1, 8)):
        at = chance.randrange(len(changed) or 1)
        kind = chance.random()
        if kind < 0.6 and changed:
            changed[at] = chance.randrange(256)
        elif kind < 0.8:
            del changed[at : at + chance.randrange(40)]
        else:
            changed[at:at] = changed[: chance.randrange(200)]
    return bytes(changed)


def _damaged_part(content: bytes, chance: random.Random) -> bytes:
    """The package with damage inside of one part, which its checksum does not show."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(target, "w") as new:
        chosen = chance.choice(old.namelist())
        for name in old.namelist():
            part = old.read(name)
            new.writestr(name, _damaged(part, chance) if name == chosen else part)
    return target.getvalue()
