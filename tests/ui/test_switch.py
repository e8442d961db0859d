"""The segmented switch: what it says where there is little room."""

import pytest
from PySide6.QtWidgets import QHBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from wego_desktop.ui.widgets.switch import SegmentedSwitch

pytestmark = pytest.mark.usefixtures("app_theme")
CHOICES: list[tuple[str, ...]] = [
    ("", "All 3000"),
    ("new", "New 1409", "plus", "1409"),
    ("error", "Error 60", "circle-alert", "60"),
]


def test_a_switch_keeps_every_part_in_sight_when_it_is_narrow(qtbot: QtBot) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    row = QHBoxLayout(host)
    row.setContentsMargins(0, 0, 0, 0)
    switch = SegmentedSwitch([("", "All")], host)
    switch.set_choices(CHOICES)
    row.addWidget(switch)
    row.addStretch(1)
    host.resize(600, 40)
    host.show()
    assert switch.texts() == ["All 3000", "New 1409", "Error 60"]
    host.resize(switch.minimumSizeHint().width(), 40)
    qtbot.waitUntil(lambda: switch.texts() == ["All 3000", "1409", "60"])
    assert switch.width() >= switch.minimumSizeHint().width()
    switch.choose("error")
    assert switch.texts() == ["All 3000", "1409", "Error 60"]


def test_the_track_ends_with_the_last_part(qtbot: QtBot) -> None:
    switch = SegmentedSwitch([("", "All")])
    qtbot.addWidget(switch)
    switch.set_choices(CHOICES)
    switch.resize(switch.sizeHint().width() - 1, 36)
    shown = switch.grab().toImage()
    ground = QWidget().palette().window().color()
    assert shown.pixelColor(switch.minimumSizeHint().width() + 20, 18) == ground
    assert shown.pixelColor(3, 18) != ground
