"""Starting, the start page, and the ways from one workspace to another."""

from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QMenu
from pytestqt.qtbot import QtBot

from tests.ui.start_world import running
from wego_desktop.bootstrap import AppContext, create_context, open_context
from wego_desktop.domain.codes import registration_number
from wego_desktop.services.maintenance_service import back_up
from wego_desktop.services.outcome import Outcome
from wego_desktop.services.queries.events import categories
from wego_desktop.services.registering import PersonFields, RegistrationFields
from wego_desktop.settings import Settings, SettingsStore
from wego_desktop.ui.application import Application
from wego_desktop.ui.dialogs.passphrase import PassphraseDialog
from wego_desktop.ui.operations.opening import chosen_event
from wego_desktop.ui.pages.first_run import start_window
from wego_desktop.ui.pages.first_run.new_event import NewEventDialog, proposed_code
from wego_desktop.ui.pages.first_run.open_dialog import OpenDialog
from wego_desktop.ui.pages.first_run.restore_dialog import RestoreDialog
from wego_desktop.ui.pages.first_run.start_window import StartWindow
from wego_desktop.ui.shell import settings_dialog
from wego_desktop.ui.shell.settings_dialog import SettingsDialog
from wego_desktop.ui.theme.theme import Theme
from wego_desktop.ui.workspace_window import WorkspaceWindow

FOUR_WORDS = "pine lake seven bells"
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture(autouse=True)
def data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, app_theme: Theme) -> Path:
    folder = tmp_path / "data"
    monkeypatch.setenv("WEGO_DATA_DIR", str(folder))
    return folder


def registered(context: AppContext, event_id: str, name: str) -> Outcome[str]:
    category = categories(context.database, event_id)[0]
    return context.registrations.register_new_person(
        context.actor, event_id, PersonFields(given_names=name), RegistrationFields(category.id)
    )


def shown(program: Application) -> WorkspaceWindow:
    assert program.workspace is not None
    return program.workspace


def start_of(program: Application) -> StartWindow:
    assert program.start is not None
    return program.start


def dialog_of(kind: type[QDialog], parent: object) -> QDialog | None:
    found = [child for child in parent.findChildren(kind) if child.isVisible()]  # type: ignore[attr-defined]
    return found[0] if found else None


def test_last_workspace_opens_with_its_event_in_the_title(qtbot: QtBot, workspace_path: Path) -> None:
    with running(qtbot, str(workspace_path)) as program:
        window = shown(program).window
        assert window.windowTitle() == "7th WeGO General Assembly – WeGO Desktop"
        assert window.current_page is not None
    settings = SettingsStore().load()
    assert settings.last_workspace == str(workspace_path)
    assert settings.recent_workspaces == [str(workspace_path)]


def test_start_page_says_why_when_the_file_is_gone(qtbot: QtBot, tmp_path: Path) -> None:
    program = Application(SettingsStore())
    program.begin(str(tmp_path / "gone.wego"))
    qtbot.waitUntil(lambda: program.start is not None and program.start.banner.isVisible())
    assert "gone.wego" in start_of(program).banner.text_label.text()
    assert program.workspace is None
    program.start_page.close()
    program.end()


def test_new_event_is_made_from_the_first_door_by_keyboard(qtbot: QtBot, data_folder: Path) -> None:
    with running(qtbot) as program:
        start = start_of(program)
        qtbot.keyClick(start.doors["1"], Qt.Key.Key_Return)
        dialog = dialog_of(NewEventDialog, start)
        assert isinstance(dialog, NewEventDialog)
        qtbot.keyClicks(dialog.name.line_edit, "Smart City Forum")
        dialog.first.setDate(QDate(2027, 5, 3))
        assert dialog.code.text() == "SCF27"
        dialog.zone.setCurrentText("Asia/Seoul")
        qtbot.waitUntil(lambda: QApplication.activeWindow() is dialog)
        dialog.city.set_text("Busan")
        qtbot.keyClick(dialog, Qt.Key.Key_Return, CTRL)
        qtbot.waitUntil(lambda: program.workspace is not None and program.start is None)
        assert shown(program).window.windowTitle() == "Smart City Forum – WeGO Desktop"
    with open_context(str(data_folder / "SCF27.wego")) as context:
        from wego_desktop.services.queries.events import list_events

        (event,) = list_events(context.database)
        assert (event.city, event.starts_on, event.zone) == ("Busan", date(2027, 5, 3), "Asia/Seoul")


def test_error_stands_beside_its_field_when_the_code_is_malformed(qtbot: QtBot) -> None:
    with running(qtbot) as program:
        start = start_of(program)
        qtbot.keyClick(start, "1")
        dialog = dialog_of(NewEventDialog, start)
        assert isinstance(dialog, NewEventDialog)
        dialog.name.set_text("Forum")
        dialog.code.set_text("1")
        qtbot.waitUntil(lambda: QApplication.activeWindow() is dialog)
        qtbot.keyClick(dialog, Qt.Key.Key_Return, CTRL)
        qtbot.waitUntil(lambda: bool(dialog.code.error))
        dialog.reject()


def test_arrows_and_number_keys_choose_doors(qtbot: QtBot) -> None:
    with running(qtbot) as program:
        start = start_of(program)
        door = start.doors["1"]
        qtbot.waitUntil(door.hasFocus)
        qtbot.keyClick(start.doors["1"], Qt.Key.Key_Right)
        assert start.doors["2"].hasFocus()
        qtbot.keyClick(start, "3")
        dialog = dialog_of(OpenDialog, start)
        assert isinstance(dialog, OpenDialog)
        dialog.reject()


def test_recent_workspace_opens_from_the_third_door(qtbot: QtBot, workspace_path: Path) -> None:
    with running(qtbot, str(workspace_path)):
        pass
    with running(qtbot) as program:
        start = start_of(program)
        qtbot.keyClick(start, "3")
        dialog = dialog_of(OpenDialog, start)
        assert isinstance(dialog, OpenDialog)
        qtbot.keyClick(dialog.recent, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: program.workspace is not None and program.start is None)
        assert shown(program).shown_event is not None


def test_encrypted_workspace_asks_for_its_passphrase(qtbot: QtBot, tmp_path: Path) -> None:
    place = tmp_path / "secret.wego"
    create_context(str(place), "Secret", "Lee Da-in", passphrase=FOUR_WORDS).close()
    program = Application(SettingsStore())
    program.begin(str(place))
    window = shown(program).window
    qtbot.waitUntil(lambda: dialog_of(PassphraseDialog, window) is not None)
    first = dialog_of(PassphraseDialog, window)
    assert isinstance(first, PassphraseDialog)
    qtbot.keyClicks(first.field.line_edit, "wrong")
    qtbot.keyClick(first.field.line_edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: dialog_of(PassphraseDialog, window) not in (None, first))
    second = dialog_of(PassphraseDialog, window)
    assert isinstance(second, PassphraseDialog)
    assert second.field.error
    qtbot.keyClicks(second.field.line_edit, FOUR_WORDS)
    qtbot.keyClick(second.field.line_edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: shown(program).opened is not None)
    assert window.current_page is not None
    assert window.current_page.page_id == "no_event"
    window.close()
    program.end()


def test_backup_is_shown_before_it_is_restored_beside(
    qtbot: QtBot, context: AppContext, tmp_path: Path, data_folder: Path
) -> None:
    backup = tmp_path / "kept.wego"
    back_up(context.database, backup)
    with running(qtbot) as program:
        program.start_page.look_into_backup(backup)
        qtbot.waitUntil(lambda: dialog_of(RestoreDialog, start_of(program)) is not None)
        dialog = dialog_of(RestoreDialog, start_of(program))
        assert isinstance(dialog, RestoreDialog)
        qtbot.keyClick(dialog, Qt.Key.Key_Return, CTRL)
        qtbot.waitUntil(lambda: program.workspace is not None and program.start is None)
        opened = shown(program).opened
        assert opened is not None
        assert opened.location == str(data_folder / "kept.wego")
    assert backup.exists()


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_one_more_event_is_added_from_the_switcher(qtbot: QtBot, workspace_path: Path) -> None:
    with running(qtbot, str(workspace_path)) as program:
        workspace = shown(program)
        window = workspace.window
        window.open_event_switcher()
        qtbot.waitUntil(lambda: window.findChild(QMenu, "event_menu") is not None)
        menu = window.findChild(QMenu, "event_menu")
        assert menu is not None
        next(action for action in menu.actions() if action.text() == "New event").trigger()
        menu.close()
        qtbot.waitUntil(lambda: dialog_of(NewEventDialog, window) is not None)
        dialog = dialog_of(NewEventDialog, window)
        assert isinstance(dialog, NewEventDialog)
        dialog.name.set_text("Smart City Forum")
        dialog.submit()
        qtbot.waitUntil(lambda: window.windowTitle() == "Smart City Forum – WeGO Desktop")


def test_saved_is_told_by_the_clock_of_the_event(qtbot: QtBot, workspace_path: Path) -> None:
    with running(qtbot, str(workspace_path)) as program:
        workspace = shown(program)
        event = workspace.shown_event
        assert event is not None
        assert event.zone == "Asia/Seoul"
        with qtbot.waitSignal(workspace.runner.journaled):
            opened = workspace.opened
            assert opened is not None
            workspace.runner.write(lambda: registered(opened.context, event.id, "Grace"))
        at_event = datetime.now(ZoneInfo(event.zone))
        times = {f"Saved {at_event - timedelta(minutes=ago):%H:%M}" for ago in (0, 1)}
        told = workspace.window.status.accessibleName()
        assert any(text in told for text in times)


def test_figure_beside_delegates_grows_when_somebody_registers_on_another_page(
    qtbot: QtBot, workspace_path: Path
) -> None:
    with running(qtbot, str(workspace_path)) as program:
        workspace = shown(program)
        opened, event = workspace.opened, workspace.shown_event
        assert opened is not None
        assert event is not None

        def names() -> set[str]:
            return {item.accessibleName() for item in workspace.window.side_bar.findChildren(QAbstractButton)}

        qtbot.waitUntil(lambda: "Delegates 0" in names())
        with qtbot.waitSignal(workspace.runner.journaled):
            workspace.runner.write(lambda: registered(opened.context, event.id, "Grace"))
        qtbot.waitUntil(lambda: "Delegates 1" in names())


def test_language_is_offered_only_when_there_is_a_choice(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    for codes, is_offered in ((["en"], False), (["en", "ko"], True)):
        for module in (start_window, settings_dialog):
            monkeypatch.setattr(module, "available_languages", lambda codes=codes: codes)
        start = StartWindow(Settings())
        dialog = SettingsDialog(Settings(), lambda _settings: None)
        for widget in (start, dialog):
            qtbot.addWidget(widget)
        assert start.language.isHidden() is not is_offered
        assert dialog.language_field.isHidden() is not is_offered


def test_undo_says_in_words_what_was_undone(qtbot: QtBot, workspace_path: Path) -> None:
    with running(qtbot, str(workspace_path)) as program:
        workspace = shown(program)
        opened, event = workspace.opened, workspace.shown_event
        assert opened is not None
        assert event is not None
        with qtbot.waitSignal(workspace.runner.journaled):
            workspace.runner.write(lambda: registered(opened.context, event.id, "Grace"))
        qtbot.keyClick(workspace.window, Qt.Key.Key_Z, CTRL)
        qtbot.waitUntil(lambda: bool(workspace.window.toasts.toasts), timeout=15000)
        assert "Grace" in workspace.window.toasts.toasts[-1].accessibleName()
        workspace.window.toasts.clear()
        qtbot.keyClick(workspace.window, Qt.Key.Key_Y, CTRL)
        qtbot.waitUntil(lambda: bool(workspace.window.toasts.toasts), timeout=15000)
        assert "Grace" in workspace.window.toasts.toasts[-1].accessibleName()


def test_pages_refresh_when_another_desk_wrote(qtbot: QtBot, workspace_path: Path) -> None:
    with running(qtbot, str(workspace_path)) as program:
        workspace = shown(program)
        watcher, event = workspace.watcher, workspace.shown_event
        assert watcher is not None
        assert event is not None
        with open_context(str(workspace_path), desk_name="Desk 2") as other:
            qtbot.waitUntil(lambda: workspace.runner.is_idle)
            with qtbot.waitSignal(watcher.changed_elsewhere, timeout=5000):
                registered(other, event.id, "Nomin")


def test_another_name_and_desk_open_the_workspace_again(qtbot: QtBot, workspace_path: Path) -> None:
    with running(qtbot, str(workspace_path)) as program:
        before = shown(program)
        dialog = before.window.open_settings()
        dialog.desk.set_text("Desk 9")
        dialog.operator.set_text("Han Seo-yun")
        qtbot.waitUntil(lambda: QApplication.activeWindow() is dialog)
        qtbot.keyClick(dialog, Qt.Key.Key_Return, CTRL)
        qtbot.waitUntil(lambda: program.workspace not in (None, before), timeout=15000)
        opened = shown(program).opened
        assert opened is not None
        assert (opened.context.actor.desk_name, opened.context.actor.operator_name) == (
            "Desk 9",
            "Han Seo-yun",
        )
        assert before.is_ended


def test_start_page_over_a_workspace_goes_with_esc(qtbot: QtBot, workspace_path: Path) -> None:
    with running(qtbot, str(workspace_path)) as program:
        workspace = shown(program)
        program.show_start()
        qtbot.keyClick(start_of(program), Qt.Key.Key_Escape)
        assert program.start is None
        assert shown(program) is workspace
        assert not workspace.is_ended


def test_event_is_chosen_by_day_when_none_was_shown_before(context: AppContext) -> None:
    from wego_desktop.services.event_service import EventFields
    from wego_desktop.services.queries.events import list_events

    for code, day in (("OLD25", date(2025, 3, 1)), ("NEXT27", date(2027, 3, 1))):
        context.events.add(context.actor, EventFields(code, code, day, day))
    events = list_events(context.database)

    def code(last: str, today: date) -> str:
        row = chosen_event(events, last, today)
        return row.code if row else ""

    assert code("", date(2026, 10, 15)) == "GA7"
    assert code("", date(2026, 12, 1)) == "NEXT27"
    assert code("", date(2028, 1, 1)) == "NEXT27"
    assert code(events[0].id, date(2026, 10, 15)) == events[0].code
    assert registration_number(code("", date(2025, 1, 1)), 7) == "OLD25-0007"


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Smart City Forum", "SCF26"),
        ("7th WeGO General Assembly", "WGA26"),
        ("Réunion des villes de l'Afrique", "RVLA26"),
        ("세계총회", ""),
        ("", ""),
    ],
)
def test_code_is_proposed_from_the_name(name: str, code: str) -> None:
    assert proposed_code(name, 2026) == code
