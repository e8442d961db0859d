"""The theme: switching without restart, tokens complete, icons shipped."""

import re

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from wego_desktop.ui.theme.icons import icon_pixmap
from wego_desktop.ui.theme.palette import palette
from wego_desktop.ui.theme.paths import STYLE_FILE
from wego_desktop.ui.theme.stylesheet import style_sheet
from wego_desktop.ui.theme.theme import Theme


def test_theme_changes_colours_and_tells_when_dark_is_chosen(qtbot: QtBot, app_theme: Theme) -> None:
    label = QLabel("Seoul")
    qtbot.addWidget(label)
    label.show()
    before = label.palette().windowText().color()
    with qtbot.waitSignal(app_theme.theme_changed):
        app_theme.choose("dark")
    assert app_theme.is_dark
    assert app_theme.color("canvas").name() == "#0e1115"
    assert label.grab().toImage() is not None
    assert before != app_theme.color("text")


def test_theme_says_nothing_when_the_same_is_chosen_again(qtbot: QtBot, app_theme: Theme) -> None:
    with qtbot.assertNotEmitted(app_theme.theme_changed):
        app_theme.choose("light")


def test_style_sheet_has_no_token_left_when_filled() -> None:
    for name in ("light", "dark"):
        assert "@" not in style_sheet(palette(name))


def test_both_palettes_have_the_same_tokens() -> None:
    assert palette("light").colours.keys() == palette("dark").colours.keys()
    assert all(colour.isValid() for colour in palette("dark").colours.values())


def test_pictures_named_in_the_style_sheet_exist() -> None:
    text = STYLE_FILE.read_text(encoding="utf-8")
    for name in re.findall(r"@controls@/([\w@-]+\.svg)", text):
        for shown in ("light", "dark"):
            assert (STYLE_FILE.parent / "controls" / name.replace("@theme@", shown)).is_file()


def test_icon_takes_the_colour_of_its_token(qtbot: QtBot, app_theme: Theme) -> None:
    image = icon_pixmap("check", 16, "bad", 2.0).toImage()
    assert image.width() == 32
    solid = {
        image.pixelColor(x, y).name()
        for x in range(32)
        for y in range(32)
        if image.pixelColor(x, y).alpha() == 255
    }
    assert app_theme.color("bad").name() in solid
