"""The file appears whole or not at all, and whatever stands in the way is named."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from tests.exchange.workbook_samples import attendee_rows, attendee_sheet, workbook
from wego_desktop import messages
from wego_desktop.errors import EnvironmentProblem
from wego_desktop.exchange.writing.replacing import check_target, replacing, second_name
from wego_desktop.exchange.writing.workbook import write_workbook


def problem_with(target: Path) -> EnvironmentProblem:
    with pytest.raises(EnvironmentProblem) as caught:
        write_workbook(workbook(attendee_sheet(attendee_rows(5))), target)
    assert messages.sentence(caught.value)
    return caught.value


def test_the_old_file_is_replaced_whole_when_writing_succeeds(tmp_path: Path) -> None:
    target = tmp_path / "attendees.xlsx"
    target.write_bytes(b"old")
    write_workbook(workbook(attendee_sheet(attendee_rows(5))), target)
    assert target.read_bytes()[:2] == b"PK"
    assert [path.name for path in tmp_path.iterdir()] == ["attendees.xlsx"]


def half_written(target: Path) -> None:
    with replacing(target) as out:
        out.write(b"half")
        raise KeyError


def test_the_old_file_stays_when_writing_fails(tmp_path: Path) -> None:
    target = tmp_path / "attendees.xlsx"
    target.write_bytes(b"old")
    with pytest.raises(KeyError):
        half_written(target)
    assert target.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["attendees.xlsx"]


@pytest.mark.parametrize("marker", ["~$attendees.xlsx", ".~lock.attendees.xlsx#"])
def test_a_second_name_is_offered_when_the_file_is_open_elsewhere(tmp_path: Path, marker: str) -> None:
    target = tmp_path / "attendees.xlsx"
    target.write_bytes(b"old")
    (tmp_path / "attendees (2).xlsx").write_bytes(b"taken")
    (tmp_path / marker).write_bytes(b"")
    problem = problem_with(target)
    assert problem.code == "file_open_elsewhere"
    assert problem.params["second_name"] == "attendees (3).xlsx"
    assert "attendees (3).xlsx" in messages.sentence(problem)
    assert target.read_bytes() == b"old"


def test_a_second_name_is_offered_when_the_system_refuses_the_rename(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_self: Path, _target: Path) -> Path:
        raise PermissionError(13, "The process cannot access the file because it is being used")

    target = tmp_path / "attendees.xlsx"
    target.write_bytes(b"old")
    monkeypatch.setattr(Path, "replace", refuse)
    assert problem_with(target).code == "file_open_elsewhere"
    assert [path.name for path in tmp_path.iterdir()] == ["attendees.xlsx"]


def test_the_number_of_a_second_name_goes_on_when_there_is_one(tmp_path: Path) -> None:
    assert second_name(tmp_path / "a (2).xlsx") == "a (2).xlsx"
    (tmp_path / "a (2).xlsx").touch()
    assert second_name(tmp_path / "a (2).xlsx") == "a (3).xlsx"


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    problem = problem_with(tmp_path / "gone" / "a.xlsx")
    assert problem.code == "export_folder_missing"
    assert str(tmp_path / "gone") in messages.sentence(problem)


def test_a_folder_of_the_same_name_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").mkdir()
    assert problem_with(tmp_path / "a.xlsx").code == "export_target_is_folder"
    assert [path.name for path in tmp_path.iterdir()] == ["a.xlsx"]


def test_a_write_protected_file_is_left_alone(tmp_path: Path) -> None:
    target = tmp_path / "a.xlsx"
    target.write_bytes(b"old")
    target.chmod(stat.S_IRUSR)
    problem = problem_with(target)
    assert (problem.code, problem.params["second_name"]) == ("export_write_protected", "a (2).xlsx")
    target.chmod(stat.S_IRUSR | stat.S_IWUSR)
    check_target(target)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="/sys refuses new files to everybody")
def test_a_folder_that_refuses_new_files_is_named_even_for_the_administrator() -> None:
    problem = problem_with(Path("/sys/kernel/a.xlsx"))
    assert problem.code == "export_folder_read_only"
    assert "/sys/kernel" in messages.sentence(problem)


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the administrator may write anywhere"
)
def test_a_read_only_folder_is_named(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    try:
        assert problem_with(tmp_path / "a.xlsx").code == "export_folder_read_only"
    finally:
        tmp_path.chmod(0o700)


@pytest.mark.skipif(sys.platform == "win32", reason="the size limit of a process is a thing of POSIX")
@pytest.mark.parametrize("limit", [0, 2_000, 60_000])
def test_nothing_is_left_when_the_disk_is_full(tmp_path: Path, limit: int) -> None:
    (tmp_path / "a.xlsx").write_bytes(b"old")
    script = f"""
import resource, sys
from pathlib import Path
from tests.exchange.workbook_samples import attendee_rows, attendee_sheet, summary, workbook
from wego_desktop import messages
from wego_desktop.errors import EnvironmentProblem
from wego_desktop.exchange.writing.workbook import write_workbook
resource.setrlimit(resource.RLIMIT_FSIZE, ({limit}, {limit}))
try:
    write_workbook(workbook(attendee_sheet(attendee_rows(5000)), front=summary()), Path(sys.argv[1]))
except EnvironmentProblem as problem:
    sys.stdout.write(problem.code + "|" + messages.sentence(problem))
"""
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    command = [sys.executable, "-W", "error", "-c", script, str(tmp_path / "a.xlsx")]
    done = subprocess.run(command, capture_output=True, text=True, env=environment, check=True, timeout=60)
    code, sentence = done.stdout.split("|")
    assert code == "export_disk_full"
    assert "is full" in sentence
    assert done.stderr == ""
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("a.xlsx", b"old")]
