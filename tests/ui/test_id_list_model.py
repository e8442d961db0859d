"""The id-list model: pages fetched as they are shown, order changes without grey rows."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from wego_desktop.ui.models.id_list_model import PAGE_ROWS, Column, IdListModel
from wego_desktop.ui.widgets.cells import CellRole, RowState


@dataclass(frozen=True)
class Guest:
    id: str
    name: str


class Store:
    """Answers when told to, as a reader thread does."""

    def __init__(self) -> None:
        self.asked: list[list[str]] = []
        self.answers: list[Callable[[], None]] = []
        self.suffix = ""

    def fetch(self, ids: Sequence[str], done: Callable[[Sequence[Guest]], None]) -> None:
        wanted = list(ids)
        self.asked.append(wanted)
        self.answers.append(lambda: done([Guest(i, f"Guest {i}{self.suffix}") for i in wanted]))

    def answer(self) -> None:
        while self.answers:
            self.answers.pop(0)()


@pytest.fixture
def store() -> Store:
    return Store()


@pytest.fixture
def model(qtbot: QtBot, store: Store) -> IdListModel[Guest]:
    made: IdListModel[Guest] = IdListModel([Column("name", "Name", lambda row: row.name)], store.fetch)
    tester = QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Fatal)
    tester.setParent(made)
    store.asked.clear()
    return made


def text(model: IdListModel[Guest], row: int) -> object:
    return model.index(row, 0).data()


def test_a_row_is_loading_until_its_page_came(model: IdListModel[Guest], store: Store) -> None:
    model.set_ids([str(number) for number in range(1000)])
    store.answer()
    store.asked.clear()
    assert text(model, 700) is None
    assert model.index(700, 0).data(CellRole.ROW_STATE) == RowState.LOADING
    assert model.index(700, 0).data(CellRole.ROW_ID) == "700"
    assert [ids[0] for ids in store.asked] == ["700"]
    store.answer()
    assert text(model, 700) == "Guest 700"
    assert len(store.asked) == 1
    assert len(store.asked[0]) == PAGE_ROWS


def test_ids_and_ticks_are_answered_without_fetching(model: IdListModel[Guest], store: Store) -> None:
    model.set_ids([str(number) for number in range(100_000)])
    store.asked.clear()
    assert model.all_ids()[99_999] == "99999"
    assert model.place_of("4321") == 4321
    assert model.place_of("none") == -1
    assert model.index(99_999, 0).data(CellRole.ROW_ID) == "99999"
    assert store.asked == []


def test_rows_stay_visible_when_the_order_changes(model: IdListModel[Guest], store: Store) -> None:
    model.set_ids(["a", "b", "c"])
    text(model, 0)
    store.answer()
    model.set_ids(["c", "b", "a"])
    assert [text(model, row) for row in range(3)] == ["Guest c", "Guest b", "Guest a"]


def test_renewed_rows_are_fetched_again_and_old_answers_do_not_count(
    model: IdListModel[Guest], store: Store
) -> None:
    model.set_ids(["a", "b"])
    text(model, 0)
    store.answer()
    store.suffix = " (changed)"
    model.renew()
    assert text(model, 0) == "Guest a"
    store.answer()
    assert text(model, 0) == "Guest a (changed)"


def test_known_rows_are_not_fetched(model: IdListModel[Guest], store: Store) -> None:
    ids = [str(number) for number in range(PAGE_ROWS)]
    store.asked.clear()
    model.set_ids(ids, [Guest(id_, f"Known {id_}") for id_ in ids])
    assert text(model, 3) == "Known 3"
    assert store.asked == []


def test_header_has_titles_and_alignment(model: IdListModel[Guest]) -> None:
    assert model.headerData(0, Qt.Orientation.Horizontal) == "Name"
    assert model.headerData(0, Qt.Orientation.Horizontal, Qt.ItemDataRole.TextAlignmentRole) is None
