"""The rows of a preview as a table model: a list of places, filtered, with one row opened below itself."""

from collections.abc import Mapping

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from wego_desktop.i18n import _
from wego_desktop.services.import_service import Decision, ImportField, ImportPreview, RowAction, RowPlan
from wego_desktop.services.queries.events import CategoryRow
from wego_desktop.ui.pages.imports.row_looks import (
    Piece,
    WrongCell,
    cell_text,
    decided,
    mark_of,
    pieces_of,
    wrong_reason,
    wrong_text,
)
from wego_desktop.ui.widgets.cells import CategoryCell, CellRole, FlagCell, RowState

_Index = QModelIndex | QPersistentModelIndex
ROW, VERDICT, NAME, CITY, CATEGORY, WHAT = range(6)
ALL = "all"
LEFT_OUT = "left_out"
_NO_PARENT = QModelIndex()
_QUIET = frozenset({RowAction.KEEP, RowAction.SKIP, RowAction.LEAVE_OUT})


class ImportRowModel(QAbstractTableModel):
    """Rows by place in the preview; `cell_edited(row_number, column, text)` tells of a corrected cell.

    The row below an opened one holds the comparison, which the view puts there as a widget.
    """

    cell_edited = Signal(int, int, str)

    def __init__(self) -> None:
        super().__init__()
        self._preview: ImportPreview | None = None
        self._rows: list[RowPlan] = []
        self._categories: Mapping[str, CategoryRow] = {}
        self._visible: list[int] = []
        self._filter = ALL
        self._waiting: dict[int, int] = {}
        self._opened: int | None = None

    # Content

    def set_preview(
        self,
        preview: ImportPreview,
        categories: Mapping[str, CategoryRow],
        decisions: Mapping[int, Decision],
    ) -> None:
        """Show the rows of a preview."""
        self.beginResetModel()
        self._preview = preview
        self._categories = categories
        self._rows = [decided(row, decisions.get(row.row_number)) for row in preview.rows]
        self._opened = None
        self._count_waiting()
        self._sift()
        self.endResetModel()

    def show_decision(self, row_number: int, decision: Decision) -> None:
        """Show an answer at once, before the service has looked again; the row stays where it is."""
        place = next(place for place, row in enumerate(self._rows) if row.row_number == row_number)
        self._rows[place] = decided(self._rows[place], decision)
        self._count_waiting()
        if self._visible:
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, WHAT))

    def set_filter(self, key: str) -> None:
        """Show the rows of one verdict, or `ALL`."""
        self.beginResetModel()
        self._filter = key
        self._opened = None
        self._sift()
        self.endResetModel()

    def _sift(self) -> None:
        key = self._filter
        self._visible = [place for place, row in enumerate(self._rows) if key in {ALL, _key_of(row)}]

    def _count_waiting(self) -> None:
        waiting = (row.row_number for row in self._rows if row.action is RowAction.WAIT)
        self._waiting = {number: at for at, number in enumerate(waiting, start=1)}

    @property
    def rows(self) -> list[RowPlan]:
        """All rows, whatever the filter shows."""
        return self._rows

    # The opened row

    @property
    def opened(self) -> int | None:
        """The table row that is opened; the comparison stands in the one below it."""
        return self._opened

    def open_row(self, row: int | None) -> None:
        """Open a table row (as `rowCount` counts while nothing is opened), or close the opened one."""
        if self._opened is not None:
            self.beginRemoveRows(_NO_PARENT, self._opened + 1, self._opened + 1)
            self._opened = None
            self.endRemoveRows()
        if row is not None:
            self.beginInsertRows(_NO_PARENT, row + 1, row + 1)
            self._opened = row
            self.endInsertRows()

    def is_detail(self, row: int) -> bool:
        """Whether the table row is the comparison below an opened one."""
        return self._opened is not None and row == self._opened + 1

    def _place(self, row: int) -> int:
        return self._visible[row - 1 if self._opened is not None and row > self._opened else row]

    def plan_at(self, row: int) -> RowPlan:
        """The plan of a table row."""
        return self._rows[self._place(row)]

    def row_of_number(self, row_number: int) -> int | None:
        """The table row that shows the file's row, or None when the filter hides it."""
        for at, place in enumerate(self._visible):
            if self._rows[place].row_number == row_number:
                return at + (self._opened is not None and at > self._opened)
        return None

    def next_open(self, row: int, *, forward: bool = True) -> int | None:
        """The next table row that waits for an answer or a correction, going round; None without one."""
        count = self.rowCount()
        for step in range(1, count + 1):
            at = (row + (step if forward else -step)) % count
            if not self.is_detail(at) and self.plan_at(at).is_open:
                return at
        return None

    # Qt

    def rowCount(self, parent: _Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._visible) + (self._opened is not None)

    def columnCount(self, parent: _Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else WHAT + 1

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is Qt.Orientation.Vertical:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            titles = (_("Row"), _("Verdict"), _("Name"), _("City"), _("Category"), _("What happens"))
            return titles[section]
        if role == Qt.ItemDataRole.TextAlignmentRole and section == ROW:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        if self.is_detail(index.row()):
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if index.column() == WHAT and wrong_reason(self.plan_at(index.row())) is not None:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or self.is_detail(index.row()) or self._preview is None:
            return None
        row, column = self.plan_at(index.row()), index.column()
        match role:
            case CellRole.ROW_ID:
                return row.row_number
            case CellRole.VALUE:
                return self._value(row, column)
            case CellRole.ROW_STATE:
                return RowState.MUTED if row.action in _QUIET else RowState.NORMAL
            case Qt.ItemDataRole.DisplayRole:
                return self._text(row, column)
        return self._extra(row, column, role)

    def _extra(self, row: RowPlan, column: int, role: int) -> object:
        """What only some columns have: the text to correct, the whole sentence, figures at the right."""
        assert self._preview is not None
        reason = wrong_reason(row)
        if column == WHAT and role == Qt.ItemDataRole.ToolTipRole:
            return self._text(row, WHAT)
        if column == WHAT and role == Qt.ItemDataRole.EditRole and reason and reason.column is not None:
            return cell_text(self._preview, row, reason.column)
        if column == ROW and role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return None

    def setData(self, index: _Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        reason = wrong_reason(self.plan_at(index.row()))
        if role != Qt.ItemDataRole.EditRole or reason is None or reason.column is None:
            return False
        self.cell_edited.emit(self.plan_at(index.row()).row_number, reason.column, str(value))
        return True

    def _value(self, row: RowPlan, column: int) -> object:
        assert self._preview is not None
        if column == VERDICT:
            return mark_of(row)
        if column == CITY:
            wrong = wrong_text(self._preview, row, ImportField.COUNTRY)
            if wrong:
                return WrongCell(wrong)
            return FlagCell(row.facts.get(ImportField.COUNTRY, ""), self._text(row, CITY))
        if column == CATEGORY:
            wrong = wrong_text(self._preview, row, ImportField.CATEGORY)
            found = self._categories.get(row.facts.get(ImportField.CATEGORY, ""))
            if wrong:
                return WrongCell(wrong)
            return CategoryCell(found.name, found.shape, found.colour) if found else None
        return pieces_of(row, self._waiting) if column == WHAT else None

    def _text(self, row: RowPlan, column: int) -> str:
        if column == ROW:
            return str(row.row_number)
        if column == VERDICT:
            return mark_of(row).text
        if column == NAME:
            return row.name
        if column == CITY:
            return row.facts.get(ImportField.CITY, "") or row.facts.get(ImportField.ORGANISATION, "")
        if column == CATEGORY:
            return row.facts.get(ImportField.CATEGORY, "")
        pieces: tuple[Piece, ...] = pieces_of(row, self._waiting)
        return " ".join(piece.text for piece in pieces)


def _key_of(row: RowPlan) -> str:
    """The filter that shows the row besides the one that shows all."""
    return LEFT_OUT if row.action is RowAction.LEAVE_OUT else row.verdict.value
