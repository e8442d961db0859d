"""Which states make the pictures of the user guide and the README: `python3 dev.py screens --guide`."""

from dataclasses import dataclass
from pathlib import Path

GUIDE = Path(__file__).resolve().parents[2] / "docs" / "user-guide" / "images"
_LARGE, _SMALL = (1440, 900), (1280, 720)


@dataclass(frozen=True, slots=True)
class GuidePicture:
    """A picture of the guide: the state that it shows, and its theme and size in px."""

    state: str
    theme: str = "light"
    size: tuple[int, int] = _LARGE


PICTURES = {
    "badges": GuidePicture("badges"),
    "check-in": GuidePicture("desk-checked-in"),
    "check-in-door": GuidePicture("desk-door"),
    "check-in-matches": GuidePicture("desk-matches"),
    "check-in-stop": GuidePicture("desk-cancelled"),
    "check-in-warning": GuidePicture("desk-already-in"),
    "delegate": GuidePicture("delegates-panel"),
    "delegates": GuidePicture("delegates"),
    "delegates-dark": GuidePicture("delegates", "dark"),
    "delegates-editing": GuidePicture("delegates-editing"),
    "delegates-small": GuidePicture("delegates-panel", size=_SMALL),
    "delegates-ticked": GuidePicture("delegates-ticked"),
    "duplicates": GuidePicture("duplicates"),
    "event-settings": GuidePicture("event-settings-own-fields"),
    "excel": GuidePicture("exports"),
    "first-run": GuidePicture("start"),
    "go-to": GuidePicture("go-to"),
    "group": GuidePicture("delegate-group"),
    "import": GuidePicture("import-file"),
    "network": GuidePicture("network-afscn"),
    "new-event": GuidePicture("new-event"),
    "one-delegate": GuidePicture("delegate-participation"),
    "organisations": GuidePicture("organisations-panel"),
    "programme": GuidePicture("programme"),
    "session": GuidePicture("programme-session"),
    "undo": GuidePicture("undo"),
    "walk-in": GuidePicture("desk-walk-in"),
}
"""By the name of the picture's file."""
