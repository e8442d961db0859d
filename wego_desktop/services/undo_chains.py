"""Which entries of the journal stand, and whether somebody changed rows of an entry after it.

Each undo or redo reverts the entry before it in a chain that begins with the entry of some work; each turns
the work's effect off or on again.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from wego_desktop.db.journal import RowChange
from wego_desktop.db.models import JournalChange, JournalEntry

_CHUNK = 400


@dataclass(frozen=True, slots=True)
class LaterChange:
    """A row that the entry `by_id` changed later."""

    table: str
    row_id: str
    by_id: str


class Chains:
    """All undos and redos of the journal, read once."""

    def __init__(self, session: Session) -> None:
        statement = select(JournalEntry.id, JournalEntry.seq, JournalEntry.reverts_id)
        self._base: dict[str, str] = {}
        self._turns: dict[str, list[int]] = defaultdict(list)
        self._undone: set[str] = set()
        found = session.execute(
            statement.where(JournalEntry.reverts_id.is_not(None)).order_by(JournalEntry.seq)
        )
        links = [(entry_id, seq, reverts_id or "") for entry_id, seq, reverts_id in found]
        for entry_id, seq, reverts_id in links:
            base = self.base(reverts_id)
            self._base[entry_id] = base
            self._turns[base].append(seq)
        # The newest first: whether an undo stands is known before the entry that it reverts is looked at.
        for entry_id, _, reverts_id in reversed(links):
            if entry_id not in self._undone:
                self._undone.add(reverts_id)

    def is_undone(self, entry_id: str) -> bool:
        """Whether an undo of this entry stands, that is, was not itself taken back."""
        return entry_id in self._undone

    def base(self, entry_id: str) -> str:
        """The entry of the work that this undo or redo turns off or on; the entry itself when it is none."""
        return self._base.get(entry_id, entry_id)

    def is_turned_since(self, base_id: str, base_seq: int, seq: int) -> bool:
        """Whether the work has an effect now and had none behind entry number `seq`, or the reverse."""
        turns = [base_seq, *self._turns.get(base_id, ())]
        return len([turn for turn in turns if turn > seq]) % 2 == 1


def later_change(
    session: Session, chains: Chains, entry: JournalEntry, changes: Sequence[RowChange]
) -> LaterChange | None:
    """The first row of `changes` that other work has changed since `entry`, in a column that it changed.

    Work that came later and was undone again does not count, whatever the order in which that happened.
    """
    columns: dict[tuple[str, str], set[str] | None] = {}
    for change in changes:
        key = (change.table, change.row_id)
        known = columns.get(key, set())
        if known is None or change.kind != "update":
            columns[key] = None
        else:
            columns[key] = known | set(change.after or ())
    own = chains.base(entry.id)
    for line, seq in _later_lines(session, entry.seq, columns):
        touched = columns[line.table_name, line.row_id]
        is_other = touched is not None and line.kind == "update" and touched.isdisjoint(line.after or ())
        base = chains.base(line.entry_id)
        if is_other or base == own:
            continue
        base_seq = seq if base == line.entry_id else _seq(session, base)
        if chains.is_turned_since(base, base_seq, entry.seq):
            return LaterChange(line.table_name, line.row_id, line.entry_id)
    return None


def _later_lines(
    session: Session, seq: int, keys: dict[tuple[str, str], set[str] | None]
) -> Iterator[tuple[JournalChange, int]]:
    by_table: dict[str, list[str]] = defaultdict(list)
    for table, row_id in keys:
        by_table[table].append(row_id)
    for table, ids in by_table.items():
        for start in range(0, len(ids), _CHUNK):
            statement = (
                select(JournalChange, JournalEntry.seq)
                .join(JournalEntry, JournalEntry.id == JournalChange.entry_id)
                .where(JournalChange.table_name == table)
                .where(JournalChange.row_id.in_(ids[start : start + _CHUNK]), JournalEntry.seq > seq)
                .order_by(JournalEntry.seq.desc())
            )
            yield from ((line, later) for line, later in session.execute(statement))


def _seq(session: Session, entry_id: str) -> int:
    return session.scalars(select(JournalEntry.seq).where(JournalEntry.id == entry_id)).one()
