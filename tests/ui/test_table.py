"""The table by keyboard: ticks, opening, copying, ring."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QStandardItem, QStandardItemModel
from pytestqt.qtbot import QtBot

from wego_desktop.ui.theme.theme import Theme
from wego_desktop.ui.widgets.cells import CellRole, PersonCell
from wego_desktop.ui.widgets.delegates import PersonDelegate
from wego_desktop.ui.widgets.table import DataTable

PEOPLE = [("Grace Nalubega", "Kampala"), ("Han Seo-yun", "Seoul"), ("Mamadou Diatta", "Dakar")]


@pytest.fixture
def table(qtbot: QtBot, app_theme: Theme) -> DataTable:
    widget = DataTable()
    qtbot.addWidget(widget)
    model = QStandardItemModel(0, 2, widget)
    model.setHorizontalHeaderLabels(["Name", "City"])
    for number, (name, city) in enumerate(PEOPLE):
        first = QStandardItem(name)
        first.setData(PersonCell(name), CellRole.VALUE)
        first.setData(f"id-{number}", CellRole.ROW_ID)
        model.appendRow([first, QStandardItem(city)])
    widget.setModel(model)
    widget.setItemDelegateForColumn(0, PersonDelegate(widget))
    widget.resize(500, 200)
    widget.show()
    widget.setFocus()
    widget.go_to_row(0)
    return widget


def test_space_ticks_and_unticks_the_current_row(qtbot: QtBot, table: DataTable) -> None:
    qtbot.keyClick(table, Qt.Key.Key_Down)
    with qtbot.waitSignal(table.ticks_changed):
        qtbot.keyClick(table, Qt.Key.Key_Space)
    assert table.ticked_ids == {"id-1"}
    qtbot.keyClick(table, Qt.Key.Key_Space)
    assert table.ticked_ids == frozenset()


def test_enter_opens_the_current_row_and_runs_nothing_with_ctrl(qtbot: QtBot, table: DataTable) -> None:
    with qtbot.assertNotEmitted(table.row_opened):
        qtbot.keyClick(table, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    with qtbot.waitSignal(table.row_opened) as opened:
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert opened.args == [0]


def test_ctrl_c_copies_ticked_rows_as_they_are_seen(qtbot: QtBot, table: DataTable) -> None:
    table.set_ticked(["id-0", "id-2"])
    table.horizontalHeader().moveSection(1, 0)
    qtbot.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "Kampala\tGrace Nalubega\nDakar\tMamadou Diatta"


def test_ctrl_a_ticks_all_and_escape_none(qtbot: QtBot, table: DataTable) -> None:
    qtbot.keyClick(table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert len(table.ticked_ids) == len(PEOPLE)
    qtbot.keyClick(table, Qt.Key.Key_Escape)
    assert table.ticked_ids == frozenset()


def test_shift_down_extends_ticks(qtbot: QtBot, table: DataTable) -> None:
    qtbot.keyClick(table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert table.ticked_ids == {"id-0", "id-1"}
    assert table.currentIndex().row() == 1


def test_ticks_stay_with_their_rows_when_sorted(table: DataTable) -> None:
    table.set_ticked(["id-0"])
    table.model().sort(0, Qt.SortOrder.DescendingOrder)
    assert [table.is_ticked(row) for row in range(3)] == [False, False, True]


def test_letters_ask_the_page_to_find_a_name(qtbot: QtBot, table: DataTable) -> None:
    with qtbot.waitSignal(table.letters_typed) as typed:
        qtbot.keyClick(table, "m")
    assert typed.args == ["m"]
