"""Organisations as a table: name with flag, city, region, membership, networks, offices, who comes."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from wego_desktop.i18n import N_, _
from wego_desktop.services.export_words import word
from wego_desktop.services.queries.organisations import OrganisationListRow
from wego_desktop.ui.widgets.cells import CellRole, FlagCell, RowState

_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class OrganisationColumn:
    """One column: title, width in px, the text of a row, and what it is sorted by."""

    title: str
    width: int
    text: Callable[[OrganisationListRow], str]
    order: Callable[[OrganisationListRow], object]
    is_number: bool = False


def _number(value: int | None) -> str:
    return str(value) if value else ""


def _folded(text: Callable[[OrganisationListRow], str]) -> Callable[[OrganisationListRow], object]:
    return lambda row: (text(row) == "", text(row).casefold())


def _column(title: str, width: int, text: Callable[[OrganisationListRow], str]) -> OrganisationColumn:
    return OrganisationColumn(title, width, text, _folded(text))


def _offices(row: OrganisationListRow) -> str:
    return ", ".join(word(kind) for kind in row.offices)


COLUMNS = (
    _column(N_("Organisation"), 276, lambda row: row.name),
    _column(N_("City"), 126, lambda row: row.city),
    _column(N_("Region"), 120, lambda row: row.main_region),
    _column(N_("Membership"), 130, lambda row: row.membership),
    OrganisationColumn(
        N_("Fees through"),
        100,
        lambda row: _number(row.fees_paid_through),
        lambda row: row.fees_paid_through or 0,
        True,
    ),
    _column(N_("Networks"), 110, lambda row: ", ".join(row.networks)),
    _column(N_("Offices"), 170, _offices),
    OrganisationColumn(N_("Coming"), 76, lambda row: _number(row.coming), lambda row: -row.coming, True),
    OrganisationColumn(N_("Arrived"), 76, lambda row: _number(row.arrived), lambda row: -row.arrived, True),
)


class OrganisationModel(QAbstractTableModel):
    """Rows in the order chosen by `sort`; suspended members stand grey."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[OrganisationListRow] = []
        self._sorted_by: tuple[int, Qt.SortOrder] = (0, Qt.SortOrder.AscendingOrder)

    def set_rows(self, rows: list[OrganisationListRow]) -> None:
        """Show other rows, sorted as before."""
        self.beginResetModel()
        self._rows = list(rows)
        self._order()
        self.endResetModel()

    def row(self, place: int) -> OrganisationListRow | None:
        """The organisation of a row."""
        return self._rows[place] if 0 <= place < len(self._rows) else None

    def place_of(self, organisation_id: str) -> int:
        """Where an organisation stands; -1 when it is not shown."""
        return next((at for at, row in enumerate(self._rows) if row.id == organisation_id), -1)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; equal rows keep the order of names."""
        self.layoutAboutToBeChanged.emit()
        self._sorted_by = column, order
        self._order()
        self.layoutChanged.emit()

    def _order(self) -> None:
        column, order = self._sorted_by
        self._rows.sort(key=COLUMNS[0].order)  # type: ignore[arg-type]
        is_down = order == Qt.SortOrder.DescendingOrder
        self._rows.sort(key=COLUMNS[column].order, reverse=is_down)  # type: ignore[arg-type]

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return _(COLUMNS[section].title)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(section)
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], COLUMNS[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.text(row)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(index.column())
        if role == CellRole.ROW_STATE:
            return RowState.MUTED if row.is_suspended else RowState.NORMAL
        names = (row.name, row.native_name, *row.aliases)
        first = {
            int(CellRole.ROW_ID): row.id,
            int(CellRole.VALUE): FlagCell(row.country or "", row.name),
            int(Qt.ItemDataRole.ToolTipRole): "\n".join(name for name in names if name),
        }
        return first.get(int(role)) if index.column() == 0 else None


def _alignment(column: int) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if COLUMNS[column].is_number else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
