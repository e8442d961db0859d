"""Two records side by side as a table model, with the value that is taken of each field."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from wego_desktop.i18n import _
from wego_desktop.services.merge_service import Comparison, Side
from wego_desktop.ui.operations.duplicates import Answer
from wego_desktop.ui.widgets.cells import CellRole

_Index = QModelIndex | QPersistentModelIndex
FIELD, FIRST, SECOND = range(3)
RECORD = "record"


@dataclass(frozen=True, slots=True)
class CompareLine:
    """One line: a field with both values, or a heading (without a key) over those of an event."""

    key: str
    label: str
    first: str = ""
    second: str = ""
    side: Side = Side.SURVIVOR
    differs: bool = False

    @property
    def is_heading(self) -> bool:
        """Whether it has no values."""
        return not self.key

    def text(self, side: Side) -> str:
        """The value of one record; the first one is offered as the survivor."""
        return self.first if side is Side.SURVIVOR else self.second


def lines_of(comparison: Comparison) -> list[CompareLine]:
    """The lines of a comparison; fields that both leave empty are not shown."""
    lines = [_record_line(comparison)]
    event_code = ""
    for row in comparison.fields:
        if not row.survivor and not row.merged:
            continue
        if row.event_code != event_code:
            event_code = row.event_code
            shared = next(each for each in comparison.shared if each.event_code == event_code)
            lines.append(CompareLine("", _("At {event}").format(event=shared.event_name)))
        lines.append(CompareLine(row.key, _(row.label), row.survivor, row.merged, row.side, row.differs))
    return lines


def _record_line(comparison: Comparison) -> CompareLine:
    texts = []
    for card in (comparison.survivor, comparison.merged):
        numbers = ", ".join(registration.number for registration in card.registrations)
        texts.append(numbers or _("no registration"))
    return CompareLine(RECORD, _("Record that stays"), texts[0], texts[1], Side.SURVIVOR, differs=True)


class CompareModel(QAbstractTableModel):
    """The lines of one comparison and what was chosen in them."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._comparison: Comparison | None = None
        self._lines: list[CompareLine] = []
        self._sides: list[Side] = []

    def set_comparison(self, comparison: Comparison | None) -> None:
        """Show two other records with the values that are taken by default."""
        self.beginResetModel()
        self._comparison = comparison
        self._lines = lines_of(comparison) if comparison is not None else []
        self._sides = [line.side for line in self._lines]
        self.endResetModel()

    @property
    def comparison(self) -> Comparison | None:
        """What is shown."""
        return self._comparison

    @property
    def lines(self) -> Sequence[CompareLine]:
        """All lines."""
        return self._lines

    def side(self, row: int) -> Side:
        """Whose value is taken in a row."""
        return self._sides[row]

    def choose(self, row: int, side: Side) -> None:
        """Take the value of one record; nothing happens where there is no choice."""
        if 0 <= row < len(self._lines) and self._lines[row].differs:
            self._sides[row] = side
            self.dataChanged.emit(self.index(row, FIELD), self.index(row, SECOND))
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, FIRST, SECOND)

    def choose_all(self, side: Side) -> None:
        """Take every value of one record."""
        for row in range(len(self._lines)):
            self.choose(row, side)

    @property
    def surviving(self) -> Side:
        """Which record goes on."""
        return self._sides[0] if self._sides else Side.SURVIVOR

    def answer(self) -> Answer | None:
        """What to merge, as chosen."""
        if self._comparison is None:
            return None
        first, second = self._comparison.survivor.person_id, self._comparison.merged.person_id
        is_turned = self.surviving is Side.MERGED
        take = {
            line.key: _turned(side) if is_turned else side
            for line, side in zip(self._lines, self._sides, strict=True)
            if line.differs and line.key != RECORD
        }
        return Answer(second, first, take) if is_turned else Answer(first, second, take)

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else 3

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        if section == FIELD:
            return _("Field")
        is_kept = (section == FIRST) == (self.surviving is Side.SURVIVOR)
        return _("This record stays") if is_kept else _("Is merged into it")

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        text = (line.label, line.first, line.second)[index.column()]
        if role == CellRole.VALUE:
            return line
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            is_taken = line.differs and index.column() == column_of(self._sides[index.row()])
            return _("{value}, taken").format(value=text) if is_taken else text
        return None


def _turned(side: Side) -> Side:
    return Side.MERGED if side is Side.SURVIVOR else Side.SURVIVOR


def column_of(side: Side) -> int:
    """The column of a record."""
    return FIRST if side is Side.SURVIVOR else SECOND


def side_of(column: int) -> Side:
    """The record of a column."""
    return Side.SURVIVOR if column == FIRST else Side.MERGED
