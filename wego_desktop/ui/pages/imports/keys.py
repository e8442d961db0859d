"""The keys of the import page, for the status bar and F1."""

from wego_desktop.i18n import _
from wego_desktop.ui.shell.page import KeyHint


def choose_hint() -> KeyHint:
    """The key of the first step."""
    return KeyHint(("Ctrl", "O"), _("Choose a file"))


def row_hints(
    *, is_answerable: bool, is_wrong: bool, has_open: bool, is_left_out: bool = False
) -> list[KeyHint]:
    """The keys that work on the current row, then those that lead on."""
    hints = [KeyHint(("↑", "↓"), _("Row")), KeyHint(("→",), _("Its cells"))]
    if is_left_out:
        hints.append(KeyHint(("B",), _("Bring in")))
    if is_answerable:
        hints += [
            KeyHint(("M",), _("Merge")),
            KeyHint(("T",), _("Two people")),
            KeyHint(("S",), _("Skip")),
        ]
    if is_wrong:
        hints.append(KeyHint(("F2",), _("Edit cell")))
    if has_open:
        hints.append(KeyHint(("F8",), _("Next open row")))
    return [*hints, KeyHint(("F6",), _("Columns, rows"))]


def all_hints() -> list[KeyHint]:
    """Every key of the page."""
    return [
        choose_hint(),
        KeyHint(("Enter",), _("Open or close a possible duplicate")),
        KeyHint(("M",), _("Same person, merge")),
        KeyHint(("T",), _("Two people")),
        KeyHint(("S",), _("Skip this row")),
        KeyHint(("B",), _("Bring in a row that was left out")),
        KeyHint(("→",), _("The cells of the row")),
        KeyHint(("Ctrl", "V"), _("Paste rows")),
        KeyHint(("Backspace",), _("Take the answer back")),
        KeyHint(("F8",), _("Next open row")),
        KeyHint(("Shift", "F8"), _("Previous open row")),
        KeyHint(("F2",), _("Edit cell")),
        KeyHint(("Ctrl", "Enter"), _("Import what is ready")),
    ]
