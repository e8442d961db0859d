"""Some of many in an order: type to find, Space takes or leaves, Alt+arrows move."""

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


class OrderedChooser(Popover):
    """Those chosen in their order, then the others; `changed(keys)` after each step.

    The first `fixed` ones can be neither left nor moved. `at_first` is what Reset gives.
    """

    changed = Signal(object)

    def __init__(
        self,
        parent: QWidget,
        options: Sequence[Option],
        chosen: Sequence[str],
        at_first: Sequence[str],
        labels: tuple[str, str],
        *,
        fixed: int = 0,
    ) -> None:
        super().__init__(parent, 320)
        self._titles = dict(options)
        self._shown = list(chosen)
        self._at_first = list(at_first)
        self._fixed = fixed
        self.search = SearchField(_("Find a column"), self)
        self.search.textChanged.connect(lambda _text: self._fill())
        self.search.installEventFilter(self)
        self.shown_label = Label(labels[0], "small", self)
        self.shown_list = self._list(labels[0])
        self.hidden_label = Label(labels[1], "small", self)
        self.hidden_list = self._list(labels[1])
        for widget in (
            self.search,
            self.shown_label,
            self.shown_list,
            self.hidden_label,
            self.hidden_list,
        ):
            self.column.addWidget(widget)
        self.foot = QHBoxLayout()
        self.foot.setSpacing(6)
        self._add_foot()
        self.column.addLayout(self.foot)
        self._fill()

    def _list(self, name: str) -> TickList:
        ticks = TickList(self)
        ticks.setAccessibleName(name)
        ticks.toggled.connect(self._on_toggled)
        ticks.installEventFilter(self)
        return ticks

    def _add_foot(self) -> None:
        reset = Button(_("Reset"), ButtonKind.QUIET, self, size=ButtonSize.SMALL)
        reset.clicked.connect(self._reset)
        self.foot.addWidget(reset)
        self.foot.addStretch(1)
        self.foot.addWidget(KeyCaps(("Alt", "↑", "↓"), self))
        self.foot.addWidget(Label(_("Move"), "small", self))

    def open_under(self, anchor: QWidget, *, at_right: bool = True) -> None:
        super().open_under(anchor, at_right=at_right)
        self.search.setFocus()

    def text_of(self, key: str, *, is_chosen: bool) -> str:
        """What stands in the line of `key`."""
        del is_chosen
        return self._titles[key]

    def _fill(self) -> None:
        wanted = fold(self.search.text())
        fits = [key for key in self._titles if wanted in fold(self._titles[key])]
        shown = [key for key in self._shown if key in fits]
        hidden = [key for key in fits if key not in self._shown]
        self._fill_list(self.shown_list, shown, is_chosen=True)
        self._fill_list(self.hidden_list, hidden, is_chosen=False)
        self.shown_label.setVisible(bool(shown))
        self.hidden_label.setVisible(bool(hidden))
        self.adjustSize()

    def _fill_list(self, ticks: TickList, keys: Sequence[str], *, is_chosen: bool) -> None:
        current = ticks.currentItem().data(KEY) if ticks.currentItem() is not None else None
        ticks.setVisible(bool(keys))
        options = [(key, self.text_of(key, is_chosen=is_chosen)) for key in keys]
        ticks.fill(options, self._shown, self._shown[: self._fixed])
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
        """Move a chosen one by one place; the fixed ones stay first."""
        place = self._shown.index(key)
        target = place + step
        if place < self._fixed or not self._fixed <= target < len(self._shown):
            return
        self._shown.insert(target, self._shown.pop(place))
        self._tell()
        self.shown_list.setCurrentRow(target)

    def _on_key(self, watched: QObject, event: QKeyEvent) -> bool:
        """Whether a key was dealt with."""
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
        return self._leaves_list(watched, step)

    def _leaves_list(self, watched: QObject, step: int | None) -> bool:
        """Arrows go from the end of one list into the other."""
        is_last = self.shown_list.currentRow() == self.shown_list.count() - 1
        if watched is self.shown_list and step == 1 and is_last and self.hidden_list.isVisible():
            self.hidden_list.setFocus()
            self.hidden_list.setCurrentRow(0)
            return True
        if watched is self.hidden_list and step == -1 and self.hidden_list.currentRow() <= 0:
            (self.shown_list if self.shown_list.isVisible() else self.search).setFocus()
            return True
        return False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        is_key = event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent)
        if is_key and self._on_key(watched, event):  # type: ignore[arg-type]
            return True
        return super().eventFilter(watched, event)
