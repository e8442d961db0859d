"""Does what a limit stands against once more with a reason, when whoever works here may give one."""

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from wego_desktop.domain.rights import Right, has_right
from wego_desktop.errors import UserError
from wego_desktop.i18n import _
from wego_desktop.messages import sentence
from wego_desktop.ui.shell.page_services import PageServices

if TYPE_CHECKING:
    from wego_desktop.services.outcome import Outcome

T = TypeVar("T")
Failed = Callable[[Exception], None]


class OverLimit:
    """Runs work that takes a reason: first with none, then with the one that was typed."""

    def __init__(self, services: PageServices, page: QObject) -> None:
        self._services = services
        self._page = page

    def write(
        self,
        work: "Callable[[str], Outcome[T]]",
        *,
        done: "Callable[[Outcome[T]], None]",
        failed: Failed | None = None,
        reason: str = "",
    ) -> None:
        """Run `work(reason)` on the writer thread. Where a limit is reached a dialog asks for a reason.

        Without the right to exceed limits the refusal goes to `failed`, or to the window's place for errors.
        """

        def refused(error: Exception) -> None:
            if not reason and isinstance(error, UserError) and self._may_exceed(error):
                self._ask(error, again, give_up)
            else:
                give_up(error)

        def give_up(error: Exception) -> None:
            (failed or self._services.show_error)(error)

        def again(given: str) -> None:
            self.write(work, done=done, failed=failed, reason=given)

        self._services.runner.write(lambda: work(reason), done=done, failed=refused, initiator=self._page)

    def _may_exceed(self, error: UserError) -> bool:
        role = self._services.context.actor.role
        return error.code == "limit_reached" and has_right(role, Right.EXCEED_LIMITS)

    def _ask(self, error: UserError, act: Callable[[str], None], give_up: Failed) -> None:
        from wego_desktop.ui.dialogs.dialog import ReasonDialog

        host = self._page if isinstance(self._page, QWidget) else None
        dialog = ReasonDialog(_("Allow it over the limit?"), sentence(error), _("Allow"), host)
        dialog.given.connect(act)
        dialog.rejected.connect(lambda: give_up(error))
        dialog.open()
