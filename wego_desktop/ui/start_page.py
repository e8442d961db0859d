"""What the start page does: new event, sample, another workspace, restoring a backup, language and theme."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect, QTimer

from wego_desktop import i18n
from wego_desktop.errors import UserError
from wego_desktop.i18n import _
from wego_desktop.settings import Theme, workspaces_dir
from wego_desktop.ui.app import bring_forward, system_language
from wego_desktop.ui.theme.theme import theme

if TYPE_CHECKING:
    from wego_desktop.services.backup_contents import ContentsRow
    from wego_desktop.services.event_service import EventFields
    from wego_desktop.ui.application import Application
    from wego_desktop.ui.operations.opening import Opened
    from wego_desktop.ui.pages.first_run.start_window import StartWindow

PASSPHRASE_CODES = frozenset({"passphrase_needed", "wrong_passphrase"})


class StartPage(QObject):
    """Opens the doors of the start page; `window` is there while it is shown."""

    def __init__(self, app: "Application") -> None:
        super().__init__(app)
        self._app = app
        self.window: StartWindow | None = None

    def show(self, geometry: QRect | None) -> None:
        """Show the page, in the place of a main window when its geometry is given."""
        from wego_desktop.ui.operations.places import sample_place
        from wego_desktop.ui.pages.first_run.start_window import StartWindow

        if self.window is not None:
            bring_forward(self.window)
            return
        self.window = StartWindow(self._app.store.load(), has_sample=sample_place().exists())
        self.window.door_chosen.connect(self._open_door)
        self.window.reset_asked.connect(self._ask_reset)
        self.window.dropped.connect(self._app.open_location)
        self.window.left.connect(self._leave_start)
        self.window.language_chosen.connect(self._set_language)
        self.window.theme_chosen.connect(self._set_theme)
        if geometry is not None:
            self.window.setGeometry(geometry)
        self.window.show()
        QTimer.singleShot(0, self, lambda: self._app.runner.read(_warm))

    def _leave_start(self) -> None:
        if self._app.workspace is not None:
            self.close()

    def close(self) -> None:
        """Take the page away."""
        if self.window is not None:
            start, self.window = self.window, None
            start.close()
            start.deleteLater()

    def set_busy(self, is_busy: bool) -> None:
        """Close the doors while something runs."""
        if self.window is not None:
            self.window.set_busy(is_busy)

    def _open_door(self, key: str) -> None:
        from wego_desktop.ui.pages.first_run import start_window as doors

        assert self.window is not None
        self.window.banner.clear()
        if key == doors.NEW:
            self._ask_new_event()
        elif key == doors.SAMPLE:
            self._open_sample(is_fresh=False)
        elif key == doors.OPEN:
            self._ask_open()
        else:
            self._ask_restore()

    def _ask_new_event(self) -> None:
        from wego_desktop.ui.pages.first_run.new_event import NewEventDialog

        note = _("It gets a workspace of its own in {folder}.").format(folder=workspaces_dir())
        dialog = NewEventDialog(self._app.host, note)

        def make(fields: "EventFields") -> None:
            from wego_desktop.ui.operations.opening import make_workspace
            from wego_desktop.ui.operations.places import free_place

            settings = self._app.store.load()

            def work() -> "Opened":
                return make_workspace(str(free_place(fields.code)), fields, settings)

            def done(opened: "Opened") -> None:
                dialog.accept()
                self._app.show(opened)

            self._app.runner.write(work, done=done, failed=dialog.show_error, initiator=dialog)

        dialog.made.connect(make)
        dialog.open()

    def _ask_open(self) -> None:
        from wego_desktop.ui.pages.first_run.open_dialog import OpenDialog

        dialog = OpenDialog(self._app.store.load().recent_workspaces, self._app.host)
        dialog.chosen.connect(self._app.open_location)
        dialog.open()

    # Sample

    def _open_sample(self, *, is_fresh: bool) -> None:
        from wego_desktop.ui.operations.places import sample_place
        from wego_desktop.ui.operations.sample import open_sample

        open_now = self._app.workspace
        if open_now is not None and open_now.opened is not None:
            if open_now.opened.location == str(sample_place()) and not is_fresh:
                self.close()
                return
            if is_fresh and open_now.opened.location == str(sample_place()):
                self._app.workspace = None
                self._app.retire(open_now)
        settings = self._app.store.load()
        job = self._app.runner.run_job(
            _("Sample General Assembly"),
            lambda progress: open_sample(progress, settings, is_fresh=is_fresh),
            done=self._app.show,
            failed=self._app.explain,
            initiator=self,
        )
        if self.window is not None:
            self.window.show_job(job)

    def _ask_reset(self) -> None:
        from wego_desktop.ui.dialogs.dialog import ConfirmDialog

        dialog = ConfirmDialog(
            _("Reset the sample?"),
            _("What was tried in the sample goes. It is built again and stands as at first."),
            _("Reset the sample"),
            self._app.host,
        )
        dialog.confirmed.connect(lambda: self._open_sample(is_fresh=True))
        dialog.open()

    # Restoring

    def _ask_restore(self) -> None:
        from PySide6.QtWidgets import QFileDialog

        from wego_desktop.ui.pages.first_run.open_dialog import FILE_FILTER

        chosen, _filter = QFileDialog.getOpenFileName(
            self._app.host, _("Restore a backup"), str(workspaces_dir()), FILE_FILTER
        )
        if chosen:
            self.look_into_backup(Path(chosen))

    def look_into_backup(self, source: Path, passphrase: str | None = None) -> None:
        """Show what a backup holds, and restore it when that is confirmed."""

        def work() -> "ContentsRow":
            from wego_desktop.services.backup_contents import contents

            return contents(source, passphrase)

        def failed(error: Exception) -> None:
            if isinstance(error, UserError) and error.code in PASSPHRASE_CODES:
                self._ask_backup_passphrase(error, source)
            else:
                self._app.explain(error)

        self._app.runner.read(
            work, done=lambda row: self._show_backup(source, row, passphrase), failed=failed, initiator=self
        )

    def _ask_backup_passphrase(self, error: UserError, source: Path) -> None:
        from wego_desktop.ui.dialogs.passphrase import PassphraseDialog

        again = _("This passphrase does not open it") if error.code == "wrong_passphrase" else ""
        dialog = PassphraseDialog(str(source), self._app.host, error=again)
        dialog.keep.hide()
        dialog.given.connect(lambda text, _is_kept: self.look_into_backup(source, text))
        dialog.open()

    def _show_backup(self, source: Path, row: "ContentsRow", passphrase: str | None) -> None:
        from wego_desktop.ui.operations.places import free_place
        from wego_desktop.ui.pages.first_run.restore_dialog import RestoreDialog

        target = free_place(source.stem)
        dialog = RestoreDialog(source, target, row, self._app.host)

        def work() -> "Opened":
            from wego_desktop.services.maintenance_service import restore
            from wego_desktop.ui.operations.opening import open_workspace

            restore(source, str(target), passphrase)
            return open_workspace(str(target), self._app.store.load(), passphrase)

        def restore_it() -> None:
            self.set_busy(True)
            self._app.runner.write(work, done=self._app.show, failed=self._on_restore_failed, initiator=self)

        dialog.confirmed.connect(restore_it)
        dialog.open()

    def _on_restore_failed(self, error: Exception) -> None:
        self.set_busy(False)
        self._app.explain(error)

    # Foot of the start page

    def _set_language(self, code: str) -> None:
        self._app.store.save(replace(self._app.store.load(), language=code))
        i18n.install(code or system_language())
        if self.window is not None:
            geometry = self.window.geometry()
            self.close()
            self.show(geometry)

    def _set_theme(self, name: str) -> None:
        settings = replace(self._app.store.load(), theme=Theme(name))
        self._app.store.save(settings)
        theme().choose(settings.theme)
        if self.window is not None:
            self.window.set_settings(settings)


def _warm() -> None:
    """Import what every door needs while nobody waits for it."""
    import wego_desktop.ui.operations.opening  # noqa: F401
