"""The columns of the file at the left, and the values that all rows get."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from wego_desktop.i18n import _
from wego_desktop.services.import_service import (
    ColumnRow,
    DateColumnRow,
    FieldRule,
    ImportPreview,
    NameRule,
)
from wego_desktop.ui.pages.imports.column_line import ColumnLine
from wego_desktop.ui.pages.imports.field_combo import FieldCombo
from wego_desktop.ui.pages.imports.static_values import StaticValues
from wego_desktop.ui.widgets.button import Button, ButtonKind, ButtonSize
from wego_desktop.ui.widgets.labels import Label, Line


class ColumnList(QWidget):
    """All columns. Signals say what was changed, with the sheet column, field id or letter it is about.

    `remapped(index, field id)`, `rule_chosen(field id, FieldRule)`, `order_chosen(letter, DateOrder)`,
    `names_chosen(NameRule)`, `static_changed({field id: text})`, `reset_asked()`.
    """

    remapped = Signal(int, str)
    rule_chosen = Signal(str, object)
    order_chosen = Signal(str, object)
    names_chosen = Signal(object)
    static_changed = Signal(object)
    reset_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: list[ColumnLine] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head())
        column.addWidget(Line("h", self))
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._inner = QWidget(area)
        self._body = QVBoxLayout(self._inner)
        self._body.setContentsMargins(0, 0, 0, 0)
        self._body.setSpacing(0)
        self._body.addStretch(1)
        area.setWidget(self._inner)
        column.addWidget(area, 1)
        self._area = area
        column.addWidget(Line("h", self))
        self.static = StaticValues(self)
        self.static.changed.connect(self.static_changed)
        column.addWidget(self.static)

    def _head(self) -> QWidget:
        head = QWidget(self)
        head.setFixedHeight(52)
        row = QHBoxLayout(head)
        row.setContentsMargins(24, 0, 12, 0)
        row.setSpacing(8)
        row.addWidget(Label(_("Columns"), "strong", head))
        self.count = Label("", "second", head)
        row.addWidget(self.count)
        row.addStretch(1)
        self.reset = Button(_("Recognise again"), ButtonKind.QUIET, head, size=ButtonSize.SMALL)
        self.reset.setObjectName("recognise_again")
        self.reset.clicked.connect(self.reset_asked)
        row.addWidget(self.reset)
        return head

    def show_preview(
        self, preview: ImportPreview, dates: Mapping[int, DateColumnRow], *, is_changed: bool
    ) -> None:
        """Show the columns of a preview; lines stay when the same columns are shown again."""
        same = [line.index for line in self._lines] == [column.index for column in preview.columns]
        if not same:
            self._make_lines(preview.columns)
        chosen = preview.chosen
        names = chosen.name_rule or NameRule.WHOLE
        for line, column in zip(self._lines, preview.columns, strict=True):
            line.show_column(column, preview.fields)
            rule = chosen.rules.get(column.field_id, FieldRule.THEIRS)
            line.show_reading(rule, dates.get(column.index), names)
        taken = sum(1 for column in preview.columns if column.field_id)
        text = _("{taken} of {count} matched")
        self.count.setText(text.format(taken=taken, count=len(preview.columns)))
        self.reset.setVisible(is_changed)
        self.static.show_values(chosen.static, preview.fields)

    def _make_lines(self, columns: tuple[ColumnRow, ...]) -> None:
        for line in self._lines:
            self._body.removeWidget(line)
            line.deleteLater()
        self._lines = []
        for column in columns:
            line = ColumnLine(self._inner)
            line.index = column.index
            self._connect(line)
            self._body.insertWidget(len(self._lines), line)
            # Lines are made after what stands right of them; Tab goes through them first all the same.
            self.setTabOrder(self._lines[-1].more if self._lines else self.reset, line.combo)
            self.setTabOrder(line.combo, line.more)
            self._lines.append(line)
        if self._lines:
            self.setFocusProxy(self._lines[0].combo)

    def _connect(self, line: ColumnLine) -> None:
        def field_id() -> str:
            return line.column.field_id if line.column is not None else ""

        def letter() -> str:
            return line.column.letter if line.column is not None else ""

        line.remapped.connect(lambda target: self.remapped.emit(line.index, target))
        line.rule_chosen.connect(lambda rule: self.rule_chosen.emit(field_id(), rule))
        line.order_chosen.connect(lambda order: self.order_chosen.emit(letter(), order))
        line.names_chosen.connect(self.names_chosen)

    def line_of(self, index: int) -> ColumnLine:
        """The line of the sheet column `index`."""
        return next(line for line in self._lines if line.index == index)

    def combo_of(self, index: int) -> FieldCombo:
        """The choice of the sheet column `index`."""
        return self.line_of(index).combo

    def focus_first_guess(self) -> None:
        """Put the focus on the first column that is a guess, else on the first."""
        guesses = [line for line in self._lines if line.combo.property("state") == "guess"]
        for line in [*guesses, *self._lines][:1]:
            line.combo.setFocus(Qt.FocusReason.TabFocusReason)
            self._area.ensureWidgetVisible(line)
