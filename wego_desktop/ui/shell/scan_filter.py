"""Telling a scanner from a typist by speed, wherever the focus is."""

import time
from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import Protocol

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from wego_desktop.domain.codes import clean_scan
from wego_desktop.ui.shell.scan_fields import FieldBefore, end_composing, field_before

MAX_GAP_S = 0.030
SURE_LENGTH = 4
SURE_STEPS = 3
MIN_LENGTH = 6
MIN_LENGTH_WITHOUT_END = 8
_KINDS = frozenset({QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride, QEvent.Type.InputMethod})
_END_KEYS = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab}
_COMMANDS = (
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
)


class Clock(Protocol):
    """Where the time between two keys comes from."""

    def monotonic_s(self) -> float:
        """Seconds that never go back."""


class SystemClock:
    """The computer's clock."""

    def monotonic_s(self) -> float:
        """Seconds that never go back."""
        return time.monotonic()


class Verdict(StrEnum):
    """What a key turned out to be."""

    FIRST = "first"
    CONTINUES = "continues"
    SURE = "sure"


class BurstDetector:
    """Collects characters; a burst is sure from the fourth character less than 30 ms after the one before.

    Where the window system says when a key was pressed (`stamp_ms`, 0 when it does not), that counts: a busy
    program would hear a typist's keys all at once, and a scanner's with gaps.
    """

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._text = ""
        self._steps = 0
        self._last_s = float("-inf")
        self._last_stamp_ms = 0

    def feed(self, letters: str, stamp_ms: int = 0) -> Verdict:
        """Note a key, or the letters of a syllable: it begins, continues, or surely is a burst."""
        is_close = self.touch(stamp_ms)
        self._text = self._text + letters if is_close else letters
        self._steps = self._steps + 1 if is_close else 1
        if self._steps == 1:
            return Verdict.FIRST
        return Verdict.SURE if self.is_sure else Verdict.CONTINUES

    def touch(self, stamp_ms: int = 0) -> bool:
        """Note that a key came that shows no letter yet; whether it came close behind the one before."""
        is_close = self._is_close(stamp_ms)
        self._last_s, self._last_stamp_ms = self._clock.monotonic_s(), stamp_ms
        return is_close

    def _is_close(self, stamp_ms: int) -> bool:
        if stamp_ms and self._last_stamp_ms:
            return (stamp_ms - self._last_stamp_ms) / 1000 < MAX_GAP_S
        return self._clock.monotonic_s() - self._last_s < MAX_GAP_S

    @property
    def is_sure(self) -> bool:
        """Whether what was collected came from a scanner; one syllable alone never did."""
        return len(self._text) >= SURE_LENGTH and self._steps >= SURE_STEPS

    @property
    def sure_text(self) -> str:
        """What was collected of a sure burst, be it long enough for a scan or not."""
        return self._text if self.is_sure else ""

    def end_key(self, stamp_ms: int = 0) -> str:
        """The scanned text when Enter or Tab comes close behind a burst, else an empty text."""
        is_close = self._is_close(stamp_ms)
        return self._take(MIN_LENGTH) if is_close else self._take(MIN_LENGTH_WITHOUT_END)

    def pause(self) -> str:
        """The scanned text when nothing came behind a long enough burst, else an empty text."""
        return self._take(MIN_LENGTH_WITHOUT_END)

    def _take(self, least: int) -> str:
        text, self._text = self._text, ""
        self._steps = 0
        self._last_s, self._last_stamp_ms = float("-inf"), 0
        return text if len(text) >= least else ""


class ScanFilter(QObject):
    """An application event filter that takes scans out of the keys and emits `scanned(text)`.

    In a text field the first three characters pass and are taken back when they turn out to be a scan;
    elsewhere they are held for 30 ms, so that no single-letter key of a page fires. Install it after the
    first show with `QApplication.installEventFilter`.
    """

    scanned = Signal(str)

    def __init__(
        self,
        parent: QObject,
        clock: Clock | None = None,
        is_active: Callable[[], bool] = lambda: True,
    ) -> None:
        super().__init__(parent)
        self._detector = BurstDetector(clock or SystemClock())
        self._is_active = is_active
        self._held: list[QKeyEvent] = []
        self._before: FieldBefore | None = None
        self._is_replaying = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(round(MAX_GAP_S * 1000) + 10)
        # A busy program is late: the keys that wait by then are heard before the pause counts.
        self._after_pause = QTimer(self)
        self._after_pause.setSingleShot(True)
        self._after_pause.setInterval(0)
        self._timer.timeout.connect(self._after_pause.start)
        self._after_pause.timeout.connect(self._on_pause)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind not in _KINDS or self._is_replaying:
            return False
        if isinstance(event, QInputMethodEvent):
            return self._concerns(watched) and self._composed(event)
        if not isinstance(event, QKeyEvent) or not self._concerns(watched):
            return False
        if kind == QEvent.Type.ShortcutOverride:
            if self._detector.is_sure:
                event.accept()
            return False
        return self._key(event)

    def _concerns(self, watched: QObject) -> bool:
        if not isinstance(watched, QWidget) or QApplication.activePopupWidget() is not None:
            return False
        focus = QApplication.focusWidget()
        is_target = watched is focus if focus is not None else watched.isWindow()
        return is_target and self._is_active()

    def _key(self, event: QKeyEvent) -> bool:
        if Qt.Key(event.key()) in _END_KEYS:
            return self._on_end(event.timestamp())
        text = event.text()
        if event.modifiers() & _COMMANDS or event.isAutoRepeat() or len(text) != 1 or not text.isprintable():
            return False
        if self._is_scan(text, event.timestamp()):
            return True
        if self._before is not None or _is_text_input():
            return False
        self._held.append(event.clone())
        return True

    def _is_scan(self, letters: str, stamp_ms: int = 0) -> bool:
        """Note letters; when they surely come from a scanner, what passed before is taken back."""
        burst = self._detector.sure_text
        verdict = self._detector.feed(letters, stamp_ms)
        self._wait()
        if verdict is Verdict.FIRST:
            self._give_back(burst)
            self._before = field_before()
        if verdict is Verdict.SURE:
            self._take_back()
        return verdict is Verdict.SURE

    def _composed(self, event: QInputMethodEvent) -> bool:
        """An input method shows or commits a text: with Hangul mode on, a scanner types syllables."""
        letters = clean_scan(event.commitString())
        if not letters:
            if self._detector.touch():
                self._wait()
            return self._detector.is_sure
        if not letters.isascii():
            # Words of another writing system, which no scanner types.
            return False
        return self._is_scan(letters)

    def _wait(self) -> None:
        self._after_pause.stop()
        self._timer.start()

    def _stop_waiting(self) -> None:
        self._after_pause.stop()
        self._timer.stop()

    def _on_end(self, stamp_ms: int) -> bool:
        self._stop_waiting()
        burst = self._detector.sure_text
        text = self._detector.end_key(stamp_ms)
        if not text:
            self._give_back(burst)
            return False
        self._emit(text)
        return True

    def _on_pause(self) -> None:
        burst = self._detector.sure_text
        text = self._detector.pause()
        if text:
            self._emit(text)
        else:
            self._give_back(burst)

    def _give_back(self, burst: str) -> None:
        """Too short for a scan: what was taken out of a text field stands in it again."""
        self._release_held()
        if burst and self._before is not None:
            self._before.insert(burst)
        self._before = None

    def _emit(self, text: str) -> None:
        self._take_back()
        self._before = None
        self.scanned.emit(text)

    def _take_back(self) -> None:
        self._held.clear()
        if self._before is not None:
            self._is_replaying = True
            try:
                end_composing(self._before)
            finally:
                self._is_replaying = False
            self._before.restore()

    def _release_held(self) -> None:
        held, self._held = self._held, []
        focus = QApplication.focusWidget()
        if held and focus is not None:
            self._send(held, focus)

    def _send(self, events: Sequence[QEvent], target: QWidget) -> None:
        self._is_replaying = True
        try:
            for event in events:
                QCoreApplication.sendEvent(target, event)
        finally:
            self._is_replaying = False


def _is_text_input() -> bool:
    return isinstance(QApplication.focusWidget(), QLineEdit | QTextEdit | QPlainTextEdit | QAbstractSpinBox)
