"""The settings of an event in the whole program: ways that lead there, and what a free place leads to."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from tests.ui.event_settings_world import Settings, fill
from tests.ui.start_world import running
from wego_desktop.bootstrap import open_context
from wego_desktop.domain.enums import RegistrationStatus
from wego_desktop.services.limits.limit_service import LimitDraft
from wego_desktop.services.queries import delegates
from wego_desktop.services.queries.delegate_choice import DelegateFilter
from wego_desktop.services.queries.history import history
from wego_desktop.services.queries.waiting_list import waiting
from wego_desktop.ui.application import Application
from wego_desktop.ui.dialogs.dialog import ReasonDialog
from wego_desktop.ui.pages.desk.page import DeskPage
from wego_desktop.ui.pages.desk.walk_in_dialog import WalkInDialog
from wego_desktop.ui.pages.event_settings.page import EventSettingsPage
from wego_desktop.ui.theme.theme import Theme
from wego_desktop.ui.workspace_window import WorkspaceWindow

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture(autouse=True)
def data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, app_theme: Theme) -> None:
    monkeypatch.setenv("WEGO_DATA_DIR", str(tmp_path / "data"))


@pytest.fixture
def made(workspace_path: Path) -> Settings:
    with open_context(str(workspace_path)) as context:
        return fill(context)


def workspace_of(program: Application) -> WorkspaceWindow:
    assert program.workspace is not None
    return program.workspace


def settle(qtbot: QtBot, workspace: WorkspaceWindow) -> None:
    qtbot.waitUntil(lambda: workspace.runner.is_idle)


def cancel_a_reporter(qtbot: QtBot, workspace: WorkspaceWindow, made: Settings) -> None:
    """What the page Delegates does when somebody of the press cancels."""
    assert workspace.opened is not None
    context = workspace.opened.context
    workspace.runner.write(
        lambda: context.registrations.set_status(
            context.actor, [made.people[5]], RegistrationStatus.CANCELLED
        )
    )
    settle(qtbot, workspace)


def test_settings_and_a_key_lead_to_the_settings_of_the_event(
    qtbot: QtBot, workspace_path: Path, made: Settings
) -> None:
    with running(qtbot, str(workspace_path)) as program:
        window = workspace_of(program).window
        dialog = window.open_settings()
        button = dialog.findChild(QAbstractButton, "event_settings_button")
        assert button is not None
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: isinstance(window.current_page, EventSettingsPage))
        settle(qtbot, workspace_of(program))
        window.show_page("delegates")
        keys = {key.key().toString(): key for key in window.findChildren(QShortcut)}
        keys["Ctrl+Shift+E"].activated.emit()
        assert isinstance(window.current_page, EventSettingsPage)
        assert window.side_bar.findChild(QAbstractButton, "nav_event_settings") is None
        settle(qtbot, workspace_of(program))


def test_a_free_place_is_offered_and_given_with_one_click(
    qtbot: QtBot, workspace_path: Path, made: Settings
) -> None:
    with running(qtbot, str(workspace_path)) as program:
        workspace = workspace_of(program)
        assert workspace.opened is not None
        context = workspace.opened.context
        cancel_a_reporter(qtbot, workspace, made)
        toast = workspace.window.toasts.toasts[-1]
        assert toast.accessibleName() == "A place is free. Rania Darwish Haddad is next on the waiting list."
        assert len(waiting(context.database, made.event_id)) == 2
        promote = next(b for b in toast.findChildren(QAbstractButton) if b.text() == "Promote")
        QTest.mouseClick(promote, Qt.MouseButton.LeftButton)
        settle(qtbot, workspace)
        left = [row.registration_id for row in waiting(context.database, made.event_id)]
        assert left == [made.people[8]]
        said = [toast.accessibleName() for toast in workspace.window.toasts.toasts]
        assert "Rania Darwish Haddad has a place now" in said


def test_who_was_put_on_the_waiting_list_is_one_click_away(
    qtbot: QtBot, workspace_path: Path, made: Settings
) -> None:
    with running(qtbot, str(workspace_path)) as program:
        workspace = workspace_of(program)
        assert workspace.opened is not None
        context = workspace.opened.context
        workspace.runner.write(
            lambda: context.registrations.edit(
                context.actor, made.people[0], over_limit="late", category_id=made.category_ids["PR"]
            )
        )
        settle(qtbot, workspace)
        workspace.runner.write(
            lambda: context.registrations.set_status(
                context.actor, [made.people[0]], RegistrationStatus.APPLIED
            )
        )
        workspace.runner.write(
            lambda: context.registrations.set_status(
                context.actor, [made.people[0]], RegistrationStatus.CONFIRMED
            )
        )
        settle(qtbot, workspace)
        toast = workspace.window.toasts.toasts[-1]
        assert "on the waiting list" in toast.accessibleName()
        button = next(b for b in toast.findChildren(QAbstractButton) if b.text() == "Waiting list")
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        settle(qtbot, workspace)
        page = workspace.window.current_page
        assert isinstance(page, EventSettingsPage)
        assert page.tabs.current == "waiting_list"


def test_a_walk_in_over_a_limit_asks_for_a_reason_that_history_tells(
    qtbot: QtBot, workspace_path: Path, made: Settings
) -> None:
    with running(qtbot, str(workspace_path)) as program:
        workspace = workspace_of(program)
        assert workspace.opened is not None
        context = workspace.opened.context
        context.limits.set_limit(context.actor, made.event_id, LimitDraft(made.category_ids["DE"], cap=0))
        desk = workspace.window.page("desk")
        assert isinstance(desk, DeskPage)
        workspace.window.show_page("desk")
        settle(qtbot, workspace)
        desk.open_walk_in()
        settle(qtbot, workspace)
        form = desk.findChild(WalkInDialog)
        assert form is not None
        QTest.keyClicks(form.name.line_edit, "Mutale Chanda")
        QTest.keyClick(form.name.line_edit, Qt.Key.Key_Return)
        settle(qtbot, workspace)
        question = desk.findChild(ReasonDialog)
        assert question is not None
        assert "of 0 places are taken" in question.text_label.text()
        QTest.keyClicks(question.field.line_edit, "Opens the hall")
        QTest.keyClick(question.field.line_edit, Qt.Key.Key_Return)
        settle(qtbot, workspace)
        (found,) = context.walk_ins.possible_duplicates(made.event_id, "Mutale Chanda")
        rows = delegates.ids(context.database, DelegateFilter(made.event_id, text="mutale"))
        assert found.number
        told = [text for line in history(context.database, rows[0]) for text in line.details]
        assert "Over the limit: Opens the hall" in told
