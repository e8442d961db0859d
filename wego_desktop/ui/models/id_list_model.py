"""A table over a list of ids whose rows are fetched in pages as they are shown."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from wego_desktop.ui.widgets.cells import CellRole, RowState

PAGE_ROWS = 50
_MOST_ROWS = 5000
_FEW_LOOKUPS = 3

_Index = QModelIndex | QPersistentModelIndex


class Identified(Protocol):
    """A row that knows its id."""

    @property
    def id(self) -> str:
        """The id that stands in the model's list."""
        ...


R = TypeVar("R", bound=Identified)


@dataclass(frozen=True, slots=True)
class Column(Generic[R]):
    """One column: `text` is what is copied, `value` what the painting delegate reads, if it reads more.

    `sort_key` is what the page orders by when the header is clicked, None when it cannot.
    """

    key: str
    title: str
    text: Callable[[R], str]
    value: Callable[[R], object] | None = None
    width: int = 140
    is_right: bool = False
    sort_key: str | None = None


Fetch = Callable[[Sequence[str], Callable[[Sequence[R]], None]], None]
"""Asks for the rows of some ids; the callback gets those that are still there, on the window's thread."""


class IdListModel(QAbstractTableModel, Generic[R]):
    """Shows 100,000 rows as quickly as 100: a row that is not there yet is a grey bar until its page came.

    `set_ids` gives the list; rows known from before stay and are renewed when they are shown. `fetch` is
    asked for one page of 50 ids at a time. `rows_arrived(ids)` tells which came, `rows_differ(ids)` which
    of them were shown before and are no longer the same.
    """

    rows_arrived = Signal(object)
    rows_differ = Signal(object)

    def __init__(
        self,
        columns: Sequence[Column[R]],
        fetch: Fetch[R],
        state_of: Callable[[R], RowState] = lambda _row: RowState.NORMAL,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._columns = list(columns)
        self._fetch = fetch
        self._state_of = state_of
        self._ids: Sequence[str] = ()
        self._places: dict[str, int] | None = None
        self._lookups = 0
        self._rows: dict[str, R] = {}
        self._asked: set[int] = set()
        self._generation = 0

    # What the page gives and asks

    @property
    def columns(self) -> list[Column[R]]:
        """The columns in their order."""
        return list(self._columns)

    def set_columns(self, columns: Sequence[Column[R]]) -> None:
        """Show other columns; the rows stay."""
        self.beginResetModel()
        self._columns = list(columns)
        self.endResetModel()

    def forget_rows(self) -> None:
        """Fetch every row again when it is shown, because more is wanted of each."""
        self._rows.clear()
        self.renew()

    def set_ids(self, ids: Sequence[str], known: Sequence[R] = ()) -> None:
        """Show these ids, some rows of which are known already; others are fetched when they are shown."""
        self.keep(known)
        if len(ids) == len(self._ids) and list(ids) == list(self._ids):
            self.renew(known)
            return
        self.beginResetModel()
        self._ids = ids
        self._places = None
        self._lookups = 0
        self._forget_pages(known)
        self.endResetModel()

    def renew(self, known: Sequence[R] = ()) -> None:
        """Fetch the rows again as they are shown, because something in them changed."""
        self._forget_pages(known)
        if self._ids:
            self._emit(0, len(self._ids) - 1)

    def _forget_pages(self, known: Sequence[R]) -> None:
        self._generation += 1
        fresh = {row.id for row in known}
        whole = range(0, len(known) // PAGE_ROWS + 1)
        self._asked = {
            page
            for page in whole
            if self._page_ids(page) and all(id_ in fresh for id_ in self._page_ids(page))
        }

    def keep(self, rows: Sequence[R]) -> None:
        """Keep rows that came some other way."""
        if len(self._rows) > _MOST_ROWS:
            self._rows.clear()
            self._asked.clear()
        differ = [row.id for row in rows if row.id in self._rows and self._rows[row.id] != row]
        self._rows.update((row.id, row) for row in rows)
        if differ:
            self.rows_differ.emit(differ)

    def all_ids(self) -> Sequence[str]:
        """All ids in order, without loading a row."""
        return self._ids

    def id_at(self, row: int) -> str | None:
        """The id of a place, or None outside the list."""
        return self._ids[row] if 0 <= row < len(self._ids) else None

    def place_of(self, id_: str) -> int:
        """The place of an id, or -1 when it is not in the list."""
        if self._places is None and self._lookups < _FEW_LOOKUPS:
            # Quicker than to note all places, as long as few are asked for.
            self._lookups += 1
            return self._ids.index(id_) if id_ in self._ids else -1
        if self._places is None:
            self._places = {each: place for place, each in enumerate(self._ids)}
        return self._places.get(id_, -1)

    def row_at(self, row: int) -> R | None:
        """The row of a place when it was fetched; asks for it otherwise."""
        id_ = self.id_at(row)
        if id_ is None:
            return None
        self._ask(row // PAGE_ROWS)
        return self._rows.get(id_)

    # Fetching

    def _page_ids(self, page: int) -> Sequence[str]:
        return self._ids[page * PAGE_ROWS : (page + 1) * PAGE_ROWS]

    def _ask(self, page: int) -> None:
        if page in self._asked:
            return
        self._asked.add(page)
        generation = self._generation
        self._fetch(self._page_ids(page), lambda rows: self._take(page, generation, rows))

    def _take(self, page: int, generation: int, rows: Sequence[R]) -> None:
        self.keep(rows)
        if generation != self._generation:
            return
        first = page * PAGE_ROWS
        self._emit(first, min(first + PAGE_ROWS, len(self._ids)) - 1)
        self.rows_arrived.emit([row.id for row in rows])

    def _emit(self, first: int, last: int) -> None:
        if 0 <= first <= last:
            self.dataChanged.emit(self.index(first, 0), self.index(last, len(self._columns) - 1))

    # The model

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self._columns)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or not index.row() < len(self._ids):
            return None
        if role == CellRole.ROW_ID:
            return self._ids[index.row()]
        column = self._columns[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole and column.is_right:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return self._cell(index.row(), column, role) if role in _ROW_ROLES else None

    def _cell(self, place: int, column: Column[R], role: int) -> Any:
        row = self.row_at(place)
        if row is None:
            return RowState.LOADING if role == CellRole.ROW_STATE else None
        if role == CellRole.ROW_STATE:
            return self._state_of(row)
        if role == CellRole.VALUE:
            return column.value(row) if column.value is not None else None
        return column.text(row)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self._columns):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._columns[section].title
        if role == Qt.ItemDataRole.TextAlignmentRole and self._columns[section].is_right:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None


_ROW_ROLES = frozenset(
    {
        int(Qt.ItemDataRole.DisplayRole),
        int(Qt.ItemDataRole.ToolTipRole),
        int(Qt.ItemDataRole.AccessibleTextRole),
        int(CellRole.VALUE),
        int(CellRole.ROW_STATE),
    }
)
