"""The window has its workspace backed up."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from wego_desktop.bootstrap import AppContext
from wego_desktop.errors import EnvironmentProblem
from wego_desktop.services.rolling_backup import backup_folder, last_backup_at
from wego_desktop.ui.backup_keeper import EVERY_MS, BackupKeeper
from wego_desktop.ui.shell.runner import OperationRunner


@pytest.fixture
def keeper(context: AppContext) -> Iterator[BackupKeeper]:
    runner = OperationRunner()
    made = BackupKeeper(context, runner, runner)
    yield made
    made.stop()
    runner.shut_down()


def test_the_time_of_the_backup_is_told(context: AppContext, keeper: BackupKeeper, qtbot: QtBot) -> None:
    with qtbot.waitSignal(keeper.made, timeout=20_000) as told:
        keeper.keep()
    assert told.args == [last_backup_at(context.database)]
    assert last_backup_at(context.database) is not None
    assert keeper._timer.interval() == EVERY_MS


def test_a_folder_that_cannot_be_written_is_told(
    context: AppContext, keeper: BackupKeeper, qtbot: QtBot
) -> None:
    folder = backup_folder(context.database)
    assert folder is not None
    folder.mkdir(mode=0o500)
    with qtbot.waitSignal(keeper.failed, timeout=20_000) as told:
        keeper.keep()
    assert isinstance(told.args[0], EnvironmentProblem)
    assert told.args[0].code == "file_read_only"
