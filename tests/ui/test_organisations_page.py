"""The page Organisations on a real workspace: list, panel, forms, who is coming, the member list."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QDialog, QLineEdit
from pytestqt.qtbot import QtBot

from tests.ui.start_world import running
from wego_desktop.bootstrap import AppContext, open_context
from wego_desktop.services.member_list.service import STARTING_LIST
from wego_desktop.services.queries.events import categories, list_events
from wego_desktop.services.queries.organisations import organisations
from wego_desktop.services.registering import PersonFields, RegistrationFields
from wego_desktop.ui.application import Application
from wego_desktop.ui.dialogs.dialog import ConfirmDialog
from wego_desktop.ui.pages.organisations.page import OrganisationsPage
from wego_desktop.ui.theme.theme import Theme

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def members(workspace_path: Path, app_theme: Theme) -> Path:
    """A workspace with the starting list, and two people from Kampala."""
    with open_context(str(workspace_path)) as context:
        context.member_lists.commit(context.actor, context.member_lists.preview(context.actor, STARTING_LIST))
        event = list_events(context.database)[0]
        category = categories(context.database, event.id)[0]
        kampala = next(row.id for row in organisations(context.database) if row.city == "Kampala")
        for name in ("Grace", "Moses"):
            context.registrations.register_new_person(
                context.actor,
                event.id,
                PersonFields(given_names=name, organisation_id=kampala),
                RegistrationFields(category.id, organisation_id=kampala),
            )
    return workspace_path


@pytest.fixture
def program(qtbot: QtBot, members: Path) -> Iterator[Application]:
    with running(qtbot, str(members)) as found:
        yield found


def page_of(qtbot: QtBot, program: Application) -> OrganisationsPage:
    assert program.workspace is not None
    program.workspace.window.show_page("organisations")
    page = program.workspace.window.current_page
    assert isinstance(page, OrganisationsPage)
    qtbot.waitUntil(lambda: page.list_view.model.rowCount() == 16)
    return page


def context_of(program: Application) -> AppContext:
    assert program.workspace is not None
    assert program.workspace.opened is not None
    return program.workspace.opened.context


def opened(qtbot: QtBot, page: OrganisationsPage, city: str) -> None:
    page.take_request(next(row.id for row in page.list_view.shown if row.city == city))
    qtbot.waitUntil(lambda: page.panel.row is not None and page.panel.row.city == city)


def type_into(qtbot: QtBot, page: OrganisationsPage, key: str, text: str) -> None:
    assert page.editing.dialog is not None
    edit = page.editing.dialog.findChild(QLineEdit, f"form_{key}")
    assert edit is not None
    edit.clear()
    qtbot.keyClicks(edit, text)


def confirm(qtbot: QtBot, dialog: QDialog | None) -> None:
    """Ctrl+Enter, once the dialog has the keyboard."""
    assert dialog is not None
    qtbot.waitUntil(dialog.isActiveWindow)
    qtbot.keyClick(dialog, Qt.Key.Key_Return, CTRL)


def test_views_and_search_find_by_any_name(qtbot: QtBot, program: Application) -> None:
    page = page_of(qtbot, program)
    page.tabs.choose("nobody")
    assert page.list_view.model.rowCount() == 15
    page.tabs.choose("all")
    qtbot.keyClick(page, Qt.Key.Key_F, CTRL)
    assert page.list_view.search.hasFocus()
    page.list_view.search.setText("서울")
    assert [row.city for row in page.list_view.shown] == ["Seoul"]
    page.list_view.search.clear()
    page.list_view.table.horizontalHeader().setSortIndicator(7, Qt.SortOrder.AscendingOrder)
    assert page.list_view.shown[0].city == "Kampala"


def test_membership_is_added_by_keyboard_and_undone(qtbot: QtBot, program: Application) -> None:
    page = page_of(qtbot, program)
    opened(qtbot, page, "Hebron")
    page.panel.asked.emit("office", None)
    type_into(qtbot, page, "from_on", "sometime")
    confirm(qtbot, page.editing.dialog)
    qtbot.waitUntil(lambda: bool(page.editing.dialog and page.editing.dialog.fields["from_on"].error))
    type_into(qtbot, page, "from_on", "2026")
    confirm(qtbot, page.editing.dialog)
    qtbot.waitUntil(lambda: page.editing.dialog is None)
    row = next(row for row in organisations(context_of(program).database) if row.city == "Hebron")
    assert len(row.offices) == 2
    assert program.workspace is not None
    program.workspace.undo()
    qtbot.waitUntil(lambda: len(next(r for r in page.list_view.shown if r.city == "Hebron").offices) == 1)


def test_suspended_member_loses_its_vote(qtbot: QtBot, program: Application) -> None:
    page = page_of(qtbot, program)
    opened(qtbot, page, "Moscow")
    assert page._detail is not None
    page.panel.asked.emit("membership", page._detail.memberships[0])
    assert page.editing.dialog is not None
    tick = page.editing.dialog.findChild(QCheckBox, "form_suspended")
    assert tick is not None
    tick.setChecked(True)
    confirm(qtbot, page.editing.dialog)
    qtbot.waitUntil(lambda: not next(r for r in page.list_view.shown if r.city == "Moscow").votes)


def test_organisation_in_use_is_not_deleted(qtbot: QtBot, program: Application) -> None:
    page = page_of(qtbot, program)
    for city, left in (("Kampala", 16), ("Wellington", 15)):
        row = next(row for row in page.list_view.shown if row.city == city)
        page.list_view.remove_wanted.emit(row)
        (question,) = [found for found in page.findChildren(ConfirmDialog) if found.isVisible()]
        with qtbot.waitSignal(question.finished):
            confirm(qtbot, question)
        qtbot.waitUntil(lambda left=left: len(organisations(context_of(program).database)) == left)


def test_world_shows_who_has_nobody_and_leads_there(qtbot: QtBot, program: Application) -> None:
    page = page_of(qtbot, program)
    page.tabs.choose("world")
    assert page.world.total_label.text() == "1 of 16 members are coming, 2 people"
    assert page.world.nobody.count() == 15
    page.world.nobody.setCurrentRow(0)
    name = page.world.nobody.item(0).text().split(" · ")[0]
    qtbot.keyClick(page.world.nobody, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.panel.row is not None and page.panel.row.name == name)
    assert page.tabs.current == "all"


def test_member_list_is_answered_and_imported(qtbot: QtBot, program: Application, tmp_path: Path) -> None:
    page = page_of(qtbot, program)
    path = tmp_path / "members.csv"
    path.write_text(
        "Organisation;City;Country\nCity of Makati;Makati;Philippines\nLusaka City Council;Lusaka;Zambia\n",
        encoding="utf-8",
    )
    page.member_list.look_at(path)
    qtbot.waitUntil(lambda: page.member_list.dialog is not None)
    dialog = page.member_list.dialog
    assert dialog is not None
    assert dialog.import_button.text() == "Import 1 row"
    qtbot.keyClick(dialog.table, Qt.Key.Key_M)
    qtbot.waitUntil(lambda: dialog.import_button.text() == "Import 2 rows")
    confirm(qtbot, dialog)
    qtbot.waitUntil(lambda: page.list_view.model.rowCount() == 17)
    makati = next(row for row in page.list_view.shown if row.city == "Makati")
    assert "City of Makati" in makati.aliases


def test_empty_workspace_offers_the_starting_list(
    qtbot: QtBot, workspace_path: Path, app_theme: Theme
) -> None:
    with running(qtbot, str(workspace_path)) as program:
        assert program.workspace is not None
        program.workspace.window.show_page("organisations")
        page = program.workspace.window.current_page
        assert isinstance(page, OrganisationsPage)
        qtbot.waitUntil(lambda: page._views.currentWidget() is page._empty)
        page.member_list.add_starting_list()
        qtbot.waitUntil(lambda: page.member_list.dialog is not None)
        confirm(qtbot, page.member_list.dialog)
        qtbot.waitUntil(lambda: page.list_view.model.rowCount() == 16)
