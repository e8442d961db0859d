"""The list of delegates with its views, search, filters, columns and action bar; rows stand in a table."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from wego_desktop.domain.rights import Right, has_right
from wego_desktop.i18n import _
from wego_desktop.services.queries.delegate_filter import DelegateSort, SortColumn
from wego_desktop.services.queries.delegate_rows import DelegateRow, ViewCounts
from wego_desktop.services.queries.event_rows import OrganisationRow
from wego_desktop.ui.pages.delegates.column_chooser import ColumnChooser
from wego_desktop.ui.pages.delegates.columns import SHOWN_AT_FIRST
from wego_desktop.ui.pages.delegates.filter_bar import FacetChoices, FilterBar
from wego_desktop.ui.pages.delegates.list_reader import ListReader
from wego_desktop.ui.pages.delegates.list_state import ListState, View
from wego_desktop.ui.pages.delegates.loading import Listed, Newest
from wego_desktop.ui.pages.delegates.popover import Option
from wego_desktop.ui.pages.delegates.selection_bar import SelectionBar
from wego_desktop.ui.pages.delegates.table import DelegatesTable
from wego_desktop.ui.shell.page_services import PageServices
from wego_desktop.ui.widgets.button import Button, ButtonKind
from wego_desktop.ui.widgets.chips import ViewTab, ViewTabs
from wego_desktop.ui.widgets.marks import Tone
from wego_desktop.ui.widgets.notices import Banner, EmptyState

TABLE = "delegates"
_KEEP_AFTER_MS = 400
_LETTERS_MS = 900
_WARM_AFTER_MS = 200


class DelegateList(QWidget):
    """Everything of the page but panel and form, which stand in `host` beside the table.

    `counted(ViewCounts)` and `choices_loaded(FacetChoices)` after a refresh, `add_asked` from the empty list.
    View, order and columns are kept on this computer. `is_arranging` while the current row changes
    only because the list did.
    """

    counted = Signal(object)
    choices_loaded = Signal(object)
    add_asked = Signal()

    def __init__(self, services: PageServices, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._zone = ZoneInfo(services.event.zone)
        self._state = ListState()
        self._counts: ViewCounts | None = None
        self._wants_focus = False
        self._wanted_id: str | None = None
        self.is_arranging = False
        self._letters = ""
        self._first = services.first_rows
        self._reader = reader = ListReader(services)
        self._lists: Newest[ListState, Listed] = Newest(
            services.runner, reader.load, self._show_list, services.show_error, self
        )
        self._named: Newest[tuple[str, ListState], str | None] = Newest(
            services.runner, reader.named, self._go_to_named, services.show_error, self
        )
        self._build()
        self._letter_timer = self._timer(_LETTERS_MS, self._forget_letters)
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
        self.tabs = ViewTabs(self._view_tabs(), self)
        self.tabs.setObjectName("delegate_views")
        self.tabs.changed.connect(self._on_view)
        column.addWidget(self.tabs)
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
        self.stack.addWidget(self._empty_view())
        self.stack.addWidget(self._empty_event())
        left.addWidget(self.stack, 1)
        can_admit = has_right(self._services.context.actor.role, Right.EDIT_PROGRAMME)
        can_print = self._services.has_page("badges")
        self.bar = SelectionBar(self.host, can_print=can_print, can_admit=can_admit)
        left.addWidget(self.bar)
        table = self.table
        table.letters_typed.connect(self._on_letters)
        table.sort_asked.connect(lambda sort: self._change(replace(self._state, sort=sort)))
        table.layout_changed.connect(self._keep_later)
        table.ticks_changed.connect(lambda ids: self.bar.set_count(len(ids)))
        self.bar.cleared.connect(lambda: table.set_ticked(()))
        self.bar.copy_asked.connect(table.copy_rows)
        return left

    def _empty_view(self) -> EmptyState:
        clear = Button(_("Remove filters"), parent=self)
        clear.clicked.connect(self.clear_filters)
        self._clear_button = clear
        return EmptyState("users", _("No one here"), _("Remove a filter, or type less."), [clear], self)

    def _empty_event(self) -> EmptyState:
        buttons = []
        if self._services.has_page("import"):
            bring = Button(_("Import Excel"), ButtonKind.PRIMARY, self, icon_name="download")
            bring.clicked.connect(lambda: self._services.open_page("import", None))
            buttons.append(bring)
        add = Button(_("Add delegate"), parent=self, icon_name="plus", keys="Ctrl+N")
        add.clicked.connect(self.add_asked)
        text = _("Import them from an Excel file, or add them one by one.")
        return EmptyState("users", _("No delegates yet"), text, [*buttons, add], self)

    # Loading

    def refresh(self) -> None:
        """Load list, counts and what filters offer; a constant number of statements."""
        self._show_first()
        self._lists.ask(self._state)
        runner = self._services.runner
        runner.read(self._reader.counts, done=self._show_counts, initiator=self)
        runner.read(self._reader.choices, done=self._show_choices, initiator=self)

    def _show_first(self) -> None:
        """Show what was read before the services were there, if it is what the list shall show."""
        first, self._first = self._first, None
        is_as_read = self._state == ListState() and set(self.table.shown) <= set(SHOWN_AT_FIRST)
        if first is not None and is_as_read and first.event_id == self._services.event.id:
            self._show_list(Listed(self._state, first.ids, first.rows, is_similar=False))

    def look_again(self) -> None:
        """Load everything anew, also what is kept in memory."""
        self._reader.forget()
        self.refresh()

    def _change(self, state: ListState) -> None:
        self._state = state
        self._lists.ask(state)
        self._keep_timer.start()

    def _fetch_rows(self, ids: Sequence[str], done: Callable[[Sequence[DelegateRow]], None]) -> None:
        reader, wanted = self._reader, list(ids)
        self._services.runner.read(lambda: reader.rows(wanted), done=done, initiator=self)

    def _show_list(self, listed: Listed) -> None:
        table = self.table
        self.is_arranging = True
        current, place = self._wanted_id or table.current_id, table.currentIndex().row()
        table.rows.set_ids(listed.ids, listed.rows)
        kept = table.rows.place_of(current) if current is not None else -1
        if listed.ids and (kept >= 0 or place >= 0 or self._wants_focus):
            table.go_to_row(kept if kept >= 0 else min(max(place, 0), len(listed.ids) - 1))
        self._wanted_id = None
        self.is_arranging = False
        table.set_ticked(table.ticked_ids)
        self._show_similar(listed)
        self._show_emptiness(listed)
        if self._wants_focus:
            self.focus_list()
        self._warm_timer.start()

    def _warm(self) -> None:
        """Load what the search looks through, once the rows are painted."""
        reader, state = self._reader, self._state
        self._services.runner.read(lambda: reader.warm(state), initiator=self)

    def _show_similar(self, listed: Listed) -> None:
        gap = 10 if listed.is_similar else 0
        self._notice_row.setContentsMargins(24, gap, 20, gap)
        if listed.is_similar:
            text = _("No one matches “{text}”. These names are similar.").format(text=listed.state.text)
            self.notice.show_message(Tone.INFO, text)
        else:
            self.notice.clear()

    def _show_emptiness(self, listed: Listed) -> None:
        is_event_empty = self._counts is not None and self._counts.everyone == 0
        self._clear_button.setVisible(listed.state.is_filtered)
        self.stack.setCurrentIndex(0 if listed.ids else 2 if is_event_empty else 1)

    def _show_counts(self, counts: ViewCounts) -> None:
        self._counts = counts
        self.tabs.set_tabs(self._view_tabs())
        self.counted.emit(counts)
        if counts.everyone == 0:
            self.stack.setCurrentIndex(2)

    def _show_choices(self, choices: FacetChoices) -> None:
        self.filters.set_choices(choices)
        self.choices_loaded.emit(choices)

    def _view_tabs(self) -> list[ViewTab]:
        counts = self._counts
        return [
            ViewTab(View.EVERYONE, _("All"), counts.everyone if counts else None),
            ViewTab(View.NOT_ARRIVED, _("Not arrived"), counts.not_arrived if counts else None),
            ViewTab(View.HEADS, _("Heads of delegation"), counts.heads if counts else None),
            ViewTab(
                View.WITHOUT_ORGANISATION,
                _("Without organisation"),
                counts.without_organisation if counts else None,
            ),
        ]

    # Views, filters, columns

    def _on_view(self, key: str) -> None:
        self._change(replace(self._state, view=View(key)))

    def _on_filters(self, state: ListState) -> None:
        self._change(replace(self._state, text=state.text, facets=state.facets))

    def clear_filters(self) -> None:
        """Show everybody of the view."""
        self._change(replace(self._state, text="", facets=()))
        self.filters.set_state(self._state)
        self.focus_list()

    def find_text(self, text: str) -> None:
        """Show what a search of everybody finds."""
        self._state = ListState(text=text, sort=self._state.sort)
        self.tabs.choose(View.EVERYONE)
        self.filters.set_state(self._state)
        self._change(self._state)

    def _find_organisations(self, text: str, show: Callable[[Sequence[Option]], None]) -> None:
        self.read_organisations(text, lambda rows: show([(row.id, row.name) for row in rows]))

    def read_organisations(self, text: str, done: Callable[[Sequence[OrganisationRow]], None]) -> None:
        """Bring organisations that fit a typed text."""
        reader = self._reader
        self._services.runner.read(lambda: reader.organisations(text), done=done, initiator=self)

    def open_columns(self) -> ColumnChooser:
        """Open the choice of columns under its button."""
        options = [(column.key, column.title) for column in self.table.columns]
        chooser = ColumnChooser(self, options, self.table.shown, SHOWN_AT_FIRST)
        chooser.changed.connect(self._on_columns)
        chooser.open_under(self.filters.columns_button)
        return chooser

    def _on_columns(self, keys: tuple[str, ...]) -> None:
        self.table.show_columns(keys)
        self._show_column_count()
        self._keep_timer.start()

    def _show_column_count(self) -> None:
        self.filters.set_columns(len(self.table.shown), len(self.table.columns))

    def _keep_later(self) -> None:
        self._keep_timer.start()

    def _keep_layout(self) -> None:
        sort = self._state.sort
        layout = {
            **self.table.layout_values(),
            "view": self._state.view.value,
            "sort": [sort.column.value, sort.is_descending],
        }
        if layout != self._services.column_layout(TABLE):
            self._services.store_column_layout(TABLE, layout)

    def _restore_layout(self) -> None:
        stored = self._services.column_layout(TABLE)
        self.table.restore_layout(stored)
        self._show_column_count()
        if not isinstance(stored, dict):
            return
        if stored.get("view") in set(View):
            self._state = replace(self._state, view=View(stored["view"]))
            self.tabs.blockSignals(True)
            self.tabs.choose(stored["view"])
            self.tabs.blockSignals(False)
        match stored.get("sort"):
            case [str(column), bool(is_descending)] if column in set(SortColumn):
                self._state = replace(self._state, sort=DelegateSort(SortColumn(column), is_descending))
                self.table.show_sort(self._state.sort)

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
