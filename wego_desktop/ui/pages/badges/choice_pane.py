"""The left pane: whose badges, in which format, one side or both."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from wego_desktop.domain.enums import CategoryShape
from wego_desktop.i18n import _, ngettext
from wego_desktop.services.queries.events import CategoryRow
from wego_desktop.ui.pages.badges.layout_cards import LayoutCards
from wego_desktop.ui.widgets.button import Button, ButtonKind, ButtonSize
from wego_desktop.ui.widgets.labels import Label
from wego_desktop.ui.widgets.marks import category_colour, paint_shape
from wego_desktop.ui.widgets.switch import SegmentedSwitch

WIDTH_PX = 248


class ChoicePane(QScrollArea):
    """What is chosen; `changed` when it is another. Only the options that matter are shown."""

    changed = Signal()
    layout_changed = Signal(str)
    everybody_wanted = Signal()
    sides_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("choice_pane")
        self.setFixedWidth(WIDTH_PX)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = QWidget(self)
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(20, 16, 16, 16)
        self._column.setSpacing(6)
        self._ticks: dict[str, CategoryTick] = {}
        self._make_who(inside)
        self._make_format(inside)
        self._column.addStretch(1)
        self.setWidget(inside)

    def _make_who(self, inside: QWidget) -> None:
        self._column.addWidget(Label(_("Who"), "strong", inside))
        self._by_hand = QWidget(inside)
        row = QHBoxLayout(self._by_hand)
        row.setContentsMargins(0, 0, 0, 0)
        self._by_hand_label = Label("", "accent", self._by_hand)
        row.addWidget(self._by_hand_label)
        row.addStretch(1)
        clear = Button(_("Everybody"), ButtonKind.QUIET, self._by_hand, size=ButtonSize.SMALL, icon_name="x")
        clear.setObjectName("everybody")
        clear.clicked.connect(self.everybody_wanted)
        row.addWidget(clear)
        self._by_hand.hide()
        self._column.addWidget(self._by_hand)
        self._categories = QVBoxLayout()
        self._categories.setSpacing(2)
        self._column.addLayout(self._categories)
        self._column.addSpacing(8)
        self.only_new = self._box(_("Only those not printed yet"), "only_new", inside)
        self.include_online = self._box(_("Online participants too"), "include_online", inside)

    def _make_format(self, inside: QWidget) -> None:
        self._column.addSpacing(14)
        self._column.addWidget(Label(_("Format"), "strong", inside))
        self.cards = LayoutCards(inside)
        self.cards.changed.connect(self.layout_changed)
        self._column.addWidget(self.cards)
        self._column.addSpacing(14)
        self._column.addWidget(Label(_("Sides"), "strong", inside))
        choices: list[tuple[str, ...]] = [("both", _("Front and back")), ("front", _("Front only"))]
        self.sides = SegmentedSwitch(choices, inside, name=_("Sides"))
        self.sides.setObjectName("sides")
        self.sides.changed.connect(lambda _key: self.sides_changed.emit())
        self._column.addWidget(self.sides, 0, Qt.AlignmentFlag.AlignLeft)

    def _box(self, text: str, name: str, parent: QWidget) -> QCheckBox:
        box = QCheckBox(text, parent)
        box.setObjectName(name)
        box.toggled.connect(lambda _on: self.changed.emit())
        self._column.addWidget(box)
        return box

    # What is shown

    def show_categories(self, rows: Sequence[CategoryRow], counts: Mapping[str, int]) -> None:
        """Offer the categories that somebody is in; ticks stay."""
        wanted = [row for row in rows if counts.get(row.id)]
        if [row.id for row in wanted] != list(self._ticks):
            off = {key for key, tick in self._ticks.items() if not tick.box.isChecked()}
            for tick in self._ticks.values():
                self._categories.removeWidget(tick)
                tick.deleteLater()
            self._ticks = {row.id: CategoryTick(row, self.widget()) for row in wanted}
            for key, tick in self._ticks.items():
                tick.box.setChecked(key not in off)
                tick.box.toggled.connect(lambda _on: self.changed.emit())
                self._categories.addWidget(tick)
        for key, tick in self._ticks.items():
            tick.set_count(counts.get(key, 0))

    def show_by_hand(self, count: int) -> None:
        """Say that only people chosen on another page are listed; 0 for everybody."""
        text = ngettext("{count} chosen person", "{count} chosen people", count)
        self._by_hand_label.setText(text.format(count=count))
        self._by_hand.setVisible(count > 0)

    def show_online(self, *, has_online: bool) -> None:
        """Offer online participants only where there are some."""
        self.include_online.setVisible(has_online)

    # What is chosen

    @property
    def category_ids(self) -> tuple[str, ...]:
        """The ticked categories."""
        return tuple(key for key, tick in self._ticks.items() if tick.box.isChecked())

    @property
    def has_all_categories(self) -> bool:
        """Whether no category is unticked."""
        return len(self.category_ids) == len(self._ticks)

    @property
    def layout_name(self) -> str:
        """The format."""
        return self.cards.current

    @property
    def is_front_only(self) -> bool:
        """Whether backs are left out."""
        return self.sides.current == "front"


class CategoryTick(QWidget):
    """A check box with the category's shape, its word, and how many people are in it."""

    def __init__(self, row: CategoryRow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shape, self._colour = CategoryShape(row.shape), row.colour
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 4, 0)
        line.setSpacing(0)
        self.box = QCheckBox(f"      {row.name}", self)
        self.box.setObjectName(f"category_{row.letter}")
        self.box.setAccessibleName(row.name)
        self.box.setChecked(True)
        line.addWidget(self.box, 1)
        self._count = Label("", "small", self)
        line.addWidget(self._count)

    def set_count(self, count: int) -> None:
        """Show how many badges this category has."""
        self._count.setText(f"{count}")

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        centre = QPointF(self.box.x() + 32, self.height() / 2)
        paint_shape(painter, centre, self._shape, category_colour(self._colour), 9)
