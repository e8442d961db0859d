"""The left part of the page: which pairs are shown, how many, and the list of them."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from wego_desktop.domain.likeness_reasons import LikenessLevel
from wego_desktop.i18n import _
from wego_desktop.ui.pages.duplicates.pair_list import PairTable
from wego_desktop.ui.pages.duplicates.pair_model import ALL
from wego_desktop.ui.widgets.labels import Line
from wego_desktop.ui.widgets.switch import SegmentedSwitch

HERE, EVERYWHERE = "here", "everywhere"


class PairView(QWidget):
    """Holds `table` and the two switches; `scope_changed` asks for other pairs."""

    scope_changed = Signal()

    def __init__(self, event_code: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        bar = QWidget(self)
        bar.setFixedHeight(52)
        row = QHBoxLayout(bar)
        row.setContentsMargins(16, 0, 16, 0)
        row.setSpacing(8)
        self.filter = SegmentedSwitch([(ALL, _("All"))], bar, height=30, name=_("How likely"))
        self.filter.setObjectName("duplicate_filter")
        self.scope = SegmentedSwitch(
            [(HERE, event_code), (EVERYWHERE, _("All people"))], bar, height=30, name=_("Who is looked at")
        )
        self.scope.setObjectName("duplicate_scope")
        row.addWidget(self.filter)
        row.addStretch(1)
        row.addWidget(self.scope)
        column.addWidget(bar)
        column.addWidget(Line("h", self))
        self.table = PairTable(self)
        column.addWidget(self.table, 1)
        self.filter.changed.connect(self.table.pairs.set_filter)
        self.scope.changed.connect(lambda _key: self.scope_changed.emit())

    @property
    def is_everywhere(self) -> bool:
        """Whether people of all events are looked at."""
        return self.scope.current == EVERYWHERE

    def show_counts(self) -> None:
        """How many pairs there are of each level."""
        count = self.table.pairs.count
        self.filter.set_choices(
            [
                (ALL, _("All {count}").format(count=count(ALL))),
                (LikenessLevel.LIKELY, _("Likely {count}").format(count=count(LikenessLevel.LIKELY))),
                (LikenessLevel.POSSIBLE, _("Possible {count}").format(count=count(LikenessLevel.POSSIBLE))),
            ]
        )
