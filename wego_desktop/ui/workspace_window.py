"""One opened workspace in a main window: event and pages, undo in words, status, what others write."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject, QTimer, Signal

from wego_desktop.domain.rights import Right, has_right
from wego_desktop.errors import CodedError
from wego_desktop.i18n import _
from wego_desktop.messages import sentence
from wego_desktop.settings import Settings, SettingsStore
from wego_desktop.ui.backup_keeper import BackupKeeper
from wego_desktop.ui.main_window import MainWindow
from wego_desktop.ui.notice_teller import NoticeTeller
from wego_desktop.ui.pages import page_specs
from wego_desktop.ui.pages.imports.file_drop import FileDrop
from wego_desktop.ui.shell.first_paint import after_paint
from wego_desktop.ui.shell.page_services import PageServices
from wego_desktop.ui.shell.ports import EventChoice, ShellServices
from wego_desktop.ui.shell.runner import OperationRunner
from wego_desktop.ui.watcher import JournalWatcher
from wego_desktop.ui.widgets.marks import Tone
from wego_desktop.ui.widgets.notices import ToastAction

if TYPE_CHECKING:
    from wego_desktop.bootstrap import AppContext
    from wego_desktop.services.event_service import EventFields
    from wego_desktop.services.outcome import Outcome
    from wego_desktop.services.queries.event_rows import EventRow
    from wego_desktop.services.queries.first_rows import FirstRows
    from wego_desktop.ui.operations.opening import Opened

FIRST_PAGE = "desk"
_MOST_RECENT = 8
_FIGURES_MS = 250
_COUNTED = frozenset({"registration", "session", "network_member"})
_QUIET = frozenset({"nothing_to_undo", "nothing_to_redo"})


class WorkspaceWindow(QObject):
    """A main window and the workspace in it.

    The window may be shown before the workspace is open; `take` fills it. `closed` comes when the window was
    closed by the user, `reopen_asked` when settings changed that need the workspace opened again (desk,
    operator, language).
    """

    closed = Signal()
    reopen_asked = Signal()

    def __init__(self, store: SettingsStore, start_page: Callable[[], None] | None = None) -> None:
        super().__init__()
        self._store = store
        self.runner = OperationRunner(self)
        self.opened: Opened | None = None
        self._first_rows: FirstRows | None = None
        self.shown_event: EventRow | None = None
        self.watcher: JournalWatcher | None = None
        self.keeper: BackupKeeper | None = None
        self.is_ended = False
        self.window = MainWindow([], self._shell_services(start_page))
        FileDrop(self.window, self._open_dropped)
        self.window.undo_requested.connect(self.undo)
        self.window.redo_requested.connect(self.redo)
        self.window.page_shown.connect(self._remember_page)
        self.window.settings_changed.connect(self._on_settings)
        self.window.closing.connect(self._on_closing)
        self._settings_before = self.window.settings
        self._figures_timer = QTimer(self)
        self._figures_timer.setSingleShot(True)
        self._figures_timer.setInterval(_FIGURES_MS)
        self._figures_timer.timeout.connect(self._show_figures)
        self.runner.changed.connect(self._on_changed)
        NoticeTeller(self)

    def _shell_services(self, start_page: Callable[[], None] | None) -> ShellServices:
        from wego_desktop.ui.finding import providers

        return ShellServices(
            self.runner,
            self._store.load,
            self._store.save,
            self._list_events,
            self.choose_event,
            providers(self),
            FIRST_PAGE,
            start_page,
            self.new_event,
            self._can_add_event,
        )

    def _can_add_event(self) -> bool:
        return self.opened is not None and has_right(self.opened.context.actor.role, Right.EDIT_EVENTS)

    # Opening

    def take(self, opened: "Opened") -> None:
        """Show an opened workspace: the event, its pages, and the first of them."""
        from wego_desktop.ui.operations.opening import chosen_event

        self.opened = opened
        context = opened.context
        self._first_rows = opened.first_rows
        if opened.first_rows is not None:
            # Whatever asks a service waits until these are imported; that would only delay the first paint.
            self.runner.hold()
            after_paint(self.window, lambda: self._bring_services(context))
        self.watcher = JournalWatcher(context, self.runner, opened.newest, self)
        self.watcher.changed_elsewhere.connect(self._refresh_all)
        self.watcher.saved.connect(self._show_saved)
        self.watcher.reachable_changed.connect(self._show_reachable)
        self.keeper = BackupKeeper(context, self.runner, self)
        self.keeper.made.connect(self._show_backup)
        self.keeper.failed.connect(self._show_no_backup)
        self.runner.journaled.connect(lambda _id: self._show_saved(datetime.now(UTC)))
        self.window.side_bar.desk_button.set_desk(context.actor.desk_name, context.actor.operator_name)
        settings = self.window.settings
        event = chosen_event(opened.events, str(settings.last_events.get(opened.location, "")))
        self._remember_workspace(opened)
        self.show_event(event, settings.last_page)
        self._first_rows = None
        if opened.newest is not None:
            self._show_saved(opened.newest.happened_at)
        if opened.is_sample:
            self.window.status.set_part(
                "sample", "info", _("Sample event. Nothing here is real"), "accent-text"
            )
        self._figures_timer.start()

    def _bring_services(self, context: "AppContext") -> None:
        from wego_desktop.ui.operations.opening import bring_services
        from wego_desktop.ui.shell.waiting_clicks import WaitingClicks

        if self.is_ended:
            return
        clicks = WaitingClicks(self.window)
        self.runner.released.connect(clicks.release)
        self.runner.release(lambda: bring_services(context))

    def show_event(self, event: "EventRow | None", page_id: str = "") -> None:
        """Show the pages of an event, or how to begin when the workspace has none."""
        assert self.opened is not None
        self.shown_event = event
        if event is None:
            from wego_desktop.ui.pages.first_run.no_event import no_event_spec

            self.window.set_pages([no_event_spec(self.new_event)])
            self.window.set_event("", "")
            self.window.show_page(self.window.page_ids[0])
            return
        self.window.set_pages(page_specs(self.page_services, self.opened.networks))
        self.window.set_event(event.name, event_detail(event))
        ids = self.window.page_ids
        first = FIRST_PAGE if FIRST_PAGE in ids else ids[0]
        self.window.show_page(page_id if page_id in ids else first)

    def page_services(self) -> PageServices:
        """What a page of the shown event is given."""
        assert self.opened is not None
        assert self.shown_event is not None
        return PageServices(
            self.opened.context,
            self.runner,
            self.shown_event,
            lambda: self.window.settings,
            self.window.update_settings,
            self._say_done,
            self.window.errors.show,
            self.open_page,
            frozenset(self.window.page_ids),
            self._first_rows,
        )

    def open_page(self, page_id: str, request: object = None) -> None:
        """Show a page and hand it what another page, Ctrl+K or a scan asked for."""
        self.window.show_page(page_id)
        if request is not None:
            self.window.page(page_id).take_request(request)

    def _open_dropped(self, path: Path) -> None:
        """A file dropped anywhere is a list to import."""
        if "import" in self.window.page_ids and self.can_leave():
            self.open_page("import", path)

    def can_leave(self) -> bool:
        """Whether the shown page may be left; a page that says no also says why."""
        page = self.window.current_page
        return page is None or page.can_leave()

    # Events

    def _list_events(self) -> Sequence[EventChoice]:
        from wego_desktop.services.queries.events import list_events

        if self.opened is None:
            return ()
        shown = self.shown_event.id if self.shown_event is not None else ""
        return [
            EventChoice(row.id, row.name, event_detail(row), row.id == shown)
            for row in list_events(self.opened.context.database)
        ]

    def choose_event(self, event_id: str) -> None:
        """Show another event of the workspace, on the page that is open now."""
        if self.opened is None or (self.shown_event is not None and event_id == self.shown_event.id):
            return
        page, context = self.window.current_page, self.opened.context
        if not self.can_leave():
            return
        page_id = page.page_id if page is not None else ""

        def read() -> "EventRow":
            from wego_desktop.services.queries.events import event_row

            return event_row(context.database, event_id)

        def show(row: "EventRow") -> None:
            self._remember_event(row.id)
            self.show_event(row, page_id)
            self._show_figures()

        self.runner.read(read, done=show, initiator=self)

    def new_event(self) -> None:
        """Ask for one more event in this workspace."""
        from wego_desktop.ui.pages.first_run.new_event import NewEventDialog

        if self.opened is None:
            return
        dialog = NewEventDialog(self.window)
        context = self.opened.context

        def done(outcome: "Outcome[str]") -> None:
            dialog.accept()
            self.choose_event(outcome.value)

        def add(fields: "EventFields") -> None:
            self.runner.write(
                lambda: context.events.add(context.actor, fields),
                done=done,
                failed=dialog.show_error,
                initiator=dialog,
            )

        dialog.made.connect(add)
        dialog.open()

    # Undo

    def undo(self) -> None:
        """Take back what was done last at this desk, and say what it was."""
        self._revert(is_undo=True)

    def redo(self) -> None:
        """Do again what was undone last at this desk."""
        self._revert(is_undo=False)

    def _revert(self, *, is_undo: bool) -> None:
        if self.opened is None:
            return
        context = self.opened.context

        def work() -> "Outcome[str]":
            return context.undo.undo(context.actor) if is_undo else context.undo.redo(context.actor)

        self.runner.write(work, done=self._say_reverted, failed=self._say_not_reverted, initiator=self)

    def _say_reverted(self, outcome: "Outcome[str]") -> None:
        assert self.opened is not None
        context, entry_id = self.opened.context, outcome.journal_id or ""

        def read() -> tuple[str, bool]:
            from wego_desktop.services.queries.journal_tail import entry_is_undo, entry_text

            database = context.database
            return entry_text(database, entry_id), entry_is_undo(database, entry_id)

        def say(answer: tuple[str, bool]) -> None:
            text, was_undo = answer
            again = ToastAction(_("Redo"), self.redo, "Ctrl+Y")
            back = ToastAction(_("Undo"), self.undo, "Ctrl+Z")
            self.window.toasts.clear()
            self.window.toasts.show(Tone.OK, text, again if was_undo else back)

        self.runner.read(read, done=say, initiator=self)

    def _say_not_reverted(self, error: Exception) -> None:
        if isinstance(error, CodedError) and error.code in _QUIET:
            self.window.toasts.show(Tone.NEUTRAL, sentence(error))
        else:
            self.window.errors.show(error)

    def _say_done(self, text: str) -> None:
        self.window.toasts.show_undo(text, self.undo)

    # Facts at the edge

    def _clock_text(self, instant: datetime) -> str:
        """The time of an instant of today, else its day; at the event's place, as on all its pages."""
        zone = ZoneInfo(self.shown_event.zone) if self.shown_event is not None else None
        clock = instant.astimezone(zone)
        is_today = clock.date() == datetime.now().astimezone(zone).date()
        return f"{clock:%H:%M}" if is_today else day_text(clock)

    def _show_saved(self, instant: datetime) -> None:
        text = _("Saved {time}").format(time=self._clock_text(instant))
        self.window.status.set_part("saved", "check", text)

    def _show_backup(self, instant: datetime | None) -> None:
        text = _("Backup {time}").format(time=self._clock_text(instant)) if instant is not None else ""
        self.window.status.set_part("backup", "database-backup", text)

    def _show_no_backup(self, error: Exception) -> None:
        text = _("No backup could be made") if isinstance(error, CodedError) else ""
        self.window.status.set_part("backup", "database-backup", text, "warn-text")

    def _show_reachable(self, is_reachable: bool) -> None:
        text = "" if is_reachable else _("The workspace does not answer. Looking for it")
        self.window.status.set_part("reach", "unplug", text, "warn-text")

    def _refresh_all(self) -> None:
        self.window.mark_all_stale()
        self._show_figures()

    def _on_changed(self, changes: tuple[object, ...], _initiator: object) -> None:
        # A page tells its figure only when it is shown; a walk-in at the desk is one delegate more.
        kinds = {str(getattr(change, "kind", "")) for change in changes}
        if not kinds.isdisjoint(_COUNTED) and not self._figures_timer.isActive():
            self._figures_timer.start()

    def _show_figures(self) -> None:
        if self.opened is None or self.shown_event is None or self.is_ended:
            return
        opened, event = self.opened, self.shown_event

        def read() -> dict[str, int]:
            from wego_desktop.ui.operations.figures import side_bar_figures

            return side_bar_figures(opened.context, event.id)

        def show(figures: dict[str, int]) -> None:
            for page_id, count in figures.items():
                self.window.side_bar.set_count(page_id, count)

        self.runner.read(read, done=show, initiator=self)

    # Settings

    def _remember_workspace(self, opened: "Opened") -> None:
        settings = self.window.settings
        recent = [
            opened.location,
            *(place for place in settings.recent_workspaces if place != opened.location),
        ]
        changed = replace(settings, last_workspace=opened.location, recent_workspaces=recent[:_MOST_RECENT])
        if changed != settings:
            self.window.update_settings(changed)

    def _remember_event(self, event_id: str) -> None:
        assert self.opened is not None
        settings = self.window.settings
        events = {**settings.last_events, self.opened.location: event_id}
        self.window.update_settings(replace(settings, last_events=events))

    def _remember_page(self, page_id: str) -> None:
        if self.shown_event is not None and self.window.settings.last_page != page_id:
            self.window.update_settings(replace(self.window.settings, last_page=page_id))

    def _on_settings(self, settings: Settings) -> None:
        before, self._settings_before = self._settings_before, settings
        if any(
            getattr(before, name) != getattr(settings, name)
            for name in ("desk_name", "operator_name", "language")
        ):
            self.reopen_asked.emit()

    # End

    def _on_closing(self) -> None:
        self.end()
        self.closed.emit()

    def end(self) -> None:
        """Let running changes end, then close the workspace; does nothing the second time."""
        if self.is_ended:
            return
        self.is_ended = True
        if self.watcher is not None:
            self.watcher.stop()
        if self.keeper is not None:
            self.keeper.stop()
        self.runner.shut_down()
        if self.opened is not None:
            self.opened.context.close()


def event_detail(event: "EventRow") -> str:
    """Place and days of an event, such as `Seoul, 14–17 Oct 2026`."""
    first, last = event.starts_on, event.ends_on
    if first == last:
        days = f"{first.day} {first:%b %Y}"
    elif (first.year, first.month) == (last.year, last.month):
        days = f"{first.day}–{last.day} {last:%b %Y}"
    elif first.year == last.year:
        days = f"{first.day} {first:%b} – {last.day} {last:%b %Y}"
    else:
        days = f"{first.day} {first:%b %Y} – {last.day} {last:%b %Y}"
    return f"{event.city}, {days}" if event.city else days


def day_text(instant: datetime) -> str:
    """A day and a time, such as `Wed 14 Oct 10:24`."""
    return f"{instant:%a} {instant.day} {instant:%b %H:%M}"
