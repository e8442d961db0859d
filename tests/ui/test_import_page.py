"""The import page on a real workspace: look, answer, correct, import, by keyboard alone."""

from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from tests.services.import_samples import SPANISH, SPANISH_HEADER, bring, write_list
from tests.ui.programme_window import Desk
from wego_desktop.bootstrap import AppContext
from wego_desktop.db.models import Person
from wego_desktop.services.import_service import Decision, ImportField, RowAction
from wego_desktop.settings import Settings
from wego_desktop.ui.pages.imports.file_drop import FileDrop
from wego_desktop.ui.pages.imports.page import ImportPage
from wego_desktop.ui.pages.imports.row_model import WHAT
from wego_desktop.ui.pages.imports.steps import Step
from wego_desktop.ui.shell.page_services import PageServices
from wego_desktop.ui.theme.theme import Theme

HEADER = ("Name", "Email", "Organisation", "Country")
JOAO = ("João Sebastião Albuquerque", "j.albuquerque@sp.example", "Prefeitura de São Paulo", "Brasil")
DOUBTS = (
    ("Joao S. Albuquerque", "joao@sp.example", "Prefeitura de São Paulo", "Brasil"),
    ("Ama Mensah", "ama@accra.example", "Accra", "Ghana"),
    ("João Albuquerque", "j.albuquerque@sp.example", "Prefeitura de São Paulo", "Brasil"),
)


class ImportDesk(Desk):
    """A window with the import page, whose settings last as long as it does."""

    def __init__(self, qtbot: QtBot, context: AppContext) -> None:
        self.settings = Settings()
        super().__init__(qtbot, context, self._make, "download")

    def _make(self, services: PageServices) -> ImportPage:
        from dataclasses import replace

        return ImportPage(replace(services, load_settings=lambda: self.settings, save_settings=self._save))

    def _save(self, settings: Settings) -> None:
        self.settings = settings

    @property
    def imports(self) -> ImportPage:
        page = self.page
        assert isinstance(page, ImportPage)
        return page

    @property
    def table(self) -> QWidget:
        return self.imports.rows_view.table

    @property
    def actions(self) -> list[RowAction]:
        return [row.action for row in self.imports.rows_view.table.rows.rows]

    def look(self, path: Path) -> None:
        self.imports.open_file(path)
        self.settle()

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.qtbot.keyClick(self.window.focusWidget() or self.window, key, modifier)
        self.qtbot.waitUntil(lambda: not self.imports._timer.isActive(), timeout=3000)
        self.settle()


@pytest.fixture
def desk(qtbot: QtBot, context: AppContext, app_theme: Theme) -> Iterator[ImportDesk]:
    made = ImportDesk(qtbot, context)
    yield made
    made.close()


def names(context: AppContext) -> list[str]:
    with context.database.read() as session:
        return sorted(session.scalars(select(Person.given_names)))


def test_a_file_is_looked_at_corrected_and_brought_in_by_keys(
    desk: ImportDesk, context: AppContext, tmp_path: Path
) -> None:
    desk.look(write_list(tmp_path, SPANISH_HEADER, *SPANISH))
    view = desk.imports.rows_view
    assert view.summary.text() == "2 rows are ready. 2 wait for you: 2 to fix."
    assert view.go.text() == "Import 2 rows"
    desk.press(Qt.Key.Key_F8)
    assert desk.imports.rows_view.table.current_plan.row_number == 4  # type: ignore[union-attr]
    for text in ("t.iriarte@valpo.example", "Observer"):
        desk.press(Qt.Key.Key_F2)
        editor = view.table.findChild(QLineEdit, "cell_editor")
        assert editor is not None
        editor.setText(text)
        desk.qtbot.keyClick(editor, Qt.Key.Key_Return)
        desk.settle()
        desk.qtbot.waitUntil(view.table.hasFocus, timeout=2000)
        desk.press(Qt.Key.Key_F8)
    assert view.go.text() == "Import 4 rows"
    assert not view.save.isVisible()
    desk.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert len(names(context)) == 4
    assert desk.said == ["4 rows imported"]
    assert desk.imports.stack.currentIndex() == Step.DONE
    assert desk.imports.done_view.empty.text_label.text() == "4 added, organisations: 4 new"


def test_doubts_are_answered_by_letters_and_the_next_opens_by_itself(
    desk: ImportDesk, context: AppContext, tmp_path: Path
) -> None:
    bring(context, write_list(tmp_path, HEADER, JOAO))
    desk.look(write_list(tmp_path, HEADER, *DOUBTS))
    table = desk.imports.rows_view.table
    assert desk.actions == [RowAction.WAIT, RowAction.ADD, RowAction.WAIT]
    desk.press(Qt.Key.Key_F8)
    desk.press(Qt.Key.Key_F8)
    assert table.card is not None
    opened = table.current_plan
    assert opened is not None
    desk.press(Qt.Key.Key_T)
    assert table.card is not None
    assert table.current_plan is not None
    assert table.current_plan.row_number != opened.row_number
    desk.press(Qt.Key.Key_S)
    assert sorted(desk.actions) == sorted([RowAction.ADD, RowAction.ADD, RowAction.SKIP])
    desk.press(Qt.Key.Key_Backspace)
    assert RowAction.WAIT in desk.actions
    desk.press(Qt.Key.Key_M)
    desk.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert len(names(context)) == 3


def test_an_answer_that_was_just_given_counts_in_the_import(
    desk: ImportDesk, context: AppContext, tmp_path: Path
) -> None:
    bring(context, write_list(tmp_path, HEADER, JOAO))
    desk.look(write_list(tmp_path, HEADER, DOUBTS[0]))
    desk.imports.rows_view.table.answered.emit(2, Decision.NEW)
    desk.imports.commit()
    desk.settle()
    assert len(names(context)) == 2


def test_the_card_lays_both_people_side_by_side(
    desk: ImportDesk, context: AppContext, tmp_path: Path
) -> None:
    bring(context, write_list(tmp_path, HEADER, JOAO))
    desk.look(write_list(tmp_path, HEADER, DOUBTS[0]))
    desk.press(Qt.Key.Key_Return)
    table = desk.imports.rows_view.table
    assert table.card is not None
    assert set(table.card.buttons) == {Decision.MERGE, Decision.NEW, Decision.SKIP}
    told = table.card._comparison.accessibleName()
    assert "Name: Joao S. Albuquerque, João Sebastião Albuquerque" in told
    assert "Email: joao@sp.example, j.albuquerque@sp.example" in told
    desk.press(Qt.Key.Key_Escape)
    assert table.card is None
    assert table.rows.rowCount() == 1


def test_a_changed_column_changes_the_verdicts_and_is_remembered(
    desk: ImportDesk, context: AppContext, tmp_path: Path
) -> None:
    header = ("Quem", "Correo", "Onde fica")
    desk.look(write_list(tmp_path, header, ("Ama Mensah", "ama@accra.example", "Accra")))
    assert desk.actions == [RowAction.REFUSE]
    columns = desk.imports.rows_view.columns
    columns.combo_of(0).pick(ImportField.FULL_NAME.value)
    desk.settle()
    columns.combo_of(2).pick(ImportField.CITY.value)
    desk.settle()
    assert desk.actions == [RowAction.ADD]
    assert columns.count.text() == "3 of 3 matched"
    desk.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    desk.look(write_list(tmp_path, header, ("Kofi Boateng", "kofi@accra.example", "Accra"), name="next.csv"))
    assert desk.actions == [RowAction.ADD]
    assert columns.reset.isVisible()
    columns.reset.click()
    desk.settle()
    assert desk.actions == [RowAction.REFUSE]


def test_a_field_moves_from_one_column_to_another(desk: ImportDesk, tmp_path: Path) -> None:
    desk.look(write_list(tmp_path, ("Name", "Email", "Other email"), ("Ama", "a@x.example", "b@x.example")))
    columns = desk.imports.rows_view.columns
    columns.combo_of(2).pick(ImportField.EMAIL.value)
    desk.settle()
    assert not columns.combo_of(1).field_id
    columns.combo_of(1).pick(ImportField.EMAIL.value)
    desk.settle()
    assert columns.combo_of(1).field_id == ImportField.EMAIL.value
    assert desk.errors == []


def test_filters_show_their_verdict_with_counts(desk: ImportDesk, tmp_path: Path) -> None:
    desk.look(write_list(tmp_path, SPANISH_HEADER, *SPANISH))
    view = desk.imports.rows_view
    assert [choice[1] for choice in view.filter._choices] == ["All 4", "New 2", "Error 2"]
    view.filter.choose("error")
    rows = view.table.rows
    assert [rows.plan_at(at).row_number for at in range(rows.rowCount())] == [4, 5]
    assert rows.index(0, WHAT).data() == "Add the @ to this email: t.iriarte.valpo.example"


def test_sheets_and_header_rows_can_be_chosen(desk: ImportDesk, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    first = book.worksheets[0]
    first.title = "Hoja1"
    for row in (["Name", "Email"], ["Ama Mensah", "a@x.example"], ["Kofi Boateng", "k@x.example"]):
        first.append(row)
    second = book.create_sheet("Hoja2")
    for row in (["Invitados"], ["Nombre", "Correo"], ["Esi Owusu", "e@x.example"]):
        second.append(row)
    book.save(tmp_path / "two.xlsx")
    desk.look(tmp_path / "two.xlsx")
    page, bar = desk.imports, desk.imports.file_bar
    assert (bar.sheet.currentText(), bar.header_row.value(), len(desk.actions)) == ("Hoja1 (2)", 1, 2)
    bar.sheet.setCurrentIndex(1)
    bar.sheet.activated.emit(1)
    desk.settle()
    assert (bar.header_row.value(), desk.actions) == (2, [RowAction.ADD])
    bar.header_row.setValue(99)
    desk.settle()
    assert "Row 99 cannot be the header" in page.rows_view.banner.text_label.text()
    assert bar.header_row.value() == 2


def test_a_bad_file_is_told_and_the_mapping_stays(desk: ImportDesk, tmp_path: Path) -> None:
    path = tmp_path / "list.xlsx"
    path.write_bytes(b"%PDF-1.7")
    desk.look(path)
    assert "PDF" in desk.imports.file_view.banner.text_label.text()
    assert desk.imports.stack.currentIndex() == Step.FILE
    empty = openpyxl.Workbook()
    empty.create_sheet("Hoja2").append(["Name"])
    empty.save(tmp_path / "empty.xlsx")
    desk.look(tmp_path / "empty.xlsx")
    assert "has no rows" in desk.imports.file_view.banner.text_label.text()
    desk.look(write_list(tmp_path, HEADER, JOAO))
    assert desk.imports.stack.currentIndex() == Step.ROWS
    assert not desk.imports.file_view.banner.isVisibleTo(desk.imports.file_view)


def test_a_file_dropped_on_the_window_is_taken(desk: ImportDesk, tmp_path: Path) -> None:
    drop = FileDrop(desk.window, desk.imports.take_request)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(write_list(tmp_path, HEADER, JOAO)))])
    where, copy = QPointF(50, 50), Qt.DropAction.CopyAction
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(where.toPoint(), copy, data, left, none)
    assert drop.eventFilter(desk.window, entering)
    assert entering.isAccepted()
    assert drop.eventFilter(desk.window, QDropEvent(where, copy, data, left, none))
    desk.settle()
    assert desk.actions == [RowAction.ADD]
    words = QMimeData()
    words.setText("Ama Mensah")
    assert not drop.eventFilter(desk.window, QDropEvent(where, copy, words, left, none))


def test_open_rows_are_saved_from_either_step(desk: ImportDesk, tmp_path: Path) -> None:
    desk.look(write_list(tmp_path, SPANISH_HEADER, *SPANISH))
    desk.imports.open_rows.save_to(tmp_path / "open")
    desk.settle()
    assert (tmp_path / "open.xlsx").exists()
    assert desk.imports.rows_view.banner.text_label.text() == "2 rows saved in open.xlsx."
    desk.imports.commit()
    desk.settle()
    desk.imports.open_rows.save_to(tmp_path / "after.xlsx")
    desk.settle()
    assert desk.imports.done_view.banner.text_label.text() == "2 rows saved in after.xlsx."
    assert desk.errors == []


def test_an_import_that_was_taken_back_can_be_done_again(
    desk: ImportDesk, context: AppContext, tmp_path: Path
) -> None:
    desk.look(write_list(tmp_path, HEADER, JOAO))
    desk.imports.commit()
    desk.settle()
    desk.runner.write(lambda: context.undo.undo(context.actor))
    desk.settle()
    assert desk.imports.stack.currentIndex() == Step.ROWS
    assert desk.actions == [RowAction.ADD]
    assert "taken back" in desk.imports.rows_view.banner.text_label.text()


def test_what_other_desks_write_changes_the_verdicts(
    desk: ImportDesk, context: AppContext, tmp_path: Path
) -> None:
    path = write_list(tmp_path, HEADER, JOAO)
    desk.look(path)
    desk.runner.write(lambda: bring(context, path))
    desk.settle()
    assert desk.actions == [RowAction.KEEP]
    assert not desk.imports.rows_view.go.isEnabled()


def test_every_part_has_a_name_for_those_who_listen(desk: ImportDesk, tmp_path: Path) -> None:
    desk.look(write_list(tmp_path, SPANISH_HEADER, *SPANISH))
    page = desk.imports
    combos = [page.rows_view.columns.combo_of(column).accessibleName() for column in range(3)]
    assert combos == ["Field of Nombre completo", "Field of Ciudad", "Field of País"]
    assert page.steps.accessibleName() == "Step 2 of 3: Columns and rows"
    assert page.rows_view.table.accessibleName() == "Rows of the file"
    assert page.panes() == [page.rows_view.columns, page.rows_view.table]
    assert {hint.keys for hint in page.help_keys()} >= {("M",), ("T",), ("S",), ("F8",), ("Ctrl", "Enter")}


def test_tab_goes_through_the_columns_before_the_rows(desk: ImportDesk, tmp_path: Path) -> None:
    desk.look(write_list(tmp_path, HEADER, *DOUBTS))
    view = desk.imports.rows_view
    view.columns.setFocus()
    lines = [view.columns.line_of(index) for index in range(len(HEADER))]
    expected: list[QWidget] = [part for line in lines for part in (line.combo, line.more)]
    walked = []
    for _step in range(len(expected) + 2):
        walked.append(desk.window.focusWidget())
        desk.press(Qt.Key.Key_Tab)
    assert walked == [*expected, view.columns.static.add, view.filter]


def test_the_keys_shown_are_those_of_the_current_row(
    desk: ImportDesk, context: AppContext, tmp_path: Path
) -> None:
    bring(context, write_list(tmp_path, HEADER, JOAO, name="first.csv"))
    wrong = ("Kofi Boateng", "kofi.accra.example", "Accra", "Ghana")
    desk.look(write_list(tmp_path, HEADER, *DOUBTS, wrong))

    def keys() -> list[str]:
        return [" ".join(hint.keys) for hint in desk.imports.key_hints()]

    assert keys() == ["↑ ↓", "→", "M", "T", "S", "F8", "F6"]
    desk.press(Qt.Key.Key_Down)
    assert keys() == ["↑ ↓", "→", "F8", "F6"]
    desk.press(Qt.Key.Key_F8, Qt.KeyboardModifier.ShiftModifier)
    desk.press(Qt.Key.Key_F8, Qt.KeyboardModifier.ShiftModifier)
    assert keys() == ["↑ ↓", "→", "F2", "F8", "F6"]


def test_f8_opens_the_current_row_before_it_goes_on(
    desk: ImportDesk, context: AppContext, tmp_path: Path
) -> None:
    bring(context, write_list(tmp_path, HEADER, JOAO, name="first.csv"))
    desk.look(write_list(tmp_path, HEADER, *DOUBTS))
    table = desk.imports.rows_view.table
    opened = []
    for _step in range(2):
        desk.press(Qt.Key.Key_F8)
        opened.append((table.currentIndex().row(), table.rows.opened))
    assert opened == [(0, 0), (2, 2)]
