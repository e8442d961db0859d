"""Tells what operations have to say besides: a place on the waiting list, a place that became free."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from wego_desktop.i18n import _
from wego_desktop.messages import sentence_of
from wego_desktop.ui.widgets.marks import Tone
from wego_desktop.ui.widgets.notices import ToastAction

if TYPE_CHECKING:
    from wego_desktop.services.outcome import Notice, Outcome
    from wego_desktop.ui.workspace_window import WorkspaceWindow

_PAGE, _TAB = "event_settings", "waiting_list"


class NoticeTeller(QObject):
    """Shows each notice as a toast with the one step that follows from it; nothing happens by itself."""

    def __init__(self, workspace: "WorkspaceWindow") -> None:
        super().__init__(workspace)
        self._workspace = workspace
        workspace.runner.noticed.connect(self._tell)

    def _tell(self, notices: "Sequence[Notice]") -> None:
        for notice in notices:
            text = sentence_of(notice.code, notice.params)
            tone = Tone.INFO if notice.code == "place_free_for_waiting" else Tone.WARN
            self._workspace.window.toasts.show(tone, text, self._action(notice))

    def _action(self, notice: "Notice") -> ToastAction | None:
        if notice.code == "place_free_for_waiting":
            registration_id = str(notice.params["registration_id"])
            return ToastAction(_("Promote"), lambda: self._promote(registration_id, notice.params["name"]))
        if notice.code == "put_on_waiting_list" and _PAGE in self._workspace.window.page_ids:
            return ToastAction(_("Waiting list"), lambda: self._workspace.open_page(_PAGE, _TAB))
        return None

    def _promote(self, registration_id: str, name: object) -> None:
        assert self._workspace.opened is not None
        context = self._workspace.opened.context
        said = _("{name} has a place now").format(name=name)

        def say(outcome: "Outcome[tuple[str, ...]]") -> None:
            del outcome
            self._workspace.window.toasts.show_undo(said, self._workspace.undo)

        self._workspace.runner.write(
            lambda: context.waiting_list.promote(context.actor, [registration_id]), done=say
        )
