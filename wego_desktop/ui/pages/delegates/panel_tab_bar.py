"""The tabs of the delegate's panel: those used most side by side, the others behind a button."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from wego_desktop.i18n import _
from wego_desktop.ui.theme.theme import theme
from wego_desktop.ui.widgets.button import Button, ButtonKind, ButtonSize
from wego_desktop.ui.widgets.chips import ViewTab, ViewTabs

_SIDE_PX = 20
_GAP_PX = 10


class PanelTabs(QWidget):
    """40 px: `changed(key)` when another tab is chosen. The last `behind` tabs stand in a menu.

    A tab chosen from the menu takes the last place of the row while it is shown. Ctrl+Page Down and
    Ctrl+Page Up walk through all tabs.
    """

    changed = Signal(str)

    def __init__(self, tabs: Sequence[ViewTab], behind: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._all = list(tabs)
        self._behind = behind
        self._current = self._all[0].key
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 8, 0)
        row.setSpacing(0)
        self.row = ViewTabs(self._shown(), self, padding=_SIDE_PX, gap=_GAP_PX)
        self.row.changed.connect(self.choose)
        row.addWidget(self.row, 1)
        self.more = Button(
            kind=ButtonKind.QUIET,
            parent=self,
            icon_name="ellipsis",
            size=ButtonSize.SMALL,
            accessible_name=_("More tabs"),
        )
        self.more.setObjectName("more_tabs")
        self.more.clicked.connect(self.open_menu)
        row.addWidget(self.more)
        self.setFocusProxy(self.row)
        for keys, step in (("Ctrl+PgDown", 1), ("Ctrl+PgUp", -1)):
            QShortcut(QKeySequence(keys), parent, lambda by=step: self._walk(by))

    @property
    def current(self) -> str:
        """The key of the chosen tab."""
        return self._current

    def set_tabs(self, tabs: Sequence[ViewTab]) -> None:
        """Show other counts; the chosen key stays."""
        self._all = list(tabs)
        self._arrange()

    def choose(self, key: str) -> None:
        """Choose a tab; emits `changed` when it is another."""
        if key == self._current:
            return
        self._current = key
        self._arrange()
        self.changed.emit(key)

    def _shown(self) -> list[ViewTab]:
        first = self._all[: -self._behind]
        hidden = next((tab for tab in self._all[-self._behind :] if tab.key == self._current), None)
        return [*first[:-1], hidden] if hidden is not None else first

    def _arrange(self) -> None:
        self.row.blockSignals(True)
        self.row.set_tabs(self._shown())
        self.row.choose(self._current)
        self.row.blockSignals(False)

    def _walk(self, step: int) -> None:
        keys = [tab.key for tab in self._all]
        place = keys.index(self._current) + step
        if 0 <= place < len(keys):
            self.choose(keys[place])

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        # The line under the row goes on under the button.
        QPainter(self).fillRect(0, self.height() - 1, self.width(), 1, theme().color("border"))

    def open_menu(self) -> None:
        """Offer the tabs that do not stand in the row."""
        menu = QMenu(self)
        menu.setObjectName("more_tabs_menu")
        shown = {tab.key for tab in self._shown()}
        for tab in self._all:
            if tab.key not in shown:
                text = f"{tab.text} ({tab.count})" if tab.count else tab.text
                menu.addAction(text).triggered.connect(lambda _on=False, key=tab.key: self.choose(key))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))
