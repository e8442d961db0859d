"""The middle: a switch for whose texts gave way, notices, and the table of people."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QStackedWidget, QVBoxLayout, QWidget

from wego_desktop.i18n import _
from wego_desktop.services.badge_choice import BadgePersonRow
from wego_desktop.services.badge_notes import FitLine
from wego_desktop.ui.pages.badges import people_model as columns
from wego_desktop.ui.pages.badges.people_model import BadgePeopleModel
from wego_desktop.ui.widgets.button import Button
from wego_desktop.ui.widgets.delegates import CategoryDelegate, PersonDelegate, PillDelegate, TextDelegate
from wego_desktop.ui.widgets.labels import Line
from wego_desktop.ui.widgets.notices import EmptyState
from wego_desktop.ui.widgets.switch import SegmentedSwitch
from wego_desktop.ui.widgets.table import DataTable

_WIDTHS = {columns.CATEGORY: 80, columns.ORGANISATION: 180, columns.BADGE: 124, columns.TEXT: 120}
_WIDE_PX = 780
"""Below this width the organisation is left out; it stands on the badge at the right."""


class PeoplePane(QWidget):
    """`person_shown(registration_id, place, count)`: the current row, the first is 1; `ticks_changed()`."""

    person_shown = Signal(str, int, int)
    ticks_changed = Signal()

    def __init__(self, zone: str, begin_buttons: list[Button], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._rows: Sequence[BadgePersonRow] = ()
        self._fits: Mapping[str, FitLine] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._make_bar())
        column.addWidget(Line("h", self))
        self.notices = NoticeArea(self)
        column.addWidget(self.notices)
        self._stack = QStackedWidget(self)
        self.table = self._make_table(zone)
        self._begin_buttons = begin_buttons
        self.empty = EmptyState("id-card", "", "", begin_buttons, self._stack)
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.empty)
        column.addWidget(self._stack, 1)

    def _make_bar(self) -> QWidget:
        bar = QWidget(self)
        bar.setFixedHeight(52)
        line = QHBoxLayout(bar)
        line.setContentsMargins(16, 0, 16, 0)
        self.filter = SegmentedSwitch([("all", _("All"))], bar, name=_("Show"))
        self.filter.setObjectName("fit_filter")
        self.filter.changed.connect(lambda _key: self._show())
        line.addWidget(self.filter)
        line.addStretch(1)
        return bar

    def _make_table(self, zone: str) -> DataTable:
        self.model = BadgePeopleModel(zone, self)
        table = DataTable(self._stack)
        table.setObjectName("badge_people")
        table.setAccessibleName(_("People who get a badge"))
        table.setModel(self.model)
        table.setItemDelegateForColumn(columns.NAME, PersonDelegate(table))
        table.setItemDelegateForColumn(columns.CATEGORY, CategoryDelegate(table))
        table.setItemDelegateForColumn(columns.ORGANISATION, TextDelegate(table, middle=True))
        table.setItemDelegateForColumn(columns.BADGE, PillDelegate(table))
        table.setItemDelegateForColumn(columns.TEXT, PillDelegate(table))
        header = table.horizontalHeader()
        header.setStretchLastSection(False)
        for column, width in _WIDTHS.items():
            table.setColumnWidth(column, width)
        header.setSectionResizeMode(columns.NAME, QHeaderView.ResizeMode.Stretch)
        table.current_row_changed.connect(self._tell_row)
        table.ticks_changed.connect(lambda _ids: self.ticks_changed.emit())
        table.letters_typed.connect(self._jump)
        return table

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.table.setColumnHidden(columns.ORGANISATION, self.width() < _WIDE_PX)

    # What is shown

    def show_people(self, rows: Sequence[BadgePersonRow], stay_at: str) -> None:
        """Show these people; the one with the registration `stay_at` stays the current one."""
        self._rows = rows
        chosen = {row.registration_id for row in rows}
        self.table.set_ticked(key for key in self.table.ticked_ids if key in chosen)
        self._show(stay_at)

    def show_fits(self, fits: Mapping[str, FitLine], stay_at: str) -> None:
        """Show whose texts gave way, by registration."""
        self._fits = fits
        self.model.set_fits(fits)
        self._show(stay_at)

    def set_empty(self, title: str, text: str, *, can_begin: bool) -> None:
        """What stands in place of the table when nobody is listed, with or without ways to begin."""
        self.empty.set_texts(title, text)
        for button in self._begin_buttons:
            button.setVisible(can_begin)

    def _show(self, stay_at: str = "") -> None:
        self._offer_filters()
        ticked = self.table.ticked_ids
        shown = [row for row in self._rows if self._is_listed(row)]
        stay_at = stay_at or self.current_id
        self.model.set_rows(shown)
        self.table.set_ticked(ticked)
        self._stack.setCurrentWidget(self.table if shown else self.empty)
        if shown:
            self.table.go_to_row(max(0, self.model.row_of(stay_at)))
        else:
            self.person_shown.emit("", 0, 0)

    def _is_listed(self, row: BadgePersonRow) -> bool:
        line = self._fits.get(row.registration_id)
        if self.filter.current == "gave_way":
            return line is not None
        return self.filter.current != "unfit" or (line is not None and line.needs_attention)

    def _offer_filters(self) -> None:
        lines = [self._fits[row.registration_id] for row in self._rows if row.registration_id in self._fits]
        unfit = sum(line.needs_attention for line in lines)
        choices: list[tuple[str, ...]] = [("all", _("All {count}").format(count=len(self._rows)))]
        if lines:
            choices.append(("gave_way", _("To look at {count}").format(count=len(lines))))
        if unfit:
            choices.append(("unfit", _("Does not fit {count}").format(count=unfit)))
        self.filter.set_choices(choices)

    # Moving

    @property
    def current_id(self) -> str:
        """The registration of the current row, or empty."""
        row = self.table.currentIndex().row()
        return self.model.rows[row].registration_id if 0 <= row < self.model.rowCount() else ""

    def show_person(self, registration_id: str) -> None:
        """Make this person's row the current one, when the list has it."""
        row = self.model.row_of(registration_id)
        if row >= 0:
            self.table.go_to_row(row)

    def step(self, by: int) -> None:
        """The next (1) or the previous (-1) person, around the end."""
        count = self.model.rowCount()
        if count:
            self.table.go_to_row((self.table.currentIndex().row() + by) % count)

    def step_to_problem(self, by: int) -> None:
        """The next or the previous person whose texts gave way."""
        rows = self.model.rows
        start = self.table.currentIndex().row()
        for distance in range(1, len(rows) + 1):
            row = (start + by * distance) % len(rows)
            if rows[row].registration_id in self._fits:
                self.table.go_to_row(row)
                return

    def _tell_row(self, row: int) -> None:
        if row >= 0:
            self.person_shown.emit(self.model.rows[row].registration_id, row + 1, self.model.rowCount())

    def _jump(self, text: str) -> None:
        start = self.table.currentIndex().row() + 1
        rows = self.model.rows
        order = [*range(start, len(rows)), *range(start)]
        found = (at for at in order if rows[at].name.casefold().startswith(text.casefold()))
        if (row := next(found, None)) is not None:
            self.table.go_to_row(row)


class NoticeArea(QWidget):
    """Room for banner and progress; takes none while both are hidden."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(16, 8, 16, 8)
        self._column.setSpacing(8)
        self._inside: list[QWidget] = []
        self.hide()

    def add(self, widget: QWidget) -> None:
        """Put a widget in that shows and hides itself."""
        self._column.addWidget(widget)
        self._inside.append(widget)
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.ShowToParent, QEvent.Type.HideToParent):
            self.setVisible(any(not widget.isHidden() for widget in self._inside))
        return super().eventFilter(watched, event)
