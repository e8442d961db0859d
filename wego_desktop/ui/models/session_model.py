"""The sessions of a programme as a table: day, times, title, type, room, event, people, seats."""

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from wego_desktop.domain.local_time import local
from wego_desktop.i18n import _
from wego_desktop.services.queries.programme import Board, SessionRow
from wego_desktop.ui.pages.programme.block_painter import seats_text, span_text
from wego_desktop.ui.pages.programme.session_looks import session_look
from wego_desktop.ui.widgets.cells import CellRole
from wego_desktop.ui.widgets.marks import Mark, Tone

_Index = QModelIndex | QPersistentModelIndex
DAY, TIME, TITLE, KIND, ROOM, EVENT, PEOPLE, SEATS = range(8)
COLUMNS = 8


class SessionModel(QAbstractTableModel):
    """All shown sessions of a board in order of time; clashing ones carry a red mark behind the title."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._board: Board | None = None
        self._rows: tuple[SessionRow, ...] = ()
        self._clashing: frozenset[str] = frozenset()

    def set_board(self, board: Board) -> None:
        """Show another state of the programme."""
        self.beginResetModel()
        self._board, self._rows = board, board.shown
        self._clashing = frozenset(key for conflict in board.conflicts for key in conflict.session_ids)
        self.endResetModel()

    def row_of(self, session_id: str) -> int:
        """The row of a session, or -1."""
        return next((at for at, row in enumerate(self._rows) if row.id == session_id), -1)

    def session_id(self, row: int) -> str:
        """The session of a row."""
        return self._rows[row].id

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else COLUMNS

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        titles = (
            _("Day"),
            _("Time"),
            _("Title"),
            _("Type"),
            _("Room"),
            _("Event"),
            _("People"),
            _("Seats"),
        )
        return titles[section]

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or self._board is None:
            return None
        row = self._rows[index.row()]
        if role == CellRole.ROW_ID:
            return row.id
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(row, index.column())
        if role == CellRole.VALUE and index.column() == KIND:
            if row.id in self._clashing:
                return Mark(Tone.BAD, "circle-alert", session_look(row).word)
            look = session_look(row)
            icon = "network" if look.icon_name.startswith("network:") else look.icon_name
            return Mark(Tone.NEUTRAL, icon, look.word)
        return None

    def _text(self, row: SessionRow, column: int) -> str:
        assert self._board is not None
        day = local(row.starts_at, self._board.zone)
        texts = {
            DAY: lambda: f"{day:%a} {day.day} {day:%b}",
            TIME: lambda: span_text(row, self._board.zone) if self._board else "",
            TITLE: lambda: row.title,
            KIND: lambda: session_look(row).word,
            ROOM: lambda: row.room_name,
            EVENT: lambda: row.event_code,
            PEOPLE: lambda: ", ".join(head.name for head in row.heads),
            SEATS: lambda: seats_text(row),
        }
        return texts[column]()
