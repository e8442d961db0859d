"""The import page: file, columns and rows, done."""

from collections.abc import Mapping
from pathlib import Path
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget

from wego_desktop.errors import CodedError, UserError
from wego_desktop.i18n import _, ngettext
from wego_desktop.messages import sentence
from wego_desktop.services.import_service import (
    DateColumnRow,
    Decision,
    ImportPreview,
    ImportResult,
    RowAction,
)
from wego_desktop.services.outcome import Outcome
from wego_desktop.ui.operations.imports import ImportOperations, Looked
from wego_desktop.ui.pages.imports.batches import ImportBatches
from wego_desktop.ui.pages.imports.changes import ImportChanges
from wego_desktop.ui.pages.imports.choice import Choice
from wego_desktop.ui.pages.imports.done_view import DoneView
from wego_desktop.ui.pages.imports.file_bar import FileBar
from wego_desktop.ui.pages.imports.file_view import FileView
from wego_desktop.ui.pages.imports.keys import all_hints, choose_hint, row_hints
from wego_desktop.ui.pages.imports.open_rows import OpenRows
from wego_desktop.ui.pages.imports.row_cells import RowCells
from wego_desktop.ui.pages.imports.row_looks import is_answerable, wrong_reason
from wego_desktop.ui.pages.imports.rows_view import RowsView
from wego_desktop.ui.pages.imports.steps import Step, StepLine
from wego_desktop.ui.shell.page import Command, KeyHint, NavGroup, Page
from wego_desktop.ui.shell.page_services import PageServices
from wego_desktop.ui.widgets.marks import Tone

_LOOK_AFTER_MS = 250


class ImportPage(Page):
    """Looks at files beside the window and brings them in; the file itself is never changed."""

    page_id = "import"
    title = ""
    icon_name = "download"
    nav_group = NavGroup.OUTPUT
    shortcut = "Ctrl+Shift+I"

    def __init__(self, services: PageServices, parent: QWidget | None = None) -> None:
        self.title = _("Import delegates")
        super().__init__(parent)
        self._services = services
        self._operations = ImportOperations(services, self)
        self._preview: ImportPreview | None = None
        self._dates: Mapping[int, DateColumnRow] = {}
        self._choice = Choice()
        self._asked = 0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_LOOK_AFTER_MS)
        self._timer.timeout.connect(self._look_again)
        self._assemble()
        self._bind_keys()
        self._show_step(Step.FILE)

    # Parts

    def _assemble(self) -> None:
        self.steps = StepLine(self)
        self.header.middle.addWidget(self.steps)
        self.file_bar = FileBar(self)
        self.header.add_action(self.file_bar)
        self.file_bar.table_chosen.connect(
            lambda sheet, row: self._change(self._choice.with_table(sheet, row))
        )
        self.file_bar.hidden_chosen.connect(
            lambda is_skipped: self._change(self._choice.with_hidden(is_skipped=is_skipped))
        )
        self.file_bar.header_row_chosen.connect(self._choose_header_row)
        self.stack = QStackedWidget(self)
        self.file_view = FileView(ZoneInfo(self._services.event.zone), self)
        self.batches = ImportBatches(self._services, self, self.file_view.earlier)
        self.rows_view = RowsView(self)
        self.done_view = DoneView(has_delegates=self._services.has_page("delegates"), parent=self)
        for view in (self.file_view, self.rows_view, self.done_view):
            self.stack.addWidget(view)
        self.body.addWidget(self.stack, 1)
        self.file_view.chosen.connect(self.open_file)
        self.file_view.pasted.connect(self.open_pasted)
        rows = self.rows_view
        self.wizard = ImportChanges(self)
        rows.table.answered.connect(self._answer)
        rows.table.current_row_changed.connect(lambda _row: self.key_hints_changed.emit())
        self.cells = RowCells(self)
        rows.panel.edited.connect(self._edit)
        rows.panel.answered.connect(self._answer)
        rows.table.rows.cell_edited.connect(self._edit)
        rows.import_asked.connect(self.commit)
        self.open_rows = OpenRows(self, self._operations, self._services.show_error)
        rows.save_asked.connect(self.open_rows.ask)
        rows.back_asked.connect(self.leave_file)
        self.done_view.another_asked.connect(self.leave_file)
        self.done_view.save_asked.connect(self.open_rows.ask)
        self.done_view.delegates_asked.connect(lambda: self._services.open_page("delegates", None))

    def _bind_keys(self) -> None:
        keys = {
            "Ctrl+O": self.file_view.ask,
            "Ctrl+V": self._paste,
            "Ctrl+Return": self.commit,
            "Ctrl+Enter": self.commit,
            "F8": self.next_open,
            "Shift+F8": lambda: self.next_open(forward=False),
        }
        for text, call in keys.items():
            shortcut = QShortcut(QKeySequence(text), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(call)

    def _show_step(self, step: Step) -> None:
        self.steps.set_step(step)
        self.stack.setCurrentIndex(int(step))
        self.file_bar.setVisible(step is Step.ROWS)
        self.key_hints_changed.emit()

    # File

    def open_file(self, path: Path) -> None:
        """Look at a file; what was wrong with it is told in a banner."""
        number = self._begin()
        self._operations.open_file(
            path,
            self._choice.options,
            done=lambda looked: self._show(looked, number),
            failed=lambda error: self._refuse_file(error, number),
        )

    def open_pasted(self, text: str) -> None:
        """Look at rows that were pasted."""
        number = self._begin()
        self._operations.open_pasted(
            text,
            self._choice.options,
            done=lambda looked: self._show(looked, number),
            failed=lambda error: self._refuse_file(error, number),
        )

    def _begin(self) -> int:
        self._choice = Choice()
        self.file_view.button.set_busy(is_busy=True)
        return self._next()

    def _paste(self) -> None:
        if self.stack.currentWidget() is self.file_view:
            self.file_view.paste()

    def take_request(self, request: object) -> None:
        """A path opens that file, a text is taken as pasted rows."""
        if isinstance(request, Path):
            self.open_file(request)
        elif isinstance(request, str) and request.strip():
            self.open_pasted(request)

    def _refuse_file(self, error: Exception, number: int) -> None:
        self.file_view.button.set_busy(is_busy=False)
        if number != self._asked:
            return
        if not isinstance(error, CodedError):
            self._services.show_error(error)
            return
        self.leave_file()
        self.file_view.banner.show_message(Tone.BAD, sentence(error))

    def leave_file(self) -> None:
        """Back to the first step; what was decided about the file is forgotten."""
        self._next()
        self._preview = None
        self._choice = Choice()
        self._show_step(Step.FILE)
        self.batches.refresh()
        self.file_view.button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _next(self) -> int:
        self._asked += 1
        self._timer.stop()
        return self._asked

    def _show(self, looked: Looked, number: int) -> None:
        self.file_view.button.set_busy(is_busy=False)
        if number != self._asked:
            return
        is_first = self._preview is None or self.stack.currentWidget() is not self.rows_view
        preview = self._preview = looked.preview
        self._choice = Choice(preview.options)
        self.file_view.banner.clear()
        self.file_bar.show_preview(preview)
        table = self.rows_view.table
        at = table.current_plan.row_number if table.current_plan is not None and not is_first else None
        has_card = table.card is not None
        table.rows.set_preview(preview, looked.categories, preview.options.decisions)
        self._dates = looked.dates
        self.rows_view.show_preview(preview, looked.dates)
        table.fit_numbers(preview.rows[-1].row_number if preview.rows else 1)
        if is_first:
            self._show_step(Step.ROWS)
            table.go_to_row(0)
            table.setFocus(Qt.FocusReason.OtherFocusReason)
            self.rows_view.panel.close_panel()
        elif at is not None and (row := table.rows.row_of_number(at)) is not None:
            table.go_to_row(row)
            if has_card and table.rows.plan_at(row).is_open:
                table.open_card(row)
        self.cells.refresh()

    # Choices

    @property
    def choice(self) -> Choice:
        """What is chosen for the file now."""
        return self._choice

    @property
    def preview(self) -> ImportPreview | None:
        """The preview that is shown."""
        return self._preview

    def change(self, choice: Choice) -> None:
        """Choose something else and look again."""
        self._change(choice)

    def _choose_header_row(self, row: int) -> None:
        if self._preview is not None:
            self._change(self._choice.with_table(self._preview.sheet, row))

    def _edit(self, row_number: int, column: int, text: str) -> None:
        self._change(self._choice.with_edit(row_number, column, text))

    def _answer(self, row_number: int, decision: Decision | None) -> None:
        table = self.rows_view.table
        known = self._choice.options.decisions
        if decision is None and row_number not in known:
            return
        self._choice = self._choice.with_decision(row_number, decision)
        table.close_card()
        if decision is not None:
            table.rows.show_decision(row_number, decision)
            self.rows_view.show_totals()
            table.go_to_next_open()
        self._asked += 1
        self._timer.start()

    def _change(self, choice: Choice) -> None:
        self._choice = choice
        self._next()
        self._look_again()

    def _look_again(self) -> None:
        if self._preview is None:
            return
        self._asked += 1
        number = self._asked
        self._operations.look_again(
            self._preview,
            self._choice.options,
            done=lambda looked: self._show(looked, number),
            failed=lambda error: self._refuse_change(error, number),
        )

    def _refuse_change(self, error: Exception, number: int) -> None:
        """What was chosen does not work: say why and show again what does."""
        if number != self._asked or self._preview is None:
            return
        if isinstance(error, UserError):
            self._choice = Choice(self._preview.options)
            self.file_bar.show_preview(self._preview)
            self.rows_view.show_preview(self._preview, self._dates)
            self.rows_view.banner.show_message(Tone.BAD, sentence(error))
        else:
            self._services.show_error(error)

    # Deeds

    def next_open(self, *, forward: bool = True) -> None:
        """Go to the next row that waits for an answer or a correction."""
        if self.stack.currentWidget() is self.rows_view:
            self.rows_view.table.go_to_next_open(forward=forward)

    def commit(self) -> None:
        """Bring in what is ready."""
        if self._preview is None or self.stack.currentWidget() is not self.rows_view:
            return
        if not self.rows_view.go.isEnabled():
            return
        self._next()
        self.rows_view.set_busy(is_busy=True)
        preview = self._preview
        self._operations.commit(
            preview, self._choice.options, done=self._imported, failed=self._not_imported, ended=self._unlock
        )

    def _unlock(self) -> None:
        self.rows_view.set_busy(is_busy=False)

    def _not_imported(self, error: Exception) -> None:
        if isinstance(error, UserError):
            self.rows_view.banner.show_message(Tone.BAD, sentence(error))
        else:
            self._services.show_error(error)

    def _imported(self, outcome: Outcome[ImportResult]) -> None:
        result = outcome.value
        count = result.added + result.updated
        text = ngettext("{count} row imported", "{count} rows imported", count).format(count=count)
        if outcome.journal_id is not None:
            self._services.show_undo(text)
        if self._preview is not None:
            self.done_view.show_result(text, result)
            self._show_step(Step.DONE)
            self.done_view.setFocus(Qt.FocusReason.OtherFocusReason)

    # Shell

    def activate(self) -> None:
        if self.stack.currentWidget() is self.rows_view:
            self.rows_view.table.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.stack.currentWidget() is self.file_view:
            self.file_view.button.setFocus(Qt.FocusReason.OtherFocusReason)

    def wants_change(self, kinds: frozenset[str]) -> bool:
        return bool(
            kinds
            & {"person", "registration", "organisation", "category", "session", "network", "import_batch"}
        )

    def refresh(self) -> None:
        """Other people's changes may change the verdicts; an import that was taken back can be done again."""
        self.batches.refresh()
        if self._preview is None:
            return
        if self.stack.currentWidget() is self.rows_view:
            self._look_again()
        elif self.stack.currentWidget() is self.done_view:
            number = self._next()
            self._operations.look_again(
                self._preview,
                self._choice.options,
                done=lambda looked: self._show_taken_back(looked, number),
                failed=self._services.show_error,
            )

    def _show_taken_back(self, looked: Looked, number: int) -> None:
        if looked.preview.totals.ready and number == self._asked:
            self._show(looked, number)
            self.rows_view.banner.show_message(
                Tone.INFO, _("The import was taken back. Nothing of it is here.")
            )

    def panes(self) -> list[QWidget]:
        if self.stack.currentWidget() is self.rows_view:
            shown: list[QWidget] = [self.rows_view.columns, self.rows_view.table]
            return [*shown, self.rows_view.panel] if self.rows_view.panel.isVisible() else shown
        return [self.stack]

    def key_hints(self) -> list[KeyHint]:
        if self.stack.currentWidget() is not self.rows_view:
            return [choose_hint(), KeyHint(("Ctrl", "V"), _("Paste rows"))]
        plan = self.rows_view.table.current_plan
        return row_hints(
            is_answerable=plan is not None and is_answerable(plan),
            is_wrong=plan is not None and wrong_reason(plan) is not None,
            has_open=any(row.is_open for row in self.rows_view.table.rows.rows),
            is_left_out=plan is not None and plan.action is RowAction.LEAVE_OUT,
        )

    def help_keys(self) -> list[KeyHint]:
        return all_hints()

    def commands(self) -> list[Command]:
        found = [Command("import.file", _("Choose a file to import"), self.file_view.ask, "folder-open")]
        if self.stack.currentWidget() is self.rows_view:
            found.append(Command("import.next", _("Next open row"), self.next_open, "copy", keys=("F8",)))
            found.append(
                Command(
                    "import.columns",
                    _("Check the columns"),
                    self.rows_view.columns.focus_first_guess,
                    "columns-3",
                )
            )
        return found
