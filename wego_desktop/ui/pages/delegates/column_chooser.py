"""The choice of columns: type to find, Space shows or hides, Alt+arrows move; the name is always shown."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from wego_desktop.domain.text import fold
from wego_desktop.i18n import _
from wego_desktop.ui.pages.delegates.popover import KEY, Option, Popover, TickList
from wego_desktop.ui.widgets.button import Button, ButtonKind, ButtonSize
from wego_desktop.ui.widgets.field import SearchField
from wego_desktop.ui.widgets.key_caps import KeyCaps
from wego_desktop.ui.widgets.labels import Label


class ColumnChooser(Popover):
    """Shown columns in their order, then the hidden ones; `changed(keys)` after each step."""

    changed = Signal(object)

    def __init__(
        self, parent: QWidget, columns: Sequence[Option], shown: Sequence[str], at_first: Sequence[str]
    ) -> None:
        super().__init__(parent, 300)
        self.setObjectName("column_chooser")
        self._titles = dict(columns)
        always = shown[0]
        self._titles[always] = _("{column}, always shown").format(column=self._titles[always])
        self._shown = list(shown)
        self._at_first = list(at_first)
        self.search = SearchField(_("Find a column"), self)
        self.search.textChanged.connect(lambda _text: self._fill())
        self.search.installEventFilter(self)
        self.shown_label = Label(_("Shown"), "small", self)
        self.shown_list = self._list(_("Shown columns"))
        self.hidden_label = Label(_("Hidden"), "small", self)
        self.hidden_list = self._list(_("Hidden columns"))
        for widget in (
            self.search,
            self.shown_label,
            self.shown_list,
            self.hidden_label,
            self.hidden_list,
        ):
            self.column.addWidget(widget)
        self._add_foot()
        self._fill()

    def _list(self, name: str) -> TickList:
        ticks = TickList(self)
        ticks.setAccessibleName(name)
        ticks.toggled.connect(self._on_toggled)
        ticks.installEventFilter(self)
        return ticks

    def _add_foot(self) -> None:
        foot = QHBoxLayout()
        reset = Button(_("Reset"), ButtonKind.QUIET, self, size=ButtonSize.SMALL)
        reset.clicked.connect(self._reset)
        foot.addWidget(reset)
        foot.addStretch(1)
        foot.addWidget(KeyCaps(("Alt", "↑", "↓"), self))
        foot.addWidget(Label(_("Move"), "small", self))
        self.column.addLayout(foot)

    def open_under(self, anchor: QWidget, *, at_right: bool = True) -> None:
        super().open_under(anchor, at_right=at_right)
        self.search.setFocus()

    def _fill(self) -> None:
        wanted = fold(self.search.text())
        fits = [key for key in self._titles if wanted in fold(self._titles[key])]
        shown = [key for key in self._shown if key in fits]
        hidden = [key for key in fits if key not in self._shown]
        self._fill_list(self.shown_list, shown)
        self._fill_list(self.hidden_list, hidden)
        self.shown_label.setVisible(bool(shown))
        self.hidden_label.setVisible(bool(hidden))
        self.adjustSize()

    def _fill_list(self, ticks: TickList, keys: Sequence[str]) -> None:
        current = ticks.currentItem().data(KEY) if ticks.currentItem() is not None else None
        ticks.setVisible(bool(keys))
        ticks.fill([(key, self._titles[key]) for key in keys], self._shown, self._shown[:1])
        ticks.setCurrentRow(keys.index(current) if current in keys else 0)

    def _on_toggled(self, key: str, is_on: bool) -> None:
        self._shown = [*self._shown, key] if is_on else [each for each in self._shown if each != key]
        self._tell()

    def _reset(self) -> None:
        self._shown = list(self._at_first)
        self._tell()

    def _tell(self) -> None:
        self._fill()
        self.changed.emit(tuple(self._shown))

    def move_column(self, key: str, step: int) -> None:
        """Move a shown column by one place; the name stays first."""
        place = self._shown.index(key)
        target = place + step
        if place == 0 or not 1 <= target < len(self._shown):
            return
        self._shown.insert(target, self._shown.pop(place))
        self._tell()
        self.shown_list.setCurrentRow(target)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        item = self.shown_list.currentItem()
        if step is not None and event.modifiers() & Qt.KeyboardModifier.AltModifier and item is not None:
            if watched is self.shown_list:
                self.move_column(item.data(KEY), step)
            return True
        if watched is self.search and step == 1:
            (self.shown_list if self.shown_list.isVisible() else self.hidden_list).setFocus()
            return True
        if watched is self.search and event.key() == Qt.Key.Key_Escape and not self.search.text():
            self.close()
            return True
        return super().eventFilter(watched, event)
