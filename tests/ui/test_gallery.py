"""Every component is drawn in both themes, and differently."""

import os
from pathlib import Path

from pytestqt.qtbot import QtBot

from tests.ui.gallery import Gallery
from wego_desktop.settings import Theme as ThemeChoice
from wego_desktop.ui.theme.fonts import register_other_fonts
from wego_desktop.ui.theme.theme import Theme


def test_components_are_drawn_in_both_themes(qtbot: QtBot, app_theme: Theme) -> None:
    register_other_fonts()
    sheet = Gallery()
    qtbot.addWidget(sheet)
    sheet.show()
    sheet.table.setFocus()
    sheet.table.go_to_row(1)
    pictures = {}
    for name in ("light", "dark"):
        app_theme.choose(ThemeChoice(name))
        pictures[name] = sheet.grab().toImage()
        if folder := os.environ.get("WEGO_GALLERY_DIR"):
            pictures[name].save(str(Path(folder) / f"components-{name}.png"))
        corner = pictures[name].pixelColor(4, 4)
        assert corner == app_theme.color("canvas")
    assert pictures["light"] != pictures["dark"]
