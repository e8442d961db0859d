"""The list of organisations with its search field."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QStackedWidget, QVBoxLayout, QWidget

from wego_desktop.domain.text import fold
from wego_desktop.i18n import _, ngettext
from wego_desktop.services.queries.organisations import OrganisationListRow
from wego_desktop.ui.models.organisation_model import COLUMNS, OrganisationModel
from wego_desktop.ui.widgets.delegates import FlagDelegate
from wego_desktop.ui.widgets.field import SearchField
from wego_desktop.ui.widgets.labels import Label
from wego_desktop.ui.widgets.notices import EmptyState
from wego_desktop.ui.widgets.table import DataTable


class OrganisationListView(QWidget):
    """Signals: `opened(row)` on Enter, `current_changed(row or None)`, `remove_wanted(row)` on Del."""

    opened = Signal(object)
    current_changed = Signal(object)
    remove_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[OrganisationListRow, ...] = ()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        bar = QHBoxLayout()
        bar.setContentsMargins(24, 8, 20, 8)
        bar.setSpacing(12)
        self.search = SearchField(_("Find name, city, region, network"), self, keys="Ctrl+F")
        self.search.setObjectName("organisation_search")
        self.search.setMaximumWidth(360)
        self.search.textChanged.connect(self._show)
        self.search.down_pressed.connect(self._to_table)
        self.search.returnPressed.connect(self._to_table)
        bar.addWidget(self.search, 1)
        self.found_label = Label("", "small", self)
        bar.addWidget(self.found_label)
        bar.addStretch(1)
        column.addLayout(bar)
        self._views = QStackedWidget(self)
        self.model = OrganisationModel(self)
        self._make_table()
        self._nothing = EmptyState(
            "search",
            _("No organisation here"),
            _("Take away letters, or choose another view."),
            [],
            self._views,
        )
        self._views.addWidget(self.table)
        self._views.addWidget(self._nothing)
        column.addWidget(self._views, 1)

    def _make_table(self) -> None:
        self.table = DataTable(self._views, has_ticks=False)
        self.table.setObjectName("organisation_table")
        self.table.setAccessibleName(_("Organisations"))
        self.table.setModel(self.model)
        self.table.setItemDelegateForColumn(0, FlagDelegate(self.table, weight=500))
        header = self.table.horizontalHeader()
        header.setStretchLastSection(False)
        for place, described in enumerate(COLUMNS):
            self.table.setColumnWidth(place, described.width)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Interactive)
        header.setSortIndicatorShown(True)
        header.setSectionsClickable(True)
        header.setSortIndicator(0, Qt.SortOrder.AscendingOrder)
        header.sortIndicatorChanged.connect(self.model.sort)
        self.table.row_opened.connect(self._open)
        self.table.current_row_changed.connect(lambda place: self.current_changed.emit(self.model.row(place)))
        self.table.delete_requested.connect(self._remove)
        self.table.letters_typed.connect(self._jump)

    # What is shown

    def show_rows(self, rows: Sequence[OrganisationListRow]) -> None:
        """Show these, as far as the search finds them; the current one stays."""
        self._rows = tuple(rows)
        self._show()

    def _show(self) -> None:
        current = self.current
        text = self.search.text()
        found = [row for row in self._rows if row.matches(text)]
        self.model.set_rows(found)
        self._views.setCurrentWidget(self.table if found else self._nothing)
        self.found_label.setText(
            ngettext("{count} found", "{count} found", len(found)).format(count=len(found)) if text else ""
        )
        if found:
            self.table.go_to_row(max(0, self.model.place_of(current.id) if current else 0))

    @property
    def shown(self) -> tuple[OrganisationListRow, ...]:
        """The rows in their order."""
        rows = (self.model.row(place) for place in range(self.model.rowCount()))
        return tuple(row for row in rows if row is not None)

    @property
    def current(self) -> OrganisationListRow | None:
        """The organisation of the current row."""
        return self.model.row(self.table.currentIndex().row())

    def go_to(self, organisation_id: str) -> bool:
        """Make an organisation the current one, also when the search hides it; whether it is here."""
        if self.model.place_of(organisation_id) < 0:
            self.search.clear()
        place = self.model.place_of(organisation_id)
        if place >= 0:
            self.table.go_to_row(place)
        return place >= 0

    def _to_table(self) -> None:
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open(self, place: int) -> None:
        if (row := self.model.row(place)) is not None:
            self.opened.emit(row)

    def _remove(self) -> None:
        if self.current is not None:
            self.remove_wanted.emit(self.current)

    def _jump(self, letters: str) -> None:
        wanted = fold(letters)
        for place in range(self.model.rowCount()):
            row = self.model.row(place)
            if row is not None and (fold(row.name).startswith(wanted) or fold(row.city).startswith(wanted)):
                self.table.go_to_row(place)
                return
