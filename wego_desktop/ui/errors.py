"""The one place that turns errors into windows: a quiet message, a dialog with a way out, or a bug report."""

import logging
from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from wego_desktop.errors import CodedError, EnvironmentProblem, UserError
from wego_desktop.messages import sentence
from wego_desktop.ui.widgets.field import Field
from wego_desktop.ui.widgets.marks import Tone
from wego_desktop.ui.widgets.notices import Banner, ToastStack

_log = logging.getLogger(__name__)


class ErrorPresenter(QObject):
    """Shows errors over one window. `show(error, retry)` fits the runner's `error_raised`."""

    def __init__(self, window: QWidget, toasts: ToastStack) -> None:
        super().__init__(window)
        self._window = window
        self._toasts = toasts

    def show(self, error: Exception, retry: Callable[[], object] | None = None) -> None:
        """Show an error by its kind: toast, dialog with Retry, or bug report."""
        # The dialogs are seldom needed and would lengthen the start of the program.
        from wego_desktop.ui.dialogs.problem import BugDialog, ProblemDialog

        if isinstance(error, EnvironmentProblem):
            ProblemDialog(error, retry, self._window).open()
        elif isinstance(error, CodedError):
            self._toasts.show(Tone.BAD, sentence(error))
        else:
            _log.error("unexpected error", exc_info=error)
            if self._window.findChild(BugDialog) is None:
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
