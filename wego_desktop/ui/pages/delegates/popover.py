"""A list of ticks that opens under its button: type to find, Space ticks, Esc closes."""

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget
from shiboken6 import isValid

from wego_desktop.domain.text import fold
from wego_desktop.ui.theme.theme import theme
from wego_desktop.ui.widgets.field import SearchField

Option = tuple[str, str]
"""Key and text of one choice."""

KEY = Qt.ItemDataRole.UserRole
_LINE_PX = 30
_MOST_LINES = 10


class Popover(QWidget):
    """A raised frame that closes by Esc or a click beside it; gives the focus back to whoever had it."""

    closed = Signal()

    def __init__(self, parent: QWidget, width: int) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setFixedWidth(width)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(12, 12, 12, 12)
        self.column.setSpacing(8)

    def open_under(self, anchor: QWidget, *, at_right: bool = False) -> None:
        """Show under `anchor`, with the right edges in line if wanted."""
        corner = anchor.rect().bottomRight() if at_right else anchor.rect().bottomLeft()
        place = anchor.mapToGlobal(corner + QPoint(0, 5))
        self.adjustSize()
        self.move(place - QPoint(self.width() - 1, 0) if at_right else place)
        self.show()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme().color("border"), 1))
        painter.setBrush(theme().color("raised"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)


class TickList(QListWidget):
    """Lines with a tick box; Space or a click ticks, Enter closes the popover."""

    toggled = Signal(str, bool)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("tick_list")
        self.setStyleSheet("QListWidget { background: transparent; border: none; }")
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.itemClicked.connect(self.toggle)

    def fill(self, options: Iterable[Option], ticked: Iterable[str], fixed: Iterable[str] = ()) -> None:
        """Show these lines; those of `fixed` cannot be unticked."""
        self.clear()
        chosen, always = set(ticked), set(fixed)
        for key, text in options:
            item = QListWidgetItem(text, self)
            item.setData(KEY, key)
            item.setToolTip(text)
            item.setCheckState(Qt.CheckState.Checked if key in chosen else Qt.CheckState.Unchecked)
            can_tick = Qt.ItemFlag.NoItemFlags if key in always else Qt.ItemFlag.ItemIsEnabled
            item.setFlags(Qt.ItemFlag.ItemIsSelectable | can_tick)
        lines = max(1, min(self.count(), _MOST_LINES))
        self.setFixedHeight(lines * max(self.sizeHintForRow(0), _LINE_PX) + 6)

    def toggle(self, item: QListWidgetItem) -> None:
        """Tick or untick a line."""
        if not item.flags() & Qt.ItemFlag.ItemIsEnabled:
            return
        is_on = item.checkState() != Qt.CheckState.Checked
        item.setCheckState(Qt.CheckState.Checked if is_on else Qt.CheckState.Unchecked)
        self.toggled.emit(item.data(KEY), is_on)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        item = self.currentItem()
        if event.key() == Qt.Key.Key_Space and item is not None:
            self.toggle(item)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.window().close()
        else:
            super().keyPressEvent(event)


class ChoicePopover(Popover):
    """Some of many: `changed(keys)` after each tick. `find` brings options for a typed text, if given."""

    changed = Signal(object)

    def __init__(
        self,
        parent: QWidget,
        placeholder: str,
        options: Sequence[Option],
        ticked: Sequence[str],
        find: Callable[[str, Callable[[Sequence[Option]], None]], None] | None = None,
    ) -> None:
        super().__init__(parent, 300)
        self._options = list(options)
        self._ticked = list(ticked)
        self._find = find
        self.search = SearchField(placeholder, self)
        self.search.setVisible(find is not None or len(options) > _MOST_LINES)
        self.search.textChanged.connect(self._narrow)
        self.search.installEventFilter(self)
        self.list = TickList(self)
        self.list.setAccessibleName(placeholder)
        self.list.toggled.connect(self._on_toggled)
        self.column.addWidget(self.search)
        self.column.addWidget(self.list)
        self.list.fill(self._options, self._ticked)
        self.list.setCurrentRow(0)
        if find is not None:
            self._ask("")

    def open_under(self, anchor: QWidget, *, at_right: bool = False) -> None:
        super().open_under(anchor, at_right=at_right)
        (self.search if self.search.isVisible() else self.list).setFocus()

    def _narrow(self, text: str) -> None:
        if self._find is not None:
            self._ask(text)
            return
        wanted = fold(text)
        self.list.fill([option for option in self._options if wanted in fold(option[1])], self._ticked)
        self.adjustSize()

    def _ask(self, text: str) -> None:
        """Ask for options; an answer that comes after more was typed does not count."""

        def show(options: Sequence[Option]) -> None:
            if isValid(self) and text == self.search.text():
                self._show_found(options)

        assert self._find is not None
        self._find(text, show)

    def _show_found(self, options: Sequence[Option]) -> None:
        found = {key for key, _ in options}
        kept = [option for option in self._options if option[0] in self._ticked and option[0] not in found]
        self._options = [*kept, *options]
        self.list.fill(self._options, self._ticked)
        self.list.setCurrentRow(0)
        self.adjustSize()

    def _on_toggled(self, key: str, is_on: bool) -> None:
        self._ticked = [*self._ticked, key] if is_on else [each for each in self._ticked if each != key]
        self.changed.emit(tuple(self._ticked))

    def text_of(self, key: str) -> str:
        """The text of an option."""
        return next((text for each, text in self._options if each == key), "")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.search and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
                self.list.setFocus()
                return True
            if event.key() == Qt.Key.Key_Escape and not self.search.text():
                self.close()
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                if self.list.currentItem() is not None:
                    self.list.toggle(self.list.currentItem())
                return True
        return super().eventFilter(watched, event)
