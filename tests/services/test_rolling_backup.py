"""Backups that are made by themselves."""

from pathlib import Path

import pytest

from tests.services.desk_world import DeskWorld
from tests.table_images import images
from wego_desktop.bootstrap import AppContext, open_context
from wego_desktop.errors import EnvironmentProblem
from wego_desktop.services import rolling_backup
from wego_desktop.services.rolling_backup import KEPT, back_up_if_changed, backup_folder, last_backup_at


def test_a_backup_is_made_only_when_something_was_written(context: AppContext) -> None:
    assert last_backup_at(context.database) is None
    for given in ("Grace", "Wanjiru"):
        DeskWorld(context).register(given)
    first = back_up_if_changed(context.database)
    assert first is not None
    assert back_up_if_changed(context.database) == first == last_backup_at(context.database)
    DeskWorld(context).register("Yared")
    second = back_up_if_changed(context.database)
    assert second is not None
    assert second > first
    folder = backup_folder(context.database)
    assert folder is not None
    newest = max(folder.iterdir())
    with open_context(str(newest)) as kept:
        assert images(kept.database) == images(context.database)


def test_the_oldest_go_and_other_files_stay(context: AppContext, workspace_path: Path) -> None:
    folder = backup_folder(context.database)
    assert folder is not None
    folder.mkdir()
    mine = folder / "test before the opening.wego"
    mine.write_bytes(workspace_path.read_bytes())
    world, made = DeskWorld(context), []
    for number in range(KEPT + 2):
        world.register(f"Ana {number}")
        made.append(back_up_if_changed(context.database))
    assert len(set(folder.iterdir())) == KEPT + 1
    assert mine.exists()
    assert last_backup_at(context.database) == made[-1]


def test_a_server_is_left_to_its_own_backups(postgresql_address: str) -> None:
    with open_context(postgresql_address) as context:
        assert back_up_if_changed(context.database) is None
        assert backup_folder(context.database) is None


def test_a_nearly_full_disk_is_not_filled(context: AppContext, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rolling_backup, "_SPARE_BYTES", 2**62)
    with pytest.raises(EnvironmentProblem, match="disk_full"):
        back_up_if_changed(context.database)
    folder = backup_folder(context.database)
    assert folder is not None
    assert not folder.exists()
