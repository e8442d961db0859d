"""The small dialog that appears when a change takes longer than 0.6 s."""

from PySide6.QtWidgets import QProgressBar, QWidget

from wego_desktop.i18n import _
from wego_desktop.ui.dialogs.dialog import BaseDialog


class WorkingDialog(BaseDialog):
    """Says that the change is being saved; goes by itself, so that nothing is asked for twice."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(_("Saving"), _("This takes a moment."), parent, width=320)
        self.setObjectName("working_dialog")
        bar = QProgressBar(self)
        bar.setRange(0, 0)
        bar.setTextVisible(False)
        bar.setAccessibleName(_("Working"))
        self.body.addWidget(bar)

    def reject(self) -> None:
        """Esc does not stop a change that is being saved."""
