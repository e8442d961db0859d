"""The views of the list as the window keeps them: which is open, what was changed, saving and removing."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from wego_desktop.errors import UserError
from wego_desktop.i18n import _
from wego_desktop.messages import sentence
from wego_desktop.services.ready_views import EVERYONE, TO_FIX, ListView, ready_views
from wego_desktop.ui.pages.delegates.list_reader import ListReader
from wego_desktop.ui.pages.delegates.list_state import ListState, ViewBook, definition_of
from wego_desktop.ui.pages.delegates.view_bar import ViewBar
from wego_desktop.ui.shell.page_services import PageServices

if TYPE_CHECKING:
    from wego_desktop.services.outcome import Outcome
    from wego_desktop.ui.pages.delegates.view_popover import ViewPopover


class ListViews(QObject):
    """Shows the views in their bar. `opened(view key)` when another one is wanted; `counted(counts)`.

    `state` and `columns` tell how the list stands, `drafts` how many cells could not be saved.
    """

    opened = Signal(str)
    counted = Signal(object)

    def __init__(
        self,
        services: PageServices,
        reader: ListReader,
        bar: ViewBar,
        state: Callable[[], ListState],
        columns: Callable[[], tuple[str, ...]],
    ) -> None:
        super().__init__(bar)
        self._services, self._reader, self._bar = services, reader, bar
        self._state, self._columns = state, columns
        self.book = ViewBook(tuple(view for view in ready_views() if _is_plain(view)))
        self.counts: Mapping[str, int] = {}
        self.drafts = 0
        self._wanted = ""
        bar.chosen.connect(self.opened)
        bar.save_asked.connect(self.open_popover)
        self.show()

    @property
    def current(self) -> ListView | None:
        """The view that is open, or None when it was removed."""
        return self.book.get(self._state().view)

    @property
    def is_changed(self) -> bool:
        """Whether the list is no longer as its view was saved."""
        return self.book.is_changed(self._state(), self._columns())

    def want(self, key: str) -> str:
        """The key, if that view is known by now; it is opened as soon as it is read otherwise."""
        if self.book.get(key) is not None:
            return key
        self._wanted = key
        return EVERYONE

    def show(self) -> None:
        """Show tabs, counts and the dot; what is to fix shows only while there is something to fix."""
        current, counts = self._state().view, dict(self.counts)
        if TO_FIX in counts or self.drafts:
            counts[TO_FIX] = counts.get(TO_FIX, 0) + self.drafts
        shown = [
            view
            for view in self.book.in_order
            if view.key != TO_FIX or current == TO_FIX or counts.get(TO_FIX)
        ]
        self._bar.show_views(shown, counts, current, is_changed=self.is_changed)

    def refresh(self) -> None:
        """Read the views and count them again."""
        reader = self._reader

        def read() -> tuple[ViewBook, dict[str, int]]:
            book = ViewBook(*reader.views())
            return book, reader.counts(book.in_order)

        self._services.runner.read(read, done=self._take, initiator=self)

    def _take(self, found: tuple[ViewBook, dict[str, int]]) -> None:
        before = self.current
        self.book, self.counts = found
        now = self.current
        if self._wanted and self.book.get(self._wanted) is not None:
            key, self._wanted = self._wanted, ""
            self.opened.emit(key)
        elif now is None:
            self.opened.emit(EVERYONE)
        elif before is not None and before.definition != now.definition:
            self.opened.emit(now.key)
        self.show()
        self.counted.emit(self.counts)

    # Saving

    def open_popover(self) -> "ViewPopover":
        """Open what can be done with the view."""
        from wego_desktop.ui.pages.delegates.view_popover import ViewPopover

        popover = ViewPopover(self._bar, self.current, is_changed=self.is_changed)
        popover.saved.connect(lambda name: self._save(popover, name))
        popover.changed.connect(self.save_changes)
        popover.renamed.connect(lambda name: self._rename(popover, name))
        popover.moved.connect(self._move)
        popover.removed.connect(self._remove)
        popover.open_under(self._bar.save_button)
        return popover

    def _save(self, popover: "ViewPopover", name: str) -> None:
        context, event_id = self._services.context, self._services.event.id
        definition = definition_of(self._state(), self._columns())

        def done(outcome: "Outcome[str]") -> None:
            popover.close()
            self._wanted = outcome.value
            self._say(_("View “{name}” saved").format(name=name))

        self._write(lambda: context.views.save(context.actor, event_id, name, definition), done, popover)

    def save_changes(self) -> None:
        """Keep the list as it stands in the saved view that is open."""
        view, context = self.current, self._services.context
        if view is None or view.is_ready_made:
            return
        definition = definition_of(self._state(), self._columns())
        text = _("View “{name}” saved").format(name=view.name)
        self._write(
            lambda: context.views.change(context.actor, view.key, definition), lambda _done: self._say(text)
        )

    def _rename(self, popover: "ViewPopover", name: str) -> None:
        view, context = self.current, self._services.context
        if view is None:
            return

        def done(_outcome: object) -> None:
            popover.close()
            self._say(_("View renamed to “{name}”").format(name=name))

        self._write(lambda: context.views.rename(context.actor, view.key, name), done, popover)

    def _move(self, step: int) -> None:
        view, context = self.current, self._services.context
        if view is not None:
            self._write(
                lambda: context.views.move(context.actor, view.key, step), lambda _done: self.refresh()
            )

    def _remove(self) -> None:
        view, context = self.current, self._services.context
        if view is None:
            return
        text = _("View “{name}” removed").format(name=view.name)
        self._write(lambda: context.views.remove(context.actor, view.key), lambda _done: self._say(text))

    def _say(self, text: str) -> None:
        self._services.show_undo(text)
        self.refresh()

    def _write(
        self,
        work: "Callable[[], Outcome[Any]]",
        done: "Callable[[Outcome[Any]], None]",
        popover: "ViewPopover | None" = None,
    ) -> None:
        def failed(error: Exception) -> None:
            if popover is not None and isinstance(error, UserError):
                popover.show_error(sentence(error))
            else:
                self._services.show_error(error)

        self._services.runner.write(work, done=done, failed=failed, initiator=self)


def _is_plain(view: ListView) -> bool:
    """Whether a view can be shown before anything was read."""
    from wego_desktop.services.queries.delegate_columns import MARKED

    return all(condition.column not in MARKED for condition in view.definition.conditions)
