"""The dialogs of `ui/errors.py`: a problem of the computer with Retry, and the report of a bug."""

from collections.abc import Callable

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from wego_desktop import logs
from wego_desktop.errors import EnvironmentProblem
from wego_desktop.i18n import _
from wego_desktop.messages import sentence
from wego_desktop.ui.dialogs.dialog import BaseDialog
from wego_desktop.ui.widgets.button import Button, ButtonKind


class ProblemDialog(BaseDialog):
    """The computer stands in the way: the cause, what to do, and Retry."""

    def __init__(
        self, error: EnvironmentProblem, retry: Callable[[], object] | None, parent: QWidget | None
    ) -> None:
        super().__init__(_("This did not work yet"), sentence(error), parent)
        self.setObjectName("problem_dialog")
        close = self.add_button(Button(_("Close"), parent=self, keys="Esc"))
        close.clicked.connect(self.reject)
        if retry is not None:
            again = self.add_button(Button(_("Retry"), ButtonKind.PRIMARY, self))
            again.setObjectName("retry_button")
            again.clicked.connect(self.accept)
            self.accepted.connect(retry)
            again.setFocus()


class BugDialog(BaseDialog):
    """Something is wrong in the program: what it was, and where the log lies."""

    def __init__(self, error: Exception, parent: QWidget | None) -> None:
        self._path = logs.log_path()
        super().__init__(
            _("The program made a mistake"),
            _(
                "What was asked for was not done; everything saved before is safe. The log has the details. "
                "Send it to whoever looks after the program: {path}"
            ).format(path=self._path),
            parent,
            width=520,
        )
        self.setObjectName("bug_dialog")
        details = QPlainTextEdit(f"{type(error).__name__}: {error}", self)
        details.setReadOnly(True)
        details.setFixedHeight(72)
        details.setAccessibleName(_("Details"))
        self.body.addWidget(details)
        copy = self.add_button(Button(_("Copy details"), parent=self))
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(details.toPlainText()))
        folder = self.add_button(Button(_("Open log folder"), parent=self, icon_name="folder-open"))
        folder.clicked.connect(self._open_folder)
        close = self.add_button(Button(_("Close"), ButtonKind.PRIMARY, self, keys="Esc"))
        close.clicked.connect(self.reject)
        close.setFocus()

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._path.parent)))
