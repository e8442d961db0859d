"""What Import asks and shows besides its rows: rules, days, names, organisations, cells, earlier imports."""

from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from tests.services.import_samples import bring, write_list
from tests.ui.test_import_page import HEADER, ImportDesk, names
from wego_desktop.bootstrap import AppContext
from wego_desktop.db.models import Category, Logistics, Person, Registration
from wego_desktop.services.import_service import CellState, RowAction
from wego_desktop.services.queries.organisations import organisations
from wego_desktop.ui.pages.imports.steps import Step
from wego_desktop.ui.theme.theme import Theme

ANA = ("Ana Celeste Machava", "ana@maputo.example", "Conselho Municipal de Maputo", "Mozambique")


@pytest.fixture
def desk(qtbot: QtBot, context: AppContext, app_theme: Theme) -> Iterator[ImportDesk]:
    made = ImportDesk(qtbot, context)
    yield made
    made.close()


def choose_in_menu(desk: ImportDesk, column: int, text: str) -> None:
    """A click on the line of a column's menu that begins so."""
    menu = desk.imports.rows_view.columns.line_of(column).make_menu()
    action = next(found for found in menu.findChildren(QAction) if found.text().startswith(text))
    action.trigger()
    desk.settle()


def bring_in(desk: ImportDesk) -> None:
    """Ctrl+Enter, once the window has the keyboard again (no window manager gives it back here)."""
    desk.window.activateWindow()
    desk.qtbot.waitUntil(desk.window.isActiveWindow)
    desk.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def person(context: AppContext, email: str) -> Person:
    with context.database.read() as session:
        return session.scalars(select(Person).where(Person.email == email)).one()


def test_a_rule_for_a_column_keeps_what_is_here(
    desk: ImportDesk, context: AppContext, tmp_path: Path
) -> None:
    header = (*HEADER, "Position")
    bring(context, write_list(tmp_path, header, (*ANA, "Mayor"), name="first.csv"))
    desk.look(write_list(tmp_path, header, (*ANA, "Vereadora")))
    assert desk.actions == [RowAction.CHANGE]
    choose_in_menu(desk, 4, "Keep what is here")
    assert desk.actions == [RowAction.KEEP]
    assert "keeps what is here" in desk.imports.rows_view.columns.line_of(4).sample.text()


def test_one_cell_can_go_another_way_than_its_column(
    desk: ImportDesk, context: AppContext, tmp_path: Path
) -> None:
    header = (*HEADER, "Position")
    bring(context, write_list(tmp_path, header, (*ANA, "Mayor"), name="first.csv"))
    desk.look(write_list(tmp_path, header, (*ANA, "Vereadora")))
    view = desk.imports.rows_view
    desk.press(Qt.Key.Key_Right)
    assert view.panel.isVisible()
    button = view.panel.findChild(QAbstractButton, "cell_rule_E")
    assert button is not None
    assert button.text() == "Keep mine"
    button.click()
    desk.settle()
    assert desk.actions == [RowAction.KEEP]
    assert desk.imports.preview is not None
    cells = desk.imports.preview.cells(desk.imports.preview.rows[0])
    assert cells[4].state is CellState.KEPT
    again = view.panel.findChildren(QAbstractButton, "cell_rule_E")[-1]
    assert again.text() == "Take theirs"


def test_any_cell_is_corrected_in_the_panel(desk: ImportDesk, context: AppContext, tmp_path: Path) -> None:
    desk.look(write_list(tmp_path, HEADER, ANA))
    desk.press(Qt.Key.Key_Return)
    view = desk.imports.rows_view
    assert view.panel.isVisible()
    line = view.panel.lines[0]
    assert line.row.hasFocus()
    desk.qtbot.keyClick(line.row, Qt.Key.Key_F2)
    line.row.editor.setText("Ana Celeste Machava Tembe")
    desk.qtbot.keyClick(line.row.editor, Qt.Key.Key_Return)
    desk.settle()
    desk.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert names(context) == ["Ana Celeste Machava Tembe"]


def test_the_order_of_days_is_shown_and_chosen(desk: ImportDesk, context: AppContext, tmp_path: Path) -> None:
    desk.look(write_list(tmp_path, (*HEADER, "Arrival"), (*ANA, "03/04/2026")))
    columns = desk.imports.rows_view.columns
    assert "day or month first?" in columns.line_of(4).sample.text()
    choose_in_menu(desk, 4, "Month first")
    bring_in(desk)
    with context.database.read() as session:
        arrives = session.scalars(select(Logistics.arrives_at)).one()
    assert arrives is not None
    assert f"{arrives:%Y-%m}" in {"2026-03", "2026-02"}


def test_names_are_taken_apart_only_when_asked(desk: ImportDesk, context: AppContext, tmp_path: Path) -> None:
    desk.look(write_list(tmp_path, HEADER, ANA))
    choose_in_menu(desk, 0, "Given name first")
    desk.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    found = person(context, "ana@maputo.example")
    assert (found.given_names, found.family_name) == ("Ana Celeste", "Machava")


def test_a_value_for_all_rows_fills_what_a_row_has_not(
    desk: ImportDesk, context: AppContext, tmp_path: Path
) -> None:
    desk.look(write_list(tmp_path, HEADER, ANA))
    static = desk.imports.rows_view.columns.static
    static.add.setFocus()
    static.add.click()
    assert static.dialog is not None
    static.dialog.fields["text"].set_text("Observer")
    static.dialog.submit()
    desk.settle()
    bring_in(desk)
    with context.database.read() as session:
        letters = session.scalars(select(Category.name).join(Registration)).all()
    assert letters == ["Observer"]


def test_similar_organisations_are_asked_about(desk: ImportDesk, context: AppContext, tmp_path: Path) -> None:
    bring(context, write_list(tmp_path, HEADER, ANA, name="first.csv"))
    other = ("Paulo Tembe", "paulo@maputo.example", "City of Maputo", "Mozambique")
    third = ("Rosa Chissano", "rosa@beira.example", "Município da Beira", "Mozambique")
    desk.look(write_list(tmp_path, HEADER, other, third))
    page = desk.imports
    assert page.preview is not None
    similar = [plan.name for plan in page.preview.organisations if plan.likes]
    assert similar == ["City of Maputo"]
    assert page.rows_view.organisations.text() == "1 new organisation, 1 similar"
    page.rows_view.organisations.setFocus()
    page.rows_view.organisations.click()
    dialog = page.wizard.dialog
    assert dialog is not None
    box = dialog.boxes["City of Maputo"]
    box.setCurrentIndex(next(at for at in range(box.count()) if box.itemText(at).startswith("It is")))
    dialog.finish()
    desk.settle()
    assert desk.actions == [RowAction.ADD, RowAction.ADD]
    bring_in(desk)
    on_file = {row.name for row in organisations(context.database)}
    assert on_file == {"Conselho Municipal de Maputo", "Município da Beira"}


LUMA = ("api_id", "name", "first_name", "last_name", "email", "phone_number", "created_at", "approval_status")


def guest(key: str, given: str, family: str, status: str) -> tuple[str, ...]:
    """A row of Luma's guest list."""
    at = "2026-08-08T00:16:45.813Z"
    email = f"{given.casefold()}@maputo.example"
    return (key, f"{given} {family}", given, family, email, "", at, status)


def test_rows_that_a_tool_leaves_out_are_brought_in_with_b(desk: ImportDesk, tmp_path: Path) -> None:
    rows = [guest("g1", "Ana", "Machava", "approved"), guest("g2", "Paulo", "Tembe", "declined")]
    desk.look(write_list(tmp_path, LUMA, *rows))
    assert desk.actions == [RowAction.ADD, RowAction.LEAVE_OUT]
    view = desk.imports.rows_view
    assert "Luma" in view.banner.text_label.text()
    view.filter.choose("left_out")
    view.table.setFocus()
    view.table.go_to_row(0)
    desk.press(Qt.Key.Key_B)
    assert desk.actions[1] is not RowAction.LEAVE_OUT


def test_many_doubts_are_answered_at_once_where_they_agree(
    desk: ImportDesk, context: AppContext, tmp_path: Path
) -> None:
    people = [(f"{name} Machava", f"{name}@maputo.example", ANA[2], ANA[3]) for name in ("Ana", "Rui", "Eva")]
    bring(context, write_list(tmp_path, HEADER, *people, name="first.csv"))
    private = [(name, email.replace("maputo", "mail"), *rest) for name, email, *rest in people]
    desk.look(write_list(tmp_path, HEADER, *private))
    assert desk.actions == [RowAction.WAIT] * 3
    view = desk.imports.rows_view
    assert view.all_button.isVisible()
    first = view.answers.menu(view.table.rows.rows, view).actions()[0]
    assert first.text() == "Same person where name and organisation agree (3)"
    first.trigger()
    desk.settle()
    assert desk.actions == [RowAction.CHANGE] * 3
    assert not view.all_button.isVisible()


def test_rows_are_pasted_from_the_clipboard(desk: ImportDesk, context: AppContext) -> None:
    QGuiApplication.clipboard().setText("Name\tEmail\nAna Machava\tana@maputo.example\n")
    desk.imports.activate()
    desk.press(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert desk.actions == [RowAction.ADD]
    desk.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert names(context) == ["Ana Machava"]
    QGuiApplication.clipboard().clear()
    desk.imports.leave_file()
    desk.imports.file_view.paste_button.click()
    assert "clipboard holds no text" in desk.imports.file_view.banner.text_label.text()


def test_an_earlier_import_is_looked_at_saved_and_taken_back(
    desk: ImportDesk, context: AppContext, tmp_path: Path
) -> None:
    wrong = ("Kofi Boateng", "kofi.accra.example", "Accra", "Ghana")
    bring(context, write_list(tmp_path, HEADER, ANA, wrong, name="guests.csv"))
    page = desk.imports
    page.refresh()
    desk.settle()
    earlier = page.file_view.earlier
    assert [(row.file_name, row.added, row.left_behind) for row in earlier.model.rows] == [
        ("guests.csv", 1, 1)
    ]
    earlier.table.row_opened.emit(0)
    desk.settle()
    dialog = page.batches.dialog
    assert dialog is not None
    made = [
        dialog.made_table.model().index(at, 0).data() for at in range(dialog.made_table.model().rowCount())
    ]
    assert any("Ana Celeste Machava" in text for text in made)
    page.batches.save_to(dialog.detail, tmp_path / "open.xlsx")
    desk.settle()
    sheet = openpyxl.load_workbook(tmp_path / "open.xlsx").worksheets[0]
    texts = {str(cell) for row in sheet.iter_rows(values_only=True) for cell in row if cell}
    assert "kofi.accra.example" in texts
    dialog.undo_button.click()
    desk.settle()
    assert names(context) == []
    assert [row.is_undone for row in earlier.model.rows] == [True]
    assert page.stack.currentIndex() == Step.FILE
