"""The program as a whole: which window is shown, and every way from one workspace to another."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMainWindow

from wego_desktop import i18n
from wego_desktop.errors import CodedError, EnvironmentProblem, UserError
from wego_desktop.i18n import _
from wego_desktop.messages import sentence
from wego_desktop.settings import SettingsStore
from wego_desktop.ui.app import bring_forward, show_main_window, system_language
from wego_desktop.ui.shell.runner import OperationRunner
from wego_desktop.ui.start_page import PASSPHRASE_CODES, StartPage
from wego_desktop.ui.workspace_window import WorkspaceWindow

if TYPE_CHECKING:
    from wego_desktop.ui.opening import Opening
    from wego_desktop.ui.operations.opening import Opened
    from wego_desktop.ui.pages.first_run.start_window import StartWindow


class Application(QObject):
    """Owns the windows. At most one workspace is open; the start page lies over it or stands alone."""

    def __init__(self, store: SettingsStore) -> None:
        super().__init__()
        self.store = store
        self.runner = OperationRunner(self)
        self.runner.error_raised.connect(self.explain)
        self.workspace: WorkspaceWindow | None = None
        self.start_page = StartPage(self)

    @property
    def host(self) -> QMainWindow:
        """The window that the user sees."""
        if self.start is not None:
            return self.start
        assert self.workspace is not None
        return self.workspace.window

    # Starting

    def begin(self, location: str, opening: "Opening | None" = None) -> None:
        """Show the main window at once and open the last workspace beside it, or show the start page."""
        if not location:
            self.show_start()
            return
        shown = self._new_workspace_window()
        self.workspace = shown
        if opening is not None and (opened := opening.at_once()) is not None:
            # The first picture is then that of the page, not an empty one.
            shown.take(opened)
            show_main_window(shown.window)
            return
        show_main_window(shown.window)
        self._open(location, None, opening, shown)

    def wake(self, text: str) -> None:
        """A later start of the program: come forward, and open the file it was asked for."""
        bring_forward(self.host)
        asked = [line for line in text.splitlines() if line.endswith(".wego")]
        if asked:
            self.open_location(asked[0])

    def _new_workspace_window(self) -> WorkspaceWindow:
        made = WorkspaceWindow(self.store, self.show_start)
        made.closed.connect(lambda: self._on_closed(made))
        made.reopen_asked.connect(lambda: self._reopen(made))
        return made

    # Opening

    def open_location(self, location: str, passphrase: str | None = None) -> None:
        """Open another workspace; the one that is open stays until the new one is."""
        self._open(location, passphrase, None, None)

    def _open(
        self,
        location: str,
        passphrase: str | None,
        opening: "Opening | None",
        shown: WorkspaceWindow | None,
    ) -> None:
        settings = self.store.load()

        def work() -> "Opened":
            if opening is not None:
                return opening.result()
            from wego_desktop.ui.operations.opening import open_workspace

            return open_workspace(location, settings, passphrase)

        runner = shown.runner if shown is not None else self.runner
        self.start_page.set_busy(True)
        runner.read(
            work,
            done=lambda opened: self.show(opened, shown),
            failed=lambda error: self._on_failure(error, location, passphrase),
            initiator=self,
        )

    def show(self, opened: "Opened", shown: WorkspaceWindow | None = None) -> None:
        """Put an opened workspace into `shown` or a new window, and close what was there before."""
        self.start_page.set_busy(False)
        before = self.workspace
        if shown is None:
            shown = self._new_workspace_window()
            self.workspace = shown
            shown.take(opened)
            if before is not None and before.opened is not None:
                shown.window.setGeometry(before.window.geometry())
            show_main_window(shown.window)
        else:
            shown.take(opened)
        if before is not None and before is not shown:
            self.retire(before)
        self.start_page.close()

    def retire(self, before: WorkspaceWindow) -> None:
        """Close a workspace whose window is no longer wanted."""
        before.closed.disconnect()
        before.end()
        before.window.hide()
        before.window.deleteLater()
        before.deleteLater()

    def _reopen(self, shown: WorkspaceWindow) -> None:
        """Open the same workspace again, because who works where, or the language, is another one now."""
        opened = shown.opened
        if opened is None or not shown.can_leave():
            return
        settings = self.store.load()
        i18n.install(settings.language or system_language())
        name, context = settings.operator_name, opened.context

        def again(_value: object = None) -> None:
            self._open(opened.source, opened.passphrase, None, None)

        if name and name != context.actor.operator_name:
            shown.runner.write(
                lambda: context.operators.add_if_missing(context.actor, name), done=again, initiator=self
            )
        else:
            again()

    def _on_closed(self, closed: WorkspaceWindow) -> None:
        if self.workspace is closed:
            self.workspace = None
        closed.deleteLater()
        if self.start is not None:
            self.start.close()

    # Failures

    def _on_failure(self, error: Exception, location: str, passphrase: str | None = None) -> None:
        self.start_page.set_busy(False)
        if isinstance(error, UserError) and error.code in PASSPHRASE_CODES:
            self._ask_passphrase(error, location)
        elif isinstance(error, UserError) and error.code == "workspace_older":
            self._ask_upgrade(location, passphrase)
        else:
            self.show_start()
            self.explain(error)

    def explain(self, error: Exception, retry: Callable[[], object] | None = None) -> None:
        """Say on the start page what went wrong; a bug or a problem of the computer in its dialog."""
        from wego_desktop.ui.dialogs.problem import BugDialog, ProblemDialog

        if self.start is not None and isinstance(error, CodedError):
            self.start.show_problem(sentence(error))
        elif isinstance(error, EnvironmentProblem):
            ProblemDialog(error, retry, self.host).open()
        elif isinstance(error, CodedError) and self.workspace is not None:
            self.workspace.window.errors.show(error)
        elif self.host.findChild(BugDialog) is None:
            # One at a time: a fault in a paint event or a timer comes again and again.
            BugDialog(error, self.host).open()

    def _ask_passphrase(self, error: UserError, location: str) -> None:
        from wego_desktop.ui.dialogs.passphrase import PassphraseDialog

        again = _("This passphrase does not open it") if error.code == "wrong_passphrase" else ""
        dialog = PassphraseDialog(location, self.host, error=again)
        dialog.given.connect(lambda text, is_kept: self._try_passphrase(location, text, is_kept))
        dialog.rejected.connect(self._leave_closed)
        dialog.open()

    def _try_passphrase(self, location: str, passphrase: str, is_kept: bool) -> None:
        def keep() -> None:
            from wego_desktop.services.keychain import store_passphrase

            store_passphrase(location, passphrase)

        waiting = self.workspace if self.workspace is not None and self.workspace.opened is None else None
        if is_kept:
            self.runner.read(keep, initiator=self)
        self._open(location, passphrase, None, waiting)

    def _ask_upgrade(self, location: str, passphrase: str | None) -> None:
        from wego_desktop.ui.dialogs.dialog import ConfirmDialog

        text = _(
            "{place} comes from an older WeGO Desktop. A checked backup is laid beside it first. Afterwards "
            "the older program cannot open it any more."
        )
        dialog = ConfirmDialog(
            _("Bring this workspace up to date?"),
            text.format(place=location),
            _("Back up and upgrade"),
            self.host,
            safe=_("Leave it"),
            is_destructive=False,
        )
        dialog.confirmed.connect(lambda: self._upgrade(location, passphrase))
        dialog.rejected.connect(self._leave_closed)
        dialog.open()

    def _upgrade(self, location: str, passphrase: str | None) -> None:
        def work() -> str | None:
            from wego_desktop.ui.operations.opening import upgrade_workspace

            return upgrade_workspace(location, passphrase)

        self.start_page.set_busy(True)
        self.runner.write(
            work,
            done=lambda used: self.open_location(location, used),
            failed=lambda error: self._on_failure(error, location, passphrase),
            initiator=self,
        )

    def _leave_closed(self) -> None:
        if self.workspace is None or self.workspace.opened is None:
            self.show_start()

    # Start page

    @property
    def start(self) -> "StartWindow | None":
        """The start page while it is shown."""
        return self.start_page.window

    def show_start(self) -> None:
        """Show the start page: over an open workspace, else instead of the empty main window."""
        waiting = self.workspace
        if waiting is not None and not waiting.can_leave():
            return
        self.start_page.show(waiting.window.geometry() if waiting is not None else None)
        if waiting is not None and waiting.opened is None:
            self.workspace = None
            self.retire(waiting)

    # End

    def end(self) -> None:
        """Let what runs end, and close the workspace; called once, after the event loop."""
        if self.workspace is not None:
            self.workspace.end()
        self.runner.shut_down()
