"""The popover of one filter: the columns to choose from, then how to compare the chosen one."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from wego_desktop.domain.text import fold
from wego_desktop.i18n import _
from wego_desktop.ui.pages.delegates.condition_editor import ConditionEditor
from wego_desktop.ui.pages.delegates.popover import KEY, Option, Popover
from wego_desktop.ui.widgets.field import SearchField

_MOST_LINES = 12
_LINE_PX = 30


class FilterPopover(Popover):
    """A list of columns, unless it is opened with `show_editor`; `edit(key)` makes what follows a choice.

    One popover does both, because a second one would be closed when the window is active again.
    """

    def __init__(
        self, parent: QWidget, options: Sequence[Option], edit: Callable[[str, QWidget], ConditionEditor]
    ) -> None:
        super().__init__(parent, 320)
        self.setObjectName("filter_popover")
        self._options = list(options)
        self._edit = edit
        self.editor: ConditionEditor | None = None
        placeholder = _("Filter by")
        self.search = SearchField(placeholder, self)
        self.search.textChanged.connect(lambda _text: self._fill())
        self.search.installEventFilter(self)
        self.list = QListWidget(self)
        self.list.setObjectName("tick_list")
        self.list.setStyleSheet("QListWidget { background: transparent; border: none; }")
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(placeholder)
        self.list.itemActivated.connect(self._pick)
        self.list.itemClicked.connect(self._pick)
        self.column.addWidget(self.search)
        self.column.addWidget(self.list)
        self._fill()

    def show_editor(self, editor: ConditionEditor) -> None:
        """Show how to compare a column in place of the columns."""
        self.search.hide()
        self.list.hide()
        self.editor = editor
        self.column.addWidget(editor)
        editor.show()
        self.adjustSize()
        editor.focus_value()

    def open_under(self, anchor: QWidget, *, at_right: bool = False) -> None:
        super().open_under(anchor, at_right=at_right)
        if self.editor is None:
            self.search.setFocus()
        else:
            self.editor.focus_value()

    def _fill(self) -> None:
        wanted = fold(self.search.text())
        self.list.clear()
        for key, text in self._options:
            if wanted in fold(text):
                item = QListWidgetItem(text, self.list)
                item.setData(KEY, key)
        self.list.setCurrentRow(0)
        lines = max(1, min(self.list.count(), _MOST_LINES))
        self.list.setFixedHeight(lines * max(self.list.sizeHintForRow(0), _LINE_PX) + 6)
        self.adjustSize()

    def _pick(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.show_editor(self._edit(str(item.data(KEY)), self))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        is_key = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
        if is_key and watched is self.search:
            return self._on_key(event) or super().eventFilter(watched, event)  # type: ignore[arg-type]
        return super().eventFilter(watched, event)

    def _on_key(self, event: QKeyEvent) -> bool:
        """Keys of the search go to the list below it."""
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if step is not None:
            last = self.list.count() - 1
            self.list.setCurrentRow(min(max(self.list.currentRow() + step, 0), last))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._pick(self.list.currentItem())
        elif event.key() == Qt.Key.Key_Escape and not self.search.text():
            self.close()
        else:
            return False
        return True
