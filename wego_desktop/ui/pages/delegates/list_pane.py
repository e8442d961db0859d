"""The list of delegates with its views, search, filters, columns and action bar; rows stand in a table."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from wego_desktop.domain.list_filters import SortKey
from wego_desktop.domain.rights import Right, has_right
from wego_desktop.i18n import _, ngettext
from wego_desktop.services.delegate_cells import beyond_row
from wego_desktop.services.queries.delegate_columns import Choices, DelegateColumn, fixed_columns
from wego_desktop.services.queries.delegate_rows import DelegateRow
from wego_desktop.services.queries.event_rows import OrganisationRow
from wego_desktop.services.ready_views import EVERYONE, TO_FIX
from wego_desktop.ui.pages.delegates.columns import NAME, SHOWN_AT_FIRST
from wego_desktop.ui.pages.delegates.empty_list import EmptyEvent, EmptyView
from wego_desktop.ui.pages.delegates.filter_bar import FilterBar
from wego_desktop.ui.pages.delegates.list_reader import ListReader
from wego_desktop.ui.pages.delegates.list_state import ListState
from wego_desktop.ui.pages.delegates.list_views import ListViews
from wego_desktop.ui.pages.delegates.loading import Listed, Newest
from wego_desktop.ui.pages.delegates.own_layout import TABLE, OwnLayout
from wego_desktop.ui.pages.delegates.popover import Option
from wego_desktop.ui.pages.delegates.selection_bar import SelectionBar
from wego_desktop.ui.pages.delegates.table import DelegatesTable
from wego_desktop.ui.pages.delegates.view_bar import ViewBar
from wego_desktop.ui.shell.page_services import PageServices
from wego_desktop.ui.widgets.marks import Tone
from wego_desktop.ui.widgets.notices import Banner

if TYPE_CHECKING:
    from wego_desktop.ui.pages.delegates.cell_editor import CellEditor
    from wego_desktop.ui.pages.delegates.column_chooser import ColumnChooser

_KEEP_AFTER_MS = 400
_LETTERS_MS = 900
_VIEWS_AFTER_MS = 30
_SIMILAR_AFTER_MS = 150
_WARM_AFTER_MS = 200


class DelegateList(QWidget):
    """Everything of the page but panel and form, which stand in `host` beside the table.

    `counted(counts by view)` and `categories_loaded(rows)` after a refresh, `add_asked` from the empty list,
    `cell_saved` after an edit in place.
    View, order and columns are kept on this computer. `is_arranging` while the current row changes
    only because the list did.
    """

    counted = Signal(object)
    categories_loaded = Signal(object)
    add_asked = Signal()
    cell_saved = Signal()

    def __init__(self, services: PageServices, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._zone = ZoneInfo(services.event.zone)
        self._state = ListState()
        self._own = OwnLayout()
        self._columns: tuple[DelegateColumn, ...] = fixed_columns()
        self._choices: Choices = {}
        self._editor: CellEditor | None = None
        self._wants_focus = False
        self._wanted_id: str | None = None
        self.is_arranging = False
        self._is_own_change = True
        self._wants_choices = self._wants_views = True
        self._letters = ""
        self._first = services.first_rows
        self._reader = reader = ListReader(services)
        self._lists: Newest[tuple[ListState, tuple[str, ...]], Listed] = Newest(
            services.runner, reader.load, self._show_list, services.show_error, self
        )
        self._similar: Newest[tuple[ListState, tuple[str, ...]], Listed] = Newest(
            services.runner, reader.similar, self._show_similar_ones, services.show_error, self
        )
        self._named: Newest[tuple[str, ListState], str | None] = Newest(
            services.runner, reader.named, self._go_to_named, services.show_error, self
        )
        self._build()
        self._letter_timer = self._timer(_LETTERS_MS, self._forget_letters)
        self._views_timer = self._timer(_VIEWS_AFTER_MS, self._refresh_views)
        self._similar_timer = self._timer(_SIMILAR_AFTER_MS, self._ask_similar)
        self._warm_timer = self._timer(_WARM_AFTER_MS, self._warm)
        self._keep_timer = self._timer(_KEEP_AFTER_MS, self._keep_layout)
        self._restore_layout()

    def _timer(self, wait_ms: int, call: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(wait_ms)
        timer.timeout.connect(call)
        return timer

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.view_bar = ViewBar(self)
        column.addWidget(self.view_bar)
        self.filters = FilterBar(self._find_organisations, self)
        self.filters.changed.connect(self._on_filters)
        self.filters.columns_asked.connect(self.open_columns)
        self.filters.list_asked.connect(self.focus_list)
        column.addWidget(self.filters)
        self.host = QWidget(self)
        row = QHBoxLayout(self.host)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(self._left(), 1)
        column.addWidget(self.host, 1)
        self.views = ListViews(
            self._services, self._reader, self.view_bar, lambda: self._state, lambda: self.table.shown
        )
        self.views.opened.connect(self.open_view)
        self.views.counted.connect(self._show_counts)
        self.tabs = self.view_bar.tabs

    def _left(self) -> QVBoxLayout:
        left = QVBoxLayout()
        left.setSpacing(0)
        self.notice = Banner(self.host)
        self._notice_row = QVBoxLayout()
        self._notice_row.setContentsMargins(24, 0, 20, 0)
        self._notice_row.addWidget(self.notice)
        left.addLayout(self._notice_row)
        self.stack = QStackedWidget(self.host)
        self.table = DelegatesTable(self._fetch_rows, self._zone, self._services.event.starts_on, self.host)
        self.table.setAccessibleName(_("Delegates"))
        self.stack.addWidget(self.table)
        self._empty = EmptyView(self.clear_filters, self)
        self.stack.addWidget(self._empty)
        self.stack.addWidget(EmptyEvent(self._services, self.add_asked.emit, self))
        left.addWidget(self.stack, 1)
        role = self._services.context.actor.role
        self.bar = SelectionBar(
            self.host,
            can_print=self._services.has_page("badges"),
            can_admit=has_right(role, Right.EDIT_PROGRAMME),
            can_export=has_right(role, Right.EXPORT) and self._services.has_page("exports"),
        )
        left.addWidget(self.bar)
        table = self.table
        table.letters_typed.connect(self._on_letters)
        table.sort_asked.connect(self._on_sort)
        table.layout_changed.connect(self._on_layout)
        table.ticks_changed.connect(self._on_ticks)
        table.rows.rows_differ.connect(self._on_rows_differ)
        self.bar.cleared.connect(lambda: table.set_ticked(()))
        self.bar.copy_asked.connect(table.copy_rows)
        return left

    # Loading

    def refresh(self) -> None:
        """Load list, views with counts, and what filters offer; a constant number of statements."""
        self._wants_choices = self._wants_views = True
        self._show_first()
        self._ask()
        self._services.runner.read(self._reader.categories, done=self.categories_loaded.emit, initiator=self)

    def _refresh_views(self) -> None:
        """Count the views once the rows are painted, which nothing shall keep waiting."""
        if self._wants_views:
            self._wants_views = False
            self._services.runner.read(self._reader.columns, done=self._take_columns, initiator=self)
            self.views.refresh()

    def _show_first(self) -> None:
        """Show what was read before the services were there, if it is what the list shall show."""
        first, self._first = self._first, None
        # By name is the order of the first rows, whether it was chosen or not.
        sort = () if self._state.sort == (SortKey(NAME),) else self._state.sort
        is_as_read = replace(self._state, sort=sort) == ListState() and not beyond_row(self.table.shown)
        if first is not None and is_as_read and first.event_id == self._services.event.id:
            self._show_list(Listed(self._state, first.ids, first.rows, is_similar=False))

    def _ask(self) -> None:
        self._lists.ask((self._state, self.table.shown))

    def expect_own_change(self) -> None:
        """What the next reading finds changed was changed here, so no row needs to say so."""
        self._is_own_change = True

    def look_again(self) -> None:
        """Load everything anew, also what is kept in memory."""
        self._reader.forget()
        self.refresh()

    def _change(self, state: ListState) -> None:
        self._state = state
        self._ask()
        self.views.show()
        self._name_organisations()
        self._keep_timer.start()

    def _fetch_rows(self, ids: Sequence[str], done: Callable[[Sequence[DelegateRow]], None]) -> None:
        reader, wanted, columns = self._reader, list(ids), self.table.shown
        self._services.runner.read(lambda: reader.rows(wanted, columns), done=done, initiator=self)

    def _ask_similar(self) -> None:
        """Look for names like the typed one, once no further letter follows."""
        self._similar.ask((self._state, self.table.shown))

    def _show_similar_ones(self, listed: Listed) -> None:
        if listed.state == self._state:
            self._show_list(listed)

    def _show_list(self, listed: Listed) -> None:
        table = self.table
        self.is_arranging = True
        current, place = self._wanted_id or table.current_id, table.currentIndex().row()
        table.rows.set_ids([*listed.ids, *self._to_fix_beside(listed)], listed.rows)
        kept = table.rows.place_of(current) if current is not None else -1
        if listed.ids and (kept >= 0 or place >= 0 or self._wants_focus):
            table.go_to_row(kept if kept >= 0 else min(max(place, 0), len(listed.ids) - 1))
        self._wanted_id = None
        self.is_arranging = False
        table.set_ticked(table.ticked_ids)
        self._similar_timer.stop()
        if listed.ids or listed.is_similar or not listed.state.text:
            self._show_similar(listed)
            self._show_emptiness(listed)
        else:
            self._similar_timer.start()
        if self._wants_focus:
            self.focus_list()
        self._views_timer.start()
        self._warm_timer.start()
        self._is_own_change = False

    def _to_fix_beside(self, listed: Listed) -> list[str]:
        """Whoever has a cell that could not be saved stands in the view of what is to fix as well."""
        if listed.state.view != TO_FIX:
            return []
        known = set(listed.ids)
        return [id_ for id_ in dict.fromkeys(id_ for id_, _key in self.table.drafts) if id_ not in known]

    def _warm(self) -> None:
        """Load what search and filters look through, once the rows are painted."""
        reader, state, runner = self._reader, self._state, self._services.runner
        runner.read(lambda: reader.warm(state), initiator=self)
        if self._wants_choices:
            self._wants_choices = False
            runner.read(reader.choices, done=self._take_choices, initiator=self)

    def _take_choices(self, choices: Choices) -> None:
        self._choices = choices
        self.filters.set_choices(choices)
        if self._editor is not None:
            self._editor.choices = choices
        self._name_organisations()

    def _take_columns(self, columns: tuple[DelegateColumn, ...]) -> None:
        if columns != self._columns:
            self._columns = columns
            self.table.offer(columns)
            if self._editor is not None:
                self._editor.columns = {column.key: column for column in columns}
        self._show_column_count()

    # Editing in place

    @property
    def editor(self) -> "CellEditor":
        """What edits cells where they stand, made when first wanted."""
        if self._editor is None:
            from wego_desktop.ui.operations.cells import CellWriter
            from wego_desktop.ui.pages.delegates.cell_editor import CellEditor

            writer = CellWriter(self._services, self)
            self._editor = CellEditor(self.table, writer, self._suggest_names)
            self._editor.columns = {column.key: column for column in self._columns}
            self._editor.choices = self._choices
            self._editor.saved.connect(self.cell_saved)
            self._editor.drafts_changed.connect(self._show_drafts)
        return self._editor

    def _suggest_names(self, text: str, show: Callable[[Sequence[str]], None]) -> None:
        self.read_organisations(text, lambda rows: show([row.name for row in rows]))

    def _show_drafts(self) -> None:
        """Say over the list how much could not be saved."""
        count = len(self.table.drafts)
        self.views.drafts = len({id_ for id_, _key in self.table.drafts})
        self.views.show()
        gap = 10 if count else 0
        self._notice_row.setContentsMargins(24, gap, 20, gap)
        if count:
            text = ngettext(
                "{count} cell could not be saved. F8 goes to it, F2 mends it, Esc takes it back.",
                "{count} cells could not be saved. F8 goes to the next, F2 mends it, Esc takes it back.",
                count,
            )
            self.notice.show_message(Tone.WARN, text.format(count=count))
        else:
            self.notice.clear()

    def _name_organisations(self) -> None:
        reader, unnamed = self._reader, self.filters.unnamed_organisations()
        if unnamed:
            self._services.runner.read(
                lambda: reader.organisation_words(unnamed),
                done=self.filters.set_organisation_names,
                initiator=self,
            )

    def _show_similar(self, listed: Listed) -> None:
        is_similar = listed.is_similar and bool(listed.ids)
        gap = 10 if is_similar else 0
        self._notice_row.setContentsMargins(24, gap, 20, gap)
        if is_similar:
            text = _("No one matches “{text}”. These names are similar.").format(text=listed.state.text)
            self.notice.show_message(Tone.INFO, text)
        elif self.table.drafts:
            self._show_drafts()
        else:
            self.notice.clear()

    def _show_emptiness(self, listed: Listed) -> None:
        is_event_empty = self.views.counts.get(EVERYONE) == 0
        self._empty.clear_button.setVisible(listed.state.is_filtered(self.views.current))
        self.stack.setCurrentIndex(0 if self.table.rows.all_ids() else 2 if is_event_empty else 1)

    def _show_counts(self, counts: Mapping[str, int]) -> None:
        self.counted.emit(counts)
        if counts.get(EVERYONE) == 0:
            self.stack.setCurrentIndex(2)

    def _on_rows_differ(self, ids: Sequence[str]) -> None:
        if not self._is_own_change:
            self.table.blink(ids)

    def _on_ticks(self, ids: Sequence[object]) -> None:
        self.bar.set_count(len(ids))

    # Views, filters, columns

    @property
    def state(self) -> ListState:
        """The list as it stands."""
        return self._state

    def open_view(self, key: str) -> None:
        """Show a view as it was saved."""
        state = self.views.book.opened(key, self._own.sort)
        view = self.views.book.get(state.view)
        own = view is None or view.is_ready_made or not view.definition.columns
        self._show_columns(self._own.columns if own or view is None else view.definition.columns)
        self.filters.set_state(state)
        self.table.show_sort(state.sort)
        self._change(state)

    def _on_filters(self, state: ListState) -> None:
        if state.sort != self._state.sort:
            self.table.show_sort(state.sort)
            self._keep_own_sort(state.sort)
        if replace(state, text="") == replace(self._state, text=""):
            # A letter typed is answered at once: it changes nothing but the rows.
            self._state = state
            self._ask()
            return
        self._change(replace(self._state, text=state.text, conditions=state.conditions, sort=state.sort))

    def _on_sort(self, sort: tuple[SortKey, ...]) -> None:
        self._keep_own_sort(sort)
        state = replace(self._state, sort=sort)
        self.filters.set_state(state)
        self._change(state)

    def _keep_own_sort(self, sort: tuple[SortKey, ...]) -> None:
        if self._is_ready_made:
            self._own.sort = sort

    @property
    def _is_ready_made(self) -> bool:
        view = self.views.current
        return view is None or view.is_ready_made

    def clear_filters(self) -> None:
        """Show everybody of the view."""
        view = self.views.current
        conditions = view.definition.conditions if view is not None else ()
        self._change(replace(self._state, text="", conditions=conditions))
        self.filters.set_state(self._state)
        self.focus_list()

    def find_text(self, text: str) -> None:
        """Show what a search of everybody finds."""
        state = replace(self.views.book.opened(EVERYONE, self._own.sort), text=text)
        self._show_columns(self._own.columns)
        self.filters.set_state(state)
        self._change(state)

    def _find_organisations(self, text: str, show: Callable[[Sequence[Option]], None]) -> None:
        self.read_organisations(text, lambda rows: show([(row.id, row.name) for row in rows]))

    def read_organisations(self, text: str, done: Callable[[Sequence[OrganisationRow]], None]) -> None:
        """Bring organisations that fit a typed text."""
        reader = self._reader
        self._services.runner.read(lambda: reader.organisations(text), done=done, initiator=self)

    def open_columns(self) -> "ColumnChooser":
        """Open the choice of columns under its button."""
        from wego_desktop.ui.pages.delegates.column_chooser import ColumnChooser

        options = [(column.key, column.title) for column in self.table.columns]
        view = self.views.current
        can_save = view is not None and not view.is_ready_made
        chooser = ColumnChooser(self, options, self.table.shown, SHOWN_AT_FIRST, can_save=can_save)
        chooser.changed.connect(self._on_columns)
        chooser.save_asked.connect(self.views.save_changes)
        chooser.open_under(self.filters.columns_button)
        return chooser

    def _on_columns(self, keys: tuple[str, ...]) -> None:
        self._show_columns(keys)
        self._on_layout()

    def _show_columns(self, keys: tuple[str, ...]) -> None:
        before = set(beyond_row(self.table.shown))
        self.table.show_columns(keys)
        if set(beyond_row(self.table.shown)) - before:
            self.table.rows.forget_rows()
        self._show_column_count()

    def _on_layout(self) -> None:
        if self._is_ready_made:
            self._own.columns = self.table.shown
        self.views.show()
        self._keep_timer.start()

    def _show_column_count(self) -> None:
        self.filters.set_columns(self._columns, len(self.table.shown))

    def _keep_layout(self) -> None:
        self._own.store(self._services, self._state.view, self.table.layout_values())

    def _restore_layout(self) -> None:
        self.table.restore_layout(self._services.column_layout(TABLE))
        known = {column.key for column in self._columns if column.is_sortable}
        wanted = self._own.load(self._services, known)
        self._state = self.views.book.opened(self.views.want(wanted), self._own.sort)
        self._show_columns(self._own.columns)
        self.filters.set_state(self._state)
        self.table.show_sort(self._state.sort)
        self.views.show()

    # Rows

    def _on_letters(self, text: str) -> None:
        self._letters += text
        self._letter_timer.start()
        self._named.ask((self._letters, self._state))

    def _go_to_named(self, id_: str | None) -> None:
        place = self.table.rows.place_of(id_) if id_ is not None else -1
        if place >= 0:
            self.table.go_to_row(place)

    def _forget_letters(self) -> None:
        self._letters = ""

    def make_current(self, registration_id: str) -> None:
        """Make somebody's row the current one, now or when the list that has it comes."""
        place = self.table.rows.place_of(registration_id)
        if place >= 0:
            self.table.go_to_row(place)
        else:
            self._wanted_id = registration_id

    def activate(self) -> None:
        """Put the focus into the table, as soon as there is somebody in it."""
        if self.table.rows.all_ids():
            self.focus_list()
        else:
            self._wants_focus = True

    def focus_list(self) -> None:
        """Put the focus into the table."""
        self._wants_focus = False
        if self.table.currentIndex().row() < 0 and self.table.rows.all_ids():
            self.table.go_to_row(0)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
