import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from wego_desktop import logs


@pytest.fixture(autouse=True)
def closed_log() -> Iterator[None]:
    yield
    logs.close()


def test_log_lands_in_the_named_file_when_configured(own_computer: Path) -> None:
    path = logs.configure()
    logging.getLogger("wego_desktop.services.check_in").info("import of %d rows", 12)
    assert path == logs.log_path() == own_computer / "log" / "wego-desktop.log"
    text = path.read_text(encoding="utf-8")
    assert "start of" in text
    assert "wego_desktop.services.check_in: import of 12 rows" in text


def test_lines_stand_once_when_configured_twice() -> None:
    logs.configure()
    path = logs.configure()
    logging.getLogger("wego_desktop").info("only once")
    assert path is not None
    assert path.read_text(encoding="utf-8").count("only once") == 1


def test_old_lines_move_to_numbered_files_when_the_log_is_full(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(logs, "FILE_BYTES", 2_000)
    path = logs.configure()
    for number in range(400):
        logging.getLogger("wego_desktop").info("line %d", number)
    assert path is not None
    assert len(list(path.parent.iterdir())) == logs.OLD_FILES + 1
    assert all(file.stat().st_size <= 2_000 for file in path.parent.iterdir())


def test_program_goes_on_when_the_log_cannot_be_written(own_computer: Path) -> None:
    (own_computer / "log").write_text("a file where the folder should be")
    assert logs.configure() is None
    logging.getLogger("wego_desktop").info("goes nowhere")
