"""Scans are told from typing by speed, wherever the focus is."""

from collections.abc import Iterator, Sequence

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QPlainTextEdit,
    QSpinBox,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from wego_desktop.domain.codes import clean_scan
from wego_desktop.ui.shell.scan_filter import BurstDetector, ScanFilter, Verdict

CODE = "CBDEFGHJKLNRTUVX"


class HandClock:
    def __init__(self) -> None:
        self.now_s = 100.0

    def monotonic_s(self) -> float:
        return self.now_s


class Desk(QWidget):
    """A text field and, beside it, the window itself, which counts the letters that reach it."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.field = QLineEdit(self)
        QVBoxLayout(self).addWidget(self.field)
        self.letters: list[str] = []
        self.returns = 0

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt names it
        if event.key() == Qt.Key.Key_Return:
            self.returns += 1
        else:
            self.letters.append(event.text())


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def desk(qtbot: QtBot, qapp: QApplication) -> Desk:
    widget = Desk()
    qtbot.addWidget(widget)
    widget.show()
    widget.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is widget)
    return widget


@pytest.fixture
def scans(qapp: QApplication, desk: Desk, clock: HandClock) -> Iterator[ScanFilter]:
    scan_filter = ScanFilter(desk, clock)
    qapp.installEventFilter(scan_filter)
    yield scan_filter
    qapp.removeEventFilter(scan_filter)


def send(qtbot: QtBot, clock: HandClock, target: QWidget, text: str, gap_s: float) -> None:
    for letter in text:
        clock.now_s += gap_s
        qtbot.keyClick(target, letter)


@pytest.mark.parametrize("end", [Qt.Key.Key_Return, Qt.Key.Key_Tab])
def test_burst_with_end_key_is_a_scan_while_a_field_has_focus(
    qtbot: QtBot, desk: Desk, scans: ScanFilter, clock: HandClock, end: Qt.Key
) -> None:
    desk.field.setText("Seoul")
    desk.field.setFocus()
    with qtbot.waitSignal(scans.scanned) as scanned:
        send(qtbot, clock, desk.field, CODE, 0.005)
        clock.now_s += 0.005
        qtbot.keyClick(desk.field, end)
    assert scanned.args == [CODE]
    assert desk.field.text() == "Seoul"
    assert QApplication.focusWidget() is desk.field


@pytest.mark.parametrize("end", [Qt.Key.Key_Return, Qt.Key.Key_Tab, None])
def test_burst_too_short_for_a_scan_stays_in_the_field(
    qtbot: QtBot, desk: Desk, scans: ScanFilter, clock: HandClock, end: Qt.Key | None
) -> None:
    desk.field.setText("Dr Omar")
    desk.field.setFocus()
    desk.field.setSelection(3, 4)
    with qtbot.assertNotEmitted(scans.scanned, wait=80):
        send(qtbot, clock, desk.field, "Almaz", 0.005)
        if end is not None:
            clock.now_s += 0.005
            qtbot.keyClick(desk.field, end)
    assert desk.field.text() == "Dr Almaz"


def test_quick_letters_are_kept_when_slower_ones_follow(
    qtbot: QtBot, desk: Desk, scans: ScanFilter, clock: HandClock
) -> None:
    desk.field.setFocus()
    with qtbot.assertNotEmitted(scans.scanned, wait=80):
        send(qtbot, clock, desk.field, "Alma", 0.01)
        send(qtbot, clock, desk.field, "z", 0.035)
    assert desk.field.text() == "Almaz"


def test_burst_without_end_key_is_a_scan_after_a_pause(
    qtbot: QtBot, desk: Desk, scans: ScanFilter, clock: HandClock
) -> None:
    desk.field.setFocus()
    with qtbot.waitSignal(scans.scanned) as scanned:
        send(qtbot, clock, desk.field, "GA7-0412", 0.004)
    assert scanned.args == ["GA7-0412"]
    assert desk.field.text() == ""


def test_burst_reaches_no_single_letter_key_when_no_field_has_focus(
    qtbot: QtBot, desk: Desk, scans: ScanFilter, clock: HandClock
) -> None:
    desk.setFocus()
    with qtbot.waitSignal(scans.scanned) as scanned:
        send(qtbot, clock, desk, CODE, 0.005)
        qtbot.keyClick(desk, Qt.Key.Key_Return)
    assert scanned.args == [CODE]
    assert desk.letters == []
    assert desk.returns == 0


def test_typing_is_no_scan_and_arrives_whole(
    qtbot: QtBot, desk: Desk, scans: ScanFilter, clock: HandClock
) -> None:
    desk.field.setFocus()
    with qtbot.assertNotEmitted(scans.scanned, wait=80):
        send(qtbot, clock, desk.field, "Kampala Capital", 0.12)
        clock.now_s += 0.2
        qtbot.keyClick(desk.field, Qt.Key.Key_Return)
    assert desk.field.text() == "Kampala Capital"


def test_a_single_letter_key_still_works_after_the_pause(
    qtbot: QtBot, desk: Desk, scans: ScanFilter, clock: HandClock
) -> None:
    desk.setFocus()
    send(qtbot, clock, desk, "m", 1.0)
    qtbot.waitUntil(lambda: desk.letters == ["m"])


def test_enter_after_a_letter_keeps_their_order(
    qtbot: QtBot, desk: Desk, scans: ScanFilter, clock: HandClock
) -> None:
    desk.setFocus()
    send(qtbot, clock, desk, "m", 1.0)
    qtbot.keyClick(desk, Qt.Key.Key_Return)
    assert desk.letters == ["m"]
    assert desk.returns == 1


def test_detector_is_sure_from_the_fourth_quick_letter(clock: HandClock) -> None:
    detector = BurstDetector(clock)
    verdicts = []
    for letter in "ABCD":
        clock.now_s += 0.01
        verdicts.append(detector.feed(letter))
    assert verdicts == [Verdict.FIRST, Verdict.CONTINUES, Verdict.CONTINUES, Verdict.SURE]
    clock.now_s += 0.05
    assert detector.feed("E") is Verdict.FIRST


def compose(desk: Desk, clock: HandClock, commits: Sequence[str], gap_s: float) -> None:
    """What an input method sends: each syllable is shown while it grows, then committed."""
    for syllable in commits:
        for event in (QInputMethodEvent(syllable[:1], []), QInputMethodEvent("", [])):
            clock.now_s += gap_s
            if not event.preeditString():
                event.setCommitString(syllable)
            QApplication.sendEvent(desk.field, event)


def test_scan_in_hangul_mode_arrives_in_latin_letters(
    qtbot: QtBot, desk: Desk, scans: ScanFilter, clock: HandClock
) -> None:
    desk.field.setFocus()
    desk.field.setText("before ")
    with qtbot.waitSignal(scans.scanned) as scanned:
        compose(
            desk, clock, ["츄", "ㅇ", "ㄷ", "료", "ㅓ", "ㅏ", "ㅣ", "ㅜ", "ㄱ", "ㅅ", "ㅕ", "ㅍ", "ㅌ"], 0.01
        )
        qtbot.keyClick(desk.field, Qt.Key.Key_Return)
    assert scanned.args == [clean_scan("츄ㅇㄷ료ㅓㅏㅣㅜㄱㅅㅕㅍㅌ")]
    assert scanned.args[0].isascii()
    assert desk.field.text() == "before "


def test_name_typed_in_hangul_stays_in_the_field(
    qtbot: QtBot, desk: Desk, scans: ScanFilter, clock: HandClock
) -> None:
    desk.field.setFocus()
    compose(desk, clock, ["한", "서", "윤"], 0.2)
    compose(desk, clock, ["東京都庁舎"], 0.2)
    assert desk.field.text() == "한서윤東京都庁舎"


@pytest.fixture(params=[QTextEdit, QPlainTextEdit, QSpinBox])
def other_field(request: pytest.FixtureRequest, desk: Desk) -> QTextEdit | QPlainTextEdit | QSpinBox:
    """A field of several lines or of a number in the place of the field of one line, with the focus."""
    field: QTextEdit | QPlainTextEdit | QSpinBox = request.param(desk)
    layout = desk.layout()
    assert layout is not None
    layout.addWidget(field)
    if isinstance(field, QSpinBox):
        field.setRange(0, 999_999_999)
    field.setFocus()
    return field


def content(field: QTextEdit | QPlainTextEdit | QSpinBox) -> str:
    return field.text() if isinstance(field, QSpinBox) else field.toPlainText()


def test_quick_letters_too_few_for_a_scan_stay_in_any_text_field(
    qtbot: QtBot,
    desk: Desk,
    scans: ScanFilter,
    clock: HandClock,
    other_field: QTextEdit | QPlainTextEdit | QSpinBox,
) -> None:
    other_field.selectAll()
    with qtbot.assertNotEmitted(scans.scanned, wait=80):
        send(qtbot, clock, other_field, "12345", 0.005)
    assert content(other_field) == "12345"


def test_scan_leaves_any_text_field_as_it_was(
    qtbot: QtBot,
    desk: Desk,
    scans: ScanFilter,
    clock: HandClock,
    other_field: QTextEdit | QPlainTextEdit | QSpinBox,
) -> None:
    if isinstance(other_field, QSpinBox):
        other_field.setValue(70)
    else:
        other_field.setPlainText("wheelchair, row 7")
    other_field.selectAll()
    before = content(other_field)
    with qtbot.waitSignal(scans.scanned) as scanned:
        send(qtbot, clock, other_field, "4120998877", 0.005)
        clock.now_s += 0.005
        qtbot.keyClick(other_field, Qt.Key.Key_Return)
    assert scanned.args == ["4120998877"]
    assert content(other_field) == before


def press(target: QWidget, letter: str, stamp_ms: int) -> None:
    """A key of which the window system says when it was pressed."""
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter)
        event.setTimestamp(stamp_ms)
        QApplication.sendEvent(target, event)


def test_typing_that_a_busy_program_hears_at_once_is_no_scan(
    qtbot: QtBot, desk: Desk, scans: ScanFilter, clock: HandClock
) -> None:
    desk.field.setFocus()
    with qtbot.assertNotEmitted(scans.scanned, wait=80):
        for place, letter in enumerate("Kampala Capital"):
            clock.now_s += 0.001
            press(desk.field, letter, 50_000 + 120 * place)
    assert desk.field.text() == "Kampala Capital"


def test_scan_that_a_busy_program_hears_with_gaps_is_a_scan(
    qtbot: QtBot, desk: Desk, scans: ScanFilter, clock: HandClock
) -> None:
    desk.field.setFocus()
    with qtbot.waitSignal(scans.scanned) as scanned:
        for place, letter in enumerate("GA7-0412"):
            clock.now_s += 0.2
            press(desk.field, letter, 50_000 + 5 * place)
    assert scanned.args == ["GA7-0412"]
    assert desk.field.text() == ""
