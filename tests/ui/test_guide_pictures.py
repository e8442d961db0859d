"""The pictures of the user guide can be made anew, all of them, and each is shown somewhere."""

import re

from wego_desktop.ui.guide_pictures import GUIDE, PICTURES
from wego_desktop.ui.screen_states import all_states


def test_every_picture_has_a_state_and_every_file_a_picture() -> None:
    names = {state.name for state in all_states()}
    assert {picture.state for picture in PICTURES.values()} <= names
    assert {path.stem for path in GUIDE.glob("*.png")} == set(PICTURES)


def test_every_picture_is_shown() -> None:
    texts = [path.read_text(encoding="utf-8") for path in GUIDE.parent.glob("*.md")]
    texts.append((GUIDE.parents[2] / "README.md").read_text(encoding="utf-8"))
    shown = {name for text in texts for name in re.findall(r"images/([\w-]+)\.png", text)}
    assert shown == set(PICTURES)
