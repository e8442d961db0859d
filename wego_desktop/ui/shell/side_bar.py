"""The side bar: event, Ctrl+K, pages in groups with counts, settings, desk; narrow as the rail."""

from typing import TypeVar

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from wego_desktop.i18n import _
from wego_desktop.ui.shell.page import NavGroup, Page, PageSpec
from wego_desktop.ui.theme.fonts import display_font, ui_font
from wego_desktop.ui.theme.icons import paint_icon
from wego_desktop.ui.theme.theme import theme
from wego_desktop.ui.widgets.delegates import draw_line
from wego_desktop.ui.widgets.enter_key import pressed_by_enter
from wego_desktop.ui.widgets.focus_ring import attach_focus_ring
from wego_desktop.ui.widgets.icon import paint_mark
from wego_desktop.ui.widgets.key_caps import caps_width, paint_caps
from wego_desktop.ui.widgets.labels import Label, Line

BAR_PX = 216
RAIL_PX = 56
_TILE = "#12366E"


def group_title(group: NavGroup) -> str:
    """The heading of a group."""
    return {NavGroup.EVENT: _("Event"), NavGroup.OUTPUT: _("Output"), NavGroup.MEETINGS: _("Meetings")}[group]


def paint_tile(painter: QPainter, rect: QRectF) -> None:
    """Draw the tile that stands in for the organisation's mark."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(_TILE))
    painter.drawRoundedRect(rect, 7, 7)
    painter.setPen(Qt.GlobalColor.white)
    painter.setFont(display_font(round(rect.height() * 0.6)))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, "W")
    painter.restore()


class _BarButton(QAbstractButton):
    """A row of the side bar; as rail it shows its icon alone, with the name as tooltip."""

    def __init__(self, name: str, height: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.is_rail = False
        self.setText(name)
        self.setAccessibleName(name)
        self.setFixedHeight(height)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        attach_focus_ring(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not pressed_by_enter(self, event):
            super().keyPressEvent(event)

    def set_rail(self, is_rail: bool) -> None:
        self.is_rail = is_rail
        self.setToolTip(self.text() if is_rail else "")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(40 if self.is_rail else 184, self.height())


class NavItem(_BarButton):
    """One page: icon, name, count; the chosen one is tinted and has a bar at its left."""

    def __init__(self, spec: PageSpec, parent: QWidget) -> None:
        super().__init__(spec.title, 32, parent)
        self.spec = spec
        self._count = spec.count
        self.setCheckable(True)
        self.setObjectName(f"nav_{spec.page_id}")

    def set_rail(self, is_rail: bool) -> None:
        super().set_rail(is_rail)
        self.setFixedHeight(36 if is_rail else 32)
        if is_rail and self.spec.shortcut:
            self.setToolTip(f"{self.text()} ({self.spec.shortcut})")

    def set_count(self, count: int | None) -> None:
        """Show another figure, or none."""
        self._count = count
        name = self.text() if count is None else f"{self.text()} {count}"
        self.setAccessibleName(name)
        self.update()

    def paintEvent(self, e: QPaintEvent) -> None:
        del e
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        color = theme().color
        rect = QRectF(self.rect())
        if self.isChecked() or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color("selected" if self.isChecked() else "sunken"))
            painter.drawRoundedRect(rect, 6, 6)
        if self.isChecked():
            painter.setBrush(color("accent-text"))
            painter.drawRoundedRect(QRectF(0, rect.height() / 2 - 8, 3, 16), 1.5, 1.5)
        token = "accent-text" if self.isChecked() else "text-2"
        icon = rect if self.is_rail else QRectF(10, 0, 18, rect.height())
        paint_mark(painter, icon, self.spec.icon_name, token, 20 if self.is_rail else 18)
        if self.is_rail:
            return
        ink = color("accent-text" if self.isChecked() else "text")
        draw_line(painter, rect.adjusted(37, 0, -48, 0), self.text(), ui_font(13, 500), ink)
        if self._count is not None:
            figure = color("accent-text" if self.isChecked() else "text-3")
            draw_line(painter, rect.adjusted(0, 0, -12, 0), f"{self._count}", ui_font(), figure, right=True)


RowT = TypeVar("RowT", bound=_BarButton)


class EventButton(_BarButton):
    """Tile, name and place of the open event; opens the event switcher."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(_("Choose event"), 44, parent)
        self.setObjectName("event_switcher")
        self._name, self._detail = _("No event open"), ""

    def set_event(self, name: str, detail: str) -> None:
        """Show another event."""
        self._name, self._detail = name, detail
        self.setText(name)
        self.setAccessibleName(_("Event {name}. Choose another").format(name=name))
        self.set_rail(self.is_rail)

    def set_rail(self, is_rail: bool) -> None:
        super().set_rail(is_rail)
        # The bar is too narrow for most names of events.
        self.setToolTip(f"{self._name}\n{self._detail}".strip())

    def paintEvent(self, e: QPaintEvent) -> None:
        del e
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        color = theme().color
        rect = QRectF(self.rect())
        if self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color("sunken"))
            painter.drawRoundedRect(rect, 6, 6)
        side = 32 if self.is_rail else 28
        left = (rect.width() - side) / 2 if self.is_rail else 4
        paint_tile(painter, QRectF(left, (rect.height() - side) / 2, side, side))
        if self.is_rail:
            return
        draw_line(painter, QRectF(42, 4, rect.width() - 64, 18), self._name, ui_font(13, 600), color("text"))
        draw_line(painter, QRectF(42, 22, rect.width() - 64, 16), self._detail, ui_font(11), color("text-3"))
        paint_icon(painter, QRectF(rect.width() - 22, 0, 16, rect.height()), "chevrons-up-down", "text-2", 16)


class GoToButton(_BarButton):
    """Looks like a search field and opens Ctrl+K."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(_("Go to or do…"), 32, parent)
        self.setObjectName("go_to_button")

    def paintEvent(self, e: QPaintEvent) -> None:
        del e
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect())
        if self.is_rail:
            paint_icon(painter, rect, "search", "text-2", 20)
            return
        painter.setPen(theme().color("border"))
        painter.setBrush(theme().color("surface"))
        painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        paint_icon(painter, QRectF(10, 0, 16, rect.height()), "search", "text-2", 15)
        draw_line(painter, rect.adjusted(32, 0, -60, 0), self.text(), ui_font(12), theme().color("text-2"))
        keys = ("Ctrl", "K")
        paint_caps(painter, rect.width() - caps_width(keys) - 8, rect.height() / 2, keys)


class DeskButton(_BarButton):
    """The desk at the foot; opens Settings, where it is named."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(_("Desk"), 44, parent)
        self.setObjectName("desk_button")
        self.detail = ""

    def set_desk(self, name: str, detail: str) -> None:
        """Show another desk name and what is known of it."""
        self.setText(name)
        self.setAccessibleName(f"{name}. {detail}")
        self.detail = detail
        self.set_rail(self.is_rail)

    def paintEvent(self, e: QPaintEvent) -> None:
        del e
        painter = QPainter(self)
        rect = QRectF(self.rect())
        if self.is_rail:
            paint_icon(painter, rect, "monitor-check", "ok-text", 20)
            return
        paint_icon(painter, QRectF(10, 0, 18, rect.height()), "monitor-check", "ok-text", 18)
        draw_line(
            painter,
            QRectF(37, 5, rect.width() - 44, 17),
            self.text(),
            ui_font(12, 500),
            theme().color("text"),
        )
        draw_line(
            painter, QRectF(37, 22, rect.width() - 44, 16), self.detail, ui_font(11), theme().color("text-3")
        )


class SideBar(QWidget):
    """All of the above; `page_chosen(id)`, `event_clicked`, `go_to_clicked`, `settings_clicked`."""

    page_chosen = Signal(str)
    event_clicked = Signal()
    go_to_clicked = Signal()
    settings_clicked = Signal()

    def __init__(self, specs: list[PageSpec], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("side_bar")
        self._items: dict[str, NavItem] = {}
        self._rows: list[_BarButton] = []
        self._titles: list[Label] = []
        self._lines: list[Line] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(8, 10, 8, 4)
        self._column.setSpacing(0)
        self.event_button = self._add(EventButton(self))
        self._column.addSpacing(8)
        go_to = self._add(GoToButton(self))
        self._column.addSpacing(6)
        self._pages = QWidget(self)
        self._page_column = QVBoxLayout(self._pages)
        self._page_column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._pages)
        self._column.addStretch(1)
        settings_spec = PageSpec("settings", _("Settings"), "settings", NavGroup.EVENT, "Ctrl+,", Page)
        settings = self._add(NavItem(settings_spec, self))
        settings.setCheckable(False)
        self._column.addSpacing(4)
        self._column.addWidget(Line("h", self))
        self.desk_button = self._add(DeskButton(self))
        self.event_button.clicked.connect(self.event_clicked)
        go_to.clicked.connect(self.go_to_clicked)
        settings.clicked.connect(self.settings_clicked)
        self.desk_button.clicked.connect(self.settings_clicked)
        self._is_rail = False
        self.set_pages(specs)

    def _add(self, row: RowT) -> RowT:
        self._rows.append(row)
        self._column.addWidget(row)
        return row

    def set_pages(self, specs: list[PageSpec]) -> None:
        """List other pages, because a workspace was opened or its networks changed."""
        self._rows = [row for row in self._rows if row not in self._items.values()]
        for place in reversed(range(self._page_column.count())):
            item = self._page_column.takeAt(place)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._items.clear()
        self._titles.clear()
        self._lines.clear()
        for group in NavGroup:
            self._add_group(group, [spec for spec in specs if spec.group is group and spec.is_in_side_bar])
        self.set_rail(self._is_rail)

    def _add_group(self, group: NavGroup, specs: list[PageSpec]) -> None:
        if not specs:
            return
        line = Line("h", self._pages)
        title = Label(group_title(group), "label", self._pages)
        title.setContentsMargins(10, 12, 0, 6)
        self._lines.append(line)
        self._titles.append(title)
        self._page_column.addWidget(line)
        self._page_column.addWidget(title)
        for spec in specs:
            item = NavItem(spec, self._pages)
            self._rows.append(item)
            self._page_column.addWidget(item)
            self._items[spec.page_id] = item
            item.clicked.connect(lambda _on=False, page_id=spec.page_id: self.page_chosen.emit(page_id))

    @property
    def is_rail(self) -> bool:
        """Whether only icons are shown."""
        return self.width() == RAIL_PX

    def set_rail(self, is_rail: bool) -> None:
        """Narrow to icons, or widen to names."""
        self._is_rail = is_rail
        self.setFixedWidth(RAIL_PX if is_rail else BAR_PX)
        for column in (self._column, self._page_column):
            column.setSpacing(3 if is_rail else 0)
        for row in self._rows:
            row.set_rail(is_rail)
        for title in self._titles:
            title.setVisible(not is_rail)
        for place, line in enumerate(self._lines):
            line.setVisible(is_rail and place > 0)

    def set_current(self, page_id: str) -> None:
        """Mark the chosen page."""
        for key, item in self._items.items():
            item.setChecked(key == page_id)

    def set_count(self, page_id: str, count: int | None) -> None:
        """Show a page's figure."""
        if page_id in self._items:
            self._items[page_id].set_count(count)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme().color("canvas"))
        painter.fillRect(self.width() - 1, 0, 1, self.height(), theme().color("border"))
