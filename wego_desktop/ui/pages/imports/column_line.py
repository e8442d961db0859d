"""One column of the file: header and sample, the field it goes into, and how its values are read."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QGridLayout, QMenu, QVBoxLayout, QWidget

from wego_desktop.i18n import N_, _, ngettext
from wego_desktop.services.import_service import (
    ColumnRow,
    Confidence,
    DateColumnRow,
    DateOrder,
    FieldChoice,
    FieldRule,
    ImportField,
    NameRule,
)
from wego_desktop.ui.pages.imports.field_combo import FieldCombo
from wego_desktop.ui.widgets.button import Button, ButtonKind, ButtonSize
from wego_desktop.ui.widgets.icon import IconLabel
from wego_desktop.ui.widgets.labels import ElidedLabel, Label, Line

_ROW_PX = 53
RULES: dict[object, str] = {
    FieldRule.THEIRS: N_("Take the file’s value; an empty cell changes nothing"),
    FieldRule.MINE: N_("Keep what is here; fill in what is empty"),
    FieldRule.EMPTY_TOO: N_("Take the file’s value, empty cells too"),
}
ORDERS: dict[object, str] = {
    DateOrder.DAY_FIRST: N_("Day first: 03/04 is 3 April"),
    DateOrder.MONTH_FIRST: N_("Month first: 03/04 is 4 March"),
}
NAMES: dict[object, str] = {
    NameRule.WHOLE: N_("Keep the whole name as it is"),
    NameRule.AS_WRITTEN: N_("Comma or capitals tell the family name"),
    NameRule.GIVEN_FAMILY: N_("Given name first: Ana Reis"),
    NameRule.FAMILY_GIVEN: N_("Family name first: Kim Min-jun"),
}
_KEYS = frozenset({ImportField.REGISTRATION_NUMBER, ImportField.EXTERNAL_REFERENCE})


class ColumnLine(QWidget):
    """Signals: `remapped(field id)`, `rule_chosen`, `order_chosen`, `names_chosen` with what was picked."""

    remapped = Signal(str)
    rule_chosen = Signal(object)
    order_chosen = Signal(object)
    names_chosen = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.index = 0
        self.column: ColumnRow | None = None
        self._rule = FieldRule.THEIRS
        self._date: DateColumnRow | None = None
        self._names = NameRule.WHOLE
        self.setFixedHeight(_ROW_PX)
        self._build()

    def _build(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(20, 0, 8, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(0)
        self.letter = Label("", "small", self)
        self.letter.setFixedWidth(18)
        words = QVBoxLayout()
        words.setSpacing(1)
        self.header = ElidedLabel("", "medium", self)
        self.sample = ElidedLabel("", "small", self)
        words.addStretch(1)
        words.addWidget(self.header)
        words.addWidget(self.sample)
        words.addStretch(1)
        self.combo = FieldCombo(self)
        self.combo.chosen.connect(self.remapped)
        self.more = Button(
            kind=ButtonKind.QUIET,
            parent=self,
            icon_name="ellipsis",
            size=ButtonSize.SMALL,
            accessible_name=_("How values are read"),
        )
        self.more.clicked.connect(self._open_menu)
        policy = self.more.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.more.setSizePolicy(policy)
        grid.addWidget(self.letter, 0, 0)
        grid.addLayout(words, 0, 1)
        grid.addWidget(IconLabel("arrow-right", "text-2", 16, self), 0, 2)
        grid.addWidget(self.combo, 0, 3)
        grid.addWidget(self.more, 0, 4)
        grid.addWidget(Line("h", self), 1, 0, 1, 5)
        grid.setColumnStretch(1, 1)

    def show_column(self, column: ColumnRow, fields: tuple[FieldChoice, ...]) -> None:
        """Show a column's header, sample and field."""
        self.index, self.column = column.index, column
        self.letter.setText(column.letter)
        self.header.setText(column.header or _("No header"))
        self.combo.setAccessibleName(_("Field of {column}").format(column=column.header or column.letter))
        named = _("How values of {column} are read").format(column=column.header or column.letter)
        self.more.setAccessibleName(named)
        self.combo.offer(fields)
        is_open = column.problem_count > 0
        self.combo.show_field(column.field_id, Confidence.GUESS if is_open else column.confidence, column.why)

    def show_reading(self, rule: FieldRule, date: DateColumnRow | None, names: NameRule) -> None:
        """Show how the values are read: the rule, the order of days, how names are taken apart."""
        self._rule, self._date, self._names = rule, date, names
        self.more.setVisible(bool(self.column and self.column.field_id) and bool(self._choices()))
        self.sample.setText(self._second_line())
        self.sample.setToolTip(self._second_line())

    def _second_line(self) -> str:
        column = self.column
        assert column is not None
        is_asked = self._date is not None and self._date.is_open
        if column.problem_count and not is_asked:
            words = ngettext("{count} word to place", "{count} words to place", column.problem_count)
            return words.format(count=column.problem_count)
        sample = " ".join(column.samples[0].split()) if column.samples else _("empty")
        notes = []
        if self._date is not None and self._date.is_open:
            notes.append(_("day or month first? ⋯ decides"))
        elif self._date is not None and self._date.proof:
            first = _("day first") if self._date.order is DateOrder.DAY_FIRST else _("month first")
            notes.append(_("{order}, because of {proof}").format(order=first, proof=self._date.proof))
        if self._rule is FieldRule.MINE:
            notes.append(_("keeps what is here"))
        if self._rule is FieldRule.EMPTY_TOO:
            notes.append(_("empties too"))
        if column.field is ImportField.FULL_NAME and self._names is not NameRule.WHOLE:
            notes.append(_("taken apart"))
        return " · ".join([sample, *notes])

    # The menu

    def _choices(self) -> list[tuple[str, dict[object, str], object, Callable[[object], None]]]:
        """Title, choices, the one that holds, and what tells of another: each a part of the menu."""
        column = self.column
        if column is None or not column.field_id:
            return []
        parts: list[tuple[str, dict[object, str], object, Callable[[object], None]]] = []
        if column.field not in _KEYS:
            parts.append((_("Where file and workspace differ"), RULES, self._rule, self.rule_chosen.emit))
        if self._date is not None:
            parts.append((_("Days in this column"), ORDERS, self._date.order, self.order_chosen.emit))
        if column.field is ImportField.FULL_NAME:
            parts.append((_("Names in one column"), NAMES, self._names, self.names_chosen.emit))
        return parts

    def make_menu(self) -> QMenu:
        """The menu of the column."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for title, choices, present, tell in self._choices():
            menu.addSection(title)
            group = QActionGroup(menu)
            for value, text in choices.items():
                action = QAction(_(text), menu)
                action.setCheckable(True)
                action.setChecked(value == present)
                action.triggered.connect(lambda _on=False, value=value, tell=tell: tell(value))
                group.addAction(action)
                menu.addAction(action)
        return menu

    def _open_menu(self) -> None:
        self.more.open_menu(self.make_menu())
