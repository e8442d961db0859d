"""The table of people who get a badge."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from wego_desktop.domain.local_time import local
from wego_desktop.i18n import N_, _
from wego_desktop.services.badge_choice import BadgePersonRow
from wego_desktop.services.badge_notes import FitKind, FitLine
from wego_desktop.ui.widgets.cells import CategoryCell, CellRole, PersonCell
from wego_desktop.ui.widgets.marks import Mark, Tone

NAME, CATEGORY, ORGANISATION, BADGE, TEXT = range(5)
_TITLES = (N_("Name"), N_("Category"), N_("Organisation"), N_("Badge"), N_("Text"))
_KIND_MARKS = {
    FitKind.WRAPPED: (Tone.NEUTRAL, "minus", N_("Wrapped")),
    FitKind.SHRUNK: (Tone.WARN, "minus", N_("Shrunk")),
    FitKind.OVERFLOWED: (Tone.BAD, "circle-alert", N_("Does not fit")),
    FitKind.MISSING: (Tone.BAD, "circle-alert", N_("No letters")),
}
_Index = QModelIndex | QPersistentModelIndex


def fit_mark(line: FitLine | None) -> Mark | None:
    """How a badge's texts are shown; None while all stand at full size."""
    if line is None:
        return None
    tone, icon_name, text = _KIND_MARKS[line.kind]
    return Mark(tone, icon_name, _(text))


def badge_mark(row: BadgePersonRow, zone: str) -> Mark:
    """Whether the badge was printed, and when."""
    if row.printed_at is None:
        return Mark(Tone.OUTLINE, "circle-dashed", _("Not printed"))
    return Mark(Tone.OK, "printer-check", f"{local(row.printed_at, zone):%d %b %H:%M}")


class BadgePeopleModel(QAbstractTableModel):
    """People in the order of printing; what fitting did comes later by `set_fits`."""

    def __init__(self, zone: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._zone = zone
        self._rows: list[BadgePersonRow] = []
        self._fits: Mapping[str, FitLine] = {}

    @property
    def rows(self) -> Sequence[BadgePersonRow]:
        """The people in their order."""
        return self._rows

    def set_rows(self, rows: Sequence[BadgePersonRow]) -> None:
        """Show these people."""
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def set_fits(self, fits: Mapping[str, FitLine]) -> None:
        """Show whose texts gave way."""
        self._fits = fits
        if self._rows:
            last = self.index(len(self._rows) - 1, len(_TITLES) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def row_of(self, registration_id: str) -> int:
        """The person's row, or -1."""
        places = (at for at, row in enumerate(self._rows) if row.registration_id == registration_id)
        return next(places, -1)

    def all_ids(self) -> list[str]:
        """The registrations of all rows."""
        return [row.registration_id for row in self._rows]

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(_TITLES)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _(_TITLES[section])
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == CellRole.ROW_ID:
            return row.registration_id
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(row, index.column())
        if role == CellRole.VALUE:
            return self._value(row, index.column())
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tip(row, index.column())
        return None

    def _tip(self, row: BadgePersonRow, column: int) -> str | None:
        line = self._fits.get(row.registration_id)
        return {CATEGORY: row.category, TEXT: line.text if line else None}.get(column)

    def _text(self, row: BadgePersonRow, column: int) -> str:
        match column:
            case 0:
                return row.name
            case 1:
                return row.category
            case 2:
                return row.organisation
            case 3:
                return badge_mark(row, self._zone).text
            case _:
                mark = fit_mark(self._fits.get(row.registration_id))
                return mark.text if mark else ""

    def _value(self, row: BadgePersonRow, column: int) -> object:
        match column:
            case 0:
                return PersonCell(row.name)
            case 1:
                return CategoryCell(row.category_letter, row.category_shape, row.category_colour)
            case 3:
                return badge_mark(row, self._zone)
            case 4:
                return fit_mark(self._fits.get(row.registration_id))
            case _:
                return None
