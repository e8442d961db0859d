"""Opening a workspace of an older program in the window: asked, backed up, upgraded, opened."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.db.test_schema import REBUILD, add_revision
from tests.ui.test_application import CTRL, FOUR_WORDS, dialog_of, shown
from wego_desktop.bootstrap import create_context
from wego_desktop.settings import SettingsStore
from wego_desktop.ui.application import Application
from wego_desktop.ui.dialogs.dialog import ConfirmDialog
from wego_desktop.ui.dialogs.passphrase import PassphraseDialog
from wego_desktop.ui.theme.theme import Theme


@pytest.mark.parametrize("passphrase", [None, FOUR_WORDS])
def test_an_older_workspace_is_upgraded_with_the_passphrase_that_opened_it(
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    app_theme: Theme,
    passphrase: str | None,
) -> None:
    monkeypatch.setenv("WEGO_DATA_DIR", str(tmp_path / "data"))
    place = tmp_path / "older.wego"
    create_context(str(place), "Older", "Lee Da-in", passphrase=passphrase).close()
    later = tmp_path / "later"
    later.mkdir()
    add_revision(later, monkeypatch, REBUILD)
    program = Application(SettingsStore())
    program.begin(str(place))
    if passphrase:
        qtbot.waitUntil(lambda: dialog_of(PassphraseDialog, program.host) is not None)
        asked = dialog_of(PassphraseDialog, program.host)
        assert isinstance(asked, PassphraseDialog)
        qtbot.keyClicks(asked.field.line_edit, passphrase)
        qtbot.keyClick(asked.field.line_edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: dialog_of(ConfirmDialog, program.host) is not None)
    question = dialog_of(ConfirmDialog, program.host)
    assert question is not None
    qtbot.keyClick(question, Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: program.workspace is not None and program.workspace.opened is not None)
    assert shown(program).window.current_page is not None
    assert len(list(tmp_path.glob("older-schema-0002-*.wego"))) == 1
    shown(program).window.close()
    program.end()
