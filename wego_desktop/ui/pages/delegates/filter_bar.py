"""Search, filter chips, order and the button of the columns, over the table."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from wego_desktop.domain.list_filters import Condition, Operator, SortKey, ValueKind
from wego_desktop.i18n import _
from wego_desktop.services.filter_words import value_text
from wego_desktop.services.queries.delegate_columns import Choices, DelegateColumn
from wego_desktop.ui.pages.delegates.list_state import ListState
from wego_desktop.ui.pages.delegates.popover import Option
from wego_desktop.ui.widgets.button import Button, ButtonKind, ButtonSize
from wego_desktop.ui.widgets.chips import AddFilterButton, FilterChip
from wego_desktop.ui.widgets.field import SearchField
from wego_desktop.ui.widgets.labels import Line

if TYPE_CHECKING:
    from wego_desktop.ui.pages.delegates.column_chooser import SortChooser
    from wego_desktop.ui.pages.delegates.condition_editor import ConditionEditor
    from wego_desktop.ui.pages.delegates.filter_popover import FilterPopover

Find = Callable[[str, Callable[[Sequence[Option]], None]], None]
_SEARCH_PX = 216
_GAP_PX, _GAPS_PX, _MORE_PX = 8, 24 + 16 + 5 * 8, 96
_LATER_MS = 50


class FilterBar(QWidget):
    """48 px: emits `changed(state)` for every change of text, conditions or order, `columns_asked`.

    `find_organisations(text, show)` brings organisations to choose from. Chips that find no room stand
    behind a button that says how many there are.
    """

    changed = Signal(object)
    columns_asked = Signal()
    list_asked = Signal()

    def __init__(self, find_organisations: Find, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("filter_bar")
        self.setFixedHeight(48)
        self._state = ListState()
        self._columns: dict[str, DelegateColumn] = {}
        self._choices: Choices = {}
        self._find_organisations = find_organisations
        self._organisations: dict[str, str] = {}
        self._chips: list[tuple[int, FilterChip]] = []
        self._hidden: list[tuple[int, FilterChip]] = []
        self._build()

    def _build(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        row = QHBoxLayout()
        row.setContentsMargins(24, 0, 16, 0)
        row.setSpacing(8)
        self.search = SearchField(_("Find in this view"), self, keys="Ctrl+F")
        self.search.setObjectName("delegates_search")
        self.search.setFixedWidth(_SEARCH_PX)
        self.search.textChanged.connect(self._on_text)
        self.search.down_pressed.connect(self.list_asked)
        self.search.returnPressed.connect(self.list_asked)
        row.addWidget(self.search)
        self._chip_row = QHBoxLayout()
        self._chip_row.setSpacing(8)
        row.addLayout(self._chip_row)
        self.more_button = Button("", ButtonKind.QUIET, self, size=ButtonSize.SMALL, has_menu=True)
        self.more_button.setObjectName("more_filters")
        self.more_button.clicked.connect(self.open_more)
        self.more_button.hide()
        row.addWidget(self.more_button)
        self.add_button = AddFilterButton(_("Filter"), self)
        self.add_button.setObjectName("add_filter")
        self.add_button.clicked.connect(self.open_columns_to_filter)
        row.addWidget(self.add_button)
        row.addStretch(1)
        self.sort_button = self._quiet("chevrons-up-down", "sort_button")
        self.sort_button.clicked.connect(self.open_sort)
        row.addWidget(self.sort_button)
        self.columns_button = self._quiet("columns-3", "columns_button")
        self.columns_button.clicked.connect(self.columns_asked)
        row.addWidget(self.columns_button)
        outer.addStretch(1)
        outer.addLayout(row)
        outer.addStretch(1)
        outer.addWidget(Line("h", self))

    def _quiet(self, icon_name: str, name: str) -> Button:
        button = Button("", ButtonKind.QUIET, self, icon_name=icon_name)
        button.setObjectName(name)
        return button

    def focus_search(self) -> None:
        """Put the focus into the search and mark its text."""
        self.search.setFocus()
        self.search.selectAll()

    def set_columns(self, columns: Sequence[DelegateColumn], shown: int) -> None:
        """The columns that can be filtered and sorted by, and how many of them are shown."""
        self._columns = {column.key: column for column in columns}
        total = sum(column.is_shown for column in columns)
        self.columns_button.set_text(_("{shown} of {total}").format(shown=shown, total=total))
        name = _("Columns: {shown} of {total} shown").format(shown=shown, total=total)
        self.columns_button.setAccessibleName(name)
        self.columns_button.setToolTip(name)
        self._show_sort()
        self._show_chips()

    def set_choices(self, choices: Choices) -> None:
        """Offer other values, for instance after a category was added."""
        self._choices = choices
        self._show_chips()

    def set_organisation_names(self, names: dict[str, str]) -> None:
        """The words of organisations that conditions name."""
        self._organisations.update(names)
        self._show_chips()

    def set_state(self, state: ListState) -> None:
        """Show a state that did not come from here; emits nothing."""
        self._state = state
        if self.search.text().strip() != state.text:
            self.search.blockSignals(True)
            self.search.setText(state.text)
            self.search.blockSignals(False)
        self._show_sort()
        self._show_chips()

    def unnamed_organisations(self) -> tuple[str, ...]:
        """The organisations of the conditions whose words are not known yet."""
        return tuple(
            value
            for condition in self._state.conditions
            if condition.column == "organisation" and condition.operator is not Operator.CONTAINS
            for value in condition.values
            if value not in self._organisations
        )

    def _change(self, state: ListState) -> None:
        self._state = state
        self._show_chips()
        self._show_sort()
        self.changed.emit(state)

    def _on_text(self, text: str) -> None:
        self._state = replace(self._state, text=text.strip())
        self.changed.emit(self._state)

    # Order

    def _show_sort(self) -> None:
        titles = [self._columns[key.column].title for key in self._state.sort if key.column in self._columns]
        text = ", ".join(titles) or _("Name")
        few = ", ".join(titles[:2]) + (f" +{len(titles) - 2}" if len(titles) > 2 else "")
        self.sort_button.set_text(few or text)
        self.sort_button.setAccessibleName(_("Sorted by {columns}").format(columns=text))
        self.sort_button.setToolTip(_("Sorted by {columns}").format(columns=text))

    def open_sort(self) -> "SortChooser":
        """Open the choice of what to sort by."""
        from wego_desktop.ui.pages.delegates.column_chooser import SortChooser

        options = [
            (column.key, column.title)
            for column in self._columns.values()
            if column.is_sortable and column.is_shown
        ]
        sort = [key for key in self._state.sort if key.column in self._columns]
        chooser = SortChooser(self, options, sort)
        chooser.sorted.connect(self._on_sort)
        chooser.open_under(self.sort_button)
        return chooser

    def _on_sort(self, sort: tuple[SortKey, ...]) -> None:
        self._change(replace(self._state, sort=sort))

    # Chips

    def _show_chips(self) -> None:
        for _place, chip in self._chips:
            self._chip_row.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._chips = []
        for place, condition in enumerate(self._state.conditions):
            made = self._chip if condition.column in self._columns else self._chip_of_nothing
            self._chips.append((place, made(place, condition)))
        self._arrange()

    def _arrange(self) -> None:
        """Show as many chips as find room; the others stand behind a button."""
        fixed = (self.search, self.add_button, self.sort_button, self.columns_button)
        room = self.width() - sum(each.sizeHint().width() for each in fixed[1:]) - _SEARCH_PX - _GAPS_PX
        widths = [chip.sizeHint().width() + _GAP_PX for chip in self.chips]
        shown = len(widths)
        if sum(widths) > room:
            room -= _MORE_PX
            while shown and sum(widths[:shown]) > room:
                shown -= 1
        for at, chip in enumerate(self.chips):
            chip.setVisible(at < shown)
        self._hidden = self._chips[shown:]
        count = len(self._hidden)
        self.more_button.set_text(_("{count} more").format(count=count))
        self.more_button.setAccessibleName(_("Filters that find no room: {count}").format(count=count))
        self.more_button.setVisible(bool(self._hidden))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def open_more(self) -> QMenu:
        """Open the filters that find no room."""
        menu = QMenu(self)
        menu.setObjectName("more_filters_menu")
        for place, chip in self._hidden:
            text = chip.text_line.replace("&", "&&")
            menu.addAction(text).triggered.connect(lambda _on=False, at=place: self._open_later(at))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.more_button.mapToGlobal(self.more_button.rect().bottomLeft()))
        if menu.actions():
            menu.setActiveAction(menu.actions()[0])
        return menu

    def _open_later(self, place: int) -> None:
        # The menu must be gone before a popover opens, or it takes the popover with it.
        QTimer.singleShot(_LATER_MS, self, lambda: _ignore(self.open_condition(place)))

    def _chip(self, place: int, condition: Condition) -> FilterChip:
        column = self._columns[condition.column]
        names = [self._word(column, value) for value in condition.values]
        chip = FilterChip(column.title, value_text(condition, names), self)
        chip.setToolTip(f"{column.title}: {', '.join(names)}" if len(names) > 1 else "")
        chip.setObjectName(f"chip_{condition.column}")
        chip.removed.connect(lambda: self._remove(place))
        chip.clicked.connect(lambda: self.open_condition(place))
        self._chip_row.addWidget(chip)
        chip.show()
        return chip

    def _chip_of_nothing(self, place: int, condition: Condition) -> FilterChip:
        """A filter of a saved view on a question that the event no longer asks; it can only be removed."""
        chip = FilterChip(condition.column.partition(":")[2] or condition.column, _("no longer asked"), self)
        chip.setObjectName("chip_of_nothing")
        chip.removed.connect(lambda: self._remove(place))
        self._chip_row.addWidget(chip)
        return chip

    def _remove(self, place: int) -> None:
        self._change(self._state.with_condition(place, None))
        chips = self.chips
        (chips[min(place, len(chips) - 1)] if chips else self.add_button).setFocus()

    @property
    def chips(self) -> list[FilterChip]:
        """The chips as they stand."""
        return [chip for _place, chip in self._chips]

    def _word(self, column: DelegateColumn, value: str) -> str:
        if column.kind is ValueKind.REFERENCE:
            return self._organisations.get(value, value if len(value) != _ID_LETTERS else "…")
        words = dict(self._choices.get(column.key, ()))
        if column.key == "sessions" and value in words:
            return words[value].split("  ")[0]
        return words.get(value, value)

    # Popovers

    def open_columns_to_filter(self) -> "FilterPopover":
        """Open the columns to filter by."""
        popover = self._popover(len(self._state.conditions))
        popover.open_under(self.add_button)
        return popover

    def open_new_condition(self, key: str) -> "FilterPopover":
        """Open a further condition on a column."""
        place = len(self._state.conditions)
        popover = self._popover(place)
        popover.show_editor(self._editor(place, self._columns[key], None, popover))
        popover.open_under(self.add_button)
        return popover

    def open_condition(self, place: int) -> "FilterPopover":
        """Open a condition that is there under its chip."""
        condition = self._state.conditions[place]
        popover = self._popover(place)
        popover.show_editor(self._editor(place, self._columns[condition.column], condition, popover))
        chip = next((chip for at, chip in self._chips if at == place and chip.isVisible()), None)
        anchor = chip or self.more_button
        popover.open_under(anchor)
        return popover

    def _popover(self, place: int) -> "FilterPopover":
        from wego_desktop.ui.pages.delegates.filter_popover import FilterPopover

        options = [(column.key, column.title) for column in self._columns.values()]
        return FilterPopover(
            self, options, lambda key, parent: self._editor(place, self._columns[key], None, parent)
        )

    def _editor(
        self, place: int, column: DelegateColumn, condition: Condition | None, parent: QWidget
    ) -> "ConditionEditor":
        from wego_desktop.ui.pages.delegates.condition_editor import ConditionEditor

        find = self._find if column.kind is ValueKind.REFERENCE else None
        editor = ConditionEditor(parent, column, condition, self._options(column, condition), find)
        editor.changed.connect(lambda wish: self._change(self._state.with_condition(place, wish)))
        return editor

    def _options(self, column: DelegateColumn, condition: Condition | None) -> list[Option]:
        if column.kind is ValueKind.REFERENCE:
            return [
                (key, self._organisations.get(key, "…")) for key in (condition.values if condition else ())
            ]
        return list(self._choices.get(column.key, ()))

    def _find(self, text: str, show: Callable[[Sequence[Option]], None]) -> None:
        def found(options: Sequence[Option]) -> None:
            self._organisations.update(options)
            show(options)

        self._find_organisations(text, found)


_ID_LETTERS = 32


def _ignore(_value: object) -> None:
    """A timer gives nothing back."""
