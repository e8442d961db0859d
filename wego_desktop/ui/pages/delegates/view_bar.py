"""The tabs of the views with their counts, those that find no room behind "More", and Save view."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from wego_desktop.i18n import _
from wego_desktop.services.ready_views import ListView
from wego_desktop.ui.widgets.button import Button, ButtonKind, ButtonSize
from wego_desktop.ui.widgets.chips import ViewTab, ViewTabs
from wego_desktop.ui.widgets.labels import Line

_AFTER_PX = 16


class ViewBar(QWidget):
    """40 px: `chosen(key)` when another view is wanted, `save_asked` for the button behind the tabs."""

    chosen = Signal(str)
    save_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(40)
        self._views: Sequence[ListView] = ()
        self._counts: Mapping[str, int] = {}
        self._current = ""
        self._is_changed = False
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, _AFTER_PX, 0)
        row.setSpacing(4)
        self.tabs = ViewTabs([], self, padding=24)
        self.tabs.setObjectName("delegate_views")
        self.tabs.changed.connect(self._on_tab)
        row.addWidget(self.tabs)
        self.more_button = Button(_("More"), ButtonKind.QUIET, self, size=ButtonSize.SMALL, has_menu=True)
        self.more_button.setObjectName("more_views")
        self.more_button.clicked.connect(self.open_more)
        row.addWidget(self.more_button)
        self.save_button = Button(
            _("Save view"), ButtonKind.QUIET, self, size=ButtonSize.SMALL, icon_name="plus"
        )
        self.save_button.setObjectName("save_view")
        self.save_button.clicked.connect(self.save_asked)
        row.addWidget(self.save_button)
        row.addStretch(1)
        self._line = Line("h", self)
        self._line.lower()

    def show_views(
        self, views: Sequence[ListView], counts: Mapping[str, int], current: str, *, is_changed: bool
    ) -> None:
        """Show these views; a dot marks the current one when it is no longer as it was saved."""
        self._views, self._counts = views, counts
        self._current, self._is_changed = current, is_changed
        self._arrange()

    def _arrange(self) -> None:
        room = self.width() - self.save_button.sizeHint().width() - _AFTER_PX - 8
        shown = [self._tab(view) for view in self._views]
        if self._width(shown) > room:
            room -= self.more_button.sizeHint().width() + 4
            while len(shown) > 1 and self._width(shown) > room:
                shown.pop(next(p for p in range(len(shown) - 1, -1, -1) if shown[p].key != self._current))
        self._hidden = [view for view in self._views if view.key not in {tab.key for tab in shown}]
        self.tabs.blockSignals(True)
        self.tabs.set_tabs(shown)
        if any(tab.key == self._current for tab in shown):
            self.tabs.choose(self._current)
        self.tabs.blockSignals(False)
        self.tabs.setFixedWidth(self.tabs.sizeHint().width() - 12)
        self.more_button.setVisible(bool(self._hidden))

    def _tab(self, view: ListView) -> ViewTab:
        is_changed = self._is_changed and view.key == self._current
        return ViewTab(view.key, view.name, self._counts.get(view.key), is_changed)

    def _width(self, tabs: list[ViewTab]) -> int:
        self.tabs.blockSignals(True)
        before = list(self.tabs.tabs)
        self.tabs.set_tabs(tabs)
        width = self.tabs.sizeHint().width()
        self.tabs.set_tabs(before)
        self.tabs.blockSignals(False)
        return width

    def _on_tab(self, key: str) -> None:
        if key != self._current:
            self.chosen.emit(key)

    def open_more(self) -> QMenu:
        """Open the views that find no room."""
        menu = QMenu(self)
        menu.setObjectName("more_views_menu")
        for view in self._hidden:
            count = self._counts.get(view.key)
            text = view.name.replace("&", "&&") + ("" if count is None else f"\t{count}")
            menu.addAction(text).triggered.connect(lambda _on=False, key=view.key: self.chosen.emit(key))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.more_button.mapToGlobal(self.more_button.rect().bottomLeft()))
        if menu.actions():
            menu.setActiveAction(menu.actions()[0])
        return menu

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._line.setGeometry(0, self.height() - 1, self.width(), 1)
        self._arrange()
