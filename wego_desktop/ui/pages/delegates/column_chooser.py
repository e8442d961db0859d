"""The choice of columns, and the choice of what to sort by; each opens under its button."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from wego_desktop.domain.list_filters import SortKey
from wego_desktop.i18n import _
from wego_desktop.ui.pages.delegates.ordered_chooser import OrderedChooser
from wego_desktop.ui.pages.delegates.popover import KEY, Option
from wego_desktop.ui.widgets.button import Button, ButtonSize
from wego_desktop.ui.widgets.key_caps import KeyCaps
from wego_desktop.ui.widgets.labels import Label


class ColumnChooser(OrderedChooser):
    """Shown columns in their order, then the hidden ones; the name is always shown.

    With `can_save` a button puts the columns into the saved view: `save_asked`.
    """

    save_asked = Signal()

    def __init__(
        self,
        parent: QWidget,
        columns: Sequence[Option],
        shown: Sequence[str],
        at_first: Sequence[str],
        *,
        can_save: bool = False,
    ) -> None:
        titles = dict(columns)
        always = shown[0]
        titles[always] = _("{column}, always shown").format(column=titles[always])
        labels = (_("Shown"), _("Hidden"))
        super().__init__(parent, list(titles.items()), shown, at_first, labels, fixed=1)
        self.setObjectName("column_chooser")
        if can_save:
            save = Button(_("Save to this view"), parent=self, size=ButtonSize.SMALL)
            save.setObjectName("save_columns")
            save.clicked.connect(self._save)
            self.foot.addWidget(save)

    def _save(self) -> None:
        self.close()
        self.save_asked.emit()


class SortChooser(OrderedChooser):
    """What the list is sorted by, first things first; `sorted(keys)` after each step.

    Space takes a column or leaves it, ← → turn its order round.
    """

    sorted = Signal(object)

    def __init__(self, parent: QWidget, columns: Sequence[Option], sort: Sequence[SortKey]) -> None:
        self._descending = {key.column for key in sort if key.is_descending}
        chosen = [key.column for key in sort]
        super().__init__(parent, columns, chosen, (), (_("Sorted by"), _("More columns")))
        self.setObjectName("sort_chooser")
        self.foot.insertWidget(2, KeyCaps(("←", "→"), self))
        self.foot.insertWidget(3, Label(_("Turn"), "small", self))
        self.changed.connect(lambda _keys: self._tell_sort())

    def text_of(self, key: str, *, is_chosen: bool) -> str:
        """The column with the direction of its order."""
        title = super().text_of(key, is_chosen=is_chosen)
        if not is_chosen:
            return title
        return f"{title}  {'↓' if key in self._descending else '↑'}"

    def _tell_sort(self) -> None:
        self.sorted.emit(tuple(SortKey(key, key in self._descending) for key in self._shown))

    def _on_key(self, watched: QObject, event: QKeyEvent) -> bool:
        item = self.shown_list.currentItem()
        if watched is self.shown_list and event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right) and item:
            self._descending ^= {str(item.data(KEY))}
            self._tell()
            return True
        return super()._on_key(watched, event)
