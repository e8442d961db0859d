"""Files that are no workspace, or not usable as one: a sentence, an exit code, and not one byte written."""

import hashlib
import shutil
import sqlite3
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from wego_desktop.bootstrap import create_context
from wego_desktop.cli.main import run

COMMANDS = (("info",), ("verify",), ("event", "list"), ("upgrade",), ("undo",))
Make = Callable[[Path, Path], Path]


def everything(folder: Path) -> dict[str, tuple[str, int]]:
    """Each file below the folder with its content's hash and its time of change."""
    return {
        str(path.relative_to(folder)): (
            hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else "",
            path.stat().st_mtime_ns if path.is_file() else 0,
        )
        for path in sorted(folder.rglob("*"))
    }


def png(folder: Path, template: Path) -> Path:
    path = folder / "map.wego"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20)
    return path


def page_sized_picture(folder: Path, template: Path) -> Path:
    path = folder / "map.wego"
    path.write_bytes((b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 64)[:8192])
    return path


def empty(folder: Path, template: Path) -> Path:
    path = folder / "empty.wego"
    path.touch()
    return path


def text(folder: Path, template: Path) -> Path:
    path = folder / "delegates.csv"
    path.write_text("Name,City\nAna Celeste Machava,Maputo\n" * 300, encoding="utf-8")
    return path


def zipped(folder: Path, template: Path) -> Path:
    path = folder / "delegates.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
    return path


def other_database(folder: Path, template: Path) -> Path:
    path = folder / "other.wego"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE event (id TEXT)")
    connection.close()
    return path


def other_database_in_wal_mode(folder: Path, template: Path) -> Path:
    path = folder / "other.wego"
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("CREATE TABLE alembic_version (version_num TEXT)")
    connection.execute("CREATE TABLE workspace_info (id TEXT)")
    connection.commit()
    connection.close()
    return path


def with_revision(folder: Path, template: Path, revision: str) -> Path:
    path = folder / "assembly.wego"
    shutil.copyfile(template, path)
    connection = sqlite3.connect(path)
    connection.execute("UPDATE alembic_version SET version_num = ?", (revision,))
    connection.commit()
    connection.close()
    return path


def newer(folder: Path, template: Path) -> Path:
    return with_revision(folder, template, "9999")


def older(folder: Path, template: Path) -> Path:
    return with_revision(folder, template, "0000")


def truncated(folder: Path, template: Path) -> Path:
    path = folder / "assembly.wego"
    path.write_bytes(template.read_bytes()[: 4096 * 20])
    return path


def random_inside(folder: Path, template: Path) -> Path:
    path = folder / "assembly.wego"
    content = bytearray(template.read_bytes())
    for start in range(4096, len(content) - 4096, 4096):
        content[start : start + 200] = hashlib.sha512(str(start).encode()).digest() * 3 + bytes(8)
    path.write_bytes(content)
    return path


def encrypted(folder: Path, template: Path) -> Path:
    path = folder / "assembly.wego"
    create_context(str(path), "Assembly", "Kim Da-in", passphrase=RIGHT).close()
    return path


def encrypted_and_truncated(folder: Path, template: Path) -> Path:
    path = encrypted(folder, template)
    path.write_bytes(path.read_bytes()[: 4096 * 20 + 77])
    return path


def encrypted_with_random_bytes(folder: Path, template: Path) -> Path:
    path = encrypted(folder, template)
    content = bytearray(path.read_bytes())
    content[100:200] = hashlib.sha512(b"x").digest()[:50] * 2
    path.write_bytes(content)
    return path


def directory(folder: Path, template: Path) -> Path:
    path = folder / "assembly.wego"
    path.mkdir()
    return path


def unreadable(folder: Path, template: Path) -> Path:
    path = folder / "assembly.wego"
    shutil.copyfile(template, path)
    path.chmod(0o200)
    return path


def read_only(folder: Path, template: Path) -> Path:
    path = folder / "assembly.wego"
    shutil.copyfile(template, path)
    path.chmod(0o444)
    return path


def in_read_only_folder(folder: Path, template: Path) -> Path:
    inner = folder / "shared"
    inner.mkdir()
    path = inner / "assembly.wego"
    shutil.copyfile(template, path)
    inner.chmod(0o555)
    return path


def missing(folder: Path, template: Path) -> Path:
    return folder / "assembly.wego"


def missing_folder(folder: Path, template: Path) -> Path:
    return folder / "nowhere" / "assembly.wego"


def synchronised(folder: Path, template: Path) -> Path:
    inner = folder / "OneDrive - WeGO"
    inner.mkdir()
    path = inner / "assembly.wego"
    shutil.copyfile(template, path)
    return path


def synchronised_by_link(folder: Path, template: Path) -> Path:
    kept = synchronised(folder, template)
    (folder / "plain").symlink_to(kept.parent, target_is_directory=True)
    return folder / "plain" / "assembly.wego"


RIGHT = "right words"
NONE = "is no WeGO workspace"
CASES: list[tuple[Make, int, str]] = [
    (png, 1, NONE),
    (page_sized_picture, 1, "protected by a passphrase"),
    (empty, 1, NONE),
    (text, 1, NONE),
    (zipped, 1, NONE),
    (other_database, 1, NONE),
    (other_database_in_wal_mode, 1, NONE),
    (newer, 1, "newer WeGO Desktop"),
    (truncated, 3, "damaged"),
    (random_inside, 3, "damaged"),
    (encrypted, 1, "protected by a passphrase"),
    (encrypted_and_truncated, 1, "only a part of one is left"),
    (encrypted_with_random_bytes, 1, "protected by a passphrase"),
    (directory, 1, "is a folder"),
    (unreadable, 3, "may not be read"),
    (read_only, 3, "write-protected"),
    (in_read_only_folder, 3, "write-protected"),
    (missing, 1, "There is no file"),
    (missing_folder, 1, "There is no file"),
    (synchronised, 1, "OneDrive copies"),
    (synchronised_by_link, 1, "OneDrive copies"),
]


@pytest.mark.parametrize(("make", "code", "words"), CASES, ids=lambda value: getattr(value, "__name__", ""))
def test_a_file_that_is_no_usable_workspace_gets_a_sentence_and_no_write(
    template_workspace: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    make: Make,
    code: int,
    words: str,
) -> None:
    path = make(tmp_path, template_workspace)
    before = everything(tmp_path)
    for command in COMMANDS:
        assert run(["-w", str(path), *command]) == code, command
        told = capsys.readouterr()
        assert told.out == ""
        assert words in told.err
        assert str(path) in told.err or code == 3
        assert everything(tmp_path) == before, command


@pytest.mark.parametrize("make", [encrypted, encrypted_with_random_bytes, page_sized_picture])
def test_a_wrong_passphrase_is_told_and_changes_nothing(
    template_workspace: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    make: Make,
) -> None:
    path = make(tmp_path, template_workspace)
    before = everything(tmp_path)
    monkeypatch.setenv("WEGO_PASSPHRASE", "wrong words")
    assert run(["-w", str(path), "info"]) == 1
    assert "The passphrase does not open" in capsys.readouterr().err
    assert everything(tmp_path) == before


def test_an_older_workspace_is_told_to_upgrade(
    template_workspace: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = older(tmp_path, template_workspace)
    before = everything(tmp_path)
    assert run(["-w", str(path), "info"]) == 1
    assert "Run the command upgrade" in capsys.readouterr().err
    assert everything(tmp_path) == before


@pytest.mark.parametrize("make", [png, empty, other_database, newer, directory, truncated])
def test_init_and_restore_never_write_over_a_file(
    template_workspace: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], make: Make
) -> None:
    path = make(tmp_path, template_workspace)
    before = everything(tmp_path)
    assert run(["-w", str(path), "init"]) == 1
    assert "exists" in capsys.readouterr().err
    assert run(["-w", str(path), "restore", str(template_workspace)]) == 1
    assert "exists" in capsys.readouterr().err
    assert everything(tmp_path) == before


@pytest.mark.parametrize("make", [missing_folder, synchronised, synchronised_by_link])
def test_init_in_an_unfit_place_leaves_nothing(
    template_workspace: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], make: Make
) -> None:
    path = make(tmp_path, template_workspace).with_name("new.wego")
    before = everything(tmp_path)
    assert run(["-w", str(path), "init"]) in {1, 3}
    assert capsys.readouterr().err != ""
    assert everything(tmp_path) == before


@pytest.mark.parametrize("make", [png, empty, text, zipped, other_database, newer, truncated, random_inside])
def test_restore_refuses_what_is_no_whole_backup(
    template_workspace: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], make: Make
) -> None:
    path = make(tmp_path, template_workspace)
    before = everything(tmp_path)
    assert run(["-w", str(tmp_path / "restored.wego"), "restore", str(path)]) in {1, 3}
    assert capsys.readouterr().err != ""
    assert everything(tmp_path) == before
