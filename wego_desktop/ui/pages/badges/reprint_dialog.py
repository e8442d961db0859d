"""Asks why a badge is printed again, and how."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QRadioButton, QWidget

from wego_desktop.domain.enums import BadgeReason
from wego_desktop.i18n import N_, _
from wego_desktop.ui.dialogs.dialog import BaseDialog
from wego_desktop.ui.widgets.button import Button, ButtonKind

_CHOICES = (
    (BadgeReason.LOST, N_("Lost")),
    (BadgeReason.DAMAGED, N_("Damaged")),
    (BadgeReason.NAME_CHANGED, N_("Name or facts changed")),
)


class ReprintDialog(BaseDialog):
    """Three reasons, printer or PDF; `chosen(reason, is_pdf)` after the dialog has closed."""

    chosen = Signal(object, bool)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        text = _("The badge that was printed before opens no door any more.")
        super().__init__(_("Print the badge of {name} again?").format(name=name), text, parent)
        self.setObjectName("reprint_dialog")
        self._buttons: dict[BadgeReason, QRadioButton] = {}
        for reason, word in _CHOICES:
            button = QRadioButton(_(word), self)
            button.setObjectName(f"reason_{reason.value}")
            self.body.addWidget(button)
            self._buttons[reason] = button
        first = next(iter(self._buttons.values()))
        first.setChecked(True)
        cancel = self.add_button(Button(_("Cancel"), parent=self, keys="Esc"))
        cancel.clicked.connect(self.reject)
        save = self.add_button(Button(_("Save PDF"), parent=self, icon_name="download"))
        save.setObjectName("reprint_pdf")
        save.clicked.connect(lambda: self._give(is_pdf=True))
        deed = self.add_button(Button(_("Print"), ButtonKind.PRIMARY, self, keys="Ctrl+Enter"))
        deed.setObjectName("deed_button")
        deed.clicked.connect(lambda: self._give(is_pdf=False))
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, lambda: self._give(is_pdf=False))
        first.setFocus()

    def _give(self, *, is_pdf: bool) -> None:
        reason = next(key for key, button in self._buttons.items() if button.isChecked())
        self.accept()
        self.chosen.emit(reason, is_pdf)
