"""One condition of the list: how to compare, and the values; each change counts at once."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from wego_desktop.domain.list_filters import OPERATORS, Condition, Operator, ValueKind, checked
from wego_desktop.domain.text import fold
from wego_desktop.errors import UserError
from wego_desktop.i18n import _
from wego_desktop.messages import sentence
from wego_desktop.services.queries.delegate_columns import DelegateColumn
from wego_desktop.ui.pages.delegates.popover import KEY, Option, TickList
from wego_desktop.ui.widgets.field import SearchField, set_state
from wego_desktop.ui.widgets.labels import Label

Find = Callable[[str, Callable[[Sequence[Option]], None]], None]
_TYPED_MS = 250
_SEARCHED_FROM = 10
_TICKED = frozenset({ValueKind.CHOICE, ValueKind.REFERENCE, ValueKind.SEVERAL, ValueKind.YES_NO})
_VALUELESS = frozenset({Operator.EMPTY, Operator.NOT_EMPTY})


class ConditionEditor(QWidget):
    """Operator and values of one column; `changed(Condition or None)` while it is put together.

    Stands in a popover, which it closes by Enter and Esc.

    `options` are the values to choose from, `find` brings them for a typed text where there are too many.
    """

    changed = Signal(object)

    def __init__(
        self,
        parent: QWidget,
        column: DelegateColumn,
        condition: Condition | None,
        options: Sequence[Option] = (),
        find: Find | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("condition_editor")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(8)
        self.data_column = column
        self._options = list(options)
        self._find = find
        self._last = condition
        self._ticked = list(condition.values) if condition is not None and column.kind in _TICKED else []
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_TYPED_MS)
        self._timer.timeout.connect(self._tell)
        self.column.addWidget(Label(column.title, "strong", self))
        self._add_operators(condition)
        self._add_values(condition)
        self.error = Label("", "error", self)
        self.error.setWordWrap(True)
        self.error.hide()
        self.column.addWidget(self.error)
        self._arrange()

    # Parts

    def _add_operators(self, condition: Condition | None) -> None:
        self.operators = QComboBox(self)
        self.operators.setAccessibleName(_("Compare {column}").format(column=self.data_column.title))
        for operator in self._offered():
            self.operators.addItem(_operator_text(operator, self.data_column.kind), operator)
        if condition is not None:
            operator = condition.operator
            place = self.operators.findData(operator)
            self.operators.setCurrentIndex(max(place, 0))
        self.operators.currentIndexChanged.connect(lambda _place: self._on_operator())
        self.operators.setVisible(self.operators.count() > 1)
        self.operators.installEventFilter(self)
        self.column.addWidget(self.operators)

    def _offered(self) -> list[Operator]:
        """Several values may be ticked anyway, so IS and ANY_OF are one line for what is ticked."""
        offered = list(OPERATORS[self.data_column.kind])
        if self.data_column.kind in _TICKED and Operator.ANY_OF in offered:
            offered.remove(Operator.IS)
            offered.sort(key=lambda operator: operator is not Operator.ANY_OF)
            if self._last is not None and self._last.operator is Operator.IS:
                self._last = Condition(self._last.column, Operator.ANY_OF, self._last.values)
        return offered

    def _add_values(self, condition: Condition | None) -> None:
        values = list(condition.values) if condition is not None else []
        row = QHBoxLayout()
        row.setSpacing(8)
        self.first, self.second = QLineEdit(self), QLineEdit(self)
        for edit, text in zip((self.first, self.second), (*values, "", "")[:2], strict=False):
            edit.setText("" if self.data_column.kind in _TICKED else text)
            edit.textChanged.connect(lambda _text: self._timer.start())
            edit.installEventFilter(self)
            row.addWidget(edit)
        if (
            condition is not None
            and condition.operator is Operator.ANY_OF
            and self.data_column.kind not in _TICKED
        ):
            self.first.setText(", ".join(values))
        if condition is not None and condition.operator is Operator.CONTAINS:
            self.first.setText(values[0] if values else "")
        self.column.addLayout(row)
        self.search = SearchField(_("Find in {name}").format(name=self.data_column.title), self)
        self.search.textChanged.connect(self._narrow)
        self.search.installEventFilter(self)
        self.list = TickList(self)
        self.list.setAccessibleName(self.data_column.title)
        self.list.toggled.connect(self._on_toggled)
        self.column.addWidget(self.search)
        self.column.addWidget(self.list)
        self.list.fill(self._options, self._ticked)
        self.list.setCurrentRow(0)
        if self._find is not None:
            self._ask("")

    @property
    def operator(self) -> Operator:
        """The chosen operator."""
        return Operator(self.operators.currentData())

    @property
    def _is_ticking(self) -> bool:
        return (
            self.data_column.kind in _TICKED
            and self.operator not in _VALUELESS
            and self.operator is not Operator.CONTAINS
        )

    def _arrange(self) -> None:
        is_typing = not self._is_ticking and self.operator not in _VALUELESS
        is_between = self.operator is Operator.BETWEEN
        hints = _hints(self.data_column.kind, self.operator)
        for edit, hint, is_shown in (
            (self.first, hints[0], is_typing),
            (self.second, hints[1], is_typing and is_between),
        ):
            edit.setPlaceholderText(hint)
            edit.setAccessibleName(hint)
            edit.setVisible(is_shown)
        is_searched = self._find is not None or len(self._options) > _SEARCHED_FROM
        self.search.setVisible(self._is_ticking and is_searched)
        self.list.setVisible(self._is_ticking)
        self._fit()

    def finish(self) -> None:
        """Close the popover; what was typed last counts."""
        self.window().close()

    def _fit(self) -> None:
        if self.window().isVisible():
            self.window().adjustSize()

    def focus_value(self) -> None:
        """Put the focus where the value is given."""
        for widget in (self.search, self.list, self.first, self.operators):
            if not widget.isHidden():
                widget.setFocus()
                return

    # Changes

    def _on_operator(self) -> None:
        self._arrange()
        self._tell()

    def _on_toggled(self, key: str, is_on: bool) -> None:
        self._ticked = [*self._ticked, key] if is_on else [each for each in self._ticked if each != key]
        self._tell()

    def _wish(self) -> Condition | None:
        """What is asked for now; None while there is nothing to compare with."""
        values: tuple[str, ...] = ()
        if self._is_ticking:
            values = tuple(self._ticked)
        elif self.operator is Operator.BETWEEN:
            values = (self.first.text().strip(), self.second.text().strip())
        elif self.operator is Operator.ANY_OF:
            values = tuple(part.strip() for part in self.first.text().split(","))
        elif self.operator not in _VALUELESS:
            values = (self.first.text().strip(),)
        if self.operator not in _VALUELESS and not any(values):
            return None
        if self.operator is Operator.ANY_OF and len(values) == 1:
            return Condition(self.data_column.key, Operator.IS, values)
        return Condition(self.data_column.key, self.operator, values)

    def _tell(self) -> None:
        self._timer.stop()
        wish = self._wish()
        try:
            wish = checked(wish, self.data_column.kind) if wish is not None else None
        except UserError as error:
            self._show_error(sentence(error))
            return
        self._show_error("")
        if wish != self._last:
            self._last = wish
            self.changed.emit(wish)

    def _show_error(self, text: str) -> None:
        for edit in (self.first, self.second):
            set_state(edit, "error" if text else "")
        self.error.setText(text)
        self.error.setVisible(bool(text))
        self._fit()

    def hideEvent(self, event: QHideEvent) -> None:
        if self._timer.isActive():
            self._tell()
        super().hideEvent(event)

    # Values to tick

    def _narrow(self, text: str) -> None:
        if self._find is not None:
            self._ask(text)
            return
        wanted = fold(text)
        self.list.fill([option for option in self._options if wanted in fold(option[1])], self._ticked)
        self.list.setCurrentRow(0)
        self._fit()

    def _ask(self, text: str) -> None:
        from shiboken6 import isValid

        def show(found: Sequence[Option]) -> None:
            if isValid(self) and text == self.search.text():
                self._show_found(found)

        assert self._find is not None
        self._find(text, show)

    def _show_found(self, found: Sequence[Option]) -> None:
        keys = {key for key, _text in found}
        kept = [option for option in self._options if option[0] in self._ticked and option[0] not in keys]
        self._options = [*kept, *found]
        self.list.fill(self._options, self._ticked)
        self.list.setCurrentRow(0)
        self._fit()

    # Keys

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if watched is self.search and self.list.currentItem() is not None:
                self.list.toggle(self.list.currentItem())
            else:
                self._tell()
                if self.error.isHidden():
                    self.finish()
            return True
        if watched is self.search and key == Qt.Key.Key_Down:
            self.list.setFocus()
            return True
        if key == Qt.Key.Key_Escape and not (watched is self.search and self.search.text()):
            self.finish()
            return True
        return super().eventFilter(watched, event)

    def tick(self, text: str) -> None:
        """Tick the value with that word, as a click on it does."""
        for row in range(self.list.count()):
            item = self.list.item(row)
            if item.text() == text:
                self.list.toggle(item)
                return
        raise LookupError(text)

    @property
    def options(self) -> list[Option]:
        """The values on offer with their words."""
        lines = [self.list.item(row) for row in range(self.list.count())]
        return [(str(line.data(KEY)), line.text()) for line in lines]


def _operator_text(operator: Operator, kind: ValueKind) -> str:
    from wego_desktop.services.filter_words import operator_word

    if kind in _TICKED and operator is Operator.ANY_OF:
        return _("is any of")
    if kind in _TICKED and operator is Operator.IS_NOT:
        return _("is none of")
    return {
        Operator.EMPTY: _("is empty"),
        Operator.NOT_EMPTY: _("is not empty"),
        Operator.BETWEEN: _("is between"),
        Operator.ANY_OF: _("is any of"),
    }.get(operator, operator_word(operator))


def _hints(kind: ValueKind, operator: Operator) -> tuple[str, str]:
    if kind is ValueKind.DAY:
        return (
            (_("From, like 2026-10-14"), _("To"))
            if operator is Operator.BETWEEN
            else (
                _("Day, like 2026-10-14"),
                "",
            )
        )
    if kind is ValueKind.NUMBER:
        return (_("From"), _("To")) if operator is Operator.BETWEEN else (_("Number"), "")
    return (_("Texts, parted by commas"), "") if operator is Operator.ANY_OF else (_("Text"), "")
