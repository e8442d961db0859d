"""Who is in the room now: everybody scanned in, the newest first, guests and observers told apart."""

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from wego_desktop.domain.enums import NetworkRole
from wego_desktop.domain.local_time import local
from wego_desktop.i18n import _
from wego_desktop.services.export_words import word
from wego_desktop.services.queries.rosters import InRoomRow
from wego_desktop.ui.widgets.cells import CategoryCell, CellRole, FlagCell, PersonCell
from wego_desktop.ui.widgets.marks import Mark, Tone

_Index = QModelIndex | QPersistentModelIndex
NAME, PLACE, CATEGORY, PART, SINCE = range(5)


class RoomListModel(QAbstractTableModel):
    """Name, organisation, category, part in the network, since when."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[InRoomRow, ...] = ()
        self._zone = "UTC"

    def set_rows(self, rows: tuple[InRoomRow, ...], zone: str) -> None:
        """Show other people; times in `zone`."""
        if rows == self._rows and zone == self._zone:
            return
        self.beginResetModel()
        self._rows, self._zone = rows, zone
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else 5

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return (_("Name"), _("City"), _("Category"), _("Part"), _("Since"))[section]
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == CellRole.ROW_ID:
            return row.registration_id
        if role == CellRole.VALUE:
            return (
                PersonCell(row.name, row.native_name),
                FlagCell(row.country, row.place),
                CategoryCell(row.category, row.category_shape, row.category_colour),
                part_mark(row),
                None,
            )[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            since = f"{local(row.entered_at, self._zone):%H:%M}"
            return (row.name, row.place, row.category, part_mark(row).text, since)[index.column()]
        is_place = role == Qt.ItemDataRole.ToolTipRole and index.column() == PLACE
        return row.organisation if is_place else None


def part_mark(row: InRoomRow) -> Mark:
    """The part in the network of somebody in the room."""
    if row.role is None:
        return Mark(Tone.OUTLINE, "user", _("Guest"))
    has_office = row.role in (NetworkRole.CHAIR, NetworkRole.VICE_CHAIR)
    icon_name = "gavel" if has_office else "info" if row.role is NetworkRole.OBSERVER else "check"
    return Mark(Tone.INFO if has_office else Tone.NEUTRAL, icon_name, word(row.role))
