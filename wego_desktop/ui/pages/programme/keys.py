"""All keys of the programme page, for F1."""

from wego_desktop.i18n import _
from wego_desktop.ui.shell.page import KeyHint


def all_keys() -> list[KeyHint]:
    """Every key of the page with what it does."""
    return [
        KeyHint(("↑↓←→",), _("Go between sessions")),
        KeyHint(("Enter",), _("Open the session")),
        KeyHint(("F2",), _("Edit the title")),
        KeyHint(("Ctrl", "N"), _("Add a session")),
        KeyHint(("Ctrl", "D"), _("Duplicate")),
        KeyHint(("Del",), _("Remove")),
        KeyHint(("Alt", "↑↓"), _("Move 15 min")),
        KeyHint(("Alt", "←→"), _("Other room")),
        KeyHint(("Alt", "Shift", "↑↓"), _("Longer, shorter")),
        KeyHint(("Alt", "1"), _("First answer to a conflict")),
        KeyHint(("F8",), _("Next conflict")),
        KeyHint(("Ctrl", "←→"), _("Day")),
    ]
