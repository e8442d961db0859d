"""The check-in desk's page on a real workspace: scans, typing, modes, walk-ins, undo, keys."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QAccessible, QKeyEvent
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.fixtures_db import TickingClock
from tests.services.desk_world import MORNING
from tests.ui.desk_stage import Desk
from wego_desktop.bootstrap import AppContext
from wego_desktop.domain.enums import AdmissionRule, OperatorRole, RegistrationStatus, SessionKind
from wego_desktop.domain.scanning import ResultCode, Severity
from wego_desktop.errors import CodedError
from wego_desktop.services.queries.desk import checkpoints
from wego_desktop.ui.dialogs.dialog import ReasonDialog
from wego_desktop.ui.pages.desk.door_dialog import DoorDialog
from wego_desktop.ui.pages.desk.name_fit import LARGEST_PX, LAST_RESORT_PX, fit_name
from wego_desktop.ui.pages.desk.people_painter import differing_parts, marked_parts
from wego_desktop.ui.pages.desk.recent_list import RecentModel
from wego_desktop.ui.pages.desk.walk_in_dialog import WalkInDialog
from wego_desktop.ui.shell.requests import PrintBadges, ShowRegistration
from wego_desktop.ui.shell.scan_filter import ScanFilter
from wego_desktop.ui.theme.theme import Theme


@pytest.fixture
def desk(context: AppContext, qtbot: QtBot, app_theme: Theme) -> Iterator[Desk]:
    made = Desk(context, qtbot)
    yield made
    made.runner.shut_down()


def test_page_is_ready_with_counters_before_the_first_scan(desk: Desk) -> None:
    desk.world.register()
    page = desk.show()
    assert page.card.view.word == "Desk 1 is ready"
    assert page.side.counters.counters is not None
    assert (page.side.counters.counters.arrived, page.side.counters.counters.expected) == (0, 1)
    assert page.field.edit.hasFocus()
    assert not page.action_row.undo.isEnabled()


def test_card_names_a_second_record_of_the_person(desk: Desk) -> None:
    city = desk.world.organisation("Kampala Capital City Authority", "Kampala", "UG")
    code = desk.world.badge(desk.world.register(organisation_id=city))
    desk.world.register("Ssemwanga", "Grace Nalubega", organisation_id=city)
    page = desk.show()
    desk.scan(code)
    assert page.card.view.severity is Severity.DONE
    assert page.card.view.notices == (
        "Also on file as GA7-0002, likely the same person. Tell the lead desk, which can make one of both.",
    )
    page.undo_last()
    desk.settle()
    assert page.card.view.word == "Taken back"


def test_scan_shows_card_counters_and_recent_row_together(desk: Desk) -> None:
    city = desk.world.organisation("Kampala Capital City Authority", "Kampala", "UG")
    code = desk.world.badge(desk.world.register(organisation_id=city))
    page = desk.show()
    desk.scan(code)
    view = page.card.view
    assert (view.word, view.severity, view.name) == ("Checked in", Severity.DONE, "Grace Nalubega Ssemwanga")
    assert (view.organisation, view.place, view.country) == ("Kampala Capital City Authority", "Uganda", "UG")
    assert page.side.counters.counters is not None
    assert page.side.counters.counters.arrived == 1
    assert page.side.recent.model.rowCount() == 1
    assert "Grace Nalubega Ssemwanga" in page.side.recent.model.data(page.side.recent.model.index(0))
    assert page.card.accessibleName().startswith("Checked in. Grace Nalubega Ssemwanga. Kampala Capital")
    assert page.field.text() == ""
    assert page.field.edit.hasFocus()


def test_result_is_announced_at_once_when_it_is_a_warning(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[tuple[str, object]] = []
    monkeypatch.setattr(
        QAccessible, "updateAccessibility", lambda event: said.append((event.message(), event.politeness()))
    )
    number = desk.world.register()
    desk.show()
    desk.scan(number)
    desk.world.change(number, status=RegistrationStatus.CANCELLED)
    desk.scan(number)
    levels = QAccessible.AnnouncementPoliteness
    assert [level for _text, level in said] == [levels.Polite, levels.Assertive]
    assert said[1][0].startswith("Cancelled. Grace Nalubega Ssemwanga. Delegate. The registration of")


def test_scans_are_queued_and_none_is_dropped(desk: Desk) -> None:
    numbers = [desk.world.register(f"Guest {at}", "Delegate") for at in range(8)]
    page = desk.show()
    for number in numbers:
        page.on_scan(number)
    assert page.field.edit.placeholderText() == "8 waiting"
    desk.settle()
    assert desk.results() == [ResultCode.OK] * 8
    assert page.card.view.name == "Guest 7 Delegate"
    assert page.field.edit.placeholderText() == "Scan a badge, or type a name, city or code"


class ScannerClock:
    """Time as a scanner's keys see it: a thousandth of a second from one to the next."""

    now_s = 0.0

    def monotonic_s(self) -> float:
        self.now_s += 0.001
        return self.now_s


def send(widget: QWidget, keys: Sequence[tuple[Qt.Key, str]]) -> None:
    """Keys as the system delivers them, without a turn of the event loop between."""
    for key, text in keys:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QCoreApplication.sendEvent(widget, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, text))


@pytest.mark.parametrize(
    "end",
    [[(Qt.Key.Key_Return, "\r")], [(Qt.Key.Key_Tab, "\t")], []],
    ids=["enter", "tab", "nothing"],
)
def test_burst_is_a_scan_wherever_the_focus_is(
    desk: Desk, qtbot: QtBot, end: list[tuple[Qt.Key, str]]
) -> None:
    code = desk.world.badge(desk.world.register())
    page = desk.show()
    scans = ScanFilter(page, ScannerClock())
    scans.scanned.connect(page.on_scan)
    page.side.recent.search.setFocus()
    app = QApplication.instance()
    assert app is not None
    app.installEventFilter(scans)
    try:
        send(page.side.recent.search, [(Qt.Key(ord(letter)), letter.lower()) for letter in code] + end)
        qtbot.waitUntil(lambda: page.card.view.word == "Checked in", timeout=10_000)
    finally:
        app.removeEventFilter(scans)
    desk.settle()
    assert desk.results() == [ResultCode.OK]
    assert page.side.recent.search.text() == ""
    assert page.field.edit.hasFocus()


def test_typing_shows_best_matches_and_enter_checks_the_chosen_in(desk: Desk) -> None:
    dakar = desk.world.organisation("Ville de Dakar", "Dakar", "SN")
    desk.world.register("Mamadou", "Diatta", organisation_id=dakar)
    desk.world.register("Darius", "Kalantari")
    page = desk.show()
    desk.type("d")
    assert page.card.view.people == ()
    desk.type("a")
    view = page.card.view
    assert (view.word, [row.name for row in view.people]) == (
        "2 people match", ["Darius Kalantari", "Mamadou Diatta"],
    )  # fmt: skip
    desk.key(Qt.Key.Key_Down)
    desk.key(Qt.Key.Key_Return)
    assert page.card.view.name == "Mamadou Diatta"
    assert desk.results() == [ResultCode.OK]


def test_one_match_needs_no_choice_and_esc_brings_the_result_back(desk: Desk) -> None:
    desk.world.register()
    desk.world.register("Ana Celeste", "Machava")
    page = desk.show()
    desk.type("celeste", enter=True)
    assert (page.card.view.name, desk.results()) == ("Ana Celeste Machava", [ResultCode.OK])
    desk.type("grace")
    assert page.card.view.word == "1 person matches"
    desk.key(Qt.Key.Key_Escape)
    assert page.card.view.name == "Ana Celeste Machava"
    desk.key(Qt.Key.Key_Escape)
    assert page.card.view.word == "Desk 1 is ready"


def test_number_is_taken_at_once_also_when_other_numbers_hold_it(desk: Desk) -> None:
    for at in range(21):
        desk.world.register(f"Guest {at + 1}", "Delegate")
    page = desk.show()
    desk.type("1", enter=True)
    assert page.card.view.name == "Guest 1 Delegate"
    desk.type("02")
    numbers = [row.number for row in page.card.view.people]
    assert (numbers[0], len(numbers)) == ("GA7-0002", 3)
    desk.key(Qt.Key.Key_Escape)
    desk.type("guest")
    assert page.card.view.word == "8 best matches"


def test_unknown_code_offers_the_closest_and_enter_takes_it(desk: Desk) -> None:
    code = desk.world.badge(desk.world.register())
    page = desk.show()
    desk.scan(code[:3] + ("B" if code[3] != "B" else "C") + code[4:])
    view = page.card.view
    assert (view.word, [row.code for row in view.people]) == ("Code not known", [code])
    desk.key(Qt.Key.Key_Return)
    assert page.card.view.word == "Checked in"


def test_warning_makes_room_with_enter_and_names_the_count(desk: Desk) -> None:
    number = desk.world.register()
    page = desk.show()
    desk.scan(number)
    desk.scan(number)
    view = page.card.view
    assert (view.word, page.action_row.primary.text()) == ("Already checked in", "Next person")
    assert [fact.label for fact in view.strip] == ["First check-in", "Badge", "Number"]
    assert view.footer[0].note == "Nothing changes. The count stays at 1."
    desk.key(Qt.Key.Key_Return)
    assert page.card.view.word == "Desk 1 is ready"


def test_undo_takes_the_last_check_in_back_by_key_and_button(desk: Desk) -> None:
    first, second = desk.world.register(), desk.world.register("Ana", "Machava")
    page = desk.show()
    desk.scan(first)
    desk.scan(second)
    desk.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert (page.card.view.word, page.card.view.name) == ("Taken back", "Ana Machava")
    page.action_row.undo.click()
    desk.settle()
    assert page.card.view.name == "Grace Nalubega Ssemwanga"
    assert page.side.counters.counters is not None
    assert (page.side.counters.counters.arrived, page.action_row.undo.isEnabled()) == (0, False)
    assert desk.errors == []


def test_enter_after_a_click_on_undo_takes_nobody_else_back(desk: Desk, qtbot: QtBot) -> None:
    first, second = desk.world.register(), desk.world.register("Ana", "Machava")
    page = desk.show()
    desk.scan(first)
    desk.scan(second)
    qtbot.mouseClick(page.action_row.undo, Qt.MouseButton.LeftButton)
    desk.settle()
    focused = QApplication.focusWidget()
    assert focused is page.field.edit
    qtbot.keyClick(focused, Qt.Key.Key_Return)
    desk.settle()
    assert page.side.counters.counters is not None
    assert page.side.counters.counters.arrived == 1


def test_card_says_what_counts_when_undo_and_redo_come_from_elsewhere(desk: Desk) -> None:
    first, second = desk.world.register(), desk.world.register("Ana", "Machava")
    page = desk.show()
    desk.scan(first)
    desk.scan(second)
    desk.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    context = desk.context
    context.undo.redo(context.actor)
    page.mark_stale()
    desk.settle()
    assert (page.card.view.word, page.card.view.name) == ("Checked in", "Ana Machava")
    context.undo.undo(context.actor)
    page.mark_stale()
    desk.settle()
    assert (page.card.view.word, page.card.view.name) == ("Taken back", "Ana Machava")
    context.undo.redo(context.actor)
    page.mark_stale()
    desk.settle()
    desk.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert (page.card.view.word, page.card.view.name) == ("Taken back", "Ana Machava")
    assert page.side.counters.counters is not None
    assert page.side.counters.counters.arrived == 1
    assert desk.errors == []


def test_walk_in_that_was_taken_back_is_not_offered_to_edit(desk: Desk, qtbot: QtBot) -> None:
    page = desk.show()
    page.open_walk_in()
    desk.settle()
    dialog = page.findChild(WalkInDialog)
    assert dialog is not None
    qtbot.keyClicks(dialog.name.line_edit, "Ana Machava")
    qtbot.keyClick(dialog.name.line_edit, Qt.Key.Key_Return)
    desk.settle()
    assert page.action_row.edit.isEnabled()
    desk.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert page.card.view.word == "Taken back"
    assert not page.action_row.edit.isEnabled()
    assert not page.action_row.badge.isEnabled()


def test_long_text_that_was_scanned_is_shortened_in_its_sentence(desk: Desk) -> None:
    page = desk.show()
    desk.scan("x" * 200)
    assert "x" * 41 not in page.card.view.sentence
    assert page.card.view.sentence.startswith("No one has the code")
    desk.type("y" * 100, enter=True)
    assert "y" * 41 not in page.card.view.sentence
    assert page.card.view.sentence.endswith("or add a walk-in.")


def test_primary_button_says_what_enter_does_in_each_mode(desk: Desk) -> None:
    page = desk.show()
    desk.key(Qt.Key.Key_3, Qt.KeyboardModifier.AltModifier)
    assert page.action_row.primary.text() == "Check out"
    assert page.key_hints()[0].text == "Check out"
    desk.key(Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    assert page.action_row.primary.text() == "Check in"


def test_door_cannot_be_taken_when_no_session_fits(desk: Desk, qtbot: QtBot) -> None:
    page = desk.show()
    page.choose_door()
    desk.settle()
    dialog = page.findChild(DoorDialog)
    assert dialog is not None
    dialog.search.setText("nothing like this")
    assert not dialog.take_button.isEnabled()


def test_refused_person_is_let_in_with_a_reason(desk: Desk, qtbot: QtBot) -> None:
    number = desk.world.register()
    desk.world.change(number, status=RegistrationStatus.CANCELLED)
    page = desk.show()
    desk.scan(number)
    assert (page.card.view.severity, page.action_row.let_in.isVisible()) == (Severity.STOP, True)
    # All buttons stand beside each other in the smallest window and beside the side bar.
    assert page.action_row.sizeHint().width() <= 808
    page.ask_reason()
    dialog = page.findChild(ReasonDialog)
    assert dialog is not None
    qtbot.keyClicks(dialog.field.line_edit, "Mayor's office called")
    qtbot.keyClick(dialog.field.line_edit, Qt.Key.Key_Return)
    desk.settle()
    assert (page.card.view.word, page.card.view.notices) == (
        "Checked in", ("Let in against the rule: Mayor's office called",),
    )  # fmt: skip
    assert desk.world.scans()[-1].is_forced


def test_desk_role_is_not_offered_to_let_in(desk: Desk) -> None:
    number = desk.world.register()
    desk.world.change(number, status=RegistrationStatus.WAITLISTED)
    actor = replace(desk.context.actor, role=OperatorRole.DESK)
    desk.services = replace(desk.services, context=replace(desk.context, actor=actor))
    page = desk.show()
    desk.scan(number)
    assert (page.card.view.word, page.action_row.let_in.isVisible()) == ("On the waiting list", False)
    assert [fact.text for fact in page.card.view.footer] == ["Next person", "Walk-in"]


def test_session_door_is_chosen_once_and_colours_the_field(desk: Desk, qtbot: QtBot) -> None:
    _, door = desk.world.door("Opening ceremony", kind=SessionKind.CEREMONY, rule=AdmissionRule.BY_LIST)
    desk.world.door("Closing ceremony", kind=SessionKind.CEREMONY)
    number = desk.world.register()
    page = desk.show()
    page.desk_header.switch.choose("door")
    qtbot.waitUntil(lambda: page.findChild(DoorDialog) is not None)
    dialog = page.findChild(DoorDialog)
    assert dialog is not None
    qtbot.keyClicks(dialog.search, "opening")
    assert dialog.list.count() == 1
    qtbot.keyClick(dialog.search, Qt.Key.Key_Return)
    desk.settle()
    assert page.field.edit.placeholderText() == "Scan at Opening ceremony"
    assert page._standing.edge() == "trk-ceremony"
    desk.scan(number)
    assert page.card.view.word == "Not for this session"
    desk.world.admit(number, next(r.id for r in [row_session(desk, door)]))
    desk.scan(number)
    assert page.card.view.word == "Welcome in"
    assert page.side.counters.counters is not None
    assert page.side.counters.counters.arrived == 1
    page.desk_header.switch.choose("arrival")
    desk.settle()
    assert page.field.edit.placeholderText() == "Scan a badge, or type a name, city or code"


def row_session(desk: Desk, door: str) -> object:
    from wego_desktop.db.models import Checkpoint, Session

    with desk.context.database.read() as session:
        return session.get_one(Session, session.get_one(Checkpoint, door).session_id)


def test_leaving_the_door_dialog_returns_to_arrival(desk: Desk, qtbot: QtBot) -> None:
    desk.world.door()
    page = desk.show()
    qtbot.keyClick(page.field.edit, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: page.findChild(DoorDialog) is not None)
    dialog = page.findChild(DoorDialog)
    assert dialog is not None
    dialog.reject()
    desk.settle()
    assert page.desk_header.switch.current == "arrival"


def test_exit_mode_marks_out(desk: Desk) -> None:
    number = desk.world.register()
    page = desk.show()
    desk.scan(number)
    page.desk_header.switch.choose("exit")
    desk.scan(number)
    assert page.card.view.word == "Checked out"
    page.desk_header.switch.choose("arrival")
    desk.scan(number)
    assert page.card.view.word == "Back in"


def test_walk_in_is_saved_from_the_form_and_somebody_on_file_is_offered(desk: Desk, qtbot: QtBot) -> None:
    desk.world.register()
    page = desk.show()
    page.open_walk_in()
    qtbot.waitUntil(lambda: page.findChild(WalkInDialog) is not None)
    dialog = page.findChild(WalkInDialog)
    assert dialog is not None
    dialog.name.set_text("ssemwanga grace nalubega")
    qtbot.waitUntil(lambda: dialog.known.count() == 1)
    assert "GA7-0001" in dialog.known.item(0).text()
    dialog._save()
    assert dialog.name.error != ""
    dialog.name.set_text("Ana Celeste Machava")
    qtbot.waitUntil(lambda: dialog.known.count() == 0)
    dialog.organisation.set_text("Maputo City Council")
    qtbot.keyClick(dialog.organisation.line_edit, Qt.Key.Key_Return)
    desk.settle()
    assert (page.card.view.name, page.card.view.number) == ("Ana Celeste Machava", "GA7-0002")
    desk.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert desk.world.scans() == []


def test_somebody_on_file_is_checked_in_from_the_form(desk: Desk, qtbot: QtBot) -> None:
    desk.world.register()
    page = desk.show()
    page.open_walk_in()
    qtbot.waitUntil(lambda: page.findChild(WalkInDialog) is not None)
    dialog = page.findChild(WalkInDialog)
    assert dialog is not None
    dialog.name.set_text("Grace Nalubega Ssemwanga")
    qtbot.waitUntil(lambda: dialog.known.count() == 1)
    dialog.known.itemActivated.emit(dialog.known.item(0))
    desk.settle()
    assert (page.card.view.word, desk.results()) == ("Checked in", [ResultCode.OK])


def test_edit_and_print_open_the_pages_for_it(desk: Desk) -> None:
    number = desk.world.register()
    page = desk.show()
    assert not page.action_row.edit.isEnabled()
    desk.scan(number)
    registration_id = desk.world.registration(number).id
    page.action_row.edit.click()
    page.action_row.badge.click()
    assert desk.opened == [
        ("delegates", ShowRegistration(registration_id)),
        ("badges", PrintBadges((registration_id,))),
    ]
    assert page.action_row.badge.text() == "Print badge"
    desk.world.badge(number)
    desk.scan(number)
    assert page.action_row.badge.text() == "Reprint"


def test_recent_arrivals_are_of_this_desk_or_all_and_are_found(desk: Desk, second_desk: AppContext) -> None:
    mine, theirs = desk.world.register(), desk.world.register("Ana", "Machava")
    second_desk.check_ins.check_in(second_desk.actor, theirs, desk.world.event_id)
    page = desk.show()
    QAbstractItemModelTester(page.side.recent.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    desk.scan(mine)
    rows = names(page.side.recent.model)
    assert [row.split(" ", 1)[1] for row in rows] == [
        "Grace Nalubega Ssemwanga, ", "Ana Machava, Desk 2",
    ]  # fmt: skip
    page.side.recent.search.setText("machava")
    desk.settle()
    assert len(names(page.side.recent.model)) == 1
    page.side.recent.search.clear()
    page.side.recent.switch.choose("desk")
    desk.settle()
    assert len(names(page.side.recent.model)) == 1


def names(model: RecentModel) -> list[str]:
    return [str(model.data(model.index(row))) for row in range(model.rowCount())]


def test_typing_anywhere_on_the_page_types_into_the_scan_field(desk: Desk, qtbot: QtBot) -> None:
    desk.world.register()
    page = desk.show()
    page.desk_header.switch.setFocus()
    qtbot.keyClick(page.desk_header.switch, "g")
    qtbot.keyClick(page.field.edit, "r")
    desk.settle()
    assert (page.field.text(), page.card.view.word) == ("gr", "1 person matches")


def test_failed_scan_is_told_and_the_next_one_goes_on(desk: Desk) -> None:
    number = desk.world.register()
    page = desk.show()
    page.on_scan("\x02\x03")
    desk.settle()
    assert [error.code for error in desk.errors if isinstance(error, CodedError)] == ["nothing_scanned"]
    desk.scan(number)
    assert page.card.view.word == "Checked in"


@pytest.mark.parametrize(("width", "height"), [(1384, 840), (1224, 664)])
@pytest.mark.parametrize(
    ("given", "family", "native"),
    [
        ("Maximiliana Theodora " * 6, "von Hohenstaufen", ""),
        ("رانيا درويش", "حداد", ""),
        ("Seo-yun", "Han", "한서윤"),
    ],
)
def test_card_paints_any_name_in_both_sizes(
    desk: Desk, width: int, height: int, given: str, family: str, native: str
) -> None:
    number = desk.world.register(given.strip(), family, native=native)
    page = desk.show(width, height)
    desk.scan(number)
    assert page.card.view.name == f"{given.strip()} {family}"
    assert not page.grab().isNull()


@pytest.mark.usefixtures("app_theme")
def test_name_shrinks_then_wraps_and_is_never_cut() -> None:
    assert fit_name("Grace Nalubega Ssemwanga", 560, 140).size_px == LARGEST_PX
    assert fit_name("Grace Nalubega Ssemwanga", 560, 70).size_px < LARGEST_PX
    long = fit_name("Wolfeschlegelsteinhausenbergerdorff " * 5, 560, 220)
    assert LAST_RESORT_PX <= long.size_px < 36
    assert fit_name("A" * 200, 560, 100).size_px == LAST_RESORT_PX


def test_marked_letters_follow_folding() -> None:
    assert marked_parts("Beyoğlu Belediyesi", "beyog") == [(0, 5)]
    assert marked_parts("Straße", "strasse") == []
    assert differing_parts("ABCD", "ABXD") == [(2, 3)]
    assert differing_parts("ABCD", "ABX") == []


def test_doors_that_are_over_stand_last(desk: Desk, qtbot: QtBot) -> None:
    desk.world.door("Early", starts_at=MORNING)
    clock = desk.context.database.clock
    assert isinstance(clock, TickingClock)
    rows = checkpoints(desk.context.database, desk.world.event_id)
    assert [row.session_title for row in rows] == ["", "Early"]
    dialog = DoorDialog([row for row in rows if row.starts_at], MORNING)
    qtbot.addWidget(dialog)
    assert dialog.list.item(0).text() == "Wed 14 Oct 10:00–12:00   Early"
