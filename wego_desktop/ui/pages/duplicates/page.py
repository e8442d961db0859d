"""The page of duplicates: pairs at the left, both records side by side at the right, three answers."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from wego_desktop.i18n import _, ngettext
from wego_desktop.jobs.progress import Cancelled
from wego_desktop.services.duplicate_service import DuplicatePair
from wego_desktop.services.merge_service import Comparison
from wego_desktop.ui.operations.duplicates import DuplicateOperations
from wego_desktop.ui.pages.duplicates.compare_view import CompareView
from wego_desktop.ui.pages.duplicates.pair_model import PairKey, pair_key
from wego_desktop.ui.pages.duplicates.pair_view import EVERYWHERE, PairView
from wego_desktop.ui.shell.jobs import Job
from wego_desktop.ui.shell.page import Command, KeyHint, NavGroup, Page
from wego_desktop.ui.shell.page_services import PageServices
from wego_desktop.ui.widgets.bars import ProgressRow
from wego_desktop.ui.widgets.button import Button
from wego_desktop.ui.widgets.notices import EmptyState

_KINDS = frozenset({"person", "organisation", "registration", "not_same_person", "person_merge", "category"})


class DuplicatesPage(Page):
    """Lists who may be on file twice; M merges, T keeps two people, S leaves a pair for later."""

    page_id = "duplicates"
    title = "Duplicates"
    icon_name = "copy"
    nav_group = NavGroup.EVENT

    def __init__(self, services: PageServices, parent: QWidget | None = None) -> None:
        self.title = _("Duplicates")
        super().__init__(parent)
        self._services = services
        self._operations = DuplicateOperations(services, self)
        self._job: Job | None = None
        self._asked: PairKey | None = None
        self._wanted_person = ""
        self._stack = QStackedWidget(self)
        self.body.addWidget(self._stack, 1)
        self._stack.addWidget(self._working())
        self._stack.addWidget(self._two_parts())
        self._stack.addWidget(self._nobody())
        self._build_header()
        for keys, step in (("F8", 1), ("Shift+F8", -1)):
            context = Qt.ShortcutContext.WidgetWithChildrenShortcut
            QShortcut(QKeySequence(keys), self, lambda step=step: self.go_on(step), context=context)

    def _build_header(self) -> None:
        if self._services.has_page("delegates"):
            back = Button(_("Delegates"), parent=self, icon_name="users")
            back.clicked.connect(lambda: self._services.open_page("delegates", None))
            self.header.add_action(back)

    def _working(self) -> QWidget:
        working = QWidget(self)
        column = QVBoxLayout(working)
        column.setContentsMargins(24, 20, 24, 20)
        self.progress = ProgressRow(working)
        self.progress.cancelled.connect(self._cancel)
        column.addWidget(self.progress)
        column.addStretch(1)
        return working

    def _two_parts(self) -> QWidget:
        self.splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(1)
        self.list = PairView(self._services.event.code, self.splitter)
        self.list.setMinimumWidth(400)
        self.compared = CompareView(self.splitter)
        self.compared.setMinimumWidth(520)
        self.splitter.addWidget(self.list)
        self.splitter.addWidget(self.compared)
        self.splitter.setSizes([500, 700])
        self.splitter.setStretchFactor(1, 1)
        self.list.scope_changed.connect(self.refresh)
        self.list.table.pairs.modelReset.connect(self._on_reset)
        self.list.table.current_row_changed.connect(self._on_current)
        self.list.table.row_opened.connect(lambda _row: self.compared.table.setFocus())
        self.list.table.answered.connect(self.answer)
        self.compared.answered.connect(self.answer)
        return self.splitter

    def _nobody(self) -> QWidget:
        self.everyone_button = Button(_("Look at all people"), parent=self, icon_name="users")
        self.everyone_button.setObjectName("duplicates_everyone")
        self.everyone_button.clicked.connect(lambda: self.list.scope.choose(EVERYWHERE))
        return EmptyState(
            "copy",
            _("Nobody seems to be on file twice"),
            _("Names, emails, phones and organisations are compared whenever they change."),
            [self.everyone_button],
            self,
        )

    # Loading

    def wants_change(self, kinds: frozenset[str]) -> bool:
        """Whether somebody's facts changed, or what was decided about a pair."""
        return not kinds.isdisjoint(_KINDS)

    def refresh(self) -> None:
        """Look for pairs again; only who changed is compared, but for the first time."""
        if self._job is not None:
            self._is_stale = True
            return
        self._job = self._operations.find(
            everywhere=self.list.is_everywhere, done=self._show_pairs, failed=self._show_failure
        )
        if self._job is not None:
            self._stack.setCurrentIndex(0)
            self._job.progressed.connect(self._show_progress)
            self._job.finished.connect(self._on_job_end)
            self.progress.start()

    def _show_progress(self) -> None:
        if self._job is not None:
            text = _("{done} of {total} people compared").format(done=self._job.done, total=self._job.total)
            self.progress.set_progress(self._job.done, self._job.total, text if self._job.total else "")

    def _on_job_end(self) -> None:
        self._job = None
        self.progress.stop()
        if self._stack.currentIndex() == 0:
            self._show_parts()
        self.refresh_if_stale()

    def _cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self._services.open_page("delegates", None)
            self._is_stale = True

    def _show_failure(self, error: Exception) -> None:
        if not isinstance(error, Cancelled):
            self._services.show_error(error)

    def _show_pairs(self, pairs: tuple[DuplicatePair, ...]) -> None:
        table = self.list.table
        current = table.pairs.pair(table.currentIndex().row())
        row = table.currentIndex().row()
        if pairs != tuple(table.pairs.pairs):
            table.pairs.set_pairs(pairs)
        elif row >= 0:
            self._on_current(row)
        if self._wanted_person:
            row = self._row_of_person(self._wanted_person)
            self._wanted_person = ""
        elif current is not None and (found := table.pairs.row_of(pair_key(current))) >= 0:
            row = found
        self._show_parts()
        self._go_to(row)

    def _row_of_person(self, person_id: str) -> int:
        pairs = self.list.table.pairs
        found = (row for row in range(pairs.rowCount()) if person_id in pair_key(pairs.pair(row)))  # type: ignore[arg-type]
        return next(found, 0)

    def _show_parts(self) -> None:
        """The list with its counts, or that there is nobody; the keys go to what was not there before."""
        count = len(self.list.table.pairs.pairs)
        was, shown = self._stack.currentIndex(), 1 if count else 2
        self._stack.setCurrentIndex(shown)
        self.everyone_button.setVisible(not self.list.is_everywhere)
        self.list.show_counts()
        text = ngettext("{count} pair to decide", "{count} pairs to decide", count).format(count=count)
        self.show_count(count or None, text if count else "")
        if was != shown and self.isVisible():
            self.activate()
        self.key_hints_changed.emit()

    def _on_reset(self) -> None:
        """Another filter: the first of its pairs is shown."""
        table = self.list.table
        has_rows = table.pairs.rowCount() > 0
        self.compared.setVisible(has_rows)
        if not has_rows:
            self._asked = None
            self.compared.table.show_comparison(None)
        elif table.currentIndex().row() < 0:
            self._go_to(0)

    def _go_to(self, row: int) -> None:
        table = self.list.table
        if table.pairs.rowCount():
            table.go_to_row(max(0, min(row, table.pairs.rowCount() - 1)))

    # One pair

    @property
    def current_pair(self) -> DuplicatePair | None:
        """The pair that is shown."""
        return self.list.table.pairs.pair(self.list.table.currentIndex().row())

    def _on_current(self, row: int) -> None:
        pair = self.list.table.pairs.pair(row)
        if pair is None:
            self.compared.table.show_comparison(None)
            return
        key = self._asked = pair_key(pair)
        self.compared.show_pair(pair)

        def show(comparison: Comparison) -> None:
            # What was chosen stays while nothing of the two has changed.
            if self._asked == key and comparison != self.compared.table.lines.comparison:
                self.compared.show_comparison(comparison)

        self._operations.compare(pair, done=show, failed=self._gone)

    def _gone(self, _error: Exception) -> None:
        """Another desk was quicker: what is shown is old."""
        self.mark_stale()

    def go_on(self, step: int = 1) -> None:
        """Show the next pair that was not skipped, or the one before."""
        table = self.list.table
        row = table.pairs.next_row(table.currentIndex().row(), step)
        if row >= 0:
            self._go_to(row)

    def answer(self, letter: str) -> None:
        """One person (m), two people (t), or later (s)."""
        pair, model = self.current_pair, self.compared.table.lines
        if pair is None:
            return
        if letter == "s":
            self.list.table.pairs.skip(self.list.table.currentIndex().row())
            self.go_on()
        elif letter == "t":
            self._operations.keep_apart(pair, done=lambda: self._decided(pair))
        elif (answer := model.answer()) is not None and {answer.survivor_id, answer.merged_id} == set(
            pair_key(pair)
        ):
            self._operations.merge(answer, done=lambda: self._decided(pair))

    def _decided(self, pair: DuplicatePair) -> None:
        table = self.list.table
        row = table.currentIndex().row()
        table.pairs.drop(pair_key(pair))
        self._show_parts()
        self._go_to(row)
        self.refresh()

    # Shell

    def take_request(self, request: object) -> None:
        """Show the first pair with this person, whose id was given."""
        if isinstance(request, str):
            self._wanted_person = request
            self.list.scope.choose(EVERYWHERE)
            self.refresh()

    def activate(self) -> None:
        """The list has the keys."""
        if self._stack.currentIndex() == 1:
            self.list.table.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().activate()

    def panes(self) -> list[QWidget]:
        """List and comparison."""
        return [self.list.table, self.compared.table]

    def key_hints(self) -> list[KeyHint]:
        """The answers, and how fields are chosen."""
        if self._stack.currentIndex() != 1:
            return []
        return [
            KeyHint(("M",), _("Merge")),
            KeyHint(("T",), _("Two people")),
            KeyHint(("S",), _("Skip")),
            KeyHint(("F8",), _("Next")),
            KeyHint(("F6",), _("Choose fields")),
            KeyHint(("←", "→"), _("Left or right value")),
        ]

    def help_keys(self) -> list[KeyHint]:
        """All keys of the page."""
        return [
            *self.key_hints(),
            KeyHint(("Space",), _("The other value")),
            KeyHint(("Ctrl", "→"), _("All values of one side")),
            KeyHint(("Shift", "F8"), _("The pair before")),
        ]

    def commands(self) -> list[Command]:
        """The answers in Ctrl+K."""
        if self.current_pair is None:
            return []
        return [
            Command("duplicates.merge", _("Merge these two"), lambda: self.answer("m"), "copy", keys=("M",)),
            Command(
                "duplicates.apart", _("Keep as two people"), lambda: self.answer("t"), "users", keys=("T",)
            ),
            Command("duplicates.next", _("Next pair"), self.go_on, "arrow-right", keys=("F8",)),
        ]
