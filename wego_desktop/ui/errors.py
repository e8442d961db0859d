"""The one place that turns errors into windows: a quiet message, a dialog with a way out, or a bug report."""

import logging
from collections.abc import Callable

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QWidget
from shiboken6 import isValid

from wego_desktop import logs
from wego_desktop.errors import CodedError, EnvironmentProblem, UserError
from wego_desktop.i18n import _
from wego_desktop.messages import sentence
from wego_desktop.ui.dialogs.dialog import BaseDialog
from wego_desktop.ui.widgets.button import Button, ButtonKind
from wego_desktop.ui.widgets.field import Field
from wego_desktop.ui.widgets.marks import Tone
from wego_desktop.ui.widgets.notices import Banner, ToastStack

_log = logging.getLogger(__name__)


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


class ErrorPresenter(QObject):
    """Shows errors over one window. `show(error, retry)` fits the runner's `error_raised`."""

    def __init__(self, window: QWidget, toasts: ToastStack) -> None:
        super().__init__(window)
        self._window = window
        self._toasts = toasts

    def show(self, error: Exception, retry: Callable[[], object] | None = None) -> None:
        """Show an error by its kind: toast, dialog with Retry, or bug report."""
        if isinstance(error, EnvironmentProblem):
            ProblemDialog(error, retry, self._window).open()
        elif isinstance(error, CodedError):
            self._toasts.show(Tone.BAD, sentence(error))
        else:
            _log.error("unexpected error", exc_info=error)
            BugDialog(error, self._window).open()

    def show_in(
        self, error: Exception, place: Field | Banner, retry: Callable[[], object] | None = None
    ) -> None:
        """Show a `UserError` beside its field or in the page's banner; any other error as `show` does."""
        if not isinstance(error, UserError) or not isValid(place):
            self.show(error, retry)
        elif isinstance(place, Field):
            place.set_error(sentence(error))
        else:
            place.show_message(Tone.BAD, sentence(error))
