"""A sheet of all components, as in the design's pictures 13a and 13b; grabbed by `test_gallery`."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLayout,
    QProgressBar,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from wego_desktop.domain.enums import CategoryShape, RegistrationStatus
from wego_desktop.ui.widgets.bars import CapacityBar
from wego_desktop.ui.widgets.button import Button, ButtonKind
from wego_desktop.ui.widgets.cells import CellRole, RowState
from wego_desktop.ui.widgets.chips import AddFilterButton, FilterChip, ViewTab, ViewTabs
from wego_desktop.ui.widgets.delegates import TextDelegate
from wego_desktop.ui.widgets.field import Field
from wego_desktop.ui.widgets.labels import Label
from wego_desktop.ui.widgets.marks import Tone
from wego_desktop.ui.widgets.notices import Banner, EmptyState, Toast, ToastAction
from wego_desktop.ui.widgets.pictures import Avatar
from wego_desktop.ui.widgets.pill import CategoryChip, NetworkChip, Pill
from wego_desktop.ui.widgets.split_button import Choice, SplitButton
from wego_desktop.ui.widgets.statuses import registration_mark, status_mark
from wego_desktop.ui.widgets.switch import SegmentedSwitch, Switch
from wego_desktop.ui.widgets.table import DataTable

CATEGORIES = [
    ("Head", CategoryShape.DIAMOND, "#5A3BB0"),
    ("Delegate", CategoryShape.SQUARE, "#0B6B96"),
    ("Speaker", CategoryShape.CIRCLE, "#AE2464"),
    ("Press", CategoryShape.BAR, "#9A4A00"),
    ("Partner", CategoryShape.OPEN_SQUARE, "#55650F"),
    ("Staff", CategoryShape.OPEN_CIRCLE, "#3B4452"),
]


class Gallery(QWidget):
    """Three columns on the canvas, 1440 × 900."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("surface", "canvas")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.resize(1440, 900)
        row = QHBoxLayout(self)
        row.setContentsMargins(32, 24, 32, 24)
        row.setSpacing(32)
        for fill in (self._first, self._second, self._third):
            column = QVBoxLayout()
            column.setSpacing(10)
            fill(column)
            column.addStretch(1)
            row.addLayout(column, 1)

    def _section(self, column: QVBoxLayout, title: str, *parts: QWidget | QLayout) -> None:
        column.addSpacing(6)
        column.addWidget(Label(title, "strong", self))
        for part in parts:
            if isinstance(part, QWidget):
                column.addWidget(part)
            else:
                column.addLayout(part)

    def _line(self, *widgets: QWidget) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        for widget in widgets:
            row.addWidget(widget)
        row.addStretch(1)
        return row

    def _first(self, column: QVBoxLayout) -> None:
        grid = QGridLayout()
        for place, kind in enumerate(ButtonKind):
            grid.addWidget(Label(kind.value.capitalize(), "small", self), place, 0)
            down, off = Button("Save", kind, self), Button("Save", kind, self)
            down.setDown(True)
            off.setEnabled(False)
            for number, button in enumerate([Button("Save", kind, self), down, off]):
                grid.addWidget(button, place, number + 1)
            grid.addWidget(Button("Add", kind, self, icon_name="plus", keys="Ctrl+N"), place, 4)
        self._section(column, "Buttons", grid)
        choices = [Choice("Export minutes", lambda: None, "file-text"), Choice("PDF", lambda: None)]
        column.addLayout(self._line(SplitButton(choices, ButtonKind.PRIMARY, self, keys="Ctrl+E")))
        self._fields(column)
        self._choices(column)

    def _fields(self, column: QVBoxLayout) -> None:
        fields = QGridLayout()
        combo = QComboBox(self)
        combo.addItem("Head of delegation")
        wrong = Field("Error", parent=self)
        wrong.set_text("a.machava.maputo.example")
        wrong.set_error("Add the @ to this email")
        off_field = Field("Disabled", parent=self)
        off_field.setEnabled(False)
        size = Field("With unit", parent=self, unit="mm")
        size.set_text("17.0")
        for place, field in enumerate([size, Field("Choice", combo, self), wrong, off_field]):
            fields.addWidget(field, place // 2, place % 2, Qt.AlignmentFlag.AlignTop)
        self._section(column, "Fields", fields)

    def _choices(self, column: QVBoxLayout) -> None:
        on, some, one = QCheckBox("On", self), QCheckBox("Some", self), QRadioButton("One", self)
        on.setChecked(True)
        some.setCheckState(Qt.CheckState.PartiallyChecked)
        one.setChecked(True)
        live = Switch("Sound", self)
        live.setChecked(True)
        ticks = self._line(QCheckBox("Off", self), on, some, one, Switch("Motion", self), live)
        modes = SegmentedSwitch([("a", "Arrival"), ("s", "Session door"), ("e", "Exit")], self)
        self._section(column, "Choices", ticks, self._line(modes))
        states = ["confirmed", "applied", "rejected", "cancelled"]
        pills = [Pill(registration_mark(RegistrationStatus(state)), self) for state in states]
        chips = [CategoryChip(text, shape, colour, self) for text, shape, colour in CATEGORIES]
        self._section(
            column,
            "Status, category, network",
            self._line(Pill(status_mark("arrived"), self), *pills),
            self._line(Pill(status_mark("expected"), self), Pill(status_mark("duplicate"), self)),
            self._line(*chips),
            self._line(NetworkChip("AFSCN", self), NetworkChip("LASCN", self)),
        )

    def _second(self, column: QVBoxLayout) -> None:
        table = DataTable(self)
        model = QStandardItemModel(0, 2, table)
        model.setHorizontalHeaderLabels(["Name", "State"])
        for number, state in enumerate(RowState):
            item = QStandardItem("Ana Celeste Machava")
            note = QStandardItem(state.value)
            for cell in (item, note):
                cell.setData(number, CellRole.ROW_ID)
                cell.setData(state.value, CellRole.ROW_STATE)
            model.appendRow([item, note])
        table.setModel(model)
        table.setItemDelegateForColumn(1, TextDelegate(table, ink="text-3"))
        table.setColumnWidth(0, 240)
        table.set_ticked([1])
        table.setFixedHeight(214)
        self._section(column, "Table rows", table)
        self.table = table
        self._messages(column)

    def _messages(self, column: QVBoxLayout) -> None:
        banners = []
        texts = {
            Tone.OK: ("275 rows imported.", "Undo"),
            Tone.INFO: ("Desk 3 joined the event.", ""),
            Tone.WARN: ("Working alone since 10:21.", "Test"),
            Tone.BAD: ("Printer 1 is out of cards.", "Use printer 2"),
        }
        for tone, (text, action) in texts.items():
            banner = Banner(self)
            banner.show_message(tone, text, action)
            banners.append(banner)
        self._section(column, "Banners", *banners)
        undo = Toast(
            Tone.OK, "3 delegates set to Confirmed", ToastAction("Undo", lambda: None, "Ctrl+Z"), self
        )
        retry = Toast(
            Tone.BAD, "Export failed. The file is open in Excel", ToastAction("Retry", lambda: None), self
        )
        self._section(column, "Toasts", undo, retry)
        chips = self._line(
            FilterChip("Region", "Africa, Asia", self),
            FilterChip("Status", "Confirmed", self),
            AddFilterButton("Filter", self),
        )
        tabs = ViewTabs([ViewTab("a", "All", 612), ViewTab("n", "Not arrived", 177, True)], self, padding=2)
        self._section(column, "Filter chips and views", chips, tabs)

    def _third(self, column: QVBoxLayout) -> None:
        buttons = [
            Button("Import Excel", ButtonKind.PRIMARY, icon_name="download"),
            Button("Add one", icon_name="plus"),
        ]
        empty = EmptyState(
            "users",
            "No delegates yet",
            "Bring in an Excel file or add people.",
            buttons,
            self,
            has_edge=True,
        )
        self._section(column, "Empty state", empty)
        bars = []
        for taken, seats in ((291, 600), (228, 240), (40, 40)):
            bar = CapacityBar(self)
            bar.set_values(taken, seats)
            bars.append(bar)
        progress = QProgressBar(self)
        progress.setTextVisible(False)
        progress.setValue(62)
        self._section(column, "Progress and capacity", progress, *bars)
        names = [("Ana Celeste Machava", ""), ("Han Seo-yun", "한서윤"), ("Chen Siyuan", "陈思远")]
        avatars = [Avatar(name, 40, self) for name, _native in names]
        for avatar, (name, native) in zip(avatars, names, strict=True):
            avatar.set_name(name, native)
        self._section(column, "Avatars", self._line(*avatars))
        figures = [Label("Display", "h1", self), Label("Title 20", "title", self)]
        small = [
            Label("Heading 15", "heading", self),
            Label("Body 13", "body", self),
            Label("Small", "small", self),
        ]
        scripts = Label("한서윤  陈思远  رانيا درويش  ያሬድ  सञ्जिता  Бат-Эрдэнэ  Đặng", "heading", self)
        self._section(column, "Type", self._line(*figures), self._line(*small), scripts)
