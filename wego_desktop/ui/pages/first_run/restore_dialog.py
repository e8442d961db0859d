"""Restoring a backup: what is inside is shown before anything is made, and nothing is overwritten."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFormLayout, QWidget

from wego_desktop.i18n import _, ngettext
from wego_desktop.ui.dialogs.dialog import BaseDialog
from wego_desktop.ui.widgets.button import Button, ButtonKind
from wego_desktop.ui.widgets.labels import Label

if TYPE_CHECKING:
    from wego_desktop.services.backup_contents import ContentsRow


class RestoreDialog(BaseDialog):
    """`confirmed` when the backup shall become a new workspace at `target`."""

    confirmed = Signal()

    def __init__(
        self, source: Path, target: Path, contents: "ContentsRow", parent: QWidget | None = None
    ) -> None:
        text = _("{file} stays as it is. Its content becomes a new workspace in {target}.")
        super().__init__(
            _("Restore this backup?"), text.format(file=source.name, target=target), parent, width=520
        )
        self.setObjectName("restore_dialog")
        facts = QFormLayout()
        facts.setHorizontalSpacing(20)
        facts.setVerticalSpacing(6)
        for name, value in _facts(contents):
            label = Label(value, "medium", self)
            label.setWordWrap(True)
            facts.addRow(Label(name, "second", self), label)
        self.body.addSpacing(4)
        self.body.addLayout(facts)
        cancel = self.add_button(Button(_("Cancel"), parent=self, keys="Esc"))
        cancel.clicked.connect(self.reject)
        do = self.add_button(Button(_("Restore and open"), ButtonKind.PRIMARY, self, keys="Ctrl+Enter"))
        do.setObjectName("deed_button")
        do.clicked.connect(self.accept)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self.accept)
        self.accepted.connect(self.confirmed)
        cancel.setFocus()


def _facts(contents: "ContentsRow") -> list[tuple[str, str]]:
    shown = list(contents.events[:3])
    more = len(contents.events) - len(shown)
    if more > 0:
        shown.append(ngettext("{count} more", "{count} more", more).format(count=more))
    people = ngettext("{count} person", "{count} people", contents.people).format(count=contents.people)
    registered = ngettext("{count} registration", "{count} registrations", contents.registrations)
    last = contents.last_change_at
    local = last.astimezone() if last is not None else None
    return [
        (_("Workspace"), contents.name),
        (_("Events"), "\n".join(shown) or _("None yet")),
        (_("People"), f"{people}, {registered.format(count=contents.registrations)}"),
        (_("Last change"), f"{local.day} {local:%b %Y %H:%M}" if local is not None else _("None")),
    ]
