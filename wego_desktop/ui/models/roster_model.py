"""The roster of a network's meeting, and its member list, as tables."""

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from wego_desktop.domain.countries import country_name
from wego_desktop.i18n import _
from wego_desktop.services.export_words import word
from wego_desktop.services.queries.networks import MemberRow
from wego_desktop.services.queries.rosters import RosterRow
from wego_desktop.ui.widgets.cells import CellRole, FlagCell, RowState
from wego_desktop.ui.widgets.marks import Mark
from wego_desktop.ui.widgets.statuses import status_mark

_Index = QModelIndex | QPersistentModelIndex


class RosterModel(QAbstractTableModel):
    """City, representative, attendance; observers stand last and grey."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[RosterRow, ...] = ()

    def set_rows(self, rows: tuple[RosterRow, ...]) -> None:
        """Show other rows; the same organisations in the same order only change in place."""
        same = [row.organisation_id for row in rows] == [row.organisation_id for row in self._rows]
        if same and rows:
            self._rows = rows
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, 2))
            return
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def row(self, place: int) -> RosterRow | None:
        """The organisation of a row."""
        return self._rows[place] if 0 <= place < len(self._rows) else None

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else 3

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return (_("City"), _("Representative"), _("Attendance"))[section]
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == CellRole.ROW_ID:
            return row.organisation_id
        if role == CellRole.ROW_STATE:
            return RowState.NORMAL if row.is_counted else RowState.MUTED
        answers = {
            int(Qt.ItemDataRole.DisplayRole): (row.place, _representative(row), roster_mark(row).text),
            int(CellRole.VALUE): (FlagCell(row.country, row.place), None, roster_mark(row)),
            int(Qt.ItemDataRole.ToolTipRole): (row.name, row.representative_native or None, None),
        }
        cells = answers.get(int(role))
        return cells[index.column()] if cells else None


def roster_mark(row: RosterRow) -> Mark:
    """How an organisation stands in the meeting."""
    return status_mark(row.state.value)


def _representative(row: RosterRow) -> str:
    if row.delegates > 1:
        return f"{row.representative} +{row.delegates - 1}"
    return row.representative


class MemberModel(QAbstractTableModel):
    """City, organisation, country, role, since, until; past members stand last and grey."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[MemberRow, ...] = ()

    def set_rows(self, rows: tuple[MemberRow, ...]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def row(self, place: int) -> MemberRow | None:
        """The membership of a row."""
        return self._rows[place] if 0 <= place < len(self._rows) else None

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else 6

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return (_("City"), _("Organisation"), _("Country"), _("Role"), _("Since"), _("Until"))[section]
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == CellRole.ROW_ID:
            return row.id
        if role == CellRole.ROW_STATE:
            return RowState.NORMAL if row.is_current else RowState.MUTED
        if role == CellRole.VALUE and index.column() == 0:
            return FlagCell(row.country, row.place)
        if role == Qt.ItemDataRole.DisplayRole:
            days = [f"{day.day} {day:%b %Y}" if day else "" for day in (row.from_on, row.to_on)]
            country = country_name(row.country) if row.country else ""
            return (row.place, row.name, country, word(row.role), *days)[index.column()]
        return None
