import sys

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

CALLS = 500


def test_references_to_none_stay_when_qt_returns_nothing(qtbot: QtBot) -> None:
    # PySide6 6.12.0 on Python 3.11 takes one reference to None with each such call, then aborts.
    # From Python 3.12 on None is immortal and the count never moves, so there is nothing to lose.
    label = QLabel()
    qtbot.addWidget(label)
    thing = QObject()
    before = sys.getrefcount(None)
    for number in range(CALLS):
        thing.setObjectName(f"thing{number}")
        label.setEnabled(number % 2 == 0)
    lost = before - sys.getrefcount(None)
    assert lost < CALLS // 10
