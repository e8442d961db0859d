"""The page of duplicates on a real workspace: look, choose, merge, keep apart, skip, by keyboard alone."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.table_images import JOURNAL, images
from tests.ui.duplicates_stage import KEY, DuplicateDesk
from wego_desktop.bootstrap import AppContext
from wego_desktop.db.models import Person
from wego_desktop.domain.enums import RegistrationStatus
from wego_desktop.services.merge_service import Side
from wego_desktop.ui.pages.duplicates.compare_model import FIRST, SECOND
from wego_desktop.ui.theme.theme import Theme

MINSU, GRACE, JOAO = (
    "Minsu Kim · 김민수",
    "Grace Nalubega Ssemwanga · Ssemwanga Grace Nalubega",
    "João Sebastião Albuquerque · Joao S. Albuquerque",
)


@pytest.fixture
def desk(qtbot: QtBot, context: AppContext, app_theme: Theme) -> Iterator[DuplicateDesk]:
    made = DuplicateDesk(qtbot, context)
    for model in (made.duplicates.list.table.pairs, made.duplicates.compared.table.lines):
        QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, made.window)
    yield made
    made.close()


def press(desk: DuplicateDesk, widget: QWidget, *keys: Qt.Key, ctrl: bool = False) -> None:
    modifier = Qt.KeyboardModifier.ControlModifier if ctrl else Qt.KeyboardModifier.NoModifier
    for key in keys:
        desk.qtbot.keyClick(widget, key, modifier)
    desk.settle()


def row_of(desk: DuplicateDesk, label: str) -> int:
    lines = desk.duplicates.compared.table.lines.lines
    return next(row for row, line in enumerate(lines) if line.label == label)


def person(context: AppContext, **facts: str) -> Person | None:
    from sqlalchemy import select

    with context.database.read() as session:
        return session.scalars(select(Person).filter_by(**facts)).first()


def test_pairs_are_listed_with_counts_and_the_first_is_compared(desk: DuplicateDesk) -> None:
    page = desk.duplicates
    assert desk.names() == [MINSU, GRACE, JOAO]
    assert page.list.table.hasFocus()
    assert page.compared.title.text() == "Minsu Kim and 김민수"
    assert page.compared.why.text() == "김민수 reads as Minsu Kim, same email, same organisation"
    assert [page.list.filter._choices[at][1] for at in range(3)] == ["All 3", "Likely 2", "Possible 1"]
    lines = page.compared.table.lines
    assert lines.index(row_of(desk, "Email"), FIRST).data() == "minsu.kim@goyang.example"
    assert page.compared.effects.text().startswith("GA7-0004 leads to GA7-0003.")


def test_fields_are_chosen_by_keys_and_the_merge_takes_them(desk: DuplicateDesk, context: AppContext) -> None:
    page = desk.duplicates
    page.list.table.go_to_row(2)
    desk.settle()
    press(desk, page.list.table, KEY.Key_Return)
    table = page.compared.table
    assert table.hasFocus()
    email, position = row_of(desk, "Email"), row_of(desk, "Position")
    assert (table.lines.side(email), table.lines.side(position)) == (Side.MERGED, Side.MERGED)
    table.go_to_row(email)
    press(desk, table, KEY.Key_Left)
    table.go_to_row(position)
    press(desk, table, KEY.Key_Space)
    assert table.lines.index(email, FIRST).data(Qt.ItemDataRole.AccessibleTextRole).endswith(", taken")
    press(desk, table, KEY.Key_M)
    assert desk.errors == []
    assert desk.said == ["João Sebastião Albuquerque is one record now"]
    assert desk.names() == [MINSU, GRACE]
    kept = person(context, given_names="João Sebastião")
    assert kept is not None
    assert (kept.email, kept.position) == ("j.albuquerque@sp.example", "Secretary of Innovation")
    assert kept.languages == "Portuguese"
    assert person(context, given_names="Joao S.") is None


def test_the_other_record_can_be_the_one_that_stays(desk: DuplicateDesk, context: AppContext) -> None:
    page = desk.duplicates
    other = page.current_pair
    assert other is not None
    table = page.compared.table
    table.setFocus()
    table.go_to_row(0)
    press(desk, table, KEY.Key_Right)
    assert table.lines.headerData(SECOND, Qt.Orientation.Horizontal) == "This record stays"
    assert page.compared.effects.text().startswith("GA7-0003 leads to GA7-0004.")
    press(desk, table, KEY.Key_M)
    with context.database.read() as session:
        kept = session.get(Person, other.second.person_id)
        assert session.get(Person, other.first.person_id) is None
    assert kept is not None
    assert (kept.given_names, kept.native_name, kept.phone) == ("Minsu", "김민수", "+82 31 555 0110")


def test_all_of_one_side_and_a_click_on_one_value(desk: DuplicateDesk) -> None:
    table = desk.duplicates.compared.table
    table.setFocus()
    press(desk, table, KEY.Key_Right, ctrl=True)
    sides = {table.lines.side(row) for row, line in enumerate(table.lines.lines) if line.differs}
    assert sides == {Side.MERGED}
    phone = row_of(desk, "Phone")
    spot = table.visualRect(table.lines.index(phone, FIRST)).center()
    desk.qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(spot))
    assert table.lines.side(phone) is Side.SURVIVOR
    heading = row_of(desk, "At 7th WeGO General Assembly")
    table.go_to_row(heading - 1)
    press(desk, table, KEY.Key_Down)
    assert table.currentIndex().row() == heading + 1
    press(desk, table, KEY.Key_Up)
    assert table.currentIndex().row() == heading - 1


def test_a_merge_is_undone_and_the_pair_comes_back(desk: DuplicateDesk, context: AppContext) -> None:
    before = images(context.database, JOURNAL)
    press(desk, desk.duplicates.list.table, KEY.Key_M)
    assert desk.names() == [GRACE, JOAO]
    desk.runner.write(lambda: context.undo.undo(context.actor))
    desk.settle()
    assert desk.names() == [MINSU, GRACE, JOAO]
    assert images(context.database, JOURNAL) == before


def test_two_people_are_no_longer_offered(desk: DuplicateDesk, context: AppContext) -> None:
    press(desk, desk.duplicates.list.table, KEY.Key_T)
    assert desk.said == ["Minsu Kim and 김민수 stay two people"]
    assert desk.names() == [GRACE, JOAO]
    assert desk.duplicates.compared.title.text().startswith("Grace")
    assert desk.twins.count() == 7


def test_skipped_pairs_are_passed_over(desk: DuplicateDesk) -> None:
    table = desk.duplicates.list.table
    press(desk, table, KEY.Key_S)
    assert table.currentIndex().row() == 1
    press(desk, table, KEY.Key_S)
    assert table.currentIndex().row() == 2
    press(desk, table, KEY.Key_F8)
    assert table.currentIndex().row() == 2
    assert desk.names() == [MINSU, GRACE, JOAO]


def test_f8_goes_round_and_shift_f8_back(desk: DuplicateDesk) -> None:
    table = desk.duplicates.list.table
    places = []
    for shift in (False, False, False, True):
        modifier = Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier
        desk.qtbot.keyClick(table, KEY.Key_F8, modifier)
        places.append(table.currentIndex().row())
    desk.settle()
    assert places == [1, 2, 0, 2]


def test_what_was_chosen_and_the_focus_stay_when_others_work(
    desk: DuplicateDesk, second_desk: AppContext
) -> None:
    page = desk.duplicates
    table = page.compared.table
    table.setFocus()
    phone = row_of(desk, "Phone")
    table.go_to_row(phone)
    press(desk, table, KEY.Key_Left)
    grace = desk.twins.registration("GA7-0005").person_id
    second_desk.people.edit(second_desk.actor, grace, position="Head of Mobility")
    page.mark_stale()
    desk.settle()
    assert (table.lines.side(phone), table.hasFocus()) == (Side.SURVIVOR, True)
    second_desk.people.edit(second_desk.actor, grace, given_names="Rosa")
    page.mark_stale()
    desk.settle()
    assert desk.names() == [MINSU, JOAO]
    assert (table.lines.side(phone), table.hasFocus()) == (Side.SURVIVOR, True)
    second_desk.people.edit(
        second_desk.actor, desk.twins.registration("GA7-0004").person_id, phone="+82 31 555 0199"
    )
    page.mark_stale()
    desk.settle()
    assert table.lines.index(row_of(desk, "Phone"), SECOND).data() == "+82 31 555 0199"


def test_the_filter_shows_one_level(desk: DuplicateDesk) -> None:
    page = desk.duplicates
    page.list.filter.choose("possible")
    desk.settle()
    assert desk.names() == [JOAO]
    assert page.compared.title.text().startswith("João")
    press(desk, page.list.table, KEY.Key_T)
    assert desk.names() == []
    assert page.compared.table.lines.rowCount() == 0
    assert not page.compared.isVisible()
    page.list.filter.choose("all")
    desk.settle()
    assert desk.names() == [MINSU, GRACE]


def test_people_of_other_events_are_shown_on_request(desk: DuplicateDesk, context: AppContext) -> None:
    world = desk.twins
    for number in ("GA7-0001", "GA7-0002"):
        world.change(number, status=RegistrationStatus.CANCELLED)
    desk.duplicates.mark_stale()
    desk.settle()
    assert desk.names() == [MINSU, GRACE]
    desk.duplicates.list.scope.choose("everywhere")
    desk.settle()
    assert desk.names() == [MINSU, GRACE, JOAO]


def test_when_all_is_decided_the_page_says_so(desk: DuplicateDesk) -> None:
    page = desk.duplicates
    for _pair in range(3):
        press(desk, page.list.table, KEY.Key_T)
    assert page.everyone_button.isVisible()
    assert page.key_hints() == []
    desk.qtbot.mouseClick(page.everyone_button, Qt.MouseButton.LeftButton)
    desk.settle()
    assert not page.everyone_button.isVisible()


def test_another_page_asks_for_somebody(desk: DuplicateDesk) -> None:
    page = desk.duplicates
    wanted = desk.twins.registration("GA7-0006").person_id
    page.take_request(wanted)
    desk.settle()
    assert page.current_pair is not None
    assert page.current_pair.second.person_id == wanted
    assert page.commands()[0].text == "Merge these two"


def test_a_pair_that_another_desk_decided_goes(desk: DuplicateDesk, second_desk: AppContext) -> None:
    page = desk.duplicates
    pair = page.current_pair
    assert pair is not None
    second_desk.merging.merge(second_desk.actor, pair.first.person_id, pair.second.person_id)
    page.list.table.go_to_row(1)
    page.list.table.go_to_row(0)
    desk.settle()
    assert desk.names() == [GRACE, JOAO]
    assert desk.errors == []
