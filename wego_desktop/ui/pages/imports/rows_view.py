"""The second step: columns at the left, rows with verdicts at the right, what is ready below."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from wego_desktop.domain.enums import RowVerdict
from wego_desktop.i18n import _, ngettext
from wego_desktop.services.import_service import DateColumnRow, ImportPreview, RowAction, RowPlan
from wego_desktop.services.importing.wording import reason_text
from wego_desktop.ui.pages.imports.answer_all import AnswerAll
from wego_desktop.ui.pages.imports.column_list import ColumnList
from wego_desktop.ui.pages.imports.organisations_dialog import organisations_text
from wego_desktop.ui.pages.imports.row_model import ALL, LEFT_OUT
from wego_desktop.ui.pages.imports.row_panel import RowPanel
from wego_desktop.ui.pages.imports.row_table import ImportRowTable
from wego_desktop.ui.widgets.button import Button, ButtonKind, ButtonSize
from wego_desktop.ui.widgets.key_caps import KeyCaps
from wego_desktop.ui.widgets.labels import ElidedLabel, Label, Line
from wego_desktop.ui.widgets.marks import Tone
from wego_desktop.ui.widgets.notices import Banner
from wego_desktop.ui.widgets.switch import SegmentedSwitch

_MANY = 3
"""From so many open questions on they can be answered together."""
_FILTERS = (
    (RowVerdict.NEW, "plus"),
    (RowVerdict.UPDATE, "refresh-cw"),
    (RowVerdict.UNCHANGED, "check"),
    (RowVerdict.WARNING, "triangle-alert"),
    (RowVerdict.POSSIBLE_DUPLICATE, "copy"),
    (RowVerdict.ERROR, "circle-alert"),
)


def _filter_text(verdict: RowVerdict, count: int) -> str:
    return {
        RowVerdict.NEW: _("New {count}"),
        RowVerdict.UPDATE: _("Updated {count}"),
        RowVerdict.UNCHANGED: _("Unchanged {count}"),
        RowVerdict.WARNING: _("Warning {count}"),
        RowVerdict.POSSIBLE_DUPLICATE: _("Duplicate? {count}"),
        RowVerdict.ERROR: _("Error {count}"),
    }[verdict].format(count=count)


class RowsView(QWidget):
    """Holds `columns` and `table`; the page connects them. Signals for the buttons below."""

    organisations_asked = Signal()
    import_asked = Signal()
    save_asked = Signal()
    back_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.banner = Banner(self)
        holder = QHBoxLayout()
        holder.setContentsMargins(24, 0, 24, 0)
        holder.addWidget(self.banner)
        column.addLayout(holder)
        self.splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(1)
        self.columns = ColumnList(self)
        self.columns.setMinimumWidth(348)
        self.splitter.addWidget(self.columns)
        self.splitter.addWidget(self._right())
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setStretchFactor(0, 0)
        self.splitter.setSizes([408, 1000])
        column.addWidget(self.splitter, 1)
        column.addWidget(Line("h", self))
        column.addWidget(self._foot())

    def _right(self) -> QWidget:
        right = QWidget(self)
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        bar = QWidget(right)
        bar.setFixedHeight(52)
        row = QHBoxLayout(bar)
        row.setContentsMargins(16, 0, 16, 0)
        row.setSpacing(8)
        self.filter = SegmentedSwitch([(ALL, _("All"))], bar, name=_("Verdict"))
        self.filter.setObjectName("verdict_filter")
        row.addWidget(self.filter)
        row.addStretch(1)
        self.organisations = Button("", parent=bar, icon_name="building-2", size=ButtonSize.SMALL)
        self.organisations.setObjectName("import_organisations_button")
        self.organisations.clicked.connect(self.organisations_asked)
        row.addWidget(self.organisations)
        self.all_button = Button(_("Answer all"), parent=bar, size=ButtonSize.SMALL, has_menu=True)
        self.all_button.setObjectName("answer_all")
        self.all_button.clicked.connect(self._open_all)
        row.addWidget(self.all_button)
        self.answers = AnswerAll(self)
        self.next_caps = KeyCaps("F8", bar)
        self.next_label = Label(_("Next to decide"), "second", bar)
        row.addWidget(self.next_caps)
        row.addWidget(self.next_label)
        column.addWidget(bar)
        column.addWidget(Line("h", right))
        self.table = ImportRowTable(right)
        self.table.setAccessibleName(_("Rows of the file"))
        host = QWidget(right)
        beside = QHBoxLayout(host)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(0)
        beside.addWidget(self.table, 1)
        self.panel = RowPanel(host)
        column.addWidget(host, 1)
        self.filter.changed.connect(self.table.rows.set_filter)
        return right

    def _foot(self) -> QWidget:
        foot = QWidget(self)
        foot.setFixedHeight(64)
        row = QHBoxLayout(foot)
        row.setContentsMargins(24, 0, 20, 0)
        row.setSpacing(8)
        self.summary = ElidedLabel("", "second", foot)
        row.addWidget(self.summary, 1)
        self.save = Button("", ButtonKind.QUIET, foot, icon_name="file-spreadsheet")
        self.save.setObjectName("save_open_rows")
        self.save.clicked.connect(self.save_asked)
        self.back = Button(_("Back"), parent=foot)
        self.back.clicked.connect(self.back_asked)
        self.go = Button("", ButtonKind.PRIMARY, foot, icon_name="download", keys="Ctrl+Enter")
        self.go.setObjectName("import_rows_button")
        self.go.clicked.connect(self.import_asked)
        for button in (self.save, self.back, self.go):
            row.addWidget(button)
        return foot

    def show_preview(self, preview: ImportPreview, dates: Mapping[int, DateColumnRow]) -> None:
        """Show columns and notes of a preview; the rows are in the table's model already."""
        options = preview.options
        is_changed = (
            bool(options.mapping or options.rules or options.static) or preview.remembered is not None
        )
        self.columns.show_preview(preview, dates, is_changed=is_changed)
        self._show_notes(preview)
        text = organisations_text(preview.organisations)
        self.organisations.set_text(text)
        self.organisations.setVisible(bool(text))
        self.show_totals()

    def _show_notes(self, preview: ImportPreview) -> None:
        notes = [reason_text(note) for note in preview.file_notes]
        said = []
        if preview.tool:
            said.append(_("Recognised as {tool}.").format(tool=preview.tool))
        if preview.remembered is not None:
            text = _("Columns as last time, for {name}.")
            said.append(text.format(name=preview.remembered.name))
        if notes or said:
            self.banner.show_message(Tone.WARN if notes else Tone.INFO, " ".join([*said, *notes]))
        else:
            self.banner.clear()

    def show_totals(self) -> None:
        """Counts and buttons by the rows as they stand, answers included."""
        rows = self.table.rows.rows
        counts = dict.fromkeys(RowVerdict, 0)
        left_out = 0
        for row in rows:
            if row.action is RowAction.LEAVE_OUT:
                left_out += 1
            else:
                counts[row.verdict] += 1
        choices: list[tuple[str, ...]] = [(ALL, _("All {count}").format(count=len(rows)))]
        choices += [
            (verdict.value, _filter_text(verdict, counts[verdict]), icon, str(counts[verdict]))
            for verdict, icon in _FILTERS
            if counts[verdict] or verdict.value == self.filter.current
        ]
        if left_out or self.filter.current == LEFT_OUT:
            text = _("Left out {count}").format(count=left_out)
            choices.append((LEFT_OUT, text, "minus", str(left_out)))
        self.filter.set_choices(choices)
        ready = sum(1 for row in rows if row.is_ready)
        is_open = [row for row in rows if row.is_open]
        self.summary.setText(_summary(ready, is_open, counts[RowVerdict.ERROR]))
        self.go.set_text(ngettext("Import {count} row", "Import {count} rows", ready).format(count=ready))
        self.go.setEnabled(ready > 0)
        self.save.setVisible(bool(is_open))
        self.save.set_text(save_text(len(is_open)))
        for part in (self.next_caps, self.next_label):
            part.setVisible(bool(is_open))
        waiting = sum(row.action is RowAction.WAIT and row.match is not None for row in rows)
        self.all_button.setVisible(waiting >= _MANY)

    def _open_all(self) -> None:
        self.all_button.open_menu(self.answers.menu(self.table.rows.rows, self))

    def set_busy(self, *, is_busy: bool) -> None:
        """While rows come in: a spinner on the button, nothing else can be pressed."""
        self.go.set_busy(is_busy)
        beside = (self.save, self.back, self.filter, self.organisations, self.all_button)
        for widget in (self.columns, self.table, *beside):
            widget.setEnabled(not is_busy)


def save_text(count: int) -> str:
    """What the button says that saves the rows that stay behind."""
    return ngettext("Save the row as Excel", "Save the {count} as Excel", count).format(count=count)


def _summary(ready: int, is_open: list[RowPlan], errors: int) -> str:
    text = ngettext("{count} row is ready.", "{count} rows are ready.", ready).format(count=ready)
    if not is_open:
        return text
    parts = []
    if len(is_open) - errors:
        parts.append(_("{count} to decide").format(count=len(is_open) - errors))
    if errors:
        parts.append(_("{count} to fix").format(count=errors))
    wait = ngettext("{count} waits for you: {parts}.", "{count} wait for you: {parts}.", len(is_open))
    return f"{text} {wait.format(count=len(is_open), parts=', '.join(parts))}"
