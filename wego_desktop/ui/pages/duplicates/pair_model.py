"""The pairs to decide about as a table model, filtered by how likely they are."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from wego_desktop.domain.likeness_reasons import LikenessLevel
from wego_desktop.i18n import _
from wego_desktop.messages.merging import level_text, reason_text
from wego_desktop.services.duplicate_service import DuplicatePair
from wego_desktop.ui.widgets.cells import CellRole
from wego_desktop.ui.widgets.marks import Mark, Tone

_Index = QModelIndex | QPersistentModelIndex
ALL = "all"
PAIR, SCORE = range(2)
PairKey = tuple[str, str]


def pair_key(pair: DuplicatePair) -> PairKey:
    """What tells a pair apart from every other, whoever is offered as the one that stays."""
    first, second = sorted((pair.first.person_id, pair.second.person_id))
    return first, second


def level_mark(pair: DuplicatePair) -> Mark:
    """How sure the likeness is, with its score."""
    is_likely = pair.level is LikenessLevel.LIKELY
    text = f"{level_text(pair.level)} {pair.score}"
    return Mark(Tone.WARN if is_likely else Tone.NEUTRAL, "copy", text)


def why_text(pair: DuplicatePair) -> str:
    """The reasons in words; what speaks against it stands behind "but"."""
    spoken = [reason_text(reason) for reason in pair.reasons if not reason.is_against]
    against = [reason_text(reason) for reason in pair.reasons if reason.is_against]
    text = ", ".join(spoken)
    if against:
        text = _("{reasons}, but {against}").format(reasons=text, against=", ".join(against))
    return text[:1].upper() + text[1:]


class PairModel(QAbstractTableModel):
    """Pairs in the order given; `set_filter` shows those of one level, skipped ones stay in their place."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: tuple[DuplicatePair, ...] = ()
        self._shown: tuple[DuplicatePair, ...] = ()
        self._filter = ALL
        self._skipped: set[PairKey] = set()

    @property
    def pairs(self) -> Sequence[DuplicatePair]:
        """All pairs, whatever the filter."""
        return self._all

    def set_pairs(self, pairs: Sequence[DuplicatePair]) -> None:
        """Show other pairs under the same filter."""
        self._all = tuple(pairs)
        self._show()

    def set_filter(self, level: str) -> None:
        """Show the pairs of one level, or `ALL`."""
        self._filter = level
        self._show()

    def _show(self) -> None:
        self.beginResetModel()
        self._shown = tuple(pair for pair in self._all if self._filter in {ALL, pair.level.value})
        self.endResetModel()

    def count(self, level: str) -> int:
        """How many pairs have the level."""
        return sum(1 for pair in self._all if level in {ALL, pair.level.value})

    def pair(self, row: int) -> DuplicatePair | None:
        """The pair of a row, or None."""
        return self._shown[row] if 0 <= row < len(self._shown) else None

    def row_of(self, key: PairKey) -> int:
        """The row of a pair, or -1 when it is not shown."""
        return next((row for row, pair in enumerate(self._shown) if pair_key(pair) == key), -1)

    def drop(self, key: PairKey) -> None:
        """Take a pair out that was decided."""
        self._all = tuple(pair for pair in self._all if pair_key(pair) != key)
        self._show()

    def skip(self, row: int) -> None:
        """Leave a pair for later."""
        pair = self.pair(row)
        if pair is not None:
            self._skipped.add(pair_key(pair))
            self.dataChanged.emit(self.index(row, PAIR), self.index(row, SCORE))

    def is_skipped(self, row: int) -> bool:
        """Whether the pair was left for later."""
        pair = self.pair(row)
        return pair is not None and pair_key(pair) in self._skipped

    def next_row(self, row: int, step: int = 1) -> int:
        """The next row behind (or before) this one that was not skipped, round the end; -1 without one."""
        count = len(self._shown)
        for distance in range(1, count + 1):
            place = (row + step * distance) % count
            if not self.is_skipped(place):
                return place
        return -1

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else 2

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return (_("Two records"), _("One person?"))[section]

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        pair = self.pair(index.row())
        if pair is None:
            return None
        is_score = index.column() == SCORE
        if role == CellRole.ROW_ID:
            return pair_key(pair)
        if role == CellRole.VALUE:
            return level_mark(pair) if is_score else pair
        if role == Qt.ItemDataRole.ToolTipRole:
            return None if is_score else why_text(pair)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return level_mark(pair).text if is_score else f"{pair.first.name} · {pair.second.name}"
        return None
